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

// openNamed opens a workbook of ours of one of the kinds that was named on the command
// line. What cannot be there at all is said before anything is read.
func openNamed(ctx context.Context, path string, kinds ...form.BookKind) (*sheets.OwnBook, *sheets.Unusable, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, &Failure{Usage: true, Text: "没有“" + path + "”这个文件，请核对路径和文件名（路径中有空格的要加引号）", Cause: err}
	case err == nil && info.IsDir():
		return nil, nil, &Failure{Usage: true, Text: "“" + path + "”是文件夹，请写明其中的文件"}
	}
	return sheets.Open(ctx, workbook.Found{Path: filepath.Base(path), Disk: path}, kinds...)
}
