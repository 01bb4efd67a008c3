//! Deductions with a limit of their own (其他扣除): commercial health insurance (财税〔2017〕39号), personal
//! pension (财政部 税务总局公告2022年第34号, 2024年第21号) and annuity contributions (财税〔2013〕103号).

use serde::Serialize;

use crate::law::money::Cny;
use crate::law::params::mainland::iit::PERSONAL_PENSION;
use crate::law::params::mainland::special_incomes::{
    ANNUITY_BASE_MULTIPLE, ANNUITY_CONTRIBUTION_RATE, HEALTH_INSURANCE_CAP,
};
use crate::law::params::{Choices, Citation, InForce};
use crate::law::period::{MONTHS_OF_YEAR, TaxYear};
use crate::law::problem::{Detail, Problem};
use crate::law::rounding::Exact;
use crate::law::trace::{Event, Multiplier, Notes as _, Part, Silent, TraceSink, share_of};
use crate::person::code::Code;
use crate::person::facts::{Facts, MainlandFacts};
use crate::person::fields::Field;
use crate::person::mainland::average_wage::{self, AverageWage};
use crate::person::rulebook::{MainlandLaw, Rulebook};
use crate::person::vocabulary::Term;

/// A deduction with a limit of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LimitedDeduction {
    /// What was paid, in yuan.
    pub paid: Cny,
    /// The most that counts, in yuan, to the fen.
    pub limit: Cny,
    /// What counts, in yuan.
    pub counted: Cny,
}

impl LimitedDeduction {
    fn new(paid: Cny, limit: Cny) -> Self {
        Self { paid, limit, counted: paid.min(limit) }
    }
}

/// The deductions of a year with limits of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = LimitedDeductionsAnswer))]
pub struct LimitedDeductions {
    /// Commercial health insurance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health_insurance: Option<LimitedDeduction>,
    /// Personal pension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_pension_paid: Option<LimitedDeduction>,
    /// Annuity contributions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annuity_paid: Option<LimitedDeduction>,
}

/// The base of the annuity contributions.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnnuityBase {
    /// The person's own, a month.
    own: Cny,
    /// For how many months contributions were paid.
    months: u8,
    /// The city's average annual wage of the year before.
    average: AverageWage,
    /// Its multiple, up to which the base of twelve months counts.
    most: Cny,
}

impl AnnuityBase {
    /// That of a year; nothing where no contributions were paid or a fact is missing.
    pub(super) fn of(facts: &MainlandFacts, year: TaxYear, choices: &Choices) -> Option<Self> {
        if facts.annuity_paid == Cny::ZERO {
            return None;
        }
        let law = Rulebook::get().mainland(year)?;
        let average = AverageWage::of(facts, year, choices)?;
        let multiple = ANNUITY_BASE_MULTIPLE.throughout(year.span()).ok()?;
        let most = Exact::product(average.amount.minor(), multiple.numerator, multiple.denominator);
        Some(Self {
            own: facts.annuity_base?,
            months: facts.annuity_months.unwrap_or(MONTHS_OF_YEAR),
            average,
            most: Cny::new(most.round(law.rounding.rounding())),
        })
    }

    /// The person's own base of twelve months.
    fn own_of_year(&self) -> Cny {
        Cny::new(self.own.minor() * i64::from(MONTHS_OF_YEAR))
    }

    /// The base of twelve months that counts.
    fn of_year(&self) -> Cny {
        self.own_of_year().min(self.most)
    }

    /// The limit of the contributions: it is rounded once.
    fn limit<S: TraceSink>(&self, law: &MainlandLaw, sink: &mut S) -> Option<Cny> {
        let rate = ANNUITY_CONTRIBUTION_RATE.throughout(law.year.span()).ok()?;
        let part = match self.months {
            MONTHS_OF_YEAR => Multiplier::Rate(*rate),
            months => Multiplier::Months(*rate, months),
        };
        let of = Term::AnnuityBase.id();
        let (base, citation) = ((of, self.of_year()), Some(rate.citation()));
        Some(share_of(sink, Term::AnnuityLimit, base, part, &law.rounding, citation))
    }

    /// Tells how the limit came about.
    pub(super) fn record<S: TraceSink>(&self, law: &MainlandLaw, sink: &mut S) {
        self.average.record(sink);
        if let Ok(multiple) = ANNUITY_BASE_MULTIPLE.throughout(law.year.span()) {
            let of = (Term::AverageAnnualWage.id(), self.average.amount);
            let (rate, citation) = (Multiplier::Rate(*multiple), Some(multiple.citation()));
            share_of(sink, Term::AnnuityBaseLimit, of, rate, &law.rounding, citation);
        }
        sink.step(Term::AnnuityBase, self.of_year(), None, || {
            let own = self.own_of_year();
            vec![if own <= self.most {
                let count = Some(u32::from(MONTHS_OF_YEAR));
                Part { count, ..Part::plus("annuity_base", own) }
            } else {
                Part::plus(Term::AnnuityBaseLimit.id(), self.most)
            }]
        });
        self.limit(law, sink);
    }
}

