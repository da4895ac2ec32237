package workbook

import (
	"strings"
	"testing"

	"shidian/templates/plan"
)

func TestChildrenInPath(t *testing.T) {
	p := plan.Shanxi2021()
	for _, c := range []struct{ parent, path, want string }{
		{"140500", "高平市/申报表.xlsx", "140581"},
		{"140500", "申报表/高平.xlsx", "140581"},
		{"140500", "高平申报表（定稿）.xlsx", "140581"},
		{"140500", "晋城高平.xlsx", "140581"},
		{"140500", "附件1 高平补充.xlsx", "140581"},
		{"140500", "140581.xlsx", "140581"},
		{"140500", "１４０５２４陵川县_补充.xlsx", "140524"},
		{"140500", "城区.xlsx", "140502"},
		{"140500", "晋城市城区/表.xlsx", "140502"},
		{"140500", "报送沁　水　县的表.xlsx", "140521"},
		// Each name speaks for itself.
		{"140500", "高平市/140522阳城县_申报表.xlsx", "140581 140522"},
		{"140500", "140581/140522.xlsx", "140581 140522"},
		{"140500", "高平/收到/高平市申报表.xlsx", "140581"},
		{"140500", "晋城市/沁水县/申报表.xlsx", "140521"},
		{"140500", "沁水县/城区/表.xlsx", "140521 140502"},
		{"140500", "沁水县/城区供水项目.xlsx", "140521"},
		{"140500", "沁水县/城区.xlsx", "140521 140502"},
		// Two units in one name, none, and what only looks like one.
		{"140500", "高平、阳城.xlsx", ""},
		{"140500", "高平等县/申报表.xlsx", ""},
		{"140500", "高平市等3个县/申报表.xlsx", ""},
		{"140500", "申报表（定稿）.xlsx", ""},
		{"140500", "晋城市/申报表.xlsx", ""},
		{"140500", "提高平台服务能力试点.xlsx", ""},
		{"140500", "主城区垃圾分类.xlsx", ""},
		{"140500", "平城区.xlsx", ""},
		{"140500", "阳城县城区供热.xlsx", "140522"},
		{"140500", "太原市小店区.xlsx", ""},
		{"140500", "扫描20211405811230.xlsx", ""},
		// One level up the children are cities, also by what lies below them.
		{"140000", "晋城2021年度推荐项目清单.xlsx", "140500"},
		{"140000", "高平市.xlsx", "140500"},
		{"140000", "太原市/晋城市推荐项目清单.xlsx", "140100 140500"},
		{"140000", "晋城市/高平市/清单.xlsx", "140500"},
		{"140000", "晋城市/城区.xlsx", "140500"},
		{"140000", "城区.xlsx", ""},
		{"140000", "山西省/清单.xlsx", ""},
		{"140171", "高平市.xlsx", ""},
	} {
		var codes []string
		for _, r := range ChildrenOf(p, c.parent).InPath(c.path) {
			codes = append(codes, r.Code)
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s below %s: %q, want %q", c.path, c.parent, got, c.want)
		}
	}
}
