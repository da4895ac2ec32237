package checks

import (
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// A county that reports to the province itself is its own city: its departments guide,
// and its city is itself, the province, or what lists of addresses put there.
func TestCountiesThatReportToTheProvince(t *testing.T) {
	for code, c := range map[string]struct{ guarantors, guides, cities, counties, wrong string }{
		"429004": {"仙桃市人民政府 仙桃市市场监督管理局 湖北省人民政府", "仙桃市农业农村局 市农业农村局 湖北省农业农村厅 湖北仙桃农业农村局", "仙桃 仙桃市 湖北省 湖北仙桃 省直辖县级行政区划 湖北省直辖县级行政单位", "仙桃 仙桃市 湖北省仙桃市 仙桃市示例镇", "潜江"},
		"429021": {"神农架林区人民政府 神农架林区政府 神农架林区市场监督管理局", "神农架林区农业农村局 林区农业农村局 神农架农业农村局", "神农架 神农架林区 湖北", "神农架 神农架林区 湖北省神农架林区 神农架林区示例镇", "天门"},
		"110105": {"朝阳区人民政府 北京市朝阳区人民政府 区政府 朝阳区市场监督管理局 北京市市场监督管理局", "朝阳区农业农村局 区农业农村局 北京市农业农村局 市农业农村局", "北京 北京市 市辖区 北京市朝阳区", "朝阳 朝阳区 北京市朝阳区 北京朝阳", "海淀"},
		"469025": {"白沙黎族自治县人民政府 白沙县人民政府 白沙县市场监督管理局", "白沙县农业农村局 县农业农村局 白沙农业农村局", "海南 海南省 白沙 白沙县 海南省白沙黎族自治县", "白沙 白沙县 白沙黎族自治县", "琼中"},
		"659001": {"石河子市人民政府 第八师石河子市人民政府 新疆生产建设兵团第八师石河子市人民政府", "石河子市农业农村局 新疆维吾尔自治区农业农村厅", "石河子 新疆石河子市 自治区直辖县级行政区划 新疆维吾尔自治区直辖县级行政单位", "石河子 石河子市", "阿拉尔"},
	} {
		p := inCounty(t, code)
		judgeAlone(t, p, wrongGuarantor, form.GuarantorUnit, c.guarantors, c.wrong+"市人民政府 "+c.wrong+"区人民政府 "+c.wrong+"市场监督管理局")
		judgeAlone(t, p, wrongGuiding, form.GuidingUnit, c.guides, c.wrong+"农业农村局")
		judgeAlone(t, p, registeredElsewhere, form.RegisteredCity, c.cities, c.wrong)
		judgeAlone(t, p, registeredElsewhere, form.RegisteredCounty, c.counties, c.wrong)
	}
}

// Names of autonomous prefectures, leagues and counties in short.
func TestAutonomousRegions(t *testing.T) {
	for code, c := range map[string]struct{ guarantors, guides, cities, counties string }{
		"422823": {"巴东县人民政府 恩施州人民政府 恩施州政府 恩施土家族苗族自治州人民政府 自治州人民政府 恩施州市场监督管理局 恩施市场监督管理局 湖北省恩施州市场监管局", "恩施州农业农村局 恩施农业农村局 州农业农村局 中共恩施州委农办", "恩施 恩施州 湖北恩施州 恩施自治州 恩施土家族苗族自治州", "巴东 巴东县 恩施州巴东县 恩施巴东 湖北省恩施州巴东县"},
		"422801": {"恩施市人民政府 恩施州人民政府 恩施州市场监督管理局", "恩施州农业农村局 恩施农业农村局", "恩施州 恩施 恩施州恩施市", "恩施 恩施市 恩施州恩施市"},
		"152502": {"锡林浩特市人民政府 锡林郭勒盟行政公署 锡盟行署 锡林郭勒盟行署办公室 盟行署 锡盟市场监督管理局", "锡盟农牧局 锡林郭勒盟农牧局 盟农牧局 内蒙古自治区锡林郭勒盟工信局 中共锡盟委", "锡盟 锡林郭勒 锡林郭勒盟 内蒙古锡林郭勒盟", "锡林浩特 锡林浩特市 锡盟锡林浩特市"},
		"420528": {"长阳土家族自治县人民政府 长阳县人民政府 长阳自治县人民政府 自治县人民政府 宜昌市长阳县政府", "宜昌市农业农村局", "宜昌 湖北宜昌", "长阳 长阳县 长阳土家族自治县 宜昌长阳"},
		"430121": {"长沙县人民政府 长沙市人民政府 长沙市市场监督管理局 长沙市场监督管理局", "长沙市农业农村局 长沙农业农村局 湖南省长沙市农业农村局", "长沙 长沙市 湖南长沙", "长沙 长沙县 长沙市长沙县"},
		"654021": {"伊宁县人民政府 伊犁州人民政府 伊犁哈萨克自治州人民政府", "伊犁州农业农村局 伊犁哈萨克自治州商务局", "伊犁 伊犁州 新疆伊犁", "伊宁 伊宁县 伊犁州伊宁县"},
		"653125": {"莎车县人民政府 喀什地区行政公署 喀什地区行署 喀什行署 地区行政公署", "喀什地区农业农村局 地区农业农村局", "喀什 喀什地区 新疆喀什地区", "莎车 莎车县 喀什地区莎车县"},
		"150722": {"莫力达瓦达斡尔族自治旗人民政府 莫力达瓦旗人民政府 莫旗人民政府 莫旗政府 旗人民政府", "呼伦贝尔市农牧局", "呼伦贝尔 内蒙古呼伦贝尔市", "莫旗 莫力达瓦 莫力达瓦旗 莫力达瓦达斡尔族自治旗"},
	} {
		p := inCounty(t, code)
		judgeAlone(t, p, wrongGuarantor, form.GuarantorUnit, c.guarantors, "示例州人民政府")
		judgeAlone(t, p, wrongGuiding, form.GuidingUnit, c.guides, p.Region.Name+"农业农村局 "+plan.ShortName(p.Region.Name)+"县农业农村局")
		judgeAlone(t, p, registeredElsewhere, form.RegisteredCity, c.cities, "示例州")
		judgeAlone(t, p, registeredElsewhere, form.RegisteredCounty, c.counties, "示例县")
	}
	judgeAlone(t, inCounty(t, "422823"), registeredElsewhere, form.RegisteredCity, "", "恩施市 宜昌市")
	judgeAlone(t, inCounty(t, "422823"), wrongGuarantor, form.GuarantorUnit, "", "恩施市人民政府 恩施市市场监督管理局 利川市人民政府")
	judgeAlone(t, inCounty(t, "654021"), registeredElsewhere, form.RegisteredCounty, "", "伊宁市 霍城县")
}

// inCounty is a blank form of the county.
func inCounty(t *testing.T, code string) *Application {
	t.Helper()
	p := planOver(code[:2])
	county, ok := p.Region(code)
	if !ok {
		t.Fatalf("no county %s", code)
	}
	return blankOf(p, county)
}

// judgeAlone holds what a rule says of each answer, the only one on the form, against
// what it should.
func judgeAlone(t *testing.T, p *Application, rule *Rule, id form.ID, fine, wrong string) {
	t.Helper()
	for text := range strings.FieldsSeq(fine) {
		if fault := saysOf(p, rule, id, text); fault != "" {
			t.Errorf("%s of %s: “%s” is fine, and it says %s", rule.ID, p.Region.Name, text, fault)
		}
	}
	for text := range strings.FieldsSeq(wrong) {
		if saysOf(p, rule, id, text) == "" {
			t.Errorf("%s of %s: “%s” is wrong, and it says nothing", rule.ID, p.Region.Name, text)
		}
	}
}
