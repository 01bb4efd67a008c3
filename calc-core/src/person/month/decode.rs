//! From the cells of a row of months to [`MonthFacts`]: every mistake is found, none is mended.

use super::cumulative_withholding::BasicDeductionRule;
use super::facts::{DeductionFacts, DocumentOf, MonthFacts, ServiceFacts, SplitPay, StandingFacts};
use super::fields::{
    BasicDeductionWord, BonusMethod, Field, MainlandStatus, PostWord, ServicesKind, Treaty,
};
use super::income_amount::{PeriodPay, Post};
use super::labour_accumulation::LabourKind;
use super::standing::{Claim, Formula};
use super::work_days::WorkDays;
use crate::law::money::Cny;
use crate::law::period::TaxYear;
use crate::law::problem::{Detail, Problem};
use crate::law::row_reader::{Cells, RowReader};
use crate::person::identity::{Shape, shape_of};
use crate::person::month::code::Code;
use crate::person::rulebook::Rulebook;
use crate::person::totals::says_total;

/// The most days of a year.
const DAYS: u16 = 366;

/// The most days of a period in which a bonus or equity was earned.
const PERIOD_DAYS: u16 = 3_660;

/// Reads the facts of a row.
///
/// # Errors
/// Every mistake found; there is at least one.
pub fn decode(raw: &impl Cells<Field>) -> Result<MonthFacts, Vec<Problem<Field>>> {
    let mut row = RowReader::new(raw);
    let facts = facts(&mut row);
    match (facts, row.problems.is_empty()) {
        (Some(facts), true) => Ok(facts),
        _ => Err(row.problems),
    }
}

type Row<'a, R> = RowReader<'a, Field, R>;

fn facts<R: Cells<Field>>(row: &mut Row<'_, R>) -> Option<MonthFacts> {
    let employee = row.get(Field::EmployeeId);
    if employee.is_blank() {
        row.fault(Code::MissingValue, Field::EmployeeId, Detail::None);
    } else if says_total(&employee.shown()) {
        row.fault(Code::MissingValue, Field::EmployeeId, Detail::Total);
    }
    let tax_year = row.tax_year(Field::TaxYear, Rulebook::get().tax_years());
    if !row.is_given(Field::Month) {
        row.fault(Code::MissingValue, Field::Month, Detail::None);
    }
    let month = month(row, Field::Month);
    let start_month = month_of_start(row, month);
    let number = row.get(Field::IdNumber).shown().into_owned();
    let standing = standing(row, tax_year, document_of(&number));
    let wages = wages(row, &standing);
    let four = |row: &mut Row<'_, R>, columns| split_pay(row, columns, standing.post());
    let bonus = four(row, BONUS);
    let equity = four(row, EQUITY);
    let annual_bonus = row.cny(Field::AnnualBonus);
    let bonus_method = row.word(Field::BonusMethod, BonusMethod::parse);
    let services = services(row);
    let deductions = deductions(row);
    let tax_withheld = row.amount(Field::TaxWithheld);
    Some(MonthFacts {
        tax_year: tax_year?,
        month: month?,
        start_month,
        standing,
        wages,
        bonus,
        equity,
        annual_bonus,
        bonus_method,
        services,
        deductions,
        tax_withheld,
        bad_identity_number: !number.is_empty() && shape_of(&number).is_none(),
    })
}

fn month<R: Cells<Field>>(row: &mut Row<'_, R>, column: Field) -> Option<u8> {
    row.whole(column, 1, 12).and_then(|month| u8::try_from(month).ok())
}

