package seasons

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan/testplan"
)

// What seasons found, each as its shortest case. A line is a paper: the day, the
// path, and its sheets as name/unit/domain. A line with # decides on the paper's
// first project.

func TestFoundBySeasons(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ papers, want string }{
		"a unit's code is corrected, then the name": {`
			04-26 丙.xlsx 示例药茶种植标准化试点/1/农业
			04-27 乙.xlsx 示例药茶种植标准化试点/2/农业
			04-28 甲.xlsx 示例药茶绿色种植标准化试点/2/农业`,
			`示例药茶种植标准化试点: 1 versions
			示例药茶种植标准化试点: 1 versions
			示例药茶绿色种植标准化试点: 1 versions`},
		"a domain is corrected, then the name": {`
			04-26 甲.xlsx 示例药茶种植标准化试点/1/工业
			04-27 乙.xlsx 示例药茶种植标准化试点/1/农业
			04-28 丙.xlsx 示例药茶绿色种植标准化试点/1/农业`,
			`示例药茶绿色种植标准化试点: 1 versions
			示例药茶种植标准化试点: 2 versions`},
		"what was taken for a corrected name is another project": {`
			04-26 甲.xlsx 示例药茶种植标准化试点/1/农业
			# 退回 只要种植
			04-27 乙.xlsx 示例药茶绿色种植标准化试点/1/农业
			04-28 丙.xlsx 示例药茶种植标准化试点/1/农业 示例药茶绿色种植标准化试点/1/农业`,
			`示例药茶种植标准化试点: 2 versions 退回 只要种植
			示例药茶绿色种植标准化试点: 2 versions`},
		"two pilots of one unit, each in its own file, share the usual words": {`
			04-26 甲.xlsx 示例物业培育标准化试点/1/农业
			04-27 乙.xlsx 示例物流服务标准化试点/1/农业`,
			`示例物流服务标准化试点: 1 versions
			示例物业培育标准化试点: 1 versions`},
		"both names are decided before they are known for one": {`
			04-26 甲.xlsx 示例药茶种植标准化试点/1/工业
			# 退回 意见一
			04-28 丙.xlsx 示例药茶绿色种植标准化试点/1/农业
			# 通过 意见二
			04-27 乙.xlsx 示例药茶种植标准化试点/1/农业`,
			`示例药茶绿色种植标准化试点: 1 versions 通过 意见二
			示例药茶种植标准化试点: 2 versions 退回 意见一`},
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.Split(strings.ReplaceAll(c.want, "\t", ""), "\n")
			if got := afterEach(t, strings.TrimSpace(c.papers)); !slices.Equal(got, want) {
				t.Errorf("merged after each paper:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// afterEach merges after every line, and says what the rollup shows at the end.
func afterEach(t *testing.T, lines string) []string {
	s := &season{plan: testplan.New(), clean: readClean(t)}
	s.city, _ = s.plan.Region("140500")
	county, _ := s.plan.Region("140521")
	state, r := record.NewState(), (*record.Rollup)(nil)
	last := ""
	for n, line := range strings.Split(lines, "\n") {
		words := strings.Fields(line)
		if words[0] == "#" {
			i := slices.IndexFunc(r.Projects, func(p *record.Project) bool { return p.File.SHA256 == last })
			p := r.Projects[i]
			state.Decisions[p.Key] = &record.Decision{Opinion: words[1], Reason: words[2], Version: p.ID(), Region: p.Region.Code, Name: p.Facts.Name()}
		} else {
			day, _ := form.ParseDay("2021-" + words[0])
			p := &paper{county: county, written: day, firstSeen: day, sha: fmt.Sprint("file", n)}
			for _, text := range words[2:] {
				parts := strings.Split(text, "/")
				p.sheets = append(p.sheets, sheet{name: parts[0], code: creditCode(int(parts[1][0])), domain: parts[2]})
			}
			last = p.sha
			one := record.NewState()
			one.Files[p.sha] = s.fileOf(p, words[1])
			state = record.Join(state, one)
		}
		r = decided(s.plan, s.city, dayOf(10), state, nil)
		state = reread(r)
	}
	var shown []string
	for _, p := range r.Projects {
		shown = append(shown, strings.TrimSpace(fmt.Sprintf("%s: %d versions %s %s", p.Facts.Name(), len(p.Others), p.Decision.Opinion, p.Decision.Reason)))
	}
	for _, o := range r.Orphans {
		shown = append(shown, fmt.Sprintf("%s: beside %s %s %s", o.Decision.Name, o.Beside.Facts.Name(), o.Decision.Opinion, o.Decision.Reason))
	}
	return shown
}
