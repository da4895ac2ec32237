package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
)

// licences is the text that goes with a program into which the libraries were
// built, because their authors ask for that. Go itself comes first.
func licences(libraries []*debug.Module) (string, error) {
	libraries = slices.SortedFunc(slices.Values(libraries), func(a, b *debug.Module) int { return cmp.Compare(a.Path, b.Path) })
	libraries = slices.CompactFunc(libraries, func(a, b *debug.Module) bool { return a.Path == b.Path })
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	text, err := licence("Go", os.DirFS(strings.TrimSpace(string(goRoot))))
	for _, m := range libraries {
		if err != nil {
			break
		}
		var more, folder string
		if folder, err = source(m); err == nil {
			more, err = licence(m.Path+" "+m.Version, os.DirFS(folder))
		}
		text += more
	}
	return product + "用到了下面的程序和程序库，它们的作者要求附上这些许可。\n" + text, err
}

// source is the folder in which Go keeps the library.
func source(m *debug.Module) (string, error) {
	said, err := exec.Command("go", "mod", "download", "-json", m.Path+"@"+m.Version).Output()
	if err != nil {
		return "", fmt.Errorf("the source of %s: %w", m.Path, err)
	}
	var found struct{ Dir string }
	err = json.Unmarshal(said, &found)
	return filepath.FromSlash(found.Dir), err
}

// licence is what the folder of a library says about its use.
func licence(name string, folder fs.FS) (string, error) {
	files, err := fs.ReadDir(folder, ".")
	if err != nil {
		return "", err
	}
	text, found := "\n======== "+name+"\n", false
	for _, f := range files {
		if f.IsDir() || !regexp.MustCompile(`(?i)^((un)?licen[cs]e|copying|notice|patents)(\.(txt|md))?$`).MatchString(f.Name()) {
			continue
		}
		data, err := fs.ReadFile(folder, f.Name())
		if err != nil {
			return "", err
		}
		text, found = text+"\n"+strings.TrimSpace(strings.ReplaceAll(string(data), "\r", ""))+"\n", true
	}
	if !found {
		return "", errors.New(name + " has no licence in its folder: it may not be passed on")
	}
	return text, nil
}
