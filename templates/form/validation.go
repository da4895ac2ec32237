package form

// ValidationKind says how Excel and WPS hold a cell while people type.
type ValidationKind int

// The kinds that the form uses.
const (
	PromptOnly    ValidationKind = iota // a hint and nothing else
	FromList                            // a drop-down
	WholeNumber                         // zero or more
	DecimalNumber                       // zero or more
	ByFormula                           // a formula that must be true
)

// Validation is what the cell of an answer offers. A template turns it into
// the workbook's own data validation.
type Validation struct {
	Kind ValidationKind
	// Formula of ByFormula, with {cell} for the answer's cell.
	Formula string
	// Stop refuses the entry; otherwise the program asks whether to keep it.
	// Only what can never be right is refused: a wrong refusal is worse than a
	// finding later.
	Stop  bool
	Error string // at most 255 characters
}

// Validation offers the hint.
func (Line) Validation(*Field) Validation { return Validation{} }

// Validation offers the hint.
func (Prose) Validation(*Field) Validation { return Validation{} }

// Validation warns of what does not begin with a year. Which month it is the panel
// beside the form looks at; what DATEVALUE reads depends on the settings of the desk. The
// cell holds text, so that 2021.10 stays what was typed.
func (Month) Validation(f *Field) Validation {
	return Validation{Kind: ByFormula, Error: f.writeLike() + "。",
		Formula: `OR(ISNUMBER({cell}),AND(LEN({cell})>5,OR(LEFT({cell},2)="20",LEFT({cell},2)="19")))`}
}

// Validation warns of what is too short for a year, a month and a day.
func (Day) Validation(f *Field) Validation {
	return Validation{Kind: ByFormula, Error: f.writeLike() + "。",
		Formula: `OR(ISNUMBER({cell}),AND(LEN({cell})>7,OR(LEFT({cell},2)="20",LEFT({cell},2)="19")))`}
}

// Validation refuses what is not a whole number.
func (Count) Validation(*Field) Validation {
	return Validation{Kind: WholeNumber, Stop: true, Error: "请填大于等于 0 的整数，不写单位。"}
}

// Validation refuses what is not a number.
func (Amount) Validation(*Field) Validation {
	return Validation{Kind: DecimalNumber, Stop: true, Error: "请填大于等于 0 的数，单位万元，不写单位。"}
}

// Validation offers the list, and refuses what is not in it unless it is open.
func (Choose) Validation(f *Field) Validation {
	if f.List.Open {
		return Validation{Kind: FromList, Error: "不在通知列出的" + f.List.Title + "之中。确有需要可以保留，审核时会提示。"}
	}
	return Validation{Kind: FromList, Stop: true, Error: "请从下拉列表中选择。"}
}

// Validation warns of what has too few or too many digits.
func (Phone) Validation(*Field) Validation {
	return Validation{Kind: ByFormula, Formula: `AND(LEN({cell})>=8,LEN({cell})<=40)`, Error: "请填手机号，或者带区号的固定电话。"}
}

// Validation warns when there is no @.
func (Mail) Validation(*Field) Validation {
	return Validation{Kind: ByFormula, Formula: `ISNUMBER(FIND("@",{cell}))`, Error: "电子邮箱应写成 name@example.com 的样子。"}
}

// Validation warns of what is not six digits.
func (PostalCode) Validation(*Field) Validation {
	return Validation{Kind: ByFormula, Formula: `AND(LEN({cell})=6,SUMPRODUCT((zd_n<=6)*ISNUMBER(FIND(MID({cell},zd_n,1),"0123456789")))=6)`, Error: "邮编是 6 位数字。"}
}

// Names of the constants that the check of a credit code needs on the sheet
// 字典: Excel allows no array constants in a validation.
const (
	CreditNumbersName  = "zd_n"   // 1 to 17
	CreditWeightsName  = "zd_w"   // CreditCodeWeights
	CreditAlphabetName = "zd_abc" // CreditCodeAlphabet
)

// Validation computes the check character of GB 32100 while people type, and
// lets a code of 9 characters pass. It warns and does not refuse.
func (OrganizationCode) Validation(*Field) Validation {
	return Validation{Kind: ByFormula,
		Formula: `OR(LEN({cell})=9,IFERROR(AND(LEN({cell})=18,MOD(SUMPRODUCT((FIND(MID({cell},zd_n,1),zd_abc)-1)*zd_w)+FIND(RIGHT({cell}),zd_abc)-1,31)=0),FALSE))`,
		Error:   "统一社会信用代码应为 18 位，且校验位相符；没有的填 9 位组织机构代码。请核对证书后再填。"}
}
