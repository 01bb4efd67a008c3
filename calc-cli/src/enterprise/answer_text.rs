//! An answer about a company for the terminal: one sentence first, then the income, the regimes with
//! their conditions, branches, imports, dates, documents, and what all of it rests on.

use super::conditions;
use calc_core::company::answer::{Answer, BranchesAnswer, GoodsAnswer, RegimeAnswer, Variation};
use calc_core::company::regimes::Regime;
use calc_core::company::vocabulary::CompanyYear;
use calc_core::law::eligibility::Eligibility;
use calc_core::law::money::Cny;
use calc_core::law::params::{AnyParameter, Citation, ValueView};
use calc_text::company::{branch_or_subsidiary, branch_ratio, if_confirmed, not_looked_at};
use calc_text::{Words, amount_cny};

use super::lines::{
    cited_line, deadline_line, document_line, ending_line, income_rows, loss_lines, title,
};
use crate::open_point_text::decided;
use crate::page::Page;
use crate::trace_text;
use calc_text::open_points::{alternative, point};
use calc_text::outcome::{answer as eligibility, catalogue_area, evidence, line, quantity, regime};

/// The whole text.
pub(super) fn text(words: &Words, answer: &Answer) -> String {
    let mut page = Page::new(words);
    page.company_lead(answer);
    page.income(answer);
    page.regimes(answer);
    page.branches(answer.branches.as_ref());
    page.imports(answer);
    page.dates(answer);
    page.cited("company-return-entries", &answer.return_entries);
    page.cited("company-red-flags", &answer.red_flags);
    page.notes(answer.messages);
    page.caveats(answer);
    page.open_points(answer);
    page.not_looked_at(answer);
    page.unverified(&answer.unverified);
    page.company_sensitivity(answer);
    if let Some(trace) = &answer.trace {
        page.title("answer-steps");
        page.out.push_str(&trace_text::text(words, trace));
    }
    page.out.push('\n');
    page.line(&words.say("company-decision"));
    let ruleset = format!("{}+{}", answer.ruleset.engine, answer.ruleset.digest);
    page.fill(0, "answer-ruleset", &[("ruleset", ruleset)]);
    page.out
}

/// The sentence that says what it comes to.
pub(super) fn lead(words: &Words, answer: &Answer) -> Vec<String> {
    let fill = |id: &str, arguments: &[(&str, String)]| {
        let arguments: Vec<(&str, &str)> =
            arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.fill(id, &arguments)
    };
    let Some(best) = &answer.best else {
        return vec![fill("company-unknown", &[("year", answer.tax_year.to_string())])];
    };
    let id = if best.saving > Cny::ZERO { "company-lead" } else { "company-lead-standard" };
    let arguments = [
        ("regime", regime(words, best.regime)),
        ("tax", amount_cny(words, best.tax)),
        ("rate", best.effective_rate.clone().unwrap_or_else(|| "0.00%".to_owned())),
        ("saving", amount_cny(words, best.saving)),
    ];
    let mut lines = vec![fill(id, &arguments)];
    lines.extend(answer.if_confirmed.iter().flat_map(|better| if_confirmed(words, better)));
    lines
}

/// The title, the number and the note of the parameter that a citation names.
fn caveat(words: &Words, citation: &Citation) -> String {
    let mut text = title(words, citation);
    if let Some(parameter) = AnyParameter::find(citation.parameter) {
        let versions = parameter.versions();
        let version = versions.iter().find(|each| each.effective_from == citation.effective_from);
        if let Some(ValueView::Scalar(value)) = version.map(|version| &version.value) {
            text.push_str(&format!(" = {value}"));
        }
        if let Some(note) = &parameter.about().note {
            text = line(words, &text, note.get(words.language()));
        }
    }
    format!("{text} [{}]", evidence(words, citation.evidence))
}

