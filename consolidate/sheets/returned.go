package sheets

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates"
	"shidian/templates/plan"
	"shidian/templates/release"
)

// DrawReturned draws the workbook that goes back to a county.
func DrawReturned(p *plan.Plan, b record.Returned) ([]byte, error) {
	return templates.ReturnedWorkbook(p, b.Region, b.Said, b.Notice, checks.OnSheet(p, b.Region))
}

// ReturnedName is its name below the outputs: 退回/140521沁水县_…（退回修改）.xlsx.
func ReturnedName(p *plan.Plan, unit plan.Region) string {
	return path.Join(record.FolderReturns, templates.ReturnedFileName(p, unit))
}

// ReturnedDigests returns what tells whether two of them are drawn of the same, but for the
// day.
func ReturnedDigests(p *plan.Plan) func(record.Returned) string {
	common := sha256.New()
	_ = json.NewEncoder(common).Encode([]any{release.Version(), p.Grids()}) // a hash takes all
	prefix := common.Sum(nil)
	return func(b record.Returned) string {
		b.Notice.Day = ""
		own := sha256.New()
		own.Write(prefix)
		_ = json.NewEncoder(own).Encode(b)
		return hex.EncodeToString(own.Sum(nil))
	}
}
