package release

import (
	"regexp"
	"testing"
)

func TestVersionIsThreeNumbers(t *testing.T) {
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(Version()) {
		t.Errorf("%q", Version())
	}
}
