package xlsx

// namespace is one of the namespaces that mean something here.
type namespace uint8

const (
	spaceNone   namespace = iota
	spaceOther            // any that is not listed
	spaceMain             // SpreadsheetML
	spaceRel              // r:id
	spacePkgRel           // relationship parts
	spaceTypes            // [Content_Types].xml
	spaceCustom           // docProps/custom.xml
	spaceVT               // values of properties
	spaceCore             // docProps/core.xml
	spaceTerms            // Dublin Core terms: when a file was saved
	spaceMC               // markup compatibility
	spaceXML              // xml:space
)

// spaceOf knows each namespace in its transitional and its strict form
// (ECMA-376 part 1 and part 4): 27 of 2,384 real files are strict.
func spaceOf(uri string) namespace {
	switch uri {
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main":
		return spaceMain
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships":
		return spaceRel
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return spacePkgRel
	case "http://schemas.openxmlformats.org/package/2006/content-types":
		return spaceTypes
	case "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
		"http://purl.oclc.org/ooxml/officeDocument/customProperties":
		return spaceCustom
	case "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
		"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":
		return spaceVT
	case "http://schemas.openxmlformats.org/package/2006/metadata/core-properties":
		return spaceCore
	case "http://purl.org/dc/terms/":
		return spaceTerms
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return spaceMC
	case "http://www.w3.org/XML/1998/namespace":
		return spaceXML
	case "":
		return spaceNone
	}
	return spaceOther
}

// bindAttrs brings the namespaces that the tag declares into scope, then gives
// every attribute with a prefix its namespace.
func (s *scanner) bindAttrs() *fault {
	prefixed := false
	for i := range s.attrs {
		a := &s.attrs[i]
		switch {
		case a.prefix == nil:
			if len(a.name) == 5 && string(a.name) == "xmlns" {
				s.noPrefix = spaceOf(string(a.value))
				a.space = spaceXML
			}
		case string(a.prefix) == "xmlns":
			if len(s.bindings) == maxBindings {
				return faultf(TooManyAttributes, "over %d namespaces at byte %d", maxBindings, s.at())
			}
			if len(a.value) == 0 {
				return s.bad("a prefix bound to nothing")
			}
			s.bindings = append(s.bindings, binding{string(a.name), spaceOf(string(a.value))})
			a.space = spaceXML
		default:
			prefixed = true
		}
	}
	if !prefixed {
		return nil
	}
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.prefix == nil || a.space == spaceXML {
			continue
		}
		space, flt := s.lookup(a.prefix)
		if flt != nil {
			return flt
		}
		a.space = space
	}
	return nil
}

func (s *scanner) lookup(prefix []byte) (namespace, *fault) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if s.bindings[i].prefix == string(prefix) {
			return s.bindings[i].space, nil
		}
	}
	if string(prefix) == "xml" {
		return spaceXML, nil
	}
	return 0, s.bad("a prefix that is not bound")
}
