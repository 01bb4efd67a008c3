//! An answer for the terminal: one sentence first, then the two burdens, the routes, what they rest
//! on, and what would change them.

use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::law::params::{AnyParameter, Citation, ValueView};
use calc_core::person::answer::{Answer, ClaimedIncome, Condition};
use calc_core::person::mainland::MainlandBurden;
use calc_core::person::mainland::special_deductions::limited::LimitedDeductions;
use calc_core::person::sensitivity::Variation;
use calc_core::person::vocabulary::PersonYear;
use calc_text::{Words, amount_cny, amount_hkd};

use crate::open_point_text::decided;
use crate::page::Page;
use crate::params::short;
use crate::sources::{grade, source};
use crate::trace_text;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::{answer as eligibility, evidence, quantity, route};

/// The whole text.
pub(crate) fn text(words: &Words, answer: &Answer) -> String {
    let mut page = Page::new(words);
    page.lead(answer);
    if let Some(bill) = &answer.hong_kong_actual {
        page.bill_lead(bill);
    }
    page.ledger(answer);
    page.correction(answer);
    page.equity_events(answer);
    page.routes(answer);
    if let Some(bill) = &answer.hong_kong_actual {
        page.bill(bill);
    }
    if let Some(range) = &answer.range {
        page.range(range);
    }
    page.claim(answer);
    page.notes(answer.messages);
    page.assumptions(answer);
    page.unverified(&answer.unverified);
    page.sensitivity(answer);
    if let Some(trace) = &answer.trace {
        page.title("answer-steps");
        page.out.push_str(&trace_text::text(words, trace));
    }
    page.out.push('\n');
    page.line(&words.say("answer-decision"));
    let ruleset = answer.ruleset.to_string();
    page.line(&words.fill("answer-ruleset", &[("ruleset", &ruleset)]));
    page.out
}

/// Which years are compared.
pub(crate) fn title(words: &Words, answer: &Answer) -> String {
    let (year, assessment) = (answer.tax_year.to_string(), answer.year_of_assessment.to_string());
    words.fill("answer-title", &[("year", &year), ("assessment", &assessment)])
}

/// The answer in a sentence.
pub(crate) fn lead(words: &Words, answer: &Answer) -> String {
    let possible = match answer.best_route.word() {
        "subsidy_if_confirmed" => answer.subsidy.amount,
        _ => answer.exemption.amount,
    };
    let figures = [
        ("mainland", amount_cny(words, answer.mainland.tax)),
        ("hongkong", amount_cny(words, answer.hong_kong.tax_cny)),
        ("benefit", amount_cny(words, answer.benefit)),
        ("possible", amount_cny(words, possible)),
    ];
    let figures = figures.each_ref().map(|(name, value)| (*name, value.as_str()));
    words.fill(&format!("answer-lead-{}", answer.best_route.word()), &figures)
}

/// Rows for deductions that few persons have: what counts of each, and what does not.
fn special_deductions(
    words: &Words,
    mainland: &MainlandBurden,
    push: &mut impl FnMut(&str, String, String),
) {
    let say = |id: &str, amount: Cny| words.fill(id, &[("amount", &amount_cny(words, amount))]);
    let when = |holds: bool, remark: String| if holds { remark } else { String::new() };
    if let Some(benefits) = &mainland.benefits {
        let (taxed, left_out) = (benefits.taxed, benefits.deductions_left_out);
        let remark = when(taxed > Cny::ZERO, say("answer-benefits-taxed", taxed));
        push("exempt_benefits", amount_cny(words, benefits.exempt), remark);
        if left_out > Cny::ZERO {
            let remark = say("answer-deductions-left-out", left_out);
            push("special_additional_deductions", amount_cny(words, Cny::ZERO), remark);
        }
    }
    for (column, one) in mainland.limited_deductions.iter().flat_map(LimitedDeductions::each) {
        let remark = when(one.paid > one.counted, say("answer-paid", one.paid));
        push(column, amount_cny(words, one.counted), remark);
    }
    if let Some(donations) = &mainland.donations {
        for (term, taken) in donations.each() {
            push(term, amount_cny(words, taken.counted()), String::new());
        }
        if donations.lost > Cny::ZERO {
            let remark = words.say("answer-nothing-carried");
            push("donations_lost", amount_cny(words, donations.lost), remark);
        }
    }
}

