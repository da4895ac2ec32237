package consolidate

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates/form"
)

const (
	cityArchive = "晋城市2021年度归档"
	cityPublic  = "晋城市2021年度归档（去掉个人信息）"
)

func (o office) archived(t *testing.T, change func(*ArchiveOptions)) (*Archived, files, error) {
	t.Helper()
	options := ArchiveOptions{Outputs: o.path("输出"), Sources: []string{o.path("收到")}, Out: o.path("归档")}
	if change != nil {
		change(&options)
	}
	done, err := Archive(context.Background(), options)
	return done, filesIn(t, o.path("归档")), err
}

// An archive has all that was written and received, apart by whether it counts, and says of
// each file why.
func TestArchiveHoldsTheSeason(t *testing.T) {
	extra := files{"通知.txt": []byte("x"), "来信.zip": nil}
	for name, data := range scansSent {
		extra[name] = data
	}
	extra["来信.zip"] = zipped(t, files{"陵川县/第二页.pdf": []byte("%PDF 9")})
	o := finalOffice(t, extra)
	files{"高平市.xls": []byte("x")}.write(t, o.path("收到")) // came when all was done
	done, got, err := o.archived(t, nil)
	must(t, err)
	inside := got.below(cityArchive)
	for name, data := range o.out {
		if !bytes.Equal(inside[name], data) {
			t.Errorf("%s is not in it", name)
		}
	}
	for _, want := range []string{"收到/计入/城区/140502.xlsx", "收到/计入/陵川县/盖章.pdf", "收到/计入/来信.zip", "收到/未计入/通知.txt", "收到/未计入/通知.pdf", "收到/未计入/高平市.xls", sheets.ArchiveIndexName, store.SumsName, store.ContentsName} {
		if inside[want] == nil {
			t.Errorf("%s is not in it", want)
		}
	}
	index := textOf(t, inside[sheets.ArchiveIndexName], "收到的文件")
	for _, want := range []string{"来信.zip!/陵川县/第二页.pdf", "收到/计入/来信.zip", "没有登记", "未计入", "扫描件，没有对上项目", "没有填写项目"} {
		if !strings.Contains(index, want) {
			t.Errorf("the index does not say %s:\n%s", want, index)
		}
	}
	if done.Lost != nil || !done.Final || done.Files != len(inside)-2 {
		t.Errorf("%+v of %d", done, len(inside))
	}
	_, again, err := o.archived(t, nil)
	must(t, err)
	if len(again) != len(got) {
		t.Error("a second run writes more")
	}
	// What has gone is told.
	must(t, os.Remove(o.path("收到", "陵川县", "盖章.pdf")))
	done, _, err = o.archived(t, func(a *ArchiveOptions) { a.Out = o.path("再归") })
	must(t, err)
	if len(done.Lost) != 1 || done.Lost[0] != "陵川县/盖章.pdf" {
		t.Errorf("lost: %v", done.Lost)
	}
}

// Without persons nothing in any part of any file names one, reaches one, or was typed by
// one.
func TestArchiveWithoutPersonsHasNone(t *testing.T) {
	o := finalOffice(t, scansSent)
	_, got, err := o.archived(t, func(a *ArchiveOptions) { a.WithoutPersons = true })
	must(t, err)
	inside := got.below(cityPublic)
	if len(inside) != 4 || inside[cityList] == nil {
		t.Fatalf("%d files", len(inside))
	}
	text := everyText(t, got)
	var persons []string
	r, _ := run{in: o.in}.merged(t)
	for _, p := range r.Rollup.Projects {
		for _, f := range r.Rollup.Plan.Form.Fields() {
			if answer := p.Facts.Form.Answer(f.ID).Raw; f.IsPrivate() && len(answer) > 3 {
				persons = append(persons, answer)
			}
		}
		for _, id := range []form.ID{form.Reporter, form.ReporterPhone} {
			if county := p.File.Return.County; county != nil {
				persons = append(persons, county.Answer(id).Raw)
			}
		}
	}
	if len(persons) < 30 {
		t.Fatalf("only %d persons in the samples", len(persons))
	}
	for _, no := range append(persons, "内部话", "张某", "140502.xlsx") {
		if no != "" && strings.Contains(text, no) {
			t.Errorf("%q is in it", no)
		}
	}
	if list := textOf(t, inside[cityList], sheets.SheetList); !strings.Contains(list, "示例精密铸件智能制造标准化试点") {
		t.Errorf("the list is\n%s", list)
	}
}

// A folder without a rollup, or with two, is told.
func TestArchiveOfWhatIsNoSeason(t *testing.T) {
	effort.Usual(t)
	var failure *Failure
	_, out := run{in: sample(t, "jincheng").only("沁水县")}.merged(t)
	for name, in := range map[string]files{"没有汇总": {"说明.txt": []byte("x")}, "2 份汇总": {"甲.xlsx": out[cityRollup], "乙.xlsx": edit(t, out[cityRollup], func(*excelize.File) {})}} {
		_, err := Archive(context.Background(), ArchiveOptions{Outputs: in.write(t, t.TempDir()), Out: t.TempDir()})
		if !errors.As(err, &failure) || !strings.Contains(failure.Text, name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
