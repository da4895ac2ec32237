// Package samples owns made-up inputs, to try the program with and for tests: what a
// city and a province receive, written as text in source/ so that a reviewer can read
// it, and made into workbooks by the program's own templates. Nobody and nothing in them exists:
// units and projects are called 示例…, people 甲某, phones 400-000-….
//
// The workbooks are committed, so that the program can be tried at once; a
// test makes them again and fails when they differ.
package samples
