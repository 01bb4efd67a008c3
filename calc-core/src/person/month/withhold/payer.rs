//! What one payer withholds from one person, month by month.

use super::outcome::{
    LastOfMonth, MonthOutcome, Points, RowAnswer, RowFault, Treatment, Unverified,
};
use super::period::{Period, period};
use super::services;
use super::{Context, Group};
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::{NondomiciledBonus, SecondBonus};
use crate::law::trace::Silent;
use crate::person::mainland::annual_bonus::separate_tax;
use crate::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use crate::person::month::code::{Code, Codes};
use crate::person::month::cumulative_withholding::{Accumulation, WithholdingMonth};
use crate::person::month::facts::MonthFacts;
use crate::person::month::fields::{BonusMethod, Field};
use crate::person::month::labour_accumulation::LabourAccumulation;
use crate::person::month::monthly_tax::monthly_tax;

/// What a payer knows of a person from January on.
#[derive(Default)]
pub(super) struct Payer {
    /// A row that could not be worked out: later months rest on it.
    bad: Option<u64>,
    start: Option<(u8, u64)>,
    last_month: Option<u8>,
    /// Whether tax is by the month; the first row decides for those who become residents.
    by_month: Option<bool>,
    as_given: Accumulation,
    other: Accumulation,
    other_way: Option<Treatment>,
    was_resident: bool,
    labour: LabourAccumulation,
    special_additional: Option<Cny>,
    pension: Option<Cny>,
    withheld: Cny,
    bonus_used: bool,
    annual_bonus_used: bool,
    equity: Cny,
    equity_tax: Cny,
}

/// The figures of a month while they are put together.
struct Figures {
    last: LastOfMonth,
    notes: Codes,
    points: Points,
}

impl Payer {
    /// A payer of whom nothing is known but a row that cannot be placed.
    pub(super) fn new(spoilt: Option<u64>) -> Self {
        Self { bad: spoilt, ..Self::default() }
    }

    /// Works out a month and writes the answers of its rows.
    pub(super) fn month(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        answers: &mut [RowAnswer],
    ) {
        let faults = self.periods(group, context, answers);
        let periods = match (faults, self.bad) {
            (Ok(periods), None) => periods,
            (found, _) => {
                self.refuse(group, found.err(), answers);
                return;
            }
        };
        match self.figures(group, &periods, context) {
            Ok(figures) => Self::answer(group, &periods, &figures, answers),
            Err((place, fault)) => {
                answers[place] = RowAnswer::Bad(fault);
                self.refuse(group, Some(place), answers);
            }
        }
    }

    /// The periods of a month, or the place of a row that has none.
    fn periods(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        answers: &mut [RowAnswer],
    ) -> Result<Vec<Period>, usize> {
        let mut bad = None;
        let mut periods = Vec::with_capacity(group.rows.len());
        for place in &group.rows {
            let Some(facts) = &group.all[*place].facts else {
                bad = bad.or(Some(*place));
                continue;
            };
            let twin = group.rows.iter().take_while(|earlier| *earlier != place).find(|earlier| {
                group.all[**earlier].facts.as_ref().is_some_and(|earlier| earlier == facts)
            });
            if matches!(answers[*place], RowAnswer::Bad(_)) {
                bad = bad.or(Some(*place));
            } else if let Some(twin) = twin {
                let row = Some(group.all[*twin].row);
                let fault = RowFault { code: Code::DuplicatePeriod, field: Field::Month, row };
                answers[*place] = RowAnswer::Bad(fault);
                bad = bad.or(Some(*place));
            } else {
                match period(facts, self.by_month == Some(true), context) {
                    Ok(period) => {
                        self.by_month.get_or_insert(!period.standing.is_resident);
                        periods.push(period);
                    }
                    Err(fault) => {
                        answers[*place] = RowAnswer::Bad(fault);
                        bad = bad.or(Some(*place));
                    }
                }
            }
        }
        bad.map_or(Ok(periods), Err)
    }

    /// The rows of a month that rests on a bad row.
    fn refuse(&mut self, group: &Group<'_>, found: Option<usize>, answers: &mut [RowAnswer]) {
        let bad = *self.bad.get_or_insert(found.map_or(0, |place| group.all[place].row));
        for place in &group.rows {
            let readable = group.all[*place].facts.is_some();
            if readable && !matches!(answers[*place], RowAnswer::Bad(_)) {
                let fault =
                    RowFault { code: Code::EarlierMonthBad, field: Field::Month, row: Some(bad) };
                answers[*place] = RowAnswer::Bad(fault);
            }
        }
    }

