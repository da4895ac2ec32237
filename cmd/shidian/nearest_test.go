package main

import (
	"testing"

	"github.com/spf13/pflag"
)

func TestTheCommandThatWasMeantIsAskedFor(t *testing.T) {
	for typed, want := range map[string]string{
		"mrege": "merge", "Merge": "merge", "--merge": "", "mer/ge": "", "plan.xlsx": "", "completion": "", "recomend": "recommend", "chekc": "check", "veirfy": "verify", "tempalte": "template",
		"rule": "rules", "plna": "plan",
		"合幷": "合并", "合": "合并", "合并表": "合并", "核检": "核验", "推见": "推荐", "模版": "模板", "方按": "方案",
		"汇总表": "", "汇总": "", "oops": "", "收到的文件": "", "x": "",
	} {
		if got := nearestCommand(typed); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

func TestTheFlagThatWasMeantIsAskedFor(t *testing.T) {
	for typed, want := range map[string]string{
		"--asof": "--as-of", "--as_of": "--as-of", "--reigon": "--region", "--jsn": "--json", "--output": "--out", "--besides": "--beside",
		"--输处": "--输出", "-jsn": "--json", "-怪名": "", "-x": "", "--怪名": "", "--force": "", "--oops": "",
	} {
		flags := pflag.NewFlagSet("merge", pflag.ContinueOnError)
		flags.Usage = func() {}
		mergeCommand().new(flags)
		err := flags.Parse([]string{typed})
		said := "没有“" + typed + "”这个参数"
		if got := flagProblem(err, flags); got != said+didYouMean(want) {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
}
