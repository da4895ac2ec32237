// Package whole is nothing but tests: it measures commands of the program as they are run,
// their processor time, the most memory they take, and how the time grows with the
// workbooks:
//
//	go test -run '^$' -bench Commands -benchtime 5x ./samples/bulk/whole
//	SHIDIAN_BENCH="500 1000 2844" go test -run '^$' -bench Commands -benchtime 5x -timeout 2h ./samples/bulk/whole
package whole
