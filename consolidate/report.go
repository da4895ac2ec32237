package consolidate

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/plan"
)

// FileReport is what became of one file: 来件/沁水县.xls, 不能并入, 旧格式工作簿. Every
// file of the run has one, and every file that an earlier rollup remembers.
type FileReport struct {
	Path   string
	SHA256 string
	Region plan.Region // zero when unknown
	Status record.FileStatus
	Reason string

	Project  string // of a scan: the name of the project that it belongs to; "" where that is not sure
	Listed   bool   // of a printed form: its project stands on a list that came
	Present  bool   // this run found it
	Replaced bool   // newer files of its unit have taken its place as a whole
	Chinese  string // the status, for people
}

func (in *intake) reports(r *record.Rollup) []FileReport {
	kept := map[string]*record.ReceivedFile{}
	for _, file := range r.Files {
		kept[file.ID()] = file
	}
	var reports []FileReport
	for _, a := range in.arrivals {
		out := FileReport{Path: a.Path, SHA256: a.SHA256, Present: true}
		switch {
		case a.Skip != "" && a.said == nil:
			out.Status, out.Reason = record.Skipped, a.Skip
			if out.Listed = a.listed; a.listed {
				out.Chinese = alreadyListed
			}
		case a.sameAs != "":
			out.Status, out.Reason = record.Duplicate, "与“"+a.sameAs+"”内容相同"+in.oddNameText(a, r.Region)+replacedBy(a, kept)
			out.Region, _ = in.plan.Region(a.said.Mark.Region)
		default:
			file := kept[record.FileID(a.Path, a.SHA256)]
			out.Region, out.Status, out.Chinese, out.Reason, out.Project = file.Region, file.Status, file.StatusChinese(), file.Explain(), file.ScanOf()
		}
		if out.Chinese == "" {
			out.Chinese = record.FileStatusChinese(out.Status)
		}
		reports = append(reports, out)
	}
	for _, file := range r.Files {
		if !file.Present && !file.SavedAgain { // of a copy that was only saved again nothing is missing
			reports = append(reports, FileReport{Path: file.Path, SHA256: file.SHA256, Region: file.Region, Status: file.Status, Chinese: file.StatusChinese(), Reason: file.Explain(), Project: file.ScanOf(), Replaced: file.Replaced})
		}
	}
	return reports
}

// replacedBy says of a file that came again what counts instead of it, and how to
// go back to it; "" where it counts itself.
func replacedBy(a *arrival, kept map[string]*record.ReceivedFile) string {
	file := kept[a.SHA256]
	if file == nil || file.Status != record.Superseded {
		return ""
	}
	return "；这一份" + file.Explain() + "。要改回这一份的，请在“收件登记”给较新的那一份写作废原因"
}

// links makes the targets of findings: from the folder of the outputs to the
// file, sheet and cell, or to the archive in which the file lies. LibreOffice, Excel and WPS open them; what cannot be
// written relative to the outputs gets none, because an absolute path would
// be wrong on every other machine.
func (in *intake) links(out string) sheets.FindingLink {
	files := map[string]*arrival{}
	for _, a := range in.arrivals {
		files[a.Path] = a
	}
	return func(f checks.Finding) string {
		file := files[f.File]
		if f.Cell == "" || f.Sheet == "" || file == nil {
			return ""
		}
		from, err := filepath.Abs(out)
		if err != nil {
			return ""
		}
		to, err := filepath.Abs(file.disk)
		if err != nil {
			return ""
		}
		rel, err := filepath.Rel(from, to)
		if err != nil || strings.Contains(rel, "#") {
			return ""
		}
		link := fromHere(escapePath(rel))
		if file.member {
			return link // Excel opens no workbook within an archive, but people can
		}
		return link + "#" + url.PathEscape("'"+f.Sheet+"'!"+f.Cell)
	}
}

// escapePath escapes what a hyperlink target cannot hold, name by name.
func escapePath(path string) string {
	parts := strings.Split(filepath.ToSlash(path), "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// fromHere keeps the name of a file or a folder from being read as a scheme.
func fromHere(path string) string {
	if strings.HasPrefix(path, "../") {
		return path
	}
	return "./" + path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
