//! The columns that come back for people, in the order of [`calc_core::law::fields::RESULTS`].

use calc_core::law::code::{Code, Codes};
use calc_core::law::money::{AmountText, write_minor};
use calc_core::person::answer::RULESET;
use calc_core::person::assess::Outcome;

/// Takes the cells of a row, in order.
pub trait Cells {
    /// A cell; it holds letters, digits and `._-+;` only.
    fn cell(&mut self, text: &[u8]);

    /// A cell with an amount, in minor units; with two decimals or none.
    #[inline]
    fn amount(&mut self, minor: i64, decimals: bool) {
        self.cell(write_minor(minor, decimals, &mut AmountText::default()));
    }

    /// A cell with codes.
    fn codes(&mut self, codes: Codes) {
        let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
        self.cell(codes.join(";").as_bytes());
    }
}

/// The text of the ruleset column.
pub(crate) fn ruleset() -> String {
    format!("{}+{}", RULESET.engine, RULESET.digest)
}

/// The cells of a row that was worked out.
pub(crate) fn good(outcome: &Outcome, notes: Codes, ruleset: &[u8], cells: &mut impl Cells) {
    let mainland = &outcome.mainland;
    let hong_kong = &outcome.hong_kong;
    cells.cell(b"ok");
    cells.codes(notes);
    cells.amount(mainland.comprehensive.tax.minor(), true);
    cells.amount(mainland.bonus_tax().minor(), true);
    cells.cell(mainland.bonus.map_or(b"", |bonus| bonus.taxed.word().as_bytes()));
    cells.amount(mainland.business_tax().minor(), true);
    cells.amount(mainland.tax.minor(), true);
    cells.amount(hong_kong.salaries.net_chargeable_income.minor(), false);
    cells.cell(hong_kong.salaries.basis.word().as_bytes());
    cells.amount(hong_kong.tax.minor(), false);
    cells.amount(hong_kong.tax_cny.minor(), true);
    cells.cell(outcome.exemption.eligible.word().as_bytes());
    cells.amount(outcome.exemption.amount.minor(), true);
    cells.cell(outcome.subsidy.eligible.word().as_bytes());
    cells.amount(outcome.subsidy.amount.minor(), true);
    cells.cell(outcome.election.best.word().as_bytes());
    cells.amount(outcome.election.benefit.minor(), true);
    cells.amount(outcome.burden_after.minor(), true);
    match outcome.refund_or_due {
        Some(result) => cells.amount(result.minor(), true),
        None => cells.cell(b""),
    }
    cells.cell(ruleset);
}

/// The cells of a row that could not be worked out, of so many columns.
pub(crate) fn bad(errors: Codes, ruleset: &[u8], columns: usize, cells: &mut impl Cells) {
    let codes: Vec<&str> = errors.iter().map(Code::as_str).collect();
    bad_for(&codes, ruleset, columns, cells);
}

/// The cells of a row that could not be worked out, for these reasons.
pub(crate) fn bad_for(codes: &[&str], ruleset: &[u8], columns: usize, cells: &mut impl Cells) {
    cells.cell(b"error");
    cells.cell(codes.join(";").as_bytes());
    for _ in 3..columns {
        cells.cell(b"");
    }
    cells.cell(ruleset);
}
