"""Mainland tax, Hong Kong tax on the same income, and the reliefs of the Hetao Shenzhen Park.

The engine of the program ``taxdiff``, where the rows are: pandas, polars, pyarrow, DuckDB, DataFusion, Dask,
Ray and Spark hand their tables over as they are (Arrow's PyCapsule interface), and get columns with types
back. The figures are those of the program, to the fen.

* One person or company, from a mapping: :func:`assess`, :func:`assess_enterprise`, :func:`withhold`.
* A table: :func:`assess_table`, :func:`assess_stream`, :func:`assess_enterprise_table`,
  :func:`withhold_table`.
* Parts of a table, for engines that spread rows: :func:`assess_part`, :func:`person_key`, :func:`summary`,
  and :mod:`taxdiff.spark`, :mod:`taxdiff.dask`, :mod:`taxdiff.ray`.
* The numbers of the law with their sources: :func:`params`.

A mistake of a row is data: its ``status`` is ``error`` and ``messages`` holds the codes. A mistake of the
columns is raised (:class:`SchemaError`) before any row. The tax bureau's own calculator decides; this is an
estimate, not advice.
"""

from __future__ import annotations

from . import _native
from ._errors import (
    FactsError,
    RulesetError,
    SchemaError,
    SettingsError,
    TableError,
    TaxdiffError,
)
from ._native import Keys, Mistake, Results, ResultStream, Summary
from ._tables import readable as _readable

# `typing` takes longer to import than all else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ._facts import CompanyFacts, MonthsFacts, PersonFacts
    from ._native import _ArrowTable

__all__ = [
    "FactsError",
    "Keys",
    "Mistake",
    "ResultStream",
    "Results",
    "RulesetError",
    "SchemaError",
    "SettingsError",
    "Summary",
    "TableError",
    "TaxdiffError",
    "__version__",
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
    "withhold",
    "withhold_table",
]

__version__: str = _native.version
"""The version of the package, which is that of the engine."""

ruleset: str = _native.ruleset
"""What works the rows out: the version of the engine and the digest of the law's numbers.

Every row bears it. Two results with the same ruleset were worked out from the same numbers.
"""


def assess(
    facts: PersonFacts | Mapping[str, Any] | str | bytes,
    settings: Mapping[str, object] | None = None,
    *,
    trace: str | None = None,
    lang: str = "en",
) -> dict[str, Any]:
    """Works out one person and tax year.

    :param facts: the JSON facts, as a mapping or as JSON. Amounts of ``mainland`` are in yuan (CNY), those
        of ``hong_kong`` in Hong Kong dollars; give them as ``decimal.Decimal``, ``int`` or ``str``. A float
        is taken as it is written, so ``0.1 + 0.2`` is refused. ``months`` beside them are added up.
    :param settings: what holds where the facts do not say, such as ``{"fx_cny_per_hkd": "0.92"}``, and
        readings of open points, by the names of ``taxdiff params list``.
    :param trace: ``"none"``, ``"summary"`` or ``"full"``: how much of the way is told.
    :param lang: the language of what is wrong: ``"en"``, ``"zh-Hans"`` or ``"zh-Hant-HK"``.
    :returns: the answer, ``taxdiff.answer/1``: amounts are texts in yuan with two decimals. Each number of
        the law that it rests on, with its source, is in :func:`params` and in a trace.
    :raises FactsError: the facts are wrong; every mistake is told.
    :raises SettingsError: a setting is wrong.
    """
    from ._json import answered

    return answered(_native.assess, facts, _pairs(settings), (lang, trace))


