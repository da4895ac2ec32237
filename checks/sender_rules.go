package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// The rules here say for whom a file speaks: for its sender and for what lies
// below it, and where a unit has to screen first, only by way of that unit.

var wrongRegion = &Rule{
	ID: "W004", Title: "报送单位不明，或者不属于本单位汇总", Severity: Error, Since: "2021",
	Detail: "从工作簿里看不出是哪个单位的，或者该单位不在正在汇总的单位之下，多半是放错了文件夹。请移到应去的文件夹；新增的报送单位先加到方案的“行政区划”表中。清单只能报本单位和下级的项目：清单上别的单位的申报书不并入，不占任何单位的名额；代码在方案中没有的，计入报来清单的单位，核对之前不能推荐。清单上的其他项目照常。",
	Example: Example{Case: "汇总晋城市时，文件夹里有一份太原市小店区的申报表。", Want: "- W004",
		File: func(f *FileFacts) { f.Region, _ = f.Plan.Region("140105") }},
	File: func(f *FileFacts, report Report) {
		switch {
		case !f.understood() || f.Return.Mark.Kind == form.RollupBook || f.Return.Mark.Kind == form.PlanBook:
		case f.isScan() && (f.Region.Code == "" || f.ListedIn != ""): // it is an attachment, whosever it is
		case f.Region.Code == "" && len(f.notes(form.Damaged)) > 0: // W010 has refused it
		case f.Region.Code == "" && f.Return.Mark.Region != "":
			report(Finding{Message: fmt.Sprintf("工作簿写明的单位代码是 %s，方案的“行政区划”表中没有这个单位。请核对；新增的报送单位请先加到该表中。", f.Return.Mark.Region)})
		case f.Region.Code == "":
			report(Finding{Message: "看不出是哪个单位报送的：工作簿和文件名都没有写明。请用发给该单位的申报表填报，或者在文件名中写明单位，或者在“收件登记”的“实际报送单位”中填写。"})
		case f.ListedIn != "":
			report(Finding{Message: fmt.Sprintf("%s的上级已经报来清单（%s），以清单为准，这份申报表没有并入。请让它报给上级，由上级推荐。", f.Plan.FullName(f.Region.Code), f.ListedIn)})
		case !belongs(f.Plan, f.Merging, f.Region):
			report(Finding{Message: fmt.Sprintf("这是%s的工作簿，不属于正在汇总的%s。请移到应去的文件夹。", f.Plan.FullName(f.Region.Code), f.Plan.FullName(f.Merging.Code))})
		default:
			for _, filled := range f.Return.Projects {
				if f.IsForeign(filled) {
					report(Finding{Project: filled.Name(), Place: Place{File: f.Path},
						Message: fmt.Sprintf("“%s”在“%s”中，但它是%s（%s）的，不属于报送单位%s，没有并入，也不占任何单位的名额。请向%s核实；确是它的项目的，请让%s报送。",
							filled.Name(), f.Path, f.Plan.FullName(filled.Region), filled.Region, f.Plan.FullName(f.Region.Code), f.Region.Name, f.Plan.FullName(filled.Region))})
				}
			}
		}
	},
	Sent: func(s *Sent, report Report) {
		if _, known := s.Plan.Region(s.Form.Region); !known {
			report(Finding{Message: fmt.Sprintf("%s报来的清单上，“%s”的单位代码是 %s，方案的“行政区划”表中没有这个单位，暂计入%s，占它的名额，不能推荐。请核对代码；新增的报送单位请先加到该表中。",
				s.Sender.Name, s.Name(), cmp.Or(s.Form.Region, "空的"), s.Sender.Name)})
		}
	},
}

// isScan reports whether the file is a picture of paper, which brings no project.
func (f *FileFacts) isScan() bool {
	return f.Return.Unread != nil && f.Return.Unread.As == form.AsScan
}

