package sheets

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"shidian/consolidate/record/recordtest"
	"shidian/templates/form"
	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// finalOf is a final list of 晋城市 as it is read back, with an answer to every question of
// the form of each of its projects.
func finalOf(t *testing.T, p *plan.Plan, names ...string) (*ListReading, plan.Region) {
	t.Helper()
	r := recommending(t, p, "140500", names...)
	for _, project := range r.Projects {
		project.Decision.Said, project.Decision.Reason = "说给省里的话", "内部的话"
		for _, f := range p.Form.Fields() {
			if project.Facts.Form.Answer(f.ID).IsBlank() {
				project.Facts.Form.Set(f.ID, form.Answer{Raw: "私密" + string(f.ID), Kind: form.Text, Cell: "A1"})
			}
		}
	}
	r.Close()
	data, err := DrawList(r)
	must(t, err)
	book := readBook(t, data)
	read := readListHead(book, keptOf(book))
	if problems := read.readProjects(book, keptOf(book), p, r.Region); problems != nil || read.Touched() != "" {
		t.Fatal(problems, read.Touched())
	}
	return read, r.Region
}

// partsOf are the parts of a package, with their names.
func partsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		parts[f.Name] = string(text)
	}
	return parts
}

// Everybody may read a public list, so no part of its file, no name and no property holds
// anything but its columns.
func TestPublicListHoldsNothingElse(t *testing.T) {
	p := testplan.New()
	p.Publicity, p.Objections = "7 天", "示例局（400-000-1111）"
	read, of := finalOf(t, p, "示例茶试点|沁水县|农业|||是|1", "示例铁试点|140502|工业")
	s, private := read.PublicSheet(p, of)
	if private != nil {
		t.Fatal(private)
	}
	data, err := DrawAlone(s)
	must(t, err)
	recordtest.Compare(t, listGrid(t, data, "公示名单"), `
		序号|地区|试点名称|承担单位|领域
		1|沁水县|示例茶试点|示例单位|农业
		2|城区|示例铁试点|示例单位|工业
		晋城市市场监督管理局`)
	if sheets := readBook(t, data).Sheets; len(sheets) != 1 {
		t.Errorf("it has %d sheets", len(sheets))
	}
	hidden := []string{"说给省里的话", "内部的话", "私密", "甲某", "400-000-0000", "name@example.com", "140500", "140521", strings.Repeat("0", 64), "shidian", "试点企业"}
	for name, text := range partsOf(t, data) {
		for _, secret := range hidden {
			if strings.Contains(name+text, secret) {
				t.Errorf("%s has %q", name, secret)
			}
		}
	}
	all := textsOn(t, data, "公示名单")
	for _, want := range []string{"2021年度山西省省级标准化试点公示名单", "公示期：7 天", "对公示的项目有异议的，请在公示期内向示例局（400-000-1111）反映。"} {
		if !strings.Contains(strings.Join(all, "\n"), want) {
			t.Errorf("it does not say %s", want)
		}
	}
}

// A list may carry any plan, and somebody may have written a telephone into a name.
func TestNothingPrivateIsPublishedWhateverThePlan(t *testing.T) {
	p := testplan.New()
	p.Lists = append(p.Lists, plan.ListColumn{List: plan.PublicList, Title: "联系人", From: "联系人", Width: 10}, plan.ListColumn{List: plan.PublicList, Title: "说明", From: "上报说明", Width: 10},
		plan.ListColumn{List: plan.PublicList, Title: "别的", From: "没有这一项", Width: 10})
	read, of := finalOf(t, p, "示例茶试点|沁水县|农业")
	if s, _ := read.PublicSheet(p, of); len(s.Columns) != 5 {
		t.Errorf("it has the columns %v", s.Columns)
	}
	for _, name := range []string{"示例茶试点13900000000", "示例茶试点（0356-2200000）", "示例茶试点 400 000 0000", "示例茶试点甲@示例 a@example.com", "示例茶试点91140500MA0000000X", "示例１３９-0000-0000"} {
		read, of := finalOf(t, p, name+"|沁水县|农业")
		if _, private := read.PublicSheet(p, of); len(private) != 1 || !strings.Contains(private[0], "第 1 个项目的“试点名称”") {
			t.Errorf("%s: %v", name, private)
		}
	}
	for _, name := range []string{"GB/T 19001-2016 贯标试点", "2021年6月至2023年5月示例试点", "示例 1234567 亩试点"} {
		read, of := finalOf(t, p, name+"|沁水县|农业")
		if _, private := read.PublicSheet(p, of); private != nil {
			t.Errorf("%s: %v", name, private)
		}
	}
}
