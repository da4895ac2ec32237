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
	l.gap(60)
	l.row(44, answer(12, TitleDomain), piece{span: 12, role: Title, text: Cover.Title})
	l.gap(60)
	l.gap(48)
	line := func(pieces ...piece) {
		l.row(40, append([]piece{empty(2)}, pieces...)...)
	}
	line(cover(5, PilotName.Label+"："), answer(15, PilotName))
	line(cover(5, PilotFrom.Label+"："), answer(7, PilotFrom), cover(1, PilotTo.Label), answer(7, PilotTo))
	line(cover(5, UndertakingUnit.Label+"："), answer(15, UndertakingUnit))
	line(cover(5, GuarantorUnit.Label+"："), answer(15, GuarantorUnit))
	line(cover(5, GuidingUnit.Label+"："), answer(15, GuidingUnit))
	l.gap(60)
	l.gap(48)
	l.row(40, empty(6), answer(12, FormDate))
	l.newPage()
	l.row(56, piece{span: Columns, role: Title, text: "填写说明"})
	for _, text := range coverNotes {
		l.row(TextHeight(len([]rune(text))+2, Columns, 14)+8, piece{span: Columns, role: Running, text: "　　" + text})
	}
	l.newPage()
}

func unitPage(l *Layout) {
	l.heading(34, Unit)
	l.row(40, label(4, UnitName), answer(9, UnitName), label(4, OrgCode), answer(7, OrgCode))
	l.row(40, label(4, LegalRepresentative), answer(7, LegalRepresentative), label(4, RegisteredCity),
		answer(3, RegisteredCity), label(1, RegisteredCounty), answer(3, RegisteredCounty), caption(2, "县（区）"))
	l.row(34, label(4, UnitAddress), answer(20, UnitAddress))
	l.row(40, label(4, Industry), answer(7, Industry), label(3, EconomicType), answer(5, EconomicType), label(2, Postcode), answer(3, Postcode))
	l.row(34, label(4, UnitPhone), answer(7, UnitPhone), label(4, Email), answer(9, Email))
	l.row(56, label(4, StandardsBody), answer(9, StandardsBody), label(5, StandardsLead), answer(6, StandardsLead))
	l.row(prose(BusinessScope, 20), label(4, BusinessScope), answer(20, BusinessScope))
	l.row(34, label(18, MajorAccident), answer(6, MajorAccident))
	l.row(40, label(4, SystemEstablished), answer(8, SystemEstablished), label(4, SystemRunning), answer(8, SystemRunning))
	l.row(prose(SelfAssessment, 20), label(4, SelfAssessment), answer(20, SelfAssessment))
	l.newPage()
}

func basisPage(l *Layout) {
	l.heading(34, Basis)
	l.row(prose(Conditions, 20), label(4, Conditions), answer(20, Conditions))
	l.row(prose(CurrentWork, 20), label(4, CurrentWork), answer(20, CurrentWork))
	l.newPage()
}

func goalsPage(l *Layout) {
	l.heading(46, Goals)
	l.row(prose(ExpectedGoals, Columns), answer(Columns, ExpectedGoals))
	l.newPage()
}

func schedulePage(l *Layout) {
	l.heading(46, Schedule)
	const timeCols, contentCols, unitCols = 5, 12, 7
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
		l.row(30, label(Columns, f))
		l.row(prose(f, Columns), answer(Columns, f))
	}
	l.newPage()
}

func opinionsPage(l *Layout) {
	l.heading(46, Opinions)
	for _, p := range Parties() {
		l.row(TextHeight(p.Opinion.Max, 16, ProsePoints), label(8, p.Opinion), answer(16, p.Opinion))
		l.row(28, empty(8), label(6, p.Signer), answer(10, p.Signer))
		l.row(26, empty(14), answer(10, p.Date))
	}
}

// reviewBlock stands below the paper, two questions a row.
func reviewBlock(l *Layout) {
	l.gap(24)
	l.heading(34, Review)
	pair := func(a, b *Field) { l.row(34, label(7, a), answer(5, a), label(7, b), answer(5, b)) }
	wide := func(f *Field) { l.row(34, label(7, f), answer(17, f)) }
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
	l.row(30, caption(5, "县（市、区）"), slot(7, SlotRegion), caption(5, CaptionRegionCode), slot(7, SlotRegionCode))
	l.row(30, caption(5, "上级单位"), slot(7, SlotParent), caption(5, CaptionCycle), slot(7, SlotCycle))
	l.row(30, caption(5, "报送截止日"), slot(19, SlotDeadline))
	l.row(30, label(5, Reporter), answer(7, Reporter), label(5, ReporterPhone), answer(7, ReporterPhone))
	l.row(30, label(5, ReportDate), answer(7, ReportDate), label(5, NilReturn), answer(7, NilReturn))
	l.row(prose(NilReason, 19), label(5, NilReason), answer(19, NilReason))
	l.row(30, label(5, NilSigner), answer(19, NilSigner))
	l.PrintRows = len(l.Heights)
	return l
}

// prose is the height that lets a box hold the field's longest answer.
func prose(f *Field, columns int) float64 { return TextHeight(f.Max, columns, ProsePoints) }
