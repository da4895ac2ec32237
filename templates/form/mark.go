package form

import "strings"

// markName begins every mark; no other program writes it.
const markName = "shidian"

// Creator stands in the properties of every workbook of ours, as the program that wrote it.
const Creator = "试点"

// The custom document properties that hold a mark. They survive a save by
// every office program tried; the cell survives a copy into a new workbook.
const (
	PropertyKind    = "shidian_kind"
	PropertyEdition = "shidian_edition"
	PropertyCycle   = "shidian_cycle"
	PropertyRegion  = "shidian_region"
	PropertyForm    = "shidian_form"  // of a form that is not the official one: its digest
	PropertyEntry   = "shidian_entry" // from which documents the workbook was filled
)

// Property is the sources as the text of a property: a line each, hash and name.
func (e *Entry) Property() string {
	var lines []string
	for _, s := range e.From {
		lines = append(lines, s.SHA256+" "+OneLine(s.File))
	}
	return strings.Join(lines, "\n")
}

// EntryOfProperties reads what Property wrote; nil where nothing is said.
func EntryOfProperties(properties map[string]string) *Entry {
	e := &Entry{}
	for _, line := range strings.Split(properties[PropertyEntry], "\n") {
		sum, file, ok := strings.Cut(line, " ")
		if ok && len(sum) == 64 {
			e.From = append(e.From, EntrySource{File: Cut(OneLine(file), 200), SHA256: sum})
		}
	}
	if e.From == nil {
		return nil
	}
	return e
}

// String is the kind's name in a mark.
func (k BookKind) String() string {
	switch k {
	case CountyBook:
		return "county"
	case RollupBook:
		return "rollup"
	case ListBook:
		return "list"
	case PlanBook:
		return "plan"
	case CheckBook:
		return "check"
	case FormBook:
		return "form"
	case LetterBook:
		return "letter"
	default:
		return ""
	}
}

// Chinese is the kind in messages: 推荐项目清单.
func (k BookKind) Chinese() string {
	return map[BookKind]string{CountyBook: "申报表", RollupBook: "汇总", ListBook: "推荐项目清单", PlanBook: "征集方案", CheckBook: "检查结果", FormBook: "申报书（打印件）", LetterBook: "推荐函"}[k]
}

func bookKind(name string) BookKind {
	for _, k := range []BookKind{CountyBook, RollupBook, ListBook, PlanBook, CheckBook, FormBook, LetterBook} {
		if k.String() == name {
			return k
		}
	}
	return UnknownBook
}

// String is the mark as the text of one cell: shidian|county|1|2021|140521, and with the
// digest of a form that is not the official one shidian|county|1|2027|140521|3f2a90bc11de.
func (m Mark) String() string {
	parts := []string{markName, m.Kind.String(), m.Edition, m.Cycle, m.Region}
	if m.Form != "" {
		parts = append(parts, m.Form)
	}
	return strings.Join(parts, "|")
}

// ParseMark reads the text of a cell. It is false for any other text, also
// for a mark of an unknown kind.
func ParseMark(s string) (Mark, bool) {
	text := Clean(s)
	m := ReadMark(text)
	return m, strings.HasPrefix(text, markName+"|") && m.isOne()
}

// isOne reports whether the mark can be one that the program wrote. Its words go
// into messages, so none is of any length.
func (m Mark) isOne() bool {
	const longest = 64
	return m.Kind != UnknownBook && len(m.Edition) <= longest && len(m.Cycle) <= longest && len(m.Region) <= longest && len(m.Form) <= longest
}

// ReadMark reads what String wrote, also the mark of an unknown workbook.
func ReadMark(s string) Mark {
	parts := strings.Split(s, "|")
	if len(parts) == 5 {
		parts = append(parts, "")
	}
	if len(parts) != 6 {
		return Mark{}
	}
	return Mark{Kind: bookKind(parts[1]), Edition: parts[2], Cycle: parts[3], Region: parts[4], Form: parts[5]}
}

// MarshalText is String, for JSON.
func (m Mark) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText is ReadMark, for JSON.
func (m *Mark) UnmarshalText(text []byte) error {
	*m = ReadMark(string(text))
	return nil
}

// Properties is the mark as custom document properties.
func (m Mark) Properties() map[string]string {
	properties := map[string]string{
		PropertyKind: m.Kind.String(), PropertyEdition: m.Edition,
		PropertyCycle: m.Cycle, PropertyRegion: m.Region,
	}
	if m.Form != "" {
		properties[PropertyForm] = m.Form
	}
	return properties
}

// MarkOfProperties reads custom document properties; others beside them do no
// harm. It is false when the kind is unknown.
func MarkOfProperties(properties map[string]string) (Mark, bool) {
	m := Mark{Kind: bookKind(properties[PropertyKind]), Edition: properties[PropertyEdition],
		Cycle: properties[PropertyCycle], Region: properties[PropertyRegion], Form: properties[PropertyForm]}
	return m, m.isOne()
}
