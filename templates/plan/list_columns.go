package plan

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// ListName is a list that leaves the office: 公示名单.
type ListName string

// The lists of which a plan says the columns.
const (
	RecommendedList ListName = "推荐项目清单" // goes up, with stamp and signature
	PublicList      ListName = "公示名单"   // everybody may read it
	EstablishedList ListName = "立项计划"   // what was selected, with project numbers
)

// ListNames are all of them.
func ListNames() []ListName { return []ListName{RecommendedList, PublicList, EstablishedList} }

// ListColumn is one column of a list: of 推荐项目清单 联系电话, taken from 联系人电话, 14
// characters wide.
type ListColumn struct {
	List  ListName
	Title string
	From  string // a field of the form by its title, or an OwnSource
	Width int
}

// OwnSource is what a column of a list shows that is no answer to one field: 推荐单位.
type OwnSource string

// The lists' own sources.
const (
	FromNumber  OwnSource = "序号"
	FromPlace   OwnSource = "地区"   // whose project it is, as seen from the office: 晋城市沁水县
	FromUnit    OwnSource = "推荐单位" // which unit below the office sent it: 晋城市
	FromCity    OwnSource = "所属市"
	FromCounty  OwnSource = "所在县"
	FromRank    OwnSource = "排序"
	FromSaid    OwnSource = "上报说明"
	FromPeriod  OwnSource = "试点时间" // 2021年6月至2023年5月
	FromProject OwnSource = "项目编号"
	FromRemark  OwnSource = "备注" // people write there
)

// ListSource is what stands in a column of a list: the answers to a field, or one of the
// lists' own sources. Of the two one is blank.
type ListSource struct {
	Field form.ID
	Own   OwnSource
}

// ownSource says where one of the lists' own sources may stand.
type ownSource struct {
	name   OwnSource
	public bool     // everybody may read it
	only   ListName // no other list has it; "" for any
}

func ownSources() []ownSource {
	return []ownSource{
		{name: FromNumber, public: true}, {name: FromPlace, public: true}, {name: FromUnit, public: true}, {name: FromCity, public: true}, {name: FromCounty, public: true},
		{name: FromRank}, {name: FromSaid}, {name: FromPeriod, public: true}, {name: FromProject, public: true, only: EstablishedList}, {name: FromRemark, public: true},
	}
}

// shortNames are other ways to name a field in 取自.
func shortNames() map[string]form.ID { return map[string]form.ID{"类型": form.PilotKind} }

// SourceOf is what stands in the column; ok is false where the plan's form has no such
// field, as in a plan that a newer program wrote.
func (p *Plan) SourceOf(c ListColumn) (source ListSource, ok bool) {
	from := form.NormalLabel(c.From)
	for _, own := range ownSources() {
		if from == form.NormalLabel(string(own.name)) {
			return ListSource{Own: own.name}, true
		}
	}
	if f := p.fieldNamed(c.From); f != nil {
		return ListSource{Field: f.ID}, true
	}
	return ListSource{}, false
}

// fieldNamed is the question of the form that has the title, or had it before the plan
// gave it another one, or alone has the caption.
func (p *Plan) fieldNamed(name string) *form.Field {
	fields := p.Form.Fields()
	first := func(is func(f *form.Field) bool) *form.Field {
		if i := slices.IndexFunc(fields, is); i >= 0 {
			return fields[i]
		}
		return nil
	}
	label := form.NormalLabel(name)
	called := func(f *form.Field) bool { return form.NormalLabel(f.Title) == label }
	if f := first(called); f != nil {
		return f
	}
	known, short := shortNames()[name]
	if !short {
		official := form.Official().Fields()
		if i := slices.IndexFunc(official, called); i >= 0 {
			known = official[i].ID
		}
	}
	if f := first(func(f *form.Field) bool { return f.ID == known }); f != nil {
		return f
	}
	captioned := slices.DeleteFunc(fields, func(f *form.Field) bool { return indexOf(append([]string{f.Label}, f.Also...), name) < 0 })
	if len(captioned) != 1 {
		return nil
	}
	return captioned[0]
}

// SaysLists reports whether the plan itself says the columns of the lists: a list that
// carries one which does not was drawn with those of before.
func (p *Plan) SaysLists() bool { return !p.olderLists }

// ColumnsOf are the columns of a list in their order. One that is called as the answer
// that it shows is called as the plan's form calls that.
func (p *Plan) ColumnsOf(list ListName) []ListColumn {
	var columns []ListColumn
	for _, c := range p.Lists {
		if c.List != list {
			continue
		}
		f := p.fieldNamed(c.From)
		renamed := f != nil && f.Title != c.Title && c.Title == c.From
		if renamed && isOfficialTitle(f.ID, c.Title) {
			c.Title = f.Title
		}
		columns = append(columns, c)
	}
	if list == RecommendedList {
		return p.withListed(columns)
	}
	return columns
}

