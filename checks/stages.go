package checks

import (
	"slices"
	"strings"
	"unicode"

	"shidian/templates/form"
	"shidian/templates/plan"
)

func stageNames(p *Application) []string {
	var names []string
	for _, s := range p.Plan.Stages {
		names = append(names, s.Name)
	}
	return names
}

// stagesPlanned looks for each stage of the plan by its words, and that each has a step
// of its own. A step that could not be read may hold any of them.
func stagesPlanned(p *Application, steps []Step, report Report) {
	var sentences []string
	for _, s := range steps {
		if s.Answer(form.StepContent).Unreadable() {
			return
		}
		sentences = append(sentences, strings.FieldsFunc(s.Content, func(r rune) bool { return r == '。' || r == '\n' })...)
	}
	var missing, crowded []string
	for i, at := range arrangeStages(p.Plan.Stages, sentences) {
		switch {
		case at.named && !at.placed:
			crowded = append(crowded, p.Plan.Stages[i].Name)
		case !at.named:
			missing = append(missing, p.Plan.Stages[i].Name)
		}
	}
	message := ""
	if missing != nil {
		message = "工作步骤中没有看到：" + strings.Join(missing, "、") + "。请补上；已经安排的，请在内容中写明阶段名称。"
	}
	if crowded != nil {
		message += "几个阶段写在同一句里，" + strings.Join(crowded, "、") + "没有自己的步骤。请一个阶段写一行，各写时间和内容。"
	}
	if message != "" {
		report(Finding{Field: form.StepContent, Place: p.stepAt(steps[0], form.StepContent), Message: message})
	}
}

// stagePlace says of a stage whether the schedule names it, and whether it has a
// sentence that is its own.
type stagePlace struct{ named, placed bool }

// arrangeStages gives each stage a sentence that names it. A sentence can be that of two
// stages, as 自查并申请评估 is, and of no more: who names all of them at once plans none.
func arrangeStages(stages []plan.Stage, sentences []string) []stagePlace {
	const most = 2
	places, of := make([]stagePlace, len(stages)), make([][]int, len(sentences))
	names := make([][]bool, len(stages))
	for i := range stages {
		for _, sentence := range sentences {
			names[i] = append(names[i], namesStage(sentence, stages, i))
		}
		places[i].named = slices.Contains(names[i], true)
	}
	// place finds a sentence for a stage, and moves another stage out of its way where
	// that one has a second choice.
	var place func(stage int, tried map[int]bool) bool
	place = func(stage int, tried map[int]bool) bool {
		for k := range sentences {
			if !names[stage][k] || tried[k] {
				continue
			}
			tried[k] = true
			if len(of[k]) < most {
				of[k] = append(of[k], stage)
				return true
			}
			for n, other := range of[k] {
				if place(other, tried) {
					of[k][n] = stage
					return true
				}
			}
		}
		return false
	}
	for i := range stages {
		places[i].placed = place(i, map[int]bool{})
	}
	return places
}

// namesStage reports whether the sentence has a word of the stage that is not a part of
// a longer word of another one: 自我评估 does not speak of 评估.
func namesStage(sentence string, stages []plan.Stage, stage int) bool {
	for _, word := range stageWords(stages[stage]) {
		if !hasWord(sentence, word) {
			continue
		}
		rest := sentence
		for i, other := range stages {
			for _, longer := range stageWords(other) {
				if i != stage && len(longer) > len(word) && strings.Contains(longer, word) {
					rest = strings.ReplaceAll(rest, longer, "。")
				}
			}
		}
		if hasWord(rest, word) {
			return true
		}
	}
	return false
}

func stageWords(s plan.Stage) []string { return append([]string{s.Name}, s.Keywords...) }

// hasWord reports whether the text has the word; where the word has …, a few characters
// of the same phrase may stand there: 编制企业标准 has 编制…标准. 标准化 is no 标准.
func hasWord(text, word string) bool {
	const most = 8
	begin, end, gap := strings.Cut(word, "…")
	if word == "" || !gap {
		return word != "" && strings.Contains(text, word)
	}
	if !strings.Contains(text, begin) || !strings.Contains(text, end) { // most: spare the search
		return false
	}
	for phrase := range strings.FieldsFuncSeq(strings.ReplaceAll(text, "标准化", "化"), unicode.IsPunct) {
		for {
			_, behind, found := strings.Cut(phrase, begin)
			if !found || begin == "" {
				break
			}
			if between, _, found := strings.Cut(behind, end); found && len([]rune(between)) <= most {
				return true
			}
			phrase = behind
		}
	}
	return false
}
