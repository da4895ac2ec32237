package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// HalfwayError tells that a run ended when some of its outputs were in place, e.g. 清单.xlsx,
// and before it was through: then it is not true that nothing has changed.
type HalfwayError struct {
	Placed []string // the names under which they stand, relative to the output folder
	Cause  error
}

func (e *HalfwayError) Error() string {
	return fmt.Sprintf("%s 已经写出：%v", strings.Join(e.Placed, "、"), e.Cause)
}

// Unwrap returns the cause.
func (e *HalfwayError) Unwrap() error { return e.Cause }

// halfway is the error of a run that may have put some of the files in place. A rename may
// only seem to have failed: then the temporary is gone.
func (p putter) halfway(staged []*stagedFile, err error) error {
	var placed []string
	for _, file := range staged {
		_, there := p.disk.stat(file.temp)
		if file.placed || file.name != "" && errors.Is(there, fs.ErrNotExist) {
			placed = append(placed, file.name)
		}
	}
	if err == nil || placed == nil {
		return err
	}
	return &HalfwayError{placed, err}
}
