package rollup

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"shidian/checks"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// ReadState takes the state from a rollup workbook of ours: what was received
// from 留底, and what people entered from the sheets that they see. Sheets that
// were sorted, filtered or given more columns are read the same: rows are told
// by their identity and columns by their titles. problems are Chinese
// sentences; with any, the state is not whole and must not be built upon.
func ReadState(b *xlsx.Book) (s *State, problems []string) {
	s = NewState()
	if len(b.Damage) > 0 {
		return nil, []string{"汇总工作簿有损坏，不能在它的基础上继续。请恢复备份，或者移走它后重新合并"}
	}
	problems = append(problems, s.readKeptFiles(b)...)
	refused, more := s.readReceipts(b)
	problems = append(append(problems, more...), s.readDecisions(b)...)
	if problems != nil {
		return nil, problems
	}
	s.Altered = append(s.Altered, AlteredForms(b, s.formsBut(refused))...)
	slices.SortFunc(s.Altered, func(x, y Alteration) int {
		return cmp.Or(cmp.Compare(x.Sheet, y.Sheet), cmp.Compare(x.Cell, y.Cell), cmp.Compare(x.Title, y.Title), cmp.Compare(x.Old, y.Old))
	})
	return s, nil
}

// formsBut are the forms of all files but those: 申报详情 shows nothing of a file
// that was refused, so nothing of it can be missing.
func (s *State) formsBut(refused map[string]bool) []*form.Filled {
	var forms []*form.Filled
	for _, f := range s.sorted() {
		if !refused[f.ID()] {
			forms = append(forms, f.Return.Projects...)
		}
	}
	return forms
}

// needed are the missing columns without which entries would be lost. A cell
// kept out of sight for a column that this program has learned since is none.
func needed(missing []string, columns []table.Column) []string {
	return slices.DeleteFunc(missing, func(title string) bool {
		i := slices.IndexFunc(columns, func(c table.Column) bool { return c.Title == title })
		return columns[i].Hidden && title != columnKey
	})
}

func missingSheet(name string, missing []string) string {
	if missing == nil {
		return "缺少工作表“" + name + "”或它的表头"
	}
	return "工作表“" + name + "”缺少列：" + strings.Join(missing, "、")
}

// receiptID is the ID of the file that a row of 收件登记 is about.
func receiptID(row table.Row) string {
	return (&File{Path: row.Raw(ColumnFile), SHA256: row.Text(columnHash)}).ID()
}

// readReceipts takes what staff entered about files, and which files were
// refused when the rollup was written.
func (s *State) readReceipts(b *xlsx.Book) (refused map[string]bool, problems []string) {
	rows, missing, ok := table.Read(b, SheetReceipts, receiptColumns())
	if !ok || missing != nil {
		return nil, []string{missingSheet(SheetReceipts, missing)}
	}
	refused = map[string]bool{}
	for _, row := range rows {
		f := s.Files[receiptID(row)]
		if f == nil {
			continue // a line of somebody's own below the table
		}
		refused[f.ID()] = row.Text(columnStatus) == FileStatusChinese(Refused)
		f.Receipt = Receipt{
			Arrived: row.Text(ColumnArrived), Method: row.Text(ColumnMethod),
			ExceptionBy: row.Text(ColumnExceptionBy), ExceptionWhy: row.Text(ColumnExceptionWhy),
			Copies: row.Text(columnCopies), Remark: row.Text(columnRemark), Own: row.Own(),
		}
	}
	s.Altered = append(s.Altered, s.alteredReceipts(rows)...)
	return refused, nil
}

// readDecisions takes what people entered about projects.
func (s *State) readDecisions(b *xlsx.Book) (problems []string) {
	rows, missing, ok := table.Read(b, SheetProjects, projectColumns())
	if missing = needed(missing, projectColumns()); !ok || len(missing) > 0 {
		return []string{missingSheet(SheetProjects, missing)}
	}
	names, versions, hidden := s.nameKeys(), s.versionKeys(), hiddenOf(rows)
	for _, row := range rows {
		d := &Decision{
			Opinion: entryWord(row.Text(ColumnOpinion)), Recommend: entryWord(row.Text(ColumnRecommend)), Rank: row.Text(ColumnRank), Reason: row.Text(ColumnReason),
			Region: row.Text(columnCode), Name: row.Text(form.PilotName.Title), Own: row.Own(),
		}
		key := s.keyOfRow(row, d, names)
		s.readFormer(key, row.Text(ColumnSameAs), hidden[key].former)
		d.Version = hidden[key].decidedOn
		if d.entries() != hidden[key].entries {
			d.Version = hidden[key].version // people entered it looking at this version
		}
		if named := versions[d.Version]; named != "" && key == row.Raw(columnKey) {
			key = named
		}
		if key != "" && !d.IsBlank() {
			s.Decisions[key] = joinDecisions(cmp.Or(s.Decisions[key], &Decision{}), d)
		}
	}
	return nil
}

