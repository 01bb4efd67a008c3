"""What the book and the README show of Python is run as it stands."""

import json
import pathlib
import re
from decimal import Decimal

import pyarrow as pa
import pytest
from conftest import REPOSITORY, written
from pyarrow import parquet

import taxdiff

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(many: pa.Table, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A folder with 10,000 people, of whom ten come twice."""
    table = pa.concat_tables([many.slice(0, 9_990), many.slice(40, 10)])
    table = table.append_column("row", pa.array(range(1, 10_001), pa.int64()))
    parquet.write_table(table, tmp_path / "people.parquet")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(page: str) -> dict:
    """Runs the blocks of a page, one after the other; what they have left."""
    names: dict = {}
    blocks = BLOCK.findall((REPOSITORY / page).read_text(encoding="utf-8"))
    assert blocks, page
    for block in blocks:
        exec(compile(block, page, "exec"), names)
    return names


def test_the_page_of_engines(folder: pathlib.Path) -> None:
    names = run("book/src/guides/engines.md")
    expected = written(names["results"])
    assert written(pa.Table.from_pandas(names["of_pandas"], preserve_index=False)) == expected
    assert written(names["of_duckdb"].order("row").to_arrow_table()) == expected
    assert written(names["worked_out"]) == expected
    # Its rows are numbered from 1 like any, so who came before in another year is not among them.
    of_year = written(names["of_datafusion"], ["row", "mainland_tax"])
    taxes = {row["row"]: row["mainland_tax"] for row in expected}
    assert 0 < len(of_year) < len(expected)
    assert all(taxes[row["row"]] == row["mainland_tax"] for row in of_year)
    assert parquet.read_table("results.parquet").num_rows == 10_000


def test_the_page_of_what_is_not_row_local(folder: pathlib.Path) -> None:
    names = run("book/src/guides/not-row-local.md")
    assert names["summary"].codes["duplicate_person_year"] >= 10
    assert names["summary"].ruleset == taxdiff.ruleset


def test_the_readme_of_the_package(folder: pathlib.Path) -> None:
    run("calc-python/README.md")
    assert parquet.read_table("results.parquet").num_rows == 10_000


def test_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    file = REPOSITORY / "calc-python/examples/payroll.ipynb"
    monkeypatch.chdir(file.parent)
    names: dict = {}
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), file.name, "exec"), names)
    assert len(names["wrong"]) == 6
    # The figures of the README.
    assert names["worked_out"].summary.totals["benefit"] == Decimal("7529923.64")
    # 500,000 less 60,000 is 440,000; at 30% less 52,920 that is 79,080.00.
    assert names["answer"]["mainland"]["tax"] == "79080.00"
