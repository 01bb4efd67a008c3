"""What is raised. Every class can be pickled, so that an engine's worker can hand it to its driver."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class TaxdiffError(ValueError):
    """Something that this package cannot work with; ``message`` says what, ``fix`` what to do."""

    message: str
    fix: str

    def _say(self, message: str, fix: str) -> None:
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message} {self.fix}".strip()


class SchemaError(TaxdiffError):
    """A column of a table is wrong, which is told before any row is read.

    ``code`` is the code of the list of errors (``column_type``, ``missing_columns``, ``column_twice``,
    ``result_column``, …), ``columns`` the names of the columns, and ``column`` the first of them.
    """

    def __init__(self, code: str, columns: list[str], message: str, fix: str) -> None:
        super().__init__(code, columns, message, fix)
        self.code = code
        self.columns = columns
        self.column = columns[0] if columns else None
        self._say(message, fix)


class TableError(TaxdiffError):
    """The rows of a table cannot be read to their end. ``row`` is where, from 1, if that is known."""

    def __init__(self, code: str, row: int | None, message: str, fix: str) -> None:
        super().__init__(code, row, message, fix)
        self.code = code
        self.row = row
        self._say(message, fix)


class SettingsError(TaxdiffError):
    """A setting has an unknown name or value; ``known`` are those that there are."""

    def __init__(self, name: str, value: str, known: list[str], message: str, fix: str) -> None:
        super().__init__(name, value, known, message, fix)
        self.name = name
        self.value = value
        self.known = known
        self._say(message, fix)


class RulesetError(TaxdiffError):
    """Rows that are to be added up were worked out by two rulesets, ``rulesets``."""

    def __init__(self, rulesets: list[str], message: str, fix: str) -> None:
        super().__init__(rulesets, message, fix)
        self.rulesets = rulesets
        self._say(message, fix)


class FactsError(TaxdiffError):
    """The facts of one person or company are wrong.

    ``document`` is the problem document (RFC 9457) that the service would send; ``errors`` is its list of
    mistakes, each with ``pointer``, ``code``, ``found``, ``detail`` and ``fix``.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        super().__init__(document)
        self.document = document
        self.errors: list[dict[str, Any]] = document.get("errors", [])
        details = (f"{error.get('pointer') or ''} {error['detail']}".strip() for error in self.errors)
        self._say("\n".join([document["detail"], *details]), "")
