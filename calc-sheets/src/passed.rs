//! Rows below a header that are nobody's: totals, signatures, and the numbers of the columns. They
//! are passed over by name, so that nobody is counted twice and no row goes unsaid.

use calc_core::person::fields::Field;
use calc_core::person::identity::shape_of;
use calc_core::person::totals::{ENGLISH_TOTALS, TOTALS};

use crate::identity::damage_of;
use crate::layout::Take;
use crate::reading::plain;
use crate::source::Table;
use crate::value::Value;

/// A row that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedRow {
    /// Its sheet and row, as people find it.
    pub place: String,
    /// What stood there; the part that may be somebody's name is left out.
    pub what: String,
}

/// What stands before a colon, or alone, where a sheet is signed and explained.
const FOOTERS: [&str; 54] = [
    "制表",
    "製表",
    "制单",
    "填表",
    "填报",
    "填報",
    "审核",
    "審核",
    "审批",
    "審批",
    "复核",
    "覆核",
    "批准",
    "核准",
    "经办",
    "經辦",
    "会计",
    "會計",
    "出纳",
    "出納",
    "财务",
    "財務",
    "负责人",
    "負責人",
    "主管",
    "总经理",
    "總經理",
    "签字",
    "簽字",
    "签名",
    "簽名",
    "签章",
    "簽章",
    "盖章",
    "蓋章",
    "领款人",
    "日期",
    "时间",
    "備註",
    "备注",
    "说明",
    "說明",
    "注",
    "註",
    "人数",
    "人數",
    "prepared by",
    "checked by",
    "reviewed by",
    "approved by",
    "signature",
    "date",
    "note",
    "notes",
];

/// What may follow a footer's word.
const AFTER_FOOTER: [&str; 8] = ["人", "员", "員", "人员", "人員", "日期", "签字", "簽字"];

/// Words of departments: what stands before a total and holds one of them is nobody's name.
const DEPARTMENTS: [&str; 20] = [
    "部", "科", "组", "組", "室", "公司", "中心", "厂", "廠", "店", "队", "隊", "页", "頁", "月",
    "处", "處", "院", "本", "全",
];

/// What a row is where it is nobody's, in words that name nobody.
pub(crate) fn passed(table: &Table, row: u32, cells: &[Value]) -> Option<String> {
    if row == table.header_row + 1 && are_column_numbers(cells) {
        return Some("1, 2, 3 …".to_owned());
    }
    let of = |field: Field| {
        let at = table.recognised.position(Take::Own(field));
        at.and_then(|at| cells.get(at)).map(text_of).unwrap_or_default()
    };
    let number = of(Field::IdNumber);
    if is_document(&number) {
        return None;
    }
    let who = [of(Field::EmployeeId), of(Field::Name), number, of(Field::IdType)];
    if let Some(label) = who.iter().find_map(|text| label(text)) {
        return Some(label);
    }
    // Where anything else names a person, a remark such as "小计" is no total.
    if who[..3].iter().any(|text| !text.is_empty()) {
        return None;
    }
    cells.iter().find_map(|cell| label(&text_of(cell)))
}

fn text_of(cell: &Value) -> String {
    plain(&cell.clone().into_text())
}

/// Whether a text is the number of a document, damaged ones included: then the row is a person's,
/// whatever else stands there.
fn is_document(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '(' | ')');
    let whole = text.len() >= 5 && digits >= 4 && text.chars().all(letters);
    whole || shape_of(text).is_some() || damage_of(text).is_some()
}

/// Whether the cells count the columns: 1, 2, 3, also in brackets, behind a word such as 栏次.
fn are_column_numbers(cells: &[Value]) -> bool {
    let texts: Vec<String> = cells.iter().filter(|cell| !cell.is_blank()).map(text_of).collect();
    let numbers = match texts.split_first() {
        Some((first, rest)) if ["栏次", "欄次", "行次", "列次"].contains(&first.as_str()) => {
            rest
        }
        _ => texts.as_slice(),
    };
    let number = |text: &String| text.trim_matches(['(', ')']).parse::<u32>().ok();
    let numbers: Option<Vec<u32>> = numbers.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() >= 3
            && numbers[0] <= 2
            && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
    })
}

