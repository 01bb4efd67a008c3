//! `taxdiff solve`: the other way round.

use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::person::solve::{Equalisation, NetRelief, Solution, Split, Statement, WagesAndNet};
use calc_payroll::facts_json::{self, Goal};
use calc_payroll::solved::Solved;
use calc_text::readings::solved;
use calc_text::reply::Asked;
use calc_text::{Words, amount_cny, amount_hkd};

use crate::Done;
use crate::args::SolveArguments;
use crate::assess::{print_reply, refuse};
use crate::failure::{Failure, Message};
use crate::input::read_limited;
use crate::output::print;
use crate::page::Page;
use crate::settings::settings;

/// Solves for one goal.
pub(crate) fn run(arguments: &SolveArguments, words: &Words) -> Done {
    let goal = arguments.goal.as_deref().map(goal).transpose()?;
    let relief = arguments.relief.map(Into::into);
    let bytes = read_limited(&arguments.facts, facts_json::LARGEST)?;
    let asked = Asked {
        usual_language: words.language(),
        settings: settings(&arguments.settings)?,
        ..Asked::default()
    };
    let result = solved(&bytes, (goal, relief), &asked);
    if arguments.json {
        return print_reply(result);
    }
    match result {
        Ok(found) => print(text(words, &found).as_bytes()),
        Err(refused) => Err(refuse(&arguments.facts, &refused)),
    }
}

/// Reads `net=600000`.
fn goal(text: &str) -> Result<Goal, Failure> {
    let read = || {
        let (name, amount) = text.split_once('=')?;
        let amount = Cny::parse(amount.trim().as_bytes()).ok()?;
        Goal::named(name.trim(), amount.minor())
    };
    read().ok_or_else(|| {
        let message = Message::new("cli-bad-goal", vec![("found", text.to_owned())]);
        Failure::CommandLine(message.with_list("known", Goal::NAMES))
    })
}

fn text(words: &Words, found: &Solved) -> String {
    let mut page = Page::new(words);
    match found {
        Solved::Net(solution) => page.solution(solution),
        Solved::Package { with_relief, before_relief } => {
            page.split(with_relief);
            page.out.push('\n');
            page.split(before_relief);
        }
        Solved::HongKong(equal) => page.equalisation(equal),
    }
    page.out.push('\n');
    page.line(&words.say("answer-decision"));
    page.out
}

impl Page<'_> {
    fn cny(&self, amount: Cny) -> String {
        amount_cny(self.words, amount)
    }

    fn relief_name(&self, relief: NetRelief) -> String {
        self.words.say(&format!("solve-relief-{}", relief.name()))
    }

    fn solution(&mut self, solution: &Solution) {
        let filled = [
            ("wages", self.cny(solution.wages)),
            ("target", self.cny(solution.target)),
            ("net", self.cny(solution.statement.net)),
            ("relief", self.relief_name(solution.relief)),
        ];
        self.fill(0, if solution.exact { "solve-exact" } else { "solve-at-least" }, &filled);
        if let Some(WagesAndNet { wages, net }) = solution.below {
            let filled = [("wages", self.cny(wages)), ("net", self.cny(net))];
            self.fill(0, "solve-below", &filled);
        }
        if let Some(WagesAndNet { wages, net }) = solution.falls_below_until {
            let filled = [("wages", self.cny(wages)), ("net", self.cny(net))];
            self.fill(0, "solve-falls-below", &filled);
        }
        for jump in &solution.jumps {
            let filled = [
                ("wages", self.cny(jump.wages)),
                ("before", self.cny(jump.before)),
                ("after", self.cny(jump.after)),
            ];
            self.fill(0, "solve-jump", &filled);
        }
        if solution.eligible.is_some_and(|eligible| eligible != Eligibility::Yes) {
            self.fill(0, "solve-not-confirmed", &[]);
        }
        self.statement(&solution.statement);
    }

    fn statement(&mut self, statement: &Statement) {
        let words = self.words;
        let rows = [
            ("solve-wages", statement.wages),
            ("solve-other-income", statement.other_income),
            ("solve-contributions", -statement.contributions),
            ("term-mainland_tax", -statement.mainland_tax),
            ("solve-relief", statement.relief),
            ("solve-net", statement.net),
        ];
        let rows = rows.map(|(id, amount)| vec![words.say(id), amount_cny(words, amount)]);
        self.rows(rows.to_vec(), &[1]);
    }

    fn split(&mut self, split: &Split) {
        let filled = [
            ("package", self.cny(split.package)),
            ("wages", self.cny(split.statement.wages)),
            ("bonus", self.cny(split.bonus)),
            ("net", self.cny(split.statement.net)),
            ("without", self.cny(split.without_bonus)),
            ("relief", self.relief_name(split.relief)),
        ];
        self.fill(0, "solve-split", &filled);
        self.statement(&split.statement);
    }

    fn equalisation(&mut self, equal: &Equalisation) {
        let filled = [
            ("gross", amount_hkd(self.words, equal.hong_kong_gross)),
            ("cny", self.cny(equal.hong_kong_gross_cny)),
            ("tax", self.cny(equal.hypothetical_tax)),
            ("mpf", self.cny(equal.mpf)),
            ("target", self.cny(equal.target)),
        ];
        self.fill(0, "solve-hong-kong", &filled);
        let filled = [
            ("with", self.cny(equal.employer_bears)),
            ("before", self.cny(equal.employer_bears_before_relief)),
            ("back", self.cny(equal.comes_back)),
        ];
        self.fill(0, "solve-employer", &filled);
        for solution in [&equal.with_relief, &equal.before_relief] {
            self.out.push('\n');
            self.solution(solution);
        }
    }
}
