//! One person-year, from facts to outcome.

mod bureau;
#[cfg(feature = "special_incomes")]
mod elections;
mod months;
mod setting;

#[cfg(feature = "readings")]
use std::sync::Arc;

use crate::law::eligibility::Eligibility;
use crate::law::money::{Cny, Hkd};
use crate::law::params::alternatives::{NonresidentRelief, YearOfAssessment as YearChoice};
use crate::law::params::{ChoiceId, Choices};
use crate::law::period::{TaxYear, YearOfAssessment};
use crate::law::problem::{Detail, Problem};
use crate::law::rate::ExchangeRate;
use crate::law::trace::{ComparedOption, Event, Notes, Part, Silent, TraceSink};
use crate::person::code::{Code, Codes};
use crate::person::decode::{PersonProblem, placed};
use crate::person::facts::Facts;
use crate::person::fields::{BonusMethod, Field, HkTaxReduction, HkYearOfAssessment};
use crate::person::hongkong::{Exchange, HongKongBurden, hong_kong_burden};
use crate::person::mainland::annual_bonus::{BonusTaxed, BonusTreatment, smaller_that_leave_more};
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::equity_events;
use crate::person::mainland::{MainlandBurden, mainland_burden, refused};
use crate::person::month::person_year::{MainlandBasis, MonthlyTax};
use crate::person::month::points::Points;
use crate::person::open_points::open_points;
#[cfg(feature = "readings")]
use crate::person::readings::BureauReadings;
use crate::person::relief::election::{BestRoute, Election, elect};
use crate::person::relief::eligibility::{
    ConditionId, OpenConditions, exemption_conditions, subsidy_conditions, with_non_resident,
};
use crate::person::relief::gba_talent_subsidy::{Subsidy, subsidy};
use crate::person::relief::hk_resident_exemption::{Exemption, exemption};
use crate::person::rulebook::{HongKongLaw, MainlandLaw, MonthLaw, ReliefLaw, Rulebook};
use crate::person::vocabulary::{Section, Term};

pub use super::outcome::{Claim, ExemptionRange, Outcome};
#[cfg(feature = "special_incomes")]
use elections::with_both_elections;
pub(crate) use months::monthly_tax_of;
use months::{correction, note_months};
pub use setting::SettingError;

/// What holds for every row that does not say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The alternative taken at each open point.
    pub choices: Choices,
    /// Yuan for one Hong Kong dollar, instead of the engine's own rate.
    pub cny_per_hkd: Option<ExchangeRate>,
    /// How a bonus is taxed.
    pub bonus_method: BonusMethod,
    /// The open points that somebody decided, also where that is the default.
    pub decided: Points,
    /// Whether a row of a payroll says between which amounts its exemption lies.
    pub with_range: bool,
    /// Whether the actual Hong Kong bill is worked out where no fact of it is given.
    #[cfg(feature = "bill")]
    pub both_sides: bool,
    /// What holds at the points that nobody decided: what a bureau's figures agree with.
    #[cfg(feature = "readings")]
    pub readings: Option<Arc<BureauReadings>>,
    /// The points that they decided, in the settings of one year.
    #[cfg(feature = "readings")]
    pub learned: Points,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            choices: Choices::DEFAULT,
            cny_per_hkd: None,
            bonus_method: BonusMethod::Best,
            decided: Points::default(),
            with_range: false,
            #[cfg(feature = "bill")]
            both_sides: false,
            #[cfg(feature = "readings")]
            readings: None,
            #[cfg(feature = "readings")]
            learned: Points::default(),
        }
    }
}

/// The laws that a person-year falls under.
pub(crate) struct Laws {
    pub(crate) mainland: &'static MainlandLaw,
    /// Nothing where no months are worked out.
    pub(crate) months: Option<&'static MonthLaw>,
    pub(crate) hong_kong: &'static HongKongLaw,
    pub(crate) relief: &'static ReliefLaw,
    pub(crate) exchange: Exchange,
}

