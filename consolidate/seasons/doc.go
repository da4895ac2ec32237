// Package seasons holds tests and nothing else: many random seasons prove that a rollup
// can be trusted. In them counties file, correct, withdraw and resubmit, staff decide,
// sort and annotate, files are renamed and vanish, and after every merge a plain model
// says what must stand.
//
// Most seasons work on states alone; a few go through real workbooks and a
// folder. Package effort says how a run plays more of them; SEASON=17 plays the
// one of that seed and tells it whatever comes of it.
package seasons
