package form

// Layout returns the sheet of one project: the paper form page by page,
// and below it, outside the print area, the block 审核信息.
func (f *Form) Layout() *Layout {
	l := &drawing{form: f}
	coverPages(l)
	unitPage(l)
	basisPage(l)
	goalsPage(l)
	schedulePage(l)
	fundingPage(l)
	opinionsPage(l)
	extraPage(l)
	l.PrintRows = len(l.Heights)
	reviewBlock(l)
	return &l.Layout
}

func coverPages(l *drawing) {
	l.gap(60)
	l.gap(30)
	// Two lines, each in the middle: on one line a short domain would push the
	// title to the right, because a cell cannot grow with its text.
	l.row(40, bare(6), l.answer(12, TitleDomain))
	l.row(44, piece{span: Columns, role: Title, text: l.form.Section(Cover).Title})
	l.gap(60)
	line := func(height float64, pieces ...piece) { l.row(height, append([]piece{bare(1)}, pieces...)...) }
	printed := func(id ID) string { return l.form.Field(id).Label }
	blank := func(id ID) {
		line(l.lines(id, coverCols), cover(6, printed(id)+"："), l.answer(coverCols, id))
	}
	blank(PilotName)
	line(48, cover(6, printed(PilotFrom)+"："), l.answer(8, PilotFrom), cover(1, printed(PilotTo)), l.answer(8, PilotTo))
	blank(UndertakingUnit)
	blank(GuarantorUnit)
	blank(GuidingUnit)
	l.gap(60)
	l.row(36, bare(6), l.answer(12, FormDate))
	l.newPage()
	titleRow := len(l.Heights) + 1
	l.row(notesTitle, piece{span: Columns, role: Title, text: "填写说明"})
	for _, text := range l.form.notes() {
		l.row(noteHeight(text), piece{span: Columns, role: Running, text: "　　" + text})
	}
	for len(l.Heights) < titleRow+notesRows {
		l.gap(8)
	}
	l.newPage()
}

// Spans of the answers of the cover, and of the captions at the left edge of
// the table with what is left beside them.
const (
	coverCols = 17
	side      = 5
	wide      = Columns - side
)

func unitPage(l *drawing) {
	l.heading(30, UnitSection)
	l.row(l.lines(UnitName, 10), l.label(side, UnitName), l.answer(10, UnitName), l.label(3, OrgCode, 4), l.answer(6, OrgCode))
	l.frame(15, Columns, func() {
		l.row(l.lines(LegalRepresentative, 5), l.label(side, LegalRepresentative, 5), l.answer(5, LegalRepresentative), l.label(4, RegisteredCity),
			l.answer(3, RegisteredCity), l.label(1, RegisteredCounty), l.answer(3, RegisteredCounty), caption(3, "县（区）"))
	})
	l.row(l.lines(UnitAddress, wide), l.label(side, UnitAddress), l.answer(wide, UnitAddress))
	l.row(54, l.label(side, Industry), l.answer(6, Industry), l.label(3, EconomicType), l.answer(5, EconomicType), l.label(2, Postcode), l.answer(3, Postcode))
	l.row(32, l.label(side, UnitPhone), l.answer(7, UnitPhone), l.label(3, Email), l.answer(9, Email))
	l.row(l.lines(StandardsBody, 10), l.label(side, StandardsBody, 5, 13), l.answer(10, StandardsBody), l.label(4, StandardsLead, 6), l.answer(5, StandardsLead))
	l.prose(BusinessScope)
	l.row(30, l.label(18, MajorAccident), l.answer(6, MajorAccident))
	l.row(38, l.label(side, SystemEstablished, 4), l.answer(7, SystemEstablished), l.label(side, SystemRunning, 4), l.answer(7, SystemRunning))
	l.prose(SelfAssessment, 5)
	l.newPage()
}

func basisPage(l *drawing) {
	l.heading(30, Basis)
	l.prose(Conditions, 3, 7, 11)
	l.prose(CurrentWork, 5)
	l.newPage()
}

// The boxes that have a page to themselves take the whole of it.
const (
	goalsHeight   = 648
	fundingHeight = 300
	stepHeight    = 63
)

// pointerCols is what a caption over the width of the page leaves at its right.
const pointerCols = 7

