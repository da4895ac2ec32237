package form

import (
	"regexp"
	"slices"
	"strings"
)

// TextID names a text of the form or of its guide that no answer stands in: note_6.
type TextID string

// The texts that depend on the year or the place, in the order of 申报书文字.
const (
	CoverTitle TextID = "title"

	headingPrefix        = "heading_"
	notePrefix           = "note_"
	GuideUse      TextID = "guide_use"
	GuidePrint    TextID = "guide_print"
	GuideSend     TextID = "guide_send"
)

// Wording is one of them: 填写说明6, 申报书一式 {份数} 份. Braces are blanks that the plan fills.
type Wording struct {
	ID      TextID
	Place   string // what people call it, in the sheet of the plan
	About   string // what it is for
	Text    string
	Needed  bool      // never blank
	OfUnit  bool      // may speak of the unit that reads it: its last day, its office
	Section SectionID // of which it is the heading

	columns int // of a heading: how wide its place is
}

// Lines of the places that hold a text.
const (
	titleMost   = 1
	headingMost = 3
	guideMost   = 220 // characters
)

// Fits reports whether the place holds the text, of which the blanks are filled.
func (t Wording) Fits(text string) bool {
	switch {
	case t.Section == Cover:
		return TextWidth(text) <= titleMost*LineCapacity(Columns, titlePoints)
	case t.Section != "":
		return headingLines(text, t.columns) <= headingMost
	case t.OfUnit:
		return TextWidth(text) <= guideMost
	default:
		return noteHeight(text) <= notesPage/2
	}
}

// headingLines is how many lines a heading takes: what is in brackets begins a new one
// where it does not fit the first.
func headingLines(text string, columns int) int {
	perLine := LineCapacity(columns, NotePoints)
	lines := 0
	for _, part := range strings.Split(BrokenHeading(text, columns), "\n") {
		lines += max(1, (TextWidth(part)+perLine-1)/perLine)
	}
	return lines
}

// BrokenHeading puts the brackets of a heading that is too long for one line on the next.
func BrokenHeading(text string, columns int) string {
	if len([]rune(text)) <= LineCapacity(columns, NotePoints) {
		return text
	}
	return strings.Replace(text, "（", "\n（", 1)
}

// NotesMost is how many notes may stand behind the cover.
const NotesMost = 8

// Wordings returns the texts of the official form, with blanks.
func Wordings() []Wording {
	texts := []Wording{{ID: CoverTitle, Place: "封面标题", About: "封面上领域下面的大字，一行", Text: "标准化试点项目申报书", Needed: true, Section: Cover}}
	for i, note := range officialNotes() {
		texts = append(texts, noteText(i+1, note))
	}
	for i := len(officialNotes()) + 1; i <= NotesMost; i++ {
		texts = append(texts, noteText(i, ""))
	}
	for _, h := range officialHeadings() {
		texts = append(texts, Wording{ID: headingPrefix + TextID(h.section), Place: h.place, About: "申报书这一部分的标题", Text: h.text, Needed: true, Section: h.section, columns: h.columns})
	}
	return append(texts, guideWordings()...)
}

func noteText(n int, text string) Wording {
	number := string(rune('0' + n))
	return Wording{ID: notePrefix + TextID(number), Place: "填写说明" + number, About: "印在封面后面，编号自动加；空着的不印", Text: text}
}

func officialNotes() []string {
	return []string{
		"XXX：指{题目领域}{领域数}个领域。",
		"试点名称：{领域举例}。",
		"承担单位可以为企事业单位、社会组织或者地方人民政府等；参加单位是参与试点创建的有关单位；保证单位是县级（含）以上人民政府或市{示范区}标准化行政主管部门。",
		"业务指导单位为市级{示范区}有关行业主管部门。",
		"管理单位为省级标准化行政主管部门。",
		"申报书一式 {份数} 份{份数分配}。",
	}
}

// heading is that of a section: its place in the sheet, and how wide it is on paper.
type heading struct {
	section     SectionID
	place, text string
	columns     int
}

