package main

import (
	"slices"
	"strings"
)

// program is a file that people start, e.g. 试点汇总-32位.exe of windows/386.
type program struct{ os, arch, name string }

func (p program) target() string { return p.os + "/" + p.arch }

// file is where .ci/release puts what it has built: windows-386.
func (p program) file() string { return p.os + "-" + p.arch }

// desk is a kind of computer that gets an archive of its own, e.g. the Windows
// desks of an office.
type desk struct {
	name     string // in the name of the archive
	needs    string // what 先看这里.txt begins with
	programs []program
}

func (d desk) windows() bool { return d.programs[0].os == "windows" }

// archive is the name of what the desk gets: 试点汇总-1.0-Windows.zip.
func (d desk) archive(version string) string {
	ending := ".tar.gz"
	if d.windows() {
		ending = ".zip"
	}
	return product + "-" + version + "-" + d.name + ending
}

const product = "试点汇总"

// desks are all that a release is made for. Go says which systems it needs; of
// loong64 it knows only the new of two worlds that do not run each other's
// programs, and libLoL helps the old programs on new systems and not ours on old.
func desks() []desk {
	const kylin = "麒麟统信-"
	return []desk{
		{"Windows", "Windows 10 或者更新的 Windows，64 位、32 位都可以",
			[]program{{"windows", "amd64", product + ".exe"}, {"windows", "386", product + "-32位.exe"}}},
		{kylin + "兆芯海光-amd64", "麒麟、统信等 Linux，处理器是兆芯、海光、Intel、AMD",
			[]program{{"linux", "amd64", product}}},
		{kylin + "飞腾鲲鹏-arm64", "麒麟、统信等 Linux，处理器是飞腾、鲲鹏等 ARM64",
			[]program{{"linux", "arm64", product}}},
		{kylin + "龙芯-loong64", "麒麟 V11、统信 V25 等内核 5.19 以上的“新世界”Linux，处理器是龙芯 3A5000 或者更新的",
			[]program{{"linux", "loong64", product}}},
	}
}

// having are the desks that have the target, with no other program.
func having(all []desk, target string) []desk {
	var found []desk
	for _, d := range all {
		d.programs = slices.DeleteFunc(slices.Clone(d.programs), func(p program) bool { return p.target() != target })
		if len(d.programs) > 0 {
			found = append(found, d)
		}
	}
	return found
}

// document is a text of the clone, and the name by which a desk gets it: 使用说明.txt.
type document struct{ from, to string }

func documents() []document {
	return []document{{"GUIDE.md", handbookName}, {"checks/RULES.md", rulesName}}
}

// sample is a folder of workbooks to try the program on, e.g. 示例/晋城市/收到.
type sample struct{ from, to string }

func samples() []sample {
	return []sample{
		{"samples/jincheng", "示例/晋城市/收到"},
		{"samples/jincheng-decided", "示例/晋城市（意见已填）"},
		{"samples/shanxi", "示例/山西省"},
		{"samples/shanxi-decided", "示例/山西省（意见已填）"},
	}
}

// inSample reports whether people get the file: the workbooks, and nothing that
// somebody keeps beside them.
func inSample(path string) bool { return strings.HasSuffix(path, ".xlsx") }
