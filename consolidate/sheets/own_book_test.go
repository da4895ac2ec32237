package sheets

import (
	"testing"

	"shidian/templates/form"
)

// What is wrong with a file is said to a county when it is a return; of a workbook of
// the office's own nobody is asked to send it again.
func TestOwnWorkbookIsNotToBeSentAgain(t *testing.T) {
	for detail, want := range map[string]string{
		"文件没有传完整或已损坏，请让报送单位重新发送原文件":                                       "不能用：文件没有传完整或已损坏 | 请修好后再运行",
		"旧格式工作簿（.xls 或 .et）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新报送": "不能用：旧格式工作簿（.xls 或 .et） | 请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新运行",
		"有密码或文档权限保护，打不开。请去掉密码后重新报送":                                       "不能用：有密码或文档权限保护，打不开 | 请去掉密码后重新运行",
		"不是工作簿。请在原申报表上填写后报送":                                              "不能用：不是工作簿 | 请修好后再运行",
		"不是普通文件，没有打开。请把工作簿本身放进来":                                          "不能用：不是普通文件，没有打开 | 请把工作簿本身放进来",
		"工作簿已损坏": "不能用：工作簿已损坏 | 请修好后再运行",
	} {
		why := unusable(&form.Note{Kind: form.NotAWorkbook, Detail: detail})
		if got := why.Text + " | " + why.Remedy; got != want {
			t.Errorf("%s: %s", detail, got)
		}
	}
}
