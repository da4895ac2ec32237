// Package testplan is for tests only: a plan of their own, which stays as it is
// when the embedded plan is that of another year. Its year, last days, limit,
// domains and regions are said here and taken from nowhere; its lists of
// industries and economic types are short, so that a workbook of it is drawn
// and read quickly. What a test says of days and limits rests on it.
//
// A test about the embedded plan itself, about the samples made of it or about
// the program that chooses it names plan.Shanxi2021.
package testplan
