package consolidate

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// refuseDrafts refuses to make a list final while a unit below has sent only a
// draft, which may still change.
func refuseDrafts(r *record.Rollup) error {
	names := r.Drafts()
	if names == nil {
		return nil
	}
	return failf("还不能定稿：%s报来的推荐项目清单还是草稿。没有写出任何文件。请他们定稿后重新报送，收到后再次合并，然后定稿。已经收到定稿、还是这样提示的，请在“收件登记”给草稿那一份写作废原因，再次合并", strings.Join(names, "、"))
}

// writeList writes the list to the path in o, and where the list has just been
// made final the rollup that says so.
func (res *Result) writeList(ctx context.Context, o ListOptions) error {
	r := res.Rollup
	if !res.Closed && r.State.Closing.Closed() {
		same, err := isFinalInForce(ctx, o.Out, r)
		if err != nil {
			return err
		}
		if same { // what was stamped stays as it is, whatever else has come since
			res.Final = o.Out
			return nil
		}
	}
	data, err := sheets.DrawList(r)
	if err != nil {
		return cmp.Or(tooLarge(err), error(&Failure{Text: r.Choosing().List + "没有写出，这是程序的问题，请把这句话和汇总一起反馈", Cause: err}))
	}
	switch closing := r.State.Closing; {
	case res.Closed:
		closing.Seal(data)
	case closing.Closed() && !closing.Sealed(data):
		return failf("%s已于%s定稿，但定稿以后汇总有变化（例如又收到了文件），再写一份会与盖章的那一份不一样，所以没有写出清单。请从上报的邮件或者备份中找回“%s”；确实要重做的，合并时加 --reopen \"原因\"，再定稿",
			r.Region.Name, closing.Day().Chinese(), sheets.ListName(r))
	}
	list := Target{Output: store.Output{Name: filepath.Base(o.Out), Data: data}, Kind: form.ListBook, Region: r.Region.Code}
	dir := filepath.Dir(o.Out)
	letters, keeps, err := res.letters(dir)
	switch {
	case err != nil:
		return err
	case res.Closed:
		err = res.closeCycle(ctx, o, append([]Target{list}, letters...), keeps)
	default:
		err = Write(ctx, dir, append([]Target{list}, letters...))
	}
	if err != nil {
		return err
	}
	res.Outputs = append([]string{o.Out}, res.Outputs...)
	return nil
}

// isFinalInForce reports whether the final list in force stands at the path.
func isFinalInForce(ctx context.Context, path string, r *record.Rollup) (bool, error) {
	if !exists(path) {
		return false, nil
	}
	list, _, err := sheets.Open(ctx, workbook.Found{Path: filepath.Base(path), Disk: path}, form.ListBook)
	if err != nil || list == nil {
		return false, err
	}
	if list.Mark != r.Mark(form.ListBook) || list.Final() != r.State.Closing.Number() {
		return false, nil
	}
	if touched := touchedByHand(sheets.ReadList(list.Book, r.Plan, path)); touched != "" {
		return false, failf("%s 是定稿的清单，但定稿以后被手工改动过：%s。没有写出任何文件。请把这一份移走或者改名，再运行一次同样的命令，重新写出定稿的清单", path, touched)
	}
	return true, nil
}

// touchedByHand says what was altered by hand on a list, "" for nothing.
func touchedByHand(list *form.Return) string {
	var what []string
	notes := list.Notes
	for _, p := range list.Projects {
		if p.Listed != nil {
			notes = append(notes, p.Listed.Altered...)
		}
	}
	for _, n := range notes {
		if n.Kind == form.Altered {
			what = append(what, n.Detail)
		}
	}
	return strings.Join(what, "；")
}

// closeCycle writes the final list with its letter, and into the rollup that it is final. The
// draft goes out of the way in the same step, so that nobody sends it. In two
// folders the rollup comes first: while it does not say that the list is final,
// no such list may lie anywhere.
func (res *Result) closeCycle(ctx context.Context, o ListOptions, list []Target, letterKept []store.Keep) error {
	r := res.Rollup
	data, err := sheets.DrawRollup(ctx, r, func(checks.Finding) string { return "" })
	if err != nil {
		return notWritten(ctx, err)
	}
	book := Target{Output: store.Output{Name: filepath.Base(o.Rollup), Data: data}, Kind: form.RollupBook, Region: r.Region.Code}
	draft := sheets.ListNameOf(r.Plan, r.Region, 0)
	here, there := filepath.Dir(o.Rollup), filepath.Dir(o.Out)
	for _, dir := range []string{here, there} {
		if path := filepath.Join(dir, draft); openedBy(path) != "" {
			return failf("%s 正在打开，没有写出任何文件。请保存并关闭后重新运行", path)
		}
	}
	res.Outputs = []string{o.Rollup}
	old := keepIn(draft, r.AsOf) // lest it is sent up
	old.Away = true
	keeps := []store.Keep{keepIn(book.Name, r.AsOf), old}
	if sameFolder(here, there) {
		return res.put(ctx, here, append(list, book), append(keeps, letterKept...))
	}
	for _, t := range list {
		if err := t.check(ctx, there); err != nil {
			return err
		}
	}
	if err := res.put(ctx, here, []Target{book}, keeps); err != nil {
		return err
	}
	if err := res.put(ctx, there, list, append(letterKept, old)); err != nil {
		return listMissing(ctx, o.Rollup, err)
	}
	return nil
}

// listMissing says that the rollup says already that the list is final, which could not be
// written: into the second folder, or because the run was ended.
func listMissing(ctx context.Context, rollup string, err error) *Failure {
	why := "：" + err.Error()
	var failure *Failure
	switch {
	case ctx.Err() != nil:
		why = ""
	case errors.As(err, &failure):
		why = "：" + failure.Text
	}
	return &Failure{Text: "已经定稿，汇总 " + rollup + " 已写出，但清单没有写出" + why + "。解决后再运行一次同样的命令，就写出清单", Cause: err, Placed: []string{rollup}}
}

// sameFolder reports whether both paths lead to one folder.
func sameFolder(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}
