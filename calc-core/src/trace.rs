//! What happened on the way to an answer, for those who want to check it by hand.
//!
//! Rules are generic over a [`TraceSink`]. With [`Silent`] the calls compile away; [`Recorder`]
//! keeps ids and numbers only, and those who show them add the words; `Unverified` keeps what of
//! the law was used that nobody verified, and no event.

use serde::Serialize;

use crate::answer::Condition;
use crate::code::Code;
use crate::money::{Currency, Money};
use crate::params::{Citation, InForce, Rule};
use crate::period::Date;
use crate::rate::Rate;
use crate::rounding::{Exact, Rounding};
use crate::scale::Scale;

mod unverified;

pub(crate) use unverified::{Unverified, unverified};

/// The version of the trace's shape; it changes when a reader would have to.
pub const SCHEMA: &str = "taxdiff.trace/1";

/// Takes the events of a computation.
pub trait TraceSink: Sized {
    /// Whether anybody listens.
    const RECORDING: bool;

    /// Whether events are kept whole. A sink that only asks what of the law was used is spared
    /// their making where that is easy.
    const WHOLE: bool = Self::RECORDING;

    /// Keeps an event.
    fn record(&mut self, event: Event);

    /// Takes what of the law an event names, where it is not kept whole.
    #[inline]
    fn cite(&mut self, _: &Citation) {}

    /// Makes and keeps an event, if anybody listens.
    #[inline]
    fn note(&mut self, event: impl FnOnce() -> Event) {
        if Self::RECORDING {
            self.record(event());
        }
    }
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl TraceSink for Silent {
    const RECORDING: bool = false;

    #[inline]
    fn record(&mut self, _: Event) {}
}

/// Keeps every event, in order.
#[derive(Debug, Default)]
pub struct Recorder {
    /// The events.
    pub events: Vec<Event>,
}

impl TraceSink for Recorder {
    const RECORDING: bool = true;

    fn record(&mut self, event: Event) {
        self.events.push(event);
    }
}

/// An amount with its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Amount {
    /// The currency.
    pub currency: Currency,
    /// In minor units; shown as decimal text.
    #[serde(serialize_with = "minor_as_text")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = r"^-?[0-9]+\.[0-9]{2}$"))]
    pub amount: i64,
}

impl<M: Money> From<M> for Amount {
    fn from(money: M) -> Self {
        Self { currency: M::CURRENCY, amount: money.minor() }
    }
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn minor_as_text<S: serde::Serializer>(minor: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    crate::money::Cny::new(*minor).serialize(serializer)
}

/// An exact amount in whole units of its currency, as a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub numerator: i128,
    /// The denominator, above zero.
    pub denominator: i128,
}

impl Fraction {
    /// A quotient in lowest terms; the denominator is above zero.
    pub(crate) fn ratio(numerator: i128, denominator: i128) -> Self {
        let mut divisor = (numerator.abs(), denominator);
        while divisor.0 != 0 {
            divisor = (divisor.1 % divisor.0, divisor.0);
        }
        Self { numerator: numerator / divisor.1, denominator: denominator / divisor.1 }
    }
}

impl From<Exact> for Fraction {
    fn from(exact: Exact) -> Self {
        Self::ratio(exact.numerator, exact.denominator * 100)
    }
}

impl Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fraction = serializer.serialize_struct("Fraction", 2)?;
        let mut digits = itoa::Buffer::new();
        fraction.serialize_field("numerator", digits.format(self.numerator))?;
        fraction.serialize_field("denominator", digits.format(self.denominator))?;
        fraction.end()
    }
}

/// One part of a sum.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Part {
    /// A column's name or a [`Term`].
    pub what: &'static str,
    /// Added, or taken away.
    pub sign: Sign,
    /// How much.
    pub amount: Amount,
    /// How many of it, where it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Where the amount stands in the law, if it comes from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

/// Added, or taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

impl Part {
    /// A part that is added.
    pub fn plus<M: Money>(what: &'static str, amount: M) -> Self {
        Self { what, sign: Sign::Plus, amount: amount.into(), count: None, citation: None }
    }

    /// A part that is taken away.
    pub fn minus<M: Money>(what: &'static str, amount: M) -> Self {
        Self { sign: Sign::Minus, ..Self::plus(what, amount) }
    }

