//! Formulas: what they come to, exactly, and how a spreadsheet writes them.

use std::fmt::{self, Write as _};

use calc_core::law::rounding::{Mode, Rounding};
use num_rational::Ratio;

/// An exact number.
pub type Number = Ratio<i128>;

/// The decimals to which a result is brought before it is cut: a spreadsheet counts in binary, where
/// 2,838 may be a hair less.
const BEFORE_CUTTING: u32 = 6;

/// The most decimals that a number is written with.
const MOST_DECIMALS: u32 = 9;

/// The columns of a sheet that hold numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What the row comes to.
    Result,
    /// The amount that it is made of.
    Base,
    /// What that is multiplied by.
    Factor,
}

impl Column {
    /// Its letter.
    const fn letter(self) -> char {
        match self {
            Self::Result => 'B',
            Self::Base => 'D',
            Self::Factor => 'E',
        }
    }
}

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A number that stands there.
    Number(Number),
    /// A cell, by its column and its row from 1, and what it comes to.
    Cell(Column, u32, Number),
    /// A sum.
    Sum(Vec<Formula>),
    /// The negative.
    Minus(Box<Formula>),
    /// A product of two.
    Product(Box<Formula>, Box<Formula>),
    /// A quotient.
    Quotient(Box<Formula>, Box<Formula>),
    /// The number, but not below zero.
    AtLeastZero(Box<Formula>),
    /// The least of several.
    Least(Vec<Formula>),
    /// The greatest of several.
    Greatest(Vec<Formula>),
    /// The number, rounded.
    Rounded(Box<Formula>, Rounding),
}

impl Formula {
    /// Whether it is a number and nothing else.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// What it comes to as a spreadsheet counts, but without its errors of binary numbers.
    pub fn value(&self) -> Number {
        let values = |parts: &[Self]| parts.iter().map(Self::value).collect::<Vec<_>>();
        match self {
            Self::Number(number) | Self::Cell(_, _, number) => *number,
            Self::Sum(parts) => values(parts).into_iter().sum(),
            Self::Minus(part) => -part.value(),
            Self::Product(one, other) => one.value() * other.value(),
            Self::Quotient(one, other) => one.value() / other.value(),
            Self::AtLeastZero(part) => part.value().max(Number::from_integer(0)),
            Self::Least(parts) => values(parts).into_iter().min().unwrap_or_default(),
            Self::Greatest(parts) => values(parts).into_iter().max().unwrap_or_default(),
            Self::Rounded(part, rounding) => rounded(part.value(), *rounding),
        }
    }

    /// As a spreadsheet writes it, without the sign of equality.
    pub fn written(&self) -> String {
        let mut text = String::new();
        // Writing to a text does not fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        match self {
            Self::Number(number) => write_number(out, *number),
            Self::Cell(column, row, _) => write!(out, "{}{row}", column.letter()),
            Self::Sum(parts) => write_sum(out, parts),
            Self::Minus(part) => {
                out.push('-');
                part.write_factor(out)
            }
            Self::Product(one, other) => {
                one.write_factor(out)?;
                out.push('*');
                other.write_factor(out)
            }
            Self::Quotient(one, other) => {
                one.write_factor(out)?;
                out.push('/');
                other.write_factor(out)
            }
            Self::AtLeastZero(part) => {
                out.push_str("MAX(0,");
                part.write(out)?;
                out.push(')');
                Ok(())
            }
            Self::Least(parts) => call(out, "MIN", parts),
            Self::Greatest(parts) => call(out, "MAX", parts),
            Self::Rounded(part, Rounding { mode, unit }) => {
                let decimals = decimals(*unit);
                let name = match mode {
                    Mode::HalfUp => "ROUND",
                    Mode::Down => "ROUNDDOWN",
                    Mode::Up => "ROUNDUP",
                };
                write!(out, "{name}(")?;
                if *mode == Mode::HalfUp {
                    part.write(out)?;
                } else {
                    out.push_str("ROUND(");
                    part.write(out)?;
                    write!(out, ",{BEFORE_CUTTING})")?;
                }
                write!(out, ",{decimals})")
            }
        }
    }

    /// The same within a product, a quotient or behind a sign.
    fn write_factor(&self, out: &mut String) -> fmt::Result {
        let whole = match self {
            Self::Number(number) => {
                decimals_of(*number).is_some() && *number >= Number::from_integer(0)
            }
            Self::Minus(_) | Self::Sum(_) | Self::Product(..) | Self::Quotient(..) => false,
            _ => true,
        };
        if whole {
            return self.write(out);
        }
        out.push('(');
        self.write(out)?;
        out.push(')');
        Ok(())
    }
}

/// A range where the cells stand below each other, and a sum of terms otherwise.
fn write_sum(out: &mut String, parts: &[Formula]) -> fmt::Result {
    if let [Formula::Cell(column, first, _), .., Formula::Cell(_, last, _)] = parts {
        let follows = |(part, row): (&Formula, u32)| matches!(part, Formula::Cell(of, at, _) if of == column && *at == row);
        if parts.iter().zip(*first..).all(follows) {
            let letter = column.letter();
            return write!(out, "SUM({letter}{first}:{letter}{last})");
        }
    }
    for (at, part) in parts.iter().enumerate() {
        match part {
            Formula::Minus(part) => {
                out.push('-');
                part.write_factor(out)?;
            }
            Formula::Number(number) if *number < Number::default() => write_number(out, *number)?,
            part => {
                out.push_str(if at > 0 { "+" } else { "" });
                part.write(out)?;
            }
        }
    }
    Ok(())
}

