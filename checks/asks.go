package checks

import (
	"slices"

	"shidian/templates/form"
)

// What a merge itself acts upon is asked for here, so that a rule's number is said by the
// rule alone: C011 keeps a file out of everything, R013 keeps a project returned.

// IsSameFile reports whether the finding tells of a file that came twice (W009).
func (f Finding) IsSameFile() bool { return f.Rule == sameOrSuperseded }

// TellsOtherName reports whether the finding tells of a file whose name says another unit
// (C005).
func (f Finding) TellsOtherName() bool { return f.Rule == otherName }

// AsksWhichIsNewer reports whether the finding asks which of two versions is the newer
// one (C009).
func (f Finding) AsksWhichIsNewer() bool { return f.Rule == unclearVersions }

// AsksWhenItCame reports whether the finding asks for the day of arrival that staff
// entered (C007).
func (f Finding) AsksWhenItCame() bool { return f.Rule == misdated }

// AsksWhoSentIt reports whether the finding asks who sent a file (C011).
func (f Finding) AsksWhoSentIt() bool { return f.Rule == unknownSender }

// AnsweredWithReceipt reports whether staff answer the finding where they note how a file
// arrived (C003, C004, C007, C011, C012).
func (f Finding) AnsweredWithReceipt() bool {
	return slices.Contains([]*Rule{late, unproved, misdated, unknownSender, enteredSender}, f.Rule)
}

// AsksWhatCounts reports whether the finding asks whether an answer counts that is
// crossed out, unseen or a picture (F014, F015).
func (f Finding) AsksWhatCounts() bool { return f.Rule == crossedOut || f.Rule == noText }

// ChangesCount reports whether a project or a file is counted otherwise once somebody has
// answered the finding: it is an error, or asks whether an answer counts.
func (f Finding) ChangesCount() bool { return f.RuleSeverity() == Error || f.AsksWhatCounts() }

// AsksToConfirmEntry reports whether the finding asks a person to compare a workbook with
// the document from which it was filled (W018).
func (f Finding) AsksToConfirmEntry() bool {
	return f.Rule == wordForm && f.Sheet == form.SheetConfirm
}

// AsksToEnter reports whether the finding asks a person to enter what a document says
// (W018, W019).
func (f Finding) AsksToEnter() bool {
	return f.Rule == otherForm || f.Rule == wordForm && !f.AsksToConfirmEntry()
}

// LeavesUnread reports whether nobody knows what the file says that the finding is about:
// it could not be read (W001, W002, W010, W012, W014).
func (f Finding) LeavesUnread() bool {
	return slices.Contains([]*Rule{notWorkbook, unsafe, damaged, unopened, newerFormat}, f.Rule)
}

// TellsNotFiled reports whether the finding says that a unit has nothing that counts (C001,
// R007).
func (f Finding) TellsNotFiled() bool { return f.Rule == notFiled || f.Rule == noList }

// OfLimit reports whether the finding says of a limit what its contest says.
func (f Finding) OfLimit() bool { return f.Domain != "" }

// AsksToLookAgain reports whether the finding asks about a project that was returned and
// has come again (R013).
func (f Finding) AsksToLookAgain() bool { return f.Rule == refiled }

// AsksAboutList reports whether the finding asks about what was altered by hand in a
// project's row on a list (R014).
func (f Finding) AsksAboutList() bool { return f.Rule == alteredOnList }

// Question is the question of C010 about the project. Its reply has to be known before
// the units are counted, and so before the rule runs.
func (l LeftOut) Question() string {
	f := l.finding()
	f.Rule = leftOut
	return f.Question()
}
