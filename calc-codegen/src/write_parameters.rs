//! Writes the parameters as constant tables, each with the type of its unit.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::value::Datetime;

use crate::check::{day, parse_month_day, quick_deductions};
use crate::decimal;
use crate::names::constant_path;
use crate::schema::{
    Bracket, Evidence, Kind, Mode, Parameter, Per, Rounding, Text, ValueUnit, Version, Wording,
};
use crate::write_choices::{default_index, write_choices};

/// The whole of `parameters.rs`.
///
/// # Errors
/// A parameter that [`crate::check`] should have refused.
pub(crate) fn write(parameters: &[Parameter], digest: &str) -> Result<String, String> {
    let mut tree = Tree::default();
    let mut registry = String::new();
    let mut numbers = 0..;
    for parameter in parameters {
        let path: Vec<&str> = parameter.id.split('.').collect();
        let kind = registry_variant(parameter)?;
        let constant = constant_path(&parameter.id);
        let _ = writeln!(registry, "    AnyParameter::{kind}(&{constant}),");
        tree.insert(&path, constant_of(parameter, &mut numbers)?);
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "/// The first twelve hexadecimal digits of the SHA-256 of every parameter and column.\n\
         pub const DIGEST: &str = {digest:?};\n\
         /// Every parameter, in the order of its id.\n\
         pub static ALL: &[AnyParameter] = &[\n{registry}];\n\
         /// How many versions of parameters there are; each has a number below.\n\
         pub(crate) const VERSIONS: usize = {};",
        numbers.start
    );
    tree.write(&mut out);
    write_choices(parameters, &mut out);
    Ok(out)
}

/// Modules that follow the folders of `params/`.
#[derive(Default)]
struct Tree {
    constants: Vec<String>,
    modules: BTreeMap<String, Tree>,
}

impl Tree {
    fn insert(&mut self, path: &[&str], constant: String) {
        match path {
            [] | [_] => self.constants.push(constant),
            [module, rest @ ..] => {
                self.modules.entry((*module).to_owned()).or_default().insert(rest, constant);
            }
        }
    }

    fn write(&self, out: &mut String) {
        for constant in &self.constants {
            out.push_str(constant);
        }
        for (name, module) in &self.modules {
            let _ = writeln!(
                out,
                "/// Parameters below `{name}`.\npub mod {name} {{\n#[allow(unused_imports)]\nuse crate::law::params::*;"
            );
            module.write(out);
            out.push_str("}\n");
        }
    }
}

fn registry_variant(parameter: &Parameter) -> Result<&'static str, String> {
    Ok(match (parameter.kind, parameter.unit) {
        (Kind::Scalar, Some(ValueUnit::Cny)) => "Cny",
        (Kind::Scalar, Some(ValueUnit::Hkd)) => "Hkd",
        (Kind::Scalar, Some(ValueUnit::Rate | ValueUnit::Multiple)) => "Rate",
        (Kind::Scalar, Some(ValueUnit::Count | ValueUnit::Days | ValueUnit::Year)) => "Count",
        (Kind::Scalar, Some(ValueUnit::CnyPerHkd)) => "ExchangeRate",
        (Kind::Scale, Some(ValueUnit::Cny)) => "CnyScale",
        (Kind::Scale, Some(ValueUnit::Hkd)) => "HkdScale",
        (Kind::Rule, None) => "Rule",
        (Kind::Window, None) => "Window",
        (Kind::Choice, None) => "Choice",
        _ => return Err(format!("{}: kind and unit do not go together", parameter.id)),
    })
}

fn value_type(variant: &str) -> &str {
    match variant {
        "Count" => "u32",
        "CnyScale" => "Scale<Cny>",
        "HkdScale" => "Scale<Hkd>",
        "Choice" => "Question",
        other => other,
    }
}

fn constant_of(
    parameter: &Parameter,
    numbers: &mut impl Iterator<Item = usize>,
) -> Result<String, String> {
    let name = parameter.id.rsplit('.').next().unwrap_or_default().to_uppercase();
    let value = value_type(registry_variant(parameter)?);
    let mut out = String::new();
    let _ = writeln!(
        out,
        "/// {}.\npub static {name}: Parameter<{value}> = Parameter {{ about: About {{ id: {:?}, kind: {:?}, unit: {}, per: {}, title: {}, note: {} }}, versions: &[",
        parameter.title.en.replace('[', "(").replace(']', ")"),
        parameter.id,
        format!("{:?}", parameter.kind).to_lowercase(),
        option(parameter.unit.map(|unit| format!("{:?}", unit_name(unit)))),
        option(parameter.per.map(|per| format!("{:?}", per_name(per)))),
        text(&parameter.title),
        option(parameter.note.as_ref().map(text)),
    );
    for (version, number) in parameter.versions.iter().zip(numbers) {
        out.push_str(&version_of(parameter, version, number)?);
    }
    out.push_str("] };\n");
    Ok(out)
}

fn version_of(parameter: &Parameter, version: &Version, number: usize) -> Result<String, String> {
    let mut references = String::new();
    for reference in &version.references {
        let _ = write!(
            references,
            "Reference {{ instrument: {:?}, article: {:?}, href: {:?} }}, ",
            reference.instrument, reference.article, reference.href
        );
    }
    Ok(format!(
        "Version {{ number: {number}, effective_from: {}, ends_on: {}, checked_on: {}, observed_on: {}, evidence: Evidence::{}, wording: {}, rounding: {}, references: &[{references}], value: {} }},\n",
        date(&version.effective_from)?,
        option(version.ends_on.as_ref().map(date).transpose()?),
        date(&version.checked_on)?,
        option(version.observed_on.as_ref().map(date).transpose()?),
        evidence(version.evidence),
        option(version.wording.map(|wording| match wording {
            Wording::Reprint => "Wording::Reprint".to_owned(),
            Wording::Translation => "Wording::Translation".to_owned(),
        })),
        option(version.rounding.as_ref().map(rounding).transpose()?),
        value_of(parameter, version)?,
    ))
}

