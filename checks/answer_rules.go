package checks

import (
	"fmt"
	"strconv"
	"strings"

	"shidian/templates/form"
)

// answerRules are those of one answer, F001 to F016, and W008. They come from
// the field's own type, need and limits, so that a new field is checked
// without a new rule.
func answerRules() []*Rule {
	return []*Rule{required, notDate, notInList, notNumber, digitsLost, badCreditCode,
		badOrganizationCode, badPhone, badMail, badPostcode, placeholderLeft, wrongLength, normalised, implausible}
}

var required = &Rule{
	ID: "F001", Title: "必填项没有填写", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "申报书各栏和“审核信息”中的必填项空着。试点企业和试点区域各有专门的必填项，按“试点类型”判断。“县区信息”中的填报人和电话也要填，退回、催报时靠它联系；空着不影响项目并入。请在指出的单元格补填；空格和看不见的字符不算填写。",
	Example:   Example{Grid: "试点名称 |", Want: "试点名称 F001"},
	Project: func(p *Application, report Report) {
		for _, f := range p.fields {
			if p.needs(f) && p.Answer(f.ID).IsMissing() {
				report(Finding{Field: f.ID, Message: fmt.Sprintf("“%s”没有填写，请补填。%s", f.Title, f.Hint)})
			}
		}
	},
	File: reporterLeft,
}

// reporterLeft tells that nobody is named on 县区信息 whom the city could call back. A
// blank workbook is told as that (C001).
func reporterLeft(f *FileFacts, report Report) {
	if f.Return == nil || f.Return.County == nil || len(f.Return.Projects) == 0 && !f.Plan.Form.SaysNil(f.Return.County) {
		return
	}
	county := f.understoodCounty()
	noName, noPhone := county.Answer(form.Reporter).IsBlank(), county.Answer(form.ReporterPhone).IsBlank()
	field, lacks := form.Reporter, "填报人"
	switch {
	case noName && noPhone:
		lacks = "填报人和电话"
	case noPhone:
		field, lacks = form.ReporterPhone, "填报人的电话"
	case !noName:
		return
	}
	report(Finding{Field: field, Place: county.At(field), Message: fmt.Sprintf("“%s”没有%s，退回、催报时联系不上人。请补填。", county.Form.Sheet, lacks), Confirmable: true})
}

// ofFault reports each fault of the kind, with what to do about it.
func ofFault(kind form.FaultKind, remedy func(*form.Field) string) func(*Application, Report) {
	return func(p *Application, report Report) {
		for _, f := range p.fields {
			for _, fault := range p.Faults(f.ID) {
				if fault.Kind == kind {
					report(Finding{Field: f.ID, Message: fmt.Sprintf("%s：%s%s", f.Title, fault.Detail, remedy(f))})
				}
			}
		}
	}
}

func always(text string) func(*form.Field) string {
	return func(*form.Field) string { return text }
}

var notDate = &Rule{
	ID: "F002", Title: "日期认不出，或者没有这一天", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "应填日期或年月的单元格里不是日期，或者日历上没有这一天（如 2 月 30 日）。请写明几几几几年几月，或者几几几几年几月几日；年份写两位数的也认得；按数字存放、小数点后面只有一个 1 的，分不清是 1 月还是 10 月，要改写。",
	Example:   Example{Grid: "填报日期 | 2021年4月31日", Want: "填报日期 F002"},
	Project:   ofFault(form.NotDate, dateRemedy), File: onCounty(ofFault(form.NotDate, dateRemedy)),
}

func dateRemedy(f *form.Field) string {
	if f.Need == form.Optional {
		return "；还没有的不填。"
	}
	return "。"
}

var notInList = &Rule{
	ID: "F003", Title: "不在下拉列表中", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "应从下拉列表选择的单元格里写了别的内容，多半是从别处粘贴来的。意思明白的（如“未发生”“已盖章”“民营企业”“☑是 □否”）按意思读，不算错；意思不明或者可能是两项的，请点开下拉列表重新选择。消息中只给出意思相同的一项。",
	Example:   Example{Grid: "所属行业 | 农副食品加工", Want: "所属行业 F003"},
	Project:   ofFault(form.NotInList, always("。请从下拉列表中选择。")), File: onCounty(ofFault(form.NotInList, always("。请从下拉列表中选择。"))),
}

