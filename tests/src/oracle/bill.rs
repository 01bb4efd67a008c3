//! What Hong Kong really charges, in exact fractions: Cap. 112, s.8, 10, 41, 50, once more from the law.

use std::collections::BTreeMap;

use num_traits::Zero;

use super::Row;
use super::decode::Sheet;
use super::hongkong::{
    allowances, concessionary, deductions_of_spouse, donations, lower_charge, profits_charge,
    reduced,
};
use super::number::{
    Q, dollar, fen, frac, int, lower, not_below_zero, percent, two_decimals, whole, zero,
};
use super::{mainland, values};

/// The columns of the bill that are compared.
pub type Columns = BTreeMap<&'static str, String>;

/// A spouse.
#[derive(Clone)]
struct Spouse {
    salary: Q,
    net_salary: Q,
    rent_value: Q,
    interest: Q,
    profits: Q,
    losses: Q,
    /// Income that the mainland taxed, and its tax.
    taxed: Option<(Q, Q)>,
    eligible: Option<bool>,
}

impl Spouse {
    fn earns(&self) -> bool {
        [&self.salary, &self.rent_value, &self.profits].iter().any(|amount| !amount.is_zero())
    }

    fn extra(&self) -> Q {
        &self.rent_value - &self.interest + &self.profits
    }
}

/// What a computation of tax gives.
struct Tax {
    before: Q,
    limit: Q,
    credit: Q,
    rest: Q,
    after: Q,
}

/// Everything of a row.
struct Bill<'a> {
    sheet: &'a Sheet,
    year: i64,
    is_final: bool,
    married: bool,
    own: Spouse,
    other: Spouse,
    children_by: &'a str,
}

fn cell<'a>(row: &'a Row<'_>, column: &str) -> Option<&'a str> {
    row.get(column).map(String::as_str).filter(|text| !text.is_empty())
}

fn amount(row: &Row<'_>, column: &str) -> Q {
    cell(row, column).map_or_else(zero, |text| int(text.parse().expect("a whole amount")))
}

fn yes(row: &Row<'_>, column: &str) -> Option<bool> {
    cell(row, column).map(|text| text == "yes")
}

/// The bill of a row in which everything that decides is given.
///
/// # Panics
/// On a row that [`random`](super::generate::bill_row) does not make.
#[must_use]
pub fn compute(row: &Row<'_>) -> Columns {
    let sheet = Sheet::read(row);
    let mainland = mainland::compute(&sheet);
    let fx = sheet.fx.value().expect("a rate").clone();
    let pay = cell(row, "hk_income_total")
        .map_or_else(|| dollar(&(sheet.amount("wages") / &fx)), |_| amount(row, "hk_income_total"));
    let leaving = amount(row, "hk_leaving_pay") - amount(row, "hk_leaving_pay_statutory");
    let pay = with_home(row, &pay) + not_below_zero(leaving);
    let (rule, of_pay) = charged(row, &pay, sheet.year());
    let charged = of_pay + amount(row, "hk_director_fee") + of_options(row);
    let tax_paid = cell(row, "iit_paid_hkd").map_or_else(
        || dollar(&((&mainland.comprehensive_tax + &mainland.bonus_tax) / &fx)),
        |_| amount(row, "iit_paid_hkd"),
    );
    let relief = amount(row, "iit_relief_hkd");
    let income = cell(row, "mainland_income_hkd").map_or_else(
        || dollar(&(sheet.amount("wages") / &fx)),
        |_| amount(row, "mainland_income_hkd"),
    );
    let credits = rule == "whole" && yes(row, "hk_resident_person") == Some(true);
    let with = |tax: Q| bill(row, &sheet, &charged, credits.then(|| (income.clone(), tax)));
    let now = with(not_below_zero(&tax_paid - &relief));
    let mut columns = now.columns(row);
    let elected = now.elected(row);
    let own = now.of_form(elected).1;
    columns.insert("hk_rule", rule.to_owned());
    columns.insert("hk_assessable", whole(&charged));
    columns.insert("hk_tax_final", whole(&own));
    columns.insert("total_burden_cny", two_decimals(&(&mainland.total + fen(&(&own * &fx)))));
    let next = sheet.year() + 1;
    if values::YEARS_OF_ASSESSMENT.contains(&next) {
        let form = if elected == "joint" { "joint" } else { "separate" };
        let provisional = now.provisional(next).of_form(form).1;
        columns
            .insert("hk_demand", signed(&(&own - amount(row, "provisional_paid") + &provisional)));
        columns.insert("hk_provisional_next", whole(&provisional));
    }
    if credits && cell(row, "hk_credit_claimed").is_some() {
        let before = with(amount(row, "hk_credit_claimed")).of_form(elected).1;
        columns.insert("hk_additional_after_relief", signed(&(&own - before)));
    }
    columns
}

