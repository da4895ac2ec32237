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
	"runtime"
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
	people  bool // a terminal: somebody looks at it
	err     error

	// Say puts a text into the language of who reads it, before it is broken into lines; nil
	// leaves it as it is.
	Say func(text string) string
}

const (
	unknownColumns = 80  // also the width of a new console of Windows
	fewestColumns  = 30  // narrower than that nothing can be drawn
	mostColumns    = 160 // longer lines are not read
)

// New asks the stream how wide it is and whether it has colour: a file, or what stands
// before one.
func New(to io.Writer) *Screen {
	s := &Screen{to: to}
	s.columns, s.people = Columns(to)
	if s.people {
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && paints(to.(descriptor).Fd())
	}
	if said, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && said > 0 && (!s.people || said < s.columns) {
		s.columns = said // a larger number than the terminal has was true once
	}
	s.columns = max(fewestColumns, min(s.columns, mostColumns))
	return s
}

// descriptor is a file, or what stands before one.
type descriptor interface{ Fd() uintptr }

// Columns is how wide the terminal behind a stream is, 80 where it does not say; ok is
// false for what is no terminal.
func Columns(to io.Writer) (columns int, ok bool) {
	file, isFile := to.(descriptor)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return unknownColumns, false
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil || columns <= 0 {
		return unknownColumns, true
	}
	return columns, true
}

// Width is how many columns a line may fill. One is left free: an older console of Windows
// begins a new line as soon as the last column is filled, and shows an empty one.
func (s *Screen) Width() int { return s.columns - 1 }

// Err is the first error that was met in writing.
func (s *Screen) Err() error { return s.err }

// Write shows what names and answers hold that is not to be seen, whoever prints it, and
// breaks lines that a terminal would break anywhere; elsewhere programs look for words, and
// lines stay whole. Line breaks pass: those of names are shown where the names come in, and
// by Wrapped and Table.
func (s *Screen) Write(p []byte) (int, error) {
	lines := strings.Split(string(p), "\n")
	for i, line := range lines {
		lines[i] = form.OneLine(line)
		if s.people {
			words := strings.TrimLeft(lines[i], " ")
			indent := lines[i][:len(lines[i])-len(words)]
			lines[i] = indent + strings.Join(Wrap(words, s.Width()-len(indent)), "\n"+indent)
		}
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

// Command prints the words of a command that people paste. Where a terminal cannot hold the
// line, a \ stands at its end: shells then go on reading. Those of Windows have no sign in
// common, and get one line.
func (s *Screen) Command(tone Tone, words []string) {
	const indent, goesOn = "  ", " \\"
	line := indent + strings.Join(words[:1], "")
	for _, word := range words[min(1, len(words)):] {
		if s.people && runtime.GOOS != "windows" && Cells(line+" "+word+goesOn) > s.Width() {
			s.line(tone, line+goesOn)
			line = indent + indent + word
		} else {
			line += " " + word
		}
	}
	s.line(tone, line)
}

// Wrapped prints one text with a first and a hanging indent: a line break in it is
// somebody's, and is shown.
func (s *Screen) Wrapped(first, text string) { s.Told(Plain, first, text) }

// Told is Wrapped in a tone: a verdict, 全部相符, in green.
func (s *Screen) Told(tone Tone, first, text string) {
	indent := strings.Repeat(" ", Cells(first))
	if s.Say != nil {
		text = s.Say(text)
	}
	for _, line := range Wrap(form.OneLine(text), s.Width()-Cells(first)) {
		s.line(tone, first+line)
		first = indent
	}
}
