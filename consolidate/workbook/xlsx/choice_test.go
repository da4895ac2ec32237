package xlsx

import (
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"testing"

	kflate "github.com/klauspost/compress/flate"
	"github.com/tdewolff/parse/v2"
	txml "github.com/tdewolff/parse/v2/xml"
)

// The package comment says why the scanner is our own; this holds it to that.
func TestOurScannerIsStricterThanTheLexer(t *testing.T) {
	for name, doc := range map[string]string{
		"unmatched tags": "<a><b></a>", "bare ampersand": "<a>R&D</a>", "attribute twice": `<a b="1" b="2"/>`,
		"control character": "<a>\x01</a>", "cut off": "<a><b>", "not UTF-8": "<a>\xCF\xD8</a>",
	} {
		if _, flt := scanTokens(bytes.NewReader([]byte(doc))); flt == nil {
			t.Errorf("%s: we take it", name)
		}
		lexer := txml.NewLexer(parse.NewInputString(doc))
		for {
			if kind, _ := lexer.Next(); kind == txml.ErrorToken {
				break
			}
		}
		if lexer.Err() != io.EOF {
			t.Errorf("%s: the lexer refuses it too: %v", name, lexer.Err())
		}
	}
}

// The faster inflater must give the same bytes as the standard library, and
// notice the same damage.
func TestInflatersAgreeOnDamage(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	packed := deflate(worksheet(rows(manyCells(300))) + prose(1, 500))
	for n := range 3000 {
		damaged := bytes.Clone(packed)
		if n%3 == 0 {
			damaged = damaged[:rng.IntN(len(damaged))]
		}
		for range n % 4 {
			if len(damaged) > 0 {
				damaged[rng.IntN(len(damaged))] ^= 1 << rng.IntN(8)
			}
		}
		want, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(damaged)), 1<<20))
		got, kerr := io.ReadAll(io.LimitReader(kflate.NewReader(bytes.NewReader(damaged)), 1<<20))
		if (err == nil) != (kerr == nil) || err == nil && !bytes.Equal(got, want) {
			t.Fatalf("damage %d: standard %d bytes %v, klauspost %d bytes %v", n, len(want), err, len(got), kerr)
		}
	}
}
