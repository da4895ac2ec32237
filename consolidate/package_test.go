package consolidate

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/store"
	"shidian/samples/effort"
	"shidian/templates/plan/testplan"
)

const cityPackage = "晋城市2021年度推荐项目报送材料"

// office is a city's desk with a final list: 收到, with scans, and 输出.
type office struct {
	dir string
	in  files
	out files
}

// secrets are entered in every cell of the rollup that stays in the office.
func secrets(t *testing.T, data []byte) []byte {
	t.Helper()
	return edit(t, data, func(f *excelize.File) {
		enter := func(sheet, row, column, text string) {
			must(t, f.SetCellStr(sheet, find(t, f, sheet, row, column), text))
		}
		for _, e := range record.DecisionEntries() {
			if e.Reach == record.Office && e.Choices == nil {
				enter(record.SheetProjects, "示例精密铸件智能制造标准化试点", e.Title, "内部话"+e.Title)
			}
		}
		for _, e := range record.ReceiptEntries() {
			if e.Reach == record.Office && e.Choices == nil && e.Title != record.ColumnVoid {
				enter(record.SheetReceipts, "城区/140502.xlsx", e.Title, "内部话"+e.Title)
			}
		}
	})
}

// finalOffice plays the season of the samples to the end.
func finalOffice(t *testing.T, extra files) office {
	t.Helper()
	o := office{dir: t.TempDir(), in: files{}}
	for name, data := range sample(t, "jincheng-decided") {
		if strings.Contains(name, "140502") {
			name = "城区/140502.xlsx"
		}
		o.in[name] = data
	}
	for name, data := range extra {
		o.in[name] = data
	}
	_, out := run{in: o.in, out: standing(t, "jincheng-decided")}.merged(t)
	out[cityRollup] = secrets(t, out[cityRollup])
	_, out = run{in: o.in, out: out.current()}.merged(t)
	out.current().write(t, filepath.Join(o.dir, "输出"))
	o.in.write(t, filepath.Join(o.dir, "收到"))
	_, err := List(context.Background(), ListOptions{Plan: testplan.New(), Rollup: o.path("输出", cityRollup), AsOf: may7, Final: true})
	must(t, err)
	o.out = filesIn(t, o.path("输出"))
	return o
}

func (o office) path(names ...string) string {
	return filepath.Join(append([]string{o.dir}, names...)...)
}

func (o office) packed(t *testing.T, change func(*PackageOptions)) (*Packaged, files, error) {
	t.Helper()
	options := PackageOptions{List: o.path("输出", cityList), Sources: []string{o.path("收到")}, Out: o.path("上报"), Zip: true}
	if change != nil {
		change(&options)
	}
	done, err := Package(context.Background(), options)
	return done, filesIn(t, o.path("上报")), err
}

// everyText is all that can be read in the files: their names, and every part of what is a
// package, also of one within another.
func everyText(t *testing.T, all files) string {
	t.Helper()
	var text strings.Builder
	for name, data := range all {
		text.WriteString(name + "\n")
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			text.Write(data)
			continue
		}
		inside := files{}
		for _, f := range z.File {
			r, err := f.Open()
			must(t, err)
			inside[f.Name], err = io.ReadAll(r)
			must(t, err)
		}
		text.WriteString(everyText(t, inside))
	}
	return text.String()
}

var scansSent = files{
	"城区/示例精密铸件智能制造/张某李某手机拍.JPG": []byte("%PDF 1"),
	"城区/示例精密铸件智能制造/第二页.pdf":     []byte("%PDF 2"),
	"陵川县/盖章.pdf": []byte("%PDF 3"),
	"通知.pdf":     []byte("%PDF 4"),
}

// A package holds the list, the scans that came of its projects, and nothing of what stays
// in the office, in no part of any file.
func TestPackageHoldsWhatGoesUpAndNothingElse(t *testing.T) {
	o := finalOffice(t, scansSent)
	if !strings.Contains(everyText(t, o.out.only(cityRollup)), "内部话") {
		t.Fatal("nothing internal was entered")
	}
	done, got, err := o.packed(t, nil)
	must(t, err)
	inside := got.below(cityPackage)
	for _, want := range []string{"申报书/01_农业_示例沁水连翘叶药茶种植标准化试点_示例沁水药茶专业合作社.xlsx", cityList, cityLetter, store.SumsName, store.ContentsName,
		"扫描件/02_农业_示例陵川中药材连片种植标准化试点_示例陵川中药材有限公司/扫描件1.pdf",
		"扫描件/03_工业_示例精密铸件智能制造标准化试点_示例铸造有限公司/扫描件1.jpg", "扫描件/03_工业_示例精密铸件智能制造标准化试点_示例铸造有限公司/扫描件2.pdf"} {
		if inside[want] == nil {
			t.Errorf("%s is not in it", want)
		}
	}
	if !bytes.Equal(inside[cityList], o.out[cityList]) || done.Lost != nil || len(done.Projects) != 6 {
		t.Errorf("%+v", done)
	}
	for name := range got {
		if utf8.RuneCountInString(name) >= 200 || strings.Contains(name, "张某") {
			t.Errorf("a file is called %s", name)
		}
	}
	text := everyText(t, got)
	for _, no := range []string{"内部话", "%PDF 4", o.dir} {
		if strings.Contains(text, no) {
			t.Errorf("%s goes up", no)
		}
	}
	// Again nothing is written, and the archive has the same bytes anywhere.
	before := got
	_, got, err = o.packed(t, nil)
	must(t, err)
	other, elsewhere, err := o.packed(t, func(p *PackageOptions) { p.Out = o.path("上报", "别处") })
	must(t, err)
	if len(before) != len(got) || !bytes.Equal(elsewhere["别处/"+cityPackage+".zip"], got[cityPackage+".zip"]) || other.Zip == "" {
		t.Error("another run packs otherwise")
	}
}

