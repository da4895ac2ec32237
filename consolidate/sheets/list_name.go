package sheets

import (
	"fmt"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// A list is 草稿 until it is made final, so that nobody prints, stamps and sends
// one that may still change. It says so in its name, on its sheet and on every
// page. Each final has a name of its own, so that a later one never takes the
// place of what was stamped.

// ListName is the name of the list as the rollup stands:
// 晋城市2021年度推荐项目清单（草稿）.xlsx.
func ListName(r *record.Rollup) string {
	return ListNameOf(r.Plan, r.Region, r.State.Closing.Number())
}

// ListNameOf is the name of a region's list: of its draft for 0, of its first
// final for 1, of its second for 2: 晋城市2021年度推荐项目清单（第2次定稿）.xlsx.
func ListNameOf(p *plan.Plan, region plan.Region, final int) string {
	return record.OutputName(p, region, SheetListOf(p, region)+ListSuffix(final))
}

// ListSuffix is what names and titles say behind 清单: （草稿）, （第2次定稿）, and
// nothing of the first final.
func ListSuffix(final int) string {
	switch final {
	case 0:
		return "（草稿）"
	case 1:
		return ""
	default:
		return fmt.Sprintf("（第%d次定稿）", final)
	}
}

// draftHeader is printed at the top of every page of a draft.
func draftHeader(r *record.Rollup) string { return "草稿　" + notStamped(r) }

// notStamped says that a draft is neither stamped nor sent.
func notStamped(r *record.Rollup) string { return "未定稿，请勿盖章" + r.Choosing().Leaving }

// waitingLine says for whose word projects wait that somebody altered on a list:
// 待晋城市确认 1 项。
func waitingLine(r *record.Rollup) string {
	line := ""
	for _, u := range r.Units {
		n := 0
		for _, p := range u.Projects {
			if record.UndecidedForUnit(p) {
				n++
			}
		}
		if n > 0 {
			line += fmt.Sprintf("待%s确认 %d 项。", u.Region.Name, n)
		}
	}
	return line
}

// draftLine says below the title of a draft what keeps it from being final:
// 还没有报来的单位：泽州县（空表）、高平市.
func draftLine(r *record.Rollup) string {
	var missing, drafts []string
	for _, u := range r.Units {
		switch {
		case !u.Missing(), u.Status == checks.NilFiled:
		case u.Status == checks.NoFile:
			missing = append(missing, u.Region.Name)
		default:
			missing = append(missing, u.Region.Name+"（"+record.UnitStatusChinese(u.Status)+"）")
		}
		if u.Draft() {
			drafts = append(drafts, u.Region.Name)
		}
	}
	line := "草稿：" + notStamped(r) + "。" + waitingLine(r)
	if missing != nil {
		line += "还没有报来的单位：" + strings.Join(missing, "、") + "。"
	}
	if drafts != nil {
		line += "报来的还是草稿的单位：" + strings.Join(drafts, "、") + "。"
	}
	return line
}
