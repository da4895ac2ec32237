package plan

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
)

// noticeLines are the facts of the notices without any white space, in the
// order of the documents.
func noticeLines(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/notices.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range strings.Split(string(data), "\n") {
		lines = append(lines, squeezed(line))
	}
	return lines
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// documentOf is what the notices say from the line with the number to the next
// blank line; nil when no line is that number.
func documentOf(lines []string, number string) []string {
	for i, line := range lines {
		if line != squeezed(number) {
			continue
		}
		end := i
		for end < len(lines) && lines[end] != "" {
			end++
		}
		return lines[i:end]
	}
	return nil
}

func has(lines []string, want string) bool {
	for _, line := range lines {
		if line == squeezed(want) {
			return true
		}
	}
	return false
}

func TestNoticesOfThePlanAreThoseThatWereIssued(t *testing.T) {
	lines := noticeLines(t)
	for _, n := range Shanxi2021().Notices {
		document := documentOf(lines, n.Number)
		if document == nil {
			t.Errorf("no notice has the number %s", n.Number)
			continue
		}
		title := strings.TrimPrefix(squeezed(n.Title), squeezed(n.Issuer))
		if !has(document, n.Issuer+title) {
			t.Errorf("%s: no title %s of %s", n.Number, n.Title, n.Issuer)
		}
		if !n.Date.IsZero() && !has(document, n.Date.Chinese()) {
			t.Errorf("%s: it is not of %s", n.Number, n.Date.Chinese())
		}
	}
}

// The values that people may be refused by stand in the notices as sentences.
func TestValuesOfThePlanAreThoseOfTheNotices(t *testing.T) {
	p := Shanxi2021()
	lines := noticeLines(t)
	province, city := documentOf(lines, p.Notices[0].Number), documentOf(lines, p.Notices[1].Number)
	if province == nil || city == nil {
		t.Fatal("the notices have other numbers")
	}
	day := func(level Level) string {
		d, _ := p.Deadline(Region{Level: level})
		return d.LastDay.Chinese()
	}
	said := func(lines []string, format string, values ...any) {
		t.Helper()
		if text := fmt.Sprintf(format, values...); !strings.Contains(strings.Join(lines, "\n"), text) {
			t.Errorf("%s: the notice does not say %s", lines[0], text)
		}
	}
	said(city, "于%s前", day(County))
	said(city, "一式%d份", p.CopiesToCity)
	said(city, "至少申报%s个项目", chineseDigit(p.MinProjects))
	said(province, "于%s前", day(City))
	said(province, "纸质材料一式%s份", chineseDigit(p.CopiesToProvince))
	said(province, "申报书一式%d份", p.CopiesOnForm)
	said(province, "每个领域报送不超过%d个", p.Limit)
	for _, d := range p.Domains {
		said(province, "领域重点在%s等方面", strings.Join(d.FocusAreas, "、"))
		if !strings.Contains(province[3], d.Name) {
			t.Errorf("no limit names %s", d.Name)
		}
	}
}

func chineseDigit(n int) string { return string([]rune("零一二三四五六七八九")[n]) }
