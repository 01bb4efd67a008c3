//! One company-year: the regimes, the lowest tax among those that are met, what is missing.
//!
//! ```text
//! cargo run -p calc-core --example company
//! ```

use calc_core::company::Settings;
use calc_core::company::answer::{Answer, answer};
use calc_core::company::decode::{CompanyProblem, Raw, decode};
use calc_core::company::fields::{Field, ItemField};
use calc_core::law::cell::Cell;
use calc_core::law::trace::TraceLevel;

/// Facts by the names of the columns, as `taxdiff template --enterprises` lists them.
const FACTS: [(&str, &str); 16] = [
    ("tax_year", "2025"),
    ("taxable_income", "10000000"),
    ("in_special_area", "yes"),
    ("catalogue_item", "listed"),
    ("main_business_income", "70000000"),
    ("total_income", "100000000"),
    ("operations", "yes"),
    ("personnel", "yes"),
    ("accounts", "yes"),
    ("property", "yes"),
    ("staff_average", "150"),
    ("assets_average", "80000000"),
    ("restricted_industry", "no"),
    ("high_tech_certificate", "no"),
    ("technology_sme", "no"),
    ("company_id", "C1"),
];

/// Where facts come from. This company has no lists: no losses, branches or imports.
struct Facts<'a>(&'a [(&'a str, &'a str)]);

impl Raw for Facts<'_> {
    fn get(&self, place: ItemField) -> Cell<'_> {
        let found = self.0.iter().find(|(name, _)| *name == place.field.name());
        Cell::of_text(found.map_or("", |(_, text)| text))
    }

    fn items(&self, _: Field) -> usize {
        0
    }
}

fn assessed(facts: &[(&str, &str)]) -> Result<Answer, Vec<CompanyProblem>> {
    let facts = decode(&Facts(facts))?;
    Ok(answer(&facts, &Settings::default(), TraceLevel::None))
}

fn main() {
    match assessed(&FACTS) {
        Ok(answer) => {
            for regime in &answer.regimes {
                let tax = regime.tax.map(|tax| tax.to_string()).unwrap_or_default();
                println!("{:18} {:?}: CNY {tax}", regime.regime.word(), regime.eligible);
            }
            if let Some(best) = &answer.best {
                println!("Best: {}, CNY {} saved", best.regime.word(), best.saving);
            }
        }
        Err(problems) => {
            for problem in problems {
                println!("{:?}: {}", problem.field, problem.code.as_str());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 25% of 10,000,000 is 2,500,000.00 and the park's 15% is 1,500,000.00. The main business
    /// is 70 of 100 million, above the 60% that the rate asks for.
    #[test]
    fn the_figures_are_those_worked_out_by_hand() {
        let best = assessed(&FACTS).unwrap().best.unwrap();
        assert_eq!(best.regime.word(), "hetao");
        assert_eq!(best.tax.to_string(), "1500000.00");
        assert_eq!(best.saving.to_string(), "1000000.00");
    }
}
