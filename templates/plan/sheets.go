package plan

// sheets returns every table of the plan workbook in order, the settings first.
func sheets() []sheet {
	return []sheet{settingSheet{}, noticeSheet, deadlineSheet, domainSheet, stageSheet, textSheet, fieldSheet, choiceSheet, regionSheet, limitSheet, contactSheet, listColumnSheet, industrySheet, economicTypeSheet, ruleSheet, aboveSheet{}}
}

// Tables returns the plan as the sheets of a workbook.
func (p *Plan) Tables() []Table {
	var tables []Table
	for _, s := range sheets() {
		if t := s.table(p); !t.Hidden || t.Rows != nil {
			tables = append(tables, t)
		}
	}
	return tables
}
