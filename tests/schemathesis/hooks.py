"""Payrolls and lines of JSON are text to the fuzzer."""

import schemathesis

for kind in ("text/csv", "application/x-ndjson"):
    schemathesis.serializer.alias(kind, "text/plain")
