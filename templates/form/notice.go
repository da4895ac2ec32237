package form

// Notice is what 退回通知 says to a county: from 晋城市市场监督管理局, two points, back by
// 2021年5月8日.
type Notice struct {
	From     string // the office that sends it back
	Day      string // Chinese: when it does
	Until    string // Chinese, a sentence: by when it has to be back
	Points   []NoticePoint
	Aside    []NoticeAside
	Spares   int // blank forms for what has to be written once more
	Corrects *Correction
	Digest   string // of all that the workbook is drawn from, but for Day
}

// NoticePoint is one thing to put right: 联系电话 on 项目01 is no phone number.
type NoticePoint struct {
	Must   bool   // else it is a hint: worth a look
	Sheet  string // of the workbook that goes back: 项目01; "" for all of it
	Cell   string // there, as C8; "" for the whole sheet
	Marked bool   // the cell is coloured and has a note
	Where  string // Chinese: 项目01 联系电话
	What   string // Chinese: what is wrong
	How    string // Chinese: what was found and what to do
	Clause string
}

// NoticeAside is what was not carried over from the county's file: 项目01!Z131, another
// form pasted below.
type NoticeAside struct {
	Place string // in the county's file
	Text  string // Chinese
}

// NoteOn is the note on a cell: every point that marks it. must is whether one of them
// has to be put right.
func (n *Notice) NoteOn(sheet, cell string) (text string, must bool) {
	if n == nil {
		return "", false
	}
	for _, p := range n.Points {
		if !p.Marked || p.Sheet != sheet || p.Cell != cell {
			continue
		}
		must = must || p.Must
		if text != "" {
			text += "\n"
		}
		text += p.What + "：" + p.How
		if p.Clause != "" {
			text += "（依据：" + p.Clause + "）"
		}
	}
	return text, must
}

// Split are the points that have to be put right, and the hints.
func (n *Notice) Split() (must, hints []NoticePoint) {
	for _, p := range n.Points {
		if p.Must {
			must = append(must, p)
		} else {
			hints = append(hints, p)
		}
	}
	return must, hints
}
