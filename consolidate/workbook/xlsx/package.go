package xlsx

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"
)

// pack is the package inside the zip: parts, their types, their relationships
// (ECMA-376 part 2).
type pack struct {
	*archive
	defaults  map[string]string // extension, lower case, to content type
	overrides map[string]string // partKey to content type
}

const typesPart = "[Content_Types].xml"

// relationship of one part to another.
type relationship struct {
	id, kind, target string // target is a zip entry, or a URI when external
	external         bool
}

// kindOf strips the relationship type to its last word, which is the same in
// transitional, strict and Microsoft's own namespaces.
func kindOf(uri string) string {
	for _, prefix := range []string{
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
		"http://purl.oclc.org/ooxml/officeDocument/relationships/",
		"http://schemas.microsoft.com/office/2006/relationships/",
		"http://schemas.openxmlformats.org/package/2006/relationships/metadata/",
	} {
		if kind, ok := strings.CutPrefix(uri, prefix); ok {
			return kind
		}
	}
	return uri
}

// openPackage reads the content types, or tells what else the zip is.
func (r *Reader) openPackage(a *archive) (*pack, *fault) {
	p := &pack{archive: a, defaults: map[string]string{}, overrides: map[string]string{}}
	e := a.find(typesPart)
	if e == nil {
		return nil, sniffArchive(a)
	}
	return p, r.scan(e, func(s *scanner) *fault { return p.readTypes(s, r.lim.Entries*entriesPerPart) })
}

// sniffArchive names a zip that is no Office package.
func sniffArchive(a *archive) *fault {
	if e := a.find("mimetype"); e != nil && bytes.HasPrefix(e.packed, []byte("application/vnd.oasis")) {
		return faultf(OpenDocument, "%.60s", e.packed)
	}
	if a.find("META-INF/manifest.xml") != nil && a.find("content.xml") != nil {
		return faultf(OpenDocument, "content.xml")
	}
	if a.find("_rels/.rels") != nil || a.find("xl/workbook.xml") != nil {
		return faultf(MissingPart, "no content types").in(typesPart)
	}
	return faultf(PlainZip, "%d entries, no Office package", len(a.entries))
}

func (p *pack) readTypes(s *scanner, limit int) *fault {
	if flt := s.root(spaceTypes, "Types"); flt != nil {
		return flt
	}
	return s.children(func() *fault {
		kind, _ := s.attr("ContentType")
		if ext, ok := s.attr("Extension"); ok && s.is("Default") {
			p.defaults[strings.ToLower(string(ext))] = string(kind)
		}
		if name, ok := s.attr("PartName"); ok && s.is("Override") {
			p.overrides[partKey(cleanTarget(string(name)))] = string(kind)
		}
		if len(p.defaults)+len(p.overrides) > limit {
			return faultf(BadPackage, "over %d content types", limit)
		}
		return s.skip()
	})
}

