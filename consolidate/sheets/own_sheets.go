package sheets

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/table"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Sheets that people added to a rollup are read with all that can be drawn again, and
// drawn into the next one. What cannot is named once: the next one does not have it.

// mostOwnCells bounds a sheet that is drawn again.
const mostOwnCells = 100_000

// readOwnSheets takes the sheets that people added, and notes what of theirs cannot be kept.
func (s *Reading) readOwnSheets(b *xlsx.Book, written WrittenSheets) {
	laid := slices.ContainsFunc(b.Sheets, func(sheet *xlsx.Sheet) bool { return sheet.Layout != nil })
	if !laid {
		return // it was not read to be drawn again
	}
	before := ""
	for _, sheet := range b.Sheets {
		switch {
		case written.isOurs(sheet):
			before = sheet.Name
			s.noteBesides(sheet)
		case sheet.Layout == nil:
			s.notKept(sheet.Name, "图表留不住，合并时去掉了")
		default:
			s.takeOwnSheet(b, sheet, before)
			before = sheet.Name
		}
	}
	if names := workbook.CarriedNames(b); names != nil {
		s.notKept("", strings.Join(names, "、")+"留不住，合并时去掉了")
	}
}

// isOurs reports whether the program wrote the sheet.
func (w WrittenSheets) isOurs(sheet *xlsx.Sheet) bool {
	_, ours := w.find(sheet.Name)
	return ours || sheet.Name == sheetStray || sheet.Name == sheetKept || sheet.State != xlsx.Visible && table.IsOwnSheet(sheet.Name)
}

func (s *Reading) notKept(sheet, what string) {
	s.NotKept = append(s.NotKept, record.NotKept{Sheet: sheet, What: what})
}

func (s *Reading) takeOwnSheet(b *xlsx.Book, sheet *xlsx.Sheet, before string) {
	if len(sheet.Cells) > mostOwnCells || sheet.Layout.Cut || len(sheet.Layout.Cells) > mostOwnCells {
		s.notKept(sheet.Name, fmt.Sprintf("内容太多（超过 %d 格），合并时去掉了", mostOwnCells))
		return
	}
	own, foreign := ownSheetOf(b, sheet)
	own.After = before
	content, err := json.Marshal(own)
	if err != nil {
		s.notKept(sheet.Name, "内容留不住，合并时去掉了") // no value of ours is one that JSON cannot say
		return
	}
	s.Sheets = append(s.Sheets, record.OwnSheet{Name: own.Name, Sum: sayingOf(own), Content: string(content)})
	if len(foreign) > 0 {
		s.notKept(sheet.Name, foreignFormulas(foreign))
	}
	s.noteBesides(sheet)
}

// foreignFormulas says of which cells only the last result is left.
func foreignFormulas(cells []string) string {
	const named = 5
	what := strings.Join(cells[:min(len(cells), named)], "、")
	if len(cells) > named {
		what += " 等"
	}
	return fmt.Sprintf(" %d 个公式（%s）看的不只是自己这里，合并后只留下最后的结果", len(cells), what)
}

// noteBesides names what lies beside the cells of a sheet and cannot be drawn again. On our
// own sheets some of it is drawn by the program.
func (s *Reading) noteBesides(sheet *xlsx.Sheet) {
	if sheet.Layout == nil {
		return
	}
	own := slices.ContainsFunc(s.Sheets, func(o record.OwnSheet) bool { return o.Name == sheet.Name })
	names := drawingNames(sheet)
	for _, beside := range []struct {
		element, name string
		drawn         bool // by the program too
	}{
		{"pivotTable", "数据透视表", false}, {"conditionalFormatting", "条件格式", false}, {"tableParts", "表格样式", false},
		{"oleObjects", "嵌入的对象", false}, {"controls", "控件", false}, {"picture", "背景图片", false}, {"hyperlinks", "超链接", true}, {"dataValidations", "下拉列表", true},
	} {
		if slices.Contains(sheet.Layout.Besides, beside.element) && (own || !beside.drawn) {
			names = append(names, beside.name)
		}
	}
	if own && sheet.Layout.Filter != nil {
		names = append(names, "筛选")
	}
	if names != nil {
		s.notKept(sheet.Name, strings.Join(names, "、")+"留不住，合并时去掉了")
	}
}

// chartsOfOverview is how many charts the program itself draws, all on 概况.
const chartsOfOverview = 2

