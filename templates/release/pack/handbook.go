package main

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// pictureFolder is where the pictures of the documents lie.
const pictureFolder = "使用说明的图"

// picture is one that a document shows: samples/county.png, which desks get as
// 使用说明的图/县区信息.png.
type picture struct{ from, to string }

// plain is a document for people who have no program for Markdown, and the
// pictures that it shows. Whatever it sends them to is packed.
func plain(markdown string) (string, []picture, error) {
	var shown []picture
	var err error
	link := regexp.MustCompile(`(!?)\[([^\]]*)\]\(([^)]*)\)`)
	text := link.ReplaceAllStringFunc(markdown, func(found string) string {
		parts := link.FindStringSubmatch(found)
		isPicture, name, target := parts[1] != "", parts[2], parts[3]
		switch {
		case isPicture:
			file := name + target[strings.LastIndex(target, "."):]
			shown = append(shown, picture{target, pictureFolder + "/" + file})
			return "（图：“" + pictureFolder + "”里的“" + file + "”）"
		case strings.HasPrefix(target, "#"):
			return name
		}
		for _, d := range documents() {
			if target == d.from {
				return "“" + d.to + "”"
			}
		}
		err = fmt.Errorf("it sends people to %s, which no desk gets", target)
		return name
	})
	text = regexp.MustCompile(`<a id="[^"]*"></a>\n`).ReplaceAllString(text, "")
	return strings.ReplaceAll(text, "**", ""), shown, err
}

// handbook are the documents for the desk, and the pictures beside them.
func handbook(d desk, clone fs.FS) ([]entry, []picture, error) {
	var texts []entry
	var pictures []picture
	for _, doc := range documents() {
		data, err := fs.ReadFile(clone, doc.from)
		if err != nil {
			return nil, nil, err
		}
		text, shown, err := plain(string(data))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", doc.from, err)
		}
		texts, pictures = append(texts, d.text(doc.to, text)), append(pictures, shown...)
	}
	return texts, pictures, nil
}

func pictureEntries(clone fs.FS, pictures []picture) ([]entry, error) {
	var entries []entry
	for _, p := range pictures {
		data, err := fs.ReadFile(clone, p.from)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{name: p.to, data: data})
	}
	return entries, nil
}
