package wordform

import (
	"strings"
	"testing"

	"shidian/samples/docs"
	"shidian/templates/form"
)

// What programs write in other ways than as text is read as people see it, or asked.
func TestWhatIsNoPlainTextIsReadOrAsked(t *testing.T) {
	const (
		box    = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked w:val="N"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
		choice = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:default w:val="0"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>`
		end    = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		split  = `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`
		circle = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,否)</w:instrText></w:r>`
		said   = `<w:r><w:t>否</w:t></w:r>`
		prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>TEXT</w:t></w:r></w:sdtContent></w:sdt>`
	)
	checked, unchecked := strings.Replace(box, `"N"`, `"1"`, 1), strings.Replace(box, `"N"`, `"0"`, 1)
	for name, c := range map[string]struct{ xml, want, asks string }{
		"old check boxes":                   {unchecked + `<w:r><w:t>是</w:t></w:r>` + checked + said, "否", ""},
		"old check box by its default":      {unchecked + `<w:r><w:t>是</w:t></w:r>` + strings.Replace(box, `<w:checked w:val="N"/>`, `<w:checked/>`, 1) + said, "否", ""},
		"old drop-down list":                {choice + end, "否", ""},
		"old drop-down list with a result":  {choice + split + said + end, "否", ""},
		"a sign in a circle":                {`<w:r><w:t>是</w:t></w:r>` + circle + end, "是", "域"},
		"a sign in a circle with a result":  {circle + split + said + end, "否", ""},
		"a page number":                     {strings.Replace(circle, `eq \o\ac(○,否)`, `PAGE`, 1) + end + said, "否", ""},
		"a box of the private use area":     {"<w:r><w:t>\uf0a3是 \uf052否</w:t></w:r>", "否", ""},
		"a bullet of the private use area":  {"<w:r><w:t>\uf06c否</w:t></w:r>", "\uFFFD否", "认不出的符号"},
		"white by the theme":                {`<w:r><w:rPr><w:color w:themeColor="background1"/></w:rPr><w:t>是</w:t></w:r>` + said, "否", "看不见的字（隐藏或者白色）“是”"},
		"grey by the theme":                 {`<w:r><w:rPr><w:color w:val="A6A6A6" w:themeColor="background1" w:themeShade="A6"/></w:rPr><w:t>否</w:t></w:r>`, "否", ""},
		"a prompt that is an answer":        {strings.Replace(prompt, "TEXT", "否", 1), "", "“否”"},
		"a prompt":                          {strings.Replace(prompt, "TEXT", "单击或点击此处输入文字。", 1), "", ""},
		"a prompt in English":               {strings.Replace(prompt, "TEXT", "Click or tap here to enter text.", 1), "", ""},
		"a prompt in brackets":              {strings.Replace(prompt, "TEXT", "[请输入单位名称]", 1), "", ""},
		"a prompt of a list":                {strings.Replace(prompt, "TEXT", "选择一项。", 1), "", ""},
		"a prompt to fill in":               {strings.Replace(prompt, "TEXT", "　"+form.WordPlaceholder+"　", 1), "", ""},
		"an answer that is our prompt also": {strings.Replace(prompt, "TEXT", form.WordPlaceholder+"否", 1), "", "“点此填写否”"},
	} {
		t.Run(name, func(t *testing.T) {
			const plain = `<w:r><w:rPr></w:rPr><w:t xml:space="preserve">§</w:t></w:r>`
			official := docs.Of(strings.Replace(text(t, "official"), "2>否", "2>§", 1))
			f, err := parse(official.Edit(docs.Body, plain, c.xml).Zip())
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Filled.Answer(form.MajorAccident).Raw; got != c.want {
				t.Errorf("%q, should be %q", got, c.want)
			}
			all := strings.Join(asksOf(f), "\n")
			if c.asks == "" && all != "" || !strings.Contains(all, c.asks) {
				t.Errorf("should ask %q, asks\n%s", c.asks, all)
			}
		})
	}
}

// A row that is not printed is not taken, and told.
func TestHiddenRowIsAsked(t *testing.T) {
	const row = `<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">2022年3月-12月`
	f, err := parse(docs.Of(text(t, "official")).Edit(docs.Body, row, strings.Replace(row, `<w:tr>`, `<w:tr><w:trPr><w:hidden/></w:trPr>`, 1)).Zip())
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(asksOf(f), "\n"); len(f.Filled.Steps) != 4 || !strings.Contains(all, "看不见的字（隐藏或者白色）“2022年3月-12月") {
		t.Errorf("%d steps, asks\n%s", len(f.Filled.Steps), all)
	}
}

// The number of a paragraph may come from its style.
func TestNumberOfAStyleIsRead(t *testing.T) {
	const first = `<w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">一、建立体系`
	doc := docs.Of(text(t, "official")).
		Edit(docs.Body, first, strings.Replace(first, `<w:p>`, `<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>`, 1)).
		Edit("word/_rels/document.xml.rels", `</Relationships>`, `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`).
		With("word/styles.xml", `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`)
	f, err := parse(doc.Zip())
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Filled.Answer(form.ExpectedGoals).Raw; !strings.HasPrefix(got, "（一）一、建立体系") {
		t.Errorf("%q", got)
	}
	if all := strings.Join(asksOf(f), "\n"); !strings.Contains(all, "自动编号“（一）”") {
		t.Errorf("asks\n%s", all)
	}
}

// A frame around the form, or around a part of it, is no table of captions.
func TestFormInAFrameIsRead(t *testing.T) {
	doc := docs.Of(text(t, "official"))
	const open, closed = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr></w:tcPr>`, `</w:tc></w:tr></w:tbl>`
	for name, framed := range map[string]docs.Parts{
		"all":      doc.Edit(docs.Body, `<w:body>`, `<w:body>`+open).Edit(docs.Body, `<w:sectPr>`, closed+`<w:sectPr>`),
		"schedule": doc.Edit(docs.Body, `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">时间`, open+`<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">时间`).Edit(docs.Body, `</w:tbl><w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">五、`, `</w:tbl><w:p/>`+closed+`<w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">五、`),
	} {
		f, err := parse(framed.Zip())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if answers, cells := right(t, f); answers != 31 || cells != 15 || f.Asks != nil {
			t.Errorf("%s: %d of 31 answers, %d of 15 cells, asks %q", name, answers, cells, asksOf(f))
		}
	}
}

// What stands behind the form under a heading of its own is no opinion of the last party.
func TestWhatFollowsTheOpinionsIsAsked(t *testing.T) {
	f := mustParse(t, text(t, "official")+"\n一、承担单位基本信息\n| 单位名称 | 别的公司")
	if got := f.Filled.Answer(form.Managing.Opinion()).Raw; got != "" {
		t.Errorf("the opinion is %q", got)
	}
	if all := strings.Join(asksOf(f), "\n"); !strings.Contains(all, "没有归到任何一栏，没有读入：“别的公司”") {
		t.Errorf("asks\n%s", all)
	}
}

// A title that is quoted, or listed among the papers of a letter, makes no second form.
func TestTitleIsNoSecondForm(t *testing.T) {
	official := text(t, "official")
	const title = "工业标准化试点项目申报书"
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"quoted in an answer": {strings.Replace(official, "目前标准化\\n工作情况 | 4>", "目前标准化\\n工作情况 | 4>见\\n"+title+"\\n试点名称：别的试点\\n", 1), nil},
		"quoted in prose":     {strings.Replace(official, "\n一、建立体系", "\n"+title+"\n试点名称：别的试点\n一、建立体系", 1), nil},
		"in a letter":         {"关于报送申报书的函\n附件：1." + title + "\n" + official, nil},
		"of another form":     {official + "\n" + title + "\n试点名称：别的试点\n承担单位：别的公司", ManyForms},
	} {
		if _, err := parse(docs.Make(c.text)); err != c.want {
			t.Errorf("%s: %v, should be %v", name, err, c.want)
		}
	}
}

// A cell that a tracked change deletes is not taken, and the one behind it moves up.
func TestDeletedCellIsAsked(t *testing.T) {
	const cell = `<w:tc><w:tcPr></w:tcPr><w:p><w:r><w:rPr></w:rPr><w:t xml:space="preserve">048100</w:t></w:r></w:p></w:tc>`
	gone := strings.NewReplacer(`<w:tcPr>`, `<w:tcPr><w:cellDel w:id="1" w:author="a"/>`, "048100", "048000").Replace(cell)
	f, err := parse(docs.Of(text(t, "official")).Edit(docs.Body, cell, gone+cell).Zip())
	if err != nil {
		t.Fatal(err)
	}
	if got, all := f.Filled.Answer(form.Postcode).Raw, strings.Join(asksOf(f), "\n"); got != "048100" || !strings.Contains(all, "删去了“048000”") {
		t.Errorf("%q, asks\n%s", got, all)
	}
}
