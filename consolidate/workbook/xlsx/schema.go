package xlsx

// What may stand where (ECMA-376 part 1, annex A). Excel refuses a workbook with
// anything else, and so a misspelt element or attribute must not be passed over:
// <sheetDatb> would be a sheet without cells, localSheetld a name of the whole
// workbook.

func worksheetHolds(name []byte) bool {
	switch string(name) {
	case "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
		"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
		"customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
		"printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
		"cellWatches", "ignoredErrors", "smartTags", "drawing", "drawingHF", "legacyDrawing", "legacyDrawingHF",
		"picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst":
		return true
	}
	return false
}

func workbookHolds(name []byte) bool {
	switch string(name) {
	case "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
		"functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews",
		"pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects",
		"extLst":
		return true
	}
	return false
}

func styleSheetHolds(name []byte) bool {
	switch string(name) {
	case "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
		"tableStyles", "colors", "extLst":
		return true
	}
	return false
}

func cellFormatTakes(name []byte) bool {
	switch string(name) {
	case "numFmtId", "fontId", "fillId", "borderId", "xfId", "quotePrefix", "pivotButton", "applyNumberFormat",
		"applyFont", "applyFill", "applyBorder", "applyAlignment", "applyProtection":
		return true
	}
	return false
}

func numberFormatTakes(name []byte) bool {
	switch string(name) {
	case "numFmtId", "formatCode":
		return true
	}
	return false
}

func rowTakes(name []byte) bool {
	switch string(name) {
	case "r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed",
		"thickTop", "thickBot", "ph":
		return true
	}
	return false
}

func cellTakes(name []byte) bool {
	switch string(name) {
	case "r", "s", "t", "cm", "vm", "ph":
		return true
	}
	return false
}

func definedNameTakes(name []byte) bool {
	switch string(name) {
	case "name", "comment", "customMenu", "description", "help", "statusBar", "localSheetId", "hidden",
		"function", "vbProcedure", "xlm", "functionGroupId", "shortcutKey", "publishToServer",
		"workbookParameter":
		return true
	}
	return false
}
