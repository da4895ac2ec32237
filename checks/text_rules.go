package checks

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

var placeholderLeft = &Rule{
	ID: "F011", Title: "留有占位文字", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "单元格里还是 XXX、××、____、同上、待定、略、示例之类的占位文字，或者照抄了填写提示。请写上实际内容；允许写“无”的栏目、尚未编号的标准（DBXX/T XXXX）、型号（XX-200）和加粗记号不在此列。",
	Example:   Example{Grid: "单位地址 | 山西省晋城市沁水县××镇××村", Want: "单位地址 F011"},
	Project:   leftovers, File: onCounty(leftovers),
}

func leftovers(p *Application, report Report) {
	eachText(p, func(f *form.Field, text string, at func() Place) {
		if what := placeholder(f, text); what != "" {
			report(Finding{Field: f.ID, Place: at(), Message: fmt.Sprintf("“%s”中的“%s”是占位文字，请改为实际内容。", f.Title, what)})
		}
	})
}

// eachText visits every answer that has a text, those of section 四 too.
func eachText(p *Application, look func(f *form.Field, text string, at func() Place)) {
	for _, f := range p.fields {
		if text := p.Text(f.ID); text != "" {
			look(f, text, func() Place { return p.At(f.ID) })
		}
	}
	for _, s := range p.Steps() {
		for _, f := range p.Plan.Form.StepFields() {
			if text := s.Text(f.ID); text != "" {
				look(f, text, func() Place { return p.stepAt(s, f.ID) })
			}
		}
	}
}

// Marks that stand for what has still to be written. An X between letters or
// digits belongs to a product code; × once is a sign of multiplication; two
// 〇 stand in 二〇〇八年.
var placeholderMarks = regexp.MustCompile(`(?:^|[^0-9A-Za-z])([XxＸｘ]{2,})(?:[^0-9A-Za-z]|$)|(×{2,}|○{2,}|[_＿]{2,}|[*＊]{2,}|[?？]{2,})`)

// A leftover hint begins like this. 示例 alone does not: samples are named
// 示例某某公司.
var hintStart = regexp.MustCompile(`^(?:示例|样例|例如|例|如)[:：]|^(?:请在?此处?|此处)(?:填|写|输入|补充)`)

// placeholderWords are placeholders when they are the whole answer.
var placeholderWords = map[string]bool{
	"示例": true, "样例": true, "例": true, "测试": true, "同上": true, "同前": true, "同左": true,
	"待定": true, "待补": true, "待补充": true, "待填": true, "待填写": true, "待完善": true, "待确定": true,
	"略": true, "空": true, "x": true, "详见附件": true, "见附件": true,
}

// otherPlace sends the reader to another place: 见封面, 同单位名称. 同心县 and 见山路 do not.
var otherPlace = regexp.MustCompile(`^(?:(?:详?见|参见)(?:上|前|后|附).{0,4}|(?:详?见|参见|同)(?:封面|单位名称|单位地址|注册地址|法人注册地址|营业执照|登记证书|承担单位|第.{1,3}部分)(?:所写|所述|一栏)?)$`)

// noWords say that there is nothing, which only some fields allow.
var noWords = map[string]bool{"无": true, "没有": true, "暂无": true}

// placeholder returns the part of the text that still waits for an answer, ""
// when there is none. Only free text is looked at: the types of the others
// refuse such things themselves.
func placeholder(f *form.Field, text string) string {
	if !isFreeText(f) {
		return ""
	}
	if isPlaceholderWord(f, text) || text == f.Hint {
		return text
	}
	if hint := hintStart.FindString(text); hint != "" {
		return hint
	}
	if !strings.ContainsAny(text, "XxＸｘ×○_＿*＊?？") { // most texts: spare the search
		return ""
	}
	if m := placeholderMarks.FindStringSubmatch(withoutLookalikes(text)); m != nil {
		return m[1] + m[2]
	}
	return ""
}

var (
	// standardNumber is one that has not been given out yet, DB14/T XXXX—2021, or a model,
	// 设备型号XX-200: a standard's letters before the signs, or a stroke and a number.
	standardNumber = regexp.MustCompile(`(?:(?:GB|DB\d*)|[A-Z]+\d*/[A-Z]+)[ .-]{0,2}[XxＸｘ×*]{2,}|[A-WYZa-wyz]\d*-[Xx]{2,}|[XxＸｘ×*]{2,}(?:[.-]\d+)?[—–-]{1,2}\d+`)
	// emphasis are the signs that text out of a chat has around a heading: **重点**：.
	emphasis = regexp.MustCompile(`\*\*([^*\n]{2,})\*\*|__([^_\n]{2,})__`)
	// aPlace between two signs is left open: **镇**村.
	aPlace = regexp.MustCompile(`^.{0,3}[省市县区乡镇村路号局厂社组年月日]$`)
)

