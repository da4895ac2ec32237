package plan

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Reading is a region that a text may begin with: 沁水县 of 晋城市沁水县端氏镇.
type Reading struct {
	Region Region
	Name   string // as the text calls it
	Behind bool   // names of regions above it stand before
	Rest   string // 端氏镇

	HasEnding bool // the name says what kind of region it is: 恩施州 does, 恩施 does not
}

// InFull reports whether the text has the full name.
func (r Reading) InFull() bool { return r.Name == r.Region.Name }

// Leading are the regions that the text may begin with, each behind names of regions
// above it of which any may be missing. Where names of several lengths fit, the most
// of the text counts: 长沙县农业农村局 is of 长沙县 and not of 长沙. There are several
// where the text leaves it open: 恩施 is 恩施市 and 恩施土家族苗族自治州.
func (p *Plan) Leading(text string) []Reading { return longest(p.readings(text, "")) }

// LeadingPlaces are the same of the name of a body: 晋城市文化和旅游局 is one of 晋城市, also
// where the plan has it as a unit.
func (p *Plan) LeadingPlaces(text string) []Reading {
	return longest(slices.DeleteFunc(p.readings(text, ""), func(r Reading) bool { return r.Region.isBody() }))
}

// longest are the readings that leave the least of the text, of each region once.
func longest(all []Reading) []Reading {
	var longest []Reading
	for _, r := range all {
		switch {
		case len(longest) == 0 || len(r.Rest) < len(longest[0].Rest):
			longest = []Reading{r}
		case len(r.Rest) == len(longest[0].Rest) && !slices.ContainsFunc(longest, func(o Reading) bool { return o.Region.Code == r.Region.Code }):
			longest = append(longest, r)
		}
	}
	return longest
}

// readings are all ways to read the beginning of the text as a region below the one
// of the code; "" is above all.
func (p *Plan) readings(text, above string) []Reading {
	var all []Reading
	first, _ := utf8.DecodeRuneInString(text)
	for _, n := range p.names[first] {
		region := p.Regions[n.place]
		rest, ok := n.begins(text)
		if !ok || above != "" && !p.follows(region, above) {
			continue
		}
		if !n.isInWord(rest) {
			all = append(all, Reading{region, n.name, above != "", rest, !n.bare})
		}
		all = append(all, p.readings(rest, region.Code)...)
	}
	return all
}

// follows reports whether the region may be named behind the one above it. Where the
// province is a city, forms of addresses have it twice: 北京市北京市朝阳区.
func (p *Plan) follows(region Region, above string) bool {
	if region.Code == above {
		return region.Parent == "" && strings.HasSuffix(region.Name, "市")
	}
	return p.Within(above, region.Code)
}
