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
	"strconv"
	"testing"
)

// picture is a page of a workbook of the samples, as it is printed: list.png, the first
// page of the recommended list.
type picture struct {
	file, workbook string
	page           int
}

// pictures are those of the README and of the handbook.
func pictures() []picture {
	const county, city = "jincheng-decided/收到/140522阳城县_省级标准化试点申报表_2021.xlsx", "jincheng-decided/输出/晋城市2021年度汇总.xlsx"
	return []picture{
		{"list.png", "shanxi/收到/晋城市2021年度推荐项目清单.xlsx", 1},
		{"county.png", county, 2},
		{"form.png", county, 5},
		{"overview.png", city, 1},
		{"projects.png", city, 3},
		{"findings.png", city, 8},
	}
}

// shownChunk begins the text in a picture that holds the SHA-256 of the
// workbook: the picture itself says what it was made of.
const shownChunk = "tEXtWorkbook-SHA256\x00"

func TestPicturesShowTheWorkbooksOfTheSamples(t *testing.T) {
	for _, p := range pictures() {
		data, err := os.ReadFile(p.file)
		if err != nil {
			t.Error(err)
			continue
		}
		if _, err := png.Decode(bytes.NewReader(data)); err != nil {
			t.Errorf("%s: %v", p.file, err)
		}
		if !bytes.Contains(data, []byte(shownChunk+p.sum(t))) {
			t.Errorf("%s does not show %s as it is now; run: go test ./samples -update (with LibreOffice and pdftoppm of poppler installed), and look at it", p.file, p.workbook)
		}
	}
}

func (p picture) sum(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(p.workbook)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// drawPictures prints the workbooks by LibreOffice and keeps what is on the pages, where
// the pictures show other ones. Other releases and fonts draw other pictures of the same.
func drawPictures(t *testing.T) {
	t.Helper()
	for _, p := range pictures() {
		p.draw(t)
	}
}

func (p picture) draw(t *testing.T) {
	t.Helper()
	sum := p.sum(t)
	if data, err := os.ReadFile(p.file); err == nil && bytes.Contains(data, []byte(shownChunk+sum)) {
		return
	}
	for _, tool := range []string{"soffice", "pdftoppm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Errorf("%s is not installed, so %s is not drawn again", tool, p.file)
			return
		}
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, trimmed(p.printed(t))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p.file, withText(out.Bytes(), shownChunk+sum), 0o644); err != nil {
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

// printed is what a printer would print on the page.
func (p picture) printed(t *testing.T) image.Image {
	t.Helper()
	dir := t.TempDir()
	printed, fonts := filepath.Join(dir, "list.xlsx"), filepath.Join(dir, "fonts.conf")
	data, err := os.ReadFile(p.workbook)
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
	run("pdftoppm", "-png", "-r", "120", "-f", strconv.Itoa(p.page), "-singlefile", filepath.Join(dir, "list.pdf"), filepath.Join(dir, "page"))
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

// palette are greys, and the colours of our sheets with what lies between each and black.
func palette() color.Palette {
	fills := [][3]int{{255, 255, 255}, {220, 230, 241}, {255, 242, 204}, {248, 203, 173}, {226, 239, 218}, {112, 142, 178}}
	const shades = 32
	var colours color.Palette
	for i := range shades {
		for _, fill := range fills {
			at := func(v int) uint8 { return uint8(v * i / (shades - 1)) }
			colours = append(colours, color.RGBA{R: at(fill[0]), G: at(fill[1]), B: at(fill[2]), A: 255})
		}
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
