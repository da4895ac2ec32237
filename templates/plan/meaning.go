package plan

import (
	"fmt"
	"slices"
	"strings"
)

// Meaning says in sentences what the plan asks of whom, so that a person who has filled
// in its sheets can see whether it is what the notice says: 每个市农业不超过 3 个.
func (p *Plan) Meaning() []string {
	lines := append([]string{p.whatMeaning()}, p.copyMeaning()...)
	for _, l := range levelNames[1:] {
		lines = append(lines, p.levelMeaning(l.Level)...)
	}
	lines = append(lines, p.unitMeaning()...)
	lines = append(lines, p.limitMeaning()...)
	lines = append(lines, p.domainMeaning(), p.formMeaning())
	return slices.Concat(lines, p.fieldMeaning(), p.listMeaning(), p.ruleMeaning(), p.countsSaid(), p.unprinted(), p.openMeaning())
}

func (p *Plan) whatMeaning() string {
	text := fmt.Sprintf("%s，最上一级是%s", p.Heading(), p.Root().Name)
	var notices []string
	for _, n := range p.Notices {
		notice := n.Short
		if n.Number != "" {
			notice += "（" + n.Number + "）"
		}
		notices = append(notices, notice)
	}
	if notices != nil {
		text += "，依据" + strings.Join(notices, listMark)
	}
	return text + "。"
}

// levelMeaning says what the units of a level have to do; nothing where there are none.
func (p *Plan) levelMeaning(level Level) []string {
	var units []Region
	filing := 0
	for _, r := range p.Regions {
		if p.ReportsAs(r) == level && r.Parent != "" && p.concerns(r) {
			units = append(units, r)
			if r.Files {
				filing++
			}
		}
	}
	if units == nil {
		return nil
	}
	text := fmt.Sprintf("%s级单位 %d 个%s", level.Chinese(), len(units), p.kindsOf(units))
	if filing > 0 {
		text += fmt.Sprintf("，其中 %d 个填报申报表", filing)
	}
	if days := p.DeadlinesChinese(units); days != "" {
		text += "，" + days + "报到上一级"
	} else {
		text += "，没有写最后一天，不判断逾期"
	}
	text += fmt.Sprintf("，每个项目纸质 %d 份", p.Copies(units[0]))
	if level == County && p.MinProjects > 0 {
		text += fmt.Sprintf("，每个填报单位至少申报 %d 个项目", p.MinProjects)
	}
	return []string{text + "。"}
}

// limitMeaning says which units have places, and how many. Under a plan whose root is a
// city these are its counties, which nobody may have meant.
func (p *Plan) limitMeaning() []string {
	units := p.Children(p.Root().Code)
	if len(units) == 0 {
		return nil
	}
	all := p.LimitsOf(Region{})
	lines := []string{fmt.Sprintf("限额按直接报到%s的 %d 个单位分别计算（%s）：%s。", p.Root().Name, len(units), namesOf(units, 4), all)}
	if p.Root().Level != Province {
		lines = append(lines, p.placesMeaning())
	}
	return append(lines, p.unusualLimits(units)...)
}

// namesOf names the first of the regions.
func namesOf(regions []Region, shown int) string {
	var names []string
	for _, r := range regions[:min(shown, len(regions))] {
		names = append(names, r.Name)
	}
	text := strings.Join(names, listMark)
	if len(regions) > shown {
		text += "等"
	}
	return text
}

func (p *Plan) domainMeaning() string {
	var parts []string
	for _, d := range p.Domains {
		part := d.Name
		if d.TitleName != d.Name {
			part += "（题目写“" + d.TitleName + "”）"
		}
		if len(d.FocusAreas) == 0 {
			part += "（没有重点方向）"
		}
		parts = append(parts, part)
	}
	return fmt.Sprintf("领域 %d 个：%s。", len(p.Domains), strings.Join(parts, listMark))
}

func (p *Plan) formMeaning() string {
	text := fmt.Sprintf("试点时间 %d 至 %d 个月；", p.PilotMonthsMin, p.PilotMonthsMax)
	if p.PilotMonthsMin == p.PilotMonthsMax {
		text = fmt.Sprintf("试点时间 %d 个月；", p.PilotMonthsMin)
	}
	if len(p.Stages) > 0 {
		text += "工作步骤应当安排" + strings.Join(p.stageNames(), listMark) + "；"
	} else {
		text += "工作步骤没有规定阶段；"
	}
	if p.CopiesOnForm == 0 {
		return text + "申报书不注明份数。"
	}
	return text + fmt.Sprintf("申报书注明一式 %d 份。", p.CopiesOnForm)
}

// openMeaning says what is blank and printed nowhere until it is filled in.
func (p *Plan) openMeaning() []string {
	var lines []string
	for _, n := range p.Notices {
		if n.Number == "" {
			lines = append(lines, "通知“"+n.Short+"”没有写文号。")
		}
		if n.Date.IsZero() {
			lines = append(lines, "通知“"+n.Short+"”没有写印发日期。")
		}
	}
	var units []Region
	for _, r := range p.Regions {
		if len(p.Children(r.Code)) > 0 && p.concerns(r) && !p.hasContact(r.Code) {
			units = append(units, r)
		}
	}
	if units != nil {
		lines = append(lines, fmt.Sprintf("收件单位有 %d 个没有写联系方式（%s），发给下级的填写说明里空着。", len(units), namesOf(units, 4)))
	}
	return lines
}

func (p *Plan) hasContact(code string) bool {
	for _, c := range p.Contacts {
		if c.Region == code && c.Person+c.Phone+c.Mail+c.Address != "" {
			return true
		}
	}
	return false
}
