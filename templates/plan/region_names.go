package plan

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// # What people call a region
//
// 晋城市 is 晋城, 恩施土家族苗族自治州 is 恩施州 or 恩施, 锡林郭勒盟 is 锡盟, and
// 晋城经济技术开发区 is 晋城经开区. Whatever looks for a region in what people write
// asks here.

// ending is what kind of region a name says it is, at its end: 自治州, for which people
// write 州.
type ending struct {
	full   string
	briefs []string // that stand in its place
	least  int      // characters before it, with fewer of which it is no such ending: 碑林区 is no 林区
	zone   bool     // its land and its name belong to the regions around it
}

// endings go from the longer to the shorter ones that they end with.
var endings = []ending{
	{full: "转型综合改革示范区", briefs: []string{"转型综改示范区", "综合改革示范区", "综改示范区", "综改区", "示范区"}, least: 2, zone: true},
	{full: "综合改革示范区", briefs: []string{"综改示范区", "综改区", "示范区"}, least: 2, zone: true},
	{full: "高新技术产业开发区", briefs: []string{"高新技术开发区", "高新开发区", "高新区", "开发区"}, least: 2, zone: true},
	{full: "经济技术开发区", briefs: []string{"技术开发区", "经济开发区", "经开区", "开发区"}, least: 2, zone: true},
	{full: "经济开发区", briefs: []string{"经开区", "开发区"}, least: 2, zone: true},
	{full: "示范区", least: 1, zone: true}, {full: "开发区", least: 1, zone: true}, {full: "高新区", least: 1, zone: true},
	{full: "经开区", least: 1, zone: true}, {full: "综改区", least: 1, zone: true}, {full: "业园区", least: 2, zone: true}, {full: "技园区", least: 2, zone: true},
	{full: "自治区", least: 2}, {full: "自治州", briefs: []string{"自治州", "州"}, least: 2},
	{full: "自治县", briefs: []string{"自治县", "县"}, least: 2}, {full: "自治旗", briefs: []string{"自治旗", "旗"}, least: 2},
	{full: "地区", least: 2}, {full: "林区", briefs: []string{"林"}, least: 3}, {full: "特区", briefs: []string{"特"}, least: 2}, {full: "新区", briefs: []string{"新"}, least: 2},
	{full: "省", least: 1}, {full: "市", least: 1}, {full: "县", least: 1}, {full: "区", least: 1}, {full: "旗", least: 1}, {full: "州", least: 1}, {full: "盟", least: 1},
}

// nationalities stand between the own name and 自治州, 自治县 or 自治旗; those of Xinjiang
// and Inner Mongolia also without 族. 回族 stands in 管城回族区 too.
var nationalities = regexp.MustCompile(`(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|各)族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)+$`)

// customary are short names that follow from no rule.
var customary = map[string][]string{
	"锡林郭勒盟": {"锡盟"}, "阿拉善盟": {"阿盟"}, "西双版纳傣族自治州": {"版纳州", "版纳"},
	"巴音郭楞蒙古自治州": {"巴州"}, "博尔塔拉蒙古自治州": {"博州"}, "克孜勒苏柯尔克孜自治州": {"克州"},
	"呼和浩特市": {"呼市"}, "哈尔滨市": {"哈市"}, "齐齐哈尔市": {"齐市"}, "乌鲁木齐市": {"乌市"}, "石家庄市": {"石市"},
	"前郭尔罗斯蒙古族自治县": {"前郭县", "前郭"}, "喀喇沁左翼蒙古族自治县": {"喀左县", "喀左"}, "杜尔伯特蒙古族自治县": {"杜蒙县", "杜蒙"},
	"和布克赛尔蒙古自治县": {"和丰县"}, "察布查尔锡伯自治县": {"察县"}, "塔什库尔干塔吉克自治县": {"塔县"},
	"莫力达瓦达斡尔族自治旗": {"莫旗"}, "鄂伦春自治旗": {"鄂旗"}, "鄂温克族自治旗": {"鄂温克族旗"},
	"达尔罕茂明安联合旗": {"达茂旗", "达茂"}, "阿鲁科尔沁旗": {"阿旗"}, "克什克腾旗": {"克旗"}, "翁牛特旗": {"翁旗"}, "喀喇沁旗": {"喀旗"},
	"科尔沁左翼中旗": {"科左中旗"}, "科尔沁左翼后旗": {"科左后旗"}, "科尔沁右翼前旗": {"科右前旗"}, "科尔沁右翼中旗": {"科右中旗"},
	"察哈尔右翼前旗": {"察右前旗"}, "察哈尔右翼中旗": {"察右中旗"}, "察哈尔右翼后旗": {"察右后旗"},
	"东乌珠穆沁旗": {"东乌旗"}, "西乌珠穆沁旗": {"西乌旗"}, "陈巴尔虎旗": {"陈旗"}, "新巴尔虎左旗": {"新左旗"}, "新巴尔虎右旗": {"新右旗"},
	"峰峰矿区": {"峰峰"}, "山西转型综合改革示范区": {"综改示范区", "综改区"},
}

