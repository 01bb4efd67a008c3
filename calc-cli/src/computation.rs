//! A computation as the rows of a sheet: every figure as a formula over those that it was made of. A
//! formula is taken only if it comes to the figure exactly; a figure that none was found for stands as
//! it was worked out, and the sheet says so.

mod details;
mod known;

use std::marker::PhantomData;

use calc_core::law::fields::FieldKind;
use calc_core::law::params::Citation;
use calc_core::law::rounding::{Mode, Rounding};
use calc_core::law::trace::{Amount, ComparedOption, Event, Part, Sign, TermName, Trace};
use calc_core::law::vocabulary::Vocabulary;
use calc_sheets::computation::{Column, FIRST_ROW, Figure, Formula, Row, Shape};
use calc_text::open_points::{alternative, point};
use calc_text::outcome::{answer as eligibility, quantity};
use calc_text::{Words, word};

use crate::sources::source;
use crate::trace_text::condition_name;
use details::Details;
use known::{Known, amount_of, figure, is_hkd, minor, read};

/// Yuan are kept to the fen. No rounding is recorded where nothing was lost, but with another amount in
/// the cell something may be.
const TO_THE_FEN: Rounding = Rounding { mode: Mode::HalfUp, unit: 1 };

/// The rows of a sheet, and how many of its figures have no formula.
pub(crate) struct Computation {
    pub(crate) rows: Vec<Row>,
    pub(crate) without_formula: usize,
}

/// The rows of a trace.
pub(crate) fn computation<V: Vocabulary>(words: &Words, trace: &Trace<V>) -> Computation {
    let mut sheet: Sheet<'_, V> = Sheet {
        words,
        rows: Vec::new(),
        known: Known::default(),
        listed: None,
        without_formula: 0,
        subject: PhantomData,
    };
    let mut events = trace.events.as_slice();
    while let [event, rest @ ..] = events {
        let details = Details::of(event, rest);
        events = &rest[details.taken..];
        sheet.event(event, &details);
    }
    Computation { rows: sheet.rows, without_formula: sheet.without_formula }
}

struct Sheet<'a, V> {
    words: &'a Words,
    rows: Vec<Row>,
    known: Known,
    /// The list that the last event belongs to, whose title stands already.
    listed: Option<&'static str>,
    without_formula: usize,
    subject: PhantomData<V>,
}

