package rollup

// EnteredSince reports whether people have entered anything in the rollup since
// it was written.
func (s *State) EnteredSince() bool {
	if s.Written == nil {
		return false
	}
	a, b := s.enteredTexts(), s.Written.State.enteredTexts()
	if len(a) != len(b) {
		return true
	}
	for i := range a {
		if a[i] != b[i] {
			return true
		}
	}
	return false
}

// Entries counts what people have entered, for a message.
func (s *State) Entries() int { return len(s.enteredTexts()) }

// JoinCopies joins two copies of one writing.
func JoinCopies(a, b *State) *State { return Join(a, b) }
