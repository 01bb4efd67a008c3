//! The columns of the files that come in, what each takes, and what comes back.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use crate::law::text::Text;

// Written at build time, for the compiler and not for a reader.
#[allow(clippy::match_same_arms, clippy::doc_markdown)]
mod generated {
    use super::{FieldAbout, FieldKind, Group, ResultAbout, WordAbout};
    use crate::law::code::Codes;
    use crate::law::money::{Cny, Hkd};
    use crate::law::result_sink::ResultSink;
    use crate::law::text::Text;
    include!(concat!(env!("OUT_DIR"), "/fields.rs"));
}
pub use generated::{
    BonusMethod, BusinessKind, Field, HkAssessment, HkMaritalStatus, HkTaxReduction,
    HkYearOfAssessment, Identity, MainlandStatus, RESULTS, ResultRow, TalentCategory,
};

/// The most items that a list may have; sums over them stay far below the limits of the integers.
pub const MOST_ITEMS: usize = 200;

/// The member of the JSON facts that a column belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Who and where.
    Person,
    /// The mainland year, in yuan.
    Mainland,
    /// The Hong Kong side, in Hong Kong dollars.
    HongKong,
    /// Assumptions.
    Assumptions,
    /// The company as a whole: members of the facts themselves.
    Company,
    /// Where the company is.
    Site,
    /// What it does.
    Activity,
    /// What it has in the area.
    Substance,
    /// Each earlier loss.
    Losses,
    /// Head office and branches.
    Structure,
    /// Each branch.
    Units,
    /// Each import.
    Imports,
    /// Who imports.
    Beneficiary,
}

impl Group {
    /// Every group of a person-year, in order.
    pub const ALL: [Self; 4] = [Self::Person, Self::Mainland, Self::HongKong, Self::Assumptions];

    /// The member's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Mainland => "mainland",
            Self::HongKong => "hong_kong",
            Self::Assumptions => "assumptions",
            Self::Company => "",
            Self::Site => "site",
            Self::Activity => "activity",
            Self::Substance => "substance",
            Self::Losses => "losses",
            Self::Structure => "structure",
            Self::Units => "units",
            Self::Imports => "imports",
            Self::Beneficiary => "import_beneficiary",
        }
    }

    /// Whether there may be any number of it.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Losses | Self::Units | Self::Imports)
    }
}

/// What a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// Yuan, at most two decimals.
    Cny,
    /// Hong Kong dollars, at most two decimals; cut to the dollar.
    Hkd,
    /// A whole number from 0 to 99.
    Count,
    /// `yes` or `no`.
    YesNo,
    /// One of the column's words.
    Word,
    /// Whole days from 0 to 366.
    Days,
    /// Days from 0 to 366, in halves.
    HalfDays,
    /// A month of the year, from 1 to 12.
    Month,
    /// Whole days of a period that may be longer than a year, from 0 to 3660.
    PeriodDays,
    /// The same in halves.
    PeriodHalfDays,
    /// A share from 0 to 1, at most six decimals.
    Share,
    /// Yuan for one Hong Kong dollar, from 0.5 to 2, at most six decimals.
    ExchangeRate,
    /// A calendar year that is covered.
    TaxYear,
    /// Any calendar year from 2000 to 2099.
    Year,
    /// `yes`, `no` or `unknown`.
    YesNoUnknown,
    /// A whole number of persons.
    Staff,
    /// An average number of persons, at most three decimals.
    Average,
    /// A percentage with its sign, at most four decimals.
    Percent,
    /// A day.
    Date,
    /// Items, each with the members of its group.
    List,
}

impl FieldKind {
    /// Whether it takes one of a few words.
    pub const fn takes_words(self) -> bool {
        matches!(self, Self::Word | Self::YesNo | Self::YesNoUnknown)
    }

    /// Whether JSON may give it as a whole number, which loses nothing on its way; amounts and
    /// rates could.
    pub const fn takes_integers(self) -> bool {
        matches!(
            self,
            Self::TaxYear
                | Self::Count
                | Self::Days
                | Self::Month
                | Self::PeriodDays
                | Self::Year
                | Self::Staff
                | Self::Average
        )
    }
}

/// What is said of a column.
#[derive(Debug)]
pub struct FieldAbout {
    /// The canonical name.
    pub name: &'static str,
    /// Its name in its group of the JSON facts.
    pub member: &'static str,
    /// The member of the JSON facts that it belongs to.
    pub group: Group,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether it is one of the income columns of which a payroll needs at least one.
    pub income: bool,
    /// Whether its value is never shown in a message.
    pub personal: bool,
    /// Its name for people.
    pub label: Text,
    /// What goes in.
    pub help: Text,
    /// More names that a header may use.
    pub aliases: &'static [&'static str],
    /// The words that it takes.
    pub words: &'static [WordAbout],
}

