package consolidate

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/templates/form"
)

// CheckNamed says of a file that was named on the command line what can be said before
// it is read: that it is not there, or is a folder. An error is a *Failure.
func CheckNamed(path string) error {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return notThere(path, err)
	case err == nil && info.IsDir():
		return &Failure{Usage: true, Text: "“" + path + "”是文件夹，请写明其中的文件"}
	}
	return nil
}

func notThere(path string, err error) *Failure {
	return &Failure{Usage: true, Text: "没有“" + path + "”这个文件，请核对路径和文件名（路径中有空格的要加引号）", Cause: err}
}

// openNamed opens a workbook of ours of one of the kinds that was named on the command
// line.
func openNamed(ctx context.Context, path string, kinds ...form.BookKind) (*sheets.OwnBook, *sheets.Unusable, error) {
	if err := CheckNamed(path); err != nil {
		return nil, nil, err
	}
	return sheets.Open(ctx, workbook.Found{Path: filepath.Base(path), Disk: path}, kinds...)
}
