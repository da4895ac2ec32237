package consolidate

import (
	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/templates/form"
)

// recall has what was read at the path before stand for a file that cannot be
// opened now, and takes from it whose file it is.
func (a *arrival) recall(earlier *sheets.Reading) {
	if a.Refusal == nil || a.Refusal.Kind != form.Unopened {
		return
	}
	if known := earlier.ReadAt(a.Path, earlier.Paths()); known != nil {
		a.said.Mark.Region = known.Return.Mark.Region
		a.said.Notes[0].Detail += "；以前读到的内容仍然保留"
	}
}

// opened tells the earlier state which files could be read this time.
func (in *intake) opened(s *record.State, earlier *sheets.Reading) {
	for _, a := range in.arrivals {
		if a.SHA256 != "" {
			earlier.Opened(a.Path, s.Files[a.SHA256], earlier.Paths())
		}
	}
}
