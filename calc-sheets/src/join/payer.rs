//! Who paid a row: what tells one employer from another.

use crate::layout::key;

/// Who paid, as far as the row and what stands around its table say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Payer {
    /// What a column for the employer's name says.
    pub(super) named: String,
    /// The company that is named above the table, or in the name of its sheet or file.
    pub(super) around: String,
    /// The employee's number; another employer gives another.
    pub(super) employee: String,
}

/// Whether two rows have one payer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// One and the same.
    Same,
    /// Nothing says so or otherwise.
    Unknown,
    /// The names or the numbers differ; one employer may have both.
    Unlike,
    /// A column names two.
    Different,
}

impl Payer {
    /// Whether a name says that another payer is the same. A number of the employee may be given by
    /// two employers.
    pub(super) fn is_named_as(&self, other: &Self) -> bool {
        let is_named = |payer: &Self| !payer.named.is_empty() || !payer.around.is_empty();
        is_named(self) && is_named(other) && self.likeness(other) == Likeness::Same
    }

    /// Whether another payer is the same.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let [mine, theirs] = [self, other].map(|payer| {
            if payer.named.is_empty() { payer.around.as_str() } else { payer.named.as_str() }
        });
        if !mine.is_empty() && !theirs.is_empty() {
            let both_named = !self.named.is_empty() && !other.named.is_empty();
            return match (both_named, mine == theirs) {
                (_, true) => Likeness::Same,
                (true, false) => Likeness::Different,
                (false, false) if mine.contains(theirs) || theirs.contains(mine) => Likeness::Same,
                (false, false) => Likeness::Unlike,
            };
        }
        match (self.employee.as_str(), other.employee.as_str()) {
            ("", _) | (_, "") => Likeness::Unknown,
            (mine, theirs) if mine == theirs => Likeness::Same,
            _ => Likeness::Unlike,
        }
    }
}

/// What the names of companies end with.
const ENDINGS: [&str; 12] = [
    "公司",
    "集团",
    "集團",
    "事务所",
    "事務所",
    "银行",
    "銀行",
    "商行",
    "limited",
    "ltd",
    "inc",
    "llc",
];

/// Words that stand before such an ending and name no company.
const NO_NAMES: [&str; 9] = ["本", "我", "分", "子", "总", "母", "全", "各", "有限"];

/// The company that a text names: `202506_税款计算_甲公司.xls`, `扣缴义务人名称：甲公司`.
pub(super) fn company_in(text: &str) -> Option<String> {
    let plain = key(&text.replace('_', "|").replace(' ', "·"));
    let mut parts = plain.split(|letter: char| {
        !letter.is_alphanumeric() && !matches!(letter, '·' | '(' | ')' | '&' | '.' | '\'')
    });
    parts.find_map(company_of)
}

/// What sheets are called; a name may stand right behind it.
const SHEETS: [&str; 12] = [
    "税款计算",
    "正常工资薪金",
    "工资薪金所得",
    "工资薪金",
    "综合所得申报",
    "综合所得",
    "扣缴申报表",
    "申报表",
    "工资表",
    "工资",
    "薪资",
    "奖金",
];

/// The company that a part of a text is, without what stands before and behind its name.
fn company_of(part: &str) -> Option<String> {
    let end =
        ENDINGS.iter().filter_map(|ending| part.rfind(ending).map(|at| at + ending.len())).max()?;
    let name: String = part[..end].chars().filter(|letter| *letter != '·').collect();
    let begin = SHEETS.iter().filter_map(|word| name.rfind(word).map(|at| at + word.len())).max();
    let name = without_date(&name[begin.unwrap_or(0)..]);
    let bare = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    (!bare.is_empty() && !NO_NAMES.contains(&bare)).then(|| name.to_owned())
}

/// A name without the date before it: `2025年3月`, `202503`.
fn without_date(name: &str) -> &str {
    let mut rest = name;
    loop {
        let bare = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        if bare == rest {
            return rest;
        }
        rest = bare.strip_prefix(['年', '月', '日', '度']).unwrap_or(bare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_are_found_in_names_of_files_and_in_titles() {
        for (text, company) in [
            ("202506_税款计算_工资薪金所得-甲公司.xls", Some("甲公司")),
            ("扣缴义务人名称：深圳乙科技有限公司", Some("深圳乙科技有限公司")),
            ("甲公司工资表2025年3月", Some("甲公司")),
            ("2025 Alpha Trading Limited", Some("alphatradinglimited")),
            ("Alpha_Ltd.xlsx", None),
            ("2025年公司工资表", None),
            ("2025年3月份工资表甲公司.xlsx", Some("甲公司")),
            ("2025年3月甲公司.xlsx", Some("甲公司")),
            ("本公司", None),
            ("202506_税款计算_工资薪金所得.xls", None),
        ] {
            assert_eq!(company_in(text).as_deref(), company, "{text}");
        }
    }

    #[test]
    fn a_payer_is_told_by_name_and_otherwise_by_number() {
        let payer = |named: &str, around: &str, employee: &str| Payer {
            named: named.to_owned(),
            around: around.to_owned(),
            employee: employee.to_owned(),
        };
        for (one, other, likeness) in [
            (payer("甲", "", "1"), payer("甲", "", "2"), Likeness::Same),
            (payer("甲", "", "1"), payer("乙", "", "1"), Likeness::Different),
            (payer("", "甲公司", "1"), payer("", "乙公司", "1"), Likeness::Unlike),
            (payer("深圳甲公司", "", ""), payer("", "甲公司", "9"), Likeness::Same),
            (payer("", "", "1"), payer("", "甲公司", "1"), Likeness::Same),
            (payer("", "", "1"), payer("", "", "2"), Likeness::Unlike),
            (payer("", "", ""), payer("", "", "2"), Likeness::Unknown),
        ] {
            assert_eq!(one.likeness(&other), likeness, "{one:?} {other:?}");
        }
    }
}
