// Package typed reads what Chinese input methods and Windows shells make of a command
// line: －o, ——region, “D:\收到”, *.xlsx that no shell has expanded, a path whose \" has
// swallowed the rest. What is understood otherwise than it was typed is said, and what is
// not clear is refused. A command line that is typed as the help says is not changed, and
// the name of something that is there never is.
package typed

import "fmt"

// Value is what follows a flag: a path after --out, nothing after --json.
type Value int

// The kinds of values.
const (
	None   Value = iota
	Text         // --region 晋城市
	Path         // --out 输出
	Number       // --projects 3
)

// Flag is a flag under all its names: out, 输出, o, followed by a path.
type Flag struct {
	Name, Chinese, Short string
	Value                Value
	List                 bool // may be given several times
}

// Command is a command under its two names, and which of its arguments are paths: merge,
// 合并, all of them.
type Command struct {
	Name, Alias string
	IsPath      func(argument int) bool
}

// Disk is what lies where the command is typed: whether there is such a path, and the
// names in a folder ("" is the one in which the command is typed).
type Disk struct {
	Exists func(path string) bool
	Names  func(folder string) []string
}

// Desk is what a command line may speak of.
type Desk struct {
	Commands []Command
	Flags    []Flag
	Disk     Disk
}

// Line is a command line as it was meant: merge, with 收到 -o 输出. The flags that stood
// before the command stand behind it.
type Line struct {
	Command string // "" where there is none
	Args    []string
	Remarks []string // Chinese: what was understood otherwise than it was typed
}

// Refusal is why a command line is not clear, in Chinese.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func refusef(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// Read reads a command line. An error is a Refusal.
func Read(args []string, desk Desk) (Line, error) {
	r := &reader{desk: desk, given: map[string]string{}}
	r.left = r.joinQuoted(r.splitSpaces(r.trimmed(args)))
	for len(r.left) > 0 {
		if err := r.next(); err != nil {
			return Line{}, err
		}
	}
	return r.line, nil
}

// reader is a command line while it is read.
type reader struct {
	desk      Desk
	left      []string // what is still to be read
	line      Line
	arguments int               // how many followed the command
	given     map[string]string // the values of flags so far, by name
}

// next reads one argument, with its value where it is a flag that has one.
func (r *reader) next() error {
	word := r.take()
	switch {
	case (word == "/?" || folded(word) == "-?") && !r.exists(word): // as on Windows
		r.add("--help")
		return nil
	case onlyDashes(word) && word != "-" && !r.exists(word):
		return r.rest(word)
	case startsWithDash(word) && word != "-" && (isPlainFlag(word) || !r.exists(word)):
		return r.flag(word)
	case r.line.Command == "":
		return r.command(word)
	default:
		return r.argument(word)
	}
}

func (r *reader) take() string {
	word := r.left[0]
	r.left = r.left[1:]
	return word
}

func (r *reader) exists(path string) bool { return path != "" && r.desk.Disk.Exists(path) }

func (r *reader) add(words ...string) { r.line.Args = append(r.line.Args, words...) }

func (r *reader) remarkf(format string, args ...any) {
	r.line.Remarks = append(r.line.Remarks, fmt.Sprintf(format, args...))
}

// understood remarks that a word was taken for another.
func (r *reader) understood(word, as string) {
	if word != as {
		r.remarkf("“%s”按“%s”理解。", word, as)
	}
}

// command takes the first word that is no flag. Of a path nothing is changed: somebody
// may have dropped a folder on the program.
func (r *reader) command(word string) error {
	head, err := r.swallowed(word)
	if r.line.Command = r.unquoted(head, true); err != nil || r.exists(r.line.Command) {
		return err
	}
	plain := folded(r.line.Command)
	for _, c := range r.desk.Commands {
		if plain == c.Name || plain == c.Alias {
			r.line.Command = plain
		}
	}
	r.understood(head, r.line.Command)
	return nil
}

// argument takes an argument of the command.
func (r *reader) argument(word string) error {
	isPath := false
	for _, c := range r.desk.Commands {
		if r.line.Command == c.Name || r.line.Command == c.Alias {
			isPath = c.IsPath(r.arguments)
		}
	}
	r.arguments++
	paths, err := r.value(word, isPath)
	r.add(paths...)
	return err
}

// rest takes what follows --: names that may begin with a dash, as they are.
func (r *reader) rest(word string) error {
	r.understood(word, "--")
	if len(r.left) > 0 && !r.exists(r.left[0]) {
		if f := r.named(folded(r.left[0])); f != nil {
			return refusef("“%s”和“%s”之间多了空格，请连在一起写", word, r.left[0])
		}
	}
	r.add("--")
	for _, name := range r.left {
		if _, _, known := r.spelled(name); known && !r.exists(name) {
			r.remarkf("“--”后面的“%s”当作文件名；要作参数的，请写在“--”前面。", name)
		}
	}
	r.add(r.left...)
	r.left = nil
	return nil
}
