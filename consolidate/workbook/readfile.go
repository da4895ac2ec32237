package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"shidian/templates/form"
)

// Why a file cannot be read from the disk.
var (
	// ErrChanged says that a file was written to while it was read.
	ErrChanged = errors.New("file changed while it was read")

	errTooLarge   = errors.New("file too large")
	errNotRegular = errors.New("not a regular file")
)

// What a Reader keeps of its buffer, and how much it reads at a time.
const (
	keepFile  = 1 << 20
	readChunk = 64 << 10
)

// busyPauses is how long to wait before each new try at a file that another
// program has open: two seconds in all.
var busyPauses = [...]time.Duration{200 * time.Millisecond, 600 * time.Millisecond, 1200 * time.Millisecond}

// readFile reads a file, or one in an archive or a mail, into the buffer of r, where it
// stays until the next.
func (r *Reader) readFile(ctx context.Context, f Found, limit int64) ([]byte, error) {
	if cap(r.file) > keepFile {
		r.file = nil
	}
	data, err := readFound(ctx, f, r.file[:0], limit)
	for _, pause := range busyPauses {
		if err == nil || !isBusy(err) {
			break
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
		data, err = readFound(ctx, f, r.file[:0], limit)
	}
	r.file = data
	return data, err
}

// readFound appends the bytes of a regular file of at most limit bytes, or of such a
// member of it, that stays the same meanwhile.
func readFound(ctx context.Context, f Found, data []byte, limit int64) ([]byte, error) {
	file, before, err := openRegular(f.Disk)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	whole := !f.IsMember()
	switch {
	case !whole:
		data, err = readMember(ctx, file, before.Size(), f.Member.N, data, limit)
	case before.Size() > limit:
		err = errTooLarge
	default:
		data, err = readAtMost(ctx, file, data, limit)
	}
	if err != nil {
		return nil, err
	}
	after, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !isSame(before, after) || whole && int64(len(data)) != after.Size() {
		return nil, ErrChanged
	}
	return data, nil
}

// openRegular opens a regular file. What the path names is looked at before it is
// opened and again afterwards: a pipe in its place would block for ever, and a
// link may lead anywhere.
func openRegular(path string) (*os.File, fs.FileInfo, error) {
	named, err := os.Lstat(path)
	if err != nil {
		return nil, nil, err
	}
	if !named.Mode().IsRegular() {
		return nil, nil, errNotRegular
	}
	file, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, nil, err
	}
	opened, err := file.Stat()
	switch {
	case err != nil:
	case !opened.Mode().IsRegular():
		err = errNotRegular
	case !isSame(named, opened):
		err = ErrChanged
	default:
		return file, opened, nil
	}
	file.Close()
	return nil, nil, err
}

// isSame reports whether both say of one file that it was not written to.
func isSame(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

func readAtMost(ctx context.Context, from io.Reader, data []byte, limit int64) ([]byte, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data = slices.Grow(data, readChunk)
		n, err := from.Read(data[len(data) : len(data)+readChunk])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit:
			return nil, errTooLarge
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		}
	}
}

// refusalOfRead says why nothing of the file, or of one in a parcel, was read.
func refusalOfRead(err error, limit int64) *form.Note {
	if note := refusalOfParcel(err); note != nil {
		return note
	}
	return refusalOfDisk(err, limit)
}

// refusalOfDisk says why nothing of the file was read. What the disk, the network or
// another program does is no fault of whoever sent it.
func refusalOfDisk(err error, limit int64) *form.Note {
	note := &form.Note{Kind: form.Unopened}
	switch {
	case errors.Is(err, errTooLarge):
		note.Kind, note.Detail = form.Unsafe, fmt.Sprintf("文件超过 %d MB，不是正常的申报表。请删去图片等多余内容后重新报送", limit>>20)
	case errors.Is(err, ErrChanged):
		note.Detail = "读取过程中文件被改动，请关闭正在编辑或下载它的程序后重新运行"
	case isBusy(err):
		note.Detail = "文件正被 Excel 或 WPS 打开，请关闭后重新运行"
	case errors.Is(err, fs.ErrPermission):
		note.Detail = "没有权限打开，请检查这个文件的权限后重新运行"
	case errors.Is(err, fs.ErrNotExist):
		note.Detail = "文件在读取前被移走或改了名，请重新运行"
	case errors.Is(err, errNotRegular):
		note.Kind, note.Detail = form.NotAWorkbook, "不是普通文件，没有打开。请把工作簿本身放进来"
	default:
		note.Detail = "文件读不出来，请检查磁盘或网络位置后重新运行"
	}
	return note
}