// parted is the region's own name and its ending: 长阳 and 自治县 of 长阳土家族自治县. One
// with an ending that the table does not know, as a department of the province, is
// all name.
func parted(name string) (own string, end ending) {
	for _, e := range endings {
		rest, ok := strings.CutSuffix(name, e.full)
		if !ok || utf8.RuneCountInString(rest) < e.least {
			continue
		}
		return withoutNationalities(rest, e), e
	}
	return name, ending{}
}

func withoutNationalities(name string, e ending) string {
	if !strings.HasPrefix(e.full, "自治") && !strings.HasSuffix(name, "族") {
		return name
	}
	for _, own := range []string{nationalities.ReplaceAllString(name, ""), strings.TrimSuffix(name, "族")} {
		if utf8.RuneCountInString(own) >= 2 { // 东乡族自治县 is called by its nationality
			return own
		}
	}
	return name
}

// ShortName is a region's name without what says what kind it is: 沁水 of 沁水县, 长阳 of
// 长阳土家族自治县, 盂 of 盂县. A zone has none: 晋城 is another region than
// 晋城经济技术开发区.
func ShortName(name string) string {
	own, end := parted(name)
	if end.zone {
		return name
	}
	return own
}

// HasNoLand reports whether the units of the region are registered in the counties
// around it, as those of 开发区, 开发区分局 and a department of the province are.
func (r Region) HasNoLand() bool {
	if r.Kind != "" {
		return !r.Kind.hasLand()
	}
	_, end := parted(r.Name)
	return end.zone || end.full == "" || strings.Contains(r.Name, "开发区")
}

// Names are what people call the region, its full name first. One character alone, as
// of 盂县, names nothing.
func (r Region) Names() []string {
	own, end := parted(r.Name)
	all := []string{r.Name}
	for _, brief := range end.briefs {
		all = append(all, own+brief)
	}
	if end.full == "区" && !strings.HasPrefix(r.Name, own+"区") { // 管城回族区
		all = append(all, own+"区")
	}
	if !end.zone {
		all = append(all, own)
	}
	all = append(all, customary[r.Name]...)
	for _, f := range r.Former {
		all = append(all, f.names()...)
	}
	var names []string
	for _, name := range all {
		if utf8.RuneCountInString(name) >= 2 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// regionName is one name of a region of the plan.
type regionName struct {
	name  string
	place int  // of the region among those of the plan
	bare  bool // it has no ending
}

// indexNames are the names of all regions by their first character.
func indexNames(regions []Region) map[rune][]regionName {
	names := map[rune][]regionName{}
	for i, r := range regions {
		own := ShortName(r.Name)
		for _, name := range r.Names() {
			first, _ := utf8.DecodeRuneInString(name)
			last, _ := utf8.DecodeLastRuneInString(name)
			bare := name != r.Name && (name == own || !strings.ContainsRune("市县区旗州盟", last)) // 苏州 of 苏州市
			names[first] = append(names[first], regionName{name, i, bare})
		}
	}
	return names
}

// namedIn are the regions of which the text has the full name or one of three
// characters or more with its ending, wherever it stands.
func (p *Plan) namedIn(text string) []Region {
	found := map[int]bool{}
	for i, first := range text {
		for _, n := range p.names[first] {
			whole := n.name == p.Regions[n.place].Name || !n.bare && utf8.RuneCountInString(n.name) > 2
			if whole && strings.HasPrefix(text[i:], n.name) {
				found[n.place] = true
			}
		}
	}
	var regions []Region
	for _, place := range slices.Sorted(maps.Keys(found)) {
		regions = append(regions, p.Regions[place])
	}
	return regions
}

// begins reports whether the text begins with the name, with what stands behind it.
// 晋城市场监督管理局 is of 晋城, and does not begin with 晋城市.
func (n regionName) begins(text string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(text, n.name)
	return rest, ok && !(strings.HasSuffix(n.name, "市") && strings.HasPrefix(rest, "场"))
}

// isInWord reports whether the short name is part of a word, as 公安局 and 合作社 have
// those of 公安县 and 合作市 inside.
func (n regionName) isInWord(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return n.bare && rest != "" && strings.ContainsRune("局社厅", next)
}
