// Package workbook is the only way in for workbooks from outside: it finds
// files, opens them with the strict reader in xlsx, tells what each is, and
// takes the answers of county workbooks and the tables of plans. What goes out
// is put in place by store.
//
// It imports form and plan. What is wrong with a file is a note or a refusal
// in the file's own result; an error of this package is a failure of the run.
package workbook
