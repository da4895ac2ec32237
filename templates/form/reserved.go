package form

import (
	"slices"
	"strings"
)

// Reserved reports whether a column of the program has the title, so that a question of a
// plan may not: in 申报详情, 项目汇总 or the list its answers would stand in that column.
func Reserved(title string) bool {
	reserved := []string{"序号", "区划代码", "填报单位", "项目标识", "是否采用", "文件校验码（SHA-256）", "工作表", "原始文件", "原始文件校验码（SHA-256）",
		"来源文件", "下级排序", "下级备注", "试点时间", "错误", "提示", "目前状态", "状态说明", "初审意见", "推荐", "排序", "理由", "经办人", "原试点名称",
		"所属市", "下级序号", "下级说明", "上报说明", "联系电话", "备注", "推荐单位", "所在县", "类型", "地区", "项目编号", "总排序", "项目", "收到的扫描件", "遴选结果", "答复理由"}
	const asTyped = "(原文)" // behind the title of a number, in 申报详情
	if strings.HasSuffix(NormalLabel(title), asTyped) {
		return true
	}
	return slices.ContainsFunc(reserved, func(r string) bool { return NormalLabel(r) == NormalLabel(title) })
}
