package checks

import "slices"

// Rules returns every rule once, in the order of the catalogue. A rule is a
// constant in all but name: nothing changes one.
func Rules() []*Rule {
	return slices.Concat(fileRules(), answerRules(), doubtRules(), projectRules(), unitRules(), rollupRules())
}

// Find returns the rule with the ID.
func Find(id string) (*Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}
