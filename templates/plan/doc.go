// Package plan owns one year's plan (征集方案): the notices, the last days, the
// domains and their focus areas, the limits, the lists, and the tree of the
// units that report. Shanxi 2021 is embedded; a clerk may edit the plan as a
// workbook, of which this package knows the tables and no file format.
//
// It imports form and nothing else of ours.
package plan
