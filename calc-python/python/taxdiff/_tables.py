"""Tables of libraries that do not hand them over quite as Arrow has it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def readable(table: Any) -> Any:
    """A table as Arrow's interface can read it.

    Polars hands a column of the type ``Null`` over with a buffer that such a column does not have; nothing
    but nulls can be a column of texts.
    """
    polars = sys.modules.get("polars")
    if polars is None or not isinstance(table, polars.DataFrame):
        return table
    nulls = [name for name, kind in table.schema.items() if kind == polars.Null]
    return table.with_columns(polars.col(nulls).cast(polars.String)) if nulls else table
