package sheets

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/release"
)

// Format is the number of the shape of 留底, e.g. 1. It is raised when an older
// program would misread what this one writes; a column or a line more is no
// reason. What was written before there was a number is format 0.
const Format = 1

// keptFormat is the first line of 留底: by which shape it is to be read, and by
// which release it was written, e.g. {"format":1,"release":"0.9.0"}.
type keptFormat struct {
	Format  int    `json:"format"`
	Release string `json:"release"`
}

// TooNew says in Chinese that a rollup or a list was written by a newer program
// and cannot be read by this one; "" where it can.
func TooNew(b *xlsx.Book) string {
	f, problems := formatOf(b)
	if problems != nil || f.Format <= Format {
		return ""
	}
	return fmt.Sprintf("是较新版本的程序写出的（程序 %s，数据格式 %d），这里的程序是 %s，只认得格式 %d。请升级程序", form.OneLine(f.Release), f.Format, release.Version(), Format)
}

// formatOf is what 留底 begins with; format 0 where it does not say. A number that
// no program has ever written is a problem: nothing says how to read the rest.
func formatOf(b *xlsx.Book) (f keptFormat, problems []string) {
	problems = readKept(b, keptFormatLine, func(text string) error {
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

// PlanOf is the plan by which a rollup or a list was made; nil where it carries
// none, as format 0 does, or one that was changed by hand.
func PlanOf(b *xlsx.Book) *plan.Plan {
	var grids []plan.Grid
	n := 0
	problems := readKept(b, keptTablesLine, func(text string) error {
		n++
		return json.Unmarshal([]byte(text), &grids)
	})
	if problems != nil || n != 1 {
		return nil
	}
	p, wrong := plan.FromGrids(grids)
	if wrong != nil {
		return nil
	}
	return p
}

// FormOf is the form by whose titles a rollup or a list was drawn: that of its own
// plan, else the official one.
func FormOf(b *xlsx.Book) *form.Form { return formOfPlan(PlanOf(b)) }

// Form is the form by whose titles the workbook was drawn that was read.
func (s *Reading) Form() *form.Form { return formOfPlan(s.Plan) }

func formOfPlan(p *plan.Plan) *form.Form {
	if p == nil {
		return form.Official()
	}
	return p.Form
}

// keepOrigin writes what 留底 begins with: the format, and the plan by which the
// workbook was made, without the contacts of other units.
func (k *keptWriter) keepOrigin(r *record.Rollup) error {
	if err := k.add(keptFormatLine, keptFormat{Format, release.Version()}); err != nil {
		return err
	}
	return k.add(keptTablesLine, r.Plan.ForUnit(r.Region.Code).Grids())
}

// WritingID tells one writing of a workbook from any other: the SHA-256 of all
// that 留底 holds. A save by an office program does not change it.
func WritingID(b *xlsx.Book) string {
	sum := sha256.New()
	if s := b.Sheet(sheetKept); s != nil {
		for _, c := range s.Cells {
			fmt.Fprintf(sum, "%d %d %q\n", c.Row, c.Col, c.Text)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}
