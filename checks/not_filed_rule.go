package checks

import (
	"fmt"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

var notFiled = &Rule{
	ID: "C001", Title: "填报单位没有有效的申报", Severity: Error, Since: "2021",
	Detail:  "方案要求每个填报单位至少申报几个项目的，都要报够。没有报来文件、工作簿空白、项目全部有误、零报告，处理办法各不相同，见消息。其他单位的汇总和推荐照常进行。",
	Example: Example{Case: "高平市没有报来文件。", Want: "- C001", Unit: func(u *UnitFacts) { u.Status, u.Projects, u.Place = NoFile, nil, Place{} }},
	Unit: func(u *UnitFacts, report Report) {
		switch {
		case u.asked() == nil || u.OwesNothing() || u.Status == Unopened: // W012 tells it
		case u.Status == Filed:
			for _, lack := range u.TooFew() {
				report(Finding{Message: lack.Text + "。请督促补报。", Clause: lack.Clause})
			}
		case !u.reportsToTop(): // else R007 tells it
			report(Finding{Message: whyNotFiled(u), Confirmable: u.Status == NilFiled})
		}
	},
}

// whyNotFiled says which of the four kinds of nothing it is: each needs
// something else.
func whyNotFiled(u *UnitFacts) string {
	switch u.Status {
	case NoFile:
		if u.Voided > 0 {
			return fmt.Sprintf("收到的%s的文件都已作废（共 %d 份），没有可以计入的。请催报。", u.Region.Name, u.Voided)
		}
		if where := u.Whereabouts(); where != "" {
			return "没有计入" + u.Region.Name + "的申报表：" + where + "。确实没有报来的，请催报。"
		}
		if u.UnopenedOfUnknown > 0 {
			return u.openFirst("申报表")
		}
		return "没有收到" + u.Region.Name + "的申报表。请催报；已经报来的，请查看是否放错文件夹或者被退回。"
	case CameAsWord, CameAsScan, CameAsOther:
		return u.notEntered("申报表")
	case BlankBook:
		return u.Region.Name + "报来的申报表是空白的，一个项目也没有填。请退回重新填报；确无项目的，请在“县区信息”中填写零报告并由负责人签字。"
	case NilFiled:
		if u.NilLacks != nil {
			return fmt.Sprintf("%s报来零报告，但没有%s，不能算数。请退回，在“县区信息”中补齐后重新报送；纸质件上已经写明并签字的，“核实结果”选“单位确认”并写明说明。", u.Region.Name, strings.Join(u.NilLacks, "，也没有"))
		}
		return u.Region.Name + "报来零报告，没有项目。请核实零报告的原因：确无项目的，“核实结果”选“单位确认”并写明说明；应当申报的请督促补报。"
	default:
		return u.Region.Name + whyAllInvalid(u)
	}
}

// notEntered is for a unit that sent something, and nothing that the program takes.
func (u *UnitFacts) notEntered(owed string) string {
	return fmt.Sprintf("%s没有报来%s，报来的是%s，还没有录入。请按 W018、W019 的消息录入，或者请它改报%s；不用再催它申报。", u.Region.Name, owed, u.formsText(), owed)
}

// formsText says in Chinese in which forms the unit's files came: Word 申报书（沁水县.docx）.
func (u *UnitFacts) formsText() string {
	var parts []string
	for _, f := range u.Unread {
		parts = append(parts, fmt.Sprintf("%s（%s）", f.As.Chinese(), f.Path))
	}
	return strings.Join(parts, "、")
}

// NilLacks names in Chinese what a nil return has to say and does not: 写明原因, 负责人签字. A
// placeholder says nothing.
func NilLacks(county *form.Filled, p *plan.Plan) []string {
	understood := understand(county, p, p.Form.FixedChoices(), plan.Region{}, form.Date{}, p.Form.CountyFields())
	words := map[form.ID]string{form.NilReason: "写明原因", form.NilSigner: "负责人签字"}
	var lacks []string
	for _, id := range understood.nilLacks() {
		lacks = append(lacks, words[id])
	}
	return lacks
}

// nilLacks are the blanks of 县区信息 that a nil return has to answer and does not.
func (p *Application) nilLacks() []form.ID {
	var lacks []form.ID
	for _, id := range []form.ID{form.NilReason, form.NilSigner} {
		if text := p.Text(id); text == "" || p.placeholder(id, text) != "" {
			lacks = append(lacks, id)
		}
	}
	return lacks
}

// openFirst is for a unit of which nothing came, unless it is in a file that could not
// be opened.
func (u *UnitFacts) openFirst(owed string) string {
	return fmt.Sprintf("没有看到%s的%s，但有 %d 份打不开的文件还不知道是谁的（W012）。请先打开它们再运行，确实没有的再催报。", u.Region.Name, owed, u.UnopenedOfUnknown)
}

// Whereabouts says in Chinese which files may be the unit's and do not count yet,
// and where that is settled; "" for none.
func (u *UnitFacts) Whereabouts() string {
	var parts []string
	if len(u.Seeming) > 0 {
		parts = append(parts, fmt.Sprintf("有%s份像是它的文件：%s", few(len(u.Seeming)), strings.Join(u.Seeming, "、")))
	}
	if len(u.SenderUnknown) > 0 {
		parts = append(parts, fmt.Sprintf("%s上写的是它，像是别的单位的，还没有计入", strings.Join(quoted(u.SenderUnknown), "、")))
	}
	if parts == nil {
		return ""
	}
	return strings.Join(parts, "；") + "，请在“收件登记”核实（C011）"
}

// few is a small number before 份.
func few(n int) string {
	if n == 1 {
		return "一"
	}
	return fmt.Sprintf(" %d ", n)
}

func whyAllInvalid(u *UnitFacts) string {
	if u.AllWithdrawn() {
		return fmt.Sprintf("报来的项目都已撤回（共 %d 个）。请督促补报；确无项目的，请报零报告。", u.Withdrawn)
	}
	return whatIsInvalid(u) + "请按“问题清单”改正后重新报送。"
}

// AllWithdrawn reports whether all that the unit has sent was withdrawn.
func (u *UnitFacts) AllWithdrawn() bool {
	return u.Withdrawn > 0 && u.Withdrawn == len(u.Projects) && u.Refused+u.Foreign == 0
}

func whatIsInvalid(u *UnitFacts) string {
	projects := len(u.Projects) - u.Unscreened - u.Withdrawn
	switch {
	case u.Refused > 0 && projects == 0:
		return fmt.Sprintf("报来的文件都不能并入（共 %d 个）。", u.Refused)
	case u.Refused > 0:
		return fmt.Sprintf("报来的项目都有必须改正的错误（共 %d 个），另有 %d 个文件不能并入。", projects, u.Refused)
	case projects == 0 && u.Foreign > 0:
		return fmt.Sprintf("报来的清单上只有别的单位的申报书（共 %d 份），没有并入。", u.Foreign)
	default:
		return fmt.Sprintf("报来的项目都有必须改正的错误（共 %d 个）。", projects)
	}
}
