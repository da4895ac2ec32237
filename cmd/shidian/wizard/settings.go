package wizard

import (
	"os"
	"path/filepath"
	"strings"
)

// SettingsName is the file beside the program that remembers which folders were used.
const SettingsName = "试点汇总.设置.txt"

// What the settings remember.
const (
	settingReceived = "收到"
	settingOut      = "输出"
	settingHandOut  = "下发"
	settingPlan     = "方案"
	settingUnit     = "单位"
)

// Settings are the lines of 试点汇总.设置.txt, e.g. 收到=来件. People may edit them: what
// the program does not know stays where it is.
type Settings struct {
	path  string // of the file; "" remembers nothing
	lines []string
}

const settingsHead = "# 试点汇总记下的文件夹，可以改，也可以删去整个文件。每行是 名称=内容"

// openSettings reads the settings beside the program. Where there are none, or they
// cannot be read, nothing is remembered yet.
func openSettings(home string) *Settings {
	s := &Settings{path: filepath.Join(home, SettingsName)}
	data, err := os.ReadFile(s.path)
	if err != nil {
		return s
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
	if text = strings.TrimRight(text, "\n"); text != "" {
		s.lines = strings.Split(text, "\n")
	}
	return s
}

// get is what the settings say, "" for nothing.
func (s *Settings) get(name string) string {
	for _, line := range s.lines {
		if key, value, ok := cutSetting(line); ok && key == name {
			return value
		}
	}
	return ""
}

// path is a setting that is a path: one within the folder of the program is written
// from there on, so that the folder can be carried about on a stick.
func (s *Settings) pathOf(name string) string {
	value := s.get(name)
	if value == "" || filepath.IsAbs(value) {
		return value
	}
	return filepath.Join(filepath.Dir(s.path), filepath.FromSlash(value))
}

// set remembers a value, and writes the file. Where that cannot be, it is remembered
// until the program ends.
func (s *Settings) set(name, value string) {
	if s.get(name) == value {
		return
	}
	line := name + "=" + value
	found := false
	for i, old := range s.lines {
		if key, _, ok := cutSetting(old); ok && key == name {
			s.lines[i], found = line, true
			break
		}
	}
	if len(s.lines) == 0 {
		s.lines = []string{settingsHead}
	}
	if !found {
		s.lines = append(s.lines, line)
	}
	_ = os.WriteFile(s.path, []byte("\ufeff"+strings.Join(s.lines, "\r\n")+"\r\n"), 0o644)
}

// setPath is set for a path.
func (s *Settings) setPath(name, path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if rel, err := filepath.Rel(filepath.Dir(s.path), path); err == nil && filepath.IsLocal(rel) {
		path = rel
	}
	s.set(name, path)
}

// cutSetting splits a line. A clerk's input method may write the sign in full width.
func cutSetting(line string) (name, value string, ok bool) {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "#") {
		return "", "", false
	}
	at := strings.IndexAny(line, "=＝")
	if at < 0 {
		return "", "", false
	}
	name, value = line[:at], strings.TrimLeft(line[at:], "=＝")
	return strings.TrimSpace(name), strings.Trim(strings.TrimSpace(value), `"“”`), true
}
