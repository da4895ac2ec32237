package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/templates/form"
)

// mergeOptions are the flags of merge, and of check, which writes no rollup.
type mergeOptions struct {
	out, region string
	into        []string
	by, reopen  string
	history     []string
	asOf        asOfFlag
	beside      bool
	all         bool
	json        jsonFlag
}

func (o *mergeOptions) addFlags(flags *pflag.FlagSet, writes bool) {
	if writes {
		flags.StringVarP(&o.out, "out", "o", "", "`文件夹`：写到哪里（必须写）；里面的汇总接着做")
	} else {
		flags.StringVarP(&o.out, "out", "o", "", "`文件夹`：把检查结果.xlsx 写到这里；里面的汇总接着看")
	}
	flags.StringArrayVar(&o.into, "into", nil, "`汇总`：接着做的汇总；两个副本各写一次，合在一起")
	flags.StringArrayVar(&o.history, "history", nil, "`文件`：往年的清单、汇总、立项计划或者试点表，也可以是文件夹；可以写几次")
	if writes {
		flags.StringVar(&o.reopen, "reopen", "", "`原因`：已定稿的重新打开，写明为什么")
		flags.StringVar(&o.by, "by", "", "`姓名`：经办人，记在汇总的“变更”里")
		flags.BoolVar(&o.beside, "beside", false, "汇总正被 Excel 或 WPS 打开时，在旁边另写")
	}
	flags.StringVar(&o.region, "region", "", "`单位`：要汇总的（代码或全称）；不写时看文件")
	o.asOf.addFlags(flags)
	flags.BoolVar(&o.all, "all", false, "全部列出：每个单位、每条问题、每处变化")
	o.json.addFlags(flags)
}

func checkCommand() command {
	return command{name: "check", alias: "检查", isPath: allPaths, args: "文件或文件夹… [参数]", example: "samples/jincheng --as-of 2021-05-07", short: "检查报送的文件，说明合并会发现什么；不写汇总，加 -o 写出检查结果",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o mergeOptions
			o.addFlags(flags, false)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if len(args) == 0 {
					return exitUsage, &consolidate.Failure{Text: "请写明文件夹或文件，如：shidian 检查 收到的文件", Usage: true}
				}
				return o.run(ctx, s, args, true)
			}
		}}
}

func mergeCommand() command {
	return command{name: "merge", alias: "合并", isPath: allPaths, args: "文件或文件夹… -o 文件夹 [参数]", example: "samples/jincheng -o out --as-of 2021-05-07", short: "合并报送的文件，写出汇总；限额无争议时同时写出推荐清单",
		new: func(flags *pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			var o mergeOptions
			o.addFlags(flags, true)
			return func(ctx context.Context, s *session, args []string) (int, error) {
				if o.out == "" || len(args) == 0 {
					return exitUsage, &consolidate.Failure{Text: "请写明收到的文件所在的文件夹，并用 -o 写明输出文件夹，如：shidian 合并 收到的文件 -o 输出", Usage: true}
				}
				return o.run(ctx, s, args, false)
			}
		}}
}

func (o *mergeOptions) run(ctx context.Context, s *session, args []string, look bool) (int, error) {
	asOf, err := o.asOf.day(s)
	if err != nil {
		return exitUsage, err
	}
	why := strings.TrimSpace(o.reopen)
	if o.reopen != "" && why == "" {
		return exitUsage, &consolidate.Failure{Text: "请在 --reopen 后面写明取消定稿的原因，如 --reopen \"县局来函更正\"", Usage: true}
	}
	result, err := consolidate.Merge(ctx, consolidate.Options{Plan: s.plan, PlanFrom: s.planFrom, Paths: args, Out: o.out, Look: look, Into: o.into, History: o.history, Region: o.region, AsOf: asOf, By: form.OneLine(strings.TrimSpace(o.by)), Reopen: why, Beside: o.beside, Command: o.command(args, look), Shown: shownPath, Progress: s.steps})
	if err != nil && (result == nil || ctx.Err() != nil) {
		o.printNothing(s, err)
		return exitFailure, err
	}
	if result.Outputs != nil {
		s.note(o.out, result.Choice)
	}
	if o.json && result.Reminders != "" {
		result.Reminders = filepath.Join(o.out, result.Reminders)
	}
	for _, names := range [][]string{result.Outputs, result.Returns} {
		for i, name := range names {
			names[i] = filepath.Join(o.out, name)
		}
	}
	if o.json {
		s.told = true
		if err := s.out.JSON(reportOf(result, o.next(s, result, args, look, err == nil), err)); err != nil {
			return exitFailure, err
		}
		return exitCode(result), err
	}
	p := report{s: s, res: result, all: o.all, look: look}
	if told := printMerge(p, o.out, o.next(s, result, args, look, err == nil)); told != nil {
		return exitFailure, told
	}
	return exitCode(result), err
}

// command is the command as a message shows it again.
func (o *mergeOptions) command(args []string, look bool) string {
	words := []string{"合并"}
	if look {
		words[0] = "检查"
	}
	for _, path := range args {
		words = append(words, shownPath(path))
	}
	if o.out != "" {
		words = append(words, "-o", shownPath(o.out))
	}
	return strings.Join(words, " ")
}

// next is what a person does after the run, which was done or not.
func (o *mergeOptions) next(s *session, res *consolidate.Result, args []string, look, done bool) nextStep {
	t := steps{report: report{s: s, res: res, all: o.all, look: look}, again: o.again(s, s.typed, args, o.out), book: res.Earlier}
	if look {
		t.merge = o.again(s, s.called("merge"), args, cmp.Or(o.out, "输出"))
	} else {
		t.book = filepath.Join(o.out, res.Rollup.FileName())
	}
	if !done { // why it was not done is said below
		return nextStep{Do: "照下面说的处理，再运行一次：", Command: t.again}
	}
	return t.next()
}

// again is a run of the same inputs as words: what is said once only, as --reopen, is left
// out.
func (o *mergeOptions) again(s *session, name string, args []string, out string) []string {
	words := append([]string{"shidian", name}, args...)
	for _, flag := range []struct{ name, value string }{{"-o", out}, {"--region", o.region}, {"--plan", s.planFrom}, {"--as-of", o.asOf.plain()}, {"--by", o.by}} {
		if flag.value != "" {
			words = append(words, flag.name, flag.value)
		}
	}
	return words
}

// printNothing says of each file why it made no rollup, where that is why the
// run failed.
func (o *mergeOptions) printNothing(s *session, err error) {
	var failure *consolidate.Failure
	if bool(o.json) || !errors.As(err, &failure) {
		return
	}
	for _, f := range failure.Files {
		report{s: s}.printFile(f)
	}
}
