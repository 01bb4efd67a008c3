//! Dates on which something ends or is due, and what to keep on file.

use serde::Serialize;

use crate::company::facts::Facts;
use crate::company::fields::RdKind;
use crate::company::outcome::Worked;
use crate::company::regimes::Regime;
use crate::company::rulebook::EnterpriseLaw;
use crate::law::eligibility::Eligibility;
use crate::law::money::Cny;
use crate::law::params::enterprise::{
    documents as list, rd, red_flags as flags, returns, small_low_profit,
};
use crate::law::params::{Citation, Date, InForce, Parameter, Rule};
use crate::law::period::Span;

/// A rule or a relief that the company uses, and the day on which it ends.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ending {
    /// The last day on which the rule or relief applies.
    pub ends_on: Date,
    /// What ends: the title of this parameter says it.
    pub citation: Citation,
}

/// A return or payment that is due, and when.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deadline {
    /// The first day, where there is one.
    pub opens: Date,
    /// The last day on which it is in time.
    pub closes: Date,
    /// What is due: the title of this parameter says it.
    pub citation: Citation,
}

/// A document to keep.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Document {
    /// The year of its last day.
    pub keep_until: u16,
    /// The last day: so many years after the time for the annual settlement ended.
    pub keep_until_day: Date,
    /// What it is: the title of this parameter says it.
    pub citation: Citation,
}

fn ending<V>(law: InForce<V>) -> Option<Ending> {
    law.version.ends_on.map(|ends_on| Ending { ends_on, citation: law.citation() })
}

/// The ends of what the company uses or may use.
pub(super) fn endings(facts: &Facts, worked: &Worked, law: &EnterpriseLaw) -> Vec<Ending> {
    let span = law.year.span();
    let may = |regime| worked.regime(regime).eligible != Eligibility::No;
    let hetao = law.hetao.ends_on.filter(|_| may(Regime::Hetao));
    let small =
        may(Regime::SmallLowProfit).then(|| small_low_profit::RATE.throughout(span).ok()).flatten();
    let special =
        matches!(facts.company.rd_kind, Some(RdKind::IntegratedCircuit | RdKind::MachineTool))
            && facts.company.rd_expense > Cny::ZERO;
    let special = special.then(|| rd::SUPER_DEDUCTION_SPECIAL.throughout(span).ok()).flatten();
    [
        hetao.map(|ends_on| Ending { ends_on, citation: law.hetao.term }),
        small.and_then(ending),
        special.and_then(ending),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The annual settlement, and the four prepayments.
pub(super) fn deadlines(law: &EnterpriseLaw) -> Vec<Deadline> {
    let year = law.year.0;
    let days = u8::try_from(*law.prepayment_days).unwrap_or(0);
    let prepayment = |year, month| Deadline {
        opens: Date::new(year, month, 1),
        closes: Date::new(year, month, days),
        citation: law.prepayment_days.citation(),
    };
    let Span { first, last } = law.settlement.of(year);
    vec![
        prepayment(year, 4),
        prepayment(year, 7),
        prepayment(year, 10),
        prepayment(year + 1, 1),
        Deadline { opens: first, closes: last, citation: law.settlement.citation() },
    ]
}

/// What to keep for what the company claims or may claim.
pub(super) fn documents(facts: &Facts, worked: &Worked, law: &EnterpriseLaw) -> Vec<Document> {
    let may = |regime| worked.regime(regime).eligible != Eligibility::No;
    let hetao = may(Regime::Hetao);
    let imports = worked.imports.goods.iter().any(|goods| goods.eligible != Eligibility::No);
    let wanted: [(bool, &'static Parameter<Rule>); 8] = [
        (hetao, &list::REVENUE_MAPPING),
        (hetao, &list::RATIO_COMPUTATION),
        (hetao, &list::CONTRACTS),
        (hetao, &list::SUBSTANCE),
        (facts.structure.is_split(), &list::APPORTIONMENT_SHEET),
        (facts.company.high_tech_certificate == Some(true), &list::HIGH_TECH),
        (worked.income.super_deduction > Cny::ZERO, &list::RD),
        (imports, &list::IMPORTS),
    ];
    let last = law.year.span().last;
    let years = list::RETENTION_YEARS.version_on(last).map_or(0, |version| version.value);
    let later = facts.company.tax_year.0 + u16::try_from(years).unwrap_or(0);
    let keep_until_day = law.settlement.of(later).last;
    let keep_until = u16::try_from(keep_until_day.year()).unwrap_or(0);
    wanted
        .into_iter()
        .filter(|(wanted, _)| *wanted)
        .filter_map(|(_, parameter)| {
            let citation = cited(parameter, law)?;
            Some(Document { keep_until, keep_until_day, citation })
        })
        .collect()
}

/// A rule as it stands at the end of the tax year.
fn cited(parameter: &'static Parameter<Rule>, law: &EnterpriseLaw) -> Option<Citation> {
    let version = parameter.version_on(law.year.span().last)?;
    Some(InForce { parameter, version }.citation())
}

/// Where what the company claims or may claim is entered in the annual return, and what of that is
/// not known.
pub(super) fn return_entries(worked: &Worked, law: &EnterpriseLaw) -> Vec<Citation> {
    let hetao = worked.regime(Regime::Hetao).eligible != Eligibility::No;
    [(hetao, &returns::SCHEDULE), (hetao, &returns::LINE), (true, &returns::OTHERS)]
        .into_iter()
        .filter(|(wanted, _)| *wanted)
        .filter_map(|(_, parameter)| cited(parameter, law))
        .collect()
}

/// What an auditor looks for where the 15% rate is claimed.
pub(super) fn red_flags(worked: &Worked, law: &EnterpriseLaw) -> Vec<Citation> {
    if worked.regime(Regime::Hetao).eligible == Eligibility::No {
        return Vec::new();
    }
    [&flags::BUSINESS_OUTSIDE, &flags::ADDRESS, &flags::PART_ELSEWHERE]
        .into_iter()
        .filter_map(|parameter| cited(parameter, law))
        .collect()
}

/// What a reader of the answer has to know of the law that was applied.
pub(super) fn caveats(facts: &Facts, worked: &Worked, law: &EnterpriseLaw) -> Vec<Citation> {
    let may = worked.regime(Regime::Hetao).eligible != Eligibility::No;
    let insured = facts.substance.insured_six_months.is_some();
    let split = facts.structure.is_split();
    let imports = !facts.company.imports.is_empty();
    let super_deduction = worked.income.super_deduction > Cny::ZERO;
    let hetao = &law.hetao;
    [
        (true, hetao.special_area),
        (may, hetao.total_income),
        (may, hetao.substantive_operation),
        (may, law.proxy.substance),
        (insured, law.proxy.insured_months.citation()),
        (may, law.proxy.hong_kong_staff),
        (may, hetao.self_assessment),
        (super_deduction, law.super_deduction.excluded_industries),
        (split, hetao.head_office_and_branches),
        (split, law.apportionment.without_share),
        (imports, law.imports.goods_list),
        (imports, law.imports.white_list),
        (imports, law.imports.supervision),
        (imports, law.imports.personal_articles),
    ]
    .into_iter()
    .filter_map(|(wanted, citation)| wanted.then_some(citation))
    .collect()
}
