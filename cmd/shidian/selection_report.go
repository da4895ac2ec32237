package main

import (
	"fmt"

	"shidian/checks"
	"shidian/cmd/shidian/screen"
	"shidian/consolidate/record"
)

// printSelection says of an office that selects what people have said so far, in all and
// by domain: 遴选：入选 3 + 备选 1 + 待决定 50（农业 12、工业 …）.
func (p report) printSelection() {
	r := p.res.Rollup
	words, sums := r.Choosing(), r.Counts()
	if words.ByItself || sums.Recommendable == 0 {
		return
	}
	fmt.Fprintln(p.s.out)
	for _, d := range r.CountsByDomain() {
		if d.Recommendable > 0 {
			p.s.out.Wrapped("  ", fmt.Sprintf("%s：%s", d.Domain, sumOf(d.Standings(words))))
		}
	}
	if n := sums.Undecided; n > 0 {
		p.s.out.Told(screen.Warn, "等待遴选：", fmt.Sprintf("%d 个项目还没有填“%s”，不进清单。", n, words.Column))
	}
}

// waitsForSelection reports whether an office that selects has said nothing yet about some
// project.
func waitsForSelection(r *record.Rollup) bool {
	return !r.Choosing().ByItself && r.Counts().Undecided > 0
}

// selecting says where people select.
func (t steps) selecting() string {
	words := t.res.Rollup.Choosing()
	return fmt.Sprintf("打开汇总，在“%s”的“%s”里填%s、%s或者%s，保存并关闭，再运行一次：", record.SheetProjects, words.Column, words.Yes, checks.RecommendReserve, words.No)
}