// withListed puts in front of 备注 the questions of which 栏目 says that they are on the
// list, and which have no column there.
func (p *Plan) withListed(columns []ListColumn) []ListColumn {
	const width = 8
	var shown []ListSource
	for _, c := range columns {
		source, _ := p.SourceOf(c)
		shown = append(shown, source)
	}
	at := slices.Index(shown, ListSource{Own: FromRemark})
	if at < 0 {
		at = len(columns)
	}
	for _, f := range p.Form.Fields() {
		if f.OnList && f.Reach != form.Internal && !slices.Contains(shown, ListSource{Field: f.ID}) {
			columns = slices.Insert(columns, at, ListColumn{List: RecommendedList, Title: f.Title, From: f.Title, Width: width})
			at++
		}
	}
	return columns
}

func isOfficialTitle(id form.ID, title string) bool {
	official := form.Official()
	return official.Has(id) && official.Title(id) == title
}

// mayStand says in Chinese why the source cannot stand on the list; "" where it can.
func (p *Plan) mayStand(source ListSource, list ListName) string {
	for _, own := range ownSources() {
		switch {
		case own.name != source.Own:
		case own.only != "" && own.only != list:
			return "“" + string(own.name) + "”只有“" + string(own.only) + "”才有"
		case list == PublicList && !own.public:
			return "“" + string(own.name) + "”是内部掌握的，" + openToAll
		}
	}
	if source.Field == "" {
		return ""
	}
	switch f := p.Form.Field(source.Field); {
	case f.Reach == form.Internal:
		return "“" + f.Title + "”只在内部使用，不能写在报出去的清单里"
	case list != PublicList || f.MayBePublished():
		return ""
	case f.IsPrivate():
		return "“" + f.Title + "”是个人信息、联系方式或者代码，" + openToAll
	default:
		return "“" + f.Title + "”只" + f.Reach.Chinese() + "，不公开，" + openToAll
	}
}

const openToAll = "公示名单人人可看，不能写在里面"

// MayStand reports whether the column may stand on its list, before those who read it. A
// plan with another one is refused; who draws a list asks again, whatever plan a file
// carries.
func (p *Plan) MayStand(c ListColumn) bool {
	source, ok := p.SourceOf(c)
	return ok && p.mayStand(source, c.List) == ""
}

// sourceNames are what 取自 may say for the list.
func (p *Plan) sourceNames(list ListName) []string {
	var names []string
	for _, own := range ownSources() {
		if p.mayStand(ListSource{Own: own.name}, list) == "" {
			names = append(names, string(own.name))
		}
	}
	for _, f := range p.Form.Fields() {
		if p.mayStand(ListSource{Field: f.ID}, list) == "" {
			names = append(names, f.Title)
		}
	}
	return names
}

// ownNames are the lists' own sources among them, for a message.
func (p *Plan) ownNames(list ListName) string {
	names := p.sourceNames(list)
	return strings.Join(slices.DeleteFunc(names, func(name string) bool { return p.fieldNamed(name) != nil }), listMark)
}

// StandardLists are the columns that lists have where a year says nothing else.
func StandardLists() []ListColumn {
	return slices.Concat(
		columnsFor(RecommendedList, []ListColumn{
			{Title: "序号", Width: 5}, {Title: "领域", Width: 8}, {Title: "试点名称", Width: 24}, {Title: "承担单位", Width: 22}, {Title: "类型", From: "试点类型", Width: 5},
			{Title: "推荐单位", Width: 10}, {Title: "所在县", Width: 9}, {Title: "保证单位", Width: 15}, {Title: "业务指导单位", Width: 15}, {Title: "试点时间", Width: 12},
			{Title: "联系人", Width: 8}, {Title: "联系电话", From: "联系人电话", Width: 14}, {Title: "排序", Width: 5}, {Title: "备注", Width: 8},
		}),
		columnsFor(PublicList, []ListColumn{
			{Title: "序号", Width: 6}, {Title: "地区", Width: 20}, {Title: "试点名称", Width: 44}, {Title: "承担单位", Width: 40}, {Title: "领域", Width: 12},
		}),
		columnsFor(EstablishedList, []ListColumn{
			{Title: "序号", Width: 5}, {Title: "项目编号", Width: 16}, {Title: "试点名称", Width: 28}, {Title: "承担单位", Width: 24}, {Title: "保证单位", Width: 18},
			{Title: "业务指导单位", Width: 18}, {Title: "试点时间", Width: 13}, {Title: "领域", Width: 9}, {Title: "地区", Width: 14},
		}))
}

// columnsFor are the columns of the list; each is called as what it is taken from, unless
// it says.
func columnsFor(list ListName, columns []ListColumn) []ListColumn {
	for i := range columns {
		columns[i].List = list
		if columns[i].From == "" {
			columns[i].From = columns[i].Title
		}
	}
	return columns
}
