package consolidate

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/side"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// arrival is one received file, and what it says: 来件/沁水县申报表.xlsx, two projects.
type arrival struct {
	workbook.Loaded
	disk    string
	member  bool   // it lies in the archive or the mail at disk
	below   string // as workbook.Found has it
	mark    form.Mark
	said    *form.Return   // of a return or a refused file; nil for the others
	sameAs  string         // path of the arrival with the same bytes that stands for this one
	also    []string       // where those lie for which this one stands, as record.File has it
	printed []*form.Filled // of a printed form: what it shows
	listed  bool           // of a printed form: its project stands on a list that came
}

// intake is everything that was received: the files below what the command line
// names.
type intake struct {
	plan     *plan.Plan
	out      string // the folder of the outputs, which may lie among the inputs; "" for none
	found    []workbook.Found
	arrivals []*arrival // one for each that was found
	rest     []int      // which of them are still to be read; the mark stands for each
	steps    *steps
}

// newIntake is an intake of the files that were found, of which none is read yet.
func newIntake(o Options, p *plan.Plan, found []workbook.Found, told *steps) *intake {
	passOverHistory(found, o.Out)
	passOverReturns(found, o.Out)
	passOverBundles(found, o.Out)
	return &intake{plan: p, out: o.Out, found: found, arrivals: make([]*arrival, len(found)), steps: told}
}

// read reads the files of the rest, and keeps them in the order of their names.
func (in *intake) read(ctx context.Context) error {
	rest := in.rest
	in.rest = nil
	return in.each(phaseRead, rest, func(reader *workbook.Reader, i int) (err error) {
		in.arrivals[i], err = take(ctx, in.plan, reader, in.found[i])
		return err
	})
}

// each does something with each of the files, side by side.
func (in *intake) each(phase string, which []int, do func(reader *workbook.Reader, i int) error) error {
	if len(which) > 0 {
		in.steps.begin(phase, len(which))
	}
	return side.BySide(len(which), func() func(n int) error {
		reader := workbook.NewReader(in.plan)
		return func(n int) error {
			err := do(reader, which[n])
			in.steps.done(in.whose(which[n]))
			return err
		}
	})
}

// whose is the region of the file as far as it is known, else its name.
func (in *intake) whose(i int) string {
	if a := in.arrivals[i]; a != nil && a.said != nil {
		if region, ok := in.plan.Region(a.said.Mark.Region); ok {
			return region.Name
		}
	}
	return path.Base(workbook.ShownPath(in.found[i].Path))
}

// take reads one file and what it says. The workbook itself is let go at once,
// so that memory follows the number of workers and not of files. A file that
// the program stumbles over is refused like any other that it cannot read.
func take(ctx context.Context, p *plan.Plan, reader *workbook.Reader, found workbook.Found) (a *arrival, err error) {
	a = &arrival{Loaded: workbook.Loaded{Path: found.Path}, disk: found.Disk, member: found.IsMember(), below: found.Below}
	defer func() {
		if cause := recover(); cause != nil {
			a.stumble(cause)
		}
	}()
	if a.Loaded, err = reader.Load(ctx, found); err != nil {
		return nil, err
	}
	if a.Refusal != nil {
		a.said = &form.Return{Notes: []form.Note{*a.Refusal}}
	}
	if a.Book == nil {
		a.takeUnread(ctx, reader, found)
		a.noteName(found)
		return a, nil
	}
	a.mark, a.said = sheets.Said(reader, p, a.Loaded)
	switch a.mark.Kind {
	case form.PlanBook:
		a.Skip = "征集方案，不是报送的材料；要使用它请加 --plan"
	case form.CheckBook:
		a.Skip = "以前写出的检查结果，不是报送的材料"
	case form.LetterBook:
		a.Skip = "推荐函，同清单一起看，不并入"
	case form.FormBook:
		a.printed, a.said, a.Skip = a.said.Projects, nil, printedForm
	}
	if a.said != nil {
		a.said.OwnTime, a.said.OwnClock = ownTime(p, a.Book)
	}
	a.Book = nil
	a.noteName(found)
	return a, nil
}

// noteName tells of a name that is listed otherwise than it stands on the disk, and of
// the ending of something else on a workbook.
func (a *arrival) noteName(found workbook.Found) {
	if a.said == nil {
		return
	}
	if found.Odd != "" {
		a.said.Notes = append(a.said.Notes, form.Note{Kind: form.OddName, Detail: found.Odd})
	}
	if found.Ending != nil && a.Refusal == nil && a.said.Unread == nil {
		a.said.Notes = append(a.said.Notes, form.Note{Kind: form.OddName, Detail: "内容是工作簿，扩展名却不是 .xlsx，照常读取。请把扩展名改为 .xlsx，否则 Excel 打不开它"})
	}
}

// stumble refuses the file after a panic.
func (a *arrival) stumble(cause any) {
	a.Refusal = &form.Note{Kind: form.Damaged, Detail: fmt.Sprintf("程序读这份文件时出错（%v），没有并入。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新报送；仍然如此的，请把文件和这句话反馈给程序维护人员", cause)}
	a.said = &form.Return{Notes: []form.Note{*a.Refusal}}
	a.Skip, a.Book, a.mark = "", nil, form.Mark{}
}

