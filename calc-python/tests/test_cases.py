"""Every case, through the tables of every library, is as the command line says."""

import datafusion
import duckdb
import pandas
import polars
import pyarrow as pa
import pytest
from conftest import (
    AMOUNTS, cases, columns_of, csv_of, example, program, results_of, text_table, typed, written,
)  # fmt: skip

import taxdiff


def a_dictionary(table: pa.Table) -> pa.Table:
    """The same with every text in a dictionary."""
    return pa.table({
        name: column.dictionary_encode() if pa.types.is_string(column.type) else column
        for name, column in zip(table.column_names, table.columns)
    })


FRAMES = {
    "pyarrow": lambda table: table,
    "pyarrow batch": lambda table: table.combine_chunks().to_batches()[0],
    "pyarrow reader": lambda table: table.to_reader(7),
    "dictionaries": a_dictionary,
    "polars": polars.from_arrow,
    "pandas": lambda table: table.to_pandas(),
    "pandas of Arrow": lambda table: table.to_pandas(types_mapper=pandas.ArrowDtype),
    "duckdb": duckdb.from_arrow,
    "datafusion": lambda table: datafusion.SessionContext().from_arrow(table),
}
TYPES = {
    "text": text_table,
    "decimals": lambda columns: typed(columns, AMOUNTS),
    "wide decimals": lambda columns: typed(columns, pa.decimal128(38, 12)),
    "floats": lambda columns: typed(columns, pa.float64()),
}


@pytest.fixture(scope="module")
def expected() -> list:
    """The cases, and what the command line says of them."""
    found = []
    for given, rows in cases():
        text = csv_of(rows)
        sets = [word for pair in given.items() for word in ("--set", "=".join(pair))]
        found.append((given, text, program(["batch", "-", "--quiet", *sets], text)))
    assert sum(len(rows) for _, rows in cases()) > 170
    return found


@pytest.mark.parametrize("types", TYPES)
@pytest.mark.parametrize("frame", FRAMES)
def test_every_case_is_as_the_command_line_says(frame: str, types: str, expected: list) -> None:
    for given, text, said in expected:
        table = TYPES[types](columns_of(text))
        results = taxdiff.assess_table(FRAMES[frame](table), given, keep=[])
        names, rows = results_of(said, table)
        assert results.column_names == names
        assert written(results) == rows


def test_a_whole_file_is_the_bytes_of_the_command_line() -> None:
    table = text_table(columns_of(example()))
    results = taxdiff.assess_table(table)
    rows = written(results)
    said = program(["batch", "-", "--quiet"], example())
    header = said.split("\n", 1)[0].split(",")
    assert results.column_names == header
    assert csv_of_order(header, rows) == said
    assert results.error_rows == 6
    assert results.errors_left_out == 0
    errors = {error.row + 1: error for error in results.errors}
    assert len(errors) == 6
    assert str(errors[7].row) in repr(errors[7])


def csv_of_order(names: list[str], rows: list[dict[str, str]]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
