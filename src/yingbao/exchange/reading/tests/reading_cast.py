"""Files the tests send: built here byte by byte, so that each shows one thing."""

import zipfile
from pathlib import Path

from yingbao.exchange.reading.dispatch import read_file
from yingbao.exchange.reading.problems import Refused
from yingbao.exchange.reading.shapes import FileProblem, Limits

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def read_here(path, limits=None):
    """Grids and problems of one file, without a child: for tests of the readers themselves."""
    grids, problems = [], []
    try:
        for part in read_file(Path(path), Path(path).name, limits or Limits()):
            (problems if isinstance(part, FileProblem) else grids).append(part)
    except Refused as refused:
        return [], [refused.problem]
    return grids, problems


def rows(grid):
    return [list(row.values()) for row in grid.cells.to_pylist()]


def codes(problems):
    return [found.code for found in problems]


def write_package(path, sheet_rows, *, settings="", after="", prolog="", extra=None):
    """A minimal xlsx whose sheet XML is given, so that odd XML can be tried."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{settings}'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'{prolog}<worksheet xmlns="{MAIN}">'
        f"<sheetData>{sheet_rows}</sheetData>{after}</worksheet>",
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return path
