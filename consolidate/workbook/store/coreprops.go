package store

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
)

// Creator is the author that every output names. excelize would write "xuri".
const Creator = "试点"

// coreProperties is docProps/core.xml as a flat list, in the order written.
type coreProperties struct {
	XMLName    xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/metadata/core-properties coreProperties"`
	Properties []coreProperty `xml:",any"`
}

type coreProperty struct {
	XMLName xml.Name
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Text    string     `xml:",chardata"`
	Nested  []xml.Name `xml:",any"`
}

// corePrefixes are the namespaces that ECMA-376 part 2, 8.3.4 lets appear.
var corePrefixes = map[string]string{
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
	"http://purl.org/dc/elements/1.1/":                                        "dc",
	"http://purl.org/dc/terms/":                                               "dcterms",
}

// canonicalCore names us as the creator and leaves out what depends on the
// clock (created, modified, lastPrinted): an invented date would mislead, and
// all of them are optional. Title, subject, keywords and the like are kept.
func canonicalCore(content []byte) ([]byte, error) {
	var core coreProperties
	if err := parseXML(content, &core); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	out.WriteString(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">`)
	fmt.Fprintf(&out, `<dc:creator>%s</dc:creator>`, Creator)
	for _, property := range core.Properties {
		if err := property.appendTo(&out); err != nil {
			return nil, err
		}
	}
	out.WriteString(`</cp:coreProperties>`)
	return out.Bytes(), nil
}

func (p coreProperty) appendTo(out *bytes.Buffer) error {
	switch p.XMLName.Local {
	case "creator", "created", "modified", "lastPrinted":
		return nil
	case "lastModifiedBy":
		p.Text = Creator
	}
	prefix, known := corePrefixes[p.XMLName.Space]
	if !known || len(p.Nested) > 0 {
		return errors.New("含有不认识的文档属性 " + p.XMLName.Local)
	}
	name := prefix + ":" + p.XMLName.Local
	fmt.Fprintf(out, `<%s`, name)
	if p.Lang != "" {
		fmt.Fprintf(out, ` xml:lang="%s"`, escaped(p.Lang))
	}
	fmt.Fprintf(out, `>%s</%s>`, escaped(p.Text), name)
	return nil
}
