package interop

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// A step in a spare row that nobody has shown is not on the form's paper: the appendix
// has it.
func TestStepInAHiddenRowIsPrinted(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	p, office := testplan.New(), startOffice(t)
	path := countyBook(t, p, form.NewFilled(form.Origin{}))
	cells := map[string]string{}
	layout := p.Form.Layout()
	for _, r := range layout.Rooms() {
		if r.Field.InTable() && r.Step <= form.StepsShown {
			cells[r.TopLeft()] = fmt.Sprintf("%s之%d", r.Field.Label, r.Step+1)
		}
	}
	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "put", step{"sheet": form.SheetForm(1), "texts": cells, "numbers": map[string]float64{}}, nil)
	office.do(t, "calculate", nil, nil)
	office.do(t, "keep_only", step{"sheets": []string{form.SheetForm(1), form.SheetAppendix(1)}}, nil)
	pdf := filepath.Join(t.TempDir(), "paper.pdf")
	office.do(t, "pdf", step{"path": pdf}, nil)
	text := paperText(t, pdf, "-layout")
	for n := 1; n <= form.StepsShown+1; n++ {
		if want := fmt.Sprintf("阶段工作内容之%d", n); strings.Count(text, want) == 0 {
			t.Errorf("%q is not on paper", want)
		}
	}
	if got := strings.Count(text, "第11步（全文）"); got != 1 || strings.Contains(text, "第10步（全文）") {
		t.Errorf("the appendix has step 11 %d times", got)
	}
	office.do(t, "close", nil, nil)
}
