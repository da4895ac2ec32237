package parcel

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"slices"
	"strings"

	"shidian/consolidate/workbook/ooxml"
)

// deepest is how many multiparts may stand in each other: mixed, related, alternative
// are three.
const deepest = 8

func openMail(r io.ReaderAt, size int64, lim ooxml.Limits) (*Parcel, error) {
	p := &Parcel{Letter: true}
	err := walkMail(r, size, func(a attachment) error {
		switch {
		case a.name == "":
		case a.drawn:
			p.Drawn++
		case len(p.Members) == lim.Entries:
			return ErrTooMany
		default:
			n := len(p.Members)
			p.Members = append(p.Members, Member{Name: a.name, Open: func() (io.ReadCloser, error) { return openAttachment(r, size, n, lim) }})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// openAttachment goes through the mail once more, to the n-th member.
func openAttachment(r io.ReaderAt, size int64, n int, lim ooxml.Limits) (io.ReadCloser, error) {
	var body io.Reader
	err := walkMail(r, size, func(a attachment) error {
		if a.name == "" || a.drawn {
			return nil
		}
		if n--; n < 0 {
			body = a.body
			return errStop
		}
		return nil
	})
	switch {
	case body != nil:
		return &bounded{body, io.NopCloser(body), lim.EntryBytes}, nil
	case err == nil:
		err = ErrDamaged
	}
	return nil, err
}

// errStop ends a walk that has found what it was for.
var errStop = errors.New("enough")

// attachment is a part of a mail as it is met: 申报表.xlsx.
type attachment struct {
	name  string    // "" for the text
	drawn bool      // a picture in the text
	body  io.Reader // decoded, until the next part
}

func walkMail(r io.ReaderAt, size int64, visit func(attachment) error) error {
	m, err := mail.ReadMessage(begun(bufio.NewReader(io.NewSectionReader(r, 0, size))))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(m.Header["Mime-Version"])+len(m.Header["Content-Type"])+len(m.Header["From"])+len(m.Header["Subject"]) == 0 {
		return fmt.Errorf("%w: no mail", ErrDamaged)
	}
	return walkPart(textproto.MIMEHeader(m.Header), m.Body, "", 0, visit)
}

// begun is the mail from its first line on: one that was saved by hand may begin with a
// byte order mark, with blank lines, or with the line of a mailbox, From a@example.com Sat.
func begun(r *bufio.Reader) *bufio.Reader {
	if mark, _ := r.Peek(3); string(mark) == "\ufeff" {
		_, _ = r.Discard(3)
	}
	const most = 100
	for range most {
		if c, err := r.Peek(1); err != nil || c[0] != '\r' && c[0] != '\n' {
			break
		}
		_, _ = r.Discard(1)
	}
	return r
}

// walkPart visits a part of a mail, or those that are in it. kind is the multipart in
// which it stands.
func walkPart(head textproto.MIMEHeader, body io.Reader, kind string, depth int, visit func(attachment) error) error {
	media, params := parseValue(head.Get("Content-Type"))
	if inside, ok := strings.CutPrefix(media, "multipart/"); ok && params["boundary"] != "" {
		if depth == deepest {
			return ErrTooMany
		}
		// A mail that is cut within the header of a part ends for multipart as a whole one
		// does. With blank lines behind it the header ends, and the end is missed.
		whole := io.MultiReader(body, strings.NewReader("\r\n\r\n"))
		return walkParts(multipart.NewReader(whole, params["boundary"]), inside, depth, visit)
	}
	disposition, more := parseValue(head.Get("Content-Disposition"))
	a := attachment{body: decoded(head.Get("Content-Transfer-Encoding"), body)}
	for _, name := range []string{more["filename"], params["name"]} {
		if a.name == "" {
			a.name = path.Base("/" + cleanPath(name))
		}
		if a.name == "/" {
			a.name = ""
		}
	}
	if disposition != "attachment" && (media == "" || strings.HasPrefix(media, "text/")) && isLetter(a.name) {
		return visit(attachment{})
	}
	a.drawn = kind == "related" && disposition != "attachment" && strings.HasPrefix(media, "image/")
	if a.name == "" {
		a.name = "未命名" + endings[media]
	}
	return visit(a)
}

// isLetter reports whether a text of that name is what the mail says itself. Some servers
// give it one: ATT00001.htm.
func isLetter(name string) bool {
	return name == "" || slices.Contains([]string{".txt", ".htm", ".html"}, strings.ToLower(path.Ext(name)))
}

// endings are those of parts that have no name.
var endings = map[string]string{
	"message/rfc822": ".eml", "application/zip": ".zip", "application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}

func walkParts(parts *multipart.Reader, kind string, depth int, visit func(attachment) error) error {
	for {
		part, err := parts.NextRawPart()
		switch {
		case err == io.EOF: // wrapped in another error it says that the end is missing
			return nil
		case err != nil:
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if err := walkPart(part.Header, part, kind, depth+1, visit); err != nil {
			return err
		}
	}
}

func decoded(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &letters{body})
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// letters passes over the blanks that some gateways put into base64.
type letters struct{ io.Reader }

func (l *letters) Read(into []byte) (int, error) {
	n, err := l.Reader.Read(into)
	kept := into[:0]
	for _, b := range into[:n] {
		if b != ' ' && b != '\t' {
			kept = append(kept, b)
		}
	}
	return len(kept), err
}
