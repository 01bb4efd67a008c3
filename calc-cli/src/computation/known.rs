//! The cells that hold an amount already.

use calc_core::law::money::{Cny, Currency, Hkd};
use calc_core::law::trace::{Amount, Multiplier};
use calc_sheets::computation::{Column, Figure, Formula, Number};
use calc_text::{Words, amount_cny, amount_hkd};

/// The amounts of a sheet, each with what it is of and its row.
#[derive(Debug, Default)]
pub(super) struct Known(Vec<(&'static str, Amount, u32)>);

impl Known {
    pub(super) fn add(&mut self, what: &'static str, amount: Amount, row: u32) {
        self.0.push((what, amount, row));
    }

    /// The last cell with this name and amount.
    pub(super) fn named(&self, what: &str, amount: Amount) -> Option<Formula> {
        self.last(amount, |name| name == what)
    }

    /// The last cell with this name and amount, or else with this amount, which is what the steps of a
    /// computation hand on; the amount itself where there is none.
    pub(super) fn find(&self, what: &str, amount: Amount) -> Formula {
        let any = || self.last(amount, |_| amount.amount != 0);
        self.named(what, amount).or_else(any).unwrap_or_else(|| Formula::Number(minor(amount)))
    }

    fn last(&self, amount: Amount, is_asked: impl Fn(&str) -> bool) -> Option<Formula> {
        let found = self.0.iter().rev().find(|(what, known, _)| *known == amount && is_asked(what));
        found.map(|(_, _, row)| Formula::Cell(Column::Result, *row, minor(amount)))
    }
}

/// A formula that comes to an amount.
pub(super) fn figure(formula: Formula, amount: Amount) -> Figure {
    Figure { formula, is_hkd: is_hkd(amount) }
}

/// A product with a number.
pub(super) fn times(figure: Figure, number: Number) -> Figure {
    let number = Box::new(Formula::Number(number));
    Figure { formula: Formula::Product(Box::new(figure.formula), number), ..figure }
}

/// The number itself, where a formula is only that with a sign.
pub(super) fn plain(formula: Formula) -> Formula {
    match formula {
        Formula::Minus(part) if part.is_number() => Formula::Number(-part.value()),
        formula => formula,
    }
}

pub(super) fn is_hkd(amount: Amount) -> bool {
    amount.currency == Currency::Hkd
}

/// An amount in whole units of its currency.
pub(super) fn minor(amount: Amount) -> Number {
    Number::new(amount.amount.into(), 100)
}

/// An amount with its currency, in words.
pub(super) fn shown(words: &Words, amount: Amount) -> String {
    match amount.currency {
        Currency::Cny => amount_cny(words, Cny::new(amount.amount)),
        Currency::Hkd => amount_hkd(words, Hkd::new(amount.amount)),
    }
}

/// A decimal number as the program writes it; zero where it is none.
pub(super) fn read(text: &str) -> Number {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{decimals}").parse().unwrap_or_default();
    let places = u32::try_from(decimals.len()).unwrap_or_default();
    Number::new(digits, 10_i128.pow(places))
}

/// An amount as a fact says it, where it is one.
pub(super) fn amount_of(text: &str, is_hkd: bool) -> Option<Amount> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if text.is_empty() || !is_number(text.strip_prefix('-').unwrap_or(text)) {
        return None;
    }
    let fen = read(text) * 100;
    let currency = if is_hkd { Currency::Hkd } else { Currency::Cny };
    let amount = i64::try_from(fen.to_integer()).ok().filter(|_| fen.is_integer())?;
    Some(Amount { currency, amount })
}

/// What an amount is multiplied by.
pub(super) fn multiplier(rate: Multiplier) -> Formula {
    let whole = |number: i64| Formula::Number(i128::from(number).into());
    let quotient = |one, other| Formula::Quotient(Box::new(one), Box::new(other));
    match rate {
        Multiplier::Rate(rate) => {
            Formula::Number(Number::new(rate.numerator.into(), rate.denominator.into()))
        }
        Multiplier::Months(rate, months) => {
            let of_all = i128::from(rate.numerator) * i128::from(months);
            quotient(Formula::Number(Number::new(of_all, rate.denominator.into())), whole(12))
        }
        Multiplier::Percent(percent) => {
            let text = percent.to_string();
            Formula::Number(read(text.trim_end_matches('%')) / 100)
        }
        Multiplier::Share(share) => Formula::Number(read(&share.to_string())),
        Multiplier::Part(own, couple) => {
            let dollars = |amount: Hkd| Formula::Number(Number::new(amount.minor().into(), 100));
            quotient(dollars(own), dollars(couple))
        }
        Multiplier::Days(half_days, days) => {
            quotient(Formula::Number(Number::new(half_days.into(), 2)), whole(days.into()))
        }
    }
}
