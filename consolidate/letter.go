package consolidate

import (
	"context"
	"path/filepath"

	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// letterOf is the letter to the office above that goes with a final list (推荐函); none
// where the unit has no office above it. An error is a *Failure.
func letterOf(l *sheets.Letter) ([]Target, error) {
	if !l.IsSent() {
		return nil, nil
	}
	data, err := sheets.DrawLetter(l)
	if err != nil {
		return nil, &Failure{Text: "推荐函没有写出，这是程序的问题，请把这句话和汇总一起反馈", Cause: err}
	}
	return []Target{{Output: store.Output{Name: l.FileName(), Data: data}, Kind: form.LetterBook, Region: l.Region().Code}}, nil
}

// letter is the one that goes up with the list: that beside it, which somebody may have
// worded otherwise, else a new one.
func (l *finalList) letter(ctx context.Context) ([]Target, error) {
	letters, err := l.drawnLetter()
	for i, letter := range letters {
		path := filepath.Join(filepath.Dir(l.path), letter.Name)
		there, _, err := sheets.Open(ctx, workbook.Found{Path: letter.Name, Disk: path}, form.LetterBook)
		if err != nil {
			return nil, err
		}
		if there == nil || there.Mark.Region != l.of.Code || there.Mark.Cycle != l.choice.Plan.Cycle() {
			continue
		}
		if letters[i].Data, err = readWhole(path, there.SHA256); err != nil {
			return nil, err
		}
	}
	return letters, err
}

// drawnLetter is the letter made of the list alone.
func (l *finalList) drawnLetter() ([]Target, error) {
	return letterOf(l.read.Letter(l.choice.Plan, l.of))
}

// letters are the letter of the rollup, to be written into the folder with its final list. One
// that lies there already is kept in 历史/ while the list is made final, and stays as it is
// when the list is only written again: somebody may have worded it otherwise.
func (res *Result) letters(dir string) (targets []Target, keeps []store.Keep, err error) {
	if !res.Rollup.State.Closing.Closed() {
		return nil, nil, nil
	}
	targets, err = letterOf(sheets.LetterOfRollup(res.Rollup))
	if err != nil || targets == nil {
		return nil, nil, err
	}
	path := filepath.Join(dir, targets[0].Name)
	if there := exists(path); there && !res.Closed {
		return nil, nil, nil
	} else if there {
		keeps = append(keeps, keepIn(targets[0].Name, res.Rollup.AsOf))
	}
	res.Letter = path
	return targets, keeps, nil
}
