package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/parcel"
	"shidian/templates/form"
)

// withMembers is the file, and behind it what is in it where it is an archive or a mail:
// files like those of a folder of its name. An archive in an archive is told and not
// opened.
func withMembers(f Found) []Found {
	if f.Ending == nil || !f.Ending.parcel {
		return []Found{f}
	}
	p, err := lookInside(f)
	switch {
	case err != nil:
		f.Refuse = refusalOfRead(err, ooxml.DefaultLimits().FileBytes)
		return []Found{f}
	case p == nil || len(p.Members) == 0:
		return []Found{f}
	case !slices.ContainsFunc(p.Members, func(m parcel.Member) bool { return !m.Encrypted }):
		f.Refuse = refusalOfParcel(parcel.ErrEncrypted) // one file to ask its unit about, and not as many as are in it
		return []Found{f}
	}
	f.Skip, f.Ending = "", nil
	all, shut := []Found{f}, 0
	for i, m := range p.Members {
		one := classify(inside(f.Path, m.Name), f.Disk, 0)
		one.Member = Member{i + 1, m.Name}
		if one.Ending != nil && one.Ending.parcel {
			shut++
			one.Ending = &Ending{Refuse: "压缩包（或者邮件）里又是一个压缩包（或者邮件），没有打开。请把它解压（或者另存）到这个文件夹后重新运行"}
		} else if m.Encrypted {
			shut++
		}
		if !one.isOwnText() {
			all = append(all, one)
		}
	}
	all[0].Skip = foundInside(p, len(all)-1, shut)
	if !p.Letter && !slices.ContainsFunc(all[1:], func(one Found) bool { return one.Skip == "" }) {
		all[0].Skip, all[0].Refuse = "", &form.Note{Kind: form.NotAWorkbook, Detail: "压缩包里只有系统和临时文件，没有申报表。请让报送单位重新发送"}
	}
	return all
}

// FilesIn are all files of a folder, or of an archive, as they lie there, with those that a
// run would leave alone, for whoever holds them against a manifest.
func FilesIn(root string) (files []Found, err error) {
	if info, err := os.Stat(root); err != nil || info.IsDir() {
		return findBelow(root)
	}
	whole := classify(path.Base(filepath.ToSlash(root)), root, 0)
	p, err := lookInside(whole)
	if err != nil || p == nil {
		return nil, err
	}
	for i, m := range p.Members {
		one := classify(m.Name, root, 0)
		one.Member = Member{i + 1, m.Name}
		files = append(files, one)
	}
	return files, nil
}

// lookInside lists what is in an archive or a mail; nil for a file that is neither.
func lookInside(f Found) (*parcel.Parcel, error) {
	file, info, err := openRegular(f.Disk)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if !isMail(f) && !parcel.IsArchive(f.begins(forKind)) {
		return nil, nil
	}
	p, isOffice, err := parcel.Open(file, info.Size(), ooxml.DefaultLimits())
	if isOffice {
		return nil, nil
	}
	return p, err
}

// MailEnding is how the name of a mail ends.
const MailEnding = ".eml"

func isMail(f Found) bool { return strings.EqualFold(path.Ext(f.Path), MailEnding) }

// foundInside says what became of an archive or a mail that was opened: with so many files,
// of which so many could not be.
func foundInside(p *parcel.Parcel, n, shut int) string {
	if !p.Letter && shut > 0 {
		return fmt.Sprintf("压缩包，里面有 %d 份文件，%d 份打不开（有密码，或者又是压缩包），没有读", n, shut)
	}
	if !p.Letter {
		return fmt.Sprintf("压缩包，里面的 %d 份文件已分别读取", n)
	}
	text := fmt.Sprintf("邮件，里面的 %d 份附件已分别读取；正文没有并入，请看一看", n)
	if p.Drawn > 0 {
		text += fmt.Sprintf("，正文里的 %d 张图片没有读", p.Drawn)
	}
	return text
}

// openMember opens a file in an archive or a mail.
func openMember(file *os.File, size int64, n int) (io.ReadCloser, error) {
	p, isOffice, err := parcel.Open(file, size, ooxml.DefaultLimits())
	switch {
	case err != nil:
		return nil, err
	case isOffice || len(p.Members) < n:
		return nil, ErrChanged
	}
	return p.Members[n-1].Open()
}

// readMember appends what is in such a file to the data.
func readMember(ctx context.Context, file *os.File, size int64, n int, data []byte, limit int64) ([]byte, error) {
	member, err := openMember(file, size, n)
	if err != nil {
		return nil, err
	}
	defer member.Close()
	return readAtMost(ctx, member, data, limit)
}

type parcelFault struct {
	err error
	form.Note
}

// parcelFaults say what is wrong with an archive, a mail, or a file in one, and what to
// do.
var parcelFaults = []parcelFault{
	{parcel.ErrEmpty, form.Note{Kind: form.NotAWorkbook, Detail: "压缩包里没有文件。请让报送单位重新发送"}},
	{parcel.ErrEncrypted, form.Note{Kind: form.NotAWorkbook, Detail: "压缩包有密码，打不开。请解压到这个文件夹后重新运行，或者让报送单位去掉密码重新发送"}},
	{parcel.ErrMethod, form.Note{Kind: form.Damaged, Detail: "压缩包用的压缩方法不常见，打不开。请解压到这个文件夹后重新运行"}},
	{parcel.ErrDamaged, form.Note{Kind: form.Damaged, Detail: "压缩包或者邮件没有传完整或已损坏，打不开。请让报送单位重新发送"}},
	{parcel.ErrTooLarge, form.Note{Kind: form.Unsafe, Detail: "压缩包或者邮件过大，没有打开。请解压（或者把附件另存）到这个文件夹，只留下申报表"}},
	{parcel.ErrTooMany, form.Note{Kind: form.Unsafe, Detail: "压缩包或者邮件里的文件过多，没有打开。请解压（或者把附件另存）到这个文件夹，只留下申报表"}},
	{parcel.ErrRatio, form.Note{Kind: form.Unsafe, Detail: "压缩包展开后过大，可能不安全，没有打开。请让报送单位只压缩申报表重新发送"}},
}

// refusalOfParcel says why an archive, a mail, or a file in one cannot be read; nil where
// it is no fault of theirs.
func refusalOfParcel(err error) *form.Note {
	i := slices.IndexFunc(parcelFaults, func(f parcelFault) bool { return errors.Is(err, f.err) })
	if i < 0 {
		return nil
	}
	note := parcelFaults[i].Note
	return &note
}
