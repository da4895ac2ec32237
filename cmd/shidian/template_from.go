package main

import (
	"context"
	"fmt"
	"path/filepath"

	"shidian/consolidate"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
)

// enterWord makes the workbook of a county of the 申报书 that it sent in Word, and lists
// what a person has to confirm. That there is such a list is why somebody is needed.
func enterWord(ctx context.Context, s *session, choice consolidate.PlanChoice, name string, from []string, out string, projects int) (int, error) {
	p := choice.Plan
	regions, err := filingRegions(p, []string{name})
	if err != nil {
		return exitUsage, err
	}
	if len(regions) != 1 {
		return exitUsage, &consolidate.Failure{Text: fmt.Sprintf("“%s”有 %d 个填报单位。--from 请写明是哪一个填报单位的", name, len(regions)), Usage: true}
	}
	said, err := consolidate.Enter(ctx, p, regions[0], from)
	if err != nil {
		return exitFailure, err
	}
	fmt.Fprintln(s.out, choice.Line())
	book, err := writeTemplate(ctx, p, regions[0], out, projects, said)
	if err != nil {
		return exitFailure, err
	}
	fmt.Fprintln(s.out, "已写出："+shownPath(book))
	printEntered(s, said)
	return exitPerson, nil
}

// blankWord writes the blank form in Word.
func blankWord(ctx context.Context, s *session, choice consolidate.PlanChoice, out string) (int, error) {
	p := choice.Plan
	fmt.Fprintln(s.out, choice.Line())
	data, err := templates.WordForm(p)
	if err != nil {
		return exitFailure, err
	}
	name := store.CleanName(templates.WordFileName(p))
	if err := consolidate.Write(ctx, out, []consolidate.Target{{Output: store.Output{Name: name, Data: data}, Keep: true}}); err != nil {
		return exitFailure, err
	}
	fmt.Fprintln(s.out, "已写出："+shownPath(filepath.Join(out, name)))
	s.out.Wrapped("", "请在灰色的填写框里填写。报来的 Word 用 shidian 模板 单位 --from 文件 -o 录入 生成申报表。")
	return exitDone, nil
}

// printEntered says how much was read, and what has to be confirmed.
func printEntered(s *session, said form.Return) {
	for i, filled := range said.Projects {
		s.out.Wrapped("  ", fmt.Sprintf("%s：%s，由“%s”录入答案 %d 项、工作步骤 %d 行。", filled.Sheet, filled.Name(), said.Entry.From[i].File, len(filled.Answers), len(filled.Steps)))
	}
	fmt.Fprintf(s.out, "要核对 %d 处，列在“%s”中：\n", len(said.Notes), form.SheetConfirm)
	for i, n := range said.Notes {
		if i == shownFindings {
			fmt.Fprintf(s.out, "  另有 %d 处。\n", len(said.Notes)-shownFindings)
			break
		}
		s.out.Wrapped("  "+placeOf(n.Sheet, n.Cell)+"  ", n.Detail)
	}
	s.out.Wrapped("", "Word 里没有的“审核信息”（领域、试点类型等）请在淡黄色格子里补填；核对完在“"+form.SheetConfirm+"”写上核对人，再把这份申报表放进收到的文件夹合并。")
}
