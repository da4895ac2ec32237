package consolidate

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"shidian/consolidate/workbook"
)

// loadNamed opens a workbook that was named on the command line. What cannot
// be there at all is said before anything is read.
func loadNamed(ctx context.Context, path string) (workbook.Loaded, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return workbook.Loaded{}, &Failure{Usage: true, Text: "没有“" + path + "”这个文件，请核对路径和文件名（路径中有空格的要加引号）", Cause: err}
	case err == nil && info.IsDir():
		return workbook.Loaded{}, &Failure{Usage: true, Text: "“" + path + "”是文件夹，请写明其中的文件"}
	}
	return workbook.Load(ctx, workbook.Found{Path: filepath.Base(path), Disk: path})
}