/// Works out a person-year.
///
/// # Errors
/// The year of assessment is not covered, no exchange rate is known for the year, or a rule refuses the
/// facts.
pub fn assess<S: TraceSink>(
    facts: &Facts,
    settings: &Settings,
    sink: &mut S,
) -> Result<Outcome, Vec<PersonProblem>> {
    assess_with(facts, settings, SmallerBonuses::Tried, sink)
}

/// Whether smaller bonuses are tried, for the note that one leaves more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SmallerBonuses {
    Tried,
    /// A smaller bonus is tried already.
    NotTried,
}

fn assess_with<S: TraceSink>(
    facts: &Facts,
    settings: &Settings,
    smaller_bonuses: SmallerBonuses,
    sink: &mut S,
) -> Result<Outcome, Vec<PersonProblem>> {
    let choices = decided(facts, settings);
    let laws = laws(facts, settings, &choices);
    #[cfg(feature = "special_incomes")]
    let laws = laws.map_err(|problems| with_both_elections(problems, facts, settings));
    let laws = laws?;
    let bonus_method = facts.assumptions.bonus_method.unwrap_or(settings.bonus_method);
    let mut notes = first_notes(facts);
    if laws.exchange.citation.is_some() {
        notes.insert(Code::DefaultFx);
    }
    if laws.exchange.cny_per_hkd.millionths() > ExchangeRate::UNIT {
        notes.insert(Code::FxAboveOne);
    }
    #[cfg(feature = "special_incomes")]
    equity_events::note(facts, &choices, &mut notes);
    #[cfg(feature = "special_incomes")]
    let settled = equity_events::settled(facts, &choices, laws.mainland);
    #[cfg(feature = "special_incomes")]
    equity_events::record(facts, &settled, laws.mainland, &choices, sink);
    // Whoever works the year out once more begins with what was given.
    let given = facts;
    #[cfg(feature = "special_incomes")]
    let facts = &*settled;
    let monthly = monthly_tax_of(facts, &laws);
    let method = (bonus_method, monthly.as_ref());
    let mainland = mainland_burden(facts, laws.mainland, method, &choices, &mut notes, sink);
    let hong_kong = hong_kong_burden(
        (facts, &mainland),
        (laws.hong_kong, laws.mainland),
        laws.exchange,
        &choices,
        &mut notes,
        sink,
    );
    let months = monthly.as_ref();
    let exemption = exemption_claim(facts, (&mainland, months), &hong_kong, &laws, &choices, sink);
    let subsidy = subsidy_claim(facts, (&mainland, months), &laws, &choices, sink);
    note_months(facts, (&mainland, months), &laws, &choices, &mut notes);
    if months.is_some()
        && choices.nonresident_relief() == NonresidentRelief::Needs
        && [exemption.eligible, subsidy.eligible].iter().any(|it| *it != Eligibility::No)
    {
        notes.insert(Code::NonresidentReliefUnconfirmed);
    }
    let election =
        elect((exemption.eligible, exemption.amount), (subsidy.eligible, subsidy.amount));
    if election.larger_if_confirmed {
        notes.insert(Code::LargerIfConfirmed);
    }
    let burden_after = mainland.tax - election.benefit;
    if smaller_bonuses == SmallerBonuses::Tried
        && smaller_bonus_leaves_more(given, settings, &mainland, election, laws.mainland)
    {
        notes.insert(Code::BonusTrapZone);
    }
    let exempt = if election.best == BestRoute::Exemption { exemption.amount } else { Cny::ZERO };
    let refund_or_due =
        facts.mainland.tax_withheld.map(|withheld| mainland.tax - exempt - withheld);
    let mut outcome = Outcome {
        tax_year: facts.tax_year,
        year_of_assessment: laws.hong_kong.year,
        exchange: laws.exchange,
        choices,
        bonus_method,
        notes,
        mainland,
        hong_kong,
        exemption,
        subsidy,
        election,
        burden_after,
        refund_or_due,
        basis: if months.is_some() { MainlandBasis::Monthly } else { MainlandBasis::Annual },
        correction: correction(facts, &mainland),
        needs: facts.months().is_some_and(|months| months.needs),
        points: facts.months().map(|months| months.points).unwrap_or_default(),
        range: None,
        #[cfg(feature = "bill")]
        bill: None,
    };
    outcome.points.extend(open_points(facts, &outcome));
    if S::RECORDING {
        record_election(facts, &outcome, exempt, laws.relief, sink);
    }
    #[cfg(feature = "bill")]
    add_bill(facts, settings, &mut outcome, sink);
    Ok(outcome)
}