fn signed(value: &Q) -> String {
    value.to_integer().to_string()
}

/// s.12(1)(a) and s.9(1)(b), (c), (2): pay less outgoings, with the rental value of a home that the person does not pay.
fn with_home(row: &Row<'_>, pay: &Q) -> Q {
    let outgoings = amount(row, "hk_outgoings");
    let percents = match cell(row, "hk_quarters") {
        Some("flat") => 10,
        Some("two_rooms") => 8,
        Some("one_room") => 4,
        _ => 0,
    };
    let income = cell(row, "hk_quarters_income")
        .map_or_else(|| pay.clone(), |_| amount(row, "hk_quarters_income"));
    let value = dollar(&(not_below_zero(income - &outgoings) * int(percents) / int(100)));
    not_below_zero(pay - outgoings) + not_below_zero(value - amount(row, "hk_quarters_rent"))
}

/// DIPN 38, para. 36–47: the whole gain of an employment in Hong Kong where a year of the vesting period has more than
/// 60 days; of another the days in such years of the days of the period.
fn of_options(row: &Row<'_>) -> Q {
    let gain = amount(row, "hk_option_gain");
    let days = amount(row, "hk_option_days");
    match cell(row, "employment_source") {
        _ if gain.is_zero() || days.is_zero() => zero(),
        Some("hk") => gain,
        _ => dollar(&(gain * days / amount(row, "hk_option_vesting_days"))),
    }
}

/// s.8(1), (1A)(b), (1B): source, services, visits, days.
fn charged(row: &Row<'_>, pay: &Q, year: i64) -> (&'static str, Q) {
    let services = yes(row, "hk_services_rendered") == Some(true);
    let visits = yes(row, "hk_stays_are_visits") == Some(true);
    let presence = amount(row, "hk_presence_days");
    if !services || (visits && presence <= int(60)) {
        return ("excluded_8_1A_b", zero());
    }
    if cell(row, "employment_source") == Some("hk") {
        return ("whole", pay.clone());
    }
    let leap = year % 4 == 3;
    let period = cell(row, "hk_period_days")
        .map_or_else(|| int(if leap { 366 } else { 365 }), |_| amount(row, "hk_period_days"));
    let days = amount(row, "hk_days") + amount(row, "hk_leave_days");
    ("days", dollar(&(pay * days / period)))
}

fn bill<'a>(row: &'a Row<'_>, sheet: &'a Sheet, charged: &Q, taxed: Option<(Q, Q)>) -> Bill<'a> {
    let value = |rent: &str, rates: &str| {
        dollar(&(not_below_zero(amount(row, rent) - amount(row, rates)) * percent(80)))
    };
    let education = lower(sheet.amount("hk_self_education"), int(values::SELF_EDUCATION_CAP));
    let rent_value = value("rent_received", "rates_paid");
    let own = Spouse {
        salary: charged.clone(),
        net_salary: not_below_zero(charged - education),
        interest: lower(amount(row, "let_interest"), rent_value.clone()),
        rent_value,
        profits: amount(row, "profits"),
        losses: amount(row, "business_loss") + amount(row, "pa_loss_brought_forward"),
        taxed: taxed.filter(|(_, tax)| !tax.is_zero()),
        eligible: yes(row, "pa_eligible"),
    };
    let rent_value = value("spouse_rent_received", "spouse_rates_paid");
    let resident = yes(row, "spouse_resident_person") == Some(true);
    let theirs = (amount(row, "spouse_mainland_income_hkd"), amount(row, "spouse_iit_paid_hkd"));
    let other = Spouse {
        salary: sheet.amount("hk_spouse_income"),
        net_salary: sheet.amount("hk_spouse_income"),
        interest: lower(amount(row, "spouse_let_interest"), rent_value.clone()),
        rent_value,
        profits: amount(row, "spouse_profits"),
        losses: amount(row, "spouse_business_loss") + amount(row, "spouse_pa_loss_brought_forward"),
        taxed: Some(theirs).filter(|(_, tax)| resident && !tax.is_zero()),
        eligible: yes(row, "spouse_pa_eligible"),
    };
    let married = sheet.word("hk_marital_status") == Some("married");
    let children_by = cell(row, "children_claimed_by").unwrap_or("cheaper");
    Bill { sheet, year: sheet.year(), is_final: true, married, own, other, children_by }
}

