//! Events of equity pay (股票期权、股票增值权、限制性股票、股权奖励): what each comes to, how it is taxed, and until when
//! its tax is paid. Those that are taxed by themselves are the equity income of the year; those of plans
//! that do not meet the conditions join the wages; those of companies that are not listed wait for transfer.

use std::borrow::Cow;

use serde::Serialize;

use crate::law::money::{Cny, Hkd};
use crate::law::params::alternatives::{
    EquityHkAmount, EquityInExemption, EquityNegativeEvent, EquityUnlistedNotDeferred,
};
use crate::law::params::mainland::special_incomes::{
    EQUITY_DEFERRED, EQUITY_EVENT, EQUITY_INSTALMENT_MONTHS, EQUITY_WORK_DAYS,
};
use crate::law::params::points::Relief;
use crate::law::params::{Choices, Date};
use crate::law::period::Span;
use crate::law::rate::Share;
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Notes, Part, Silent, TraceSink, scale_tax};
use crate::person::code::{Code, Codes};
use crate::person::equity::event::EventFacts;
use crate::person::equity::fields::{Kind, Listed};
use crate::person::facts::Facts;
use crate::person::rulebook::{MainlandLaw, Rulebook};
use crate::person::vocabulary::{Section, Term};

/// How an event is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EquityWay {
    /// By itself, with the other events of the year.
    Separate,
    /// With the wages.
    Merged,
    /// On transfer, as property transfer at 20%; not in this year.
    PropertyTransfer,
}

impl EquityWay {
    /// The word that answers write.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Separate => "separate",
            Self::Merged => "merged",
            Self::PropertyTransfer => "property_transfer",
        }
    }
}

/// An event of equity pay as it was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = EquityEventAnswer))]
pub struct EquityEvent {
    /// The day of the event.
    pub event_date: Date,
    /// The kind of equity.
    pub kind: &'static str,
    /// How the income was worked out, in the currency of the event.
    pub computation: String,
    /// The income, in yuan, to the fen; negative only where events are netted.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub income: Cny,
    /// How it is taxed.
    pub treated_as: EquityWay,
    /// What the event adds to the tax on the equity of the year so far, in yuan; nothing where it has no tax
    /// of its own. Negative only where events are netted.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<crate::law::openapi::SignedCny>))]
    pub tax: Option<Cny>,
    /// The tax less what was withheld, not below nothing; nothing where that is not given.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub still_due: Option<Cny>,
    /// Whether it is paid by instalments.
    pub paid_by_instalments: bool,
    /// The last day on which it may be paid by instalments, after filing; nothing where it may not.
    #[cfg_attr(feature = "openapi", schema(required, value_type = Option<String>, format = Date))]
    pub instalments_until: Option<Date>,
}

/// What an event comes to under a reading.
struct Income<'a> {
    event: &'a EventFacts,
    exact: Exact,
    counted: Cny,
    way: EquityWay,
}

/// The events in the order of their days.
fn in_order(facts: &Facts) -> Vec<&EventFacts> {
    let mut events: Vec<&EventFacts> = facts.equity.iter().collect();
    events.sort_by_key(|event| event.event_date);
    events
}

fn incomes<'a>(facts: &'a Facts, choices: &Choices, law: &MainlandLaw) -> Vec<Income<'a>> {
    let worked = |event: &'a EventFacts| {
        let exact = income_of(event, choices);
        let rounded = Cny::new(exact.round(law.rounding.rounding()));
        let floored = match choices.equity_negative_event() {
            EquityNegativeEvent::FloorEach => rounded.or_zero(),
            EquityNegativeEvent::Net => rounded,
        };
        Income { event, exact, counted: floored, way: way_of(event, choices) }
    };
    in_order(facts).into_iter().map(worked).collect()
}

/// Every event that was read can be worked out.
fn income_of(event: &EventFacts, choices: &Choices) -> Exact {
    event.income(choices.equity_rsu_formula()).unwrap_or(Exact::whole(0))
}

/// How an event is taxed. Deferral is not for rights paid in cash, nor for an option that was sold.
fn way_of(event: &EventFacts, choices: &Choices) -> EquityWay {
    let meets = event.plan_meets_conditions != Some(false);
    let may_wait = matches!(event.kind, Kind::Option | Kind::Restricted | Kind::Award);
    match (event.listed, meets) {
        (Listed::Domestic | Listed::Overseas, true) => EquityWay::Separate,
        (Listed::Domestic | Listed::Overseas, false) => EquityWay::Merged,
        (Listed::No, true) if may_wait => EquityWay::PropertyTransfer,
        (Listed::No, _) => match choices.equity_unlisted_not_deferred() {
            EquityUnlistedNotDeferred::Separate => EquityWay::Separate,
            EquityUnlistedNotDeferred::Merged => EquityWay::Merged,
        },
    }
}

