package form

// Found says that a rule speaks of a blank of one sheet: F003 of industry. It is all
// that a panel needs of a finding: the words are its own.
type Found struct {
	Rule  string // F003
	Field ID
}

// Finder says what the rules find on a filled sheet. Who draws a workbook is given one,
// because drawing knows no rule.
type Finder struct {
	Project func(*Filled) []Found // on a 申报书
	County  func(*Filled) []Found // on 县区信息
}
