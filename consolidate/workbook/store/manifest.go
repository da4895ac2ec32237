package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// SumsName is the file by which any computer can tell whether a bundle is whole:
//
//	sha256sum -c SHA256SUMS.txt
const SumsName = "SHA256SUMS.txt"

// ContentsName is the same for people: every file with its size and its hash.
const ContentsName = "清单文件.txt"

// Sum is a line of such a file: the hash of 申报书/01_农业_示例药茶.xlsx, and its size.
type Sum struct {
	Name   string // below the folder of the bundle, with /
	SHA256 string // lower-case hex
	Size   int    // -1 where only the hash is known
}

// SumOf is the line of an output.
func SumOf(o Output) Sum {
	sum := sha256.Sum256(o.Data)
	return Sum{Name: o.Name, SHA256: hex.EncodeToString(sum[:]), Size: len(o.Data)}
}

// WithManifest is a bundle with the two files that list it behind its own. The lines of
// head stand above those of people.
func WithManifest(outputs []Output, head ...string) []Output {
	sums := make([]Sum, len(outputs))
	for i, o := range outputs {
		sums[i] = SumOf(o)
	}
	contents := Output{Name: ContentsName, Data: contentsOf(sums, head)}
	return append(slices.Clone(outputs), contents, Output{Name: SumsName, Data: sumsFile(append(sums, SumOf(contents)))})
}

// contentsOf is the text for people, as the editor of any Windows opens it.
func contentsOf(sums []Sum, head []string) []byte {
	total := 0
	for _, s := range sums {
		total += s.Size
	}
	lines := append(slices.Clone(head), fmt.Sprintf("共 %d 份文件，%d 字节。", len(sums), total),
		"核对有没有缺少或者改动：shidian 核验 这个文件夹；没有这个程序的电脑上：sha256sum -c "+SumsName, "", "序号\t文件\t大小（字节）\t校验码（SHA-256）")
	for i, s := range sums {
		lines = append(lines, fmt.Sprintf("%d\t%s\t%d\t%s", i+1, s.Name, s.Size, s.SHA256))
	}
	return []byte("\ufeff" + strings.Join(lines, "\r\n") + "\r\n")
}

func sumsFile(sums []Sum) []byte {
	var out bytes.Buffer
	for _, s := range sums {
		fmt.Fprintf(&out, "%s  %s\n", s.SHA256, s.Name)
	}
	return out.Bytes()
}

// sumsLine is a line as sha256sum writes it, of text or of binary.
var sumsLine = regexp.MustCompile(`^([0-9a-fA-F]{64}) [ *](.+)$`)

// ReadSums reads such a file, which somebody may have saved with another editor. ok is
// false where a line is none.
func ReadSums(data []byte) (sums []Sum, ok bool) {
	if !utf8.Valid(data) {
		return nil, false
	}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			continue
		}
		parts := sumsLine.FindStringSubmatch(line)
		if parts == nil {
			return nil, false
		}
		sums = append(sums, Sum{Name: strings.ReplaceAll(strings.TrimPrefix(parts[2], "./"), `\`, "/"), SHA256: strings.ToLower(parts[1]), Size: -1})
	}
	return sums, sums != nil
}
