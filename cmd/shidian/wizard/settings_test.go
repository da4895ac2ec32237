package wizard

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSettingsKeepWhatPeopleWrote(t *testing.T) {
	home := t.TempDir()
	file := filepath.Join(home, SettingsName)
	if err := os.WriteFile(file, []byte("# 我的\r\n打印机 = 二楼\n\n收到 ＝ “D:/来 件”\n乱写的一行\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := openSettings(home)
	if got := s.get(settingReceived); got != "D:/来 件" {
		t.Errorf("%q", got)
	}
	s.setPath(settingOut, filepath.Join(home, "年", "输出"))
	s.set(settingReceived, "来件")
	data, err := os.ReadFile(file)
	want := "\ufeff# 我的\r\n打印机 = 二楼\r\n\r\n收到=来件\r\n乱写的一行\r\n输出=" + filepath.Join("年", "输出") + "\r\n"
	if err != nil || string(data) != want {
		t.Errorf("%q %v", data, err)
	}
	again := openSettings(home)
	if got := again.pathOf(settingOut); got != filepath.Join(home, "年", "输出") {
		t.Errorf("%q", got)
	}
	if got := again.pathOf(settingReceived); got != filepath.Join(home, "来件") {
		t.Errorf("%q", got)
	}
}

func TestSettingsThatCannotBeWrittenAreForgotten(t *testing.T) {
	s := openSettings(filepath.Join(t.TempDir(), "没有这个文件夹"))
	s.set(settingUnit, "晋城市")
	if s.get(settingUnit) != "晋城市" || openSettings(filepath.Dir(s.path)).get(settingUnit) != "" {
		t.Error("it is not remembered until the end, or longer")
	}
}
