package xlsx

import "context"

// Read reads one workbook with a reader of its own.
func Read(ctx context.Context, data []byte, lim Limits) (*Book, error) {
	return new(Reader).Read(ctx, data, lim)
}
