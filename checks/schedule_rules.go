package checks

import (
	"fmt"
	"strconv"
	"strings"

	"shidian/templates/form"
)

var schedule = &Rule{
	ID: "P013", Title: "工作步骤不完整或者时间不合理", Severity: Warning, Since: "2021",
	Fields:  []form.ID{form.StepTime, form.StepContent, form.StepUnits, form.PilotFrom, form.PilotTo},
	Detail:  "第四部分应安排方案“工作阶段”表中的各个阶段，各有自己的步骤（一句话最多算两个阶段），按时间先后排列，并且都在试点时间之内。请补上缺少的阶段，核对各步时间。写法认不出的时间不作判断。",
	Example: Example{Grid: "步骤4 | 2023年3月-2023年4月 | 对照标准开展工作总结，完善台账。 | 示例沁河苹果合作社", Want: "步骤1阶段工作内容 P013"},
	Project: func(p *Application, report Report) {
		steps := p.Steps()
		if len(steps) == 0 {
			report(Finding{Field: form.StepContent, Place: p.stepAt(Step{}, form.StepContent),
				Message: "没有填写工作步骤。请按" + strings.Join(stageNames(p), "、") + "等阶段逐行填写时间和内容。"})
			return
		}
		stagesPlanned(p, steps, report)
		stepTimes(p, steps, report)
	},
}

var stepsUnfinished = &Rule{
	ID: "P021", Title: "工作步骤没有写时间、内容或者单位", Severity: Warning, Since: "2021",
	Fields:  form.StepIDs(),
	Detail:  "第四部分的每一步都要写时间、工作内容、负责单位及参与单位；几步由同一单位负责的，逐行写上，或者合并单元格。空着的看不出谁在什么时候做。请逐行补填。",
	Example: Example{Grid: "步骤2 |  | 标准体系建立：梳理标准，编制体系表。 | 示例沁河药茶有限公司", Want: "步骤2时间 P021"},
	Project: func(p *Application, report Report) {
		steps := p.Steps()
		for _, f := range p.Plan.Form.StepFields() {
			var blank []string
			var first Step
			for i, s := range steps {
				if !s.Answer(f.ID).IsBlank() {
					continue
				}
				if blank == nil {
					first = s
				}
				blank = append(blank, strconv.Itoa(i+1))
			}
			switch {
			case blank == nil:
			case len(blank) == len(steps):
				report(Finding{Field: f.ID, Place: p.stepAt(first, f.ID), Message: fmt.Sprintf("工作步骤都没有写“%s”。请逐行补填。", f.Title)})
			default:
				report(Finding{Field: f.ID, Place: p.stepAt(first, f.ID), Message: fmt.Sprintf("第 %s 步没有写“%s”。请补填。", strings.Join(blank, "、"), f.Title)})
			}
		}
	},
}

// stepTimes compares each step that has a readable time with the one before
// and with the time of the pilot. Steps may overlap; they may not begin earlier
// than the one before.
func stepTimes(p *Application, steps []Step, report Report) {
	from, to, known := p.period()
	known = known && !to.Before(from)
	var before span
	for i, s := range steps {
		at := parseStep(s)
		if at == (span{}) {
			continue
		}
		if fault := timeFault(at, before); fault != "" {
			report(Finding{Field: form.StepTime, Place: p.stepAt(s, form.StepTime), Message: fmt.Sprintf("第 %d 步的时间“%s”%s。请核对。", i+1, s.Time, fault)})
		} else if known && (at.from.Before(from) || at.to.After(to)) {
			report(Finding{Field: form.StepTime, Place: p.stepAt(s, form.StepTime),
				Message: fmt.Sprintf("第 %d 步的时间“%s”不在试点时间（%s至%s）之内。请核对。", i+1, s.Time, from.Chinese(), to.Chinese())})
		}
		before = at
	}
}

// parseStep is the step's time, or the zero span.
func parseStep(s Step) span {
	a := s.Answer(form.StepTime)
	if a.IsBlank() || a.Unreadable() {
		return span{}
	}
	at, ok := parseSpan(a)
	if !ok {
		return span{}
	}
	return at
}

func timeFault(at, before span) string {
	switch {
	case at.to.Before(at.from):
		return "止早于起"
	case before != (span{}) && at.from.Before(before.from):
		return "早于上一步的开始时间"
	}
	return ""
}
