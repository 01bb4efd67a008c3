//! Research goods that a beneficiary of the park imports by the first line are free of duty, VAT and
//! consumption tax (财关税〔2026〕1号, art. 1).

use crate::company::code::{Code, Codes};
use crate::company::eligibility::{Answers, ConditionId};
use crate::company::facts::{Facts, ImportFacts};
use crate::company::fields::StructureKind;
use crate::company::rulebook::{EnterpriseLaw, ImportLaw};
use crate::company::vocabulary::{Section, Term};
use crate::law::eligibility::{Eligibility, combined};
use crate::law::money::Cny;
use crate::law::params::alternatives::ImportRounding;
use crate::law::params::{Choices, Citation};
use crate::law::period::TaxYear;
use crate::law::rate::Percent;
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Multiplier, Notes, Part, TraceSink};

/// The taxes on goods, and what their exemption saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportTaxes {
    /// Whether the goods are exempt.
    pub eligible: Eligibility,
    /// Import duty, in yuan.
    pub duty: Cny,
    /// Consumption tax, in yuan.
    pub consumption_tax: Cny,
    /// Value added tax, in yuan.
    pub vat: Cny,
    /// All three: what need not be paid out.
    pub cash: Cny,
    /// What is saved for good: VAT that could be credited is a matter of time only.
    pub economic: Cny,
}

/// What the imports of a year save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSaving {
    /// Each import, in order.
    pub goods: Vec<ImportTaxes>,
    /// Saved in cash by what is exempt.
    pub cash: Cny,
    /// Saved for good by what is exempt.
    pub economic: Cny,
    /// In cash, by what would be exempt if it were confirmed.
    pub cash_if_confirmed: Cny,
    /// For good, by the same.
    pub economic_if_confirmed: Cny,
}

/// The conditions for one import.
pub fn conditions(facts: &Facts, goods: &ImportFacts, law: &ImportLaw) -> Answers<8> {
    let not = |fact: Option<bool>| Eligibility::of(fact.map(|is| !is));
    [
        (ConditionId::InForce, has_begun(goods, facts.company.tax_year, law)),
        (ConditionId::LegalPerson, legal_person(facts)),
        (ConditionId::ImportWhiteList, Eligibility::of(facts.beneficiary.white_list)),
        (ConditionId::GoodsListed, Eligibility::of(goods.listed)),
        (ConditionId::FirstLine, Eligibility::of(goods.first_line.or(true))),
        (ConditionId::OwnResearchUse, Eligibility::of(goods.own_research_use.or(true))),
        (ConditionId::NotExcluded, not(goods.excluded.or(false))),
        (ConditionId::NotWaived, not(goods.waived.or(false))),
    ]
}

/// Whether the relief had begun when the goods entered. Without a day that is open in the year in
/// which it began.
fn has_begun(goods: &ImportFacts, tax_year: TaxYear, law: &ImportLaw) -> Eligibility {
    match goods.entered_on {
        None if begins_within(tax_year, law) => Eligibility::Needs,
        day => Eligibility::of(Some(law.begins <= day.unwrap_or(tax_year.span().last))),
    }
}

fn begins_within(tax_year: TaxYear, law: &ImportLaw) -> bool {
    law.begins > tax_year.span().first && law.begins <= tax_year.span().last
}

/// Whether a company with its head office outside says that it is a legal person of the park. Its
/// branch is none, so that somebody else would have to import.
pub(super) fn is_branch_said_to_import(facts: &Facts) -> bool {
    facts.beneficiary.legal_person == Some(true)
        && facts.structure.kind == Some(StructureKind::BranchInArea)
}

fn legal_person(facts: &Facts) -> Eligibility {
    if is_branch_said_to_import(facts) {
        return Eligibility::Needs;
    }
    Eligibility::of(facts.beneficiary.legal_person)
}

/// Where a condition stands in the law.
pub fn citation(id: ConditionId, law: &ImportLaw) -> Citation {
    match id {
        ConditionId::LegalPerson => law.beneficiary,
        ConditionId::ImportWhiteList => law.white_list,
        ConditionId::GoodsListed => law.goods_list,
        ConditionId::NotExcluded => law.exclusions,
        ConditionId::NotWaived => law.waiver,
        _ => law.relief,
    }
}

/// What the imports save.
pub(super) fn import_saving<S: TraceSink>(
    facts: &Facts,
    law: &EnterpriseLaw,
    choices: &Choices,
    notes: &mut Codes,
    sink: &mut S,
) -> ImportSaving {
    let mut saving = ImportSaving::default();
    if facts.company.imports.is_empty() {
        return saving;
    }
    sink.note(|| Event::Section { section: Section::Imports.into() });
    note(facts, &law.imports, notes);
    for goods in &facts.company.imports {
        let conditions = conditions(facts, goods, &law.imports);
        let taxes = ImportTaxes {
            eligible: combined(&conditions),
            ..import_taxes(goods, law, choices, sink)
        };
        match taxes.eligible {
            Eligibility::Yes => {
                saving.cash = saving.cash + taxes.cash;
                saving.economic = saving.economic + taxes.economic;
            }
            Eligibility::Needs | Eligibility::Unknown => {
                saving.cash_if_confirmed = saving.cash_if_confirmed + taxes.cash;
                saving.economic_if_confirmed = saving.economic_if_confirmed + taxes.economic;
            }
            Eligibility::No => {}
        }
        saving.goods.push(taxes);
    }
    saving
}