/// An employment does not begin after its pay.
fn month_of_start<R: Cells<Field>>(row: &mut Row<'_, R>, paid: Option<u8>) -> Option<u8> {
    let start = month(row, Field::EmploymentStartMonth)?;
    if paid.is_some_and(|paid| start > paid) {
        let against = Detail::Against(Field::Month);
        row.fault(Code::OutOfRange, Field::EmploymentStartMonth, against);
    }
    Some(start)
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
    let status = row.word(Field::MainlandStatus, MainlandStatus::parse);
    let mut days = |column: Field| {
        let days = row.whole(column, 0, DAYS)?;
        if year.is_some_and(|year| u32::from(days) > year.span().days()) {
            row.fault(Code::DaysAboveYear, column, Detail::Against(Field::TaxYear));
        }
        Some(days)
    };
    let (expected_days, residence_days) =
        (days(Field::ExpectedResidenceDays), days(Field::ResidenceDays));
    let domiciled = row.yes_no(Field::Domiciled);
    let facts = StandingFacts {
        status,
        expected_days,
        residence_days,
        short_stay_passed_on: row.date(Field::ShortStayPassedOn),
        treaty_window_days: row.whole(Field::TreatyWindowDays, 0, DAYS),
        domiciled,
        six_years_met: row.yes_no(Field::SixYearMet),
        post: row.word(Field::Post, PostWord::parse).map(post),
        executive: row.yes_no(Field::Executive).unwrap_or(false),
        stated_formula: row.word(Field::StatedFormula, Formula::of_client),
        claim: row.word(Field::Treaty, Treaty::parse).map_or(Claim::None, claim),
        first_arrival: row.date(Field::FirstArrival),
        document,
    };
    check_status(row, &facts);
    facts
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
        if facts.status == Some(MainlandStatus::NonResident) {
            let against = Detail::Against(Field::MainlandStatus);
            row.fault(Code::StatusConflict, Field::Domiciled, against);
        }
        return;
    }
    let by_days =
        facts.days_followed().map(|days| u32::from(days) >= Rulebook::get().residence_days());
    match (facts.status, by_days) {
        // What the client was told says enough of a non-resident.
        (None, None) if facts.stated_formula.is_some_and(Formula::is_of_non_residents) => {}
        (None, None) => row.fault(Code::StatusNeeded, Field::MainlandStatus, Detail::None),
        (Some(status), Some(resident)) if (status == MainlandStatus::Resident) != resident => {
            let column = match facts.expected_days {
                Some(_) => Field::ExpectedResidenceDays,
                None => Field::ResidenceDays,
            };
            row.fault(Code::StatusConflict, column, Detail::Against(Field::MainlandStatus));
        }
        _ => {}
    }
}

fn post(word: PostWord) -> Post {
    match word {
        PostWord::DomesticOnly => Post::DomesticOnly,
        PostWord::Dual => Post::Dual,
        PostWord::OverseasOnly => Post::OverseasOnly,
    }
}

fn claim(word: Treaty) -> Claim {
    match word {
        Treaty::None => Claim::None,
        Treaty::Short => Claim::Short,
        Treaty::Foreign => Claim::Foreign,
        Treaty::Board => Claim::Board,
    }
}

/// Wages by payer, or as one sum where that says the same.
fn wages<R: Cells<Field>>(row: &mut Row<'_, R>, standing: &StandingFacts) -> SplitPay {
    let inside: Option<Cny> = row.amount(Field::PaidInChina);
    let abroad: Option<Cny> = row.amount(Field::PaidAbroad);
    let whole: Option<Cny> = row.amount(Field::Wages);
    let exempt = row.cny(Field::ExemptIncome);
    if whole.is_some() && inside.is_some() {
        row.fault(Code::PayGivenTwice, Field::Wages, Detail::Against(Field::PaidInChina));
    }
    let all = whole.unwrap_or_else(|| inside.unwrap_or_default() + abroad.unwrap_or_default());
    if exempt > all && row.is_good(Field::Wages) {
        row.fault(Code::ExemptAboveWages, Field::ExemptIncome, Detail::Against(Field::Wages));
    }
    let days = if row.is_given(Field::PeriodDays) {
        work_days(row, Field::ChinaWorkDays, (Field::PeriodDays, DAYS))
    } else {
        inside_and_outside(row)
    };
    let one_payer = standing.post() == Post::DomesticOnly || standing.is_domiciled();
    if whole.is_some() && !one_payer && inside.is_none() {
        row.fault(Code::MissingValue, Field::PaidInChina, Detail::None);
    }
    let others = [BONUS.0, BONUS.1, EQUITY.0, EQUITY.1, Field::AnnualBonus].into_iter().chain([
        Field::LabourServices,
        Field::AuthorsRemuneration,
        Field::Royalties,
    ]);
    let has_others = others.into_iter().any(|column| row.is_given(column));
    if whole.is_none() && !(inside.is_none() && abroad.is_none() && has_others) {
        for column in [Field::PaidInChina, Field::PaidAbroad] {
            if !row.is_given(column) {
                row.fault(Code::MissingValue, column, Detail::None);
            }
        }
    }
    // Exempt pay leaves the part that is paid in China first.
    let (inside, abroad) = (inside.or(whole).unwrap_or_default(), abroad.unwrap_or_default());
    let rest = (exempt - inside).or_zero();
    let pay = PeriodPay {
        paid_in_china: (inside - exempt).or_zero(),
        paid_abroad: (abroad - rest).or_zero(),
    };
    let wages = SplitPay { pay, days };
    let splits = !one_payer || (standing.claim == Claim::Foreign && !standing.is_domiciled());
    if wages.is_some() && splits && days.is_none() {
        need_days(row, Field::ChinaWorkDays, Field::PeriodDays);
    }
    wages
}

