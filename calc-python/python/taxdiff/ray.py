"""Ray Data: each block of a dataset is worked out where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["assess"]


def assess(
    dataset: Any,
    settings: Mapping[str, object] | None = None,
    *,
    keep: Sequence[str] | None = None,
    first_row: str | None = None,
    with_range: bool = False,
    both_sides: bool = False,
    **how: Any,
) -> Any:
    """Works out a dataset of Ray, each row by itself; see :func:`taxdiff.assess_part`. ``how`` is handed to
    ``map_batches``.

    :raises SchemaError: as :func:`taxdiff.assess_table`, by the block that has it.
    """
    import taxdiff

    def work(part: Any) -> Any:
        results = taxdiff.assess_part(
            part, settings, keep=keep, first_row=first_row, with_range=with_range, both_sides=both_sides
        )
        return results.to_pyarrow()

    return dataset.map_batches(work, batch_format="pyarrow", **how)
