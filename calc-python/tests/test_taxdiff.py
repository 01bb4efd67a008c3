"""The package against the command line and against figures worked out by hand.

TAXDIFF names the program, and PAYROLLS the folder of example payrolls.
"""

import csv
import io
import json
import os
import subprocess
from decimal import Decimal

import pytest

import taxdiff

pyarrow = pytest.importorskip("pyarrow")

PROGRAM = os.environ["TAXDIFF"]
EXAMPLE = os.path.join(os.environ["PAYROLLS"], "example.csv")


def example():
    with open(EXAMPLE, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def command_line():
    ran = subprocess.run([PROGRAM, "batch", EXAMPLE, "--quiet"], capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr
    return list(csv.DictReader(io.StringIO(ran.stdout)))


def texts(results):
    """Results as the command line writes them."""
    rows = pyarrow.table(results).to_pylist()
    return [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows]


def assert_as_the_command_line(results):
    found, expected = texts(results), command_line()
    assert len(found) == len(expected)
    for row, said in zip(found, expected):
        assert row == {name: said[name] for name in row}


def typed():
    """The example with amounts as decimals, counts as integers and yes or no as booleans."""
    columns = {}
    for name, cells in example().items():
        given = [cell for cell in cells if cell]
        if given and name not in ("employee_id", "id_number") and all(
            cell.replace(".", "", 1).isdigit() for cell in given
        ):
            whole = all("." not in cell for cell in given)
            of = int if whole else Decimal
            columns[name] = [of(cell) if cell else None for cell in cells]
        elif given and set(given) <= {"yes", "no"}:
            columns[name] = [{"yes": True, "no": False}.get(cell) for cell in cells]
        else:
            columns[name] = cells
    return columns


def test_a_table_is_as_the_command_line_says():
    assert_as_the_command_line(taxdiff.assess_table(pyarrow.table(example()), threads=2))
    assert_as_the_command_line(taxdiff.assess_table(pyarrow.table(typed())))


def test_batches_and_readers_are_tables():
    table = pyarrow.table(typed())
    reader = pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=3))
    assert_as_the_command_line(taxdiff.assess_table(reader))
    batch = table.combine_chunks().to_batches()[0]
    assert_as_the_command_line(taxdiff.assess_table(batch))


def test_polars():
    polars = pytest.importorskip("polars")
    people = polars.DataFrame(typed(), infer_schema_length=None)
    results = polars.DataFrame(pyarrow.table(taxdiff.assess_table(people)))
    assert_as_the_command_line(taxdiff.assess_table(people))
    assert people.hstack(results).width == people.width + results.width


def test_pandas():
    pandas = pytest.importorskip("pandas")
    # Whole numbers beside blanks become floating-point numbers.
    assert_as_the_command_line(taxdiff.assess_table(pandas.DataFrame(typed())))


def test_duckdb():
    duckdb = pytest.importorskip("duckdb")
    people = pyarrow.table(typed())
    relation = duckdb.sql("select * from people")
    assert_as_the_command_line(taxdiff.assess_table(relation))


def test_figures_by_hand():
    # 500,000 less 60,000 is 440,000; at 30% less 52,920 that is 79,080.00.
    people = pyarrow.table({"employee_id": ["1"], "tax_year": [2025], "wages": [500_000.0]})
    row = pyarrow.table(taxdiff.assess_table(people)).to_pylist()[0]
    assert row["mainland_tax"] == Decimal("79080.00")
    answer = taxdiff.assess({"tax_year": "2025", "mainland": {"wages": "500000"}})
    assert "79080.00" in json.dumps(answer)


def test_mistakes_of_rows_are_data():
    people = {"employee_id": ["1", "2", "1"], "tax_year": [2025] * 3, "wages": [1.0, 0.1 + 0.2, 1.0]}
    results = taxdiff.assess_table(pyarrow.table(people))
    assert [row["status"] for row in texts(results)][1:] == ["error", "error"]
    codes = [(row, column, code) for row, column, code, _ in results.mistakes]
    assert codes == [(2, "wages", "bad_amount"), (3, "tax_year", "duplicate_person_year")]
    assert taxdiff.summary(results) == {"rows": 3, "errors": 2, "ruleset": taxdiff.ruleset()}


def test_mistakes_of_the_schema_are_raised():
    lists = pyarrow.table({"employee_id": ["1"], "tax_year": [2025], "wages": [[1]]})
    with pytest.raises(ValueError, match="wages"):
        taxdiff.assess_table(lists)
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        taxdiff.assess_table(5)
    with pytest.raises(ValueError, match="no_such"):
        taxdiff.assess_table(pyarrow.table(example()), settings={"no_such": 1})


def test_mistakes_of_facts_are_raised_with_their_document():
    with pytest.raises(taxdiff.FactsError) as raised:
        taxdiff.assess({"tax_year": "1990", "mainland": {"wages": "x"}})
    assert raised.value.document["status"] == 422
    assert len(raised.value.document["errors"]) >= 2


def test_summaries_add_up():
    people = {"employee_id": ["1"], "tax_year": [2025], "wages": [500_000]}
    one = taxdiff.assess_table(pyarrow.table(people))
    both = taxdiff.summary(one, one)
    assert both["rows"] == 2 and both["mainland_tax"] == "158160.00"


def test_keys():
    assert taxdiff.person_key(" 0042\u3000", 2025) == taxdiff.person_key("0042", "2025")
    assert taxdiff.person_key("", 2025) is None and taxdiff.person_key(None, 2025) is None
    assert taxdiff.person_key("1", "2025") != taxdiff.person_key("12", "025")


def test_params():
    assert taxdiff.params(on="2025-12-31") != taxdiff.params(on="2018-06-30")
