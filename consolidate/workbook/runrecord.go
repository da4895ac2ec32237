package workbook

import (
	"path"
	"regexp"
	"strings"

	"shidian/consolidate/workbook/parcel"
)

// RecordName is the file beside a rollup that keeps what a run said, for whoever is asked
// about it. It is no result: no run ever takes one for something that was received.
const RecordName = "运行记录.txt"

// RecordHead is the first line of such a file.
const RecordHead = "试点汇总 运行记录"

// ReminderName is the file beside a rollup with what to write to the units that still owe
// something, and ReminderHead its first line. It is no result either.
const (
	ReminderName = "催报.txt"
	ReminderHead = "试点汇总 催报"
)

// ManifestHead is the first line of the list of files of a package or an archive, for
// people. Whoever receives one has it held against its files (核验), and nothing else.
const ManifestHead = "试点汇总 文件清单"

// hashLine is how each line of the list begins by which any computer can do that.
var hashLine = regexp.MustCompile(`^[0-9a-fA-F]{64} [ *]`)

// isManifest reports whether a text that begins like this is one of these two.
func isManifest(begins []byte) bool {
	line := firstLine(begins, ManifestHead)
	return line == ManifestHead || hashLine.MatchString(line)
}

// IsRunRecord reports whether a text that begins like this is a record of runs.
func IsRunRecord(begins []byte) bool { return firstLine(begins, RecordHead) == RecordHead }

// IsReminder reports whether a text that begins like this is what to write to the units.
func IsReminder(begins []byte) bool { return firstLine(begins, ReminderHead) == ReminderHead }

// firstLine is the first line of a text, also after an editor has saved it in another
// encoding than that in which it has head.
func firstLine(begins []byte, head string) string {
	line, _, _ := strings.Cut(strings.TrimPrefix(string(begins), "\uFEFF"), "\n")
	line = strings.TrimSuffix(line, "\r")
	if text, isGBK := parcel.DecodeGBK(line); line != head && isGBK {
		line = text
	}
	return line
}

// isOwnText reports whether the file is one of these, under whatever name: copies are
// sent around.
func (f Found) isOwnText() bool {
	const line = 4 * max(len(RecordHead), len(ReminderHead))
	if !strings.EqualFold(path.Ext(f.Path), path.Ext(RecordName)) {
		return false
	}
	head := f.begins(line)
	return IsRunRecord(head) || IsReminder(head) || isManifest(head)
}
