package workbook

import (
	"path"
	"strings"

	"shidian/consolidate/workbook/parcel"
)

// RecordName is the file beside a rollup that keeps what a run said, for whoever is asked
// about it. It is no result: no run ever takes one for something that was received.
const RecordName = "运行记录.txt"

// RecordHead is the first line of such a file.
const RecordHead = "试点汇总 运行记录"

// IsRunRecord reports whether a text that begins like this is such a record, also after an
// editor has saved it in another encoding.
func IsRunRecord(begins []byte) bool {
	line, _, _ := strings.Cut(strings.TrimPrefix(string(begins), "\uFEFF"), "\n")
	line = strings.TrimSuffix(line, "\r")
	if text, isGBK := parcel.DecodeGBK(line); line != RecordHead && isGBK {
		line = text
	}
	return line == RecordHead
}

// isRunRecord reports whether the file is such a record, under whatever name: copies are
// sent around.
func (f Found) isRunRecord() bool {
	const line = 4 * len(RecordHead)
	return strings.EqualFold(path.Ext(f.Path), path.Ext(RecordName)) && IsRunRecord(f.begins(line))
}
