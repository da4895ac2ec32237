package form

// List is what a drop-down offers. A fixed list is the form's own; the others
// are filled by the plan, because they change with the year.
type List struct {
	ID    string // lower-case letters and _; the workbook-scoped name is "zd_" + ID
	Title string
	Fixed []string
	Open  bool // an answer outside the list is allowed, and judged by a rule of its own
}

// Name is the defined name of the list's cells on the sheet 字典.
func (l *List) Name() string { return "zd_" + l.ID }

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

// The lists of the form.
var (
	YesNo      = &List{ID: "yes_no", Title: "是否", Fixed: []string{Yes, No}}
	PilotKinds = &List{ID: "pilot_kind", Title: "试点类型", Fixed: []string{KindEnterprise, KindRegion}}
	Stamps     = &List{ID: "stamps", Title: "盖章签字", Fixed: []string{StampComplete, StampNoSign, StampNoSeal, StampNone}}
	// A participating, guiding or managing unit may be absent (省 三(一)).
	StampsOrNone = &List{ID: "stamps_or_none", Title: "盖章签字（可无此单位）",
		Fixed: []string{StampComplete, StampNoSign, StampNoSeal, StampNone, StampNoSuchOne}}

	TitleDomains  = &List{ID: "title_domain", Title: "领域（申报书题目用）"}
	Domains       = &List{ID: "domain", Title: "领域"}
	FocusAreas    = &List{ID: "focus_area", Title: "重点方向", Open: true}
	Industries    = &List{ID: "industry", Title: "所属行业"}
	EconomicTypes = &List{ID: "economic_type", Title: "经济类型"}
)

// Lists returns every list of the form in the order of the sheet 字典.
func Lists() []*List {
	return []*List{YesNo, PilotKinds, Stamps, StampsOrNone, TitleDomains, Domains, FocusAreas, Industries, EconomicTypes}
}

// Choice is one entry of a list.
type Choice struct {
	Name    string
	Aliases []string // other ways people write it
	Parent  string   // for a list that depends on another one: the entry it belongs to
}

// Choices holds the entries of every list for one cycle.
type Choices map[*List][]Choice

// FixedChoices returns the entries of the fixed lists.
func FixedChoices() Choices {
	choices := Choices{}
	for _, list := range Lists() {
		for _, name := range list.Fixed {
			choices[list] = append(choices[list], Choice{Name: name})
		}
	}
	return choices
}
