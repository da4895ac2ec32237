package main

import (
	"errors"
	"fmt"
	"io"

	"shidian/consolidate/workbook/store"
)

// watched is where results go. It keeps the first error, so that no command can
// end as done whose answer nobody got: what prints a line does not look.
type watched struct {
	io.Writer
	err    error
	tongue tongue // in which texts name commands
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

// complain says that the results could not be printed. What became of the
// workbooks is another matter: they may have been written.
func (w *watched) complain(to io.Writer) int {
	why := "显示结果的地方写不进去"
	if store.TroubleOf(w.err) == store.DiskFull {
		why = "存放结果的磁盘满了，请腾出空间"
	}
	fmt.Fprintf(to, "结果没有显示完：%s。要写的工作簿写出了没有，请看输出的文件夹；然后重新运行。\n", why)
	return exitFailure
}

// isOf reports whether the error is that of the results, which is told for all
// commands alike.
func isOf(out io.Writer, err error) bool {
	w, ok := out.(*watched)
	return ok && w.err != nil && errors.Is(err, w.err)
}
