package store

// Trouble is what keeps a system from writing, where people can do something
// about it. The zero value is any other cause.
type Trouble int

// The troubles.
const (
	DiskFull    Trouble = iota + 1 // or the user's share of it
	ReadOnly                       // a disk that takes nothing
	NameTooLong                    // of a file, a folder or the whole path
	TooManyOpen                    // files, by this program or by all
)

// TroubleOf tells the trouble in an error of the system.
func TroubleOf(err error) Trouble {
	for t := DiskFull; t <= TooManyOpen; t++ {
		if isTrouble(err, t) {
			return t
		}
	}
	return 0
}
