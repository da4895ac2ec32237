package samples_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The picture of the README, and the workbook whose first page it shows.
const (
	picture  = "list.png"
	pictured = "shanxi/收到/晋城市2021年度推荐项目清单.xlsx"
)

// shownChunk begins the text in the picture that holds the SHA-256 of the
// workbook: the picture itself says what it was made of.
const shownChunk = "tEXtWorkbook-SHA256\x00"

func TestPictureShowsTheListOfTheSamples(t *testing.T) {
	data, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		t.Errorf("%s: %v", picture, err)
	}
	if !bytes.Contains(data, []byte(shownChunk+sumOfPictured(t))) {
		t.Errorf("%s does not show %s as it is now; run: go test ./samples -update (with LibreOffice and pdftoppm of poppler installed), and look at it", picture, pictured)
	}
}

func sumOfPictured(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(pictured)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// drawPicture prints the list by LibreOffice and keeps what is on the first page,
// where the picture shows another list. Other releases and fonts draw other
// pictures of the same.
func drawPicture(t *testing.T) {
	t.Helper()
	sum := sumOfPictured(t)
	if data, err := os.ReadFile(picture); err == nil && bytes.Contains(data, []byte(shownChunk+sum)) {
		return
	}
	for _, tool := range []string{"soffice", "pdftoppm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Errorf("%s is not installed, so %s is not drawn again", tool, picture)
			return
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, trimmed(firstPage(t, pictured))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(picture, withText(out.Bytes(), shownChunk+sum), 0o644); err != nil {
		t.Fatal(err)
	}
}

// freeFonts has the free fonts stand in that look like those which offices in China
// have: without it LibreOffice takes one for all.
const freeFonts = `<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<alias binding="same"><family>宋体</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>仿宋</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>黑体</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
</fontconfig>
`

// firstPage is what a printer would print first of the workbook.
func firstPage(t *testing.T, workbook string) image.Image {
	t.Helper()
	dir := t.TempDir()
	printed, fonts := filepath.Join(dir, "list.xlsx"), filepath.Join(dir, "fonts.conf")
	data, err := os.ReadFile(workbook)
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range map[string][]byte{printed: data, fonts: []byte(freeFonts)} {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(tool string, args ...string) {
		t.Helper()
		program := exec.Command(tool, args...)
		program.Env = append(os.Environ(), "FONTCONFIG_FILE="+fonts)
		if out, err := program.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", tool, err, out)
		}
	}
	run("soffice", "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--convert-to", "pdf", "--outdir", dir, printed)
	run("pdftoppm", "-png", "-r", "120", "-f", "1", "-singlefile", filepath.Join(dir, "list.pdf"), filepath.Join(dir, "page"))
	drawn, err := os.Open(filepath.Join(dir, "page.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer drawn.Close()
	page, err := png.Decode(drawn)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// trimmed is the upper part of a page with a margin, without what stands far below
// (the number of the page), in few colours: a third of the bytes, and nobody sees
// it.
func trimmed(page image.Image) image.Image {
	const margin = 24
	bounds := page.Bounds()
	var used image.Rectangle
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		if !used.Empty() && y > used.Max.Y+bounds.Dy()/6 {
			break
		}
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if r, g, b, _ := page.At(x, y).RGBA(); min(r, g, b) < 0xF000 {
				used = used.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	used = used.Inset(-margin).Intersect(bounds)
	small := image.NewPaletted(image.Rect(0, 0, used.Dx(), used.Dy()), palette())
	draw.Draw(small, small.Bounds(), page, used.Min, draw.Src)
	return small
}

// palette are greys, and the light blue of headers with what lies between it and black.
func palette() color.Palette {
	var colours color.Palette
	for i := range 32 {
		v := 255 * i / 31
		colours = append(colours, color.Gray{Y: uint8(v)}, color.RGBA{R: uint8(v * 220 / 255), G: uint8(v * 230 / 255), B: uint8(v * 241 / 255), A: 255})
	}
	return colours
}

// withText puts a chunk of text behind the head of a PNG.
func withText(picture []byte, chunk string) []byte {
	const head = 8 + 25 // the signature, and IHDR
	var out bytes.Buffer
	out.Write(picture[:head])
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(chunk)-len("tEXt"))))
	out.WriteString(chunk)
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(chunk))))
	out.Write(picture[head:])
	return out.Bytes()
}
