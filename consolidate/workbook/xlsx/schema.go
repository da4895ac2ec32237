package xlsx

import "strings"

// What may stand where (ECMA-376 part 1, annex A). Excel refuses a workbook with
// anything else, and so a misspelt element or attribute must not be passed over:
// <sheetDatb> would be a sheet without cells, localSheetld a name of the whole
// workbook. Lists have a blank around every word.
const (
	worksheetHolds = " sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection" +
		" protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr" +
		" conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks" +
		" colBreaks customProperties cellWatches ignoredErrors smartTags drawing drawingHF legacyDrawing" +
		" legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst "
	workbookHolds = " fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups" +
		" externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes" +
		" webPublishing fileRecoveryPr webPublishObjects extLst "
	styleSheetHolds = " numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst "
	cellFormatTakes = " numFmtId fontId fillId borderId xfId quotePrefix pivotButton applyNumberFormat applyFont" +
		" applyFill applyBorder applyAlignment applyProtection "
	numberFormatTakes = " numFmtId formatCode "
	rowTakes          = " r spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot ph "
	cellTakes         = " r s t cm vm ph "
	definedNameTakes  = " name comment customMenu description help statusBar localSheetId hidden function vbProcedure" +
		" xlm functionGroupId shortcutKey publishToServer workbookParameter "
)

func listed(list, name string) bool {
	for {
		i := strings.Index(list, name)
		if i <= 0 || name == "" {
			return false
		}
		if list[i-1] == ' ' && list[i+len(name)] == ' ' {
			return true
		}
		list = list[i+1:]
		if list[0] != ' ' {
			list = list[strings.IndexByte(list, ' '):]
		}
	}
}

// misplaced reports whether the element just begun is one of SpreadsheetML, or
// of nothing, that may not stand here. Elements of other vocabularies may.
func (s *scanner) misplaced(list string) bool {
	return (s.space == spaceMain || s.space == spaceNone) && !listed(list, string(s.name))
}

// oddAttr returns an attribute without a prefix that may not stand here.
func (s *scanner) oddAttr(list string) (string, bool) {
	for i := range s.attrs {
		if a := &s.attrs[i]; a.prefix == nil && a.space != spaceXML && !listed(list, string(a.name)) {
			return string(a.name), true
		}
	}
	return "", false
}
