// Package consolidate tells the story of one merge: look in the output folder for
// the rollup that is carried on (ours.go, earlier.go), choose the plan
// (choose_plan.go), open what was received (intake.go), tell which region's rollup it
// makes (region.go), join what it says with what the rollup remembers, decide, and
// write; and of the list that is made of a rollup (list.go, final.go). What was
// received decides none of this: only the output folder and the command line do.
// The level is data: county workbooks into a city's rollup and city lists into the
// province's go the same way.
package consolidate
