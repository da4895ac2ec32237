package form

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// faultLetters name the faults in the tables below.
var faultLetters = map[FaultKind]string{
	NotDate: "date", NotInList: "list", NotNumber: "number", DigitsLost: "digits", BadCreditCode: "credit",
	BadOrganizationCode: "old code", BadPhone: "phone", BadMail: "mail", BadPostcode: "postcode",
}

// parsed shows what the field's type makes of an answer: its text, then the
// faults in brackets; a question mark when it is not understood.
func parsed(f *Field, a Answer, choices Choices) string {
	v, faults, ok := f.Type.Parse(a, f, choices)
	out := v.Text
	if !ok {
		out = "?"
	}
	for _, fault := range faults {
		out += " [" + faultLetters[fault.Kind] + "]"
		if fault.Detail == "" {
			out += " without a word"
		}
	}
	return out
}

func understood(id ID, a Answer, choices Choices) (Value, []Fault, bool) {
	f := Official().Field(id)
	return f.Type.Parse(a, f, choices)
}

// compareAnswers takes lines of answer → result. (n) in front is a number.
func compareAnswers(t *testing.T, id ID, choices Choices, table string) {
	t.Helper()
	f := Official().Field(id)
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		raw, want, _ := strings.Cut(strings.TrimSpace(line), "→")
		raw, want = strings.TrimSpace(raw), strings.TrimSpace(want)
		a := Answer{Raw: strings.ReplaceAll(raw, "\\n", "\n"), Kind: Text}
		if number, ok := strings.CutPrefix(raw, "(n)"); ok {
			a = Answer{Raw: number, Kind: Number}
		}
		if got := parsed(f, a, choices); got != want {
			t.Errorf("%s: %s gives %q, want %q", f.ID, raw, got, want)
		}
		if again := parsed(f, Answer{Raw: want, Kind: Text}, choices); !strings.Contains(want, "[") && again != want {
			t.Errorf("%s: what is understood as %q is read again as %q", f.ID, want, again)
		}
	}
}

func TestCounts(t *testing.T) {
	compareAnswers(t, StaffFull, nil, `
		12     → 12
		１２   → 12
		12家   → 12
		12 人  → 12
		12.0   → 12
		1,200  → 1200
		0      → 0
		(n)12  → 12
		(n)1.2E1 → 12
		-1     → ? [number]
		1.5    → ? [number]
		(n)1.5 → ? [number]
		十二   → 12
		若干   → ? [number]
		约12   → 12
		2万家  → ? [number]
		5万元  → ? [number]
		0x10   → ? [number]
		NaN    → ? [number]
		Inf    → ? [number]
		1_000  → ? [number]
		1e999  → ? [number]
		家     → ? [number]
		12家3  → ? [number]`)
}

func TestAmountsAreIn万元(t *testing.T) {
	compareAnswers(t, MatchingFunds, nil, `
		20       → 20
		12.5     → 12.5
		1,200    → 1200
		１，２００．５ → 1200.5
		20万元   → 20
		20 万元  → 20
		20万     → 20
		(n)0.1   → 0.1
		无       → 0
		0        → 0
		-0       → 0
		-1       → ? [number]
		1.5亿    → ? [number]
		1.5亿元  → ? [number]
		500元    → ? [number]
		20人     → ? [number]
		约20万元 → 20
		20-30    → ? [number]`)
}

func TestCreditAndOrganizationCodes(t *testing.T) {
	compareAnswers(t, OrgCode, nil, `
		91350100M000100Y43    → 91350100M000100Y43
		91330100799655058B    → 91330100799655058B
		9144030071526726XG    → 9144030071526726XG
		914403001922038216    → 914403001922038216
		91350100m000100y43    → 91350100M000100Y43
		９１３５０１００Ｍ０００１００Ｙ４３ → 91350100M000100Y43
		9135 0100 M000 100Y43 → 91350100M000100Y43
		'91350100M000100Y43   → 91350100M000100Y43
		’91350100M000100Y43   → 91350100M000100Y43
		="91350100M000100Y43" → 91350100M000100Y43
		'91350100M000100Y44   → ? [credit]
		91350100M000100Y44    → ? [credit]
		91350100M000100Y4     → ? [credit]
		91350100M000100Y433   → ? [credit]
		9135O100M000100Y43    → ? [credit]
		91350100I000100Y43    → ? [credit]
		中国示例代码一二三四五六七八九十百千 → ? [credit]
		(n)914403001922038216 → ? [digits]
		(n)9.14403001922038E17 → ? [digits]
		(n)1234567890123456   → ? [digits]
		(n)123456789012345    → ? [credit]
		D2143569X             → D2143569X
		D2143569-X            → D2143569X
		d2143569－x           → D2143569X
		D21435690             → D21435690 [old code]
		12345678-0            → 123456780 [old code]
		(n)123456780          → 123456780 [old code]
		办理中                → ? [credit]
		无                    → ? [credit]
		12345678              → ? [credit]
		D-2-1-4-3-5-6-9-X     → ? [credit]`)
}

