//! Days in the names of files and sheets that say when somebody made them, and not what they are
//! about.

/// Words beside such a day.
const MADE: [&str; 12] = [
    "导出", "導出", "下载", "下載", "打印", "列印", "生成", "制表", "export", "exported",
    "printed", "download",
];

/// A name without the days on which somebody made it: a whole day that does not end its month, or
/// any date beside a word such as 导出. People name periods by months.
pub(super) fn without_days_made(name: &str) -> String {
    let is_date = |letter: char| letter.is_ascii_digit() || "-./年月日".contains(letter);
    let letters: Vec<char> = name.chars().collect();
    let (mut kept, mut at) = (String::with_capacity(name.len()), 0);
    while at < letters.len() {
        let length = letters[at..].iter().take_while(|letter| is_date(**letter)).count();
        if length == 0 || !letters[at].is_ascii_digit() {
            kept.push(letters[at]);
            at += 1;
            continue;
        }
        let run: String = letters[at..at + length].iter().collect();
        let after: String = letters[at + length..].iter().collect();
        if says_when_made(&kept, &run, &after) {
            // What stood on either side stays apart.
            kept.push(' ');
        } else {
            kept.push_str(&run);
        }
        at += length;
    }
    kept
}

fn says_when_made(before: &str, run: &str, after: &str) -> bool {
    let trimmed = |text: &str| {
        text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_ascii_lowercase()
    };
    let (before, after) = (trimmed(before), trimmed(after));
    let before = before.strip_suffix("日期").or(before.strip_suffix('于')).unwrap_or(&before);
    let beside = MADE.iter().any(|word| before.ends_with(word) || after.starts_with(word));
    let days = days_in(run);
    beside
        || (!days.is_empty()
            && !days.iter().any(|(year, month, day)| *day == last_day(*year, *month)))
}

/// The whole days in a run of digits and their separators.
fn days_in(run: &str) -> Vec<(u16, u16, u16)> {
    let groups: Vec<&str> = run
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let day = |year: &str, month: &str, day: &str| {
        let numbers = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let (year, month, day) = numbers;
        ((1..=12).contains(&month) && (1..=last_day(year, month)).contains(&day)).then_some(numbers)
    };
    let whole = groups.iter().filter(|group| group.len() == 8);
    let mut days: Vec<_> =
        whole.filter_map(|group| day(&group[..4], &group[4..6], &group[6..])).collect();
    let parted = groups
        .windows(3)
        .filter(|parts| parts[0].len() == 4 && parts[1].len() <= 2 && parts[2].len() <= 2);
    days.extend(parted.filter_map(|parts| day(parts[0], parts[1], parts[2])));
    days
}

const fn last_day(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_on_which_somebody_made_a_file_is_no_period() {
        for (name, kept) in [
            ("工资_20260115.csv", "工资_ csv"),
            ("2025年12月工资_导出20260131.csv", "2025年12月工资_导出 csv"),
            ("全年一次性奖金-2025导出.xls", "全年一次性奖金- 导出.xls"),
            ("工资2025-12-31.csv", "工资2025-12-31.csv"),
            ("税款计算_20251201-20251231.xls", "税款计算_20251201-20251231.xls"),
            ("202512.csv", "202512.csv"),
            ("2025-01.xlsx", "2025-01.xlsx"),
            ("export 2026-01-15 of 202512.csv", "export   of 202512.csv"),
        ] {
            assert_eq!(without_days_made(name), kept, "{name}");
        }
    }
}
