package form

import (
	"regexp"
	"strings"
)

// What people write of the seal and the signature on paper: 已盖章未签字 is two parts,
// each with its own 已 or 未.
var (
	stampFillers = strings.NewReplacer("加盖", "盖", "公章", "章", "印章", "章", "已经", "已", "负责人", "", "单位", "", "但", "", "并", "", "和", "", "及", "", "了", "", "还", "", "均", "", "都", "")
	stampPart    = regexp.MustCompile(`(尚未|还未|未|没有|没|无|缺少|缺|待|只有|只|仅有|仅|已|有)?((?:盖章|签字|签名|签章|盖|签)+)`)
	stampWhole   = regexp.MustCompile(`^(?:` + stampPart.String() + `)+(?:齐全|完整|完成|完毕|全)?$`)
)

// stampWords is the entry that the text means, "" where that cannot be told. Who writes
// that the seal is there means that the box is complete; who writes of the signature
// alone says nothing of the seal.
func stampWords(text string) string {
	switch text {
	case "齐全", "完整", "均有", "都有", "均已盖章签字":
		return StampComplete
	case "均无", "都没有", "均没有", "都无":
		return StampNone
	}
	text = stampFillers.Replace(text)
	if !stampWhole.MatchString(text) {
		return ""
	}
	var seal, sign bool     // it is there
	var noSeal, noSign bool // it is missing
	for _, part := range stampPart.FindAllStringSubmatch(text, -1) {
		ofSeal, ofSign := strings.ContainsAny(part[2], "盖章"), strings.Contains(part[2], "签")
		switch part[1] {
		case "", "已", "有":
			seal, sign = seal || ofSeal, sign || ofSign
		case "只有", "只", "仅有", "仅":
			seal, sign, noSeal, noSign = ofSeal, ofSign, !ofSeal, !ofSign
		default:
			noSeal, noSign = noSeal || ofSeal, noSign || ofSign
		}
	}
	switch {
	case noSeal && noSign:
		return StampNone
	case noSeal:
		return StampNoSeal
	case noSign:
		return StampNoSign
	case seal:
		return StampComplete
	}
	return ""
}