func TestEveryWrongCharacterOfACreditCodeIsFound(t *testing.T) {
	const code = "91350100M000100Y43"
	for i := range code {
		for _, r := range CreditCodeAlphabet {
			wrong := code[:i] + string(r) + code[i+1:]
			if wrong != code && creditCodeProblem(wrong) == "" {
				t.Errorf("%s passes", wrong)
			}
		}
	}
}

func TestPhones(t *testing.T) {
	compareAnswers(t, UnitPhone, nil, `
		13800000000           → 13800000000
		(n)13800000000        → 13800000000
		(n)1.38E10            → 13800000000
		138 0000 0000         → 13800000000
		138-0000-0000         → 138-0000-0000
		１３８００００００００ → 13800000000
		0356-2234567          → 0356-2234567
		0356—2234567          → 0356-2234567
		03562234567           → 03562234567
		(0356)2234567         → (0356)2234567
		（0356）2234567       → (0356)2234567
		（0356） 2234567      → (0356)2234567
		010-82345678          → 010-82345678
		0356-2234567-801      → 0356-2234567-801
		0356-2234567转801     → 0356-2234567转801
		+86 13800000000       → +8613800000000
		+86-356-2234567       → +86-356-2234567
		+86-0356-2234567      → +86-0356-2234567
		400-000-0502          → 400-000-0502
		4000000502            → 4000000502
		400-1234-567          → 400-1234-567
		13800000000、0356-2234567 → 13800000000、0356-2234567
		13800000000；13900000000  → 13800000000、13900000000
		13800000000/0356-2234567  → 13800000000、0356-2234567
		+8613800000000,+8613900000000 → +8613800000000、+8613900000000
		1380000000            → 1380000000 [phone]
		23800000000           → 23800000000 [phone]
		2234567               → 2234567 [phone]
		(n)3562234567         → 3562234567 [phone]
		0356-123              → 0356-123 [phone]
		0356-1234567          → 0356-1234567 [phone]
		12345                 → 12345 [phone]
		无                    → 无 [phone]
		/                     → / [phone]
		13800000000、123      → 13800000000、123 [phone]`)
	for _, two := range []string{"13800000000 0356-2234567", "13800000000\n13900000000", "138 0000 0000\n(0356) 2234567"} {
		if _, faults, ok := understood(UnitPhone, Answer{Raw: two, Kind: Text}, nil); !ok || faults != nil {
			t.Errorf("two numbers, each by itself, are doubted: %q: %v", two, faults)
		}
	}
}

func TestMonthsAsPeopleWriteThem(t *testing.T) {
	compareAnswers(t, SystemRunning, nil, `
		19年6月      → 2019年6月
		2019年6月底  → 2019年6月
		2019年6月上旬 → 2019年6月
		2019年6月起  → 2019年6月
		2019年6月至今 → 2019年6月
		2019年6月止  → 2019年6月
		2019年6月为止 → 2019年6月
		2019年6月结束 → 2019年6月
		2019.6月左右 → 2019年6月
		(n)43617     → 2019年6月
		2019年       → ? [date]
		2019年底     → ? [date]
		2019年6月至8月 → ? [date]
		19.6         → ? [date]
		6月          → ? [date]
		去年6月      → ? [date]
		至今         → ? [date]`)
}

func TestMailsAndPostcodes(t *testing.T) {
	compareAnswers(t, Email, nil, `
		name@example.com         → name@example.com
		Name@Example.COM         → name@example.com
		ｎａｍｅ＠ｅｘａｍｐｌｅ．ｃｏｍ → name@example.com
		mailto:name@example.com  → name@example.com
		a.b-c_d@mail.example.com → a.b-c_d@mail.example.com
		name @ example.com       → name@example.com
		'name@example.com        → name@example.com
		name#example.com         → ? [mail]
		name@example             → ? [mail]
		name@.com                → ? [mail]
		name@example..com        → ? [mail]
		@example.com             → ? [mail]
		a@example.com、b@example.com → ? [mail]
		无                       → ? [mail]
		(n)12345                 → ? [mail]`)
	compareAnswers(t, Postcode, nil, `
		048000    → 048000
		０４８０００ → 048000
		048 000   → 048000
		'048000   → 048000
		"048000"  → 048000
		(n)480000 → 480000
		(n)48000  → 48000 [postcode]
		48000     → 48000 [postcode]
		0480000   → 0480000 [postcode]
		04800a    → 04800a [postcode]
		无        → 无 [postcode]`)
}

