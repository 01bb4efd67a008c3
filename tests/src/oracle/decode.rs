//! From the text of a row to values: which cells are blank, which are bad.

use std::collections::BTreeMap;

use calc_core::law::fields::FieldKind;
use calc_core::person::fields::{Field, Group};

use super::Row;
use super::number::{Q, decimal, dollar, frac, int, whole_number, zero};
use super::values;

/// The columns of a kind, as the table of columns lists them. What they mean is not taken from there.
pub fn columns(kind: FieldKind) -> impl Iterator<Item = &'static str> {
    // The facts of the actual Hong Kong bill are read by its own computation.
    let is_one =
        move |field: &Field| field.about().kind == kind && field.group() != Group::HongKongActual;
    Field::ALL.into_iter().filter(is_one).map(Field::name)
}

/// The words that a column takes, as the table of columns lists them; none where it takes none.
pub fn words(column: &str) -> Vec<&'static str> {
    let about = Field::named(column).map(Field::about);
    match about.map(|about| about.kind) {
        Some(FieldKind::YesNo) => vec!["yes", "no"],
        _ => about.map_or(Vec::new(), |about| about.words.iter().map(|word| word.key).collect()),
    }
}

/// Columns of words.
pub fn columns_of_words() -> impl Iterator<Item = &'static str> {
    columns(FieldKind::Word).chain(columns(FieldKind::YesNo))
}

/// One cell, read.
pub enum Cell<T> {
    /// Absent, or nothing but blanks.
    Blank,
    /// Given, and not acceptable.
    Bad,
    /// Given.
    Is(T),
}

