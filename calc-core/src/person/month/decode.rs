//! From the cells of a row of months to [`MonthFacts`]: every mistake is found, none is mended.

use super::facts::{
    AnnualBonusFacts, BonusFacts, ClaimFacts, DeductionsFacts, DocumentOf, EquityFacts, MonthFacts,
    PaymentFacts, PositionFacts, PresenceFacts, ResidenceFacts, ServicesFacts, SplitPay,
    StandingFacts, WagesFacts, WithheldFacts, WorkDaysFacts, WorkDaysOutsideFacts,
};
use super::fields::{Field, MainlandStatus};
use super::income_amount::{PeriodPay, Post};
use super::standing::{Claim, Formula};
use super::work_days::WorkDays;
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem};
use crate::law::rate::HalfDays;
use crate::law::reader::{Cells, Reader};
use crate::person::identity::{Shape, shape_of};
use crate::person::month::code::Code;
use crate::person::rulebook::Rulebook;
use crate::person::totals::says_total;

/// Reads the facts of a row.
///
/// # Errors
/// Every mistake found; there is at least one.
pub fn decode(raw: &impl Cells<Field>) -> Result<MonthFacts, Vec<Problem<Field>>> {
    let mut row = Reader::new(raw);
    let facts = facts(&mut row);
    match (facts, row.problems.is_empty()) {
        (Some(facts), true) => Ok(facts),
        _ => Err(row.problems),
    }
}

type Row<'a, R> = Reader<'a, R, Field>;

fn facts<R: Cells<Field>>(row: &mut Row<'_, R>) -> Option<MonthFacts> {
    let employee = row.get(Field::EmployeeId);
    if employee.is_blank() {
        row.fault(Code::MissingValue, Field::EmployeeId, Detail::None);
    } else if says_total(&employee.shown()) {
        row.fault(Code::MissingValue, Field::EmployeeId, Detail::Total);
    }
    let tax_year = row.tax_year(Field::TaxYear, Rulebook::get().tax_years());
    let payment = PaymentFacts::read(row);
    check_start(row, &payment);
    let number = row.get(Field::IdNumber);
    if !number.readings().is_empty() {
        // Two identity numbers are two people, or a mistake in one of them.
        row.fault(Code::DiffersFromRow, Field::IdNumber, Detail::None);
    }
    let number = number.shown().into_owned();
    let standing = standing(row, tax_year, document_of(&number));
    let wages = wages(row, &standing);
    let bonus = BonusFacts::read(row);
    let bonus = split_pay(
        row,
        PeriodPay { paid_in_china: bonus.paid_in_china, paid_abroad: bonus.paid_abroad },
        (bonus.china_work_days, bonus.period_days),
        (Field::BonusChinaWorkDays, Field::BonusPeriodDays),
        standing.post(),
    );
    let equity = EquityFacts::read(row);
    let equity = split_pay(
        row,
        PeriodPay { paid_in_china: equity.paid_in_china, paid_abroad: equity.paid_abroad },
        (equity.china_work_days, equity.period_days),
        (Field::EquityChinaWorkDays, Field::EquityPeriodDays),
        standing.post(),
    );
    Some(MonthFacts {
        payment,
        standing,
        wages,
        bonus,
        equity,
        annual_bonus: AnnualBonusFacts::read(row),
        services: ServicesFacts::read(row),
        deductions: DeductionsFacts::read(row),
        withheld: WithheldFacts::read(row),
        bad_identity_number: !number.is_empty() && shape_of(&number).is_none(),
        tax_year: tax_year?,
    })
}

/// An employment does not begin after its pay.
fn check_start<R: Cells<Field>>(row: &mut Row<'_, R>, payment: &PaymentFacts) {
    let late = payment.employment_start_month.is_some_and(|start| start > payment.month);
    if late && row.is_good(Field::Month) {
        let against = Detail::Against(Field::Month);
        row.fault(Code::OutOfRange, Field::EmploymentStartMonth, against);
    }
}

fn document_of(number: &str) -> DocumentOf {
    match shape_of(number) {
        None => DocumentOf::Unknown,
        Some(Shape::EighteenCharacters) if !number.starts_with("81") => DocumentOf::Other,
        Some(_) => DocumentOf::HongKong,
    }
}

fn standing<R: Cells<Field>>(
    row: &mut Row<'_, R>,
    year: Option<TaxYear>,
    document: DocumentOf,
) -> StandingFacts {
    let residence = ResidenceFacts::read(row);
    check_days(row, &residence, year);
    // Too many days are told with their column, before what is wrong with later ones.
    row.problems.sort_by_key(|problem| problem.field);
    let presence = PresenceFacts::read(row);
    let position = PositionFacts::read(row);
    let stated_formula = row.word(Field::StatedFormula, Formula::of_client);
    let claim = ClaimFacts::read(row);
    let facts = StandingFacts { residence, presence, position, stated_formula, claim, document };
    check_status(row, &facts);
    facts
}

/// A year has no more days of residence than days.
fn check_days<R: Cells<Field>>(
    row: &mut Row<'_, R>,
    residence: &ResidenceFacts,
    year: Option<TaxYear>,
) {
    for (column, days) in [
        (Field::ExpectedResidenceDays, residence.expected_residence_days),
        (Field::ResidenceDays, residence.residence_days),
    ] {
        let above = days.zip(year).is_some_and(|(days, year)| u32::from(days) > year.span().days());
        if above {
            row.fault(Code::DaysAboveYear, column, Detail::Against(Field::TaxYear));
        }
    }
}

