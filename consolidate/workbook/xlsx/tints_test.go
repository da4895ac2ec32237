package xlsx

import (
	"slices"
	"testing"
)

const (
	coloured = `<styleSheet ` + mainSpace + `><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.59999389629810485"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill>` +
		`<fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill></fills>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="0" fillId="2"/><xf numFmtId="0" fillId="3"/><xf numFmtId="0" fillId="4"/><xf numFmtId="0" fillId="5"/><xf numFmtId="0" fillId="6"/></cellXfs></styleSheet>`
	theme = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="甲">` +
		`<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>` +
		`<a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>` +
		`</a:clrScheme></a:themeElements></a:theme>`
	colouredRow = `<row r="1"><c r="A1" s="1"><v>7</v></c><c r="B1" s="2"/><c r="C1" s="3"/><c r="D1" s="4"/><c r="E1" s="5"/><c r="F1"/></row>`
)

func tintsOf(t *testing.T, f files) (tints []string) {
	t.Helper()
	book := mustRead(t, f.zip())
	if len(book.Damage) > 0 {
		t.Errorf("the workbook is damaged: %v", book.Damage)
	}
	for _, tint := range book.Sheets[0].Tints {
		tints = append(tints, CellRef(int(tint.Row), int(tint.Col))+" "+tint.Colour())
	}
	return tints
}

// Coloured cells are known by what the eye sees, blank ones too: plain colours, colours of
// the theme and their lighter kinds. White is none.
func TestGroundOfACellIsTheColourThatIsSeen(t *testing.T) {
	f := workbook(rows(colouredRow)).with("xl/styles.xml", coloured)
	if got, want := tintsOf(t, f), []string{"A1 FFFF00", "E1 FFFF00"}; !slices.Equal(got, want) {
		t.Errorf("without a theme coloured are %v, want %v", got, want)
	}
	f = f.edit("xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rIdT" Type="`+relTypes+`theme" Target="theme/theme1.xml"/></Relationships>`)
	if got, want := tintsOf(t, f.with("xl/theme/theme1.xml", theme)), []string{"A1 FFFF00", "B1 4F81BD", "C1 B8CCE4", "E1 FFFF00"}; !slices.Equal(got, want) {
		t.Errorf("coloured are %v, want %v", got, want)
	}
	if got := tintsOf(t, f.with("xl/theme/theme1.xml", theme[:200])); len(got) != 2 {
		t.Errorf("with a broken theme coloured are %v", got)
	}
}
