package samples

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Files are workbooks by their path below samples/.
type Files map[string][]byte

// The days of the made-up season.
var (
	cityDay     = form.Date{Year: 2021, Month: 5, Day: 7}
	provinceDay = form.Date{Year: 2021, Month: 5, Day: 13}
)

// Units of the province's sample that something happens to.
const (
	missingCity = "140600" // 朔州市: no list
	lateCity    = "140900" // 忻州市: its list arrived on 12 May
	overCity    = "140200" // 大同市: its list was raised above the limit
)

// The folders of a sample of which a merge has been made before: what came, and
// what was written. README tells clerks to keep them apart.
const (
	received = "收到/"
	written  = "输出/"
)

// Runs are the runs of the program by which rollups and lists are made of what
// the counties wrote: those of package consolidate, whose tests use the samples
// too and hand them in.
type Runs struct {
	Merge func(ctx context.Context, p *plan.Plan, in, out, region string, day form.Date) error
	Final func(ctx context.Context, p *plan.Plan, rollup string, day form.Date) error // recommend --final
}

// City makes the samples of 晋城市. Temporary folders are below work.
func City(ctx context.Context, p *plan.Plan, runs Runs, work string) (Files, error) {
	m, err := newMaker(p, runs)
	if err != nil {
		return nil, err
	}
	return m.city(ctx, work)
}

// Build makes every sample workbook. Temporary folders are below work.
func Build(ctx context.Context, p *plan.Plan, runs Runs, work string) (Files, error) {
	m, err := newMaker(p, runs)
	if err != nil {
		return nil, err
	}
	files, err := m.city(ctx, work)
	if err != nil {
		return nil, err
	}
	return files, m.province(ctx, work, files, files.Below("jincheng-decided"))
}

func (m *maker) city(ctx context.Context, work string) (Files, error) {
	files := Files{}
	text, err := Source("jincheng")
	if err != nil {
		return nil, err
	}
	counties, err := m.counties(text)
	if err != nil {
		return nil, err
	}
	files.add("jincheng", counties)
	decided, err := m.decidedCity(ctx, work, counties)
	if err != nil {
		return nil, err
	}
	files.add("jincheng-decided", decided)
	return files, nil
}

// Below returns the files of a folder by their path below it.
func (f Files) Below(folder string) Files {
	inside := Files{}
	for name, data := range f {
		if name, ok := strings.CutPrefix(name, folder+"/"); ok {
			inside[name] = data
		}
	}
	return inside
}

func (f Files) add(folder string, more Files) {
	for name, data := range more {
		f[folder+"/"+name] = data
	}
}

// in returns the files below a folder.
func (f Files) in(folder string) Files {
	below := Files{}
	for name, data := range f {
		below[folder+name] = data
	}
	return below
}

// Counties makes the workbooks of the counties in a text like that of
// source/jincheng.txt, by the names under which they were handed out. What a
// project does not say is what every made-up project says.
func Counties(p *plan.Plan, text string) (Files, error) {
	m, err := newMaker(p, Runs{})
	if err != nil {
		return nil, err
	}
	return m.counties(text)
}

func (m *maker) counties(text string) (Files, error) {
	texts, err := readCounties(text)
	if err != nil {
		return nil, err
	}
	files := Files{}
	for _, c := range texts {
		name, data, err := m.county(c)
		if err != nil {
			return nil, err
		}
		files[name] = data
	}
	return files, nil
}

// rollup runs one merge over the folder of a sample and returns the rollup.
func (m *maker) rollup(ctx context.Context, work string, folder Files, region string, day form.Date) ([]byte, error) {
	out, err := m.merge(ctx, work, m.plan, folder, region, day)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(out, m.rollupName(region)))
}

// merge runs one merge over the folder of a sample and returns the folder of its
// outputs.
func (m *maker) merge(ctx context.Context, work string, p *plan.Plan, folder Files, region string, day form.Date) (out string, err error) {
	dir, err := os.MkdirTemp(work, "merge")
	if err != nil {
		return "", err
	}
	for name, data := range folder {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return "", err
		}
	}
	out = filepath.Join(dir, written)
	if err := m.runs.Merge(ctx, p, filepath.Join(dir, received), out, region, day); err != nil {
		return "", fmt.Errorf("merge %s: %w", region, err)
	}
	return out, nil
}

