package form

// Clause names the place of the notices that a field or a rule rests on, in
// the short form staff use: 省 = 晋市监发〔2021〕86号, 市 = 晋市市监办发〔2021〕56号,
// 表 = the form and its 填写说明.
type Clause string

// Section is one part of the form, in the order of the paper.
type Section struct {
	ID      string
	Title   string // as printed above the section
	Short   string // for column groups and messages
	Printed bool   // part of the paper form; the others stand outside the print area
}

// Sections of the form, in order. County is the sheet 县区信息, once a workbook.
var (
	Cover    = &Section{ID: "cover", Title: "标准化试点项目申报书", Short: "封面", Printed: true}
	Unit     = &Section{ID: "unit", Title: "一、承担单位基本信息", Short: "一", Printed: true}
	Basis    = &Section{ID: "basis", Title: "二、承担试点的工作基础", Short: "二", Printed: true}
	Goals    = &Section{ID: "goals", Title: "三、试点预期实现工作目标（包括标准体系建立、实施及实施效果等）", Short: "三", Printed: true}
	Schedule = &Section{ID: "schedule", Title: "四、计划工作步骤、时间进度、阶段工作内容（包括宣传培训、标准体系建立、组织实施标准、自查、申请评估等）", Short: "四", Printed: true}
	Funding  = &Section{ID: "funding", Title: "五、经费保障情况", Short: "五", Printed: true}
	Opinions = &Section{ID: "opinions", Title: "六、试点承担单位、参加单位、保证单位、业务指导单位及管理单位意见", Short: "六", Printed: true}
	Review   = &Section{ID: "review", Title: "审核信息（不打印，供市、省审核使用）", Short: "审核信息"}
	County   = &Section{ID: "county", Title: "县区信息", Short: "县区信息"}
)

// Need says when an answer is required.
type Need int

// The kinds of pilot have their own conditions (省 二(一)、二(二)), so an answer
// may be required of one kind only.
const (
	Optional Need = iota
	Always
	OfRegion     // of a 试点区域
	OfEnterprise // of a 试点企业
)

// Of reports whether the need holds for a pilot of the given kind, which is
// KindRegion, KindEnterprise or, when unknown, "".
func (n Need) Of(kind string) bool {
	switch n {
	case Always:
		return true
	case OfRegion:
		return kind == KindRegion
	case OfEnterprise:
		return kind == KindEnterprise
	default:
		return false
	}
}

// Field is one blank of the form.
type Field struct {
	ID      string // lower-case letters and _; the sheet-scoped name is "f_" + ID
	Label   string // the caption printed left of or above the answer
	Title   string // the name in messages and columns, unique over the form
	Section *Section
	Type    Type
	Need    Need
	List    *List // what a drop-down offers; nil for a free answer
	Hint    string
	Min     int  // fewest characters that can be judged, 0 for none
	Max     int  // most characters that fit the box on paper, 0 for none
	MayBeNo bool // 无 is an answer here and not a placeholder
	// Unfilled is what the paper prints in the empty blank, as 　年　月　日. It
	// stands in the cell until somebody writes over it, and is no answer.
	Unfilled string
	Clause   Clause
}

// Name is the sheet-scoped defined name of the answer's cell. Excel refuses
// names that look like cells, hence the prefix and the alphabet.
func (f *Field) Name() string { return "f_" + f.ID }

// String is the name in messages.
func (f *Field) String() string { return f.Title }

// InTable reports whether the field is a column of section 四, answered once a stage.
func (f *Field) InTable() bool { return f.Section == Schedule }
