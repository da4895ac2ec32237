package record_test

import (
	"strings"
	"testing"

	"shidian/templates/plan/testplan"
)

// Nobody is given a rank that nobody entered, and of two with one rank neither comes first.
func TestReservesHaveTheRankThatPeopleGaveThem(t *testing.T) {
	for name, c := range map[string]struct{ grid, want string }{
		"one rank each": {`
			甲 | 沁水县 | 农业 | | | | 1 | → recommended
			乙 | 阳城县 | 农业 | | | | 2 | → recommended
			丙 | 陵川县 | 农业 | | | | 3 | → reserve
			丁 | 泽州县 | 农业 | | | | 4 | → reserve
			= 晋城市 农业 4/2 ok`, "排在第 3、排在第 4"},
		"none": {`
			甲 | 沁水县 | 农业 | | | | 1 | → recommended
			乙 | 阳城县 | 农业 | | | | 2 | → recommended
			丙 | 陵川县 | 农业 | | | |   | → reserve
			丁 | 泽州县 | 农业 | | | |   | → reserve
			= 晋城市 农业 4/2 ok`, "未排序、未排序"},
		"one rank for two": {`
			甲 | 沁水县 | 农业 | | | 是 |   | → recommended
			乙 | 阳城县 | 农业 | | |    | 1 | → recommended
			丙 | 陵川县 | 农业 | | |    | 3 | → reserve
			丁 | 泽州县 | 农业 | | |    | 3 | → reserve
			= 晋城市 农业 4/2 ok`, "并列第 3、并列第 3"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range decided(t, testplan.New(), c.grid).Projects[2:] {
				got = append(got, strings.TrimPrefix(p.Reason, "超过限额 2 个，"))
			}
			if strings.Join(got, "、") != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
}
