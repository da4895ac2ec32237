package record

import (
	"reflect"
	"slices"
	"testing"
)

// Who adds a field to what people enter says in entries.go in which column it stands:
// without that it would be drawn nowhere, read nowhere, and be lost.
func TestEveryFieldThatPeopleFillHasItsColumn(t *testing.T) {
	// What of a decision nobody types: whose it is, and which version it is about.
	hasColumns(t, "ReceiptEntries", ReceiptEntries(), nil)
	hasColumns(t, "DecisionEntries", DecisionEntries(), []string{"Region", "Name", "Key", "Version"})
	hasColumns(t, "ReplyEntries", ReplyEntries(), nil)
}

func hasColumns[R any](t *testing.T, list string, entries []EntryColumn[R], notTyped []string) {
	t.Helper()
	var filled R
	of := reflect.ValueOf(&filled).Elem()
	for i := range of.NumField() {
		field := of.Type().Field(i)
		if field.Type.Kind() != reflect.String || slices.Contains(notTyped, field.Name) {
			continue
		}
		at := of.Field(i).Addr().Interface().(*string)
		if !slices.ContainsFunc(entries, func(e EntryColumn[R]) bool { return e.Of(&filled) == at }) {
			t.Errorf("%s has a field %s without a column: add it to %s in entries.go (or replies.go), or name it here as what nobody types", of.Type().Name(), field.Name, list)
		}
	}
}
