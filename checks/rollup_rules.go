package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// rollupRules are those of a whole rollup: limits, decisions, and what only
// shows when all regions lie side by side.
func rollupRules() []*Rule {
	return []*Rule{overLimit, needsDecision, recommendedInvalid, twiceInRollup, decidedAndGone, decidedAndChanged, refiled, noList, noReason, alteredByHand, unjoinedName, shuffledEntries, strayText, alteredOnList, unscreened, tooFewRecommended, againInHistory, failedInHistory, passedInHistory}
}

var overLimit = &Rule{
	ID: "R001", Title: "推荐数超过限额", Severity: Error, Since: "2021",
	Detail: "每个报送单位在每个领域推荐的项目不能超过限额；方案另有各领域合计、每县或者全部的限额的，也不能超过。请在“项目汇总”中把多出的项目改为“否”或者“备选”，并写明理由。改好之前不生成推荐清单。",
	Example: Example{Case: "晋城市在农业领域推荐了 3 个项目，限额是 2 个。", Want: "K5 R001", Rollup: func(r *RollupFacts) {
		r.Contests = []Contest{{Cap: plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "农业", Most: 2}, Candidates: 3, Recommended: 3, Over: true, Place: exampleDecision}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, c := range r.Contests {
			if c.Over {
				words := r.choosing()
				report(c.finding(fmt.Sprintf("%s%s了 %d 个项目，超过 %d 个的限额%s。请在“项目汇总”的“%s”栏把其中 %d 个改为“%s”或者“%s”，并写明理由。",
					c.Name(r.Plan), c.doing(words), c.Recommended, c.Places(), c.chosen(), words.Column, c.Recommended-c.Places(), words.No, RecommendReserve)))
			}
		}
	},
}

var needsDecision = &Rule{
	ID: "R002", Title: "候选项目多于限额，需要决定", Severity: Error, Since: "2021",
	Detail: "某领域的候选项目多于限额，又没有排序，或者在限额处并列，程序不代替人取舍。请在“项目汇总”中填写“推荐”，或者给全部候选项目排出先后，并写明理由。只有几个领域或者几个单位合计的限额超出的，先后填在“总排序”栏；方案要求排序的，不超过限额也要排。决定之前不生成推荐清单。",
	Example: Example{Case: "晋城市农业领域有 3 个候选项目，限额 2 个，没有排序。", Want: "K5 R002", Rollup: func(r *RollupFacts) {
		r.Contests = []Contest{{Cap: plan.Cap{Scope: plan.EachUnit, Unit: r.Merging, Domain: "农业", Most: 2}, Candidates: 3, Place: exampleDecision, Why: "没有排序",
			Undecided: []string{"阳城县“示例苹果种植标准化试点”", "沁水县“示例生猪养殖标准化试点”", "沁水县“示例美丽乡村标准化试点”"}}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, c := range r.Contests {
			if len(c.Undecided) == 0 {
				continue
			}
			why := ""
			if text := strings.TrimRight(form.Clean(c.Why), "。"); text != "" {
				why = "，" + text
			}
			report(c.finding(fmt.Sprintf("%s有 %d 个候选项目，%s%s。请决定：%s。%s",
				c.Name(r.Plan), c.Candidates, c.limitWords(), why, someOf(c.Undecided), c.how())))
		}
	},
}

// chosen names the projects that are too many; "" where that is not known.
func (c Contest) chosen() string {
	if c.Chosen == nil {
		return ""
	}
	return "：" + someOf(c.Chosen)
}

// how says in Chinese what a person has to do. More than a few questions are not said
// again: each has a row of its own.
func (c Contest) how() string {
	const few = 3
	switch {
	case c.Asks == nil:
		return c.howRanked()
	case len(c.Asks) <= few:
		return strings.Join(c.Asks, "；") + "。"
	}
	var rules []string
	for _, ask := range c.Asks {
		for _, id := range ruleIDs.FindAllString(ask, -1) {
			if !slices.Contains(rules, id) {
				rules = append(rules, id)
			}
		}
	}
	return fmt.Sprintf("要先核实的有 %d 处，见“问题清单”的 %s 各行，请逐条答复。", len(c.Asks), strings.Join(rules, "、"))
}

// ruleIDs are the numbers of rules as a question ends with them: （R004）.
var ruleIDs = regexp.MustCompile(`\b[A-Z]\d{3}\b`)

func quoted(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = "“" + n + "”"
	}
	return out
}

var recommendedInvalid = &Rule{
	ID: "R003", Title: "推荐了不能推荐的项目", Severity: Error, Since: "2021",
	Detail: "推荐的项目还有必须改正的错误，或者已经退回，或者逾期报送。请在“项目汇总”中改为不推荐，或者先让填报单位改正；准予逾期的，在“收件登记”中写明。",
	Example: Example{Case: "推荐栏填了“是”，但项目还有必须改正的错误。", Want: "K5 R003", Rollup: func(r *RollupFacts) {
		r.Standings = []Standing{{Region: r.Projects[0].Region, Name: r.Projects[0].Name(), Blocked: true, Recommend: RecommendYes, State: Blocked, Place: exampleDecision}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, s := range r.Standings {
			if s.Recommend != RecommendYes {
				continue
			}
			if why := s.hindrances(); why != nil {
				report(Finding{Region: s.Region.Code, Project: s.Name, Place: s.Place,
					Message: r.choosing().cannot(s.Name, strings.Join(why, "，"))})
			}
		}
	},
}

// hindrances are what keeps a project from being recommended.
func (s Standing) hindrances() []string {
	var why []string
	if s.Blocked {
		why = append(why, "有必须改正的错误（见“问题清单”）")
	}
	if s.Opinion == OpinionReturn || s.Opinion == OpinionWithdrawn {
		why = append(why, "初审意见是“"+s.Opinion+"”")
	}
	if s.Late {
		why = append(why, "逾期报送")
	}
	if s.AlteredOnList {
		why = append(why, "下级清单上的手工改动还没有确认（R014）")
	}
	if s.Unclear {
		why = append(why, "有两个版本分不清先后（C009）")
	}
	if s.Doubtful {
		why = append(why, "有必填的答案被划掉、看不见或者是图片，还没有核实（F014、F015）")
	}
	if s.SenderUnknown {
		why = append(why, "所在的文件像是别的单位的，还没有核实（C011）")
	}
	return why
}

var twiceInRollup = &Rule{
	ID: "R004", Title: "不同地区疑似重复申报", Severity: Warning, Since: "2021", Waits: true,
	Fields: []form.ID{form.PilotName, form.OrgCode},
	Detail: "两个单位报来的项目，承担单位的代码相同，或者名称几乎一样。可能是同一单位多处申报，也可能是同一项目报了两次。请向两家核实：不是重复的，“核实结果”选“无问题”并写明说明，或者给两个都填上意见；是重复的，退回一个并写明理由。答复之前都不自动推荐。",
	Example: Example{Case: "阳城县报来的项目，承担单位的代码与沁水县的相同。", Want: "组织机构代码 R004", Rollup: func(r *RollupFacts) {
		other := exampleProject("项目01", r.Projects[0])
		other.Region, _ = r.Plan.Region("140522")
		r.Projects = append(r.Projects, other)
	}},
	Asked: func(r *RollupFacts, report Report) {
		decided, listed := map[*Application]bool{}, map[*Application]string{}
		for _, s := range r.Standings {
			decided[s.Project], listed[s.Project] = s.Opinion != "" || s.Recommend != "", s.Listed
		}
		for _, m := range elsewhere(r.Projects) {
			later, earlier := r.Projects[m.later], r.Projects[m.earlier]
			if decided[later] && decided[earlier] || listed[later] != "" && listed[later] == listed[earlier] {
				continue // people have answered, here or where the list was made
			}
			report(Finding{Region: later.Region.Code, Project: later.Name(), Field: m.field, Place: later.At(m.field), Subject: later, Other: earlier, judged: later.wording(m.field) + earlier.wording(m.field),
				Message: fmt.Sprintf("%s的“%s”与%s的“%s”%s。请向两家核实是否重复申报：不是的，“核实结果”选“无问题”并写明说明；是的，退回一个并写明理由。",
					r.Plan.FullName(later.Region.Code), later.Name(), r.Plan.FullName(earlier.Region.Code), earlier.Name(), m.how(earlier))})
		}
	},
}

var decidedAndGone = &Rule{
	ID: "R005", Title: "填了意见的项目已不在任何文件中", Severity: Error, Since: "2021",
	Detail: "“项目汇总”中填了意见，但现有的文件里没有这个项目，或者报送单位较新的文件里已经去掉了它。意见保留在原处。请向报送单位核实：确已撤回的，初审意见选“撤回”；没有撤回的选“未撤回”；只是更正了名称或者代码的，在新的一行“原试点名称”填它的名称；意见不再需要的清除。",
	Example: Example{Case: "意见所说的项目不在任何文件中。", Want: "K5 R005", Rollup: func(r *RollupFacts) {
		r.Standings = []Standing{{Region: r.Projects[0].Region, Name: r.Projects[0].Name(), Recommend: RecommendYes, State: Returned, Gone: "现有的文件中都没有这个项目", NoFile: true, Place: exampleDecision}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, s := range r.Standings {
			if s.Gone != "" {
				report(Finding{Region: s.Region.Code, Project: s.Name, Place: s.Place, Message: fmt.Sprintf("“%s”填有意见，但%s。%s", s.Name, s.Gone, s.wayOut())})
			}
		}
	},
}

// wayOut says what people can do about a decision whose project is gone.
func (s Standing) wayOut() string {
	switch {
	case s.Beside != "":
		return fmt.Sprintf("请核对两处意见，要用的写到“%s”那一行，这一行的清除。", s.Beside)
	case s.NoFile:
		return "请核实：撤回的，初审意见选“撤回”；意见不再需要的清除；项目还要的让报送单位重新报送。"
	default:
		return "请向报送单位核实：撤回的，初审意见选“撤回”；没有撤回的选“未撤回”；只是更正了名称或者代码的，在新的一行“原试点名称”填它的名称。"
	}
}

var decidedAndChanged = &Rule{
	ID: "R006", Title: "填写意见以后项目有改动", Severity: Warning, Since: "2021",
	EachField: true,
	Detail:    "填写意见之后，报送单位报来了新的一版，内容有改动，意见仍然有效。请看一看改动是否影响意见；看过以后“核实结果”选“无问题”并写明说明，或者改写意见，就不再提示。",
	Example: Example{Case: "填写意见之后，项目的配套资金由 50 改为 5。", Want: "K5 R006", Rollup: func(r *RollupFacts) {
		r.Standings = []Standing{{Region: r.Projects[0].Region, Name: r.Projects[0].Name(), Recommend: RecommendYes, State: Recommended, Changed: "“配套资金（万元）”由“50”改为“5”", Project: r.Projects[0], Place: exampleDecision}}
	}},
	Asked: func(r *RollupFacts, report Report) {
		for _, s := range r.Standings {
			if s.Changed != "" && !s.Refiled {
				report(Finding{Region: s.Region.Code, Project: s.Name, Place: s.Place, Whole: true, judged: s.version(),
					Message: fmt.Sprintf("填写意见以后，“%s”有改动：%s。请看是否影响意见；看过的，“核实结果”选“无问题”并写明说明，就不再提示。", s.Name, s.Changed)})
			}
		}
	},
}

// version is all that the project says now: who looked at it once has not seen
// another version of it.
func (s Standing) version() string {
	if s.Project == nil {
		return ""
	}
	return s.Project.wording()
}

var refiled = &Rule{
	ID: "R013", Title: "退回以后已重报，待复核", Severity: Warning, Since: "2021", Waits: true,
	EachField: true,
	Detail:    "初审退回的项目，报送单位改正后又报来了。复核之前它占住名额，该领域不写清单。请复核：通过的，把初审意见改为“通过”，或者“核实结果”选“无问题”并写明说明；仍要退回的，“核实结果”选“有问题”，或者改写理由。",
	Example: Example{Case: "沁水县的项目因联系电话不对被退回，改正后又报来了。", Want: "K5 R013", Rollup: func(r *RollupFacts) {
		r.Standings = []Standing{{Region: r.Projects[0].Region, Name: r.Projects[0].Name(), Opinion: OpinionReturn, Reason: "联系电话不对", State: Refiled, Refiled: true,
			Changed: "“联系电话”由“0356-123”改为“0356-7654321”", Project: r.Projects[0], Place: exampleDecision}}
	}},
	Asked: func(r *RollupFacts, report Report) {
		for _, s := range r.Standings {
			if s.Refiled {
				report(Finding{Region: s.Region.Code, Project: s.Name, Place: s.Place, Whole: true, Subject: s.Project, judged: s.version(),
					Message: fmt.Sprintf("“%s”退回以后已重报：%s。请复核：通过的，把初审意见改为“%s”；仍要退回的，“核实结果”选“%s”，或者改写理由。", s.Name, s.Changed, OpinionPass, ReplyFault)})
			}
		}
	},
}

var noList = &Rule{
	ID: "R007", Title: "应报的单位没有报来推荐清单或者申报表", Severity: Error, Since: "2021",
	Detail: "直接报到本级的市、示范区、省管县、部门等，应在截止日前报送推荐项目清单（自己填报的报申报表）和相关材料；方案写明“可以报”的，没有报来不算。没有收到、是空白的或者都不能并入的，请催报；确无项目的，请来函说明。其他单位的汇总和推荐照常进行。",
	Example: Example{Case: "朔州市没有报来推荐清单。", Want: "- R007", Unit: func(u *UnitFacts) {
		u.Region, _ = u.Plan.Region("140600")
		u.Status, u.Projects, u.Place = NoFile, nil, Place{}
	}},
	Unit: func(u *UnitFacts, report Report) {
		if u.reportsToTop() && u.Status != Filed && u.Status != Unopened && !u.OwesNothing() {
			report(Finding{Message: missingList(u), Confirmable: u.Status == NilFiled})
		}
	},
}

func missingList(u *UnitFacts) string {
	owed := "推荐清单"
	if u.Region.Files {
		owed = "推荐清单或者申报表"
	}
	if len(u.Plan.Children(u.Region.Code)) == 0 {
		owed = "申报表"
	}
	switch {
	case u.Status == NoFile && u.UnopenedOfUnknown > 0:
		return u.openFirst(owed)
	case u.Status == NoFile && u.Unscreened > 0:
		return fmt.Sprintf("没有收到%s的%s，只有下级直接报来的 %d 个项目，没有经过筛查，不能推荐（R015）。请催报。", u.Region.Name, owed, u.Unscreened)
	case u.Status == NoFile && u.Whereabouts() != "":
		return "没有计入" + u.Region.Name + "的" + owed + "：" + u.Whereabouts() + "。确实没有报来的，请催报。"
	case u.Status == NoFile:
		return "没有收到" + u.Region.Name + "的" + owed + "。请催报；已经报来的，请查看是否放错文件夹或者被退回。"
	case u.Status.AwaitsEntry():
		return u.notEntered(owed)
	case u.Status == BlankBook:
		return u.Region.Name + "报来的" + owed + "里没有项目。请核实：应当推荐的请督促补报，确无项目的请其来函说明。"
	case u.Status == NilFiled:
		return u.Region.Name + "报来零报告，没有推荐项目。请核实原因：确无项目的，“核实结果”选“单位确认”并写明说明；应当推荐的请督促补报。"
	default:
		return u.Region.Name + whyAllInvalid(u)
	}
}

var noReason = &Rule{
	ID: "R008", Title: "退回或者不推荐没有写明理由", Severity: Error, Since: "2021",
	Detail: "初审意见填“退回”或者推荐填“否”的，要在“理由”栏写明，以便答复填报单位和存档。请补写理由。",
	Example: Example{Case: "推荐栏填了“否”，理由栏空着。", Want: "K5 R008", Rollup: func(r *RollupFacts) {
		r.Standings = []Standing{{Region: r.Projects[0].Region, Name: r.Projects[0].Name(), Recommend: RecommendNo, State: Returned, Place: exampleDecision}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, s := range r.Standings {
			words := r.choosing()
			if form.Clean(s.Reason) != "" || words.Answer != "" && form.Clean(s.Answer) != "" {
				continue
			}
			switch {
			case s.Opinion == OpinionReturn:
				report(Finding{Region: s.Region.Code, Project: s.Name, Place: s.Place, Message: fmt.Sprintf("“%s”退回，没有写明理由。请在“理由”栏补写。", s.Name)})
			case s.Recommend == RecommendNo:
				report(Finding{Region: s.Region.Code, Project: s.Name, Place: s.Place, Message: words.withoutReason(s.Name)})
			}
		}
	},
}

var alteredByHand = &Rule{
	ID: "R009", Title: "汇总或者清单被手工改动", Severity: Error, Since: "2021", Keeps: true,
	Detail: "汇总和清单里，只有浅黄色的格子可以填写。其他格子被改动的，以报送单位原来报的内容为准，改动没有采用；再次合并时汇总恢复原样。内容确实有误的，请让报送单位改正原表后重新报送。",
	Example: Example{Case: "有人在“申报详情”里把联系人改成了别人。", Want: "K5 R009", Rollup: func(r *RollupFacts) {
		r.Altered = []AlteredCell{{Place: exampleDecision, What: "“联系人”原为“甲某”，被改为“乙某”", Answer: true}}
	}},
	File: func(f *FileFacts, report Report) {
		if f.Return == nil {
			return
		}
		for _, n := range f.Return.Notes {
			if n.Kind == form.Altered {
				report(Finding{Place: Place{File: f.Path, Sheet: n.Sheet, Cell: n.Cell}, Message: n.Detail + alteredStands})
			}
		}
	},
	Rollup: func(r *RollupFacts, report Report) {
		for _, a := range r.Altered {
			stands := "。改动没有采用，已经恢复原样。"
			if a.Answer {
				stands = alteredStands
			}
			report(Finding{Place: a.Place, Message: a.What + stands})
		}
	},
}

var unjoinedName = &Rule{
	ID: "R010", Title: "填写的原试点名称对不上", Severity: Error, Since: "2021",
	Detail: "“原试点名称”用来说明两个项目其实是一个。填写的名称要与同一单位另一个项目的名称相同，那个项目不能与这一个在同一份文件中并列。对不上的不起作用。请核对“项目汇总”后改正，或者清除。",
	Example: Example{Case: "“原试点名称”填了“示例甲试点”，沁水县没有叫这个名称的其他项目。", Want: "K5 R010", Rollup: func(r *RollupFacts) {
		r.Unjoined = []UnjoinedName{{Region: r.Projects[0].Region, Project: r.Projects[0].Name(), Name: "示例甲试点", Why: "没有叫这个名称的其他项目", Place: exampleDecision}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, u := range r.Unjoined {
			report(Finding{Region: u.Region.Code, Project: u.Project, Place: u.Place,
				Message: fmt.Sprintf("“%s”的“原试点名称”填的是“%s”，不起作用：%s%s。请照“项目汇总”中的名称改正，或者清除。", u.Project, u.Name, u.Region.Name, u.Why)})
		}
	},
}

var shuffledEntries = &Rule{
	ID: "R011", Title: "填写的内容像是错了行，或者两个副本填得不一样", Severity: Error, Since: "2021",
	Detail:  "几行填写的内容换到了别的行，或者与行里的名称不是一回事：像是只对一部分列排了序，内容跟错了项目或者文件。请核对“项目汇总”或者“收件登记”；错了的改回来（以前的汇总在“历史”文件夹里）；无误的，“核实结果”选“无问题”并写明说明。用 --into 合在一起的两个副本，同一格改得不一样的，两种写法都留在格子里，请只留一种。核对之前不生成推荐清单。",
	Example: Example{Case: "有人只选中意见的几列排序。", Want: "- R011", Rollup: func(r *RollupFacts) { r.Shuffled = []string{"示例甲试点", "示例乙试点"} }},
	Rollup: func(r *RollupFacts, report Report) {
		for _, d := range r.Disagreed {
			report(Finding{Place: Place{File: r.File}, Message: fmt.Sprintf("两个副本填得不一样：“%s”的“%s”现在是%s。请核对，只留一种。", d.About, d.Column, strings.Join(quoted(d.Texts), "和"))})
		}
		if len(r.Shuffled) > 0 {
			report(Finding{Place: Place{File: r.File}, Message: fmt.Sprintf("%s填写的内容像是错了行：只对一部分列排序，会让内容跟错项目或者文件。请核对汇总中这几行填写的内容；错了的改回来；无误的，“核实结果”选“无问题”并写明说明。", strings.Join(quoted(r.Shuffled), "、"))})
		}
	},
}

var strayText = &Rule{
	ID: "R012", Title: "写在汇总其他地方的文字", Severity: Warning, Since: "2021",
	Detail: "自己加的工作表，在“项目汇总”“收件登记”“问题清单”里自己加的列、涂的颜色、调的列宽、排的顺序、隐藏的行和列、筛选，合并后都还在，也不随清单上报。表格旁边和下面的文字、批注，以及加在其他各表中的列，移到工作表“手工内容”保留：这些表每次合并都重新生成。图表、数据透视表、宏、链接留不住；公式看的是别的工作表或者别的行的，只留下最后的结果：合并以后那里是另一个项目了。这些都说一次，原样在“历史”文件夹里上一次的汇总中。都不影响推荐。",
	Example: Example{Case: "有人在“填报情况”加了一列“催报情况”。", Want: "- R012", Rollup: func(r *RollupFacts) {
		r.Stray = []StrayText{{Sheet: "填报情况", About: "“沁水县”的“催报情况”", Text: "已电话通知"}}
	}},
	Rollup: func(r *RollupFacts, report Report) {
		for _, l := range r.Stray {
			report(Finding{Place: Place{File: r.File, Sheet: l.Sheet}, Message: fmt.Sprintf("%s写的“%s”，已移到工作表“手工内容”保留。", l.About, l.Text)})
		}
		for _, l := range r.NotKept {
			where := ""
			if l.Sheet != "" {
				where = "工作表“" + l.Sheet + "”的"
			}
			report(Finding{Place: Place{File: r.File, Sheet: l.Sheet}, Message: fmt.Sprintf("%s%s。原样在“历史”文件夹里上一次的汇总中。", where, l.What)})
		}
	},
}

const alteredStands = "。以原来报的内容为准，改动没有采用；确需更正的，请让报送单位重新报送。"
