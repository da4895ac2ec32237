package consolidate

import (
	"errors"
	"io/fs"

	"shidian/consolidate/workbook/store"
)

// NotFound says why what --sources names was not looked into.
func NotFound(paths []string, err error) *Failure { return whyNotFound(paths, err) }

// whyNotFound says why what a command line names was not looked into. Only a name
// that is not there is a fault of the command line.
func whyNotFound(paths []string, err error) *Failure {
	missing := firstMissing(paths)
	switch {
	case store.TroubleOf(err) == store.TooManyOpen:
		return &Failure{Text: tooManyOpen, Cause: err}
	case errors.Is(err, fs.ErrPermission):
		return &Failure{Text: "没有权限打开命令中写的文件夹或文件，请检查权限后重新运行", Cause: err}
	case missing != "":
		return &Failure{Usage: true, Text: "没有“" + missing + "”这个文件夹或文件，请核对（路径中有空格的要加引号）", Cause: err}
	default:
		return &Failure{Usage: true, Text: "打不开命令中写的文件夹或文件，请核对路径", Cause: err}
	}
}

func firstMissing(paths []string) string {
	for _, path := range paths {
		if !exists(path) {
			return path
		}
	}
	return ""
}
