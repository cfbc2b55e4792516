"""Workbooks and folders of CSV files, in and out.

file ──▶ file_kind ──▶ sheets ──▶ layouts ──▶ header ──▶ table ──▶ records ──▶ fields ──▶ Problem
         archive        cells with  upright,    aliases   kinds of  names       every fault and
         is it safe?    places      one header  zh/en     cells     as ids      note of all sheets

A further sheet needs a ``Schema`` (its columns with their names and kinds) and two calls::

    POOL = Schema("pool", (Column("id", "id", ("编号",), needed=True, filled=True), Column("lax", "severity", ("软弱涣散",))))
    book = read_sheets("选派.xlsx")
    table = read_table(next(sheet for sheet in book if POOL.is_named(sheet.name)), POOL)
    table.records()                # one mapping a row: values of the declared kinds, None where a cell is empty or faulty
    table.faults, table.notes      # every faulty cell with its place; what was normalised
    table.fault(3, "lax", 7, "why")  # a fault of your own about the fourth record
"""

from .files.read_sheets import read_sheets as read_sheets
from .schema.read_table import read_table as read_table
from .schema.schema import Column as Column
from .schema.schema import Schema as Schema
from .template import template as template
from .write import write_workbook as write_workbook
