package templates

import (
	"slices"
	"strings"

	"shidian/templates/form"
)

// Words that say nothing of a unit or a reason: that there is none, and that the answer
// is still to come.
func noWords() []string {
	return []string{"无", "没有", "暂无", "无。", "没有。", "暂无。"}
}

func laterWords() []string {
	return []string{"待定", "略", "空", "同上", "待补", "待补充", "待填", "待填写", "测试", "示例", "样例"}
}

// laterMarks stand for what has still to be written.
func laterMarks() []string { return []string{"××", "__"} }

// waits is true of a text that says nothing yet: 无, 待定, ××.
func waits(cell string) string {
	conditions := []string{isOne(squeezed(cell), slices.Concat(noWords(), laterWords())...)}
	for _, sign := range laterMarks() {
		conditions = append(conditions, "ISNUMBER(FIND("+literal(sign)+","+cell+"))")
	}
	return some(conditions...)
}

// partners draws hidden cells that are 1 where the form itself says that there is a
// participating unit: its name, its opinion, who signs for it.
func (p *panel) partners() {
	for _, id := range p.partnerFields() {
		text := p.typed(p.plan.Form.Field(id))
		says := text != "" && !slices.Contains(slices.Concat(noWords(), laterWords()), text) &&
			!slices.ContainsFunc(laterMarks(), func(sign string) bool { return strings.Contains(text, sign) })
		formula := "--(" + all(p.blank(id)+"=0", "NOT("+waits(p.answers[id])+")") + ")"
		p.count(p.sheet, form.CellName(p.row, worthCol), call("IFERROR", formula, "0"), flag(says))
		p.values[id] = p.valueCell(p.row)
		p.row++
	}
}

// partnerFields are the texts that say of a participating unit.
func (p *panel) partnerFields() []form.ID {
	return slices.DeleteFunc([]form.ID{form.Partners, form.Participating.Opinion(), form.Participating.Signer()},
		func(id form.ID) bool { return !p.plan.Form.Has(id) })
}

// hasPartner is true where one of them says so, or the day on which it signed.
func (p *panel) hasPartner() string {
	said := []string{"N(" + p.values[form.Participating.Date()] + ")>0"}
	for _, id := range p.partnerFields() {
		said = append(said, p.values[id]+"=1")
	}
	return some(said...)
}
