//! What stands under a result: the rows of a scale that it went through, and its rounding.

use calc_core::law::rounding::Rounding;
use calc_core::law::trace::{Amount, Event, TermName};
use calc_core::law::vocabulary::Vocabulary;
use calc_sheets::computation::{Column, Formula, Number, Row, Shape};

use super::Sheet;
use super::known::{figure, minor, shown};
use crate::sources::source;

/// The events that belong to the result before them.
pub(super) struct Details<'e> {
    /// How many there are.
    pub(super) taken: usize,
    /// How the result was rounded.
    pub(super) rounding: Option<Rounding>,
    rows: Vec<&'e Event>,
}

impl<'e> Details<'e> {
    /// Those that follow `event` and are of what it gives.
    pub(super) fn of(event: &Event, rest: &'e [Event]) -> Self {
        let mut details = Self { taken: 0, rounding: None, rows: Vec::new() };
        let Some(term) = term_of(event) else { return details };
        for event in rest {
            match event {
                Event::Bracket { term: of, .. } | Event::FlatRow { term: of, .. }
                    if *of == term =>
                {
                    details.rows.push(event);
                }
                Event::Rounding { term: of, rounding, .. } if *of == term => {
                    details.rounding = Some(*rounding);
                }
                _ => break,
            }
            details.taken += 1;
        }
        details
    }

    /// Whether there are no rows of a scale.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The amount that goes through the rows.
    fn base(&self) -> Option<Amount> {
        let mut amounts = self.rows.iter().filter_map(|event| match event {
            Event::Bracket { amount, .. } => Some(*amount),
            _ => None,
        });
        let first = amounts.next()?;
        Some(Amount { amount: amounts.fold(first.amount, |sum, one| sum + one.amount), ..first })
    }
}

fn term_of(event: &Event) -> Option<TermName> {
    match event {
        Event::Step { term, .. } | Event::Share { term, .. } | Event::Conversion { term, .. } => {
            Some(*term)
        }
        _ => None,
    }
}

impl<V: Vocabulary> Sheet<'_, V> {
    /// The rows of a scale, and the cells that their taxes stand in.
    pub(super) fn scale(&mut self, details: &Details<'_>) -> Vec<Formula> {
        let base = details.base();
        let mut cells = Vec::new();
        for event in &details.rows {
            match event {
                Event::Bracket { .. } => cells.push(self.bracket(event, base)),
                _ => cells.extend(self.flat_row(event)),
            }
        }
        cells
    }

    /// A row of a scale: the part of the amount that lies in it, times its rate.
    fn bracket(&mut self, event: &Event, base: Option<Amount>) -> Formula {
        let Event::Bracket { row, over, up_to, rate, amount, tax, citation, .. } = event else {
            return Formula::Number(Number::default());
        };
        let words = self.words;
        let at = self.next_row();
        let whole = base.map(|base| self.known.find("", base));
        let part = whole.filter(|whole| !whole.is_number()).map(|whole| {
            let ends = up_to.map(|up_to| vec![whole.clone(), Formula::Number(minor(up_to))]);
            let end = ends.map_or(whole, Formula::Least);
            let starts = (over.amount != 0).then(|| Formula::Number(-minor(*over)));
            match starts {
                Some(start) => Formula::Sum(vec![end, start]),
                None => end,
            }
        });
        let part = part.filter(|part| part.value() == minor(*amount));
        let part = part.unwrap_or_else(|| Formula::Number(minor(*amount)));
        let over = shown(words, *over);
        let filled = [("row", row.to_string()), ("over", over), ("rate", rate.to_string())];
        let filled = filled.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut line = Row::new(Shape::Part, words.fill("formulas-bracket", &filled));
        line.base = Some(figure(part, *amount));
        line.factor =
            Some(Formula::Number(Number::new(rate.numerator.into(), rate.denominator.into())));
        line.source = citation.as_ref().map(|found| source(words, found)).unwrap_or_default();
        let value = Number::new(tax.numerator, tax.denominator);
        self.product(line, at, *amount, value)
    }

    /// A rate on a whole amount, and the quick deduction that is taken off.
    fn flat_row(&mut self, event: &Event) -> Vec<Formula> {
        let Event::FlatRow { row, rate, amount, quick_deduction, .. } = event else {
            return Vec::new();
        };
        let words = self.words;
        let at = self.next_row();
        let filled = [("row", row.to_string()), ("rate", rate.to_string())];
        let filled = filled.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut line = Row::new(Shape::Part, words.fill("formulas-flat-row", &filled));
        line.base = Some(figure(self.known.find("", *amount), *amount));
        let rate = Number::new(rate.numerator.into(), rate.denominator.into());
        line.factor = Some(Formula::Number(rate));
        let mut cells = vec![self.product(line, at, *amount, minor(*amount) * rate)];
        if quick_deduction.amount != 0 {
            let at = self.next_row();
            let off = -minor(*quick_deduction);
            let mut line = Row::new(Shape::Part, words.say("formulas-quick-deduction"));
            line.result = Some(figure(Formula::Number(off), *quick_deduction));
            self.rows.push(line);
            cells.push(Formula::Cell(Column::Result, at, off));
        }
        cells
    }

    /// Adds a line whose result is its base times its factor.
    fn product(&mut self, mut line: Row, at: u32, amount: Amount, value: Number) -> Formula {
        let cell = |column, figure: &Formula| Box::new(Formula::Cell(column, at, figure.value()));
        if let (Some(base), Some(factor)) = (&line.base, &line.factor) {
            let base = cell(Column::Base, &base.formula);
            let product = Formula::Product(base, cell(Column::Factor, factor));
            line.result = Some(figure(product, amount));
        }
        self.rows.push(line);
        Formula::Cell(Column::Result, at, value)
    }
}
