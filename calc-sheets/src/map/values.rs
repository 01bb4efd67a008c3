//! What the cells of a column are, told by the cells alone.

use calc_core::law::fields::FieldKind;
use calc_core::person::fields::{
    BusinessKind, Field, HkAssessment, HkMaritalStatus, Identity, MainlandStatus, TalentCategory,
};

use crate::identity::{damage_of, document_of_number, masked};
use crate::reading::{
    AmountReading, Currency, amount, is_plain_number, month_name, plain, year_month, yes_no,
};

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Numbers of identity documents, with right check digits where they have one.
    Documents,
    /// Identity numbers whose last digits a spreadsheet has lost.
    Damaged,
    /// Numbers of passports: letters and digits without a check digit.
    Passports,
    /// Codes that differ from row to row, as employee numbers do.
    Codes,
    /// Years.
    Years,
    /// Months, with their year or alone.
    Months,
    /// Days.
    Days,
    /// Yes or no.
    YesNo,
    /// The words of one of our columns.
    Words(Field),
    /// Currencies; whether one of them is not the yuan.
    Currencies {
        /// Whether one of them is another than the yuan.
        other: bool,
    },
    /// Amounts; whether one of them says another currency than the yuan.
    Amounts {
        /// Whether one of them says another currency than the yuan.
        other: bool,
    },
    /// Numbers of telephones or bank accounts.
    Accounts,
    /// Any other text.
    Texts,
}

impl Kind {
    /// The id of its name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Documents => "map-kind-documents",
            Self::Damaged => "map-kind-damaged",
            Self::Passports => "map-kind-passports",
            Self::Codes => "map-kind-codes",
            Self::Years => "map-kind-years",
            Self::Months => "map-kind-months",
            Self::Days => "map-kind-days",
            Self::YesNo => "map-kind-yes-no",
            Self::Words(_) => "map-kind-words",
            Self::Currencies { .. } => "map-kind-currencies",
            Self::Amounts { .. } => "map-kind-amounts",
            Self::Accounts => "map-kind-accounts",
            Self::Texts => "map-kind-texts",
        }
    }
}

/// Of ten cells so many have to be of a kind.
const OF_TEN: usize = 9;

/// How many examples are shown.
const EXAMPLES: usize = 2;

/// What the cells of a column are; nothing where all of them are blank.
pub(super) fn kind_of(cells: &[&str]) -> Option<Kind> {
    let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
    let cells: Vec<&str> =
        cells.iter().map(String::as_str).filter(|cell| !is_nothing(cell)).collect();
    if cells.is_empty() {
        return None;
    }
    let count = |is: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count();
    let most = |is: &dyn Fn(&str) -> bool| count(is) * 10 >= cells.len() * OF_TEN;
    let all = |is: &dyn Fn(&str) -> bool| count(is) == cells.len();
    // One damaged number among whole ones is a person's all the same.
    if most(&|cell| document_of_number(cell).is_some() || damage_of(cell).is_some()) {
        let whole = count(&|cell| document_of_number(cell).is_some());
        return Some(if whole * 2 >= cells.len() { Kind::Documents } else { Kind::Damaged });
    }
    if all(&|cell| is_yuan(cell).is_some()) {
        let other = cells.iter().any(|cell| is_yuan(cell) == Some(false));
        return Some(Kind::Currencies { other });
    }
    if all(&|cell| yes_no(cell).is_some()) {
        return Some(Kind::YesNo);
    }
    if let Some(field) = words_of(&cells) {
        return Some(Kind::Words(field));
    }
    if all(&|cell| is_year(cell)) {
        return Some(Kind::Years);
    }
    if most(&|cell| is_month(cell)) {
        return Some(Kind::Months);
    }
    if most(&is_day) {
        return Some(Kind::Days);
    }
    if most(&is_passport) {
        return Some(Kind::Passports);
    }
    if most(&is_account) {
        return Some(Kind::Accounts);
    }
    if are_codes(&cells) {
        return Some(Kind::Codes);
    }
    if most(&|cell| as_amount(cell).is_some()) {
        let other = cells.iter().any(|cell| as_amount(cell) == Some(true));
        return Some(Kind::Amounts { other });
    }
    Some(Kind::Texts)
}

/// How many cells hold something.
pub(super) fn filled(cells: &[&str]) -> usize {
    cells.iter().filter(|cell| !is_nothing(&plain(cell))).count()
}

