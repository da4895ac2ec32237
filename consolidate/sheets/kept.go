package sheets

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/table"
	"shidian/templates/form"
)

// The hidden sheet 留底 keeps what was received, as it was received, and the
// workbook as it was written: a line a file or a form of a list, a line a sheet.
// The sheets that people see are made of the first, and compared with the second,
// so that a cell changed by hand can be told (R009) and what the source said
// stands. It begins with its format and with the plan (keepOrigin).
const sheetKept = "留底"

// What a line of 留底 holds.
const (
	keptFormatLine = "format"
	keptTablesLine = "tables" // the plan by which the workbook was made

	keptFileLine    = "file"
	keptFormLine    = "form"
	keptClosingLine = "closing"
	keptPlanLine    = "plan"  // the digest of that plan, which format 0 asks for
	keptDayLine     = "day"   // the day that stands on a list
	keptFinalLine   = "final" // which final a list is, e.g. 2; 0 for a draft
	keptRunLine     = "run"   // what the run said of itself
	keptRowLine     = "row"   // a row of 项目汇总
	keptSheetLine   = "sheet"
	keptInputsLine  = "rests"   // of a list: the files of the merge that wrote it
	keptReserveLine = "reserve" // of a list: a project that its office keeps as a reserve
	keptIssuedLine  = "issued"  // of the list of an office that selects: what has a project number
	keptResultLine  = "result"  // of the same: what became of a project that is not on it
	keptPastLine    = "past"    // a project of an earlier year
	keptAskedLine   = "asked"   // the questions of 问题清单 and what had been answered
)

// Kept texts are JSON, in as many cells of their line as they need: a cell
// holds 32,767 UTF-16 units.
const keptChunk = 16000 // runes

// keptFile is a received file as a line of 留底: what the state has of it, and how the
// run saw it. Its JSON is read for ever.
type keptFile struct {
	record.File
	Here  bool   `json:"here,omitempty"`  // the run found it
	Shown string `json:"shown,omitempty"` // the name in sight, where it is another one
}

func (k *keptFile) shown() string { return cmp.Or(k.Shown, k.Path) }

// checked is the file of the line, in which somebody may have written: nothing is
// missing that every file has, and names stand on one line.
func (k *keptFile) checked() (*record.File, error) {
	if k.Return == nil {
		k.Return = &form.Return{}
	}
	k.Path = form.OneLine(k.Path)
	k.Projects = slices.DeleteFunc(k.Projects, func(f *form.Filled) bool { return f == nil })
	for _, f := range append(slices.Clone(k.Projects), k.County) {
		if f == nil {
			continue
		}
		if tooLong(f) {
			return nil, errTooLong
		}
		f.File, f.Sheet = form.OneLine(f.File), form.OneLine(f.Sheet)
	}
	return &k.File, nil
}

// keptWriter writes the sheet 留底, a kind and its JSON a line: file, {"path":"甲.xlsx",…}.
type keptWriter struct {
	book *table.Book
	row  int
}

func newKeptWriter(b *table.Book) (*keptWriter, error) {
	if err := b.NewSheet(sheetKept); err != nil {
		return nil, err
	}
	if err := b.File.SetSheetVisible(sheetKept, false); err != nil {
		return nil, fmt.Errorf("hide %s: %w", sheetKept, err)
	}
	return &keptWriter{book: b}, b.Protect(sheetKept)
}

func (k *keptWriter) add(kind string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("keep %s: %w", kind, err)
	}
	k.row++
	cells := []string{kind}
	for runes := []rune(string(data)); len(runes) > 0; {
		n := min(len(runes), keptChunk)
		cells = append(cells, string(runes[:n]))
		runes = runes[n:]
	}
	return k.book.KeepRow(sheetKept, k.row, cells)
}

// keepState writes all that the rollup remembers, and its sheets as they are
// drawn.
func (r *drawing) keepState(b *table.Book, sheets []keptSheet) error {
	k, err := newKeptWriter(b)
	if err != nil {
		return err
	}
	if err := k.keepOrigin(r.Rollup); err != nil {
		return err
	}
	lines := []any{r.Plan.ForUnit(r.Region.Code).Digest(), r.State.Closing, r.keptRun()}
	for i, kind := range []string{keptPlanLine, keptClosingLine, keptRunLine} {
		if err := k.add(kind, lines[i]); err != nil {
			return err
		}
	}
	for _, file := range r.Files {
		kept := keptFile{File: *r.State.Files[file.ID()], Here: file.Present}
		kept.Receipt = file.Receipt
		if file.Path != kept.Path {
			kept.Shown = file.Path
		}
		if err := k.add(keptFileLine, kept); err != nil {
			return err
		}
	}
	for _, row := range r.keptRows() {
		if err := k.add(keptRowLine, row); err != nil {
			return err
		}
	}
	if err := k.add(keptAskedLine, r.keptReplies()); err != nil {
		return err
	}
	if err := k.keepPast(r.State.PastProjects()); err != nil {
		return err
	}
	return k.addSheets(sheets)
}

func (k *keptWriter) addSheets(sheets []keptSheet) error {
	for _, s := range sheets {
		if err := k.add(keptSheetLine, s); err != nil {
			return err
		}
	}
	return nil
}

// keptSheetsOf are the sheets as they are drawn; ref names the form of a version.
func keptSheetsOf(planForm *form.Form, sheets []*table.Sheet, versions []*record.Version, ref func(*record.Version) formRef) []keptSheet {
	var all []keptSheet
	for _, s := range sheets {
		var forms []formRef
		for _, v := range versions {
			at := ref(v)
			switch s.Name {
			case record.SheetDetails:
				forms = append(forms, at)
			case record.SheetSteps:
				for i := range v.Facts.Form.Steps {
					forms = append(forms, formRef{at.File, at.Form, i})
				}
			}
		}
		all = append(all, keptSheetOf(planForm, s, forms))
	}
	return all
}

// refOf names the form of a version by its file, e.g. the second of 甲.xlsx.
func refOf(v *record.Version) formRef {
	return formRef{File: v.File.ID(), Form: v.Nth}
}

// withAnswers are the sheets as they were drawn from the form of a plan, with the answers
// behind their rows.
func withAnswers(sheets []keptSheet, planForm *form.Form, formOf func(formRef) *form.Filled) []keptSheet {
	whole := make([]keptSheet, len(sheets))
	for i, d := range sheets {
		d.planForm = planForm
		whole[i] = d.withAnswers(formOf)
	}
	return whole
}

func (s *Reading) readKeptFiles(k *keptBook) (kept []keptFile, problems []string) {
	if problems = k.one(keptClosingLine, &s.Closing); problems != nil {
		return nil, problems
	}
	past, problems := k.past()
	if problems != nil {
		return nil, problems
	}
	s.AddPast(past...)
	s.Plan = k.plan
	problems = k.each(keptFileLine, func(text string) error {
		var k keptFile
		if err := json.Unmarshal([]byte(text), &k); err != nil {
			return err
		}
		f, err := k.checked()
		if err != nil {
			return err
		}
		s.Files[f.ID()] = f
		kept = append(kept, k)
		return nil
	})
	return kept, problems
}
