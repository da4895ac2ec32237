package xlsx

import (
	"cmp"
	"slices"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// carries lists what a package brings along that is not read: by content
// type, and by name where types say nothing.
func carries(p *ooxml.Package) []Carried {
	var list []Carried
	for i := range p.Entries {
		name := p.Entries[i].Name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if kind := CarriedKind(name, p.TypeOf(name)); kind != "" {
			list = append(list, Carried{kind, name})
		}
	}
	slices.SortFunc(list, func(a, b Carried) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Part, b.Part))
	})
	return list
}

// CarriedKind says what a part brings along that is not read, CarryMacros of
// xl/vbaProject.bin; it is "" for all other parts. A part may have any name or
// call itself anything, so both tell. Letter case has no meaning in either.
func CarriedKind(part, contentType string) string {
	key := ooxml.PartKey(part)
	if strings.HasSuffix(key, ".rels") {
		return ""
	}
	contentType = strings.ToLower(contentType)
	for _, c := range carriedTypes {
		if c.typeHas != "" && strings.Contains(contentType, c.typeHas) || c.nameHas != "" && strings.Contains(key, c.nameHas) {
			return c.kind
		}
	}
	return ""
}

// carriedTypes are pieces of content types and part names, in lower case.
var carriedTypes = []struct{ kind, typeHas, nameHas string }{
	{CarryMacros, "vbaproject", "vbaproject"},
	{CarryMacroSheet, "macrosheet", "/macrosheets/"},
	{CarryMacroSheet, "dialogsheet", "/dialogsheets/"},
	{CarryExternalLink, "spreadsheetml.externallink+xml", "/externallinks/"},
	{CarryConnection, "spreadsheetml.connections+xml", "xl/connections.xml"},
	{CarryConnection, "spreadsheetml.querytable+xml", "/querytables/"},
	{CarryActiveX, "activex", "/activex/"},
	{CarryEmbeddedObject, "oleobject", "/embeddings/"},
	{CarryCellPictures, "cellimage", "cellimages.xml"},
	{CarryCustomUI, "", "customui/"},
	{CarryWebExtension, "webextension", "/webextensions/"},
	{CarryDataModel, "model.data", "xl/model/"},
}
