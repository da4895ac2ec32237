package templates

import "shidian/templates/form"

// roomLines are those about texts that are too short to be judged, and about lines of
// text that the paper cuts. What the boxes of prose do not hold the appendix prints.
func roomLines() []line {
	about := func(says string, fields ...form.ID) line {
		return line{rule: "F012", mark: askMark(), at: fields[0], fields: fields, named: true, says: says, wrong: outOfRoom}
	}
	const short = "：写得太短，请写全。"
	return []line{
		about("：纸上印不下，请写短一些。", form.PilotName, form.UndertakingUnit, form.GuarantorUnit, form.GuidingUnit),
		about("：太短，或者纸上印不下。", form.UnitName, form.UnitAddress, form.LegalRepresentative, form.StandardsBody, form.StandardsLead, form.SelfAssessment),
		about(short, form.Conditions, form.CurrentWork, form.ExpectedGoals),
		about(short, form.FundingUse, form.FundingSource),
	}
}

// outOfRoom is true of prose that is short and more than a word that stands for a text
// to come, and of a line of text with more characters than its box has places.
func outOfRoom(p *panel, id form.ID) string {
	f := p.plan.Form.Field(id)
	length := "LEN(TRIM(" + p.answers[id] + "))"
	if _, isProse := f.Type.(form.Prose); isProse {
		const longestWord = 8
		return all(length+">"+number(longestWord), length+"<"+number(f.Min))
	}
	room, _ := p.layout.RoomOf(id)
	return length + ">" + number(room.Width*room.Lines)
}
