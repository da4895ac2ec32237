package plan

import (
	"slices"
	"strings"
	"testing"
)

// provinceOf is a plan over the province whose codes begin so.
func provinceOf(code string) *Plan {
	p := *Shanxi2021()
	p.Regions = RegionsOfChina(code)
	return New(p)
}

func TestNamesOfRegions(t *testing.T) {
	for name, want := range map[string]string{
		"山西省": "山西省 山西", "北京市": "北京市 北京", "内蒙古自治区": "内蒙古自治区 内蒙古", "新疆维吾尔自治区": "新疆维吾尔自治区 新疆", "西藏自治区": "西藏自治区 西藏",
		"晋城市": "晋城市 晋城", "沁水县": "沁水县 沁水", "城区": "城区", "盂县": "盂县", "桥西区": "桥西区 桥西",
		"恩施土家族苗族自治州": "恩施土家族苗族自治州 恩施自治州 恩施州 恩施", "黔东南苗族侗族自治州": "黔东南苗族侗族自治州 黔东南自治州 黔东南州 黔东南",
		"巴音郭楞蒙古自治州": "巴音郭楞蒙古自治州 巴音郭楞自治州 巴音郭楞州 巴音郭楞 巴州", "克孜勒苏柯尔克孜自治州": "克孜勒苏柯尔克孜自治州 克孜勒苏自治州 克孜勒苏州 克孜勒苏 克州",
		"锡林郭勒盟": "锡林郭勒盟 锡林郭勒 锡盟", "兴安盟": "兴安盟 兴安", "大兴安岭地区": "大兴安岭地区 大兴安岭",
		"长阳土家族自治县": "长阳土家族自治县 长阳自治县 长阳县 长阳", "白沙黎族自治县": "白沙黎族自治县 白沙自治县 白沙县 白沙", "东乡族自治县": "东乡族自治县 东乡自治县 东乡县 东乡",
		"积石山保安族东乡族撒拉族自治县": "积石山保安族东乡族撒拉族自治县 积石山自治县 积石山县 积石山", "龙胜各族自治县": "龙胜各族自治县 龙胜自治县 龙胜县 龙胜",
		"巴里坤哈萨克自治县": "巴里坤哈萨克自治县 巴里坤自治县 巴里坤县 巴里坤", "双江拉祜族佤族布朗族傣族自治县": "双江拉祜族佤族布朗族傣族自治县 双江自治县 双江县 双江",
		"鄂伦春自治旗": "鄂伦春自治旗 鄂伦春旗 鄂伦春 鄂旗", "鄂温克族自治旗": "鄂温克族自治旗 鄂温克自治旗 鄂温克旗 鄂温克 鄂温克族旗", "科尔沁右翼前旗": "科尔沁右翼前旗 科尔沁右翼前 科右前旗",
		"神农架林区": "神农架林区 神农架林 神农架", "六枝特区": "六枝特区 六枝特 六枝", "浦东新区": "浦东新区 浦东新 浦东", "管城回族区": "管城回族区 管城区 管城",
		"碑林区": "碑林区 碑林", "万柏林区": "万柏林区 万柏林", "清新区": "清新区 清新", "井陉矿区": "井陉矿区 井陉矿", "梁园区": "梁园区 梁园", "绿园区": "绿园区 绿园",
		"晋城经济技术开发区":     "晋城经济技术开发区 晋城技术开发区 晋城经济开发区 晋城经开区 晋城开发区",
		"山西转型综合改革示范区":   "山西转型综合改革示范区 山西转型综改示范区 山西综合改革示范区 山西综改示范区 山西综改区 山西示范区 综改示范区 综改区",
		"示例高新技术产业开发区":   "示例高新技术产业开发区 示例高新技术开发区 示例高新开发区 示例高新区 示例开发区",
		"示例省农业农村厅":      "示例省农业农村厅",
		"长治高新技术产业开发区分局": "长治高新技术产业开发区分局",
	} {
		if got := strings.Join(Region{Name: name}.Names(), " "); got != want {
			t.Errorf("%s is called %s, want %s", name, got, want)
		}
	}
}

