package record

import (
	"slices"

	"shidian/checks"
)

// OpenMatter is what is still open of one kind when a list is made final: 未报, 高平市.
type OpenMatter struct {
	What  string   // Chinese
	Names []string // of units, of files or of where the errors are, each once
	Stops bool     // no list is made final while it is open
	How   string   // Chinese: what settles it
}

// StillOpen is what is open while nothing holds the list any more (Holds). A director may
// decide without a unit that has sent nothing, and without a project that has errors. What
// was received and nobody has read may be a project that belongs on the list, so it stops
// the final one until it is read, entered, answered or voided.
func StillOpen(r *Rollup) []OpenMatter {
	stops := []OpenMatter{
		{What: "没有读的文件", How: "照“" + SheetFindings + "”的消息处理后再次合并；不要的，在“" + SheetReceipts + "”写作废原因"},
		{What: "待录入的文件", How: "照“" + SheetFindings + "”的消息录入后再次合并；不用录入的，在“" + SheetFindings + "”写核实结果和说明，或者在“" + SheetReceipts + "”作废"},
		{What: "由 Word 录入、没有核对的申报表", How: "在它的“待确认”写明核对结果和核对人，再次合并；已经核对过的，在“" + SheetFindings + "”写核实结果和说明"},
	}
	refused, errors, few := OpenMatter{What: "不能并入的文件"}, OpenMatter{What: "没有改正的错误"}, OpenMatter{What: "项目少于要求"}
	for _, f := range r.Findings {
		if !f.Open() {
			continue
		}
		ofUnit := r.childOf(f.Region) != ""
		switch {
		case f.AsksToConfirmEntry():
			stops[2].name(f.File)
		case f.AsksToEnter() && ofUnit:
			stops[1].name(f.File)
		case f.LeavesUnread() && ofUnit:
			stops[0].name(f.File)
		case f.TellsNotFiled() && r.hasFiled(f.Region):
			few.name(r.Plan.RegionName(f.Region))
		case f.TellsNotFiled(): // below, by unit
		case f.Rule.File != nil && checks.Refuses(f):
			refused.name(f.File)
		case f.Severity() == checks.Error:
			errors.name(r.placeOf(f))
		}
	}
	for i := range stops {
		stops[i].Stops = true
	}
	all := slices.Concat(stops, r.stillMissing(), []OpenMatter{few, refused, errors}, r.waitForSelection())
	if all = slices.DeleteFunc(all, func(m OpenMatter) bool { return m.Names == nil }); len(all) == 0 {
		return nil
	}
	return all
}

func (r *Rollup) hasFiled(code string) bool {
	u := r.unit(code)
	return u != nil && u.Status == checks.Filed
}

// stillMissing are the units without anything that counts, by how that is. A nil return
// that people have confirmed is settled.
func (r *Rollup) stillMissing() []OpenMatter {
	asked := map[string]bool{}
	for _, f := range r.Findings {
		if f.TellsNotFiled() && f.Open() {
			asked[f.Region] = true
		}
	}
	var missing []OpenMatter
	for _, status := range checks.UnitStatuses() {
		m := OpenMatter{What: UnitStatusChinese(status)}
		for _, u := range r.Units {
			if u.Missing() && u.Status == status && (asked[u.Region.Code] || status == checks.Unopened) {
				m.name(u.Region.Name)
			}
		}
		missing = append(missing, m)
	}
	return missing
}

func (m *OpenMatter) name(name string) {
	if name != "" && !slices.Contains(m.Names, name) {
		m.Names = append(m.Names, name)
	}
}

// placeOf says in Chinese what an error is about: 泽州县“示例茶试点”, else its file.
func (r *Rollup) placeOf(f checks.Finding) string {
	name := r.Plan.RegionName(f.Region)
	switch {
	case f.Project != "":
		name += "“" + f.Project + "”"
	case f.File != "":
		name += "（" + f.File + "）"
	}
	return name
}
