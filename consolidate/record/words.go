package record

import (
	"shidian/checks"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// NameBelow is a region's name with those between it and the rollup's region.
func (r *Rollup) NameBelow(code string) string { return r.Plan.NameBelow(r.Region.Code, code) }

// Period is the pilot's time as a list prints it: 2021年6月至2023年5月.
func Period(p *checks.Application) string {
	from, to := p.Text(form.PilotFrom), p.Text(form.PilotTo)
	if from == "" && to == "" {
		return ""
	}
	return from + "至" + to
}

// StateChinese is a project's state in workbooks and on the terminal.
func StateChinese(s checks.State) string {
	return map[checks.State]string{
		checks.Recommended: "推荐", checks.Auto: "推荐（自动）", checks.Reserve: "备选", checks.Undecided: "待决定",
		checks.Refiled: "已重报，待复核", checks.NotRecommended: "不推荐", checks.Selected: checks.SelectYes, checks.NotSelected: checks.SelectNo,
		checks.Blocked: "有错误", checks.Unverified: "待核实", checks.Late: "逾期", checks.Returned: "退回", checks.Withdrawn: "撤回",
	}[s]
}

// UnitStatusChinese is what a unit has to show, in workbooks and on the terminal.
func UnitStatusChinese(e checks.UnitStatus) string {
	return map[checks.UnitStatus]string{
		checks.Filed: "已报", checks.NoFile: "未报", checks.NotOwed: "可以不报", checks.BlankBook: "空表",
		checks.AllInvalid: "全部无效", checks.NilFiled: "零报告", checks.Unopened: "打不开",
		checks.CameAsWord: "已报 Word 申报书，待录入", checks.CameAsScan: "已报扫描件，待录入", checks.CameAsOther: "已报其他格式，待录入",
	}[e]
}

// Filed counts the units that have something to show.
func (r *Rollup) Filed() int {
	return r.countUnits(func(u *Unit) bool { return u.Status == checks.Filed })
}

// InTime counts the units that have something to show and sent it in time.
func (r *Rollup) InTime() int {
	return r.countUnits(func(u *Unit) bool { return u.Status == checks.Filed && !u.Late })
}

// Expected counts the units of which something is expected. One that need not report counts
// once something of it has come.
func (r *Rollup) Expected() int {
	return r.countUnits(func(u *Unit) bool { return u.Status != checks.NotOwed })
}

func (r *Rollup) countUnits(which func(*Unit) bool) int {
	n := 0
	for _, u := range r.Units {
		if which(u) {
			n++
		}
	}
	return n
}

// UnitStatusOf is the inverse of UnitStatusChinese, "" for other text.
func UnitStatusOf(text string) string {
	for _, e := range checks.UnitStatuses() {
		if UnitStatusChinese(e) == text {
			return string(e)
		}
	}
	return ""
}

// Sheets of a rollup, in order. A list carries the same sheets 申报详情, 工作步骤,
// 填报情况 and 收件登记 behind its own.
const (
	SheetOverview = "概况"
	SheetHandover = "交接单"
	SheetProjects = "项目汇总"
	SheetUnits    = "填报情况"
	SheetReserves = "下级备选" // at a province: what its cities keep as reserves

	SheetReminders  = "催报"
	SheetStatistics = "统计"
	SheetSorts      = "分类统计"

	SheetFindings = "问题清单"
	SheetDetails  = "申报详情"
	SheetSteps    = "工作步骤"
	SheetReceipts = "收件登记"
	SheetLedger   = "对账"
	SheetSources  = "来源文件" // of a list
	SheetKeptBack = "备选项目" // of a list: what does not go up for now
)

// The decision columns of 项目汇总.
const (
	ColumnOpinion   = "初审意见"
	ColumnRecommend = checks.ColumnRecommend
	ColumnSelect    = checks.ColumnSelect
	ColumnAnswer    = checks.ColumnAnswer
	ColumnRank      = "排序"
	ColumnTotalRank = "总排序"
	ColumnReason    = "理由"
	ColumnSaid      = "上报说明"
	ColumnSameAs    = "原试点名称"
)

// FileName is the name of the rollup's workbook: 晋城市2021年度汇总.xlsx.
func (r *Rollup) FileName() string { return RollupName(r.Plan, r.Region) }

// RollupName is the name of the rollup of a region in the plan's year. The year
// is in it, so that the next cycle never takes this one's place.
func RollupName(p *plan.Plan, region plan.Region) string {
	return OutputName(p, region, form.RollupBook.Chinese())
}

// OutputName is the name of what is made of a region's returns in the plan's year,
// e.g. of 推荐项目清单（草稿）: 晋城市2021年度推荐项目清单（草稿）.xlsx.
func OutputName(p *plan.Plan, region plan.Region, what string) string {
	return store.CleanName(region.Name + p.CycleChinese() + what + ".xlsx")
}

// Mark is what the rollup says of itself.
func (r *Rollup) Mark(kind form.BookKind) form.Mark {
	return form.Mark{Kind: kind, Edition: form.Edition, Cycle: r.Plan.Cycle(), Region: r.Region.Code}
}

// Source is a file as a sheet names it: 来件/沁水县申报表.xlsx and its SHA-256.
type Source struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Columns of 收件登记 that staff fill.
const (
	ColumnArrived      = "到件日期（人工登记）"
	ColumnMethod       = "报送方式"
	ColumnExceptionBy  = "延期批准人"
	ColumnExceptionWhy = "延期理由"
	ColumnSender       = "实际报送单位"
	columnCopies       = "收到纸质份数"
	ColumnRemark       = "备注"
	ColumnVoid         = "作废原因"
)

// ColumnFile is the column of every sheet that names the file a row comes from.
const ColumnFile = "来源文件"
