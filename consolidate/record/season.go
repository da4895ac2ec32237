package record

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/templates/form"
)

// LoggedRun is a run of the season as 变更 has it: on 2021-05-07, by 甲某, with what was
// different from the run before. 留底 keeps it as this JSON.
type LoggedRun struct {
	Day     form.Date `json:"day"`
	By      string    `json:"by,omitempty"` // who ran it, as it was typed (--by)
	Changes []Change  `json:"changes"`
}

// Runs are the runs in which something changed, this one first and the first of the season
// last.
func (r *Rollup) Runs() []LoggedRun {
	runs := slices.Clone(r.Earlier)
	if len(r.Changes) > 0 {
		runs = append(runs, LoggedRun{r.AsOf, r.By, r.Changes})
	}
	slices.Reverse(runs)
	return runs
}

// compareEntries lists what people have entered, changed and taken away since: about
// projects, files and findings.
func compareEntries(before, after *Rollup) []Change {
	var changes []Change
	for _, p := range after.Projects {
		if olds := before.find(p.Names); len(olds) > 0 {
			was, is := olds[0].Decision.WithFormer(olds[0].Former), p.Decision.WithFormer(p.Former)
			changes = append(changes, was.Entries().changed(is.Entries(), Change{Region: p.Region.Code, Project: p.Facts.Name(), What: SheetProjects, Effect: stateEffect(olds[0], p)})...)
		}
	}
	files := map[string]*ReceivedFile{}
	for _, f := range before.Files {
		files[f.ID()] = f
	}
	for _, f := range after.Files {
		if old := files[f.ID()]; old != nil {
			changes = append(changes, old.Receipt.Entries().changed(f.Receipt.Entries(), Change{Region: f.Region.Code, What: SheetReceipts + "“" + f.Path + "”", Effect: receiptEffect(old, f)})...)
		}
	}
	asked, asks := before.byQuestion(), after.byQuestion()
	for _, key := range ReplyKeys(before.State.Replies, after.State.Replies) {
		was, is := before.State.Replies[key], after.State.Replies[key]
		about := cmp.Or(is.About, was.About)
		region, effect := replyEffect(asked, asks, key)
		changes = append(changes, was.Entries().changed(is.Entries(), Change{Region: region, Project: about.Project, What: SheetFindings + " " + about.Rule, Effect: effect})...)
	}
	return changes
}

// stateEffect is what entries about a project did to it: 目前状态由“待决定”变为“推荐”.
func stateEffect(was, is *Project) string {
	if old, now := was.StateChinese(), is.StateChinese(); old != now {
		return "目前状态由“" + old + "”变为“" + now + "”"
	}
	return "目前状态仍是“" + is.StateChinese() + "”"
}

// receiptEffect is what entries about a file did to it: 不再逾期.
func receiptEffect(was, is *ReceivedFile) string {
	var effects []string
	if was.Late != is.Late {
		effects = append(effects, map[bool]string{true: "现在是逾期", false: "不再逾期"}[is.Late])
	}
	if old, now := was.StatusChinese(), is.StatusChinese(); old != now {
		effects = append(effects, "由“"+old+"”变为“"+now+"”")
	}
	if was.Region.Code != is.Region.Code {
		effects = append(effects, "计入"+is.Region.Name)
	}
	if old, now := was.Arrived(), is.Arrived(); old != now {
		effects = append(effects, "到件日期按"+now.Chinese())
	}
	return strings.Join(effects, "；")
}

// replyEffect is what a reply did to the question, and whose question it is.
func replyEffect(before, after map[string]checks.Finding, key string) (region, effect string) {
	f, asks := after[key]
	switch {
	case asks && f.Open():
		return f.Region, "还在提示"
	case asks:
		return f.Region, "不再提示"
	default:
		return before[key].Region, "现在没有这个问题"
	}
}

// byQuestion are the findings by what tells their questions apart.
func (r *Rollup) byQuestion() map[string]checks.Finding {
	byKey := map[string]checks.Finding{}
	for _, f := range r.Findings {
		byKey[f.Key] = f
	}
	return byKey
}

// changed are the entries that are others now, each a change of the row that row is about.
func (t RowEntries) changed(now RowEntries, row Change) []Change {
	var changes []Change
	titles := slices.Concat(slices.Collect(maps.Keys(t)), slices.Collect(maps.Keys(now)))
	slices.Sort(titles)
	for _, title := range slices.Compact(titles) {
		if t[title] != now[title] {
			one := row
			one.Kind, one.What, one.Old, one.New = Entered, row.What+"："+title, t[title], now[title]
			changes = append(changes, one)
		}
	}
	return changes
}