    /// The same part, from the law.
    #[must_use]
    pub fn cited<V>(self, law: &InForce<V>) -> Self {
        Self { citation: Some(law.citation()), ..self }
    }
}

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A part of the computation begins.
    Section {
        /// Which.
        section: Section,
    },
    /// A fact that was used.
    Input {
        /// The column.
        field: &'static str,
        /// What it says.
        value: String,
    },
    /// A result and what it was made of.
    Step {
        /// What it is.
        term: Term,
        /// How much.
        result: Amount,
        /// What was added and taken away; the result is their sum, not below zero where the rule
        /// says so.
        parts: Vec<Part>,
        /// The rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// An amount multiplied by a rate.
    Share {
        /// What it gives.
        term: Term,
        /// Of what: a column's name or a term.
        of: &'static str,
        /// How much that is.
        amount: Amount,
        /// The rate.
        rate: String,
        /// The result after rounding.
        result: Amount,
        /// The rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// A row of a scale that an amount goes through.
    Bracket {
        /// The tax that it belongs to.
        term: Term,
        /// Which row, from 1.
        row: usize,
        /// The amount above which it applies.
        over: Amount,
        /// Where it ends.
        #[serde(skip_serializing_if = "Option::is_none")]
        up_to: Option<Amount>,
        /// Its rate.
        rate: Rate,
        /// The part of the amount in it.
        amount: Amount,
        /// Its tax before rounding.
        tax: Fraction,
        /// The scale.
        citation: Citation,
    },
    /// A rate on a whole amount less a quick deduction, where the rows do not add up by design.
    FlatRow {
        /// The tax that it belongs to.
        term: Term,
        /// Which row, from 1.
        row: usize,
        /// What chose the row.
        chosen_by: Fraction,
        /// Its rate.
        rate: Rate,
        /// What the rate is applied to.
        amount: Amount,
        /// What is taken off.
        quick_deduction: Amount,
        /// The result before rounding.
        tax: Fraction,
        /// The scale.
        citation: Citation,
    },
    /// A claim above what the law counts.
    Cap {
        /// The column.
        field: &'static str,
        /// What was claimed.
        claimed: Amount,
        /// The most that counts.
        cap: Amount,
        /// What was counted.
        counted: Amount,
        /// The rule.
        citation: Citation,
    },
    /// A result that was no whole unit.
    Rounding {
        /// What was rounded.
        term: Term,
        /// Before, exactly, in yuan or dollars.
        before: Fraction,
        /// After.
        after: Amount,
        /// How.
        rounding: Rounding,
        /// The rule.
        citation: Citation,
    },
    /// Money of one currency shown in the other.
    Conversion {
        /// What it gives.
        term: Term,
        /// The amount converted.
        from: Amount,
        /// The share of it that counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        share: Option<String>,
        /// Yuan for one Hong Kong dollar.
        cny_per_hkd: String,
        /// The day of the rate, where it is the engine's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        observed_on: Option<Date>,
        /// The result.
        to: Amount,
        /// Where the rate comes from, where it is the engine's own.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// Two ways were open to the person.
    Compared {
        /// What is decided.
        term: Term,
        /// The ways and what each gives.
        ways: Vec<Way>,
        /// The rule.
        #[serde(skip_serializing_if = "Option::is_none")]
        citation: Option<Citation>,
    },
    /// A rule without a number that decided a result.
    Rule {
        /// The result.
        term: Term,
        /// The rule.
        citation: Citation,
    },
    /// An open point of the law that the result rests on.
    Choice {
        /// The parameter's id.
        parameter: &'static str,
        /// The alternative taken.
        taken: &'static str,
        /// The others.
        not_taken: Vec<&'static str>,
    },
    /// A condition of a route.
    Condition {
        /// Which route.
        route: Route,
        /// The condition.
        condition: Condition,
    },
    /// An item of a list, which the following steps are about.
    Item {
        /// Its name.
        name: String,
    },
    /// The ratio of a branch among the branches.
    Ratio {
        /// The ratio, with up to twelve decimals.
        ratio: String,
        /// Revenue, wages and assets of the branch.
        factors: [Amount; 3],
        /// How each counts.
        weights: [String; 3],
        /// Where that stands.
        citations: [Citation; 3],
    },
    /// A note of the answer.
    Note {
        /// Which.
        code: Code,
    },
}

/// One of several ways.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Way {
    /// Its name.
    pub way: &'static str,
    /// What it gives.
    pub amount: Amount,
    /// Whether it was taken.
    pub taken: bool,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

named!(
    /// A route to less tax.
    Route {
        /// The part above the Hong Kong burden is exempt.
        Exemption = "exemption",
        /// The part above 15% is subsidised.
        Subsidy = "subsidy",
        /// A small low-profit enterprise.
        SmallLowProfit = "small_low_profit",
        /// A high-tech enterprise.
        HighTech = "high_tech",
        /// The 15% rate of the special area.
        Hetao = "hetao",
        /// The import relief.
        ImportRelief = "import_relief",
    }
);

named!(
    /// A part of the computation.
    Section {
        /// The facts that were given.
        Facts = "facts",
        /// Comprehensive income.
        Comprehensive = "comprehensive_income",
        /// The one-off annual bonus.
        Bonus = "annual_bonus",
        /// Business income.
        Business = "business_income",
        /// All mainland tax.
        MainlandTotal = "mainland_total",
        /// Hong Kong salaries tax.
        SalariesTax = "salaries_tax",
        /// Hong Kong profits tax.
        ProfitsTax = "profits_tax",
        /// All Hong Kong tax.
        HongKongTotal = "hong_kong_total",
        /// The exemption of the part above the Hong Kong burden.
        Exemption = "exemption",
        /// The 15% subsidy.
        Subsidy = "subsidy",
        /// Which of the two.
        Election = "election",
        /// A company's taxable income.
        CompanyIncome = "company_income",
        /// A company's tax under each regime.
        Regimes = "regimes",
        /// Head office and branches.
        Branches = "branches",
        /// Imports.
        Imports = "imports",
    }
);

named!(
    /// A quantity of the computation.
    Term {
        /// Wages less their exempt part.
        TaxableWages = "taxable_wages",
        /// 收入额 of labour services.
        LabourServicesAmount = "labour_services_amount",
        /// 收入额 of author's remuneration.
        AuthorsRemunerationAmount = "authors_remuneration_amount",
        /// 收入额 of royalties.
        RoyaltiesAmount = "royalties_amount",
        /// 收入额, all together.
        IncomeAmount = "income_amount",
        /// The basic deduction.
        BasicDeduction = "basic_deduction",
        /// Income less deductions, before donations.
        Base = "base",
        /// The most that donations count.
        DonationLimit = "donation_limit",
        /// The donations that count.
        DonationsCounted = "donations_counted",
        /// 应纳税所得额 of comprehensive income.
        TaxableIncome = "taxable_income",
        /// Tax on comprehensive income.
        ComprehensiveTax = "comprehensive_tax",
        /// Tax on the bonus taxed by itself.
        BonusTax = "bonus_tax",
        /// Which way the bonus is taxed.
        BonusMethod = "bonus_method",
        /// Taxable business income.
        BusinessTaxableIncome = "business_taxable_income",
        /// Tax on business income before its reduction.
        BusinessTaxBeforeReduction = "business_tax_before_reduction",
        /// The part of business income whose tax is reduced.
        HalvedIncome = "halved_income",
        /// By how much it is reduced.
        BusinessReduction = "business_reduction",
        /// Tax on business income.
        BusinessTax = "business_tax",
        /// All mainland tax of the year.
        MainlandTax = "mainland_tax",
        /// Income that Hong Kong would assess, in yuan.
        IncomeForHongKong = "income_for_hong_kong",
        /// Assessable income.
        AssessableIncome = "assessable_income",
        /// The couple's assessable income.
        CoupleAssessableIncome = "couple_assessable_income",
        /// Net assessable income.
        NetAssessableIncome = "net_assessable_income",
        /// The couple's net assessable income.
        CoupleNetAssessableIncome = "couple_net_assessable_income",
        /// Mainland social insurance, in Hong Kong dollars.
        MainlandContributions = "mainland_contributions",
        /// The most that Hong Kong donations count.
        HkDonationLimit = "hk_donation_limit",
        /// Concessionary deductions.
        ConcessionaryDeductions = "concessionary_deductions",
        /// Net income.
        NetIncome = "net_income",
        /// Allowances.
        Allowances = "allowances",
        /// Net chargeable income.
        NetChargeableIncome = "net_chargeable_income",
        /// The charge at progressive rates.
        ProgressiveCharge = "progressive_charge",
        /// The charge at the standard rate.
        StandardCharge = "standard_charge",
        /// The lower of the two.
        SalariesTaxBeforeReduction = "salaries_tax_before_reduction",
        /// The one-off reduction.
        TaxReduction = "tax_reduction",
        /// Salaries tax after the reduction.
        SalariesTaxAfterReduction = "salaries_tax_after_reduction",
        /// The person's part of a joint assessment.
        SalariesTax = "salaries_tax",
        /// Assessable profits.
        AssessableProfits = "assessable_profits",
        /// Profits tax before the reduction.
        ProfitsTaxBeforeReduction = "profits_tax_before_reduction",
        /// Profits tax.
        ProfitsTax = "profits_tax",
        /// Salaries tax in yuan.
        SalariesTaxCny = "salaries_tax_cny",
        /// Profits tax in yuan.
        ProfitsTaxCny = "profits_tax_cny",
        /// All Hong Kong tax.
        HongKongTax = "hong_kong_tax",
        /// All Hong Kong tax, in yuan.
        HongKongTaxCny = "hong_kong_tax_cny",
        /// Tax on comprehensive income and bonus.
        ComprehensiveAndBonusTax = "comprehensive_and_bonus_tax",
        /// The part of the comprehensive and bonus tax that comes from the park.
        ParkTax = "park_tax",
        /// The difference on the whole income, before the park's share of it.
        WholeDifference = "whole_difference",
        /// What of it is exempt.
        ExemptComprehensive = "exempt_comprehensive",
        /// What of the tax on business income is exempt.
        ExemptBusiness = "exempt_business",
        /// What of the tax on talent subsidies is exempt.
        ExemptTalentSubsidy = "exempt_talent_subsidy",
        /// The exemption.
        Exemption = "exemption",
        /// Taxable comprehensive income and the bonus taxed by itself.
        SubsidyBase = "subsidy_base",
        /// 15% of the comprehensive income and the bonus taxed by itself.
        FifteenPercentComprehensive = "fifteen_percent_comprehensive",
        /// 15% of the business income.
        FifteenPercentBusiness = "fifteen_percent_business",
        /// 15% of the talent subsidies.
        FifteenPercentTalentSubsidy = "fifteen_percent_talent_subsidy",
        /// Subsidised tax on comprehensive income.
        SubsidisedComprehensive = "subsidised_comprehensive",
        /// Subsidised tax on business income.
        SubsidisedBusiness = "subsidised_business",
        /// Subsidised tax on talent subsidies.
        SubsidisedTalentSubsidy = "subsidised_talent_subsidy",
        /// The subsidy before other awards are taken off.
        SubsidyBeforeAwards = "subsidy_before_awards",
        /// The subsidy.
        Subsidy = "subsidy",
        /// Which route is better.
        BestRoute = "best_route",
        /// What is left to bear.
        BurdenAfter = "burden_after",
        /// What comes back, or is still due.
        RefundOrDue = "refund_or_due",
        /// R&D expenses deducted once more.
        SuperDeduction = "super_deduction",
        /// The profit less the super deduction.
        IncomeBeforeLosses = "income_before_losses",
        /// An earlier loss that is used.
        LossUsed = "loss_used",
        /// A company's taxable income.
        FinalTaxableIncome = "final_taxable_income",
        /// Tax at the statutory rate.
        StandardTax = "standard_tax",
        /// Tax of a small low-profit enterprise.
        SmallLowProfitTax = "small_low_profit_tax",
        /// Tax of a high-tech enterprise.
        HighTechTax = "high_tech_tax",
        /// Tax with the rate of the special area.
        HetaoTax = "hetao_tax",
        /// The taxable income of the head office or a branch.
        SliceIncome = "slice_income",
        /// Its tax at its own rate.
        SliceTax = "slice_tax",
        /// What it pays where it is.
        SlicePayable = "slice_payable",
        /// Which regime is best.
        BestRegime = "best_regime",
        /// The tax of the best regime.
        BestTax = "best_tax",
        /// Import duty.
        ImportDuty = "import_duty",
        /// 组成计税价格: value and duty, consumption tax included.
        CompositeValue = "composite_value",
        /// Consumption tax on an import.
        ImportConsumptionTax = "import_consumption_tax",
        /// VAT on an import.
        ImportVat = "import_vat",
        /// What the exemption of an import saves in cash.
        ImportSaving = "import_saving",
    }
);

/// What a share is a share of: a column's name or a term, and its amount.
pub(crate) type Of<M> = (&'static str, M);

/// A share of an amount, rounded as `law` says. `shown` is the share as a person reads it.
pub(crate) fn share_of<M: Money, V, S: TraceSink>(
    sink: &mut S,
    term: Term,
    of: Of<M>,
    share: (i64, i64),
    law: &InForce<V>,
    shown: impl FnOnce() -> (String, Option<Citation>),
) -> M {
    let exact = Exact::product(of.1.minor(), share.0, share.1);
    let rounding = law.rounding();
    let result = M::from_minor(exact.round(rounding));
    if S::RECORDING && !S::WHOLE {
        if let Some(citation) = shown().1 {
            sink.cite(&citation);
        }
        sink.note_rounding(term, exact, result, rounding, law);
        return result;
    }
    sink.note(|| {
        let (rate, citation) = shown();
        let (of, amount) = (of.0, of.1.into());
        Event::Share { term, of, amount, rate, result: result.into(), citation }
    });
    sink.note_rounding(term, exact, result, rounding, law);
    result
}

/// The tax on an amount by a scale, row by row in the trace. No scale says how its tax is rounded;
/// `rounding_rule` is where that stands.
pub(crate) fn scale_tax<M: Money, S: TraceSink>(
    sink: &mut S,
    term: Term,
    amount: M,
    law: &InForce<Scale<M>>,
    rounding_rule: &InForce<Rule>,
) -> M {
    let exact = law.exact_tax(amount);
    let tax = M::from_minor(exact.round(law.rounding()));
    sink.step(term, tax, Some(law.citation()), Vec::new);
    if S::RECORDING {
        record_slices(sink, term, amount, law);
    }
    sink.note_rounding(term, exact, tax, law.rounding(), rounding_rule);
    tax
}

/// Records the rows that an amount goes through.
pub(crate) fn record_slices<M: Money, S: TraceSink>(
    sink: &mut S,
    term: Term,
    amount: M,
    law: &InForce<Scale<M>>,
) {
    if !S::WHOLE {
        if law.brackets.first().is_some_and(|first| first.over < amount) {
            sink.cite(&law.citation());
        }
        return;
    }
    for slice in law.slices(amount) {
        sink.record(Event::Bracket {
            term,
            row: slice.row + 1,
            over: slice.bracket.over.into(),
            up_to: slice.up_to.map(Into::into),
            rate: slice.bracket.rate,
            amount: slice.amount.into(),
            tax: slice.tax.into(),
            citation: law.citation(),
        });
    }
}

/// Recording that needs more than one value.
pub(crate) trait Notes: TraceSink {
    /// Records a rounding that lost something.
    fn note_rounding<M: Money, V>(
        &mut self,
        term: Term,
        exact: Exact,
        after: M,
        rounding: Rounding,
        law: &InForce<V>,
    ) {
        if !Self::RECORDING || exact.numerator == i128::from(after.minor()) * exact.denominator {
            return;
        }
        if Self::WHOLE {
            self.record(Event::Rounding {
                term,
                before: exact.into(),
                after: after.into(),
                rounding,
                citation: law.citation(),
            });
        } else {
            self.cite(&law.citation());
        }
    }

    /// Records a result and its parts.
    fn step<M: Money>(
        &mut self,
        term: Term,
        result: M,
        citation: Option<Citation>,
        parts: impl FnOnce() -> Vec<Part>,
    ) {
        if Self::RECORDING && !Self::WHOLE {
            if let Some(citation) = citation {
                self.cite(&citation);
            }
            parts().iter().filter_map(Part::cites).for_each(|citation| self.cite(citation));
        } else {
            self.note(|| Event::Step { term, result: result.into(), parts: parts(), citation });
        }
    }
}

impl<S: TraceSink> Notes for S {}
