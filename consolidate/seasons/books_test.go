package seasons

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates"
	"shidian/templates/form"
)

// bookDesk works on real workbooks in a folder, with excelize as the hands of
// staff.
type bookDesk struct {
	t       *testing.T
	dir     string
	runs    int
	in      string // what the last merge was given
	altered bool   // somebody has changed what is not theirs
	program string // that says the numbers too; "" for none
}

func (d *bookDesk) rollupPath(s *season) string {
	return filepath.Join(d.dir, "out", record.RollupName(s.plan, s.city))
}

func (d *bookDesk) write(s *season, p *paper) {
	p.data = []byte(fmt.Sprint("not a workbook ", len(s.papers)))
	if !p.junk {
		var forms []*form.Filled
		for _, sh := range p.sheets {
			forms = append(forms, s.clean.fill(s.plan, p.county, sh))
		}
		var err error
		if p.data, err = templates.CountyWorkbook(s.plan, p.county, templates.DefaultForms, form.Return{Projects: forms, County: countySheet(p.written)}, checks.OnSheet(s.plan, p.county)); err != nil {
			d.t.Fatal(err)
		}
		p.spares = max(templates.DefaultForms, len(forms)) - len(forms)
	}
	p.saved, p.clock = form.Date{}, "" // our own workbooks do not say
	sum := sha256.Sum256(p.data)
	p.sha = hex.EncodeToString(sum[:])
}

func (d *bookDesk) merge(s *season, onlyNew bool) (*record.Rollup, []string) {
	d.runs++
	in := filepath.Join(d.dir, fmt.Sprint("in", d.runs))
	for _, path := range s.present(onlyNew) {
		to := filepath.Join(in, filepath.FromSlash(path))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, s.folder[path].data, 0o644)); err != nil {
			d.t.Fatal(err)
		}
	}
	if err := os.MkdirAll(in, 0o755); err != nil {
		d.t.Fatal(err)
	}
	o := consolidate.Options{Plan: s.plan, Paths: []string{in}, Out: filepath.Join(d.dir, "out"), Region: s.city.Code, AsOf: s.today(), Reopen: s.reopen}
	if _, err := os.Stat(d.rollupPath(s)); onlyNew && err == nil {
		o.Into = []string{d.rollupPath(s)}
	}
	res, err := consolidate.Merge(d.t.Context(), o)
	switch {
	case err != nil && s.final != nil && s.reopen == "" && strings.Contains(err.Error(), "定稿"):
		return nil, nil
	case err != nil && s.final != nil && strings.Contains(err.Error(), "去掉 --reopen"):
		s.tell("nothing would change, so the cycle stays closed")
		s.reopen = ""
		return d.merge(s, onlyNew)
	case err != nil:
		return nil, []string{err.Error()}
	}
	d.in = in
	problems := d.problems(s, res)
	if s.reopen == "" && s.againstFinal(res.Rollup) {
		problems = append(problems, "the closed list has changed")
	}
	return res.Rollup, problems
}

func (d *bookDesk) close(s *season) {
	res, err := consolidate.List(d.t.Context(), consolidate.ListOptions{Plan: s.plan, Rollup: d.rollupPath(s), AsOf: s.today(), Final: true})
	if err != nil {
		s.fail("the cycle cannot be closed: %v", err)
	} else if len(res.Holds) > 0 {
		s.fail("the cycle cannot be closed: %s", res.Holds[0].Message)
	}
}

// problems: a list is written only when nothing holds it and none is final, and
// nobody has changed what is not theirs.
func (d *bookDesk) problems(s *season, res *consolidate.Result) []string {
	var problems []string
	name := sheets.ListName(res.Rollup)
	open := !res.Rollup.State.Closing.Closed()
	if wrote := slices.Contains(res.Outputs, name); wrote != (open && len(res.Holds) == 0 && len(listed(res.Rollup)) > 0) {
		problems = append(problems, fmt.Sprintf("list written: %v, and %d findings hold it", wrote, len(res.Holds)))
	}
	told := ""
	for _, f := range res.Rollup.Findings {
		if f.Rule.ID == "R009" {
			told = f.Message
		}
	}
	if (told != "") != d.altered {
		problems = append(problems, fmt.Sprintf("somebody changed what is not theirs: %v, told: %q", d.altered, told))
	}
	d.altered = false
	return problems
}

// checkCounts reads the numbers of the rollup that was written, and has the program say
// them.
func (d *bookDesk) checkCounts(s *season) {
	f, err := excelize.OpenFile(d.rollupPath(s))
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	s.checkSheets(f)
	if d.program != "" {
		s.checkSaid(d.program, d.in, d.rollupPath(s))
	}
}

// edit opens the rollup, has something done, and saves it.
func (d *bookDesk) edit(s *season, do func(f *excelize.File) error) {
	f, err := excelize.OpenFile(d.rollupPath(s))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err == nil {
		err = errors.Join(do(f), f.Save(), f.Close())
	}
	if err != nil {
		s.fail("staff cannot work: %v", err)
	}
}

// header is the row of the titles of a sheet, and the column of each.
func header(rows [][]string, title string) (row int, columns map[string]int) {
	for i, cells := range rows {
		columns = map[string]int{}
		for c, text := range cells {
			columns[text] = c + 1
		}
		if columns[title] > 0 {
			return i + 1, columns
		}
	}
	return 0, nil
}

