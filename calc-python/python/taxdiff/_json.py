"""Facts as JSON, and answers from it."""

from __future__ import annotations

import datetime
import decimal
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._errors import FactsError

if TYPE_CHECKING:
    from collections.abc import Callable


def answered(
    work: Callable[[bytes, list[tuple[str, str]], tuple[str, str | None]], tuple[bool, bytes]],
    facts: object,
    settings: list[tuple[str, str]],
    said_in: tuple[str, str | None],
) -> dict[str, Any]:
    """The answer to facts, or their mistakes raised."""
    is_answer, text = work(_body(facts), settings, said_in)
    document: dict[str, Any] = json.loads(text)
    if is_answer:
        return document
    raise FactsError(document)


def _body(facts: object) -> bytes:
    """Facts as the engine reads them: every number as a text, so that none loses digits on its way."""
    if isinstance(facts, bytes):
        return facts
    if isinstance(facts, str):
        return facts.encode()
    return json.dumps(_written(facts), ensure_ascii=False).encode()


def _written(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return {name: _written(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_written(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, decimal.Decimal)):
        return format(value, "f") if isinstance(value, decimal.Decimal) else str(value)
    if isinstance(value, float):
        return format(decimal.Decimal(repr(float(value))), "f")
    if hasattr(value, "item"):
        # A number of numpy.
        return _written(value.item())
    message = f"{type(value).__name__} is no value of a fact: {value!r:.100}"
    raise TypeError(message)