impl Page<'_> {
    fn lead(&mut self, answer: &Answer) {
        self.line(&title(self.words, answer));
        self.line(&lead(self.words, answer));
    }

    /// What is to be corrected, and by when.
    fn correction(&mut self, answer: &Answer) {
        let Some(correction) = answer.correction else { return };
        let amount = amount_cny(self.words, correction.due);
        match correction.by {
            Some(day) => {
                let filled = [("amount", amount), ("day", day.to_string())];
                self.fill(0, "answer-correction", &filled);
            }
            None => self.fill(0, "answer-correction-no-day", &[("amount", amount)]),
        }
    }

    fn ledger(&mut self, answer: &Answer) {
        let words = self.words;
        self.title("answer-ledger");
        let mainland = &answer.mainland;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut push = |name: &str, amount: String, remark: String| {
            rows.push(vec![quantity::<PersonYear>(words, name), amount, remark]);
        };
        let none = String::new;
        special_deductions(words, mainland, &mut push);
        push("taxable_income", amount_cny(words, mainland.comprehensive.taxable_income), none());
        push("comprehensive_tax", amount_cny(words, mainland.comprehensive.tax), none());
        for own in mainland.own_taxes() {
            let way = words.say(&format!("way-{}", own.way));
            push(own.income.0, amount_cny(words, own.income.1), way);
            if own.base.0 != own.income.0 {
                push(own.base.0, amount_cny(words, own.base.1), none());
            }
            push(own.tax.0, amount_cny(words, own.tax.1), none());
        }
        if let Some(business) = &mainland.business {
            push("business_taxable_income", amount_cny(words, business.taxable_income), none());
            push("business_tax", amount_cny(words, business.tax), none());
        }
        if mainland.talent_subsidy_tax > Cny::ZERO {
            push("talent_subsidy_tax", amount_cny(words, mainland.talent_subsidy_tax), none());
        }
        push("mainland_tax", amount_cny(words, mainland.tax), none());
        let salaries = &answer.hong_kong.salaries;
        push("assessable_income", amount_hkd(words, salaries.assessable_income), none());
        push("concessionary_deductions", amount_hkd(words, salaries.deductions), none());
        push("allowances", amount_hkd(words, salaries.allowances), none());
        push("net_chargeable_income", amount_hkd(words, salaries.net_chargeable_income), none());
        let basis = words.say(&format!("way-{}", salaries.basis.word()));
        push(
            "salaries_tax_before_reduction",
            amount_hkd(words, salaries.tax_before_reduction),
            basis,
        );
        push("tax_reduction", amount_hkd(words, salaries.tax_reduction), none());
        push("salaries_tax", amount_hkd(words, salaries.tax), amount_cny(words, salaries.tax_cny));
        if let Some(profits) = &answer.hong_kong.profits {
            push("assessable_profits", amount_hkd(words, profits.assessable_profits), none());
            push("profits_tax", amount_hkd(words, profits.tax), amount_cny(words, profits.tax_cny));
        }
        push(
            "hong_kong_tax",
            amount_hkd(words, answer.hong_kong.tax),
            amount_cny(words, answer.hong_kong.tax_cny),
        );
        push("burden_after", amount_cny(words, answer.burden_after), none());
        self.rows(rows, &[1]);
        if let Some(result) = answer.refund_or_due {
            let (id, amount) = if result < Cny::ZERO {
                ("answer-refund", -result)
            } else {
                ("answer-due", result)
            };
            self.line(&words.fill(id, &[("amount", &amount_cny(words, amount))]));
        }
    }

    fn routes(&mut self, answer: &Answer) {
        self.title("answer-routes");
        let exemption = &answer.exemption;
        self.route("way-exemption", exemption.eligible, exemption.amount, &exemption.conditions);
        let subsidy = &answer.subsidy;
        self.route("way-subsidy", subsidy.eligible, subsidy.amount, &subsidy.conditions);
    }

    fn route(&mut self, way: &str, eligible: Eligibility, amount: Cny, conditions: &[Condition]) {
        let words = self.words;
        let open = matches!(eligible, Eligibility::Needs | Eligibility::Unknown);
        let id = if open { "answer-route-line-if" } else { "answer-route-line" };
        let (name, answer) = (words.say(way), eligibility(words, eligible));
        let arguments =
            [("route", name.as_str()), ("answer", &answer), ("amount", &amount_cny(words, amount))];
        self.line(&format!("  {}", words.fill(id, &arguments)));
        for condition in conditions {
            let Condition { id, answer, decided, ref citation, .. } = *condition;
            let line = trace_text::condition(words, id, answer, decided, citation);
            self.line(&format!("    {line}"));
            if answer != Eligibility::Yes {
                self.line(&format!("      {}", trace_text::change(words, id)));
            }
        }
    }

    fn claim(&mut self, answer: &Answer) {
        if answer.claim.is_empty() {
            return;
        }
        let words = self.words;
        self.title("answer-claim");
        for window in &answer.claim {
            let route = words.say(&format!("way-{}", window.route.id()));
            let income = words.say(match window.income {
                ClaimedIncome::Comprehensive => "answer-income-comprehensive",
                ClaimedIncome::Business => "answer-income-business",
                ClaimedIncome::All => "answer-income-all",
            });
            let (opens, closes) = (window.opens.to_string(), window.closes.to_string());
            let arguments = [
                ("route", route.as_str()),
                ("income", &income),
                ("opens", &opens),
                ("closes", &closes),
            ];
            let mut line = words.fill("answer-claim-line", &arguments);
            if window.late {
                line = words.fill("answer-claim-late", &[("line", &line)]);
            }
            let known = grade(words, window.citation.evidence, window.citation.wording);
            self.line(&format!("  {line} [{known}]"));
        }
    }

    fn assumptions(&mut self, answer: &Answer) {
        let words = self.words;
        self.title("answer-assumptions");
        let rate = answer.exchange_rate.cny_per_hkd.to_string();
        let exchange = match (&answer.exchange_rate.citation, answer.exchange_rate.observed_on) {
            (Some(citation), Some(date)) => words.fill(
                "answer-exchange-own",
                &[
                    ("rate", &rate),
                    ("date", &date.to_string()),
                    ("evidence", &evidence(words, citation.evidence)),
                ],
            ),
            _ => words.fill("answer-exchange", &[("rate", &rate)]),
        };
        self.line(&format!("  {exchange}"));
        if let Some(digest) = answer.ruleset.readings {
            self.fill(2, "answer-readings", &[("digest", digest.to_string())]);
        }
        for decision in &answer.choices {
            self.line(&format!("  {}", decided(words, decision)));
            let others = answer.sensitivity.iter();
            for variation in others.filter(|other| other.point == decision.parameter) {
                let otherwise = self.otherwise(answer, variation);
                self.line(&format!("    {otherwise}"));
            }
        }
    }

    /// What an answer rests on that nobody verified.
    pub(crate) fn unverified(&mut self, citations: &[Citation]) {
        if citations.is_empty() {
            return;
        }
        let words = self.words;
        self.title("answer-unverified");
        for citation in citations {
            let Some(parameter) = AnyParameter::find(citation.parameter) else { continue };
            let title = parameter.about().title.get(words.language());
            let versions = parameter.versions();
            let version =
                versions.iter().find(|version| version.effective_from == citation.effective_from);
            let line = match version.map(|version| &version.value) {
                None | Some(ValueView::Rule { .. }) => title.to_owned(),
                Some(value) => {
                    let arguments =
                        [("title", title), ("value", &short(words, parameter.about().unit, value))];
                    words.fill("answer-unverified-line", &arguments)
                }
            };
            self.line(&format!("  {line} {}", source(words, citation)));
        }
    }

    /// What else the person may decide: the law is clear about it.
    fn sensitivity(&mut self, answer: &Answer) {
        let is_open = |point: &str| answer.choices.iter().any(|open| open.parameter == point);
        let mut own = answer.sensitivity.iter().filter(|other| !is_open(other.point)).peekable();
        if own.peek().is_none() {
            return;
        }
        self.title("answer-sensitivity");
        for variation in own {
            let filled = [
                ("point", point(self.words, variation.point)),
                ("alternative", self.otherwise(answer, variation)),
            ];
            self.fill(2, "answer-sensitivity-line", &filled);
        }
    }

    /// What another alternative would come to.
    fn otherwise(&self, answer: &Answer, variation: &Variation) -> String {
        let words = self.words;
        let same = variation.change == Cny::ZERO
            && variation.best_route == answer.best_route
            && variation.exemption == answer.exemption.amount
            && variation.subsidy == answer.subsidy.amount;
        let effect = if same {
            words.say("answer-sensitivity-same")
        } else {
            let sign = if variation.change > Cny::ZERO { "+" } else { "" };
            let change = format!("{sign}{}", calc_text::grouped(&variation.change.to_string()));
            let burden = amount_cny(words, variation.burden_after);
            let route = route(words, variation.best_route);
            let filled = [("burden", &*burden), ("change", &*change), ("route", &*route)];
            words.fill("answer-sensitivity-change", &filled)
        };
        let taken = alternative(words, variation.point, variation.alternative);
        words.fill("answer-otherwise", &[("effect", &effect), ("alternative", &taken)])
    }
}