const FORMS: [(&str, &str); 6] = [
    ("separate", "hk_form_separate"),
    ("joint", "hk_form_joint"),
    ("pa_self", "hk_form_pa_self"),
    ("pa_spouse", "hk_form_pa_spouse"),
    ("pa_both", "hk_form_pa_both"),
    ("pa_joint", "hk_form_pa_joint"),
];

impl Bill<'_> {
    fn provisional(&self, year: i64) -> Self {
        let without = |spouse: &Spouse| Spouse { taxed: None, ..spouse.clone() };
        let (own, other) = (without(&self.own), without(&self.other));
        Bill { year, is_final: false, own, other, ..*self }
    }

    fn is_open(&self, form: &str) -> bool {
        let may = |spouse: &Spouse| spouse.earns() && spouse.eligible != Some(false);
        let (own, other) = (&self.own, &self.other);
        match form {
            "separate" => true,
            "pa_self" => may(own),
            _ if !self.married => false,
            "joint" => !own.salary.is_zero() && !other.salary.is_zero(),
            "pa_spouse" => may(other),
            "pa_both" => may(own) && may(other),
            _ => {
                own.earns()
                    && other.earns()
                    && (own.eligible != Some(false) || other.eligible != Some(false))
            }
        }
    }

    fn may_choose(&self, form: &str) -> bool {
        let sure = |spouse: &Spouse| spouse.eligible == Some(true);
        let (own, other) = (sure(&self.own), sure(&self.other));
        match form {
            "separate" | "joint" => true,
            "pa_self" => own,
            "pa_spouse" => other,
            "pa_both" => own && other,
            _ => own || other,
        }
    }

    fn best(&self) -> &'static str {
        let open = FORMS.iter().filter(|(form, _)| self.is_open(form) && self.may_choose(form));
        let mut best = "separate";
        for (form, _) in open {
            if self.of_form(form).0 < self.of_form(best).0 {
                best = form;
            }
        }
        best
    }

    fn elected(&self, row: &Row<'_>) -> &'static str {
        match cell(row, "hk_assessment") {
            Some("joint") if self.is_open("joint") => "joint",
            Some("best") => self.best(),
            _ => "separate",
        }
    }

    fn columns(&self, row: &Row<'_>) -> Columns {
        let mut columns = Columns::new();
        for (form, column) in FORMS {
            let total =
                if self.is_open(form) { whole(&self.of_form(form).0) } else { String::new() };
            columns.insert(column, total);
        }
        let (elected, best) = (self.elected(row), self.best());
        columns.insert("hk_best_form", best.to_owned());
        let saving = self.of_form(elected).0 - self.of_form(best).0;
        columns.insert("hk_form_saving", whole(&not_below_zero(saving)));
        let tax = self.of_form(elected).2;
        columns.insert("hk_tax_before_credit", whole(&tax.before));
        columns.insert("hk_credit", whole(&tax.credit));
        columns.insert("hk_credit_limit", whole(&tax.limit));
        columns.insert("iit_uncredited", whole(&tax.rest));
        for blank in ["hk_provisional_next", "hk_demand", "hk_additional_after_relief"] {
            columns.insert(blank, String::new());
        }
        columns
    }

    /// The couple's total, the person's own, and how that came about, with the children where they cost less.
    fn of_form(&self, form: &str) -> (Q, Q, Tax) {
        if !self.married || form == "joint" || form == "pa_joint" {
            return self.with_children(form, false);
        }
        match self.children_by {
            "self" => self.with_children(form, false),
            "spouse" => self.with_children(form, true),
            _ => {
                let (own, spouse) =
                    (self.with_children(form, false), self.with_children(form, true));
                if spouse.0 < own.0 { spouse } else { own }
            }
        }
    }

    fn with_children(&self, form: &str, by_spouse: bool) -> (Q, Q, Tax) {
        if form == "joint" || form == "pa_joint" {
            return self.together(form == "pa_joint");
        }
        let elects =
            (matches!(form, "pa_self" | "pa_both"), matches!(form, "pa_spouse" | "pa_both"));
        let mine = self.alone(true, elects, !by_spouse);
        let mut own = mine.after.clone();
        if !elects.0 {
            own += self.flat(&self.own);
        }
        let mut total = own.clone();
        if self.married {
            total += self.alone(false, (elects.1, elects.0), by_spouse).after;
            if !elects.1 {
                total += self.flat(&self.other);
            }
        }
        (total, own, mine)
    }

    fn together(&self, personal: bool) -> (Q, Q, Tax) {
        let (own, other, sheet) = (&self.own, &self.other, self.sheet);
        let extra = |spouse: &Spouse| if personal { spouse.extra() } else { zero() };
        let base = &own.salary + &other.salary + extra(own) + extra(other);
        let mine = concessionary(sheet, self.year, true).0 + donations(sheet, &base).0;
        let theirs = deductions_of_spouse(sheet, self.year, true);
        let of = |spouse: &Spouse| &spouse.net_salary + extra(spouse);
        let mut net = not_below_zero(of(own) + of(other) - &mine - &theirs);
        let (mut left, mut right) = (own.net_salary.clone(), other.net_salary.clone());
        if personal {
            net = not_below_zero(net - &own.losses - &other.losses);
            left = not_below_zero(of(own) - mine - &own.losses);
            right = not_below_zero(of(other) - theirs - &other.losses);
        }
        let allowances = int(allowances(sheet, self.year, true));
        let tax = self.tax(&net, &allowances, &[own.taxed.clone(), other.taxed.clone()]);
        let both = &left + &right;
        let share = if both.is_zero() { zero() } else { dollar(&(&tax.after * left / both)) };
        if personal {
            return (tax.after.clone(), share, tax);
        }
        let flat = self.flat(own);
        (&tax.after + &flat + self.flat(other), share + flat, tax)
    }

    fn alone(&self, is_own: bool, (elects, other_elects): (bool, bool), children: bool) -> Tax {
        let sheet = self.sheet;
        let (spouse, other) =
            if is_own { (&self.own, &self.other) } else { (&self.other, &self.own) };
        let base = if elects { &spouse.salary + spouse.extra() } else { spouse.salary.clone() };
        let deductions = if is_own {
            concessionary(sheet, self.year, false).0 + donations(sheet, &base).0
        } else {
            deductions_of_spouse(sheet, self.year, false)
        };
        let mut net = &spouse.net_salary - deductions;
        if elects {
            net = not_below_zero(net + spouse.extra()) - &spouse.losses;
            if self.married && !other.earns() {
                net -= &other.losses;
            }
        }
        let allowances = self.allowances(is_own, children, other, other_elects);
        self.tax(&not_below_zero(net), &allowances, std::slice::from_ref(&spouse.taxed))
    }

    fn allowances(&self, is_own: bool, children: bool, other: &Spouse, other_elects: bool) -> Q {
        let (sheet, year) = (self.sheet, self.year);
        let counted = |column: &str| sheet.count(column).min(values::MOST_CHILDREN);
        let of_children =
            (counted("hk_children") + counted("hk_children_additional")) * values::child(year);
        let base = if self.married && other.salary.is_zero() && !other_elects {
            values::married(year)
        } else {
            values::basic(year)
        };
        let status = if self.married { values::married(year) } else { values::basic(year) };
        let others = allowances(sheet, year, self.married) - status - of_children;
        let mut total = base;
        if is_own {
            total += others;
        }
        if children {
            total += of_children;
        }
        int(total)
    }

    fn flat(&self, spouse: &Spouse) -> Q {
        let profits = dollar(&profits_charge(&spouse.profits));
        dollar(&(&spouse.rent_value * percent(15))) + self.after_reduction(profits)
    }

    fn after_reduction(&self, tax: Q) -> Q {
        if self.is_final { reduced(self.year, tax) } else { tax }
    }

    /// s.50 by DIPN 44, Ex. 6, and the one-off reduction.
    fn tax(&self, net: &Q, allowances: &Q, taxed: &[Option<(Q, Q)>]) -> Tax {
        let charge = |net: &Q| lower_charge(&not_below_zero(net - allowances), net, self.year).1;
        let before = charge(net);
        let mut tax = Tax {
            before: before.clone(),
            limit: zero(),
            credit: zero(),
            rest: zero(),
            after: zero(),
        };
        let (mut credits, mut rests) = (zero(), zero());
        let hundredth = if net.is_zero() {
            zero()
        } else {
            (&before / net * int(10_000) + frac(1, 2)).floor() / int(10_000)
        };
        for (index, taxed) in taxed.iter().enumerate() {
            let Some((income, paid)) = taxed.as_ref().filter(|_| !net.is_zero()) else { continue };
            let left = not_below_zero(income - paid);
            let limit = dollar(&(&left / (int(1) - &hundredth))) - &left;
            let credit = lower(lower(paid.clone(), limit.clone()), &before - &credits);
            credits += &credit;
            rests += paid - &credit;
            if index == 0 {
                tax = Tax { limit, rest: paid - &credit, credit, ..tax };
            }
        }
        let charged = not_below_zero(charge(&not_below_zero(net - rests)) - credits);
        tax.after = self.after_reduction(charged);
        tax
    }
}
