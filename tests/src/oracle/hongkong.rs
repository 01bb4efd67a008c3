//! Steps 7 to 11: the Hong Kong tax on the same income.

use num_traits::Zero;

use super::decode::Sheet;
use super::deductions::exempt_benefits;
use super::mainland::{Mainland, taxed_reward};
use super::number::{Q, dollar, dollar_up, fen, frac, int, lower, not_below_zero, percent, zero};
use super::values;

/// The Hong Kong side of a row.
pub struct HongKong {
    pub net_chargeable_income: Q,
    /// `progressive` or `standard`.
    pub basis: &'static str,
    pub tax_hkd: Q,
    pub salaries_tax_cny: Q,
    pub profits_tax_cny: Q,
    /// Something claimed was above its cap.
    pub cap_applied: bool,
    /// What is said of the form in which a couple is assessed.
    pub note_of_form: Option<&'static str>,
}

/// The rate used: the row's, or the default of the tax year.
fn fx(sheet: &Sheet) -> Q {
    if let Some(fx) = sheet.fx.value() {
        return fx.clone();
    }
    let rate = values::default_fx_per_100000(sheet.year());
    frac(rate.expect("a row without errors has a rate"), 100_000)
}

/// The park share; blank: 1.
pub fn park_share(sheet: &Sheet) -> Q {
    sheet.park_share.value().cloned().unwrap_or_else(|| int(1))
}

/// Steps 7 to 11.
pub fn compute(sheet: &Sheet, mainland: &Mainland) -> HongKong {
    let ya = sheet.year_of_assessment();
    let fx = fx(sheet);
    let assessable = dollar(&(gross(sheet, mainland) * park_share(sheet) / &fx));
    let asked = sheet.word("hk_assessment");
    let joint_is_less = joint_is_less(sheet, &assessable);
    let joint = asked == Some("joint") || (asked == Some("best") && joint_is_less);
    let form = in_form(sheet, &assessable, joint);

    let mut salaries_tax = after_reduction(sheet, ya, form.charge);
    if joint {
        salaries_tax = if form.net_assessable.is_zero() {
            zero()
        } else {
            dollar(&(salaries_tax * form.own / form.net_assessable))
        };
    }
    let profits = dollar(&(sheet.amount("business_income") / &fx));
    let profits_tax = after_reduction(sheet, ya, dollar(&profits_charge(&profits)));
    HongKong {
        net_chargeable_income: form.net_chargeable_income,
        basis: form.basis,
        tax_hkd: &salaries_tax + &profits_tax,
        salaries_tax_cny: fen(&(salaries_tax * &fx)),
        profits_tax_cny: fen(&(profits_tax * &fx)),
        cap_applied: form.cap_applied,
        note_of_form: match (asked, joint_is_less) {
            (Some("joint"), false) => Some("joint_not_elective"),
            (Some("best"), true) => Some("best_assessment_joint"),
            (Some("best"), false) if sheet.word("hk_marital_status") == Some("married") => {
                Some("best_assessment_separate")
            }
            _ => None,
        },
    }
}

/// Salaries tax before the reduction, of the person or of the couple.
struct Form {
    own: Q,
    net_assessable: Q,
    net_chargeable_income: Q,
    basis: &'static str,
    charge: Q,
    cap_applied: bool,
}

fn in_form(sheet: &Sheet, assessable: &Q, joint: bool) -> Form {
    let ya = sheet.year_of_assessment();
    let (self_education, self_education_capped) =
        capped(sheet.amount("hk_self_education"), int(values::SELF_EDUCATION_CAP));
    let own = not_below_zero(assessable - self_education);
    let (spouse_income, spouse_deductions) = if joint {
        (sheet.amount("hk_spouse_income"), deductions_of_spouse(sheet, ya, joint))
    } else {
        (zero(), zero())
    };
    let net_assessable = &own + &spouse_income;
    let (concessionary, concessionary_capped) = concessionary(sheet, ya, joint);
    let (donations, donations_capped) = donations(sheet, &(assessable + &spouse_income));
    let net_income =
        not_below_zero(&net_assessable - concessionary - donations - spouse_deductions);
    let net_chargeable_income = not_below_zero(&net_income - int(allowances(sheet, ya, joint)));
    let (basis, charge) = lower_charge(&net_chargeable_income, &net_income, ya);
    let children_capped = sheet.count("hk_children") > values::MOST_CHILDREN
        || sheet.count("hk_children_additional") > values::MOST_CHILDREN;
    Form {
        own,
        net_assessable,
        net_chargeable_income,
        basis,
        charge,
        cap_applied: self_education_capped
            || concessionary_capped
            || donations_capped
            || children_capped,
    }
}