fn note(facts: &Facts, law: &ImportLaw, notes: &mut Codes) {
    let goods = &facts.company.imports;
    notes.insert(Code::PersonalArticles);
    if goods.iter().any(ImportFacts::has_assumptions) {
        notes.insert(Code::AssumedImportFacts);
    }
    if is_branch_said_to_import(facts) {
        notes.insert(Code::ImportByBranch);
    }
    if begins_within(facts.company.tax_year, law)
        && goods.iter().any(|goods| goods.entered_on.is_none())
    {
        notes.insert(Code::ImportFromFebruary);
    }
}

/// Duty on the value; consumption tax on value, duty and itself; VAT on all of them.
pub fn import_taxes<S: TraceSink>(
    goods: &ImportFacts,
    law: &EnterpriseLaw,
    choices: &Choices,
    sink: &mut S,
) -> ImportTaxes {
    let unit = i128::from(Percent::UNIT);
    let millionths = |rate: Percent| i128::from(rate.millionths());
    let value = i128::from(goods.value.minor());
    let (duty, vat) = (millionths(goods.duty_rate), millionths(goods.vat_rate));
    let consumption = millionths(goods.consumption_rate);
    // All three over the same denominator: 1 x (1 - c).
    let denominator = unit * (unit - consumption);
    let exact = |numerator: i128| Exact { numerator, denominator };
    let duty = exact(value * duty * (unit - consumption));
    let base = value * (unit + millionths(goods.duty_rate));
    let consumption_tax = exact(base * consumption);
    let vat = exact(base * vat);
    let rounding = law.imports.computation.rounding();
    let round = |exact: Exact| Cny::new(exact.round(rounding));
    let lasting = i128::from(goods.vat_creditable == Some(false));
    let sum = |with_vat: i128| match choices.import_rounding() {
        ImportRounding::SumOfExact => {
            round(exact(duty.numerator + consumption_tax.numerator + with_vat * vat.numerator))
        }
        ImportRounding::SumOfRounded => {
            let vat = if with_vat == 0 { Cny::ZERO } else { round(vat) };
            round(duty) + round(consumption_tax) + vat
        }
    };
    let taxes = ImportTaxes {
        eligible: Eligibility::Needs,
        duty: round(duty),
        consumption_tax: round(consumption_tax),
        vat: round(vat),
        cash: sum(1),
        economic: sum(lasting),
    };
    if S::RECORDING {
        record(goods, &taxes, [duty, consumption_tax, vat], (law, choices), sink);
    }
    taxes
}

fn record<S: TraceSink>(
    goods: &ImportFacts,
    taxes: &ImportTaxes,
    exact: [Exact; 3],
    (law, choices): (&EnterpriseLaw, &Choices),
    sink: &mut S,
) {
    let computation = &law.imports.computation;
    sink.record(Event::Item { name: goods.name.clone() });
    let composite = goods.value + taxes.duty + taxes.consumption_tax;
    let value = ("import_value", goods.value);
    let base = (Term::CompositeValue.id(), composite);
    for ((term, tax, rate, of), exact) in [
        (Term::ImportDuty, taxes.duty, goods.duty_rate, value),
        (Term::ImportConsumptionTax, taxes.consumption_tax, goods.consumption_rate, base),
        (Term::ImportVat, taxes.vat, goods.vat_rate, base),
    ]
    .into_iter()
    .zip(exact)
    {
        sink.record(Event::Share {
            term: term.into(),
            of: of.0,
            amount: of.1.into(),
            rate: Multiplier::Percent(rate),
            result: tax.into(),
            citation: Some(computation.citation()),
        });
        sink.note_rounding(term, exact, tax, computation.rounding(), computation);
    }
    if choices.import_rounding() == ImportRounding::SumOfRounded {
        sink.step(Term::ImportSaving, taxes.cash, Some(law.imports.relief), || {
            vec![
                Part::plus(Term::ImportDuty.id(), taxes.duty),
                Part::plus(Term::ImportConsumptionTax.id(), taxes.consumption_tax),
                Part::plus(Term::ImportVat.id(), taxes.vat),
            ]
        });
        return;
    }
    // The rounded taxes need not add up to the rounded sum.
    sink.step(Term::ImportSaving, taxes.cash, Some(law.imports.relief), Vec::new);
    let numerator = exact.iter().map(|tax| tax.numerator).sum();
    let sum = Exact { numerator, denominator: exact[0].denominator };
    sink.note_rounding(Term::ImportSaving, sum, taxes.cash, computation.rounding(), computation);
}
