package consolidate

import (
	"path"
	"slices"

	"shidian/consolidate/record"
	"shidian/templates/form"
)

// printedForm is said of a 申报书 that was made of what had been filed, to be printed and
// stamped. It goes up beside the list and is no second filing.
const printedForm = "申报书的打印件，盖章用，不是报送的申报表，不并入"

// alreadyListed is what became of one whose project stands on a list that came.
const alreadyListed = "已在清单中"

// judgePrinted says of a printed form on which of the lists that came its project stands.
func (in *intake) judgePrinted(a *arrival) {
	for _, filled := range a.printed {
		name := "“" + record.Brief(filled.Name()) + "”"
		list := in.listWith(filled)
		if a.listed = list != nil; !a.listed {
			a.Skip = printedForm + "。收到的清单中没有" + name + "，请让报送单位报推荐项目清单"
			return
		}
		a.Skip = name + "的申报书打印件，" + alreadyListed + "（“" + list.Path + "”），不另外计入"
	}
}

// listWith is a list that came on which the project of the form stands; nil for none.
func (in *intake) listWith(filled *form.Filled) *arrival {
	for _, list := range in.arrivals {
		if list.said == nil || list.mark.Kind != form.ListBook || list.sameAs != "" {
			continue
		}
		same := func(p *form.Filled) bool {
			return in.plan.Today(p.Region) == in.plan.Today(filled.Region) && form.NormalName(p.Name()) == form.NormalName(filled.Name())
		}
		if slices.ContainsFunc(list.said.Projects, same) {
			return list
		}
	}
	return nil
}

// passOverSources leaves alone the county workbooks that a package holds beside its list
// (打包 --with-sources): their projects stand on the list as far as they were recommended.
// Before the files are read whole their place says it, and then their bytes have to, too.
func (in *intake) passOverSources() {
	lists := map[string]*arrival{}
	for _, a := range in.arrivals {
		if a.mark.Kind == form.ListBook && a.said != nil {
			lists[path.Dir(a.Path)] = a
		}
	}
	for _, a := range in.arrivals {
		folder := path.Dir(a.Path)
		list := lists[path.Dir(folder)]
		if a.said == nil || a.mark.Kind != form.CountyBook || path.Base(folder) != folderSources || list == nil || !list.restsOn(a) {
			continue
		}
		a.listed, a.said = true, nil
		a.Skip = "清单“" + list.Path + "”所依据的申报表，" + alreadyListed + "，不另外计入"
	}
}

// restsOn reports whether a form of the list stood in the file first; as long as one of
// them is not read, it may have.
func (a *arrival) restsOn(file *arrival) bool {
	return len(a.said.Projects) == 0 || file.SHA256 == "" ||
		slices.ContainsFunc(a.said.Projects, func(f *form.Filled) bool { return f.SHA256 == file.SHA256 })
}