// IsForeign reports whether the form is one of another unit, for which the file
// cannot speak. The forms of a county workbook carry its mark, also where staff say
// that a neighbour sent it. One whose code the plan does not know may be a new unit
// of the sender: it is reported with its project.
func (f *FileFacts) IsForeign(filled *form.Filled) bool {
	_, known := f.Plan.Region(filled.Region)
	if f.Return.Mark.Kind != form.ListBook {
		return filled.Region != f.Region.Code && filled.Region != f.Return.Mark.Region
	}
	return known && !f.Plan.Within(f.Region.Code, filled.Region)
}

// SenderUnknown reports whether a person has to say who sent the file: something
// speaks against its mark and staff have entered no sender, or what they entered
// cannot be used. Nothing of the file counts until then.
func (f *FileFacts) SenderUnknown() bool {
	return f.isReturn() && (f.SenderFault != "" || f.Sender == "" && len(f.Clues) > 0)
}

// seems names the units that the clues speak for: 高平市, or 高平市或者陵川县.
func (f *FileFacts) seems() string {
	var names []string
	for _, c := range f.Clues {
		if !slices.Contains(names, c.Unit.Name) {
			names = append(names, c.Unit.Name)
		}
	}
	return strings.Join(names, "或者")
}

// paper says whose the file is by its mark.
func (f *FileFacts) paper() string {
	switch {
	case f.Marked.Code == "":
		return "工作簿上没有写明单位"
	case f.Return.Mark.Kind == form.ListBook:
		return "清单上写的是" + f.Marked.Name
	case f.Return.Unread != nil:
		return "里面写的是" + f.Marked.Name
	default:
		return "申报表是发给" + f.Marked.Name + "的"
	}
}

var unknownSender = &Rule{
	ID: "C011", Title: "像是别的单位报来的", Severity: Error, Since: "2021", Keeps: true,
	Detail: "申报表是发给一个单位的（清单上写的是一个单位），文件名、文件夹或者填写的内容说的是另一个单位：可能借用了邻县的申报表，也可能是文件名写错。程序不替人判断，核实之前整份文件不计入任何单位，也不代替任何单位已经报来的内容。请核实后在“收件登记”的“实际报送单位”中填写单位名称或者代码；本来就是申报表上写的那个单位报的，也填它的名称。填写的名称认不出的，改正之前同样不计入。",
	Example: Example{Case: "发给沁水县的申报表，放在“阳城县”文件夹里，文件名看不出单位。", Want: "- C011", File: func(f *FileFacts) {
		neighbour, _ := f.Plan.Region("140522")
		f.Path, f.Clues = "阳城县/申报表.xlsx", []Clue{{neighbour, "文件名或者文件夹"}}
	}},
	File: func(f *FileFacts, report Report) {
		switch {
		case !f.SenderUnknown():
		case f.SenderFault != "":
			report(Finding{Message: fmt.Sprintf("“收件登记”中填写的实际报送单位%s，整份暂不计入任何单位。请改成单位名称或者代码。", f.SenderFault)})
		default:
			var by []string
			for _, c := range f.Clues {
				by = append(by, c.By+"说的是"+c.Unit.Name)
			}
			report(Finding{Message: fmt.Sprintf("像是%s的：%s，%s，核实之前整份不计入任何单位。请核实后在“收件登记”的“实际报送单位”填“%s”；本来就是%s的，也请填“%s”。",
				f.seems(), strings.Join(by, "，"), f.paper(), f.Clues[0].Unit.Name, f.Marked.Name, f.Marked.Name)})
		}
	},
}

var enteredSender = &Rule{
	ID: "C012", Title: "按登记的实际报送单位计入", Severity: Info, Since: "2021",
	Detail: "“收件登记”中填写了实际报送单位，整份文件（是否报送、是否逾期、占谁的名额）按它计入，申报表上写的内容不变。不需要处理；登记有误的，改正或者清除“收件登记”中的那一格。",
	Example: Example{Case: "发给沁水县的申报表，登记的实际报送单位是阳城县。", Want: "- C012", File: func(f *FileFacts) {
		f.Region, _ = f.Plan.Region("140522")
		f.Sender = "阳城县"
	}},
	File: func(f *FileFacts, report Report) {
		if !f.isReturn() || f.Sender == "" || f.SenderFault != "" || f.Region.Code == f.Marked.Code && len(f.Clues) == 0 {
			return
		}
		paper := f.paper()
		if f.Marked.Code == f.Region.Code {
			paper = "原来像是" + f.seems() + "的"
		}
		report(Finding{Message: fmt.Sprintf("已按“收件登记”登记的实际报送单位计入%s；%s。", f.Region.Name, paper)})
	},
}