/// The word of a total or a footer, if a text is one.
fn label(text: &str) -> Option<String> {
    let close: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if let Some((at, word)) = TOTALS.iter().find_map(|word| close.find(word).map(|at| (at, *word)))
    {
        let before = &close[..at];
        let named = before.is_empty() || DEPARTMENTS.iter().any(|word| before.contains(word));
        return Some(if named { shortened(&close) } else { format!("…{word}") });
    }
    let small = text.to_lowercase();
    let mut words = small.split(|letter: char| !letter.is_ascii_alphabetic());
    if words.any(|word| ENGLISH_TOTALS.contains(&word)) {
        let word = if small.contains("sub") { "subtotal" } else { "total" };
        return Some(word.to_owned());
    }
    footer(&small)
}

fn footer(small: &str) -> Option<String> {
    let (head, rest) =
        small.split_once(':').map_or((small, None), |(head, rest)| (head, Some(rest)));
    // 审批人(签字): what stands in brackets says how it is signed.
    let head = head.split_once('(').map_or(head, |(head, _)| head);
    let close: String =
        if head.is_ascii() { head.trim().to_owned() } else { head.split_whitespace().collect() };
    let bare = |text: &str| {
        let text = AFTER_FOOTER.iter().find_map(|after| text.strip_suffix(after)).unwrap_or(text);
        FOOTERS.contains(&text)
    };
    let page = close.starts_with('第') && close.contains(['页', '頁']);
    let is_word = FOOTERS.contains(&close.as_str()) || bare(&close) || page;
    // Before a colon the word may stand behind others: 部门负责人, 本页审核.
    let ends =
        rest.is_some() && FOOTERS.iter().any(|word| !word.is_ascii() && close.ends_with(word));
    let ends = ends
        || (rest.is_some() && close.chars().count() <= 8 && {
            AFTER_FOOTER
                .iter()
                .filter_map(|after| close.strip_suffix(after))
                .any(|text| FOOTERS.iter().any(|word| !word.is_ascii() && text.ends_with(word)))
        });
    (is_word || ends).then(|| {
        // What follows is a person's name.
        if rest.is_some_and(|rest| !rest.trim().is_empty()) {
            format!("{close}: …")
        } else {
            close
        }
    })
}

fn shortened(text: &str) -> String {
    let mut first: String = text.chars().take(24).collect();
    if first.len() < text.len() {
        first.push('…');
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_and_footers_are_told_from_names() {
        for (text, what) in [
            ("合计", Some("合计")),
            ("合 计", Some("合计")),
            ("合计（2人）", Some("合计(2人)")),
            ("合计金额：", Some("合计金额:")),
            ("本页合计", Some("本页合计")),
            ("研发部小计", Some("研发部小计")),
            ("陈小明小计", Some("…小计")),
            ("Grand Total (2 persons)", Some("total")),
            ("Sub-total", Some("subtotal")),
            ("制表：陈小姐", Some("制表: …")),
            ("审核人：王先生", Some("审核人: …")),
            ("部门负责人：", Some("部门负责人")),
            ("会计", Some("会计")),
            ("审批人（签字）：", Some("审批人")),
            ("第1页 共2页", Some("第1页共2页")),
            ("Prepared by: A. Chan", Some("prepared by: …")),
            ("合田一郎", None),
            ("Totally Fine Ltd", None),
            ("陈制", None),
            ("梁志强", None),
            ("", None),
        ] {
            assert_eq!(label(&plain(text)).as_deref(), what, "{text}");
        }
    }

    #[test]
    fn documents_and_numbers_of_columns_are_known() {
        for (text, is) in [
            ("H00000023", true),
            ("K1234567", true),
            ("8.10000199001010E+17", true),
            ("A123456(3)", true),
            ("审核:王先生", false),
            ("2025-01-05", false),
            ("2", false),
        ] {
            assert_eq!(is_document(text), is, "{text}");
        }
        let row = |texts: &[&str]| -> Vec<Value> {
            texts.iter().map(|text| Value::Text((*text).to_owned())).collect()
        };
        assert!(are_column_numbers(&row(&["1", "2", "", "3", "4"])));
        assert!(are_column_numbers(&row(&["栏次", "(1)", "(2)", "(3)"])));
        assert!(!are_column_numbers(&row(&["1", "陈", "3"])));
        assert!(!are_column_numbers(&row(&["1", "2025", "2026"])));
    }
}
