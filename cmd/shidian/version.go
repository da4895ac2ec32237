package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"

	"shidian/templates/release"
)

// versionFlag asks for the version where there is no command: that is what people type
// first who look for it.
func versionFlag() *pflag.Flag {
	flags := pflag.NewFlagSet(program, pflag.ContinueOnError)
	flags.BoolP("version", "V", false, "本程序的版本")
	return flags.Lookup("version")
}

func versionCommand() command {
	return command{name: "version", alias: "版本", short: "本程序的版本",
		new: func(*pflag.FlagSet) func(context.Context, *session, []string) (int, error) {
			return func(_ context.Context, s *session, args []string) (int, error) {
				if len(args) > 0 {
					return exitUsage, tooMuch(args[0])
				}
				build, _ := debug.ReadBuildInfo()
				printVersion(s.out, build)
				return exitDone, nil
			}
		}}
}

// printVersion says the release, and which source it was built from where the
// build knows that.
func printVersion(w io.Writer, info *debug.BuildInfo) {
	for _, line := range aboutProgram(info) {
		fmt.Fprintln(w, line)
	}
}

// aboutProgram is what is said of the release and the build, in three lines. No workbook
// ever says more than the release.
func aboutProgram(info *debug.BuildInfo) []string {
	build := release.BuildOf(info)
	commit := build.Commit
	switch {
	case commit == "":
		commit = "不明（编译时没有记下）"
	case build.Changed:
		commit += "，另有没有提交的改动"
	}
	return []string{"shidian " + build.Name(), "提交：" + commit, fmt.Sprintf("编译：%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)}
}
