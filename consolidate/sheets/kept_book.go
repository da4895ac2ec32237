package sheets

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/release"
)

// keptBook is 留底 of a workbook, read once: its lines by their kind, e.g. of the kind
// file {"path":"甲.xlsx",…}.
type keptBook struct {
	missing bool // there is no such sheet
	lines   map[string][]keptLine
	id      string     // tells one writing from any other
	plan    *plan.Plan // by which it was made; nil where it carries none, as format 0 does, or one that was changed by hand
}

// keptLine is the JSON of a line, and the row in which it stands.
type keptLine struct {
	row  int32
	text string
}

// keptOf reads 留底 of a workbook.
func keptOf(b *xlsx.Book) *keptBook {
	s := b.Sheet(sheetKept)
	if s == nil {
		return &keptBook{missing: true}
	}
	k, sum := &keptBook{lines: map[string][]keptLine{}}, sha256.New()
	for i := 0; i < len(s.Cells); {
		row := s.Cells[i].Row
		var texts []string
		for ; i < len(s.Cells) && s.Cells[i].Row == row; i++ {
			texts = append(texts, s.Cells[i].Text)
			fmt.Fprintf(sum, "%d %d %q\n", row, s.Cells[i].Col, s.Cells[i].Text)
		}
		k.lines[texts[0]] = append(k.lines[texts[0]], keptLine{row, strings.Join(texts[1:], "")})
	}
	k.id, k.plan = hex.EncodeToString(sum.Sum(nil)), k.carriedPlan()
	return k
}

// each gives every line of the kind to take. problems are Chinese sentences.
func (k *keptBook) each(kind string, take func(text string) error) (problems []string) {
	if k.missing {
		return []string{"缺少隐藏的工作表“" + sheetKept + "”"}
	}
	for _, line := range k.lines[kind] {
		switch err := take(line.text); {
		case errors.Is(err, errTooLong):
			problems = append(problems, fmt.Sprintf("隐藏的工作表“%s”第 %d 行被改动过，里面的文字比一个单元格能放的还长", sheetKept, line.row))
		case err != nil:
			problems = append(problems, fmt.Sprintf("隐藏的工作表“%s”第 %d 行被改动过，读不出来", sheetKept, line.row))
		}
	}
	return problems
}

// one takes the one line of a kind that every rollup has.
func (k *keptBook) one(kind string, into any) (problems []string) {
	n := 0
	problems = k.each(kind, func(text string) error {
		n++
		return json.Unmarshal([]byte(text), into)
	})
	if problems == nil && n != 1 {
		problems = []string{fmt.Sprintf("隐藏的工作表“%s”缺少内容", sheetKept)}
	}
	return problems
}

// atMostOne takes the one line of a kind that older formats lack.
func (k *keptBook) atMostOne(kind string, into any) (problems []string) {
	n := 0
	return k.each(kind, func(text string) error {
		if n++; n > 1 {
			return errors.New("it is there twice")
		}
		return json.Unmarshal([]byte(text), into)
	})
}

// format is what 留底 begins with; format 0 where it does not say. A number that no
// program has ever written is a problem: nothing says how to read the rest.
func (k *keptBook) format() (f keptFormat, problems []string) {
	problems = k.each(keptFormatLine, func(text string) error {
		if f.Format > 0 {
			return errors.New("it is there twice")
		}
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			return err
		}
		if f.Format < 1 {
			return errors.New("it is no format")
		}
		return nil
	})
	return f, problems
}

// tooNew says in Chinese that the workbook was written by a newer program and cannot
// be read by this one; "" where it can.
func (k *keptBook) tooNew() string {
	f, problems := k.format()
	if problems != nil || f.Format <= Format {
		return ""
	}
	return fmt.Sprintf("是较新版本的程序写出的（程序 %s，数据格式 %d），这里的程序是 %s，只认得格式 %d。请升级程序", form.OneLine(f.Release), f.Format, release.Version(), Format)
}

// carriedPlan reads the plan by which the workbook was made.
func (k *keptBook) carriedPlan() *plan.Plan {
	var grids []plan.Grid
	n := 0
	problems := k.each(keptTablesLine, func(text string) error {
		n++
		return json.Unmarshal([]byte(text), &grids)
	})
	if problems != nil || n != 1 {
		return nil
	}
	p, wrong := plan.FromKept(grids)
	if wrong != nil {
		return nil
	}
	return p
}

// day is the day of a list; zero when it is not there.
func (k *keptBook) day() (day form.Date) {
	_ = k.each(keptDayLine, func(text string) error { return json.Unmarshal([]byte(text), &day) })
	return day
}

// final is which final a list is, e.g. 2 for the second one; 0 for a draft. Lists of
// format 0 know no drafts and count as the first final.
func (k *keptBook) final() int {
	if f, problems := k.format(); problems == nil && f.Format == 0 {
		return 1
	}
	number := 0
	if problems := k.each(keptFinalLine, func(text string) error { return json.Unmarshal([]byte(text), &number) }); problems != nil {
		return 0
	}
	return max(number, 0)
}

// sheets are the sheets as they were written, without answers.
func (k *keptBook) sheets() (sheets []keptSheet, problems []string) {
	problems = k.each(keptSheetLine, func(text string) error {
		var d keptSheet
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			return err
		}
		if !d.fits() {
			return errors.New("its rows do not fit its columns")
		}
		sheets = append(sheets, d)
		return nil
	})
	return sheets, problems
}
