package consolidate

import (
	"slices"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// printedForm is said of a 申报书 that was made of what had been filed, to be printed and
// stamped. It goes up beside the list and is no second filing.
const printedForm = "申报书的打印件，盖章用，不是报送的申报表，不并入"

// judgePrinted says of a printed form on which of the lists that came its project stands.
func (in *intake) judgePrinted(a *arrival) string {
	for _, filled := range a.printed {
		for _, list := range in.arrivals {
			if list.said == nil || list.mark.Kind != form.ListBook || list.sameAs != "" {
				continue
			}
			same := func(p *form.Filled) bool {
				return in.plan.Today(p.Region) == in.plan.Today(filled.Region) && form.NormalName(p.Name()) == form.NormalName(filled.Name())
			}
			if slices.ContainsFunc(list.said.Projects, same) {
				return "“" + record.Brief(filled.Name()) + "”的申报书打印件，已在清单“" + list.Path + "”中，不另外计入"
			}
		}
		return printedForm + "。收到的清单中没有“" + record.Brief(filled.Name()) + "”，请让报送单位报推荐项目清单"
	}
	return printedForm
}
