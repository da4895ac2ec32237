// Package checks owns the rules: each is one value, listed once, with its
// clause and an example that a test runs. A rule looks at facts and reports
// findings; it reads no file and changes nothing.
//
// RULES.md is generated from the values.
package checks
