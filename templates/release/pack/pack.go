package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"shidian/templates/release"
)

// packer has what archives are made of.
type packer struct {
	programs fs.FS // as built: windows-amd64
	clone    fs.FS // its top level
	licences func([]*debug.Module) (string, error)
}

// packAll writes the archive of each desk into out, and their checksums.
func (p packer) packAll(all []desk, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var made []entry
	var build release.Build
	for i, d := range all {
		archive, b, err := p.pack(d)
		if err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
		if i > 0 && b != build {
			return fmt.Errorf("%s is the build %s, and %s is %s", all[0].name, build.Name(), d.name, b.Name())
		}
		build, made = b, append(made, archive)
	}
	made = append(made, entry{name: allSums(build), data: []byte(sums(made))})
	for _, e := range made {
		if err := os.WriteFile(filepath.Join(out, e.name), e.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// pack is the archive of a desk, and the build that is in it.
func (p packer) pack(d desk) (entry, release.Build, error) {
	entries, infos, err := p.built(d)
	if err != nil {
		return entry{}, release.Build{}, err
	}
	build := release.BuildOf(infos[0])
	texts, pictures, err := p.texts(d, build, infos)
	if err != nil {
		return entry{}, build, err
	}
	shown, err := pictureEntries(p.clone, pictures)
	if err != nil {
		return entry{}, build, err
	}
	workbooks, err := sampleEntries(p.clone)
	if err != nil {
		return entry{}, build, err
	}
	entries = slices.Concat(entries, texts, shown, workbooks)
	entries = append(entries, d.text(sumsName, sums(entries)))
	var data bytes.Buffer
	write := writeTar
	if d.windows() {
		write = writeZip
	}
	err = write(&data, folder(build), entries, timeOf(build))
	return entry{name: d.archive(build.Short()), data: data.Bytes()}, build, err
}

// built are the programs of the desk as they are shipped, and what they know of
// their making.
func (p packer) built(d desk) ([]entry, []*debug.BuildInfo, error) {
	var entries []entry
	var infos []*debug.BuildInfo
	for _, program := range d.programs {
		data, err := fs.ReadFile(p.programs, program.file())
		if err != nil {
			return nil, nil, err
		}
		info, err := buildinfo.Read(bytes.NewReader(data))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", program.file(), err)
		}
		for _, s := range info.Settings {
			if s.Key == "GOOS" && s.Value != program.os || s.Key == "GOARCH" && s.Value != program.arch {
				return nil, nil, fmt.Errorf("%s was built for %s", program.file(), s.Value)
			}
		}
		if d.windows() {
			if data, err = askForWindows10(data); err != nil {
				return nil, nil, fmt.Errorf("%s: %w", program.file(), err)
			}
		}
		entries, infos = append(entries, entry{name: program.name, data: data, runs: true}), append(infos, info)
	}
	return entries, infos, nil
}

// texts are what there is to read: how to start, the handbook and its pictures,
// the licences.
func (p packer) texts(d desk, build release.Build, infos []*debug.BuildInfo) ([]entry, []picture, error) {
	start, err := first(d, build)
	if err != nil {
		return nil, nil, err
	}
	documents, pictures, err := handbook(d, p.clone)
	if err != nil {
		return nil, nil, err
	}
	var libraries []*debug.Module
	for _, info := range infos {
		libraries = append(libraries, info.Deps...)
	}
	asked, err := p.licences(libraries)
	return slices.Concat([]entry{d.text(firstName, start)}, documents, []entry{d.text(licencesName, asked)}), pictures, err
}

// sampleEntries are the workbooks to try the program on.
func sampleEntries(clone fs.FS) ([]entry, error) {
	var entries []entry
	for _, s := range samples() {
		err := fs.WalkDir(clone, s.from, func(path string, file fs.DirEntry, err error) error {
			if err != nil || file.IsDir() || !inSample(path) {
				return err
			}
			data, err := fs.ReadFile(clone, path)
			entries = append(entries, entry{name: s.to + strings.TrimPrefix(path, s.from), data: data})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// sums are lines that sha256sum -c reads.
func sums(entries []entry) string {
	var lines strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&lines, "%x  %s\n", sha256.Sum256(e.data), e.name)
	}
	return lines.String()
}

// timeOf is when all files of the build were made, for those who look: in
// Beijing, because a zip says no zone.
func timeOf(b release.Build) time.Time {
	day := b.Day
	if day.IsZero() {
		day = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the first day that a zip knows
	}
	return day.In(time.FixedZone("CST", 8*60*60))
}
