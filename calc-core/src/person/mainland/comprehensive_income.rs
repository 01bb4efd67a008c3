//! Comprehensive income of a resident: Individual Income Tax Law, art. 2, 3(1) and 6(1).

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::{InForce, Rate};
use crate::law::trace::{
    Event, Multiplier, Notes, Of, Part, Silent, TraceSink, scale_tax, share_of,
};
use crate::person::facts::MainlandFacts;
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_deductions::donations::{Terms, record as record_donations};
use crate::person::mainland::special_deductions::{DonationsTaken, SpecialDeductions};
#[cfg(feature = "special_incomes")]
use crate::person::mainland::special_incomes::technology_reward::technology_reward;
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The tax on comprehensive income and how it came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ComprehensiveAnswer))]
pub struct ComprehensiveTax {
    /// Income, each kind at its share (收入额, Individual Income Tax Law, art. 6), with a merged bonus;
    /// in yuan.
    pub income_amount: Cny,
    /// Income less every deduction but donations, in yuan; it may be negative.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::law::openapi::SignedCny))]
    pub base: Cny,
    /// The most that donations count, in yuan: 30% of the base (Implementing Regulations, art. 19).
    pub donation_limit: Cny,
    /// The donations that count, in yuan.
    pub donations_counted: Cny,
    /// Taxable income of the year (应纳税所得额, Individual Income Tax Law, art. 6), in yuan.
    pub taxable_income: Cny,
    /// The tax of the year on it, in yuan, to the fen.
    pub tax: Cny,
}

/// The tax on the year's comprehensive income, with a bonus merged into it (or none).
pub fn comprehensive_tax<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    merged_bonus: Cny,
    sink: &mut S,
) -> ComprehensiveTax {
    sink.note(|| Event::Section { section: Section::Comprehensive.into() });
    let income_amount = income_amount(facts, law, special, merged_bonus, sink);
    special.record(law, sink);
    let base = income_amount - *law.basic_deduction - special.personal_deductions(facts);
    sink.step(Term::Base, base, None, || {
        let mut parts = vec![
            Part::plus(Term::IncomeAmount.id(), income_amount),
            Part::minus(Term::BasicDeduction.id(), *law.basic_deduction)
                .cited(&law.basic_deduction),
        ];
        parts.extend(deduction_parts(facts, law, special));
        parts
    });
    let separate_bonus = facts.annual_bonus - merged_bonus;
    let donations = match special.donations_taken(facts, law, base, separate_bonus) {
        Some(taken) => taken_here(&taken, base, law, sink),
        None => donations_counted(facts.donations, base, law, sink),
    };
    let taxable_income = (base - donations.counted).or_zero();
    sink.step(Term::TaxableIncome, taxable_income, None, || {
        vec![
            Part::plus(Term::Base.id(), base),
            Part::minus(Term::DonationsCounted.id(), donations.counted),
        ]
    });
    let scale = &law.comprehensive_scale;
    let tax = scale_tax(sink, Term::ComprehensiveTax, taxable_income, scale, &law.rounding);
    ComprehensiveTax {
        income_amount,
        base,
        donation_limit: donations.limit,
        donations_counted: donations.counted,
        taxable_income,
        tax,
    }
}

/// The personal deductions of the year, as parts that are taken away.
pub(super) fn deduction_parts(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    special: &SpecialDeductions,
) -> impl Iterator<Item = Part> + use<> {
    let usual = [
        Part::minus("social_insurance", facts.social_insurance).cited(&law.special_deductions),
        Part::minus("housing_fund", facts.housing_fund).cited(&law.special_deductions),
        Part::minus("special_additional_deductions", special.additional(facts))
            .cited(&law.special_additional_deductions),
        Part::minus("other_deductions", facts.other_deductions).cited(&law.other_deductions),
    ];
    usual.into_iter().chain(special.parts(law))
}

/// The donations that the comprehensive income takes among others.
#[cfg(feature = "special_incomes")]
fn taken_here<S: TraceSink>(
    taken: &DonationsTaken,
    base: Cny,
    law: &MainlandLaw,
    sink: &mut S,
) -> Donations {
    let Some(taken) = taken.comprehensive else {
        let Donations { limit, .. } = donations_counted(Cny::ZERO, base, law, sink);
        return Donations { limit, counted: Cny::ZERO };
    };
    let terms = Terms { limit: Term::DonationLimit, counted: Term::DonationsCounted };
    record_donations(&taken, Term::Base.id(), terms, law, sink);
    Donations { limit: taken.limit, counted: taken.counted() }
}

