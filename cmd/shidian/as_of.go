package main

import (
	"time"

	"github.com/spf13/pflag"

	"shidian/consolidate"
	"shidian/templates/form"
)

// asOfFlag is the day of the run: --as-of, else today in the plan's zone.
type asOfFlag struct{ text string }

func (a *asOfFlag) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.text, "as-of", "", "`日期`：运行日期，写成 年-月-日；默认是今天")
}

// plain is the day that was typed as every system and every shell takes it: a 2021/5/7 would
// be shown like a path. "" where none was.
func (a *asOfFlag) plain() string {
	d, ok := form.ParseDate(form.Answer{Raw: a.text, Kind: form.Text})
	if !ok {
		return a.text
	}
	return d.String()
}

func (a *asOfFlag) day(s *session) (form.Date, error) {
	if a.text == "" {
		p := s.planOrEmbedded()
		zone, err := time.LoadLocation(p.Zone)
		if err != nil {
			return form.Date{}, &consolidate.Failure{Text: "方案中的时区不能用：" + p.Zone, Cause: err}
		}
		return form.DateOf(s.now().In(zone)), nil
	}
	d, ok := form.ParseDate(form.Answer{Raw: a.text, Kind: form.Text})
	if !ok || d.Day == 0 {
		return d, &consolidate.Failure{Text: "--as-of 的日期“" + a.text + "”不对，请写成 年-月-日 的样子，月、日都写两位数", Usage: true}
	}
	return d, nil
}
