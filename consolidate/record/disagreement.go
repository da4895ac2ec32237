package record

// Disagreement is an entry that two copies of one rollup changed differently: of
// 示例甲试点 the 排序, which one of them made 1 and the other one 3. It is asked about
// until people have written one of the two.
type Disagreement struct {
	Name  string `json:"name"`  // of the project, the file or the finding, as its row shows it
	Title string `json:"title"` // of the column
	Text  string `json:"text"`  // both entries, as they stand in the cell
}
