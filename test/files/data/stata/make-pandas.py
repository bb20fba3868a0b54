"""Makes stata/made/big*.dta: files with the highest byte first. Run in stata/ with pandas 3.1."""
import pandas as pd

rows = pd.DataFrame({
    "a_byte": pd.Series([1, 2, 100], dtype="int8"),
    "a_int": pd.Series([-300, 0, 32740], dtype="int16"),
    "a_long": pd.Series([-70000, 1, 2147483620], dtype="int32"),
    "a_float": pd.Series([0.5, None, -2.25], dtype="float32"),
    "a_double": [1.1, None, -1e300],
    "text": ["a", "", "Aarhus"],
    "day": pd.to_datetime(["2021-03-01", "1959-12-31", None]),
})
labels = {"a_byte": {1: "yes", 2: "no"}}
for version in (114, 117, 118, 119):
    strings = ["text"] if version >= 117 else None
    rows.to_stata(f"made/big{version}.dta", byteorder="big", version=version, write_index=False, convert_strl=strings,
                  convert_dates={"day": "td"}, value_labels=labels, variable_labels={"a_int": "An int"}, data_label="Big")
