package wizard

import (
	"path"
	"strings"
)

// archiveFolders are how programs that open archives name the folder below the
// temporary one from which they start what lies in an archive.
func archiveFolders() []string {
	return []string{
		"temp*_*.zip", "*.zip.*", // Explorer, before and since Windows 11
		"rar$*", "7z*", "360zip*", "bnz.*", "hz$*", "wz*", // WinRAR, 7-Zip, 360, Bandizip, 好压, WinZip
		".fr-*", "ark-*", // file-roller, Ark
	}
}

// InArchive reports whether a program in the folder was started from within an archive:
// what it writes there is deleted when the window of the archive is closed.
func InArchive(folder string) bool {
	names := strings.FieldsFunc(strings.ToLower(folder), func(r rune) bool { return r == '/' || r == '\\' })
	temporary := false
	for _, name := range names {
		for _, pattern := range archiveFolders() {
			if matched, err := path.Match(pattern, name); err == nil && matched && (temporary || strings.HasPrefix(name, ".fr-")) {
				return true
			}
		}
		temporary = temporary || name == "temp" || name == "tmp"
	}
	return false
}