// typeInto writes into the row whose cells under the titles hold the keys.
func typeInto(f *excelize.File, sheet string, keys, entries map[string]string) error {
	rows, err := f.GetRows(sheet)
	if err != nil {
		return err
	}
	head, columns := header(rows, slices.Sorted(maps.Keys(keys))[0])
	for i := head; i < len(rows) && head > 0; i++ {
		is := true
		for title, key := range keys {
			c := columns[title]
			is = is && c > 0 && c <= len(rows[i]) && rows[i][c-1] == key
		}
		if !is {
			continue
		}
		for title, text := range entries {
			if err := f.SetCellStr(sheet, form.CellName(i+1, columns[title]), text); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("%s has no row with %v", sheet, keys)
}

func (d *bookDesk) decide(s *season, p *record.Project, e record.Decision) {
	d.edit(s, func(f *excelize.File) error {
		return typeInto(f, record.SheetProjects, map[string]string{"项目标识": p.Key}, map[string]string{
			record.ColumnOpinion: e.Opinion, record.ColumnRecommend: e.Recommend, record.ColumnRank: e.Rank, record.ColumnReason: e.Reason})
	})
}

func (d *bookDesk) receive(s *season, line *record.ReceivedFile, r record.Receipt) {
	d.edit(s, func(f *excelize.File) error {
		return typeInto(f, record.SheetReceipts, map[string]string{"文件校验码（SHA-256）": line.SHA256}, map[string]string{
			record.ColumnArrived: r.Arrived, record.ColumnExceptionBy: r.ExceptionBy, record.ColumnExceptionWhy: r.ExceptionWhy, "备注": r.Remark, record.ColumnVoid: r.Void})
	})
}

func (d *bookDesk) former(s *season, p *record.Project, name string) {
	d.edit(s, func(f *excelize.File) error {
		return typeInto(f, record.SheetProjects, map[string]string{"项目标识": p.Key}, map[string]string{record.ColumnSameAs: name})
	})
}

// disturb turns the rows of a sheet round, puts a column of notes in, strikes a
// row off or changes a cell that is nobody's to change.
func (d *bookDesk) disturb(s *season) {
	// What was entered since the last merge is nowhere else, so it is not struck off.
	if len(s.rollup.Projects) > 0 && !s.changed && s.random.IntN(3) == 0 {
		d.spoil(s)
		s.merge(false)
		return
	}
	sheet := pick(s.random, []string{record.SheetProjects, record.SheetReceipts, record.SheetDetails})
	if s.random.IntN(2) == 0 {
		s.tell("staff turn the rows of %s round", sheet)
		d.edit(s, func(f *excelize.File) error { return turnRound(f, sheet) })
		return
	}
	s.tell("staff put a column into %s", sheet)
	d.edit(s, func(f *excelize.File) error {
		rows, err := f.GetRows(sheet)
		if err != nil {
			return err
		}
		head, _ := header(rows, "填报单位")
		return errors.Join(f.InsertCols(sheet, "C", 1), f.SetCellStr(sheet, form.CellName(head, 3), fmt.Sprint("批注", len(s.told))))
	})
}

// spoil strikes the row of a project or of a file off, or changes an answer.
func (d *bookDesk) spoil(s *season) {
	p := pick(s.random, s.rollup.Projects)
	what := []struct{ sheet, title, text string }{
		{record.SheetProjects, "项目标识", p.Key},
		{record.SheetReceipts, "文件校验码（SHA-256）", p.File.SHA256},
		{record.SheetDetails, "试点名称", p.Facts.Name()},
	}[s.random.IntN(3)]
	d.altered = true
	if what.sheet == record.SheetDetails {
		s.tell("somebody changes an answer of %s", p.Facts.Name())
		d.edit(s, func(f *excelize.File) error {
			return typeInto(f, what.sheet, map[string]string{what.title: what.text}, map[string]string{"单位名称": fmt.Sprint("改", len(s.told))})
		})
		return
	}
	s.tell("somebody strikes the row of %s off %s", p.Facts.Name(), what.sheet)
	d.edit(s, func(f *excelize.File) error {
		rows, err := f.GetRows(what.sheet)
		if err != nil {
			return err
		}
		head, columns := header(rows, what.title)
		for i := head; i < len(rows); i++ {
			if c := columns[what.title]; c <= len(rows[i]) && rows[i][c-1] == what.text {
				return f.RemoveRow(what.sheet, i+1)
			}
		}
		return fmt.Errorf("%s has no row with %s", what.sheet, what.text)
	})
}

func turnRound(f *excelize.File, sheet string) error {
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	head, columns := header(rows, "填报单位")
	last := len(rows)
	for last > head && len(rows[last-1]) < len(columns)/2 {
		last--
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	for i := head; i < last; i++ {
		from := rows[last-1-(i-head)]
		for c := range width {
			text := ""
			if c < len(from) {
				text = from[c]
			}
			cell := form.CellName(i+1, c+1)
			kind, err := f.GetCellType(sheet, form.CellName(last-(i-head), c+1))
			if n, bad := strconv.ParseFloat(text, 64); bad == nil && kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
				err = errors.Join(err, f.SetCellValue(sheet, cell, n))
			} else {
				err = errors.Join(err, f.SetCellStr(sheet, cell, text))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// TestSeasonsOfWorkbooksHold plays seasons through real workbooks, and through a
// folder that is merged again and again.
func TestSeasonsOfWorkbooksHold(t *testing.T) {
	effort.Usual(t)
	t.Parallel()
	first, last := seasons(effort.Count(1, 2, 8, 80))
	for seed := first; seed <= last && !t.Failed(); seed++ {
		s := newSeason(t, seed, "140500", &bookDesk{t: t, dir: t.TempDir()})
		s.play(10 + s.random.IntN(8))
		s.judge(t, seed, first == last)
	}
}
