// Package sheets shows. It owns the workbooks that are made of a record: the columns
// and tables of a rollup (汇总) and of a list (推荐项目清单), how they are drawn, how they
// are read again, and how what was altered on them by hand is found. It knows no rule:
// what counts and what is recommended is decided in package record.
//
// A rollup is the database. What was received stands in its hidden sheet 留底, from
// which 申报详情, 工作步骤 and the others are drawn, and what people said stands where
// they said it, in 收件登记, 项目汇总 and 问题清单 (and in 手工内容, what they wrote anywhere
// else). 留底 keeps the workbook as it was written, too: against it shows what people
// have entered since, which rows they have moved or struck off, and which cells they
// changed that are not theirs. None of that is part of the state; it is the Reading of
// a workbook.
//
// How people have arranged the sheets that they fill (arrange.go, arranged.go), and the
// sheets that they added (own_sheets.go), are read from what they see and drawn into the next
// workbook. None of that is part of the state either, and none of it leaves the office.
//
// Two copies of one writing on which two people worked are not joined by union but
// each against what was written (copies.go).
package sheets
