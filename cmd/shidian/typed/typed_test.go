package typed

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// deskOf is a desk on which the paths lie.
func deskOf(paths ...string) Desk {
	all := func(int) bool { return true }
	return Desk{
		Commands: []Command{
			{"merge", "合并", all}, {"trace", "追溯", func(i int) bool { return i != 1 }},
			{"template", "模板", func(int) bool { return false }},
		},
		Flags: []Flag{
			{Name: "out", Chinese: "输出", Short: "o", Value: Path}, {Name: "region", Chinese: "单位", Value: Text},
			{Name: "as-of", Chinese: "日期", Value: Text}, {Name: "into", Chinese: "接着", Value: Path, List: true},
			{Name: "plan", Chinese: "方案", Value: Path}, {Name: "json", Chinese: "机读"}, {Name: "projects", Chinese: "张数", Value: Number},
			{Name: "help", Chinese: "帮助", Short: "h"}, {Name: "reopen", Chinese: "重开", Value: Text},
		},
		Disk: Disk{
			Exists: func(path string) bool {
				path = strings.TrimRight(strings.ReplaceAll(path, `\`, "/"), "/")
				return slices.ContainsFunc(paths, func(p string) bool { return p == path || strings.HasPrefix(p, path+"/") })
			},
			Names: func(folder string) []string {
				folder = strings.ReplaceAll(folder, `\`, "/")
				var names []string
				for _, p := range paths {
					if rest, below := strings.CutPrefix(p, folder); below {
						name, _, _ := strings.Cut(rest, "/")
						names = append(names, name)
					}
				}
				slices.Sort(names)
				return slices.Compact(names)
			},
		},
	}
}

// words splits a case at | and shows a line in the same way.
func words(text string) []string { return strings.Split(text, "|") }

func TestWhatHandsType(t *testing.T) {
	desk := deskOf("收到/2.xlsx", "收到/10.xlsx", "收到/1.xlsx", "收到/~$1.xlsx", "收到/a.txt", "in put/1.xlsx", "有“引号”的", "－region", "x*.xlsx", "甲 乙", "收到　-o　x")
	for typed, want := range map[string]string{
		// Dashes.
		"合并|收到|－o|输出": "合并|收到|-o|输出", "合并|收到|—o|输出": "合并|收到|-o|输出", "合并|收到|–o|输出": "合并|收到|-o|输出", "合并|收到|―o|输出": "合并|收到|-o|输出",
		"合并|收到|−o|输出": "合并|收到|-o|输出", "合并|收到|——region|晋城市": "合并|收到|--region|晋城市", "合并|收到|—region|晋城市": "合并|收到|--region|晋城市",
		"合并|收到|－－region＝晋城市": "合并|收到|--region=晋城市", "合并|收到|-－ｏｕｔ|输出": "合并|收到|--out|输出", "合并|收到|－ｏ＝输出": "合并|收到|-o=输出",
		"合并|收到|--as—of|2021-05-07": "合并|收到|--as-of|2021-05-07", "合并|收到|--as_of=2021-05-07": "合并|收到|--as-of=2021-05-07",
		"合并|收到|－o输出": "合并|收到|-o输出", "合并|收到|-O|输出": "合并|收到|-o|输出", "合并|收到|--OUT|输出": "合并|收到|--out|输出",
		// Names.
		"合并|收到|-out|输出": "合并|收到|--out|输出", "合并|收到|-out=输出": "合并|收到|--out=输出", "合并|收到|-json": "合并|收到|--json", "合并|收到|-输出|x": "合并|收到|--out|x",
		"合并|收到|--输出|x": "合并|收到|--out|x", "合并|收到|——输出＝x": "合并|收到|--out=x", "合并|收到|--o|x": "合并|收到|-o|x", "ＭＥＲＧＥ|收到": "merge|收到", "“合并”|收到": "合并|收到",
		"合并|收到|-?": "合并|收到|--help", "合并|/?": "合并|--help",
		// Values.
		"模板|--projects|３": "模板|--projects|3", "合并|收到|--out|=|x": "合并|收到|--out|x", "合并|收到|--out|=x": "合并|收到|--out|x",
		// Quotes.
		"合并|“收到”|-o|‘输出’": "合并|收到|-o|输出", "合并|”收到“|-o|「输出」": "合并|收到|-o|输出", "合并|'收到'": "合并|收到", "合并|--out=“输 出”": "合并|--out=输 出",
		"合并|“in|put”|-o|x": "合并|in put|-o|x", "合并|--out=“输|出”": "合并|--out=输 出", "合并|收到”": "合并|收到", "合并|收到|--reopen|“来函”": "合并|收到|--reopen|来函",
		"追溯|收到|“药茶”试点": "追溯|收到|“药茶”试点", "追溯|收到|“甲”和“乙”": "追溯|收到|“甲”和“乙”", "追溯|收到|“甲”乙|丙”": "追溯|收到|“甲”乙|丙”", "追溯|收到|示例\"药茶\"试点": "追溯|收到|示例\"药茶\"试点",
		"追溯|收到|什么*?": "追溯|收到|什么*?",
		// The quote that a backslash took.
		"合并|in put\" -o out9": "合并|in put|-o|out9", "合并|收到|-o|输 出\" --as-of 2021-05-07": "合并|收到|-o|输 出|--as-of|2021-05-07", "合并|收到|-o|输出\"": "合并|收到|-o|输出",
		// Spaces and marks that nobody sees.
		"合并　收到　-o　输出": "合并|收到|-o|输出", "合并|收到|-o　输出": "合并|收到|-o|输出", "合并|收到\u00a0-o\u00a0输出": "合并|收到|-o|输出", "合并|收到|--　out|输出": "合并|收到|--out|输出",
		"合并|\u202a收到": "合并|收到", "合并|收到|-o|输出　一": "合并|收到|-o|输出　一",
		// Patterns.
		`合并|收到\*.xlsx|-o|x`: `合并|收到\1.xlsx|收到\2.xlsx|收到\10.xlsx|-o|x`, "合并|收到/?.XLSX": "合并|收到/1.xlsx|收到/2.xlsx", "合并|*/2.＊": "合并|收到/2.xlsx", "合并|--into|收到/1*.xlsx": "合并|--into|收到/1.xlsx|--into|收到/10.xlsx",
		"合并|--plan|收到/a*": "合并|--plan|收到/a.txt", "合并|x*.xlsx": "合并|x*.xlsx",
		// Before the command, and behind --.
		"--plan|p.xlsx|合并|收到": "合并|--plan|p.xlsx|收到", "－－plan＝p.xlsx|合并|收到": "合并|--plan=p.xlsx|收到", "合并|-o|x|--|收到": "合并|-o|x|--|收到", "合并|——|-o": "合并|--|-o",
		// Names that are there.
		"合并|有“引号”的": "合并|有“引号”的", "合并|－region": "合并|－region", "合并|-o|－region": "合并|-o|－region", "甲 乙": "甲 乙", "合并|收到　-o　x": "合并|收到　-o　x",
	} {
		line, err := Read(words(typed), desk)
		got := strings.Join(append([]string{line.Command}, line.Args...), "|")
		if err != nil || got != want {
			t.Errorf("%s: %s, want %s (%v)", typed, got, want, err)
		}
		quiet := got == typed || strings.Contains(typed, "--输出") || strings.HasPrefix(typed, "--plan") || strings.HasSuffix(typed, "?") && !strings.Contains(typed, "？")
		if quiet != (line.Remarks == nil) && !strings.HasSuffix(typed, "|-o") {
			t.Errorf("%s: remarks %q", typed, line.Remarks)
		}
	}
}

func TestWhatIsNotClearIsRefused(t *testing.T) {
	desk := deskOf("收到/1.xlsx", "收到/2.xlsx", "in put/1.xlsx")
	for typed, say := range map[string]string{
		"合并|收到|-o|a1|-o|a2": "写了两次（“a1”和“a2”）", "合并|收到|-o|a1|--输出=a2": "写了两次", "合并|收到|--json|--json": "写了两次", "合并|收到|-o": "",
		"合并|收到|-o|--json": "后面要写内容，后面直接是“--json”", "合并|收到|-o|－－json": "后面直接是“－－json”", "合并|收到|-o|": "“-o”后面要写内容", "合并||-o|x": "空的", "合并|收到|--out=": "后面要写内容",
		"合并|收到|-output": "“-output”不清楚", "合并|没有/*.xlsx": "没有与“没有/*.xlsx”相符的文件", "合并|--plan|收到/*": "指的不止一个（收到/1.xlsx、收到/2.xlsx）",
		"合并|in put\" -o \"out|9\"": "路径末尾的 \\", "合并|in put\" -o out|9": "路径末尾的 \\", "合并|没有 的\" x y": "路径末尾的 \\", "合并|-": "标准输入", "合并|--|region|x": "多了空格",
	} {
		line, err := Read(words(typed), desk)
		if say == "" && err == nil {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("%s: %q, %v", typed, line.Args, err)
		}
	}
}

// A command line as the help says it comes out as it went in, and without a remark.
func TestHonestLinesAreNotChanged(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	paths := []string{"收到", "./in put", `D:\收到\一`, "输出（二）", "a-b", "2021.5.7", "清单 (1).xlsx", "O'Neil", "x=y", "名“一”字", "a—b", "《通知》"}
	desk := deskOf("已有“一”", "－region", "“两个”", "有*.xlsx", "末尾\"")
	there := []string{"已有“一”", "－region", "“两个”", "有*.xlsx", "末尾\""}
	for range 3000 {
		args := []string{pick("merge", "合并", "trace", "追溯", "template", "模板")}
		for range random.IntN(4) {
			args = append(args, pick(append(paths, there...)...))
		}
		for _, flag := range []string{"--out", "--region", "--as-of", "--reopen", "--plan", "--into", "--into"} {
			switch value := pick(append(paths, "晋城市", "2021-05-07", "县局来函：“更正”一处")...); random.IntN(4) {
			case 0:
				args = append(args, flag, value)
			case 1:
				args = append(args, flag+"="+value)
			}
		}
		if random.IntN(2) == 0 {
			args = append(args, "--json")
		}
		if random.IntN(5) == 0 {
			args = append(args, "--", pick(paths...))
		}
		line, err := Read(args, desk)
		if got := append([]string{line.Command}, line.Args...); err != nil || !slices.Equal(got, args) || line.Remarks != nil {
			t.Fatalf("%q becomes %q (%v, %q)", args, got, err, line.Remarks)
		}
	}
}

// Whatever is typed: nothing that is there gets another name, and what was understood is
// understood in the same way when it is typed.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"合并|－o|“收 到”", "合并|收到\" -o x", "－－plan＝*|合并", "合并　“a|b”|——", "-|--|=|\"|“"} {
		f.Add(seed, "收到/1.xlsx")
	}
	f.Fuzz(func(t *testing.T, text, path string) {
		desk := deskOf(path, "收到/1.xlsx")
		line, err := Read(words(text), desk)
		if err != nil {
			return
		}
		for _, word := range words(text) {
			plain := isPlainFlag(word) || onlyDashes(word)
			if desk.Disk.Exists(word) && word != "" && !plain && word != line.Command && !slices.ContainsFunc(line.Args, func(a string) bool { return strings.Contains(a, word) }) {
				t.Fatalf("%q is there, and %q becomes %q %q", word, text, line.Command, line.Args)
			}
		}
	})
}
