package wizard

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"shidian/consolidate"
	"shidian/templates/form"
)

// Tell tells what was dropped. It is asked of each file and folder that a clerk names.
func (o Office) Tell(ctx context.Context, path string) Thing {
	info, err := os.Stat(path)
	if err != nil {
		return Thing{Kind: Other, Path: path, Text: "没有“" + path + "”这个文件夹或文件，也没有这个编号。请核对。"}
	}
	files, err := consolidate.Survey(ctx, o.Plan, []string{path})
	switch {
	case err != nil:
		return Thing{Kind: Other, Path: path, Text: "“" + path + "”打不开。请检查权限，关闭正在用它的程序，再试一次。"}
	case info.IsDir():
		return o.tellFolder(path, files)
	}
	return o.tellFile(path, files)
}

// tellFolder tells the folder of an office, with rollups, from one with what was sent. Of
// a folder of which nothing is known check says what is in it.
func (o Office) tellFolder(path string, files []consolidate.Surveyed) Thing {
	if has(roomOf(path, files).everything(), form.RollupBook) {
		return Thing{Kind: Place, Path: path}
	}
	return Thing{Kind: Received, Path: path}
}

func (o Office) tellFile(path string, files []consolidate.Surveyed) Thing {
	name := filepath.Base(path)
	if len(files) == 0 || files[0].Member {
		return Thing{Kind: Received, Path: path} // an archive or a mail
	}
	f := files[0]
	t := Thing{Path: path, Region: f.Region.Name}
	switch kind, ours := kindOfBook(f.Mark.Kind), f.Why == ""; {
	case ours && kind != Other:
		t.Kind = kind
	case strings.EqualFold(filepath.Ext(name), ".docx"):
		t.Kind = Word
	case f.Why != "":
		t.Text = "“" + name + "”用不上：" + strings.TrimRight(f.Why, "。") + "。"
	default:
		t.Text = "“" + name + "”不是申报表、汇总、清单、方案，也不是 Word 申报书，向导不知道拿它做什么。"
	}
	return t
}

func kindOfBook(kind form.BookKind) Kind {
	return map[form.BookKind]Kind{form.CountyBook: County, form.RollupBook: Rollup, form.ListBook: List, form.PlanBook: Plan}[kind]
}
