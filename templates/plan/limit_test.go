package plan

import (
	"strings"
	"testing"
)

func TestLimitsOfUnitGoBeforeThoseOfDomainAndOfAll(t *testing.T) {
	p, problems := FromGrids(edited(map[string]string{
		"领域 E3": "3", "领域 E4": "不限", "领域 E5": "0", // 农业, 工业, 服务业; 社会事业 as all
		"行政区划 F4": "5", "行政区划 F16": "不限", // 太原市 and 大同市
	}))
	if problems != nil {
		t.Fatal(problems)
	}
	for code, want := range map[string]string{
		"140500": "农业不超过 3 个、工业不限、服务业不能推荐、社会事业不超过 2 个",
		"140100": "每个领域不超过 5 个",
		"140200": "每个领域不限",
	} {
		unit, _ := p.Region(code)
		if got := p.LimitsOf(unit); got != want {
			t.Errorf("%s%s: %s, want %s", code, unit.Name, got, want)
		}
	}
	if limit, limited := p.LimitOf(Region{}, "没有的领域"); limit != 2 || !limited {
		t.Errorf("an unknown domain has %d, %v", limit, limited)
	}
}

func TestLimitsThatAreNoneAreRefused(t *testing.T) {
	for _, text := range []string{"两个", "-1", "2.5", "无", "2 个以内"} {
		_, problems := FromGrids(edited(map[string]string{"领域 E3": text}))
		if len(problems) != 1 || problems[0].Cell != "E3" || !strings.Contains(problems[0].Text, "不限") {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

// Plans of before the column say nothing of it, and are read as they were.
func TestPlanWithoutTheColumnOfLimitsIsRead(t *testing.T) {
	grids := Shanxi2021().Grids()
	for _, g := range grids {
		for r, row := range g.Rows {
			if g.Name == domainSheet.name && len(row) == 5 {
				g.Rows[r] = row[:4]
			}
		}
	}
	p, problems := FromGrids(grids)
	if problems != nil {
		t.Fatal(problems)
	}
	if d := Differences(Shanxi2021(), p); d != nil {
		t.Error(d)
	}
}

func TestDifferencesNameTheLimitsOfADomain(t *testing.T) {
	p, _ := FromGrids(edited(map[string]string{"领域 E3": "3"}))
	if got := strings.Join(Differences(Shanxi2021(), p), "；"); got != "领域“农业”的限额 （统一限额） → 3" {
		t.Error(got)
	}
	if got := SenderDifferences(p, Shanxi2021(), "140500"); len(got) != 2 {
		t.Error(got)
	}
}
