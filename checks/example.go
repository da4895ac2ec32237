package checks

// Example is a case in which the rule speaks.
type Example struct{}
