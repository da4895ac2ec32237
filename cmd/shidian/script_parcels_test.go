package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// packScript puts files into an archive as a Windows in China makes it, or attaches them
// to a mail: pack 收到/高平市.zip 申报表.xlsx. They lie only there from then on.
func packScript(ts *testscript.TestScript, args []string) {
	var archive, mail bytes.Buffer
	z := zip.NewWriter(&archive)
	mail.WriteString("From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\n\r\nhello\r\n")
	for _, path := range args[1:] {
		data := []byte(ts.ReadFile(path))
		ts.Check(os.Remove(ts.MkAbs(path)))
		name, err := simplifiedchinese.GBK.NewEncoder().String(filepath.Base(path))
		ts.Check(err)
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, NonUTF8: true})
		ts.Check(err)
		_, err = w.Write(data)
		ts.Check(err)
		fmt.Fprintf(&mail, "--xx\r\nContent-Disposition: attachment; filename=\"=?GBK?B?%s?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
			base64.StdEncoding.EncodeToString([]byte(name)), base64.StdEncoding.EncodeToString(data))
	}
	ts.Check(z.Close())
	if filepath.Ext(args[0]) == ".eml" {
		writeFile(ts, args[0], append(mail.Bytes(), "--xx--\r\n"...))
		return
	}
	writeFile(ts, args[0], archive.Bytes())
}
