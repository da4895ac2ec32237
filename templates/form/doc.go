// Package form owns the application form (申报书): its sections and fields,
// the types of their answers, where each answer sits on a sheet, and what one
// workbook said when it was filled.
//
// The form is said once, here: a [Form] is a value, and a plan has one. The county
// workbook, the reader, the rules, the columns of a rollup and the generated
// documents all walk the fields and the layouts of the plan at hand; a label, a
// list or a cell that is written anywhere else is a bug. Code names a field by its
// [ID], which is a constant.
//
// The source of [Official] is the annex of 晋市监发〔2021〕86号. The package imports
// nothing of ours and nothing that knows a file format.
package form

// Edition names the layout of the workbook. It changes when a reader of the
// former edition could take an answer for another one.
const Edition = "1"
