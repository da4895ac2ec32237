package workbook

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var errNoFile = errors.New("不是一个文件。--from 请写一份 Word 申报书")

// FindDocument finds the one Word document that is named: 沁水县申报书.docx, one in an
// archive or a mail, 高平市.zip/申报书.docx (or as it is told, 高平市.zip!/申报书.docx), or
// the archive alone where there is one Word document in it. The error says in Chinese
// why there is none.
func FindDocument(path string) (Found, error) {
	disk, member := splitPlace(path)
	info, err := os.Stat(disk)
	switch {
	case err != nil, info.IsDir() && member != "":
		return Found{}, fs.ErrNotExist // the path as a whole
	case info.IsDir():
		return Found{}, errNoFile
	}
	found, err := Find([]string{disk})
	switch {
	case err != nil, len(found) == 0:
		return Found{}, errNoFile
	case len(found) == 1 && member == "":
		return found[0], nil
	}
	var fitting []Found
	var names []string
	for _, f := range found {
		name := ShownPath(f.Member.Name)
		if f.IsMember() && isWordName(name) && (member == "" || name == member || filepath.Base(name) == member) {
			fitting, names = append(fitting, f), append(names, ShownPath(filepath.ToSlash(filepath.Join(disk, name))))
		}
	}
	switch len(fitting) {
	case 0:
		return Found{}, errors.New("里面没有这份 Word 文档，请核对名称")
	case 1:
		return fitting[0], nil
	}
	return Found{}, fmt.Errorf("里面有 %d 份 Word 文档，请写明是哪一份：%s", len(fitting), strings.Join(names, "、"))
}

// splitPlace is the file on the disk of a path that may go on inside an archive or a
// mail, and where it goes on; "" where it does not.
func splitPlace(path string) (disk, member string) {
	if _, err := os.Stat(path); err == nil {
		return path, ""
	}
	path = strings.ReplaceAll(path, "!/", "/")
	for disk = path; ; disk = filepath.Dir(disk) {
		if _, err := os.Stat(disk); err == nil {
			return disk, strings.Trim(filepath.ToSlash(strings.TrimPrefix(path, disk)), "/")
		}
		if disk == filepath.Dir(disk) || disk == "." {
			return path, ""
		}
	}
}

// ReadDocument reads the bytes of a document that was found.
func ReadDocument(ctx context.Context, f Found) ([]byte, error) {
	return new(Reader).readFile(ctx, f, f.limits().FileBytes)
}
