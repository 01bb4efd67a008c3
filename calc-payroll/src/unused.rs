//! Columns of a file that nothing is read from, and what each may have been meant to be.

use calc_core::law::fields::{Columns, FieldAbout, normalised};
use calc_core::person::fields::Field;
use strsim::osa_distance;

use crate::escape::printable;
use crate::header::Header;

/// The most letters of a name that are shown.
const LONGEST_NAME: usize = 60;

/// A column that passes through unread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused<C = Field> {
    /// Its position, from 1.
    pub column: usize,
    /// Its name, fit to be shown.
    pub name: String,
    /// The column that its name almost names, of those that the file does not have.
    pub near: Option<C>,
}

/// The columns that have a name and are not read.
pub fn unused<C: Columns>(header: &Header<C>) -> Vec<Unused<C>> {
    let names = header.names().iter().enumerate();
    names
        .filter(|(_, name)| !name.trim().is_empty() && C::from_header(name).is_none())
        .map(|(index, name)| Unused {
            column: index + 1,
            name: printable(name.trim()).chars().take(LONGEST_NAME).collect(),
            near: near(header, &normalised(name)),
        })
        .collect()
}

/// The missing column whose name, label or alias is nearest to a name, if one is near at all.
fn near<C: Columns>(header: &Header<C>, name: &str) -> Option<C> {
    let letters = name.chars().count();
    if letters > LONGEST_NAME {
        return None;
    }
    C::all()
        .iter()
        .copied()
        .filter(|field| header.position(*field).is_none())
        .filter_map(|field| Some((distance(field.about(), name, letters)?, field)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, field)| field)
}

/// How far the names of a column are from a name; nothing where all are too far.
fn distance(about: &FieldAbout, name: &str, letters: usize) -> Option<usize> {
    // Two letters of a short word make another word.
    let limit = match letters {
        0..=2 => 0,
        3..=6 => 1,
        7..=12 => 2,
        _ => 3,
    };
    let known = [about.name, about.label.en, about.label.zh_hans, about.label.zh_hant_hk];
    let distances = known.iter().chain(about.aliases).filter_map(|known| {
        let known = normalised(known);
        let distance = osa_distance(name, &known);
        // "子女" is the beginning of "子女人数".
        let begins = letters >= 2 && known.starts_with(name) && distance <= letters;
        (distance <= limit || begins).then_some(distance)
    });
    distances.min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    #[test]
    fn misspelt_columns_are_found_and_others_are_only_named() {
        let header = "employee_id,tax_year,wages,anual_bonus,hk_childern,Department,专项扣除,\
                      婚姻,子女,wage,,\u{1b}[2Jx,所属部门\n";
        let header = Header::read(header.as_bytes(), 1, Format::Csv).unwrap();
        let found: Vec<(usize, String, Option<Field>)> =
            unused(&header).into_iter().map(|one| (one.column, one.name, one.near)).collect();
        let expected = [
            (4, "anual_bonus", Some(Field::AnnualBonus)),
            (5, "hk_childern", Some(Field::HkChildren)),
            (6, "Department", None),
            // By the law's term it is social insurance and housing fund together: not one column.
            (7, "专项扣除", None),
            (9, "子女", Some(Field::HkChildren)),
            // The file has wages already.
            (10, "wage", None),
            (12, "\u{fffd}[2Jx", None),
            (13, "所属部门", None),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(at, name, near)| (at, name.to_owned(), near)).collect();
        assert_eq!(found, expected);
    }
}