def assess_enterprise(
    facts: CompanyFacts | Mapping[str, Any] | str | bytes,
    settings: Mapping[str, object] | None = None,
    *,
    trace: str | None = None,
    lang: str = "en",
) -> dict[str, Any]:
    """Works out one company and tax year: the 15% rate of the park, and what competes with it.

    :param facts: the JSON facts of a company, in yuan (CNY); as in :func:`assess`.
    :param settings: readings of the open points about companies.
    :returns: the answer, ``taxdiff.enterprise-answer/1``. No file of the Catalogue is read.
    :raises FactsError: the facts are wrong.
    :raises SettingsError: a setting is wrong.
    """
    from ._json import answered

    return answered(_native.assess_enterprise, facts, _pairs(settings), (lang, trace))


def withhold(
    facts: MonthsFacts | Mapping[str, Any] | str | bytes,
    settings: Mapping[str, object] | None = None,
    *,
    trace: str | None = None,
    lang: str = "en",
) -> dict[str, Any]:
    """Works out what is to be withheld in the months of one person.

    :param facts: ``{"months": [{"month": 1, …}, …]}``; a member beside ``months`` is a fact of every month
        that does not say otherwise. Amounts are in yuan (CNY); as in :func:`assess`.
    :param settings: readings of the open points about months.
    :raises FactsError: the facts are wrong.
    :raises SettingsError: a setting is wrong.
    """
    from ._json import answered

    return answered(_native.withhold, facts, _pairs(settings), (lang, trace))


def assess_table(
    table: _ArrowTable,
    settings: Mapping[str, object] | None = None,
    threads: int | None = None,
    *,
    keep: Sequence[str] | None = None,
    with_range: bool = False,
    both_sides: bool = False,
    errors: int = 1000,
    lang: str = "en",
) -> Results:
    """Works out a whole table: one row is one person in one tax year.

    :param table: a table of pyarrow, a frame of polars or pandas, a relation of DuckDB, a frame of
        DataFusion: whatever speaks Arrow's PyCapsule interface. Columns are known by all their names.
        Amounts may be decimals, integers, texts, or 64-bit floats that are the nearest to a number of two
        decimals; null and a blank text are "not given".
    :param settings: what holds where a row does not say; as in :func:`assess`.
    :param threads: how many work, as many as there are cores where it is not said. They change nothing.
    :param keep: the columns that stand beside the results; all of them where it is not said.
    :param with_range: whether each row says between which amounts its exemption lies over the open points.
    :param both_sides: whether the actual Hong Kong bill comes back with each row, also where the table has no
        column of it.
    :param errors: how many mistakes of rows are explained in :attr:`Results.errors`.
    :param lang: the language of what is wrong.
    :returns: the columns of the table and the results, row by row: ``decimal(18,2)`` in yuan,
        ``decimal(18,0)`` in whole Hong Kong dollars, texts; what is blank is null. Rows are numbered from 1.
        The later of two rows about one person and year is a mistake.
    :raises SchemaError: a column is missing, comes twice, has the name of a result, or a type that it does
        not take; told before any row.
    :raises SettingsError: a setting is wrong.
    :raises TableError: the rows cannot be read to their end.
    """
    asked = _asked(settings, threads, keep, errors, lang, with_range, both_sides)
    return _native.assess_table(_readable(table), asked)


def assess_stream(
    table: _ArrowTable,
    settings: Mapping[str, object] | None = None,
    threads: int | None = None,
    *,
    keep: Sequence[str] | None = None,
    with_range: bool = False,
    both_sides: bool = False,
    errors: int = 1000,
    lang: str = "en",
) -> ResultStream:
    """Works out a table of any length while its results are read: neither is kept.

    It takes and gives what :func:`assess_table` does. The stream can be read once; its ``summary`` and
    ``errors`` are there when the last row was read. What is wrong with a row on the way breaks the reading
    off, as an error of whoever reads.

    :raises SchemaError: as :func:`assess_table`, before any row.
    :raises SettingsError: a setting is wrong.
    """
    asked = _asked(settings, threads, keep, errors, lang, with_range, both_sides)
    return _native.assess_stream(_readable(table), asked)


