//! Months of pay: each rule with the input of its case.

mod days;
mod given;
mod withheld;

use calc_core::law::money::Cny;
use calc_core::law::params::Rate;
use calc_core::law::params::alternatives::{NonresidentPooling, NonresidentSubsidy};
use calc_core::law::trace::Silent;
use calc_core::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use calc_core::person::month::monthly_tax::monthly_tax;
use calc_core::person::month::relief::{TaxedIncome, exemption, subsidy};
use calc_core::person::month::researcher::exempt_period;
use calc_core::person::month::services::{Service, payment_tax, treaty_royalty_tax};

use crate::rules::{Got, Input, texts, yes_no};
use days::{
    china_work_days, over_ninety_days, residence_days, single_absence, treaty_window,
    weekly_commuter, worldwide_income,
};
use given::{amount_of, date, law, tax_of_month, width};
use withheld::{
    becomes_non_resident, becomes_resident, labour_accumulation, month_withholding,
    resident_without_domicile, settlement_of_two_jobs, special_additional_amounts,
};

/// What a rule of months gives; `None` where the name is not one.
pub(crate) fn run(rule: &str, input: &Input<'_>) -> Option<Got> {
    Some(match rule {
        "residence_days" => residence_days(input),
        "weekly_commuter" => weekly_commuter(input),
        "worldwide_income" => worldwide_income(input),
        "wage_amount" => wage_amount(input),
        "several_periods" => several_periods(input),
        "non_resident_bonus" => non_resident_bonus(input),
        "non_resident_equity" => non_resident_equity(input),
        "non_resident_services" => non_resident_services(input),
        "treaty_royalty" => treaty_royalty(input),
        "resident_without_domicile" => resident_without_domicile(input),
        "becomes_resident" => becomes_resident(input),
        "becomes_non_resident" => becomes_non_resident(input),
        "researcher_article" => researcher_article(input),
        "treaty_window" => treaty_window(input),
        "non_resident_relief" => non_resident_relief(input),
        "china_work_days" => china_work_days(input),
        "second_bonus" => second_bonus(input),
        "over_ninety_days" => over_ninety_days(input),
        "single_absence" => single_absence(input),
        "month_withholding" => month_withholding(input),
        "labour_accumulation" => labour_accumulation(input),
        "special_additional_amounts" => special_additional_amounts(input),
        "settlement_of_two_jobs" => settlement_of_two_jobs(input),
        _ => return None,
    })
}

fn wage_amount(input: &Input<'_>) -> Got {
    let mut got = Got::new();
    for place in 0..width(input) {
        let (tier, formula, amount) = amount_of(input, place);
        let tax =
            if tier.is_resident() { "annual".to_owned() } else { tax_of_month(amount).to_string() };
        for (name, text) in [
            ("formula", formula.name().to_owned()),
            ("client_formula", formula.client_number().to_string()),
            ("amount", amount.to_string()),
            ("tax", tax),
        ] {
            got.entry(name).or_default().push(text);
        }
    }
    got
}

fn several_periods(input: &Input<'_>) -> Got {
    let amounts: Vec<Cny> = (0..width(input)).map(|place| amount_of(input, place).2).collect();
    let amount = amounts.iter().copied().sum();
    Got::from([
        ("amount_by_period", texts(amounts)),
        ("amount", texts([amount])),
        ("tax", texts([tax_of_month(amount)])),
    ])
}

fn non_resident_bonus(input: &Input<'_>) -> Got {
    let amount = (0..width(input)).map(|place| amount_of(input, place).2).sum();
    Got::from([
        ("amount", texts([amount])),
        ("tax", texts([bonus_by_six(amount, law(2025), &mut Silent).tax])),
    ])
}

fn non_resident_equity(input: &Input<'_>) -> Got {
    let (mut of_the_year, mut paid) = (Cny::ZERO, Cny::ZERO);
    let taxes = input.amounts("amount").into_iter().map(|amount| {
        of_the_year = of_the_year + amount;
        let tax = equity_by_six(of_the_year, paid, law(2025), &mut Silent).tax;
        paid = paid + tax;
        tax
    });
    Got::from([("tax", texts(taxes))])
}

fn non_resident_services(input: &Input<'_>) -> Got {
    let kinds = input.texts("kind").into_iter().map(|kind| match kind {
        "labour" => Service::Labour,
        "author" => Service::Author,
        _ => Service::Royalty,
    });
    let taxes = kinds
        .zip(input.amounts("gross"))
        .map(|(kind, gross)| payment_tax(kind, gross, law(2025), &mut Silent).tax);
    Got::from([("tax", texts(taxes))])
}

fn treaty_royalty(input: &Input<'_>) -> Got {
    let gross = input.amount("gross");
    let domestic = payment_tax(Service::Royalty, gross, law(2025), &mut Silent).tax;
    Got::from([
        ("domestic_tax", texts([domestic])),
        ("treaty_tax", texts([treaty_royalty_tax(gross, law(2025), &mut Silent)])),
    ])
}

fn researcher_article(input: &Input<'_>) -> Got {
    let period = exempt_period(date(input.texts("first_arrival")[0]), law(2025)).unwrap();
    let earned = input.texts("earned_on").into_iter();
    Got::from([
        ("exempt_from", vec![period.first.to_string()]),
        ("exempt_to", vec![period.last.to_string()]),
        ("exempt", earned.flat_map(|day| yes_no(period.contains(date(day)))).collect()),
    ])
}

fn non_resident_relief(input: &Input<'_>) -> Got {
    let law = law(2025);
    let amount = input.amount("month_amount");
    let month = monthly_tax(amount, Cny::ZERO, law, &mut Silent).tax;
    let month = TaxedIncome { taxable_income: month.taxable_income, tax: month.tax };
    let bonus = bonus_by_six(input.amount("bonus_amount"), law, &mut Silent);
    let mut wages = vec![month; usize::try_from(input.number("months", 12)).unwrap()];
    let wage_tax: Cny = wages.iter().map(|month| month.tax).sum();
    wages.push(TaxedIncome { taxable_income: bonus.taxable_income, tax: bonus.tax });
    let rate = Rate { numerator: 15, denominator: 100 };
    let rounding = law.mainland.rounding.rounding();
    let hong_kong_tax = input.amount("hk_tax_cny");
    Got::from([
        ("wage_tax", texts([wage_tax])),
        ("bonus_tax", texts([bonus.tax])),
        ("paid", texts([wage_tax + bonus.tax])),
        ("subsidy", texts([subsidy(&[&wages], rate, rounding, NonresidentSubsidy::PerItemYear)])),
        (
            "exemption",
            texts([exemption(&[&wages], hong_kong_tax, rounding, NonresidentPooling::Pooled)]),
        ),
    ])
}

fn second_bonus(input: &Input<'_>) -> Got {
    let first = bonus_by_six(input.amount("first_bonus"), law(2025), &mut Silent).tax;
    Got::from([
        ("first_tax", texts([first])),
        ("month_tax", texts([tax_of_month(input.amount("wage") + input.amount("second_bonus"))])),
    ])
}