// ownTime is when the file was last saved, in the plan's zone. A time before the first
// notice is that of a clock which is wrong, and proves nothing.
func ownTime(p *plan.Plan, b *xlsx.Book) (day form.Date, clock string) {
	zone, err := time.LoadLocation(p.Zone)
	if err != nil || b.Modified.IsZero() {
		return form.Date{}, ""
	}
	saved := b.Modified.In(zone)
	if day = form.DateOf(saved); day.Before(p.Begins()) {
		return form.Date{}, ""
	}
	return day, saved.Format(time.TimeOnly)
}

// passOverHistory leaves alone what lies in the folder of replaced rollups below
// the outputs: it is kept for people and says nothing to a run.
func passOverHistory(found []workbook.Found, out string) {
	if out == "" {
		return
	}
	history := filepath.Join(out, FolderHistory)
	for i, f := range found {
		if isBelow(history, f.Disk) {
			found[i].Skip = "以前的汇总，留作备份"
		}
	}
}

// isBelow reports whether the path lies in the folder or below it.
func isBelow(folder, path string) bool {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	if path, err = filepath.Abs(path); err != nil {
		return false
	}
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// state is what the files of this run say, as a state of their own. A file that
// an earlier run has seen was first seen then, also when the day of this run is
// said to be an older one.
func (in *intake) state(asOf form.Date, region plan.Region, earlier *base) (s *record.State, present map[string]string) {
	s, present = record.NewState(), map[string]string{}
	for _, a := range in.arrivals {
		in.giveToUnit(a, region)
		in.judge(a, region, earlier)
		if a.said == nil || a.sameAs != "" {
			continue
		}
		a.recall(earlier.read)
		f := &record.File{Path: a.Path, Below: a.below, Also: record.Places(a.also), SHA256: a.SHA256, FirstSeen: asOf, Return: a.said}
		if known := earlier.read.Files[f.ID()]; known != nil && !known.FirstSeen.IsZero() {
			f.FirstSeen = known.FirstSeen
		}
		s.Files[f.ID()] = f
		present[f.ID()] = a.Path
	}
	in.opened(s, earlier.read)
	return s, present
}

// judge settles what can be told only when the region is known. Rollups and
// lists in the output folder are outputs. One of this level anywhere else was
// received, and decides nothing (W011); a rollup from below is not what should
// have been sent.
func (in *intake) judge(a *arrival, region plan.Region, earlier *base) {
	if a.mark.Kind == form.FormBook {
		in.judgePrinted(a)
	}
	isRollup, isList := a.mark.Kind == form.RollupBook, a.said != nil && a.mark.Kind == form.ListBook
	if !isRollup && !isList {
		return
	}
	own := a.mark.Region == region.Code
	switch {
	case earlier.carries(a.disk):
		a.said, a.Skip = nil, "本级的汇总，这次接着它做"
	case own && in.isOutput(a):
		a.said, a.Skip = nil, "输出文件夹中的"+a.mark.Kind.Chinese()+"，是输出，不并入"
	case own && inHistory(a.Path):
		a.said, a.Skip = nil, "以前的汇总，留作备份"
	case own:
		a.said = &form.Return{Mark: a.mark, Notes: []form.Note{{Kind: form.OwnOutput, Detail: ownOutput(a.mark.Kind)}}}
	case isRollup:
		a.said = &form.Return{Mark: a.mark, Notes: []form.Note{{Kind: form.OtherWorkbook,
			Detail: "这是" + in.plan.RegionName(a.mark.Region) + "的汇总，不是报送的材料。请让报送单位报“推荐项目清单”"}}}
	}
}

// carries reports whether the file is the rollup that is carried on, or says the
// very same.
func (b *base) carries(disk string) bool {
	return slices.ContainsFunc(b.from, func(f *sheets.OwnBook) bool { return sameFile(f.Disk, disk) })
}

// isOutput reports whether the file stands in the output folder itself.
func (in *intake) isOutput(a *arrival) bool {
	return in.out != "" && !a.member && sameFolder(in.out, filepath.Dir(a.disk))
}

// inHistory reports whether the file lies in a folder of replaced rollups.
func inHistory(shown string) bool {
	return slices.Contains(strings.Split(path.Dir(shown), "/"), FolderHistory)
}

func ownOutput(k form.BookKind) string {
	if k == form.ListBook {
		return "这是本级自己的推荐项目清单，不是下级报送的材料，没有并入。请核对是谁放进来的，并移走"
	}
	return "这是本级自己的汇总，不是下级报送的材料，里面填的意见没有采用。请核对是谁放进来的，并移走；确实要接着它做的，请用 --into 写明"
}

// addOthers tells of files with the same bytes, and counts them with those that
// are no returns.
func (in *intake) addOthers(r *record.Rollup) {
	r.FilesFound = len(in.arrivals)
	for _, a := range in.arrivals {
		if a.said == nil {
			r.OtherFiles = append(r.OtherFiles, record.OtherFile{Path: a.Path, Status: record.Skipped})
			continue
		}
		if a.sameAs == "" {
			continue
		}
		region, _ := in.plan.Region(a.said.Mark.Region)
		r.OtherFiles = append(r.OtherFiles, record.OtherFile{Path: a.Path, Region: region.Code, Status: record.Duplicate})
		facts := &checks.FileFacts{Path: a.Path, Plan: in.plan, Merging: r.Region, Region: region, Return: a.said, SameAs: a.sameAs, NameSays: in.oddName(a, r.Region)}
		for _, f := range checks.CheckFile(facts) {
			if f.IsSameFile() || f.TellsOtherName() {
				f.Source = a.SHA256
				r.AddFindings(f)
			}
		}
	}
	checks.Sort(r.Findings)
}
