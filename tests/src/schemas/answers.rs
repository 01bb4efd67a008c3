//! What the engine writes of one person-year: the answer and its trace. Members and kinds are those
//! of the Rust types; here stand the words of people, and what goes with what.

use calc_core::law::fields::FieldKind;
use calc_core::law::params::{Alternative, ChoiceId};
use calc_core::law::period::YearOfAssessment;
use calc_core::person::answer::Answer;
use calc_core::person::code::Code;
use calc_core::person::curve::Curve;
use calc_core::person::fields::Field;
use calc_core::person::hongkong::charge::Basis;
use calc_core::person::hongkong_bill::Form;
use calc_core::person::mainland::annual_bonus::BonusTaxed;
use calc_core::person::relief::election::BestRoute;
use calc_core::person::relief::eligibility::ConditionId;
use calc_core::person::rulebook::Rulebook;
use calc_core::person::vocabulary::{Route, Section, Term};
use serde_json::{Value, json};

use super::derived::Definitions;
use super::shapes::{list, one_of};

/// What parts of a sum and shares are named after, where it is neither a column nor a term.
const OTHER_QUANTITIES: [&str; 4] =
    ["basic_allowance", "married_allowance", "single_parent_allowance", "benefit"];

/// The trace, and the answer, which refers to it.
pub(super) fn schemas() -> (Value, Value) {
    let trace = narrowed(Definitions::of::<Answer>()).file(super::TRACE, "Trace", "Trace", None);
    let mut answer = narrowed(Definitions::of::<Answer>());
    narrow_answer(&mut answer);
    let answer = answer.file(super::ANSWER, "Answer", "Answer", Some((super::TRACE, &trace)));
    (trace, answer)
}

/// The words of people, wherever a trace has them.
fn narrowed(mut types: Definitions) -> Definitions {
    types.leave_out_event("RatioEvent");
    types.replace("Route", one_of([Route::Exemption, Route::Subsidy].map(Route::id)));
    types.replace("Section", one_of(Section::ALL.iter().map(|section| section.id())));
    types.replace("Term", one_of(Term::ALL.iter().map(|term| term.id())));
    types.replace("AnyConditionId", one_of(ConditionId::ALL.iter().map(|id| id.id())));
    let notes = Code::ALL.iter().filter(|code| !code.is_error()).map(|code| code.as_str());
    let notes = one_of(notes);
    types.replace("Code", notes.clone());
    types.replace("AnyCode", notes);
    let used = Field::ALL.into_iter().filter(|field| is_used(*field)).map(Field::name);
    types.narrow("InputEvent", "field", one_of(used));
    types.narrow("ShareEvent", "of", quantities());
    types.narrow("CapEvent", "field", quantities());
    types.narrow("Part", "what", quantities());
    let ways = [
        "separate",
        "merged",
        "progressive",
        "standard",
        "exemption",
        "subsidy",
        "assessed_jointly",
        "assessed_separately",
        "form_separate",
        "form_joint",
        "form_pa_self",
        "form_pa_spouse",
        "form_pa_both",
        "form_pa_joint",
    ];
    debug_assert!(is_every_way(&ways));
    types.narrow("ComparedOption", "way", one_of(ways));
    types.matching("ChoiceEvent", &decided());
    types
}

/// An income against the burden on it, point by point.
pub(super) fn curve() -> Value {
    let mut types = Definitions::of::<Curve>();
    let notes = Code::ALL.iter().filter(|code| !code.is_error()).map(|code| code.as_str());
    types.replace("Code", one_of(notes));
    narrow_years(&mut types, "Curve");
    let incomes = Field::ALL.into_iter().filter(|field| field.about().income);
    types.narrow("Curve", "column", one_of(incomes.map(Field::name)));
    types.matching("Decision", &decided());
    types.file(super::CURVE, "Curve", "Curve", None)
}

fn is_every_way(ways: &[&str]) -> bool {
    let bonus = [BonusTaxed::Separate, BonusTaxed::Merged].map(BonusTaxed::word);
    let charges = [Basis::Progressive, Basis::Standard].map(Basis::word);
    let routes = [BestRoute::Exemption, BestRoute::Subsidy].map(BestRoute::word);
    let forms = ["assessed_jointly", "assessed_separately"];
    let all = bonus.into_iter().chain(charges).chain(routes).chain(forms).map(str::to_owned);
    let of_bill = Form::ALL.map(|form| format!("form_{}", form.word()));
    all.chain(of_bill).eq(ways.iter().copied())
}

/// The years that the rulebook has.
fn narrow_years(types: &mut Definitions, name: &str) {
    let book = Rulebook::get();
    let (first, last) = book.tax_years();
    let tax_year = json!({ "type": "integer", "minimum": first, "maximum": last });
    types.narrow(name, "tax_year", tax_year);
    let (first, last) = book.years_of_assessment();
    let years = (first.0..=last.0).map(|year| YearOfAssessment(year).to_string());
    types.narrow(name, "year_of_assessment", one_of(years));
}

