package ooxml

import (
	"bytes"
	"path"
	"strings"
)

// Package is the package inside the zip: parts, their types, their relationships
// (ECMA-376 part 2).
type Package struct {
	*Archive
	defaults  map[string]string // extension, lower case, to content type
	overrides map[string]string // PartKey to content type
}

// TypesPart is the entry that names the content types of all others.
const TypesPart = "[Content_Types].xml"

// Relationship of one part to another.
type Relationship struct {
	ID, Kind, Target string // target is a zip entry, or a URI when external
	External         bool
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
func (r *Reader) openPackage(a *Archive) (*Package, *Fault) {
	p := &Package{Archive: a, defaults: map[string]string{}, overrides: map[string]string{}}
	e := a.Find(TypesPart)
	if e == nil {
		return nil, sniffArchive(a)
	}
	return p, r.Scan(e, func(s *Scanner) *Fault { return p.readTypes(s, r.lim.Entries*entriesPerPart) })
}

// sniffArchive names a zip that is no Office package.
func sniffArchive(a *Archive) *Fault {
	if e := a.Find("mimetype"); e != nil && bytes.HasPrefix(e.packed, []byte("application/vnd.oasis")) {
		return Faultf(OpenDocument, "%.60s", e.packed)
	}
	if a.Find("META-INF/manifest.xml") != nil && a.Find("content.xml") != nil {
		return Faultf(OpenDocument, "content.xml")
	}
	if a.Find("_rels/.rels") != nil || a.Find("xl/workbook.xml") != nil {
		return Faultf(MissingPart, "no content types").In(TypesPart)
	}
	return Faultf(PlainZip, "%d entries, no Office package", len(a.Entries))
}

func (p *Package) readTypes(s *Scanner, limit int) *Fault {
	if flt := s.Root(spaceTypes, "Types"); flt != nil {
		return flt
	}
	return s.Children(func() *Fault {
		kind, _ := s.Attr("ContentType")
		if ext, ok := s.Attr("Extension"); ok && s.Is("Default") {
			p.defaults[strings.ToLower(string(ext))] = string(kind)
		}
		if name, ok := s.Attr("PartName"); ok && s.Is("Override") {
			p.overrides[PartKey(cleanTarget(string(name)))] = string(kind)
		}
		if len(p.defaults)+len(p.overrides) > limit {
			return Faultf(BadPackage, "over %d content types", limit)
		}
		return s.Skip()
	})
}

// TypeOf returns the content type of a part. 168 of 2,384 real files name the
// main part by its extension only.
func (p *Package) TypeOf(name string) string {
	if kind, ok := p.overrides[PartKey(name)]; ok {
		return kind
	}
	return p.defaults[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

// cleanTarget turns an absolute part name into a zip entry name.
func cleanTarget(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

// Relationships reads the relationships of a part, "" for the package. Without
// a relationship part there are none.
func (r *Reader) Relationships(p *Package, part string) ([]Relationship, *Fault) {
	dir, base := path.Split(part)
	e := p.Find(dir + "_rels/" + base + ".rels")
	if e == nil {
		return nil, nil
	}
	var rels []Relationship
	flt := r.Scan(e, func(s *Scanner) (flt *Fault) {
		rels, flt = readRelationships(s, p, dir, r.lim.Entries*entriesPerPart)
		return flt
	})
	return rels, flt
}

func readRelationships(s *Scanner, p *Package, dir string, limit int) ([]Relationship, *Fault) {
	if flt := s.Root(spacePkgRel, "Relationships"); flt != nil {
		return nil, flt
	}
	var rels []Relationship
	ids := map[string]bool{}
	flt := s.Children(func() *Fault {
		if s.Space != spacePkgRel || !s.Is("Relationship") {
			return s.Skip()
		}
		id, _ := s.Attr("Id")
		kind, _ := s.Attr("Type")
		target, _ := s.Attr("Target")
		mode, _ := s.Attr("TargetMode")
		rel := Relationship{ID: string(id), Kind: kindOf(string(kind)), External: string(mode) == "External"}
		if ids[rel.ID] || rel.ID == "" {
			return Faultf(BadPackage, "relationship id %.40q twice or empty", rel.ID)
		}
		if m := string(mode); m != "" && m != "Internal" && m != "External" {
			return Faultf(BadPackage, "target mode %s", Clip(m))
		}
		if len(rels) == limit {
			return Faultf(BadPackage, "over %d relationships", limit)
		}
		ids[rel.ID] = true
		if rel.Target = string(target); !rel.External {
			rel.Target = p.resolve(dir, rel.Target)
		}
		rels = append(rels, rel)
		return s.Skip()
	})
	if flt != nil {
		return nil, flt
	}
	return rels, nil
}

// resolve turns a relationship target into the name of a zip entry: relative to
// the folder of its part or absolute (184 of 2,384 files), with either slash,
// percent-encoded or not. The name need not exist.
func (p *Package) resolve(dir, target string) string {
	target, _, _ = strings.Cut(target, "#")
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if p.Find(name) == nil {
		if plain := unpercent(name); p.Find(plain) != nil {
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

// MainPart finds the main document of the package, whatever it is, and the
// relationships of the package.
func (r *Reader) MainPart(p *Package) (string, []Relationship, *Fault) {
	rels, flt := r.Relationships(p, "")
	if flt != nil {
		return "", nil, flt
	}
	for _, rel := range rels {
		if rel.Kind != "officeDocument" || rel.External {
			continue
		}
		if p.Find(rel.Target) == nil {
			return "", nil, Faultf(MissingPart, "no such entry").In(rel.Target)
		}
		return rel.Target, rels, nil
	}
	return "", nil, Faultf(BadPackage, "no main document").In("_rels/.rels")
}
