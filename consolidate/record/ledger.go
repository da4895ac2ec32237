package record

// LedgerLine is a row of 对账: what went in with one file against what came out of
// it, e.g. 3 forms = 2 merged + 1 spare.
type LedgerLine struct {
	File       *ReceivedFile
	Forms      int // forms found, untouched ones included
	Merged     int // projects that count
	Superseded int // projects with a newer version
	Spares     int
	Refused    int // forms of a file that could not be taken, and those that are another unit's
	Read       int // answers read
	Written    int // answers that stand in 申报详情

	StepsRead, StepsWritten int // rows of section 四, and of 工作步骤
}

// Balanced reports whether everything that went in came out.
func (l LedgerLine) Balanced() bool {
	return l.Forms == l.Merged+l.Superseded+l.Spares+l.Refused && l.Read == l.Written && l.StepsRead == l.StepsWritten
}

// Ledger counts every file in both directions. What was read is counted from
// the files; written has how many answers of each stand in 申报详情 and steps how many
// rows in 工作步骤, by SHA-256.
func (r *Rollup) Ledger(written, steps map[string]int) []LedgerLine {
	var lines []LedgerLine
	for _, f := range r.Files {
		l := LedgerLine{File: f, Forms: len(f.Return.Projects) + f.Return.Spares, Spares: f.Return.Spares, Written: written[f.SHA256], StepsWritten: steps[f.SHA256]}
		if !f.Taken() && !f.SenderUnknown {
			l.Refused = len(f.Return.Projects)
			lines = append(lines, l)
			continue
		}
		l.Refused = f.Foreign
		for _, v := range f.Projects {
			filled := f.Return.Projects[v.Nth]
			l.StepsRead += len(filled.Steps)
			for _, field := range r.Plan.Form.Fields() {
				// What is shown is what is written: a formula without a result has no
				// text, and a picture has one that says so.
				if field.Shown(filled.Answer(field.ID)) != "" {
					l.Read++
				}
			}
		}
		for _, v := range f.Projects {
			if v.Counts {
				l.Merged++
			} else {
				l.Superseded++
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// Unbalanced names the files whose ledger does not close. It is a failure of
// the program, not of the files.
func Unbalanced(lines []LedgerLine) []string {
	var names []string
	for _, l := range lines {
		if !l.Balanced() {
			names = append(names, l.File.Path)
		}
	}
	return names
}

// FilesBalanced reports whether every file that the run found has become
// something, and nothing else has.
func (r *Rollup) FilesBalanced() bool {
	n := len(r.OtherFiles)
	for _, f := range r.Files {
		if f.Present {
			n++
		}
	}
	return n == r.FilesFound
}
