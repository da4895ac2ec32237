package record

import (
	"fmt"
	"regexp"
	"strings"

	"shidian/templates/form"
)

// Receipt is what staff entered about a file in 收件登记: 2021-05-07, 电子邮件. Its
// columns are said in ReceiptEntries.
type Receipt struct {
	Arrived      string            `json:"arrived,omitempty"`      // as entered
	Method       string            `json:"method,omitempty"`       // mail, paper, e-mail
	ExceptionBy  string            `json:"exception_by,omitempty"` // who allowed a late arrival
	ExceptionWhy string            `json:"exception_why,omitempty"`
	Sender       string            `json:"sender,omitempty"` // who really sent it, by code or name
	Copies       string            `json:"copies,omitempty"` // paper copies received
	Remark       string            `json:"remark,omitempty"`
	Void         string            `json:"void,omitempty"` // why the file does not count
	Own          map[string]string `json:"own,omitempty"`  // in columns that staff added, by header
}

// What staff write of an arrival: 2021-05-07, 5月7日, 5月7日收到, and with a time
// of day behind it 5月7日 15:30 or 下午3点.
var arrivalDay = regexp.MustCompile(`(?:\d{4}[年\-./])?\d{1,2}[月\-./]\d{1,2}日?`)

// arrivedOn is the day that staff entered, of the given year where they left
// it out. ok is false for an entry that names no day; the zero date with ok is
// no entry.
func (r Receipt) arrivedOn(year int) (d form.Date, ok bool) {
	text := form.Narrow(r.Arrived)
	switch len(TextsIn(r.Arrived)) {
	case 0:
		return form.Date{}, true
	case 1:
	default:
		return form.Date{}, false // a person has to say which of them it is
	}
	if d, ok = form.ParseDate(form.Answer{Raw: text, Kind: form.Text}); ok && d.Day > 0 {
		return d, true
	}
	text = arrivalDay.FindString(text)
	for _, whole := range []string{text, fmt.Sprintf("%d年%s", year, text)} {
		if d, ok = form.ParseDate(form.Answer{Raw: whole, Kind: form.Text}); ok && d.Day > 0 && text != "" {
			return d, true
		}
	}
	return form.Date{}, false
}

// arrivedAt is the time of day in what staff entered, 15:04; "" where they
// left it out. It tells apart what came on one day.
func (r Receipt) arrivedAt() string {
	text := form.Narrow(r.Arrived)
	clock, _ := form.FindClock(strings.Replace(text, arrivalDay.FindString(text), "", 1))
	return clock
}

// Entries is everything that staff entered.
func (r Receipt) Entries() RowEntries { return EntriesOf(ReceiptEntries(), &r, r.Own) }

// JoinReceipts joins what two rows, or two rollups, say of one file.
func JoinReceipts(a, b Receipt) Receipt {
	r := joinEntries(ReceiptEntries(), &a, &b)
	r.Own = joinOwn(a.Own, b.Own)
	return r
}

// AdoptOwn takes what staff wrote in columns of their own that are entries now.
func (r *Receipt) AdoptOwn() { adoptOwn(ReceiptEntries(), r, &r.Own) }

// Exception says who allowed a late arrival and why; "" where none was allowed. A name
// without a reason, or a reason without a name, allows none, and neither does a refusal.
func (r Receipt) Exception() string {
	by, why := strings.TrimSpace(r.ExceptionBy), strings.TrimSpace(r.ExceptionWhy)
	if by == "" || why == "" || refusal.MatchString(by) || refusal.MatchString(why) {
		return ""
	}
	return by + " " + why
}

// lacks is the column of an exception that is blank while the other one is filled:
// 延期理由.
func (r Receipt) lacks() string {
	by, why := strings.TrimSpace(r.ExceptionBy), strings.TrimSpace(r.ExceptionWhy)
	switch {
	case by != "" && why == "":
		return ColumnExceptionWhy
	case by == "" && why != "":
		return ColumnExceptionBy
	default:
		return ""
	}
}

// refusal matches what staff write when a late arrival was not allowed.
var refusal = regexp.MustCompile(`^(否|无|没有|不同意.*|不批准.*|未批准.*|不予.*|×)$`)
