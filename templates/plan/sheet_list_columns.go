package plan

import (
	"fmt"
	"strconv"
	"strings"

	"shidian/templates/form"
)

const listTitle, listSource = "清单", "取自"

var listColumnSheet = sheetOf[ListColumn]{name: "清单列",
	note:  "各种清单有哪些列，按这里的先后从左到右。“列名”印在表头上；“取自”写申报书的栏目（如 承担单位），或者清单自己的：序号、地区、推荐单位、所在县、所属市、类型、排序、上报说明、试点时间、项目编号、备注。“宽”是大约几个半角字符。公示名单人人可看，个人姓名、电话、邮箱、代码不能写在里面。推荐项目清单里不适用的“推荐单位”“所在县”“所属市”自动不印。",
	keyed: []string{listTitle, listSource},
	list:  func(p *Plan) *[]ListColumn { return &p.Lists }, before: func(p *Plan) { p.Lists, p.olderLists = StandardLists(), true },
	columns: []column[ListColumn]{
		listName(),
		needed(text("列名", 20, func(c *ListColumn) *string { return &c.Title })),
		needed(text(listSource, 28, func(c *ListColumn) *string { return &c.From })),
		{Header{Title: "宽", Width: 8}, func(c *ListColumn) string { return strconv.Itoa(c.Width) }, func(c *ListColumn, s string) string {
			n, err := strconv.Atoi(form.Fold(s))
			if err != nil || n < narrowestColumn || n > widestColumn {
				return fmt.Sprintf("“%s”应为 %d 到 %d 的整数", s, narrowestColumn, widestColumn)
			}
			c.Width = n
			return ""
		}},
	}}

// How wide a column of a list may be, in characters.
const narrowestColumn, widestColumn = 3, 80

func listName() column[ListColumn] {
	var names []string
	for _, name := range ListNames() {
		names = append(names, string(name))
	}
	return column[ListColumn]{Header{Title: listTitle, Width: 16, Choices: names}, func(c *ListColumn) string { return string(c.List) },
		func(c *ListColumn, s string) string {
			i := indexOf(names, s)
			if i < 0 {
				return fmt.Sprintf("“%s”不是清单%s应为：%s", s, perhaps(s, names), strings.Join(names, listMark))
			}
			c.List = ListNames()[i]
			return ""
		}}
}
