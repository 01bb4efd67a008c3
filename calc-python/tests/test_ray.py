"""Ray Data: the rows of the command line."""

import os

import pyarrow as pa
import pytest

import taxdiff

if "TAXDIFF_ENGINES" not in os.environ:
    pytest.skip("Ray: cargo xtask test --engines tries it", allow_module_level=True)


def test_a_dataset_is_worked_out_as_a_table(many: pa.Table) -> None:
    import ray

    import taxdiff.ray

    table = many.slice(0, 10_000)
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, address="local")
    try:
        blocks = [table.slice(row, 2_500) for row in range(0, 10_000, 2_500)]
        results = taxdiff.ray.assess(ray.data.from_arrow(blocks), keep=["employee_id"])
        found = pa.concat_tables(ray.get(results.to_arrow_refs())).sort_by("employee_id")
    finally:
        ray.shutdown()
    expected = pa.table(taxdiff.assess_table(table, keep=["employee_id"]))
    assert found.cast(expected.schema).equals(expected)
