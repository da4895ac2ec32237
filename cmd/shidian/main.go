// Command shidian collects the candidates for provincial standardization
// pilots with workbooks: it makes the county workbook, checks what comes back,
// merges county to city to province, and writes the recommended-project list.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // Windows has no zone of its own by that name
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streamsHere(ctx, os.Args[1:], time.Now))
	stop()
	os.Exit(code)
}
