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
	for {
		more, flt := s.child()
		if flt != nil || !more {
			return props, flt
		}
		if s.space != spaceCustom || !s.is("property") {
			flt = s.skip()
		} else {
			flt = readProperty(s, props, lim)
		}
		if flt != nil {
			return props, flt
		}
	}
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
	for {
		more, flt := s.child()
		if flt != nil || !more {
			return flt
		}
		if s.space != spaceVT {
			if flt := s.skip(); flt != nil {
				return flt
			}
			continue
		}
		text, isText := []byte(nil), s.is("lpwstr") || s.is("bstr") || s.is("lpstr")
		if text, flt = s.content(nil, 3*lim.TextUnits); flt != nil {
			return flt
		}
		if tooLong(text, lim.TextUnits) {
			return faultf(TextTooLong, "property %s", clip(name))
		}
		if props[name] = string(text); !isText {
			props[name] = strings.TrimSpace(string(text))
		}
	}
}

// readModified reads when the workbook was last saved, by its own word
// (ECMA-376 part 2, 11.1): <dcterms:modified>2021-05-07T08:00:00Z</…>.
func readModified(s *scanner, lim *Limits) (time.Time, *fault) {
	if flt := s.root(spaceCore, "coreProperties"); flt != nil {
		return time.Time{}, flt
	}
	var modified time.Time
	for {
		more, flt := s.child()
		if flt != nil || !more {
			return modified, flt
		}
		if s.space != spaceTerms || !s.is("modified") {
			if flt := s.skip(); flt != nil {
				return modified, flt
			}
			continue
		}
		text, flt := s.content(nil, 3*lim.TextUnits)
		if flt != nil {
			return modified, flt
		}
		if t, err := time.Parse(time.RFC3339, strings.TrimSpace(string(text))); err == nil {
			modified = t
		}
	}
}
