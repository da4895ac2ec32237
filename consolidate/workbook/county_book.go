package workbook

import (
	"slices"
	"strings"

	"shidian/consolidate/workbook/xlsx"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// County takes what a county workbook says: by the names of its cells, else by
// their captions. A workbook that is neither gets an OtherWorkbook note and
// nothing else. The path and the hash go into the origin of every form.
func (r *Reader) County(b *xlsx.Book, path, sha256 string) *form.Return {
	out := &form.Return{Mark: form.Mark{Kind: form.CountyBook}}
	mark, marked := MarkOf(b)
	if marked {
		out.Mark = mark
	}
	names, appendices := namesOf(b), appendicesOf(b)
	var county *sheetView
	other := r.otherFormOf(b, mark)
	if other != nil {
		out.Notes = append(out.Notes, other.note)
	}
	out.Entry, out.Corrects = form.EntryOfProperties(b.Properties), correctionOf(b)
	for i, s := range b.Sheets {
		if appendices.is[i] {
			out.Notes = append(out.Notes, notesOfAppendix(s)...)
			continue
		}
		if isNotice(s, out.Corrects) {
			out.Notes = append(out.Notes, notesOnNotice(s, names[i])...)
			continue
		}
		v := viewOf(b, i)
		if out.Entry != nil && takeConfirmation(out.Entry, v, names[i]) {
			continue
		}
		origin := form.Origin{Region: out.Mark.Region, File: path, SHA256: sha256, Sheet: s.Name}
		if reading := readByLayout(v, r.form, names[i], origin); reading.isForm(r.form) && (reading.named || !isLists(s)) {
			reading.filled.Appendix = appendices.of[i]
			r.takeForm(out, reading, v, other)
			continue
		}
		if county == nil {
			if reading := readByLayout(v, r.county, names[i], origin); reading.isForm(r.county) {
				other.settle(reading)
				county, out.County = v, reading.filled
				out.Notes = append(out.Notes, reading.notes(s.Name)...)
				out.Notes = append(out.Notes, notesOfPartlySeen(reading, v)...)
				out.Notes = append(out.Notes, r.notesOnCounty(reading, v)...)
				continue
			}
		}
		out.Notes = append(out.Notes, notesOfOtherSheet(s)...)
	}
	for _, s := range b.Sheets {
		out.Notes = append(out.Notes, notesOfComments(s)...)
		out.Notes = append(out.Notes, notesOfDrawings(s)...)
		out.Notes = append(out.Notes, notesOfMargins(s)...)
	}
	if len(out.Projects) == 0 && out.Spares == 0 && county == nil {
		out.Notes = notesOfNoForm(b)
		return out
	}
	if !marked {
		r.recoverMark(out, county, path)
	} else if county != nil {
		out.Notes = append(out.Notes, r.contradictions(out.Mark, county)...)
	}
	if county == nil {
		out.Notes = append(out.Notes, form.Note{Kind: form.ReadByCaption, Detail: "没有“" + form.SheetCounty + "”这张表（多半被删去了），填报人、电话、是否零报告都读不到。申报书照常并入；请填报单位在原申报表上补填后重报"})
	}
	out.Notes = slices.Concat(notesOfDamage(b, out.Projects), notesOfCarried(b), out.Notes)
	return out
}

// contradictions tells where 县区信息 shows another county or year than the
// workbook was handed out for: somebody may have filled a neighbour's workbook
// and written over the name. The mark stands, because it cannot be typed.
func (r *Reader) contradictions(mark form.Mark, county *sheetView) []form.Note {
	var notes []form.Note
	for caption, fits := range map[string]func(is string) bool{
		form.CaptionRegionCode: func(is string) bool { return r.plan.Today(is) == r.plan.Today(mark.Region) },
		form.CaptionCycle:      func(is string) bool { return is == mark.Cycle },
		form.CaptionRegion:     func(is string) bool { return r.isName(is, r.plan.Today(mark.Region)) },
	} {
		if is := r.slotRight(county, caption); is != "" && !fits(is) {
			notes = append(notes, form.Note{Kind: form.ReadByCaption, Sheet: county.Name,
				Detail: "“" + caption + "”写的是“" + shorten(is, 20) + "”，但这份申报表是发给" + r.plan.FullName(r.plan.Today(mark.Region)) + form.CycleChinese(mark.Cycle) + "的，已按后者计入。请核对是不是拿错了申报表"})
		}
	}
	slices.SortFunc(notes, func(a, b form.Note) int { return strings.Compare(a.Detail, b.Detail) })
	return notes
}

// isName reports whether the text names the region, in full or as people call it.
func (r *Reader) isName(text, code string) bool {
	if text == form.Fold(r.plan.FullName(code)) {
		return true
	}
	return slices.ContainsFunc(r.plan.FindRegions(text), func(found plan.Region) bool { return found.Code == code })
}

// notesOfNoForm: where damage may be why no form was found, it is what is told.
func notesOfNoForm(b *xlsx.Book) []form.Note {
	if len(b.Damage) > 0 {
		return notesOfDamage(b, nil)
	}
	return []form.Note{{Kind: form.OtherWorkbook, Detail: "里面没有申报书的表样，不是申报表。请在下发的申报表上填写后报送"}}
}

// takeForm keeps a form sheet: a project when anything is written on it, else
// an untouched spare.
func (rd *Reader) takeForm(out *form.Return, r *sheetReading, v *sheetView, other *otherForm) {
	other.settle(r)
	out.Notes = append(out.Notes, r.notesOfSecondForm(v.Name)...)
	out.Notes = append(out.Notes, notesOutside(r, v, rd.form, other)...)
	if r.filled.IsBlank() {
		out.Spares++
		return
	}
	out.Notes = append(out.Notes, r.notes(v.Name)...)
	out.Notes = append(out.Notes, notesOfHidden(r, v)...)
	out.Notes = append(out.Notes, notesOfPartlySeen(r, v)...)
	r.coverBlanks(v, rd.form)
	if v.State != xlsx.Visible {
		out.Notes = append(out.Notes, form.Note{Kind: form.OutsideAnswer, Sheet: v.Name, Detail: "这张申报书被隐藏，但填有内容，已并入。请核对是否应当报送"})
	}
	out.Projects = append(out.Projects, r.filled)
}

// recoverMark tells the region and the year of a workbook that has lost its
// mark: from the county sheet, else from the names of file and folders. It is
// told, so that a person can look.
func (r *Reader) recoverMark(out *form.Return, county *sheetView, path string) {
	p := r.plan
	out.Mark = form.Mark{Kind: form.CountyBook, Edition: form.Edition, Cycle: p.Cycle()}
	how := ""
	if county != nil {
		out.Mark.Region, how = r.shownRegion(county)
		if cycle := r.slotRight(county, form.CaptionCycle); cycle != "" {
			out.Mark.Cycle = cycle
		}
	}
	if out.Mark.Region == "" {
		if r, ok := plan.RegionInPath(p, path); ok && r.Files {
			out.Mark.Region, how = r.Code, "按文件名或文件夹名"
		}
	}
	detail := "工作簿的标识丢失，认不出是哪个单位的申报表。请在下发的申报表上填写，或者在文件名中写明单位全称后重新运行"
	if out.Mark.Region != "" {
		detail = "工作簿的标识丢失，" + how + "认定为" + p.FullName(out.Mark.Region) + "，按" + form.CycleChinese(out.Mark.Cycle) + "计入。请核对"
	}
	out.Notes = append(out.Notes, form.Note{Kind: form.ReadByCaption, Detail: detail})
	if out.County != nil {
		out.County.Origin.Region = out.Mark.Region
	}
	for _, f := range out.Projects {
		f.Origin.Region = out.Mark.Region
	}
}

// shownRegion is the region whose code or name 县区信息 shows, and how it was told. Where
// the two are of different regions it is neither.
func (r *Reader) shownRegion(county *sheetView) (code, how string) {
	shown, name := r.slotRight(county, form.CaptionRegionCode), r.slotRight(county, form.CaptionRegion)
	if byCode, ok := r.plan.Region(r.plan.Today(shown)); ok {
		if name != "" && !r.isName(name, byCode.Code) && len(r.plan.FindRegions(name)) > 0 {
			return "", ""
		}
		return byCode.Code, "按“" + county.Name + "”上的代码"
	}
	if named := r.plan.FindRegions(name); len(named) == 1 && named[0].Files {
		return named[0].Code, "按“" + county.Name + "”上的单位名称"
	}
	return "", ""
}

// slotRight returns the text right of a caption of the county's sheet, "" when
// there is none.
func (r *Reader) slotRight(v *sheetView, caption string) string {
	want := form.NormalLabel(caption)
	for _, c := range v.Cells {
		if c.Kind != xlsx.Text {
			continue
		}
		if label, printed := r.county.label(c.Text); printed && label == want {
			block := v.block(int(c.Row), int(c.Col))
			return form.Fold(v.at(block.FirstRow, block.LastCol+1).Raw)
		}
	}
	return ""
}
