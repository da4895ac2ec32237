package xlsx

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// markedStyles are styles by number: 0 plain, 1 struck, 2 white on no fill, 3 white on
// dark blue, 4 white on white, 5 theme 0, 6 red on red, 7 nothing shown, 8 one point
// high, 9 yellow on no fill, 10 strike switched off, 11 indexed white, 12 black on an
// unknown fill, 13 white with a tint.
const markedStyles = `<styleSheet ` + mainSpace + `><numFmts count="1"><numFmt numFmtId="180" formatCode=";;;"/></numFmts>
<fonts><font><sz val="11"/></font><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font><font><color rgb="FFFF0000"/></font><font><sz val="1"/></font><font><color rgb="FFFFFF00"/></font><font><strike val="0"/></font><font><color indexed="9"/></font><font><color rgb="FF000000"/></font><font><color theme="0" tint="-0.5"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF000080"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFEFEFE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills>
<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="2" fillId="0"/><xf numFmtId="0" fontId="2" fillId="2"/><xf numFmtId="0" fontId="2" fillId="3"/><xf numFmtId="0" fontId="3" fillId="0"/><xf numFmtId="0" fontId="4" fillId="4"/><xf numFmtId="180" fontId="0" fillId="0"/><xf numFmtId="0" fontId="5" fillId="0"/><xf numFmtId="0" fontId="6" fillId="0"/><xf numFmtId="0" fontId="7" fillId="0"/><xf numFmtId="0" fontId="8" fillId="0"/><xf numFmtId="0" fontId="9" fillId="5"/><xf numFmtId="0" fontId="10" fillId="0"/></cellXfs></styleSheet>`

