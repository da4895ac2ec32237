package plan

import (
	"strings"
	"testing"
)

func TestMeaningSaysWhatThePlanAsksFor(t *testing.T) {
	p, problems := FromGrids(edited(map[string]string{"领域 E3": "3", "行政区划 F4": "5", "截止日期 C3": "否"}))
	if problems != nil {
		t.Fatal(problems)
	}
	text := strings.Join(p.Meaning(), "\n")
	for _, want := range []string{
		"2021年度山西省省级标准化试点，最上一级是山西省，依据省（晋市监发〔2021〕86号）、市（",
		"市级单位 12 个（市 11 个、示范区 1 个），其中 1 个填报申报表，2021年5月10日前（含当日）报到上一级，每个项目纸质 3 份。",
		"县级单位 117 个，其中 117 个填报申报表，2021年5月8日前（不含当日）报到上一级，每个项目纸质 5 份，每个填报单位至少申报 1 个项目。",
		"限额按直接报到山西省的 12 个单位分别计算（太原市、山西转型综合改革示范区、大同市、阳泉市等）：农业不超过 3 个、工业不超过 2 个、",
		"太原市另有限额：每个领域不超过 5 个。",
		"领域 4 个：农业（题目写“农业农村”）、工业、",
		"试点时间 12 至 36 个月；工作步骤应当安排宣传培训、",
		"通知“省”没有写印发日期。",
		"收件单位有 12 个没有写联系方式",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %s\n%s", want, text)
		}
	}
}

// Under a plan of a city the places are those of its counties, which has to be seen.
func TestMeaningNamesTheUnitsThatHavePlaces(t *testing.T) {
	whole := Shanxi2021()
	city := *whole
	city.Regions = nil
	for _, r := range whole.Regions {
		if whole.Within("140500", r.Code) {
			if r.Code == "140500" {
				r.Parent = ""
			}
			city.Regions = append(city.Regions, r)
		}
	}
	text := strings.Join(New(city).Meaning(), "\n")
	if !strings.Contains(text, "限额按直接报到晋城市的 6 个单位分别计算（城区、沁水县、") {
		t.Error(text)
	}
}
