package plan

import "shidian/templates/form"

var noticeSheet = sheetOf[Notice]{name: "通知文件", note: "每条规则都引用这里的文件，“简称”是规则引用时的写法。“适用单位”写单位的名称或者代码，通知适用于它和它下面的各单位；空着的按印发单位。一个市的通知不会引用给别的市。",
	open: ofIssuer, adds: "印发单位是本市的",
	list: func(p *Plan) *[]Notice { return &p.Notices },
	columns: []column[Notice]{
		needed(text("简称", 8, func(n *Notice) *string { return &n.Short })),
		needed(text("标题", 70, func(n *Notice) *string { return &n.Title })),
		text("文号", 28, func(n *Notice) *string { return &n.Number }),
		text("印发单位", 34, func(n *Notice) *string { return &n.Issuer }),
		day("印发日期", 14, func(n *Notice) *form.Date { return &n.Date }),
		since(text("适用单位", 24, func(n *Notice) *string { return &n.Unit })),
	}}

// ofIssuer reports whether the notice is of the city itself: by the office that issued it.
func ofIssuer(p *Plan, n *Notice, city string) bool {
	holder := p.holder(*n)
	return holder != "" && p.Within(city, holder)
}

// notices finds two notices of one short name that hold for the same units, and units
// that are not there.
func (s *slips) notices() {
	seen := map[string]int{}
	for i, n := range s.plan.Notices {
		key := form.NormalName(n.Short) + "|" + s.plan.holder(n)
		if first, twice := seen[key]; twice {
			note(s, noticeSheet, i, "简称", "“%s”写了两次，第一次在 %s，请只留一处，或者写明各自的适用单位", n.Short, noticeSheet.at(s.grids[noticeSheet.name], first, "简称"))
			continue
		}
		seen[key] = i
		if n.Unit != "" {
			if _, ok := s.plan.Region(n.Unit); !ok {
				note(s, noticeSheet, i, "适用单位", "“行政区划”里没有“%s”，或者不止一个，请写单位的名称或者代码，各单位都适用的空着", n.Unit)
			}
		}
	}
}

// holder is the code of the unit for which the notice holds, with those below it; "" for all.
func (p *Plan) holder(n Notice) string {
	if n.Unit != "" {
		return n.Unit
	}
	for _, r := range p.Regions {
		if p.Issues(r, n) {
			return r.Code
		}
	}
	return ""
}
