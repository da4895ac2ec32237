package store

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// forbiddenNames are pieces of part names, in lower case, of everything that
// runs, fetches or carries foreign files.
var forbiddenNames = []string{
	"vbaproject", "vbadata", "macrosheets/", "dialogsheets/", "externallinks/", "connections.xml",
	"querytables/", "embeddings/", "oleobject", "activex/", "customui/", "webextensions/", "xl/model/",
}

// forbiddenTypes are pieces of content types, in lower case, with the same
// meaning. A part may be called anything, so the name alone proves nothing.
var forbiddenTypes = []string{
	"macroenabled", "vba", "macrosheet", "dialogsheet", "externallink", "connections",
	"querytable", "oleobject", "activex", "webextension", "binary.main",
}

// forbiddenKinds are the last words of relationship types, in lower case.
var forbiddenKinds = map[string]bool{
	"vbaproject": true, "wordvbadata": true, "xlmacrosheet": true, "xlintlmacrosheet": true, "dialogsheet": true,
	"externallink": true, "externallinkpath": true, "externallinklongpath": true, "connections": true,
	"querytable": true, "oleobject": true, "package": true, "control": true, "activexcontrolbinary": true,
	"attachedtemplate": true, "frame": true, "subdocument": true, "extensibility": true,
	"webextension": true, "webextensiontaskpanes": true, "powerpivotdata": true, "customdata": true,
}

// CheckParts tells whether a workbook may go out: every .xml, .rels and .vml
// part is read to its end and is well-formed, every part has a content type,
// every relationship inside the package leads to a part, and there are no
// macros, external links, data connections, embedded objects or controls.
// Links out of the package are refused unless they are hyperlinks whose
// target one of the given functions allows; pictures and other parts fetched
// from elsewhere are never allowed. The error names the first part at fault.
//
// allowExternal may be left out: most outputs hold no link at all.
func CheckParts(data []byte, allowExternal ...func(target string) bool) error {
	from, err := openParcel(data)
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, part := range from.parts {
		names[part.Name] = true
	}
	check := partCheck{from: from, names: names, allowed: allowExternal}
	if err := check.readTypes(); err != nil {
		return partError(contentTypesPart, err)
	}
	for _, part := range from.parts {
		if err := check.part(part); err != nil {
			return err
		}
	}
	return nil
}

type partCheck struct {
	from    *parcel
	names   map[string]bool
	types   *contentTypes
	allowed []func(target string) bool
}

func (c *partCheck) readTypes() error {
	for _, part := range c.from.parts {
		if part.Name != contentTypesPart {
			continue
		}
		content, err := c.from.read(part)
		if err != nil {
			return err
		}
		c.types, err = parseContentTypes(content)
		return err
	}
	return errors.New("缺少")
}

func (c *partCheck) part(part *zip.File) error {
	if err := c.forbidden(part.Name); err != nil {
		return partError(part.Name, err)
	}
	if strings.HasSuffix(strings.ToLower(part.Name), ".rels") {
		content, err := c.from.read(part)
		if err != nil {
			return err
		}
		return partError(part.Name, c.relationships(part.Name, content))
	}
	return c.from.stream(part, func(r io.Reader) error {
		if isXML(part.Name) {
			return checkXML(r)
		}
		_, err := io.Copy(io.Discard, r)
		return err
	})
}

func (c *partCheck) forbidden(name string) error {
	for _, piece := range forbiddenNames {
		if strings.Contains(strings.ToLower(name), piece) {
			return errors.New("不允许的部件")
		}
	}
	if name == contentTypesPart {
		return nil
	}
	kind := c.types.of(name)
	if kind == "" {
		return errors.New("没有内容类型")
	}
	for _, piece := range forbiddenTypes {
		if strings.Contains(strings.ToLower(kind), piece) {
			return fmt.Errorf("不允许的内容类型 %s", kind)
		}
	}
	return nil
}

func (c *partCheck) relationships(name string, content []byte) error {
	if err := checkXML(bytes.NewReader(content)); err != nil {
		return err
	}
	var rels relationships
	if err := xml.Unmarshal(content, &rels); err != nil {
		return err
	}
	for _, line := range rels.Lines {
		if err := c.relationship(name, line); err != nil {
			return fmt.Errorf("关系 %s：%w", line.ID, err)
		}
	}
	return nil
}

func (c *partCheck) relationship(rels string, line relationship) error {
	if forbiddenKinds[strings.ToLower(line.kind())] {
		return fmt.Errorf("不允许的类型 %s", line.kind())
	}
	if line.external() {
		for _, allow := range c.allowed {
			if line.kind() == "hyperlink" && allow != nil && allow(line.Target) {
				return nil
			}
		}
		return fmt.Errorf("指向工作簿之外：%s", line.Target)
	}
	if part := line.part(rels); part != "" && !c.names[part] {
		return fmt.Errorf("指向不存在的部件 %s", path.Clean(part))
	}
	return nil
}
