"""Totals of parts, put together."""

import pickle
from decimal import Decimal

import pandas
import polars
import pyarrow as pa
import pytest

import taxdiff


def test_the_totals_of_parts_are_those_of_the_whole(people: pa.Table) -> None:
    whole = taxdiff.assess_table(people)
    assert taxdiff.summary(whole) == whole.summary
    for rows in (1, 7, 1_000):
        parts = [taxdiff.assess_part(part) for part in people.to_batches(max_chunksize=rows)]
        first, *rest = [taxdiff.summary(part) for part in parts]
        for part in rest:
            first = first + part
        # Nobody looks at what stands in other parts.
        repeated = whole.summary.codes.get("duplicate_person_year", 0)
        assert first.rows == whole.summary.rows
        assert first.errors == whole.summary.errors - repeated


def test_the_totals_are_those_of_the_columns(people: pa.Table) -> None:
    results = taxdiff.assess_table(people)
    table = results.to_pyarrow()
    totals = results.summary.totals_of_good_rows
    for name in ("mainland_tax", "benefit", "burden_after"):
        assert totals[name] == sum(value for value in table[name].to_pylist() if value is not None)
    assert totals["hong_kong_tax"] == sum(v for v in table["hk_tax_cny"].to_pylist() if v is not None)
    withheld = [value for value in table["refund_or_due"].to_pylist() if value is not None]
    assert totals["due"] - totals["refund"] == sum(withheld)
    assert results.summary.rows_with_withholding == len(withheld)
    # The figures of the README.
    assert totals["benefit"] == Decimal("7529923.64")
    assert results.summary.routes["exemption"]["people"] == 16
    # A total that lacks people misleads.
    assert results.summary.errors == 6
    assert results.summary.totals is None


def test_results_may_have_been_elsewhere(people: pa.Table) -> None:
    results = taxdiff.assess_table(people)
    expected = results.summary
    assert taxdiff.summary(results.to_polars()) == expected
    assert taxdiff.summary(results.to_pandas()) == expected
    texts = [(field.name, pa.string()) for field in pa.schema(results)]
    assert taxdiff.summary(results.to_pyarrow().cast(pa.schema(texts))) == expected
    # A cast of Arrow's does not always give the nearest float.
    floats = pa.table({
        name: [float(value) if isinstance(value, Decimal) else value for value in column.to_pylist()]
        for name, column in zip(results.column_names, results.to_pyarrow().columns)
    })
    assert taxdiff.summary(polars.from_arrow(floats)) == expected
    assert taxdiff.summary(pandas.DataFrame.from_arrow(floats)) == expected


def test_a_summary_can_be_sent(people: pa.Table) -> None:
    summary = taxdiff.assess_table(people).summary
    assert pickle.loads(pickle.dumps(summary)) == summary
    assert taxdiff.Summary() + summary == summary
    assert str(summary.rows) in repr(summary)
    assert summary.ruleset == taxdiff.ruleset


def test_two_rulesets_are_not_added_up(people: pa.Table) -> None:
    table = taxdiff.assess_table(people).to_pyarrow()
    place = table.column_names.index("ruleset")
    other = table.set_column(place, "ruleset", pa.array(["0.1.0+000000000000"] * table.num_rows))
    with pytest.raises(taxdiff.RulesetError) as raised:
        taxdiff.summary(pa.concat_tables([table, other]))
    assert raised.value.rulesets == [taxdiff.ruleset, "0.1.0+000000000000"]
    with pytest.raises(taxdiff.RulesetError):
        taxdiff.summary(table) + taxdiff.summary(other)
    assert isinstance(pickle.loads(pickle.dumps(raised.value)), taxdiff.RulesetError)


def test_what_is_no_result(people: pa.Table) -> None:
    with pytest.raises(taxdiff.SchemaError) as raised:
        taxdiff.summary(people)
    assert raised.value.code == "missing_columns"
    table = taxdiff.assess_table(people).to_pyarrow()
    place = table.column_names.index("best_route")
    odd = table.set_column(place, "best_route", pa.array(["perhaps"] * table.num_rows))
    with pytest.raises(taxdiff.SchemaError) as raised:
        taxdiff.summary(odd)
    assert (raised.value.code, raised.value.column) == ("no_result", "best_route")
