package main

import (
	"shidian/consolidate/custody"
	"shidian/consolidate/sheets"
)

// verifyJSON is what verify found: the report, and what follows from it.
type verifyJSON struct {
	Schema int        `json:"schema"`
	Error  *errorJSON `json:"error"` // null: a run that failed has failedJSON
	Plan   planJSON   `json:"plan"`
	*custody.Report
	PlanNotice string `json:"plan_notice"` // that --plan names another plan than that of the workbook
	Missing    int    `json:"missing"`
	Clean      bool   `json:"clean"`
	Verdict    string `json:"verdict"`
}

func verifyOf(s *session, h *custody.Holding, r *custody.Report) verifyJSON {
	if h == nil { // a bundle in which no workbook says by which plan it was made
		return verifyJSON{Schema: schema, Plan: planOf(s.choice(), nil), Report: r, Clean: r.Clean(), Verdict: r.Verdict()}
	}
	return verifyJSON{Schema: schema, Plan: planOf(custodyChoice(s, h), nil), Report: r, PlanNotice: h.PlanNotice, Missing: r.Missing(), Clean: r.Clean(), Verdict: r.Verdict()}
}

// trailJSON is the way from a row to the county's cells.
type trailJSON struct {
	Schema     int           `json:"schema"`
	Error      *errorJSON    `json:"error"`
	Plan       planJSON      `json:"plan"`
	PlanNotice string        `json:"plan_notice"`
	Path       string        `json:"path"`
	Title      string        `json:"title"`
	SHA256     string        `json:"sha256"`
	Row        rowJSON       `json:"row"`
	DetailRow  int           `json:"detail_row"` // of 申报详情; 0 when it is not there
	Altered    []alteredJSON `json:"altered"`    // where the row says otherwise than it was written
	Links      []linkJSON    `json:"links"`      // the files on the way down; none of a row added by hand
	Answers    []answerJSON  `json:"answers"`
	Clean      bool          `json:"clean"`
	Verdict    string        `json:"verdict"`
	Doubts     []string      `json:"doubts"` // Chinese: what is not as it was or could not be compared
}

// rowJSON is the row: 序号 3, 示例茶试点, on 推荐项目清单 row 6.
type rowJSON struct {
	Number string `json:"number"`
	Name   string `json:"name"`
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Cell   string `json:"cell"`
}

type alteredJSON struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	Title string `json:"title"`
	Old   string `json:"old"`
	New   string `json:"new"`
	Text  string `json:"text"` // Chinese: both in one sentence
}

type linkJSON struct {
	Path       string         `json:"path"` // as the workbook above names it
	SHA256     string         `json:"sha256"`
	List       bool           `json:"list"` // a list on the way; else the file in which the form first stood
	Sheet      string         `json:"sheet"`
	Status     custody.Status `json:"status"`
	StatusName string         `json:"status_name"`
	At         string         `json:"at"`         // where it was found
	Now        string         `json:"sha256_at"`  // the hash of what was found
	Note       string         `json:"note"`       // Chinese: what else is to be said
	Damaged    bool           `json:"damaged"`    // a part of it cannot be read
	Changed    string         `json:"changed_at"` // where a file of the very name says something else
	Altered    []alteredJSON  `json:"altered"`
}

type answerJSON struct {
	Title    string `json:"title"`
	Cell     string `json:"cell"`
	Listed   string `json:"listed"`
	AtSource string `json:"found"`
	Known    bool   `json:"known"` // the source was read
	Same     bool   `json:"same"`
}

func trailOf(s *session, h *custody.Holding, t *custody.Trail) trailJSON {
	out := trailJSON{Schema: schema, Plan: planOf(custodyChoice(s, h), nil), PlanNotice: h.PlanNotice, Path: slashed(h.Path), Title: h.Title(), SHA256: h.SHA256,
		Row: rowJSON{t.Row.Number, t.Row.Name, t.Row.Sheet, t.Row.Row, t.Row.Cell}, DetailRow: t.Detail, Altered: alteredOf(t.Altered), Links: []linkJSON{}, Answers: []answerJSON{},
		Clean: doubtsOf(t) == nil, Verdict: trailVerdict(t), Doubts: listed(doubtsOf(t))}
	for _, l := range t.Links {
		out.Links = append(out.Links, linkJSON{l.Path, l.SHA256, l.List, l.Sheet, l.Status, statusChinese(l.Status), slashed(l.At), l.Now, l.Note, l.Damaged, slashed(l.Changed), alteredOf(l.Altered)})
	}
	for _, a := range t.Answers {
		out.Answers = append(out.Answers, answerJSON{a.Title, a.Cell, a.Listed, a.AtSource, a.Known, a.Same()})
	}
	return out
}

func alteredOf(altered []sheets.Alteration) []alteredJSON {
	out := []alteredJSON{}
	for _, a := range altered {
		out = append(out, alteredJSON{a.Sheet, a.Cell, a.Title, a.Old, a.New, a.String()})
	}
	return out
}
