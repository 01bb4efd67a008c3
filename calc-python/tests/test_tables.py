"""Tables of every shape."""

import threading
import time
from decimal import Decimal

import duckdb
import pandas
import polars
import pyarrow as pa
import pytest
from conftest import AMOUNTS, columns_of, example, program, results_of, typed, written

import taxdiff


def same(one: object, other: object) -> bool:
    """Whether results hold the same, however they are cut."""
    return pa.table(one).equals(pa.table(other))


def test_threads_and_the_length_of_batches_change_nothing(many: pa.Table) -> None:
    one = taxdiff.assess_table(many, threads=1, keep=["employee_id"])
    assert len(one) == many.num_rows
    assert same(taxdiff.assess_table(many, threads=2, keep=["employee_id"]), one)
    for rows in (1_000, 8_191, 65_536):
        table = many.to_reader(rows)
        assert same(taxdiff.assess_table(table, keep=["employee_id"]), one), rows
    few = many.slice(0, 300)
    assert same(taxdiff.assess_table(few.to_reader(1), threads=2), taxdiff.assess_table(few))


def test_a_stream_gives_what_a_table_gives(many: pa.Table) -> None:
    expected = taxdiff.assess_table(many, keep=["employee_id"])
    stream = taxdiff.assess_stream(many.to_reader(5_000), keep=["employee_id"])
    assert stream.summary is None
    assert stream.column_names == expected.column_names
    assert same(stream, expected)
    assert stream.summary == expected.summary
    assert stream.error_rows == expected.error_rows
    assert stream.errors_left_out == expected.errors_left_out
    with pytest.raises(RuntimeError, match="once"):
        pa.table(stream)


def test_rows_that_come_from_python_stream(people: pa.Table) -> None:
    def batches():
        for _ in range(50):
            yield from people.to_batches()

    def reader() -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(people.schema, batches())

    for read in (pa.table, polars.DataFrame, lambda stream: duckdb.from_arrow(stream).to_arrow_table()):
        stream = taxdiff.assess_stream(reader(), keep=["employee_id"])
        assert len(read(stream)) == 50 * people.num_rows
        assert stream.summary.rows == 50 * people.num_rows


def test_what_is_wrong_on_the_way_is_raised(people: pa.Table) -> None:
    def batches():
        yield from people.to_batches()
        raise RuntimeError("the disk is gone")

    def reader() -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(people.schema, batches())

    with pytest.raises(taxdiff.TableError, match="the disk is gone") as raised:
        taxdiff.assess_table(reader())
    assert raised.value.code == "rows_unreadable"
    with pytest.raises(pa.ArrowException, match="the disk is gone"):
        pa.table(taxdiff.assess_stream(reader()))


def test_a_stream_that_nobody_reads_to_its_end_ends(many: pa.Table) -> None:
    before = threading.active_count()
    reader = pa.RecordBatchReader.from_stream(taxdiff.assess_stream(many.to_reader(100)))
    assert reader.read_next_batch().num_rows > 0
    del reader
    assert threading.active_count() == before


def test_other_threads_of_python_run_meanwhile(many: pa.Table) -> None:
    table = pa.concat_tables([many] * 2)
    counted, done = [0], threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    begun = time.monotonic()
    taxdiff.assess_table(table, threads=1, keep=[])
    took = time.monotonic() - begun
    done.set()
    counter.join()
    # A thousandth of a second each, if nobody held the lock; a part of that on a busy machine.
    assert counted[0] > took * 50, (counted, took)


def test_an_empty_table_has_the_columns(people: pa.Table) -> None:
    results = taxdiff.assess_table(people.slice(0, 0))
    assert len(results) == 0
    assert pa.table(results).column_names == results.column_names
    assert pa.table(results).schema.field("mainland_tax").type == AMOUNTS
    assert pa.schema(results) == pa.table(results).schema
    assert results.summary.rows == 0
    assert results.summary.ruleset is None
    assert written(taxdiff.assess_part(people.slice(0, 0))) == []


def test_every_row_of_nulls_is_a_mistake() -> None:
    nulls = pa.table({name: pa.nulls(3) for name in ("employee_id", "tax_year", "wages")})
    for table in (nulls, polars.from_arrow(nulls), nulls.to_pandas(), duckdb.from_arrow(nulls)):
        results = taxdiff.assess_table(table)
        assert [row["status"] for row in written(results)] == ["error"] * 3
        assert results.error_rows == 3
        assert results.summary.totals is None


