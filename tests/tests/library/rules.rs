//! Rules by themselves, where no payroll row can express their case.

#![allow(clippy::unwrap_used, clippy::panic)]

mod bill;
mod months;

use std::collections::BTreeMap;

use calc_core::company::apportionment::{Factors, Split, apportion};
use calc_core::law::money::Cny;
use calc_core::law::params::Rate;
use calc_core::law::period::TaxYear;
use calc_core::law::trace::Silent;
use calc_core::person::mainland::annual_bonus::{separate_tax, trap_zone_exit};
use calc_core::person::mainland::business_income::household_tax;
use calc_core::person::mainland::settlement::must_file;
use calc_core::person::mainland::withholding::{
    authors_remuneration_withholding, labour_services_withholding, royalties_withholding,
};
use calc_core::person::month::cumulative_withholding::{WithholdingMonth, withheld_by_month};
use calc_core::person::month::income_amount::{PeriodPay, income_amount};
use calc_core::person::month::six_year_rule::{EarlierYear, six_years_met};
use calc_core::person::month::standing::Formula;
use calc_core::person::month::work_days::WorkDays;
use calc_core::person::rulebook::{MainlandLaw, Rulebook};
use calc_tests::cases::{Case, all};

/// The input of a case.
pub(crate) struct Input<'a>(pub(crate) &'a Case);

impl<'a> Input<'a> {
    pub(crate) fn texts(&self, name: &str) -> Vec<&'a str> {
        self.0.input.get(name).map_or_else(Vec::new, |texts| texts.all())
    }

    pub(crate) fn amounts(&self, name: &str) -> Vec<Cny> {
        self.texts(name).iter().map(|text| Cny::parse(text.as_bytes()).unwrap()).collect()
    }

    pub(crate) fn amount(&self, name: &str) -> Cny {
        self.amounts(name).first().copied().unwrap_or_default()
    }

    pub(crate) fn number(&self, name: &str, otherwise: u32) -> u32 {
        self.texts(name).first().map_or(otherwise, |text| text.parse().unwrap())
    }

    fn law(&self) -> &'static MainlandLaw {
        let year = u16::try_from(self.number("tax_year", 2024)).unwrap();
        Rulebook::get().mainland(TaxYear(year)).unwrap()
    }
}

pub(crate) type Got = BTreeMap<&'static str, Vec<String>>;

pub(crate) fn texts(amounts: impl IntoIterator<Item = Cny>) -> Vec<String> {
    amounts.into_iter().map(|amount| amount.to_string()).collect()
}

pub(crate) fn yes_no(value: bool) -> Vec<String> {
    vec![if value { "yes" } else { "no" }.to_owned()]
}

fn cumulative(input: &Input<'_>) -> Got {
    let wages = input.amounts("wages");
    let at = |name: &str, month: usize| input.amounts(name).get(month).copied().unwrap_or_default();
    let months: Vec<WithholdingMonth> = (0..wages.len())
        .map(|month| WithholdingMonth {
            income: wages[month],
            deductions: at("social_insurance", month) + at("special_additional_deductions", month),
            ..WithholdingMonth::default()
        })
        .collect();
    let first_wage_of_year = input.texts("first_wage_of_year") == ["yes"];
    let before = if first_wage_of_year { input.number("first_month", 1) - 1 } else { 0 };
    let withheld = withheld_by_month(&months, u8::try_from(before).unwrap(), input.law());
    Got::from([
        ("withheld", texts(withheld.iter().map(|month| month.tax))),
        ("total", texts([withheld.iter().map(|month| month.tax).sum()])),
        (
            "cumulative_taxable_income",
            texts(withheld.iter().map(|month| month.taxable_income_to_date.or_zero())),
        ),
    ])
}

fn apportioned(input: &Input<'_>) -> Got {
    let law = input.law();
    let months = Rulebook::get().months(law.year).unwrap();
    let part = |wages: Cny, paid_in_china: Cny| {
        let pay = PeriodPay { paid_in_china, paid_abroad: wages - paid_in_china };
        let days =
            WorkDays::new(input.number("china_workdays", 0) * 2, input.number("calendar_days", 0));
        income_amount(pay, Formula::F3, Some(days.unwrap()), months, &mut Silent)
    };
    let (wages, paid) = (input.amount("wages_month"), input.amount("paid_in_china_month"));
    let monthly = part(wages, paid);
    let bonus = input.amount("annual_bonus");
    // The bonus is paid in China in the proportion of the wages.
    let paid_bonus = Cny::new(bonus.minor() * paid.minor() / wages.minor());
    let bonus = part(bonus, paid_bonus);
    let income = Cny::new(monthly.minor() * i64::from(input.number("months", 12))) + bonus;
    let taxable = income - *law.basic_deduction;
    let tax = Cny::new(
        law.comprehensive_scale.exact_tax(taxable).round(law.comprehensive_scale.rounding()),
    );
    Got::from([
        ("method", vec!["F3".to_owned()]),
        ("monthly_amount", texts([monthly])),
        ("bonus_amount", texts([bonus])),
        ("income_amount", texts([income])),
        ("taxable_income", texts([taxable])),
        ("tax", texts([tax])),
    ])
}

