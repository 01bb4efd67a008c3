//! Events of equity pay of a resident, instead of the sum of the year.

use super::super::Row;
use super::dice::Dice;

/// Lists up to four events, mostly of ordinary size.
pub fn fill<R: FnMut() -> u64>(row: &mut Row<'static>, dice: &mut Dice<R>) {
    let is_other = ["mainland_status", "mainland_days"].iter().any(|column| {
        row.get(column).is_some_and(|text| {
            text == "non_resident" || text.parse::<i64>().is_ok_and(|days| days < 183)
        })
    });
    let year = row.get("tax_year").cloned().unwrap_or_default();
    let is_covered = year.parse().is_ok_and(|year: u16| (2019..=2027).contains(&year));
    if is_other || !is_covered || year.len() != 4 {
        return;
    }
    row.remove("equity_income");
    let events: Vec<String> = (0..=dice.below(4)).map(|_| event(&year, dice)).collect();
    row.insert("equity", events.join("; "));
}

fn number<R: FnMut() -> u64>(dice: &mut Dice<R>, most: u64, decimals: u32) -> String {
    let places = dice.below(u64::from(decimals) + 1);
    let whole = dice.below(most);
    match u32::try_from(places).unwrap_or(0) {
        0 => whole.to_string(),
        places => {
            let part = dice.below(10_u64.pow(places));
            format!("{whole}.{part:0width$}", width = usize::try_from(places).unwrap_or(0))
        }
    }
}

fn event<R: FnMut() -> u64>(year: &str, dice: &mut Dice<R>) -> String {
    let day = format!("{year}-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(28));
    let kind = dice.pick(&["option", "sar", "restricted", "award", "option_sold"]);
    let listed = dice.pick(&["domestic", "overseas", "no"]);
    let whole = 1 + dice.below(50_000);
    let shares = if dice.chance(20) { format!("{whole}.5") } else { whole.to_string() };
    let price = number(dice, 90, 4);
    let strike = match kind {
        "option" | "sar" => number(dice, 60, 3),
        "award" if dice.chance(50) => number(dice, 60, 3),
        _ => String::new(),
    };
    let restricted = kind == "restricted";
    let register = if restricted || (kind == "award" && dice.chance(30)) {
        number(dice, 90, 4)
    } else {
        String::new()
    };
    let granted =
        if restricted { (whole + 1 + dice.below(90_000)).to_string() } else { String::new() };
    let paid =
        if restricted && dice.chance(80) { number(dice, 2_000_000, 2) } else { String::new() };
    let (currency, rate) = match dice.below(4) {
        0 => ("hkd", format!("0.{:06}", 850_000 + dice.below(100_000))),
        1 => ("usd", format!("7.{:04}", dice.below(10_000))),
        2 => ("cny", String::new()),
        _ => ("", String::new()),
    };
    let (days, period) = if dice.chance(60) {
        let period = 1 + dice.below(3_660);
        let halves = dice.below(2 * period + 1);
        let half = if halves % 2 == 1 { ".5" } else { "" };
        (format!("{}{half}", halves / 2), period.to_string())
    } else {
        (String::new(), String::new())
    };
    let meets = dice.pick(&["yes", "yes", "no", ""]);
    let instalments = dice.pick(&["", "", "no", "yes"]);
    let words = [day.as_str(), kind, listed];
    let numbers = [&shares, &price, &strike, &register, &granted, &paid].map(String::as_str);
    let rest = [currency, &rate, &days, &period, meets, "", instalments];
    let members: Vec<&str> = words.into_iter().chain(numbers).chain(rest).collect();
    members.join("|").trim_end_matches('|').to_owned()
}
