package testplan

import (
	_ "embed"
	"encoding/csv"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

//go:embed regions.csv
var regionsCSV string

// New returns the plan, which the caller may change: 2021年度, last days 5月8日
// and 5月10日, 2 projects for each city and domain.
func New() *plan.Plan {
	return plan.New(plan.Plan{
		Year:  "2021",
		Title: "山西省省级标准化试点",
		Form:  form.Official(),
		Notices: []plan.Notice{
			{Short: "省", Title: "关于征集省级标准化试点项目的通知", Number: "晋市监发〔2021〕86号", Issuer: "山西省市场监督管理局"},
			{Short: "市", Title: "晋城市市场监督管理局办公室转发省局《关于征集省级标准化试点项目的通知》的通知", Number: "晋市市监办发〔2021〕56号",
				Issuer: "晋城市市场监督管理局办公室", Date: form.Date{Year: 2021, Month: 4, Day: 25}},
		},
		Deadlines: []plan.Deadline{
			{Level: plan.County, LastDay: form.Date{Year: 2021, Month: 5, Day: 8}, Inclusive: true},
			{Level: plan.City, LastDay: form.Date{Year: 2021, Month: 5, Day: 10}, Inclusive: true},
		},
		Zone:        "Asia/Shanghai",
		Limit:       2,
		MinProjects: 1,

		CopiesToCity: 5, CopiesToProvince: 3, CopiesOnForm: 4,

		PilotMonthsMin: 12, PilotMonthsMax: 36,

		Domains:       domains(),
		Stages:        stages(),
		Industries:    industries(),
		EconomicTypes: []plan.Entry{{Code: "110", Name: "国有企业"}, {Code: "159", Name: "其他有限责任公司"}, {Code: "173", Name: "私营有限责任公司"}, {Name: "非企业单位"}},
		Contacts:      contacts(),
		Regions:       regions(),
		Lists:         plan.StandardLists(),
	})
}

func domains() []plan.Domain {
	return []plan.Domain{
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

func stages() []plan.Stage {
	return []plan.Stage{
		{Name: "宣传培训", Keywords: []string{"宣传", "培训", "宣贯", "宣讲", "动员", "启动", "讲座", "学习", "授课", "发放…资料", "发放…手册", "培训体系", "培训考核"}},
		{Name: "标准体系建立", Keywords: []string{"体系", "制修订", "编制…标准", "制定…标准", "制订…标准", "修订…标准", "起草…标准", "编写…标准", "梳理…标准", "收集…标准", "标准…编制", "标准…制定", "标准…起草"}},
		{Name: "组织实施标准", Keywords: []string{"实施", "运行", "贯彻", "贯标", "按…标准", "依据…标准", "执行…标准", "标准…执行", "落实…标准", "标准…落实"}},
		{Name: "自查", Keywords: []string{"自查", "自评", "自评估", "自检", "自我评价", "自我检查", "自我评估", "自我评定", "自我考核", "自我验收", "内部审核", "内审", "内部检查"}},
		{Name: "申请评估", Keywords: []string{"评估", "验收", "考核", "评审"}},
	}
}

// industries are those that the samples' texts name.
func industries() []plan.Entry {
	return []plan.Entry{
		{Code: "01", Name: "农业"}, {Code: "03", Name: "畜牧业"}, {Code: "15", Name: "酒、饮料和精制茶制造业"}, {Code: "30", Name: "非金属矿物制品业"},
		{Code: "34", Name: "通用设备制造业"}, {Code: "35", Name: "专用设备制造业"}, {Code: "37", Name: "铁路、船舶、航空航天和其他运输设备制造业"},
		{Code: "39", Name: "计算机、通信和其他电子设备制造业"}, {Code: "54", Name: "道路运输业"}, {Code: "60", Name: "邮政业"},
		{Code: "78", Name: "公共设施管理业"}, {Code: "80", Name: "居民服务业"}, {Code: "92", Name: "国家机构"},
	}
}

// regions are a province, its cities with their counties, and a zone that
// reports to the province like a city and fills workbooks itself.
func regions() []plan.Region {
	rows, err := csv.NewReader(strings.NewReader(regionsCSV)).ReadAll()
	if err != nil {
		panic(err)
	}
	var all []plan.Region
	for _, row := range rows[1:] {
		region := plan.Region{Code: row[0], Name: row[1], Level: plan.Level(row[2]), Parent: row[3], Files: row[4] == "yes"}
		region.Postcodes = append(region.Postcodes, strings.Fields(row[5])...)
		all = append(all, region)
	}
	return all
}

// contacts are a blank line for each region that somebody sends returns to.
func contacts() []plan.Contact {
	var all []plan.Contact
	for _, r := range regions() {
		if r.Level != plan.County {
			all = append(all, plan.Contact{Region: r.Code})
		}
	}
	return all
}