func goalsPage(l *drawing) {
	l.row(l.headingHeight(46, Columns-pointerCols, Goals), l.title(Columns-pointerCols, Goals), pointer(pointerCols, string(ExpectedGoals)))
	l.row(max(goalsHeight-(l.headingHeight(46, Columns-pointerCols, Goals)-46), l.lines(ExpectedGoals, Columns)), l.answer(Columns, ExpectedGoals))
	l.newPage()
}

// schedulePage has spare rows below those that show: a county with more steps
// unhides them, and then they are printed like the others.
func schedulePage(l *drawing) {
	l.heading(46, Schedule)
	l.row(18, pointer(Columns, string(Schedule)))
	const timeCols, contentCols, unitCols = 7, 10, 7
	l.row(30, l.label(timeCols, StepTime), l.label(contentCols, StepContent), l.label(unitCols, StepUnits))
	for i := range StepRows {
		if i >= StepsShown {
			l.Spare = append(l.Spare, len(l.Heights)+1)
		}
		l.row(stepHeight, l.step(timeCols, StepTime, i), l.step(contentCols, StepContent, i), l.step(unitCols, StepUnits, i))
	}
	l.newPage()
}

func fundingPage(l *drawing) {
	l.heading(34, Funding)
	for _, f := range []ID{FundingUse, FundingSource} {
		l.frame(1, Columns, func() {
			question := l.label(Columns-pointerCols, f)
			question.role = Question
			l.row(30, question, pointer(pointerCols, string(f)))
			l.row(max(fundingHeight, l.lines(f, Columns)), l.answer(Columns, f))
		})
	}
	l.newPage()
}

func opinionsPage(l *drawing) {
	l.heading(46, Opinions)
	for _, p := range l.form.parties {
		l.frame(1, Columns, func() {
			l.row(l.lines(p.ID.Opinion(), 16), l.label(8, p.ID.Opinion()), l.answer(16, p.ID.Opinion()))
			l.row(28, empty(8), l.label(6, p.ID.Signer()), l.answer(10, p.ID.Signer()))
			l.row(28, empty(14), l.answer(10, p.ID.Date()))
		})
	}
}

// Keys of the slots that a template fills.
const (
	SlotTitle      = "title"
	SlotRegion     = "region"
	SlotRegionCode = "region_code"
	SlotParent     = "parent"
	SlotCycle      = "cycle"
	SlotDeadline   = "deadline"
)

// Captions of slots that a reader looks for when the mark is lost.
const (
	CaptionRegion     = "县（市、区）"
	CaptionRegionCode = "行政区划代码"
	CaptionCycle      = "征集年度"
)

// CountyLayout returns the sheet 县区信息 as a county has it.
func (f *Form) CountyLayout() *Layout { return f.CountyLayoutFor(CountyWords()) }

// CountyLayoutFor returns the sheet 县区信息 of a unit with the words. The table of the
// workbook's forms follows below it, because its length is the number of forms.
func (f *Form) CountyLayoutFor(words UnitWords) *Layout {
	l := &drawing{form: f}
	l.row(48, piece{span: Columns, role: Slot, key: SlotTitle})
	l.row(34, caption(6, words.Caption), slot(7, SlotRegion), caption(5, words.Code), slot(6, SlotRegionCode))
	l.row(34, caption(6, "上级单位"), slot(7, SlotParent), caption(5, CaptionCycle), slot(6, SlotCycle))
	l.row(34, caption(6, "报送截止日"), slot(18, SlotDeadline))
	l.row(34, l.label(6, Reporter), l.answer(7, Reporter), l.label(5, ReporterPhone), l.answer(6, ReporterPhone))
	l.row(34, l.label(6, ReportDate), l.answer(7, ReportDate), l.label(5, NilReturn), l.answer(6, NilReturn))
	l.row(l.lines(NilReason, 18), l.label(6, NilReason), l.answer(18, NilReason))
	l.row(34, l.label(6, NilSigner), l.answer(18, NilSigner))
	l.PrintRows = len(l.Heights)
	return &l.Layout
}

// lines is the height that lets a box hold the field's longest answer.
func (l *drawing) lines(id ID, columns int) float64 {
	f := l.form.Field(id)
	width := lineWidth(f, columns, f.Points())
	return boxHeight((f.Max+width-1)/width, f.Points())
}
