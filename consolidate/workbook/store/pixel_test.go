package store

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

func onePixel(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, png.Encode(&out, image.NewGray(image.Rect(0, 0, 1, 1))))
	return out.Bytes()
}
