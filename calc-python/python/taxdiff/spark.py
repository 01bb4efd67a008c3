"""Spark, and whatever speaks Spark Connect, such as Sail.

Rows stay where they are: each partition is worked out by ``mapInArrow``. Only keys of 11 bytes are exchanged,
to find who comes twice.
"""

from __future__ import annotations

import pickle
from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow
    from pyspark.sql import DataFrame

    from ._native import Results, Summary

__all__ = ["assess", "summary"]

_KEY = "taxdiff_key"
_FIRST = "first_row"


def assess(
    df: DataFrame,
    key_columns: Sequence[str],
    row_column: str,
    settings: Mapping[str, object] | None = None,
    *,
    keep: Sequence[str] = (),
    broadcast: bool = True,
    with_range: bool = False,
    both_sides: bool = False,
) -> DataFrame:
    """Works out a frame: one row is one person in one tax year.

    :param df: its columns are known by all their names, as in :func:`taxdiff.assess_table`.
    :param key_columns: the columns that say whom and which year a row is about; they stand beside the
        results.
    :param row_column: a column of 64-bit integers, different for each row, that the source gives: the order
        of the rows. Of the rows about one person and year the one with the lowest number counts; each later
        one has the mistake ``duplicate_person_year``, and ``first_row`` holds the number of the first. It
        has to be the same whenever the source is read, so ``monotonically_increasing_id`` is none.
    :param settings: what holds where a row does not say; as in :func:`taxdiff.assess`.
    :param keep: further columns that stand beside the results.
    :param broadcast: whether the rows that come twice are sent to every executor, which is right as long as
        they are few; otherwise the frame is joined with them by ``row_column``.
    :param with_range: as in :func:`taxdiff.assess_table`.
    :param both_sides: as in :func:`taxdiff.assess_table`.
    :returns: ``row_column``, ``key_columns``, ``keep``, ``first_row`` and the results. They are worked out
        when Spark is asked for them.
    :raises SchemaError: as :func:`taxdiff.assess_table`, at once.
    """
    from pyspark.sql import functions as F

    import taxdiff

    kept = list(dict.fromkeys([row_column, *key_columns, *keep, _FIRST]))
    given = dict(settings or {})
    later = _later(df, list(key_columns), row_column)
    marked = df.join(F.broadcast(later) if broadcast else later, row_column, "left")

    def worked(part: pyarrow.RecordBatch | pyarrow.Table) -> Results:
        return taxdiff.assess_part(
            part, given, keep=kept, first_row=_FIRST, with_range=with_range, both_sides=both_sides
        )

    def work(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from _batches(worked(batch))

    return marked.mapInArrow(work, _schema(worked(_empty(marked))))


def summary(results: DataFrame) -> Summary:
    """What a frame of results comes to, added up over its partitions.

    :raises RulesetError: partitions were worked out by two versions of this package.
    """
    import taxdiff

    def work(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            state = pickle.dumps(taxdiff.summary(batch))
            yield pa.RecordBatch.from_pydict({"state": pa.array([state], pa.binary())})

    parts = results.mapInArrow(work, "state binary").collect()
    summaries: list[Summary] = [pickle.loads(part.state) for part in parts]
    return reduce(taxdiff.Summary.merge, summaries, taxdiff.Summary())


def _later(df: DataFrame, key_columns: list[str], row_column: str) -> DataFrame:
    """The rows whose person and year came before, each with the first of them."""
    from pyspark.sql import functions as F

    import taxdiff

    def work(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            keys = pa.array(taxdiff.person_key(batch.select(key_columns)))
            yield pa.RecordBatch.from_arrays([batch.column(row_column), keys], [row_column, _KEY])

    columns = df.select(row_column, *key_columns)
    taxdiff.person_key(_empty(columns.select(*key_columns)))
    keys = columns.mapInArrow(work, f"`{row_column}` bigint, {_KEY} binary").dropna(subset=[_KEY])
    of_key = F.collect_list(row_column).alias("rows")
    several = keys.groupBy(_KEY).agg(of_key).where(F.size("rows") > 1)
    first = several.select(F.array_min("rows").alias(_FIRST), F.explode("rows").alias(row_column))
    return first.where(F.col(row_column) != F.col(_FIRST))


def _empty(df: DataFrame) -> pyarrow.Table:
    """The columns of a frame without rows, with the types in which Spark hands them over."""
    return df.limit(0).toArrow()


def _schema(results: Any) -> Any:
    """The columns of results as Spark writes them."""
    import pyarrow as pa
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(pa.schema(results))


def _batches(results: Any) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow as pa

    yield from pa.RecordBatchReader.from_stream(results)
