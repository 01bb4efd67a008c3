//! What is withheld month by month, and what is settled of it.

use calc_core::law::money::Cny;
use calc_core::law::params::mainland::iit;
use calc_core::law::params::{Choices, InForce, Parameter};
use calc_core::law::period::{Date, TaxYear};
use calc_core::law::trace::Silent;
use calc_core::person::mainland::settlement::must_file;
use calc_core::person::mainland::withholding::labour_services_withholding;
use calc_core::person::month::cumulative_withholding::{
    Accumulation, BasicDeductionRule, WithheldMonth, WithholdingMonth,
};
use calc_core::person::month::expectation::Change;
use calc_core::person::month::labour_accumulation::{LabourAccumulation, LabourKind, LabourMonth};
use calc_core::person::month::standing::{Claim, Formula};

use super::given::{amount_at, amount_by, amount_of, law, number_at, tax_of_month, tiers, width};
use crate::rules::{Got, Input, texts, yes_no};

/// The tax of a year's taxable income.
fn annual_tax(taxable: Cny) -> Cny {
    let scale = &law(2025).mainland.comprehensive_scale;
    Cny::new(scale.exact_tax(taxable).round(scale.rounding()))
}

pub(super) fn resident_without_domicile(input: &Input<'_>) -> Got {
    let months = usize::try_from(input.number("months", 12)).unwrap();
    let amounts: Vec<Cny> = (0..months).map(|place| amount_of(input, place).2).collect();
    let year_amount: Cny = amounts.iter().copied().sum();
    let taxable = year_amount - *law(2025).mainland.basic_deduction;
    Got::from([
        ("formula", vec![amount_of(input, 0).1.name().to_owned()]),
        ("amount_by_month", texts(amounts)),
        ("year_amount", texts([year_amount])),
        ("taxable", texts([taxable])),
        ("tax", texts([annual_tax(taxable)])),
    ])
}

pub(super) fn becomes_resident(input: &Input<'_>) -> Got {
    let (planned, actual) = tiers(input.number("planned_days", 0), input.number("actual_days", 0));
    assert_eq!(Change::between(planned, actual), Some(Change::BecomesResident));
    let by = Change::BecomesResident.correct_by(TaxYear(2025), None, law(2025));
    assert_eq!(by, Some(Date::new(2026, 6, 30)));
    let formula = |tier| Formula::of(tier, false, Claim::None, &Choices::DEFAULT);
    let months = i64::from(input.number("months", 12));
    let times = |amount: Cny| Cny::new(amount.minor() * months);
    let planned_amount = amount_by(input, 0, formula(planned));
    let actual_amount = amount_by(input, 0, formula(actual));
    let withheld = times(tax_of_month(planned_amount));
    let taxable = times(actual_amount) - *law(2025).mainland.basic_deduction;
    let tax = annual_tax(taxable);
    Got::from([
        ("planned_formula", vec![formula(planned).name().to_owned()]),
        ("planned_amount", texts([planned_amount])),
        ("withheld", texts([withheld])),
        ("actual_formula", vec![formula(actual).name().to_owned()]),
        ("actual_amount", texts([actual_amount])),
        ("taxable", texts([taxable])),
        ("tax", texts([tax])),
        ("due", texts([tax - withheld])),
    ])
}

/// The months of one job: the same amounts each month, or as many as are given.
fn withheld(
    input: &Input<'_>,
    names: [&str; 3],
    job: Option<usize>,
    months: u8,
    rule: BasicDeductionRule,
) -> Vec<WithheldMonth> {
    let start = u8::try_from(input.number("start_month", 1)).unwrap();
    let mut sums = Accumulation::default();
    (0..months)
        .map(|place| {
            let place_in_job = job.unwrap_or(usize::from(place));
            let [wage, insurance, additional] =
                names.map(|name| amount_at(input, name, place_in_job));
            let month = WithholdingMonth {
                income: wage,
                deductions: insurance + additional,
                ..WithholdingMonth::default()
            };
            let basic = rule.to_date(start + place, start, law(2025)).unwrap();
            sums.add(&month, basic, &law(2025).mainland, &mut Silent)
        })
        .collect()
}

