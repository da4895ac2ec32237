package consolidate

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"shidian/consolidate/record"
	"shidian/consolidate/sheets"
	"shidian/consolidate/workbook"
	"shidian/consolidate/workbook/store"
)

// Folders of an archive with what was received.
const (
	folderCounted    = "收到/计入"
	folderNotCounted = "收到/未计入"
)

// receivedFiles puts what was received into the archive, by whether it counts, and lists
// it. What lies in an archive or a mail stays in that.
func (a *archiving) receivedFiles(ctx context.Context) ([]sheets.ArchivedFile, error) {
	known := map[string]*record.ReceivedFile{}
	for _, f := range a.rollup.Files {
		if f.SHA256 != "" {
			known[f.SHA256] = f
		}
	}
	var unknown []sheets.ArchivedFile
	places := map[string]string{}  // in the archive, by the hash
	if !a.options.WithoutPersons { // what was received holds persons
		for _, disk := range a.came.order {
			more, err := a.addReceived(ctx, disk, known, places)
			if err != nil {
				return nil, err
			}
			unknown = append(unknown, more...)
		}
	}
	var files []sheets.ArchivedFile
	for _, f := range a.rollup.Files {
		place := places[f.SHA256]
		if place == "" && f.SHA256 != "" && !a.options.WithoutPersons {
			a.done.Lost = append(a.done.Lost, f.Path)
		}
		files = append(files, a.archived(f, place))
	}
	return append(files, unknown...), nil
}

// archived is a file of the rollup, as the index has it.
func (a *archiving) archived(f *record.ReceivedFile, place string) sheets.ArchivedFile {
	line := sheets.ArchivedFile{Unit: f.Region.Name, Path: f.Path, SHA256: f.SHA256, Result: f.StatusChinese(), Counted: a.counts(f), Why: f.Explain(), Arrived: f.Arrived().String(), Place: place}
	if line.Counted {
		a.done.Counted++
	} else {
		a.done.Others++
	}
	return line
}

// counts reports whether something of the file counts: a project, a nil return, or a scan
// of a project.
func (a *archiving) counts(f *record.ReceivedFile) bool {
	isNil := f.Return.County != nil && a.rollup.Plan.Form.SaysNil(f.Return.County)
	return f.Of != nil || f.Taken() && (isNil || slices.ContainsFunc(f.Projects, func(v *record.Version) bool { return v.Counts }))
}

// addReceived puts a file below --sources into the archive, and notes for its hash, and for
// those of what lies in it, where it lies there. What the rollup does not know of is listed:
// it is no return, or came since.
func (a *archiving) addReceived(ctx context.Context, disk string, known map[string]*record.ReceivedFile, places map[string]string) (unknown []sheets.ArchivedFile, err error) {
	below := a.came.on[disk]
	folder, registered := folderNotCounted, false
	for _, f := range below {
		file := known[a.came.hashes[f.Path]]
		if registered = registered || file != nil; file != nil && a.counts(file) {
			folder = folderCounted
		}
	}
	shown := a.came.nameOn(disk)
	data, err := workbook.Found{Path: shown, Disk: disk, Limits: below[0].Limits}.Bytes(ctx)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("archive %s: %w", disk, ctx.Err())
	case err != nil:
		a.done.Lost = append(a.done.Lost, shown)
		return nil, nil
	}
	name := a.bundle.add(folder+"/"+cleanPath(shown), data)
	for _, f := range below {
		if sum := a.came.hashes[f.Path]; sum != "" && places[sum] == "" {
			places[sum] = name
		}
	}
	if registered {
		return nil, nil
	}
	a.done.Others++
	return []sheets.ArchivedFile{{Path: shown, SHA256: workbook.SumOf(data), Result: "没有登记", Why: "汇总里没有这份文件：不是报送的材料，或者最后一次合并以后才放进来", Place: name}}, nil
}

// cleanPath is a path as every system can hold it.
func cleanPath(at string) string {
	var parts []string
	for _, part := range strings.Split(at, "/") {
		if part != "" && part != "." && part != ".." {
			parts = append(parts, store.CleanName(part))
		}
	}
	return path.Join(parts...)
}