    fn answer(group: &Group<'_>, periods: &[Period], figures: &Figures, answers: &mut [RowAnswer]) {
        for (index, (place, period)) in group.rows.iter().zip(periods).enumerate() {
            let is_last = index + 1 == periods.len();
            let mut outcome = MonthOutcome {
                notes: period.notes,
                points: period.points,
                unverified: Unverified::default(),
                needs: period.six_years.is_some(),
                tier: period.standing.tier,
                formula: period.formula,
                income_amount: period.wages,
                month: is_last.then_some(figures.last),
                correction: None,
                must_file: None,
                year_tax: None,
                subsidy: None,
            };
            if is_last {
                outcome.notes = outcome.notes.union(figures.notes);
                outcome.points = outcome.points.union(figures.points);
                outcome.unverified = unverified(group, period.standing.is_resident);
            }
            answers[*place] = RowAnswer::Good(outcome);
        }
    }

    /// The figures of a month whose rows are good; otherwise the place of the row that is not.
    fn figures(
        &mut self,
        group: &Group<'_>,
        periods: &[Period],
        context: &Context<'_>,
    ) -> Result<Figures, (usize, RowFault)> {
        let (mut notes, mut points) = (Codes::default(), Points::default());
        self.check_start(group)?;
        let is_resident = periods.iter().any(|period| period.standing.is_resident);
        let last = if is_resident {
            self.resident(group, periods, context, (&mut notes, &mut points))?
        } else {
            self.non_resident(group, periods, context, (&mut notes, &mut points))?
        };
        if let Some(last_month) = self.last_month
            && group.month > last_month + 1
        {
            notes.insert(Code::MonthMissing);
            points.insert(ChoiceId::RehireMonths);
        }
        self.last_month = Some(group.month);
        let lower = last.lower_way().unwrap_or(Treatment::AsGiven);
        if matches!(lower, Treatment::Domestic | Treatment::Short | Treatment::Foreign) {
            notes.insert(Code::TreatyLower);
            notes.insert(Code::TreatyResidenceNeeded);
        }
        self.withheld = self.withheld + last.tax;
        Ok(Figures { last, notes, points })
    }

    /// The rows of an employment name the same start.
    fn check_start(&mut self, group: &Group<'_>) -> Result<(), (usize, RowFault)> {
        for (place, facts) in group.facts() {
            let Some(start) = facts.payment.employment_start_month else { continue };
            let (known, row) = *self.start.get_or_insert((start, group.all[place].row));
            if known != start {
                let field = Field::EmploymentStartMonth;
                return Err((place, differs(field, row)));
            }
        }
        Ok(())
    }

    fn non_resident(
        &mut self,
        group: &Group<'_>,
        periods: &[Period],
        context: &Context<'_>,
        (notes, points): (&mut Codes, &mut Points),
    ) -> Result<LastOfMonth, (usize, RowFault)> {
        let law = context.law;
        let mut joined = Cny::ZERO;
        // After a change of status the bonus is read again.
        let changed = self.was_resident
            || periods.iter().any(|period| period.notes.contains(Code::BecomesResident));
        let mut bonus: Cny = periods.iter().map(|period| period.bonus).sum();
        let mut bonus_tax = Cny::ZERO;
        for (place, facts) in group.facts() {
            if facts.annual_bonus.annual_bonus > Cny::ZERO && !changed {
                return Err((place, against_status(Field::AnnualBonus)));
            }
            bonus = bonus + facts.annual_bonus.annual_bonus;
            if facts.deductions.has_residents_only() {
                notes.insert(Code::DeductionsIgnored);
            }
        }
        let pays = |facts: &MonthFacts| {
            facts.bonus.is_some() || facts.annual_bonus.annual_bonus > Cny::ZERO
        };
        let paid = group.facts().rfind(|(_, facts)| pays(facts));
        if let Some((place, _)) = paid {
            if !self.bonus_used {
                self.bonus_used = true;
                bonus_tax = bonus_by_six(bonus, law).tax;
            } else if context.choices.second_bonus() == SecondBonus::Refused {
                let field = Field::BonusPaidInChina;
                return Err((place, RowFault { code: Code::SecondBonus, field, row: None }));
            } else {
                joined = bonus;
                notes.insert(Code::SecondBonusJoins);
                points.insert(ChoiceId::SecondBonus);
            }
        }
        let equity: Cny = periods.iter().map(|period| period.equity).sum();
        if equity > Cny::ZERO {
            self.equity = self.equity + equity;
            let tax = equity_by_six(self.equity, self.equity_tax, law).tax;
            self.equity_tax = self.equity_tax + tax;
            bonus_tax = bonus_tax + tax;
        }
        let donations = group.sum(|facts| facts.deductions.donations);
        let reduction = group.sum(|facts| facts.deductions.tax_reduction);
        let taxed = |amount: Cny| {
            let month = monthly_tax(amount + joined, donations, law).tax;
            ((month.tax - reduction).or_zero(), month)
        };
        let (tax, month) = taxed(periods.iter().map(|period| period.wages).sum());
        let other_way = other_amounts(periods)
            .map(|(way, amount)| (taxed(amount).0, way))
            .min_by_key(|(tax, _)| *tax);
        let services =
            group.facts().map(|(_, facts)| services::non_resident(&facts.services, context, notes));
        Ok(LastOfMonth {
            taxable_income: month.taxable_income,
            bracket: month.bracket,
            tax,
            bonus_tax,
            services_tax: services.sum(),
            other_way,
            withheld_before: self.withheld,
            tax_withheld: withheld_of(group),
        })
    }

