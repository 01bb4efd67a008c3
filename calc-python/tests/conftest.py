"""What the tests share: the program, the cases, and tables in the types of each library."""

from __future__ import annotations

import csv
import io
import os
import pathlib
import subprocess
import tomllib
from decimal import Decimal

import pyarrow as pa
import pytest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["TAXDIFF_PROGRAM"]

AMOUNTS = pa.decimal128(18, 2)
DOLLARS = pa.decimal128(18, 0)


def example() -> str:
    """Forty invented people."""
    return (REPOSITORY / "fixtures/payrolls/example.csv").read_text(encoding="utf-8")


def program(command: list[str], text: str | bytes) -> str:
    """What the program prints; rows with mistakes end it with 1."""
    text = text.encode() if isinstance(text, str) else text
    ran = subprocess.run([PROGRAM, *command], input=text, capture_output=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr.decode()
    return ran.stdout.decode()


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text)))


def columns_of(text: str) -> dict[str, list[str | None]]:
    """The columns of a CSV file; blank is null."""
    rows = rows_of(text)
    return {name: [row[name] or None for row in rows] for name in rows[0]}


def is_number(value: str | None) -> bool:
    return value is None or value.replace(".", "", 1).isdigit()


def fits(values: list[str | None], scale: int) -> bool:
    return all(value is None or len(value.partition(".")[2]) <= scale for value in values)


# Numbers of people and documents, and words.
TEXTS = {
    "employee_id", "name", "id_type", "id_number", "hk_year_of_assessment", "talent_conditions",
}  # fmt: skip


def typed(columns: dict[str, list[str | None]], number: pa.DataType) -> pa.Table:
    """Columns with the types that a data engine has: numbers, yes or no, texts."""

    def array(name: str, values: list[str | None]) -> pa.Array:
        if name not in TEXTS:
            if set(values) <= {"yes", "no", None} and any(values):
                return pa.array([None if value is None else value == "yes" for value in values])
            if all(map(is_number, values)) and any(values):
                if name == "tax_year":
                    return pa.array([value and int(value) for value in values], pa.int64())
                if pa.types.is_floating(number):
                    return pa.array([value and float(value) for value in values], number)
                if pa.types.is_decimal(number) and fits(values, number.scale):
                    return pa.array([value and Decimal(value) for value in values], number)
        return pa.array(values, pa.string())

    return pa.table({name: array(name, values) for name, values in columns.items()})


def text_table(columns: dict[str, list[str | None]]) -> pa.Table:
    """Columns of text."""
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def written(results: object, names: list[str] | None = None) -> list[dict[str, str]]:
    """Results as the program writes them."""
    table = pa.table(results)
    names = names or table.column_names
    rows = table.select(names).to_pylist()
    return [{name: "" if row[name] is None else str(row[name]) for name in names} for row in rows]


def results_of(text: str, table: pa.Table) -> tuple[list[str], list[dict[str, str]]]:
    """The names of what comes back, and the program's rows of it."""
    rows = rows_of(text)
    names = [name for name in rows[0] if name not in table.column_names]
    return names, [{name: row[name] for name in names} for row in rows]


def cases() -> list[tuple[dict[str, str], list[dict[str, str]]]]:
    """Every case that is a person-year, by what is set for it."""
    together: dict[tuple[tuple[str, str], ...], list[dict[str, str]]] = {}
    for folder in ("published", "hand"):
        for file in sorted((REPOSITORY / "fixtures/cases" / folder).glob("*.toml")):
            for case in tomllib.loads(file.read_text(encoding="utf-8")).get("case", []):
                if "facts" in case:
                    row = {"employee_id": case["id"], "wages": "", **case["facts"]}
                    together.setdefault(tuple(case.get("settings", {}).items()), []).append(row)
    return [(dict(given), rows) for given, rows in together.items()]


def csv_of(rows: list[dict[str, str]]) -> str:
    """Rows as a CSV file."""
    names = sorted({name for row in rows for name in row})
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture(scope="session")
def people() -> pa.Table:
    """The example, typed."""
    return typed(columns_of(example()), AMOUNTS)


@pytest.fixture(scope="session")
def many(people: pa.Table) -> pa.Table:
    """65,536 rows of the example, each about a person of its own."""
    table = pa.concat_tables([people] * (65_536 // people.num_rows + 1)).slice(0, 65_536)
    ids = pa.array([f"{row:05}" for row in range(table.num_rows)])
    return table.set_column(0, "employee_id", ids).combine_chunks()
