//! A person under two sets of settings.

use calc_core::law::money::Cny;
use calc_core::person::readings::compare::{Comparison, Side};
use calc_payroll::facts_json;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::{answer, route};
use calc_text::readings::compared;
use calc_text::reply::Asked;
use calc_text::{Words, amount_cny};

use crate::Done;
use crate::args::CompareArguments;
use crate::assess::{print_reply, refuse};
use crate::input::read_all;
use crate::opened::Opened;
use crate::output::print;
use crate::page::Page;
use crate::settings::common_settings;

pub(super) fn run(arguments: &CompareArguments, facts: Opened, words: &Words) -> Done {
    let path = facts.path.clone();
    let bytes = read_all(&path, facts.into_input(), facts_json::LARGEST)?;
    let asked = Asked {
        usual_language: words.language(),
        settings: common_settings(&arguments.settings)?,
        ..Asked::default()
    };
    let result = compared(&bytes, &asked);
    if arguments.json {
        return print_reply(result);
    }
    match result {
        Ok(found) => print(text(words, &found).as_bytes()),
        Err(refused) => Err(refuse(&path, &refused)),
    }
}

fn text(words: &Words, found: &Comparison) -> String {
    let mut page = Page::new(words);
    let head = ["", "compare-old", "compare-new"]
        .map(|id| if id.is_empty() { String::new() } else { words.say(id) });
    let mut rows = vec![head.to_vec()];
    let mut row = |id: &str, of: &dyn Fn(&Side) -> String| {
        rows.push(vec![words.say(id), of(&found.old), of(&found.new)]);
    };
    let cny = |amount: Cny| amount_cny(words, amount);
    row("term-mainland_tax", &|side| cny(side.mainland_tax));
    row("compare-hong-kong", &|side| cny(side.hong_kong_tax));
    row("way-exemption", &|side| {
        format!("{} ({})", cny(side.exemption), answer(words, side.exemption_eligible))
    });
    row("way-subsidy", &|side| {
        format!("{} ({})", cny(side.subsidy), answer(words, side.subsidy_eligible))
    });
    row("summary-route", &|side| route(words, side.best_route));
    row("summary-benefit", &|side| cny(side.benefit));
    row("summary-after", &|side| cny(side.burden_after));
    page.rows(rows, &[1, 2]);
    page.out.push('\n');
    page.fill(0, "compare-change", &[("change", signed(words, found.change))]);
    if !found.reasons.is_empty() {
        page.title("compare-why");
    }
    for reason in &found.reasons {
        let filled = [
            ("point", point(words, reason.point)),
            ("old", alternative(words, reason.point, &reason.old)),
            ("new", alternative(words, reason.point, &reason.new)),
            ("alone", signed(words, reason.alone)),
        ];
        page.fill(2, "compare-reason", &filled);
    }
    page.out.push('\n');
    page.line(&words.say("answer-decision"));
    page.out
}

/// An amount with its sign.
fn signed(words: &Words, amount: Cny) -> String {
    let sign = if amount > Cny::ZERO { "+" } else { "" };
    format!("{sign}{}", amount_cny(words, amount))
}
