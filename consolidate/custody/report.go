package custody

import (
	"fmt"
	"strings"
)

// Kind says what does not agree. The values are those of JSON.
type Kind string

// The kinds of differences.
const (
	HashDiffers   Kind = "hash"   // a file has been changed or replaced
	CannotRead    Kind = "unread" // a file that was found cannot be read as a return
	AnswerDiffers Kind = "answer" // the source answers otherwise
	FormDiffers   Kind = "form"   // one of both has a form that the other has not
	CellAltered   Kind = "cell"   // a sheet says otherwise than the data behind it
	RowAltered    Kind = "row"    // a row without data behind it, or data without a row
	CountDiffers  Kind = "count"
	FileMissing   Kind = "missing" // a file of the manifest is not there
)

// Difference is one thing that does not agree, and where: 邮编 at 项目01!C8, 048000 on the
// list and 048200 in the file.
type Difference struct {
	Kind     Kind   `json:"kind"`
	In       string `json:"in"`   // the list or rollup that was checked
	File     string `json:"file"` // where to look: In itself, or the source
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Title    string `json:"title"`
	Project  string `json:"project"`
	Listed   string `json:"listed"` // what In says
	AtSource string `json:"found"`  // what the source, or the data behind the sheet, says
	Message  string `json:"message"`
	Resaved  bool   `json:"resaved"` // of a hash: every answer agrees
}

// Place is where to look: 文件 项目01!C8.
func (d Difference) Place() string {
	switch {
	case d.Sheet == "":
		return d.File
	case d.Cell == "":
		return d.File + " " + d.Sheet
	default:
		return d.File + " " + d.Sheet + "!" + d.Cell
	}
}

// FileCheck is one file of the chain and how it was found: 来件/沁水县申报表.xlsx, changed.
type FileCheck struct {
	In     string `json:"in"` // the list or rollup that names it
	Path   string `json:"path"`
	SHA256 string `json:"sha256"` // as In names it
	Status Status `json:"status"`
	At     string `json:"at"`        // where it was found
	Now    string `json:"sha256_at"` // the hash of what was found
}

// Report is what Verify found: 9 rows, 312 answers compared, 2 differences.
type Report struct {
	Path        string       `json:"path"`
	Title       string       `json:"title"`
	SHA256      string       `json:"sha256"`
	Rows        int          `json:"rows"`
	Forms       int          `json:"forms"`   // compared with their source
	Answers     int          `json:"answers"` // compared with their source
	Files       []FileCheck  `json:"files"`
	Differences []Difference `json:"differences"`
	Notes       []string     `json:"notes"`     // Chinese: what is no difference and worth a look
	Unchecked   []string     `json:"unchecked"` // Chinese: returns that no workbook names and that were not found
	Bundle      *BundleCheck `json:"bundle"`    // what was named where it is a package or an archive; null for a workbook alone
}

// Missing is how many sources were not found.
func (r *Report) Missing() int {
	n := len(r.Unchecked)
	for _, f := range r.Files {
		if f.Status == Missing {
			n++
		}
	}
	return n
}

// Clean reports whether everything was checked and agrees.
func (r *Report) Clean() bool { return len(r.Differences) == 0 && (r.Missing() == 0 || r.Alone()) }

// Alone reports whether nothing but a bundle was looked through.
func (r *Report) Alone() bool { return r.Bundle != nil && r.Bundle.Alone }

// Verdict is the report in one sentence.
func (r *Report) Verdict() string {
	var parts []string
	if n := len(r.Differences); n > 0 {
		text := fmt.Sprintf("有 %d 处不符", n)
		if saved := r.resaved(); saved > 0 {
			text += fmt.Sprintf("，其中 %d 份文件内容逐项相同，只是重新保存过", saved)
		}
		parts = append(parts, text)
	}
	if r.Bundle != nil && len(r.Differences) == 0 {
		parts = append(parts, fmt.Sprintf("文件清单里的 %d 份文件齐全，没有改动", r.Bundle.Files))
	}
	if r.Bundle != nil && r.Bundle.Added > 0 {
		parts = append(parts, fmt.Sprintf("另有 %d 份不在文件清单里，没有核对", r.Bundle.Added))
	}
	switch n := r.Missing(); {
	case n > 0 && r.Alone():
		parts = append(parts, fmt.Sprintf("填报单位的 %d 份文件不在里面，没有核对", n))
	case n > 0 && r.listsAgree():
		parts = append(parts, fmt.Sprintf("各级清单相符；填报单位的 %d 份文件不在手边，没有核对", n))
	case n > 0:
		parts = append(parts, fmt.Sprintf("有 %d 份来源文件没有找到，未能核对", n))
	}
	if parts == nil {
		return "全部相符"
	}
	return strings.Join(parts, "；")
}

func (r *Report) resaved() int {
	n := 0
	for _, d := range r.Differences {
		if d.Resaved {
			n++
		}
	}
	return n
}

// listsAgree reports whether every file of which the workbook itself was made is
// there and agrees, and only those are missing of which its lists were made. That
// is what a province can say: the counties' files lie with the cities. It is not
// the whole chain, so a person still has to know it.
func (r *Report) listsAgree() bool {
	for _, text := range r.Unchecked {
		if strings.HasPrefix(text, r.Path+"：") {
			return false
		}
	}
	lists := false
	for _, f := range r.Files {
		if f.In == r.Path && f.Status == Missing {
			return false
		}
		lists = lists || f.In != r.Path
	}
	return lists && len(r.Differences) == 0
}

// between shows two texts where they begin to differ, cut to what a line holds.
func between(a, b string) (string, string) {
	const lead, length = 8, 30
	x, y := []rune(oneLine(a)), []rune(oneLine(b))
	same := 0
	for same < len(x) && same < len(y) && x[same] == y[same] {
		same++
	}
	from := 0
	if max(len(x), len(y)) > length {
		from = max(0, same-lead)
	}
	return cut(x, from, length), cut(y, from, length)
}

func cut(text []rune, from, length int) string {
	if len(text) == 0 {
		return "（空）"
	}
	from = min(from, len(text))
	out := string(text[from:min(len(text), from+length)])
	if from > 0 {
		out = "…" + out
	}
	if len(text) > from+length {
		out += "…"
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// short is the beginning of a hash, enough for people to compare.
func short(sha256 string) string {
	if len(sha256) <= 12 {
		return sha256
	}
	return sha256[:12] + "…"
}
