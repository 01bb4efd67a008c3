//! Business income: Individual Income Tax Law, art. 3(2); Implementation Regulations, art. 15;
//! the halving for individual households (公告2023年第12号 and predecessors).

use serde::Serialize;

use super::comprehensive_income::{deduction_parts, donations_counted};
#[cfg(feature = "special_incomes")]
use super::special_deductions::donations::{Terms, record as record_donations};
use super::special_deductions::{DonationsTaken, SpecialDeductions};
use crate::law::money::Cny;
use crate::law::problem::{Detail, Problem};
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Notes, Of, Part, TraceSink, record_slices, scale_tax};
use crate::person::code::{Code, Codes};
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::{BusinessKind, Field};
use crate::person::rulebook::MainlandLaw;
use crate::person::vocabulary::{Section, Term};

/// The tax on business income and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BusinessAnswer))]
pub struct BusinessTax {
    /// Whether the personal deductions are taken here.
    #[serde(skip)]
    pub takes_deductions: bool,
    /// The donations that count here.
    #[serde(skip)]
    pub donations_counted: Cny,
    /// Taxable business income of the year, in yuan (Individual Income Tax Law, art. 6(1)3).
    pub taxable_income: Cny,
    /// The tax before the reduction, to the fen.
    pub tax_before_reduction: Cny,
    /// The reduction for individual households, in yuan (Announcement [2023] No. 12).
    pub reduction: Cny,
    /// The tax after the reduction, in yuan, to the fen.
    pub tax: Cny,
}

/// Business income of a non-resident: which deductions it takes is not settled.
pub(super) fn refused(facts: &Facts) -> Option<Problem<Field>> {
    let income = facts.mainland.business_income;
    (facts.is_of_non_resident() && income > Cny::ZERO).then(|| {
        let (code, field) = (Code::BusinessOfNonResident, Field::BusinessIncome);
        Problem::new(code, field, &income.to_string(), Detail::None)
    })
}

/// The tax on business income, where there is some.
pub(super) fn business_tax<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    (special, taken): (&SpecialDeductions, Option<&DonationsTaken>),
    notes: &mut Codes,
    sink: &mut S,
) -> Option<BusinessTax> {
    if facts.business_income == Cny::ZERO {
        note_relief_above(Cny::ZERO, facts, law, notes, sink);
        return None;
    }
    sink.note(|| Event::Section { section: Section::Business.into() });
    let takes_deductions = !facts.has_comprehensive_income();
    let base = base(facts, law, special, takes_deductions, sink);
    let (taxable_income, donations_counted) = match taken {
        Some(taken) => after_taken(taken, base, law, sink),
        None if takes_deductions => after_donations(facts, base.1, law, sink),
        None => {
            sink.step(Term::BusinessTaxableIncome, base.1, None, || {
                vec![Part::plus(base.0, base.1)]
            });
            (base.1, Cny::ZERO)
        }
    };
    let household = facts.business_kind == Some(BusinessKind::IndividualHousehold);
    let other_relief = facts.business_other_relief;
    let tax = if household {
        household_tax(taxable_income, other_relief, law, sink)
    } else {
        tax_without_halving(taxable_income, other_relief, law, sink)
    };
    note_relief_above(tax.before, facts, law, notes, sink);
    Some(BusinessTax {
        takes_deductions,
        donations_counted,
        taxable_income,
        tax_before_reduction: tax.before,
        reduction: tax.reduction,
        tax: tax.tax,
    })
}

/// Says where another relief is above the tax that it is taken from.
fn note_relief_above<S: TraceSink>(
    tax: Cny,
    facts: &MainlandFacts,
    law: &MainlandLaw,
    notes: &mut Codes,
    sink: &mut S,
) {
    let relief = facts.business_other_relief;
    if relief > tax {
        notes.insert(Code::CapApplied);
        sink.note(|| Event::Cap {
            field: "business_other_relief",
            claimed: relief.into(),
            cap: tax.into(),
            counted: tax.into(),
            citation: law.business_scale.citation(),
        });
    }
}

/// The income before donations, and its name: the personal deductions are taken here only where there is no
/// comprehensive income to take them from.
fn base<S: TraceSink>(
    facts: &MainlandFacts,
    law: &MainlandLaw,
    special: &SpecialDeductions,
    takes_deductions: bool,
    sink: &mut S,
) -> Of<Cny> {
    let income = facts.business_income;
    if !takes_deductions {
        return ("business_income", income);
    }
    let base = income - *law.basic_deduction - special.personal_deductions(facts);
    sink.step(Term::Base, base, Some(law.business_deductions.citation()), || {
        let mut parts = vec![
            Part::plus("business_income", income),
            Part::minus(Term::BasicDeduction.id(), *law.basic_deduction)
                .cited(&law.basic_deduction),
        ];
        parts.extend(deduction_parts(facts, law, special));
        parts
    });
    (Term::Base.id(), base)
}

/// The income taxed, and the donations that count, by the usual rule.
fn after_donations<S: TraceSink>(
    facts: &MainlandFacts,
    base: Cny,
    law: &MainlandLaw,
    sink: &mut S,
) -> (Cny, Cny) {
    let donations = donations_counted(facts.donations, base, law, sink);
    let taxable = (base - donations.counted).or_zero();
    sink.step(
        Term::BusinessTaxableIncome,
        taxable,
        Some(law.business_deductions.citation()),
        || {
            vec![
                Part::plus(Term::Base.id(), base),
                Part::minus(Term::DonationsCounted.id(), donations.counted),
            ]
        },
    );
    (taxable, donations.counted)
}

