package checks

import (
	"bytes"
	"fmt"
	"strings"

	"shidian/templates/plan"
	"shidian/templates/plan/testplan"
)

// markdown is RULES.md: the catalogue for the people who fill and review
// the forms, made of the rules themselves so that it cannot tell otherwise.
func markdown() []byte {
	p := testplan.New()
	var b bytes.Buffer
	b.WriteString(preamble)
	for _, n := range p.Notices {
		fmt.Fprintf(&b, "- %s：%s，%s\n", n.Short, n.Number, n.Title)
	}
	b.WriteString("- 表：上述省局通知所附《标准化试点项目申报书》及其填写说明\n\n## 一览\n\n| 编号 | 规则 | 级别 | 依据 |\n|---|---|---|---|\n")
	for _, r := range Rules() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", r.ID, strings.ToLower(r.ID), escape(r.Title), r.Severity.Chinese(), escape(p.Cite(p.Rule(r.ID).Clause, "")))
	}
	family := byte(0)
	for _, r := range Rules() {
		if r.ID[0] != family {
			family = r.ID[0]
			fmt.Fprintf(&b, "\n## %s\n", families()[family])
		}
		writeRule(&b, p, r)
	}
	return b.Bytes()
}

const preamble = `# 审核规则

本文由程序中的规则生成，不要手工修改。编号永远不变，也不重复使用，所以中间会有空号。

- **错误**：必须处理。项目有错误，改正之前不能推荐；文件有错误，整个文件不并入；汇总有错误，推荐清单暂不生成（R009 除外：以原来报的内容为准，清单照常）。填报单位没有有效的申报或者逾期，不影响其他单位。
- **提示**：请人看一看，不影响推荐。
- **告知**：只是说明，不需要处理。

一格空着、读不出来或者认不出来，只报告一次；要用到它的其他规则不再判断。

依据的简称：

`

func families() map[byte]string {
	return map[byte]string{
		'W': "W　报来的文件",
		'F': "F　一格答案",
		'P': "P　一个项目",
		'C': "C　一个县区",
		'R': "R　整个汇总",
	}
}

func writeRule(b *bytes.Buffer, p *plan.Plan, r *Rule) {
	fmt.Fprintf(b, "\n<a id=\"%s\"></a>\n### %s　%s\n\n", strings.ToLower(r.ID), r.ID, escape(r.Title))
	fmt.Fprintf(b, "级别：%s。依据：%s。自 %s 年度起。\n\n", r.Severity.Chinese(), escape(p.Cite(p.Rule(r.ID).Clause, "")), r.Since)
	if needs := r.Needs(p.Form); needs != "" {
		fmt.Fprintf(b, "用到的栏目：%s。\n\n", escape(needs))
	}
	fmt.Fprintf(b, "%s\n\n", escape(r.Detail))
	writeExample(b, r.Example)
	for _, f := range r.Example.Findings() {
		fmt.Fprintf(b, "> %s\n", escape(f.Message))
	}
}

func writeExample(b *bytes.Buffer, e Example) {
	if e.Case != "" {
		fmt.Fprintf(b, "例：%s\n\n", escape(e.Case))
		return
	}
	b.WriteString("例：\n\n| 栏目 | 填写 |\n|---|---|\n")
	for _, line := range gridLines(e.Grid) {
		answer := strings.Join(line[1:], "；")
		if answer == "" {
			answer = "（空）"
		}
		fmt.Fprintf(b, "| %s | %s |\n", escape(line[0]), escape(answer))
	}
	b.WriteString("\n")
}

// escape keeps text from being read as Markdown.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`").Replace(text)
}
