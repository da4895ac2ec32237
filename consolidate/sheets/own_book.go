package sheets

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/workbook"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// OwnBook is a workbook of ours that was opened: 输出/晋城市2021年度汇总.xlsx, the rollup of
// 晋城市 and the year 2021.
type OwnBook struct {
	workbook.Loaded // Book is set
	Disk            string
	Mark            form.Mark
	Plan            *plan.Plan // by which it was made: the one that it carries; nil where it carries none
	kept            *keptBook
}

// Unusable says why a file is no workbook of ours that can be gone by: it is shut, of
// another kind, damaged, written by a newer program, or not whole.
type Unusable struct {
	Text   string // Chinese, to stand behind the name of the file: 打不开：正在被其他程序使用
	Remedy string // Chinese: what to do; "" where Text says it
	Shut   bool   // it is whole, and another program or the system holds it
	Broken bool   // it is not whole, and a backup may be put in its place
}

// Open opens a file that is to be a workbook of ours of one of the kinds; with none, of
// any that has a mark. One without a mark is of the kind form.UnknownBook. book or why is
// set. An error is the end of ctx.
func Open(ctx context.Context, found workbook.Found, kinds ...form.BookKind) (book *OwnBook, why *Unusable, err error) {
	loaded, err := workbook.Load(ctx, found)
	switch {
	case err != nil:
		return nil, nil, err
	case loaded.Refusal != nil:
		return nil, unusable(loaded.Refusal), nil
	case loaded.Book == nil:
		return nil, &Unusable{Text: "没有打开：" + loaded.Skip}, nil
	}
	mark, marked := workbook.MarkOf(loaded.Book)
	if kinds != nil && !slices.Contains(kinds, mark.Kind) || kinds == nil && !marked {
		return nil, otherKind(mark.Kind, kinds), nil
	}
	kept := keptOf(loaded.Book)
	return &OwnBook{Loaded: loaded, Disk: found.Disk, Mark: mark, Plan: kept.plan, kept: kept}, nil, nil
}

// unusable says of a file that could not be read why. What the note goes on with is
// mostly meant for a county, which is to send its file again.
func unusable(note *form.Note) *Unusable {
	cause, remedy, _ := strings.Cut(strings.Replace(note.Detail, "，请", "。请", 1), "。")
	remedy = strings.ReplaceAll(remedy, "重新报送", "重新运行")
	if remedy == "" || strings.Contains(remedy, "申报表") || strings.Contains(remedy, "报送") {
		remedy = "请修好后再运行"
	}
	if note.Kind == form.Unopened {
		return &Unusable{Text: "打不开：" + cause, Remedy: remedy, Shut: true}
	}
	return &Unusable{Text: "不能用：" + cause, Remedy: remedy, Broken: true}
}

// otherKind says that the file is none of those that were asked for, and what it is.
func otherKind(is form.BookKind, kinds []form.BookKind) *Unusable {
	what := ""
	if is != form.UnknownBook {
		what = "是" + is.Chinese() + "，"
	}
	var names []string
	for _, k := range kinds {
		if k != form.UnknownBook {
			names = append(names, k.Chinese())
		}
	}
	if names == nil {
		return &Unusable{Text: "不是本程序写出的文件"}
	}
	return &Unusable{Text: what + "不是" + strings.Join(names, "，也不是"), Remedy: "请写明本程序写出的" + strings.Join(names, "或者")}
}

// Name is the name of the file: 晋城市2021年度汇总.xlsx.
func (b *OwnBook) Name() string { return filepath.Base(b.Disk) }

// broken says why nothing that stands in the workbook can be gone by; nil where it can.
func (b *OwnBook) broken() *Unusable {
	if damage := workbook.DamageOf(b.Book); damage != "" {
		return &Unusable{Text: "不能用：" + damage, Remedy: "请修好后再运行", Broken: true}
	}
	if newer := b.kept.tooNew(); newer != "" {
		return &Unusable{Text: newer}
	}
	return nil
}

// incomplete says what the workbook lacks; nil where it lacks nothing.
func incomplete(problems []string) *Unusable {
	if problems == nil {
		return nil
	}
	return &Unusable{Text: "不完整：" + strings.Join(problems, "；"), Remedy: "请在 Excel 或 WPS 里改回来再保存，然后再运行", Broken: true}
}

// Reading reads what a rollup remembers. A damaged one would be read without an error
// and lose what people entered.
func (b *OwnBook) Reading() (*Reading, *Unusable) {
	if why := b.broken(); why != nil {
		return nil, why
	}
	read, problems := readRollup(b.Book, b.kept)
	return read, incomplete(problems)
}

// Final is which final a list is: 0 for a draft, 2 for the second one.
func (b *OwnBook) Final() int { return b.kept.final() }

// WritingID tells one writing of a workbook from any other: the SHA-256 of all that 留底
// holds. A save by an office program does not change it.
func (b *OwnBook) WritingID() string { return b.kept.id }