/// Status, domicile and days agree, and one of them is given.
fn check_status<R: Cells<Field>>(row: &mut Row<'_, R>, facts: &StandingFacts) {
    let columns = [
        Field::MainlandStatus,
        Field::ExpectedResidenceDays,
        Field::ResidenceDays,
        Field::Domiciled,
    ];
    if !columns.into_iter().all(|column| row.is_good(column)) {
        return;
    }
    if facts.is_domiciled() {
        if facts.residence.mainland_status == Some(MainlandStatus::NonResident) {
            let against = Detail::Against(Field::MainlandStatus);
            row.fault(Code::StatusConflict, Field::Domiciled, against);
        }
        return;
    }
    let by_days =
        facts.days_followed().map(|days| u32::from(days) >= Rulebook::get().residence_days());
    match (facts.residence.mainland_status, by_days) {
        // What the client was told says enough of a non-resident.
        (None, None) if facts.stated_formula.is_some_and(Formula::is_of_non_residents) => {}
        (None, None) => row.fault(Code::StatusNeeded, Field::MainlandStatus, Detail::None),
        (Some(status), Some(resident)) if (status == MainlandStatus::Resident) != resident => {
            let column = match facts.residence.expected_residence_days {
                Some(_) => Field::ExpectedResidenceDays,
                None => Field::ResidenceDays,
            };
            row.fault(Code::StatusConflict, column, Detail::Against(Field::MainlandStatus));
        }
        _ => {}
    }
}

/// Pay beside wages: who has some needs no wages.
const OTHER_PAY: [Field; 8] = [
    Field::BonusPaidInChina,
    Field::BonusPaidAbroad,
    Field::EquityPaidInChina,
    Field::EquityPaidAbroad,
    Field::AnnualBonus,
    Field::LabourServices,
    Field::AuthorsRemuneration,
    Field::Royalties,
];

/// Wages by payer, or as one sum where that says the same.
fn wages<R: Cells<Field>>(row: &mut Row<'_, R>, standing: &StandingFacts) -> SplitPay {
    let given = WagesFacts::read(row);
    let (inside, abroad, whole) = (given.paid_in_china, given.paid_abroad, given.wages);
    let exempt = given.exempt_income;
    if whole.is_some() && inside.is_some() {
        row.fault(Code::PayGivenTwice, Field::Wages, Detail::Against(Field::PaidInChina));
    }
    let all = whole.unwrap_or_else(|| inside.unwrap_or_default() + abroad.unwrap_or_default());
    if exempt > all && row.is_good(Field::Wages) {
        row.fault(Code::ExemptAboveWages, Field::ExemptIncome, Detail::Against(Field::Wages));
    }
    let days = WorkDaysFacts::read(row);
    let days = if row.is_given(Field::PeriodDays) {
        let columns = (Field::ChinaWorkDays, Field::PeriodDays);
        work_days(row, (days.china_work_days, days.period_days), columns)
    } else {
        inside_and_outside(row, days.china_work_days)
    };
    let one_payer = standing.post() == Post::DomesticOnly || standing.is_domiciled();
    if whole.is_some() && !one_payer && inside.is_none() {
        row.fault(Code::MissingValue, Field::PaidInChina, Detail::None);
    }
    let has_others = OTHER_PAY.into_iter().any(|column| row.is_given(column));
    if whole.is_none() && !(inside.is_none() && abroad.is_none() && has_others) {
        row.need(Field::PaidInChina);
        row.need(Field::PaidAbroad);
    }
    // Exempt pay leaves the part that is paid in China first.
    let (inside, abroad) = (inside.or(whole).unwrap_or_default(), abroad.unwrap_or_default());
    let rest = (exempt - inside).or_zero();
    let pay = PeriodPay {
        paid_in_china: (inside - exempt).or_zero(),
        paid_abroad: (abroad - rest).or_zero(),
    };
    let wages = SplitPay { pay, days };
    let splits =
        !one_payer || (standing.claim.treaty == Claim::Foreign && !standing.is_domiciled());
    if wages.is_some() && splits && days.is_none() {
        row.need(Field::ChinaWorkDays);
        row.need(Field::PeriodDays);
    }
    wages
}

/// The columns of a bonus or equity: work days in China and days of its period.
type DayColumns = (Field, Field);

/// Pay that is earned in a period of its own. With a post outside its days are needed.
fn split_pay<R: Cells<Field>>(
    row: &mut Row<'_, R>,
    pay: PeriodPay,
    days: (Option<HalfDays>, Option<u16>),
    columns: DayColumns,
    post: Post,
) -> SplitPay {
    let split = SplitPay { pay, days: work_days(row, days, columns) };
    if split.is_some() && post != Post::DomesticOnly {
        row.need(columns.0);
        row.need(columns.1);
    }
    split
}

fn work_days<R: Cells<Field>>(
    row: &mut Row<'_, R>,
    (work, period): (Option<HalfDays>, Option<u16>),
    columns: DayColumns,
) -> Option<WorkDays> {
    let found = WorkDays::new(u32::from(work?.halves()), u32::from(period?));
    if found.is_none() {
        row.fault(Code::WorkDaysAbovePeriod, columns.0, Detail::Against(columns.1));
    }
    found
}

/// Work days by where they were worked, as the client's sheet has them: together they are the period.
fn inside_and_outside<R: Cells<Field>>(
    row: &mut Row<'_, R>,
    inside: Option<HalfDays>,
) -> Option<WorkDays> {
    let outside = WorkDaysOutsideFacts::read(row).abroad_work_days;
    let (inside, outside) = (u32::from(inside?.halves()), u32::from(outside?.halves()));
    let all = inside + outside;
    if all % 2 != 0 || all == 0 {
        row.fault(Code::OutOfRange, Field::AbroadWorkDays, Detail::Against(Field::ChinaWorkDays));
        return None;
    }
    WorkDays::new(inside, all / 2)
}
