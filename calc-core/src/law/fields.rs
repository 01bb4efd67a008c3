//! The columns of the files that come in, what each takes, and what comes back.

use std::collections::HashMap;
use std::fmt;

use crate::law::code::Code;
use crate::law::text::Text;

/// The most items that a list may have; sums over them stay far below the limits of the integers.
pub const MOST_ITEMS: usize = 200;

/// What stands between several words, in either width.
pub(crate) const WORD_JOINTS: [char; 2] = ['+', '＋'];

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
    /// Several of the column's words, joined by `+`, each once.
    Words,
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
    /// A quantity, a price or a rate of exchange: from 0 to 10^12, at most six decimals.
    Quantity,
    /// A percentage with its sign, at most four decimals.
    Percent,
    /// A day.
    Date,
    /// Items, each with the members of its group.
    List,
}

impl FieldKind {
    /// Whether it takes one or several of a few words.
    pub const fn takes_words(self) -> bool {
        matches!(self, Self::Word | Self::Words | Self::YesNo | Self::YesNoUnknown)
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
    /// What it takes.
    pub kind: FieldKind,
    /// The least that it takes, of days.
    pub least: u16,
    /// Whether a blank is a mistake.
    pub required: bool,
    /// Whether it is one of the income columns of which a payroll needs at least one.
    pub income: bool,
    /// Whether its value is never shown in a message.
    pub personal: bool,
    /// Its name for people.
    pub label: Text,
    /// What a user has to enter, in one or two sentences.
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
    /// Its canonical name, in files and in JSON.
    pub name: &'static str,
    /// The kind of value that it holds.
    pub kind: FieldKind,
    /// Its name for people.
    pub label: Text,
    /// The words that it holds.
    pub words: &'static [WordAbout],
}

/// Columns that come back where the file has any of others.
pub type Beside<C> = (&'static [C], &'static [ResultAbout]);

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

    /// The columns that come back for every file.
    fn results() -> &'static [ResultAbout];

    /// The columns that come back behind them where the file has one of other columns, and which.
    fn results_beside() -> &'static [Beside<Self>];

    /// The columns that come back behind all others where a run asks for them.
    fn results_on_request() -> &'static [ResultAbout];

    /// Every column that may come back, in order.
    fn every_result() -> impl Iterator<Item = &'static ResultAbout> {
        Self::results_of(|_| true).chain(Self::results_on_request())
    }

    /// The columns that come back for a file, in order; `has` says which columns it has.
    fn results_of(has: impl Fn(Self) -> bool) -> impl Iterator<Item = &'static ResultAbout> {
        let has_any = move |columns: &[Self]| columns.iter().any(|column| has(*column));
        let beside = Self::results_beside().iter().filter(move |(columns, _)| has_any(columns));
        Self::results().iter().chain(beside.flat_map(|(_, results)| *results))
    }

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

/// Where a fact stands: in a column, and there, if it holds a list, in one of its items.
pub trait FactLocation: Copy + Eq + fmt::Debug + 'static {
    /// The columns of the file.
    type Column: Columns;

    /// What can be wrong with the facts.
    type Code: Code;

    /// The column.
    fn column(self) -> Self::Column;

    /// What is said of the fact.
    fn about(self) -> &'static FieldAbout {
        self.column().about()
    }

    /// The JSON Pointer of its member in the facts.
    fn pointer(self) -> String;

    /// Where in the column's cell it stands, if that holds a list.
    fn in_cell(self) -> Option<String> {
        None
    }

    /// Which of several messages about a code says what is wrong here: `usual`, where the subject has
    /// none of its own for it.
    fn message_variant(self, _: Self::Code, usual: &'static str) -> &'static str {
        usual
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