def assess_enterprise_table(
    table: _ArrowTable,
    settings: Mapping[str, object] | None = None,
    threads: int | None = None,
    *,
    keep: Sequence[str] | None = None,
    errors: int = 1000,
    lang: str = "en",
) -> Results:
    """Works out a whole table of companies: one row is one company in one tax year, in yuan (CNY).

    As :func:`assess_table`; there is no summary.
    """
    return _native.assess_enterprise_table(_readable(table), _asked(settings, threads, keep, errors, lang))


def withhold_table(
    table: _ArrowTable,
    settings: Mapping[str, object] | None = None,
    threads: int | None = None,
    *,
    keep: Sequence[str] | None = None,
    errors: int = 1000,
    lang: str = "en",
) -> Results:
    """Works out what is to be withheld in each month of a table of months, in yuan (CNY).

    A month depends on the person's others, so all rows of a person have to be in the table: an engine that
    spreads rows has to spread them by person. As :func:`assess_table`; there is no summary.
    """
    return _native.withhold_table(_readable(table), _asked(settings, threads, keep, errors, lang))


def assess_part(
    part: _ArrowTable,
    settings: Mapping[str, object] | None = None,
    *,
    keep: Sequence[str] | None = None,
    first_row: str | None = None,
    with_range: bool = False,
    both_sides: bool = False,
    errors: int = 0,
    lang: str = "en",
) -> Results:
    """Works out a part of a table, each row by itself, for an engine that spreads rows.

    Nobody looks whether a person comes twice: that takes the whole table. Group by :func:`person_key`, and
    hand the number of the first row in the column ``first_row`` (64-bit integers, null for every first
    row): such rows are the mistake ``duplicate_person_year``, as in a whole table.

    :raises SchemaError: as :func:`assess_table`, before any row.
    :raises SettingsError: a setting is wrong.
    """
    asked = _asked(settings, 1, keep, errors, lang, with_range, both_sides)
    return _native.assess_part(_readable(part), asked, first_row)


def person_key(table: _ArrowTable, *, lang: str = "en") -> Keys:
    """The key of each row by which a whole table finds a person who comes twice in a year.

    Engines trim texts in ways of their own; this is the way of the program. An array of Arrow of 11 bytes a
    row, null where the employee number or the year is blank: ``pyarrow.array(person_key(batch))``. The table
    needs no column but those two.

    :raises SchemaError: one of the two is missing, comes twice, or is of a type that it does not take.
    """
    return _native.person_key(_readable(table), lang)


def summary(results: _ArrowTable, *, lang: str = "en") -> Summary:
    """What results come to; parts of a table are added up by ``+`` or :meth:`Summary.merge`.

    :param results: results of :func:`assess_table`, :func:`assess_part` or of an engine; other columns do
        not matter.
    :raises RulesetError: rows were worked out by two rulesets; so do ``+`` and ``merge`` of two summaries.
    :raises SchemaError: they are no results.
    """
    return _native.summary(_readable(results), lang)


def params(id: str | None = None, *, on: object = None) -> dict[str, Any]:
    """The numbers of the law: value, dates, evidence and sources.

    :param id: one of them, such as ``"hongkong.salaries_tax.progressive_scale"``; all where it is not said.
    :param on: a day (``datetime.date`` or ``"YYYY-MM-DD"``): what is in force then, not every version.
    :raises KeyError: nothing has this id.
    """
    from json import loads

    found: dict[str, Any] = loads(_native.params(id, None if on is None else str(on)))
    return found


def _pairs(settings: Mapping[str, object] | None) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in (settings or {}).items()]


def _asked(
    settings: Mapping[str, object] | None,
    threads: int | None,
    keep: Sequence[str] | None,
    errors: int,
    lang: str,
    with_range: bool = False,
    both_sides: bool = False,
) -> dict[str, Any]:
    return {
        "settings": _pairs(settings),
        "threads": threads,
        "keep": None if keep is None else list(keep),
        "explained": errors,
        "lang": lang,
        "with_range": with_range,
        "both_sides": both_sides,
    }
