"""Mistakes of columns: raised with the column's name, before any row."""

import pickle

import pyarrow as pa
import pytest

import taxdiff

GOOD = {"employee_id": pa.string(), "tax_year": pa.int64(), "wages": pa.float64()}


class NoRows:
    """A table whose rows cannot be had: whoever asks for one fails."""

    def __init__(self, fields: list) -> None:
        self.schema = pa.schema(fields)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        def rows():
            raise AssertionError("a row was asked for")
            yield

        return pa.RecordBatchReader.from_batches(self.schema, rows()).__arrow_c_stream__()


@pytest.mark.parametrize(
    ("change", "code", "columns"),
    [
        ({"wages": pa.list_(pa.float64())}, "column_type", ["wages"]),
        ({"wages": pa.float32()}, "column_type", ["wages"]),
        ({"employee_id": pa.float64()}, "column_type", ["employee_id"]),
        ({"identity": pa.bool_()}, "column_type", ["identity"]),
        ({"wages": None}, "no_income_column", []),
        ({"tax_year": None}, "missing_columns", ["tax_year"]),
        ({"employee_id": None, "tax_year": None}, "missing_columns", ["employee_id", "tax_year"]),
        ({"工资薪金": pa.float64()}, "column_twice", ["wages", "工资薪金"]),
        ({"status": pa.string()}, "result_column", ["status"]),
        ({"month": pa.int64()}, "of_months", ["month"]),
    ],
)
def test_a_mistake_of_a_column(change: dict, code: str, columns: list) -> None:
    fields = [(name, kind) for name, kind in {**GOOD, **change}.items() if kind is not None]
    for assess in (taxdiff.assess_table, taxdiff.assess_stream, taxdiff.assess_part):
        with pytest.raises(taxdiff.SchemaError) as raised:
            assess(NoRows(fields))
        assert (raised.value.code, raised.value.columns) == (code, columns)
        assert raised.value.column == (columns[0] if columns else None)
        assert raised.value.message and raised.value.fix
        again = pickle.loads(pickle.dumps(raised.value))
        assert (str(again), again.code, again.columns) == (str(raised.value), code, columns)


def test_a_column_that_comes_twice_by_one_name() -> None:
    fields = [*GOOD.items(), ("wages", pa.float64())]
    with pytest.raises(taxdiff.SchemaError) as raised:
        taxdiff.assess_table(NoRows(fields))
    assert (raised.value.code, raised.value.column) == ("column_twice", "wages")


def test_it_is_said_in_each_language() -> None:
    fields = [*GOOD.items(), ("status", pa.string())]
    said = set()
    for lang in ("en", "zh-Hans", "zh-Hant-HK"):
        with pytest.raises(taxdiff.SchemaError) as raised:
            taxdiff.assess_table(NoRows(fields), lang=lang)
        said.add(raised.value.message)
    assert len(said) == 3
    with pytest.raises(ValueError, match="lang"):
        taxdiff.assess_table(NoRows(fields), lang="fr")


def test_columns_that_are_named_have_to_be_there() -> None:
    with pytest.raises(taxdiff.SchemaError) as raised:
        taxdiff.assess_table(NoRows(list(GOOD.items())), keep=["mine"])
    assert (raised.value.code, raised.value.column) == ("unknown_column", "mine")
    for name in ("mine", "wages"):
        with pytest.raises(taxdiff.SchemaError) as raised:
            taxdiff.assess_part(NoRows(list(GOOD.items())), first_row=name)
        assert (raised.value.code, raised.value.column) == ("first_row", name)
    with pytest.raises(taxdiff.SchemaError) as raised:
        taxdiff.person_key(NoRows([("employee_id", pa.string())]))
    assert raised.value.columns == ["tax_year"]


def test_what_is_no_table() -> None:
    for other in ({"wages": [1]}, [1], None, "people.csv"):
        with pytest.raises(TypeError, match="__arrow_c_stream__"):
            taxdiff.assess_table(other)
    with pytest.raises((TypeError, ValueError)):
        taxdiff.assess_table(pa.array([1, 2]))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"fx": "1"}, "fx"),
        ({"fx_cny_per_hkd": "9"}, "fx_cny_per_hkd"),
        ({"bonus_method": "never"}, "bonus_method"),
        ({"tax_reduction": "perhaps"}, "tax_reduction"),
    ],
)
def test_a_mistake_of_a_setting(given: dict, name: str) -> None:
    with pytest.raises(taxdiff.SettingsError) as raised:
        taxdiff.assess_table(NoRows(list(GOOD.items())), given)
    assert raised.value.name == name
    assert name in str(raised.value)
    assert isinstance(pickle.loads(pickle.dumps(raised.value)), taxdiff.SettingsError)
