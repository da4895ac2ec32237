package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// Loaded is one file that was opened, or why it was not. Exactly one of Skip,
// Refusal and Book is set.
type Loaded struct {
	Path    string
	SHA256  string // lower-case hex; "" when the file could not be read at all
	Skip    string
	Refusal *form.Note
	Book    *xlsx.Book
}

// Load reads one found file whole and opens it. The file is only ever read;
// trouble with it is its own result, and only the end of ctx is an error.
func Load(ctx context.Context, f Found) (Loaded, error) {
	out := Loaded{Path: f.Path, Skip: f.Skip}
	if f.Skip != "" {
		return out, nil
	}
	data, err := readWhole(f.Disk, xlsx.DefaultLimits().FileBytes)
	if len(data) > 0 {
		sum := sha256.Sum256(data)
		out.SHA256 = hex.EncodeToString(sum[:])
	}
	switch {
	case f.Refuse != "":
		out.Refusal = &form.Note{Kind: form.NotAWorkbook, Detail: f.Refuse}
		return out, nil
	case err != nil:
		out.Refusal = refusalOfDisk(err)
		return out, nil
	}
	out.Book, err = xlsx.Read(ctx, data, xlsx.DefaultLimits())
	var refusal *xlsx.Refusal
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return out, fmt.Errorf("read %s: %w", f.Path, ctx.Err())
	case errors.As(err, &refusal):
		out.Book, out.Refusal = nil, noteOfRefusal(refusal)
	default:
		return out, fmt.Errorf("read %s: %w", f.Path, err)
	}
	return out, nil
}

var errTooLarge = errors.New("file too large")

// readWhole reads at most limit bytes of a regular file that stays the same
// meanwhile. Opening without a check first would block for ever on a FIFO.
func readWhole(path string, limit int64) ([]byte, error) {
	before, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	if before.Size() > limit {
		return nil, errTooLarge
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, err
	}
	after, err := file.Stat()
	if err != nil {
		return nil, err
	}
	switch {
	case int64(len(data)) > limit:
		return nil, errTooLarge
	case !os.SameFile(before, after), after.Size() != before.Size(), !after.ModTime().Equal(before.ModTime()), int64(len(data)) != after.Size():
		return nil, ErrChanged
	}
	return data, nil
}

func refusalOfDisk(err error) *form.Note {
	note := &form.Note{Kind: form.NotAWorkbook}
	switch {
	case errors.Is(err, errTooLarge):
		note.Kind, note.Detail = form.Unsafe, "文件超过 64 MB，不是正常的申报表。请删去图片等多余内容后重新报送"
	case errors.Is(err, ErrChanged):
		note.Detail = "读取过程中文件被改动，请关闭正在编辑或下载它的程序后重新运行"
	case errors.Is(err, fs.ErrPermission):
		note.Detail = "没有权限打开，或者文件正被 Excel/WPS 打开，请关闭后重新运行"
	default:
		note.Detail = "文件读不出来，请检查磁盘或网络位置后重新运行"
	}
	return note
}
