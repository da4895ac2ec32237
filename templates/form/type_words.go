package form

// typeWord is a type with the word by which a plan names it: 整数.
type typeWord struct {
	word string
	of   Type
}

func typeWords() []typeWord {
	return []typeWord{{"文字", Line{}}, {"长文", Prose{}}, {"整数", Count{}}, {"金额", Amount{}}, {"日期", Day{}}, {"年月", Month{}},
		{"单选", Choose{}}, {"电话", Phone{}}, {"邮箱", Mail{}}, {"邮编", PostalCode{}}, {"组织机构代码", OrganizationCode{}}}
}

// TypeNames are the words for all types, in the order in which a plan offers them.
func TypeNames() []string {
	var names []string
	for _, t := range typeWords() {
		names = append(names, t.word)
	}
	return names
}

// TypeNamed is the type of the word.
func TypeNamed(word string) (Type, bool) {
	for _, t := range typeWords() {
		if t.word == word {
			return t.of, true
		}
	}
	return nil, false
}

// TypeWord is the word for the type.
func TypeWord(of Type) string {
	for _, t := range typeWords() {
		if t.of == of {
			return t.word
		}
	}
	return ""
}
