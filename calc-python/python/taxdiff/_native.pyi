"""What the engine itself gives to Python."""

from decimal import Decimal
from typing import Any, Protocol, TypedDict, Union, final, type_check_only

__all__ = [
    "Keys",
    "Mistake",
    "ResultStream",
    "Results",
    "Summary",
    "assess",
    "assess_enterprise",
    "assess_enterprise_table",
    "assess_part",
    "assess_stream",
    "assess_table",
    "params",
    "person_key",
    "ruleset",
    "summary",
    "version",
    "withhold",
    "withhold_table",
]

version: str
ruleset: str

@type_check_only
class ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@type_check_only
class ArrowBatch(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

_ArrowTable = Union[ArrowStream, ArrowBatch]

@type_check_only
class Route(TypedDict):
    """What the people of one route come to; amounts in yuan."""

    people: int
    mainland_tax: Decimal
    amount: Decimal

@final
class Mistake:
    """A mistake of a row, as the list of errors says it. Rows count from 1."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def found(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def fix(self) -> str: ...

@final
class Summary:
    """What rows of people come to: counts, and totals in yuan (CNY). Summaries of parts are added up by ``+``.

    A new one is that of no rows.
    """

    def __new__(cls) -> Summary: ...
    @property
    def ruleset(self) -> str | None:
        """What worked the rows out; None where there is no row."""

    @property
    def rows(self) -> int: ...
    @property
    def errors(self) -> int:
        """Rows with errors."""

    @property
    def rows_with_withholding(self) -> int:
        """Rows that know what was withheld, over which ``refund`` and ``due`` are summed up."""

    @property
    def codes(self) -> dict[str, int]:
        """How many rows have each code of ``messages``."""

    @property
    def routes(self) -> dict[str, Route]:
        """What the people of each ``best_route`` come to."""

    @property
    def totals(self) -> dict[str, Decimal] | None:
        """The totals in yuan; None where any row has errors, because a total that lacks people misleads."""

    @property
    def totals_of_good_rows(self) -> dict[str, Decimal]:
        """The totals in yuan over the rows without errors."""

    def merge(self, other: Summary) -> Summary: ...
    def __add__(self, other: Summary, /) -> Summary: ...
    def __radd__(self, other: Summary, /) -> Summary: ...

@final
class Results:
    """A table that was worked out: its columns and the results, as batches of Arrow.

    Every library that speaks Arrow takes it: ``polars.DataFrame(results)``, ``pyarrow.table(results)``,
    ``duckdb.from_arrow(results)``.
    """

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    @property
    def error_rows(self) -> int:
        """Rows with errors."""

    @property
    def errors(self) -> list[Mistake]:
        """The first mistakes, explained."""

    @property
    def errors_left_out(self) -> int:
        """How many more there are."""

    @property
    def summary(self) -> Summary | None:
        """What the rows come to; None of companies and months."""

    def to_pyarrow(self) -> Any: ...
    def to_polars(self) -> Any: ...
    def to_pandas(self) -> Any: ...

@final
class ResultStream:
    """Results that are worked out while they are read, which can be done once."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    @property
    def column_names(self) -> list[str]: ...
    @property
    def summary(self) -> Summary | None:
        """What the rows come to, once the last was read."""

    @property
    def error_rows(self) -> int | None: ...
    @property
    def errors(self) -> list[Mistake] | None: ...
    @property
    def errors_left_out(self) -> int | None: ...

@final
class Keys:
    """The keys of rows, as an array of Arrow."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __len__(self) -> int: ...

def assess(body: bytes, given: list[tuple[str, str]], said_in: tuple[str, str | None]) -> tuple[bool, bytes]: ...
def assess_enterprise(
    body: bytes, given: list[tuple[str, str]], said_in: tuple[str, str | None]
) -> tuple[bool, bytes]: ...
def withhold(body: bytes, given: list[tuple[str, str]], said_in: tuple[str, str | None]) -> tuple[bool, bytes]: ...
def params(id: str | None, on: str | None) -> bytes: ...
def assess_table(table: _ArrowTable, asked: dict[str, Any]) -> Results: ...
def assess_enterprise_table(table: _ArrowTable, asked: dict[str, Any]) -> Results: ...
def withhold_table(table: _ArrowTable, asked: dict[str, Any]) -> Results: ...
def assess_stream(table: _ArrowTable, asked: dict[str, Any]) -> ResultStream: ...
def assess_part(part: _ArrowTable, asked: dict[str, Any], first_row: str | None) -> Results: ...
def person_key(table: _ArrowTable, lang: str) -> Keys: ...
def summary(results: _ArrowTable, lang: str) -> Summary: ...