/// Adds what Hong Kong really charges, where a fact of it is given or all rows are asked for it.
#[cfg(feature = "bill")]
fn add_bill<S: TraceSink>(facts: &Facts, settings: &Settings, outcome: &mut Outcome, sink: &mut S) {
    let nothing_given = settings.both_sides.then(Default::default);
    let actual = facts.actual.as_deref().or(nothing_given.as_ref());
    if let Some(actual) = actual {
        crate::person::hongkong_bill::hong_kong_bill(facts, actual, outcome, sink);
    }
}

/// Whether a smaller bonus would have left more, the tax and the confirmed relief counted. Without
/// relief the bonus decides by itself; a relief that caps the burden often takes the step away.
fn smaller_bonus_leaves_more(
    facts: &Facts,
    settings: &Settings,
    mainland: &MainlandBurden,
    election: Election,
    law: &MainlandLaw,
) -> bool {
    let in_zone =
        |bonus: &BonusTreatment| bonus.taxed == BonusTaxed::Separate && bonus.in_trap_zone;
    let bonus = facts.mainland.annual_bonus;
    let left = bonus - (mainland.tax - election.benefit);
    let mut smaller = facts.clone();
    let leaves_more = |amount: Cny| {
        smaller.mainland.annual_bonus = amount;
        let outcome = assess_with(&smaller, settings, SmallerBonuses::NotTried, &mut Silent);
        outcome.is_ok_and(|outcome| amount - outcome.burden_after > left)
    };
    #[cfg(feature = "special_incomes")]
    if let Some(taken) = mainland.donations.and_then(|taken| taken.bonus) {
        let mut smaller = taken.smaller_bonuses(bonus, &law.monthly_scale, &law.donation_limit);
        return mainland.bonus.is_some_and(|bonus| bonus.taxed == BonusTaxed::Separate)
            && smaller.any(leaves_more);
    }
    if !mainland.bonus.as_ref().is_some_and(in_zone) {
        return false;
    }
    if election.benefit == Cny::ZERO {
        return true;
    }
    smaller_that_leave_more(bonus, &law.monthly_scale).any(leaves_more)
}

fn first_notes(facts: &Facts) -> Codes {
    let mut notes = Codes::default();
    let spouse_unknown = facts.hong_kong.is_married() && facts.hong_kong.spouse_income.is_none();
    let mainland = &facts.mainland;
    let benefits_and_deductions =
        mainland.exempt_income > Cny::ZERO && mainland.special_additional_deductions > Cny::ZERO;
    let loan_and_rent =
        facts.hong_kong.home_loan_interest > Hkd::ZERO && facts.hong_kong.domestic_rent > Hkd::ZERO;
    for (holds, code) in [
        (facts.person.is_assumed_resident(), Code::AssumedResident),
        (mainland.park_share.is_none(), Code::AssumedParkShare),
        (spouse_unknown, Code::AssumedSpouseIncome),
        (facts.person.white_listed == Some(false), Code::NotWhiteListed),
        (benefits_and_deductions, Code::BenefitsBesideDeductions),
        (loan_and_rent, Code::LoanInterestBesideRent),
        (facts.bad_identity_number, Code::BadIdentityNumber),
    ] {
        if holds {
            notes.insert(code);
        }
    }
    notes
}

