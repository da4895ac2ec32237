package templates

import (
	"fmt"
	"slices"

	"shidian/templates/form"
)

// ruleRequired asks for what is blank.
const ruleRequired = "F001"

// projectLines are the lines beside one 申报书, at most forty. A line that comes first
// stands nearer to its box: those about one box before those about several.
func (p *panel) projectLines() []line {
	lines := append(p.timeLines(), p.kindLines()...)
	lines = append(lines, p.partyLines()...)
	lines = append(lines, p.answerLines()...)
	lines = append(lines, roomLines()...)
	lines = append(lines, p.addedLines()...)
	for _, s := range []form.SectionID{form.Cover, form.UnitSection, form.Basis, form.Goals, form.Funding, form.Extra, form.Review} {
		if slices.ContainsFunc(p.fields, func(f *form.Field) bool { return f.Section.ID == s }) {
			lines = append(lines, p.requiredLine(s))
		}
	}
	return p.inForce(p.asked(lines))
}

// inForce are the lines of the rules that the plan has switched on, each with the mark of
// the severity that its rule has there, unless the questions have their own.
func (p *panel) inForce(lines []line) []line {
	lines = slices.DeleteFunc(lines, func(l line) bool { return p.plan.RuleOff(l.rule) })
	for i, l := range lines {
		if l.graded {
			continue
		}
		lines[i].mark = askMark()
		if p.plan.Rule(l.rule).IsError() {
			lines[i].mark = wrongMark()
		}
	}
	return lines
}

// countyLines are the lines beside 县区信息.
func (p *panel) countyLines() []line {
	nilLine := func(id form.ID, says string) line {
		return line{rule: "C001", mark: wrongMark(), at: id, fields: []form.ID{id}, says: says,
			wrong: func(p *panel, id form.ID) string {
				return all(p.is(form.NilReturn, form.Yes), some(p.blank(id)+"=1", waits(p.answers[id])))
			}}
	}
	return p.inForce([]line{
		p.dayLine(form.ReportDate), listLine(form.NilReturn, form.NilReturn),
		nilLine(form.NilReason, "零报告要写明原因。"), nilLine(form.NilSigner, "零报告要写明签字的负责人，打印后由他签字。"),
	})
}

// worthIs is true where the answer is worth the number.
func worthIs(code string) func(*panel, form.ID) string {
	return func(p *panel, id form.ID) string { return p.values[id] + "=" + code }
}

// typed is a line about how answers are written: wrong, or not for a formula to read.
func typed(rule string, m mark, at form.ID, says, asks string, fields ...form.ID) line {
	return line{rule: rule, mark: m, at: at, fields: fields, says: says, asks: asks, wrong: worthIs(isWrong), unclear: worthIs(isUnclear)}
}

func (l line) withTitles() line { l.named = true; return l }

func (p *panel) monthLine(at form.ID, fields ...form.ID) line {
	return typed("F002", wrongMark(), at, "：不是日期，或者没有这个月。", "：请写成 "+p.plan.ExampleMonth()+" 的样子。", fields...).withTitles()
}

func (p *panel) dayLine(fields ...form.ID) line {
	return typed("F002", wrongMark(), fields[0], "：不是日期，或者没有这一天。", "：请写成 "+p.plan.ExampleDay()+" 的样子。", fields...).withTitles()
}

func listLine(at form.ID, fields ...form.ID) line {
	return typed("F003", wrongMark(), at, "：不在下拉列表中，请重新选择。", "：请从下拉列表中选择。", fields...).withTitles()
}

func numberLine(at form.ID, fields ...form.ID) line {
	return typed("F004", wrongMark(), at, "：不是应填的数，请只写数字。", "：请只写数字。", fields...).withTitles()
}

