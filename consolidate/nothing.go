package consolidate

import (
	"slices"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
)

// nothing is the failure of a run in which no file says whose rollup it makes: a
// folder of files that cannot be opened, or the one file that a clerk wonders
// about. What is wrong with each is all that can be said, and is said.
func (in *intake) nothing() *Failure {
	f := &Failure{Text: "没有找到可以汇总的申报表或清单，里面没有文件。请核对文件夹"}
	if len(in.arrivals) == 0 {
		return f
	}
	f.Text = "没有找到可以汇总的申报表或清单。每份文件的原因见上，请按原因处理后重新运行"
	for _, a := range in.arrivals {
		in.giveToUnit(a, in.plan.Root())
		report, findings := in.explain(a)
		f.Files, f.Findings = append(f.Files, report), append(f.Findings, findings...)
	}
	checks.Sort(f.Findings)
	return f
}

// explain says why the file makes no rollup.
func (in *intake) explain(a *arrival) (FileReport, []checks.Finding) {
	out := FileReport{Path: a.Path, SHA256: a.SHA256, Present: true, Status: record.Skipped}
	var findings []checks.Finding
	switch {
	case a.mark.Kind == form.RollupBook:
		out.Region, _ = in.plan.Region(a.mark.Region)
		out.Reason = "这是" + in.plan.RegionName(a.mark.Region) + "的汇总，不是报送的材料；要接着它做请加 --into"
	case a.said == nil:
		out.Reason = a.Skip
	case a.said.Unread != nil:
		out.Region, _ = in.plan.Region(a.said.Mark.Region)
		if out.Reason = workbook.Attachment; out.Region.Code != "" {
			out.Status, out.Reason = record.Unread, a.said.Notes[0].Detail
		}
	case a.sameAs != "":
		out.Status, out.Reason = record.Duplicate, "与“"+a.sameAs+"”内容相同"
	default:
		out.Region, _ = in.plan.Region(a.said.Mark.Region)
		out.Status, out.Reason = record.Refused, "看不出要汇总的是哪个单位，请加 --region 写明"
		findings = checks.CheckFile(&checks.FileFacts{Path: a.Path, Plan: in.plan, Region: out.Region, Return: a.said})
		if i := slices.IndexFunc(findings, checks.Refuses); i >= 0 {
			out.Reason = findings[i].Message
		}
	}
	out.Chinese = record.FileStatusChinese(out.Status)
	return out, findings
}
