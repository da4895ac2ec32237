package plan

import (
	"strings"
	"testing"
)

// A letter goes by the plan: its year, its short title, the notices of the office above,
// and what its units are called.
func TestLetterGoesByThePlan(t *testing.T) {
	p := Shanxi2021()
	city, _ := p.Region("140500")
	own := *p
	own.Title, own.Year, own.Batch = "山西省地方标准创新试点", "2027", ""
	if got := New(own).LetterTitle(city); got != "关于报送2027年度地方标准创新试点推荐项目的函" {
		t.Error(got)
	}
	if got := p.LetterOpening(city); !strings.HasPrefix(got, "根据《关于征集省级标准化试点项目的通知》（晋市监发〔2021〕86号），我单位") || strings.Contains(got, "56号") {
		t.Error(got)
	}
	own.Notices = nil
	if got := New(own).LetterOpening(city); !strings.HasPrefix(got, "我单位组织开展了2027年度地方标准创新试点项目申报") {
		t.Error(got)
	}
	if got := p.Counted(p.Children(city.Code)); got != "6 个县（市、区）" {
		t.Error(got)
	}
	if got := p.Counted(p.Children(p.Root().Code)); got != "11 个地市、1 个示范区" {
		t.Error(got)
	}
	if got := p.Counted(append(p.Children(city.Code)[:1:1], Region{Code: "140599", Name: "示例市农业农村局", Parent: city.Code, Level: County, Kind: KindMunicipal})); got != "1 个县（市、区）、1 个部门" {
		t.Error(got)
	}
}
