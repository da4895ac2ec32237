package checks

import (
	"cmp"
	"fmt"

	"shidian/templates/form"
)

// doubtRules are about answers that a person sees otherwise than a program reads them:
// crossed out, white on white, a picture. Of a required answer somebody has to say
// whether it counts; of any other it is told, and the answer is left out.
func doubtRules() []*Rule { return []*Rule{crossedOut, noText, leftOutAnswers} }

var crossedOut = &Rule{
	ID: "F014", Title: "必填的答案被划掉，或者看不见", Severity: Warning, Since: "2021", Waits: true,
	EachField: true,
	Detail:    "必填的一栏写有文字，但整格加了删除线，或者是白底白字、看不见的字，纸上看到的与表里存的不一样；或者单元格名称与栏目文字指向两个不同的格子，两个都可能对。整份申报书大半被划掉的，像是作废了，也在这里问。请向填报单位核实：仍然有效的，“核实结果”选“单位确认”并写明说明；作废的，请它改正后重报，整个项目作废的，初审意见选“撤回”。答复之前不推荐。",
	Example:   Example{Grid: "联系人 | （划掉）示例己", Want: "联系人 F014"},
	Project: func(p *Application, report Report) {
		if struck, all := p.struckShare(); isGivenUp(struck, all) {
			report(Finding{Message: fmt.Sprintf("填了 %d 栏，其中 %d 栏被划掉或者看不见，这份申报书像是作废了。请向填报单位核实：仍要申报的，“核实结果”选“单位确认”并写明说明；作废的，初审意见选“撤回”。", all, struck), judged: p.wording()})
			return
		}
		p.eachDoubt(func(f *form.Field, a form.Answer, at func() Place) {
			if !p.needs(f) || a.Unreadable() || a.Doubt == form.Changing {
				return
			}
			report(Finding{Field: f.ID, Place: at(), Message: fmt.Sprintf("“%s”写的“%s”是%s。请向填报单位核实：仍然有效的，“核实结果”选“单位确认”并写明说明；作废的，请它改正后重报。", f.Title, form.Quote(a.Raw), doubtNoun(a.Doubt))})
		})
	},
}

// doubtNoun is what the answer is, as a message goes on after 是.
func doubtNoun(d form.Doubt) string {
	return map[form.Doubt]string{
		form.Struck:    "加了删除线、划掉的",
		form.Unseen:    "看不见的字，或者显示成了别的样子（与底色相同、隐藏，或者数字格式改了样子）",
		form.Picture:   "图片，没有文字",
		form.ErrorText: "错误值的文字，不是答案",
		form.Changing:  "公式算出来的，每天会变",
		form.Contested: "按单元格名称读到的，按栏目文字应在别的格子",
		form.Reworded:  "按另一种问法填的，方案里这一栏问的不一样",
	}[d]
}

var noText = &Rule{
	ID: "F015", Title: "必填的答案是图片，或者是错误值的文字", Severity: Warning, Since: "2021", Waits: true,
	EachField: true,
	Detail:    "必填的一栏里（或者上面）是一张图片，没有文字；或者粘贴进来的是 #N/A 之类的文字。图片里写了什么程序读不出，不当作答案。请让填报单位在原单元格直接写上文字后重报；看过纸质件确认这一栏不影响的，在“核实结果”中选“单位确认”并写明说明。答复之前不推荐。",
	Example:   Example{Grid: "联系人 | （图片）", Want: "联系人 F015"},
	Project: func(p *Application, report Report) {
		p.eachDoubt(func(f *form.Field, a form.Answer, at func() Place) {
			if p.needs(f) && a.Unreadable() {
				report(Finding{Field: f.ID, Place: at(), Message: fmt.Sprintf("“%s”一栏%s。请填报单位在这一格直接写上文字后重报；不影响申报的，“核实结果”选“单位确认”并写明说明。", f.Title, whatInstead(a))})
			}
		})
	},
}