// below are the files of a folder.
func (f files) below(folder string) files {
	out := files{}
	for name, data := range f {
		if rest, ok := strings.CutPrefix(name, folder+"/"); ok {
			out[rest] = data
		}
	}
	return out
}

// What is missing is told, what came since is taken, and what others have put there is not
// touched.
func TestPackageTellsWhatItLacks(t *testing.T) {
	effort.Usual(t)
	o := finalOffice(t, scansSent)
	must(t, os.Remove(o.path("收到", "陵川县", "盖章.pdf")))
	must(t, os.Rename(o.path("收到", "城区", "示例精密铸件智能制造", "第二页.pdf"), o.path("收到", "改名.pdf")))
	files{"沁水县/示例沁水县政务服务中心.pdf": []byte("%PDF 5")}.write(t, o.path("收到"))
	_, err := Merge(context.Background(), Options{Paths: []string{o.path("收到")}, Out: o.path("输出"), AsOf: may7})
	must(t, err)
	done, got, err := o.packed(t, func(p *PackageOptions) { p.Zip = false })
	must(t, err)
	if len(done.Lost) != 1 || done.Lost[0] != "陵川县/盖章.pdf" || got[cityPackage+".zip"] != nil {
		t.Errorf("%+v", done)
	}
	text := everyText(t, got)
	for _, came := range []string{"%PDF 1", "%PDF 2", "%PDF 5"} {
		if !strings.Contains(text, came) {
			t.Errorf("%s is not in it", came)
		}
	}
	var failure *Failure
	for name, data := range (files{"随手记.xlsx": []byte("x"), "扫描件/别的.pdf": []byte("x")}) {
		files{cityPackage + "/" + name: data}.write(t, o.path("上报"))
		if _, _, err := o.packed(t, nil); !errors.As(err, &failure) || !strings.Contains(failure.Text, name) {
			t.Errorf("%s: %v", name, err)
		}
		must(t, os.Remove(o.path("上报", cityPackage, filepath.FromSlash(name))))
	}
	_, _, err = o.packed(t, nil)
	must(t, err)
	files{cityPackage + "/" + cityList: []byte("x")}.write(t, o.path("上报"))
	if _, _, err := o.packed(t, nil); !errors.As(err, &failure) || !strings.Contains(failure.Text, "改过") {
		t.Errorf("a changed list: %v", err)
	}
}

// Only what is final goes up.
func TestPackageOfADraftIsRefused(t *testing.T) {
	_, out := run{in: sample(t, "jincheng").only("沁水县")}.merged(t)
	dir := out.current().write(t, t.TempDir())
	var failure *Failure
	if _, err := Package(context.Background(), PackageOptions{List: filepath.Join(dir, cityDraft)}); !errors.As(err, &failure) || !strings.Contains(failure.Text, "草稿") {
		t.Errorf("%v", err)
	}
}

// The office above puts the folder, or the archive, among what it has received: the list is
// merged, the scans go with its projects, and nothing is counted twice.
func TestPackageIsMergedAbove(t *testing.T) {
	o := finalOffice(t, scansSent)
	_, got, err := o.packed(t, func(p *PackageOptions) { p.WithSources = true })
	must(t, err)
	clean, _ := run{in: files{"晋城/" + cityList: o.out[cityList]}}.merged(t)
	folder := files{}
	for name, data := range got.below(cityPackage) {
		folder["晋城/"+cityPackage+"/"+name] = data
	}
	archive := files{"晋城/" + cityPackage + ".zip": got[cityPackage+".zip"]}
	both := archive
	for name, data := range folder {
		both = both.with(name, data)
	}
	for name, in := range map[string]files{"folder": folder, "archive": archive, "both": both} {
		r, _ := run{in: in}.merged(t)
		if projects(r) != projects(clean) || units(r) != units(clean) {
			t.Errorf("%s: it counts otherwise:\n%s\n%s", name, projects(r), units(r))
		}
		for _, f := range r.Rollup.Findings {
			if f.Rule.ID != "R007" && f.Rule.ID != "W009" {
				t.Errorf("%s: %s %s %s", name, f.Rule.ID, f.File, f.Message)
			}
		}
		for _, p := range r.Rollup.Projects {
			if want := map[string]int{"示例精密铸件智能制造标准化试点": 2, "示例陵川中药材连片种植标准化试点": 1}[p.Facts.Name()]; len(p.Scans) != want {
				t.Errorf("%s: %s has %d scans, want %d: %s", name, p.Facts.Name(), len(p.Scans), want, p.ScanText())
			}
		}
		for _, f := range r.Files {
			if (strings.Contains(f.Path, "来源/") || strings.Contains(f.Path, "申报书/")) && f.Status != record.Duplicate && f.Chinese != "已在清单中" {
				t.Errorf("%s: %s is %s: %s", name, f.Path, f.Chinese, f.Reason)
			}
		}
	}
}