fn call(out: &mut String, name: &str, parts: &[Formula]) -> fmt::Result {
    write!(out, "{name}(")?;
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        part.write(out)?;
    }
    out.push(')');
    Ok(())
}

/// A decimal number where it ends, a quotient where it does not.
fn write_number(out: &mut String, number: Number) -> fmt::Result {
    let Some(decimals) = decimals_of(number) else {
        return write!(out, "{}/{}", number.numer(), number.denom());
    };
    let digits = (number * 10_i128.pow(decimals)).to_integer();
    let sign = if digits < 0 { "-" } else { "" };
    let (digits, unit) = (digits.unsigned_abs(), 10_u128.pow(decimals));
    write!(out, "{sign}{}", digits / unit)?;
    if decimals > 0 {
        let width = usize::try_from(decimals).unwrap_or_default();
        write!(out, ".{:0width$}", digits % unit)?;
    }
    Ok(())
}

/// How many decimals a number has; nothing where they do not end soon.
fn decimals_of(number: Number) -> Option<u32> {
    (0..=MOST_DECIMALS).find(|decimals| (number * 10_i128.pow(*decimals)).is_integer())
}

/// The decimals that a unit of fen or cents keeps: two for one fen, none for a yuan.
fn decimals(unit: i64) -> i64 {
    2 - i64::from(unit.checked_ilog10().unwrap_or(0))
}

/// Rounded as a spreadsheet rounds: a half goes away from zero, and cutting goes towards it.
fn rounded(number: Number, rounding: Rounding) -> Number {
    let unit = Number::new(rounding.unit.into(), 100);
    let before = Number::new(1, 10_i128.pow(BEFORE_CUTTING));
    let settled = |number: Number| (number / before).round() * before;
    match rounding.mode {
        Mode::HalfUp => (number / unit).round() * unit,
        Mode::Down => (settled(number) / unit).trunc() * unit,
        Mode::Up if number < Number::from_integer(0) => (settled(number) / unit).floor() * unit,
        Mode::Up => (settled(number) / unit).ceil() * unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(numerator: i128, denominator: i128) -> Formula {
        Formula::Number(Number::new(numerator, denominator))
    }

    #[test]
    fn what_is_written_is_what_it_comes_to() {
        let cell = |row, value| Formula::Cell(Column::Result, row, Number::from_integer(value));
        let fen = |mode| Rounding { mode, unit: 1 };
        let dollar = |mode| Rounding { mode, unit: 100 };
        let rounded = |part, rounding| Formula::Rounded(Box::new(part), rounding);
        let product = |one, other| Formula::Product(Box::new(one), Box::new(other));
        let minus = |part| Formula::Minus(Box::new(part));
        // Worked out by hand.
        let cases = [
            (Formula::Sum(vec![cell(3, 5)]), "B3", (5, 1)),
            (Formula::Sum(vec![cell(3, 5), cell(4, -7), cell(5, 1)]), "SUM(B3:B5)", (-1, 1)),
            (Formula::Sum(vec![cell(3, 5), cell(5, 7), number(-3, 2)]), "B3+B5-1.5", (21, 2)),
            (Formula::Sum(vec![cell(3, 5), minus(cell(4, 7))]), "B3-B4", (-2, 1)),
            (
                product(Formula::Sum(vec![cell(3, 5), minus(cell(4, 7))]), number(1, 2)),
                "(B3-B4)*0.5",
                (-1, 1),
            ),
            (
                Formula::AtLeastZero(Box::new(Formula::Sum(vec![minus(cell(4, 7))]))),
                "MAX(0,-B4)",
                (0, 1),
            ),
            (product(cell(3, 5), number(3, 100)), "B3*0.03", (15, 100)),
            (
                rounded(product(cell(3, 5), number(1, 3)), fen(Mode::HalfUp)),
                "ROUND(B3*(1/3),2)",
                (167, 100),
            ),
            // 1.005 is less than that in binary numbers; a half goes away from zero.
            (rounded(number(1_005, 1_000), fen(Mode::HalfUp)), "ROUND(1.005,2)", (101, 100)),
            (rounded(number(-1_005, 1_000), fen(Mode::HalfUp)), "ROUND(-1.005,2)", (-101, 100)),
            (
                rounded(number(19_658_685, 100), dollar(Mode::Down)),
                "ROUNDDOWN(ROUND(196586.85,6),0)",
                (196_586, 1),
            ),
            (rounded(number(21, 10), dollar(Mode::Up)), "ROUNDUP(ROUND(2.1,6),0)", (3, 1)),
            (
                Formula::Quotient(Box::new(cell(3, 5)), Box::new(minus(cell(5, 2)))),
                "B3/(-B5)",
                (-5, 2),
            ),
            (Formula::Least(vec![cell(3, 5), number(2, 1)]), "MIN(B3,2)", (2, 1)),
            (Formula::Greatest(vec![cell(3, 5), number(2, 1)]), "MAX(B3,2)", (5, 1)),
        ];
        for (formula, written, (numerator, denominator)) in cases {
            assert_eq!(formula.written(), written);
            assert_eq!(formula.value(), Number::new(numerator, denominator), "{written}");
        }
    }
}
