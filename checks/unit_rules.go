package checks

import (
	"fmt"

	"shidian/templates/form"
)

// unitRules are those of what one county filed.
func unitRules() []*Rule {
	return []*Rule{notFiled, twiceInCounty, late, unproved, otherName, olderKept, misdated, nilWithProjects, otherPlan, unclearVersions, leftOut, unknownSender, enteredSender}
}

var twiceInCounty = &Rule{
	ID: "C002", Title: "同一单位重复申报", Severity: Warning, Since: "2021", Waits: true,
	Fields: []form.ID{form.PilotName, form.OrgCode},
	Detail: "同一单位有两个项目名称相同或者几乎相同，或者同一承担单位报了名称接近的两个项目，可能是同一个项目报了两次，也可能是更正了名称或者代码后重报。请向填报单位核实：重复的退回一个；更正的，在“项目汇总”新报的那一行“原试点名称”中填写原来的名称，两个合为一个；确是两个项目的，“核实结果”选“无问题”并写明说明，或者给两个都填上意见（如“通过”），就不再提示。答复之前都不自动推荐。",
	Example: Example{Case: "沁水县的“项目02”与“项目01”填的是同一个项目。", Want: "试点名称 C002",
		Unit: func(u *UnitFacts) { u.Projects = append(u.Projects, exampleProject("项目02", u.Projects[0])) }},
	Unit: func(u *UnitFacts, report Report) {
		byRegion := map[string][]*Application{} // a unit may be a city with many counties
		for _, later := range u.Projects {
			for _, earlier := range byRegion[later.Region.Code] {
				if MayBeSame(earlier, later) && !(u.Settled[earlier] && u.Settled[later]) {
					report(Finding{Region: later.Region.Code, Project: later.Name(), Field: form.PilotName, Place: later.At(form.PilotName), Subject: later, Other: earlier, judged: later.identity() + earlier.identity(),
						Message: fmt.Sprintf("与%s中的“%s”像是同一个项目。请向填报单位核实：重复的退回一个；是更正了名称或者代码的，在“项目汇总”的“原试点名称”中填写原来的名称；是两个项目的，“核实结果”选“无问题”并写明说明，或者给两个都填上意见。", whereIs(earlier, later), earlier.Name())})
					break
				}
			}
			byRegion[later.Region.Code] = append(byRegion[later.Region.Code], later)
		}
	},
}

// whereIs names the sheet of a project, and its file when it is another one.
func whereIs(p, seenFrom *Application) string {
	if p.Form.File == seenFrom.Form.File {
		return "“" + p.Form.Sheet + "”"
	}
	return fmt.Sprintf("“%s”的“%s”", p.Form.File, p.Form.Sheet)
}

var late = &Rule{
	ID: "C003", Title: "逾期报送", Severity: Error, Since: "2021", Keeps: true,
	Detail: "到件日晚于截止日，又没有记录准予逾期的理由，该文件的项目不能推荐。到件日有误的，请在“收件登记”中更正；准予受理的，请写明谁准予、什么理由。",
	Example: Example{Case: "沁水县的申报表 2021年5月9日 到件。", Want: "- C003",
		File: func(f *FileFacts) { f.Arrived = form.Date{Year: 2021, Month: 5, Day: 9} }},
	File: func(f *FileFacts, report Report) {
		deadline, _ := f.Plan.Deadline(f.Region)
		if f.understood() && f.Plan.Late(f.Region, f.Arrived, f.Clock) && form.Clean(f.Exception) == "" && !f.Unproved {
			how := "准予受理的，请在“收件登记”中写明谁准予、什么理由。"
			if f.HalfException != "" {
				how = "“收件登记”中的延期批准还缺“" + f.HalfException + "”，补上才算。"
			}
			report(Finding{Message: fmt.Sprintf("%s到件，应于%s报送，已逾期。%s", f.arrivedChinese(), deadline.Chinese(), how)})
		}
	},
}

// arrivedChinese is when the file arrived, with the time of day where staff have noted it.
func (f *FileFacts) arrivedChinese() string { return f.Arrived.Chinese() + f.Clock }