    fn resident(
        &mut self,
        group: &Group<'_>,
        periods: &[Period],
        context: &Context<'_>,
        (notes, points): (&mut Codes, &mut Points),
    ) -> Result<LastOfMonth, (usize, RowFault)> {
        let start = self.start_of(group, context, notes)?;
        self.was_resident = true;
        let (mut merged, mut bonus_tax) = (Cny::ZERO, Cny::ZERO);
        for (place, facts) in group.facts() {
            for (split, field) in
                [(&facts.bonus, Field::BonusPaidInChina), (&facts.equity, Field::EquityPaidInChina)]
            {
                if split.is_some() {
                    return Err((place, against_status(field)));
                }
            }
            if facts.annual_bonus.annual_bonus == Cny::ZERO {
                continue;
            }
            if merges(facts, context, points) {
                merged = merged + facts.annual_bonus.annual_bonus;
            } else if self.annual_bonus_used {
                let field = Field::AnnualBonus;
                return Err((place, RowFault { code: Code::SecondBonus, field, row: None }));
            } else {
                self.annual_bonus_used = true;
                let scale = &context.law.mainland.monthly_scale;
                bonus_tax =
                    bonus_tax + separate_tax(facts.annual_bonus.annual_bonus, scale, &mut Silent);
            }
        }
        let deductions = self.deductions(group)?;
        let basic = basic_to_date(group, start, context)?;
        let month = |wages: Cny| WithholdingMonth {
            income: wages + merged,
            deductions,
            donations: group.sum(|facts| facts.deductions.donations),
            tax_reduction: group.sum(|facts| facts.deductions.tax_reduction),
        };
        let wages: Cny = periods.iter().map(|period| period.wages).sum();
        let held = self.as_given.add(&month(wages), basic, &context.law.mainland);
        let (way, other) = other_amounts(periods)
            .next()
            .map_or((None, wages), |(way, amount)| (Some(way), amount));
        self.other_way = way.or(self.other_way);
        let other = self.other.add(&month(other), basic, &context.law.mainland);
        let services_tax = services::resident(group, &mut self.labour, context, notes);
        Ok(LastOfMonth {
            taxable_income: held.taxable_income_to_date,
            bracket: held.to_date.bracket,
            tax: held.tax,
            bonus_tax,
            services_tax,
            other_way: self.other_way.map(|way| (other.tax, way)),
            withheld_before: held.withheld_before,
            tax_withheld: withheld_of(group),
        })
    }

    /// The month in which the employment began.
    fn start_of(
        &mut self,
        group: &Group<'_>,
        context: &Context<'_>,
        notes: &mut Codes,
    ) -> Result<u8, (usize, RowFault)> {
        let first = self.last_month.is_none();
        let row = group.rows.first().map_or(0, |place| group.all[*place].row);
        let needed = RowFault {
            code: Code::StartMonthNeeded,
            field: Field::EmploymentStartMonth,
            row: None,
        };
        let place = group.rows.first().copied().unwrap_or(0);
        match self.start {
            // Earlier months of the employment are not in the file.
            Some((start, _)) if first && start < group.month => Err((place, needed)),
            Some((start, _)) => Ok(start),
            None if group.month > 1 && group.month == context.first_month => Err((place, needed)),
            None => {
                if group.month > 1 {
                    notes.insert(Code::AssumedStartMonth);
                }
                self.start = Some((group.month, row));
                Ok(group.month)
            }
        }
    }

    /// What the month adds to the deductions.
    fn deductions(&mut self, group: &Group<'_>) -> Result<Cny, (usize, RowFault)> {
        let of_month = group.sum(|facts| {
            let deductions = &facts.deductions;
            deductions.social_insurance + deductions.housing_fund + deductions.other_deductions
        });
        let special = to_date(
            group,
            (self.special_additional, Field::SpecialAdditionalDeductionsToDate),
            |facts| facts.deductions.special_additional_deductions_to_date,
        )?;
        let pension = to_date(group, (self.pension, Field::PersonalPensionToDate), |facts| {
            facts.deductions.personal_pension_to_date
        })?;
        let step = |now: Option<Cny>, before: Option<Cny>| {
            now.unwrap_or_default() - before.unwrap_or_default()
        };
        let added = of_month + step(special, self.special_additional) + step(pension, self.pension);
        (self.special_additional, self.pension) = (special, pension);
        Ok(added)
    }
}

