package plan

import (
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
)

// fieldMeaning says what the form asks otherwise than the official one: what is left
// out, what is called otherwise, and what is added.
func (p *Plan) fieldMeaning() []string {
	var lines, left, renamed []string
	official := form.Official()
	for _, r := range p.Fields {
		switch was := official.Field(r.ID); {
		case !official.Has(r.ID):
			if r.On {
				lines = append(lines, p.addedMeaning(r))
			}
		case !r.On:
			left = append(left, r.Title)
		case r.Title != was.Title:
			renamed = append(renamed, "“"+was.Title+"”改称“"+r.Title+"”")
		}
	}
	for _, f := range p.withoutRow() {
		lines = append(lines, "“"+fieldSheet.name+"”表里没有“"+f.Title+"”一行，照常问。")
	}
	if renamed != nil {
		lines = append([]string{"栏目" + strings.Join(renamed, listMark) + "。"}, lines...)
	}
	if left != nil {
		lines = append([]string{"不问的栏目：" + strings.Join(left, listMark) + "。"}, lines...)
	}
	return lines
}

// addedMeaning is a question of the plan's own in a sentence.
func (p *Plan) addedMeaning(r FieldRow) string {
	text := fmt.Sprintf("增加栏目“%s”（编号 %s，%s", r.Title, r.ID, r.Type)
	if r.List != "" {
		text += "，从“" + r.List + "”中选"
	}
	text += "）：" + map[bool]string{true: "印在申报书后面", false: "在审核信息中，不打印"}[r.Place == onExtra]
	switch r.Need {
	case form.Yes:
		text += "，必填"
	case form.No:
		text += "，可以不填"
	default:
		text += "，" + r.Need + "的必填"
	}
	if r.Qualifies != "" {
		text += "，要求 " + p.Form.Field(r.ID).Qualifies.String() + "，不合要求的是" + r.Unfit
	}
	text += "，" + r.Reach
	if r.OnList {
		text += "，上清单"
	}
	return text + "。"
}

// compareFields says which questions another plan asks otherwise, column by column.
func (d *differences) compareFields(old, now *Plan) {
	rowOf := func(p *Plan, id form.ID) (FieldRow, bool) {
		i := slices.IndexFunc(p.Fields, func(r FieldRow) bool { return r.ID == id })
		if i < 0 {
			return FieldRow{}, false
		}
		return p.Fields[i], true
	}
	for _, was := range old.Fields {
		is, ok := rowOf(now, was.ID)
		if !ok {
			d.add("没有栏目“%s”", was.Title)
			continue
		}
		for _, c := range fieldSheet.columns {
			d.changed("栏目“"+was.Title+"”的"+c.Title, c.get(&was), c.get(&is))
		}
	}
	for _, is := range now.Fields {
		if _, ok := rowOf(old, is.ID); !ok {
			d.add("增加栏目“%s”", is.Title)
		}
	}
	for _, list := range now.Form.Lists() {
		if was, ok := old.Form.ListTitled(list.Title); ok && list.Fixed != nil {
			d.changed("列表“"+list.Title+"”", strings.Join(was.Fixed, listMark), strings.Join(list.Fixed, listMark))
		}
	}
}

// compareForms says which questions a sender's form asks otherwise: answers to the same
// question are compared, and others are missing.
func (d *differences) compareForms(sender, receiver *Plan) {
	missing, other := receiver.Form.Differing(sender.Form.Asked())
	unasked, _ := sender.Form.Differing(receiver.Form.Asked())
	for _, group := range []struct {
		says   string
		fields []*form.Field
	}{{"没有栏目“%s”", missing}, {"栏目“%s”问的不一样", other}, {"多出栏目“%s”", unasked}} {
		for _, f := range group.fields {
			d.add(group.says, f.Title)
		}
	}
}

// fieldsToLookAt marks the conditions of the year before: questions that a notice sets.
func (s *slips) fieldsToLookAt() {
	for i, r := range s.plan.Fields {
		switch {
		case strings.HasPrefix(string(r.ID), addedPrefix):
			note(s, fieldSheet, i, fieldOn, "这是上一次增加的栏目，今年还问不问、怎样算合格，请按今年的通知核对")
		case r.Place == inReview && form.Official().Field(r.ID).MayLeave():
			note(s, fieldSheet, i, fieldOn, "上一次的依据是 %s，今年还问不问，请按今年的通知核对", orNone(r.Clause))
		}
	}
}
