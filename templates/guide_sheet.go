package templates

import "shidian/templates/form"

// guideSheet writes 填写说明 on one page.
func (c *county) guideSheet() {
	c.view(GuideSheet)
	c.width(GuideSheet, "A", "A", 112)
	c.width(GuideSheet, "B", "B", 512)
	c.box(GuideSheet, form.Area{FirstRow: 1, FirstCol: 1, LastRow: 1, LastCol: 2}, TitleLook(), shortTitle(c.plan)+"申报表填写说明")
	c.height(GuideSheet, 1, 44)
	c.page(GuideSheet, page{lastRow: 2, lastCol: 2})
	c.protect(GuideSheet)
}
