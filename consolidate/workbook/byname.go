package workbook

import (
	"io"

	"shidian/consolidate/workbook/parcel"
	"shidian/templates/form"
)

// isAttachment reports whether a file that by its name is skipped is that, and no
// workbook under a wrong name. Most are large or many, so only a few bytes are read.
func (f Found) isAttachment() bool {
	return f.Ending != nil && f.Ending.Skip != "" && !parcel.IsArchive(f.begins(forKind))
}

// forKind is how many of the first bytes tell what a file is.
const forKind = 4

// begins are the first bytes of the file; none where it cannot be read.
func (f Found) begins(enough int) []byte {
	file, info, err := openRegular(f.Disk)
	if err != nil {
		return nil
	}
	defer file.Close()
	head := make([]byte, enough)
	if !f.IsMember() {
		n, _ := file.ReadAt(head, 0)
		return head[:n]
	}
	member, err := openMember(file, info.Size(), f.Member.N)
	if err != nil {
		return nil
	}
	defer member.Close()
	n, _ := io.ReadFull(member, head)
	return head[:n]
}

// isOurs reports whether the workbook is something that a unit sends, also when
// it has lost its mark.
func (r *Reader) isOurs(l Loaded) bool {
	mark, marked := MarkOf(l.Book)
	if marked || r.plan == nil {
		return marked && mark.Kind != form.PlanBook && mark.Kind != form.CheckBook && mark.Kind != form.LetterBook
	}
	said := r.County(l.Book, l.Path, l.SHA256)
	return len(said.Projects) > 0 || said.Spares > 0 || said.County != nil
}