func TestChoicesByNameAliasAndCode(t *testing.T) {
	choices := Official().FixedChoices()
	choices[Domains] = []Choice{{Name: "农业", Aliases: []string{"农业农村", "农业领域"}}, {Name: "工业"}, {Name: "服务业"}, {Name: "社会事业", Aliases: []string{"社会管理和公共服务"}}}
	choices[Industries] = []Choice{{Name: "农副食品加工业", Aliases: []string{"13", "13农副食品加工业"}}, {Name: "农业", Aliases: []string{"01", "01农业"}}}
	compareAnswers(t, Domain, choices, `
		农业         → 农业
		农业农村     → 农业
		农 业。      → 农业
		社会管理和公共服务 → 社会事业
		农林业       → ? [list]
		农业、工业   → ? [list]
		(n)1         → ? [list]`)
	compareAnswers(t, Industry, choices, `
		农副食品加工业    → 农副食品加工业
		13                → 农副食品加工业
		(n)13             → 农副食品加工业
		13 农副食品加工业 → 农副食品加工业
		01                → 农业
		农副食品加工      → ? [list]`)
	compareAnswers(t, FocusArea, choices, `
		自选方向 → 自选方向`)
	compareAnswers(t, Penalties, choices, `
		是 → 是
		否 → 否
		无 → 否
		(n)1 → 是
		(n)2 → ? [list]`)
	for raw, want := range map[string]string{"TRUE": Yes, "FALSE": No} {
		if got := parsed(Official().Field(Penalties), Answer{Raw: raw, Kind: Boolean}, choices); got != want {
			t.Errorf("%s gives %s", raw, got)
		}
	}
	_, faults, _ := understood(Industry, Answer{Raw: "农副食品加工", Kind: Text}, choices)
	if !strings.Contains(faults[0].Detail, "相近的是“农副食品加工业”") {
		t.Errorf("the nearest entry is not offered: %s", faults[0].Detail)
	}
}

func TestTextIsKept(t *testing.T) {
	compareAnswers(t, UnitAddress, nil, `
		  示例路　1 号   → 示例路 1 号
		=1+1             → =1+1
		第一行\n第二行   → 第一行 第二行
		(n)1E2           → 100`)
	compareAnswers(t, BusinessScope, nil, `①种植；②加工（50㎡） → ①种植；②加工（50㎡）`)
	got, _, _ := understood(BusinessScope, Answer{Raw: "第一行\r\n第二行\n", Kind: Text}, nil)
	if got.Text != "第一行\n第二行" {
		t.Errorf("prose lost its lines: %q", got.Text)
	}
}

// What a type writes it reads back as the same value, for every type.
func TestFormattedValueIsReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	choices := Official().FixedChoices()
	code17 := func() string {
		var b strings.Builder
		for range 17 {
			b.WriteByte(CreditCodeAlphabet[random.IntN(len(CreditCodeAlphabet))])
		}
		return b.String()
	}
	for _, c := range []struct {
		field ID
		text  func() string
	}{
		{PilotName, func() string { return " 示例 " + code17() }},
		{BusinessScope, func() string { return "甲\n" + code17() + "\n\n乙" }},
		{PilotFrom, func() string { return strconv.Itoa(1950+random.IntN(140)) + "." + strconv.Itoa(1+random.IntN(12)) }},
		{FormDate, func() string {
			return "2021/" + strconv.Itoa(1+random.IntN(12)) + "/" + strconv.Itoa(1+random.IntN(28))
		}},
		{StaffFull, func() string { return strconv.Itoa(random.IntN(1e9)) + "人" }},
		{MatchingFunds, func() string { return strconv.FormatFloat(random.Float64()*1e7, 'f', random.IntN(6), 64) + "万元" }},
		{Penalties, func() string { return []string{Yes, No}[random.IntN(2)] }},
		{FocusArea, code17},
		{OrgCode, func() string { c := code17(); return c + string(CreditCodeCheck(c)) }},
		{UnitPhone, func() string { return "1" + strconv.Itoa(3e9+random.IntN(6e9)) }},
		{Email, func() string { return code17() + "@Example.com" }},
		{Postcode, func() string { return "0" + strconv.Itoa(30000+random.IntN(60000)) }},
	} {
		for range 200 {
			text := c.text()
			v, faults, ok := understood(c.field, Answer{Raw: text, Kind: Text}, choices)
			if !ok || faults != nil {
				t.Fatalf("%s: %q is not understood: %v", c.field, text, faults)
			}
			written := Official().Field(c.field).Type.Format(v)
			again, faults, ok := understood(c.field, Answer{Raw: written, Kind: Text}, choices)
			if !ok || faults != nil || again != v {
				t.Fatalf("%s: %q is %+v, written %q, read %+v, %v", c.field, text, v, written, again, faults)
			}
		}
	}
}

func TestMessagesAboutAPageOfTextStayShort(t *testing.T) {
	page := Answer{Raw: strings.Repeat("长、", 16000), Kind: Text}
	for _, f := range allFields() {
		_, faults, _ := f.Type.Parse(page, f, Official().FixedChoices())
		if len(faults) > 3 {
			t.Errorf("%s finds %d faults", f.ID, len(faults))
		}
		for _, fault := range faults {
			if n := len([]rune(fault.Detail)); n > 150 {
				t.Errorf("%s: a fault of %d characters", f.ID, n)
			}
		}
	}
	filled := NewFilled(Origin{})
	filled.Set(PilotName, page)
	if n := len([]rune(filled.Name())); n > 130 {
		t.Errorf("a name of %d characters", n)
	}
}
