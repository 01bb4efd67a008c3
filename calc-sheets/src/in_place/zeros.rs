//! Formulas beside which 0 is kept. Some writers keep it for every formula, without a word: where a
//! formula over its own row cannot come to 0, it was not worked out.

use crate::value::Value;

/// How deep brackets are followed.
const DEPTH: usize = 16;

/// Whether the 0 that is kept beside a formula can be its value; none where that is not certain,
/// because the formula looks elsewhere or is not one of sums, products and roundings.
pub(super) fn is_nothing(formula: &str, row: u32, cells: &[Value]) -> Option<bool> {
    let text: Vec<u8> =
        formula.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'$').collect();
    let mut reader = Reader { rest: text.as_slice(), row, cells, depth: 0 };
    let value = reader.sum();
    if let Err(Unknown::NotWorkedOut) = value {
        return Some(false);
    }
    let value = value.ok().filter(|_| reader.rest.is_empty())?;
    // Below a tenth of a fen is the dust of binary numbers.
    Some(value.abs() < 0.001)
}

/// Why the value of a formula is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unknown {
    /// It is not followed here.
    Elsewhere,
    /// It rests on a formula that was not worked out.
    NotWorkedOut,
}

type Found = Result<f64, Unknown>;

struct Reader<'a> {
    rest: &'a [u8],
    row: u32,
    cells: &'a [Value],
    depth: usize,
}

impl Reader<'_> {
    fn takes(&mut self, sign: u8) -> bool {
        let taken = self.rest.first() == Some(&sign);
        if taken {
            self.rest = &self.rest[1..];
        }
        taken
    }

    fn sum(&mut self) -> Found {
        let mut sum = self.product()?;
        loop {
            if self.takes(b'+') {
                sum += self.product()?;
            } else if self.takes(b'-') {
                sum -= self.product()?;
            } else {
                return Ok(sum);
            }
        }
    }

    fn product(&mut self) -> Found {
        let mut product = self.part()?;
        loop {
            if self.takes(b'*') {
                product *= self.part()?;
            } else if self.takes(b'/') {
                product /= self.part()?;
            } else {
                return if product.is_finite() { Ok(product) } else { Err(Unknown::Elsewhere) };
            }
        }
    }

    fn part(&mut self) -> Found {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Unknown::Elsewhere);
        }
        let found = match self.rest.first() {
            Some(b'+' | b'-') => {
                let minus = self.rest[0] == b'-';
                self.rest = &self.rest[1..];
                self.part().map(|value| if minus { -value } else { value })
            }
            Some(b'(') => {
                self.rest = &self.rest[1..];
                let value = self.sum()?;
                if self.takes(b')') { Ok(value) } else { Err(Unknown::Elsewhere) }
            }
            Some(b'0'..=b'9' | b'.') => self.number(),
            _ => self.named(),
        };
        self.depth -= 1;
        found
    }

    fn word(&mut self, of: impl Fn(&u8) -> bool) -> &[u8] {
        let length = self.rest.iter().take_while(|byte| of(byte)).count();
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }

    fn number(&mut self) -> Found {
        let digits = self.word(|byte| byte.is_ascii_digit() || *byte == b'.');
        let digits = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        digits.ok_or(Unknown::Elsewhere)
    }

    /// A function, or a cell of the same row.
    fn named(&mut self) -> Found {
        let letters = self.word(u8::is_ascii_alphabetic).to_ascii_uppercase();
        if self.takes(b'(') {
            return match letters.as_slice() {
                b"SUM" => self.sum_of_cells(),
                b"ROUND" => self.rounded(),
                _ => Err(Unknown::Elsewhere),
            };
        }
        let column = self.column(&letters)?;
        self.cell(column)
    }

    fn rounded(&mut self) -> Found {
        let value = self.sum()?;
        let digits = if self.takes(b',') { self.sum()? } else { return Err(Unknown::Elsewhere) };
        if !self.takes(b')') || !(-9.0..=9.0).contains(&digits) {
            return Err(Unknown::Elsewhere);
        }
        let scale = 10_f64.powf(digits);
        Ok((value * scale).round() / scale)
    }

    /// What stands in the brackets of SUM: cells from one to another, or parts.
    fn sum_of_cells(&mut self) -> Found {
        let mut sum = 0.0;
        loop {
            let before = self.rest;
            let letters = self.word(u8::is_ascii_alphabetic).to_ascii_uppercase();
            let first = self.column(&letters);
            if let (Ok(first), true) = (first, self.takes(b':')) {
                let letters = self.word(u8::is_ascii_alphabetic).to_ascii_uppercase();
                let last = self.column(&letters)?;
                for column in first..=last {
                    sum += self.cell(column)?;
                }
            } else {
                self.rest = before;
                sum += self.sum()?;
            }
            if self.takes(b')') {
                return Ok(sum);
            }
            if !self.takes(b',') {
                return Err(Unknown::Elsewhere);
            }
        }
    }

    /// The column of a name such as C2, which has to be of this row.
    fn column(&mut self, letters: &[u8]) -> Result<usize, Unknown> {
        let digits = self.word(u8::is_ascii_digit);
        let row = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u32>().ok());
        if row != Some(self.row) || letters.is_empty() || letters.len() > 3 {
            return Err(Unknown::Elsewhere);
        }
        let place = |sum: usize, letter: &u8| sum * 26 + usize::from(letter - b'A') + 1;
        Ok(letters.iter().fold(0, place) - 1)
    }

    fn cell(&self, column: usize) -> Found {
        match self.cells.get(column) {
            None | Some(Value::Blank) => Ok(0.0),
            Some(Value::Number(number)) => Ok(*number),
            Some(Value::NotWorkedOut) => Err(Unknown::NotWorkedOut),
            Some(_) => Err(Unknown::Elsewhere),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_over_their_own_row_are_worked_out() {
        let cells = [
            Value::Number(0.0),
            Value::Number(3.0),
            Value::Blank,
            Value::Number(0.1),
            Value::Number(0.2),
            Value::Number(-0.3),
            Value::NotWorkedOut,
            Value::Text("x".to_owned()),
        ];
        for (formula, nothing) in [
            ("A2+C2", Some(true)),
            ("A2+B2", Some(false)),
            ("SUM(A2:C2,D2)", Some(false)),
            ("SUM( D2 : F2 )", Some(true)),
            ("$D$2+E2+F2", Some(true)),
            ("-(B2-3)*2", Some(true)),
            ("ROUND(B2/10,0)", Some(true)),
            ("ROUND(B2*100,-1)", Some(false)),
            ("A2*G2", Some(false)),
            ("SUM(A2,G2)", Some(false)),
            ("A2+H2", None),
            ("B2/A2", None),
            ("A3+B3", None),
            ("SUM(A1:A9)", None),
            ("Other!A2", None),
            ("'a b'!A2", None),
            ("IF(A2>0,1,0)", None),
            ("A2+", None),
            ("A2B2", None),
            ("ABCD2", None),
            ("", None),
        ] {
            assert_eq!(is_nothing(formula, 2, &cells), nothing, "{formula}");
        }
        let deep = format!("{}A2{}", "(".repeat(5_000), ")".repeat(5_000));
        assert_eq!(is_nothing(&deep, 2, &cells), None);
    }
}