/// The open points as the settings decide them, except where the facts do.
fn decided(facts: &Facts, settings: &Settings) -> Choices {
    let mut choices = settings.choices_of(facts.tax_year);
    let year = facts.assumptions.year_of_assessment.map(HkYearOfAssessment::key);
    let reduction = facts.assumptions.tax_reduction.map(HkTaxReduction::key);
    for (id, key) in [(ChoiceId::YearOfAssessment, year), (ChoiceId::TaxReduction, reduction)] {
        if let Some(choice) = key.and_then(|key| choices.with(id, key)) {
            choices = choice;
        }
    }
    choices
}

/// The laws that a person-year falls under.
pub(crate) fn laws(
    facts: &Facts,
    settings: &Settings,
    choices: &Choices,
) -> Result<Laws, Vec<PersonProblem>> {
    let book = Rulebook::get();
    let year = facts.tax_year;
    let assessment = match choices.year_of_assessment() {
        YearChoice::StartsInTaxYear => YearOfAssessment(year.0),
        YearChoice::EndsInTaxYear => YearOfAssessment(year.0 - 1),
    };
    let own = facts.assumptions.fx_cny_per_hkd.or(settings.cny_per_hkd);
    let exchange = match own {
        Some(cny_per_hkd) => Some(Exchange { cny_per_hkd, citation: None, observed_on: None }),
        None => book.exchange_rate(year).map(|rate| Exchange {
            cny_per_hkd: *rate,
            citation: Some(rate.citation()),
            observed_on: rate.version.observed_on,
        }),
    };
    let hong_kong = book.hong_kong(assessment);
    let mut refused = refused(facts, choices);
    refused.extend(hong_kong.and_then(|law| announced_children_refused(facts, law)));
    match (book.mainland(year), hong_kong, book.relief(year), exchange) {
        (Some(mainland), Some(hong_kong), Some(relief), Some(exchange)) if refused.is_empty() => {
            let months = book.months(year);
            Ok(Laws { mainland, months, hong_kong, relief, exchange })
        }
        (mainland, hong_kong, _, exchange) => {
            let mut problems = not_covered(
                (year, assessment, facts.assumptions.year_of_assessment),
                mainland.is_some(),
                hong_kong.is_some(),
                exchange.is_some(),
            );
            problems.extend(refused);
            Err(placed(problems))
        }
    }
}

/// The 2026 Policy Address reaches the year of assessment 2026/27 and no earlier one.
fn announced_children_refused(facts: &Facts, law: &HongKongLaw) -> Option<Problem<Field>> {
    let count = facts.hong_kong.children_160;
    let reaches = *law.allowances.child_policy_address_2026 > Hkd::ZERO;
    (count > 0 && !reaches).then(|| {
        let year = Detail::Year(law.year.to_string());
        Problem::new(Code::BadCount, Field::HkChildren160, &count.to_string(), year)
    })
}

#[cold]
fn not_covered(
    (year, assessment, asked): (TaxYear, YearOfAssessment, Option<HkYearOfAssessment>),
    mainland: bool,
    hong_kong: bool,
    exchange: bool,
) -> Vec<Problem<Field>> {
    let book = Rulebook::get();
    let mut problems = Vec::new();
    if !mainland {
        let (first, last) = book.tax_years();
        let covered = Detail::Covered(first.to_string(), last.to_string());
        problems.push(Problem::new(
            Code::YearNotCovered,
            Field::TaxYear,
            &year.to_string(),
            covered,
        ));
    }
    if !hong_kong {
        let (first, last) = book.years_of_assessment();
        let detail = Detail::Assessment {
            year: year.to_string(),
            assessment: assessment.to_string(),
            first: first.to_string(),
            last: last.to_string(),
        };
        // Where the row leaves the column blank, what stands there is the tax year.
        let (field, found) = match asked {
            Some(asked) => (Field::HkYearOfAssessment, asked.key().to_owned()),
            None => (Field::TaxYear, year.to_string()),
        };
        problems.push(Problem::new(Code::YearNotCovered, field, &found, detail));
    }
    if !exchange {
        let detail = Detail::Year(year.to_string());
        problems.push(Problem::new(Code::FxMissing, Field::FxCnyPerHkd, "", detail));
    }
    problems
}

