//! What the year comes to when it is known how it turned out: corrections (MOF and STA Announcement
//! 2019 No. 35, art. 5), and whether a resident must file.

use super::outcome::{Correction, RowAnswer};
use super::period::{Period, amounts};
use super::standing::{Standing, is_too_long, standing};
use super::{Context, Group};
use crate::law::money::Cny;
use crate::law::params::ChoiceId;
use crate::law::params::alternatives::{NonresidentRelief, SettlementIncome, TwoPayers};
use crate::law::period::{Date, TaxYear};
use crate::law::trace::Silent;
use crate::person::facts::MainlandFacts;
use crate::person::mainland::annual_bonus::separate_tax;
use crate::person::mainland::comprehensive_income::comprehensive_tax;
use crate::person::mainland::settlement::must_file;
use crate::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use crate::person::month::code::{Code, Codes};
use crate::person::month::expectation::Change;
use crate::person::month::facts::{MonthFacts, ServicesFacts};
use crate::person::month::fields::BonusMethod;
use crate::person::month::monthly_tax::monthly_tax;
use crate::person::month::relief::{TaxedIncome, subsidy};
use crate::person::month::services::{Service, payment_tax, treaty_royalty_tax};
use crate::person::month::standing::{Claim, Tier};
use crate::person::rulebook::Rulebook;

/// The last month of a year.
const DECEMBER: u8 = 12;

/// Writes what the year comes to into the answer of the person's last row.
pub(super) fn year_end(groups: &[Group<'_>], context: &Context<'_>, answers: &mut [RowAnswer]) {
    let rows = || groups.iter().flat_map(|group| group.facts().map(move |row| (group, row)));
    let last = rows().max_by_key(|(group, (place, _))| (group.month, group.all[*place].row));
    let Some((group, (place, last))) = last else { return };
    let last_month = group.month;
    let Some(real) = real_standing(groups, last, context) else { return };
    let withheld: Cny = answers.iter().filter_map(due_now).sum();
    let two_payers = months_of_two_payers(groups);
    let passed = rows().any(|(_, (_, facts))| breaks_claim(facts, context));
    let good = |answer: &RowAnswer| matches!(answer, RowAnswer::Good(_));
    let followed: Vec<_> = answers.iter().filter(|answer| good(answer)).map(tier_of).collect();
    let change = real.tier.and_then(|real| {
        // A tier that is not known changes nothing among non-residents.
        followed
            .iter()
            .map(|tier| tier.unwrap_or(if real.is_resident() { Tier::UpTo90 } else { real }))
            .find_map(|followed| Change::between(followed, real))
    });
    let year = Year { groups, real, passed, context };
    let RowAnswer::Good(outcome) = &mut answers[place] else { return };
    if let Some(change) = change {
        outcome.notes.insert(match change {
            Change::BecomesResident => Code::BecomesResident,
            Change::BecomesNonResident => Code::BecomesNonResident,
            Change::OverNinety => Code::OverNinetyDays,
            Change::WithinNinety => Code::WithinNinetyDays,
        });
    }
    let settled = real.is_resident.then(|| year.settlement());
    let months = settled.is_none().then(|| year.months(two_payers));
    let right = match (&settled, &months) {
        (Some(settled), _) => settled.tax,
        (None, months) => months.as_ref().map(NonResidentYear::tax),
    };
    if last_month == DECEMBER {
        outcome.year_tax = right;
        outcome.subsidy = months.and_then(|months| months.subsidy(last.tax_year, context));
    }
    if outcome.subsidy.is_some() {
        outcome.points.insert(ChoiceId::NonresidentSubsidy);
        outcome.points.insert(ChoiceId::NonresidentRelief);
        if context.choices.nonresident_relief() == NonresidentRelief::Needs {
            outcome.notes.insert(Code::NonresidentReliefUnconfirmed);
        }
    }
    let needs_correction = change.is_some()
        || (passed && !real.is_resident)
        || (!real.is_resident && two_payers.is_some());
    if needs_correction {
        outcome.needs |= right.is_none();
        let passed_on =
            rows().find_map(|(_, (_, facts))| facts.standing.presence.short_stay_passed_on);
        outcome.correction = right.map(|right| Correction {
            due: right - withheld,
            by: match change {
                Some(change) => change.correct_by(last.tax_year, passed_on, context.law),
                None => two_payers.and_then(|month| own_return_by(last.tax_year, month, context)),
            },
        });
    }
    if !real.is_resident && two_payers.is_some() {
        outcome.notes.insert(Code::TwoPayers);
        outcome.points.insert(ChoiceId::TwoPayers);
    }
    if let (Some(settled), DECEMBER) = (settled, last_month) {
        let paid = year.paid().unwrap_or(withheld);
        outcome.must_file = settled.tax.map(|tax| {
            outcome.points.insert(ChoiceId::SettlementIncome);
            let due = tax - paid;
            let failed = paid < withheld;
            must_file(settled.income, due, &context.law.mainland) || (failed && due > Cny::ZERO)
        });
    }
}

/// The own return of somebody with two payers is due as many days after the month.
fn own_return_by(year: TaxYear, month: u8, context: &Context<'_>) -> Option<Date> {
    let days = i32::try_from(*context.law.correction_days).ok()?;
    Some(year.month(month).last.plus_days(days))
}

fn due_now(answer: &RowAnswer) -> Option<Cny> {
    let RowAnswer::Good(outcome) = answer else { return None };
    Some(outcome.month?.due_now())
}

/// The tier that a row followed, where it matters.
fn tier_of(answer: &RowAnswer) -> Option<Tier> {
    if let RowAnswer::Good(outcome) = answer { outcome.tier } else { None }
}

/// The standing of the year as it turned out: by the days there were, otherwise as the last row says.
fn real_standing(
    groups: &[Group<'_>],
    last: &MonthFacts,
    context: &Context<'_>,
) -> Option<Standing> {
    let mut facts = last.clone();
    let days = groups
        .iter()
        .flat_map(Group::facts)
        .find_map(|(_, facts)| facts.standing.residence.residence_days);
    if days.is_some() {
        facts.standing.residence.expected_residence_days = None;
        facts.standing.residence.residence_days = days;
        facts.standing.residence.mainland_status = None;
    }
    standing(&facts, context, &mut Codes::default()).ok()
}

/// Whether a claim for a short presence was made that the days do not allow.
fn breaks_claim(facts: &MonthFacts, context: &Context<'_>) -> bool {
    facts.standing.claim.treaty == Claim::Short && is_too_long(facts, context)
}

/// The last month in which more than one payer in China paid.
fn months_of_two_payers(groups: &[Group<'_>]) -> Option<u8> {
    let pays = |group: &&Group<'_>| group.sum(|facts| facts.wages.pay.paid_in_china) > Cny::ZERO;
    let mut months: Vec<u8> = groups.iter().filter(pays).map(|group| group.month).collect();
    months.sort_unstable();
    months.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).max()
}

/// A year as it turned out.
struct Year<'a> {
    groups: &'a [Group<'a>],
    real: Standing,
    /// Whether a claim for a short presence does not hold.
    passed: bool,
    context: &'a Context<'a>,
}

