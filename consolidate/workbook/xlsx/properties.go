package xlsx

import (
	"strings"
	"time"

	"shidian/consolidate/workbook/ooxml"
)

// readProperties reads the custom document properties (ECMA-376 part 1, 22.3):
// <property name="…"><vt:lpwstr>…</vt:lpwstr></property>.
func readProperties(s scanner, lim *Limits) (map[string]string, *ooxml.Fault) {
	if flt := s.Root(ooxml.SpaceCustom, "Properties"); flt != nil {
		return nil, flt
	}
	props := map[string]string{}
	return props, s.Children(func() *ooxml.Fault {
		if s.Space != ooxml.SpaceCustom || !s.Is("property") {
			return s.Skip()
		}
		return readProperty(s, props, lim)
	})
}

func readProperty(s scanner, props map[string]string, lim *Limits) *ooxml.Fault {
	attr, _ := s.Attr("name")
	name := string(attr)
	if _, twice := props[name]; twice {
		return ooxml.Faultf(ooxml.BadPackage, "property %s twice", ooxml.Clip(name))
	}
	if len(props) == lim.Names {
		return ooxml.Faultf(ooxml.TooManyNames, "over %d properties", lim.Names)
	}
	return s.Children(func() *ooxml.Fault {
		if s.Space != ooxml.SpaceVT {
			return s.Skip()
		}
		isText := s.Is("lpwstr") || s.Is("bstr") || s.Is("lpstr")
		text, flt := s.Content(nil, 3*lim.TextUnits)
		if flt != nil {
			return flt
		}
		if tooLong(text, lim.TextUnits) {
			return ooxml.Faultf(ooxml.TextTooLong, "property %s", ooxml.Clip(name))
		}
		if props[name] = string(text); !isText {
			props[name] = strings.TrimSpace(string(text))
		}
		return nil
	})
}

// readModified reads when the workbook was last saved, by its own word
// (ECMA-376 part 2, 11.1): <dcterms:modified>2021-05-07T08:00:00Z</…>. Some programs
// write it without a zone: then it is the time on the wall, and all of China has one.
func readModified(s scanner, lim *Limits) (time.Time, *ooxml.Fault) {
	if flt := s.Root(ooxml.SpaceCore, "coreProperties"); flt != nil {
		return time.Time{}, flt
	}
	var modified time.Time
	flt := s.Children(func() *ooxml.Fault {
		if s.Space != ooxml.SpaceTerms || !s.Is("modified") {
			return s.Skip()
		}
		text, flt := s.Content(nil, 3*lim.TextUnits)
		if flt == nil {
			modified = savedAt(strings.TrimSpace(string(text)))
		}
		return flt
	})
	return modified, flt
}

// savedAt is the zero time for what is none.
func savedAt(text string) time.Time {
	beijing := time.FixedZone("", 8*60*60)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, text, beijing); err == nil {
			return t
		}
	}
	return time.Time{}
}
