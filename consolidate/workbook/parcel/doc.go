// Package parcel looks into files that carry others, as they arrive in a mail: an
// archive (.zip) and a mail itself (.eml). It lists their members and reads one of them,
// within bounds and one level deep. It writes nothing and knows nothing of workbooks.
//
// Archives are read with archive/zip, mails with net/mail and mime/multipart: what they
// say of sizes is held against the bounds first and once more while it is read. What is
// ours are the names, which in China are often in GBK (names.go, params.go).
package parcel
