//! Where the header of a table stands, and the names in it. It may have up to three rows: a group
//! (个人扣缴) above the columns that it holds (社会保险费, 住房公积金).

use calc_core::person::identity::shape_of;

use crate::identity::damage_of;
use crate::layout::{Layout, Recognised, Shape, is_known_name};
use crate::reading::{is_plain_number, plain};

/// The most rows that a header has.
const MOST_ROWS: usize = 3;

/// Words of a group of columns that the employer pays, which is nothing of the employee's.
const EMPLOYERS: [&str; 7] = ["单位", "單位", "公司", "企业", "企業", "雇主", "僱主"];

/// Words that say that the employee pays all the same: 单位代扣.
const EMPLOYEES: [&str; 4] = ["代扣", "代缴", "个人", "個人"];

/// A header.
pub(crate) struct Header {
    /// The first of its rows, among those that were looked at.
    pub(crate) top: usize,
    /// The last.
    pub(crate) bottom: usize,
    /// What it is.
    pub(crate) recognised: Recognised,
}

/// The header among the first rows of a sheet: the one with the most known names. Of two with as
/// many the one with fewer rows is taken, so that a title is no part of it.
pub(crate) fn find(
    first: &[(u32, Vec<String>)],
    recognise: impl Fn(&[String]) -> Option<Recognised>,
) -> Option<Header> {
    let mut best: Option<Header> = None;
    for top in 0..first.len() {
        for height in 1..=MOST_ROWS.min(first.len() - top) {
            let bottom = top + height - 1;
            if height > 1 && !continues(&first[bottom - 1], &first[bottom]) {
                break;
            }
            let rows: Vec<&[String]> =
                first[top..=bottom].iter().map(|(_, cells)| cells.as_slice()).collect();
            let Some(recognised) = recognise(&names(&rows)) else { continue };
            let better = best.as_ref().is_none_or(|best| {
                let rows = best.bottom - best.top + 1;
                recognised.known > best.recognised.known
                    || (recognised.known == best.recognised.known && height < rows)
            });
            if better {
                best = Some(Header { top, bottom, recognised });
            }
        }
    }
    best
}

/// A table of which nothing is known but that it has a header.
pub(crate) static GUESSED: Layout =
    Layout { id: "guessed", shape: Shape::NotSupported, markers: &[], columns: &[] };

/// What the header is where no name in it is known: the row, or rows, with the most names and nothing that
/// is somebody's.
pub(crate) fn guess(first: &[(u32, Vec<String>)]) -> Option<Header> {
    find(first, |names| {
        let named: Vec<String> =
            names.iter().map(|name| plain(name)).filter(|name| !name.is_empty()).collect();
        let value = |name: &String| {
            let number = is_plain_number(name) && !(name.len() == 6 && name.starts_with("20"));
            number || shape_of(name).is_some() || damage_of(name).is_some()
        };
        (named.len() > 1 && !named.iter().any(value)).then(|| Recognised {
            layout: &GUESSED,
            takes: vec![None; names.len()],
            names: names.to_vec(),
            known: named.len(),
        })
    })
}

/// Whether a row may go on with a header: it stands right below, and holds no number and no
/// document of anybody.
fn continues(above: &(u32, Vec<String>), below: &(u32, Vec<String>)) -> bool {
    below.0 == above.0 + 1
        && !below
            .1
            .iter()
            .map(|cell| plain(cell))
            .any(|cell| is_plain_number(&cell) || shape_of(&cell).is_some())
}

/// The name of each column: the lowest of its cells, behind those above it where the name alone is
/// not known. A cell above spreads to the right over blank ones, as merged cells do.
fn names(rows: &[&[String]]) -> Vec<String> {
    let [single] = rows else {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
        return (0..width).map(|column| name(rows, column)).collect();
    };
    single.to_vec()
}

fn name(rows: &[&[String]], column: usize) -> String {
    let cell = |row: &[String], at: usize| row.get(at).map_or("", |cell| cell.trim()).to_owned();
    let lowest = rows.iter().rposition(|row| !cell(row, column).is_empty());
    let Some(lowest) = lowest else { return String::new() };
    let own = cell(rows[lowest], column);
    let groups: Vec<String> = rows[..lowest]
        .iter()
        .map(|row| {
            let from = (0..=column).rev().find(|at| !cell(row, *at).is_empty());
            from.map_or(String::new(), |at| cell(row, at))
        })
        .filter(|group| !group.is_empty())
        .collect();
    let says =
        |words: &[&str]| groups.iter().any(|group| words.iter().any(|word| group.contains(word)));
    let employers = says(&EMPLOYERS) && !says(&EMPLOYEES);
    if groups.is_empty() || (is_known_name(&own) && !employers) {
        return own;
    }
    format!("{}{own}", groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Vec<String> {
        cells.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn groups_spread_and_the_employers_part_is_not_the_employees() {
        let rows = [
            row("工号|姓名|个人扣缴||单位缴纳||备注"),
            row("||社会保险费|住房公积金|社会保险费|住房公积金|"),
        ];
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(
            names(&rows),
            [
                "工号",
                "姓名",
                "社会保险费",
                "住房公积金",
                "单位缴纳社会保险费",
                "单位缴纳住房公积金",
                "备注"
            ]
        );
    }
}
