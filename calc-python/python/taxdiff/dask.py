"""Dask: each partition of a frame is worked out where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["assess"]


def assess(
    df: Any,
    settings: Mapping[str, object] | None = None,
    *,
    keep: Sequence[str] | None = None,
    first_row: str | None = None,
    with_range: bool = False,
    both_sides: bool = False,
) -> Any:
    """Works out a frame of Dask, each row by itself; see :func:`taxdiff.assess_part`.

    Dask makes texts of columns of objects, such as decimals and booleans with blanks: give the frame Arrow's
    types (``read_parquet(…, dtype_backend="pyarrow")``). The results have them.

    :raises SchemaError: as :func:`taxdiff.assess_table`, at once.
    """
    import pandas

    import taxdiff

    def work(part: Any) -> Any:
        results = taxdiff.assess_part(
            part, settings, keep=keep, first_row=first_row, with_range=with_range, both_sides=both_sides
        )
        return results.to_pyarrow().to_pandas(types_mapper=pandas.ArrowDtype)

    return df.map_partitions(work, meta=work(df._meta))