// belongs reports whether a return of the region is part of what is merged: it
// lies below, or is the merging unit's own, as 示范区 fills workbooks itself.
func belongs(p *plan.Plan, merging, region plan.Region) bool {
	if merging.Code == region.Code {
		return region.Files
	}
	_, ok := p.Below(merging.Code, region.Code)
	return ok
}

// ScreenedBy is the unit that has to screen what the region files before it
// comes to what is merged; ok is false where no unit has to. A unit that has
// others below it screens theirs, and its own unless it fills workbooks itself.
func ScreenedBy(p *plan.Plan, merging, region plan.Region) (unit plan.Region, ok bool) {
	unit, ok = p.Below(merging.Code, region.Code)
	if !ok || len(p.Children(unit.Code)) == 0 || unit.Code == region.Code && unit.Files {
		return plan.Region{}, false
	}
	return unit, true
}

var alteredOnList = &Rule{
	ID: "R014", Title: "下级清单上的项目被手工改动", Severity: Error, Since: "2021", Keeps: true,
	Detail: "报来的清单上，有项目的一行被删去、增加、隐藏，或者有格子被改动，同程序写出的不一样。原来报的内容仍然有效，改动没有采用；这个项目先不推荐，名额替它留着，同一清单的其他项目和其他单位照常。请向报来清单的单位确认，确认了的“核实结果”选“单位确认”并写明说明：删去的视为撤回，没有撤回的再把初审意见选“未撤回”；改动的仍以原来报的内容为准。也可以请它用原样的清单重新报送。手工增加的项目，请它合并申报表后重新生成清单。",
	Example: Example{Case: "晋城市报来的清单上，有一个项目的一行被删去。", Want: "- R014",
		Sent: func(s *Sent) {
			s.List = "来件/晋城市推荐项目清单.xlsx"
			s.Altered = []form.Note{{Kind: form.Altered, Sheet: "推荐项目清单", Detail: "清单上的这一行被删去"}}
		}},
	Sent: func(s *Sent, report Report) {
		if s.Altered == nil {
			return
		}
		var what, texts []string
		for _, n := range s.Altered {
			what, texts = append(what, n.Detail), append(texts, n.Text)
		}
		report(Finding{judged: strings.Join(texts, "\x1d"), Place: Place{File: s.List, Sheet: s.Altered[0].Sheet, Cell: s.Altered[0].Cell},
			Message: fmt.Sprintf("%s。原来报的内容仍然有效，改动没有采用；项目暂不推荐，名额先留着。请向%s确认：确认了的，“核实结果”选“%s”并写明说明（删去的视为撤回）；改错了的，请它用原样的清单重新报送。", strings.Join(what, "；"), s.Sender.Name, ReplyConfirmed)})
	},
}

var unscreened = &Rule{
	ID: "R015", Title: "没有经过上级筛查", Severity: Error, Since: "2021",
	Detail: "申报书要经各市汇总筛查后，由市里统一报送。县区直接报来、市里没有报清单的，只列出来，不能推荐，也不算市里已经报送。请让市里汇总后报推荐项目清单。方案准许直接填报的单位（如示范区）不受此限。",
	Example: Example{Case: "汇总全省时收到沁水县直接报来的申报表，没有收到晋城市的清单。", Want: "试点名称 R015",
		Sent: func(s *Sent) { s.Screen, s.Sender = s.Sender, s.Region }},
	Sent: func(s *Sent, report Report) {
		if s.Screen.Code != "" {
			report(Finding{Message: fmt.Sprintf("“%s”是%s直接报来的，没有经过%s筛查，不能推荐。请让%s汇总后报推荐项目清单。", s.Name(), s.Sender.Name, s.Screen.Name, s.Screen.Name)})
		}
	},
}
