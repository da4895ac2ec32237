package form

import (
	"fmt"
	"regexp"
	"strconv"
)

var clock = regexp.MustCompile(`(上午|早上|下午|晚上|晚)?\s*(\d{1,2})[:时点](\d{1,2}|半)?分?`)

// FindClock finds the time of day in what people write: 17:30 in 下午5时30分, 16:00 in
// 5月8日下午4点. It gives the words that say it, too; "" where there are none, and where
// there is no such time.
func FindClock(text string) (time, words string) {
	found := clock.FindStringSubmatch(Narrow(text))
	if found == nil {
		return "", ""
	}
	hour, _ := strconv.Atoi(found[2])
	minute, _ := strconv.Atoi("0" + found[3])
	if found[3] == "半" {
		minute = 30
	}
	if hour < 12 && found[1] != "" && found[1] != "上午" && found[1] != "早上" {
		hour += 12
	}
	if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
		return "", ""
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), found[0]
}
