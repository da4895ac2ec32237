package form

import (
	"strconv"
	"strings"
)

// chineseDigits turns the digits of 二〇二一年五月 into 2021年5月. Tens are read in
// months and days: 十月, 二十一日, 三十日.
func chineseDigits(s string) string {
	const digits = "〇一二三四五六七八九"
	if !strings.ContainsAny(s, digits+"零○十") {
		return s
	}
	var out strings.Builder
	runes := []rune(s)
	value := func(i int) int {
		if i < 0 || i >= len(runes) {
			return -1
		}
		if runes[i] == '零' || runes[i] == '○' { // ○ is typed for 〇 more often than 〇
			return 0
		}
		for n, r := range []rune(digits) {
			if runes[i] == r {
				return n
			}
		}
		return -1
	}
	for i, r := range runes {
		switch v := value(i); {
		case v >= 0:
			out.WriteString(strconv.Itoa(v))
		case r == '十':
			if value(i-1) < 0 {
				out.WriteString("1")
			}
			if value(i+1) < 0 {
				out.WriteString("0")
			}
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