fn is_nothing(cell: &str) -> bool {
    matches!(amount(cell, None), AmountReading::Blank | AmountReading::BlankMark)
}

/// Whether a cell is an amount, and then whether it says another currency than the yuan.
fn as_amount(cell: &str) -> Option<bool> {
    match amount(cell, Some(Currency::Cny)) {
        AmountReading::Plain(_) | AmountReading::Cleaned(_) => Some(false),
        AmountReading::OtherCurrency => Some(true),
        AmountReading::Refused(reading) => reading.map(|_| false),
        AmountReading::Blank | AmountReading::BlankMark => None,
    }
}

/// Whether a column of ours takes amounts.
pub(super) fn amounts_of(field: Field) -> bool {
    matches!(field.about().kind, FieldKind::Cny | FieldKind::Hkd)
}

/// Whether the currency that a cell names is the yuan; nothing where it names none.
fn is_yuan(cell: &str) -> Option<bool> {
    match cell.to_ascii_uppercase().as_str() {
        "CNY" | "RMB" | "CNH" | "人民币" | "人民幣" | "元" | "¥" => Some(true),
        "HKD" | "HK$" | "港币" | "港幣" | "港元" | "USD" | "MOP" | "EUR" | "GBP" | "JPY"
        | "TWD" | "SGD" | "美元" | "欧元" | "英镑" | "日元" | "澳门元" => Some(false),
        _ => None,
    }
}

/// Whether a text is one of a column's words.
type IsWord = fn(&str) -> bool;

/// The columns whose words a column of a payroll may hold.
const WORDS: [(Field, IsWord); 6] = [
    (Field::MainlandStatus, |text| MainlandStatus::parse(text).is_some()),
    (Field::Identity, |text| Identity::parse(text).is_some()),
    (Field::TalentCategory, |text| TalentCategory::parse(text).is_some()),
    (Field::BusinessKind, |text| BusinessKind::parse(text).is_some()),
    (Field::HkMaritalStatus, |text| HkMaritalStatus::parse(text).is_some()),
    (Field::HkAssessment, |text| HkAssessment::parse(text).is_some()),
];

/// The column of ours whose words the cells are; not where those could be of several columns.
fn words_of(cells: &[&str]) -> Option<Field> {
    let mut found = WORDS.iter().filter(|(_, is)| cells.iter().all(|cell| is(cell)));
    let first = found.next().map(|(field, _)| *field);
    first
        .filter(|_| found.next().is_none())
        .or_else(|| are_document_types(cells).then_some(Field::IdType))
}

/// Names of identity documents.
fn are_document_types(cells: &[&str]) -> bool {
    cells.iter().all(|cell| {
        ["身份证", "通行证", "居住证", "护照", "身份證", "通行證", "居住證", "護照"]
            .iter()
            .any(|word| cell.ends_with(word))
            || ["passport", "hkid", "prc id", "identity card"]
                .contains(&cell.to_ascii_lowercase().as_str())
    })
}

fn is_year(cell: &str) -> bool {
    let digits = cell.trim_end_matches(['年', '度']);
    digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && year_month(digits).is_some()
}

fn is_month(cell: &str) -> bool {
    if is_plain_number(cell) {
        // A number alone is a month only with its year: 202501.
        return cell.len() == 6 && year_month(cell).is_some_and(|found| found.month.is_some());
    }
    let parts = cell.split(['-', '/', '.', '年']).filter(|part| !part.is_empty()).count();
    let with_year = parts == 2 && year_month(cell).is_some_and(|found| found.month.is_some());
    let short = cell.chars().count() <= 4 && cell.ends_with('月') && month_name(cell).is_some();
    with_year || short || (cell.is_ascii() && cell.len() <= 9 && is_english_month(cell))
}

fn is_english_month(cell: &str) -> bool {
    let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
    letters.len() >= 3 && month_name(&letters).is_some() && !letters.eq_ignore_ascii_case("mark")
}

fn is_day(cell: &str) -> bool {
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    let day = day.trim_end_matches('日');
    let parts: Vec<&str> = day.split(['-', '/', '.', '年', '月']).collect();
    let digits = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let written =
        parts.len() == 3 && parts.iter().all(digits) && parts.iter().any(|part| part.len() == 4);
    written
        || (day.len() == 8
            && is_plain_number(day)
            && (day.starts_with("20") || day.starts_with("19")))
}

fn is_passport(cell: &str) -> bool {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = cell.len() - letters;
    (1..=2).contains(&letters)
        && (7..=9).contains(&digits)
        && cell[letters..].bytes().all(|byte| byte.is_ascii_digit())
}