impl<T> Cell<T> {
    /// The value, where one was given and is good.
    pub fn value(&self) -> Option<&T> {
        match self {
            Cell::Is(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the cell itself is in error.
    pub fn is_bad(&self) -> bool {
        matches!(self, Cell::Bad)
    }

    /// Whether nothing was given.
    pub fn is_blank(&self) -> bool {
        matches!(self, Cell::Blank)
    }
}

/// A row, read cell by cell.
pub struct Sheet {
    pub employee_id: Cell<String>,
    pub tax_year: Cell<i64>,
    pub mainland_days: Cell<i64>,
    pub months_in_china: Cell<i64>,
    pub early_retirement_months: Cell<i64>,
    pub internal_retirement_months: Cell<i64>,
    pub annuity_months: Cell<i64>,
    pub shenzhen_work_days: Cell<Q>,
    pub park_share: Cell<Q>,
    pub fx: Cell<Q>,
    pub amounts: BTreeMap<&'static str, Cell<Q>>,
    pub counts: BTreeMap<&'static str, Cell<i64>>,
    pub words: BTreeMap<&'static str, Cell<String>>,
}

impl Sheet {
    /// Reads every cell that the computation needs.
    pub fn read(row: &Row) -> Sheet {
        let mut amounts = BTreeMap::new();
        for column in columns(FieldKind::Cny) {
            amounts.insert(column, read(row, column, amount));
        }
        // Hong Kong dollars are cut to the dollar as they are read.
        for column in columns(FieldKind::Hkd) {
            amounts.insert(column, read(row, column, |text| Some(dollar(&amount(text)?))));
        }
        let counts =
            columns(FieldKind::Count).map(|column| (column, read(row, column, count))).collect();
        let mut of_words = BTreeMap::new();
        for column in columns_of_words() {
            let allowed = words(column);
            let word = |text: &str| allowed.contains(&text).then(|| text.to_owned());
            of_words.insert(column, read(row, column, word));
        }
        of_words.insert("donation_order", read(row, "donation_order", order));
        Sheet {
            employee_id: read(row, "employee_id", |text| Some(text.to_owned())),
            tax_year: read(row, "tax_year", |text| {
                whole_number(text).filter(|year| (2019..=2027).contains(year))
            }),
            mainland_days: read(row, "mainland_days", |text| {
                whole_number(text).filter(|days| *days <= 366)
            }),
            months_in_china: read(row, "months_in_china", |text| {
                whole_number(text).filter(|months| (1..=12).contains(months))
            }),
            early_retirement_months: read(row, "early_retirement_months", months),
            internal_retirement_months: read(row, "internal_retirement_months", months),
            annuity_months: read(row, "annuity_months", |text| {
                whole_number(text).filter(|months| (1..=12).contains(months))
            }),
            shenzhen_work_days: read(row, "shenzhen_work_days", half_days),
            park_share: read(row, "park_share", |text| {
                decimal(text, 6).filter(|share| *share <= int(1))
            }),
            fx: read(row, "fx_cny_per_hkd", |text| {
                decimal(text, 6).filter(|fx| *fx >= frac(1, 2) && *fx <= int(2))
            }),
            amounts,
            counts,
            words: of_words,
        }
    }

    /// An amount; blank is 0. Hong Kong amounts are already cut to the dollar.
    pub fn amount(&self, column: &str) -> Q {
        self.amounts[column].value().cloned().unwrap_or_else(zero)
    }

    /// A count; blank is 0.
    pub fn count(&self, column: &str) -> i64 {
        self.counts[column].value().copied().unwrap_or(0)
    }

    /// A number of persons; blank is 1.
    pub fn persons(&self, column: &str) -> i64 {
        self.counts[column].value().copied().unwrap_or(1)
    }

    /// A word, where given.
    pub fn word(&self, column: &str) -> Option<&str> {
        self.words[column].value().map(String::as_str)
    }

    /// Whether status or days make a non-resident (Individual Income Tax Law, art. 1).
    pub fn is_non_resident(&self) -> bool {
        let by_days = self.mainland_days.value().map(|days| *days < values::RESIDENT_DAYS);
        self.word("mainland_status").map(|status| status == "non_resident").or(by_days)
            == Some(true)
    }

    /// The months over which a non-resident's year is spread evenly; nothing of a resident's.
    pub fn even_months(&self) -> Option<i64> {
        self.months_in_china.value().copied().filter(|_| self.is_non_resident())
    }

    /// The tax year of a row without errors.
    pub fn year(&self) -> i64 {
        *self.tax_year.value().expect("a row without errors has a tax year")
    }

    /// The year in which the chosen year of assessment starts.
    pub fn year_of_assessment(&self) -> i64 {
        match self.word("hk_year_of_assessment") {
            Some("ends_in_tax_year") => self.year() - 1,
            _ => self.year(),
        }
    }
}

fn read<T>(row: &Row, column: &str, parse: impl Fn(&str) -> Option<T>) -> Cell<T> {
    let text =
        row.get(column).map_or("", |text| text.trim_matches(|c: char| c.is_ascii_whitespace()));
    if text.is_empty() {
        return Cell::Blank;
    }
    parse(text).map_or(Cell::Bad, Cell::Is)
}

fn amount(text: &str) -> Option<Q> {
    decimal(text, 2).filter(|value| *value <= int(1_000_000_000_000))
}

fn count(text: &str) -> Option<i64> {
    whole_number(text).filter(|value| *value <= 99)
}

/// Incomes in order, each once.
fn order(text: &str) -> Option<String> {
    let known = ["comprehensive", "bonus", "equity", "business"];
    let incomes: Vec<&str> = text.split('+').map(str::trim).collect();
    let each_once = |income: &&str| incomes.iter().filter(|one| *one == income).count() == 1;
    let good = incomes.iter().all(|income| known.contains(income) && each_once(income));
    good.then(|| incomes.join("+"))
}

/// Months to the statutory age.
fn months(text: &str) -> Option<i64> {
    whole_number(text).filter(|months| (1..=366).contains(months))
}

/// 0..366 in halves.
fn half_days(text: &str) -> Option<Q> {
    decimal(text, usize::MAX).filter(|days| *days <= int(366) && (days * int(2)).is_integer())
}
