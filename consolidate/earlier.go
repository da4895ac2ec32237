package consolidate

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// base is the earlier rollup that a merge carries on, e.g.
// 输出/晋城市2021年度汇总.xlsx, and what the output folder holds beside it.
type base struct {
	read  *sheets.Reading   // what it says; empty where there is none
	shown string            // the path, for people; "" where there is no earlier rollup
	from  []*sheets.OwnBook // the rollup; several copies of one writing where they are joined
	plan  *plan.Plan        // by which it was made; nil where it carries none

	// retired are names in the output folder that the new rollup takes the place of:
	// the earlier one under an older name, copies that were joined. They move to 历史/.
	retired []string
	replace bool     // the rollup in the output folder is another one than that of --into
	unused  []string // names in the output folder of which nothing was used
}

// baseOf finds the earlier rollup of the region and year: the one that --into
// names, else the one in the output folder, whatever its name. More than one is
// refused, with what tells them apart.
func (o *ours) baseOf(p *plan.Plan, region plan.Region) (*base, error) {
	b := &base{read: sheets.NewReading()}
	for _, copy := range o.unusable {
		b.unused = append(b.unused, copy.name)
	}
	standing := ofRegion(p, ofCycle(o.rollup, p.Cycle()), region.Code)
	b.from = standing
	if len(o.into) > 0 {
		if err := checkInto(o.into, p, region); err != nil {
			return nil, err
		}
		b.from = o.into
	}
	if len(b.from) == 0 {
		return b, o.refuseUnusable(p, region, false)
	}
	if len(o.into) == 0 {
		if err := o.refuseUnusable(p, region, true); err != nil {
			return nil, err
		}
	}
	readings, err := readingsOf(b.from)
	if err != nil {
		return nil, err
	}
	if len(o.into) == 0 {
		if b.from, readings = passOverBeside(b.from, readings); len(b.from) > 1 {
			return nil, severalRollups(o.dir, region, b.from, readings)
		}
	}
	b.describe()
	if b.read, err = joinCopies(b.from, readings); err != nil {
		return nil, err
	}
	b.read.SetUnitsOfToday(p)
	b.settle(o, record.RollupName(p, region), standing)
	return b, nil
}

// describe notes where the rollup lies, and by which plan it was made.
func (b *base) describe() {
	var paths []string
	for _, own := range b.from {
		paths = append(paths, own.Disk)
		if b.plan == nil {
			b.plan = own.Plan
		}
	}
	b.shown = strings.Join(paths, " 和 ")
}

// settle tells which files of the output folder the new rollup takes the place
// of.
func (b *base) settle(o *ours, today string, standing []*sheets.OwnBook) {
	carried := func(own *sheets.OwnBook) bool {
		return slices.ContainsFunc(b.from, func(f *sheets.OwnBook) bool {
			return sameFile(f.Disk, own.Disk) || f.WritingID() == own.WritingID() && !enteredIn(own)
		})
	}
	for _, own := range standing {
		if own.Name() != today {
			b.retired = append(b.retired, own.Name())
		}
		b.replace = b.replace || !carried(own)
	}
}

// enteredIn reports whether people have entered anything in the rollup since it
// was written.
func enteredIn(own *sheets.OwnBook) bool {
	read, why := own.Reading()
	return why != nil || read.EnteredSince()
}

// passOverBeside leaves out a rollup that an earlier run wrote beside one that
// was open (--beside), where people have entered nothing in it: it was for a look.
func passOverBeside(books []*sheets.OwnBook, readings []*sheets.Reading) ([]*sheets.OwnBook, []*sheets.Reading) {
	var kept []*sheets.OwnBook
	var keptReadings []*sheets.Reading
	for i, b := range books {
		beside := slices.ContainsFunc(books, func(other *sheets.OwnBook) bool { return b.Name() == store.KeptName(other.Name()) })
		if !beside || readings[i].EnteredSince() {
			kept, keptReadings = append(kept, b), append(keptReadings, readings[i])
		}
	}
	return kept, keptReadings
}

// severalRollups says of each rollup when it was made and how much people
// entered in it: a person has to say which one goes on.
func severalRollups(dir string, region plan.Region, books []*sheets.OwnBook, readings []*sheets.Reading) *Failure {
	var lines []string
	for i, b := range books {
		lines = append(lines, fmt.Sprintf("%s（%s写出，填有 %d 处意见和登记）", b.Name(), readings[i].Writing.AsOf.Chinese(), readings[i].Entries()))
	}
	return failf("%s里%s的汇总不止一份：%s。里面都可能填过意见，没有写出任何文件。要用的只有一份的，请把其余的移走；是同一份汇总的两个副本、两份都要的，请用 --into 分别写明，如 --into %s --into %s",
		dir, region.Name, strings.Join(lines, "；"), books[0].Disk, books[1].Disk)
}

