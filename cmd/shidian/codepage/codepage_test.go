package codepage

import (
	"bytes"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func TestTextIsInTheCodePage(t *testing.T) {
	const text = "晋城市 2021 年度 — “已报” 䶮𠮷①\r\n"
	for _, page := range []uint32{936, 54936} {
		back, err := simplifiedchinese.GB18030.NewDecoder().Bytes(written(t, page, text))
		if err != nil || string(back) != text {
			t.Errorf("%d: %q, %v", page, back, err)
		}
	}
	for _, page := range []uint32{UTF8, 0, 437, 1252} {
		if got := written(t, page, text); string(got) != text {
			t.Errorf("%d: %q", page, got)
		}
	}
}

func TestWhatTheCodePageLacksIsReplacedVisibly(t *testing.T) {
	back, err := traditionalchinese.Big5.NewDecoder().Bytes(written(t, 950, "報送 报送 A"))
	if err != nil || string(back) != "報送 ?送 A" {
		t.Errorf("%q, %v", back, err)
	}
}

// written is what a stream gets of the text, byte by byte.
func written(t *testing.T, page uint32, text string) []byte {
	t.Helper()
	var whole, bits bytes.Buffer
	one, other := Writer(&whole, page), Writer(&bits, page)
	if n, err := one.Write([]byte(text)); n != len(text) || err != nil {
		t.Error(n, err)
	}
	for i := range len(text) {
		if n, err := other.Write([]byte(text[i : i+1])); n != 1 || err != nil {
			t.Error(n, err)
		}
	}
	if !bytes.Equal(whole.Bytes(), bits.Bytes()) {
		t.Errorf("%d: in bits %q", page, bits.Bytes())
	}
	return whole.Bytes()
}
