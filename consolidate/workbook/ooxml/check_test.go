package ooxml

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

const compatibility = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

func TestPartsThatMayGoOut(t *testing.T) {
	for _, part := range []string{
		`<a/>`,
		"\ufeff" + `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n<a b='1'>字<c/></a>\n",
		`<a xmlns:x="u"><x:b x:c="1" c="1" xml:space="preserve"/></a>`,
		`<a ` + compatibility + ` xmlns:x14="u" mc:Ignorable="x14"/>`,
		`<!-- before --><a><![CDATA[<&>]]></a><!-- behind -->`,
	} {
		if err := CheckXML(strings.NewReader(part)); err != nil {
			t.Errorf("%s: %v", part, err)
		}
	}
}

func TestPartsThatMustNotGoOut(t *testing.T) {
	for part, want := range map[string]string{
		``:                              "no root element",
		`<a>`:                           "ends inside an element",
		`<a><b></a></b>`:                "an end tag of another element",
		`</a>`:                          "an end tag without a start",
		`<a/><b/>`:                      "a second root element",
		`<a/>text`:                      "text outside the root element",
		`<a/><?xml version="1.0"?>`:     "not at the start",
		`<!DOCTYPE a><a/>`:              "document type",
		`<a>1 & 2</a>`:                  "no known entity",
		`<a>1 < 2</a>`:                  "< without a name",
		`<a>` + "\x01" + `</a>`:         "a character that XML does not allow",
		`<a>&#1;</a>`:                   "no known entity",
		`<a>` + "\xb9\xfa" + `</a>`:     "not UTF-8",
		`<a b="1" b="2"/>`:              "an attribute twice",
		`<x:a/>`:                        "a prefix that is not bound",
		`<a><b xmlns:x="u"/><x:c/></a>`: "a prefix that is not bound",
		`<a x:b="1"/>`:                  "a prefix that is not bound",
		`<a ` + compatibility + ` mc:Ignorable="y"/>`: "a prefix that is not bound",
		`<a 字="1"/>`:                "a name beyond ASCII",
		`<a xmlns:字="u"><字:b/></a>`: "a name beyond ASCII",
		`<字/>`:                      "a name beyond ASCII",
		strings.Repeat("<a>", 1000): "nested too deep",
		`<?xml version="1.0" encoding="GB18030"?><a/>`: "GB18030",
		"\xFF\xFE<\x00a\x00/\x00>\x00":                 "not UTF-8",
		`<a b="1`:                                      "ends inside a tag",
	} {
		if err := CheckXML(strings.NewReader(part)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v; want %q", part, err, want)
		}
	}
}

// A part whose data is damaged must not pass because what came before is whole.
func TestAFailingSourceIsNoEnd(t *testing.T) {
	damaged := errors.New("checksum")
	for _, part := range []string{`<a/>`, `<a>`} {
		if err := CheckXML(io.MultiReader(strings.NewReader(part), failing{damaged})); !errors.Is(err, damaged) {
			t.Errorf("%s: %v", part, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// What passes here must be readable for the plain decoder of other programs.
func FuzzCheckXML(f *testing.F) {
	for _, seed := range []string{`<a/>`, `<a xmlns:x="u"><x:b x:c="&lt;">字</x:b></a>`, `<a><![CDATA[x]]></a>`, `<?xml version="1.0"?><a/>`, `<a><b></a>`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, part string) {
		if CheckXML(strings.NewReader(part)) != nil {
			return
		}
		if _, err := decodeTokens([]byte(part)); err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) && strings.Contains(part, "<?") && strings.Contains(err.Error(), "name") {
				return // the name of an instruction, which no program looks at
			}
			t.Fatalf("%q accepted, but %v", part, err)
		}
	})
}
