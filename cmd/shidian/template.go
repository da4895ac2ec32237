package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"shidian/checks"
	"shidian/consolidate"
	"shidian/consolidate/workbook/store"
	"shidian/templates"
	"shidian/templates/form"
	"shidian/templates/plan"
)

func templateCommand() command {
	return command{name: "template", alias: "模板", args: "[单位…] -o 文件夹 [参数]", example: "沁水县 -o out --as-of 2021-04-25", short: "生成发给填报单位的申报表；写市名生成该市各单位的，不写生成全省的；--from 由 Word 申报书生成填好的",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var out string
			var projects int
			var from []string
			var word bool
			var asOf asOfFlag
			flags.StringVarP(&out, "out", "o", "", "`文件夹`：写到哪里（必须写）")
			flags.IntVar(&projects, "projects", templates.DefaultForms, "`个数`：每份申报表里申报书的张数，不写是 3")
			flags.StringArrayVar(&from, "from", nil, "`文件`：Word 申报书，由它生成填好的申报表；可写几次")
			flags.BoolVar(&word, "word", false, "生成空白的 Word 申报书，给只报 Word 的单位")
			asOf.addFlags(flags)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				switch {
				case out == "":
					return exitUsage, &consolidate.Failure{Text: "请用 -o 写明输出文件夹，如：shidian 模板 某市 -o 下发", Usage: true}
				case word && (from != nil || len(args) > 0):
					return exitUsage, &consolidate.Failure{Text: "--word 生成的空白申报书各单位通用，不用写单位，也不和 --from 一起用，如：shidian 模板 --word -o 下发", Usage: true}
				case from != nil && len(args) != 1:
					return exitUsage, &consolidate.Failure{Text: "--from 要写明是哪一个填报单位的，如：shidian 模板 某县 --from 某县申报书.docx -o 录入", Usage: true}
				case projects < 1 || projects > 50:
					return exitUsage, &consolidate.Failure{Text: "--projects 应为 1 到 50", Usage: true}
				}
				day, err := asOf.day(s)
				if err != nil {
					return exitUsage, err
				}
				choice := consolidate.PlanChoice{Plan: s.plan, From: s.planFrom}
				if s.plan == nil {
					if choice, err = consolidate.PlanFor(day, strings.Join(append([]string{"模板"}, args...), " ")+" -o "+shownPath(out)); err != nil {
						return exitFailure, err
					}
				}
				if err := consolidate.CheckFolder(out); err != nil {
					return exitUsage, err
				}
				switch {
				case word:
					return blankWord(ctx, s, choice, out)
				case from != nil:
					return enterWord(ctx, s, choice, args[0], from, out, projects)
				default:
					return makeTemplates(ctx, s, choice, args, out, projects)
				}
			}
		}}
}

func makeTemplates(ctx context.Context, s *session, choice consolidate.PlanChoice, names []string, out string, projects int) (int, error) {
	p := choice.Plan
	regions, err := filingRegions(p, names)
	if err != nil {
		return exitUsage, err
	}
	fmt.Fprintln(s.out, choice.Line())
	printDrift(s, p)
	for _, region := range regions {
		name, err := writeTemplate(ctx, p, region, out, projects, form.Return{})
		if err != nil {
			return exitFailure, err
		}
		fmt.Fprintln(s.err, "已写出："+shownPath(name))
	}
	fmt.Fprintf(s.out, "已生成 %d 份申报表，在 %s。\n", len(regions), shownPath(out))
	return exitDone, nil
}

// writeTemplate writes the workbook of one region and returns where it is.
func writeTemplate(ctx context.Context, p *plan.Plan, region plan.Region, out string, projects int, said form.Return) (string, error) {
	data, err := templates.CountyWorkbook(p, region, projects, said, checks.OnSheet(p, region))
	if err != nil {
		return "", fmt.Errorf("make workbook of %s: %w", region.Code, err)
	}
	if data, err = store.Canonical(data); err != nil {
		return "", fmt.Errorf("make workbook of %s canonical: %w", region.Code, err)
	}
	name := templateFolder(p, region) + "/" + store.CleanName(templates.CountyFileName(p, region))
	target := consolidate.Target{Output: store.Output{Name: name, Data: data}, Kind: form.CountyBook, Region: region.Code, Keep: true}
	if err := consolidate.Write(ctx, out, []consolidate.Target{target}); err != nil {
		return "", err
	}
	return filepath.Join(out, name), nil
}

// templateFolder is the folder of the unit that hands the workbook out: a
// folder a city.
func templateFolder(p *plan.Plan, region plan.Region) string {
	unit := p.QuotaUnit(region.Code)
	return store.CleanName(unit.Code + unit.Name)
}

// filingRegions are the regions that fill workbooks at or below those named.
func filingRegions(p *plan.Plan, names []string) ([]plan.Region, error) {
	if len(names) == 0 && p.IsCopy() {
		return p.Filing(p.Issuer), nil
	}
	if len(names) == 0 {
		return p.Filing(p.Root().Code), nil
	}
	var all []plan.Region
	for _, name := range names {
		region, err := consolidate.RegionNamed(p, name)
		if err != nil {
			return nil, err
		}
		if why := p.NotFor(region); why != "" {
			return nil, &consolidate.Failure{Text: why}
		}
		all = append(all, p.Filing(region.Code)...)
	}
	return all, nil
}
