package xlsx

import (
	"strings"
	"time"
)

// readProperties reads the custom document properties (ECMA-376 part 1, 22.3):
// <property name="…"><vt:lpwstr>…</vt:lpwstr></property>.
func readProperties(s *scanner, lim *Limits) (map[string]string, *fault) {
	if flt := s.root(spaceCustom, "Properties"); flt != nil {
		return nil, flt
	}
	props := map[string]string{}
	return props, s.children(func() *fault {
		if s.space != spaceCustom || !s.is("property") {
			return s.skip()
		}
		return readProperty(s, props, lim)
	})
}

func readProperty(s *scanner, props map[string]string, lim *Limits) *fault {
	attr, _ := s.attr("name")
	name := string(attr)
	if _, twice := props[name]; twice {
		return faultf(BadPackage, "property %s twice", clip(name))
	}
	if len(props) == lim.Names {
		return faultf(TooManyNames, "over %d properties", lim.Names)
	}
	return s.children(func() *fault {
		if s.space != spaceVT {
			return s.skip()
		}
		isText := s.is("lpwstr") || s.is("bstr") || s.is("lpstr")
		text, flt := s.content(nil, 3*lim.TextUnits)
		if flt != nil {
			return flt
		}
		if tooLong(text, lim.TextUnits) {
			return faultf(TextTooLong, "property %s", clip(name))
		}
		if props[name] = string(text); !isText {
			props[name] = strings.TrimSpace(string(text))
		}
		return nil
	})
}

// readModified reads when the workbook was last saved, by its own word
// (ECMA-376 part 2, 11.1): <dcterms:modified>2021-05-07T08:00:00Z</…>.
func readModified(s *scanner, lim *Limits) (time.Time, *fault) {
	if flt := s.root(spaceCore, "coreProperties"); flt != nil {
		return time.Time{}, flt
	}
	var modified time.Time
	flt := s.children(func() *fault {
		if s.space != spaceTerms || !s.is("modified") {
			return s.skip()
		}
		text, flt := s.content(nil, 3*lim.TextUnits)
		if t, err := time.Parse(time.RFC3339, strings.TrimSpace(string(text))); flt == nil && err == nil {
			modified = t
		}
		return flt
	})
	return modified, flt
}
