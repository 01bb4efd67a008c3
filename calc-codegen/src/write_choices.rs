//! Writes the points that the law leaves open: their alternatives, which are taken, and where they belong.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::names::{camel_case, constant_path};
use crate::schema::{Kind, Parameter, Version};

/// An open point: the last part of its id, its parameter, and the version that asks.
type OpenPoint<'a> = (&'a str, &'a Parameter, &'a Version);

/// An enumeration for each open point, and the set of the alternatives taken.
pub(crate) fn write_choices(parameters: &[Parameter], out: &mut String) {
    let choices: Vec<OpenPoint<'_>> = parameters
        .iter()
        .filter(|parameter| parameter.kind == Kind::Choice)
        .filter_map(|parameter| {
            let name = parameter.id.rsplit('.').next()?;
            Some((name, parameter, parameter.versions.first()?))
        })
        .collect();
    out.push_str(
        "/// The alternatives that are computed, by open point.\npub mod alternatives {\n",
    );
    for (name, parameter, version) in &choices {
        write_choice_enum(&camel_case(name), &parameter.title.en, version, out);
    }
    out.push_str("}\n");
    write_points(&choices, out);
    write_ids(&choices, out);
    write_taken(&choices, out);
}

/// The name of every open point, and its parameter.
fn write_ids(choices: &[OpenPoint<'_>], out: &mut String) {
    let (mut ids, mut registry) = (String::new(), String::new());
    for (name, parameter, _) in choices {
        let (kind, doc) = (camel_case(name), &parameter.title.en);
        let _ = writeln!(ids, "    /// {doc}.\n    {kind},");
        let path = constant_path(&parameter.id);
        let _ = writeln!(registry, "            ChoiceId::{kind} => &{path},");
    }
    let all = choices.iter().map(|(name, _, _)| format!("ChoiceId::{}", camel_case(name)));
    let _ = writeln!(
        out,
        "/// A point that the law leaves open.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\n\
         pub enum ChoiceId {{\n{ids}}}\n\
         impl ChoiceId {{\n\
         /// Every open point.\n\
         pub const ALL: [ChoiceId; {}] = [{}];\n\
         /// The parameter that names the alternatives.\n\
         pub const fn parameter(self) -> &'static Parameter<Question> {{ match self {{\n{registry}}} }}\n\
         }}",
        choices.len(),
        all.collect::<Vec<_>>().join(", "),
    );
}

/// The set of the alternatives taken.
fn write_taken(choices: &[OpenPoint<'_>], out: &mut String) {
    let (mut defaults, mut accessors) = (String::new(), String::new());
    for (name, parameter, version) in choices {
        let (kind, doc) = (camel_case(name), &parameter.title.en);
        let _ = write!(defaults, "{}, ", default_index(version));
        let body = taken(&kind, version);
        let _ = writeln!(
            accessors,
            "    /// {doc}.\n    #[allow(clippy::unused_self)]\n    pub const fn {name}(&self) -> alternatives::{kind} {{ {body} }}"
        );
    }
    let _ = writeln!(
        out,
        "/// Which alternative is taken at each open point.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct Choices(pub(in crate::law::params) [u8; {}]);\n\
         impl Choices {{\n\
         /// The default of every open point.\n\
         pub const DEFAULT: Choices = Choices([{defaults}]);\n{accessors}}}",
        choices.len(),
    );
}

/// The alternative of an open point that a set of them says.
fn taken(kind: &str, version: &Version) -> String {
    let default = camel_case(version.default.as_deref().unwrap_or_default());
    let mut arms = String::new();
    for (index, choice) in version.alternatives.iter().enumerate() {
        if choice.computed && index != default_index(version) {
            let _ = write!(arms, "{index} => alternatives::{kind}::{}, ", camel_case(&choice.key));
        }
    }
    if arms.is_empty() {
        return format!("alternatives::{kind}::{default}");
    }
    format!(
        "match self.0[ChoiceId::{kind} as usize] {{ {arms}_ => alternatives::{kind}::{default} }}"
    )
}

/// The place of the default among the alternatives.
pub(crate) fn default_index(version: &Version) -> usize {
    let default = version.default.as_deref().unwrap_or_default();
    version.alternatives.iter().position(|choice| choice.key == default).unwrap_or(0)
}

/// The open points of each part of the law: a list in each part, so that whoever goes through one has
/// to say something of each of its points, and of no other.
fn write_points(choices: &[OpenPoint<'_>], out: &mut String) {
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
