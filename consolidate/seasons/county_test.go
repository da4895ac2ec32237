package seasons

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shidian/templates/form"
	"shidian/templates/plan"
)

// pilot is a project as its county means it, whatever the papers call it.
type pilot struct {
	county plan.Region
	names  []string // the last one is in force
	code   string
	domain string
}

func (p *pilot) name() string { return p.names[len(p.names)-1] }

// sheet is one form of one paper.
type sheet struct {
	pilot              *pilot
	name, code, domain string
	missing            form.ID // a required answer that is blank; "" for a valid form
	budget             int     // an answer that counties correct
}

func (s sheet) valid() bool { return s.missing == "" }

// paper is one file that a county sends.
type paper struct {
	county  plan.Region
	sheets  []sheet
	spares  int
	junk    bool      // no workbook at all
	written form.Date // the day the county wrote
	saved   form.Date // the file's own day; zero when it has none
	clock   string    // the time of that day
	data    []byte    // of a real workbook
	sha     string

	seen      bool
	firstSeen form.Date
	arrived   string // what staff entered
	exception string
	remark    string
	void      string
}

// versionID is how a rollup tells the form on the i-th sheet.
func (p *paper) versionID(i int) string { return p.sha + "#" + form.SheetForm(i+1) }

// clean is a form that no rule blocks, by title, and its steps.
type clean struct {
	answers map[form.ID]string
	steps   []form.Step
}

// readClean takes the form that the rules take for clean.
func readClean(t testing.TB) *clean {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "checks", "examples", "enterprise.txt"))
	if err != nil {
		t.Fatal(err)
	}
	c := &clean{answers: map[form.ID]string{}}
	byTitle := map[string]*form.Field{}
	for _, f := range form.Official().Fields() {
		byTitle[f.Title] = f
	}
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if strings.HasPrefix(cells[0], "步骤") {
			var step form.Step
			for i, f := range form.Official().StepFields() {
				step.Set(f.ID, form.Answer{Raw: cells[i+1], Kind: form.Text})
			}
			c.steps = append(c.steps, step)
		} else if f := byTitle[cells[0]]; f != nil {
			c.answers[f.ID] = cells[1]
		}
	}
	return c
}

// fill writes the form of a sheet, of a unit that lies in the county.
func (c *clean) fill(p *plan.Plan, county plan.Region, s sheet) *form.Filled {
	filled := form.NewFilled(form.Origin{})
	domain, _ := p.Domain(s.domain)
	for f, text := range c.answers {
		switch f {
		case form.PilotName:
			text = s.name
		case form.OrgCode:
			text = s.code
		case form.Domain:
			text = s.domain
		case form.TitleDomain:
			text = domain.TitleName
		case form.FocusArea:
			text = domain.FocusAreas[0]
		case form.MatchingFunds:
			text = fmt.Sprint(s.budget)
		case form.RegisteredCounty:
			text = county.Name
		case form.UnitAddress, form.GuarantorUnit:
			text = strings.ReplaceAll(text, "沁水县", county.Name)
		}
		if f != s.missing {
			filled.Set(f, form.Answer{Raw: text, Kind: form.Text})
		}
	}
	filled.Steps = c.steps
	return filled
}

// countySheet is 县区信息 with the day on which the county wrote.
func countySheet(day form.Date) *form.Filled {
	filled := form.NewFilled(form.Origin{Sheet: form.SheetCounty})
	filled.Set(form.ReportDate, form.Answer{Raw: day.String(), Kind: form.Text})
	return filled
}

// creditCode makes a code that no other unit of the season has.
func creditCode(n int) string {
	first := fmt.Sprintf("91140500MA%07d", n)
	return first + string(form.CreditCodeCheck(first))
}

// names of made-up pilots: every one is another product and another work.
func products() []string {
	return strings.Fields("苹果 生猪 药茶 蜂蜜 核桃 谷子 山楂 蚕桑 黄梨 香菇 养老 物业 旅游 家政 物流 铸造 煤机 光伏 陶瓷 纺织 玻璃 轴承 水利 社区 法援 图书 消防 公交 环卫 殡葬")
}

func works() []string {
	return strings.Fields("种植 加工 服务 管理 流通 检测 培育 制造 养护 仓储 包装 回收 改造 清洁 运营 评价 研学 配送 认证 追溯 安防 救援 调度 咨询 监测 烘干 分拣 租赁 维修 保鲜")
}

// newName returns a name that no pilot of the season has, and that is not like
// any of the others given.
func newName(random *rand.Rand, taken map[string]bool, unlike []string) string {
	for {
		name := "示例" + pick(random, products()) + pick(random, works()) + "标准化试点"
		if !taken[name] && !likeAny(name, unlike) {
			taken[name] = true
			return name
		}
	}
}

// corrected returns the name as a county corrects it: like every name that the
// pilot had and like no other; "" when there is none left.
func corrected(random *rand.Rand, taken map[string]bool, names, unlike []string) string {
	old := names[len(names)-1]
	for range 8 {
		word := pick(random, strings.Fields("绿色 现代 示范 全程 优质"))
		name := strings.Replace(old, "标准化", word+"标准化", 1)
		if random.IntN(3) == 0 {
			name = strings.Replace(old, "示例", "示例"+word, 1)
		}
		if taken[name] || likeAny(name, unlike) {
			continue
		}
		like := true
		for _, n := range names {
			like = like && alike(n, name)
		}
		if like {
			taken[name] = true
			return name
		}
	}
	return ""
}

// alike reports whether one name may be the other one corrected.
func alike(a, b string) bool {
	own := strings.NewReplacer("标准化", "", "试点", "", "示范", "")
	return form.Likeness(own.Replace(a), own.Replace(b)) >= 0.6
}

func likeAny(name string, names []string) bool {
	for _, n := range names {
		if alike(n, name) {
			return true
		}
	}
	return false
}

func pick[T any](random *rand.Rand, list []T) T { return list[random.IntN(len(list))] }
