//! Sentences about companies that more than one face says.

use calc_core::company::answer::{Answer, BranchOrSubsidiary, BranchesAnswer, Member, SliceAnswer};
use calc_core::company::fields::RESULTS;
use calc_core::company::regimes::{IfConfirmed, Regime};
use calc_core::law::money::Cny;
use calc_core::law::period::Date;

use crate::{Words, amount_cny};

/// The name of a regime.
pub fn regime_name(words: &Words, regime: Regime) -> String {
    let mut columns = RESULTS.iter().filter(|result| result.name == "best_regime");
    let known = columns.find_map(|result| result.words.iter().find(|it| it.key == regime.word()));
    known.map_or_else(String::new, |word| word.label.get(words.language()).to_owned())
}

/// What a regime that is not confirmed would bring, and what it counts on.
pub fn if_confirmed(words: &Words, better: &IfConfirmed) -> Vec<String> {
    let regime = regime_name(words, better.regime);
    let (tax, saving) = (amount_cny(words, better.tax), amount_cny(words, better.saves_more));
    let arguments = [("regime", regime.as_str()), ("tax", &tax), ("saving", &saving)];
    let mut lines = vec![words.fill("company-if-confirmed", &arguments)];
    let income = amount_cny(words, better.taxable_income);
    if better.ten_year_losses {
        lines.push(words.fill("company-if-confirmed-losses", &[("income", &income)]));
    }
    if better.super_deduction {
        lines.push(words.fill("company-if-confirmed-rd", &[("income", &income)]));
    }
    lines
}

/// How the ratio of a branch comes about; nothing for the head office.
pub fn branch_ratio(
    words: &Words,
    slice: &SliceAnswer,
    branches: &BranchesAnswer,
) -> Option<String> {
    let (ratio, factors) = (slice.ratio.as_ref()?, slice.factors?);
    let weights = branches.weights;
    let factor = |amount: Cny| amount_cny(words, amount);
    let arguments = [
        ("name", slice.name.clone().unwrap_or_default()),
        ("ratio", ratio.clone()),
        ("revenue", factor(factors.revenue)),
        ("wages", factor(factors.wages)),
        ("assets", factor(factors.assets)),
        ("first", weights.revenue.to_string()),
        ("second", weights.wages.to_string()),
        ("third", weights.assets.to_string()),
    ];
    Some(fill(words, "company-branch-ratio", &arguments))
}

/// Branch or subsidiary: what each costs and what that takes for granted, or why it is not compared.
pub fn branch_or_subsidiary(words: &Words, branches: &BranchesAnswer) -> Vec<String> {
    if let Some(reason) = branches.no_comparison {
        return vec![words.say(&format!("company-no-comparison-{}", reason.word()))];
    }
    branches.subsidiary.as_ref().map_or_else(Vec::new, |compared| comparison(words, compared))
}

fn comparison(words: &Words, compared: &BranchOrSubsidiary) -> Vec<String> {
    let money = |amount: Cny| amount_cny(words, amount);
    let of = |member: &Member| {
        let arguments = [
            ("regime", regime_name(words, member.regime)),
            ("income", money(member.income)),
            ("tax", money(member.tax)),
        ];
        fill(words, "company-of-two", &arguments)
    };
    let arguments = [
        ("profit", money(compared.area_profit)),
        ("branch", money(compared.branch_tax)),
        ("regime", regime_name(words, compared.branch_regime)),
        ("subsidiary", money(compared.subsidiary_tax)),
        ("own", of(&compared.subsidiary)),
        ("parent", of(&compared.parent)),
    ];
    let mut lines = vec![fill(words, "company-subsidiary", &arguments)];
    let (id, difference) = match compared.difference {
        saved if saved > Cny::ZERO => ("company-subsidiary-saves", saved),
        saved if saved < Cny::ZERO => ("company-subsidiary-costs", -saved),
        none => ("company-subsidiary-same", none),
    };
    lines.push(fill(words, id, &[("difference", money(difference))]));
    for (id, tax) in [
        ("company-subsidiary-branch-if-confirmed", compared.branch_tax_if_confirmed),
        ("company-subsidiary-if-small", compared.subsidiary_tax_if_small),
    ] {
        lines.extend(tax.map(|tax| fill(words, id, &[("tax", money(tax))])));
    }
    let assumed = compared.assumed.iter();
    lines.extend(assumed.map(|it| words.say(&format!("company-assumed-{}", it.word()))));
    lines
}

/// A day as people write it.
pub fn day(words: &Words, day: Date) -> String {
    let (year, month) = (day.year().to_string(), format!("m{}", day.month()));
    words.fill("day", &[("day", &day.day().to_string()), ("month", &month), ("year", &year)])
}

/// What the answer does not look at, and what the law leaves open about the company.
pub fn not_looked_at(words: &Words, answer: &Answer) -> Vec<String> {
    let split = answer.branches.is_some();
    let imports = answer.imports.is_some();
    [
        (split, "branch_or_whole"),
        (true, "new_claimants"),
        (true, "holidays"),
        (true, "other_zones"),
        (imports, "national_imports"),
        (true, "establishment"),
    ]
    .into_iter()
    .filter(|(wanted, _)| *wanted)
    .map(|(_, what)| words.say(&format!("company-unseen-{what}")))
    .collect()
}

fn fill(words: &Words, id: &str, arguments: &[(&str, String)]) -> String {
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(id, &arguments)
}
