"""Facts as JSON, and answers from it."""

from __future__ import annotations

import datetime
import decimal
import json
from typing import Any

from ._errors import FactsError


def body(facts: object) -> bytes:
    """Facts as the engine reads them: amounts as texts."""
    if isinstance(facts, bytes):
        return facts
    if isinstance(facts, str):
        return facts.encode()
    return json.dumps(facts, default=_written, ensure_ascii=False, allow_nan=False).encode()


def answer(said: tuple[bool, bytes]) -> dict[str, Any]:
    """The answer, or the mistakes raised."""
    is_answer, text = said
    document: dict[str, Any] = json.loads(text)
    if is_answer:
        return document
    raise FactsError(document)


def _written(value: object) -> object:
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "item"):
        # A number of numpy.
        return value.item()
    message = f"{type(value).__name__} is no value of a fact"
    raise TypeError(message)
