//! The file of what a bureau's figures agree with, which later runs take.

use std::collections::BTreeSet;
use std::sync::Arc;

use calc_core::law::params::{ChoiceError, ChoiceId};
use calc_core::law::period::TaxYear;
use calc_core::law::problem::{Argument, Message};
use calc_core::law::ruleset::RULESET;
use calc_core::person::readings::BureauReadings;
use calc_core::person::readings::calibrate::Calibration;
use calc_core::person::rulebook::Rulebook;
use calc_core::person::ruleset::ReadingsDigest;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The version of the shape.
pub const SCHEMA: &str = "taxdiff.readings/1";

/// The most bytes of a file.
pub const LARGEST: usize = 1 << 20;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingsFile {
    /// `taxdiff.readings/1`.
    pub schema: String,
    /// The ruleset under which it was learned.
    pub ruleset: String,
    /// The tax years.
    #[serde(default, rename = "year")]
    pub years: Vec<YearOfFile>,
}

/// What holds in a tax year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearOfFile {
    /// The calendar year of mainland tax.
    pub tax_year: u16,
    /// How many figures were compared.
    #[serde(default)]
    pub figures: u64,
    /// How many of them the readings give.
    #[serde(default)]
    pub explained: u64,
    /// The readings.
    #[serde(default, rename = "reading")]
    pub readings: Vec<ReadingOfFile>,
}

/// What is taken at an open point, and from whom it was learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingOfFile {
    /// The open point, by the name that settings have.
    pub point: String,
    /// The alternative.
    pub alternative: String,
    /// How many people's figures bear on it.
    #[serde(default)]
    pub people: u64,
    /// The first rows of them.
    #[serde(default)]
    pub rows: Vec<u64>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it says.
    pub file: ReadingsFile,
    /// The same as settings take it.
    pub readings: Arc<BureauReadings>,
}

impl ReadingsFile {
    /// What a calibration learned.
    pub fn of(calibration: &Calibration) -> Self {
        let years = calibration.years.iter().map(|year| YearOfFile {
            tax_year: year.tax_year.0,
            figures: year.figures,
            explained: year.explained,
            readings: year
                .learned
                .iter()
                .map(|learned| ReadingOfFile {
                    point: ChoiceId::named(learned.point)
                        .map_or(learned.point, ChoiceId::name)
                        .to_owned(),
                    alternative: learned.alternative.to_owned(),
                    people: learned.people,
                    rows: learned.rows.clone(),
                })
                .collect(),
        });
        Self {
            schema: SCHEMA.to_owned(),
            ruleset: calibration.ruleset.to_string(),
            years: years.collect(),
        }
    }

    /// The text of the file.
    ///
    /// # Errors
    /// It cannot be written as TOML.
    pub fn text(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }

    /// Whether another ruleset than this one learned it.
    pub fn is_of_another_ruleset(&self) -> bool {
        let own = RULESET.to_string();
        // Readings may have been learned under others.
        self.ruleset != own && !self.ruleset.starts_with(&format!("{own}+"))
    }

    /// What names the readings, whoever they were learned from.
    fn digest(&self) -> ReadingsDigest {
        let lines = self.years.iter().flat_map(|year| {
            let line = |it: &ReadingOfFile| {
                let name = ChoiceId::named(&it.point).map_or("", ChoiceId::name);
                format!("{} {name}={}\n", year.tax_year, it.alternative)
            };
            year.readings.iter().map(line)
        });
        let text: String = lines.collect::<BTreeSet<_>>().into_iter().collect();
        let digest = Sha256::digest(text.as_bytes());
        ReadingsDigest::of_first(std::array::from_fn(|at| digest[at]))
    }
}

impl Loaded {
    /// Reads a file.
    ///
    /// # Errors
    /// It is none, or names what does not exist.
    pub fn read(bytes: &[u8]) -> Result<Self, Message> {
        if bytes.len() > LARGEST {
            let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
            return Err(Message::new(
                "readings-too-large",
                vec![("limit", Argument::Number(limit))],
            ));
        }
        let text = String::from_utf8_lossy(bytes);
        let file = toml::from_str(text.trim_start_matches('\u{feff}'));
        let file: ReadingsFile = file.map_err(|error| not_one(&text, &error))?;
        if file.schema != SCHEMA {
            let filled = vec![("found", shown(&file.schema)), ("expected", shown(SCHEMA))];
            return Err(Message::new("readings-other-schema", filled));
        }
        let mut readings = BureauReadings::new(file.digest());
        let mut taken = BTreeSet::new();
        for year in &file.years {
            let tax_year = covered(year.tax_year)?;
            for reading in &year.readings {
                let added = readings.add(tax_year, &reading.point, &reading.alternative);
                added.map_err(|error| not_there(reading, error))?;
                if !taken.insert((tax_year, ChoiceId::named(&reading.point))) {
                    let year = shown(&tax_year.to_string());
                    let filled = vec![("point", shown(&reading.point)), ("year", year)];
                    return Err(Message::new("readings-twice", filled));
                }
            }
        }
        Ok(Self { file, readings: Arc::new(readings) })
    }
}

/// A name from a file, fit to be shown.
fn shown(text: &str) -> Argument {
    const LONGEST: usize = 80;
    let short: String = text.chars().take(LONGEST).collect();
    Argument::Text(crate::escape::printable(&short))
}

fn not_one(text: &str, error: &toml::de::Error) -> Message {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let line = u64::try_from(line).unwrap_or(u64::MAX);
    Message::new("readings-not-one", vec![("line", Argument::Number(line))])
}

fn covered(year: u16) -> Result<TaxYear, Message> {
    let (first, last) = Rulebook::get().tax_years();
    if (first..=last).contains(&year) {
        return Ok(TaxYear(year));
    }
    let filled = vec![
        ("year", shown(&year.to_string())),
        ("low", shown(&first.to_string())),
        ("high", shown(&last.to_string())),
    ];
    Err(Message::new("readings-unknown-year", filled))
}

fn not_there(reading: &ReadingOfFile, error: ChoiceError) -> Message {
    let mut filled =
        vec![("point", shown(&reading.point)), ("alternative", shown(&reading.alternative))];
    let computed = |id: ChoiceId| {
        let alternatives = id.alternatives().iter().filter(|choice| choice.computed);
        Argument::Names(alternatives.map(|choice| choice.key).collect())
    };
    let id = match error {
        ChoiceError::UnknownPoint => {
            let points = ChoiceId::ALL.into_iter().filter(|id| id.is_of_person_years());
            filled.push(("known", Argument::Names(points.map(ChoiceId::name).collect())));
            "readings-unknown-point"
        }
        ChoiceError::UnknownAlternative(id) => {
            filled.push(("known", computed(id)));
            "readings-unknown-alternative"
        }
        ChoiceError::NotComputed(id) => {
            filled.push(("known", computed(id)));
            "readings-not-computed"
        }
    };
    Message::new(id, filled)
}
