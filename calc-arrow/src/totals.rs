//! What results come to, however many parts they were worked out in: the totals of a table, of which engines
//! see a part each.

use std::collections::BTreeMap;
use std::fmt;

use arrow_array::RecordBatch;
use calc_core::law::cell::Cell;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::fields::FieldKind;
use calc_core::law::money::Cny;
use calc_core::law::ruleset::RULESET;
use calc_core::person::code::Code;
use calc_core::person::relief::election::BestRoute;
use calc_payroll::summary::{RouteTotal, Summary, Total};

use crate::column::Column;
use crate::prepare::column;
use crate::schema::Use;

/// What rows of people come to. Amounts are of the rows without errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// What worked the rows out; nothing where there is no row.
    pub ruleset: Option<String>,
    /// How many rows there are.
    pub rows: u64,
    /// Rows with errors.
    pub errors: u64,
    /// How many rows have each code.
    pub codes: BTreeMap<String, u64>,
    /// What the people of each route come to, by its word.
    pub routes: BTreeMap<String, RouteTotal>,
    /// Mainland tax.
    pub mainland_tax: Total,
    /// Hong Kong tax in yuan.
    pub hong_kong_tax: Total,
    /// What the confirmed routes bring.
    pub benefit: Total,
    /// What unconfirmed routes would bring beyond the confirmed ones.
    pub possible: Total,
    /// What is left to bear.
    pub burden_after: Total,
    /// What comes back on the mainland return, over the rows that know it.
    pub refund: Total,
    /// What is still due, over the rows that know it.
    pub due: Total,
    /// Rows that know it.
    pub rows_with_withholding: u64,
}

/// Why results come to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TotalsError {
    /// A column that comes back is not there.
    Missing(&'static str),
    /// A row, from 0, has something else in a column than comes back there.
    Value(&'static str, usize),
    /// Rows were worked out by two rulesets.
    Rulesets(String, String),
}

impl fmt::Display for TotalsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "there is no column {name}"),
            Self::Value(name, row) => write!(f, "{name} of row {row} is no result"),
            Self::Rulesets(one, other) => write!(f, "two rulesets: {one}, {other}"),
        }
    }
}

impl std::error::Error for TotalsError {}

impl From<&Summary> for Totals {
    fn from(summary: &Summary) -> Self {
        let codes = Code::ALL.iter().filter_map(|code| {
            let count = summary.code(*code)?;
            Some((code.as_str().to_owned(), count.rows))
        });
        let routes = BestRoute::ALL.iter().zip(summary.routes);
        let routes = routes.filter(|(_, total)| total.people > 0);
        Self {
            ruleset: (summary.rows > 0).then(|| RULESET.to_string()),
            rows: summary.rows,
            errors: summary.errors,
            codes: codes.collect(),
            routes: routes.map(|(route, total)| (route.word().to_owned(), total)).collect(),
            mainland_tax: summary.mainland_tax,
            hong_kong_tax: summary.hong_kong_tax,
            benefit: summary.benefit,
            possible: summary.possible,
            burden_after: summary.burden_after,
            refund: summary.refund,
            due: summary.due,
            rows_with_withholding: summary.rows_with_withholding,
        }
    }
}

impl Totals {
    /// The totals of some results; their other columns do not matter.
    ///
    /// # Errors
    /// They are no results, or those of two rulesets.
    pub fn of(results: &RecordBatch) -> Result<Self, TotalsError> {
        let columns = Columns::of(results)?;
        let mut totals = Self::default();
        for row in 0..results.num_rows() {
            totals.add(&columns, row)?;
        }
        Ok(totals)
    }

    fn add(&mut self, columns: &Columns, row: usize) -> Result<(), TotalsError> {
        self.add_ruleset(columns.ruleset.text(row)?)?;
        self.rows += 1;
        for code in columns.messages.text(row).unwrap_or_default().split(';') {
            if !code.is_empty() {
                self.count(code, 1);
            }
        }
        if columns.status.text(row)? == "error" {
            self.errors += 1;
            return Ok(());
        }
        let (tax, benefit) = (columns.mainland_tax.amount(row)?, columns.benefit.amount(row)?);
        self.mainland_tax += tax;
        self.benefit += benefit;
        self.hong_kong_tax += columns.hong_kong_tax.amount(row)?;
        self.burden_after += columns.burden_after.amount(row)?;
        if let Some(result) = columns.refund_or_due.amount_if_any(row)? {
            self.rows_with_withholding += 1;
            self.refund += (-result).max(0);
            self.due += result.max(0);
        }
        let (exemption, subsidy) = (columns.exemption.amount(row)?, columns.subsidy.amount(row)?);
        let word = columns.best_route.text(row)?;
        let amount = match BestRoute::ALL.into_iter().find(|route| route.word() == word) {
            Some(BestRoute::Exemption | BestRoute::ExemptionIfConfirmed) => exemption,
            Some(BestRoute::Subsidy | BestRoute::SubsidyIfConfirmed) => subsidy,
            Some(BestRoute::None) => 0,
            None => return Err(columns.best_route.odd(row)),
        };
        self.add_route(word, RouteTotal { people: 1, mainland_tax: tax, amount });
        let open = [Eligibility::Needs, Eligibility::Unknown].map(Eligibility::word);
        let routes =
            [(&columns.exemption_eligible, exemption), (&columns.subsidy_eligible, subsidy)];
        let mut most = benefit;
        for (eligible, amount) in routes {
            if open.contains(&eligible.text(row)?) {
                most = most.max(amount);
            }
        }
        self.possible += most - benefit;
        Ok(())
    }

