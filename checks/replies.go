package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"shidian/templates/form"
)

// # Questions and answers (核实)
//
// A finding that asks is answered on its own row of 问题清单: 核实结果, 核实说明 and
// 经办人. It then rests until what it was about changes: the rule, the project,
// or one of the answers that it quotes. A warning may be set at rest with a
// reason. An error may be only where overrulable says so.

// The words of 核实结果.
const (
	ReplyFine      = "无问题"  // it was looked into, and the return stands
	ReplyConfirmed = "单位确认" // the unit that sent it confirms it
	ReplyFault     = "有问题"  // it was looked into, and has to be put right
)

// ReplyResults are the words of 核实结果.
// The last two answer whether a project was withdrawn (C010), and nothing else.
func ReplyResults() []string {
	return []string{ReplyFine, ReplyConfirmed, ReplyFault, OpinionWithdrawn, OpinionStands}
}

// Rest is the reply by which a finding asks no more, e.g. 无问题, 已电话核实.
type Rest struct {
	Result string
	Reason string
	From   string // name of the unit below whose answer it is; "" for the merging unit's own
	Moot   bool   // nobody answered: the project that it is about was withdrawn
}

// answeredElsewhere are rules whose questions have more than two answers, or cells of
// their own: 核实 cannot answer them.
func answeredElsewhere(rule string) string {
	return map[string]string{
		"C010": "请选“" + OpinionWithdrawn + "”或者“" + OpinionStands + "”",
		"C011": "请在“收件登记”中填写实际报送单位",
	}[rule]
}

// whyNoRest says in Chinese why 核实 cannot set the finding at rest; "" where it can.
func (f Finding) whyNoRest() string {
	if where := answeredElsewhere(f.Rule.ID); where != "" {
		return where
	}
	if f.locked && !f.Confirmable {
		return "这一条不能靠核实放行，请按消息中的办法处理"
	}
	return ""
}

// Settle puts the finding at rest where the answer does that, or adds to its
// message why it does not.
func (f *Finding) Settle(result, reason, from string) {
	switch {
	case f.Rule == leftOut && (result == OpinionWithdrawn || result == OpinionStands):
		f.Rest = &Rest{Result: result, Reason: reason, From: from}
		return
	case result != ReplyFine && result != ReplyConfirmed:
		return
	}
	switch why := f.whyNoRest(); {
	case why != "":
		f.Message += "（已填“核实结果”，但不起作用：" + why + "。）"
	case form.Clean(reason) == "":
		f.Message += "（已填“核实结果”，还缺“核实说明”，补上才算。）"
	default:
		f.Rest = &Rest{Result: result, Reason: reason, From: from}
	}
}

// AnsweredBelow reports whether a reply of the unit below counts here: it has
// looked at the forms of its counties, and whether two of one county are one
// (C002). What is asked about its list or its file is not its own to answer.
func (r *Rule) AnsweredBelow() bool { return r.Project != nil || r == twiceInCounty }

// Open reports whether the finding still asks: no reply has set it at rest.
func (f Finding) Open() bool { return f.Rest == nil }

// Question is what tells the finding's question from any other, 16 hexadecimal
// digits: its rule, the region, the project or else the file, the field, what its
// message quotes, and the answers that it judges, in full. So another answer is
// another question; other words of a later program are not.
func (f Finding) Question() string {
	parts := []string{f.Rule.ID, f.Region, form.NormalName(strings.TrimSuffix(f.Project, form.NoName))}
	if f.Project == "" {
		parts = append(parts, f.Source)
	}
	if f.Field != "" {
		parts = append(parts, string(f.Field))
	}
	parts = append(parts, quotedIn(f.Message)...)
	parts = append(parts, f.judged)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return hex.EncodeToString(sum[:8])
}

// judges notes answers that the finding judges. The message may cut them or not
// quote them at all, and a reply must not outlive them.
func (f *Finding) judges(texts ...string) { f.judged += strings.Join(texts, "\x1d") }

// wording is what stands in those fields of the form, as answers are compared: how
// it is spaced and whether it is full-width say nothing. A field of section 四
// stands for the whole section. Without a field it is the whole form.
func (p *Application) wording(ids ...form.ID) string {
	steps := len(ids) == 0
	if steps {
		ids = p.ids()
	}
	var texts []string
	for _, id := range ids {
		switch {
		case id == "":
		case p.Plan.Form.Field(id).InTable():
			steps = true
		default:
			texts = append(texts, form.Fold(p.Answer(id).Raw))
		}
	}
	if steps {
		for _, s := range p.Form.Steps {
			for _, f := range p.Plan.Form.StepFields() {
				texts = append(texts, form.Fold(s.Answer(f.ID).Raw))
			}
		}
	}
	return strings.Join(texts, "\x1e")
}

// What a message quotes, and the numbers in it.
var quotation = regexp.MustCompile(`“([^“”]*)”|\d+(?:\.\d+)?`)

// quotedIn are the quotations and numbers of a message, as answers are compared.
// Names of files are left out: a file that was renamed says the same.
func quotedIn(message string) []string {
	var cited []string
	for _, found := range quotation.FindAllString(message, -1) {
		text := form.Fold(strings.Trim(found, "“”"))
		if !strings.Contains(strings.ToLower(text), ".xls") {
			cited = append(cited, text)
		}
	}
	return cited
}
