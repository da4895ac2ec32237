package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"shidian/templates/form"
)

// Rules of all terminal output:
//   - plain ASCII borders, and no signs that are one cell wide here and two
//     there (“ ” — … box lines are kept out of tables where a border follows);
//   - free text stands in the last column, wrapped by ourselves, because no
//     wrap mode of the table package breaks Chinese text;
//   - no colour: the output is read in logs and pasted into mails;
//   - nothing that is not to be seen reaches it, whatever a name or an answer
//     holds (shown.go).

// terminalWidth is the number of columns to fill: COLUMNS where the shell says
// it, else 100.
func terminalWidth() int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n >= 60 {
		return min(n, 160)
	}
	return 100
}

// isWide reports whether a character takes two cells of a terminal in China.
func isWide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r >= 0x2010 && r <= 0x2027: // “ ” — …: one or two, taken as two to be safe
		return true
	case r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6, r >= 0x20000 && r <= 0x3FFFD:
		return true
	default:
		return false
	}
}

func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		n++
		if isWide(r) {
			n++
		}
	}
	return n
}

// noLineStart are marks that do not begin a line of Chinese text.
const noLineStart = "，。；：、？！）》”’〕】］%"

// wrap breaks text into lines of at most width cells. A mark that may not
// begin a line hangs over the end of the one before it, and a file name, a cell
// or a number stays whole where a line can hold it.
func wrap(text string, width int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line, used := "", 0
		for _, word := range wordsOf(paragraph, width) {
			w := displayWidth(word)
			if used > 0 && used+w > width && !strings.Contains(noLineStart, word) {
				lines = append(lines, strings.TrimRight(line, " "))
				line, used = "", 0
				if word == " " {
					continue
				}
			}
			line += word
			used += w
		}
		lines = append(lines, line)
	}
	return lines
}

// wordsOf splits text where a line may end: around every wide character, and
// around runs of narrow ones. A run longer than a line is cut.
func wordsOf(text string, width int) []string {
	var words []string
	run := ""
	flush := func() {
		if run != "" {
			words = append(words, run)
			run = ""
		}
	}
	for _, r := range text {
		if isWide(r) || r == ' ' || displayWidth(run) >= width {
			flush()
		}
		if isWide(r) || r == ' ' {
			words = append(words, string(r))
		} else {
			run += string(r)
		}
	}
	flush()
	return words
}

// printTable draws a table; the last column takes what is left of the line.
func printTable(w io.Writer, header []string, texts [][]string) error {
	rows := make([][]string, len(texts))
	for i, row := range texts {
		for _, text := range row {
			rows[i] = append(rows[i], form.OneLine(text))
		}
	}
	used := 0
	for col := range len(header) - 1 {
		width := displayWidth(header[col])
		for _, row := range rows {
			width = max(width, displayWidth(row[col]))
		}
		used += width + 3
	}
	last := max(14, terminalWidth()-used-4-2)
	table := tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{Symbols: tw.NewSymbols(tw.StyleASCII)})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithEastAsian(tw.Off),
	)
	table.Header(header)
	for _, row := range rows {
		row[len(row)-1] = strings.Join(wrap(row[len(row)-1], last), "\n")
		if err := table.Append(row); err != nil {
			return fmt.Errorf("append row: %w", err)
		}
	}
	if err := table.Render(); err != nil {
		return fmt.Errorf("render table: %w", err)
	}
	return nil
}

// hanging is how many cells the marks may take that hang over the end of a line.
const hanging = 4

// printWrapped prints one text with a first and a hanging indent: a line break in
// it is somebody's, and is shown.
func printWrapped(w io.Writer, first, text string) {
	text = form.OneLine(said(w, text))
	indent := strings.Repeat(" ", displayWidth(first))
	for i, line := range wrap(text, max(40, terminalWidth()-displayWidth(first)-hanging)) {
		if i == 0 {
			fmt.Fprintln(w, first+line)
		} else {
			fmt.Fprintln(w, indent+line)
		}
	}
}
