"""Engines that run in this process: the same people, the same results."""

import dask.dataframe
import datafusion
import duckdb
import pandas
import pyarrow as pa
from conftest import written

import taxdiff
import taxdiff.dask


def test_the_same_people_in_every_engine(many: pa.Table) -> None:
    table = many.slice(0, 10_000)
    expected = written(taxdiff.assess_table(table, keep=["employee_id"]))

    people = duckdb.from_arrow(table)
    stream = taxdiff.assess_stream(people, keep=["employee_id"])
    # A connection hands rows out or takes them, one after the other.
    found = duckdb.connect().from_arrow(pa.RecordBatchReader.from_stream(stream))
    assert written(found.order("employee_id").to_arrow_table()) == expected

    session = datafusion.SessionContext()
    frame = session.from_arrow(table, name="people")
    stream = taxdiff.assess_stream(session.sql("select * from people"), keep=["employee_id"])
    assert stream.column_names[0] == "employee_id"
    worked_out = session.from_arrow(pa.table(stream), name="worked_out")
    assert worked_out.count() == frame.count() == 10_000
    ordered = session.sql("select * from worked_out order by employee_id")
    assert written(pa.table(ordered)) == expected

    frame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    parts = dask.dataframe.from_pandas(frame, npartitions=4)
    found = taxdiff.dask.assess(parts, keep=["employee_id"]).compute(scheduler="threads")
    assert written(pa.Table.from_pandas(found, preserve_index=False)) == expected
