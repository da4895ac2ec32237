package main

import (
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"

	"shidian/samples/docs"
)

// wordScript writes a text as a Word document, as package docs says: word 申报书.txt
// 收到/沁水县申报书.docx.
func wordScript(ts *testscript.TestScript, args []string) {
	path := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, docs.Make(ts.ReadFile(args[0])), 0o644))
}