/// The months of a non-resident: taxable income and tax of wages with bonus and equity, of labour, of
/// author's remuneration and of royalties.
#[derive(Default)]
struct NonResidentYear {
    items: [Vec<TaxedIncome>; 4],
    /// Tax on royalties at the rate of the Arrangement, which belongs to none of them.
    treaty_tax: Cny,
    bonus_used: bool,
    equity: Cny,
    equity_tax: Cny,
}

impl NonResidentYear {
    fn add_services(&mut self, services: &ServicesFacts, context: &Context<'_>) {
        let law = context.law;
        let mut add = |item: usize, kind: Service, gross: Cny| {
            if gross > Cny::ZERO {
                let taxed = payment_tax(kind, gross, law);
                let (taxable_income, tax) = (taxed.taxable_income, taxed.tax);
                self.items[item].push(TaxedIncome { taxable_income, tax });
            }
        };
        if !services.treaty {
            add(1, Service::Labour, services.labour_services);
            add(2, Service::Author, services.authors_remuneration);
        }
        if services.royalties_treaty {
            self.treaty_tax = self.treaty_tax + treaty_royalty_tax(services.royalties, law);
        } else {
            add(3, Service::Royalty, services.royalties);
        }
    }

    fn tax(&self) -> Cny {
        self.items.iter().flatten().map(|month| month.tax).sum::<Cny>() + self.treaty_tax
    }

    /// The subsidy, where a text knows one for the year and the open point does not rule it out.
    fn subsidy(&self, year: TaxYear, context: &Context<'_>) -> Option<Cny> {
        let rate = Rulebook::get().relief(year)?.subsidy.rate?;
        if context.choices.nonresident_relief() == NonresidentRelief::No {
            return None;
        }
        let items = self.items.each_ref().map(Vec::as_slice);
        let rounding = context.law.mainland.rounding.rounding();
        Some(subsidy(&items, *rate, rounding, context.choices.nonresident_subsidy()))
    }
}

/// The settlement of a resident's year.
struct Settled {
    /// The tax; not known where there is equity income, which a resident pays on by another rule.
    tax: Option<Cny>,
    /// The income of the test for filing.
    income: Cny,
}