fn is_account(cell: &str) -> bool {
    let digits: String = cell.chars().filter(|letter| *letter != ' ').collect();
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    all && (matches!(digits.len(), 15..=19) || (digits.len() == 11 && digits.starts_with('1')))
}

/// Codes that tell rows apart: short, with a digit, each another's, and not numbers that could be amounts.
fn are_codes(cells: &[&str]) -> bool {
    let code = |cell: &&str| {
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/');
        cell.len() <= 12
            && cell.bytes().all(letters)
            && cell.bytes().any(|byte| byte.is_ascii_digit())
            && (cell.bytes().any(|byte| byte.is_ascii_alphabetic())
                || (cell.len() >= 3 && cell.starts_with('0')))
    };
    let mut different = cells.to_vec();
    different.sort_unstable();
    different.dedup();
    // A person may have a row for each month.
    cells.iter().all(code) && different.len() * 12 >= cells.len()
}

/// A few cells as they may be shown: no number and no name of anybody.
pub(super) fn examples(cells: &[&str], kind: Kind) -> Vec<String> {
    let mut shown = Vec::new();
    for cell in cells.iter().map(|cell| plain(cell)).filter(|cell| !is_nothing(cell)) {
        let example = match kind {
            Kind::Documents => masked(&cell),
            Kind::Years | Kind::Months | Kind::YesNo | Kind::Words(_) | Kind::Currencies { .. } => {
                cell
            }
            Kind::Amounts { .. } | Kind::Days => pattern(&cell),
            Kind::Damaged | Kind::Passports | Kind::Codes | Kind::Accounts | Kind::Texts => {
                let first: String =
                    cell.chars().take(1).filter(char::is_ascii_alphanumeric).collect();
                format!("{first}*** ({})", cell.chars().count())
            }
        };
        if !shown.contains(&example) {
            shown.push(example);
        }
        if shown.len() == EXAMPLES {
            break;
        }
    }
    shown
}

/// How a number is written, without its digits: `99,999.99`.
fn pattern(cell: &str) -> String {
    cell.chars().take(24).map(|letter| if letter.is_ascii_digit() { '9' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_cells() {
        for (cells, kind) in [
            (&["810000199001010019", "A123456(3)", "H12345678"][..], Some(Kind::Documents)),
            (&["810000199001010048", "8.1E17"], Some(Kind::Damaged)),
            (&["E12345678", "K0123456"], Some(Kind::Passports)),
            (&["E001", "E002"], Some(Kind::Codes)),
            (&["00012", "00013"], Some(Kind::Codes)),
            (&["10012", "10013"], Some(Kind::Amounts { other: false })),
            (&["12,345.60", "-", "￥1.00"], Some(Kind::Amounts { other: false })),
            (&["HK$ 5", "6"], Some(Kind::Amounts { other: true })),
            (&["2025-01", "2025-02"], Some(Kind::Months)),
            (&["202501"], Some(Kind::Months)),
            (&["1月", "12月"], Some(Kind::Months)),
            (&["2025", "2025"], Some(Kind::Years)),
            (&["2025-01-31", "31/01/2025"], Some(Kind::Days)),
            (&["是", "否"], Some(Kind::YesNo)),
            (&["CNY", "HKD"], Some(Kind::Currencies { other: true })),
            (&["人民币"], Some(Kind::Currencies { other: false })),
            (&["香港永久性居民", "澳门居民"], Some(Kind::Words(Field::Identity))),
            (&["已婚", "未婚"], Some(Kind::Words(Field::HkMaritalStatus))),
            (&["港澳居民来往内地通行证", "居民身份证"], Some(Kind::Words(Field::IdType))),
            (&["13800138000"], Some(Kind::Accounts)),
            (&["陈小明", "李大文"], Some(Kind::Texts)),
            (&["", "-"], None),
        ] {
            assert_eq!(kind_of(cells), kind, "{cells:?}");
        }
    }

    #[test]
    fn examples_show_nobody() {
        for (cells, shown) in [
            (&["810000199001010019"][..], "810000********0019"),
            (&["12,345.60"], "99,999.99"),
            (&["陈小明"], "*** (3)"),
            (&["E001"], "E*** (4)"),
            (&["1990-01-31"], "9999-99-99"),
        ] {
            assert_eq!(examples(cells, kind_of(cells).unwrap()), [shown]);
        }
    }
}
