package plan

// ChoiceRow is a line of the sheet 下拉列表: 是否, 否, 未发生. A list is the lines with its
// name, in their order.
type ChoiceRow struct {
	List    string
	Name    string
	Aliases []string
}

const (
	choiceList  = "列表"
	choiceName  = "名称"
	choiceAlias = "别名"
)

var choiceSheet = sheetOf[ChoiceRow]{name: "下拉列表", note: "“栏目”表里“列表”一列用的下拉列表：一项一行，同一个列表的写同样的列表名。别名是填报单位可能写的别的说法，用顿号隔开。原有的各项规则要用，可以增加，不能减少。领域、重点方向、行业和经济类型在各自的表里。",
	list:   func(p *Plan) *[]ChoiceRow { return &p.ChoiceRows },
	keyed:  []string{choiceList, choiceName},
	before: func(p *Plan) { p.ChoiceRows = officialChoices() },
	columns: []column[ChoiceRow]{
		needed(text(choiceList, 26, func(r *ChoiceRow) *string { return &r.List })),
		needed(text(choiceName, 30, func(r *ChoiceRow) *string { return &r.Name })),
		words(choiceAlias, 50, func(r *ChoiceRow) *[]string { return &r.Aliases }),
	}}
