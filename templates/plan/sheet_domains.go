package plan

var domainSheet = sheetOf[Domain]{name: "领域", note: "“领域”用于限额和汇总，“题目用名”印在申报书题目上；别名、重点方向和举例用顿号隔开；“举例”是这个领域可以做的试点，印在填写说明里。“限额”是每个报送单位在这个领域最多推荐几个：空着为“基本信息”里的统一限额，0 为不能推荐，不受限的填“不限”；“行政区划”里单位另有限额的，按它的。",
	list: func(p *Plan) *[]Domain { return &p.Domains },
	columns: []column[Domain]{
		needed(text("领域", 12, func(d *Domain) *string { return &d.Name })),
		needed(text("题目用名", 22, func(d *Domain) *string { return &d.TitleName })),
		words("别名", 34, func(d *Domain) *[]string { return &d.Aliases }),
		words("重点方向", 80, func(d *Domain) *[]string { return &d.FocusAreas }),
		since(limitColumn(func(d *Domain) *Limit { return &d.Limit })),
		since(words("举例", 40, func(d *Domain) *[]string { return &d.Examples })),
	}}
