package form

// Clause names the place of the notices that a field or a rule rests on, in
// the short form staff use: 省 and 市 = the notices that the plan calls so,
// 表 = the form and its 填写说明.
type Clause string

// Need says when an answer is required.
type Need int

// The kinds of pilot have their own conditions (省 二(一)、二(二)), so an answer
// may be required of one kind only.
const (
	Optional Need = iota
	Always
	OfRegion     // of a 试点区域
	OfEnterprise // of a 试点企业
	OfDomain     // of the domain that the field names
)

// Needed reports whether an answer is required of a pilot of the given kind, which is
// KindRegion, KindEnterprise or, when unknown, "", and of the domain, "" when unknown.
func (f *Field) Needed(kind, domain string) bool {
	switch f.Need {
	case Always:
		return true
	case OfRegion:
		return kind == KindRegion
	case OfEnterprise:
		return kind == KindEnterprise
	case OfDomain:
		return domain != "" && domain == f.NeedDomain
	default:
		return false
	}
}

// ID names a field for ever, whatever title a plan gives it: pilot_name. It is made
// of lower-case letters, digits and _. Rules, columns and layouts name fields by the
// constants of this type, so that a typo does not compile.
type ID string

// Field is one blank of the form, e.g. 试点名称.
type Field struct {
	ID      ID       // the sheet-scoped name is "f_" + ID
	Label   string   // the caption printed left of or above the answer
	Also    []string // other captions that people write for it
	Title   string   // the name in messages and columns, unique over the form
	Section *Section
	Type    Type
	Need    Need
	List    *List // what a drop-down offers; nil for a free answer
	Hint    string
	Example string  // of a date, how it is written: 2021年6月
	Min     int     // fewest characters that can be judged, 0 for none
	Max     int     // about how many characters fit the box on paper, 0 for none: what the box is sized for
	Most    float64 // of a number: what is above it is doubted, 0 for no bound
	MayBeNo bool    // 无 is an answer here and not a placeholder
	// HasOrNot says that the question asks whether there is something, so that 有 and 无
	// answer it like 是 and 否; Parts are the things that it asks for, 通报, 处分, 曝光: who
	// denies one of them has not denied the others.
	HasOrNot bool
	Parts    []string
	// Unfilled is what the paper prints in the empty blank, as 　年　月　日. It
	// stands in the cell until people write over it, and is no answer.
	Unfilled string
	// Later says that workbooks which lie in offices were handed out without this
	// blank, so that none of theirs is missing.
	Later  bool
	Clause Clause

	// What a plan says beside.
	Added      bool      // the question is a plan's own
	NeedDomain string    // of OfDomain: 农业
	OnList     bool      // the list that is signed has a column for it
	Qualifies  Qualifier // which answers qualify
	Unfit      string    // what an answer is that does not qualify: 错误, 提示, 告知

	// Who may see the answers, beside those who receive the form.
	Reach   Reach // how far they go; see [Field.MayBePublished]
	Private bool  // they name a person
}

// Name is the sheet-scoped defined name of the answer's cell. Excel refuses
// names that look like cells, hence the prefix and the alphabet.
func (f *Field) Name() string { return "f_" + string(f.ID) }

// String is the name in messages.
func (f *Field) String() string { return f.Title }

// InTable reports whether the field is a column of section 四, answered once a stage.
func (f *Field) InTable() bool { return f.Section.ID == Schedule }

// AnswerIn is the answer in a cell of this blank: none where the cell still holds
// what the paper prints there.
func (f *Field) AnswerIn(a Answer) Answer {
	if a.Kind == Text && f.Unfilled != "" && squeeze(a.Raw) == squeeze(f.Unfilled) {
		return Answer{Cell: a.Cell}
	}
	return a
}
