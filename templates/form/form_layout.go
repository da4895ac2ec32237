package form

// coverNotes are the 填写说明 printed behind the cover.
var coverNotes = []string{
	"1. XXX：指农业农村、工业、服务业、社会管理和公共服务四个领域。",
	"2. 试点名称：农业农村领域指苹果种植、生猪养殖、美丽乡村等标准化试点；工业领域指高端装备制造、轨道交通、循环经济等标准化试点；服务业领域指旅游服务、物流服务、养老服务等标准化试点；社会管理和公共服务领域指政务服务、公共教育、医疗卫生等标准化试点。",
	"3. 承担单位可以为企事业单位、社会组织或者地方人民政府等；参加单位是参与试点创建的有关单位；保证单位是县级（含）以上人民政府或市（示范区）标准化行政主管部门。",
	"4. 业务指导单位为市级（示范区）有关行业主管部门。",
	"5. 管理单位为省级标准化行政主管部门。",
	"6. 申报书一式 4 份，承担单位、保证单位、业务指导单位、管理单位各 1 份。",
}

// FormLayout returns the sheet of one project: the paper form page by page,
// and below it, outside the print area, the block 审核信息.
func FormLayout() *Layout {
	l := &Layout{}
	coverPages(l)
	unitPage(l)
	basisPage(l)
	goalsPage(l)
	schedulePage(l)
	fundingPage(l)
	opinionsPage(l)
	l.PrintRows = len(l.Heights)
	reviewBlock(l)
	return l
}

