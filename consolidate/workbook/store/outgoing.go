package store

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"shidian/consolidate/workbook/xlsx"
)

// forbiddenKinds are the last words of relationship types, in lower case.
var forbiddenKinds = map[string]bool{
	"vbaproject": true, "wordvbadata": true, "xlmacrosheet": true, "xlintlmacrosheet": true, "dialogsheet": true,
	"externallink": true, "externallinkpath": true, "externallinklongpath": true, "connections": true,
	"querytable": true, "oleobject": true, "package": true, "control": true, "activexcontrolbinary": true,
	"attachedtemplate": true, "frame": true, "subdocument": true, "extensibility": true,
	"webextension": true, "webextensiontaskpanes": true, "powerpivotdata": true, "customdata": true,
}

// mayGoOut tells why a part may not leave the office: it has no content type, or
// it runs, fetches or carries something, such as xl/vbaProject.bin.
func mayGoOut(part string, types *contentTypes) error {
	if part == contentTypesPart {
		return nil
	}
	contentType := types.of(part)
	plain := strings.ToLower(contentType)
	switch {
	case xlsx.CarriedKind(part, contentType) != "":
		return errors.New("不允许的部件")
	case contentType == "":
		return errors.New("没有内容类型")
	case strings.Contains(plain, "macroenabled") || strings.Contains(plain, "binary.main"): // of the workbook itself
		return fmt.Errorf("不允许的内容类型 %s", contentType)
	}
	return nil
}

// checkRelationships holds what a .rels part says to the same: a relationship
// inside the package leads to a part, one out of it is a link to a file beside
// the workbook. Pictures and other parts fetched from elsewhere are not allowed.
func (p *assembly) checkRelationships(rels string, content []byte) error {
	var said relationships
	if err := parseXML(content, &said); err != nil {
		return err
	}
	for _, line := range said.Lines {
		if err := p.checkRelationship(rels, line); err != nil {
			return fmt.Errorf("关系 %s：%w", line.ID, err)
		}
	}
	return nil
}

func (p *assembly) checkRelationship(rels string, line relationship) error {
	if forbiddenKinds[strings.ToLower(line.kind())] {
		return fmt.Errorf("不允许的类型 %s", line.kind())
	}
	if line.external() {
		if line.kind() == "hyperlink" && LeadsToFile(line.Target) {
			return nil
		}
		return fmt.Errorf("指向工作簿之外：%s", line.Target)
	}
	part := line.part(rels)
	if part != "" && !p.names[part] {
		return fmt.Errorf("指向不存在的部件 %s", path.Clean(part))
	}
	return nil
}

// LeadsToFile reports whether the target of a link is a file beside or above the
// workbook, such as ./泽州县.xlsx. One that begins with a name may be read as a
// scheme, and a file may be called javascript:alert(1).xlsx.
func LeadsToFile(target string) bool {
	return strings.HasPrefix(target, "./") || strings.HasPrefix(target, "../")
}
