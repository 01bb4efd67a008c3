"""One person or company, from a mapping: the answers of the command line."""

import datetime
import json
from decimal import Decimal

import numpy
import pytest
from conftest import REPOSITORY, columns_of, program

import taxdiff

PERSON = {
    "person": {
        "employee_id": "0042", "tax_year": 2025, "identity": "hk_permanent",
        "park_employment": "yes", "clean_record": "yes", "white_listed": "yes",
    },
    "mainland": {"wages": Decimal("1000000.00"), "annual_bonus": 100_000, "tax_withheld": "240000.00"},
    "hong_kong": {"hk_marital_status": "married", "hk_children": 2, "hk_mpf": 18000.0},
}  # fmt: skip
COMPANY = {"company_id": "A", "tax_year": 2025, "taxable_income": Decimal("5000000")}
MONTHS = {"tax_year": 2025, "mainland_status": "resident", "months": [{"month": 1, "wages": "30000"}, {"month": 2, "wages": "31000"}]}


def as_text(facts: object) -> str:
    """What people write by hand: amounts as texts."""

    def text(value: object) -> object:
        if isinstance(value, dict):
            return {name: text(member) for name, member in value.items()}
        return [text(item) for item in value] if isinstance(value, list) else str(value)

    return json.dumps(text(facts))


@pytest.mark.parametrize("trace", [None, "summary", "full"])
def test_an_answer_is_that_of_the_command_line(trace: str | None) -> None:
    found = taxdiff.assess(PERSON, {"fx_cny_per_hkd": "0.92"}, trace=trace)
    command = ["assess", "-", "--json", "--set", "fx_cny_per_hkd=0.92"]
    said = program([*command, *(["--trace", trace] if trace else [])], as_text(PERSON))
    assert found == json.loads(said)
    assert found["ruleset"]["digest"] in taxdiff.ruleset


def test_a_company_and_months_are_those_of_the_command_line() -> None:
    said = program(["enterprise", "-", "--json"], as_text(COMPANY))
    assert taxdiff.assess_enterprise(COMPANY) == json.loads(said)
    answer = taxdiff.withhold(as_text(MONTHS))
    assert [month["status"] for month in answer["months"]]
    person = {**PERSON["person"], "mainland_status": "resident"}
    year = {"person": person, "months": MONTHS["months"]}
    assert taxdiff.assess(year)["tax_year"] == 2025


def test_mistakes_of_facts_are_raised_with_their_places() -> None:
    wrong = {"person": {"employee_id": "1", "tax_year": 2025}, "mainland": {"wages": 0.1 + 0.2}}
    with pytest.raises(taxdiff.FactsError) as raised:
        taxdiff.assess(wrong)
    assert raised.value.errors[0]["pointer"] == "/mainland/wages"
    assert "/mainland/wages" in str(raised.value)
    with pytest.raises(taxdiff.FactsError):
        taxdiff.assess(b"{")
    with pytest.raises(taxdiff.FactsError):
        taxdiff.assess_enterprise({})
    with pytest.raises(taxdiff.FactsError):
        taxdiff.withhold({"months": []})
    with pytest.raises(TypeError, match="object"):
        taxdiff.assess({"person": object()})
    for odd in (float("nan"), 10**15):
        with pytest.raises(taxdiff.FactsError):
            taxdiff.assess({"person": PERSON["person"], "mainland": {"wages": odd}})


def test_values_of_python_are_facts() -> None:
    expected = taxdiff.assess(as_text(PERSON))
    for yes, amount in ((True, 1e6), (numpy.bool_(True), numpy.float64(1e6)), ("yes", numpy.int64(10**6))):
        person = {**PERSON["person"], "park_employment": yes}
        facts = {**PERSON, "person": person, "mainland": {**PERSON["mainland"], "wages": amount}}
        assert taxdiff.assess(facts) == expected
    on = {**COMPANY, "site": {"in_special_area": True}}
    assert taxdiff.assess_enterprise(on) == taxdiff.assess_enterprise(as_text(COMPANY)[:-1] + ', "site": {"in_special_area": "yes"}}')


def test_the_numbers_of_the_law() -> None:
    listed = taxdiff.params()
    assert listed == json.loads(program(["params", "list", "--json"], ""))
    scale = "hongkong.salaries_tax.progressive_scale"
    on = taxdiff.params(scale, on=datetime.date(2025, 6, 1))
    assert on["id"] == scale and len(on["versions"]) == 1
    with pytest.raises(KeyError):
        taxdiff.params("nothing")
    with pytest.raises(ValueError, match="no day"):
        taxdiff.params(on="June")


def test_the_version_is_that_of_the_program() -> None:
    assert taxdiff.__version__ in program(["--version"], "")
    assert taxdiff.ruleset.split("+")[0] == taxdiff.__version__


def test_tables_of_companies_and_months_are_those_of_the_command_line() -> None:
    from conftest import results_of, text_table, written

    for command, file, assess in [
        ("enterprise", "enterprises/example.csv", taxdiff.assess_enterprise_table),
        ("withhold", "months/months.csv", taxdiff.withhold_table),
    ]:
        path = REPOSITORY / "fixtures" / file
        if not path.exists():
            pytest.fail(f"{path} is not there")
        text = path.read_text(encoding="utf-8-sig")
        table = text_table(columns_of(text))
        results = assess(table, keep=[])
        names, rows = results_of(program([command, str(path), "--quiet", "--format", "csv"], ""), table)
        assert results.column_names == names
        assert written(results) == rows
        assert results.summary is None
