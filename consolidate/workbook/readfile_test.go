package workbook

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
)

// meddler is a context that does something when it is asked for the first time:
// readFound asks between looking at the file and reading it.
type meddler struct {
	context.Context
	meddle func()
}

func (m *meddler) Err() error {
	if m.meddle != nil {
		m.meddle()
		m.meddle = nil
	}
	return m.Context.Err()
}

func TestAFileThatChangesWhileItIsReadIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		meddle func(path string) error
		want   error
	}{
		"grows":   {func(path string) error { return os.WriteFile(path, []byte("0123456789+"), 0o644) }, ErrChanged},
		"shrinks": {func(path string) error { return os.Truncate(path, 3) }, ErrChanged},
		"other bytes": {func(path string) error {
			if err := os.WriteFile(path, []byte("9876543210"), 0o644); err != nil {
				return err
			}
			return os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour))
		}, ErrChanged},
		"nothing": {func(string) error { return nil }, nil},
		// What was opened is read to its end, and nothing else.
		"another takes its name": {func(path string) error {
			if err := os.WriteFile(path+".new", []byte("9876543210"), 0o644); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.xlsx")
			must(t, os.WriteFile(path, []byte("0123456789"), 0o644))
			ctx := &meddler{context.Background(), func() { must(t, c.meddle(path)) }}
			data, err := readFound(ctx, Found{Disk: path}, nil, 1000)
			if !errors.Is(err, c.want) || err == nil && string(data) != "0123456789" {
				t.Errorf("%q, %v", data, err)
			}
		})
	}
}

func TestWhatWasLookedAtIsWhatIsOpened(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	must(t, os.WriteFile(a, []byte("x"), 0o644))
	must(t, os.WriteFile(b, []byte("x"), 0o644))
	day := time.Date(2021, 5, 7, 0, 0, 0, 0, time.UTC)
	must(t, errors.Join(os.Chtimes(a, day, day), os.Chtimes(b, day, day)))
	infoA, errA := os.Lstat(a)
	infoB, errB := os.Lstat(b)
	must(t, errors.Join(errA, errB))
	if isSame(infoA, infoB) || !isSame(infoA, infoA) {
		t.Error("two files are taken for one, or one for two")
	}
}

func TestTheLimitOfAFileIsInclusive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	must(t, os.WriteFile(path, make([]byte, 1000), 0o644))
	if data, err := readFound(context.Background(), Found{Disk: path}, nil, 1000); err != nil || len(data) != 1000 {
		t.Errorf("at the limit: %d bytes, %v", len(data), err)
	}
	if _, err := readFound(context.Background(), Found{Disk: path}, nil, 999); !errors.Is(err, errTooLarge) {
		t.Errorf("over the limit: %v", err)
	}
	// A file may grow after it was looked at; no more than the limit is read.
	if _, err := readAtMost(context.Background(), endless{}, nil, 1000); !errors.Is(err, errTooLarge) {
		t.Errorf("without an end: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestAFolderIsNotReadAsAFile(t *testing.T) {
	if _, err := readFound(context.Background(), Found{Disk: t.TempDir()}, nil, 1000); !errors.Is(err, errNotRegular) {
		t.Error(err)
	}
}

func TestTheReaderKeepsNothingLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	must(t, os.WriteFile(path, make([]byte, 2*keepFile), 0o644))
	r := new(Reader)
	for range 2 {
		if _, err := r.readFile(context.Background(), Found{Disk: path}, 4*keepFile); err != nil {
			t.Fatal(err)
		}
	}
	must(t, os.WriteFile(path, []byte("x"), 0o644))
	if _, err := r.readFile(context.Background(), Found{Disk: path}, 4*keepFile); err != nil || cap(r.file) > keepFile {
		t.Errorf("keeps %d bytes, %v", cap(r.file), err)
	}
}

func TestAnEndedRunIsAnErrorAndNoRefusal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	must(t, os.WriteFile(path, []byte("x"), 0o644))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, Found{Path: "a.xlsx", Disk: path}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Every cause of the reader has words, which say what to do, and no rule's
// cause is told as another's.
func TestEveryCauseHasWords(t *testing.T) {
	for c := ooxml.Empty; !strings.HasPrefix(c.String(), "cause "); c++ {
		kind, text := remedy(c)
		if !strings.Contains(text, "请") || strings.HasSuffix(text, "。") {
			t.Errorf("%v: %q", c, text)
		}
		want := form.Damaged
		switch {
		case c <= ooxml.CutOff:
			want = form.NotAWorkbook
		case c >= ooxml.TooLarge && c <= ooxml.Doctype:
			want = form.Unsafe
		}
		if kind != want {
			t.Errorf("%v is of kind %d", c, kind)
		}
		if text := damageText(xlsx.Damage{Cause: c, Count: 1}); !strings.HasPrefix(text, "工作簿的公共部分") {
			t.Errorf("%v as damage: %q", c, text)
		}
	}
}

func TestDamageNamesTheFormsThatSurvived(t *testing.T) {
	filled := func(sheet, name string) *form.Filled {
		f := form.NewFilled(form.Origin{Sheet: sheet})
		f.Set(form.PilotName, form.Answer{Raw: name, Kind: form.Text})
		return f
	}
	b := &xlsx.Book{Damage: []xlsx.Damage{
		{Sheet: "项目02", Cause: ooxml.BadXML, Count: 1},
		{Sheet: "项目02", Cause: ooxml.BadCell, Ref: "H6", Count: 2},
		{Sheet: "项目03", Cause: ooxml.BadPart, Count: 1},
	}}
	notes := notesOfDamage(b, []*form.Filled{filled("项目01", "甲试点"), filled("项目02", "乙试点"), filled("项目03", "")})
	want := "工作表“项目02”有损坏，读不全。能读全的申报书：项目01“甲试点”。读不全的申报书：项目02“乙试点”、项目03。整份工作簿都没有并入，" + repair
	if len(notes) != 2 || notes[0].Detail != want || notes[0].Cell != "H6" || notes[1].Sheet != "项目03" {
		t.Errorf("%+v", notes)
	}
}

// What hinders the program is told apart from what is wrong with the file.
func TestWhatTheDiskRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		kind form.NoteKind
		says string
	}{
		"permission":      {fs.ErrPermission, form.Unopened, "权限"},
		"written to":      {ErrChanged, form.Unopened, "关闭"},
		"gone":            {fs.ErrNotExist, form.Unopened, "移走"},
		"a broken disk":   {errors.New("input/output error"), form.Unopened, "磁盘或网络位置"},
		"too large":       {errTooLarge, form.Unsafe, "超过"},
		"a pipe":          {errNotRegular, form.NotAWorkbook, "不是普通文件"},
		"wrapped by name": {&fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}, form.Unopened, "权限"},
	} {
		if note := refusalOfDisk(c.err, 1<<20); note.Kind != c.kind || !strings.Contains(note.Detail, c.says) {
			t.Errorf("%s: kind %d, %s", name, note.Kind, note.Detail)
		}
	}
}
