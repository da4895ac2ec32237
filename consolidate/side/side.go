// Package side does pieces of work side by side, on all processors. What comes out does not
// depend on how many there are.
package side

import (
	"runtime"
	"sync"
)

// BySide does n pieces of work, 0 to n-1, as many at a time as there are processors.
// begin is called once for each of those that work, and returns what does one piece. The
// error is that of the first piece that failed; the others are done all the same.
func BySide(n int, begin func() func(i int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			do := begin()
			for i := range next {
				errs[i] = do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
