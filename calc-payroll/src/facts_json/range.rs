//! The range of a curve: `{"column": "wages", "from": "0", "to": "2000000", "step": "10000"}`.

use calc_core::law::amount_text::probable_amount;
use calc_core::law::money::{Cny, Currency};
use calc_core::person::curve::{MOST_POINTS, Range, RangeError};
use calc_core::person::fields::Field;

use super::{Fault, Node, Request, escaped};
use crate::json::word_or_told;

const COLUMN: &str = "column";
const AMOUNTS: [&str; 3] = ["from", "to", "step"];

impl Request<'_> {
    pub(super) fn range(&mut self, parent: &str, node: Node<'_>) {
        let Node::Object(members) = node else {
            return self.fault(parent.to_owned(), Fault::NotAnObject);
        };
        let mut column = None;
        let mut amounts = [None; AMOUNTS.len()];
        let mut seen = Vec::new();
        for (name, node) in members {
            let known = || std::iter::once(COLUMN).chain(AMOUNTS);
            let Some(member) = known().find(|known| *known == name) else {
                self.unknown(|| format!("{parent}/{}", escaped(&name)), known());
                continue;
            };
            let pointer = format!("{parent}/{member}");
            if seen.contains(&member) {
                self.fault(pointer, Fault::Twice);
                continue;
            }
            seen.push(member);
            match AMOUNTS.iter().position(|amount| *amount == member) {
                Some(index) => amounts[index] = self.amount(pointer, node),
                None => {
                    column = word_or_told(
                        &mut self.problems,
                        (pointer, node),
                        &income_columns(),
                        income_column,
                    );
                }
            }
        }
        for name in std::iter::once(COLUMN).chain(AMOUNTS) {
            if !seen.contains(&name) {
                self.fault(format!("{parent}/{name}"), Fault::Missing);
            }
        }
        let (Some(column), [Some(from), Some(to), Some(step)]) = (column, amounts) else {
            if self.problems.is_empty() {
                // A member that is null is as good as missing.
                self.fault(parent.to_owned(), Fault::Missing);
            }
            return;
        };
        match Range::new(column, from, to, step) {
            Ok(range) => self.range = Some(range),
            Err(error) => self.bad_range(parent, error),
        }
    }

    fn bad_range(&mut self, parent: &str, error: RangeError) {
        let (member, fault) = match error {
            RangeError::NotIncome => (COLUMN, Fault::UnknownWord(income_columns())),
            RangeError::Empty => ("to", Fault::EmptyRange),
            RangeError::NoStep => ("step", Fault::NoStep),
            RangeError::TooManyPoints(found) => {
                ("step", Fault::TooManyPoints { found, limit: MOST_POINTS })
            }
        };
        self.fault(format!("{parent}/{member}"), fault);
    }

    pub(super) fn amount(&mut self, pointer: String, node: Node<'_>) -> Option<Cny> {
        let Node::Text(text) = node else {
            self.fault(pointer, Fault::NotText);
            return None;
        };
        let amount = Cny::parse(text.trim().as_bytes()).ok();
        if amount.is_none() {
            let reading = probable_amount(&text, Some(Currency::Cny));
            self.fault(pointer, Fault::NotAnAmount(reading));
        }
        amount
    }
}

fn income_columns() -> Vec<&'static str> {
    let income = Field::ALL.into_iter().filter(|field| field.about().income);
    income.map(Field::name).collect()
}

fn income_column(name: &str) -> Option<Field> {
    Field::named(name).filter(|field| field.about().income)
}

#[cfg(test)]
mod tests {
    use super::super::{RequestKind, read};
    use super::*;

    #[test]
    fn mistakes_of_a_range_have_pointers() {
        let range = |members: &str| {
            let request = format!("{{\"range\": {members}}}");
            let request = read(request.as_bytes(), RequestKind::Curve);
            (request.range, request.problems)
        };
        let (good, problems) =
            range(r#"{"column": "wages", "from": "0", "to": "10.50", "step": "0.01"}"#);
        assert_eq!(problems, []);
        assert_eq!(good.unwrap().column(), Field::Wages);
        for (members, pointer, fault) in [
            ("[]", "/range", Fault::NotAnObject),
            (
                r#"{"column": "donations", "from": "0", "to": "1", "step": "1"}"#,
                "/range/column",
                Fault::UnknownWord(income_columns()),
            ),
            (r#"{"column": null, "from": "0", "to": "1", "step": "1"}"#, "/range", Fault::Missing),
            (r#"{"column": "wages", "from": "0", "to": "1"}"#, "/range/step", Fault::Missing),
            (
                r#"{"column": "wages", "from": 0, "to": "1", "step": "1"}"#,
                "/range/from",
                Fault::NotText,
            ),
            (
                r#"{"column": "wages", "from": "1e3", "to": "1", "step": "1"}"#,
                "/range/from",
                Fault::NotAnAmount(Some("1000".to_owned())),
            ),
            (
                r#"{"column": "wages", "from": "1万", "to": "20000", "step": "1"}"#,
                "/range/from",
                Fault::NotAnAmount(Some("10000".to_owned())),
            ),
            (
                r#"{"column": "wages", "from": "1", "to": "1", "step": "1"}"#,
                "/range/to",
                Fault::EmptyRange,
            ),
            (
                r#"{"column": "wages", "from": "0", "to": "1", "step": "0"}"#,
                "/range/step",
                Fault::NoStep,
            ),
            (
                r#"{"column": "wages", "from": "0", "to": "1000000000000", "step": "0.01"}"#,
                "/range/step",
                Fault::TooManyPoints { found: 100_000_000_000_001, limit: MOST_POINTS },
            ),
        ] {
            let (range, problems) = range(members);
            assert!(range.is_none(), "{members}");
            let found: Vec<_> = problems.into_iter().map(|p| (p.pointer, p.fault)).collect();
            assert_eq!(found, [(pointer.to_owned(), fault)], "{members}");
        }
        assert_eq!(read(b"{}", RequestKind::Curve).problems[0].fault, Fault::Missing);
    }
}
