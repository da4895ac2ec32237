package hostile

import (
	"fmt"
	"os"

	"shidian/templates/form"
)

// Case is one bad input.
type Case struct {
	Kind string // the heading it stands under
	Name string // of the file
	Make func() ([]byte, error)
	Put  func(path string) error // of a case that is no plain file; else nil
	Big  bool                    // it asks for memory or time, and is held to limits of both
	Want Outcome
}

// Outcome is what must come of a case.
type Outcome struct {
	Status Status
	Rule   string             // of a refusal
	Says   string             // a part of the reason that no other cause has
	Notes  []string           // of a file that is read: the rules of its notes, sorted
	Answer map[form.ID]string // of its first project, where the case is about them
}

// Status is what becomes of a file.
type Status string

// The statuses.
const (
	Skipped Status = "skipped"
	Refused Status = "refused"
	Read    Status = "read"
)

func skipped(says string) Outcome       { return Outcome{Status: Skipped, Says: says} }
func refused(rule, says string) Outcome { return Outcome{Status: Refused, Rule: rule, Says: says} }
func read(notes ...string) Outcome      { return Outcome{Status: Read, Notes: notes} }

func (o Outcome) with(id form.ID, text string) Outcome {
	o.Answer = map[form.ID]string{id: text}
	return o
}

// Write puts the case at the path.
func (c Case) Write(path string) error {
	if c.Put != nil {
		return c.Put(path)
	}
	data, err := c.Make()
	if err != nil {
		return fmt.Errorf("make %s: %w", c.Name, err)
	}
	return os.WriteFile(path, data, 0o644)
}

// Cases are all of them, made of one good county workbook whose first two form
// sheets are filled.
func Cases(good []byte) ([]Case, error) {
	p := open(good)
	if p.err != nil {
		return nil, fmt.Errorf("good workbook: %w", p.err)
	}
	var all []Case
	for _, group := range []struct {
		kind  string
		cases []Case
	}{
		{"not a workbook", notWorkbooks(p)},
		{"encrypted", encrypted(p)},
		{"damage", damage(p)},
		{"bombs and zip tricks", append(bombs(p), zipTricks(p)...)},
		{"XML", xmlTricks(p)},
		{"grid", grids(p)},
		{"values", values(p)},
		{"package", packages(p)},
		{"at run time", onDisk(p)},
	} {
		for _, c := range group.cases {
			c.Kind = group.kind
			all = append(all, c)
		}
	}
	return all, nil
}
