//! The columns of a subject as its file lists them.

use serde::Deserialize;

use crate::schema::Text;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// The parts of the page's form, in order; none where no page asks for the fields of this file.
    #[serde(default)]
    pub(crate) pages: Vec<String>,
    /// In which order the trace tells the facts of a group.
    #[serde(default)]
    pub(crate) trace_order: TraceOrder,
    #[serde(rename = "group", default)]
    pub(crate) groups: Vec<Group>,
    #[serde(rename = "field", default)]
    pub(crate) fields: Vec<Field>,
    #[serde(rename = "result", default)]
    pub(crate) results: Vec<ResultColumn>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the file")]
pub(crate) struct Field {
    pub(crate) name: String,
    /// What the JSON facts call it, where that is not its name.
    pub(crate) member: Option<String>,
    pub(crate) group: String,
    pub(crate) kind: FieldKind,
    /// The part of the page's form where it stands, or `none`; nothing for a member of an item, which
    /// stands with its list.
    pub(crate) page: Option<String>,
    /// Its place within that part, among others by the order of the file.
    #[serde(default)]
    pub(crate) page_order: i8,
    /// Its name among the facts, where that is not its own; a text is a fact only where this is said.
    pub(crate) fact: Option<String>,
    /// Whether a blank is a mistake.
    #[serde(default)]
    pub(crate) required: bool,
    /// Whether a blank is not known rather than what a blank means.
    pub(crate) optional: Option<bool>,
    /// The fewest days that it takes.
    pub(crate) least: Option<u16>,
    /// The highest percentage that it takes.
    pub(crate) most: Option<u16>,
    /// What a blank means.
    pub(crate) blank: Option<String>,
    /// Where the trace tells it.
    #[serde(default)]
    pub(crate) trace: TracePlace,
    /// The amount that a number of persons belongs to.
    pub(crate) persons_of: Option<String>,
    #[serde(default)]
    pub(crate) income: bool,
    #[serde(default)]
    pub(crate) personal: bool,
    /// Whether it is there only where incomes with a computation of their own are worked out.
    #[serde(default)]
    pub(crate) special: bool,
    /// The file of columns that has the members of a list's items, where that is not this one.
    pub(crate) items_in: Option<String>,
    pub(crate) label: Text,
    pub(crate) help: Text,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) words: Vec<Word>,
}

/// Table that stand together in the JSON facts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) name: String,
    /// What the JSON facts call it, where that is not its name; empty where its fields are members of
    /// the facts themselves.
    pub(crate) member: Option<String>,
    /// What one of it is called, where there may be any number of it. The list is a field of the
    /// group's name.
    pub(crate) item: Option<String>,
    /// What its fields' names begin with that the members of the facts leave out.
    #[serde(default)]
    pub(crate) prefix: String,
    /// What its fields are about, in English.
    pub(crate) about: String,
    /// Whether it is there only where the actual Hong Kong bill is worked out.
    #[serde(default)]
    pub(crate) bill: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FieldKind {
    Text,
    Cny,
    Hkd,
    Count,
    YesNo,
    Word,
    /// Several of its words, joined by `+`.
    Words,
    Month,
    Days,
    HalfDays,
    PeriodDays,
    PeriodHalfDays,
    Share,
    ExchangeRate,
    TaxYear,
    Year,
    YesNoUnknown,
    Staff,
    Average,
    Quantity,
    Percent,
    Date,
    List,
    /// Codes of notes and mistakes; of results alone.
    Codes,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Word {
    pub(crate) key: String,
    pub(crate) label: Text,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResultColumn {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
    pub(crate) label: Text,
    /// What it says, in English, for the reference of the book; the label where it says enough.
    pub(crate) meaning: Option<String>,
    #[serde(default)]
    pub(crate) words: Vec<Word>,
    /// The columns of which one has to be there for this one to come back.
    #[serde(default)]
    pub(crate) beside: Vec<String>,
    /// The group of which a column has to be there for this one to come back.
    pub(crate) beside_group: Option<String>,
    /// Whether it comes back only where a run asks for it.
    #[serde(default)]
    pub(crate) on_request: bool,
}

/// In which order the trace tells the facts of a group.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TraceOrder {
    /// Words, then counts, then amounts.
    #[default]
    ByKind,
    /// As they stand in the file.
    AsListed,
    /// There is no trace of facts.
    None,
}

/// Where the trace tells a fact among those of its group.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TracePlace {
    /// Before the others.
    First,
    /// In the order of the file of columns.
    #[default]
    Ordered,
    /// After the others.
    Last,
    /// Nowhere.
    None,
}