fn narrow_answer(answer: &mut Definitions) {
    narrow_years(answer, "Answer");
    let mut facts: Vec<&str> = ConditionId::ALL.iter().map(|id| id.fact()).collect();
    facts.sort_unstable();
    facts.dedup();
    answer.narrow("Condition", "fact", one_of(facts));
    answer.narrow("RouteAnswer", "route", one_of(["exemption", "subsidy", "none"]));
    answer.matching("Decision", &decided());
    answer.matching("Variation", &json!({ "oneOf": points() }));
    narrow_range(answer);
}

/// The open points and alternatives that the range of an answer names.
fn narrow_range(answer: &mut Definitions) {
    let points = || one_of(open_points().map(|id| id.parameter().about.id));
    let alternatives = || {
        let mut keys: Vec<&str> = open_points().flat_map(|id| alternatives(id, false)).collect();
        keys.sort_unstable();
        keys.dedup();
        one_of(keys)
    };
    answer.narrow("AlternativeOf", "point", points());
    answer.narrow("AlternativeOf", "alternative", alternatives());
    answer.narrow("PointOfRange", "point", points());
    answer.narrow("PointOfRange", "alternatives", list(&alternatives()));
    answer.narrow("DecisiveQuestion", "point", points());
    // Those of events of equity pay are decided before there is an answer.
    let of_events = [
        ChoiceId::EquityNegativeEvent,
        ChoiceId::EquityRsuFormula,
        ChoiceId::EquityUnlistedNotDeferred,
    ];
    let is_held = |id: &ChoiceId| id.is_of_months() || of_events.contains(id);
    let held = ChoiceId::ALL.into_iter().filter(is_held);
    let held = list(&one_of(held.map(|id| id.parameter().about.id)));
    answer.narrow("ReadingRange", "held", held);
}

/// Residence is settled before the computation, and texts are not used by it.
fn is_used(field: Field) -> bool {
    let settled = matches!(field, Field::MainlandStatus | Field::MainlandDays);
    field.about().kind != FieldKind::Text && !settled
}

/// Columns that are counted, terms, and the allowances that no column names.
fn quantities() -> Value {
    let counted = |field: &Field| {
        matches!(field.about().kind, FieldKind::Cny | FieldKind::Hkd | FieldKind::Count)
            || matches!(field, Field::HkPersonalDisability | Field::Equity)
    };
    let columns = Field::ALL.into_iter().filter(counted).map(Field::name);
    let mut names: Vec<&str> = Vec::new();
    for name in columns.chain(Term::ALL.iter().map(|term| term.id())).chain(OTHER_QUANTITIES) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    one_of(names)
}

/// Readings under which the facts are refused, so that no answer takes them.
const REFUSING: [(ChoiceId, &str); 3] = [
    (ChoiceId::BenefitsMainlandHkResident, "refused"),
    (ChoiceId::SeveranceAverageNotPublished, "ask"),
    (ChoiceId::SeveranceOnExpiry, "needs"),
];

/// The alternatives of an open point; only those that can be worked out are taken.
fn alternatives(id: ChoiceId, are_computed: bool) -> Vec<&'static str> {
    let answers = |choice: &&Alternative| choice.computed && !REFUSING.contains(&(id, choice.key));
    let all = id.alternatives().iter();
    all.filter(|choice| answers(choice) || !are_computed).map(|choice| choice.key).collect()
}

/// The open points of people.
fn open_points() -> impl Iterator<Item = ChoiceId> {
    ChoiceId::ALL.into_iter().filter(|id| id.is_of_answers())
}

/// Each open point with its own alternatives.
fn decided() -> Value {
    let points = open_points().map(|id| {
        json!({ "properties": {
            "parameter": { "const": id.parameter().about.id },
            "taken": one_of(alternatives(id, true)),
            "not_taken": list(&one_of(alternatives(id, false))),
        } })
    });
    json!({ "oneOf": points.collect::<Vec<_>>() })
}

/// Each point that could be decided otherwise, with the alternatives that can be worked out. A single
/// alternative leaves nothing else to be tried.
fn points() -> Vec<Value> {
    let point = |name: &str, words: Vec<&str>| json!({ "properties": { "point": { "const": name }, "alternative": one_of(words) } });
    let open = open_points().map(|id| (id.parameter().about.id, alternatives(id, true)));
    let open = open.filter(|(_, words)| words.len() > 1);
    let bonus = ("bonus_method", vec!["separate", "merged"]);
    open.chain([bonus]).map(|(name, words)| point(name, words)).collect()
}
