"""Mainland and Hong Kong tax on one income, and the reliefs of the Hetao Shenzhen Park.

Amounts of the mainland are in yuan, amounts of Hong Kong in Hong Kong dollars; every figure is exact. In
dictionaries an amount is a text ("500000.00"), in tables a decimal. The law, its sources and its open points
are those of ``taxdiff params``; ``ruleset()`` names the numbers that an answer was worked out from.
"""

import json as _json
import os as _os

from . import _native
from ._native import Results

__all__ = [
    "FactsError",
    "Results",
    "assess",
    "assess_enterprise",
    "assess_table",
    "params",
    "person_key",
    "ruleset",
    "summary",
    "withhold",
]


class FactsError(ValueError):
    """Facts that cannot be worked out. ``document`` is the problem document of the HTTP service."""

    def __init__(self, document):
        self.document = document
        errors = [error.get("message", "") for error in document.get("errors", [])]
        super().__init__(" ".join([document.get("title", "")] + errors))


def _settings(settings):
    return [(name, str(value)) for name, value in (settings or {}).items()]


def _said(reply):
    status, body = reply
    body = _json.loads(body)
    if status != 200:
        raise FactsError(body)
    return body


def _facts(facts):
    # A Decimal or a date becomes the text that it is written as; a float stays one, and is refused where
    # an amount belongs.
    return facts if isinstance(facts, str) else _json.dumps(facts, default=str)


def assess(facts, *, trace=None, settings=None, lang="en"):
    """The answer for one person-year, as ``taxdiff assess --json`` gives it.

    ``facts`` is a dictionary of groups (``{"tax_year": "2025", "mainland": {"wages": "500000"}}``) or JSON.
    ``trace`` is ``"none"``, ``"summary"`` or ``"full"``; ``settings`` is what ``--set`` takes.
    Raises :class:`FactsError` with every mistake.
    """
    return _said(_native.assess(_facts(facts), trace, lang, _settings(settings)))


def assess_enterprise(facts, *, trace=None, settings=None, lang="en"):
    """The answer for one company-year, as ``taxdiff enterprise --json`` gives it."""
    return _said(_native.assess_enterprise(_facts(facts), trace, lang, _settings(settings)))


def withhold(facts, *, trace=None, settings=None, lang="en"):
    """What to withhold, month by month, of one person's months (``{"months": [...]}``)."""
    return _said(_native.withhold(_facts(facts), trace, lang, _settings(settings)))


def assess_table(table, *, of="people", settings=None, threads=None, lang="en"):
    """The results of a whole table, row by row, in its order.

    ``table`` is whatever can be had as an Arrow stream: a pyarrow table, batch or reader, a polars or
    pandas data frame, a DuckDB relation. ``of`` is ``"people"`` (a row for each person and year),
    ``"companies"`` or ``"months"`` (all months of a person have to be in the table). Its columns are those of
    ``taxdiff template``, by any of their names.

    A mistake of the schema raises ``ValueError`` with the column's name. A mistake of a row is data: its
    ``status`` is ``error``, and ``mistakes`` of the results lists it. A person who comes twice in a year is a
    mistake of the later row.
    """
    threads = threads or _os.cpu_count() or 1
    return _native.assess_table(table, of, _settings(settings), threads, lang)


def summary(*results):
    """Counts and totals of one or several results. Amounts are in yuan, as texts.

    Totals of results in which rows have errors lack those rows, so they are left out.
    """
    from decimal import Decimal

    sums = {}
    for one in results:
        for name, value in one.totals:
            sums[name] = sums.get(name, 0) + Decimal(value)
    counts = {name: int(sums.pop(name)) for name in ("rows", "errors") if name in sums}
    if counts.get("errors"):
        return {**counts, "ruleset": ruleset()}
    return {**counts, **{name: str(value) for name, value in sums.items()}, "ruleset": ruleset()}


def person_key(employee_id, tax_year):
    """The key of a person-year, by which engines find persons who come twice; ``None`` where one is blank.

    Blanks around a text do not count, as in the program.
    """
    parts = ["" if part is None else _trimmed(str(part)) for part in (employee_id, tax_year)]
    return "\x00".join(parts) if all(parts) else None


def _trimmed(text):
    # The blanks of Unicode, as the program takes them off. Python's own list has four more.
    return text.strip(
        "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        "\u2028\u2029\u202f\u205f\u3000"
    )


def params(on=None):
    """The law's numbers with their sources; those in force on a day (``"2025-12-31"``) where one is given."""
    return _json.loads(_native.params(None if on is None else str(on)))


def ruleset():
    """The engine's version and the digest of its parameters, as every row of results names them."""
    return _native.ruleset()
