package main

import (
	_ "embed"
	"strings"
	"text/template"

	"shidian/templates/release"
)

//go:embed 先看这里.txt
var firstTemplate string

// Names of what lies beside the program.
const (
	firstName    = "先看这里.txt"
	handbookName = "使用说明.txt"
	rulesName    = "审核规则.txt"
	sumsName     = "校验值.txt"
	licencesName = "开源许可.txt"
)

// folder is what the archives of a build unpack to: 试点汇总-1.0.
func folder(b release.Build) string { return product + "-" + b.Short() }

// allSums is the file that lies beside the archives: 试点汇总-1.0-校验值.txt.
func allSums(b release.Build) string { return folder(b) + "-" + sumsName }

// first is 先看这里.txt for a desk: what it needs, how to start, what to do when
// the computer says no.
func first(d desk, b release.Build) (string, error) {
	var others []string
	for _, p := range d.programs[1:] {
		others = append(others, p.name)
	}
	type line struct{ Archive, Needs string }
	var all []line
	for _, other := range desks() {
		all = append(all, line{other.archive(b.Short()), other.needs})
	}
	typed := "./" + d.programs[0].name
	if d.windows() {
		typed = `.\` + d.programs[0].name
	}
	sampleFolder, _, _ := strings.Cut(samples()[0].to, "/")
	var text strings.Builder
	err := template.Must(template.New(firstName).Parse(firstTemplate)).Execute(&text, map[string]any{
		"Version": b.Short(), "Name": b.Name(), "Needs": d.needs, "Windows": d.windows(), "NewWorld": d.programs[0].arch == "loong64",
		"Archive": d.archive(b.Short()), "Folder": folder(b), "Program": d.programs[0].name, "Others": others, "Typed": typed,
		"Samples": sampleFolder, "Handbook": handbookName, "Pictures": pictureFolder, "Rules": rulesName, "Sums": sumsName, "Licences": licencesName, "AllSums": allSums(b), "Desks": all,
	})
	return text.String(), err
}

// text is a file to read, as the editor of the desk shows it best: Notepad looks
// for a BOM and for CRLF.
func (d desk) text(name, text string) entry {
	if d.windows() {
		text = "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	return entry{name: name, data: []byte(text)}
}
