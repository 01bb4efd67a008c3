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
) -> Any:
    """Works out a frame of Dask, each row by itself; see :func:`taxdiff.assess_part`.

    :raises SchemaError: as :func:`taxdiff.assess_table`, at once.
    """
    import taxdiff

    def work(part: Any) -> Any:
        return taxdiff.assess_part(part, settings, keep=keep, first_row=first_row).to_pandas()

    return df.map_partitions(work, meta=work(df._meta))