func officialHeadings() []heading {
	return []heading{
		{UnitSection, "第一部分标题", "一、承担单位基本信息", Columns},
		{Basis, "第二部分标题", "二、承担试点的工作基础", Columns},
		{Goals, "第三部分标题", "三、试点预期实现工作目标（包括标准体系建立、实施及实施效果等）", Columns - pointerCols},
		{Schedule, "第四部分标题", "四、计划工作步骤、时间进度、阶段工作内容（包括{阶段}等）", Columns},
		{Funding, "第五部分标题", "五、经费保障情况", Columns},
		{Opinions, "第六部分标题", "六、试点承担单位、参加单位、保证单位、业务指导单位及管理单位意见", Columns},
	}
}

func guideWordings() []Wording {
	return []Wording{
		{ID: GuideUse, Place: "工作簿说明：用途", About: "发给下级的申报表第一页", Needed: true, OfUnit: true,
			Text: "本表供{填报单位}申报{征集周期}{征集简称}项目使用{通知依据}。一张“项目”表就是一份申报书，填写、打印、签字盖章、上报都用它。"},
		{ID: GuidePrint, Place: "工作簿说明：打印盖章", About: "发给下级的申报表第一页", Needed: true, OfUnit: true,
			Text: "每个项目的申报书由承担单位、参加单位（可以没有）、保证单位签字盖章，附页订在后面{纸质报送}（申报书注明的一式 {份数} 份{各方份数}）；参加单位有几家的，第六部分多印几页分别盖章。"},
		{ID: GuideSend, Place: "工作簿说明：报送", About: "发给下级的申报表第一页", Needed: true, OfUnit: true,
			Text: "{截止日}，将本工作簿（电子版）和纸质申报书报送{收件单位}。"},
	}
}

// Word sets the texts of the form, and what it says beside its blanks, to those of the
// plan. A heading that has changed is still known by its old words. It is done once, before
// anybody else has the form.
func (f *Form) Word(text func(Wording) string, hint func(*Field) (hint, example string)) {
	for _, t := range Wordings() {
		said := text(t)
		f.texts[t.ID] = said
		if t.Section == "" {
			continue
		}
		section := f.Section(t.Section)
		if own := f.byID[ExpectedGoals]; t.Section == Goals && own != nil && own.Label == section.Title {
			own.Label = said
		}
		if section.Title != "" && section.Title != said && t.Section != Cover {
			section.Also = append(slices.Clone(section.Also), section.Title)
		}
		section.Title = said
	}
	for _, field := range f.byID {
		field.Hint, field.Example = hint(field)
	}
}

// Text is the text as the plan has it, with the blanks that every unit reads alike filled.
func (f *Form) Text(id TextID) string { return f.texts[id] }

// notes are those behind the cover with their numbers: 5. 管理单位为…. Blank ones are left out.
func (f *Form) notes() []string {
	var notes []string
	for n := 1; n <= NotesMost; n++ {
		if text := f.texts[noteText(n, "").ID]; text != "" {
			notes = append(notes, string(rune('0'+len(notes)+1))+". "+text)
		}
	}
	return notes
}

// The page of the notes, in points, and what stands on it beside them.
const (
	notesPage   = 690.0
	notesTitle  = 56.0
	notesRows   = 8 // at least, so that short notes move no answer to another cell
	titlePoints = 22.0
	headingLine = 20.0
)

func noteHeight(note string) float64 {
	return TextHeight(TextWidth(note)+2, Columns, NotePoints) + 8
}

var wordingShape = regexp.MustCompile(`^[1-9]\. |^[一二三四五六]、|申报书$`)

// LooksLikeWording reports whether the text has the shape of a note, a heading or the
// title: 3. 承担单位可以为…, 五、经费保障.
func LooksLikeWording(text string) bool { return wordingShape.MatchString(Clean(text)) }

// NotesFit reports whether the notes have room on their page.
func (f *Form) NotesFit() bool {
	height := notesTitle
	for _, note := range f.notes() {
		height += noteHeight(note)
	}
	return height <= notesPage
}
