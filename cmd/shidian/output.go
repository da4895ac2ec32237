package main

import (
	"errors"
	"fmt"

	"shidian/cmd/shidian/screen"
	"shidian/consolidate/workbook/store"
)

// complain says that the results could not be printed. What became of the
// workbooks is another matter: they may have been written.
func complain(s streams) int {
	why := "显示结果的地方写不进去"
	if store.TroubleOf(s.out.Err()) == store.DiskFull {
		why = "存放结果的磁盘满了，请腾出空间"
	}
	fmt.Fprintf(s.err, "结果没有显示完：%s。要写的工作簿写出了没有，请看输出的文件夹；然后重新运行。\n", why)
	return exitFailure
}

// isOf reports whether the error is that of the results, which is told for all
// commands alike.
func isOf(out *screen.Screen, err error) bool {
	return out.Err() != nil && errors.Is(err, out.Err())
}
