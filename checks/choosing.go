package checks

import "shidian/templates/plan"

// Choosing is how an office chooses among the projects, in the words of its column, its
// entries and its states. One that recommends (推荐：是、否、备选) lets what is within the
// limit go up by itself; one that selects (遴选结果：入选、不予立项、备选) does not.
type Choosing struct {
	Column      string // in which people choose
	Yes, No     string // as people enter them; 备选 is the same for both
	Chosen      State
	NotChosen   State
	ByItself    bool   // what is within the limit is chosen without a word of people
	Answer      string // the column that says to the units why not, where 理由 stays in the office; "" for none
	ChosenCount string // what it is called how many were chosen: 推荐数
	List        string // what is made of them: 推荐清单
	Leaving     string // what is done with it once it is stamped: 上报
}

// The columns in which people choose, and say to the units why a project is not taken in.
const (
	ColumnRecommend = "推荐"
	ColumnSelect    = "遴选结果"
	ColumnAnswer    = "答复理由"
)

// The words of 遴选结果; 备选 is RecommendReserve.
const (
	SelectYes = "入选"
	SelectNo  = "不予立项"
)

// Recommending is how an office chooses that reports to another one.
func Recommending() Choosing {
	return Choosing{Column: ColumnRecommend, Yes: RecommendYes, No: RecommendNo, Chosen: Recommended, NotChosen: NotRecommended, ByItself: true, ChosenCount: "推荐数", List: "推荐清单", Leaving: "上报"}
}

// Selecting is how the office chooses that establishes the pilots.
func Selecting() Choosing {
	return Choosing{Column: ColumnSelect, Yes: SelectYes, No: SelectNo, Chosen: Selected, NotChosen: NotSelected, Answer: ColumnAnswer, ChosenCount: "入选数", List: "拟立项清单", Leaving: "印发"}
}

// ChoosingOf is how the office of the region chooses under the plan.
func ChoosingOf(p *plan.Plan, of plan.Region) Choosing {
	if p.Selects(of) {
		return Selecting()
	}
	return Recommending()
}

// Words are those of its column.
func (c Choosing) Words() []string { return []string{c.Yes, c.No, RecommendReserve} }
