package main

import (
	"context"
	"fmt"
	"path"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
	"shidian/consolidate/custody"
)

func verifyCommand() command {
	return command{name: "verify", alias: "核验", isPath: allPaths, args: "清单、汇总或者报送材料 [--sources 文件夹…] [--json]", example: "out/晋城市2021年度汇总.xlsx --sources samples/jincheng", short: "重新核对清单或汇总：每份文件、每项答案、每行、每个数",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o custodyOptions
			o.addFlags(flags)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) == 0 || len(args) > 1 && o.sources == nil {
					return exitUsage, &consolidate.Failure{Text: "请写明一份清单或汇总，如：shidian 核验 输出/某市推荐项目清单.xlsx --sources 收到的文件", Usage: true}
				}
				bundle, err := custody.OpenBundle(ctx, args[0])
				if err != nil {
					return exitFailure, troubleOf(err)
				}
				if bundle != nil {
					return verifyBundle(ctx, s, o, bundle, args[1:])
				}
				holding, sources, err := o.open(ctx, s, args[0], args[1:])
				if err != nil {
					return exitFailure, err
				}
				report, err := custody.Verify(ctx, holding, sources)
				if err != nil {
					return exitFailure, err
				}
				return printVerify(s, holding, report, bool(o.json))
			}
		}}
}

// verifyBundle verifies a package or an archive: its files by their manifest, and the list
// or the rollup in it.
func verifyBundle(ctx context.Context, s *session, o custodyOptions, b *custody.Bundle, more []string) (int, error) {
	holding, err := b.Open(ctx, s.plan)
	if err != nil {
		return exitFailure, troubleOf(err)
	}
	if holding == nil {
		return verifyManifest(ctx, s, o, b)
	}
	alone := len(o.sources)+len(more) == 0
	if !alone {
		more = append(more, b.Path)
	}
	sources, err := o.look(ctx, s, b.Path, more)
	if err != nil {
		return exitFailure, err
	}
	report, err := custody.Verify(ctx, holding, sources)
	if err != nil {
		return exitFailure, err
	}
	if err := b.Check(ctx, report, alone); err != nil {
		return exitFailure, err
	}
	return printVerify(s, holding, report, bool(o.json))
}

// verifyManifest verifies a bundle in which no workbook has anything behind it.
func verifyManifest(ctx context.Context, s *session, o custodyOptions, b *custody.Bundle) (int, error) {
	report := b.Report()
	if err := b.Check(ctx, report, true); err != nil {
		return exitFailure, err
	}
	return printVerify(s, nil, report, bool(o.json))
}

func printVerify(s *session, h *custody.Holding, r *custody.Report, asJSON bool) (int, error) {
	var err error
	if asJSON {
		s.told = true
		err = s.out.JSON(verifyOf(s, h, r))
	} else {
		err = printVerifyText(s, h, r)
	}
	switch {
	case err != nil:
		return exitFailure, err
	case r.Clean():
		return exitDone, nil
	default:
		return exitPerson, nil
	}
}

func printVerifyText(s *session, h *custody.Holding, r *custody.Report) error {
	if h == nil {
		s.out.Wrapped("", r.Path)
	} else if err := printWorkbook(s, h, r); err != nil {
		return err
	}
	for i, d := range r.Differences {
		where := d.Place()
		if d.Project != "" {
			where += "“" + d.Project + "”"
		}
		s.out.Told(screen.Bad, fmt.Sprintf("不符 %d  ", i+1), where+"："+d.Message)
	}
	for _, text := range r.Notes {
		s.warn(text)
	}
	if !r.Alone() {
		for _, text := range r.Unchecked {
			s.out.Told(screen.Warn, "未核对  ", text)
		}
	}
	if r.Missing() > 0 {
		s.out.Wrapped("", "来源文件在别处的，请用 --sources 写明文件夹后重新核验。")
	}
	tone := screen.Good
	if !r.Clean() {
		tone = screen.Bad
	}
	fmt.Fprintln(s.out)
	s.out.Told(tone, "结论：", r.Verdict()+"。")
	return nil
}

// printWorkbook says what of a list or a rollup was compared.
func printWorkbook(s *session, h *custody.Holding, r *custody.Report) error {
	s.out.Wrapped("", custodyLine(s, h))
	s.out.Wrapped("", r.Path)
	fmt.Fprintf(s.out, "校验码 %s\n\n", r.SHA256)
	if err := printChecks(s, r); err != nil {
		return err
	}
	s.out.Wrapped("", fmt.Sprintf("核对了 %d 行、%d 份申报书、%d 项答案、%d 份来源文件。", r.Rows, r.Forms, r.Answers, len(r.Files)-r.Missing()+len(r.Unchecked)))
	return nil
}

// printChecks lists the files of the chain. Where a file was found is said only
// when it has another name there, or another hash.
func printChecks(s *session, r *custody.Report) error {
	var rows []screen.Row
	for _, f := range r.Files {
		if r.Alone() && f.Status == custody.Missing { // no part of the package, and counted in the verdict
			continue
		}
		text := f.Path
		switch {
		case f.Status == custody.Changed:
			text += "；找到的是 " + f.At + "，校验码 " + f.Now
		case f.Status == custody.Intact && path.Base(f.At) != path.Base(f.Path):
			text += "；改名为 " + f.At
		}
		rows = append(rows, screen.Row{Tone: toneOfStatus(f.Status), Cells: []string{statusChinese(f.Status), text}})
	}
	if rows == nil {
		return nil
	}
	return s.out.Table([]string{"核对", "来源文件"}, rows)
}

func toneOfStatus(status custody.Status) screen.Tone {
	return map[custody.Status]screen.Tone{custody.Changed: screen.Bad, custody.Missing: screen.Warn}[status]
}
