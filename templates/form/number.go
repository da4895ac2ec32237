package form

import (
	"regexp"
	"strconv"
	"strings"
)

// exactDigits are the digits of a number that a workbook keeps; what stands behind
// them in a file is noise: 2.0000000000000004 is 2.
const exactDigits = 15

// exact is the number without that noise.
func exact(n float64) float64 {
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', exactDigits, 64), 64)
	return n
}

// aroundNumber is what people write before and behind a number and that does not change
// it: 约30, 共计 20, 人民币20. How many 余 or 以上 are is not said, so they stay.
var aroundNumber = regexp.MustCompile(`^(?:大?约|大概|共计|总计|合计|共有?|计|人民币|一式|[¥￥])+|(?:左右|人民币|整|\.|。)+$`)

// withoutUnit is the answer without one of the units that people add, and without what
// stands around the number. A unit that would change the size (亿元, 元) has to stay.
func withoutUnit(a Answer, units ...string) string {
	text := aroundNumber.ReplaceAllString(strings.ReplaceAll(foldUnmarked(a.Raw), ",", ""), "")
	for _, unit := range units {
		if rest, found := strings.CutSuffix(text, unit); found {
			return aroundNumber.ReplaceAllString(rest, "")
		}
	}
	return text
}

// parseNumber reads digits, or numerals by the function.
func parseNumber(text string, numerals func(string) (float64, bool)) (float64, bool) {
	n, ok := digits(text)
	if !ok {
		n, ok = numerals(text)
	}
	return n, ok && n < 1e15 && n > -1e15
}

// digits reads 12, 12.5, 1.39E10; no hexadecimal, no NaN, no Inf.
func digits(text string) (float64, bool) {
	if text == "" || strings.ContainsAny(text, "xXpP_nN") {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	if n == 0 {
		n = 0 // not -0
	}
	return exact(n), err == nil
}

// Chinese numerals, as written and as on cheques.
const (
	numerals       = "零一二三四五六七八九"
	chequeNumerals = "零壹贰叁肆伍陆柒捌玖"
)

// oneWay writes numerals in one way.
var oneWay = strings.NewReplacer("拾", "十", "佰", "百", "仟", "千", "萬", "万", "两", "二", "〇", "零", "○", "零")

// chineseNumber reads 二十, 一百二十, 两千三, 贰拾万. It is strict: places fall, so that 二三
// or 十百 are no numbers.
func chineseNumber(text string) (float64, bool) {
	text = oneWay.Replace(text)
	high, low, tenThousands := strings.Cut(text, "万")
	if !tenThousands {
		return belowTenThousand(text)
	}
	n, ok := belowTenThousand(high)
	switch digit := []rune(low); {
	case !ok || low == "":
	case len(digit) == 1 && numeral(digit[0]) > 0: // 一万二
		n += float64(numeral(digit[0])) / 10
	default:
		var rest float64
		rest, ok = belowTenThousand(low)
		n += rest / 10000
	}
	return exact(n * 10000), ok
}

// belowTenThousand reads 三千五百, 一百零五, 两百五, 十二, 八.
func belowTenThousand(text string) (float64, bool) {
	text = oneWay.Replace(text)
	total, digit, place := 0, -1, 10000
	for _, r := range text {
		switch n, worth := numeral(r), map[rune]int{'十': 10, '百': 100, '千': 1000}[r]; {
		case n == 0 && (total > 0 || text == "零") && digit <= 0:
			digit = 0
		case n > 0 && digit <= 0:
			digit = n
		case worth > 0 && worth < place && (digit > 0 || digit < 0 && worth == 10 && total == 0):
			total, digit, place = total+max(digit, 1)*worth, -1, worth
		default:
			return 0, false
		}
	}
	switch {
	case text == "":
		return 0, false
	case digit > 0 && place >= 100 && place < 10000 && !strings.Contains(text, "零"): // 两百五
		return float64(total + digit*place/10), true
	case digit >= 0:
		return float64(total + digit), digit > 0 || text == "零"
	}
	return float64(total), true
}

// numeral is the worth of a Chinese digit, -1 of any other character.
func numeral(r rune) int {
	for _, all := range []string{numerals, chequeNumerals} {
		for n, digit := range []rune(all) {
			if digit == r {
				return n
			}
		}
	}
	return -1
}