impl Year<'_> {
    fn period(&self, facts: &MonthFacts) -> Period {
        let claim = match facts.standing.claim.treaty {
            Claim::Short if self.passed => Claim::None,
            claim => claim,
        };
        let own = standing(facts, self.context, &mut Codes::default());
        let exempt = own.is_ok_and(|own| own.exempt);
        amounts(facts, Standing { exempt, ..self.real }, claim, self.context)
    }

    /// The tax of all months as a non-resident.
    fn months(&self, two_payers: Option<u8>) -> NonResidentYear {
        let one =
            two_payers.is_some() && self.context.choices.two_payers() == TwoPayers::OneDeduction;
        let mut order: Vec<&Group<'_>> = self.groups.iter().collect();
        order.sort_by_key(|group| group.month);
        let mut year = NonResidentYear::default();
        for of_month in order.chunk_by(|before, next| one && before.month == next.month) {
            self.add_month(of_month, &mut year);
        }
        year
    }

    fn add_month(&self, of_month: &[&Group<'_>], year: &mut NonResidentYear) {
        let law = self.context.law;
        let (mut wages, mut bonus, mut equity) = (Cny::ZERO, Cny::ZERO, Cny::ZERO);
        let (mut donated, mut reduced) = (Cny::ZERO, Cny::ZERO);
        for (_, facts) in of_month.iter().flat_map(|group| group.facts()) {
            let period = self.period(facts);
            wages = wages + period.wages;
            bonus = bonus + period.bonus + facts.annual_bonus.annual_bonus;
            equity = equity + period.equity;
            donated = donated + facts.deductions.donations;
            reduced = reduced + facts.deductions.tax_reduction;
            year.add_services(&facts.services, self.context);
        }
        let mut taxed = TaxedIncome { taxable_income: equity, tax: Cny::ZERO };
        if equity > Cny::ZERO {
            year.equity = year.equity + equity;
            taxed.tax = equity_by_six(year.equity, year.equity_tax, law).tax;
            year.equity_tax = year.equity_tax + taxed.tax;
        }
        if bonus > Cny::ZERO && !year.bonus_used {
            year.bonus_used = true;
            taxed.taxable_income = taxed.taxable_income + bonus;
            taxed.tax = taxed.tax + bonus_by_six(bonus, law).tax;
        } else {
            wages = wages + bonus;
        }
        let month = monthly_tax(wages, donated, law).tax;
        taxed.taxable_income = taxed.taxable_income + month.taxable_income;
        taxed.tax = taxed.tax + (month.tax - reduced).or_zero();
        year.items[0].push(taxed);
    }

    /// What was withheld; nothing where a month does not say.
    fn paid(&self) -> Option<Cny> {
        let of = |group: &Group<'_>| {
            let mut given =
                group.facts().filter_map(|(_, facts)| facts.withheld.tax_withheld).peekable();
            given.peek().is_some().then(|| given.sum::<Cny>())
        };
        self.groups.iter().map(of).sum::<Option<Cny>>()
    }

    /// The settlement of the months as a resident.
    fn settlement(&self) -> Settled {
        let law = &self.context.law.mainland;
        let mut year = MainlandFacts::default();
        let (mut separate, mut merged, mut gross) = (Cny::ZERO, Cny::ZERO, Cny::ZERO);
        let (mut equity, mut reduced) = (Cny::ZERO, Cny::ZERO);
        for (_, facts) in self.groups.iter().flat_map(Group::facts) {
            let period = self.period(facts);
            let (deductions, services) = (&facts.deductions, &facts.services);
            let bonus = facts.annual_bonus.annual_bonus + period.bonus;
            let merges = facts.annual_bonus.bonus_method == Some(BonusMethod::Merged);
            let part = if merges { &mut merged } else { &mut separate };
            *part = *part + bonus;
            let pay = facts.wages.pay;
            gross = gross + pay.paid_in_china + pay.paid_abroad;
            year.wages = year.wages + period.wages;
            year.labour_services = year.labour_services + services.labour_services;
            year.authors_remuneration = year.authors_remuneration + services.authors_remuneration;
            year.royalties = year.royalties + services.royalties;
            year.social_insurance = year.social_insurance + deductions.social_insurance;
            year.housing_fund = year.housing_fund + deductions.housing_fund;
            year.other_deductions = year.other_deductions + deductions.other_deductions;
            year.donations = year.donations + deductions.donations;
            equity = equity + period.equity;
            reduced = reduced + deductions.tax_reduction;
        }
        let (special, pension) = self.to_date();
        year.special_additional_deductions = special;
        year.other_deductions = year.other_deductions + pension;
        let tax = comprehensive_tax(&year, law, merged, &mut Silent);
        let by_itself = separate_tax(separate, &law.monthly_scale, &mut Silent);
        let services = year.labour_services + year.authors_remuneration + year.royalties;
        Settled {
            tax: (equity == Cny::ZERO).then(|| (tax.tax + by_itself - reduced).or_zero()),
            income: match self.context.choices.settlement_income() {
                SettlementIncome::Gross => gross + services + merged,
                SettlementIncome::IncomeAmount => tax.income_amount,
            },
        }
    }

    /// The last amounts to date of each payer: special additional deductions, and personal pension.
    fn to_date(&self) -> (Cny, Cny) {
        let (mut special, mut pension) = (Cny::ZERO, Cny::ZERO);
        for of_payer in self.groups.chunk_by(|before, next| before.payer == next.payer) {
            let Some(last) = of_payer.last() else { continue };
            let most = |of: fn(&MonthFacts) -> Option<Cny>| {
                last.facts().filter_map(|(_, facts)| of(facts)).next_back().unwrap_or_default()
            };
            special =
                special + most(|facts| facts.deductions.special_additional_deductions_to_date);
            pension = pension + most(|facts| facts.deductions.personal_pension_to_date);
        }
        (special, pension)
    }
}