// finalList is what a city sends up: the list of a merge, made final.
func (m *maker) finalList(ctx context.Context, work string, folder Files, city plan.Region) ([]byte, error) {
	p := m.planOf(city.Code)
	out, err := m.merge(ctx, work, p, folder, city.Code, cityDay)
	if err != nil {
		return nil, err
	}
	if err := m.runs.Final(ctx, p, filepath.Join(out, m.rollupName(city.Code)), cityDay); err != nil {
		return nil, fmt.Errorf("final list of %s: %w", city.Name, err)
	}
	return os.ReadFile(filepath.Join(out, m.listName(city.Code)))
}

// decidedCity is what the city's folder holds once people have ranked 农业.
func (m *maker) decidedCity(ctx context.Context, work string, counties Files) (Files, error) {
	files := counties.in(received)
	rollup, err := m.rollup(ctx, work, files, "140500", cityDay)
	if err != nil {
		return nil, err
	}
	decided, err := Enter(rollup, record.SheetProjects, m.plan.Form.Title(form.PilotName), []Entry{
		{"示例沁水连翘叶药茶种植标准化试点", record.ColumnOpinion, "通过"},
		{"示例沁水连翘叶药茶种植标准化试点", record.ColumnRank, "1"},
		{"示例陵川中药材连片种植标准化试点", record.ColumnOpinion, "通过"},
		{"示例陵川中药材连片种植标准化试点", record.ColumnRank, "2"},
		{"示例阳城桑蚕生态养殖标准化试点", record.ColumnOpinion, "通过"},
		{"示例阳城桑蚕生态养殖标准化试点", record.ColumnRank, "3"},
		{"示例阳城桑蚕生态养殖标准化试点", record.ColumnReason, "同领域已有两个项目，列为备选"},
	})
	if err != nil {
		return nil, err
	}
	files[written+m.rollupName("140500")] = decided
	return files, nil
}

// province makes the samples of the province: the lists of its cities, made by
// the cities' own merges, and the rollup of an earlier run.
func (m *maker) province(ctx context.Context, work string, files Files, jincheng Files) error {
	lists, err := m.lists(ctx, work, jincheng)
	if err != nil {
		return err
	}
	first := maps.Clone(lists)
	delete(first, m.listName(missingCity))
	folder, err := m.withRollup(ctx, work, first, func(city string) string {
		if city == lateCity {
			return "2021-05-12"
		}
		return "2021-05-09"
	})
	if err != nil {
		return err
	}
	files.add("shanxi", folder)
	return m.decidedProvince(ctx, work, files, lists)
}

// decidedProvince is the same put right: the missing list came, the late one
// was allowed, and people have said of every project what becomes of it.
func (m *maker) decidedProvince(ctx context.Context, work string, files, lists Files) error {
	folder, err := m.withRollup(ctx, work, lists, func(city string) string {
		if city == lateCity {
			return "2021-05-12"
		}
		return "2021-05-09"
	})
	if err != nil {
		return err
	}
	name := written + m.rollupName(m.plan.Root().Code)
	allowed, err := Enter(folder[name], record.SheetReceipts, record.ColumnFile, []Entry{
		{m.listName(lateCity), record.ColumnExceptionBy, "省局标准化处"},
		{m.listName(lateCity), record.ColumnExceptionWhy, "邮路中断，已电话说明，同意接收"},
	})
	if err != nil {
		return err
	}
	entries, err := selection()
	if err != nil {
		return err
	}
	folder[name], err = Enter(allowed, record.SheetProjects, m.plan.Form.Title(form.PilotName), entries)
	if err != nil {
		return err
	}
	files.add("shanxi-decided", folder)
	return nil
}

// withRollup adds the rollup of an earlier run, in which staff entered the day
// on which each list arrived.
func (m *maker) withRollup(ctx context.Context, work string, lists Files, arrived func(city string) string) (Files, error) {
	folder := lists.in(received)
	rollup, err := m.rollup(ctx, work, folder, m.plan.Root().Code, provinceDay)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, city := range m.plan.Children(m.plan.Root().Code) {
		name := m.listName(city.Code)
		if _, came := lists[name]; came {
			entries = append(entries, Entry{name, record.ColumnArrived, arrived(city.Code)}, Entry{name, record.ColumnMethod, "邮件"})
		}
	}
	name := m.rollupName(m.plan.Root().Code)
	folder[written+name], err = Enter(rollup, record.SheetReceipts, record.ColumnFile, entries)
	return folder, err
}

// listName is the name of what a unit sends to the province.
func (m *maker) listName(code string) string {
	region, _ := m.plan.Region(code)
	if region.Files {
		return m.countyName(region)
	}
	return sheets.ListNameOf(m.plan, region, 1)
}

func (m *maker) rollupName(code string) string {
	region, _ := m.plan.Region(code)
	return record.RollupName(m.plan, region)
}