fn sum(incomes: &[Income<'_>], way: EquityWay) -> Cny {
    let of_way = incomes.iter().filter(|income| income.way == way);
    of_way.map(|income| income.counted).sum::<Cny>().or_zero()
}

/// The facts with what their events come to: the equity income of the year, and what joins the wages.
pub(crate) fn settled<'a>(
    facts: &'a Facts,
    choices: &Choices,
    law: &MainlandLaw,
) -> Cow<'a, Facts> {
    if facts.equity.is_empty() {
        return Cow::Borrowed(facts);
    }
    let incomes = incomes(facts, choices, law);
    let mut settled = facts.clone();
    settled.mainland.equity_income = sum(&incomes, EquityWay::Separate);
    settled.mainland.wages = settled.mainland.wages + sum(&incomes, EquityWay::Merged);
    Cow::Owned(settled)
}

/// What the events of a year come to in it, taxed by themselves or with the wages.
pub(crate) fn of_year(facts: &Facts, choices: &Choices) -> Cny {
    let Some(law) = Rulebook::get().mainland(facts.tax_year) else { return Cny::ZERO };
    let incomes = incomes(facts, choices, law);
    sum(&incomes, EquityWay::Separate) + sum(&incomes, EquityWay::Merged)
}

/// Equity whose amount Hong Kong works out itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForHongKong {
    /// What the mainland taxes of it, in yuan.
    pub(crate) of_mainland: Cny,
    /// What Hong Kong would charge of it.
    pub(crate) of_hong_kong: Hkd,
}

/// The events of which Hong Kong's own amount counts; nothing where none does.
pub(crate) fn by_hong_kong_rules(facts: &Facts, choices: &Choices) -> Option<ForHongKong> {
    if choices.equity_hk_amount() != EquityHkAmount::HkRules {
        return None;
    }
    let law = Rulebook::get().mainland(facts.tax_year)?;
    let incomes = incomes(facts, choices, law);
    let own = |income: &Income<'_>| {
        income.event.hk_amount.filter(|_| is_for_hong_kong(income.way, choices))
    };
    let amounts: Vec<Hkd> = incomes.iter().filter_map(own).collect();
    if amounts.is_empty() {
        return None;
    }
    // What is left where these events are away: netted events may lower each other.
    let of = |incomes: &[Income<'_>]| {
        [EquityWay::Separate, EquityWay::Merged]
            .map(|way| sum(incomes, way))
            .into_iter()
            .sum::<Cny>()
    };
    let all = of(&incomes);
    let others: Vec<Income<'_>> = incomes.into_iter().filter(|it| own(it).is_none()).collect();
    Some(ForHongKong { of_mainland: all - of(&others), of_hong_kong: amounts.into_iter().sum() })
}

/// Whether Hong Kong's comparison takes an event: what joins the wages always, what is taxed by itself where
/// the exemption takes it.
fn is_for_hong_kong(way: EquityWay, choices: &Choices) -> bool {
    match way {
        EquityWay::Merged => true,
        EquityWay::Separate => choices.equity_in_exemption() == EquityInExemption::Pooled,
        EquityWay::PropertyTransfer => false,
    }
}

/// What is assumed and what is not as it was given.
pub(crate) fn note(facts: &Facts, choices: &Choices, notes: &mut Codes) {
    for event in &facts.equity {
        let way = way_of(event, choices);
        let pays_later = event.paid_by_instalments == Some(true);
        for (holds, code) in [
            (event.plan_meets_conditions.is_none(), Code::AssumedPlanQualifies),
            (event.period_days.is_none(), Code::EquityNotSplit),
            (income_of(event, choices).numerator < 0, Code::EquityBelowNothing),
            (way == EquityWay::PropertyTransfer, Code::EquityDeferred),
            (way == EquityWay::Merged, Code::EquityMerged),
            (pays_later && last_day(event, way).is_none(), Code::EquityNoInstalments),
        ] {
            if holds {
                notes.insert(code);
            }
        }
    }
}

/// Until when the tax may be paid after filing; nothing where it may not be (公告2024年第2号, art. 1-2).
fn last_day(event: &EventFacts, way: EquityWay) -> Option<Date> {
    let is_of_kind = matches!(event.kind, Kind::Option | Kind::Restricted | Kind::Award);
    let day = event.event_date;
    let months = EQUITY_INSTALMENT_MONTHS.throughout(Span { first: day, last: day }).ok()?;
    let may = is_of_kind && event.listed == Listed::Domestic && way == EquityWay::Separate;
    may.then(|| day.plus_months(*months))
}

/// The tax that each event adds, in order: that on the equity so far less that on what came before
/// (财税〔2018〕164号, art. 2(2)).
fn added_taxes(incomes: &[Income<'_>], law: &MainlandLaw) -> Vec<Option<(Cny, Cny)>> {
    let scale = &law.comprehensive_scale;
    let (mut so_far, mut before) = (Cny::ZERO, Cny::ZERO);
    let mut added = |income: &Income<'_>| {
        if income.way != EquityWay::Separate {
            return None;
        }
        so_far = so_far + income.counted;
        let amount = so_far.or_zero();
        let tax = scale_tax(&mut Silent, Term::EquityTaxSoFar, amount, scale, &law.rounding);
        let earlier = std::mem::replace(&mut before, tax);
        Some((tax, earlier))
    };
    incomes.iter().map(&mut added).collect()
}

