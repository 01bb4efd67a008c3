//! What Hong Kong really charges, for the terminal: the sentences that matter, then the figures.

use calc_core::law::money::Hkd;
use calc_core::person::answer::{BillAnswer, BothWays};
use calc_core::person::vocabulary::PersonYear;
use calc_text::outcome::quantity;
use calc_text::{amount_cny, amount_hkd};

use crate::page::Page;

impl Page<'_> {
    /// What is due and what it comes to on both sides; what a relief costs in Hong Kong, and until when it is told.
    pub(crate) fn bill_lead(&mut self, bill: &BillAnswer) {
        let words = self.words;
        let year = bill.year_of_assessment.to_string();
        let (Some(total), Some(tax)) = (bill.total_burden_cny, bill.hk_tax_final) else {
            self.fill(0, "bill-lead-needs", &[("year", year)]);
            return;
        };
        let (total, tax) = (amount_cny(words, total), amount_hkd(words, tax));
        self.fill(0, "bill-lead", &[("tax", tax), ("year", year), ("total", total)]);
        let (Some(additional), Some(relief)) = (bill.hk_additional_after_relief, bill.relief_hkd)
        else {
            return;
        };
        if relief == Hkd::ZERO {
            return;
        }
        let relief = amount_hkd(words, relief);
        let changes = amount_hkd(words, additional.max(-additional));
        let mut filled = vec![("relief", relief), ("additional", changes)];
        let id = match bill.hk_notify_by {
            _ if additional < Hkd::ZERO => "bill-relief-back",
            Some(day) => {
                filled.push(("day", day.to_string()));
                "bill-relief-costs"
            }
            None => "bill-relief-costs-no-day",
        };
        self.fill(0, id, &filled);
    }

    /// The rule, the figures, the forms, and what each route leaves.
    pub(crate) fn bill(&mut self, bill: &BillAnswer) {
        self.title("bill-title");
        for way in &bill.both_ways {
            self.bill_way(way);
        }
        if bill.hk_tax_final.is_none() {
            return;
        }
        self.line(&format!("  {}", self.words.say(&format!("bill-rule-{}", bill.hk_rule.word()))));
        self.bill_ledger(bill);
        self.bill_forms(bill);
        self.bill_routes(bill);
    }

    fn bill_way(&mut self, way: &BothWays) {
        let rule = self.words.say(&format!("bill-rule-{}", way.hk_rule.word()));
        let Some(tax) = way.hk_tax_final else {
            self.fill(2, "bill-way-no-days", &[("rule", rule)]);
            return;
        };
        let id = if way.credited { "bill-way-credited" } else { "bill-way" };
        let tax = amount_hkd(self.words, tax);
        self.fill(2, id, &[("rule", rule), ("tax", tax)]);
    }

    fn bill_ledger(&mut self, figures: &BillAnswer) {
        let words = self.words;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut push = |term: &str, amount: Option<Hkd>| {
            if let Some(amount) = amount {
                rows.push(vec![quantity::<PersonYear>(words, term), amount_hkd(words, amount)]);
            }
        };
        let has_credit =
            figures.iit_uncredited > Some(Hkd::ZERO) || figures.hk_credit_limit > Some(Hkd::ZERO);
        push("hk_assessable", figures.hk_assessable);
        push("hk_tax_before_credit", figures.hk_tax_before_credit);
        push("hk_credit_limit", figures.hk_credit_limit.filter(|_| has_credit));
        push("hk_credit", figures.hk_credit.filter(|_| has_credit));
        push("iit_uncredited", figures.iit_uncredited.filter(|_| has_credit));
        push("hk_tax_final", figures.hk_tax_final);
        push("hk_provisional_next", figures.hk_provisional_next);
        if let Some(demand) = figures.hk_demand {
            rows.push(vec![words.say("bill-demand"), amount_hkd(words, demand)]);
        }
        if let Some(total) = figures.total_burden_cny {
            let name = quantity::<PersonYear>(words, "total_burden_cny");
            rows.push(vec![name, amount_cny(words, total)]);
        }
        self.rows(rows, &[1]);
    }

    fn bill_forms(&mut self, figures: &BillAnswer) {
        if figures.forms.len() < 2 {
            return;
        }
        let words = self.words;
        let of_couple = figures.forms.iter().any(|form| form.form.word() == "pa_joint")
            || figures.forms.iter().any(|form| form.form.word() == "joint");
        let title = if of_couple { "bill-forms" } else { "bill-forms-alone" };
        self.line(&format!("  {}", words.say(title)));
        for form in &figures.forms {
            let id = match (Some(form.form) == figures.hk_best_form, form.may_be_chosen) {
                (true, _) => "bill-form-cheapest",
                (false, true) => "bill-form-line",
                (false, false) => "bill-form-unknown",
            };
            let name = words.say(&format!("way-form_{}", form.form.word()));
            self.fill(4, id, &[("form", name), ("tax", amount_hkd(words, form.total))]);
        }
        if let Some(saving) = figures.hk_form_saving.filter(|saving| *saving > Hkd::ZERO) {
            let saving = amount_hkd(words, saving);
            self.fill(4, "bill-form-saving", &[("saving", saving)]);
        }
    }

    fn bill_routes(&mut self, figures: &BillAnswer) {
        if figures.hk_additional_after_relief.is_none() {
            return;
        }
        let words = self.words;
        let title = if figures.routes.is_empty() { "bill-routes-typed" } else { "bill-routes" };
        self.line(&format!("  {}", words.say(title)));
        for route in &figures.routes {
            let filled = [
                ("mainland", amount_cny(words, route.mainland_cny)),
                ("hongkong", amount_hkd(words, route.hong_kong_hkd)),
                ("total", amount_cny(words, route.total_cny)),
            ];
            self.fill(4, &format!("bill-route-{}", route.route), &filled);
        }
        self.line(&format!("    {}", words.say("bill-routes-steps")));
    }
}
