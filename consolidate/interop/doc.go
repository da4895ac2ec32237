// Package interop holds tests and nothing else: the programs that offices have
// on their desks, at both ends of the chain. LibreOffice and openpyxl fill what
// templates hands out, and open and save again what a merge has written; what
// our reader then finds has to be what was typed.
//
// Both are driven by the scripts in testdata, through the Python they come
// with. On a machine without them the tests skip and say so. With CI=true or
// SHIDIAN_REQUIRE_TOOLS=1 they fail instead.
package interop
