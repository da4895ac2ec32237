package custody

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Holding is a list or a rollup that is followed to its sources: the forms it holds,
// and the rows by which it shows them.
type Holding struct {
	Path   string
	SHA256 string
	Kind   form.BookKind
	Region plan.Region

	Plan        *plan.Plan // by which it is checked
	PlanGiven   bool       // it is the one that was named
	PlanGuessed bool       // it carries none, so the embedded one is taken
	PlanNotice  string     // Chinese: the one that was named is another one; "" where it is not

	book     *xlsx.Book
	items    []*item
	rows     []*Row
	unlisted []*item             // that no row stands for and one should
	state    *sheets.Reading     // of a rollup
	list     *sheets.ListReading // of a list
	inputs   record.ListInputs   // of a list

	altered []sheets.Alteration // what does not say what was written
}

// item is one form of a list or rollup, and the file that brought it: 示例茶试点, by
// 来件/沁水县申报表.xlsx.
type item struct {
	filled *form.Filled
	key    string
	via    record.Source
	sender string // code of the region whose file brought it
	line   int    // of 申报详情; 0 when it is not there
}

// Row is a row of the printed list, or of 项目汇总, that stands for a project: row 6, 序号 3.
type Row struct {
	Number string // 序号
	Name   string
	Sheet  string
	Cell   string // of the name
	Row    int

	item   *item // nil when nothing stands behind it
	remark []sheets.Alteration
}

// Trouble is why a list or a rollup cannot be followed, in Chinese.
type Trouble string

func (t Trouble) Error() string { return string(t) }

// trouble is one line, whatever the workbook says: it may come from anybody.
func trouble(at, why string) Trouble { return Trouble(form.OneLine(at + why)) }

// troubleOf says why the file at the place cannot be gone by, and what to do.
func troubleOf(at string, why *sheets.Unusable) Trouble {
	if why.Remedy == "" {
		return trouble(at, " "+why.Text)
	}
	return trouble(at, " "+why.Text+"。"+why.Remedy)
}

// Open reads a list or a rollup. It is checked by the plan that it carries, for no
// other says how it was made; named, which may be nil, is for one that carries
// none. An error is a Trouble, or the end of ctx.
func Open(ctx context.Context, named *plan.Plan, disk string) (*Holding, error) {
	return open(ctx, named, workbook.Found{Path: filepath.Base(disk), Disk: disk})
}

// open reads a list or a rollup. given is the plan that was named, or that of the
// workbook above; nil where there is none.
func open(ctx context.Context, given *plan.Plan, found workbook.Found) (*Holding, error) {
	at := found.Place()
	book, why, err := sheets.Open(ctx, found, form.ListBook, form.RollupBook)
	if err != nil {
		return nil, err
	}
	if why != nil {
		return nil, troubleOf(at, why)
	}
	h := &Holding{Path: book.Path, SHA256: book.SHA256, Kind: book.Mark.Kind, book: book.Book}
	h.choosePlan(book, given)
	var known bool
	if h.Region, known = h.Plan.Region(h.Plan.Today(book.Mark.Region)); !known {
		return nil, trouble(at, " 是“"+book.Mark.Region+"”的，方案中没有这个单位。请用 --plan 写明当时的方案")
	}
	if h.Kind == form.ListBook {
		why = h.readList(book)
	} else {
		why = h.readRollup(book)
	}
	if why != nil {
		return nil, troubleOf(at, why)
	}
	return h, nil
}

// choosePlan takes the plan that the workbook carries, else the one that is given.
func (h *Holding) choosePlan(book *sheets.OwnBook, given *plan.Plan) {
	own := book.Plan
	if own != nil {
		if _, known := own.Region(book.Mark.Region); !known {
			own = nil
		}
	}
	switch {
	case own == nil && given == nil:
		h.Plan, h.PlanGuessed = plan.Shanxi2021(), true
	case own == nil:
		h.Plan, h.PlanGiven = given, true
	case given == nil:
		h.Plan = own
	default:
		h.Plan, h.PlanGiven = given, true
		if differences := plan.Differences(own, given); differences != nil {
			h.Plan, h.PlanGiven = own, false
			h.PlanNotice = fmt.Sprintf("--plan 写明的方案不是“%s”所用的：%s。这里按它自己所用的方案核对", h.Path, plan.Shortened(differences, 8))
		}
	}
}