// whatInstead says what stands where the answer belongs.
func whatInstead(a form.Answer) string {
	if a.Doubt == form.ErrorText {
		return "写的“" + form.Quote(a.Raw) + "”是" + doubtNoun(a.Doubt)
	}
	return "是" + doubtNoun(a.Doubt)
}

var leftOutAnswers = &Rule{
	ID: "W017", Title: "划掉的、看不见的文字和图片没有采用", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "不是必填的一栏被划掉、看不见，或者只有图片，没有采用；一格里只划掉一部分的，采用没有划掉的文字。公式每天会变的（如 =TODAY()），按保存时的结果采用。请核对消息中列出的各处；应当报送的，请填报单位直接写上文字后重报。",
	Example:   Example{Grid: "参加单位盖章签字 | （划掉）盖章签字齐全", Want: "参加单位盖章签字 W017"},
	Project: func(p *Application, report Report) {
		if isGivenUp(p.struckShare()) {
			return // F014 asks about the whole form
		}
		p.eachDoubt(func(f *form.Field, a form.Answer, at func() Place) {
			if a.Doubt == form.Changing || !p.needs(f) {
				report(Finding{Field: f.ID, Place: at(), Message: p.notTaken(f, a)})
			}
		})
	},
	File: func(f *FileFacts, report Report) {
		ofNote(form.PartlyUnseen)(f, report)
		onCounty(func(p *Application, report Report) {
			p.eachDoubt(func(f *form.Field, a form.Answer, at func() Place) {
				report(Finding{Field: f.ID, Place: at(), Message: p.notTaken(f, a)})
			})
		})(f, report)
	},
}

// notTaken says of an answer that nobody is asked about what is the matter with it.
func (p *Application) notTaken(f *form.Field, a form.Answer) string {
	switch {
	case a.Doubt == form.Changing:
		return fmt.Sprintf("“%s”写的“%s”是%s。已按保存时的结果采用，请直接写上文字。", f.Title, cmp.Or(p.Text(f.ID), form.Quote(a.Raw)), doubtNoun(a.Doubt))
	case a.Unreadable():
		return fmt.Sprintf("“%s”一栏%s，没有采用。有应当报送的，请直接写上文字。", f.Title, whatInstead(a))
	default:
		return fmt.Sprintf("“%s”写的“%s”是%s，没有采用。仍然有效的，请去掉删除线、改成看得见的文字。", f.Title, form.Quote(a.Raw), doubtNoun(a.Doubt))
	}
}

// eachDoubt visits every answer that a person has to look at, those of section 四 too.
func (p *Application) eachDoubt(visit func(f *form.Field, a form.Answer, at func() Place)) {
	for _, f := range p.fields {
		if a := p.Answer(f.ID); a.Doubt != "" {
			visit(f, a, func() Place { return p.At(f.ID) })
		}
	}
	if len(p.fields) > 0 && p.fields[0].Section.ID == form.County {
		return
	}
	for i, answers := range p.Form.Steps {
		for _, f := range p.Plan.Form.StepFields() {
			p.reads(f.ID)
			if a := answers.Answer(f.ID); a.Doubt != "" {
				visit(f, a, func() Place { return p.stepAt(Step{Row: i, answers: answers}, f.ID) })
			}
		}
	}
}

// isGivenUp reports whether most of a form is crossed out.
func isGivenUp(struck, all int) bool { return struck*2 > all }

// struckShare is how many answers are crossed out or unseen, of how many there are.
// Whoever gives up a project crosses out the form, and seldom every cell of it.
func (p *Application) struckShare() (struck, all int) {
	count := func(a form.Answer) {
		if a.IsBlank() {
			return
		}
		if all++; a.Doubt == form.Struck || a.Doubt == form.Unseen {
			struck++
		}
	}
	for _, f := range p.fields {
		count(p.Answer(f.ID))
	}
	for _, s := range p.Form.Steps {
		for _, id := range form.StepIDs() {
			p.reads(id)
			count(s.Answer(id))
		}
	}
	return struck, all
}
