package form

import (
	"fmt"
	"regexp"
	"strings"
)

// OrganizationCode is a unified social credit code of 18 characters
// (GB 32100-2015), or an organization code of 9 (GB 11714-1997).
type OrganizationCode struct{}

// CreditCodeAlphabet is the alphabet of GB 32100: no I, O, S, V, Z. The value of
// a character is its place.
const CreditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// CreditCodeWeights are 3^(i-1) mod 31 for the 17 characters before the check.
func CreditCodeWeights() []int {
	weights := make([]int, 17)
	for i, w := 0, 1; i < len(weights); i++ {
		weights[i] = w
		w = w * 3 % 31
	}
	return weights
}

// Parse folds to half-width capitals. A wrong credit code is not understood; a
// wrong check character of the old organization code is only doubtful, because
// codes of before 1997 are still about.
func (OrganizationCode) Parse(a Answer, _ *Field, _ Choices) (Value, []Fault, bool) {
	code := strings.ToUpper(foldUnmarked(plainText(a)))
	if a.Kind == Number && len(code) > 15 {
		// A workbook keeps 15 digits of a number: the rest are zeros by now.
		return Value{}, []Fault{{DigitsLost, fmt.Sprintf("代码按数字存放，后面的位数已经丢失（现为 %s）", code)}}, false
	}
	short := strings.ReplaceAll(code, "-", "")
	if organizationCode.MatchString(short) && len(code) <= 10 {
		if organizationCheck(short[:8]) != short[8] {
			return Value{Text: short}, []Fault{{BadOrganizationCode, fmt.Sprintf("9 位组织机构代码“%s”的校验位不对", code)}}, true
		}
		return Value{Text: short}, nil, true
	}
	if problem := creditCodeProblem(code); problem != "" {
		return Value{Text: code}, []Fault{{BadCreditCode, problem}}, false
	}
	return Value{Text: code}, nil, true
}

// Three Chinese characters are nine bytes as well.
var organizationCode = regexp.MustCompile(`^[0-9A-Z]{9}$`)

// Format returns the code.
func (OrganizationCode) Format(v Value) string { return v.Text }

func creditCodeProblem(code string) string {
	if n := len([]rune(code)); n != 18 {
		return fmt.Sprintf("“%s”是 %d 位，统一社会信用代码应为 18 位", Quote(code), n)
	}
	for _, r := range code {
		if !strings.ContainsRune(CreditCodeAlphabet, r) {
			return fmt.Sprintf("“%s”中的“%c”不是统一社会信用代码可用的字符", code, r)
		}
	}
	if CreditCodeCheck(code[:17]) != code[17] {
		return fmt.Sprintf("“%s”的校验位（第 18 位）与前 17 位不符，代码中有写错的字符", code)
	}
	return ""
}

// CreditCodeCheck returns the 18th character of a credit code from its first
// 17, which must be of the alphabet.
func CreditCodeCheck(first17 string) byte {
	sum := 0
	for i, w := range CreditCodeWeights() {
		sum += strings.IndexByte(CreditCodeAlphabet, first17[i]) * w
	}
	return CreditCodeAlphabet[(31-sum%31)%31]
}

// organizationCheck returns the 9th character of an organization code from its first 8,
// digits and capitals: GB 11714, weights 3 7 9 10 5 8 4 2, 11 minus the sum mod 11, 10
// is X.
func organizationCheck(first8 string) byte {
	sum := 0
	for i, w := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		value := int(first8[i] - '0')
		if first8[i] >= 'A' {
			value = int(first8[i]-'A') + 10
		}
		sum += value * w
	}
	return "0123456789X"[(11-sum%11)%11]
}
