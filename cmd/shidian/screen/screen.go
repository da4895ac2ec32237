// Package screen draws what people read on a terminal: text and tables in Chinese that
// fit its width, with colour where it has any. Nothing else in the program knows how wide
// a terminal is.
//
//   - Nothing that is not to be seen reaches it, whatever a name or an answer holds.
//   - A state is always a word. Colour only says it again: what is printed is read in logs
//     and pasted into mails, too.
package screen

import (
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"shidian/templates/form"
)

// Screen is where a run speaks to: a terminal of 120 columns with colour, or a pipe, of
// which 80 are taken. It keeps the first error, so that no command can end as done whose
// answer nobody got: what prints a line does not look.
type Screen struct {
	to      io.Writer
	columns int
	colour  bool
	err     error
}

const (
	unknownColumns = 80  // also the width of a new console of Windows
	fewestColumns  = 30  // narrower than that nothing can be drawn
	mostColumns    = 160 // longer lines are not read
)

// New asks the stream how wide it is and whether it has colour.
func New(to io.Writer) *Screen {
	s := &Screen{to: to, columns: unknownColumns}
	file, isFile := to.(*os.File)
	terminal := isFile && term.IsTerminal(int(file.Fd()))
	if terminal {
		if columns, _, err := term.GetSize(int(file.Fd())); err == nil && columns > 0 {
			s.columns = columns
		}
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && paints(file)
	}
	if said, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && said > 0 && (!terminal || said < s.columns) {
		s.columns = said // a larger number than the terminal has was true once
	}
	s.columns = max(fewestColumns, min(s.columns, mostColumns))
	return s
}

// Width is how many columns a line may fill. One is left free: an older console of Windows
// begins a new line as soon as the last column is filled, and shows an empty one.
func (s *Screen) Width() int { return s.columns - 1 }

// Err is the first error that was met in writing.
func (s *Screen) Err() error { return s.err }

// Write shows what names and answers hold that is not to be seen, whoever prints it. Line
// breaks pass: those of names are shown where the names come in, and by Wrapped and Table.
func (s *Screen) Write(p []byte) (int, error) {
	lines := strings.Split(string(p), "\n")
	for i, line := range lines {
		lines[i] = form.OneLine(line)
	}
	if err := s.raw(strings.Join(lines, "\n")); err != nil {
		return 0, err
	}
	return len(p), nil
}

func (s *Screen) raw(text string) error {
	_, err := io.WriteString(s.to, text)
	if s.err == nil {
		s.err = err
	}
	return err
}

// line prints one line in a tone.
func (s *Screen) line(tone Tone, text string) {
	s.raw(s.painted(tone, form.OneLine(text)) + "\n")
}

// Wrapped prints one text with a first and a hanging indent: a line break in it is
// somebody's, and is shown.
func (s *Screen) Wrapped(first, text string) { s.Told(Plain, first, text) }

// Told is Wrapped in a tone: a verdict, 全部相符, in green.
func (s *Screen) Told(tone Tone, first, text string) {
	indent := strings.Repeat(" ", Cells(first))
	for _, line := range Wrap(form.OneLine(text), s.Width()-Cells(first)) {
		s.line(tone, first+line)
		first = indent
	}
}
