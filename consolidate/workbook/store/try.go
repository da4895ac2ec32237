package store

import "os"

// TryFolder reports why nothing can be written into the folder, by writing there; nil when
// something can. Nothing is left behind.
func TryFolder(folder string) error {
	file, err := os.CreateTemp(folder, ownPrefix+"*"+tempSuffix)
	if err != nil {
		return err
	}
	file.Close()
	return os.Remove(file.Name())
}