var unproved = &Rule{
	ID: "C004", Title: "是否按时到件缺少凭据", Severity: Warning, Since: "2021",
	Detail: "第一次见到这份文件时已过截止日，但文件自己的保存日期在截止日以内，又没有登记到件日期，不能证明按时，也不能认定逾期，暂不按逾期处理。请查看邮件或者收发登记，在“收件登记”中填写实际到件日期。截止到几点的，最后一天到件的还要写上时间。",
	Example: Example{Case: "沁水县的文件保存于 2021年5月7日，5月10日才第一次见到，没有登记到件日期。", Want: "- C004", File: func(f *FileFacts) {
		f.Arrived, f.OwnTime, f.Unproved = form.Date{Year: 2021, Month: 5, Day: 10}, form.Date{Year: 2021, Month: 5, Day: 7}, true
	}},
	File: func(f *FileFacts, report Report) {
		switch deadline, _ := f.Plan.Deadline(f.Region); {
		case form.Clean(f.Exception) != "":
		case f.understood() && f.Plan.HourOpen(f.Region, f.Arrived, f.Clock):
			report(Finding{Message: fmt.Sprintf("%s到件，应于%s报送，没有登记几点到件，暂不按逾期处理。请查明到件时间，在“收件登记”的到件日期后面写上，如 %s %s。", f.Arrived.Chinese(), deadline.Chinese(), f.Arrived, deadline.Hour)})
		case f.Unproved:
			report(Finding{Message: fmt.Sprintf("%s才第一次见到，但文件保存于%s，暂不按逾期处理。请查明实际到件日期，填入“收件登记”。", f.Arrived.Chinese(), f.OwnTime.Chinese())})
		}
	},
}

var otherName = &Rule{
	ID: "C005", Title: "文件名与工作簿写的不是同一个单位", Severity: Warning, Since: "2021",
	Detail:  "文件名写着一个单位，工作簿里是另一个单位，文件名上的不在正在汇总的各单位之中，或者与工作簿的同属一个下级单位，以工作簿为准。可能是文件名写错，也可能是拿错了申报表。请核对。文件名写的是正在汇总的另一个单位的，见 C011；内容相同的另一份名称无误的，以那一份为准，这一份只在这里提示，请改名或者移走。",
	Example: Example{Case: "汇总晋城市时，文件名是“小店区申报表”，工作簿是发给沁水县的。", Want: "- C005", File: func(f *FileFacts) { f.NameSays = "140105" }},
	File: func(f *FileFacts, report Report) {
		if f.NameSays != "" && f.Region.Code != "" && f.NameSays != f.Region.Code {
			report(Finding{Message: fmt.Sprintf("文件名写的是%s，工作簿是%s的，已按工作簿计入。请核对是哪个单位的申报表，改正文件名或者换成正确的文件。",
				f.Plan.FullName(f.NameSays), f.Plan.FullName(f.Region.Code))})
		}
	},
}

var olderKept = &Rule{
	ID: "C006", Title: "新报的一版有错误，仍按原来的有效版本", Severity: Warning, Since: "2021",
	Fields: []form.ID{form.PilotName},
	Detail: "同一个项目报了新的一版，但新版有必须改正的错误，不能推荐，所以仍按原来有效的一版计入，两版都在“申报详情”中。请让填报单位改正新版后再报；新版作废的不用处理。",
	Example: Example{Case: "沁水县重报了“项目01”，新版有必须改正的错误。", Want: "试点名称 C006",
		Unit: func(u *UnitFacts) { u.Kept = []Versions{{Counts: u.Projects[0], Other: u.Projects[0]}} }},
	Unit: func(u *UnitFacts, report Report) {
		for _, v := range u.Kept {
			report(v.at(fmt.Sprintf("这一版有必须改正的错误，仍按“%s”中有效的一版计入。请让填报单位改正后再报。", v.Counts.Form.File)))
		}
	},
}

var misdated = &Rule{
	ID: "C007", Title: "登记的到件日期不对", Severity: Error, Since: "2021", Keeps: true,
	Detail:  "“收件登记”中填写的到件日期不是日期，或者晚于运行日期、早于本年度，是否逾期只能暂时按首次见到的日期判断。请写成 年-月-日 的样子。",
	Example: Example{Case: "沁水县的到件日期填的是“上周五”。", Want: "- C007", File: func(f *FileFacts) { f.Misdated = "“上周五”认不出" }},
	File: func(f *FileFacts, report Report) {
		if f.Misdated != "" {
			report(Finding{Message: fmt.Sprintf("“收件登记”中填写的到件日期%s，暂按首次见到的日期判断。请核对后改正，写成 年-月-日 的样子。", f.Misdated)})
		}
	},
}

var nilWithProjects = &Rule{
	ID: "C008", Title: "零报告又填有项目", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.NilReturn},
	Detail:  "“县区信息”中选了零报告，申报书却填有项目，两者矛盾。项目照常计入。请向填报单位核实：有项目的把“是否零报告”改为“否”，没有的清空申报书。",
	Example: Example{Case: "沁水县选了零报告，又填了一个项目。", Want: "是否零报告 C008", File: func(f *FileFacts) { f.Return.County = exampleCountySheet("是否零报告 | 是") }},
	File: func(f *FileFacts, report Report) {
		if f.Return == nil || f.Return.County == nil || len(f.Return.Projects) == 0 {
			return
		}
		if county := f.understoodCounty(); county.Text(form.NilReturn) == form.Yes {
			report(Finding{Place: county.At(form.NilReturn),
				Message: fmt.Sprintf("选了零报告，又填有 %d 个项目，项目照常计入。请向填报单位核实。", len(f.Return.Projects))})
		}
	},
}

