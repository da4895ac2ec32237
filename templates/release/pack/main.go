// Command pack makes of the built programs what a desk gets: an archive with the
// program, 先看这里.txt, the handbook and the samples, and a file of checksums.
// .ci/release builds the programs and runs it at the top of a clone:
//
//	pack -targets                        what has to be built, e.g. windows/amd64
//	pack [-only TARGET] PROGRAMS OUT     PROGRAMS/windows-amd64 and the others
//
// The same programs and the same clone give the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("pack", flag.ContinueOnError)
	list := flags.Bool("targets", false, "print what has to be built")
	only := flags.String("only", "", "pack nothing but this `target`, to try it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all := desks()
	if *list {
		for _, d := range all {
			for _, p := range d.programs {
				fmt.Fprintln(stdout, p.target())
			}
		}
		return nil
	}
	if flags.NArg() != 2 {
		return errors.New("usage: pack [-only TARGET] PROGRAMS OUT")
	}
	if *only != "" {
		if all = having(all, *only); len(all) == 0 {
			return fmt.Errorf("nothing is packed of %s", *only)
		}
	}
	return packer{programs: os.DirFS(flags.Arg(0)), clone: os.DirFS("."), licences: licences}.packAll(all, flags.Arg(1))
}
