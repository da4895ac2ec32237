package consolidate

import (
	"bytes"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shidian/consolidate/workbook"
)

// A record of a run is never an input, wherever it lies and under whatever name, and it
// changes nothing of a result.
func TestARecordOfARunIsNoInput(t *testing.T) {
	in := sample(t, "jincheng").with("城区.zip", zipped(t, files{"说明.txt": []byte("说明")}))
	want, before := run{in: in}.merged(t)
	head := workbook.RecordHead + "\r\n\r\n2021年5月7日\r\n"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(head)
	must(t, err)
	in["城区.zip"] = zipped(t, files{"说明.txt": []byte("说明"), workbook.RecordName: []byte(head)})
	for name, text := range map[string]string{workbook.RecordName: "\uFEFF" + head, "下/运行记录 - 副本.TXT": head, "记录.txt": gbk} {
		in[name] = []byte(text)
	}
	got, after := run{in: in, out: files{workbook.RecordName: []byte("\uFEFF" + head)}}.merged(t)
	expect(t, reports(got), reports(want))
	if got.Rollup.FilesFound != want.Rollup.FilesFound || !bytes.Equal(after[cityRollup], before[cityRollup]) {
		t.Errorf("%d files were found, not %d; or the rollup is another one", got.Rollup.FilesFound, want.Rollup.FilesFound)
	}
}
