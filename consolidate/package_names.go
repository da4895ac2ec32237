package consolidate

import (
	"fmt"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
)

// stem is how the names of the files of a project begin: 01_农业_示例茶试点_示例茶业有限公司.
func (p *packing) stem(project sheets.ListedProject, behind string) string {
	domain := ""
	if d, ok := project.Domain(); ok {
		domain = d.Name
	}
	digits := max(2, len(fmt.Sprint(len(p.projects))))
	return store.CleanName(fmt.Sprintf("%0*d_%s_%s_%s", digits, project.Number, domain, project.Name(), record.UnitNameOf(project.Application))) + behind
}