/// Nothing, where no income takes donations among others.
#[cfg(not(feature = "special_incomes"))]
fn taken_here<S: TraceSink>(
    taken: &DonationsTaken,
    _: Cny,
    _: &MainlandLaw,
    _: &mut S,
) -> Donations {
    match *taken {}
}

/// What a technology reward adds to the wages, and the name of that amount.
#[cfg(feature = "special_incomes")]
fn joining_reward<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    sink: &mut S,
) -> Option<Of<Cny>> {
    technology_reward(facts, law, sink).map(|reward| reward.joins_wages())
}

/// Nothing, where no reward is worked out.
#[cfg(not(feature = "special_incomes"))]
fn joining_reward<S: TraceSink>(_: &MainlandFacts, _: &MainlandLaw, _: &mut S) -> Option<Of<Cny>> {
    None
}

/// 收入额: each kind of income at its own share (art. 6).
fn income_amount<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    merged_bonus: Cny,
    sink: &mut S,
) -> Cny {
    let reward = joining_reward(facts, law, sink);
    let joining = reward.map_or(Cny::ZERO, |reward| reward.1);
    let benefits = special.exempt_benefits();
    let taxable_wages = facts.wages - facts.exempt_income - benefits + joining;
    sink.step(Term::TaxableWages, taxable_wages, Some(law.wages_share.citation()), || {
        let wages =
            [Part::plus("wages", facts.wages), Part::minus("exempt_income", facts.exempt_income)];
        let wages = wages.into_iter().chain(special.benefit_parts(law));
        wages.chain(reward.map(|(name, amount)| Part::plus(name, amount))).collect()
    });
    let wages = counted(sink, Term::TaxableWages, ("wages", taxable_wages), &law.wages_share, law);
    let labour_services = counted(
        sink,
        Term::LabourServicesAmount,
        ("labour_services", facts.labour_services),
        &law.labour_services_share,
        law,
    );
    let authors_remuneration = counted(
        sink,
        Term::AuthorsRemunerationAmount,
        ("authors_remuneration", facts.authors_remuneration),
        &law.authors_remuneration_share,
        law,
    );
    let royalties = counted(
        sink,
        Term::RoyaltiesAmount,
        ("royalties", facts.royalties),
        &law.royalties_share,
        law,
    );
    let total = wages + labour_services + authors_remuneration + royalties + merged_bonus;
    sink.step(Term::IncomeAmount, total, None, || {
        vec![
            Part::plus(Term::TaxableWages.id(), wages),
            Part::plus(Term::LabourServicesAmount.id(), labour_services),
            Part::plus(Term::AuthorsRemunerationAmount.id(), authors_remuneration),
            Part::plus(Term::RoyaltiesAmount.id(), royalties),
            Part::plus("annual_bonus", merged_bonus),
        ]
    });
    total
}

/// What counts of a kind of income, to the fen.
fn counted<S: TraceSink>(
    sink: &mut S,
    term: Term,
    of: (&'static str, Cny),
    share: &InForce<Rate>,
    law: &MainlandLaw,
) -> Cny {
    if of.1 == Cny::ZERO || share.numerator == share.denominator {
        return of.1;
    }
    let citation = Some(share.citation());
    share_of(sink, term, of, Multiplier::Rate(**share), &law.rounding, citation)
}

/// Donations and their limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Donations {
    pub(super) limit: Cny,
    pub(super) counted: Cny,
}

/// Donations count up to a share of the income before them (art. 6; Implementation Regulations,
/// art. 19).
pub(super) fn donations_counted<S: TraceSink>(
    donated: Cny,
    base: Cny,
    law: &MainlandLaw,
    sink: &mut S,
) -> Donations {
    let of = (Term::Base.id(), base.or_zero());
    let rate = Multiplier::Rate(*law.donation_limit);
    let rounding = &law.rounding;
    let citation = Some(law.donation_limit.citation());
    // The limit of nothing needs no line of its own.
    let limit = if donated == Cny::ZERO {
        share_of(&mut Silent, Term::DonationLimit, of, rate, rounding, citation)
    } else {
        share_of(sink, Term::DonationLimit, of, rate, rounding, citation)
    };
    let counted = donated.min(limit);
    if donated > limit {
        sink.note(|| Event::Cap {
            field: "donations",
            claimed: donated.into(),
            cap: limit.into(),
            counted: counted.into(),
            citation: law.donation_limit.citation(),
        });
    }
    Donations { limit, counted }
}