pub(super) fn becomes_non_resident(input: &Input<'_>) -> Got {
    let months = u8::try_from(input.number("months", 12)).unwrap();
    let names = ["wage", "si", ""];
    let withheld = withheld(input, names, None, months, BasicDeductionRule::WorkedMonths);
    let total: Cny = withheld.iter().map(|month| month.tax).sum();
    let month_tax = tax_of_month(input.amount("wage"));
    let tax = Cny::new(month_tax.minor() * i64::from(months));
    let by = Change::BecomesNonResident.correct_by(TaxYear(2025), None, law(2025));
    assert_eq!(by, Some(Date::new(2026, 1, 15)));
    Got::from([
        ("withheld_by_month", texts(withheld.iter().map(|month| month.tax))),
        ("withheld", texts([total])),
        ("nonresident_month_tax", texts([month_tax])),
        ("nonresident_tax", texts([tax])),
        ("due", texts([tax - total])),
    ])
}

pub(super) fn month_withholding(input: &Input<'_>) -> Got {
    let rule = input.texts("basic").first().copied().unwrap_or("worked_months");
    let rule = BasicDeductionRule::parse(rule).unwrap();
    let months = input.number("months", u32::try_from(width(input)).unwrap());
    let months = u8::try_from(months).unwrap();
    let withheld = withheld(input, ["income", "si", "sad"], None, months, rule);
    Got::from([
        ("taxable_by_month", texts(withheld.iter().map(|month| month.taxable_income_to_date))),
        ("withheld_by_month", texts(withheld.iter().map(|month| month.tax))),
        ("withheld", texts([withheld.iter().map(|month| month.tax).sum()])),
    ])
}

/// The last months of 2025.
pub(super) fn labour_accumulation(input: &Input<'_>) -> Got {
    let kind = LabourKind::parse(input.texts("kind")[0]).unwrap();
    let mut sums = LabourAccumulation::default();
    assert!(kind.accumulates_in(10, law(2025)));
    assert!(kind != LabourKind::Platform || !kind.accumulates_in(9, law(2025)));
    assert!(kind != LabourKind::Intern || !kind.accumulates_in(6, law(2020)));
    let receipts = input.amounts("receipts");
    let taxes = (1..).zip(&receipts).map(|(months, receipts)| {
        let month = LabourMonth { receipts: *receipts, ..LabourMonth::default() };
        sums.add(kind, &month, months, law(2025))
    });
    let taxes = texts(taxes);
    let single = labour_services_withholding(receipts[0], &law(2025).mainland);
    Got::from([("withheld_by_month", taxes), ("single_payment_tax", texts([single]))])
}

pub(super) fn special_additional_amounts(input: &Input<'_>) -> Got {
    fn in_year(parameter: &'static Parameter<Cny>, year: u16) -> Cny {
        parameter.throughout(TaxYear(year).span()).map_or(Cny::ZERO, |amount: InForce<Cny>| *amount)
    }
    let amounts = input.texts("year").into_iter().map(|year| {
        let year = year.parse().unwrap();
        let times = |amount: Cny, count: u32| Cny::new(amount.minor() * i64::from(count));
        times(in_year(&iit::SPECIAL_ADDITIONAL_INFANT, year), input.number("infants", 0))
            + times(in_year(&iit::SPECIAL_ADDITIONAL_CHILD, year), input.number("children", 0))
            + in_year(&iit::SPECIAL_ADDITIONAL_ELDERLY_ONLY_CHILD, year)
    });
    Got::from([("month_amount", texts(amounts))])
}

pub(super) fn settlement_of_two_jobs(input: &Input<'_>) -> Got {
    let law = law(2025);
    let jobs = 0..input.texts("wage").len();
    let job = |place: usize| -> Cny {
        let months = u8::try_from(number_at(input, "months", place)).unwrap();
        let rule = BasicDeductionRule::WorkedMonths;
        let months = withheld(input, ["wage", "si", ""], Some(place), months, rule);
        months.iter().map(|month| month.tax).sum()
    };
    let of_year = |name: &str| -> Cny {
        let months = |place| i64::from(number_at(input, "months", place));
        jobs.clone()
            .map(|place| Cny::new(amount_at(input, name, place).minor() * months(place)))
            .sum()
    };
    let withheld: Vec<Cny> = jobs.clone().map(job).collect();
    let total: Cny = withheld.iter().copied().sum();
    let income = of_year("wage");
    let taxable = income - of_year("si") - *law.mainland.basic_deduction;
    let tax = annual_tax(taxable);
    Got::from([
        ("withheld_by_job", texts(withheld)),
        ("withheld", texts([total])),
        ("taxable", texts([taxable])),
        ("tax", texts([tax])),
        ("due", texts([tax - total])),
        ("must_file", yes_no(must_file(income, tax - total, &law.mainland))),
    ])
}
