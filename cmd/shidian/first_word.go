package main

import (
	"context"
	"strings"

	"github.com/spf13/pflag"

	"shidian/cmd/shidian/typed"
	"shidian/consolidate"
)

// withoutCommand does a line that has flags only: --version, --help, or nothing.
func withoutCommand(ctx context.Context, s *session, args []string) (int, error) {
	flags := pflag.NewFlagSet(program, pflag.ContinueOnError)
	var shared common
	shared.addFlags(flags)
	version := versionFlag()
	flags.AddFlag(version)
	flags.Usage = func() {}
	if err := flags.Parse(args); err != nil { // nothing is guessed about it: it may be any command's
		return exitUsage, &consolidate.Failure{Text: flagProblem(err, pflag.NewFlagSet("", pflag.ContinueOnError)) + seeHelp, Usage: true, Cause: err}
	}
	switch {
	case version.Changed:
		return versionCommand().run(ctx, s, nil)
	case shared.help:
		printHelp(s)
		return exitDone, nil
	case len(args) == 0:
		printHelp(s)
		return exitUsage, nil
	default:
		return exitUsage, &consolidate.Failure{Text: "没有写命令。" + seeHelp, Usage: true}
	}
}

// tooMuch refuses an argument that the command does not take: it would be lost.
func tooMuch(word string) error {
	return &consolidate.Failure{Text: "“" + word + "”是多写的，这个命令用不着。请去掉后重新运行", Usage: true}
}

// seeHelp ends a sentence about a word that is not known.
const seeHelp = "全部命令见：" + program + " " + helpAlias

// noCommand says of the first word that it is no command. A path is not a mistyped one:
// what is to be done with what is there is asked here, and what is not there is said so.
func noCommand(line typed.Line) error {
	word := line.Command
	text := "没有“" + word + "”这个命令"
	switch {
	case isThere(word):
		text = "“" + word + "”前面要写命令。看一看：" + program + " 检查 " + shownPath(word) + "；合并：" + program + " 合并 " + shownPath(word) + " -o 输出"
	case strings.ContainsAny(word, `/\.:：*?"`):
		text += "，也没有这个文件夹或文件。" + seeHelp
	default:
		text += didYouMean(nearestCommand(word)) + seeHelp
	}
	return &consolidate.Failure{Text: text, Usage: true}
}
