package wordform

import (
	"fmt"
	"regexp"
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/templates/form"
)

// marks asks about everything that a person has to know beside the text: what tracked
// changes took away, what is struck out, where a picture stands.
func (r *reader) marks(d *docx.Document) {
	for _, p := range d.Paragraphs() {
		id := r.owner[p]
		for _, m := range p.Marks {
			text, asked := markText(m)
			if !asked || m.Kind == docx.Picture && r.isOpinion(id) || m.Kind == docx.Numbered && id == "" {
				continue
			}
			r.ask(id, "%s%s", r.place(id, p), text)
		}
	}
	for _, box := range d.Boxes {
		if text := clean(strings.ReplaceAll(box, "\n", " ")); text != "" {
			r.ask("", "文本框里有字，没有读入：“%s”", form.Cut(text, longestQuote))
		}
	}
	if d.Comments {
		r.ask("", "文档里有批注，没有读入，请打开看一看")
	}
	if d.Unknown {
		r.ask("", "文档里有程序不认得的内容（新版 Word 的格式），没有读入，请对照原文核对")
	}
}

// isOpinion reports whether the field is one of section 六, where a picture is a seal.
func (r *reader) isOpinion(id form.ID) bool {
	return id != "" && r.form.Field(id).Section.ID == form.Opinions
}

// place names where the paragraph stands.
func (r *reader) place(id form.ID, p *docx.Paragraph) string {
	if id != "" {
		return "“" + r.form.Title(id) + "”"
	}
	if text := clean(p.Text); text != "" {
		return "“" + form.Cut(text, 20) + "”一段"
	}
	return "有一段"
}

// isPrompt reports whether a text says what to do, as the placeholders of Word and of our
// own form. Programs that know no controls leave people's answers marked as placeholders.
func isPrompt(text string) bool {
	text = solid(text)
	return strings.Trim(text, printedInBlanks) == "" || prompts.MatchString(text)
}

var prompts = regexp.MustCompile(`^[\p{P}\p{S}]*(?i:(单击|点击|点此|请|选择|输入|click|tap|choose|select|enter)\pL{0,40})[\p{P}]*$`)

// markText says what the mark is about and how it was read.
func markText(m docx.Mark) (text string, asked bool) {
	quote := "“" + form.Cut(strings.TrimSpace(m.Text), 60) + "”"
	switch m.Kind {
	case docx.Inserted:
		return fmt.Sprintf("里有修订：加入了%s，按修订后的读的", quote), strings.TrimSpace(m.Text) != ""
	case docx.Deleted:
		return fmt.Sprintf("里有修订：删去了%s，没有读入", quote), strings.TrimSpace(m.Text) != ""
	case docx.Struck:
		return fmt.Sprintf("里有划掉的字%s，没有读入", quote), strings.TrimSpace(m.Text) != ""
	case docx.Hidden:
		return fmt.Sprintf("里有看不见的字（隐藏或者白色）%s，没有读入", quote), strings.TrimSpace(m.Text) != ""
	case docx.Numbered:
		return fmt.Sprintf("里的自动编号%s，已写成文字", quote), true
	case docx.Unnumbered:
		return "里有自动编号，编号没有读入", true
	case docx.Footnote:
		return "带有脚注，脚注没有读入", true
	case docx.Picture:
		return "里有图片，图片上的字读不了", true
	case docx.Embedded:
		return "里有嵌入的对象，没有读入", true
	case docx.Symbol:
		return "里有认不出的符号", true
	case docx.Field:
		return fmt.Sprintf("里有一个域%s，显示什么读不出，没有读入", quote), true
	case docx.Prompt:
		return fmt.Sprintf("的填写框里是提示文字%s，没有读入；是答案的请填写", quote), !isPrompt(m.Text)
	case docx.Repeated:
		return "的填写框重复了几遍（LibreOffice 保存过的文件会这样），读出的文字可能有重复，请对照原件改正", true
	case docx.Formula:
		return "里有公式，没有读入", true
	}
	return "", false
}