func checkInto(books []*sheets.OwnBook, p *plan.Plan, region plan.Region) error {
	for _, b := range books {
		switch {
		case p.Today(b.Mark.Region) != region.Code:
			return failf("%s 是另一个单位（%s）的汇总，这次汇总的是%s。请核对", b.Disk, p.RegionName(b.Mark.Region), region.Name)
		case b.Mark.Cycle != p.Cycle():
			return failf("%s 是%s的汇总，这次的方案是%s的，没有写出任何文件。请核对 --into 和 --plan", b.Disk, form.CycleChinese(b.Mark.Cycle), p.CycleChinese())
		}
	}
	return nil
}

// refuseUnusable: where the only rollup cannot be read, to begin anew would lose
// what people entered in it. Of those that are only shut (another program has them
// open) this holds also beside a copy that can be read: who has it open is at work
// in it.
func (o *ours) refuseUnusable(p *plan.Plan, region plan.Region, shut bool) error {
	today := record.RollupName(p, region)
	for _, copy := range o.unusable {
		stem := strings.TrimSuffix(copy.name, filepath.Ext(copy.name))
		if stem != strings.TrimSuffix(today, ".xlsx") && stem != region.Name+"汇总" {
			continue
		}
		if shut && (copy.why == nil || !copy.why.Shut) {
			continue
		}
		path := filepath.Join(o.dir, copy.name)
		if copy.why != nil {
			return unusableRollup(path, copy.why)
		}
		return failf("输出文件夹中的 %s 是别的格式的汇总，里面填的意见不能接着用，没有写出任何文件。请用 Excel 或 WPS 打开，另存为 %s 后重新运行；不再需要的请移走", copy.name, today)
	}
	return nil
}

// sameFile reports whether both paths are one file, or two with the same bytes.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX != nil || errY != nil {
		return false
	}
	if os.SameFile(x, y) {
		return true
	}
	if x.Size() != y.Size() {
		return false
	}
	left, errX := os.ReadFile(a)
	right, errY := os.ReadFile(b)
	return errX == nil && errY == nil && bytes.Equal(left, right)
}

// unusableRollup says why a rollup cannot be carried on, and what can be done. One that
// is only shut is whole: who put a backup in its place would lose what people entered
// since.
func unusableRollup(path string, why *sheets.Unusable) *Failure {
	remedy := ""
	if why.Remedy != "" {
		remedy = "；" + why.Remedy
	}
	if why.Broken {
		remedy += backupOf(path)
	}
	return failf("原有的汇总 %s %s。没有写出任何文件%s", path, why.Text, remedy)
}

// readingsOf reads what each of the rollups remembers.
func readingsOf(books []*sheets.OwnBook) ([]*sheets.Reading, error) {
	readings := make([]*sheets.Reading, len(books))
	for i, b := range books {
		read, why := b.Reading()
		if why != nil {
			return nil, unusableRollup(b.Disk, why)
		}
		readings[i] = read
	}
	return readings, nil
}

// backupOf offers the newest backup of the rollup, where there is one.
func backupOf(path string) string {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), FolderHistory, "*.xlsx"))
	if err != nil {
		return ""
	}
	newest := ""
	for _, name := range found {
		if strings.HasPrefix(filepath.Base(name), stem) {
			newest = name
		}
	}
	if newest == "" {
		return ""
	}
	return "，或者用备份 " + newest + " 恢复"
}

// joinCopies joins the readings of copies of one writing; a single one is itself.
func joinCopies(books []*sheets.OwnBook, readings []*sheets.Reading) (*sheets.Reading, error) {
	joined := readings[0]
	for i, s := range readings[1:] {
		if readings[0].Writing.ID != s.Writing.ID {
			return nil, failf("%s 和 %s 不是同一次合并写出的，不能合在一起（%s写出和%s写出）。没有写出任何文件；请只用 --into 写明一份", books[0].Disk, books[i+1].Disk,
				readings[0].Writing.AsOf.Chinese(), s.Writing.AsOf.Chinese())
		}
		joined = sheets.JoinCopies(joined, s)
	}
	for _, d := range joined.TooLongTogether() {
		return nil, failf("两个副本中“%s”的“%s”填得不一样，两种写法都很长，合在一起一个单元格放不下，没有写出任何文件。请在其中一份里缩短或者删去这一格，再运行", d.Name, d.Title)
	}
	return joined, nil
}