impl Page<'_> {
    fn company_lead(&mut self, answer: &Answer) {
        self.fill(0, "company-title", &[("year", answer.tax_year.to_string())]);
        for line in lead(self.words, answer) {
            self.line(&line);
        }
    }

    fn income(&mut self, answer: &Answer) {
        let Some(income) = &answer.income else { return };
        let words = self.words;
        self.title("company-income");
        let rows = income_rows(income).map(|(name, amount)| {
            vec![quantity::<CompanyYear>(words, name), amount_cny(words, amount)]
        });
        self.rows(rows.to_vec(), &[1]);
        for line in loss_lines(words, income) {
            self.line(&format!("  {line}"));
        }
    }

    fn regimes(&mut self, answer: &Answer) {
        if !answer.known {
            return;
        }
        self.title("company-regimes");
        if let Some(ratio) = &answer.main_business_ratio {
            self.fill(2, "company-ratio", &[("ratio", ratio.clone())]);
        }
        if let Some(item) = &answer.catalogue {
            let arguments = [
                ("code", item.code.clone()),
                ("title", item.title.clone()),
                ("area", catalogue_area(self.words, item.area)),
            ];
            self.fill(2, "company-catalogue", &arguments);
        }
        if let Some(size) = &answer.catalogue_size {
            let arguments = [
                ("areas", size.areas.to_string()),
                ("technologies", size.technologies.to_string()),
                ("items", size.items.to_string()),
                ("loaded", size.loaded.to_string()),
            ];
            self.fill(2, "company-catalogue-size", &arguments);
        }
        let confirmed = answer.income.as_ref().map(|income| income.taxable_income);
        for each in &answer.regimes {
            self.regime(each, confirmed);
        }
        self.cliff(answer);
    }

    fn regime(&mut self, each: &RegimeAnswer, confirmed: Option<Cny>) {
        let words = self.words;
        let open = matches!(each.eligible, Eligibility::Needs | Eligibility::Unknown);
        let id = if open { "company-regime-if" } else { "company-regime" };
        let arguments = [
            ("regime", regime(words, each.regime)),
            ("answer", eligibility(words, each.eligible)),
            ("tax", each.tax.map_or_else(String::new, |tax| amount_cny(words, tax))),
            ("rate", each.effective_rate.clone().unwrap_or_else(|| "0.00%".to_owned())),
        ];
        self.fill(2, id, &arguments);
        if let Some(income) = each.taxable_income.filter(|income| confirmed != Some(*income)) {
            self.fill(4, "company-regime-income", &[("income", amount_cny(words, income))]);
        }
        if each.regime == Regime::Hetao && each.eligible != Eligibility::No {
            self.fill(4, "company-proxy", &[]);
        }
        for condition in &each.conditions {
            for line in conditions::lines(words, condition) {
                self.line(&format!("    {line}"));
            }
        }
    }

    fn cliff(&mut self, answer: &Answer) {
        let words = self.words;
        let Some(cliff) = &answer.income_cliff else { return };
        let arguments = [
            ("limit", amount_cny(words, cliff.limit)),
            ("before", amount_cny(words, cliff.tax_at_limit)),
            ("after", amount_cny(words, cliff.tax_above)),
            ("jump", amount_cny(words, cliff.jump)),
            ("recovers", amount_cny(words, cliff.recovers_at)),
        ];
        self.fill(2, "company-cliff", &arguments);
    }

    fn branches(&mut self, branches: Option<&BranchesAnswer>) {
        let Some(branches) = branches else { return };
        let words = self.words;
        self.title("company-branches");
        let heads = ["slice_income", "slice_tax", "slice_payable"]
            .map(|name| quantity::<CompanyYear>(words, name));
        let mut rows = vec![vec![
            String::new(),
            heads[0].clone(),
            String::new(),
            heads[1].clone(),
            heads[2].clone(),
        ]];
        for slice in &branches.slices {
            rows.push(vec![
                slice.name.clone().unwrap_or_else(|| words.say("company-head-office")),
                amount_cny(words, slice.income),
                slice.rate.to_string(),
                amount_cny(words, slice.tax),
                amount_cny(words, slice.payable),
            ]);
        }
        self.rows(rows, &[1, 2, 3, 4]);
        let totals =
            [("tax", amount_cny(words, branches.tax)), ("paid", amount_cny(words, branches.paid))];
        self.fill(2, "company-branches-total", &totals);
        for unit in &branches.without_share {
            let reason = words.say(&format!("company-share-{}", unit.reason));
            let arguments = [("name", unit.name.clone()), ("reason", reason)];
            self.fill(2, "company-without-share", &arguments);
        }
        for slice in &branches.slices {
            if let Some(ratio) = branch_ratio(words, slice, branches) {
                self.line(&format!("  {ratio}"));
            }
        }
        for line in branch_or_subsidiary(words, branches) {
            self.line(&format!("  {line}"));
        }
    }

    fn imports(&mut self, answer: &Answer) {
        let Some(imports) = &answer.imports else { return };
        let words = self.words;
        self.title("company-imports");
        for goods in &imports.goods {
            self.goods(goods);
        }
        let arguments = [
            ("cash", amount_cny(words, imports.cash)),
            ("economic", amount_cny(words, imports.economic)),
            ("possible", amount_cny(words, imports.cash_if_confirmed)),
        ];
        self.fill(2, "company-imports-total", &arguments);
        self.fill(2, "company-imports-lock", &[]);
    }

    fn goods(&mut self, goods: &GoodsAnswer) {
        let words = self.words;
        let arguments = [
            ("name", goods.name.clone()),
            ("answer", eligibility(words, goods.eligible)),
            ("duty", amount_cny(words, goods.duty)),
            ("consumption", amount_cny(words, goods.consumption_tax)),
            ("vat", amount_cny(words, goods.vat)),
            ("cash", amount_cny(words, goods.cash)),
            ("economic", amount_cny(words, goods.economic)),
        ];
        self.fill(2, "company-goods", &arguments);
        for condition in &goods.conditions {
            for line in conditions::lines(words, condition) {
                self.line(&format!("    {line}"));
            }
        }
    }

    fn dates(&mut self, answer: &Answer) {
        let words = self.words;
        if !answer.endings.is_empty() {
            self.title("company-endings");
        }
        for ending in &answer.endings {
            self.line(&format!("  {}", ending_line(words, ending)));
        }
        if !answer.deadlines.is_empty() {
            self.title("company-deadlines");
        }
        for deadline in &answer.deadlines {
            self.line(&format!("  {}", deadline_line(words, deadline)));
        }
        if !answer.documents.is_empty() {
            self.title("company-documents");
        }
        for document in &answer.documents {
            self.line(&format!("  {}", document_line(words, document)));
        }
    }

    fn cited(&mut self, title: &str, citations: &[Citation]) {
        if !citations.is_empty() {
            self.title(title);
        }
        for citation in citations {
            self.line(&format!("  {}", cited_line(self.words, citation)));
        }
    }

    fn caveats(&mut self, answer: &Answer) {
        if answer.caveats.is_empty() {
            return;
        }
        self.title("company-caveats");
        for citation in &answer.caveats {
            self.line(&format!("  {}", caveat(self.words, citation)));
        }
    }

    fn not_looked_at(&mut self, answer: &Answer) {
        if !answer.known {
            return;
        }
        self.title("company-unseen");
        for line in not_looked_at(self.words, answer) {
            self.line(&format!("  {line}"));
        }
    }

    fn open_points(&mut self, answer: &Answer) {
        if answer.choices.is_empty() {
            return;
        }
        let words = self.words;
        self.title("answer-assumptions");
        for decision in &answer.choices {
            self.line(&format!("  {}", decided(words, decision)));
        }
    }

    fn company_sensitivity(&mut self, answer: &Answer) {
        if answer.sensitivity.is_empty() {
            return;
        }
        self.title("answer-sensitivity");
        for variation in &answer.sensitivity {
            self.company_variation(variation);
        }
    }

    fn company_variation(&mut self, variation: &Variation) {
        let words = self.words;
        let arguments = [
            ("point", point(words, variation.point)),
            ("alternative", alternative(words, variation.point, variation.alternative)),
        ];
        self.fill(2, "answer-sensitivity-line", &arguments);
        let arguments = [
            ("regime", regime(words, variation.best_regime)),
            ("tax", amount_cny(words, variation.tax)),
            ("change", amount_cny(words, variation.change)),
            ("imports", amount_cny(words, variation.import_change)),
        ];
        self.fill(4, "company-variation", &arguments);
    }
}