impl FieldKind {
    /// Whether it takes one or several words of a list.
    pub(crate) fn takes_words(self) -> bool {
        matches!(self, Self::Word | Self::Words)
    }
}

impl Field {
    /// Whether a blank is not known.
    pub(crate) fn is_optional(&self) -> bool {
        let has_blank = matches!(
            self.kind,
            FieldKind::Cny | FieldKind::Hkd | FieldKind::Count | FieldKind::List
        );
        !self.required && self.optional.unwrap_or(!has_blank)
    }
}

impl Table {
    /// The columns that come back for every file.
    pub(crate) fn always(&self) -> impl Iterator<Item = &ResultColumn> {
        let alone = |result: &&ResultColumn| {
            result.beside.is_empty() && result.beside_group.is_none() && !result.on_request
        };
        self.results.iter().filter(alone)
    }

    /// The columns that come back beside others, and beside which: those that name others one by one,
    /// then those of each group.
    pub(crate) fn beside(&self) -> impl Iterator<Item = (Vec<&str>, Vec<&ResultColumn>)> {
        let named = self.results.iter().filter(|result| !result.beside.is_empty());
        let named = named.map(|it| (it.beside.iter().map(String::as_str).collect(), vec![it]));
        named.chain(self.groups.iter().filter_map(|group| self.beside_group(group)))
    }

    /// The columns that come back beside any of a group, and its columns that bring them.
    fn beside_group(&self, group: &Group) -> Option<(Vec<&str>, Vec<&ResultColumn>)> {
        let is_of = |result: &&ResultColumn| result.beside_group.as_ref() == Some(&group.name);
        let results: Vec<_> = self.results.iter().filter(is_of).collect();
        let columns = self.fields.iter().filter(|field| field.group == group.name);
        (!results.is_empty()).then(|| (columns.map(|it| it.name.as_str()).collect(), results))
    }

    /// Leaves out what only incomes with a computation of their own ask for and give back.
    pub(crate) fn leave_special_out(&mut self) {
        let is_left = |name: &String| self.fields.iter().any(|it| it.special && it.name == *name);
        self.results.retain(|result| !result.beside.iter().any(is_left));
        self.fields.retain(|field| !field.special);
    }

    /// Leaves out what only the actual Hong Kong bill asks for and gives back.
    pub(crate) fn leave_bill_out(&mut self) {
        let is_left = |groups: &[Group], name: &str| {
            groups.iter().any(|group| group.bill && group.name == name)
        };
        self.fields.retain(|field| !is_left(&self.groups, &field.group));
        self.results.retain(|result| {
            result.beside_group.as_ref().is_none_or(|name| !is_left(&self.groups, name))
        });
        self.groups.retain(|group| !group.bill);
    }

    /// The columns that come back where a run asks for them.
    pub(crate) fn on_request(&self) -> impl Iterator<Item = &ResultColumn> {
        self.results.iter().filter(|result| result.on_request)
    }

    /// The group of a field.
    pub(crate) fn group_of(&self, field: &Field) -> Option<&Group> {
        self.groups.iter().find(|group| group.name == field.group)
    }
}

/// Reads the file.
pub(crate) fn read(text: &str) -> Result<Table, String> {
    toml::from_str(text).map_err(|error| crate::shape_problem(text, &error))
}
