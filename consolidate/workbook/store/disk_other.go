//go:build !unix && !windows

package store

const foldersSync = false

func unsyncable(error) bool { return false }

func (rootDisk) locked(error) bool { return false }

func isTrouble(error, Trouble) bool { return false }
