package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"shidian/consolidate/workbook/docx"
	"shidian/consolidate/workbook/ooxml"
	"shidian/consolidate/workbook/wordform"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// Word says what a file is that was loaded as no workbook, and is a Word document: a
// 申报书 that waits to be entered, or one that cannot be read. It is nil for a file of
// any other kind, and for a letter of which nobody can tell whose it is. The hash is
// that of the bytes.
func (r *Reader) Word(ctx context.Context, f Found, l Loaded) (said *form.Return, sum string) {
	named := isWordName(f.Path)
	if f.Skip != "" || f.Refuse != nil || !named && !(f.Ending != nil && l.zipped) && (l.Refusal == nil || l.Refusal.Kind != form.NotAWorkbook) {
		return nil, ""
	}
	data, err := r.readFile(ctx, f, f.limits().FileBytes)
	if err != nil || len(data) == 0 {
		return nil, ""
	}
	doc, why := readWord(ctx, r.plan, data)
	if !named && !doc.isWord || doc.isBook { // a workbook under the name of a document is told as one
		return nil, ""
	}
	hash := sha256.Sum256(data)
	region := r.countyOf(doc.form, l.Path)
	if doc.form == nil && region == "" && !doc.hasForms && (doc.isLetter || !strings.Contains(form.Fold(l.Path), "申报书")) {
		return nil, ""
	}
	return r.saidByWord(doc, region, f, why), hex.EncodeToString(hash[:])
}

// isWordName reports whether the name is one that Word or WPS gives to documents.
func isWordName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx", ".doc", ".wps", ".rtf", ".docm", ".dotx", ".dotm", ".dot", ".wpt", ".odt":
		return true
	}
	return false
}

// typed is the path as a clerk types it: from where the command was typed, if the folder
// was named so, else below what was named. One with blanks is quoted.
func typed(f Found) string {
	path, disk := ShownPath(f.Path), f.place()
	if f.IsMember() { // a shell may take ! for a word of its own
		path, disk = strings.Replace(path, "!/", "/", 1), strings.Replace(disk, "!/", "/", 1)
	}
	if !filepath.IsAbs(f.Disk) && !strings.HasPrefix(disk, "..") && strings.HasSuffix(disk, "/"+path) {
		path = disk
	}
	if strings.ContainsAny(path, " \t'&()") {
		path = `"` + path + `"`
	}
	return path
}

// wordFile is what was read of a Word document.
type wordFile struct {
	form     *wordform.Form // nil when none could be read
	isWord   bool           // by its bytes
	isBook   bool           // it is a workbook
	isLetter bool           // it can be read, and is no 申报书
	hasForms bool           // it holds several 申报书
}

// WordForm is a 申报书 in Word, with the codes of the counties that it names.
type WordForm struct {
	*wordform.Form
	Counties []string
}

// ReadWord reads the 申报书 in the bytes of a Word document. The error says in Chinese
// why there is none and what to do.
func ReadWord(ctx context.Context, p *plan.Plan, data []byte) (*WordForm, error) {
	doc, why := readWord(ctx, p, data)
	if doc.form == nil {
		return nil, errors.New(why)
	}
	return &WordForm{doc.form, (&Reader{plan: p}).countiesOn(doc.form)}, nil
}

func readWord(ctx context.Context, p *plan.Plan, data []byte) (doc wordFile, why string) {
	d, err := docx.Read(ctx, data, docx.FormLimits())
	var refusal *ooxml.Refusal
	if errors.As(err, &refusal) {
		return wordFile{isWord: refusal.Cause == ooxml.WordDocument, isBook: refusal.Cause == ooxml.Workbook || refusal.Cause == ooxml.OldExcel}, wordRemedy(refusal.Cause)
	}
	doc.isWord = true
	var refused wordform.Refused
	if doc.form, err = wordform.Read(p, d); errors.As(err, &refused) {
		return wordFile{isWord: true, isLetter: refused == wordform.NoForm, hasForms: refused == wordform.ManyForms}, string(refused)
	}
	return doc, ""
}

