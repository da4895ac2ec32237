package store

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestWellFormedParts(t *testing.T) {
	for _, part := range []string{
		`<a/>`,
		"\ufeff" + `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n<a b='1'>字<c/></a>\n",
		`<a xmlns:x="u"><x:b x:c="1" c="1" xml:space="preserve"/></a>`,
		`<a xmlns:mc="m" xmlns:x14="u" mc:Ignorable="x14"/>`,
		`<!-- before --><a><![CDATA[<&>]]></a><!-- behind -->`,
	} {
		if err := wellFormed([]byte(part)); err != nil {
			t.Errorf("%s: %v", part, err)
		}
	}
}

func TestMalformedParts(t *testing.T) {
	for part, want := range map[string]string{
		``:                                 "没有任何元素",
		`<a>`:                              "没有结束",
		`<a><b></a></b>`:                   "<b> 以 </a> 结束",
		`</a>`:                             "多出 </a>",
		`<a/><b/>`:                         "第二个根元素",
		`<a/>text`:                         "根元素之外有文字",
		`<a/><?xml version="1.0"?>`:        "不在开头",
		`<!DOCTYPE a><a/>`:                 "DOCTYPE",
		`<a>1 & 2</a>`:                     "entity",
		`<a>1 < 2</a>`:                     "expected element name",
		`<a>` + "\x01" + `</a>`:            "illegal character",
		`<a>&#1;</a>`:                      "illegal character",
		`<a>` + "\xb9\xfa" + `</a>`:        "invalid UTF-8",
		`<a b="1" b="2"/>`:                 "属性 b 重复",
		`<x:a/>`:                           "前缀 x 没有声明",
		`<a><b xmlns:x="u"/><x:c/></a>`:    "前缀 x 没有声明",
		`<a x:b="1"/>`:                     "前缀 x 没有声明",
		`<a xmlns:m="m" m:Ignorable="y"/>`: "前缀 y 没有声明",
		strings.Repeat("<a>", maxDepth+1):  "嵌套",
		`<?xml version="1.0" encoding="GB18030"?><a/>`: "encoding",
		`<a b="1`: "unexpected EOF",
	} {
		if err := wellFormed([]byte(part)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v; want %q", part, err, want)
		}
	}
}

// What passes here must be readable for the plain decoder of other programs.
func FuzzWellFormed(f *testing.F) {
	for _, seed := range []string{`<a/>`, `<a xmlns:x="u"><x:b x:c="&lt;">字</x:b></a>`, `<a><![CDATA[x]]></a>`, `<?xml version="1.0"?><a/>`, `<a><b></a>`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, part string) {
		if wellFormed([]byte(part)) != nil {
			return
		}
		decoder := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(part, "\ufeff")))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%q accepted, but %v", part, err)
			}
		}
	})
}