var unclearVersions = &Rule{
	ID: "C009", Title: "两个版本分不清先后", Severity: Warning, Since: "2021", Waits: true,
	EachField: true,
	Detail:    "同一个项目报来两个版本，内容不同，而到件日期、填表日期和文件保存时间都相同，分不清哪一版在后。暂按其中一版显示，答复之前不占推荐名额。请向填报单位核实，在“收件登记”中给后到的一份写上到件时间（写成 年-月-日 时:分），或者把不算数的一份作废。",
	Example: Example{Case: "沁水县同一天报来“项目01”的两个版本，内容不同。", Want: "试点名称 C009",
		Unit: func(u *UnitFacts) {
			u.Unclear = []Versions{{Counts: u.Projects[0], Other: u.Projects[0], Changes: "“邮编”由“048000”改为“048200”"}}
		}},
	Unit: func(u *UnitFacts, report Report) {
		for _, v := range u.Unclear {
			f := v.at(fmt.Sprintf("与%s的一版分不清先后，暂按那一版显示。%s请向填报单位核实，在“收件登记”中给后到的一份写上到件时间（写成 年-月-日 时:分），或者把不算数的一份作废；就按显示的一版的，“核实结果”选“无问题”并写明说明。", v.whereCounts(), v.difference()))
			f.Subject = v.Counts
			f.judges(v.Counts.wording(), v.Other.wording())
			report(f)
		}
	},
}

var leftOut = &Rule{
	ID: "C010", Title: "较新的工作簿中没有这个项目", Severity: Warning, Since: "2021",
	Fields: []form.ID{form.PilotName},
	Detail: "报送单位在较新的工作簿里去掉了这个项目，视为撤回，不再推荐，仍列在“项目汇总”中。较新的工作簿只有一个项目的，也可能是单独更正了那一个；两份分不清先后的，也可能是后来才加的；同一单位在后来的一份里是另一个名称的，可能只是更正了名称：程序不替人判断，答复之前不占推荐名额。请核实：撤回的，“核实结果”或者初审意见选“撤回”；没有撤回的选“未撤回”；只是更正了名称的，在“项目汇总”新的那一行“原试点名称”填原来的名称，两个合为一个。",
	Example: Example{Case: "沁水县较新的申报表里没有“项目01”的项目。", Want: "试点名称 C010",
		Unit: func(u *UnitFacts) {
			u.LeftOut = []LeftOut{{Project: u.Projects[0], Edition: "来件/沁水县申报表.xlsx"}}
		}},
	Unit: func(u *UnitFacts, report Report) {
		for _, l := range u.LeftOut {
			report(l.finding())
		}
	},
}

// finding is what C010 says of the project.
func (l LeftOut) finding() Finding {
	const how = "“核实结果”（或者“项目汇总”的初审意见）选"
	row := "新的一行"
	if l.Renamed != "" {
		row = "同一单位的“" + l.Renamed + "”那一行"
	}
	renamed := "只是更正了名称的，在" + row + "“原试点名称”填原来的名称。"
	message := fmt.Sprintf("较新的“%s”中已没有这个项目，视为撤回，不再推荐。确已撤回的不用处理；没有撤回的，%s“%s”；%s", l.Edition, how, OpinionStands, renamed)
	if l.Unsure {
		message = fmt.Sprintf("报来的“%s”中没有这个项目：可能撤回了，也可能没有撤回（单独更正了别的项目，或者是另一个科室报的）。撤回的，%s“%s”；没有撤回的选“%s”；%s", l.Edition, how, OpinionWithdrawn, OpinionStands, renamed)
	}
	return Finding{Region: l.Project.Region.Code, Project: l.Project.Name(), Field: form.PilotName, Place: l.Project.At(form.PilotName), Message: message}
}

// at is a finding about the version that does not count.
func (v Versions) at(message string) Finding {
	return Finding{Region: v.Other.Region.Code, Project: v.Other.Name(), Field: form.PilotName, Place: v.Other.At(form.PilotName), Message: message, Whole: true}
}

// whereCounts names the file and sheet of the version that counts.
func (v Versions) whereCounts() string {
	return fmt.Sprintf("“%s”的“%s”", v.Counts.Form.File, v.Counts.Form.Sheet)
}

func (v Versions) difference() string {
	if v.Changes == "" {
		return "内容相同。"
	}
	return v.Changes + "。"
}
