// Package templates builds the workbooks that people fill: the county workbook
// (县区申报表) and the plan workbook (征集方案). What stands where is said by
// form.FormLayout, form.CountyLayout and plan.Tables; this package decides how
// it looks, what a cell offers while people type, and what is locked.
//
// It imports form and plan. Its Styles are used again by the writers of a
// rollup and of a list, so that all workbooks look like one office's.
package templates