def test_a_person_who_comes_twice_is_a_mistake_of_the_later_row(many: pa.Table) -> None:
    table = pa.concat_tables([many, many.slice(3, 1)])
    results = taxdiff.assess_table(table, threads=2, errors=100_000)
    last = results.errors[-1]
    assert (last.row, last.column, last.code) == (65_537, "tax_year", "duplicate_person_year")
    assert "4" in last.message
    # By itself nobody looks, unless somebody else has.
    part = table.slice(65_536, 1)
    assert "duplicate" not in written(taxdiff.assess_part(part))[0]["messages"]
    marked = part.append_column("first", pa.array([4], pa.int64()))
    alone = taxdiff.assess_part(marked, first_row="first", keep=["first"], errors=5)
    assert written(alone)[0]["messages"] == results.to_pyarrow()["messages"][-1].as_py()
    assert alone.errors[0].message == last.message
    assert alone.error_rows == alone.summary.errors == 1


def test_keys_tell_who_comes_twice(people: pa.Table) -> None:
    keys = pa.array(taxdiff.person_key(people.select(["employee_id", "tax_year"])))
    assert len(keys) == people.num_rows == len(taxdiff.person_key(people))
    assert all(len(key) == 11 for key in keys.to_pylist() if key is not None)
    ids = pa.array([" 0042", "0042 ", "42", None, "  "])
    years = pa.array([2025, 2025, 2025, 2025, 2025])
    found = pa.array(taxdiff.person_key(pa.table({"工号": ids, "tax_year": years}))).to_pylist()
    assert found[0] == found[1] != found[2]
    assert found[3] is found[4] is None


def test_floats_are_amounts_where_they_are_the_nearest_to_fen() -> None:
    wages = [0.1 + 0.2, 0.3, float("nan"), 1e12, 10_000.005, None]
    table = pa.table({
        "employee_id": [str(row) for row in range(6)],
        "tax_year": [2025] * 6,
        "wages": pa.array(wages, pa.float64()),
    })
    rows = written(taxdiff.assess_table(table, keep=[]))
    bad = ["bad_amount" in row["messages"] for row in rows]
    assert bad == [True, False, True, False, True, False]


def test_results_are_taken_by_every_library(people: pa.Table) -> None:
    results = taxdiff.assess_table(people)
    table = results.to_pyarrow()
    assert table.schema.field("hk_tax_hkd").type == pa.decimal128(18, 0)
    assert results.to_polars().equals(polars.from_arrow(table))
    assert results.to_pandas().equals(table.to_pandas())
    assert polars.DataFrame(results).shape == table.shape
    total = duckdb.from_arrow(table).aggregate("sum(mainland_tax)").fetchall()[0][0]
    assert total == results.summary.totals_of_good_rows["mainland_tax"]
    assert pandas.DataFrame.from_arrow(results).shape == table.shape


def test_columns_that_stand_beside_the_results(people: pa.Table) -> None:
    results = taxdiff.assess_table(people, keep=["tax_year", "employee_id"])
    assert results.column_names[:3] == ["tax_year", "employee_id", "status"]
    own = people.append_column("mine", pa.array([[1, 2]] * people.num_rows))
    kept = pa.table(taxdiff.assess_table(own, keep=["mine"]))
    assert kept.column("mine").to_pylist() == [[1, 2]] * people.num_rows


def test_a_settings_and_the_range_of_each_row(people: pa.Table) -> None:
    usual = taxdiff.assess_table(people, keep=[])
    other = taxdiff.assess_table(people, {"fx_cny_per_hkd": Decimal("0.8")}, keep=[])
    assert written(usual) != written(other)
    ranged = taxdiff.assess_table(people, keep=[], with_range=True)
    assert ranged.column_names[-3:] == ["exemption_low", "exemption_high", "decisive_question"]


def test_the_hong_kong_bill_of_each_row(people: pa.Table) -> None:
    usual = taxdiff.assess_table(people, keep=[]).column_names
    bill = taxdiff.assess_table(people, keep=[], both_sides=True)
    assert bill.column_names[: len(usual)] == usual
    assert bill.column_names[len(usual)] == "hk_rule"
    printed = program(["batch", "-", "--quiet", "--both-sides"], example())
    assert (bill.column_names, written(bill)) == results_of(printed, people)
    assert written(taxdiff.assess_stream(people, keep=[], both_sides=True)) == written(bill)
    # It does not look whether a person comes twice.
    part = taxdiff.assess_part(people, keep=[], both_sides=True)
    rows = zip(written(part), written(bill), strict=True)
    assert all(one == other for one, other in rows if "duplicate_person_year" not in other["messages"])


def test_a_long_run_can_be_interrupted(many: pa.Table) -> None:
    import _thread
    import signal

    table = pa.concat_tables([many] * 200)
    # What a shell starts in the background has the signal ignored, and then nothing is raised.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, _thread.interrupt_main)
    timer.start()
    begun = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            taxdiff.assess_table(table, threads=1, keep=[])
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - begun < 10


def test_texts_of_a_file_are_numbers_of_a_table() -> None:
    columns = columns_of(example())
    typed_rows = written(taxdiff.assess_table(typed(columns, AMOUNTS), keep=[]))
    assert typed_rows == written(taxdiff.assess_table(typed(columns, pa.float64()), keep=[]))