var notNumber = &Rule{
	ID: "F004", Title: "不是数，或者不是应有的数", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "应填数的单元格里不是数，或者是负数，或者应为整数而带小数。人数、企业数、份数填整数；金额以万元为单位，可带小数。“36户”“约30人”“二十万元”认得；“30余人”“若干”没有说是多少，要改写。",
	Example:   Example{Grid: "专职标准化人员数 | 若干", Want: "专职标准化人员数 F004"},
	Project:   ofFault(form.NotNumber, always("。请只填数。")),
}

var digitsLost = &Rule{
	ID: "F005", Title: "代码按数字存放，位数已经丢失", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "表格软件对数字只保留 15 位，18 位代码按数字存放后，后面的几位已经变成 0，无法恢复。请把单元格设为文本格式，再对照登记证书重新填写整个代码。",
	Example:   Example{Grid: "组织机构代码 | （数字）911405210000000000", Want: "组织机构代码 F005"},
	Project:   ofFault(form.DigitsLost, always("。请把单元格设为文本格式，对照登记证书重新填写整个代码。")),
}

var badCreditCode = &Rule{
	ID: "F006", Title: "统一社会信用代码有误", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "统一社会信用代码（GB 32100-2015）为 18 位，不用字母 I、O、S、V、Z，第 18 位是校验位。位数、字符或校验位不对，说明抄写有误。请对照登记证书改正，注意 0 与 O、1 与 I、2 与 Z、5 与 S。",
	Example:   Example{Grid: "组织机构代码 | 911405210000000001", Want: "组织机构代码 F006"},
	Project:   ofFault(form.BadCreditCode, always("。请对照登记证书改正。")),
}

var badOrganizationCode = &Rule{
	ID: "F007", Title: "9 位组织机构代码校验位不符", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "组织机构代码（GB 11714-1997）为 9 位，末位是校验位。早年颁发的代码有不合校验规则的，所以只作提示。请对照证书核对；已换发统一社会信用代码的改填 18 位代码。",
	Example:   Example{Grid: "组织机构代码 | 12345678-0", Want: "组织机构代码 F007"},
	Project:   ofFault(form.BadOrganizationCode, always("。请对照证书核对；已有 18 位统一社会信用代码的请改填。")),
}

var badPhone = &Rule{
	ID: "F008", Title: "不像电话号码", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "手机号为 11 位，以 13 至 19 开头；固定电话要带以 0 开头的区号。按数字存放的固定电话会丢掉开头的 0。请核对后改正，几个号码之间用顿号隔开；号码旁可以写分机、姓名、“办”“微信同号”之类。",
	Example:   Example{Grid: "联系人电话 | 1390000000", Want: "联系人电话 F008"},
	Project:   ofFault(form.BadPhone, always("。请核对，固定电话要带区号。")), File: onCounty(ofFault(form.BadPhone, always("。请核对，固定电话要带区号。"))),
}

var badMail = &Rule{
	ID: "F009", Title: "不是电子邮箱地址", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "电子邮箱要有 @ 和域名，写成 name@example.com 的样子，只填一个。请改正。",
	Example:   Example{Grid: "电子邮箱 | biaozhunhua#example.com", Want: "电子邮箱 F009"},
	Project:   ofFault(form.BadMail, always("。请写成 name@example.com 的样子。")),
}

var badPostcode = &Rule{
	ID: "F010", Title: "邮编有误", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "邮编为 6 位数字，并且是本省的。按数字存放时开头的 0 会丢失。请核对后改正。",
	Example:   Example{Grid: "邮编 | 100000", Want: "邮编 F010"},
	Project: func(p *Application, report Report) {
		ofFault(form.BadPostcode, always("。请核对后改正。"))(p, report)
		for _, f := range p.fields {
			code := p.Text(f.ID)
			if _, postcode := f.Type.(form.PostalCode); postcode && code != "" && len(p.Faults(f.ID)) == 0 && !p.Plan.PostcodeFits(code) {
				report(Finding{Field: f.ID, Message: fmt.Sprintf("%s：“%s”不是%s的邮编。请核对后改正。", f.Title, code, p.Plan.Root().Name)})
			}
		}
	},
}

