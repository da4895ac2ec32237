//go:build !unix

package hostile

func special(pack) []Case { return nil }
