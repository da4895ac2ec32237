package interop

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// missing ends a test for which a program is not there.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" || os.Getenv("SHIDIAN_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is not installed, and this test must not be left out", what)
	}
	t.Skipf("%s is not installed, so this test is left out; .ci/run says what to install", what)
}

// pythonWith returns a Python that has the module. The first on the path may
// be one that the distribution's packages know nothing of.
func pythonWith(t *testing.T, module string) string {
	t.Helper()
	candidates := []string{"/usr/bin/python3", "python3", "python"}
	if office, err := filepath.EvalSymlinks(soffice()); err == nil {
		// The packages of the LibreOffice project bring their own.
		folder := filepath.Dir(office)
		candidates = append(candidates, filepath.Join(folder, "python"), filepath.Join(folder, "..", "Resources", "python"))
	}
	for _, python := range candidates {
		if exec.Command(python, "-c", "import "+module).Run() == nil {
			return python
		}
	}
	missing(t, "a Python with the module "+module)
	return ""
}

// soffice is the program of LibreOffice, "" when there is none.
func soffice() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	folders := []string{"/Applications/LibreOffice.app/Contents/MacOS"}
	if runtime.GOOS == "windows" {
		folders = []string{filepath.Join(os.Getenv("ProgramFiles"), "LibreOffice", "program")}
	}
	for _, folder := range folders {
		if path, err := exec.LookPath(filepath.Join(folder, "soffice")); err == nil {
			return path
		}
	}
	return ""
}

// program is a script of testdata that does one step after the other.
type program struct {
	in  io.WriteCloser
	out *bufio.Reader
}

// startOffice starts LibreOffice; startPages openpyxl. Both end with the test.
// Of a locale, LibreOffice is that of an office there.
func startOffice(t *testing.T, locale ...string) *program {
	t.Helper()
	office := soffice()
	if office == "" {
		missing(t, "LibreOffice")
	}
	return start(t, pythonWith(t, "uno"), "office.py", append([]string{office, t.TempDir()}, locale...)...)
}

func startPages(t *testing.T) *program {
	t.Helper()
	return start(t, pythonWith(t, "openpyxl"), "pages.py")
}

func start(t *testing.T, python, script string, args ...string) *program {
	t.Helper()
	run := exec.Command(python, append([]string{filepath.Join("testdata", script)}, args...)...)
	run.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONIOENCODING=utf-8")
	run.Stderr = os.Stderr
	in, err := run.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := run.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	p := &program{in: in, out: bufio.NewReader(out)}
	t.Cleanup(func() {
		in.Close()
		if err := run.Wait(); err != nil {
			t.Errorf("%s: %v", script, err)
		}
	})
	p.answer(t, "start", nil)
	return p
}

// step is what a script is told; the key do is added.
type step map[string]any

// do does one step and puts its answer into into, which may be nil.
func (p *program) do(t *testing.T, name string, s step, into any) {
	t.Helper()
	line := step{"do": name}
	for key, value := range s {
		line[key] = value
	}
	data, err := json.Marshal(line)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.in.Write(append(data, '\n')); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	p.answer(t, name, into)
}

func (p *program) answer(t *testing.T, name string, into any) {
	t.Helper()
	data, err := p.out.ReadBytes('\n')
	if err != nil {
		t.Fatalf("%s: no answer: %v", name, err)
	}
	var said struct {
		OK    json.RawMessage
		Error string
	}
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatalf("%s: %v in %q", name, err, data)
	}
	if said.Error != "" {
		t.Fatalf("%s: %s", name, said.Error)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(said.OK, into); err != nil {
		t.Fatalf("%s: %v in %q", name, err, data)
	}
}
