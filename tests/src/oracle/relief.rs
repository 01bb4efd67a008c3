//! Steps 12 and 13, eligibility, and the better route.

use num_traits::Zero;

use super::decode::Sheet;
use super::hongkong::{HongKong, park_share};
use super::mainland::Mainland;
use super::number::{Q, fen, int, lower, not_below_zero, percent, zero};
use super::values;

/// Both routes and the choice between them.
pub struct Relief {
    /// `yes`, `no` or `needs`.
    pub exemption_eligible: &'static str,
    pub exemption: Q,
    /// `yes`, `no` or `needs`.
    pub subsidy_eligible: &'static str,
    pub subsidy: Q,
    pub best_route: &'static str,
    pub benefit: Q,
    /// A confirmed route is smaller than one that only needs confirming.
    pub larger_if_confirmed: bool,
}

/// Steps 12 and 13, and what follows from them.
pub fn compute(sheet: &Sheet, mainland: &Mainland, hong_kong: &HongKong) -> Relief {
    // Whether a non-resident, who has no settlement, has the reliefs is not settled: a no stays one.
    let settled = |eligible: &'static str| {
        if sheet.is_non_resident() && eligible != "no" { "needs" } else { eligible }
    };
    let exemption_eligible = settled(exemption_eligible(sheet));
    let subsidy_eligible = settled(subsidy_eligible(sheet));
    let unless_no = |eligible: &str, amount: Q| if eligible == "no" { zero() } else { amount };
    let exemption = unless_no(exemption_eligible, exemption(sheet, mainland, hong_kong));
    let subsidy = unless_no(subsidy_eligible, subsidy(sheet, mainland));

    // A route with amount 0.00 is left out.
    let confirmed = |eligible: &str, amount: &Q| eligible == "yes" && !amount.is_zero();
    let unconfirmed = |eligible: &str, amount: &Q| eligible == "needs" && !amount.is_zero();
    let exemption_yes = confirmed(exemption_eligible, &exemption);
    let subsidy_yes = confirmed(subsidy_eligible, &subsidy);
    let exemption_open = unconfirmed(exemption_eligible, &exemption);
    let subsidy_open = unconfirmed(subsidy_eligible, &subsidy);

    let best_route = if exemption_yes && (!subsidy_yes || exemption >= subsidy) {
        "exemption"
    } else if subsidy_yes {
        "subsidy"
    } else if exemption_open && (!subsidy_open || exemption >= subsidy) {
        "exemption_if_confirmed"
    } else if subsidy_open {
        "subsidy_if_confirmed"
    } else {
        "none"
    };
    Relief {
        benefit: match best_route {
            "exemption" => exemption.clone(),
            "subsidy" => subsidy.clone(),
            _ => zero(),
        },
        larger_if_confirmed: (exemption_yes && subsidy_open && exemption < subsidy)
            || (subsidy_yes && exemption_open && subsidy < exemption),
        exemption_eligible,
        exemption,
        subsidy_eligible,
        subsidy,
        best_route,
    }
}

/// Step 12.
fn exemption(sheet: &Sheet, mainland: &Mainland, hong_kong: &HongKong) -> Q {
    let apart = mainland.apart.iter().filter(|income| income.in_exemption);
    let taxed: Q = &mainland.comprehensive_tax + apart.map(|income| &income.tax).sum::<Q>();
    let in_park = fen(&(taxed * park_share(sheet)));
    not_below_zero(in_park - &hong_kong.salaries_tax_cny)
        + not_below_zero(&mainland.business_tax - &hong_kong.profits_tax_cny)
        + &mainland.talent_subsidy_tax
}

/// Step 13.
fn subsidy(sheet: &Sheet, mainland: &Mainland) -> Q {
    let above = |tax: Q, taxable: Q| {
        not_below_zero(tax - fen(&(taxable * percent(values::SUBSIDY_PERCENT))))
    };
    let (mut tax, mut base) = (mainland.comprehensive_tax.clone(), mainland.taxable.clone());
    for income in &mainland.apart {
        if let Some(own) = &income.subsidy_base {
            tax += &income.tax;
            base += own;
        }
    }
    let comprehensive = above(tax, base);
    let business = above(mainland.business_tax.clone(), mainland.business_taxable.clone());
    let talent = above(mainland.talent_subsidy_tax.clone(), sheet.amount("talent_subsidy"));
    let within_cap = lower(int(values::SUBSIDY_CAP), comprehensive + business + talent);
    not_below_zero(within_cap - sheet.amount("other_talent_awards"))
}

/// Any no: no. All yes: yes. Otherwise needs.
fn together(facts: &[Option<bool>]) -> &'static str {
    if facts.contains(&Some(false)) {
        "no"
    } else if facts.iter().all(|fact| *fact == Some(true)) {
        "yes"
    } else {
        "needs"
    }
}

fn yes_or_no(sheet: &Sheet, column: &str) -> Option<bool> {
    sheet.word(column).map(|word| word == "yes")
}

fn exemption_eligible(sheet: &Sheet) -> &'static str {
    let hong_kong_resident = sheet.word("identity").map(|identity| {
        matches!(identity, "hk_permanent" | "hk_admission_scheme" | "hk_dependant" | "hk_other")
    });
    // Not on the list is "not yet listed": it needs, it does not refuse.
    let white_listed = yes_or_no(sheet, "white_listed").filter(|listed| *listed);
    together(&[
        Some(sheet.year() >= values::EXEMPTION_FROM),
        hong_kong_resident,
        yes_or_no(sheet, "park_employment"),
        yes_or_no(sheet, "clean_record"),
        white_listed,
    ])
}

fn subsidy_eligible(sheet: &Sheet) -> &'static str {
    let identity = sheet.word("identity").map(|identity| {
        matches!(
            identity,
            "hk_permanent"
                | "hk_admission_scheme"
                | "macao"
                | "taiwan"
                | "foreign"
                | "overseas_returnee"
        )
    });
    let days = sheet.shenzhen_work_days.value().map(|days| {
        if sheet.year() >= values::SUBSIDY_MORE_THAN_FROM {
            *days > int(values::SUBSIDY_DAYS)
        } else {
            *days >= int(values::SUBSIDY_DAYS)
        }
    });
    together(&[
        identity,
        sheet.word("talent_category").map(|category| category != "none"),
        yes_or_no(sheet, "talent_conditions"),
        yes_or_no(sheet, "clean_record"),
        days,
    ])
}