var implausible = &Rule{
	ID: "F016", Title: "数大得不合情理", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "人数、企业数、份数或者金额大得不合情理，多半是单位弄错（金额以万元为单位，按元填写就大了一万倍）、多写了 0，或者把年份、电话填到了这一格。请核对后改正；确实如此的可以保留，核实时写明依据。",
	Example:   Example{Grid: "配套资金（万元） | 200000", Want: "配套资金（万元） F016"},
	Project: func(p *Application, report Report) {
		for _, f := range p.fields {
			n, ok := p.Number(f.ID)
			if !ok || f.Most == 0 || n <= f.Most {
				continue
			}
			if _, money := f.Type.(form.Amount); money {
				report(Finding{Field: f.ID, Message: fmt.Sprintf("%s填的是“%s”，合 %s 亿元，大得不合情理。单位是万元：%s 元应填 %s。请核对。", f.Title, p.Text(f.ID), shortNumber(n/1e4), p.Text(f.ID), shortNumber(n/1e4))})
				continue
			}
			report(Finding{Field: f.ID, Message: fmt.Sprintf("%s填的是“%s”，多得不合情理。请核对是否多写了位数，或者填错了格。", f.Title, p.Text(f.ID))})
		}
	},
}

// shortNumber is the number with as many digits as it needs.
func shortNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// noValue finds an answer by looking at it, and of any other cell by what
// the reader noted.
var noValue = &Rule{
	ID: "W008", Title: "单元格是错误值，或者公式没有结果", Severity: Error, Since: "2021",
	EachField: true,
	Detail:    "单元格里是 #REF!、#N/A 之类的错误值，或者是从未计算过的公式，读不出填了什么。请在原单元格直接写上文字或数，不用公式。该项目在改正之前不能推荐。",
	Example:   Example{Grid: "联系人电话 | （错误值）#REF!", Want: "联系人电话 W008"},
	Project: func(p *Application, report Report) {
		for _, f := range p.fields {
			if a := p.Answer(f.ID); a.HasNoValue() {
				report(Finding{Field: f.ID, Message: noValueMessage(f, a)})
			}
		}
		for _, s := range p.Steps() {
			for _, f := range p.Plan.Form.StepFields() {
				if a := s.Answer(f.ID); a.HasNoValue() {
					report(Finding{Field: f.ID, Place: p.stepAt(s, f.ID), Message: noValueMessage(f, a)})
				}
			}
		}
	},
	File: func(f *FileFacts, report Report) {
		for _, note := range f.notes(form.NoValue) {
			if !f.isAnswer(note.Sheet, note.Cell) {
				report(Finding{Place: Place{f.Path, note.Sheet, note.Cell}, Message: sentence(note.Detail)})
			}
		}
		onCounty(func(p *Application, report Report) {
			for _, field := range p.fields {
				if a := p.Answer(field.ID); a.HasNoValue() {
					report(Finding{Field: field.ID, Message: noValueMessage(field, a)})
				}
			}
		})(f, report)
	},
}

func noValueMessage(f *form.Field, a form.Answer) string {
	if a.Kind == form.NoResult {
		return fmt.Sprintf("“%s”一栏是没有计算结果的公式，读不出内容。请直接填写，不用公式。", f.Title)
	}
	return fmt.Sprintf("“%s”一栏是错误值 %s，读不出内容。请直接填写，不用公式。", f.Title, strings.TrimSpace(a.Raw))
}

// onCounty lets a rule of an answer look at the sheet 县区信息 too. What it finds
// there concerns the file and no project.
func onCounty(rule func(*Application, Report)) func(*FileFacts, Report) {
	return func(f *FileFacts, report Report) {
		if f.Return == nil || f.Return.County == nil {
			return
		}
		county := f.understoodCounty()
		rule(county, func(found Finding) {
			if found.Place == (Place{}) {
				found.Place = county.At(found.Field)
			}
			report(found)
		})
	}
}

// understoodCounty understands the sheet 县区信息 once for all rules. Its lists are
// the form's own, so the plan is not asked.
func (f *FileFacts) understoodCounty() *Application {
	if f.county == nil {
		f.county = understand(f.Return.County, f.Plan, f.Plan.Form.FixedChoices(), f.Region, form.Date{}, f.Plan.Form.CountyFields())
	}
	return f.county
}
