"""Drives one LibreOffice for the tests of this folder.

One step is one line of JSON on standard input, {"do": name, ...}; its answer is
one line on standard output, {"ok": value} or {"error": text}. LibreOffice runs
with a profile of its own and ends with this program, which ends with its input.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import traceback

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import CellRangeAddress
from com.sun.star.table import TableSortField

XLSX = "Calc MS Excel 2007 XML"
PDF = "calc_pdf_Export"


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def url(path):
    return pathlib.Path(path).absolute().as_uri()


def speak(profile, locale):
    """Has the profile count and write as people of the locale do."""
    folder = pathlib.Path(profile, "user")
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>'
        + locale + "</value></prop></item></oor:items>", encoding="utf-8")


def start(soffice, profile):
    """Starts LibreOffice and returns its process and the remote context."""
    pipe = "shidian%d" % os.getpid()
    process = subprocess.Popen(
        [soffice, "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
         "-env:UserInstallation=" + url(profile), "--accept=pipe,name=%s;urp;" % pipe],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + 60
    while True:
        try:
            return process, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            if process.poll() is not None and process.returncode != 0 or time.monotonic() > deadline:
                stop(process)
                raise
            time.sleep(0.1)


def stop(process):
    """Ends the process and what it started."""
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        pass
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


class Office:
    """The steps. There is one document open at a time."""

    def __init__(self, context):
        self.manager = context.ServiceManager
        self.context = context
        self.desktop = self.create("com.sun.star.frame.Desktop")
        self.dispatcher = self.create("com.sun.star.frame.DispatchHelper")
        self.document = None

    def create(self, name):
        return self.manager.createInstanceWithContext(name, self.context)

    def open(self, path):
        self.close()
        self.document = self.desktop.loadComponentFromURL(url(path), "_blank", 0, ())
        if self.document is None:
            raise ValueError("LibreOffice does not open " + path)

    def close(self):
        if self.document is not None:
            self.document.close(True)
            self.document = None

    def save(self, path):
        self.document.storeToURL(url(path), (prop("FilterName", XLSX), prop("Overwrite", True)))

    def pdf(self, path):
        self.document.storeToURL(url(path), (prop("FilterName", PDF), prop("Overwrite", True)))

    def calculate(self):
        """Works out every formula again, whatever result was stored."""
        self.document.calculateAll()

    def lines(self, pixels, points, texts):
        """How many lines each text makes in a cell so many pixels wide."""
        self.close()
        document = self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        try:
            sheet = document.Sheets.getByIndex(0)
            cell, row = sheet.getCellByPosition(0, 0), sheet.Rows.getByIndex(0)
            sheet.Columns.getByIndex(0).Width = round(pixels * 2540 / 96)
            cell.IsTextWrapped, cell.CharHeight, cell.CharHeightAsian = True, points, points

            def height(text):
                cell.setString(text)
                row.OptimalHeight = True
                return row.Height

            one = height("字")
            line = height("字\n字") - one
            return [1 + round((height(text) - one) / line) for text in texts]
        finally:
            document.close(True)

    def keep_only(self, sheets):
        """Removes the other sheets, so that only these are printed."""
        if self.document.isProtected():
            self.document.unprotect("")
        for name in self.sheets():
            if name not in sheets:
                self.document.Sheets.removeByName(name)

    def sheets(self):
        return list(self.document.Sheets.ElementNames)

    def sheet(self, name):
        return self.document.Sheets.getByName(name)

    def names(self, sheet):
        """Every name of the sheet and the cells it stands for, as C8 or C8:C9."""
        found = {}
        ranges = self.sheet(sheet).NamedRanges
        for name in ranges.ElementNames:
            cells = ranges.getByName(name).ReferredCells
            if cells is not None:
                found[name] = cells.AbsoluteName.split(".")[-1].replace("$", "")
        return found

    def unprotect(self, sheets):
        """What 撤销工作表保护 does; the workbook is locked without a password."""
        if self.document.isProtected():
            self.document.unprotect("")
        for name in sheets:
            if self.sheet(name).isProtected():
                self.sheet(name).unprotect("")

    def dispatch(self, command, *arguments):
        frame = self.document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, ".uno:" + command, "", 0, arguments)

    def type(self, sheet, cells):
        """Types text into cells as a person at the keyboard does."""
        self.document.CurrentController.setActiveSheet(self.sheet(sheet))
        for cell, text in cells.items():
            self.dispatch("GoToCell", prop("ToPoint", cell))
            self.dispatch("EnterString", prop("StringName", text))

    def put(self, sheet, texts, numbers):
        """Sets values directly, as a macro does."""
        for cell, text in texts.items():
            self.sheet(sheet).getCellRangeByName(cell).setString(text)
        for cell, number in numbers.items():
            self.sheet(sheet).getCellRangeByName(cell).setValue(float(number))

    def new_sheet(self, name, at):
        self.document.Sheets.insertNewByName(name, at)

    def formulas(self, sheet, cells):
        """Puts formulas, numbers or texts into cells, as typed in English."""
        for cell, formula in cells.items():
            self.sheet(sheet).getCellRangeByName(cell).Formula = formula

    def colour(self, sheet, cells, colour):
        for cell in cells:
            self.sheet(sheet).getCellRangeByName(cell).CellBackColor = colour

    def insert_row(self, sheet, row):
        self.sheet(sheet).Rows.insertByIndex(row - 1, 1)

    def copy_sheet(self, sheet, to):
        names = self.sheets()
        self.document.Sheets.copyByName(sheet, to, names.index(sheet) + 1)

    def sort(self, sheet, area, column, ascending):
        """Sorts the rows of the area by the column of that index."""
        field = TableSortField(Field=column, IsAscending=ascending)
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        descriptor = (prop("SortFields", fields), prop("ContainsHeader", False), prop("IsSortColumns", False))
        uno.invoke(self.sheet(sheet).getCellRangeByName(area), "sort", (uno.Any("[]com.sun.star.beans.PropertyValue", descriptor),))

    def hide_rows(self, sheet, rows):
        """Hides rows as a filter does."""
        for row in rows:
            self.sheet(sheet).Rows.getByIndex(row - 1).IsFiltered = True

    def last_column(self, sheet):
        """The letters of the last column that holds something."""
        cursor = self.sheet(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)
        return cursor.AbsoluteName.split("$")[-2]

    def texts(self, sheet, area):
        """What the cells show, row by row."""
        cells = self.sheet(sheet).getCellRangeByName(area)
        return [[str(value) for value in row] for row in cells.getDataArray()]


def serve(office):
    for line in sys.stdin:
        step = json.loads(line)
        try:
            answer = {"ok": getattr(office, step.pop("do"))(**step)}
        except Exception:
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


def main():
    if len(sys.argv) > 3:
        speak(sys.argv[2], sys.argv[3])
    process, context = start(sys.argv[1], sys.argv[2])
    try:
        office = Office(context)
        print(json.dumps({"ok": "ready"}), flush=True)
        serve(office)
        office.close()
        office.desktop.terminate()
    finally:
        stop(process)


if __name__ == "__main__":
    main()
