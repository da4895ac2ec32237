package interop

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"shidian/checks"
	"shidian/consolidate/sheets"
	"shidian/samples/effort"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// officialPages is how many pages the form has with as many steps as its table shows.
const officialPages = 8

// overlong is a form whose names, codes and phones are longer than their boxes, too.
func overlong(kind string, characters int) *form.Filled {
	filled := longForm(kind, characters)
	for i, f := range form.Official().Fields() {
		switch f.Type.(type) {
		case form.Line:
			filled.Set(f.ID, form.Answer{Raw: fmt.Sprintf("甲%d", i) + proseOf("long", f.Max*(1+i%6)), Kind: form.Text})
		case form.Phone, form.Mail:
			filled.Set(f.ID, form.Answer{Raw: fmt.Sprintf("0356-00%05d 转 8%d，或者 400-000-%04d，office.department%d@standards.example.com", i, i, i, i), Kind: form.Text})
		}
	}
	for n := len(filled.Steps); n < form.StepRows+3; n++ {
		filled.Steps = append(filled.Steps, form.Step{Time: form.Answer{Raw: fmt.Sprintf("2022年%d月", n), Kind: form.Text}, Content: form.Answer{Raw: fmt.Sprintf("第%d步，组织实施标准", n), Kind: form.Text}})
	}
	return filled
}

// Every answer is on the paper of a form that is written to be stamped, in its box or on
// the appendix, and no page more is printed than the form has.
func TestPrintedFormIsWhole(t *testing.T) {
	effort.Long(t)
	t.Parallel()
	p, office := testplan.New(), startOffice(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		missing(t, "pdftotext")
	}
	for _, kind := range []string{"long", "lines", "mixed"} {
		for _, characters := range []int{1, 300, 3000, 12000} {
			checkPrinted(t, p, office, longForm(kind, characters), fmt.Sprintf("%s, %d characters", kind, characters))
		}
		checkPrinted(t, p, office, overlong(kind, 300), kind+", overlong")
	}
}

func checkPrinted(t *testing.T, p *plan.Plan, office *program, filled *form.Filled, about string) {
	t.Helper()
	filled.Region = county
	data, err := sheets.DrawPrintedForm(checks.NewApplication(filled, p, p.Choices(), region(t, p, county), form.Date{}))
	if err != nil {
		t.Fatal(err)
	}
	path := write(t, t.TempDir(), "申报书.xlsx", data)
	pdf := path + ".pdf"
	office.do(t, "open", step{"path": path}, nil)
	office.do(t, "pdf", step{"path": pdf}, nil)
	office.do(t, "close", nil, nil)
	paper := paperText(t, pdf, "-layout") + paperText(t, pdf, "-raw")
	print := p.Form.Print(filled)
	for _, b := range print.Boxes {
		allPrinted(t, about+", "+b.Field.Title, paper, b.Text)
	}
	for _, whole := range print.Rest {
		allPrinted(t, about+", "+whole.Title, paper, whole.Text)
	}
	text, err := exec.Command("pdftotext", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	more := 0
	if len(filled.Steps) > form.StepsShown {
		more = 1
	}
	if print.Rest != nil {
		more += len(form.AppendixBreaks(len(print.Lines())+form.TextWidth(filled.Name())/30)) + 1
	}
	if pages := strings.Count(string(text), "\f"); pages != officialPages+more {
		t.Errorf("%s: %d pages are printed, not %d", about, pages, officialPages+more)
	}
}
