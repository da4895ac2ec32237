package consolidate

import (
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/samples/docs"
)

// docsOf is a document of the text.
func docsOf(text string) []byte { return docs.Make(text) }

// wordForm is a 申报书 in Word, with edits: 阳城县 → 高平市.
func wordForm(t *testing.T, pairs ...string) []byte {
	t.Helper()
	text, err := os.ReadFile("workbook/wordform/testdata/official.txt")
	must(t, err)
	return docs.Make(strings.NewReplacer(pairs...).Replace(string(text)))
}

// A county that sent Word has sent something, whatever it is that can be read of it.
func TestWordIsGivenToItsCounty(t *testing.T) {
	old := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00\x00\x00")
	letter := docs.Make("关于报送申报书的函\n现报送申报书一份。")
	unnamed := []string{"晋城市 阳城县(区)", "市 县(区)", "阳城县人民政府", "晋城市人民政府", "山西省晋城市阳城县示例街道1号", "示例街道1号"}
	for name, c := range map[string]struct {
		path   string
		data   []byte
		county string // "" for none
		file   string // what becomes of the file
		says   string
	}{
		"by what it says":               {"申报书.docx", wordForm(t), "阳城县", "待录入", "模板 阳城县 --from 申报书.docx"},
		"in the folder of its county":   {"阳城县/申报书.docx", wordForm(t), "阳城县", "待录入", "模板 阳城县 --from 阳城县/申报书.docx"},
		"in another's folder":           {"高平市/申报书.docx", wordForm(t), "", "待核实", "里面写的是阳城县"},
		"that names two counties":       {"申报书.docx", wordForm(t, "阳城县人民政府", "高平市人民政府"), "", "不能并入", "看不出是哪个单位"},
		"by its title":                  {"申报书.docx", wordForm(t, unnamed...), "阳城县", "待录入", "模板 阳城县"},
		"by the name of the file":       {"高平市.docx", wordForm(t, append(unnamed, "阳城桑蚕", "示例桑蚕")...), "高平市", "待录入", "模板 高平市"},
		"of nobody knows which":         {"申报书.docx", wordForm(t, append(unnamed, "阳城桑蚕", "示例桑蚕")...), "", "不能并入", "看不出是哪个单位"},
		"under the name of a workbook":  {"阳城县.xlsx", wordForm(t), "阳城县", "待录入", "模板 阳城县 --from 阳城县.xlsx"},
		"of an old Word":                {"高平市申报书.doc", old, "高平市", "待录入", "另存为 .docx"},
		"of WPS":                        {"高平市/材料.wps", old, "高平市", "待录入", "另存为 .docx"},
		"two forms in one file":         {"阳城县.docx", docs.Make(twice(t)), "阳城县", "待录入", "不止一份申报书"},
		"two forms of nobody knows who": {"材料.docx", docs.Make(twice(t)), "", "不能并入", "看不出是哪个单位"},
		"under the name of a text":      {"阳城县.docx.txt", wordForm(t), "阳城县", "待录入", "模板 阳城县 --from 阳城县.docx.txt"},
		"under the name of a scan":      {"材料.pdf", wordForm(t), "阳城县", "待录入", "模板 阳城县 --from 材料.pdf"},
		"of another writer":             {"高平市申报书.odt", []byte("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"), "高平市", "待录入", "另存为 .docx"},
		"damaged":                       {"阳城县.docx", []byte("PK\x03\x04half"), "阳城县", "待录入", "重新发送"},
		"a letter of a county":          {"阳城县来函.docx", letter, "阳城县", "待录入", "不是申报书"},
		"a letter of nobody":            {"来函.docx", letter, "", "跳过", "不是工作簿"},
		"open in Word":                  {"~$阳城县.docx", wordForm(t), "", "跳过", "临时文件"},
	} {
		t.Run(name, func(t *testing.T) {
			r, _ := run{in: files{c.path: c.data}, options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
			county := ""
			for _, u := range r.Rollup.Units {
				switch {
				case u.Status == checks.CameAsWord:
					county = u.Region.Name
					if u.Arrived.IsZero() {
						t.Errorf("%s has no day of arrival", county)
					}
				case u.Status != checks.NoFile:
					t.Errorf("%s is %s", u.Region.Name, u.Status)
				}
			}
			if county != c.county {
				t.Errorf("it is given to %q, should be %q", county, c.county)
			}
			if got := r.Files[0]; got.Chinese != c.file || !strings.Contains(got.Reason, c.says) {
				t.Errorf("%s: %s", got.Chinese, got.Reason)
			}
		})
	}
}

func twice(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("workbook/wordform/testdata/official.txt")
	must(t, err)
	return string(text) + string(text)
}

// Staff say whose it is, in 收件登记, as for any other file.
func TestStaffSayWhoseWordItIs(t *testing.T) {
	in := files{"申报书.docx": wordForm(t, "阳城县人民政府", "高平市人民政府")}
	_, out := run{in: in, options: func(o *Options, _ string) { o.Region = "晋城市" }}.merged(t)
	out[cityRollup] = edit(t, out[cityRollup], func(f *excelize.File) {
		must(t, f.SetCellStr(record.SheetReceipts, find(t, f, record.SheetReceipts, "申报书.docx", record.ColumnSender), "高平市"))
	})
	r, _ := run{in: in, out: out}.merged(t)
	if got := unitOf(t, r, "高平市").Status; got != checks.CameAsWord {
		t.Errorf("高平市 is %s", got)
	}
}
