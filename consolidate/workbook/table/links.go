package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/workbook/store"
)

// mostLinks is how many links a sheet can have. Excel repairs one that has more:
// "Excel specifications and limits", hyperlinks in a worksheet.
const mostLinks = 65530

// links are those of the rows of one sheet, as XML.
type links struct {
	count int
	lines []byte // <hyperlink …/>
	files []byte // <Relationship …/>, for those that lead to a file
}

// add leads from a cell to a place of the workbook (#项目汇总!A7) or to a file beside it.
func (l *links) add(at, link string) error {
	if l.count++; l.count > mostLinks {
		return nil // NoteLinks says so
	}
	l.lines = append(l.lines, `<hyperlink ref="`...)
	l.lines = append(l.lines, at...)
	if place, inside := strings.CutPrefix(link, "#"); inside {
		l.lines = append(l.lines, `" location="`...)
		l.lines = appendXML(l.lines, place)
		l.lines = append(l.lines, `"/>`...)
		return nil
	}
	if !store.LeadsToFile(link) {
		return fmt.Errorf("link %s: %q is no relative path", at, link)
	}
	id := "rIdLink" + strconv.Itoa(l.count) // no name that the library gives
	l.lines = append(l.lines, `" r:id="`+id+`"/>`...)
	l.files = append(l.files, `<Relationship Id="`+id+`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="`...)
	l.files = appendXML(l.files, link)
	l.files = append(l.files, `" TargetMode="External"/>`...)
	return nil
}

// NoteLinks adds a note where the sheet has more links than it can, once.
func (s *Sheet) NoteLinks() {
	if s.linksNoted {
		return
	}
	s.linksNoted = true
	count, last := 0, 0
	for i, row := range s.Rows {
		for _, cell := range row {
			if cell.Text != "" && cell.Link != "" {
				if count++; count <= mostLinks {
					last = i
				}
			}
		}
	}
	if count > mostLinks {
		s.Notes = append(slices.Clone(s.Notes), fmt.Sprintf("一张表最多 %d 个链接，表中第 %d 行以后的没有链接，请按写明的文件和单元格查找。", mostLinks, last+1))
	}
}
