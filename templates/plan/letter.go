package plan

import (
	"fmt"
	"strings"
)

// # What a unit writes to the office above with its list (推荐函)

// LetterTitle is the title of the letter: 关于报送2021年度省级标准化试点推荐项目的函.
func (p *Plan) LetterTitle(of Region) string {
	return p.FilledFor(of, "关于报送{征集周期}{征集简称}推荐项目的函")
}

// LetterOpening is how it begins: 根据《关于征集…的通知》（晋市监发〔2021〕86号），….
func (p *Plan) LetterOpening(of Region) string {
	return p.groundsAbove(of) + p.FilledFor(of, "我单位组织开展了{征集周期}{征集简称}项目申报，并对报来的项目作了汇总筛查。")
}

// groundsAbove cites the notices by which the office above asks for the list.
func (p *Plan) groundsAbove(of Region) string {
	var cited []string
	for _, n := range p.NoticesFor(of.Parent) {
		text := ""
		if n.Title != "" {
			text = "《" + strings.Trim(n.Title, "《》") + "》"
		}
		switch {
		case n.Number != "" && text != "":
			text += "（" + n.Number + "）"
		case n.Number != "":
			text = n.Number
		}
		if text != "" {
			cited = append(cited, text)
		}
	}
	if cited == nil {
		return ""
	}
	return "根据" + strings.Join(cited, listMark) + "，"
}

// Counted are units as running text counts them: 6 个县（市、区）; 11 个市、1 个示范区.
func (p *Plan) Counted(units []Region) string {
	count := map[string]int{}
	var words, parts []string
	for _, r := range units {
		word := p.WordsOf(r).Caption
		if count[word]++; count[word] == 1 {
			words = append(words, word)
		}
	}
	for _, word := range words {
		parts = append(parts, fmt.Sprintf("%d 个%s", count[word], word))
	}
	return strings.Join(parts, listMark)
}

// ContactOf is the contact of the unit, blank where the plan says none.
func (p *Plan) ContactOf(unit Region) Contact {
	for _, c := range p.Contacts {
		if c.Region == unit.Code {
			return c
		}
	}
	return Contact{Region: unit.Code}
}
