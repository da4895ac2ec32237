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
// build knows that. Only here: no workbook ever says more than the release.
func printVersion(w io.Writer, build *debug.BuildInfo) {
	fmt.Fprintf(w, "shidian %s\n", release.Version())
	settings := map[string]string{}
	if build != nil {
		for _, s := range build.Settings {
			settings[s.Key] = s.Value
		}
	}
	commit := settings["vcs.revision"]
	switch {
	case commit == "":
		commit = "不明（编译时没有记下）"
	case settings["vcs.modified"] == "true":
		commit += "，另有没有提交的改动"
	}
	fmt.Fprintf(w, "提交：%s\n编译：%s %s/%s\n", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
