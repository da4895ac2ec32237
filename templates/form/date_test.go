package form

import (
	"strconv"
	"testing"
	"time"
)

func TestDatesInTheFormsThatPeopleWrite(t *testing.T) {
	for text, want := range map[string]string{
		"2021年5月": "2021-05", "2021年05月": "2021-05", "2021年5月份": "2021-05", "2021 年 5 月": "2021-05",
		"2021.5": "2021-05", "2021-05": "2021-05", "2021/5": "2021-05", "２０２１．５": "2021-05", "２０２１年５月": "2021-05",
		"202105": "2021-05", "20210508": "2021-05-08",
		"2021年5月8日": "2021-05-08", "2021年5月8号": "2021-05-08", "2021.5.8": "2021-05-08", "2021-05-08": "2021-05-08",
		"2021/5/8 10:00:00": "2021-05-08", "2021/5/1 10:00": "2021-05-01", "2021-05-08 9:30": "2021-05-08", "2021-05-08T09:30:00": "2021-05-08",
		"2021年5月8日 10:00": "2021-05-08", "2021年5月8日10:00": "2021-05-08",
		"二〇二一年五月": "2021-05", "二○二一年五月八日": "2021-05-08", "二零二一年十月": "2021-10", "二〇二一年十二月二十一日": "2021-12-21",
		"二〇二一年十月三十日": "2021-10-30", "二〇二一年十一月十日": "2021-11-10",
		"\u200b2021年\u3000五月\u00a08日\n": "2021-05-08", "2024-02-29": "2024-02-29",

		"19年6月": "2019-06", "21年5月6日": "2021-05-06", "21 年 05 月": "2021-05", "２１年５月份": "2021-05", "98年3月": "1998-03",
		"二一年六月": "2021-06", "一九年六月八日": "2019-06-08", "21年5月6号": "2021-05-06", "'21年5月": "2021-05", "'2021-05": "2021-05", "“2021.5”": "2021-05",
		"2021年5月6日（星期四）": "2021-05-06", "2021年5月6日 星期四": "2021-05-06", "2021-05-06 周四": "2021-05-06",

		"2021。6": "2021-06", "2021。5。6": "2021-05-06", "2021年6月。": "2021-06", "2021.6.": "2021-06",

		"2021年6月、7月": "", "2021.6、7": "", "2021年6、7月": "", "2021，6": "", "2021。": "", "21年": "", "21年13月": "", "21-5": "", "21.5": "", "21/5/6": "", "1年5月": "", "121年5月": "", "21年5月32日": "", "五年六月": "", "6月21年": "", "星期四": "",
		"": "", "2021": "", "2021年": "", "2021年13月": "", "2021年0月": "", "2021-02-30": "", "2021年4月31日": "",
		"2021-05-00": "", "2023-02-29": "", "1800年5月": "", "2021年5月至6月": "", "2021年6月-2023年5月": "", "待定": "", "XXX": "",
		"2021年　月": "", "20　　年　　月　　日": "", "44324": "", "5月8日": "", "2021.5.8.1": "", "2021年5月8日上午": "",
		"2021 1 2": "", "2021.1 2": "", // 12 月，还是 1 月 2 日？
	} {
		d, ok := ParseDate(Answer{Raw: text, Kind: Text})
		if d.String() != want || ok != (want != "") {
			t.Errorf("%q is read as %q, %v; want %q", text, d, ok, want)
		}
	}
}

func TestNumbersAsDates(t *testing.T) {
	for raw, want := range map[string]string{
		"44324": "2021-05-08", "44324.5": "", "4.4324E4": "2021-05-08",
		"2021.5": "2021-05", "2021.05": "2021-05", "2021.12": "2021-12", "2021.11": "2021-11",
		"2021.1":  "", // October as well as January
		"2021.13": "", "2021.123": "", "2021": "", "12": "", "0": "", "-5": "", "1e300": "", "NaN": "",
		"202105": "2021-05", "20210508": "2021-05-08", "20210230": "", "202113": "",
	} {
		d, ok := ParseDate(Answer{Raw: raw, Kind: Number})
		if d.String() != want || ok != (want != "") {
			t.Errorf("%s is read as %q, %v; want %q", raw, d, ok, want)
		}
	}
	if d, ok := ParseDate(Answer{Raw: "2021-05-08", Kind: DateCell}); !ok || d.String() != "2021-05-08" {
		t.Errorf("a date cell is read as %v, %v", d, ok)
	}
}

func TestEveryDayIsReadBackAsWritten(t *testing.T) {
	day := time.Date(2019, 12, 1, 0, 0, 0, 0, time.UTC)
	for i := range 900 {
		want := DateOf(day.AddDate(0, 0, i))
		for _, text := range []string{want.String(), want.Chinese(), want.inMonth().String(), want.inMonth().Chinese()} {
			got, ok := ParseDate(Answer{Raw: text, Kind: Text})
			if expected := text == want.String() || text == want.Chinese(); !ok || expected && got != want || !expected && got != want.inMonth() {
				t.Fatalf("%s is read as %v", text, got)
			}
		}
		serial := int(day.AddDate(0, 0, i).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
		if got, ok := ParseDate(Answer{Raw: strconv.Itoa(serial), Kind: Number}); !ok || got != want {
			t.Fatalf("day %d is read as %v, want %v", serial, got, want)
		}
	}
}

func TestDayAndMonthCompare(t *testing.T) {
	may, june := Date{2021, 5, 0}, Date{2021, 6, 0}
	eighth := Date{2021, 5, 8}
	for _, c := range []struct {
		name string
		got  bool
		want bool
	}{
		{"May lies before June", may.Before(june), true},
		{"May does not lie before the 8th of May", may.Before(eighth), false},
		{"the 8th of May does not lie before May", eighth.Before(may), false},
		{"the 8th of May lies before June", eighth.Before(june), true},
		{"June lies after the 8th of May", june.After(eighth), true},
	} {
		if c.got != c.want {
			t.Errorf("not so: %s", c.name)
		}
	}
	if least, most := (Date{2021, 6, 0}).MonthsTo(Date{2023, 5, 0}); least != 23 || most != 24 {
		t.Errorf("two years are %d to %d months", least, most)
	}
}

// What parses is a day of the calendar, and the text that it is written as
// parses to the same.
func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2021年5月", "２０２１．５", "二〇二一年十二月二十一日", "2021/5/1 10:00", "44324", "2021.1", "20210508", "十", "2021-05-08T09:30:00"} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, number bool) {
		a := Answer{Raw: text, Kind: Text}
		if number {
			a.Kind = Number
		}
		d, ok := ParseDate(a)
		if !ok {
			if !d.IsZero() {
				t.Fatalf("%q is not read and gives %v", text, d)
			}
			return
		}
		for _, written := range []string{d.String(), d.Chinese()} {
			if again, ok := ParseDate(Answer{Raw: written, Kind: Text}); !ok || again != d {
				t.Fatalf("%q is read as %v, written as %s and read as %v", text, d, written, again)
			}
		}
	})
}

func TestSerialNumbersOfBothSystems(t *testing.T) {
	want := Date{2021, 5, 8}
	for raw, date1904 := range map[string]bool{"44324": false, "42862": true} {
		if d, ok := ParseDate(Answer{Raw: raw, Kind: Number, Date1904: date1904}); !ok || d != want {
			t.Errorf("%s is %v", raw, d)
		}
	}
}
