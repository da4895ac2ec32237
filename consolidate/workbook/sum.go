package workbook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Bytes are those of the file, or of the one in an archive or a mail.
func (f Found) Bytes(ctx context.Context) ([]byte, error) {
	return readFound(ctx, f, nil, f.limits().FileBytes)
}

// Sum is the SHA-256 of a found file in lower-case hex, "" when it is skipped
// or cannot be read. Who looks for one file among thousands need not open them
// all.
func (r *Reader) Sum(ctx context.Context, f Found) (string, error) {
	if f.Skip != "" || f.isAttachment() {
		return "", nil
	}
	data, err := r.readFile(ctx, f, f.limits().FileBytes)
	if ctx.Err() != nil {
		return "", fmt.Errorf("read %s: %w", f.Path, ctx.Err())
	}
	if err != nil || len(data) == 0 {
		return "", nil
	}
	return SumOf(data), nil
}

// SumOf is the SHA-256 of the bytes in lower-case hex.
func SumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
