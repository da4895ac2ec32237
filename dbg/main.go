package main

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"

	"shidian/consolidate"
	"shidian/samples/bulk"
	"strconv"
	"shidian/templates/form"
)

func main() {
	m, err := bulk.NewMaker(bulk.Direct(), 1)
	if err != nil { panic(err) }
	n, _ := strconv.Atoi(os.Args[3])
	day := form.Date{Year: 2021, Month: 5, Day: 7}
	o := consolidate.Options{Plan: m.PlanOf(n), Paths: []string{os.Args[1]}, Region: "100000", Out: os.Args[2], AsOf: day, Look: len(os.Args) > 5}
	f, _ := os.Create(os.Args[4])
	pprof.StartCPUProfile(f)
	_, err = consolidate.Merge(context.Background(), o)
	pprof.StopCPUProfile()
	fmt.Println(err)
}
