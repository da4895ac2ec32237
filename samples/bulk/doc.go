// Package bulk makes county workbooks by the thousand for tests and benchmarks: one
// for each county of the country, filled with made-up text that varies by the seed
// and is the same on every run. Speed and memory are measured with them, and merges
// of many files are tested.
//
// A workbook takes a twelfth of a second to build. So a few are built by the
// program's own templates with marks where the answers belong, and for every
// county the marks are replaced in the parts of the package: it differs from
// what the templates would have built in nothing but the order of texts.
package bulk
