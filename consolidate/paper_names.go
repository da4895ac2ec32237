package consolidate

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"shidian/consolidate/record"
	"shidian/consolidate/workbook/store"
)

// PaperOf is the project whose paper a file is, as its name says it: 序号 1, 农业, 示例茶试点 of
// 示例茶业有限公司.
type PaperOf struct {
	Number             int // 序号; 0 says none
	Domain, Name, Unit string
}

// LongestPaperName is how many bytes of UTF-8 the name of a paper has at most, with an
// ending of five as .xlsx: zip programs and mail gateways cut longer ones.
const LongestPaperName = 180

const endingBytes = len(".xlsx")

// PaperNames are names for the papers of the projects, without their ending, as offices
// name them: 01_农业_示例茶试点_示例茶业有限公司. Each can stand on every system, and no two are the
// same where case does not count. What is too long is cut behind a whole word, and says
// so by “…”.
func PaperNames(projects []PaperOf) []string {
	digits := 2
	for _, p := range projects {
		digits = max(digits, len(fmt.Sprint(p.Number)))
	}
	names, taken := make([]string, len(projects)), map[string]bool{}
	for i, p := range projects {
		name := p.fileName(digits, LongestPaperName-endingBytes)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			behind := fmt.Sprintf("（%d）", n)
			name = p.fileName(digits, LongestPaperName-endingBytes-len(behind)) + behind
		}
		names[i], taken[strings.ToLower(name)] = name, true
	}
	return names
}

// fileName joins number, domain, project and unit in at most so many bytes. The domain is
// short; of the two names the longer one is cut first.
func (p PaperOf) fileName(digits, most int) string {
	head := nameWords(cmp.Or(p.Domain, record.DomainUnknown), most/4) + "_"
	if p.Number > 0 {
		head = fmt.Sprintf("%0*d_", digits, p.Number) + head
	}
	name, unit, room := nameWords(p.Name, most), "", most-len(head)
	if p.Unit != "" {
		unit, room = nameWords(p.Unit, most), room-len("_")
		half := room / 2
		forUnit := max(half, room-len(name))
		unit = cutWords(unit, forUnit)
		name = cutWords(name, room-len(unit))
		return store.CleanName(head + name + "_" + unit)
	}
	return store.CleanName(head + cutWords(name, room))
}

// nameWords is a text as it can stand in the name of a file, in at most so many bytes.
func nameWords(text string, most int) string {
	const longest = 200 // bytes, of which store.CleanName cuts without looking for words
	return store.CleanName(cutWords(strings.Join(strings.Fields(text), " "), min(most, longest)))
}

// wordCut stands where the rest of a name was cut off.
const wordCut = "…"

// cutWords is as much of the text as has room in so many bytes, up to the end of a word.
func cutWords(text string, most int) string {
	if len(text) <= most {
		return text
	}
	at := most - len(wordCut)
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	whole := text[:wordStart(text, at)]
	if open := strings.LastIndexAny(whole, "（(“《【"); open > len(whole)/2 && !strings.ContainsAny(whole[open:], "）)”》】") {
		whole = whole[:open]
	}
	whole = strings.TrimRightFunc(whole, func(r rune) bool {
		return unicode.IsPunct(r) && !strings.ContainsRune("）)”》】", r) || unicode.IsSpace(r)
	})
	if whole == "" { // one word that is longer than the room
		whole = text[:at]
	}
	return whole + wordCut
}

// wordStart is the start of the word in which the place lies, or the place where it lies in
// none. Letters and digits are never parted; of Chinese the words are known that names of
// pilots and units are made of.
func wordStart(text string, at int) int {
	for moved := true; moved; {
		moved = false
		for _, word := range nameParts() {
			from := max(0, at-len(word)+1)
			if i := strings.Index(text[from:min(len(text), at+len(word)-1)], word); i >= 0 && from+i < at {
				at, moved = from+i, true
			}
		}
	}
	isLetter := func(b byte) bool {
		return b < utf8.RuneSelf && (unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b)))
	}
	for at > 0 && isLetter(text[at]) && isLetter(text[at-1]) {
		at--
	}
	return at
}

// nameParts are the words that the names of pilots and of the units that undertake them
// are mostly made of.
func nameParts() []string {
	return []string{"标准化", "试点", "示范区", "示范", "开发区", "项目", "建设", "管理", "服务业", "服务", "产业", "农业", "农村", "乡村", "工业", "社会事业", "公共",
		"种植", "养殖", "生产", "加工", "制造", "旅游", "物流", "养老", "健康", "教育", "医疗", "文化", "体育", "交通", "安全", "政务", "生态", "治理", "科技", "信息", "数据",
		"有限责任公司", "股份有限公司", "有限公司", "集团", "农民", "专业", "合作社", "人民政府", "市场监督管理局", "管理局", "委员会", "中心", "协会", "学校", "医院", "研究院"}
}
