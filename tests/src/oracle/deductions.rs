//! Deductions with limits of their own, tax-free benefits, and donations that several incomes take: once
//! more, from the instruments.

use num_traits::Zero;

use super::apart::average_wage;
use super::decode::Sheet;
use super::number::{Q, fen, frac, int, lower, not_below_zero, percent, zero};
use super::values;

/// What counts of the deductions with limits, and whether more was paid: Caishui [2017] 39 (2,400 a year),
/// Announcement 2022-34 (12,000 a year), Caishui [2013] 103 (4% of the base).
pub fn limited(sheet: &Sheet) -> (Q, bool) {
    let claims = [
        (sheet.amount("health_insurance"), int(2_400)),
        (sheet.amount("personal_pension_paid"), int(12_000)),
        (sheet.amount("annuity_paid"), annuity_limit(sheet)),
    ];
    let above = claims.iter().any(|(paid, limit)| paid > limit);
    (claims.into_iter().map(|(paid, limit)| lower(paid, limit)).sum(), above)
}

/// Caishui [2013] 103, art. 1: the person's month, up to three of the city's months, of each month.
fn annuity_limit(sheet: &Sheet) -> Q {
    if sheet.amount("annuity_paid").is_zero() {
        return zero();
    }
    let month = average(sheet).unwrap_or_else(zero) / int(12);
    let base = lower(sheet.amount("annuity_base"), month * int(3));
    let months = sheet.annuity_months.value().copied().unwrap_or(12);
    fen(&(base * percent(4) * int(months)))
}

fn average(sheet: &Sheet) -> Option<Q> {
    let published = average_wage(sheet.year()).map(int);
    sheet.amounts["average_wage_before"].value().cloned().or(published)
}

fn election(sheet: &Sheet) -> Option<&str> {
    sheet.word("benefits_election")
}

/// The wages that are exempt as benefits: those in Hong Kong or Macao of foreigners only (Caishui [2004] 29).
pub fn exempt_benefits(sheet: &Sheet) -> Q {
    if sheet.is_non_resident() || election(sheet) == Some("sad") {
        return zero();
    }
    let foreigner = sheet.word("identity") == Some("foreign");
    let there = if foreigner { sheet.amount("benefits_hong_kong") } else { zero() };
    sheet.amount("benefits_mainland") + there
}

/// The special additional deductions that are taken.
pub fn additional(sheet: &Sheet) -> Q {
    match election(sheet) {
        Some("benefits") => zero(),
        _ => sheet.amount("special_additional_deductions"),
    }
}

/// The incomes that take donations, in order; nothing where the usual rule does.
fn order(sheet: &Sheet, has_comprehensive_income: bool) -> Option<Vec<String>> {
    let full = sheet.amount("donations_full");
    let any = !(&full + sheet.amount("donations")).is_zero();
    match sheet.word("donation_order") {
        _ if !any => None,
        Some(given) => Some(given.split('+').map(str::to_owned).collect()),
        None if full.is_zero() => None,
        None if has_comprehensive_income || sheet.amount("business_income").is_zero() => {
            Some(vec!["comprehensive".to_owned()])
        }
        None => Some(vec!["business".to_owned()]),
    }
}

/// What each income takes of the donations.
pub struct Donations {
    pub comprehensive: Q,
    pub bonus: Q,
    pub equity: Q,
    pub business: Q,
    pub lost: Q,
}

/// Announcement 2019-99: the whole ones, then the others up to 30% of each income before any.
pub fn donations(
    sheet: &Sheet,
    has_comprehensive_income: bool,
    [comprehensive, bonus, business]: [&Q; 3],
) -> Option<Donations> {
    let order = order(sheet, has_comprehensive_income)?;
    let equity = sheet.amount("equity_income");
    let mut whole = sheet.amount("donations_full");
    let mut others = sheet.amount("donations");
    let mut taken = Donations {
        comprehensive: zero(),
        bonus: zero(),
        equity: zero(),
        business: zero(),
        lost: zero(),
    };
    for income in order {
        let (base, place) = match income.as_str() {
            "comprehensive" => (comprehensive, &mut taken.comprehensive),
            "bonus" => (bonus, &mut taken.bonus),
            "equity" => (&equity, &mut taken.equity),
            _ => (business, &mut taken.business),
        };
        let base = not_below_zero(base.clone());
        let limit = fen(&(&base * percent(values::DONATION_PERCENT)));
        let of_whole = lower(whole.clone(), base.clone());
        let of_others = lower(lower(others.clone(), limit), &base - &of_whole);
        whole -= &of_whole;
        others -= &of_others;
        *place = of_whole + of_others;
    }
    taken.lost = whole + others;
    Some(taken)
}

/// Smaller bonuses of which donations leave no more than the upper edge of a row: of each edge the largest,
/// found by halving. `left` is what donations leave of a bonus.
pub fn bonuses_at_edges(bonus: &Q, left: impl Fn(&Q) -> Q) -> Vec<Q> {
    let edges = values::MONTHLY.iter().filter_map(|(upper, _, _)| *upper);
    let cent = frac(1, 100);
    edges
        .filter_map(|edge| {
            let edge = int(12 * edge);
            let (mut low, mut high) = (zero(), bonus.clone());
            if left(&high) <= edge {
                return None;
            }
            while &high - &low > cent {
                let middle = fen(&((&low + &high) / int(2)));
                if left(&middle) <= edge { low = middle } else { high = middle }
            }
            Some(low)
        })
        .collect()
}

/// The errors of a row that these rules refuse.
pub fn refused(sheet: &Sheet) -> Vec<&'static str> {
    let has = |column: &str| !sheet.amount(column).is_zero();
    let benefits = has("benefits_mainland") || has("benefits_hong_kong");
    let too_early = has("personal_pension_paid") && sheet.year() < 2022;
    let of_year = too_early.then_some("year_not_covered");
    if sheet.is_non_resident() {
        let refused = benefits.then_some("own_income_of_non_resident");
        return refused.into_iter().chain(of_year).collect();
    }
    let of_mainlander = matches!(sheet.word("identity"), Some("mainland" | "overseas_returnee"));
    let unclear = !exempt_benefits(sheet).is_zero()
        && has("special_additional_deductions")
        && election(sheet).is_none();
    let annuity = has("annuity_paid");
    let all = [
        ("year_not_covered", too_early),
        ("average_wage_missing", annuity && average(sheet).is_none()),
        ("benefits_and_deductions", unclear && !of_mainlander),
        ("benefits_not_open", benefits && of_mainlander),
        ("own_income_incomplete", annuity && sheet.amounts["annuity_base"].is_blank()),
    ];
    all.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code).collect()
}

/// The notes of these rules that no figure shows.
pub fn notes(sheet: &Sheet) -> Vec<&'static str> {
    let unconfirmed =
        !exempt_benefits(sheet).is_zero() && sheet.word("identity") != Some("foreign");
    unconfirmed.then_some("benefits_unconfirmed").into_iter().collect()
}
