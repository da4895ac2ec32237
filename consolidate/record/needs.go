package record

import (
	"fmt"
	"slices"
	"strings"

	"shidian/checks"
)

// Needs says what is to be done about a unit, briefly, one phrase a cause: 没有收到文件，请催报.
// It is nil only where nothing is asked about it at all.
func (u *Unit) Needs() []string {
	needs := slices.Concat(u.needsOfStatus(), u.needsOfFiles(), u.needsOfProjects())
	if needs == nil && u.asked > 0 {
		return []string{fmt.Sprintf("%d 条问题请核对", u.asked)}
	}
	return needs
}

// countAsked counts for every unit the questions about it that are open, and notes whose nil
// return people have confirmed.
func (r *Rollup) countAsked() {
	asked, confirmed := map[string]int{}, map[string]bool{}
	for _, f := range r.Findings {
		of := r.childOf(f.Region)
		if f.Open() && f.Severity() != checks.Info {
			asked[of]++
		}
		if f.TellsNotFiled() && f.Confirmable && !f.Open() {
			confirmed[of] = true
		}
	}
	for _, u := range r.Units {
		u.asked, u.confirmed = asked[u.Region.Code], confirmed[u.Region.Code] && u.Status == checks.NilFiled
	}
}

// needsOfStatus says what to do about a unit that has not filed.
func (u *Unit) needsOfStatus() []string {
	if u.OwesNothing() {
		return nil
	}
	switch u.Status {
	case checks.NoFile:
		switch {
		case u.Whereabouts() != "" && u.Unscreened == 0:
			return nil // that says more
		case u.Voided > 0:
			return []string{"收到的文件都已作废，请催报"}
		case u.UnopenedOfUnknown > 0:
			return []string{"没有收到文件；有文件打不开，还不知道是谁的，打开以后再催报"}
		case u.Unscreened > 0:
			return []string{fmt.Sprintf("没有报来清单，请催报；下级直接报来的 %d 个项目没有经过筛查", u.Unscreened)}
		}
		return []string{"没有收到文件，请催报"}
	case checks.BlankBook:
		return []string{"收到的是空白表，请退回填写"}
	case checks.AllInvalid:
		if u.AllWithdrawn() {
			return []string{"报来的项目都已撤回，请督促补报或者请报零报告"}
		}
		return []string{"没有可以推荐的项目，请按问题清单退回修改"}
	case checks.NilFiled:
		if u.confirmed {
			return nil
		}
		if u.NilLacks != nil {
			return []string{"零报告没有" + strings.Join(u.NilLacks, "和") + "，请退回补齐"}
		}
		return []string{"零报告，请核实原因"}
	}
	return append(u.needsEntry(), suffixed(u.TooFew(), "，请督促补报")...)
}

func suffixed(lacks []checks.Lack, suffix string) []string {
	var all []string
	for _, lack := range lacks {
		all = append(all, lack.Text+suffix)
	}
	return all
}

// needsEntry says what to do about each file that waits to be entered.
func (u *Unit) needsEntry() []string {
	var needs []string
	if !u.Status.AwaitsEntry() {
		return nil // W018 tells of what came beside
	}
	for _, f := range u.Unread {
		needs = append(needs, strings.TrimRight(f.Detail, "。"))
	}
	return needs
}

func (u *Unit) needsOfFiles() []string {
	var needs []string
	if u.Unopened > 0 {
		need := "文件打不开，请关闭打开它的程序后重新运行"
		if slices.ContainsFunc(u.Files, func(f *ReceivedFile) bool { return f.newerFormat() }) {
			need = "文件是较新版本的程序写出的，请升级程序后重新运行"
		}
		needs = append(needs, need)
	}
	if where := u.Whereabouts(); where != "" {
		needs = append(needs, where)
	}
	if u.Refused > 0 {
		needs = append(needs, fmt.Sprintf("%d 份文件不能并入，请按收件登记处理", u.Refused))
	}
	if u.Draft() {
		needs = append(needs, "报来的是草稿，请报定稿")
	}
	if u.Late {
		needs = append(needs, "逾期，确有原因的请在收件登记中登记延期批准")
	}
	return needs
}

func (u *Unit) needsOfProjects() []string {
	altered, asking, refiled, reworked, returned, late, leftOut := 0, 0, 0, 0, 0, 0, 0
	for _, p := range u.Projects {
		if p.Class() == ClassLate && !u.Late {
			late++
		}
		if p.asksIfWithdrawn() {
			leftOut++
		}
		if p.unconfirmedAlterations() != nil {
			altered++
		}
		switch {
		case p.Refiled:
			refiled++
		case p.Class() == ClassReturned && p.Reworked:
			reworked++
		case p.Class() == ClassReturned:
			returned++
		case p.unconfirmedAlterations() == nil && !p.SenderUnknown() && p.Asks() != nil:
			asking++
		}
	}
	var needs []string
	for _, need := range []struct {
		n    int
		text string
	}{
		{altered, "清单上有 %d 个项目被手工改动，请它确认（R014）"},
		{u.Foreign, "%d 份申报书是别的单位的，没有并入，请核实"},
		{refiled, "%d 个退回的项目已重报，请复核"},
		{asking, "%d 个项目要先核实，见问题清单"},
		{reworked, "%d 个退回的项目已重报，但还有错误或者逾期，请处理"},
		{returned, "%d 个项目已退回，等它重报"},
		{late, "%d 个项目逾期，确有原因的请在收件登记中登记延期批准"},
		{leftOut, "%d 个项目在较新的工作簿中没有，没有撤回的请答复（C010）"},
	} {
		if need.n > 0 {
			needs = append(needs, fmt.Sprintf(need.text, need.n))
		}
	}
	if faulty := CountOf(u.screened()).Faulty; faulty > 0 && u.Status == checks.Filed {
		needs = append(needs, fmt.Sprintf("%d 个项目有错误，请退回修改", faulty))
	}
	return needs
}
