package screen

// Tone says how a line is meant: Bad for a county that has sent nothing.
type Tone string

// The tones, as the parameters of SGR (ECMA-48) that a terminal understands.
const (
	Plain  Tone = ""
	Strong Tone = "1"  // a heading, a number that matters
	Good   Tone = "32" // green: nothing to do
	Warn   Tone = "33" // yellow: somebody has to look
	Bad    Tone = "31" // red: it is missing or wrong
)

func (s *Screen) painted(tone Tone, text string) string {
	if tone == Plain || !s.colour || text == "" {
		return text
	}
	return "\x1b[" + string(tone) + "m" + text + "\x1b[0m"
}