// drawingNames are what people laid over the cells of the sheet, each kind once.
func drawingNames(sheet *xlsx.Sheet) (names []string) {
	charts := 0
	for _, d := range sheet.Drawings {
		if d.Kind == xlsx.OtherDrawing {
			if charts++; sheet.Name == record.SheetOverview && charts <= chartsOfOverview {
				continue
			}
		}
		name := map[xlsx.DrawingKind]string{xlsx.OtherDrawing: "图表", xlsx.Picture: "图片", xlsx.Shape: "图形"}[d.Kind]
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// ownSheetOf is the sheet as it is drawn again. foreign are the cells of whose formulas only
// the result is left.
func ownSheetOf(b *xlsx.Book, sheet *xlsx.Sheet) (own *table.OwnSheet, foreign []string) {
	own = &table.OwnSheet{Name: sheet.Name, Hidden: sheet.State != xlsx.Visible}
	formats := formatIndex{book: b, own: own, at: map[xlsx.Format]int{}}
	laid, values := sheet.Layout.Cells, sheet.Cells
	for len(laid) > 0 || len(values) > 0 {
		cell, formula := table.OwnCell{}, xlsx.LaidCell{}
		if len(values) > 0 && (len(laid) == 0 || !isBefore(laid[0].Row, laid[0].Col, values[0].Row, values[0].Col)) {
			cell = valueOf(b, values[0])
			values = values[1:]
		} else {
			cell.Row, cell.Col = laid[0].Row, laid[0].Col
		}
		if len(laid) > 0 && laid[0].Row == cell.Row && laid[0].Col == cell.Col {
			formula, laid = laid[0], laid[1:]
			cell.Format = formats.of(formula.Format)
		}
		if isForeign := cell.TakeFormula(formula, sheet.Raw); isForeign {
			foreign = append(foreign, xlsx.CellRef(int(cell.Row), int(cell.Col)))
		}
		own.Cells = append(own.Cells, cell)
	}
	own.Rows, own.Cols = ownRows(sheet, formats), ownCols(sheet, formats)
	own.Merges = apart(sheet.Merges)
	return own, foreign
}

func isBefore(row, col, otherRow, otherCol int32) bool {
	return row < otherRow || row == otherRow && col < otherCol
}

// valueOf is the value of a cell; of a day as a workbook of ours counts it.
func valueOf(b *xlsx.Book, c xlsx.Cell) table.OwnCell {
	const from1904 = 1462 // days
	if n, err := strconv.ParseFloat(c.Text, 64); err == nil && b.Date1904 && c.Date {
		c.Text = strconv.FormatFloat(n+from1904, 'f', -1, 64)
	}
	for table.TooLong(table.Escape(c.Text)) { // full of what has to be escaped
		c.Text = form.Cut(c.Text, len([]rune(c.Text))/2)
	}
	return table.OwnCell{Row: c.Row, Col: c.Col, Kind: c.Kind, Text: c.Text}
}

// formatIndex counts the formats that a sheet uses.
type formatIndex struct {
	book *xlsx.Book
	own  *table.OwnSheet
	at   map[xlsx.Format]int
}

// mostFormats bounds the formats of one sheet; cells of more are plain.
const mostFormats = 4000

func (x formatIndex) of(style int) int {
	if style <= 0 || style >= len(x.book.Formats) || x.book.Formats[style] == x.book.Formats[0] {
		return 0
	}
	f := x.book.Formats[style]
	n, known := x.at[f]
	if !known && len(x.own.Formats) < mostFormats {
		x.own.Formats = append(x.own.Formats, f)
		n = len(x.own.Formats)
		x.at[f] = n
	}
	return n
}

// ownRows are the rows with a height or a format of their own, and those that are hidden,
// as far as the sheet goes.
func ownRows(sheet *xlsx.Sheet, formats formatIndex) []table.OwnLines {
	last := 0
	if n := len(sheet.Cells); n > 0 {
		last = int(sheet.Cells[n-1].Row)
	}
	if n := len(sheet.Layout.Cells); n > 0 {
		last = max(last, int(sheet.Layout.Cells[n-1].Row))
	}
	lines := ownLines{}
	for _, h := range sheet.Heights {
		lines.set(h.Span, last, func(l *table.OwnLines) { l.Size = min(h.Points, 409) })
	}
	for _, hidden := range sheet.HiddenRows {
		lines.set(hidden, last, func(l *table.OwnLines) { l.Hidden = true })
	}
	for _, f := range sheet.Layout.Rows {
		lines.set(f.Span, last, func(l *table.OwnLines) { l.Format = formats.of(f.Format) })
	}
	return lines.sorted()
}

func ownCols(sheet *xlsx.Sheet, formats formatIndex) []table.OwnLines {
	lines := ownLines{}
	for _, w := range sheet.Widths {
		lines.set(w.Span, xlsx.MaxCol, func(l *table.OwnLines) { l.Size = w.Characters() })
	}
	for _, hidden := range sheet.HiddenCols {
		lines.set(hidden, xlsx.MaxCol, func(l *table.OwnLines) { l.Hidden = true })
	}
	for _, f := range sheet.Layout.Cols {
		lines.set(f.Span, xlsx.MaxCol, func(l *table.OwnLines) { l.Format = formats.of(f.Format) })
	}
	return lines.sorted()
}

// ownLines are rows or columns by their number.
type ownLines map[int]table.OwnLines

func (o ownLines) set(span xlsx.Span, last int, change func(*table.OwnLines)) {
	for n := span.First; n <= min(span.Last, last); n++ {
		l := o[n]
		change(&l)
		o[n] = l
	}
}

// sorted are the lines in their order, neighbours that are alike joined.
func (o ownLines) sorted() (all []table.OwnLines) {
	var numbers []int
	for n := range o {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		next := o[n]
		next.Span = xlsx.Span{First: n, Last: n}
		if k := len(all) - 1; k >= 0 && all[k].Last+1 == n && all[k].Size == next.Size && all[k].Hidden == next.Hidden && all[k].Format == next.Format {
			all[k].Last = n
			continue
		}
		all = append(all, next)
	}
	return all
}

// apart are the merges that overlap no other: Excel calls a workbook with others broken.
func apart(merges []xlsx.Range) (out []xlsx.Range) {
	taken := map[int][]xlsx.Range{} // by row
	const tallest = 10_000
	for _, m := range merges {
		height := m.LastRow - m.FirstRow + 1
		if height > tallest || height*(m.LastCol-m.FirstCol+1) < 2 {
			continue
		}
		free := true
		for row := m.FirstRow; row <= m.LastRow && free; row++ {
			free = !slices.ContainsFunc(taken[row], func(r xlsx.Range) bool { return r.FirstCol <= m.LastCol && m.FirstCol <= r.LastCol })
		}
		if !free {
			continue
		}
		for row := m.FirstRow; row <= m.LastRow; row++ {
			taken[row] = append(taken[row], m)
		}
		out = append(out, m)
	}
	return out
}

// sayingOf is the same for two sheets that say the same: values, formulas and colours, however
// another program has written them.
func sayingOf(s *table.OwnSheet) string {
	sum := sha256.New()
	for _, c := range s.Cells {
		text, ground := c.Text, ""
		if n, err := strconv.ParseFloat(text, 64); err == nil && c.Kind == xlsx.Number {
			text = strconv.FormatFloat(n, 'g', 15, 64)
		}
		if c.Format > 0 {
			ground = s.Formats[c.Format-1].Ground
		}
		formula := strings.ToUpper(strings.ReplaceAll(c.Formula, " ", ""))
		if formula != "" {
			text = ""
		}
		if text+formula+ground != "" {
			fmt.Fprintf(sum, "%d %d %q %q %s\n", c.Row, c.Col, text, formula, ground)
		}
	}
	fmt.Fprintln(sum, s.Hidden)
	return hex.EncodeToString(sum.Sum(nil))
}

// ownSheets are the sheets that people added, as they are drawn: under names that none of
// taken has, and behind the sheet that they stood behind.
func (r *drawing) ownSheets(taken []string) (all []*table.OwnSheet, err error) {
	names := map[string]string{}
	r.sheetSums = map[string]string{}
	for _, kept := range r.Handwork.Sheets {
		own := &table.OwnSheet{}
		if err := json.Unmarshal([]byte(kept.Content), own); err != nil {
			return nil, fmt.Errorf("read %s: %w", kept.Name, err)
		}
		name := table.SheetName(own.Name, taken)
		r.sheetSums[name] = kept.Sum
		names[own.Name], own.Name = name, name
		if after := names[own.After]; after != "" {
			own.After = after
		}
		taken, all = append(taken, name), append(all, own)
	}
	return all, nil
}

// drawSheets draws the tables behind what has been drawn, and among them the sheets that
// people added, each behind the one that it stood behind, or at the end.
func (r *drawing) drawSheets(b *table.Book, tables []*table.Sheet) error {
	if err := fits(tables); err != nil {
		return err
	}
	first := b.SheetNames()
	taken := append([]string{sheetKept, sheetStray, table.MarkSheet}, first...)
	for _, s := range tables {
		taken = append(taken, s.Name)
	}
	own, err := r.ownSheets(taken)
	if err != nil {
		return err
	}
	places := ownPlaces{book: b, behind: map[string][]*table.OwnSheet{}}
	for _, s := range own {
		places.behind[s.After] = append(places.behind[s.After], s)
	}
	for _, name := range append([]string{""}, first...) {
		places.draw(name)
	}
	for _, s := range tables {
		if err := b.Add(s); err != nil {
			return err
		}
		places.draw(s.Name)
	}
	for _, s := range own {
		places.draw(s.After) // what it stood behind is gone
	}
	return places.failed
}

// ownPlaces are the sheets that people added and that are still to be drawn, by the sheet
// that they stand behind.
type ownPlaces struct {
	book   *table.Book
	behind map[string][]*table.OwnSheet
	failed error
}

func (p *ownPlaces) draw(name string) {
	here := p.behind[name]
	delete(p.behind, name)
	for _, s := range here {
		if p.failed == nil {
			p.failed = p.book.AddOwn(s)
		}
		p.draw(s.Name)
	}
}
