package form

// Doubt is what a person would see at an answer and its text does not say: 划掉. It is
// "" for nearly all answers. 留底 keeps these words, so they are for ever.
type Doubt string

// The doubts.
const (
	Struck    Doubt = "struck"     // crossed out: whoever did that took it back
	Unseen    Doubt = "unseen"     // written so that nobody sees it: white on white
	Picture   Doubt = "picture"    // a picture stands in the cell or over it, and no text
	ErrorText Doubt = "error_text" // an error value that was pasted as text: #N/A
	Changing  Doubt = "changing"   // the result of a formula that is another one tomorrow: =TODAY()
	Reworded  Doubt = "reworded"   // the workbook asked something else there than the plan does
	Contested Doubt = "contested"  // the name of the cell and the captions disagree, and both may be right
)

// Chinese says at an answer what is the matter with it: 已划掉.
func (d Doubt) Chinese() string {
	return map[Doubt]string{Struck: "已划掉", Unseen: "看不见的字", Picture: "图片，没有文字", ErrorText: "错误值的文字",
		Changing: "公式每天会变", Contested: "单元格名称与栏目文字不一致", Reworded: "问的不一样"}[d]
}

// isNoAnswer reports whether the cell says nothing at all: nobody can read a picture or
// #N/A as an answer. What is crossed out or unseen has a text, which a person may confirm.
func (d Doubt) isNoAnswer() bool { return d == Picture || d == ErrorText }
