package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
)

func printHelp(w io.Writer) {
	fmt.Fprint(w, "shidian（试点）：汇总省级标准化试点项目申报表。不用联网，只读写工作簿。\n\n用法：shidian 命令 [参数]\n\n命令：\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %s%s  %s\n", screen.Pad(c.name, 10), screen.Pad(c.alias, 6), c.short)
	}
	fmt.Fprintf(w, "\n不想打命令的：shidian %s\n", guideCommand().alias)
	fmt.Fprint(w, `
每个命令都可以加 --plan 文件，用改过的征集方案；加 -h 看它自己的参数。

退出码：0 没有要人处理的事；1 已做完，有事要人处理（缺报、错误、要决定的限额）；
        2 命令写得不对；3 没有做成；130 被中断。
`)
}

func printCommandHelp(w io.Writer, c command, flags *pflag.FlagSet) {
	fmt.Fprintf(w, "%s\n\n用法：shidian %s %s\n      shidian %s %s\n\n参数：\n", c.short, c.name, c.args, c.alias, c.args)
	flags.VisitAll(func(f *pflag.Flag) {
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		fmt.Fprintf(w, "  %s  %s\n", screen.Pad(name, 16), f.Usage)
	})
}

// flagProblem says in Chinese what pflag found, as a sentence.
func flagProblem(err error, flags *pflag.FlagSet) string {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return "没有“" + dashes(unknown.GetSpecifiedName()) + "”这个参数" + didYouMean(nearestFlag(unknown, flags))
	case errors.As(err, &missing):
		return "参数“" + dashes(missing.GetSpecifiedName()) + "”后面要写内容。"
	case errors.As(err, &invalid):
		return "参数“--" + invalid.GetFlag().Name + "”的内容“" + invalid.GetValue() + "”不对。"
	default:
		return "参数写得不对。"
	}
}

func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
