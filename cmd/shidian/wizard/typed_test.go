package wizard

import (
	"runtime"
	"slices"
	"strings"
	"testing"
)

// What is pasted into the window by Explorer, by file managers and by terminals, and by
// hands that write Chinese quotation marks.
func TestPathsAsTheyArePasted(t *testing.T) {
	there := []string{`D:\收到`, `D:\收到 的文件`, "/家/收到", "/家/收 到", "a.xlsx", "b c.xlsx", "/家/It's.xlsx", "“引号”.xlsx"}
	exists := func(path string) bool { return slices.Contains(there, path) }
	for line, want := range map[string][]string{
		`D:\收到`:                                {`D:\收到`},
		`"D:\收到 的文件"`:                          {`D:\收到 的文件`},
		`D:\收到 的文件`:                            {`D:\收到 的文件`},
		"  “D:\\收到”  ":                         {`D:\收到`},
		`& 'D:\收到 的文件'`:                        {`D:\收到 的文件`},
		`'/家/收 到' `:                            {"/家/收 到"},
		"file:///%E5%AE%B6/%E6%94%B6%E5%88%B0": {"/家/收到"},
		"file:///D:/%E6%B2%A1%E6%9C%89":        {"D:/没有"},
		`a.xlsx "b c.xlsx"`:                    {"a.xlsx", "b c.xlsx"},
		`"a.xlsx" "b c.xlsx"`:                  {"a.xlsx", "b c.xlsx"},
		"a.xlsx 'b c.xlsx' /家/收到":              {"a.xlsx", "b c.xlsx", "/家/收到"},
		`"a.xlsx" 没有.xlsx`:                     {`"a.xlsx" 没有.xlsx`},
		"“引号”.xlsx":                            {"“引号”.xlsx"},
		"乱写":                                   {"乱写"},
		`"`:                                    {`"`},
	} {
		if got := pathsIn(line, exists); !slices.Equal(got, want) {
			t.Errorf("%s gives %q, not %q", line, got, want)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if got := pathsIn(`/家/收\ 到 /家/It\'s.xlsx`, exists); !slices.Equal(got, []string{"/家/收 到", "/家/It's.xlsx"}) {
		t.Errorf("%q", got)
	}
}

func TestStartedFromWithinAnArchive(t *testing.T) {
	for folder, want := range map[string]bool{
		`C:\Users\甲\AppData\Local\Temp\Temp1_试点汇总-1.0-Windows.zip\试点汇总`:      true,
		`C:\Users\甲\AppData\Local\Temp\Temp2_a.zip`:                          true,
		`C:\Users\JIA~1\AppData\Local\Temp\4f2c-91_试点汇总-1.0-Windows.zip.d31`: true,
		`C:\Users\甲\AppData\Local\Temp\Rar$EXa1234.5678\试点汇总`:                true,
		`C:\Users\甲\AppData\Local\Temp\Rar$DRa0.123`:                         true,
		`C:\Users\甲\AppData\Local\Temp\7zO8C1A`:                              true,
		`C:\Users\甲\AppData\Local\Temp\360zip$Temp\360$0`:                    true,
		`C:\Users\甲\AppData\Local\Temp\BNZ.5f3a1\试点汇总`:                       true,
		`C:\Users\甲\AppData\Local\Temp\HZ$D.123.4\HZ$D.123.5`:                true,
		`|家|甲|.cache|.fr-Xk3|试点汇总`:                                           true,
		`|tmp|ark-abc|试点汇总`:                                                  true,
		`D:\试点汇总-1.0-Windows`:                                                false,
		`D:\下载\试点汇总-1.0-Windows.zip.解压`:                                      false,
		`C:\Users\甲\Desktop\7zip用法`:                                          false,
		`C:\Users\甲\AppData\Local\Temp\go-build123\b001\exe`:                 false,
		`|tmp|试点`: false,
	} {
		if got := InArchive(strings.ReplaceAll(folder, "|", "/")); got != want {
			t.Errorf("%s: %v", folder, got)
		}
	}
}