/// A column is known by its name.
impl PartialEq for FieldAbout {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for FieldAbout {}

/// What is said of a word.
#[derive(Debug)]
pub struct WordAbout {
    /// The canonical word.
    pub key: &'static str,
    /// The word for people.
    pub label: Text,
}

/// What is said of a column that comes back.
#[derive(Debug)]
pub struct ResultAbout {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Its name for people.
    pub label: Text,
    /// The words that it holds.
    pub words: &'static [WordAbout],
}

impl Field {
    /// How many columns there are.
    pub const COUNT: usize = Self::ALL.len();

    /// What is said of it.
    pub fn about(self) -> &'static FieldAbout {
        &generated::ABOUT[self as usize]
    }

    /// Its canonical name.
    pub fn name(self) -> &'static str {
        self.about().name
    }

    /// The column with a canonical name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The JSON Pointer of its member in the facts.
    pub fn pointer(self) -> String {
        format!("/{}/{}", self.about().group.name(), self.name())
    }
}

/// The columns of one kind of file.
pub trait Columns: Copy + Eq + fmt::Debug + 'static {
    /// Where each column stands, by its index.
    type Positions: AsRef<[u16]> + AsMut<[u16]> + Clone + fmt::Debug + Send + Sync;

    /// No column stands anywhere.
    const NOWHERE: Self::Positions;

    /// Every column that a row may have, in order.
    fn all() -> &'static [Self];

    /// Its place among all.
    fn index(self) -> usize;

    /// What is said of it.
    fn about(self) -> &'static FieldAbout;

    /// The columns that come back.
    fn results() -> &'static [ResultAbout];

    /// The column that a header names: its canonical name, a label or an alias, whatever the
    /// case, the blanks, the kind of brackets and a leading `*`.
    fn from_header(header: &str) -> Option<Self> {
        Self::headers().get(&normalised(header)).copied()
    }

    /// The column of every normalised name, label and alias; each of them means one column only.
    fn headers() -> &'static HashMap<String, Self>;
}

/// The mark of a column that is not in a file.
pub const ABSENT: u16 = u16::MAX;

impl Columns for Field {
    type Positions = [u16; Self::COUNT];

    const NOWHERE: Self::Positions = [ABSENT; Self::COUNT];

    fn all() -> &'static [Self] {
        &Self::ALL
    }

    #[inline]
    fn index(self) -> usize {
        self as usize
    }

    fn about(self) -> &'static FieldAbout {
        Self::about(self)
    }

    fn results() -> &'static [ResultAbout] {
        &RESULTS
    }

    fn headers() -> &'static HashMap<String, Self> {
        static HEADERS: LazyLock<HashMap<String, Field>> = LazyLock::new(by_header);
        &HEADERS
    }
}

/// Where a fact stands: in a column, and there, if it holds a list, in one of its items.
pub trait Place: Copy + Eq + fmt::Debug + 'static {
    /// The columns of the file.
    type Column: Columns;

    /// The column.
    fn column(self) -> Self::Column;

    /// What is said of the fact.
    fn about(self) -> &'static FieldAbout;

    /// The JSON Pointer of its member in the facts.
    fn pointer(self) -> String;

    /// Where in the column's cell it stands, if that holds a list.
    fn in_cell(self) -> Option<String> {
        None
    }
}

impl Place for Field {
    type Column = Self;

    fn column(self) -> Self {
        self
    }

    fn about(self) -> &'static FieldAbout {
        Self::about(self)
    }

    fn pointer(self) -> String {
        Self::pointer(self)
    }
}

/// What [`Columns::headers`] is made of, once.
pub(crate) fn by_header<C: Columns>() -> HashMap<String, C> {
    let names = |column: C| {
        let about = column.about();
        [about.name, about.label.en, about.label.zh_hans, about.label.zh_hant_hk]
            .into_iter()
            .chain(about.aliases.iter().copied())
            .map(move |name| (normalised(name), column))
    };
    C::all().iter().copied().flat_map(names).collect()
}

/// A header reduced to what tells it from others.
pub fn normalised(header: &str) -> String {
    header
        .trim()
        .trim_start_matches('*')
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '_' | '-' | '\u{feff}'))
        .map(|letter| match letter {
            '（' => '(',
            '）' => ')',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_names_two_columns() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for field in Field::ALL {
            let about = field.about();
            for name in [about.name, about.label.en, about.label.zh_hans, about.label.zh_hant_hk]
                .iter()
                .chain(about.aliases)
            {
                let earlier = owners.insert(normalised(name), about.name);
                assert!(
                    earlier.is_none_or(|owner| owner == about.name),
                    "{name} names two columns"
                );
            }
        }
        for result in &RESULTS {
            assert!(
                !owners.contains_key(&normalised(result.name)),
                "{} comes in and goes out",
                result.name
            );
        }
    }

    #[test]
    fn headers_are_read_whatever_their_dress() {
        for header in ["wages", " Wages ", "*WAGES", "工资薪金", "工資薪金"] {
            assert_eq!(Field::from_header(header), Some(Field::Wages), "{header}");
        }
        assert_eq!(Field::from_header("wagesx"), None);
    }
}
