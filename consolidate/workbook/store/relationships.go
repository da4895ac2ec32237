package store

import (
	"encoding/xml"
	"net/url"
	"path"
	"strings"
)

// relationships is one .rels part: what its source part refers to.
type relationships struct {
	XMLName xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/relationships Relationships"`
	Lines   []relationship `xml:"Relationship"`
}

type relationship struct {
	ID         string `xml:"Id,attr"`
	Type       string `xml:"Type,attr"`
	Target     string `xml:"Target,attr"`
	TargetMode string `xml:"TargetMode,attr"`
}

// kind is the last word of the type: "hyperlink" for both the transitional
// and the strict address.
func (r relationship) kind() string { return path.Base(r.Type) }

// external holds for everything that is not surely inside the package.
func (r relationship) external() bool {
	return r.TargetMode != "" && r.TargetMode != "Internal"
}

// part resolves an internal target against the source of the .rels part, e.g.
// "../drawings/drawing1.xml" in xl/worksheets/_rels/sheet1.xml.rels. The
// result is "" for a mere place in the source itself ("#Sheet2!A1").
func (r relationship) part(rels string) string {
	target, _, _ := strings.Cut(r.Target, "#")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	switch {
	case target == "":
		return ""
	case strings.HasPrefix(target, "/"):
		return path.Clean(target)[1:]
	}
	return path.Join(path.Dir(path.Dir(rels)), target)
}
