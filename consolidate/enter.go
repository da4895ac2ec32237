package consolidate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"unicode/utf8"

	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Enter reads 申报书 in Word and makes of them what a county's workbook says: a form
// for each, and in Notes what a person has to confirm, with the cell of each answer. It
// is for [templates.CountyWorkbook]. An error is a *Failure.
func Enter(ctx context.Context, p *plan.Plan, region plan.Region, paths []string) (form.Return, error) {
	said := form.Return{Entry: &form.Entry{}}
	for i, name := range paths {
		found, err := workbook.FindDocument(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return form.Return{}, notThere(name, err)
		case err != nil:
			return form.Return{}, &Failure{Usage: true, Text: "“" + name + "”" + err.Error()}
		}
		data, err := workbook.ReadDocument(ctx, found)
		if err != nil {
			return form.Return{}, failf("“%s”打不开，请检查文件是否在、是否正被 Word 打开", name)
		}
		if workbook.IsScan(data) {
			return form.Return{}, failf("“%s”：这是扫描件（图片），--from 只读 Word 申报书。请运行 shidian 模板 %s -o 录入 得到空白申报表，照着录入", name, region.Name)
		}
		word, err := workbook.ReadWord(ctx, p, data)
		if err != nil {
			return form.Return{}, failf("“%s”%s", name, err)
		}
		sum := sha256.Sum256(data)
		said.Entry.From = append(said.Entry.From, form.EntrySource{File: path.Base(found.Path), SHA256: hex.EncodeToString(sum[:])})
		e := &entering{plan: p, layout: p.Form.Layout(), sheet: form.SheetForm(i + 1)}
		e.enter(word, region)
		said.Projects, said.Notes = append(said.Projects, word.Filled), append(said.Notes, e.notes...)
	}
	if len(said.Notes) > form.MaxAsks {
		return form.Return{}, failf("要核对的有 %d 处，超过 %d 处，这份 Word 不适合自动录入，请在申报表上填写", len(said.Notes), form.MaxAsks)
	}
	return said, nil
}

// entering is one form while it is put on its sheet.
type entering struct {
	plan   *plan.Plan
	layout *form.Layout
	sheet  string
	notes  []form.Note
}

func (e *entering) enter(word *workbook.WordForm, region plan.Region) {
	word.Filled.Origin = form.Origin{Region: region.Code, Sheet: e.sheet}
	e.ask("", "答案是程序从 Word 里读出的，请与原件对照，通读一遍")
	for _, code := range word.Counties {
		if code != region.Code {
			e.ask(form.RegisteredCity, fmt.Sprintf("里面写的是%s，这份申报表是%s的。请核对是不是拿错了", e.plan.FullName(code), region.Name))
		}
	}
	for _, a := range word.Asks {
		e.ask(a.Field, a.Text)
	}
	e.cutSteps(word.Filled)
	for _, f := range e.plan.Form.Fields() {
		if a := word.Filled.Answer(f.ID); utf8.RuneCountInString(a.Raw) > longestEntry {
			a.Raw = string([]rune(a.Raw)[:longestEntry])
			word.Filled.Set(f.ID, a)
			e.ask(f.ID, fmt.Sprintf("文字超过 %d 字，一格存不下，后面的没有录入", longestEntry))
		}
	}
}

// longestEntry is what a cell holds for certain: characters beyond the first plane
// count twice.
const longestEntry = xlsx.MaxTextUnits / 2

// cutSteps asks about the steps for which the form has no row.
func (e *entering) cutSteps(filled *form.Filled) {
	for _, step := range filled.Steps[min(len(filled.Steps), form.StepRows):] {
		e.ask(form.StepContent, fmt.Sprintf("工作步骤多于 %d 行，这一行没有录入，请并入上面各行：“%s %s %s”", form.StepRows, step.Time.Raw, step.Content.Raw, step.Units.Raw))
	}
	filled.Steps = filled.Steps[:min(len(filled.Steps), form.StepRows)]
}

// ask notes a point with the cell in which it is put right.
func (e *entering) ask(id form.ID, text string) {
	note := form.Note{Kind: form.WordForm, Sheet: e.sheet, Cell: "A1", Text: "（整份）", Detail: text}
	if id != "" {
		home, _ := e.layout.Home(id)
		note.Cell, note.Text = home.TopLeft(), e.plan.Form.Title(id)
	}
	e.notes = append(e.notes, note)
}
