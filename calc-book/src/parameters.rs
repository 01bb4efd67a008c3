//! The parameters of the law, and how a version of one is written in a table.

use std::collections::BTreeMap;

use calc_core::law::text::Language;
use calc_text::Words;
use serde_json::Value;

use crate::Failure;
use crate::program::json;

/// The parameters, as `taxdiff params --json` prints them.
#[derive(Debug)]
pub struct Parameters(BTreeMap<String, Value>);

impl Parameters {
    /// What the program prints.
    ///
    /// # Errors
    /// The program is not built, or prints something else.
    pub fn of_the_program() -> Result<Self, Failure> {
        let mut all = json(&["params", "--json"])?;
        let list = all["parameters"].take();
        let Value::Array(list) = list else { return Err("no parameters".to_owned()) };
        let by_id =
            list.into_iter().map(|about| (about["id"].as_str().unwrap_or("").to_owned(), about));
        Ok(Self(by_id.collect()))
    }

    /// One of them.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.get(id)
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The page of the reference that shows one.
    pub(crate) fn page_of(&self, id: &str) -> String {
        let is_open = self.get(id).is_some_and(|about| about["kind"] == "choice");
        let group = if is_open { "open-points" } else { id.split('.').next().unwrap_or_default() };
        format!("parameters-{group}.md")
    }
}

/// A text of three languages in English.
pub(crate) fn text(texts: &Value) -> String {
    cell(texts["en"].as_str().unwrap_or_default())
}

/// A text that may stand in a table.
pub(crate) fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('\n', " ")
}

/// The grade of a version, in words.
pub(crate) fn grade(version: &Value) -> String {
    let words = Words::of(Language::English);
    let said = |kind: &str, member: &str| {
        let name = version[member].as_str()?;
        Some(words.say(&format!("{kind}-{name}")))
    };
    let evidence = said("evidence", "evidence").unwrap_or_default();
    match said("wording", "wording") {
        Some(wording) => format!("{evidence} ({wording})"),
        None => evidence,
    }
}

/// Instruments and articles of a version, with their addresses.
pub(crate) fn sources(version: &Value) -> String {
    let references = version["references"].as_array().map_or(&[][..], Vec::as_slice);
    let said = references.iter().map(|reference| {
        let instrument = cell(reference["instrument"].as_str().unwrap_or_default());
        let instrument = match reference["href"].as_str() {
            Some(address) => format!("[{instrument}]({address})"),
            None => instrument,
        };
        match reference["article"].as_str() {
            Some("whole") | None => instrument,
            Some(article) => format!("{instrument}, {}", cell(article)),
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

/// The value of a version, with its unit.
pub(crate) fn value(parameter: &Value, version: &Value) -> String {
    let unit = parameter["unit"].as_str().unwrap_or_default();
    match &version["value"] {
        Value::String(number) => with_unit(number, unit),
        Value::Array(rows) => rows
            .iter()
            .map(|row| {
                let part = |name: &str| row[name].as_str().unwrap_or_default();
                let over = grouped(part("over"));
                format!("over {over}: {} (less {})", part("rate"), grouped(part("quick_deduction")))
            })
            .collect::<Vec<_>>()
            .join("<br>"),
        Value::Object(members) if members.contains_key("opens") => {
            let part = |name: &str| members[name].as_str().unwrap_or_default().to_owned();
            let year = match members.get("year_offset").and_then(Value::as_u64) {
                Some(1) | None => "the year after".to_owned(),
                Some(years) => format!("{years} years after"),
            };
            format!("{} to {}, {year}", part("opens"), part("closes"))
        }
        Value::Object(members) if members.contains_key("default") => {
            format!("`{}` by default", members["default"].as_str().unwrap_or_default())
        }
        _ => "applies".to_owned(),
    }
}

fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "CNY" | "HKD" => format!("{unit} {}", grouped(number)),
        "CNY_per_HKD" => format!("CNY {number} for HKD 1"),
        "days" => format!("{number} days"),
        _ => number.to_owned(),
    }
}

/// With commas between the thousands.
fn grouped(number: &str) -> String {
    let (whole, cents) = number.split_once('.').map_or((number, None), |(a, b)| (a, Some(b)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match cents {
        Some(cents) => format!("{grouped}.{cents}"),
        None => grouped,
    }
}

/// The days on which a version is in force; it gives way to the one after it.
pub(crate) fn since(version: &Value, next: Option<&Value>) -> String {
    let day = |day: &str| format!("<span class=\"day\">{day}</span>");
    let from = day(version["effective_from"].as_str().unwrap_or_default());
    let replaced = next.and_then(|next| next["effective_from"].as_str());
    match (version["ends_on"].as_str(), replaced) {
        (Some(until), _) => format!("{from} to {}", day(until)),
        (None, Some(next)) => format!("{from}, replaced on {}", day(next)),
        (None, None) => format!("since {from}"),
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_apart() {
        assert_eq!(grouped("5000000.00"), "5,000,000.00");
        assert_eq!(grouped("132000"), "132,000");
        assert_eq!(grouped("50"), "50");
    }
}
