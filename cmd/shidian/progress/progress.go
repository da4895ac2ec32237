// Package progress shows on one line how far a long run is: nothing in the first second, on
// a terminal a line that is drawn anew, elsewhere a new line every ten seconds. Nothing of
// it is part of a result.
package progress

import (
	"io"
	"strings"
	"sync"
	"time"

	"github.com/vbauerster/cupwriter"
	"golang.org/x/text/width"

	"shidian/consolidate"
)

const (
	quiet     = time.Second            // what takes less needs no line
	redrawn   = 200 * time.Millisecond // on a terminal
	repeated  = 10 * time.Second       // in a log
	settled   = time.Second            // before that nobody can tell how long a phase takes
	untouched = 1                      // columns: an older console begins a new line in the last one
)

// Line is the line of one run: 正在读文件 1240 / 2000 份，约剩 35 秒  沁水县. The zero value
// shows nothing.
type Line struct {
	mu      sync.Mutex
	log     io.Writer         // where there is no terminal; else nil
	to      *cupwriter.Writer // erases the line again, on a console of Windows too
	columns int               // of the terminal
	now     func() time.Time

	begun, phaseBegun, shown time.Time
	step                     consolidate.Step
	standing                 bool // a line stands on the terminal
	idle                     bool // nothing was told since something else was said
}

// New is the line of a run that begins now, on a terminal with so many columns, else with
// 0 in a log.
func New(to io.Writer, columns int, now func() time.Time) *Line {
	l := &Line{columns: columns, now: now, begun: now()}
	if columns > 0 {
		l.to = cupwriter.New(to, true)
	} else {
		l.log = to
	}
	return l
}

// shows reports whether anything is to be shown at all.
func (l *Line) shows() bool { return l.to != nil || l.log != nil }

// Show tells the line how far the run is.
func (l *Line) Show(step consolidate.Step) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.shows() {
		return
	}
	if step.Phase != l.step.Phase || step.Done < l.step.Done {
		l.phaseBegun = l.now()
	}
	l.step, l.idle = step, false
	l.draw()
}

// Tick draws the line where it is time to, although nothing was told meanwhile.
func (l *Line) Tick() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.shows() && !l.idle && l.step.Phase != "" {
		l.draw()
	}
}

// Keep ticks until the run has ended.
func (l *Line) Keep(ended <-chan struct{}) {
	ticker := time.NewTicker(redrawn)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			l.Tick()
		case <-ended:
			return
		}
	}
}

// Erase takes the line away before something else is said. What is told later draws it
// again.
func (l *Line) Erase() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.idle = true
	if l.standing {
		l.standing = false
		_ = l.to.Flush(0) // a line that cannot be drawn harms nobody
	}
}

func (l *Line) draw() {
	now, every := l.now(), redrawn
	if l.log != nil {
		every = repeated
	}
	if now.Sub(l.begun) < quiet || now.Sub(l.shown) < every {
		return
	}
	l.shown = now
	text := lineOf(l.step, now.Sub(l.phaseBegun))
	if l.log != nil {
		_, _ = io.WriteString(l.log, text+"\n")
		return
	}
	l.standing = true
	_, _ = io.WriteString(l.to, cut(text, l.columns-untouched)+"\n")
	_ = l.to.Flush(1)
}

// cut is the text as far as so many columns hold it. A sign that is one or two columns
// wide is taken for two.
func cut(text string, columns int) string {
	for i, r := range text {
		columns--
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
			columns--
		}
		if columns < 0 {
			return strings.TrimRight(text[:i], " ")
		}
	}
	return text
}