func TestWhatTheEyeSeesOfACell(t *testing.T) {
	styled := func(style int) string { return fmt.Sprintf(`<c r="A1" s="%d" t="str"><v>示例</v></c>`, style) }
	rich := func(style int, runs string) string {
		return fmt.Sprintf(`<c r="A1" s="%d" t="inlineStr"><is>%s</is></c>`, style, runs)
	}
	const plain, struck, pale = `<r><rPr><sz val="12"/></rPr><t>张三</t></r>`, `<r><rPr><strike/></rPr><t>李四</t></r>`, `<r><rPr><color rgb="FFFFFFFF"/></rPr><t>王五</t></r>`
	for _, c := range []struct{ name, cell, want string }{
		{"plain", styled(0), ""},
		{"crossed out", styled(1), "struck"},
		{"white on no fill", styled(2), "unseen"},
		{"white on dark blue", styled(3), ""},
		{"white on near white", styled(4), "unseen"},
		{"the ground of the theme", styled(5), "unseen"},
		{"red on red", styled(6), "unseen"},
		{"a format that shows nothing", styled(7), "unseen"},
		{"a font of one point", styled(8), "unseen"},
		{"yellow on no fill: hard to read, and seen", styled(9), ""},
		{"strike switched off", styled(10), ""},
		{"white of the palette", styled(11), "unseen"},
		{"black on a fill that is not known", styled(12), ""},
		{"white made grey", styled(13), ""},
		{"a number crossed out", `<c r="A1" s="1"><v>5</v></c>`, "struck"},
		{"met the short way", `<c r="A1" s="1" t="s"><v>1</v></c>`, "struck"},
		{"crossed out and without a value", `<c r="A1" s="1"/>`, ""},
		{"crossed out in part", rich(0, struck+plain), "struck seen=张三"},
		{"white in part", rich(0, plain+pale), "unseen seen=张三"},
		{"white in part on dark blue", rich(3, `<r><rPr><color rgb="FFFFFF00"/></rPr><t>张三</t></r>`+pale), ""},
		{"every run crossed out", rich(0, struck+struck), "struck"},
		{"a blank run crossed out", rich(0, plain+`<r><rPr><strike/></rPr><t xml:space="preserve"> </t></r>`), ""},
		{"the cell crossed out, its runs have fonts of their own", rich(1, plain), ""},
		{"the cell crossed out, one run without a font", rich(1, `<r><t>李四</t></r>`+plain), "struck seen=张三"},
		{"a picture of WPS", `<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>`, "picture"},
		{"a picture of WPS, kept as text", `<c r="A1" t="inlineStr"><is><t>=DISPIMG("ID_1",1)</t></is></c>`, "picture"},
		{"a picture of WPS without a result", `<c r="A1"><f>DISPIMG("ID_1",1)</f></c>`, "picture"},
		{"a picture of Excel", `<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>`, "picture"},
		{"an error and no picture", `<c r="A1" t="e"><v>#VALUE!</v></c>`, ""},
		{"today", `<c r="A1"><f>TODAY()</f><v>44322</v></c>`, "changing"},
		{"a year of now", `<c r="A1"><f>YEAR(Now())</f><v>2021</v></c>`, "changing"},
		{"a formula like any", `<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := workbook(rows(`<row r="1">`+c.cell+`</row>`)).with("xl/styles.xml", markedStyles).zip()
			book, err := Read(context.Background(), data, DefaultLimits())
			if err != nil || len(book.Damage) > 0 {
				t.Fatal(err, book.Damage)
			}
			m, _ := book.Sheets[0].MarkAt(1, 1)
			if got := m.words(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// words is the mark as a test names it.
func (m Mark) words() string {
	var words []string
	for _, w := range []struct {
		is   bool
		word string
	}{{m.Struck, "struck"}, {m.Unseen, "unseen"}, {m.Picture, "picture"}, {m.Changing, "changing"}, {m.Seen != "", "seen=" + m.Seen}} {
		if w.is {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, " ")
}

func TestFormatsThatShowAnotherThingThanTheValue(t *testing.T) {
	text, number, zero := `<c r="A1" s="1" t="str"><v>示例</v></c>`, `<c r="A1" s="1"><v>2</v></c>`, `<c r="A1" s="1"><v>0</v></c>`
	for _, c := range []struct{ code, cell, want string }{
		{"General", text, ""}, {"@", text, ""}, {"@", number, ""}, {"0", text, ""}, {`0"人"`, number, ""},
		{`#,##0.00`, number, ""}, {`yyyy"年"m"月"`, number, ""}, {`[h]:mm`, number, ""}, {`0;-0;;@`, number, ""}, {`0;-0;;@`, text, ""},
		{`_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, number, ""}, {`_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, text, ""},
		{`_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`, zero, ""}, {`[>9]"多";0`, number, ""}, {`[Red]0;[Blue]-0`, number, ""}, {`[$-804]yyyy"年"`, number, ""}, {`0%`, text, ""}, {`¥0.00`, number, ""},
		{";;;", text, "unseen"}, {";;;", number, "unseen"}, {"General;General;General;", text, "unseen"}, {"General;General;General;", number, ""},
		{`@;@;@;""`, text, "unseen"}, {`"";"";"";""`, number, "unseen"}, {";;;** ", text, "unseen"}, {"**;**;**;**", text, "unseen"},
		{`0;0;0;"示例乙"`, text, "unseen"}, {"[White]@", text, "unseen"}, {"[White]General", number, "unseen"}, {"[Color2]General;[Color2]General;[Color2]General;[Color2]@", text, "unseen"},
		{";;", number, "unseen"}, {";;", text, ""}, {"0;0;", zero, "unseen"}, {`"5人"`, number, "unseen"}, {`0"0"`, number, "unseen"},
		{"0%", number, "unseen"}, {"0,", number, "unseen"}, {`0!.0,"万"`, number, "unseen"},
	} {
		code := strings.NewReplacer(`"`, "&quot;", "<", "&lt;", ">", "&gt;").Replace(c.code)
		data := workbook(rows(`<row r="1">`+c.cell+`</row>`)).with("xl/styles.xml", `<styleSheet `+mainSpace+`><numFmts><numFmt numFmtId="180" formatCode="`+code+`"/></numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><cellXfs><xf numFmtId="0"/><xf numFmtId="180" fontId="0" fillId="0"/></cellXfs></styleSheet>`).zip()
		book, err := Read(context.Background(), data, DefaultLimits())
		if err != nil || len(book.Damage) > 0 {
			t.Fatal(c.code, err, book.Damage)
		}
		if m, _ := book.Sheets[0].MarkAt(1, 1); m.words() != c.want {
			t.Errorf("%s on %s: %q, want %q", c.code, c.cell, m.words(), c.want)
		}
	}
}

func TestColoursAndLinesThatHideOrCrossOut(t *testing.T) {
	const solid = `<patternFill patternType="solid"><fgColor %s/></patternFill>`
	for _, c := range []struct{ name, font, fill, border, want string }{
		{"white, 5 % darker", `<color theme="0" tint="-0.0499"/>`, "", "", "unseen"},
		{"white, half as dark", `<color theme="0" tint="-0.5"/>`, "", "", ""},
		{"black made nearly white", `<color theme="1" tint="0.95"/>`, "", "", "unseen"},
		{"black, half as light", `<color theme="1" tint="0.5"/>`, "", "", ""},
		{"an accent made nearly white", `<color theme="5" tint="0.95"/>`, "", "", "unseen"},
		{"an accent on itself", `<color theme="4"/>`, fmt.Sprintf(solid, `theme="4"`), "", "unseen"},
		{"an accent on a lighter one", `<color theme="4"/>`, fmt.Sprintf(solid, `theme="4" tint="0.8"`), "", ""},
		{"an accent on another", `<color theme="4"/>`, fmt.Sprintf(solid, `theme="5"`), "", ""},
		{"grey of the palette on itself", `<color indexed="22"/>`, fmt.Sprintf(solid, `indexed="22"`), "", "unseen"},
		{"grey of the palette on another", `<color indexed="22"/>`, fmt.Sprintf(solid, `indexed="23"`), "", ""},
		{"three points high", `<sz val="3"/>`, "", "", "unseen"},
		{"six points high", `<sz val="6"/>`, "", "", ""},
		{"a line across", "", "", `<border diagonalUp="1"><diagonal style="thin"/></border>`, "struck"},
		{"a line across, downwards", "", "", `<border diagonalDown="true"><left style="thin"/><diagonal style="medium"/></border>`, "struck"},
		{"a line across, switched off", "", "", `<border><diagonal style="thin"/></border>`, ""},
		{"no line", "", "", `<border diagonalUp="1"><left style="thin"/><diagonal/></border>`, ""},
	} {
		styles := `<styleSheet ` + mainSpace + `><fonts><font>` + c.font + `</font></fonts><fills><fill>` + c.fill + `</fill></fills><borders>` + c.border +
			`</borders><cellXfs><xf numFmtId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`
		if c.fill == "" {
			styles = strings.Replace(styles, "<fill>", `<fill><patternFill patternType="none"/>`, 1)
		}
		book, err := Read(context.Background(), workbook(rows(`<row r="1"><c r="A1" s="1" t="str"><v>示例</v></c></row>`)).with("xl/styles.xml", styles).zip(), DefaultLimits())
		if err != nil || len(book.Damage) > 0 {
			t.Fatal(c.name, err, book.Damage)
		}
		if m, _ := book.Sheets[0].MarkAt(1, 1); m.words() != c.want {
			t.Errorf("%s: %q, want %q", c.name, m.words(), c.want)
		}
	}
}

// Whether the condition holds is not worked out: a person is asked.
func TestConditionalFormatsThatHideOrCrossOut(t *testing.T) {
	for _, c := range []struct{ name, difference, want string }{
		{"a fill", `<fill><patternFill patternType="solid"><bgColor rgb="FFFFF2CC"/></patternFill></fill>`, ""},
		{"bold", `<font><b val="1"/><color/></font>`, ""},
		{"red", `<font><color rgb="FFFF0000"/></font>`, ""},
		{"white on red", `<font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>`, ""},
		{"crossed out", `<font><strike/></font>`, "struck"},
		{"white", `<font><color theme="0"/></font>`, "unseen"},
		{"red on red", `<font><color rgb="FFFF0000"/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>`, "unseen"},
		{"a format that shows nothing", `<numFmt numFmtId="180" formatCode=";;;"/>`, "unseen"},
	} {
		styles := `<styleSheet ` + mainSpace + `><cellXfs><xf numFmtId="0"/></cellXfs><dxfs><dxf>` + c.difference + `</dxf></dxfs></styleSheet>`
		sheet := rows(`<row r="1"><c r="A1" t="str"><v>示例</v></c><c r="B1" t="str"><v>旁边</v></c></row>`) +
			`<conditionalFormatting sqref="C3:D4 A1"><cfRule type="expression" dxfId="0" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>`
		book, err := Read(context.Background(), workbook(sheet).with("xl/styles.xml", styles).zip(), DefaultLimits())
		if err != nil || len(book.Damage) > 0 {
			t.Fatal(c.name, err, book.Damage)
		}
		m, _ := book.Sheets[0].MarkAt(1, 1)
		if _, beside := book.Sheets[0].MarkAt(1, 2); beside || m.words() != c.want {
			t.Errorf("%s: %q, want %q; beside %v", c.name, m.words(), c.want, beside)
		}
	}
}

func TestSharedTextThatIsCrossedOutInPart(t *testing.T) {
	data := workbook(rows(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`)).
		with(sst, `<sst `+mainSpace+`><si><t>甲</t></si><si><r><rPr><strike/></rPr><t>旧名</t></r><r><t>新名</t></r></si></sst>`).zip()
	book, err := Read(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if m, marked := book.Sheets[0].MarkAt(1, 2); !marked || m.Seen != "新名" || len(book.Sheets[0].Marks) != 1 {
		t.Errorf("%+v of %v", m, book.Sheets[0].Marks)
	}
}

func TestRowsAndColumnsTooThinToSeeAreHidden(t *testing.T) {
	data := workbook(`<cols><col min="2" max="2" width="0.1"/></cols>` + rows(`<row r="1" ht="5" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2" ht="12"><c r="A2"><v>1</v></c></row>`)).zip()
	book, err := Read(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if s := book.Sheets[0]; !s.HidesRow(1) || s.HidesRow(2) || !s.HidesCol(2) || s.HidesCol(1) {
		t.Errorf("rows %v, columns %v", s.HiddenRows, s.HiddenCols)
	}
}

// drawn is a workbook with that drawing over its only sheet.
func drawn(anchors string) files {
	const spaces = `xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	return workbook(rows(`<row r="1"><c r="A1"><v>1</v></c></row>`)).
		edit("[Content_Types].xml", "</Types>", `<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>`).
		with("xl/worksheets/_rels/sheet1.xml.rels", pkgRels+`<Relationship Id="rId1" Type="`+relTypes+`drawing" Target="../drawings/drawing1.xml"/></Relationships>`).
		with("xl/drawings/drawing1.xml", `<xdr:wsDr `+spaces+`>`+anchors+`</xdr:wsDr>`)
}

func TestDrawingsAreReadWithTheirPlaceAndWords(t *testing.T) {
	corner := func(name string, row, col int) string {
		return fmt.Sprintf(`<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>`, name, col, row, name)
	}
	const pic = `<xdr:pic><xdr:nvPicPr/></xdr:pic>`
	const box = `<xdr:sp><xdr:nvSpPr/><xdr:txBody><a:p><a:r><a:t>补充</a:t></a:r><a:r><a:t>说明</a:t></a:r></a:p><a:p><a:r><a:t>第二行</a:t></a:r></a:p></xdr:txBody></xdr:sp>`
	two := func(inside string) string {
		return `<xdr:twoCellAnchor>` + corner("from", 4, 1) + corner("to", 9, 3) + inside + `<xdr:clientData/></xdr:twoCellAnchor>`
	}
	for _, c := range []struct{ name, anchors, want string }{
		{"a picture", two(pic), `2 B5:D10 ""`},
		{"a text box", two(box), `1 B5:D10 "补充说明\n第二行"`},
		{"a group of both", two(`<xdr:grpSp><xdr:grpSpPr/>` + box + pic + `</xdr:grpSp>`), `2 B5:D10 "补充说明\n第二行"`},
		{"a picture by its corner alone", `<xdr:oneCellAnchor>` + corner("from", 4, 1) + `<xdr:ext cx="1" cy="1"/>` + pic + `<xdr:clientData/></xdr:oneCellAnchor>`, `2 B5:B5 ""`},
		{"a picture by its corner and size", `<xdr:oneCellAnchor>` + corner("from", 4, 1) + `<xdr:ext cx="1828800" cy="762000"/>` + pic + `<xdr:clientData/></xdr:oneCellAnchor>`, `2 B5:D8 ""`},
		{"a chart", two(`<xdr:graphicFrame/>`), `0 B5:D10 ""`},
		{"as alternate content", two(`<mc:AlternateContent><mc:Choice Requires="x"><xdr:sp/></mc:Choice><mc:Fallback>` + pic + `</mc:Fallback></mc:AlternateContent>`), `2 B5:D10 ""`},
		{"a label of a form, without a fallback", `<mc:AlternateContent><mc:Choice Requires="a14">` + two(box) + `</mc:Choice><mc:Fallback/></mc:AlternateContent>`, `1 B5:D10 "补充说明\n第二行"`},
		{"a text box with a poorer fallback", two(`<mc:AlternateContent><mc:Choice Requires="a14">` + box + `</mc:Choice><mc:Fallback><xdr:sp/></mc:Fallback></mc:AlternateContent>`), `1 B5:D10 "补充说明\n第二行"`},
		{"placed by inches", `<xdr:absoluteAnchor><xdr:pos x="0" y="0"/>` + pic + `</xdr:absoluteAnchor>`, `2 A1:A1 ""`},
		{"placed by inches, with a size", `<xdr:absoluteAnchor><xdr:pos x="1219200" y="381000"/><xdr:ext cx="609600" cy="190500"/>` + pic + `</xdr:absoluteAnchor>`, `2 C3:C3 ""`},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, err := Read(context.Background(), drawn(c.anchors).zip(), DefaultLimits())
			if err != nil || len(book.Damage) > 0 {
				t.Fatal(err, book.Damage)
			}
			got := ""
			for _, d := range book.Sheets[0].Drawings {
				got += fmt.Sprintf("%d %s:%s %q", d.Kind, CellRef(d.Over.FirstRow, d.Over.FirstCol), CellRef(d.Over.LastRow, d.Over.LastCol), d.Text)
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
