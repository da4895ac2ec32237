package workbook

import (
	"context"
	"io"
	"os"

	"shidian/templates/form"
)

// Mail gateways and old browsers give a workbook the ending of something else:
// 沁水.xlsx.txt, 城区.zip. By its name alone it would be skipped, and its county told
// that nothing came. So a file of such a name that begins as a workbook is opened.

const packageStart = "PK\x03\x04"

// looksLikePackage reports whether the file begins as a workbook does.
func looksLikePackage(disk string) bool {
	if info, err := os.Lstat(disk); err != nil || !info.Mode().IsRegular() {
		return false
	}
	file, err := os.OpenFile(disk, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, len(packageStart))
	_, err = io.ReadFull(file, head)
	return err == nil && string(head) == packageStart
}

// loadDespiteName looks into a file whose name says that it is no workbook. One of
// ours is refused with what helps; any other is what its name says.
func (r *Reader) loadDespiteName(ctx context.Context, f Found) (Loaded, error) {
	inside := f
	inside.Skip, inside.Refuse, inside.ByNameOnly = "", "", false
	out, err := r.Load(ctx, inside)
	if err != nil {
		return out, err
	}
	if out.Book != nil && r.isOurs(out) {
		out.Book, out.Refusal = nil, &form.Note{Kind: form.NotAWorkbook, Detail: "内容是本程序的工作簿，扩展名却不是 .xlsx，没有读。请把文件改名，扩展名改为 .xlsx，再重新运行"}
		return out, nil
	}
	f.ByNameOnly = false
	return r.Load(ctx, f)
}

// isOurs reports whether the workbook is something that a unit sends, also when
// it has lost its mark.
func (r *Reader) isOurs(l Loaded) bool {
	mark, marked := MarkOf(l.Book)
	if marked || r.plan == nil {
		return marked && mark.Kind != form.PlanBook
	}
	said := r.County(l.Book, l.Path, l.SHA256)
	return len(said.Projects) > 0 || said.Spares > 0 || said.County != nil
}
