package record

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"shidian/templates/form"
)

// # Whose a scan is
//
// A scan (盖章页.pdf) belongs to the project that its name and its folders say: by the name
// of the project, now or before, or by its undertaking unit. Each of them speaks for
// itself, and so does each place in which the same bytes lie; the scan is of a project
// only where all that is said leaves one. Where nothing is said it is of the only project
// of its county. Nothing is weighed: of two projects it is neither's, and only the
// county's. What a unit has matched its list says (Return.Scans), by the hash, and the
// names are not asked again.

// IsScan reports whether the file is a picture of paper: 盖章页.pdf, 照片.jpg.
func (f *File) IsScan() bool { return f.Return.Unread != nil && f.Return.Unread.As == form.AsScan }

// places are where the file lies and where the same bytes do, below what was named.
func (f *File) places() []string { return append([]string{cmp.Or(f.Below, f.Path)}, f.Also...) }

// giveScans gives every scan that counts to its project, and one of which nothing else says
// whose it is to the county of the projects that it names.
func (r *Rollup) giveScans() {
	var names *scanNames
	for _, file := range r.Files {
		if !file.IsScan() || file.Status == Voided || file.Status == Refused {
			continue
		}
		if names == nil {
			names = r.scanNames()
		}
		r.giveScan(file, names)
		if file.Of != nil {
			file.Of.Scans = append(file.Of.Scans, file)
		}
	}
}

func (r *Rollup) giveScan(file *ReceivedFile, names *scanNames) {
	if p := names.listed[file.SHA256]; p != nil {
		file.Of, file.Region = p, p.Region
		return
	}
	said, contradicts := names.saidBy(file.places())
	if file.Region.Code == "" {
		r.findCounty(file, said)
	}
	own := slices.DeleteFunc(slices.Clone(said), func(p *Project) bool { return !r.Plan.Within(file.Region.Code, p.Region.Code) })
	switch {
	case file.Region.Code == "":
		file.unmatched = "看不出是哪个单位、哪个项目的"
	case contradicts, len(said) > 0 && len(own) == 0:
		file.unmatched = "文件名和文件夹写的不是同一个项目"
	case len(own) == 1:
		file.Of = own[0]
	case len(own) > 1:
		file.unmatched = "写的可能是 " + projectNames(own)
	default:
		file.Of, file.unmatched = r.onlyProject(file)
	}
}

// findCounty takes the county of a scan from the projects that it names, where all of them
// are of one county and its places name no other unit.
func (r *Rollup) findCounty(file *ReceivedFile, said []*Project) {
	if len(said) == 0 {
		return
	}
	county := said[0].Region
	for _, p := range said {
		if p.Region.Code != county.Code {
			return
		}
	}
	for _, place := range file.places() {
		for _, unit := range r.children.InPath(place) {
			if unit.Code != r.childOf(county.Code) {
				return
			}
		}
	}
	file.Region = county
}

// onlyProject is the project of a scan that names none: the only one that its county has
// filed here. On a list of a city its counties may have others, and a scan that is called
// after some other pilot is not of this one.
func (r *Rollup) onlyProject(file *ReceivedFile) (of *Project, unmatched string) {
	var own []*Project
	for _, p := range r.Projects {
		if p.Region.Code == file.Region.Code && !p.SenderUnknown() {
			own = append(own, p)
		}
	}
	switch {
	case len(own) == 0:
		return nil, "没有它可以对上的项目"
	case len(own) > 1:
		return nil, "看不出是哪个项目的"
	case own[0].Inherited, r.namesAnotherPilot(file.places()):
		return nil, "没有写明是“" + own[0].Facts.Name() + "”的"
	default:
		return own[0], ""
	}
}

func projectNames(projects []*Project) string {
	var names []string
	for _, p := range projects {
		names = append(names, "“"+p.Facts.Name()+"”")
	}
	return strings.Join(names, "、")
}

// settleScan says what became of a scan that waits for nobody to enter it. It asks for
// nothing, also where it came after the last day: what it goes with was filed before.
func (f *ReceivedFile) settleScan() {
	f.Status, f.Late, f.Findings = Attached, false, nil
	if f.Reason = "“" + f.ScanOf() + "”的扫描件，只作附件，不并入"; f.Of == nil {
		f.Reason = "扫描件，没有对上项目：" + f.unmatched + "。请把文件名改成带有项目名称或者承担单位的，或者放进以它命名的文件夹，重新运行；无关的请移走"
	}
	if !f.Present {
		f.Reason = "来源文件不在：这次没有找到；" + f.Reason
	}
}

// ScanOf is the name of the project that a scan belongs to; "" where that is not sure.
func (f *ReceivedFile) ScanOf() string {
	if f.Of == nil {
		return ""
	}
	return f.Of.Facts.Name()
}

// ScanText says which scans of the project came: 2 份：盖章页.pdf、证书.jpg（这次没有找到）, or 无.
func (p *Project) ScanText() string {
	if p.Scans == nil {
		return "无"
	}
	var names []string
	for _, f := range p.Scans {
		name := path.Base(f.Path)
		if !f.Present {
			name += "（这次没有找到）"
		}
		names = append(names, name)
	}
	return fmt.Sprintf("%d 份：%s", len(names), strings.Join(names, "、"))
}
