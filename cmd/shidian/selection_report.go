package main

import (
	"fmt"

	"shidian/cmd/shidian/screen"
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
			p.s.out.Wrapped("  ", fmt.Sprintf("%s：%s", d.Domain, d.StandingChinese(words)))
		}
	}
	if n := sums.Undecided; n > 0 {
		p.s.out.Told(screen.Warn, "等待遴选：", fmt.Sprintf("%d 个项目还没有填“%s”，不进清单。", n, words.Column))
	}
}
