package checks

func fileRules() []*Rule    { return nil }
func answerRules() []*Rule  { return nil }
func projectRules() []*Rule { return nil }
func unitRules() []*Rule    { return nil }
func rollupRules() []*Rule  { return nil }