/// The income taxed, and the donations that it takes among other incomes.
#[cfg(feature = "special_incomes")]
fn after_taken<S: TraceSink>(
    taken: &DonationsTaken,
    base: Of<Cny>,
    law: &MainlandLaw,
    sink: &mut S,
) -> (Cny, Cny) {
    let terms =
        Terms { limit: Term::BusinessDonationLimit, counted: Term::BusinessDonationsCounted };
    if let Some(taken) = &taken.business {
        record_donations(taken, base.0, terms, law, sink);
    }
    let counted = taken.business.map_or(Cny::ZERO, |taken| taken.counted());
    let taxable = (base.1 - counted).or_zero();
    sink.step(Term::BusinessTaxableIncome, taxable, None, || {
        vec![Part::plus(base.0, base.1), Part::minus(terms.counted.id(), counted)]
    });
    (taxable, counted)
}

/// Nothing, where no income takes donations among others.
#[cfg(not(feature = "special_incomes"))]
fn after_taken<S: TraceSink>(
    taken: &DonationsTaken,
    _: Of<Cny>,
    _: &MainlandLaw,
    _: &mut S,
) -> (Cny, Cny) {
    match *taken {}
}

/// The tax of an individual household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HouseholdTax {
    /// The tax before the reduction, in yuan (Individual Income Tax Law, annex, table 2).
    pub before: Cny,
    /// The reduction for individual households, in yuan (Announcement [2023] No. 12).
    pub reduction: Cny,
    /// The tax after the reduction, in yuan.
    pub tax: Cny,
}

/// The tax where nothing is halved, less what another relief takes off.
fn tax_without_halving<S: TraceSink>(
    taxable: Cny,
    other_relief: Cny,
    law: &MainlandLaw,
    sink: &mut S,
) -> HouseholdTax {
    let scale = &law.business_scale;
    if other_relief == Cny::ZERO {
        let tax = scale_tax(sink, Term::BusinessTax, taxable, scale, &law.rounding);
        return HouseholdTax { before: tax, reduction: Cny::ZERO, tax };
    }
    let before = scale_tax(sink, Term::BusinessTaxBeforeReduction, taxable, scale, &law.rounding);
    let tax = (before - other_relief).or_zero();
    sink.step(Term::BusinessTax, tax, None, || after_other_relief(before, other_relief));
    HouseholdTax { before, reduction: Cny::ZERO, tax }
}

/// The tax before the reduction and, where there is one, the other relief that leaves it first.
fn after_other_relief(before: Cny, other_relief: Cny) -> Vec<Part> {
    let mut parts = vec![Part::plus(Term::BusinessTaxBeforeReduction.id(), before)];
    if other_relief > Cny::ZERO {
        parts.push(Part::minus("business_other_relief", other_relief));
    }
    parts
}

/// The tax of an individual household: half of the tax on the income up to the limit is taken
/// off, after another relief's part of it.
pub fn household_tax<S: TraceSink>(
    taxable: Cny,
    other_relief: Cny,
    law: &MainlandLaw,
    sink: &mut S,
) -> HouseholdTax {
    let scale = &law.business_scale;
    let halved = taxable.min(*law.halving_limit);
    let full = scale.exact_tax(taxable);
    let before = scale_tax(sink, Term::BusinessTaxBeforeReduction, taxable, scale, &law.rounding);
    // No relief takes off more than the tax.
    if halved == Cny::ZERO || other_relief >= before {
        let tax = (before - other_relief).or_zero();
        sink.step(Term::BusinessTax, tax, Some(law.halving_limit.citation()), || {
            after_other_relief(before, other_relief)
        });
        return HouseholdTax { before, reduction: Cny::ZERO, tax };
    }
    sink.step(Term::HalvedIncome, halved, Some(law.halving_limit.citation()), || {
        vec![Part::plus(Term::BusinessTaxableIncome.id(), halved)]
    });
    if S::RECORDING {
        record_slices(sink, Term::HalvedIncome, halved, scale, Some(scale.citation()));
    }
    let on_halved = scale.exact_tax(halved);
    let rate = *law.halving_rate;
    // (B(h) - relief x h / x) x rate, over a common denominator; those of the scale's rates are
    // powers of ten.
    let tenths = on_halved.denominator.max(full.denominator);
    let share = i128::from(taxable.minor());
    let denominator = tenths * share * i128::from(rate.denominator);
    let relief = i128::from(other_relief.minor()) * i128::from(halved.minor());
    // A relief above the tax on the part up to the limit leaves nothing to halve there.
    let left =
        (on_halved.numerator * (tenths / on_halved.denominator) * share - relief * tenths).max(0);
    let reduction = left * i128::from(rate.numerator);
    // One rounding, of the tax; the reduction shown is the difference.
    let exact = Exact {
        numerator: full.numerator * (denominator / full.denominator)
            - reduction
            - i128::from(other_relief.minor()) * denominator,
        denominator,
    };
    let tax = Cny::new(exact.round(scale.rounding()));
    let shown = before - other_relief - tax;
    sink.step(Term::BusinessTax, tax, Some(law.halving_rate.citation()), || {
        let mut parts = after_other_relief(before, other_relief);
        parts.push(Part::minus(Term::BusinessReduction.id(), shown));
        parts
    });
    sink.note_rounding(Term::BusinessTax, exact, tax, scale.rounding(), &law.rounding);
    HouseholdTax { before, reduction: shown, tax }
}
