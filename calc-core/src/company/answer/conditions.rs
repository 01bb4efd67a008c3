//! Conditions with their articles, and the smallest change of a fact that would turn each.

use super::condition::{ChangedValue, Condition, Remark, SmallestChange};
use crate::company::eligibility::ConditionId;
use crate::company::facts::Facts;
use crate::company::fields::{Field, StructureKind};
use crate::company::outcome::Worked;
use crate::company::regimes::Regime;
use crate::company::rulebook::EnterpriseLaw;
use crate::company::settings::Settings;
use crate::company::substantive_operation::insured_staff_needed;
use crate::company::{
    import_relief, main_business_ratio, small_low_profit, special_area_rate, substantive_operation,
    super_deduction,
};
use crate::law::eligibility::{Eligibility, combined};
use crate::law::money::Cny;
use crate::law::params::Citation;
use crate::law::params::alternatives::SameCity;
use crate::law::rate::Thousandths;

/// The conditions of a regime.
pub(super) fn of_regime(
    regime: Regime,
    facts: &Facts,
    settings: &Settings,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Vec<Condition> {
    let flips = |id, answer| flip(id, answer, facts, settings, worked, law);
    match regime {
        Regime::Standard => Vec::new(),
        Regime::SmallLowProfit => conditions(
            &worked.small_low_profit,
            |id| small_low_profit::citation(id, &law.small_low_profit),
            flips,
        ),
        Regime::HighTech => conditions(&worked.high_tech, |_| law.high_tech.certificate, flips),
        Regime::Hetao => {
            let mut found =
                conditions(&worked.hetao, |id| special_area_rate::citation(id, law), flips);
            for condition in &mut found {
                let by_number = condition.id == ConditionId::Personnel
                    && facts.substance.personnel == Some(true)
                    && is_short(facts, settings, law);
                if by_number {
                    condition.fact = "insured_six_months";
                    condition.citation = law.proxy.insured_share.citation();
                }
            }
            for condition in &mut found {
                condition.remark = remark(condition, facts, settings);
                // A code that nothing bore out is what leaves it open.
                if matches!(
                    condition.remark,
                    Some(Remark::CatalogueNotLoaded | Remark::CodeNotInCatalogue)
                ) {
                    condition.fact = Field::CatalogueCode.name();
                }
            }
            // A single company has no branches that could lie anywhere.
            found.retain(|condition| {
                condition.id != ConditionId::CrossRegion || facts.structure.is_split()
            });
            found
        }
    }
}

/// What has to be said beside the answer to a condition of the 15% rate.
fn remark(condition: &Condition, facts: &Facts, settings: &Settings) -> Option<Remark> {
    match condition.id {
        ConditionId::Catalogue if condition.answer == Eligibility::Needs => {
            facts.activity.catalogue_code.as_ref()?;
            Some(match settings.catalogue {
                None => Remark::CatalogueNotLoaded,
                Some(_) => Remark::CodeNotInCatalogue,
            })
        }
        ConditionId::Personnel if condition.answer != Eligibility::No => {
            Some(Remark::HongKongStaff)
        }
        _ => None,
    }
}

/// The conditions of one import.
pub(super) fn of_goods(facts: &Facts, item: usize, law: &EnterpriseLaw) -> Vec<Condition> {
    let goods = &facts.company.imports[item];
    let answers = import_relief::conditions(facts, goods, &law.imports);
    let flips = |id: ConditionId, answer| match id {
        ConditionId::InForce => None,
        // A yes of a company with its head office outside is what leaves it open.
        ConditionId::LegalPerson if facts.structure.kind == Some(StructureKind::BranchInArea) => {
            let (value, answer) = match answer {
                Eligibility::No => ("yes", Eligibility::Needs),
                _ => ("no", Eligibility::No),
            };
            Some(SmallestChange { fact: id.fact(), value: ChangedValue::Word(value), answer })
        }
        ConditionId::NotExcluded | ConditionId::NotWaived => Some(word(id, answer, "no", "yes")),
        _ => Some(word(id, answer, "yes", "no")),
    };
    let mut found = conditions(&answers, |id| import_relief::citation(id, &law.imports), flips);
    for condition in &mut found {
        if condition.id == ConditionId::InForce && condition.answer == Eligibility::Needs {
            condition.fact = Field::EnteredOn.name();
        }
    }
    found
}

fn conditions(
    answers: &[(ConditionId, Eligibility)],
    cite: impl Fn(ConditionId) -> Citation,
    flips: impl Fn(ConditionId, Eligibility) -> Option<SmallestChange>,
) -> Vec<Condition> {
    let whole = combined(answers);
    answers
        .iter()
        .map(|(id, answer)| Condition {
            id: *id,
            answer: *answer,
            fact: id.fact(),
            decided: *answer == whole,
            citation: cite(*id),
            flips: flips(*id, *answer),
            remark: None,
        })
        .collect()
}

/// A condition that a word decides: one word meets it, the other does not.
fn word(
    id: ConditionId,
    answer: Eligibility,
    met: &'static str,
    unmet: &'static str,
) -> SmallestChange {
    let (value, answer) = match answer {
        Eligibility::Yes => (unmet, Eligibility::No),
        _ => (met, Eligibility::Yes),
    };
    SmallestChange { fact: id.fact(), value: ChangedValue::Word(value), answer }
}

/// A condition that a limit decides: at most `limit` meets it, `step` more does not.
fn limit<T>(
    id: ConditionId,
    answer: Eligibility,
    values: (T, T),
    value: fn(T) -> ChangedValue,
) -> SmallestChange {
    let (limit, above) = values;
    let (value, answer) = match answer {
        Eligibility::Yes => (value(above), Eligibility::No),
        _ => (value(limit), Eligibility::Yes),
    };
    SmallestChange { fact: id.fact(), value, answer }
}

fn flip(
    id: ConditionId,
    answer: Eligibility,
    facts: &Facts,
    settings: &Settings,
    worked: &Worked,
    law: &EnterpriseLaw,
) -> Option<SmallestChange> {
    let small = &law.small_low_profit;
    let cent = Cny::new(1);
    Some(match id {
        ConditionId::InForce => return None,
        // A head office in the area cannot be said to be outside it.
        ConditionId::SpecialArea
            if facts.structure.kind == Some(StructureKind::HeadOfficeInArea)
                && answer == Eligibility::Yes =>
        {
            return None;
        }
        ConditionId::Catalogue => word(id, answer, "listed", "not_listed"),
        ConditionId::MainBusinessRatio => {
            let (income, answer) =
                main_business_ratio::turning_point(&facts.activity, &law.hetao, &settings.choices)?;
            SmallestChange { fact: id.fact(), value: ChangedValue::Amount(income), answer }
        }
        ConditionId::Personnel => return personnel(answer, facts, settings, law),
        ConditionId::IncomeLimit => {
            let profit = |income| profit_for(income, worked);
            let limits = (*small.income_limit, *small.income_limit + cent);
            let flip =
                limit(id, answer, (profit(limits.0), profit(limits.1)), ChangedValue::Amount);
            // What confirming something takes off keeps one fen more open.
            let open = flip.answer == Eligibility::No && could_be_lower(facts, worked);
            if open { SmallestChange { answer: Eligibility::Needs, ..flip } } else { flip }
        }
        ConditionId::StaffLimit => {
            let most = Thousandths::whole(*small.staff_limit);
            let above = Thousandths::new(most.thousandths() + 1);
            limit(id, answer, (most, above), ChangedValue::Persons)
        }
        ConditionId::AssetsLimit => {
            let most = *small.assets_limit;
            limit(id, answer, (most, most + cent), ChangedValue::Amount)
        }
        ConditionId::CrossRegion => return cross_region(answer, settings),
        ConditionId::Industry => word(id, answer, "no", "yes"),
        _ => word(id, answer, "yes", "no"),
    })
}

/// Within Shenzhen the rule is not known, unless somebody took one: that makes no no.
fn cross_region(answer: Eligibility, settings: &Settings) -> Option<SmallestChange> {
    if settings.choices.same_city() == SameCity::AsAcrossRegions {
        return None;
    }
    let (value, answer) = match answer {
        Eligibility::Yes => ("yes", Eligibility::Needs),
        _ => ("no", Eligibility::Yes),
    };
    let fact = ConditionId::CrossRegion.fact();
    Some(SmallestChange { fact, value: ChangedValue::Word(value), answer })
}

/// Personnel turns with what is said of it, or with the insured staff if only the proxy's number
/// leaves it open.
fn personnel(
    answer: Eligibility,
    facts: &Facts,
    settings: &Settings,
    law: &EnterpriseLaw,
) -> Option<SmallestChange> {
    let id = ConditionId::Personnel;
    if !is_short(facts, settings, law) {
        return Some(word(id, answer, "yes", "no"));
    }
    match facts.substance.personnel {
        // A yes would still be left open by the number.
        Some(false) => {
            Some(SmallestChange { answer: Eligibility::Needs, ..word(id, answer, "yes", "no") })
        }
        None => None,
        Some(true) => {
            let needed =
                insured_staff_needed(&facts.substance, &law.proxy, &settings.choices)?.number;
            // A company with fewer staff than the proxy asks for cannot insure that many.
            if facts.substance.headcount.is_some_and(|headcount| headcount < needed) {
                return None;
            }
            let value = ChangedValue::Persons(needed);
            Some(SmallestChange { fact: "insured_six_months", value, answer: Eligibility::Yes })
        }
    }
}

/// Whether the proxy's number leaves personnel open.
fn is_short(facts: &Facts, settings: &Settings, law: &EnterpriseLaw) -> bool {
    substantive_operation::is_short(&facts.substance, &law.proxy, &settings.choices)
}

/// Whether confirming something would lower an income of any size.
fn could_be_lower(facts: &Facts, worked: &Worked) -> bool {
    let mut losses = worked.income.losses.iter();
    losses.any(|loss| loss.open && loss.amount > Cny::ZERO)
        || super_deduction::is_open(&facts.company)
}

/// The profit of which a taxable income above zero is left.
fn profit_for(taxable_income: Cny, worked: &Worked) -> Cny {
    let income = &worked.income;
    let usable: Cny = income
        .losses
        .iter()
        .filter(|loss| !loss.expired && !loss.open)
        .map(|loss| loss.amount)
        .sum();
    taxable_income + income.super_deduction + usable
}
