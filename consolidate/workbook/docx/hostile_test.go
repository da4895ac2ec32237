package docx

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"shidian/consolidate/workbook/ooxml"
	"shidian/samples/docs"
)

const sample = "附件\n| v>单位名称 | 2>{pilot_name=甲}\n| ^ | {+加+}{-减-}{~划~} | {box:框}\n{#}条"

// Every kind of bad document, with what must come of it.
func TestHostileDocumentsAreRefused(t *testing.T) {
	good := docs.Of(sample)
	inBody := func(xml string) docs.Parts { return good.Edit(docs.Body, "<w:sectPr>", xml+"<w:sectPr>") }
	for _, c := range []struct {
		name string
		data []byte
		want ooxml.Cause
	}{
		{"no bytes", nil, ooxml.Empty},
		{"Word 97", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + wide("WordDocument\x00")), ooxml.WordDocument},
		{"encrypted", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + wide("EncryptedPackage\x00")), ooxml.Encrypted},
		{"rich text", []byte(`{\rtf1}`), ooxml.WordDocument},
		{"cut in half", good.Zip()[:len(good.Zip())/2], ooxml.CutOff},
		{"a workbook", good.Edit("[Content_Types].xml", "wordprocessingml.document", "spreadsheetml.sheet").Zip(), ooxml.Workbook},
		{"a presentation", good.Edit("[Content_Types].xml", "wordprocessingml.document", "presentationml.presentation").Zip(), ooxml.Presentation},
		{"no body", good.With(docs.Body, `<w:document xmlns:w="urn:x"/>`).Zip(), ooxml.BadXML},
		{"body missing", append(good[:4:4], [2]string{"word/other.xml", "<a/>"}).Zip(), ooxml.MissingPart},
		{"DOCTYPE", good.Edit(docs.Body, "<w:document", `<!DOCTYPE d [<!ENTITY a "b">]><w:document`).Zip(), ooxml.Doctype},
		{"DOCTYPE in the numbering", good.Edit("word/numbering.xml", "<w:numbering", `<!DOCTYPE d><w:numbering`).Zip(), ooxml.Doctype},
		{"bomb", inBody("<w:p><w:r><w:t>" + strings.Repeat(" ", 20<<20) + "</w:t></w:r></w:p>").Zip(), ooxml.Ratio},
		{"nested without end", inBody(strings.Repeat("<w:sdt><w:sdtContent>", 200) + strings.Repeat("</w:sdtContent></w:sdt>", 200)).Zip(), ooxml.TooDeep},
		{"200,000 paragraphs", inBody(strings.Repeat("<w:p/>", 100) + noise(200_000)).Zip(), ooxml.TooManyCells},
		{"text between elements", inBody("lost").Zip(), ooxml.BadXML},
		{"two parts of one name", append(good, [2]string{"Word/Document.xml", "<a/>"}).Zip(), ooxml.DuplicateName},
	} {
		start := time.Now()
		_, err := Read(context.Background(), c.data, FormLimits())
		var refusal *ooxml.Refusal
		if !errors.As(err, &refusal) || refusal.Cause != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
	}
}

// noise is paragraphs that do not pack well enough to be a bomb.
func noise(n int) string {
	var b strings.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for range n {
		fmt.Fprintf(&b, `<w:p w:rsidR="%08X"/>`, random.Uint32())
	}
	return b.String()
}

func wide(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		b.WriteByte(c)
		b.WriteByte(0)
	}
	return b.String()
}

func TestDamagedNumberingOnlyLosesTheNumbers(t *testing.T) {
	d, err := Read(context.Background(), docs.Of(sample).With("word/numbering.xml", "<broken").Zip(), FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	last := d.Paragraphs()[len(d.Paragraphs())-1]
	if last.Text != "条" || len(last.Marks) != 1 || last.Marks[0].Kind != Unnumbered {
		t.Errorf("%+v", last)
	}
}

func TestMarkOfAParagraphThatIsDeletedJoinsTheNext(t *testing.T) {
	xml := `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p>`
	d, err := Read(context.Background(), docs.Of("甲").Edit(docs.Body, "<w:sectPr>", xml+"<w:sectPr>").Zip(), FormLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(d.Blocks); got != "甲\n一二" {
		t.Errorf("%q", got)
	}
}

// FuzzRead: whatever the bytes, there is a document within its limits, or a refusal
// with a cause.
func FuzzRead(f *testing.F) {
	f.Add(docs.Make(sample))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { readChecked(t, data) })
}

// FuzzBody: the same for whatever stands in the body, its styles and its numbering.
func FuzzBody(f *testing.F) {
	good := docs.Of(sample)
	f.Add(good[4][1], good[3][1])
	f.Add(`<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl></w:body></w:document>`, "")
	f.Fuzz(func(t *testing.T, body, numbering string) {
		readChecked(t, good.With(docs.Body, body).With("word/numbering.xml", numbering).Zip())
	})
}

func readChecked(t *testing.T, data []byte) {
	t.Helper()
	lim := FormLimits()
	lim.EntryBytes, lim.TotalBytes, lim.Paragraphs, lim.Text = 1<<20, 2<<20, 1000, 10_000
	d, err := Read(context.Background(), data, lim)
	if err != nil {
		var refusal *ooxml.Refusal
		if !errors.As(err, &refusal) || !refusal.Cause.Known() {
			t.Fatal(err)
		}
		return
	}
	text := 0
	for _, p := range d.Paragraphs() {
		text += len(p.Text)
	}
	if len(d.Paragraphs()) > lim.Paragraphs || text > 2*lim.Text { // a number stands before each
		t.Fatalf("%d paragraphs, %d bytes", len(d.Paragraphs()), text)
	}
}

// Time follows the size of a document, also where it is all one paragraph.
func TestManyRunsOfOneParagraphStayQuick(t *testing.T) {
	var b strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&b, `<w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t>字</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>`, i%97)
	}
	start := time.Now()
	d, err := Read(context.Background(), docs.Of("甲").Edit(docs.Body, "<w:sectPr>", "<w:p>"+b.String()+"</w:p><w:sectPr>").Zip(), FormLimits())
	if err != nil || len(d.Paragraphs()[1].Text) != 600_000 {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
