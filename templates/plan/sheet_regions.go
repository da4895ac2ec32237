package plan

import (
	"fmt"
	"regexp"
	"shidian/templates/form"
)

var regionCode = regexp.MustCompile(`^[0-9A-Za-z]{4,12}$`)

var regionSheet = sheetOf[Region]{name: "行政区划",
	note: "每行一个报送单位。可以增加：市下面的开发区分局（级别“县”），省下面的省直部门（级别“市”）。“限额”是这个单位在每个领域最多推荐几个：空着为统一限额，0 为不能推荐，不受限的填“不限”。" +
		"“机关全称”照填的印在表头和文中，几个单位联合的写成“甲局、乙局”，空着的是〔名称〕市场监督管理局，名称本身是机关、协会的就是它自己。" +
		"“单位类别”空着的按级别、上级和名称判断；直接归省管的县（级别“县”，上级是省）和市一样按市的日期、份数直接报省，不用另写。" +
		"“报送要求”写“可以报”的，没有报来不算缺报。改过名称、代码的（如撤县设区），在“曾用名和代码”写成 代码名称（几几几几年前）的样子，如 000121某县（2000年前），几个用“、”隔开：用原来代码的申报表、清单按现在的单位计入。",
	stays: true,
	adds:  "上级是本市的",
	open:  func(p *Plan, r *Region, city string) bool { return r.Code != city && p.Within(city, r.Parent) },
	list:  func(p *Plan) *[]Region { return &p.Regions },
	columns: []column[Region]{
		{Header{Title: "代码", Width: 12}, func(r *Region) string { return r.Code }, func(r *Region, s string) string {
			s = form.Fold(s)
			if !regionCode.MatchString(s) {
				return fmt.Sprintf("“%s”不能作代码，应为 4 到 12 位数字或字母", s)
			}
			r.Code = s
			return ""
		}},
		needed(text("名称", 30, func(r *Region) *string { return &r.Name })),
		level("级别", func(r *Region) *Level { return &r.Level }),
		text("上级代码", 12, func(r *Region) *string { return &r.Parent }),
		yesNo("直接填报", 10, func(r *Region) *bool { return &r.Files }),
		limitColumn(func(r *Region) *Limit { return &r.Limit }),
		words("邮编前几位", 24, func(r *Region) *[]string { return &r.Postcodes }),
		since(officeColumn()),
		since(kindColumn()),
		since(dutyColumn()),
		since(formerColumn()),
	}}
