//! Where the results of a row go, each with its type.

use crate::law::code::{Code, Codes};

/// Takes the results of a row, in the order of the columns that come back.
pub trait ResultSink {
    /// Nothing.
    fn blank(&mut self);

    /// A word or another text of letters, digits and `._-+%`, which needs no quotation marks anywhere.
    fn text(&mut self, text: &str);

    /// An amount in minor units; with two decimals, or as a whole number where `decimals` is false.
    fn amount(&mut self, minor: i64, decimals: bool);

    /// Codes, in their order.
    fn codes<C: Code>(&mut self, codes: Codes<C>);

    /// An amount, or nothing where there is none.
    #[inline]
    fn some_amount(&mut self, minor: Option<i64>, decimals: bool) {
        match minor {
            Some(minor) => self.amount(minor, decimals),
            None => self.blank(),
        }
    }

    /// A text, or nothing where there is none.
    #[inline]
    fn some_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.blank(),
        }
    }
}