// answerLines are those of single answers.
func (p *panel) answerLines() []line {
	var signed []form.ID
	for _, party := range []form.PartyID{form.Undertaking, form.Participating, form.Guarantor, form.Guiding, form.Managing} {
		signed = append(signed, party.Date())
	}
	lost := typed("F005", wrongMark(), form.OrgCode, "代码按数字存放，后几位已经丢失。请把格式设为文本，对照证书重填。", "", form.OrgCode)
	lost.wrong = worthIs(isLost)
	return []line{
		listLine(form.TitleDomain, form.TitleDomain),
		p.monthLine(form.PilotFrom, form.PilotFrom, form.PilotTo), p.dayLine(form.FormDate), lost,
		typed("F006", wrongMark(), form.OrgCode, "统一社会信用代码有误：应为 18 位，末位是校验位。请对照证书改正。", "请用半角的大写字母和数字写代码。", form.OrgCode),
		listLine(form.Industry, form.Industry, form.EconomicType),
		typed("F010", askMark(), form.Postcode, "邮编应为 6 位数字，并且是本省的。", "请用半角数字写邮编。", form.Postcode),
		typed("F009", wrongMark(), form.Email, "电子邮箱应写成 name@example.com 的样子。", "请用半角字母写电子邮箱。", form.Email),
		listLine(form.MajorAccident, form.MajorAccident),
		p.monthLine(form.SystemEstablished, form.SystemEstablished, form.SystemRunning),
		p.dayLine(signed...),
		listLine(form.Domain, form.Domain, form.PilotKind, form.PillarIndustry, form.UnifiedBody, form.IndependentLegal, form.Penalties),
		numberLine(form.EnterprisesIn, form.EnterprisesIn, form.EnterprisesAll, form.StaffFull, form.StaffPart),
		numberLine(form.MatchingFunds, form.MatchingFunds, form.PaperCopies),
		listLine(form.StampUndertaking, form.StampUndertaking, form.StampParticipating, form.StampGuarantor, form.StampGuiding, form.StampManaging),
	}
}

// timeLines are those about the time of the pilot.
func (p *panel) timeLines() []line {
	about := func(rule string, m mark, says string, wrong func(from, to string) string) line {
		return line{rule: rule, mark: m, at: form.PilotTo, fields: []form.ID{form.PilotTo}, says: says,
			wrong: func(p *panel, _ form.ID) string {
				from, to := p.values[form.PilotFrom], p.values[form.PilotTo]
				return all("N("+from+")>0", "N("+to+")>0", wrong(from, to))
			}}
	}
	month := func(date string) string { return "INT(" + date + "/10000)*12+INT(MOD(" + date + ",10000)/100)" }
	return []line{
		about("P001", wrongMark(), "试点结束早于开始，请核对起止年月。", func(from, to string) string { return "INT(" + to + "/100)<INT(" + from + "/100)" }),
		about("P002", askMark(), fmt.Sprintf("试点时间短于 %d 个月或者长于 %d 个月，请核对起止年月。", p.plan.PilotMonthsMin, p.plan.PilotMonthsMax),
			func(from, to string) string {
				months := month(to) + "-(" + month(from) + ")+1"
				// From June to June is three years too, and from June to May.
				return all("INT("+to+"/100)>=INT("+from+"/100)", some(months+"<"+number(p.plan.PilotMonthsMin), months+">"+number(p.plan.PilotMonthsMax+1)))
			}),
	}
}

// requiredLine counts what is blank in a section and has to be answered, and names the
// first.
func (p *panel) requiredLine(section form.SectionID) line {
	s := p.plan.Form.Section(section)
	where := s.Short
	if s.Printed && section != form.Cover && section != form.Extra {
		where = "第" + s.Short + "部分"
	}
	var fields []*form.Field
	var ids []form.ID
	for _, f := range p.fields {
		if f.Section == s {
			fields = append(fields, f)
			if f.Need != form.Optional {
				ids = append(ids, f.ID)
			}
		}
	}
	return line{rule: ruleRequired, mark: wrongMark(), at: fields[0].ID, fields: ids,
		count: func(p *panel) (formula, result string) {
			lacks := fixed(p.blankRow[fields[0].ID], worthCol) + ":" + fixed(p.blankRow[fields[len(fields)-1].ID], worthCol)
			first := fmt.Sprintf("INDEX(%s,MATCH(1,%s,0)+%d)", titlesName, lacks, p.words.row[fields[0].ID]-1)
			const open, close = " 项没有填，先填", "。"
			begins := wrongMark().sign + " " + where + "还有 "
			formula = when("SUM("+lacks+")=0", `""`, literal(begins)+"&SUM("+lacks+")&"+literal(open)+"&"+first+"&"+literal(close))
			var lacking []form.ID
			for _, id := range ids {
				if p.speaks(ruleRequired, id) {
					lacking = append(lacking, id)
				}
			}
			if lacking == nil {
				return formula, ""
			}
			return formula, fmt.Sprint(begins, len(lacking), open, quotedTitle(p.plan.Form.Field(lacking[0])), close)
		}}
}