// hiddenCells are what a row of 项目汇总 keeps out of sight.
type hiddenCells struct{ version, decidedOn, entries, former string }

// hiddenOf takes the hidden cells by the identity that stands beside them: a
// sort of the columns in sight leaves them where they were.
func hiddenOf(rows []table.Row) map[string]hiddenCells {
	cells := map[string]hiddenCells{}
	for _, row := range rows {
		cells[row.Raw(columnKey)] = hiddenCells{row.Raw(columnVersion), row.Raw(columnDecidedOn), row.Raw(columnEntries), row.Raw(columnFormer)}
	}
	return cells
}

// nameKeys are the name keys of every form by the normalised name alone.
func (s *State) nameKeys() map[string][]string {
	keys := map[string][]string{}
	for _, f := range s.sorted() {
		for _, p := range f.Return.Projects {
			name, key := form.NormalName(p.Name()), nameKey(p, 1)
			if !slices.Contains(keys[name], key) {
				keys[name] = append(keys[name], key)
			}
		}
	}
	return keys
}

// keyOfRow is the identity of the project that a row is about. Where the name
// in sight is not that of the hidden identity, somebody sorted a part of the
// columns: people decided about the name that they saw, so that one counts when
// it is the name of one project only.
func (s *State) keyOfRow(row table.Row, d *Decision, names map[string][]string) string {
	key, seen := row.Raw(columnKey), form.NormalName(d.Name)
	_, hidden, _ := strings.Cut(nameOf(key), "|")
	if seen == "" || hidden == seen || names[hidden] == nil && key != "" {
		return key
	}
	s.Altered = append(s.Altered, Alteration{Sheet: SheetProjects, Cell: row.Ref(form.PilotName.Title), Title: form.PilotName.Title, Old: hidden, New: d.Name, Added: key == ""})
	meant := names[seen]
	if len(meant) > 1 {
		meant = slices.DeleteFunc(slices.Clone(meant), func(k string) bool { return !strings.HasPrefix(k, d.Region+"|") })
	}
	switch {
	case len(meant) == 1:
		return meant[0]
	case key == "" && d.Region != "":
		return d.Region + "|" + seen
	default:
		return key
	}
}

// entryWord is the word of the drop-down that people mean when they write
// another one over it. What is none of these stays as written, and waits for
// a person.
func entryWord(text string) string {
	for word, others := range map[string][]string{
		checks.RecommendYes:     {"推荐", "同意推荐", "√", "✓", "✔"},
		checks.RecommendNo:      {"不推荐", "不同意推荐", "×", "✗"},
		checks.RecommendReserve: {"候补", "备用"},
		checks.OpinionPass:      {"同意", "合格"},
		checks.OpinionReturn:    {"不通过", "不同意", "不合格", "驳回"},
		checks.OpinionPending:   {"待议", "待审", "暂缓"},
		checks.OpinionStands:    {"没有撤回", "没撤回", "不撤回", "保留"},
	} {
		if slices.Contains(others, form.Fold(text)) {
			return word
		}
	}
	return text
}

// ReadFiling takes 填报情况 of a list.
func ReadFiling(b *xlsx.Book) []form.Filing {
	rows, _, ok := table.Read(b, SheetUnits, unitColumns())
	if !ok {
		return nil
	}
	var filing []form.Filing
	for _, row := range rows {
		f := form.Filing{Region: row.Text(columnCode), Name: row.Text(columnRegion), Entry: entryOf(row.Text("填报情况")),
			Projects: wholeNumber(row.Text("项目数")), Valid: wholeNumber(row.Text("其中可推荐"))}
		if f.Region != "" {
			filing = append(filing, f)
		}
	}
	return filing
}

// wholeNumber reads a number that we wrote; anything else is 0.
func wholeNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}
