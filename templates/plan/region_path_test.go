package plan

import (
	"fmt"
	"testing"
)

func TestShortNamesInPaths(t *testing.T) {
	for _, c := range []struct{ province, path, want string }{
		{"42", "长阳县申报表.xlsx", "420528"}, {"42", "恩施州/清单.xlsx", "422800"}, {"42", "恩施州/巴东县.xlsx", "422823"}, {"42", "恩施州/恩施市.xlsx", "422801"},
		{"42", "恩施/申报表.xlsx", ""}, {"42", "长阳/申报表.xlsx", ""}, {"15", "锡盟/锡林浩特市.xlsx", "152502"}, {"14", "大同平城区.xlsx", "140213"}, {"14", "晋城/城区.xlsx", "140502"},
		{"13", "石家庄桥西区.xlsx", "130104"}, {"13", "桥西区.xlsx", ""}, {"14", "140500/140500.xlsx", "140500"},
	} {
		if r, _ := RegionInPath(provinceOf(c.province), c.path); r.Code != c.want {
			t.Errorf("%s: %q, want %q", c.path, r.Code, c.want)
		}
	}
}

func TestRegionInPath(t *testing.T) {
	p := Shanxi2021()
	for path, want := range map[string]string{
		"沁水县.xlsx": "140521", "来件/沁水县/申报表.xlsx": "140521", "140521.xlsx": "140521", "140521沁水县_申报表_2021.xlsx": "140521",
		"晋城市/城区.xlsx": "140502", "城区.xlsx": "", "沁水.xlsx": "", "申报表.xlsx": "", "沁水县阳城县.xlsx": "",
		"山西转型综合改革示范区.xlsx": "140171", "沁　水　县.xlsx": "140521", "１４０５２１.xlsx": "140521",
		"140500晋城市/沁水县.xlsx": "140521", "140500晋城市/申报表.xlsx": "140500", "晋城市推荐项目清单.xlsx": "140500", "140500/140521.xlsx": "140521",
		"20210514052100.xlsx": "", "阳城县/扫描20211405211230.xlsx": "140522", "晋城市/140521沁水县/城区.xlsx": "140521", "140500/城区.xlsx": "140502",
		"140521/140522.xlsx": "", "山西省/申报表.xlsx": "", "平城区.xlsx": "140213", "晋城市沁水县.xlsx": "140521",
	} {
		r, ok := RegionInPath(p, path)
		if r.Code != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", path, fmt.Sprint(r.Code), want)
		}
	}
}