// wordRemedy says why a Word document cannot be read, and what to do.
func wordRemedy(c ooxml.Cause) string {
	switch c {
	case ooxml.WordDocument, ooxml.UnknownFormat, ooxml.WebPage, ooxml.OpenDocument, ooxml.PlainText:
		return "是旧版 Word（.doc）、WPS 文字（.wps）或者别的格式，读不了。请用 Word 或 WPS 打开，另存为 .docx 后再运行"
	case ooxml.Encrypted:
		return "有密码或文档权限保护，打不开。请去掉密码后再运行"
	case ooxml.TooLarge, ooxml.Ratio, ooxml.TooManyEntries, ooxml.TooManyCells, ooxml.TextTooLong:
		return "大小超出正常的申报书，没有打开。请删去图片等多余内容后再运行"
	case ooxml.TooDeep, ooxml.TooManyAttributes, ooxml.UnsafeName, ooxml.DuplicateName, ooxml.Overlap, ooxml.Doctype:
		return "文件结构不正常，可能不安全，没有打开。请把内容复制到一份新的 .docx 后再运行"
	}
	return "文件已损坏或者没有传完整，读不了。请让报送单位重新发送原文件"
}

// saidByWord is the document as a return that a person has to enter.
func (r *Reader) saidByWord(doc wordFile, region string, f Found, why string) *form.Return {
	said := &form.Return{Mark: form.Mark{Kind: form.CountyBook, Region: region}, Unread: &form.Unread{As: form.AsWord}}
	name := "单位名称"
	if region != "" {
		name = r.plan.RegionName(region)
	}
	detail := fmt.Sprintf("报来的是 Word 文档，请改用申报表报送；这份 Word %s", why)
	if doc.form != nil {
		project := ""
		if doc.form.Filled.Has(form.PilotName) {
			said.Unread.Project = form.Cut(doc.form.Filled.Name(), 60)
			project = "（“" + said.Unread.Project + "”）"
		}
		detail = fmt.Sprintf("报来的是 Word 申报书%s，请改用申报表：运行 shidian 模板 %s --from %s -o 录入 可以由它生成填好的申报表，按列出的核对、补填后再合并", project, name, typed(f))
	}
	said.Notes = []form.Note{{Kind: form.WordForm, Detail: detail}}
	return said
}

// countyOf is the code of the county whose form it is: by what is written on it, else by
// the names of file and folders. Where the form names two of them it is "", and asked;
// a name that speaks against the form is asked about like that of a workbook (C011).
func (r *Reader) countyOf(f *wordform.Form, path string) string {
	var codes []string
	if f != nil {
		codes = r.countiesOn(f)
	}
	switch len(codes) {
	case 0:
		if named, ok := plan.RegionInPath(r.plan, path); ok && named.Files {
			return named.Code
		}
		return ""
	case 1:
		return codes[0]
	default:
		return ""
	}
}

// countiesOn are the counties that the registered place, the address and the guarantor
// name, each once; where they name none, the one with whose name the title begins.
func (r *Reader) countiesOn(f *wordform.Form) []string {
	raw := func(id form.ID) string { return form.Fold(f.Filled.Answer(id).Raw) }
	city := strings.TrimSuffix(raw(form.RegisteredCity), "市") + "市"
	var codes []string
	add := func(found plan.Region, ok bool) {
		if ok && found.Files && !slices.Contains(codes, found.Code) {
			codes = append(codes, found.Code)
		}
	}
	add(r.regionNamed(city, raw(form.RegisteredCounty)))
	for _, id := range []form.ID{form.UnitAddress, form.GuarantorUnit} {
		add(plan.RegionInPath(r.plan, city+raw(id)))
	}
	if codes == nil {
		title := []rune(raw(form.PilotName))
		for n := min(len(title), 4); n > 1 && codes == nil; n-- {
			add(r.regionNamed("", string(title[:n])))
		}
	}
	return codes
}

// regionNamed is the one county of that name, in full or short, below the city if one
// is known.
func (r *Reader) regionNamed(city, name string) (plan.Region, bool) {
	var one plan.Region
	n := 0
	for _, found := range r.plan.FindRegions(name) {
		parent := r.plan.RegionName(found.Parent)
		if found.Files && (city == "" || city == "市" || parent == city) {
			one, n = found, n+1
		}
	}
	return one, n == 1
}
