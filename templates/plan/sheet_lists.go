package plan

var stageSheet = sheetOf[Stage]{name: "工作阶段", note: "申报书第四部分应当安排的阶段；写有任一关键词的步骤算作该阶段，关键词中的“…”处可以有别的字；一句话最多算两个阶段。",
	list: func(p *Plan) *[]Stage { return &p.Stages },
	columns: []column[Stage]{
		needed(text("阶段", 18, func(s *Stage) *string { return &s.Name })),
		words("关键词", 50, func(s *Stage) *[]string { return &s.Keywords }),
	}}

func entrySheet(name, note string, list func(*Plan) *[]Entry) sheetOf[Entry] {
	return sheetOf[Entry]{name: name, note: note, list: list, columns: []column[Entry]{
		text("代码", 10, func(e *Entry) *string { return &e.Code }),
		needed(text("名称", 50, func(e *Entry) *string { return &e.Name })),
	}}
}

var industrySheet = entrySheet("行业", "《国民经济行业分类》（GB/T 4754-2017）的大类，申报书“所属行业”的下拉列表。",
	func(p *Plan) *[]Entry { return &p.Industries })

var economicTypeSheet = entrySheet("经济类型", "申报书“经济类型”的下拉列表，可以照国家统计局的现行分类改。",
	func(p *Plan) *[]Entry { return &p.EconomicTypes })
