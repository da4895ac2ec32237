package plan

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// bureauOf is behind the name of a place the name of the office that collects there.
const bureauOf = "市场监督管理局"

// Office is who acts for the region: 沁水县市场监督管理局, 山西省农业农村厅, or what the plan
// says (机关全称), as it is: 示例市市场监督管理局、示例市农业农村局.
func (p *Plan) Office(r Region) string { return p.officeBehind(r, r.Name) }

// OfficeInFull is the office with the names of the regions above it: 晋城市沁水县市场监督管理局.
func (p *Plan) OfficeInFull(r Region) string { return p.officeBehind(r, p.FullName(r.Code)) }

func (p *Plan) officeBehind(r Region, name string) string {
	switch {
	case r.Office != "":
		return r.Office
	case r.isBody():
		return name
	default:
		return name + bureauOf
	}
}

// Offices are the offices of a region one by one: a notice may be of several jointly.
func (p *Plan) Offices(r Region) []string { return splitWords(p.Office(r)) }

// Issues reports whether the notice is one of the region: its issuer is called after the
// region, or is one of its offices.
func (p *Plan) Issues(r Region, n Notice) bool {
	return strings.HasPrefix(n.Issuer, r.Name) || r.Office != "" && slices.ContainsFunc(p.Offices(r), func(office string) bool {
		return strings.HasPrefix(n.Issuer, office)
	})
}

// AboveInShort is what a unit calls the office that it reports to, and what it calls those
// who work there: 市局, 市里.
func (p *Plan) AboveInShort(r Region) (office, people string) {
	above, ok := p.Region(r.Parent)
	if ok && above.Office == "" && !above.isBody() {
		for _, word := range []string{"自治区", "地区", "省", "市", "州", "盟"} {
			if strings.HasSuffix(above.Name, word) {
				return word + "局", strings.TrimPrefix(word, "自治") + "里"
			}
		}
	}
	return "上级单位", "上级"
}

// joined is the name of a region behind that of one above it. What has that name itself
// does not have it twice: 晋城市文化和旅游局, 市文化和旅游局, 晋城经济技术开发区. A county
// does, 长沙市长沙县.
func joined(above, r Region, name string) string {
	if !r.HasNoLand() {
		return above.Name + name
	}
	if slices.ContainsFunc(above.Names(), func(n string) bool { return strings.HasPrefix(name, n) }) {
		return name
	}
	_, size := utf8.DecodeLastRuneInString(above.Name)
	return strings.TrimSuffix(above.Name, name[:min(size, len(name))]) + name
}

const longestOffice = 50 // fits one line of a list

// officeColumn is the column of offices that do not follow from the name.
func officeColumn() column[Region] {
	return column[Region]{Header{Title: "机关全称", Width: 30}, func(r *Region) string { return r.Office },
		func(r *Region, s string) string {
			r.Office = strings.Join(splitWords(s), listMark)
			if n := utf8.RuneCountInString(r.Office); n > longestOffice {
				return fmt.Sprintf("机关全称有 %d 个字，一行印不下，最多 %d 个字", n, longestOffice)
			}
			return ""
		}}
}