/// With a post outside the days are needed.
fn need_days<R: Cells<Field>>(row: &mut Row<'_, R>, work: Field, period: Field) {
    for column in [work, period] {
        if !row.is_given(column) {
            row.fault(Code::MissingValue, column, Detail::None);
        }
    }
}

/// The columns of pay by payer with the days of its period.
type Four = (Field, Field, Field, Field);

const BONUS: Four = (
    Field::BonusPaidInChina,
    Field::BonusPaidAbroad,
    Field::BonusChinaWorkDays,
    Field::BonusPeriodDays,
);

const EQUITY: Four = (
    Field::EquityPaidInChina,
    Field::EquityPaidAbroad,
    Field::EquityChinaWorkDays,
    Field::EquityPeriodDays,
);

fn split_pay<R: Cells<Field>>(row: &mut Row<'_, R>, columns: Four, post: Post) -> SplitPay {
    let (inside, abroad, work, period) = columns;
    let pay = PeriodPay { paid_in_china: row.cny(inside), paid_abroad: row.cny(abroad) };
    let split = SplitPay { pay, days: work_days(row, work, (period, PERIOD_DAYS)) };
    if split.is_some() && post != Post::DomesticOnly {
        need_days(row, work, period);
    }
    split
}

fn work_days<R: Cells<Field>>(
    row: &mut Row<'_, R>,
    work: Field,
    (period, most): (Field, u16),
) -> Option<WorkDays> {
    let half_days = row.half_days(work, most);
    let days = row.whole(period, 1, most);
    let (half_days, days) = (half_days?, u32::from(days?));
    let found = WorkDays::new(half_days, days);
    if found.is_none() {
        row.fault(Code::WorkDaysAbovePeriod, work, Detail::Against(period));
    }
    found
}

/// Work days by where they were worked, as the client's sheet has them: together they are the period.
fn inside_and_outside<R: Cells<Field>>(row: &mut Row<'_, R>) -> Option<WorkDays> {
    let inside = row.half_days(Field::ChinaWorkDays, DAYS);
    let outside = row.half_days(Field::AbroadWorkDays, DAYS);
    let (inside, all) = (inside?, inside? + outside?);
    if all % 2 != 0 || all == 0 {
        row.fault(Code::OutOfRange, Field::AbroadWorkDays, Detail::Against(Field::ChinaWorkDays));
        return None;
    }
    WorkDays::new(inside, all / 2)
}

fn services<R: Cells<Field>>(row: &mut Row<'_, R>) -> ServiceFacts {
    let kind = row.word(Field::ServicesKind, ServicesKind::parse).and_then(|kind| match kind {
        ServicesKind::OnePayment => None,
        ServicesKind::InsuranceAgent => Some(LabourKind::InsuranceAgent),
        ServicesKind::Intern => Some(LabourKind::Intern),
        ServicesKind::Platform => Some(LabourKind::Platform),
    });
    ServiceFacts {
        labour: row.cny(Field::LabourServices),
        author: row.cny(Field::AuthorsRemuneration),
        royalties: row.cny(Field::Royalties),
        kind,
        surcharge: row.cny(Field::ServicesSurcharge),
        claims_profits: row.yes_no(Field::ServicesTreaty).unwrap_or(false),
        claims_royalties: row.yes_no(Field::RoyaltiesTreaty).unwrap_or(false),
    }
}

fn deductions<R: Cells<Field>>(row: &mut Row<'_, R>) -> DeductionFacts {
    let rule = row.word(Field::BasicDeductionRule, BasicDeductionWord::parse);
    DeductionFacts {
        social_insurance: row.cny(Field::SocialInsurance),
        housing_fund: row.cny(Field::HousingFund),
        special_additional_to_date: row.amount(Field::SpecialAdditionalDeductionsToDate),
        pension_to_date: row.amount(Field::PersonalPensionToDate),
        other: row.cny(Field::OtherDeductions),
        donations: row.cny(Field::Donations),
        tax_reduction: row.cny(Field::TaxReduction),
        basic_rule: rule.map_or(BasicDeductionRule::WorkedMonths, |rule| match rule {
            BasicDeductionWord::WorkedMonths => BasicDeductionRule::WorkedMonths,
            BasicDeductionWord::CalendarMonths => BasicDeductionRule::CalendarMonths,
            BasicDeductionWord::Annual => BasicDeductionRule::Annual,
        }),
    }
}
