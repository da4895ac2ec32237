package ooxml

// Namespace is one of the namespaces that mean something here.
type Namespace uint8

const (
	SpaceNone   Namespace = iota
	SpaceOther            // any that is not listed
	SpaceSheet            // SpreadsheetML
	SpaceWord             // WordprocessingML
	SpaceRel              // r:id
	spacePkgRel           // relationship parts
	spaceTypes            // [Content_Types].xml
	SpaceCustom           // docProps/custom.xml
	SpaceVT               // values of properties
	SpaceCore             // docProps/core.xml
	SpaceTerms            // Dublin Core terms: when a file was saved
	SpaceMC               // markup compatibility
	SpaceXML              // xml:space
)

// spaceOf knows each namespace in its transitional and its strict form
// (ECMA-376 part 1 and part 4): 27 of 2,384 real files are strict.
func spaceOf(uri string) Namespace {
	switch uri {
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main":
		return SpaceSheet
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"http://purl.oclc.org/ooxml/wordprocessingml/main":
		return SpaceWord
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships":
		return SpaceRel
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return spacePkgRel
	case "http://schemas.openxmlformats.org/package/2006/content-types":
		return spaceTypes
	case "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
		"http://purl.oclc.org/ooxml/officeDocument/customProperties":
		return SpaceCustom
	case "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
		"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":
		return SpaceVT
	case "http://schemas.openxmlformats.org/package/2006/metadata/core-properties":
		return SpaceCore
	case "http://purl.org/dc/terms/":
		return SpaceTerms
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return SpaceMC
	case "http://www.w3.org/XML/1998/namespace":
		return SpaceXML
	case "":
		return SpaceNone
	}
	return SpaceOther
}

// bindAttrs brings the namespaces that the tag declares into scope, then gives
// every attribute with a prefix its namespace.
func (s *Scanner) bindAttrs() *Fault {
	prefixed := false
	for i := range s.Attrs {
		a := &s.Attrs[i]
		switch {
		case a.Prefix == nil:
			if len(a.Name) == 5 && string(a.Name) == "xmlns" {
				s.noPrefix = spaceOf(string(a.Value))
				a.Space = SpaceXML
			}
		case string(a.Prefix) == "xmlns":
			if len(s.bindings) == maxBindings {
				return Faultf(TooManyAttributes, "over %d namespaces at byte %d", maxBindings, s.at())
			}
			if len(a.Value) == 0 {
				return s.Bad("a prefix bound to nothing")
			}
			s.bindings = append(s.bindings, binding{string(a.Name), spaceOf(string(a.Value))})
			a.Space = SpaceXML
		default:
			prefixed = true
		}
	}
	if !prefixed {
		return nil
	}
	for i := range s.Attrs {
		a := &s.Attrs[i]
		if a.Prefix == nil || a.Space == SpaceXML {
			continue
		}
		space, flt := s.lookup(a.Prefix)
		if flt != nil {
			return flt
		}
		a.Space = space
	}
	return nil
}

func (s *Scanner) lookup(prefix []byte) (Namespace, *Fault) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if s.bindings[i].prefix == string(prefix) {
			return s.bindings[i].space, nil
		}
	}
	if string(prefix) == "xml" {
		return SpaceXML, nil
	}
	return 0, s.Bad("a prefix that is not bound")
}
