package store

import (
	"archive/zip"
	"bytes"
	"path"
)

// Zipped is an archive of the files below a folder of that name, of which the same files
// make the same bytes. Nothing is packed smaller: workbooks and scans are packed already,
// and another Go would pack otherwise.
func Zipped(folder string, outputs []Output) ([]byte, error) {
	size := 0
	for _, o := range outputs {
		size += len(o.Data) + 2*len(o.Name) + 512
	}
	var out bytes.Buffer
	out.Grow(size)
	archive := zip.NewWriter(&out)
	for _, o := range outputs {
		to, err := archive.CreateHeader(&zip.FileHeader{
			//lint:ignore SA1019 Modified adds an extra field with a second clock to every entry
			Name: path.Join(folder, o.Name), Method: zip.Store, ModifiedDate: entryDate, ModifiedTime: entryTime,
		})
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(o.Data); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