pub(super) fn lower_charge(
    net_chargeable_income: &Q,
    net_income: &Q,
    ya: i64,
) -> (&'static str, Q) {
    let progressive = dollar(&progressive_charge(net_chargeable_income));
    let standard = dollar(&standard_charge(net_income, ya));
    if standard < progressive { ("standard", standard) } else { ("progressive", progressive) }
}

/// Cap. 112 s.10(2): both spouses have assessable income, and together they pay less. The one-off reduction is
/// that of the law, whatever the relief counts.
fn joint_is_less(sheet: &Sheet, assessable: &Q) -> bool {
    let income = sheet.amount("hk_spouse_income");
    if assessable.is_zero() || income.is_zero() {
        return false;
    }
    let ya = sheet.year_of_assessment();
    let net = not_below_zero(&income - deductions_of_spouse(sheet, ya, false));
    let chargeable = not_below_zero(&net - int(values::basic(ya)));
    let (_, spouse) = lower_charge(&chargeable, &net, ya);
    let separate = in_form(sheet, assessable, false).charge;
    let joint = in_form(sheet, assessable, true).charge;
    reduced(ya, joint) < reduced(ya, separate) + reduced(ya, spouse)
}

/// The spouse's deductions, those for assisted reproductive services up to the couple's one ceiling.
pub(super) fn deductions_of_spouse(sheet: &Sheet, ya: i64, joint: bool) -> Q {
    sheet.amount("hk_spouse_deductions") + reproduction_of_spouse(sheet, ya, joint)
}

/// Whoever has no income and is assessed alone deducts nothing.
fn reproduction_of_spouse(sheet: &Sheet, ya: i64, joint: bool) -> Q {
    if !joint && sheet.amount("hk_spouse_income").is_zero() {
        return zero();
    }
    let cap = values::assisted_reproduction_cap(ya);
    lower(sheet.amount("hk_spouse_assisted_reproduction"), int(cap))
}

/// All employment and service income, gross, in CNY.
fn gross(sheet: &Sheet, mainland: &Mainland) -> Q {
    let exempt = sheet.amount("exempt_income") + exempt_benefits(sheet);
    sheet.amount("wages") - exempt
        + taxed_reward(sheet)
        + mainland.apart.iter().map(|income| &income.for_hong_kong).sum::<Q>()
        + sheet.amount("labour_services")
        + sheet.amount("authors_remuneration")
        + sheet.amount("royalties")
}

/// What counts of a claim, and whether it was above its cap.
fn capped(claimed: Q, cap: Q) -> (Q, bool) {
    let above = claimed > cap;
    (lower(claimed, cap), above)
}

/// The deductions after net assessable income, without donations.
pub(super) fn concessionary(sheet: &Sheet, ya: i64, joint: bool) -> (Q, bool) {
    let newborn = sheet.word("hk_newborn_home") == Some("yes");
    let elderly_persons = sheet.persons("hk_elderly_care_persons");
    let vhis_persons = sheet.persons("hk_vhis_persons");
    let caps = [
        ("hk_mpf", values::MPF_CAP),
        ("hk_elderly_care", values::elderly_care_cap(ya) * elderly_persons),
        ("hk_home_loan_interest", values::home_loan_cap(ya, newborn)),
        ("hk_domestic_rent", values::rent_cap(ya, newborn)),
        ("hk_vhis", values::vhis_cap(ya) * vhis_persons),
        ("hk_annuity_tvc", values::annuity_cap(ya)),
    ];
    let of_couple = int(values::assisted_reproduction_cap(ya));
    let of_person = of_couple - reproduction_of_spouse(sheet, ya, joint);
    let caps = caps.map(|(column, cap)| (column, int(cap)));
    let mut total = zero();
    let mut any_above = false;
    for (column, cap) in caps.into_iter().chain([("hk_assisted_reproduction", of_person)]) {
        let (counted, above) = capped(sheet.amount(column), cap);
        total += counted;
        any_above |= above;
    }
    (total, any_above)
}

