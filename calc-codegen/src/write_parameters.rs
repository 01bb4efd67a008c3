//! Writes the parameters as constant tables, each with the type of its unit.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::value::Datetime;

use crate::check::{day, parse_month_day, quick_deductions};
use crate::decimal;
use crate::schema::{
    Bracket, Evidence, Kind, Mode, Parameter, Per, Rounding, Text, ValueUnit, Version, Wording,
};

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
        let constant = path.join("::");
        let (modules, name) = constant.rsplit_once("::").unwrap_or(("", &constant));
        let _ =
            writeln!(registry, "    AnyParameter::{kind}(&{modules}::{}),", name.to_uppercase());
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

fn default_index(version: &Version) -> usize {
    let default = version.default.as_deref().unwrap_or_default();
    version.alternatives.iter().position(|choice| choice.key == default).unwrap_or(0)
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

/// `park_share` as `ParkShare`.
pub(crate) fn camel_case(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + letters.as_str()
            })
        })
        .collect()
}

/// An enumeration for each open point, and the set of the alternatives taken.
fn write_choices(parameters: &[Parameter], out: &mut String) {
    let choices: Vec<(&str, &Parameter, &Version)> = parameters
        .iter()
        .filter(|parameter| parameter.kind == Kind::Choice)
        .filter_map(|parameter| {
            let name = parameter.id.rsplit('.').next()?;
            Some((name, parameter, parameter.versions.first()?))
        })
        .collect();
    let mut ids = String::new();
    let mut registry = String::new();
    let mut defaults = String::new();
    let mut accessors = String::new();
    out.push_str(
        "/// The alternatives that are computed, by open point.\npub mod alternatives {\n",
    );
    for (name, parameter, version) in &choices {
        let kind = camel_case(name);
        let doc = &parameter.title.en;
        let _ = writeln!(ids, "    /// {doc}.\n    {kind},");
        let _ = writeln!(
            registry,
            "            ChoiceId::{kind} => &{},",
            constant_path(&parameter.id)
        );
        let _ = write!(defaults, "{}, ", default_index(version));
        write_choice_enum(&kind, doc, version, out);
        let mut arms = String::new();
        for (index, choice) in version.alternatives.iter().enumerate() {
            if choice.computed && index != default_index(version) {
                let _ =
                    write!(arms, "{index} => alternatives::{kind}::{}, ", camel_case(&choice.key));
            }
        }
        let default = camel_case(version.default.as_deref().unwrap_or_default());
        let body = if arms.is_empty() {
            format!("alternatives::{kind}::{default}")
        } else {
            format!(
                "match self.0[ChoiceId::{kind} as usize] {{ {arms}_ => alternatives::{kind}::{default} }}"
            )
        };
        let _ = writeln!(
            accessors,
            "    /// {doc}.\n    #[allow(clippy::unused_self)]\n    pub const fn {name}(&self) -> alternatives::{kind} {{ {body} }}"
        );
    }
    out.push_str("}\n");
    write_points(&choices, out);
    let count = choices.len();
    let _ = writeln!(
        out,
        "/// A point that the law leaves open.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\n\
         pub enum ChoiceId {{\n{ids}}}\n\
         impl ChoiceId {{\n\
         /// Every open point.\n\
         pub const ALL: [ChoiceId; {count}] = [{}];\n\
         /// The parameter that names the alternatives.\n\
         pub const fn parameter(self) -> &'static Parameter<Question> {{ match self {{\n{registry}}} }}\n\
         }}\n\
         /// Which alternative is taken at each open point.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct Choices(pub(in crate::law::params) [u8; {count}]);\n\
         impl Choices {{\n\
         /// The default of every open point.\n\
         pub const DEFAULT: Choices = Choices([{defaults}]);\n{accessors}}}",
        choices
            .iter()
            .map(|(name, _, _)| format!("ChoiceId::{}", camel_case(name)))
            .collect::<Vec<_>>()
            .join(", "),
    );
}

/// The open points of each part of the law: a list in each part, so that whoever goes through one has
/// to say something of each of its points, and of no other.
fn write_points(choices: &[(&str, &Parameter, &Version)], out: &mut String) {
    let mut parts: BTreeMap<&str, Vec<(&str, &Parameter)>> = BTreeMap::new();
    for (name, parameter, _) in choices {
        let part = parameter.id.split('.').next().unwrap_or_default();
        parts.entry(part).or_default().push((name, parameter));
    }
    out.push_str(
        "/// The open points by the part of the law that leaves them open.\npub mod points {\n",
    );
    for (part, points) in parts {
        let part_name = camel_case(part);
        let (mut variants, mut ids) = (String::new(), String::new());
        let mut all = Vec::new();
        for (name, parameter) in points {
            let variant = camel_case(name);
            let _ = writeln!(variants, "    /// {}.\n    {variant},", parameter.title.en);
            let _ = writeln!(ids, "            {part_name}::{variant} => Self::{variant},");
            all.push(format!("Self::{variant}"));
        }
        let _ = writeln!(
            out,
            "/// The open points below `{part}`.\n\
             #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
             pub enum {part_name} {{\n{variants}}}\n\
             impl {part_name} {{\n\
             /// Every one, in the order of their ids.\n\
             pub const ALL: [Self; {}] = [{}];\n}}\n\
             impl From<{part_name}> for super::ChoiceId {{\n\
             fn from(point: {part_name}) -> Self {{\n        match point {{\n{ids}        }}\n    }}\n}}",
            all.len(),
            all.join(", "),
        );
    }
    out.push_str("}\n");
}

fn write_choice_enum(kind: &str, doc: &str, version: &Version, out: &mut String) {
    let _ = writeln!(
        out,
        "/// {doc}: the alternatives that are computed.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {kind} {{"
    );
    for choice in version.alternatives.iter().filter(|choice| choice.computed) {
        let _ = writeln!(out, "    /// {}\n    {},", choice.title.en, camel_case(&choice.key));
    }
    out.push_str("}\n");
}

fn constant_path(id: &str) -> String {
    let path = id.replace('.', "::");
    let (modules, name) = path.rsplit_once("::").unwrap_or(("", &path));
    format!("{modules}::{}", name.to_uppercase())
}
