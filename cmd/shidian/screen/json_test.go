package screen

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// Other programs get the text as it is; nobody gets it raw.
func TestJSONKeepsWhatCannotBeSeen(t *testing.T) {
	text := "沁\u202E水\u200B\u009b31m\U000E0001<&>"
	var out bytes.Buffer
	if err := New(&out).JSON(map[string]string{"name": text}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\u202E\u200B\u009b\U000E0001") || !strings.Contains(out.String(), `\u202e`) || !strings.Contains(out.String(), "<&>") {
		t.Errorf("it writes %q", out.String())
	}
	var got map[string]string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got["name"] != text {
		t.Errorf("read back %q, %v", got["name"], err)
	}
}