    /// Adds what other rows come to.
    ///
    /// # Errors
    /// Another ruleset worked those out.
    pub fn merge(&mut self, other: &Self) -> Result<(), TotalsError> {
        if let Some(ruleset) = &other.ruleset {
            self.add_ruleset(ruleset)?;
        }
        self.rows += other.rows;
        self.errors += other.errors;
        for (code, rows) in &other.codes {
            self.count(code, *rows);
        }
        for (word, total) in &other.routes {
            self.add_route(word, *total);
        }
        self.mainland_tax += other.mainland_tax;
        self.hong_kong_tax += other.hong_kong_tax;
        self.benefit += other.benefit;
        self.possible += other.possible;
        self.burden_after += other.burden_after;
        self.refund += other.refund;
        self.due += other.due;
        self.rows_with_withholding += other.rows_with_withholding;
        Ok(())
    }

    fn add_ruleset(&mut self, ruleset: &str) -> Result<(), TotalsError> {
        match &self.ruleset {
            Some(own) if own == ruleset => Ok(()),
            Some(own) => Err(TotalsError::Rulesets(own.clone(), ruleset.to_owned())),
            None => {
                self.ruleset = Some(ruleset.to_owned());
                Ok(())
            }
        }
    }

    fn count(&mut self, code: &str, rows: u64) {
        match self.codes.get_mut(code) {
            Some(count) => *count += rows,
            None => drop(self.codes.insert(code.to_owned(), rows)),
        }
    }

    fn add_route(&mut self, word: &str, more: RouteTotal) {
        match self.routes.get_mut(word) {
            Some(total) => {
                total.people += more.people;
                total.mainland_tax += more.mainland_tax;
                total.amount += more.amount;
            }
            None => drop(self.routes.insert(word.to_owned(), more)),
        }
    }
}

/// A column of results, whatever its type has become on its way.
struct Named {
    name: &'static str,
    column: Column,
}

impl Named {
    fn of(results: &RecordBatch, name: &'static str, kind: FieldKind) -> Result<Self, TotalsError> {
        let array = results.column_by_name(name).ok_or(TotalsError::Missing(name))?;
        Ok(Self { name, column: column(&**array, Use::Fact(kind)) })
    }

    fn odd(&self, row: usize) -> TotalsError {
        TotalsError::Value(self.name, row)
    }

    fn text(&self, row: usize) -> Result<&str, TotalsError> {
        match self.column.cell(row) {
            Cell::Text(text) => Ok(text),
            _ => Err(self.odd(row)),
        }
    }

    fn amount(&self, row: usize) -> Result<Total, TotalsError> {
        self.amount_if_any(row)?.ok_or_else(|| self.odd(row))
    }

    fn amount_if_any(&self, row: usize) -> Result<Option<Total>, TotalsError> {
        let minor = match self.column.cell(row) {
            Cell::Blank => return Ok(None),
            Cell::Integer(yuan) => Some(Total::from(yuan) * 100),
            Cell::Decimal { digits, scale } => in_fen(digits, scale),
            Cell::Text(text) => {
                let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
                Cny::parse(digits.as_bytes()).ok().map(|amount| sign * Total::from(amount.minor()))
            }
            _ => None,
        };
        minor.map(Some).ok_or_else(|| self.odd(row))
    }
}

/// An amount with some decimals in fen, where it is whole.
fn in_fen(digits: i128, scale: u8) -> Option<Total> {
    if scale <= 2 {
        return digits.checked_mul(10_i128.pow(u32::from(2 - scale)));
    }
    let unit = 10_i128.checked_pow(u32::from(scale - 2))?;
    (digits % unit == 0).then_some(digits / unit)
}

/// The columns of results that totals are made of.
struct Columns {
    ruleset: Named,
    status: Named,
    messages: Named,
    mainland_tax: Named,
    hong_kong_tax: Named,
    benefit: Named,
    burden_after: Named,
    refund_or_due: Named,
    best_route: Named,
    exemption: Named,
    exemption_eligible: Named,
    subsidy: Named,
    subsidy_eligible: Named,
}

impl Columns {
    fn of(results: &RecordBatch) -> Result<Self, TotalsError> {
        let word = |name| Named::of(results, name, FieldKind::Text);
        let amount = |name| Named::of(results, name, FieldKind::Cny);
        Ok(Self {
            ruleset: word("ruleset")?,
            status: word("status")?,
            messages: word("messages")?,
            mainland_tax: amount("mainland_tax")?,
            hong_kong_tax: amount("hk_tax_cny")?,
            benefit: amount("benefit")?,
            burden_after: amount("burden_after")?,
            refund_or_due: amount("refund_or_due")?,
            best_route: word("best_route")?,
            exemption: amount("exemption")?,
            exemption_eligible: word("exemption_eligible")?,
            subsidy: amount("subsidy")?,
            subsidy_eligible: word("subsidy_eligible")?,
        })
    }
}
