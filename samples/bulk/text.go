package bulk

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"shidian/templates/form"
)

//go:embed data/text.txt
var sourceText string

// phrase is what may be written for one title.
type phrase struct {
	texts []string
	many  bool // several texts make one answer
}

// phrases are all of them, and the steps of section 四.
type phrases struct {
	by    map[string]phrase
	steps [][]string // time, content, units
}

func readPhrases() (*phrases, error) {
	p := &phrases{by: map[string]phrase{}}
	for line := range strings.Lines(sourceText) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		title, text, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("text: %q is no answer", line)
		}
		texts := strings.Split(text, " | ")
		if title == "步骤" {
			p.steps = append(p.steps, texts)
			continue
		}
		name := strings.TrimSuffix(title, "*")
		p.by[name] = phrase{texts, name != title}
	}
	return p, nil
}

// writer writes the answers of one project.
type writer struct {
	*phrases
	random *rand.Rand
	words  map[string]string
}

func (w *writer) pick(title string) string {
	p := w.by[title]
	if len(p.texts) == 0 {
		return ""
	}
	return w.fill(p.texts[w.random.IntN(len(p.texts))])
}

// answer writes the answer to a field, no longer than the field allows.
func (w *writer) answer(f *form.Field) string {
	p := w.by[f.Title]
	if !p.many {
		return w.pick(f.Title)
	}
	want := f.Min + w.random.IntN(f.Max-f.Min)
	answer := ""
	for _, i := range w.random.Perm(len(p.texts)) {
		more := w.fill(p.texts[i])
		if answer != "" && utf8.RuneCountInString(answer+more) > want && utf8.RuneCountInString(answer) >= f.Min {
			break
		}
		if answer += more; w.random.IntN(4) == 0 {
			answer += "\n"
		}
	}
	return strings.TrimSpace(answer)
}

// fill replaces every {…}: a word of the project, or a new number.
func (w *writer) fill(text string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		out.WriteString(w.word(name))
		text = after
	}
}

func (w *writer) word(name string) string {
	number := func(from, to int) string { return fmt.Sprint(from + w.random.IntN(to-from+1)) }
	switch name {
	case "数":
		return number(10, 99)
	case "百":
		return number(100, 999)
	case "千":
		return number(1000, 9999)
	case "年":
		return number(2018, 2020)
	case "月":
		return number(1, 9)
	}
	return w.words[name]
}