fn value_of(parameter: &Parameter, version: &Version) -> Result<String, String> {
    let bad = || format!("{}: value cannot be read", parameter.id);
    let money = if parameter.unit == Some(ValueUnit::Hkd) { "Hkd" } else { "Cny" };
    let value = version.value.as_deref().unwrap_or_default();
    Ok(match (parameter.kind, parameter.unit) {
        (Kind::Scalar, Some(ValueUnit::Cny | ValueUnit::Hkd)) => {
            format!("{money}::new({})", decimal::amount(value).ok_or_else(bad)?)
        }
        (Kind::Scalar, Some(ValueUnit::Rate)) => rate(decimal::rate(value).ok_or_else(bad)?),
        (Kind::Scalar, Some(ValueUnit::Multiple)) => {
            rate(decimal::multiple(value).ok_or_else(bad)?)
        }
        (Kind::Scalar, Some(ValueUnit::CnyPerHkd)) => {
            let micro = decimal::parse(value).and_then(|rate| rate.scaled(6)).ok_or_else(bad)?;
            format!("ExchangeRate::new({micro})")
        }
        (Kind::Scalar, _) => value.parse::<u32>().map_err(|_| bad())?.to_string(),
        (Kind::Scale, _) => {
            format!(
                "Scale {{ brackets: &[{}] }}",
                brackets(money, version.brackets.as_deref().ok_or_else(bad)?).ok_or_else(bad)?
            )
        }
        (Kind::Rule, _) => format!("Rule {{ applies: {} }}", version.applies.ok_or_else(bad)?),
        (Kind::Window, _) => {
            let ends =
                |text: &Option<String>| text.as_deref().and_then(parse_month_day).ok_or_else(bad);
            format!(
                "Window {{ opens: {:?}, closes: {:?}, year_offset: {} }}",
                ends(&version.opens)?,
                ends(&version.closes)?,
                version.year_offset.ok_or_else(bad)?
            )
        }
        (Kind::Choice, _) => {
            let mut alternatives = String::new();
            for choice in &version.alternatives {
                let _ = write!(
                    alternatives,
                    "Alternative {{ key: {:?}, title: {}, computed: {} }}, ",
                    choice.key,
                    text(&choice.title),
                    choice.computed
                );
            }
            let question = parameter.question.as_ref().ok_or_else(bad)?;
            format!(
                "Question {{ text: {}, default: {}, alternatives: &[{alternatives}] }}",
                text(question),
                default_index(version)
            )
        }
    })
}

fn brackets(money: &str, brackets: &[Bracket]) -> Option<String> {
    let mut out = String::new();
    for bracket in quick_deductions(brackets)? {
        let _ = write!(
            out,
            "Bracket {{ over: {money}::new({}), rate: {}, quick_deduction: {money}::new({}) }}, ",
            bracket.over,
            rate(bracket.rate),
            bracket.quick_deduction
        );
    }
    Some(out)
}

fn rate((numerator, denominator): (i64, i64)) -> String {
    format!("Rate {{ numerator: {numerator}, denominator: {denominator} }}")
}

fn rounding(rounding: &Rounding) -> Result<String, String> {
    let unit = decimal::amount(&rounding.unit).ok_or("rounding unit cannot be read")?;
    let mode = match rounding.mode {
        Mode::HalfUp => "HalfUp",
        Mode::Down => "Down",
        Mode::Up => "Up",
    };
    Ok(format!("Rounding {{ mode: Mode::{mode}, unit: {unit} }}"))
}

fn date(datetime: &Datetime) -> Result<String, String> {
    let (year, month, day) = day(datetime).ok_or_else(|| format!("{datetime} is not a day"))?;
    Ok(format!("Date::new({year}, {month}, {day})"))
}

fn option(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

pub(crate) fn text(text: &Text) -> String {
    format!(
        "Text {{ en: {:?}, zh_hans: {:?}, zh_hant_hk: {:?} }}",
        text.en, text.zh_hans, text.zh_hant_hk
    )
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Statute => "Statute",
        Evidence::Official => "Official",
        Evidence::Secondary => "Secondary",
        Evidence::Memory => "Memory",
        Evidence::Derived => "Derived",
        Evidence::NotFound => "NotFound",
    }
}

fn unit_name(unit: ValueUnit) -> &'static str {
    match unit {
        ValueUnit::Cny => "CNY",
        ValueUnit::Hkd => "HKD",
        ValueUnit::Rate => "rate",
        ValueUnit::Multiple => "multiple",
        ValueUnit::Count => "count",
        ValueUnit::Days => "days",
        ValueUnit::Year => "year",
        ValueUnit::CnyPerHkd => "CNY_per_HKD",
    }
}

fn per_name(per: Per) -> &'static str {
    match per {
        Per::Year => "year",
        Per::Month => "month",
        Per::Payment => "payment",
        Per::Assessment => "assessment",
        Per::Person => "person",
        Per::Child => "child",
        Per::Claim => "claim",
    }
}
