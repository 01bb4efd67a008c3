//! Columns of a file that nothing is read from, and what each may have been meant to be.

use std::collections::HashSet;

use calc_core::law::fields::{Columns, FieldAbout, normalised};
use calc_core::person::fields::Field;
use strsim::osa_distance;

use crate::header::Header;
use crate::shown_name::shown_name;

/// How many names are compared with ours; a file with more is no payroll whose columns are misspelt.
const COMPARED: usize = 1_000;

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
    let missing: Vec<Known<C>> = C::all()
        .iter()
        .filter(|field| header.position(**field).is_none())
        .map(|field| Known { field: *field, names: names_of(field.about()) })
        .collect();
    let taken: HashSet<usize> =
        C::all().iter().filter_map(|field| header.position(*field)).collect();
    let names = header.names().iter().enumerate();
    names
        .filter(|(index, name)| {
            !name.trim().is_empty() && !taken.contains(index) && !header.is_used(*index)
        })
        .enumerate()
        .map(|(number, (index, name))| Unused {
            column: index + 1,
            name: shown_name(name).chars().take(LONGEST_NAME).collect(),
            near: (number < COMPARED).then(|| near(&missing, &normalised(name))).flatten(),
        })
        .collect()
}

/// A column that the file does not have, with everything that it is called: made once, for a file
/// may have many names that nothing is read from.
struct Known<C> {
    field: C,
    names: Vec<(String, usize)>,
}

/// What a column is called, and the letters of each name.
fn names_of(about: &FieldAbout) -> Vec<(String, usize)> {
    let known = [about.name, about.label.en, about.label.zh_hans, about.label.zh_hant_hk];
    let names = known.iter().chain(about.aliases).map(|name| normalised(name));
    let with_letters = |name: String| {
        let letters = name.chars().count();
        (name, letters)
    };
    names.map(with_letters).collect()
}

/// The missing column whose name, label or alias is nearest to a name, if one is near at all.
fn near<C: Columns>(missing: &[Known<C>], name: &str) -> Option<C> {
    let letters = name.chars().count();
    if letters > LONGEST_NAME {
        return None;
    }
    missing
        .iter()
        .filter_map(|known| Some((distance(known, name, letters)?, known.field)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, field)| field)
}

/// How far the names of a column are from a name; nothing where all are too far.
fn distance<C>(known: &Known<C>, name: &str, letters: usize) -> Option<usize> {
    // Two letters of a short word make another word.
    let limit = match letters {
        0..=2 => 0,
        3..=6 => 1,
        7..=12 => 2,
        _ => 3,
    };
    let distances = known.names.iter().filter_map(|(known, its_letters)| {
        // "子女" is the beginning of "子女人数".
        let begins = letters >= 2 && known.starts_with(name);
        // Names of other lengths are further away than that, whatever their letters.
        if !begins && its_letters.abs_diff(letters) > limit {
            return None;
        }
        let distance = osa_distance(name, known);
        (distance <= limit || (begins && distance <= letters)).then_some(distance)
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