/// Every event with what it comes to, in the order of their days.
pub(crate) fn worked_out(facts: &Facts, choices: &Choices, law: &MainlandLaw) -> Vec<EquityEvent> {
    let incomes = incomes(facts, choices, law);
    let taxes = added_taxes(&incomes, law);
    let worked = |(income, taxes): (&Income<'_>, &Option<(Cny, Cny)>)| {
        let event = income.event;
        let tax = taxes.map(|(so_far, before)| so_far - before);
        let due = tax.zip(event.tax_withheld).map(|(tax, paid)| (tax - paid).or_zero());
        EquityEvent {
            event_date: event.event_date,
            kind: event.kind.key(),
            computation: event.computation(choices.equity_rsu_formula()),
            income: income.counted,
            treated_as: income.way,
            tax,
            still_due: due,
            paid_by_instalments: event.paid_by_instalments == Some(true),
            instalments_until: last_day(event, income.way),
        }
    };
    incomes.iter().zip(&taxes).map(worked).collect()
}

/// Tells how each event came about, and what joins the wages.
pub(crate) fn record<S: TraceSink>(
    facts: &Facts,
    settled: &Facts,
    law: &MainlandLaw,
    choices: &Choices,
    sink: &mut S,
) {
    if facts.equity.is_empty() || !S::RECORDING {
        return;
    }
    sink.note(|| Event::Section { section: Section::EquityEvents.into() });
    let incomes = incomes(facts, choices, law);
    for (income, taxes) in incomes.iter().zip(added_taxes(&incomes, law)) {
        record_event(income, taxes, law, choices, sink);
    }
    let (wages, with_equity) = (facts.mainland.wages, settled.mainland.wages);
    if wages != with_equity {
        sink.step(Term::WagesWithEquity, with_equity, None, || {
            vec![Part::plus("wages", wages), Part::plus("equity", with_equity - wages)]
        });
    }
}

fn record_event<S: TraceSink>(
    income: &Income<'_>,
    taxes: Option<(Cny, Cny)>,
    law: &MainlandLaw,
    choices: &Choices,
    sink: &mut S,
) {
    let Income { event, exact, .. } = income;
    let computation = event.computation(choices.equity_rsu_formula());
    sink.note(|| Event::Item { name: format!("{} {computation}", event.event_date) });
    let span = law.year.span();
    let rule = EQUITY_EVENT.throughout(span).ok().map(|rule| rule.citation());
    sink.step(Term::EquityEventIncome, income.counted, rule, Vec::new);
    let rounding = law.rounding.rounding();
    let rounded = Cny::new(exact.round(rounding));
    sink.note_rounding(Term::EquityEventIncome, *exact, rounded, rounding, &law.rounding);
    let of_days = EQUITY_WORK_DAYS.throughout(span).ok().filter(|_| event.period_days.is_some());
    let of_months = EQUITY_INSTALMENT_MONTHS
        .throughout(Span { first: event.event_date, last: event.event_date });
    let of_months = of_months.ok().filter(|_| last_day(event, income.way).is_some());
    let deferred = EQUITY_DEFERRED.throughout(span).ok();
    let deferred = deferred.filter(|_| income.way == EquityWay::PropertyTransfer);
    let rules = [
        of_days.map(|rule| rule.citation()),
        deferred.map(|rule| rule.citation()),
        of_months.map(|rule| rule.citation()),
    ];
    for citation in rules.into_iter().flatten() {
        sink.note(|| Event::Rule { term: Term::EquityEventIncome.into(), citation });
    }
    if let Some((so_far, before)) = taxes {
        sink.step(Term::EquityEventTax, so_far - before, None, || {
            vec![
                Part::plus(Term::EquityTaxSoFar.id(), so_far),
                Part::minus(Term::EquityTaxBefore.id(), before),
            ]
        });
    }
}

/// Whether the answer rests on a point because of an event.
pub(crate) fn rests_on(
    point: Relief,
    facts: &Facts,
    choices: &Choices,
    may_be_exempt: bool,
) -> bool {
    let is_partly = facts.mainland.park_share.is_some_and(|share| share != Share::WHOLE);
    facts.equity.iter().any(|event| match point {
        Relief::EquityHkAmount => {
            may_be_exempt
                && event.hk_amount.is_some()
                && is_for_hong_kong(way_of(event, choices), choices)
        }
        Relief::EquityParkShare => {
            is_partly && way_of(event, choices) != EquityWay::PropertyTransfer
        }
        Relief::EquityNegativeEvent => income_of(event, choices).numerator < 0,
        Relief::EquityRsuFormula => event.kind == Kind::Award && event.register_price.is_some(),
        Relief::EquityUnlistedNotDeferred => {
            let meets = event.plan_meets_conditions != Some(false);
            let may_wait = matches!(event.kind, Kind::Option | Kind::Restricted | Kind::Award);
            event.listed == Listed::No && !(meets && may_wait)
        }
        Relief::EquityInstalmentYear => event.paid_by_instalments == Some(true),
        _ => false,
    })
}
