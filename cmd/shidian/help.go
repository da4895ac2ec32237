package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate"
)

func printHelp(s *session) {
	fmt.Fprint(s.out, "shidian（试点）：汇总省级标准化试点项目申报表。不用联网，只读写工作簿。\n\n用法：shidian 命令 [参数]\n\n命令：\n")
	for _, c := range commands() {
		printHanging(s.out, fmt.Sprintf("  %s%s  ", screen.Pad(c.name, 10), screen.Pad(c.alias, 6)), c.short)
	}
	fmt.Fprintln(s.out)
	printHanging(s.out, "", "不想打命令的："+program+" "+guideCommand().alias+"，或者双击程序。")
	printHanging(s.out, "", "每个命令的参数和例子：shidian 帮助 合并，或者 shidian merge -h。参数中文、英文都可以写，--输出 就是 --out。每个命令都可以加 --plan 文件，用改过的征集方案。")
	fmt.Fprintln(s.out)
	printExits(s.out)
}

// printExits prints the list of exit codes.
func printExits(w io.Writer) {
	var codes []string
	for _, e := range exits() {
		codes = append(codes, fmt.Sprintf("%d %s", e.code, e.says))
	}
	printHanging(w, "退出码：", strings.Join(codes, "；")+"。")
}

// helpOn is the help on what follows 帮助: on a command, or on all.
func helpOn(s *session, args []string) (int, error) {
	for _, word := range args {
		if c, known := commandNamed(word); known {
			s.tongue = tongueOf(word)
			flags, _, _ := c.flags()
			printCommandHelp(s, c, flags)
			return exitDone, nil
		}
	}
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return exitUsage, &consolidate.Failure{Text: "没有“" + args[0] + "”这个命令" + didYouMean(nearestCommand(args[0])) + seeHelp, Usage: true}
	}
	printHelp(s)
	return exitDone, nil
}

// usage is how the command is typed.
func (c command) usage(t tongue) string {
	return strings.TrimSpace(program + " " + t.name(c) + " " + c.args)
}

// printCommandHelp prints one screen: 24 lines of 80 columns.
func printCommandHelp(s *session, c command, flags *pflag.FlagSet) {
	fmt.Fprintln(s.out, c.name+" "+c.alias)
	printHanging(s.out, "", c.short)
	fmt.Fprintf(s.out, "\n用法：%s\n例：\n  %s\n\n", c.usage(s.tongue), strings.TrimSpace(program+" "+s.tongue.name(c)+" "+c.example))
	flags.VisitAll(func(f *pflag.Flag) {
		value, says := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		name += ", --" + flagWords()[f.Name].chinese
		if f.Value.Type() != "bool" {
			name += " " + value
			says = strings.TrimPrefix(says, value+"：")
		}
		printHanging(s.out, "  "+screen.Pad(name, 28)+"  ", says)
	})
	fmt.Fprintln(s.out)
	printExits(s.out)
}

// helpWidth is how wide the help is, on every terminal.
const helpWidth = 80

// printHanging prints a text of the help, below its own beginning.
func printHanging(w io.Writer, first, text string) {
	for _, line := range screen.Wrap(text, helpWidth-2-screen.Cells(first)) {
		fmt.Fprintln(w, first+line)
		first = strings.Repeat(" ", screen.Cells(first))
	}
}

// flagProblem says in Chinese what pflag found, as a sentence.
func flagProblem(err error, flags *pflag.FlagSet) string {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return "没有“" + typedName(unknown) + "”这个参数" + didYouMean(nearestFlag(unknown, flags))
	case errors.As(err, &missing):
		return "参数“" + dashes(missing.GetSpecifiedName()) + "”后面要写内容。"
	case errors.As(err, &invalid):
		return "参数“--" + invalid.GetFlag().Name + "”的内容“" + invalid.GetValue() + "”不对。"
	default:
		return "参数写得不对。"
	}
}

// typedName is the flag that nobody knows, whole: pflag takes -怪名 for flags of one byte.
func typedName(unknown *pflag.NotExistError) string {
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		return "-" + letters
	}
	return dashes(unknown.GetSpecifiedName())
}

func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
