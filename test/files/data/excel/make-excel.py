"""Makes made/openpyxl.xlsx and made/openpyxl1904.xlsx. Run in this folder with openpyxl 3.1."""
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

for name, epoch in (("openpyxl", None), ("openpyxl1904", CALENDAR_MAC_1904)):
    book = Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = "Svar 2021"
    sheet.append(["person", "vægt", "svaret", "født", "klokken", "blandet", "", "område"])
    sheet.append([101, 1.25, datetime(2021, 5, 31, 13, 5, 59), date(1948, 2, 29), time(8, 30), 1, "x", "Gellerup "])
    sheet.append([102, None, datetime(2021, 6, 1), date(1904, 1, 2), time(23, 59, 59), "to", None, "Tåstrupgård"])
    sheet.append([])
    sheet.append([103, -3e-7, None, date(2021, 12, 31), None, True, None, "€ & <5>"])
    sheet.append([104, 0, datetime(1999, 12, 31, 23, 59, 59, 500000), None, time(0, 0), "#N/A", None, None])
    sheet.merge_cells("H5:H6")
    other = book.create_sheet("Tom")
    other.sheet_state = "hidden"
    book.create_sheet("Kun navne").append(["a", "b"])
    book.save(f"made/{name}.xlsx")