impl<V: Vocabulary> Sheet<'_, V> {
    /// The number of the row that comes next.
    fn next_row(&self) -> u32 {
        FIRST_ROW + u32::try_from(self.rows.len()).unwrap_or(u32::MAX / 2)
    }

    fn event(&mut self, event: &Event, details: &Details<'_>) {
        let words = self.words;
        match event {
            Event::Section { section } => {
                self.title(&format!("section-{}", section.id()));
            }
            Event::Item { name } => self.item(name),
            Event::Input { field, value } => self.input(field, value),
            Event::Step { term, result, parts, citation } => {
                self.step((*term, *result), parts, citation.as_ref(), details);
            }
            Event::Share { term, of, amount, rate, result, citation } => {
                let base = self.base(of, *amount);
                let factor = known::multiplier(*rate);
                let label = quantity::<V>(words, of);
                let said =
                    words.fill("formulas-of", &[("rate", &rate.to_string()), ("what", &label)]);
                let made = Made { base, factor, is_quotient: false, said };
                self.made((*term, *result), made, citation.as_ref(), details.rounding);
            }
            Event::Conversion { term, from, share, cny_per_hkd, to, citation, .. } => {
                let mut base = self.base("", *from);
                let mut said = words.fill("formulas-rate", &[("rate", &cny_per_hkd.to_string())]);
                if let Some(share) = share {
                    let shown = share.to_string();
                    base = known::times(base, read(&shown));
                    said = words.fill("formulas-rate-share", &[("rate", &said), ("share", &shown)]);
                }
                let factor = Formula::Number(read(&cny_per_hkd.to_string()));
                let made = Made { base, factor, is_quotient: is_hkd(*to), said };
                self.made((*term, *to), made, citation.as_ref(), details.rounding);
            }
            Event::Cap { field, claimed, cap, counted, citation } => {
                self.cap(field, (*claimed, *cap, *counted), citation);
            }
            Event::Compared { term, ways, citation } => {
                self.compared(*term, ways, citation.as_ref());
            }
            Event::Rule { citation, .. } => {
                let mut row = Row::new(Shape::Part, point(words, citation.parameter));
                row.source = source(words, citation);
                self.rows.push(row);
            }
            Event::Choice { parameter, taken, .. } => {
                let title = "answer-choices";
                if self.listed != Some(title) {
                    self.listed = Some(title);
                    self.title(title);
                }
                let mut row = Row::new(Shape::Part, point(words, parameter));
                let taken = alternative(words, parameter, taken);
                row.said = words.fill("answer-taken-default", &[("taken", &taken)]);
                self.rows.push(row);
            }
            Event::Condition { route, condition, answer, .. } => {
                if self.listed != Some(route.id()) {
                    self.listed = Some(route.id());
                    self.rows.push(Row::default());
                    let conditions = words.say("answer-conditions");
                    let way = words.say(&format!("way-{}", route.id()));
                    let arguments = [("name", way.as_str()), ("label", &conditions)];
                    self.rows
                        .push(Row::new(Shape::Title, words.fill("name-with-label", &arguments)));
                }
                let mut row = Row::new(Shape::Part, condition_name(words, *condition));
                row.said = eligibility(words, *answer);
                self.rows.push(row);
            }
            // A detail that no result before it took, and notes, which the answer has.
            _ => {}
        }
    }

    fn title(&mut self, id: &str) {
        self.rows.push(Row::default());
        self.rows.push(Row::new(Shape::Title, self.words.say(id)));
    }

    fn item(&mut self, name: &str) {
        let head_office = || self.words.say("company-head-office");
        let name = if name.is_empty() { head_office() } else { name.to_owned() };
        self.rows.push(Row::new(Shape::Title, name));
    }

    /// A fact: an amount stands as a number, anything else as text.
    fn input(&mut self, field: &'static str, value: &str) {
        let words = self.words;
        let mut row = Row::new(Shape::Part, quantity::<V>(words, field));
        let about = V::fact(field);
        let amount = about.and_then(|about| match about.kind {
            FieldKind::Cny => amount_of(value, false),
            FieldKind::Hkd => amount_of(value, true),
            _ => None,
        });
        if let Some(amount) = amount {
            row.result = Some(figure(Formula::Number(minor(amount)), amount));
            self.known.add(field, amount, self.next_row());
        } else {
            let taken = about.filter(|about| about.kind.takes_words());
            row.said = taken.map_or_else(|| value.to_owned(), |about| word(words, about, value));
        }
        self.rows.push(row);
    }

    /// An amount that a result is made of: the cell that it stands in, or the amount itself.
    fn base(&self, what: &str, amount: Amount) -> Figure {
        figure(self.known.find(what, amount), amount)
    }

    /// A result that is an amount multiplied or divided.
    fn made(
        &mut self,
        (term, result): (TermName, Amount),
        made: Made,
        citation: Option<&Citation>,
        rounding: Option<Rounding>,
    ) {
        let row = self.next_row();
        let base = Box::new(Formula::Cell(Column::Base, row, made.base.formula.value()));
        let factor = Box::new(Formula::Cell(Column::Factor, row, made.factor.value()));
        let exact = if made.is_quotient {
            Formula::Quotient(base, factor)
        } else {
            Formula::Product(base, factor)
        };
        let rounding = rounding.or((!is_hkd(result)).then_some(TO_THE_FEN));
        let formula = self.settled([exact], rounding, result);
        self.known.add(term.id(), result, row);
        self.rows.push(Row {
            shape: Shape::Result,
            label: quantity::<V>(self.words, term.id()),
            result: Some(figure(formula, result)),
            base: Some(made.base),
            factor: Some(made.factor),
            said: made.said,
            source: citation.map(|citation| source(self.words, citation)).unwrap_or_default(),
        });
    }

    /// The first formula that comes to the result, with and without what is rounded or cut at zero; the
    /// result itself, counted, where there is none.
    fn settled(
        &mut self,
        formulas: impl IntoIterator<Item = Formula>,
        rounding: Option<Rounding>,
        result: Amount,
    ) -> Formula {
        let rounded = |formula: Formula| match rounding {
            Some(rounding) => Formula::Rounded(Box::new(formula), rounding),
            None => formula,
        };
        let ways = formulas.into_iter().flat_map(|formula| {
            let floored = Formula::AtLeastZero(Box::new(formula.clone()));
            [rounded(formula), rounded(floored)]
        });
        let found = ways.into_iter().find(|formula| formula.value() == minor(result));
        found.unwrap_or_else(|| {
            self.without_formula += usize::from(result.amount != 0);
            Formula::Number(minor(result))
        })
    }

    /// A result and what was added and taken away, or the rows of a scale.
    fn step(
        &mut self,
        (term, result): (TermName, Amount),
        parts: &[Part],
        citation: Option<&Citation>,
        details: &Details<'_>,
    ) {
        let at = self.rows.len();
        let row = self.next_row();
        self.rows.push(Row::default());
        let added: Vec<Formula> = parts.iter().map(|part| self.part(part)).collect();
        let of_scale: Vec<Formula> = self.scale(details);
        let sums = [added, of_scale];
        let sums = sums.into_iter().filter(|cells| !cells.is_empty()).map(Formula::Sum);
        let of_a_scale = !details.is_empty() && !is_hkd(result);
        let rounding = details.rounding.or(of_a_scale.then_some(TO_THE_FEN));
        let formula = self.settled(sums.collect::<Vec<_>>(), rounding, result);
        let has_none = formula.is_number() && result.amount != 0;
        let said = if has_none { self.words.say("formulas-worked-out") } else { String::new() };
        self.known.add(term.id(), result, row);
        self.rows[at] = Row {
            shape: Shape::Result,
            label: quantity::<V>(self.words, term.id()),
            result: Some(figure(formula, result)),
            said,
            source: citation.map(|citation| source(self.words, citation)).unwrap_or_default(),
            ..Row::default()
        };
    }

    /// A part of a sum, and the cell that it stands in.
    fn part(&mut self, part: &Part) -> Formula {
        let words = self.words;
        let mut row = Row::new(Shape::Part, quantity::<V>(words, part.what));
        let at = self.next_row();
        let is_minus = part.sign == Sign::Minus;
        let count = part.count.filter(|count| *count > 1);
        let each = count.filter(|count| part.amount.amount % i64::from(*count) == 0);
        let named = self.known.named(part.what, part.amount);
        let formula = if let (Some(count), None) = (each, &named) {
            let one = Amount { amount: part.amount.amount / i64::from(count), ..part.amount };
            let (base, factor) =
                (Formula::Number(minor(one)), Formula::Number(i128::from(count).into()));
            let product = Formula::Product(
                Box::new(Formula::Cell(Column::Base, at, base.value())),
                Box::new(Formula::Cell(Column::Factor, at, factor.value())),
            );
            row.base = Some(figure(base, part.amount));
            row.factor = Some(factor);
            product
        } else if part.citation.is_some() {
            // A number of the law is no other cell's, even where both are the same.
            named.unwrap_or_else(|| Formula::Number(minor(part.amount)))
        } else {
            self.known.find(part.what, part.amount)
        };
        let is_fact = V::fact(part.what).is_some();
        if formula.is_number() && part.citation.is_none() && !is_fact {
            row.said = words.say("formulas-worked-out");
            self.without_formula += 1;
        }
        let formula = if is_minus { Formula::Minus(Box::new(formula)) } else { formula };
        let value = formula.value();
        row.result = Some(figure(known::plain(formula), part.amount));
        row.source = part.citation.as_ref().map(|found| source(words, found)).unwrap_or_default();
        self.rows.push(row);
        Formula::Cell(Column::Result, at, value)
    }

    fn cap(
        &mut self,
        field: &'static str,
        (claimed, cap, counted): (Amount, Amount, Amount),
        citation: &Citation,
    ) {
        let row = self.next_row();
        let base = self.base(field, claimed);
        let cell = Formula::Cell(Column::Base, row, base.formula.value());
        let least = Formula::Least(vec![cell, Formula::Number(minor(cap))]);
        let formula = self.settled([least], None, counted);
        self.known.add(field, counted, row);
        let most = known::shown(self.words, cap);
        self.rows.push(Row {
            shape: Shape::Result,
            label: quantity::<V>(self.words, field),
            result: Some(figure(formula, counted)),
            base: Some(base),
            said: self.words.fill("formulas-cap", &[("cap", &most)]),
            source: source(self.words, citation),
            ..Row::default()
        });
    }

    /// The ways that were open, and the one taken.
    fn compared(&mut self, term: TermName, ways: &[ComparedOption], citation: Option<&Citation>) {
        let words = self.words;
        let at = self.rows.len();
        let row = self.next_row();
        self.rows.push(Row::default());
        let mut cells = Vec::new();
        for way in ways {
            let cell_row = self.next_row();
            let found = self.known.find("", way.amount);
            let mut line = Row::new(Shape::Part, words.say(&format!("way-{}", way.way)));
            let has_none = found.is_number() && way.amount.amount != 0;
            self.without_formula += usize::from(has_none);
            let said = match (way.taken, has_none) {
                (true, true) => Some("formulas-taken-worked-out"),
                (true, false) => Some("formulas-taken"),
                (false, true) => Some("formulas-worked-out"),
                (false, false) => None,
            };
            line.said = said.map(|id| words.say(id)).unwrap_or_default();
            line.result = Some(figure(found, way.amount));
            self.rows.push(line);
            cells.push((Formula::Cell(Column::Result, cell_row, minor(way.amount)), way));
        }
        let taken = cells.iter().find(|(_, way)| way.taken).map(|(cell, way)| (cell, way.amount));
        let label = quantity::<V>(words, term.id());
        let source = citation.map(|citation| source(words, citation)).unwrap_or_default();
        let mut line = Row { source, ..Row::new(Shape::Result, label) };
        if let Some((cell, amount)) = taken {
            let all: Vec<Formula> = cells.iter().map(|(cell, _)| cell.clone()).collect();
            let formulas = [Formula::Least(all.clone()), Formula::Greatest(all), cell.clone()];
            let formula = self.settled(formulas, None, amount);
            line.result = Some(figure(formula, amount));
            self.known.add(term.id(), amount, row);
        }
        self.rows[at] = line;
    }
}

/// What a result is made of.
struct Made {
    base: Figure,
    factor: Formula,
    is_quotient: bool,
    said: String,
}
