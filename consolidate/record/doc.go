// Package record decides. It owns what was received and what people said (the state),
// and everything that is computed from it: which version of a project counts, which
// unit sent a file, what each unit has filed, the findings, which projects of a unit
// and domain are within its limit, what changed, what was made final. It knows no
// sheet: package sheets shows a record as workbooks, and reads it from them.
//
// # The state is a set
//
// A state is what was received and what people said, and nothing else: the files, each
// with what it said, when it was first seen and what staff entered about its arrival;
// the decisions and former names, each by the identity of its project; the replies to
// findings, each by its question; text that people typed elsewhere; and the lists that
// were made final. Two states join by union: files by their SHA-256, entries by
// identity or question, closings by their number. Joining is commutative, associative
// and idempotent, so neither the order of files nor the number of runs matters.
//
// # From a state to a rollup
//
// Compute derives a Rollup from a state, the plan and the day of the run; Decide then
// says where every project stands within its limit, and asks the rules that look at
// the whole. The program decides only what follows from what people entered, and never
// chooses between two projects.
package record