// typeOf returns the content type of a part. 168 of 2,384 real files name the
// main part by its extension only.
func (p *pack) typeOf(name string) string {
	if kind, ok := p.overrides[partKey(name)]; ok {
		return kind
	}
	return p.defaults[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

// cleanTarget turns an absolute part name into a zip entry name.
func cleanTarget(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

// relationships reads the relationships of a part, "" for the package. Without
// a relationship part there are none.
func (r *Reader) relationships(p *pack, part string) ([]relationship, *fault) {
	dir, base := path.Split(part)
	e := p.find(dir + "_rels/" + base + ".rels")
	if e == nil {
		return nil, nil
	}
	var rels []relationship
	flt := r.scan(e, func(s *scanner) (flt *fault) {
		rels, flt = readRelationships(s, p, dir, r.lim.Entries*entriesPerPart)
		return flt
	})
	return rels, flt
}

func readRelationships(s *scanner, p *pack, dir string, limit int) ([]relationship, *fault) {
	if flt := s.root(spacePkgRel, "Relationships"); flt != nil {
		return nil, flt
	}
	var rels []relationship
	ids := map[string]bool{}
	flt := s.children(func() *fault {
		if s.space != spacePkgRel || !s.is("Relationship") {
			return s.skip()
		}
		id, _ := s.attr("Id")
		kind, _ := s.attr("Type")
		target, _ := s.attr("Target")
		mode, _ := s.attr("TargetMode")
		rel := relationship{id: string(id), kind: kindOf(string(kind)), external: string(mode) == "External"}
		if ids[rel.id] || rel.id == "" {
			return faultf(BadPackage, "relationship id %.40q twice or empty", rel.id)
		}
		if m := string(mode); m != "" && m != "Internal" && m != "External" {
			return faultf(BadPackage, "target mode %s", clip(m))
		}
		if len(rels) == limit {
			return faultf(BadPackage, "over %d relationships", limit)
		}
		ids[rel.id] = true
		if rel.target = string(target); !rel.external {
			rel.target = p.resolve(dir, rel.target)
		}
		rels = append(rels, rel)
		return s.skip()
	})
	if flt != nil {
		return nil, flt
	}
	return rels, nil
}

// resolve turns a relationship target into the name of a zip entry: relative to
// the folder of its part or absolute (184 of 2,384 files), with either slash,
// percent-encoded or not. The name need not exist.
func (p *pack) resolve(dir, target string) string {
	target, _, _ = strings.Cut(target, "#")
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if p.find(name) == nil {
		if plain := unpercent(name); p.find(plain) != nil {
			return plain
		}
	}
	return name
}

func unpercent(name string) string {
	out := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		if name[i] == '%' && i+2 < len(name) {
			high, ok1 := hexDigit(name[i+1])
			low, ok2 := hexDigit(name[i+2])
			if ok1 && ok2 {
				out = append(out, byte(high<<4|low))
				i += 2
				continue
			}
		}
		out = append(out, name[i])
	}
	return string(out)
}

// mainPart finds the workbook and makes sure that it is one.
func (r *Reader) mainPart(p *pack) (string, []relationship, *fault) {
	rels, flt := r.relationships(p, "")
	if flt != nil {
		return "", nil, flt
	}
	for _, rel := range rels {
		if rel.kind != "officeDocument" || rel.external {
			continue
		}
		if p.find(rel.target) == nil {
			return "", nil, faultf(MissingPart, "no such entry").in(rel.target)
		}
		return rel.target, rels, checkMainType(p.typeOf(rel.target)).orNil(rel.target)
	}
	return "", nil, faultf(BadPackage, "no main document").in("_rels/.rels")
}

// orNil names the part of a fault, if there is one.
func (f *fault) orNil(part string) *fault {
	if f == nil {
		return nil
	}
	return f.in(part)
}

// checkMainType tells workbooks from their kin. The binary format comes first:
// its type says "macroEnabled" as well.
func checkMainType(kind string) *fault {
	has := func(word string) bool { return strings.Contains(kind, word) }
	switch {
	case has("sheet.binary"):
		return faultf(BinaryWorkbook, "%s", kind)
	case has("spreadsheetml.sheet.main") || has("spreadsheetml.template.main"),
		has("ms-excel.sheet.macroEnabled.main") || has("ms-excel.template.macroEnabled.main"),
		has("ms-excel.addin.macroEnabled.main"):
		return nil
	case has("wordprocessingml") || has("ms-word"):
		return faultf(WordDocument, "%s", kind)
	case has("presentationml") || has("ms-powerpoint"):
		return faultf(Presentation, "%s", kind)
	case kind == "":
		return faultf(BadPackage, "the main document has no content type")
	}
	return faultf(UnknownFormat, "%.100s", kind)
}

// carries lists what the package brings along that is not read: by content
// type, and by name where types say nothing.
func (p *pack) carries() []Carried {
	var list []Carried
	for i := range p.entries {
		name := p.entries[i].name
		if strings.HasSuffix(name, "/") {
			continue
		}
		if kind := CarriedKind(name, p.typeOf(name)); kind != "" {
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
	key := partKey(part)
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
