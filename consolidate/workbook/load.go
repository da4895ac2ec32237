package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/parcel"
	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Loaded is one file that was opened, or why it was not. Exactly one of Skip,
// Refusal, Unread and Book is set.
type Loaded struct {
	Path    string
	SHA256  string // lower-case hex; "" when the file could not be read at all
	Skip    string
	Refusal *form.Note
	Unread  *form.Unread // a return that is no workbook
	Enter   string       // Chinese: what to do about that
	Book    *xlsx.Book

	zipped bool // by its first bytes, as a workbook and a Word document are
}

// Reader reads files one after the other. It keeps buffers and the layouts
// between them, which halves the time of a county workbook, and nothing of the
// files. It is not safe for use by several goroutines at once.
type Reader struct {
	plan         *plan.Plan
	pack         xlsx.Reader
	file         []byte // buffer
	form, county *paper
	digest       string // of the plan's form
}

// NewReader returns a reader of the plan's workbooks.
func NewReader(p *plan.Plan) *Reader {
	return &Reader{plan: p, pack: xlsx.Reader{Formulas: IsAppendix}, form: paperOf(p.Form.Layout()), county: countyPaperOf(p), digest: p.Form.Digest()}
}

// Load reads one file as a [Reader] does.
// Sheets of one's own are to be drawn again, so their layout is kept.
func Load(ctx context.Context, f Found) (Loaded, error) {
	r := Reader{pack: xlsx.Reader{Layouts: true}}
	return r.Load(ctx, f)
}

// Load reads one found file whole and opens it. The file is only ever read;
// trouble with it is its own result, and only the end of ctx is an error.
func (r *Reader) Load(ctx context.Context, f Found) (Loaded, error) {
	out := Loaded{Path: ShownPath(f.Path), Skip: f.Skip}
	switch {
	case f.Skip != "":
		return out, nil
	case f.isAttachment():
		out.Skip = f.Ending.Skip
		return out, nil
	}
	limits := f.limits()
	data, err := r.readFile(ctx, f, limits.FileBytes)
	if len(data) > 0 {
		sum := sha256.Sum256(data)
		out.SHA256 = hex.EncodeToString(sum[:])
		out.zipped = parcel.IsArchive(data)
	}
	switch {
	case ctx.Err() != nil:
		return out, fmt.Errorf("read %s: %w", f.Path, ctx.Err())
	case f.Refuse != nil:
		out.Refusal = f.Refuse
		return out, nil
	case err != nil:
		out.Refusal = refusalOfRead(err, limits.FileBytes)
		return out, nil
	}
	if err := r.open(ctx, f, data, limits, &out); err != nil {
		return out, err
	}
	if f.Ending != nil && (out.Book == nil || !r.isOurs(out)) {
		f.Ending.settle(&out)
	}
	return out, nil
}

// open reads the workbook that the data are.
func (r *Reader) open(ctx context.Context, f Found, data []byte, limits xlsx.Limits, out *Loaded) (err error) {
	out.Book, err = r.pack.Read(ctx, data, limits)
	var refusal *ooxml.Refusal
	switch {
	case err == nil:
		nameSheets(out.Book)
		if mark, _ := MarkOf(out.Book); f.OldBackup && mark.Kind == form.RollupBook {
			out.Skip, out.Book = "上一次的汇总，留作备份", nil
		}
	case ctx.Err() != nil:
		return fmt.Errorf("read %s: %w", f.Path, ctx.Err())
	case errors.As(err, &refusal):
		out.Book, out.Refusal = nil, noteOfRefusal(refusal)
	default:
		return fmt.Errorf("read %s: %w", f.Path, err)
	}
	return nil
}

// longestSheetName is three times what Excel allows. A file may say anything.
const longestSheetName = 93

// nameSheets makes the names of the sheets printable: they go into messages,
// links and columns. No two become the same, because a form is known by its sheet.
func nameSheets(b *xlsx.Book) {
	taken := map[string]bool{}
	for _, s := range b.Sheets {
		taken[strings.ToLower(s.Raw)] = true
	}
	for _, s := range b.Sheets {
		shown := form.Cut(form.OneLine(s.Raw), longestSheetName)
		if shown == s.Raw {
			continue
		}
		s.Name = shown
		for n := 2; taken[strings.ToLower(s.Name)]; n++ {
			s.Name = fmt.Sprintf("%s（%d）", shown, n)
		}
		taken[strings.ToLower(s.Name)] = true
	}
}
