package plan

import (
	"fmt"
	"testing"
)

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