func coverPages(l *Layout) {
	l.gap(60)
	l.gap(30)
	// Two lines, each in the middle: on one line a short domain would push the
	// title to the right, because a cell cannot grow with its text.
	l.row(40, bare(6), answer(12, TitleDomain))
	l.row(44, piece{span: Columns, role: Title, text: Cover.Title})
	l.gap(60)
	line := func(height float64, pieces ...piece) { l.row(height, append([]piece{bare(1)}, pieces...)...) }
	blank := func(f *Field) {
		line(TextHeight(f.Max, coverCols, CoverPoints)+6, cover(6, f.Label+"："), answer(coverCols, f))
	}
	blank(PilotName)
	line(48, cover(6, PilotFrom.Label+"："), answer(8, PilotFrom), cover(1, PilotTo.Label), answer(8, PilotTo))
	blank(UndertakingUnit)
	blank(GuarantorUnit)
	blank(GuidingUnit)
	l.gap(60)
	l.row(36, bare(6), answer(12, FormDate))
	l.newPage()
	l.row(56, piece{span: Columns, role: Title, text: "填写说明"})
	for _, text := range coverNotes {
		l.row(TextHeight(TextWidth(text)+2, Columns, NotePoints)+8, piece{span: Columns, role: Running, text: "　　" + text})
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

func unitPage(l *Layout) {
	l.heading(30, Unit)
	l.row(lines(UnitName, 10), label(side, UnitName), answer(10, UnitName), label(3, OrgCode, 4), answer(6, OrgCode))
	l.frame(15, Columns, func() {
		l.row(54, label(side, LegalRepresentative, 5), answer(5, LegalRepresentative), label(4, RegisteredCity),
			answer(3, RegisteredCity), label(1, RegisteredCounty), answer(3, RegisteredCounty), caption(3, "县（区）"))
	})
	l.row(lines(UnitAddress, wide), label(side, UnitAddress), answer(wide, UnitAddress))
	l.row(54, label(side, Industry), answer(6, Industry), label(3, EconomicType), answer(5, EconomicType), label(2, Postcode), answer(3, Postcode))
	l.row(32, label(side, UnitPhone), answer(7, UnitPhone), label(3, Email), answer(9, Email))
	l.row(lines(StandardsBody, 10), label(side, StandardsBody, 5, 13), answer(10, StandardsBody), label(4, StandardsLead, 6), answer(5, StandardsLead))
	l.row(lines(BusinessScope, wide), label(side, BusinessScope), answer(wide, BusinessScope))
	l.row(30, label(18, MajorAccident), answer(6, MajorAccident))
	l.row(38, label(side, SystemEstablished, 4), answer(7, SystemEstablished), label(side, SystemRunning, 4), answer(7, SystemRunning))
	l.row(lines(SelfAssessment, wide), label(side, SelfAssessment, 5), answer(wide, SelfAssessment))
	l.newPage()
}

func basisPage(l *Layout) {
	l.heading(30, Basis)
	l.row(lines(Conditions, wide), label(side, Conditions, 3, 7, 11), answer(wide, Conditions))
	l.row(lines(CurrentWork, wide), label(side, CurrentWork, 5), answer(wide, CurrentWork))
	l.newPage()
}

// The boxes that have a page to themselves take the whole of it.
const (
	goalsHeight   = 648
	fundingHeight = 300
)

func goalsPage(l *Layout) {
	l.heading(46, Goals)
	l.row(max(goalsHeight, lines(ExpectedGoals, Columns)), answer(Columns, ExpectedGoals))
	l.newPage()
}

func schedulePage(l *Layout) {
	l.heading(46, Schedule)
	const timeCols, contentCols, unitCols = 7, 10, 7
	l.row(30, label(timeCols, StepTime), label(contentCols, StepContent), label(unitCols, StepUnits))
	for i := range StepRows {
		l.row(TextHeight(StepContent.Max, contentCols, StepPoints),
			piece{span: timeCols, field: StepTime, step: i},
			piece{span: contentCols, field: StepContent, step: i},
			piece{span: unitCols, field: StepUnits, step: i})
	}
	l.newPage()
}

func fundingPage(l *Layout) {
	l.heading(34, Funding)
	for _, f := range []*Field{FundingUse, FundingSource} {
		l.frame(1, Columns, func() {
			l.row(30, label(Columns, f))
			l.row(max(fundingHeight, lines(f, Columns)), answer(Columns, f))
		})
	}
	l.newPage()
}

func opinionsPage(l *Layout) {
	l.heading(46, Opinions)
	for _, p := range Parties() {
		l.frame(1, Columns, func() {
			l.row(lines(p.Opinion, 16), label(8, p.Opinion), answer(16, p.Opinion))
			l.row(28, empty(8), label(6, p.Signer), answer(10, p.Signer))
			l.row(28, empty(14), answer(10, p.Date))
		})
	}
}

// reviewBlock stands below the paper, two questions a row.
func reviewBlock(l *Layout) {
	l.gap(24)
	l.heading(34, Review)
	height := func(columns int, fields ...*Field) float64 {
		h := 38.0 // two lines of a caption
		for _, f := range fields {
			h = max(h, lines(f, columns))
		}
		return h
	}
	pair := func(a, b *Field) { l.row(height(5, a, b), label(7, a), answer(5, a), label(7, b), answer(5, b)) }
	wide := func(f *Field) { l.row(height(17, f), label(7, f), answer(17, f)) }
	pair(Domain, PilotKind)
	wide(FocusArea)
	pair(PillarIndustry, UnifiedBody)
	pair(EnterprisesIn, EnterprisesAll)
	pair(IndependentLegal, Penalties)
	pair(StaffFull, StaffPart)
	wide(PolicySupport)
	pair(MatchingFunds, PaperCopies)
	pair(ContactPerson, ContactPhone)
	pair(StampUndertaking, StampParticipating)
	pair(StampGuarantor, StampGuiding)
	wide(StampManaging)
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
	CaptionRegionCode = "行政区划代码"
	CaptionCycle      = "征集年度"
)

// CountyLayout returns the sheet 县区信息. The table of the workbook's forms
// follows below it, because its length is the number of forms.
func CountyLayout() *Layout {
	l := &Layout{}
	l.row(48, piece{span: Columns, role: Slot, key: SlotTitle})
	l.row(34, caption(6, "县（市、区）"), slot(7, SlotRegion), caption(5, "行政区划代码"), slot(6, SlotRegionCode))
	l.row(34, caption(6, "上级单位"), slot(7, SlotParent), caption(5, "征集年度"), slot(6, SlotCycle))
	l.row(34, caption(6, "报送截止日"), slot(18, SlotDeadline))
	l.row(34, label(6, Reporter), answer(7, Reporter), label(5, ReporterPhone), answer(6, ReporterPhone))
	l.row(34, label(6, ReportDate), answer(7, ReportDate), label(5, NilReturn), answer(6, NilReturn))
	l.row(lines(NilReason, 18), label(6, NilReason), answer(18, NilReason))
	l.row(34, label(6, NilSigner), answer(18, NilSigner))
	l.PrintRows = len(l.Heights)
	return l
}

// lines is the height that lets a box hold the field's longest answer.
func lines(f *Field, columns int) float64 {
	if _, isProse := f.Type.(Prose); isProse {
		return ProseHeight(f.Max, columns)
	}
	return TextHeight(f.Max, columns, ProsePoints)
}
