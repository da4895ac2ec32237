package store

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// contentTypes is [Content_Types].xml: which kind of part has which name.
// excelize writes its lines in map order as soon as a drawing exists: 30
// builds of one workbook gave 30 different files.
type contentTypes struct {
	XMLName   xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []typeDefault  `xml:"Default"`
	Overrides []typeOverride `xml:"Override"`
	Others    []xml.Name     `xml:",any"`
}

type typeDefault struct {
	Extension   string `xml:"Extension,attr"`
	ContentType string `xml:"ContentType,attr"`
}

type typeOverride struct {
	PartName    string `xml:"PartName,attr"`
	ContentType string `xml:"ContentType,attr"`
}

// parseContentTypes reads the part into sorted order. A line that says the
// same twice is kept once; two lines that disagree are an error, because
// Excel refuses such a package.
func parseContentTypes(content []byte) (*contentTypes, error) {
	var types contentTypes
	if err := parseXML(content, &types); err != nil {
		return nil, err
	}
	if len(types.Others) > 0 {
		return nil, errors.New("含有不认识的元素")
	}
	slices.SortFunc(types.Defaults, func(a, b typeDefault) int {
		return strings.Compare(strings.ToLower(a.Extension), strings.ToLower(b.Extension))
	})
	slices.SortFunc(types.Overrides, func(a, b typeOverride) int { return strings.Compare(a.PartName, b.PartName) })
	types.Defaults = slices.CompactFunc(types.Defaults, func(a, b typeDefault) bool {
		return strings.EqualFold(a.Extension, b.Extension) && a.ContentType == b.ContentType
	})
	types.Overrides = slices.Compact(types.Overrides)
	return &types, types.disagreement()
}

func (t *contentTypes) disagreement() error {
	for i := 1; i < len(t.Defaults); i++ {
		if strings.EqualFold(t.Defaults[i].Extension, t.Defaults[i-1].Extension) {
			return fmt.Errorf("扩展名 %s 有两种类型", t.Defaults[i].Extension)
		}
	}
	for i := 1; i < len(t.Overrides); i++ {
		if strings.EqualFold(t.Overrides[i].PartName, t.Overrides[i-1].PartName) {
			return fmt.Errorf("部件 %s 有两种类型", t.Overrides[i].PartName)
		}
	}
	return nil
}

// of gives the content type of a part, or "" when nothing declares one.
func (t *contentTypes) of(part string) string {
	for _, override := range t.Overrides {
		if strings.EqualFold(override.PartName, "/"+part) {
			return override.ContentType
		}
	}
	for _, line := range t.Defaults {
		if strings.EqualFold("."+line.Extension, path.Ext(part)) {
			return line.ContentType
		}
	}
	return ""
}

func (t *contentTypes) bytes() []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	out.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, line := range t.Defaults {
		fmt.Fprintf(&out, `<Default Extension="%s" ContentType="%s"/>`, escaped(line.Extension), escaped(line.ContentType))
	}
	for _, line := range t.Overrides {
		fmt.Fprintf(&out, `<Override PartName="%s" ContentType="%s"/>`, escaped(line.PartName), escaped(line.ContentType))
	}
	out.WriteString(`</Types>`)
	return out.Bytes()
}

// escaped makes text safe between quotes and between tags.
func escaped(text string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(text)) // a bytes.Buffer does not fail
	return out.String()
}
