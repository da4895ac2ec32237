package consolidate

import (
	"testing"

	"shidian/samples/effort"
)

// A look says how a rollup stands and where its list lies, and writes nothing.
func TestLookAtARollup(t *testing.T) {
	effort.Usual(t)
	_, open := run{in: sample(t, "jincheng")}.merged(t)
	_, decided := run{in: sample(t, "jincheng-decided"), out: standing(t, "jincheng-decided")}.merged(t)
	_, final := closed(t)
	for name, c := range map[string]struct {
		out    files
		holds  int
		list   string
		closed bool
	}{
		"undecided":            {open, 1, "", false},
		"decided":              {decided, 0, cityDraft, false},
		"decided, without":     {files{cityRollup: decided[cityRollup]}, 0, "", false},
		"final":                {final, 0, cityList, true},
		"final, the list away": {files{cityRollup: final[cityRollup]}, 0, "", true},
	} {
		dir := t.TempDir()
		c.out.write(t, dir)
		res, err := List(t.Context(), ListOptions{Rollup: dir + "/" + cityRollup, AsOf: may9, Look: true})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list := ""
		if c.list != "" {
			list = dir + "/" + c.list
		}
		if len(res.Holds) != c.holds || res.Standing != list || res.Rollup.State.Closing.Closed() != c.closed || len(res.Outputs) > 0 {
			t.Errorf("%s: %d hold it, %q, final %v, wrote %v", name, len(res.Holds), res.Standing, res.Rollup.State.Closing.Closed(), res.Outputs)
		}
		if now := filesIn(t, dir); len(now) != len(c.out) {
			t.Errorf("%s: there are %d files, and there were %d", name, len(now), len(c.out))
		}
	}
}
