package plan

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

//go:embed data/industries.csv
var industriesCSV string

//go:embed data/economic_types.csv
var economicTypesCSV string

// zoneCode is 山西转型综合改革示范区: it reports to the province like a city and
// fills workbooks itself (省, 主送; 三(一) 各市（示范区）).
const zoneCode = "140171"

// Shanxi2021 returns the plan of 晋市监发〔2021〕86号 and 晋市市监办发〔2021〕56号.
func Shanxi2021() *Plan {
	p := Plan{
		Year:    "2021",
		Title:   "山西省省级标准化试点",
		Form:    form.Official(),
		Notices: shanxiNotices(),
		Deadlines: []Deadline{
			{Level: County, LastDay: form.Date{Year: 2021, Month: 5, Day: 8}, Inclusive: true},
			{Level: City, LastDay: form.Date{Year: 2021, Month: 5, Day: 10}, Inclusive: true},
		},
		Zone:        "Asia/Shanghai",
		Limit:       2,
		MinProjects: 1,

		CopiesToCity: 5, CopiesToProvince: 3, CopiesOnForm: 4,

		// The notices name no period. Other provinces publish one, two and three
		// years; outside of that is a warning only (P002).
		PilotMonthsMin: 12, PilotMonthsMax: 36,

		Domains:       shanxiDomains(),
		Stages:        stages(),
		Industries:    entries(industriesCSV),
		EconomicTypes: economicTypes(),
		Regions:       shanxiRegions(),
		Lists:         StandardLists(),
	}
	for _, r := range p.Regions {
		if r.Level != County {
			p.Contacts = append(p.Contacts, Contact{Region: r.Code})
		}
	}
	return New(p)
}

func shanxiNotices() []Notice {
	return []Notice{
		{Short: "省", Title: "关于征集省级标准化试点项目的通知", Number: "晋市监发〔2021〕86号", Issuer: "山西省市场监督管理局"},
		{Short: "市", Title: "晋城市市场监督管理局办公室转发省局《关于征集省级标准化试点项目的通知》的通知", Number: "晋市市监办发〔2021〕56号",
			Issuer: "晋城市市场监督管理局办公室", Date: form.Date{Year: 2021, Month: 4, Day: 25}},
	}
}

// shanxiDomains: 省 一 names the focus areas, 省 四(三) and the form the two names.
func shanxiDomains() []Domain {
	return []Domain{
		{Name: "农业", TitleName: "农业农村", Aliases: []string{"农业农村领域", "农业领域"},
			FocusAreas: []string{"山西药茶", "农村人居环境改善", "数字乡村建设"}, Examples: []string{"苹果种植", "生猪养殖", "美丽乡村"}},
		{Name: "工业", TitleName: "工业", Aliases: []string{"工业领域"},
			FocusAreas: []string{"能源革命", "高端装备制造", "轨道交通", "半导体", "大数据", "信息技术"}, Examples: []string{"高端装备制造", "轨道交通", "循环经济"}},
		{Name: "服务业", TitleName: "服务业", Aliases: []string{"服务业领域"},
			FocusAreas: []string{"科技服务", "智慧旅游", "乡村旅游", "健康养老", "物流快递", "商务服务", "家政", "物业"}, Examples: []string{"旅游服务", "物流服务", "养老服务"}},
		{Name: "社会事业", TitleName: "社会管理和公共服务", Aliases: []string{"社会事业领域", "社会管理", "公共服务"},
			FocusAreas: []string{"公共教育", "公共交通", "公共安全", "公共医疗卫生", "公共文化体育", "政务服务", "人力资源和社会保障", "生态保护和环境治理"}, Examples: []string{"政务服务", "公共教育", "医疗卫生"}},
	}
}

// stages are those the heading of section 四 lists.
func stages() []Stage {
	return []Stage{
		{Name: "宣传培训", Keywords: []string{"宣传", "培训", "宣贯", "宣讲", "动员", "启动", "讲座", "学习", "授课", "发放…资料", "发放…手册", "培训体系", "培训考核"}},
		{Name: "标准体系建立", Keywords: []string{"体系", "制修订", "编制…标准", "制定…标准", "制订…标准", "修订…标准", "起草…标准", "编写…标准", "梳理…标准", "收集…标准", "标准…编制", "标准…制定", "标准…起草", "标准…梳理", "标准…收集"}},
		{Name: "组织实施标准", Keywords: []string{"实施", "运行", "贯彻", "贯标", "按…标准", "依据…标准", "执行…标准", "标准…执行", "落实…标准", "标准…落实", "推行…标准", "推广…标准", "应用…标准", "标准…推行", "标准…推广", "标准…应用", "标准…落地", "推广应用", "标准化生产", "标准化作业"}},
		{Name: "自查", Keywords: []string{"自查", "自评", "自评估", "自检", "自我评价", "自我检查", "自我评估", "自我评定", "自我考核", "自我验收", "内部审核", "内审", "内部检查", "内部评价", "自行检查", "对照…检查", "回头看"}},
		{Name: "申请评估", Keywords: []string{"评估", "验收", "考核", "评审"}},
	}
}

func shanxiRegions() []Region {
	var regions []Region
	for _, r := range RegionsOfChina("14") {
		r.Files, r.Postcodes = r.Level == County, shanxiPostcodes(r.Code)
		regions = append(regions, r)
	}
	zone := Region{Code: zoneCode, Name: "山西转型综合改革示范区", Level: City, Parent: "140000", Files: true}
	at, _ := slices.BinarySearchFunc(regions, zone.Code, func(r Region, code string) int { return strings.Compare(r.Code, code) })
	return slices.Insert(regions, at, zone)
}

// shanxiPostcodes are the first three digits in use in each city.
func shanxiPostcodes(city string) []string {
	return map[string][]string{
		"140100": {"030"}, "140200": {"034", "037", "038"}, "140300": {"045"}, "140400": {"046", "047"},
		"140500": {"048"}, "140600": {"036", "037", "038"}, "140700": {"030", "031", "032", "045"},
		"140800": {"043", "044"}, "140900": {"034", "035", "036"}, "141000": {"031", "041", "042", "043"},
		"141100": {"030", "032", "033"},
	}[city]
}

// economicTypes are those of the nation, and what the table has no code for.
func economicTypes() []Entry {
	return append(entries(economicTypesCSV), Entry{Name: form.Cooperative}, Entry{Name: form.SoleTrader}, Entry{Name: form.NoEnterprise})
}

func entries(text string) []Entry {
	var list []Entry
	for _, row := range embedded(text) {
		list = append(list, Entry{Code: row[0], Name: row[1]})
	}
	return list
}

// embedded reads a table that is part of the program; a broken one is a broken
// program.
func embedded(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 {
		panic(fmt.Sprintf("embedded table: %v", err))
	}
	return rows[1:]
}
