package form

// SectionID names a section: unit.
type SectionID string

// Sections of the form, in order. County is the sheet 县区信息, once a workbook.
const (
	Cover       SectionID = "cover"
	UnitSection SectionID = "unit" // 承担单位, not a 填报单位
	Basis       SectionID = "basis"
	Goals       SectionID = "goals"
	Schedule    SectionID = "schedule"
	Funding     SectionID = "funding"
	Opinions    SectionID = "opinions"
	Review      SectionID = "review"
	County      SectionID = "county"
)

// Section is one part of the form, in the order of the paper: 五、经费保障情况.
type Section struct {
	ID      SectionID
	Title   string   // as printed above the section
	Short   string   // for column groups and messages
	Also    []string // other headings that people write for it
	Words   []string // of which whatever people write above it has one
	Printed bool     // part of the paper form; the others stand outside the print area
}

// sections have their titles from Wordings, but for those that no paper shows.
func sections() []*Section {
	return []*Section{
		{ID: Cover, Short: "封面", Printed: true},
		{ID: UnitSection, Also: []string{"承担单位基本情况", "单位基本信息"}, Words: []string{"基本信息", "基本情况"}, Short: "一", Printed: true},
		{ID: Basis, Also: []string{"承担试点工作基础", "工作基础"}, Words: []string{"基础", "符合性"}, Short: "二", Printed: true},
		{ID: Goals, Also: []string{"试点预期实现的工作目标", "预期实现工作目标", "预期目标", "工作目标"}, Words: []string{"目标"}, Short: "三", Printed: true},
		{ID: Schedule, Also: []string{"计划工作步骤", "计划工作步骤、时间进度", "工作步骤", "工作计划"}, Words: []string{"步骤", "进度", "计划", "安排"}, Short: "四", Printed: true},
		{ID: Funding, Also: []string{"经费保障"}, Words: []string{"经费", "资金"}, Short: "五", Printed: true},
		{ID: Opinions, Also: []string{"单位意见", "各单位意见", "有关单位意见"}, Words: []string{"意见"}, Short: "六", Printed: true},
		{ID: Extra, Title: "附加内容", Short: "附加内容", Printed: true},
		{ID: Review, Title: "审核信息（不打印，供市、省审核使用）", Short: "审核信息"},
		{ID: County, Title: "县区信息", Short: "县区信息"},
	}
}