/// An amount to date, which several rows of a month give alike, and later months do not leave out.
fn to_date(
    group: &Group<'_>,
    (before, field): (Option<Cny>, Field),
    of: impl Fn(&MonthFacts) -> Option<Cny>,
) -> Result<Option<Cny>, (usize, RowFault)> {
    let mut found: Option<(Cny, u64)> = None;
    for (place, facts) in group.facts() {
        let Some(amount) = of(facts) else { continue };
        let (known, row) = *found.get_or_insert((amount, group.all[place].row));
        if known != amount {
            return Err((place, differs(field, row)));
        }
    }
    if found.is_none() && before.is_some_and(|before| before > Cny::ZERO) {
        let place = group.rows.last().copied().unwrap_or(0);
        return Err((place, RowFault { code: Code::MissingValue, field, row: None }));
    }
    Ok(found.map(|(amount, _)| amount))
}

/// The basic deduction to date; the rows of a month follow one rule.
fn basic_to_date(
    group: &Group<'_>,
    start: u8,
    context: &Context<'_>,
) -> Result<Cny, (usize, RowFault)> {
    let mut rule: Option<(_, u64)> = None;
    let mut last = 0;
    for (place, facts) in group.facts() {
        let (known, row) =
            *rule.get_or_insert((facts.deductions.basic_deduction_rule, group.all[place].row));
        if known != facts.deductions.basic_deduction_rule {
            return Err((place, differs(Field::BasicDeductionRule, row)));
        }
        last = place;
    }
    let basic = rule.and_then(|(rule, _)| rule.to_date(group.month, start, context.law));
    let field = Field::BasicDeductionRule;
    basic.ok_or((last, RowFault { code: Code::RuleNotInForce, field, row: None }))
}

/// Whether a one-off bonus joins the wages.
fn merges(facts: &MonthFacts, context: &Context<'_>, points: &mut Points) -> bool {
    if facts.annual_bonus.bonus_method == Some(BonusMethod::Merged) {
        return true;
    }
    if facts.standing.is_domiciled() {
        return false;
    }
    points.insert(ChoiceId::NondomiciledBonus);
    context.choices.nondomiciled_bonus() == NondomiciledBonus::MergedOnly
}

/// The amounts of a month the other ways; a row without another way counts as it is.
fn other_amounts(periods: &[Period]) -> impl Iterator<Item = (Treatment, Cny)> {
    let open = periods.iter().any(|period| period.six_years.is_some());
    let sum = move |way: Treatment| {
        let of = |period: &Period| {
            let other = period.others.iter().flatten().find(|(known, _)| *known == way);
            other.map_or(period.wages, |(_, amount)| *amount)
        };
        let has = periods
            .iter()
            .any(|period| period.others.iter().flatten().any(|(known, _)| *known == way));
        has.then(|| (way, periods.iter().map(of).sum()))
    };
    let six_years = open.then(|| {
        let of = |period: &Period| period.six_years.unwrap_or(period.wages);
        (Treatment::SixYears, periods.iter().map(of).sum())
    });
    // Where the six-year rule decides, that comes first: the answer is not certain without it.
    let ways =
        [Treatment::Domestic, Treatment::Short, Treatment::Foreign].into_iter().filter_map(sum);
    six_years.into_iter().chain(ways)
}

/// What nobody verified of the values that the month rests on.
fn unverified(group: &Group<'_>, is_resident: bool) -> Unverified {
    let given = |of: fn(&MonthFacts) -> Cny| group.sum(of) > Cny::ZERO;
    if is_resident && given(|facts| facts.deductions.other_deductions) {
        Unverified::OTHER_DEDUCTIONS
    } else if !is_resident && given(|facts| facts.deductions.donations) {
        Unverified::DONATIONS
    } else {
        Unverified::default()
    }
}

fn withheld_of(group: &Group<'_>) -> Option<Cny> {
    let mut given = group.facts().filter_map(|(_, facts)| facts.withheld.tax_withheld).peekable();
    given.peek().is_some().then(|| given.sum())
}

fn differs(field: Field, row: u64) -> RowFault {
    RowFault { code: Code::DiffersFromRow, field, row: Some(row) }
}

fn against_status(field: Field) -> RowFault {
    RowFault { code: Code::BonusAgainstStatus, field, row: None }
}