/// From 100 dollars, up to 35% of the assessable income before self-education.
pub(super) fn donations(sheet: &Sheet, assessable: &Q) -> (Q, bool) {
    let claimed = sheet.amount("hk_donations");
    if claimed < int(values::HK_DONATION_FROM) {
        return (zero(), false);
    }
    let limit = dollar(&(assessable * percent(values::HK_DONATION_PERCENT)));
    let above = claimed > limit;
    (lower(claimed, limit), above)
}

/// Allowances are whole, whatever the park share is.
pub(super) fn allowances(sheet: &Sheet, ya: i64, joint: bool) -> i64 {
    let marital = sheet.word("hk_marital_status");
    let spouse_without_income = sheet.amount("hk_spouse_income").is_zero();
    let mut total = if marital == Some("married") && (spouse_without_income || joint) {
        values::married(ya)
    } else {
        values::basic(ya)
    };
    if marital == Some("single_parent") {
        total += values::single_parent(ya);
    }
    total += sheet.count("hk_children").min(values::MOST_CHILDREN) * values::child(ya);
    total += sheet.count("hk_children_additional").min(values::MOST_CHILDREN) * values::child(ya);
    total += sheet.count("hk_parents_60") * values::parent_60(ya);
    total += sheet.count("hk_parents_60_residing") * values::parent_60(ya);
    total += sheet.count("hk_parents_55") * values::parent_55(ya);
    total += sheet.count("hk_parents_55_residing") * values::parent_55(ya);
    total += sheet.count("hk_siblings") * values::SIBLING;
    total += sheet.count("hk_disabled_dependants") * values::DISABLED_DEPENDANT;
    if sheet.word("hk_personal_disability") == Some("yes") {
        total += values::PERSONAL_DISABILITY;
    }
    total
}

fn progressive_charge(nci: &Q) -> Q {
    let mut rest = nci.clone();
    let mut tax = zero();
    for (width, rate) in values::BANDS {
        let part = match width {
            Some(width) => lower(rest.clone(), int(width)),
            None => rest.clone(),
        };
        tax += &part * percent(rate);
        rest -= part;
    }
    tax
}

fn standard_charge(net_income: &Q, ya: i64) -> Q {
    match values::standard_rate(ya) {
        (rate, None) => net_income * percent(rate),
        (rate, Some((threshold, upper_rate))) => {
            let first = lower(net_income.clone(), int(threshold));
            let above = not_below_zero(net_income - int(threshold));
            first * percent(rate) + above * percent(upper_rate)
        }
    }
}

pub(super) fn profits_charge(profits: &Q) -> Q {
    let (width, first_rate) = values::PROFITS_FIRST;
    let first = lower(profits.clone(), int(width));
    let above = not_below_zero(profits - int(width));
    first * frac(first_rate, 1000) + above * frac(values::PROFITS_ABOVE_PER_MILLE, 1000)
}

/// Step 9, where it is counted.
fn after_reduction(sheet: &Sheet, ya: i64, tax: Q) -> Q {
    if sheet.word("hk_tax_reduction") == Some("not_counted") {
        return tax;
    }
    reduced(ya, tax)
}

pub(super) fn reduced(ya: i64, tax: Q) -> Q {
    match values::reduction(ya) {
        None => tax,
        Some((rate, ceiling)) => {
            let reduction = lower(dollar_up(&(&tax * percent(rate))), int(ceiling));
            tax - reduction
        }
    }
}
