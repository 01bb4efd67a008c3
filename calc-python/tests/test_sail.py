"""Sail, which speaks Spark Connect: the rows of the command line."""

import os
import pathlib

import pyarrow as pa
import pytest
from pyarrow import parquet

import taxdiff

if "TAXDIFF_ENGINES" not in os.environ:
    pytest.skip("Sail: cargo xtask test --engines tries it", allow_module_level=True)

KEYS = ["employee_id", "tax_year"]


@pytest.mark.parametrize("broadcast", [True, False])
def test_a_frame_is_worked_out_as_a_table(
    many: pa.Table, tmp_path: pathlib.Path, broadcast: bool
) -> None:
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    import taxdiff.spark

    table = pa.concat_tables([many.slice(0, 10_000), many.slice(20, 100)]).combine_chunks()
    table = table.append_column("row", pa.array(range(1, table.num_rows + 1), pa.int64()))
    parquet.write_table(table, tmp_path / "people.parquet")
    whole = taxdiff.assess_table(table, keep=["row", *KEYS])
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    try:
        _, port = server.listening_address
        session = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").create()
        people = session.read.parquet(str(tmp_path / "people.parquet"))
        results = taxdiff.spark.assess(people, KEYS, "row", broadcast=broadcast)
        found = results.toArrow().sort_by("row")
        assert found.num_rows - found["first_row"].null_count > 90
        rows = found.drop_columns("first_row")
        assert rows.cast(pa.schema(whole)).equals(pa.table(whole))
        assert taxdiff.spark.summary(results) == whole.summary
        session.stop()
    finally:
        server.stop()