func TestOnlyZonesAndDepartmentsHaveNoLand(t *testing.T) {
	for _, r := range RegionsOfChina("") {
		if r.HasNoLand() {
			t.Errorf("%s has no land", r.Name)
		}
	}
	for _, name := range []string{"山西转型综合改革示范区", "晋城经济技术开发区", "示例高新区", "苏州工业园区", "晋城开发区分局", "示例省农业农村厅"} {
		if !(Region{Name: name}).HasNoLand() {
			t.Errorf("%s has land", name)
		}
	}
}

func TestRegionsAreFoundByWhatPeopleCallThem(t *testing.T) {
	for _, c := range []struct{ province, text, want string }{
		{"14", "晋城市城区", "140502"}, {"14", "山西省晋城市城区", "140502"}, {"14", "城区", "140302 140502"}, {"14", "晋城", "140500"},
		{"13", "石家庄市桥西区", "130104"}, {"13", "桥西区", "130104 130703"}, {"13", "桥西", "130104 130703"}, {"13", "张家口桥西", "130703"}, {"13", "井陉", "130121"},
		{"42", "长阳", "420528"}, {"42", "长阳县", "420528"}, {"42", "湖北省宜昌市长阳土家族自治县", "420528"}, {"42", "恩施州", "422800"}, {"42", "恩施市", "422801"},
		{"42", "恩施", "422800 422801"}, {"42", "神农架", "429021"}, {"42", "仙桃", "429004"},
		{"43", "长沙", "430100 430121"}, {"43", "长沙市", "430100"}, {"43", "长沙县", "430121"}, {"43", "长沙市长沙县", "430121"}, {"43", "长沙长沙县", "430121"},
		{"46", "白沙", "469025"}, {"15", "锡盟", "152500"}, {"15", "内蒙古锡盟", "152500"}, {"15", "科右前旗", "152221"}, {"11", "北京市北京市朝阳区", "110105"},
		{"22", "吉林", "220000 220200"}, {"22", "吉林市", "220200"}, {"37", "青岛市南区", "370202"}, {"37", "青岛市市南区", "370202"}, {"65", "和田", "653200 653201 653221"},
		{"42", "恩施自治区", ""}, {"42", "恩施市恩施州", ""}, {"14", "高平县", ""}, {"14", "晋城市平城区", ""},
	} {
		var codes []string
		for _, r := range provinceOf(c.province).FindRegions(c.text) {
			codes = append(codes, r.Code)
		}
		slices.Sort(codes)
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.text, c.province, got, c.want)
		}
	}
}

// Each region of the country is found by its full name and by that behind all regions
// above, alone or among those that share it; and its short names mean it.
func TestEveryRegionOfTheCountryIsFound(t *testing.T) {
	for _, province := range RegionsOfChina("") {
		if province.Level != Province {
			continue
		}
		p := provinceOf(province.Code[:2])
		for _, r := range p.Regions {
			for _, name := range append(r.Names(), p.FullName(r.Code), province.Name+p.FullName(r.Code)) {
				found := p.FindRegions(name)
				exact := name != r.Name && slices.ContainsFunc(p.Regions, func(o Region) bool { return o.Name == name })
				if !exact && !slices.ContainsFunc(found, func(o Region) bool { return o.Code == r.Code }) && r.Code != province.Code {
					t.Errorf("%s %s is not found by %s", r.Code, r.Name, name)
				}
			}
			if found := p.FindRegions(p.FullName(r.Code)); p.FullName(r.Code) != r.Name && len(found) != 1 {
				t.Errorf("%s names %v", p.FullName(r.Code), found)
			}
		}
	}
}

func TestNearRegionsAreOfferedWhereTheyAreFew(t *testing.T) {
	p := Shanxi2021()
	for text, want := range map[string]string{
		"泌水县": "文水县 沁水县", "高坪市": "高平市", "高平县": "高平市", "太古区": "太谷区", "晋诚市": "晋城市 晋中市", "襄恒县": "襄垣县 襄汾县", "大宁区": "大宁县",
		"平阳县": "", "示例县": "", "县": "", "": "", "晋": "", "高坪": "", "郑州市": "忻州市 朔州市 霍州市",
	} {
		got := p.NearRegions(text)
		slices.Sort(got)
		wanted := strings.Fields(want)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("%s: offered %q, want %q", text, got, wanted)
		}
	}
}
