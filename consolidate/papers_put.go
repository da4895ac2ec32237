package consolidate

import (
	"bytes"
	"context"
	"os"
	"path/filepath"

	"shidian/consolidate/workbook/store"
	"shidian/templates/form"
)

// putPapers writes papers that carry no mark of the program, such as 公示名单: whether what
// lies there is an earlier one, or somebody's own, cannot be told, so it is kept in 历史/.
func putPapers(ctx context.Context, dir string, targets []Target, day form.Date) (kept []string, err error) {
	var keeps []store.Keep
	for i := range targets {
		targets[i].Text = true
		path := targets[i].path(dir)
		if err := refuseOpen(path); err != nil {
			return nil, err
		}
		if old, err := os.ReadFile(path); err == nil && !bytes.Equal(old, targets[i].Data) {
			keeps = append(keeps, keepIn(targets[i].Name, day))
		}
	}
	done, err := writeKeeping(ctx, dir, targets, keeps)
	if err == nil && done.beside != nil {
		return nil, failf("%s", (&store.LockedError{Files: done.beside}).Error()) // opened while it was written
	}
	for _, name := range done.kept {
		if name != "" {
			kept = append(kept, filepath.ToSlash(name))
		}
	}
	return kept, err
}