impl LimitedDeductions {
    /// Those of a year; nothing where there is none.
    pub(super) fn of(
        facts: &MainlandFacts,
        annuity: Option<&AnnuityBase>,
        year: TaxYear,
    ) -> Option<Self> {
        if facts.limited_deductions() == Cny::ZERO {
            return None;
        }
        let law = Rulebook::get().mainland(year)?;
        let within = |paid: Cny, limit: Option<Cny>| {
            limit.filter(|_| paid > Cny::ZERO).map(|limit| LimitedDeduction::new(paid, limit))
        };
        let most = |cap: Option<InForce<Cny>>| cap.map(|cap| *cap);
        let annuity_limit = annuity.and_then(|base| base.limit(law, &mut Silent));
        Some(Self {
            health_insurance: within(facts.health_insurance, most(health_insurance_cap(year))),
            personal_pension_paid: within(facts.personal_pension_paid, most(pension_cap(year))),
            annuity_paid: within(facts.annuity_paid, annuity_limit),
        })
    }

    fn all(&self) -> [(&'static str, Option<LimitedDeduction>); 3] {
        [
            ("health_insurance", self.health_insurance),
            ("personal_pension_paid", self.personal_pension_paid),
            ("annuity_paid", self.annuity_paid),
        ]
    }

    /// Each of them that there is, by its column.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, LimitedDeduction)> {
        self.all().into_iter().filter_map(|(column, one)| Some((column, one?)))
    }

    /// What counts of all of them.
    pub(super) fn counted(&self) -> Cny {
        self.each().map(|(_, one)| one.counted).sum()
    }

    /// Whether more was paid than counts.
    pub(super) fn is_any_cut(&self) -> bool {
        self.each().any(|(_, one)| one.paid > one.counted)
    }

    /// What counts, as parts that are taken away.
    pub(super) fn parts(&self, year: TaxYear) -> Vec<Part> {
        let part = |(column, one): (&'static str, LimitedDeduction)| {
            let part = Part::minus(column, one.counted);
            Part { citation: citation_of(column, year).or(part.citation), ..part }
        };
        self.each().map(part).collect()
    }

    /// Tells what is above the limits.
    pub(super) fn record<S: TraceSink>(&self, law: &MainlandLaw, sink: &mut S) {
        for (column, one) in self.each().filter(|(_, one)| one.paid > one.counted) {
            let Some(citation) = citation_of(column, law.year) else { continue };
            sink.note(|| Event::Cap {
                field: column,
                claimed: one.paid.into(),
                cap: one.limit.into(),
                counted: one.counted.into(),
                citation,
            });
        }
    }
}

fn health_insurance_cap(year: TaxYear) -> Option<InForce<Cny>> {
    HEALTH_INSURANCE_CAP.throughout(year.span()).ok()
}

fn pension_cap(year: TaxYear) -> Option<InForce<Cny>> {
    PERSONAL_PENSION.throughout(year.span()).ok()
}

/// Where the limit of a column stands.
fn citation_of(column: &str, year: TaxYear) -> Option<Citation> {
    match column {
        "health_insurance" => health_insurance_cap(year).map(|cap| cap.citation()),
        "personal_pension_paid" => pension_cap(year).map(|cap| cap.citation()),
        _ => ANNUITY_CONTRIBUTION_RATE.throughout(year.span()).ok().map(|rate| rate.citation()),
    }
}

/// What the limit of annuity contributions needs and the facts do not say.
pub(super) fn refused(facts: &Facts, choices: &Choices) -> Vec<Problem<Field>> {
    let mainland = &facts.mainland;
    if mainland.annuity_paid == Cny::ZERO {
        return Vec::new();
    }
    let without_base = mainland.annuity_base.is_none().then(|| {
        let against = Detail::Against(Field::AnnuityPaid);
        Problem::new(Code::OwnIncomeIncomplete, Field::AnnuityBase, "", against)
    });
    // Severance pay asks for the same.
    let is_asked = mainland.severance > Cny::ZERO;
    let without_average = AverageWage::of(mainland, facts.tax_year, choices).is_none() && !is_asked;
    let missing = without_average.then(|| average_wage::missing(facts.tax_year));
    without_base.into_iter().chain(missing).collect()
}

impl MainlandFacts {
    /// What was paid for deductions with limits of their own, all together, in yuan.
    pub(in crate::person) fn limited_deductions(&self) -> Cny {
        self.health_insurance + self.personal_pension_paid + self.annuity_paid
    }
}
