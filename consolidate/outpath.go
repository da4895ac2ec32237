package consolidate

import (
	"os"
	"path/filepath"
	"strings"
)

// OutputPath is the workbook that -o names: a folder, there already or by the
// separator at its end, takes the standard name; a name without an extension
// gets .xlsx, because a double click opens nothing else. What asks for another
// format is refused: the file would have the name of one and be the other. An
// error is a *Failure.
func OutputPath(named, standard string) (string, error) {
	path, err := outputPath(named, standard)
	if err != nil {
		return "", err
	}
	if err := CheckLookedInto(filepath.Dir(path)); err != nil {
		return "", err
	}
	return path, CheckWritable(filepath.Dir(path))
}

func outputPath(named, standard string) (string, error) {
	if os.IsPathSeparator(named[len(named)-1]) {
		return filepath.Join(named, standard), nil
	}
	switch info, err := os.Stat(named); {
	case err == nil && info.IsDir():
		return filepath.Join(named, standard), nil
	case err == nil && !info.Mode().IsRegular():
		return "", &Failure{Usage: true, Text: "“" + named + "”不是文件，也不是文件夹，写不进工作簿。请换一个名字"}
	}
	ext := extensionOf(named)
	switch base := filepath.Base(named); {
	case strings.EqualFold(base, ".xlsx"):
		return "", &Failure{Usage: true, Text: "“" + named + "”没有文件名。请写成 " + filepath.Join(filepath.Dir(named), standard) + " 的样子"}
	case strings.EqualFold(ext, ".xlsx"):
		return named, nil
	case ext != "":
		return "", &Failure{Usage: true, Text: "“" + named + "”不能写：只能写 .xlsx。请把 " + ext + " 改为 .xlsx；要别的格式的，请用 Excel 或 WPS 打开后另存"}
	default:
		return named + ".xlsx", nil
	}
}

// extensionOf is the extension that a program would go by; "" when there is
// none. What follows the dot of 清单2.0 or of 2021.5.7 is part of a name.
func extensionOf(name string) string {
	ext := filepath.Ext(name)
	letters := 0
	for _, r := range ext[min(1, len(ext)):] {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			letters++
		case r < '0' || r > '9':
			return ""
		}
	}
	if letters == 0 || len(ext) > 6 {
		return ""
	}
	return ext
}
