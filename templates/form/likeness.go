package form

// Likeness compares two names by the pairs of neighbouring characters they
// share (Dice's coefficient), 0 to 1; equal normalised names give 1.
func Likeness(a, b string) float64 {
	x, y := []rune(NormalName(a)), []rune(NormalName(b))
	if string(x) == string(y) {
		return 1
	}
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	pairs := map[[2]rune]int{}
	for i := 1; i < len(x); i++ {
		pairs[[2]rune{x[i-1], x[i]}]++
	}
	shared := 0
	for i := 1; i < len(y); i++ {
		p := [2]rune{y[i-1], y[i]}
		if pairs[p] > 0 {
			pairs[p]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(x)+len(y)-2)
}
