package main

import (
	"fmt"
	"strings"

	"shidian/cmd/shidian/screen"
)

// printStillOpen says what is open while a list is made final, one line a kind: how many,
// which, and what settles it where it stops the list.
func (p report) printStillOpen() {
	const shown = 10
	switch {
	case p.res.NotYet:
		p.s.out.Told(screen.Bad, "", "还不能定稿，没有写出清单。收到的材料还没有读完、核对完：")
	case p.res.StillOpen != nil:
		p.s.warn("定稿的时候还有没有办完的：")
	}
	for _, m := range p.res.StillOpen {
		text := fmt.Sprintf("%s %d：%s", m.What, len(m.Names), strings.Join(m.Names[:min(shown, len(m.Names))], "、"))
		if len(m.Names) > shown {
			text += " 等"
		}
		if m.How != "" {
			text += "。" + m.How
		}
		p.s.out.Wrapped("  ", text+"。")
	}
}
