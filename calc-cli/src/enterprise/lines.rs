//! Sentences about a company that the terminal and the memo share.

use calc_core::company::answer::{Deadline, Document, Ending};
use calc_core::company::{LossUse, TaxableIncome};
use calc_core::law::money::Cny;
use calc_core::law::params::{AnyParameter, Citation};
use calc_text::company::day;
use calc_text::{Words, amount_cny};

use crate::sources::source;
use calc_text::open_points::point;
use calc_text::outcome::{evidence, line};

/// The title of the parameter that a citation names.
pub(super) fn title(words: &Words, citation: &Citation) -> String {
    point(words, citation.parameter)
}

/// From profit to taxable income: what is shown, and how much it is.
pub(super) fn income_rows(income: &TaxableIncome) -> [(&'static str, Cny); 4] {
    [
        ("taxable_income", income.profit),
        ("super_deduction", income.super_deduction),
        ("loss_used", income.losses_used),
        ("final_taxable_income", income.taxable_income),
    ]
}

/// What became of each earlier loss, and of a loss of the year.
pub(super) fn loss_lines(words: &Words, income: &TaxableIncome) -> Vec<String> {
    let of_loss = |loss: &LossUse| {
        let id = match (loss.expired, loss.open) {
            (true, _) => "company-loss-expired",
            (_, true) => "company-loss-open",
            _ => "company-loss",
        };
        let arguments = [
            ("year", loss.year.to_string()),
            ("amount", amount_cny(words, loss.amount)),
            ("used", amount_cny(words, loss.used)),
            ("left", amount_cny(words, loss.left)),
            ("last", loss.last_year.to_string()),
        ];
        filled(words, id, &arguments)
    };
    let mut lines: Vec<String> = income.losses.iter().map(of_loss).collect();
    if income.before_losses < Cny::ZERO {
        let amount = amount_cny(words, -income.before_losses);
        lines.push(filled(words, "company-new-loss", &[("amount", amount)]));
    }
    lines
}

/// What ends, and when.
pub(super) fn ending_line(words: &Words, ending: &Ending) -> String {
    let arguments =
        [("what", title(words, &ending.citation)), ("date", day(words, ending.ends_on))];
    filled(words, "company-ending", &arguments)
}

/// What is due. The parameter of a prepayment is a number of days, not a duty.
fn due(words: &Words, deadline: &Deadline) -> String {
    let prepayment = deadline.citation.parameter == "enterprise.cit.prepayment_days";
    if prepayment { words.say("company-prepayment") } else { title(words, &deadline.citation) }
}

/// What is due, in a line for each duty; of one with several days, the last day of each.
pub(super) fn due_lines(words: &Words, deadlines: &[Deadline]) -> Vec<String> {
    let kinds = deadlines.chunk_by(|one, next| one.citation.parameter == next.citation.parameter);
    let line = |kind: &[Deadline]| match kind {
        [] => None,
        [one] => Some(deadline_line(words, one)),
        [first, ..] => {
            let days: Vec<String> = kind.iter().map(|each| day(words, each.closes)).collect();
            let arguments = [
                ("what", due(words, first)),
                ("dates", days.join(&words.say("list-separator"))),
                ("evidence", evidence(words, first.citation.evidence)),
            ];
            Some(filled(words, "company-due", &arguments))
        }
    };
    kinds.filter_map(line).collect()
}

/// What is due, and when.
pub(super) fn deadline_line(words: &Words, deadline: &Deadline) -> String {
    let arguments = [
        ("what", due(words, deadline)),
        ("opens", day(words, deadline.opens)),
        ("closes", day(words, deadline.closes)),
        ("evidence", evidence(words, deadline.citation.evidence)),
    ];
    filled(words, "company-deadline", &arguments)
}

/// What to keep, and until when.
pub(super) fn document_line(words: &Words, document: &Document) -> String {
    let arguments = [
        ("what", title(words, &document.citation)),
        ("date", day(words, document.keep_until_day)),
        ("evidence", evidence(words, document.citation.evidence)),
    ];
    filled(words, "company-document", &arguments)
}

/// What the parameter of a citation says: its title and its note.
pub(super) fn said(words: &Words, citation: &Citation) -> String {
    let text = title(words, citation);
    let about = AnyParameter::find(citation.parameter).map(|it| it.about());
    match about.and_then(|about| about.note.as_ref()) {
        Some(note) => line(words, &text, note.get(words.language())),
        None => text,
    }
}

/// The same, with where it stands.
pub(super) fn cited_line(words: &Words, citation: &Citation) -> String {
    format!("{} {}", said(words, citation), source(words, citation))
}

/// A message filled in.
pub(super) fn filled(words: &Words, id: &str, arguments: &[(&str, String)]) -> String {
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.fill(id, &arguments)
}
