package parcel

import (
	"fmt"
	"io"
	"mime"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The parameters of a header are not read with mime.ParseMediaType: it refuses bytes that
// are no ASCII and knows no GBK in RFC 2231, and mail programs in China write both.

// parseValue is the value of a header in lower case, and its parameters:
// attachment; filename="=?GBK?B?…?=".
func parseValue(header string) (value string, params map[string]string) {
	fields := splitHeader(header)
	params = map[string]string{}
	pieces := map[string][]piece{}
	for _, field := range fields[1:] {
		key, text, _ := strings.Cut(field, "=")
		name, p := pieceOf(strings.ToLower(strings.TrimSpace(key)), unquoted(strings.TrimSpace(text)))
		pieces[name] = append(pieces[name], p)
	}
	for name, list := range pieces {
		params[name] = joined(list)
	}
	return strings.ToLower(strings.TrimSpace(fields[0])), params
}

// splitHeader cuts at each ; that does not stand in quotes.
func splitHeader(header string) []string {
	var fields []string
	from, quoted := 0, false
	for i := 0; i < len(header); i++ {
		switch header[i] {
		case '\\':
			if quoted {
				i++
			}
		case '"':
			quoted = !quoted
		case ';':
			if !quoted {
				fields, from = append(fields, header[from:i]), i+1
			}
		}
	}
	return append(fields, header[from:])
}

func unquoted(text string) string {
	inside, ok := strings.CutPrefix(text, `"`)
	if !ok {
		return text
	}
	inside = strings.TrimSuffix(inside, `"`)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(inside)
}

// piece is one of the pieces in which RFC 2231 writes a long value: filename*1*=%C7%DF.
type piece struct {
	nth     int  // -1 where the value is not cut
	percent bool // it is written with % and, in the first piece, says its charset
	text    string
}

func pieceOf(key, text string) (name string, p piece) {
	name, p = key, piece{nth: -1, text: text}
	name, p.percent = strings.CutSuffix(name, "*")
	if plain, number, cut := strings.Cut(name, "*"); cut {
		if n, err := strconv.Atoi(number); err == nil {
			name, p.nth = plain, n
		}
	}
	return name, p
}

// joined is what the pieces say together. A plain value beside one that says its charset
// repeats it for old programs.
func joined(pieces []piece) string {
	if slices.ContainsFunc(pieces, func(p piece) bool { return p.percent }) {
		pieces = slices.DeleteFunc(pieces, func(p piece) bool { return !p.percent && p.nth < 0 })
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.nth - b.nth })
	charset, all := "", ""
	for i, p := range pieces {
		if i > 0 && p.nth == pieces[i-1].nth {
			continue // said twice
		}
		text := p.text
		if parts := strings.SplitN(text, "'", 3); i == 0 && p.percent && len(parts) == 3 {
			charset, text = parts[0], parts[2]
		}
		if p.percent {
			if plain, err := url.PathUnescape(text); err == nil {
				text = plain
			}
		}
		all += text
	}
	if charset != "" {
		return decodedAs(charset, all)
	}
	return decodedWords(all)
}

// decodedWords decodes =?GBK?B?…?=, and what is GBK without saying so.
func decodedWords(text string) string {
	words := mime.WordDecoder{CharsetReader: func(charset string, from io.Reader) (io.Reader, error) {
		name, err := io.ReadAll(from)
		if err != nil {
			return nil, fmt.Errorf("encoded word: %w", err)
		}
		if strings.HasPrefix(charset, "big5") { // bytes that would make words in GBK too
			return nil, fmt.Errorf("charset %s", charset)
		}
		return strings.NewReader(decodedAs(charset, string(name))), nil
	}}
	if plain, err := words.DecodeHeader(inAnyCharset.ReplaceAllString(rejoined(text), "=?any?$1?")); err == nil {
		text = plain
	}
	return decodedAs("", text)
}

// inAnyCharset is the beginning of an encoded word that names no charset of GB and is not
// Big5. Programs call UTF-8 and GBK by many names, and by wrong ones.
var inAnyCharset = regexp.MustCompile(`=\?(?:[^gGbB?][^?]*)\?([BbQq])\?`)

// wordsMeet is where one encoded word ends and the next one begins.
var wordsMeet = regexp.MustCompile(`([^=])\?=\s*=\?([^?]+)\?([BbQq])\?`)

// rejoined makes one of encoded words that follow each other in one charset: some mail
// programs cut within a character.
func rejoined(text string) string {
	first := strings.SplitN(text, "?", 4)
	if len(first) < 4 {
		return text
	}
	return wordsMeet.ReplaceAllStringFunc(text, func(seam string) string {
		parts := wordsMeet.FindStringSubmatch(seam)
		if !strings.EqualFold(parts[2], first[1]) || !strings.EqualFold(parts[3], first[2]) {
			return seam
		}
		return parts[1]
	})
}

// isGB reports whether a charset is one of GB2312, GBK and GB18030, by what Windows calls
// it too.
func isGB(charset string) bool {
	charset = strings.TrimPrefix(strings.ToLower(charset), "x-")
	return strings.HasPrefix(charset, "gb") || slices.Contains([]string{"cp936", "ms936", "windows-936", "csgb2312"}, charset)
}

// decodedAs decodes what is said to be in a charset. Beside UTF-8 there is none in China
// but GB2312, GBK and GB18030, and the last holds the other two.
func decodedAs(charset, text string) string {
	if utf8.ValidString(text) && !isGB(charset) {
		return text
	}
	if plain, ok := DecodeGBK(text); ok {
		return plain
	}
	return text
}