fn apportionment(input: &Input<'_>) -> Got {
    let law = calc_core::company::rulebook::Rulebook::get().enterprise(TaxYear(2025)).unwrap();
    let (revenue, wages, assets) =
        (input.amounts("revenue"), input.amounts("wages"), input.amounts("assets"));
    let factors: Vec<Factors> =
        (0..revenue.len()).map(|unit| [revenue[unit], wages[unit], assets[unit]]).collect();
    let rates: Vec<Rate> = input
        .texts("rate")
        .iter()
        .map(|rate| Rate { numerator: rate.parse().unwrap(), denominator: 100 })
        .collect();
    let split = Split::of(&law.apportionment, &factors);
    let rounding = law.apportionment.different_rates.rounding();
    let got = apportion(input.amount("taxable_income"), &split, &rates, rounding);
    Got::from([
        ("income", texts(got.slices.iter().map(|slice| slice.income))),
        ("slice_tax", texts(got.slices.iter().map(|slice| slice.tax))),
        ("tax", texts([got.tax])),
        ("payable", texts(split.parts(got.tax))),
    ])
}

fn six_years(input: &Input<'_>) -> Got {
    let year = u16::try_from(input.number("tax_year", 2025)).unwrap();
    let count = u16::try_from(input.number("prior_years_of_183_days", 0)).unwrap();
    let earlier: Vec<EarlierYear> = (1..=count)
        .map(|back| EarlierYear {
            year: year - back,
            residence_days: 183,
            longest_absence_days: if back == 1 {
                input.number("longest_absence_days", 0)
            } else {
                0
            },
        })
        .collect();
    let law = Rulebook::get().months(TaxYear(year)).unwrap();
    let met = six_years_met(TaxYear(year), &earlier, law);
    Got::from([("six_year_met", yes_no(met))])
}

fn run(case: &Case) -> Got {
    let input = Input(case);
    let law = input.law();
    match case.rule.as_deref().unwrap_or_default() {
        "cumulative_withholding" => cumulative(&input),
        "withholding_labour_services" => {
            let payments = input.amounts("payments");
            let withheld =
                payments.iter().map(|payment| labour_services_withholding(*payment, law));
            Got::from([("withheld", texts(withheld))])
        }
        "withholding_authors_royalties" => {
            let kinds = input.texts("kinds");
            let withheld = kinds.iter().zip(input.amounts("payments")).map(|(kind, payment)| {
                if *kind == "royalties" {
                    royalties_withholding(payment, law)
                } else {
                    authors_remuneration_withholding(payment, law)
                }
            });
            Got::from([("withheld", texts(withheld))])
        }
        "settlement_filing" => {
            let files = input.amounts("gross_income").into_iter().zip(input.amounts("tax_due"));
            Got::from([(
                "must_file",
                files.flat_map(|(income, due)| yes_no(must_file(income, due, law))).collect(),
            )])
        }
        "annual_scale" => {
            let scale = &law.comprehensive_scale;
            let tax = input
                .amounts("taxable_income")
                .into_iter()
                .map(|amount| Cny::new(scale.exact_tax(amount).round(scale.rounding())));
            Got::from([("tax", texts(tax))])
        }
        "separate_bonus" => {
            let tax = input
                .amounts("annual_bonus")
                .into_iter()
                .map(|bonus| separate_tax(bonus, &law.monthly_scale, &mut Silent));
            Got::from([("tax", texts(tax))])
        }
        "trap_zone_exit" => {
            let exits = input
                .amounts("edge")
                .into_iter()
                .map(|edge| trap_zone_exit(edge, &law.monthly_scale));
            Got::from([("exit", texts(exits))])
        }
        "business_halving" => {
            let tax = household_tax(
                input.amount("taxable_income"),
                input.amount("other_relief"),
                law,
                &mut Silent,
            );
            Got::from([
                ("tax_before_reduction", texts([tax.before])),
                ("reduction", texts([tax.reduction])),
                ("tax", texts([tax.tax])),
            ])
        }
        "six_year_rule" => six_years(&input),
        "apportioned_income" => apportioned(&input),
        "apportionment" => apportionment(&input),
        other => {
            let found = months::run(other, &input).or_else(|| bill::run(other, &input));
            found.unwrap_or_else(|| panic!("{}: no rule {other}", case.id))
        }
    }
}

#[test]
fn every_rule_comes_out_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (_, case) in all() {
        if case.rule.is_none() {
            continue;
        }
        let got = run(&case);
        for (key, expected) in &case.expected {
            count += 1;
            let expected = expected.all();
            if got.get(key.as_str()).is_none_or(|got| *got != expected) {
                wrong.push(format!(
                    "{} {key}: expected {expected:?}, got {:?}",
                    case.id,
                    got.get(key.as_str())
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 160, "only {count} figures were looked at");
}

#[test]
fn six_full_years_make_worldwide_income_taxable_from_2025() {
    let law = |year: u16| Rulebook::get().months(TaxYear(year)).unwrap();
    let met = |year: u16, earlier: &[EarlierYear]| six_years_met(TaxYear(year), earlier, law(year));
    let years = |first: u16, last: u16| -> Vec<EarlierYear> {
        (first..=last)
            .map(|year| EarlierYear { year, residence_days: 183, longest_absence_days: 30 })
            .collect()
    };
    // Announcement 2019 No. 34, art. 1: the count begins in 2019.
    assert!(met(2025, &years(2019, 2024)));
    assert!(!met(2024, &years(2018, 2023)));
    assert!(!met(2025, &years(2020, 2024)));
}