// withoutLookalikes is the text without what looks like a placeholder and is none.
func withoutLookalikes(text string) string {
	text = emphasis.ReplaceAllStringFunc(text, func(marked string) string {
		if inner := strings.Trim(marked, "*_"); !aPlace.MatchString(inner) {
			return inner
		}
		return marked
	})
	return standardNumber.ReplaceAllString(text, "")
}

// isPlaceholderWord reports whether the whole text is a placeholder, as 待定 or
// nothing but signs. Those words are short, and prose is long.
func isPlaceholderWord(f *form.Field, text string) bool {
	const longest = 60 // bytes, with signs around the word
	if len(text) > longest {
		return false
	}
	word := form.NormalName(text)
	return word == "" || placeholderWords[word] || word == form.NormalName(f.Title) || otherPlace.MatchString(word) || noWords[word] && !f.MayBeNo
}

// placeholder is the part of the answer to a question that still waits for one.
func (p *Application) placeholder(id form.ID, text string) string {
	return placeholder(p.Plan.Form.Field(id), text)
}

func isFreeText(f *form.Field) bool {
	switch f.Type.(type) {
	case form.Line, form.Prose:
		return true
	case form.Choose:
		return f.List.Open
	}
	return false
}

// nothingThere is an answer that there is nothing, in more words: 暂无政策支持, 尚未成立. It
// says nothing else: 无锡市对口帮扶政策 and 尚未出台，已列入计划 do.
var nothingThere = regexp.MustCompile(`^(?:目前|现在|暂时|当地|本[县市区]|我[县市区])*(?:暂|尚|还)?(?:(?:无|没有|未有)(?:出台|制定|成立|设立|建立)?|未(?:出台|制定|成立|设立|设置|建立|配备|落实))` +
	`(?:任何|相关|有关|专门|专项|具体|此类|明确|的)*(?:标准化|政策|支持|扶持|文件|资金|配套|机构|协调组织|组织|参加单位|单位)*$`)

// saysNo reports whether the answer is that there is nothing.
func saysNo(text string) bool {
	name := form.NormalName(text)
	return noWords[name] || nothingThere.MatchString(name)
}

var wrongLength = &Rule{
	ID: "F012", Title: "文字太短，或者纸上印不全", Severity: Warning, Since: "2021",
	EachField: true,
	Detail: "文字少于下限，评审时难以判断，请补充；下限见各栏的填写提示，不计空格和换行。文字多于栏目能印的行数，后面的字不在盖章的纸上：" +
		"有附页的申报表会把全文自动转到附页，只是告知，请核对附页已随申报书打印；没有附页的，请拖大行高或者换用新的申报表，重新打印。行数按每行最少能印的字数计，拖大的行高算在内。",
	Example: Example{Grid: "目前标准化工作情况 | 已制定企业标准 12 项。", Want: "目前标准化工作情况 F012"},
	Project: lengths, File: onCounty(lengths),
}

func lengths(p *Application, report Report) {
	rooms := p.rooms()
	eachText(p, func(f *form.Field, text string, at func() Place) {
		n := characters(text)
		if n < f.Min {
			if placeholder(f, text) != text && !(f.MayBeNo && saysNo(text)) { // else F011 reports it, or it is an answer
				report(Finding{Field: f.ID, Place: at(), Message: fmt.Sprintf("“%s”只有 %d 字，少于 %d 字。请写全。", f.Title, n, f.Min)})
			}
			return
		}
		room, ok := rooms[f.ID]
		if !ok && f.Added && f.Max > 0 && n > f.Max {
			report(Finding{Field: f.ID, Place: at(), Message: fmt.Sprintf("“%s”有 %d 字，多于 %d 字。请写短一些。", f.Title, n, f.Max)})
		}
		if !ok || len(text) <= room.Width && !strings.Contains(text, "\n") {
			return
		}
		place := at()
		lines, most := form.Lines(text, room.Width), room.Lines
		if changed, ok := p.Form.Rooms[place.Cell]; ok {
			most = changed
		}
		switch {
		case lines <= most:
		case p.Form.Appendix && room.Continues() && !room.Holds(text):
			report(Finding{Field: f.ID, Place: place, Told: true, Message: fmt.Sprintf("“%s”写不下，全文在附页，请核对附页已打印。", f.Title)})
		default:
			report(Finding{Field: f.ID, Place: place, Message: fmt.Sprintf("“%s”约有 %d 行，栏目只印得下 %d 行，后面的文字未能印全。请核对纸质件；缺字的，请把这一栏的行高拖大，重新打印盖章。", f.Title, lines, most)})
		}
	})
}

// rooms are the boxes of the paper that the answers stand in, by field.
func (p *Application) rooms() map[form.ID]form.Room {
	if len(p.fields) > 0 && p.fields[0].Section.ID == form.County {
		return p.Plan.Form.CountyLayout().RoomByField()
	}
	return p.Plan.Form.Layout().RoomByField()
}

// characters counts what people count: white space is none.
func characters(text string) int {
	return utf8.RuneCountInString(strings.Join(strings.Fields(text), ""))
}
