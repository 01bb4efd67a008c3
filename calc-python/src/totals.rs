//! What the rows of a table come to, as names and texts.

use calc_payroll::enterprise_summary;
use calc_payroll::months;
use calc_payroll::summary::Summary;

/// Names and values, each a whole number or an amount in yuan.
pub(crate) type Totals = Vec<(&'static str, String)>;

/// A summary that can be told.
pub(crate) trait Told {
    /// Its counts and amounts; those of several tables add up.
    fn totals(&self) -> Totals;
}

/// An amount in fen.
fn yuan(fen: i128) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

impl Told for Summary {
    fn totals(&self) -> Totals {
        vec![
            ("rows", self.rows.to_string()),
            ("errors", self.errors.to_string()),
            ("mainland_tax", yuan(self.mainland_tax)),
            ("hk_tax_cny", yuan(self.hong_kong_tax)),
            ("benefit", yuan(self.benefit)),
            ("burden_after", yuan(self.burden_after)),
        ]
    }
}

impl Told for enterprise_summary::Summary {
    fn totals(&self) -> Totals {
        vec![("rows", self.rows.to_string()), ("errors", self.errors.to_string())]
    }
}

impl Told for months::summary::Summary {
    fn totals(&self) -> Totals {
        vec![("rows", self.rows.to_string()), ("errors", self.errors.to_string())]
    }
}
