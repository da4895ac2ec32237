package form

import "slices"

// Texts that a template prints beside the paper of a form, in PanelColumn. All else
// that the program writes there is the result of a formula.
const (
	PanelBack   = "返回县区信息"
	PanelReview = "填写审核信息"
	PanelLegend = "淡黄色：必填，还没有填"
)

// IsPanelText reports whether the text of a cell beside the paper is one that the
// program prints there: it is no answer, and nobody wrote it.
func IsPanelText(text string) bool {
	return slices.Contains([]string{PanelBack, PanelReview, PanelLegend}, Clean(text))
}
