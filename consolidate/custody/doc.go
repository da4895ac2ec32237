// Package custody follows every row of a list or a rollup back to the county's
// cell, and says where the chain does not hold. Trace prints the way of one
// project; Verify recomputes hashes, answers, printed rows and counts.
//
// A link of the chain is a file with the hash under which the workbook above
// names it. Files are looked for by their hash, so that names and folders do
// not matter; a file that only has the name has been changed or replaced. The
// level is data: a list of lists is followed as far down as there are files.
//
// Each workbook is checked by the plan that it carries. That a list below, or
// whoever verifies, has another plan is remarked, and is no alteration.
//
// Nothing is written here, and no file is trusted: what a source says is read
// again by the reader that a merge uses.
package custody