func (h *Holding) readList(book *sheets.OwnBook) *sheets.Unusable {
	read, why := book.ListReading(h.Plan, h.Region)
	if why != nil {
		return why
	}
	h.list, h.altered, h.inputs = read, read.Altered, read.Inputs
	senders := map[string]string{}
	for _, f := range h.inputs.Files {
		senders[f.SHA256] = f.Region
	}
	byForm := map[*form.Filled]*item{}
	lines := sheets.ReadDetails(h.book, read.Form())
	for _, f := range read.Forms {
		it := &item{filled: f.Filled, key: f.Key, via: f.Via, sender: cmp.Or(senders[f.Via.SHA256], f.Filled.Region)}
		it.take(lines)
		h.items = append(h.items, it)
		byForm[f.Filled] = it
	}
	for _, r := range read.Rows {
		h.rows = append(h.rows, &Row{Number: r.Number, Name: r.Name, Sheet: h.list.Sheet, Cell: r.Cell, Row: r.Row, item: byForm[r.Filled], remark: r.Remark})
	}
	for _, f := range read.Unlisted {
		h.unlisted = append(h.unlisted, byForm[f.Filled])
	}
	return nil
}

// take finds the row of 申报详情 that shows the form.
func (it *item) take(lines []sheets.DetailRow) {
	best, name := 1, form.NormalName(it.filled.Name())
	for _, line := range lines {
		score := 0
		if line.Origin.SHA256 == it.filled.SHA256 && line.Origin.Sheet == it.filled.Sheet {
			score = 2
		}
		if line.Normal == name {
			score++
		}
		if score > best {
			best, it.line = score, line.Row
		}
	}
}

func (h *Holding) readRollup(book *sheets.OwnBook) *sheets.Unusable {
	state, why := book.Reading()
	if why != nil {
		return why
	}
	h.state, h.altered = state, state.Altered
	lines := sheets.ReadDetails(h.book, state.Form())
	for _, f := range sortedFiles(state.State) {
		for _, filled := range f.Return.Projects {
			it := &item{filled: filled, via: record.Source{Path: f.Path, SHA256: f.SHA256}, sender: f.Return.Mark.Region}
			it.take(lines)
			h.items = append(h.items, it)
		}
	}
	for _, s := range state.SummaryRows(h.book) {
		row := &Row{Number: s.Number, Name: s.Name, Sheet: record.SheetProjects, Cell: s.NameCell, Row: s.Row}
		if row.item = h.itemOf(s); row.item != nil {
			row.item.key = s.Key
		} else if s.Version == "" && s.Key != "" {
			continue // a decision that is kept in sight though its project is gone
		}
		h.rows = append(h.rows, row)
	}
	return nil
}

// itemOf is the form that a row of 项目汇总 shows. Projects that were added to a
// list by hand share an origin and differ by name; where a city has said since that
// another county sent a form, its two lists have it for two counties.
func (h *Holding) itemOf(s sheets.SummaryRow) *item {
	var found *item
	best := -1
	for _, it := range h.items {
		if record.VersionID(it.filled) != s.Version {
			continue
		}
		fits := 0
		if form.NormalName(it.filled.Name()) == form.NormalName(s.Name) {
			fits += 2
		}
		if it.filled.Region == s.Code {
			fits++
		}
		if fits > best || fits == best && fits >= 2 {
			found, best = it, fits
		}
	}
	return found
}

// sources are the files that the workbook was made of, in the order of names.
func (h *Holding) sources() []record.Source {
	set := map[record.Source]bool{}
	if h.state != nil {
		for _, f := range h.state.Files {
			set[record.Source{Path: f.Path, SHA256: f.SHA256}] = true
		}
	}
	for _, it := range h.items {
		if it.via.SHA256 != "" {
			set[it.via] = true
		}
	}
	sources := make([]record.Source, 0, len(set))
	for s := range set {
		sources = append(sources, s)
	}
	slices.SortFunc(sources, func(a, b record.Source) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.SHA256, b.SHA256))
	})
	return sources
}

// Title is the workbook in words: 晋城市推荐项目清单（草稿）.
func (h *Holding) Title() string {
	if h.Kind == form.RollupBook {
		return h.Region.Name + "汇总"
	}
	return h.Region.Name + h.list.Sheet + sheets.ListSuffix(h.list.Final)
}

func sortedFiles(s *record.State) []*record.File {
	files := make([]*record.File, 0, len(s.Files))
	for _, f := range s.Files {
		files = append(files, f)
	}
	slices.SortFunc(files, func(a, b *record.File) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.SHA256, b.SHA256))
	})
	return files
}

// written are the sheets of the workbook as they were written.
func (h *Holding) written() sheets.WrittenSheets {
	if h.state != nil {
		return h.state.Written()
	}
	return h.list.Written
}
