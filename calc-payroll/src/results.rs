//! The columns that come back, in the order of [`calc_core::fields::RESULTS`].

use calc_core::answer::RULESET;
use calc_core::assess::Outcome;
use calc_core::code::{Code, Codes};
use calc_core::money::{AmountText, write_minor};

/// How many columns come back.
pub(crate) const COUNT: usize = calc_core::fields::RESULTS.len();

/// Takes the cells of a row, in order.
pub(crate) trait Cells {
    /// A cell; it holds letters, digits and `._-+;` only.
    fn cell(&mut self, text: &[u8]);
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
    messages(notes, cells);
    amount(cells, mainland.comprehensive.tax.minor());
    amount(cells, mainland.bonus_tax().minor());
    cells.cell(mainland.bonus.map_or(b"", |bonus| bonus.taxed.word().as_bytes()));
    amount(cells, mainland.business_tax().minor());
    amount(cells, mainland.tax.minor());
    dollars(cells, hong_kong.salaries.net_chargeable_income.minor());
    cells.cell(hong_kong.salaries.basis.word().as_bytes());
    dollars(cells, hong_kong.tax.minor());
    amount(cells, hong_kong.tax_cny.minor());
    cells.cell(outcome.exemption.eligible.word().as_bytes());
    amount(cells, outcome.exemption.amount.minor());
    cells.cell(outcome.subsidy.eligible.word().as_bytes());
    amount(cells, outcome.subsidy.amount.minor());
    cells.cell(outcome.election.best.word().as_bytes());
    amount(cells, outcome.election.benefit.minor());
    amount(cells, outcome.burden_after.minor());
    match outcome.refund_or_due {
        Some(result) => amount(cells, result.minor()),
        None => cells.cell(b""),
    }
    cells.cell(ruleset);
}

/// The cells of a row that could not be worked out.
pub(crate) fn bad(errors: Codes, ruleset: &[u8], cells: &mut impl Cells) {
    let codes: Vec<&str> = errors.iter().map(Code::as_str).collect();
    bad_for(&codes, ruleset, cells);
}

/// The cells of a row that could not be worked out, for these reasons.
pub(crate) fn bad_for(codes: &[&str], ruleset: &[u8], cells: &mut impl Cells) {
    cells.cell(b"error");
    cells.cell(codes.join(";").as_bytes());
    for _ in 3..COUNT {
        cells.cell(b"");
    }
    cells.cell(ruleset);
}

fn messages(codes: Codes, cells: &mut impl Cells) {
    if codes.is_empty() {
        return cells.cell(b"");
    }
    let mut text = Vec::with_capacity(64);
    for code in codes.iter() {
        if !text.is_empty() {
            text.push(b';');
        }
        text.extend_from_slice(code.as_str().as_bytes());
    }
    cells.cell(&text);
}

fn amount(cells: &mut impl Cells, minor: i64) {
    cells.cell(write_minor(minor, true, &mut AmountText::default()));
}

fn dollars(cells: &mut impl Cells, minor: i64) {
    cells.cell(write_minor(minor, false, &mut AmountText::default()));
}
