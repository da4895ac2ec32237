"""Fills and reads workbooks with openpyxl for the tests of this folder.

One step is one line of JSON on standard input, {"do": name, ...}; its answer is
one line on standard output, {"ok": value} or {"error": text}.
"""
import datetime
import json
import sys
import traceback
import warnings

import openpyxl
from openpyxl.utils.datetime import to_excel

warnings.simplefilter("ignore")  # openpyxl says what it does not keep


def names_of(book, sheet):
    """The names of the sheet and the cells they stand for, as C8 or C8:C9."""
    if hasattr(sheet, "defined_names"):  # openpyxl 3.1 and later
        texts = {name: found.attr_text for name, found in sheet.defined_names.items()}
    else:
        index = book.sheetnames.index(sheet.title)
        texts = {found.name: found.attr_text for found in book.defined_names.definedName if found.localSheetId == index}
    return {name: text.split("!")[-1].replace("$", "") for name, text in texts.items() if "!" in text}


def names(path, sheet):
    book = openpyxl.load_workbook(path)
    return names_of(book, book[sheet])


def fill(path, out, sheets):
    """Puts values into cells: {sheet: {cell: {"text"|"number"|"date": value}}}."""
    book = openpyxl.load_workbook(path)
    for sheet, cells in sheets.items():
        for cell, value in cells.items():
            book[sheet][cell] = value_of(**value)
    book.save(out)


def value_of(text=None, number=None, date=None):
    if date is not None:
        return datetime.date.fromisoformat(date)
    return number if number is not None else text


def retype(path, out, sheet, title, merges):
    """Makes a new workbook with the values of one sheet and nothing else of
    it: no names, no properties, and its merged cells only when asked for."""
    old = openpyxl.load_workbook(path, data_only=True)[sheet]
    book = openpyxl.Workbook()
    new = book.active
    new.title = title
    for row in old.iter_rows():
        for cell in row:
            if cell.value is not None:
                new[cell.coordinate] = cell.value
    if merges:
        for area in old.merged_cells.ranges:
            new.merge_cells(area.coord)
    book.save(out)


def other(out, rows):
    """Makes a workbook that has nothing to do with the form."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(out)


def cells(path):
    """Every value of every sheet: {sheet: {cell: [kind, text]}}."""
    book = openpyxl.load_workbook(path, data_only=True)
    found = {}
    for sheet in book.worksheets:
        values = found[sheet.title] = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and cell.value != "":
                    values[cell.coordinate] = kind_of(cell)
    return found


def kind_of(cell):
    value = cell.value
    if isinstance(value, bool):
        return ["bool", "1" if value else "0"]
    if isinstance(value, (int, float)):
        return ["number", repr(float(value))]
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return ["number", repr(float(to_excel(value)))]
    return ["error" if cell.data_type == "e" else "text", value]


def main():
    steps = {step.__name__: step for step in (names, fill, retype, other, cells)}
    print(json.dumps({"ok": "ready"}), flush=True)
    for line in sys.stdin:
        step = json.loads(line)
        try:
            answer = {"ok": steps[step.pop("do")](**step)}
        except Exception:
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