/// A route as things stand: its amount is nothing where the answer is no.
fn claim<T>((eligible, open): (Eligibility, OpenConditions), relief: T, amount: Cny) -> Claim<T> {
    let amount = if eligible == Eligibility::No { Cny::ZERO } else { amount };
    Claim { eligible, relief, amount, open }
}

/// Whether a relief may be had, and what is not answered for it.
fn eligibility(
    conditions: &[(ConditionId, Eligibility)],
    is_non_resident: bool,
    choices: &Choices,
) -> (Eligibility, OpenConditions) {
    let eligible = with_non_resident(conditions, is_non_resident, choices);
    (eligible, OpenConditions::of(conditions, is_non_resident, choices))
}

/// The exemption as things stand.
pub(crate) fn exemption_claim<S: TraceSink>(
    facts: &Facts,
    (mainland, monthly): (&MainlandBurden, Option<&MonthlyTax>),
    hong_kong: &HongKongBurden,
    laws: &Laws,
    choices: &Choices,
    sink: &mut S,
) -> Claim<Exemption> {
    let law = &laws.relief.exemption;
    let conditions = exemption_conditions(&facts.person, law);
    let eligible = eligibility(&conditions, monthly.is_some(), choices);
    let laws = (law, laws.mainland);
    let burdens = (mainland, monthly, hong_kong);
    let relief = exemption(&facts.mainland, burdens, laws, choices, sink);
    claim(eligible, relief, relief.amount)
}

/// The subsidy as things stand.
pub(crate) fn subsidy_claim<S: TraceSink>(
    facts: &Facts,
    (mainland, monthly): (&MainlandBurden, Option<&MonthlyTax>),
    laws: &Laws,
    choices: &Choices,
    sink: &mut S,
) -> Claim<Subsidy> {
    let law = &laws.relief.subsidy;
    let conditions = subsidy_conditions(&facts.person, law, choices);
    let eligible = eligibility(&conditions, monthly.is_some(), choices);
    let burden = (mainland, monthly.zip(laws.months));
    let relief = subsidy(&facts.mainland, burden, (law, laws.mainland), choices, sink);
    claim(eligible, relief, relief.amount)
}

fn record_election<S: TraceSink>(
    facts: &Facts,
    outcome: &Outcome,
    exempt: Cny,
    law: &ReliefLaw,
    sink: &mut S,
) {
    sink.record(Event::Section { section: Section::Election.into() });
    let way = |way: BestRoute, unconfirmed: BestRoute, amount: Cny| ComparedOption {
        way: way.word(),
        amount: amount.into(),
        taken: outcome.election.best == way || outcome.election.best == unconfirmed,
    };
    sink.record(Event::Compared {
        term: Term::BestRoute.into(),
        ways: vec![
            way(BestRoute::Exemption, BestRoute::ExemptionIfConfirmed, outcome.exemption.amount),
            way(BestRoute::Subsidy, BestRoute::SubsidyIfConfirmed, outcome.subsidy.amount),
        ],
        citation: Some(law.election),
    });
    sink.step(Term::BurdenAfter, outcome.burden_after, None, || {
        vec![
            Part::plus(Term::MainlandTax.id(), outcome.mainland.tax),
            Part::minus("benefit", outcome.election.benefit),
        ]
    });
    if let (Some(result), Some(withheld)) = (outcome.refund_or_due, facts.mainland.tax_withheld) {
        sink.step(Term::RefundOrDue, result, None, || {
            vec![
                Part::plus(Term::MainlandTax.id(), outcome.mainland.tax),
                Part::minus(Term::Exemption.id(), exempt),
                Part::minus("tax_withheld", withheld),
            ]
        });
    }
}
