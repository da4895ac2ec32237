package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxComponentBytes is the limit of the common file systems for one name.
const maxComponentBytes = 255

// SameName reports whether two names meet in one file on a system that ignores case.
func SameName(a, b string) bool { return strings.EqualFold(a, b) }

// checkNames refuses names that leave the output folder, that some system
// cannot hold, or that meet in one file on a system that ignores case.
func checkNames(outputs []Output) error {
	seen := map[string]string{}
	for _, output := range outputs {
		if err := checkName(output.Name); err != nil {
			return fmt.Errorf("输出文件名 %q：%w", output.Name, err)
		}
		key := strings.ToLower(output.Name)
		if earlier, twice := seen[key]; twice {
			return fmt.Errorf("输出文件名 %q 与 %q 重复", output.Name, earlier)
		}
		seen[key] = output.Name
	}
	for _, output := range outputs {
		for folder := path.Dir(strings.ToLower(output.Name)); folder != "."; folder = path.Dir(folder) {
			if file, isFile := seen[folder]; isFile {
				return fmt.Errorf("输出文件名 %q 以文件 %q 为文件夹", output.Name, file)
			}
		}
	}
	return nil
}

func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return errors.New("不是输出文件夹内的路径")
	}
	for component := range strings.SplitSeq(name, "/") {
		if err := checkComponent(component); err != nil {
			return err
		}
	}
	return nil
}

// checkComponent is milder than CleanName: it stops what would fail or change
// meaning on some system, and leaves taste to the caller.
func checkComponent(name string) error {
	switch {
	case len(name) > maxComponentBytes:
		return fmt.Errorf("超过 %d 字节", maxComponentBytes)
	case !utf8.ValidString(name):
		return errors.New("编码有误（不是 UTF-8）")
	case strings.ContainsAny(name, `\<>:"|?*`) || strings.ContainsFunc(name, unicode.IsControl):
		return errors.New("含有不能用于文件名的字符")
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return errors.New("以点或空格结尾")
	case isDevice(name):
		return errors.New("是 Windows 保留名称")
	case strings.HasPrefix(name, ownPrefix):
		return errors.New("是本程序临时文件的名称")
	}
	return nil
}
