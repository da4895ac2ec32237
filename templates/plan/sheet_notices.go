package plan

import "shidian/templates/form"

var noticeSheet = sheetOf[Notice]{name: "通知文件", note: "每条规则都引用这里的文件，“简称”是规则引用时的写法。",
	open: ofIssuer, adds: "印发单位是本市的",
	list: func(p *Plan) *[]Notice { return &p.Notices },
	columns: []column[Notice]{
		needed(text("简称", 8, func(n *Notice) *string { return &n.Short })),
		needed(text("标题", 70, func(n *Notice) *string { return &n.Title })),
		text("文号", 28, func(n *Notice) *string { return &n.Number }),
		text("印发单位", 34, func(n *Notice) *string { return &n.Issuer }),
		day("印发日期", 14, func(n *Notice) *form.Date { return &n.Date }),
	}}

// ofIssuer reports whether the notice is of the city itself: by the office that issued it.
func ofIssuer(p *Plan, n *Notice, city string) bool {
	for _, r := range p.Leading(n.Issuer) {
		if p.Within(city, r.Region.Code) {
			return true
		}
	}
	return false
}
