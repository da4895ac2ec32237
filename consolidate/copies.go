package consolidate

import (
	"cmp"
	"path"

	"shidian/consolidate/record"
	"shidian/templates/plan"
)

// findDuplicates lets one of the files with the same bytes stand for the others: the first
// whose place says the unit that its mark says, else the first that tells whose it is,
// because a form without a mark is told by its place, else the first.
func (in *intake) findDuplicates() {
	type bytes struct {
		sha256 string
		unread bool // a photo may have the bytes of a file that claims to be a workbook
	}
	of := func(a *arrival) bytes { return bytes{a.SHA256, a.said.Unread != nil} }
	standing := map[bytes]*arrival{}
	for _, a := range in.arrivals {
		if a.SHA256 == "" || a.said == nil {
			continue
		}
		if first := standing[of(a)]; first == nil || in.fits(a) > in.fits(first) {
			standing[of(a)] = a
		}
	}
	for _, a := range in.arrivals {
		if a.said == nil || a.SHA256 == "" {
			continue
		}
		if one := standing[of(a)]; one != nil && one != a {
			a.sameAs = one.Path
			one.also = append(one.also, cmp.Or(a.below, a.Path))
		}
	}
}

// fits is how well the place of the file agrees with what it says of its sender. A name
// that several units have (城区) speaks for none.
func (in *intake) fits(a *arrival) int {
	switch named, ok := plan.RegionInPath(in.plan, cmp.Or(a.below, a.Path)); {
	case a.said.Mark.Region == "":
		return 0
	case !ok:
		return 2
	case named.Code == a.said.Mark.Region:
		return 3
	default:
		return 1
	}
}

// oddName is the code of another unit that the name of a copy says than the mark; "" for
// none.
func (in *intake) oddName(a *arrival, region plan.Region) string {
	named, ok := record.UnitInPath(in.plan, region, path.Base(a.Path))
	if !ok || a.said.Mark.Region == "" || in.plan.Within(named.Code, a.said.Mark.Region) || in.plan.Within(a.said.Mark.Region, named.Code) {
		return ""
	}
	return named.Code
}

// oddNameText says of a copy that its name is that of another unit; "" where it is not.
func (in *intake) oddNameText(a *arrival, region plan.Region) string {
	code := in.oddName(a, region)
	if code == "" {
		return ""
	}
	return "，文件名写的是" + in.plan.RegionName(code) + "，不作依据，请改名或者移走"
}
