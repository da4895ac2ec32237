package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"time"
)

// entry is one file of an archive, e.g. 先看这里.txt and what it says.
type entry struct {
	name string // with / and below the folder that the archive unpacks to
	data []byte
	runs bool // a program
}

func (e entry) mode() int64 {
	if e.runs {
		return 0o755
	}
	return 0o644
}

// writeZip packs for Windows. Package zip marks names that are not ASCII as
// UTF-8, which Explorer asks for; what stands in an entry besides is said here.
func writeZip(w io.Writer, folder string, entries []entry, when time.Time) error {
	z := zip.NewWriter(w)
	for _, e := range entries {
		h := &zip.FileHeader{Name: folder + "/" + e.name, Method: zip.Deflate, Modified: when}
		h.ExternalAttrs = uint32(0o100000|e.mode()) << 16 // as Unix says it: a file, and whether it runs
		h.CreatorVersion = 3 << 8                         // …and that Unix says it
		out, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := out.Write(e.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// writeTar packs for Linux. Owner and group are nobody's.
func writeTar(w io.Writer, folder string, entries []entry, when time.Time) error {
	g, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(g)
	for _, e := range entries {
		h := &tar.Header{Name: folder + "/" + e.name, Mode: e.mode(), Size: int64(len(e.data)), ModTime: when, Typeflag: tar.TypeReg}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(e.data); err != nil {
			return err
		}
	}
	if err := t.Close(); err != nil {
		return err
	}
	return g.Close()
}
