package form

import "slices"

// ListID names a list: yes_no. It is made of lower-case letters and _.
type ListID string

// List is what a drop-down offers. A fixed list is the form's own; the others
// are filled by the plan, because they change with the year.
type List struct {
	ID    ListID // the workbook-scoped name is "zd_" + ID
	Title string
	Fixed []string
	Words map[string][]string // other ways to write an entry, that a plan says
	Open  bool                // an answer outside the list is allowed, and judged by a rule of its own
}

// Name is the defined name of the list's cells on the sheet 字典.
func (l *List) Name() string { return "zd_" + string(l.ID) }

// Answers of the fixed lists that rules compare with.
const (
	Yes = "是"
	No  = "否"

	KindEnterprise = "试点企业"
	KindRegion     = "试点区域"

	StampComplete  = "盖章签字齐全"
	StampNoSign    = "缺签字"
	StampNoSeal    = "缺盖章"
	StampNone      = "未盖章未签字"
	StampNoSuchOne = "无此单位"
)

// Entries of the list 经济类型 that stand beside the published ones.
const (
	Cooperative  = "农民专业合作社"
	SoleTrader   = "个体工商户"
	NoEnterprise = "非企业单位"
)

// The lists of the form, in the order of the sheet 字典.
const (
	YesNo      ListID = "yes_no"
	PilotKinds ListID = "pilot_kind"
	Stamps     ListID = "stamps"
	// A participating, guiding or managing unit may be absent (省 三(一)).
	StampsOrNone ListID = "stamps_or_none"

	TitleDomains  ListID = "title_domain"
	Domains       ListID = "domain"
	FocusAreas    ListID = "focus_area"
	Industries    ListID = "industry"
	EconomicTypes ListID = "economic_type"
)

func lists() []*List {
	stamps := []string{StampComplete, StampNoSign, StampNoSeal, StampNone}
	return []*List{
		{ID: YesNo, Title: "是否", Fixed: []string{Yes, No}},
		{ID: PilotKinds, Title: "试点类型", Fixed: []string{KindEnterprise, KindRegion}},
		{ID: Stamps, Title: "盖章签字", Fixed: stamps},
		{ID: StampsOrNone, Title: "盖章签字（可无此单位）", Fixed: append(slices.Clone(stamps), StampNoSuchOne)},
		{ID: TitleDomains, Title: "领域（申报书题目用）"},
		{ID: Domains, Title: "领域"},
		{ID: FocusAreas, Title: "重点方向", Open: true},
		{ID: Industries, Title: "所属行业"},
		{ID: EconomicTypes, Title: "经济类型"},
	}
}

// Choice is one entry of a list.
type Choice struct {
	Name    string
	Aliases []string // other ways people write it
	Parent  string   // for a list that depends on another one: the entry it belongs to
}

// Choices holds the entries of every list for one cycle.
type Choices map[ListID][]Choice
