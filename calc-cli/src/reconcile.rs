//! `taxdiff reconcile`: figures of the tax bureau beside every reading of what the law leaves open.

mod payroll;

use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::person::readings::gap::{Gap, Official};
use calc_core::person::readings::{AlternativeOf, RateInterval};
use calc_payroll::facts_json;
use calc_text::outcome::count;
use calc_text::readings::reconciled;
use calc_text::reply::Asked;
use calc_text::{Words, amount_cny};

use crate::Done;
use crate::args::ReconcileArguments;
use crate::assess::{print_reply, refuse};
use crate::failure::{Failure, Message};
use crate::input::read_all;
use crate::opened::Opened;
use crate::output::print;
use crate::page::Page;
use crate::settings::settings;

/// Explains one figure, or those of a payroll.
pub(crate) fn run(arguments: &ReconcileArguments, (quiet, words): (bool, &Words)) -> Done {
    let given = given(arguments)?;
    let mut opened = Opened::all(&arguments.input)?;
    let [input] = arguments.input.as_slice() else {
        return payroll::run(arguments, opened, (quiet, words));
    };
    let is_person = |opened: &Opened| given.is_some() || begins_with_object(&opened.head);
    let Some(facts) = opened.pop_if(|opened| is_person(opened)) else {
        return payroll::run(arguments, opened, (quiet, words));
    };
    refuse_options_of_payrolls(arguments)?;
    let bytes = read_all(input, facts.into_input(), facts_json::LARGEST)?;
    let asked = Asked {
        usual_language: words.language(),
        settings: settings(&arguments.settings)?,
        ..Asked::default()
    };
    let result = reconciled(&bytes, given, &asked);
    if arguments.json {
        return print_reply(result);
    }
    match result {
        Ok(gap) => print(text(words, &gap).as_bytes()),
        Err(refused) => Err(refuse(input, &refused)),
    }
}

/// Whether a file begins as facts do.
pub(crate) fn begins_with_object(head: &[u8]) -> bool {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    head.trim_ascii_start().first() == Some(&b'{')
}

/// What only a payroll has.
fn refuse_options_of_payrolls(arguments: &ReconcileArguments) -> Result<(), Failure> {
    let given = [
        (arguments.official_column.is_some(), "--official-column"),
        (arguments.output.is_some(), "--output"),
        (!arguments.sheets.is_empty(), "--sheet"),
        (arguments.encoding.is_some(), "--encoding"),
        (arguments.map.is_some(), "--map"),
    ];
    given.into_iter().find(|(given, _)| *given).map_or(Ok(()), |(_, option)| {
        let filled = vec![("option", option.to_owned())];
        Err(Failure::CommandLine(Message::new("cli-not-of-person", filled)))
    })
}

/// The figure that the command line gives.
fn given(arguments: &ReconcileArguments) -> Result<Option<Official>, Failure> {
    let amount = |option: &str, text: &str, may_be_negative: bool| {
        let digits = text.strip_prefix('-').filter(|_| may_be_negative);
        let amount = Cny::parse(digits.unwrap_or(text).trim().as_bytes());
        let signed = amount.map(|amount| if digits.is_some() { -amount } else { amount });
        signed.map_err(|_| {
            let filled = vec![("option", option.to_owned()), ("found", text.to_owned())];
            Failure::CommandLine(Message::new("cli-bad-amount", filled))
        })
    };
    match (&arguments.official, &arguments.official_refund) {
        (Some(text), _) => amount("--official", text, false).map(Official::Exemption).map(Some),
        (None, Some(text)) => {
            amount("--official-refund", text, true).map(Official::Refund).map(Some)
        }
        (None, None) => Ok(None),
    }
}

fn text(words: &Words, gap: &Gap) -> String {
    let mut page = Page::new(words);
    page.money(gap);
    if gap.exact > 0 {
        page.explained(gap);
    } else {
        page.unexplained(gap);
    }
    page.out.push('\n');
    page.line(&words.say("gap-not-law"));
    page.line(&words.say("answer-decision"));
    let ruleset = gap.ruleset.to_string();
    page.line(&words.fill("answer-ruleset", &[("ruleset", &ruleset)]));
    page.out
}

impl Page<'_> {
    /// The money on both sides.
    fn money(&mut self, gap: &Gap) {
        let words = self.words;
        let cny = |amount: Cny| amount_cny(words, amount);
        self.fill(0, "gap-official", &[("amount", cny(gap.official))]);
        let filled = [
            ("amount", cny(gap.ours)),
            ("mainland", cny(gap.mainland_tax)),
            ("hongkong", cny(gap.hong_kong_tax)),
        ];
        self.fill(0, "gap-ours", &filled);
        match gap.difference {
            Cny::ZERO => {}
            more if more > Cny::ZERO => self.fill(0, "gap-more", &[("amount", cny(more))]),
            less => self.fill(0, "gap-less", &[("amount", cny(-less))]),
        }
        if gap.eligible == Eligibility::No {
            self.fill(0, "gap-not-eligible", &[]);
        }
    }

    fn explained(&mut self, gap: &Gap) {
        let words = self.words;
        self.title("gap-readings");
        let tried = count(gap.readings);
        let line = words.count("gap-explained", "count", gap.exact, &[("tried", &tried)]);
        self.line(&line);
        for reading in &gap.exact_readings {
            self.reading(&reading.departures);
        }
        if gap.exact > 1 && !gap.in_common.is_empty() {
            self.fill(0, "gap-in-common", &[]);
            self.alternatives(4, &gap.in_common);
        }
    }

    fn unexplained(&mut self, gap: &Gap) {
        let words = self.words;
        let cny = |amount: Cny| amount_cny(words, amount);
        self.title("gap-readings");
        let filled =
            [("tried", count(gap.readings)), ("low", cny(gap.lowest)), ("high", cny(gap.highest))];
        self.fill(0, "gap-unexplained", &filled);
        if let Some(nearest) = &gap.nearest {
            let distance = if nearest.difference < Cny::ZERO {
                -nearest.difference
            } else {
                nearest.difference
            };
            let filled = [("amount", cny(nearest.exemption)), ("distance", cny(distance))];
            self.fill(0, "gap-nearest", &filled);
            self.reading(&nearest.departures);
        }
        if let Some(implied) = gap.hong_kong_tax_implied {
            let filled = [("implied", cny(implied)), ("ours", cny(gap.hong_kong_tax))];
            self.fill(0, "gap-implied", &filled);
        }
        if gap.rates.is_empty() {
            self.fill(0, "gap-no-rate", &[]);
        }
        for rates in &gap.rates {
            self.rates(rates);
        }
    }

    fn reading(&mut self, departures: &[AlternativeOf]) {
        if departures.is_empty() {
            self.fill(2, "gap-reading-own", &[]);
        } else {
            self.fill(2, "gap-reading", &[]);
            self.alternatives(4, departures);
        }
    }

    fn rates(&mut self, rates: &RateInterval) {
        let filled = [
            ("low", rates.lowest.to_string()),
            ("high", rates.highest.to_string()),
            ("count", count(rates.count)),
            ("chance", count(rates.coincidence_one_in)),
        ];
        self.fill(0, "gap-rates", &filled);
        self.reading(&rates.departures);
    }
}
