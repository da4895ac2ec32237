package sheets

import (
	"encoding/json"

	"shidian/checks"
	"shidian/consolidate/record"
	"shidian/templates/form"
	"shidian/templates/plan"
)

// The list of an office that selects says behind its sheets what has a project number and
// what became of the projects that it does not hold. Of what people entered only that is
// in it which is written for the units (record.Result).

func (k *keptWriter) keepSelection(r *record.Rollup) error {
	if r.Choosing().ByItself {
		return nil
	}
	if err := k.add(keptIssuedLine, r.Issued()); err != nil {
		return err
	}
	for _, result := range r.Results() {
		if err := k.add(keptResultLine, result); err != nil {
			return err
		}
	}
	return nil
}

// selection is what a list says of the selection; said is false for one that a program of
// before wrote. What was made long by hand is cut: nothing is decided by it.
func (k *keptBook) selection() (results []record.Result, issued []record.Issued, said bool) {
	_ = k.each(keptIssuedLine, func(text string) error {
		said = true
		return json.Unmarshal([]byte(text), &issued)
	})
	_ = k.each(keptResultLine, func(text string) error {
		var one record.Result
		if err := json.Unmarshal([]byte(text), &one); err != nil {
			return err
		}
		for _, part := range []*string{&one.Sender, &one.Region, &one.Domain, &one.Name, &one.Unit, &one.Rank, &one.Why} {
			*part = form.Cut(form.OneLine(*part), longestRemark)
		}
		results = append(results, one)
		return nil
	})
	return results, issued, said
}

// numbers are the project numbers of the forms of the list, by the plan's pattern: a list
// of before there were any goes by its rows.
func (r *ListReading) numbers(p *plan.Plan, senders map[*form.Filled]string) map[*form.Filled]string {
	if p.ProjectNumber == "" {
		return nil
	}
	keys := map[*form.Filled]string{}
	for _, f := range r.Forms {
		keys[f.Filled] = f.Key
	}
	issued := r.Issued
	if !r.issuedBy {
		for _, row := range r.Rows {
			if row.Filled != nil {
				domain, _ := checks.NewApplication(row.Filled, p, p.Choices(), plan.Region{}, form.Date{}).Domain()
				issued = append(issued, record.Issued{Key: keys[row.Filled], Domain: domain.Name, Unit: senders[row.Filled]})
			}
		}
	}
	of := make([]plan.Numbered, len(issued))
	for i, one := range issued {
		of[i] = plan.Numbered{Domain: one.Domain, Unit: one.Unit}
	}
	byKey := map[string]string{}
	for i, number := range p.ProjectNumbers(of) {
		byKey[issued[i].Key] = number
	}
	numbers := map[*form.Filled]string{}
	for filled, key := range keys {
		numbers[filled] = byKey[key]
	}
	return numbers
}
