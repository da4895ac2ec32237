package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/record"
)

// countFiles is 文件：找到 5 份，并入 5 份。
func (p report) countFiles() string {
	found, merged := 0, 0
	for _, f := range p.res.Files {
		if f.Present {
			found++
		}
		if f.Present && f.Status == record.Merged {
			merged++
		}
	}
	line := fmt.Sprintf("文件：找到 %d 份，并入 %d 份", found, merged)
	if n := len(p.res.Rollup.RefusedFiles()); n > 0 {
		line += fmt.Sprintf("，不能并入 %d 份", n)
	}
	return line + "。"
}

// printFiles tells of every file that was not merged, and of those that are
// remembered and were not found. Those that were merged are counted with their units;
// what was told with a finding is not told again, and of files that nobody has to look at
// there is a number.
func (p report) printFiles(told map[string]bool) {
	var absent []string
	var others []consolidate.FileReport
	settled := map[string]int{}
	for _, f := range p.res.Files {
		if !f.Present && !takenAway(f) && !f.Replaced && f.Status != record.Voided {
			absent = append(absent, f.Path)
		}
		switch {
		case f.Status == record.Merged, takenAway(f), !p.all && told[f.Path]:
		case !p.all && (f.Status == record.Superseded || f.Status == record.Duplicate || f.Status == record.Voided || f.Status == record.Attached && f.Project != "" || f.Listed):
			settled[f.Chinese]++
		default:
			others = append(others, f)
		}
	}
	var counts []string
	for _, word := range slices.Sorted(maps.Keys(settled)) {
		counts = append(counts, fmt.Sprintf("%s %d", word, settled[word]))
	}
	if others != nil || counts != nil {
		p.s.out.Wrapped("没有并入的文件：", strings.Join(counts, "、"))
	}
	for i, f := range others {
		if i == p.most(shownOthers, len(others)) {
			p.s.out.Wrapped("  ", fmt.Sprintf("另有 %d 份。", len(others)-i))
			break
		}
		p.printFile(f)
	}
	if absent == nil {
		return
	}
	shown := p.most(shownOthers, len(absent))
	text := strings.Join(absent[:shown], "、")
	if len(absent) > shown {
		text += " 等"
	}
	p.s.out.Wrapped("  "+screen.Pad("来源文件不在", 12)+"  ", fmt.Sprintf("%d 份这次没有找到，内容仍按原来收到的保留：%s", len(absent), text))
}

// takenAway reports whether a file that could not be taken is not there any more: it was
// put right, and is told in 收件登记 only.
func takenAway(f consolidate.FileReport) bool {
	return !f.Present && (f.Status == record.Refused || f.Status == record.Unopened)
}

// printFile says what became of one file.
func (p report) printFile(f consolidate.FileReport) {
	p.s.out.Wrapped("  "+screen.Pad(f.Chinese, 12)+"  ", p.said(f.Path+"  "+f.Reason))
}

// printHolds says what keeps the list from being written; limits stand in their table.
func (p report) printHolds() {
	holds := slices.DeleteFunc(slices.Clone(p.res.Holds), func(f checks.Finding) bool { return f.OfLimit() && !p.all })
	if len(holds) == 0 {
		return
	}
	p.s.out.Wrapped("", "写清单以前要先处理的：")
	for i, f := range holds {
		if i == p.most(shownOthers, len(holds)) {
			p.s.out.Wrapped("  ", fmt.Sprintf("另有 %d 条。", len(holds)-i))
			return
		}
		p.s.out.Told(screen.Warn, "  "+f.Rule.ID+"  ", p.said(f.Message))
	}
}

// printOutputs says which files were written, and why the list is not among them.
func (p report) printOutputs(out string) {
	s, res := p.s, p.res
	for i, name := range res.Outputs {
		name = shownPath(name)
		if i == len(res.Outputs)-1 && res.Reminders != "" { // the rollup; the text lies beside it
			name += "、" + res.Reminders
		}
		if i == len(res.Outputs)-1 && res.Returns != nil { // a folder beside it
			name += "、" + filepath.Base(filepath.Dir(res.Returns[0]))
		}
		if i == len(res.Outputs)-1 && len(res.Holds) > 0 {
			name += "  " + p.whyNoList(out)
		}
		s.out.Told(screen.Strong, "已写出：", name)
	}
	if res.Letter != "" {
		s.out.Told(screen.Strong, "已写出：", shownPath(res.Letter))
	}
	s.printKept(res.Kept)
	if res.Beside != nil {
		var pairs []string
		for _, file := range res.Beside {
			pairs = append(pairs, fmt.Sprintf("%s 正被打开，没有改动，新的一份写在 %s", file.Name, file.Kept))
		}
		s.out.Wrapped("", strings.Join(pairs, "；")+"。新的一份只供查看，请不要在里面填写。已经在新的一份里填写了的，再运行时会请您选定。")
	}
	switch {
	case len(res.Holds) > 0 && len(res.Outputs) == 0:
		s.out.Told(screen.Warn, "", p.whyNoList(out))
	case len(res.Holds) == 0 && len(res.Outputs) > 0 && !p.look && !res.HasRecommended():
		s.out.Wrapped("", p.nothingChosen()+"，没有写"+p.res.Rollup.Choosing().List+"。")
	}
}

// printKept says where the files are that were replaced.
func (s *session) printKept(names []string) {
	if names != nil {
		s.out.Wrapped("", "被替换的旧文件留作备份："+strings.Join(names, "、")+"。")
	}
}

// nothingChosen says why the list would be empty.
func (p report) nothingChosen() string {
	if words := p.res.Rollup.Choosing(); !words.ByItself {
		return "还没有" + words.Yes + "的项目"
	}
	return "没有可以推荐的项目"
}

// whyNoList is 没有清单：1 件要决定。
func (p report) whyNoList(out string) string {
	what := "没有清单"
	if p.look || out == "" && len(p.res.Outputs) == 0 {
		what = "现在还不能写" + p.res.Rollup.Choosing().List
	}
	if record.OnlyFiles(p.res.Holds) {
		return what + "：有文件打不开，还不知道里面写了什么。"
	}
	return fmt.Sprintf("%s：%d 件要决定。", what, len(p.res.Holds))
}
