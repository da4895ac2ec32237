package store

import "context"

// Most tests keep no old file.

func putAll(ctx context.Context, dir string, outputs []Output) error {
	_, err := Put(ctx, dir, outputs, nil, false)
	return err
}

func (p putter) put(ctx context.Context, outputs []Output) error {
	_, err := p.putKeeping(ctx, outputs, nil)
	return err
}
