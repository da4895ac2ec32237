package sheets

import (
	"cmp"
	"encoding/json"
	"slices"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// Writing is a rollup as the program wrote it, e.g. on 2021-05-07 with six rows: against
// it shows what people have entered since, and which rows they have struck off.
type Writing struct {
	ID    string // the same for copies of one writing, and for no other
	AsOf  form.Date
	State *record.State     // with what people had entered by then
	Paths map[string]string // of the files that the run found, by ID

	found   int
	others  []record.OtherFile
	changes []record.Change
	earlier []record.LoggedRun
	by      string
	columns []string // that people fill
	sheets  WrittenSheets

	ownSheets map[string]string     // what those that people added said
	drawn     map[string]drawnSheet // the sheets that people fill, as the program drew them
	disagreed []record.Disagreement
	shuffled  []string   // names of rows whose entries were asked about (R011)
	files     []keptFile // the rows of 收件登记
	rows      []keptRow
}

// keptRun is what the run said that wrote the rollup and that cannot be computed again:
// its day, how many files it found, what was different.
type keptRun struct {
	AsOf      string                `json:"as_of"`
	Found     int                   `json:"found"`
	Others    []record.OtherFile    `json:"besides,omitempty"`
	By        string                `json:"by,omitempty"`
	Changes   []record.Change       `json:"changes,omitempty"`
	Earlier   []record.LoggedRun    `json:"earlier,omitempty"`
	Disagreed []record.Disagreement `json:"disagreed,omitempty"`
	Shuffled  []string              `json:"shuffled,omitempty"` // what R011 asked about
	Columns   []string              `json:"columns"`            // that people filled; a later program may have learned of more

	Drawn  map[string]drawnSheet `json:"drawn,omitempty"`  // the sheets that people fill
	Sheets map[string]string     `json:"sheets,omitempty"` // that people added: their sums by the names under which they were drawn
}

func (r *drawing) keptRun() keptRun {
	run := keptRun{AsOf: r.AsOf.String(), Found: r.FilesFound, Others: r.OtherFiles, By: r.By, Changes: r.Changes, Earlier: r.Earlier, Shuffled: r.Handwork.Shuffled, Disagreed: r.Handwork.Disagreed, Drawn: r.drawn, Sheets: r.sheetSums}
	for _, s := range filledSheets(r.Plan.Form) {
		for _, c := range s.columns {
			if c.Editable {
				run.Columns = append(run.Columns, c.Title)
			}
		}
	}
	return run
}

// RestoreRun has the rollup say what the run said that wrote it: which files it
// found, and what was different. It is for a rollup that is written again
// without a run.
func (w *Writing) RestoreRun(r *record.Rollup) {
	r.FilesFound, r.OtherFiles, r.Changes, r.By, r.Earlier = w.found, w.others, w.changes, w.by, w.earlier
}

// Runs are the runs of the season that the rollup remembers, its own among them, the first
// of them first.
func (w *Writing) Runs() []record.LoggedRun {
	if len(w.changes) == 0 {
		return w.earlier
	}
	return append(slices.Clone(w.earlier), record.LoggedRun{Day: w.AsOf, By: w.by, Changes: w.changes})
}

// keptRow is a row of 项目汇总 as it was written: 示例茶试点 of 140521, 推荐 是.
type keptRow struct {
	Key      string              `json:"key"`
	Region   string              `json:"region"`
	Name     string              `json:"name"`
	File     string              `json:"file,omitempty"`
	Sheet    string              `json:"sheet,omitempty"`
	Version  string              `json:"version,omitempty"` // that the row shows
	Decision record.Decision     `json:"decision,omitzero"`
	Beside   bool                `json:"beside,omitempty"` // another row shows the project
	Former   []record.FormerName `json:"former,omitempty"`
}

// keptRows are the rows of 项目汇总 in their order.
func (r *drawing) keptRows() []keptRow {
	var rows []keptRow
	for _, p := range r.Projects {
		rows = append(rows, keptRow{Key: p.Key, Region: p.Region.Code, Name: p.Facts.Name(), File: p.Facts.Form.Origin.File,
			Sheet: p.Facts.Form.Sheet, Version: p.ID(), Decision: p.Decision, Former: p.Former})
	}
	for _, o := range r.Orphans {
		rows = append(rows, keptRow{Key: o.Key, Region: o.Decision.Region, Name: o.Decision.Name, Decision: o.Decision, Beside: o.Beside != nil, Former: o.Former})
	}
	return rows
}

// readWriting takes what 留底 says of the rollup when it was written. The files
// have been read already.
func (s *Reading) readWriting(k *keptBook, kept []keptFile) (w *Writing, problems []string) {
	w = &Writing{ID: k.id, State: record.NewState(), Paths: map[string]string{}}
	w.State.Closing, w.State.Former = s.Closing, map[string]string{}
	w.State.AddPast(s.PastProjects()...)
	for _, f := range kept {
		f.Receipt.AdoptOwn()
		file := *s.Files[f.ID()]
		file.Receipt = f.Receipt
		w.State.Files[f.ID()] = &file
		w.files = append(w.files, f)
		if f.Here {
			w.Paths[f.ID()] = f.shown()
		}
	}
	var run keptRun
	problems = k.one(keptRunLine, &run)
	w.AsOf, _ = form.ParseDay(run.AsOf)
	w.found, w.others, w.changes, w.columns, w.shuffled = run.Found, run.Others, run.Changes, run.Columns, run.Shuffled
	w.disagreed, w.by, w.earlier, w.drawn, w.ownSheets = run.Disagreed, run.By, run.Earlier, run.Drawn, run.Sheets
	problems = append(problems, k.each(keptRowLine, func(text string) error {
		var row keptRow
		if err := json.Unmarshal([]byte(text), &row); err != nil {
			return err
		}
		w.rows = append(w.rows, row)
		return nil
	})...)
	names := s.VersionKeys()
	for i := range w.rows {
		row := &w.rows[i]
		row.Decision.Region, row.Decision.Name = row.Region, row.Name
		row.Decision.AdoptOwn()
		w.State.AddDecision(row.stateKey(names, row.Decision), row.Decision)
		w.State.AddFormer(row.Former)
	}
	return w, problems
}

// entered is what people see of the decision in the row.
func (w keptRow) entered() record.Decision {
	d := w.Decision.WithFormer(w.Former)
	d.SameAs = form.Clean(d.SameAs)
	return d
}

// stateKey is the identity under which what stands in the row now is kept: where
// it was while nobody changed it, else that of the version that people looked
// at, whatever name counts now.
func (w keptRow) stateKey(names map[string]string, d record.Decision) string {
	key := cmp.Or(names[w.Version], w.Key)
	if record.RegionOfKey(key) != record.RegionOfKey(w.Key) {
		key = w.Key // the file counts for another unit than that of its mark, or for none yet
	}
	if d.Deciding().Same(w.Decision.Deciding()) {
		key = cmp.Or(w.Decision.Key, w.Key)
	}
	if w.Beside {
		return record.BesideKey(key)
	}
	return key
}

// readFormer takes what stands in the column of a row: what was written there,
// or what people made of it.
func (s *Reading) readFormer(w keptRow, text string) {
	if form.Clean(record.FormerText(w.Former)) == text {
		s.AddFormer(w.Former)
	} else {
		s.AddFormer([]record.FormerName{{Key: w.Key, Name: text}})
	}
}
