//! The answer for one person-year.

use calc_core::law::params::{ChoiceId, DecidedBy};
use calc_core::law::period::YearOfAssessment;
use calc_core::law::ruleset::RULESET;
use calc_core::person::answer::{ClaimedIncome, SCHEMA};
use calc_core::person::hongkong::salaries_tax::Basis;
use calc_core::person::mainland::annual_bonus::BonusTaxed;
use calc_core::person::relief::election::BestRoute;
use calc_core::person::relief::eligibility::ConditionId;
use calc_core::person::rulebook::Rulebook;
use serde_json::{Map, Value, json};

use super::shapes::{
    Object, cny, every, hkd, list, of_trace, one_of, or_null, own, root, shaped, signed_cny, word,
};

pub(super) fn schema() -> Value {
    root(super::ANSWER, "Answer for one person-year", body().build(), definitions())
}

fn body() -> Object {
    let book = Rulebook::get();
    let (first, last) = book.tax_years();
    let tax_year = json!({ "type": "integer", "minimum": first, "maximum": last });
    let (first, last) = book.years_of_assessment();
    let assessments: Vec<Value> =
        (first.0..=last.0).map(|year| word(YearOfAssessment(year))).collect();
    Object::new(
        "What `taxdiff assess --json` and `taxdiff explain --json` print. The same facts under the \
         same ruleset give the same bytes.",
    )
    .with("schema", "The version of this shape.", json!({ "const": SCHEMA }))
    .with("ruleset", "", own("ruleset"))
    .with("tax_year", "The mainland tax year, 1 January to 31 December.", tax_year)
    .with(
        "year_of_assessment",
        "The Hong Kong year of assessment that it is compared with, 1 April to 31 March.",
        one_of(assessments),
    )
    .with("messages", "Notes, in the order of their codes.", {
        let mut notes = list(&of_trace("note"));
        notes["uniqueItems"] = json!(true);
        notes
    })
    .with("mainland", "", own("mainland"))
    .with("hong_kong", "", own("hong_kong"))
    .with("exchange_rate", "", own("exchange"))
    .with("exemption", "", own("exemption"))
    .with("subsidy", "", own("subsidy"))
    .with("best_route", "The route that brings most.", own("best_route"))
    .with("benefit", "What that route brings for certain, in CNY.", own("cny"))
    .with("burden_after", "Mainland tax less the benefit, in CNY.", own("cny"))
    .with(
        "refund_or_due",
        "Tax still due, or (negative) what comes back, in CNY; null where the tax withheld is not \
         given.",
        or_null(&own("signed_cny")),
    )
    .with(
        "unverified",
        "The numbers and rules used that nobody verified: from memory, derived, or without a text. \
         Conditions, choices and times to claim bear their grades themselves.",
        list(&of_trace("citation")),
    )
    .with("choices", "The open points of the law that this rests on.", list(&own("decision")))
    .with(
        "sensitivity",
        "What the answer would be if one thing were decided otherwise.",
        list(&own("variation")),
    )
    .with("claim", "When to claim, where the dates are known.", list(&own("claim_window")))
    .maybe(
        "trace",
        "The way to the answer, if it was asked for.",
        json!({ "$ref": super::TRACE }),
    )
}

fn definitions() -> Value {
    let definitions = [
        ("cny", cny()),
        ("signed_cny", signed_cny()),
        ("hkd", hkd()),
        ("ruleset", ruleset()),
        ("mainland", mainland()),
        ("comprehensive", comprehensive()),
        ("bonus", bonus()),
        ("business", business()),
        ("hong_kong", hong_kong()),
        ("salaries_tax", salaries_tax()),
        ("profits_tax", profits_tax()),
        ("exchange", exchange()),
        ("condition", condition()),
        ("exemption", exemption()),
        ("subsidy", subsidy()),
        ("best_route", one_of(BestRoute::ALL.map(word))),
        ("decision", decision()),
        ("variation", variation()),
        ("claim_window", claim_window()),
    ];
    let named = definitions.into_iter().map(|(name, schema)| (name.to_owned(), schema));
    Value::Object(named.collect::<Map<_, _>>())
}

/// Members in yuan.
fn in_cny(object: Object, members: &[(&str, &str)]) -> Object {
    members.iter().fold(object, |object, (name, about)| object.with(name, about, own("cny")))
}

/// Members in Hong Kong dollars.
fn in_hkd(object: Object, members: &[(&str, &str)]) -> Object {
    members.iter().fold(object, |object, (name, about)| object.with(name, about, own("hkd")))
}

fn ruleset() -> Value {
    let digest = format!("[0-9a-f]{{{}}}", RULESET.digest.len());
    Object::new("What computed the answer.")
        .with("engine", "The engine's version.", shaped("[0-9]+\\.[0-9]+\\.[0-9]+"))
        .with("digest", "The digest of its parameters and columns.", shaped(&digest))
        .build()
}

fn mainland() -> Value {
    let object = Object::new("Mainland individual income tax of the year, in CNY.")
        .with("comprehensive", "", own("comprehensive"))
        .with("bonus", "Null without a bonus.", or_null(&own("bonus")))
        .with("business", "Null without business income.", or_null(&own("business")));
    let members =
        [("talent_subsidy_tax", "Tax paid on talent subsidies."), ("tax", "All mainland tax.")];
    in_cny(object, &members).build()
}

fn comprehensive() -> Value {
    let object = in_cny(
        Object::new("Comprehensive income, with the bonus in it where it is merged; in CNY."),
        &[("income_amount", "Income, each kind at its share (收入额).")],
    )
    .with(
        "base",
        "Income less every deduction but donations; it may be negative.",
        own("signed_cny"),
    );
    let members = [
        ("donation_limit", "The most that donations count."),
        ("donations_counted", "The donations that count."),
        ("taxable_income", "Taxable income (应纳税所得额)."),
        ("tax", "The tax."),
    ];
    in_cny(object, &members).build()
}

fn bonus() -> Value {
    let object = Object::new("The one-off annual bonus, in CNY.").with(
        "taxed",
        "By itself, or merged into comprehensive income.",
        one_of(every!(BonusTaxed: Separate, Merged)),
    );
    let members = [
        ("amount", "The bonus."),
        ("tax", "Its own tax; 0.00 where it is merged."),
        (
            "separate_total",
            "Tax on comprehensive income and bonus if the bonus is taxed by itself.",
        ),
        ("merged_total", "The same if it is merged."),
    ];
    in_cny(object, &members).build()
}

fn business() -> Value {
    let members = [
        ("taxable_income", "What is taxed."),
        ("tax_before_reduction", "The tax before the reduction for individual households."),
        ("reduction", "The reduction."),
        ("tax", "The tax."),
    ];
    in_cny(Object::new("Business income, in CNY."), &members).build()
}

fn hong_kong() -> Value {
    Object::new("Hong Kong tax on the same income.")
        .with("salaries_tax", "", own("salaries_tax"))
        .with("profits_tax", "Null without business income.", or_null(&own("profits_tax")))
        .with("tax", "All of it, in HKD.", own("hkd"))
        .with("tax_cny", "All of it, in CNY.", own("cny"))
        .build()
}

fn salaries_tax() -> Value {
    let object = Object::new(
        "Salaries tax, in HKD; in a joint assessment the couple's from deductions to \
         tax_after_reduction.",
    );
    let before = [
        ("assessable_income", "The person's assessable income."),
        ("net_assessable_income", "The person's net assessable income."),
        ("deductions", "Concessionary deductions."),
        ("net_income", "Net income."),
        ("allowances", "Allowances."),
        ("net_chargeable_income", "Net chargeable income."),
        ("progressive_charge", "The charge at progressive rates."),
        ("standard_charge", "The charge at the standard rate."),
    ];
    let after = [
        ("tax_before_reduction", "The tax before the one-off reduction."),
        ("tax_reduction", "The one-off reduction."),
        ("tax_after_reduction", "The tax after it."),
        ("tax", "The person's part."),
    ];
    let basis = one_of(every!(Basis: Progressive, Standard));
    let object = in_hkd(object, &before).with("basis", "The lower of the two charges.", basis);
    in_hkd(object, &after).with("tax_cny", "The person's part in CNY.", own("cny")).build()
}

fn profits_tax() -> Value {
    let members = [
        ("assessable_profits", "Assessable profits."),
        ("tax_before_reduction", "The tax before the one-off reduction."),
        ("tax_reduction", "The one-off reduction."),
        ("tax", "The tax."),
    ];
    in_hkd(Object::new("Profits tax of an unincorporated business, in HKD."), &members)
        .with("tax_cny", "The tax in CNY.", own("cny"))
        .build()
}

fn exchange() -> Value {
    let own_rate = "where the rate is the engine's own, otherwise null.";
    Object::new("The exchange rate and where it comes from.")
        .with("cny_per_hkd", "", of_trace("exchange_rate"))
        .with(
            "observed_on",
            &format!("The day of the quotation {own_rate}"),
            or_null(&of_trace("date")),
        )
        .with("citation", &format!("Its source {own_rate}"), or_null(&of_trace("citation")))
        .build()
}

/// The members that both routes have.
fn route(description: &str) -> Object {
    Object::new(description)
        .with("eligible", "Whether the person may have it.", of_trace("eligibility"))
        .with(
            "amount",
            "What it is worth as things stand; 0.00 where the person may not have it.",
            own("cny"),
        )
}

fn exemption() -> Value {
    route("The exemption of the tax above the Hong Kong burden, in CNY.")
        .with(
            "comprehensive",
            "Of the tax on comprehensive income and bonus, if every condition is met; negative \
             only where differences are set off against each other.",
            own("signed_cny"),
        )
        .with("business", "The same of the tax on business income.", own("signed_cny"))
        .with("talent_subsidy", "Of the tax on talent subsidies.", own("cny"))
        .with("conditions", "", list(&own("condition")))
        .build()
}

fn subsidy() -> Value {
    let members = [
        ("comprehensive", "For comprehensive income and bonus, if every condition is met."),
        ("business", "For business income."),
        ("talent_subsidy", "For talent subsidies."),
    ];
    in_cny(route("The subsidy of the tax above 15%, in CNY."), &members)
        .with(
            "capped",
            "Whether the items together are above the yearly cap.",
            json!({ "type": "boolean" }),
        )
        .with("conditions", "", list(&own("condition")))
        .build()
}

fn condition() -> Value {
    let mut facts: Vec<&str> = ConditionId::ALL.iter().map(|id| id.fact()).collect();
    facts.sort_unstable();
    facts.dedup();
    Object::new("A condition of a relief.")
        .with("id", "", of_trace("condition_id"))
        .with("answer", "", of_trace("eligibility"))
        .with("fact", "The column that gave the answer.", one_of(facts))
        .with(
            "decided",
            "Whether the whole answer is what it is because of this one.",
            json!({ "type": "boolean" }),
        )
        .with("citation", "Where it stands in the law.", of_trace("citation"))
        .build()
}

fn decision() -> Value {
    Object::new("An open point of the law, as decided for this answer.")
        .with("parameter", "", of_trace("parameter"))
        .with("taken", "The alternative taken.", json!({ "type": "string" }))
        .with(
            "decided_by",
            "The parameter's default, or the person who asked.",
            one_of(every!(DecidedBy: Default, User)),
        )
        .with("evidence", "How well the default is founded.", of_trace("evidence"))
        .with("not_taken", "The other alternatives.", list(&json!({ "type": "string" })))
        .matching(of_trace("decided"))
        .build()
}

fn variation() -> Value {
    let eligible = || of_trace("eligibility");
    Object::new("The answer if one thing were decided otherwise, in CNY.")
        .with("point", "An open point, or how the bonus is taxed.", json!({ "type": "string" }))
        .with("alternative", "The alternative.", json!({ "type": "string" }))
        .with("exemption_eligible", "Whether the exemption could be had.", eligible())
        .with("exemption", "What the exemption would be.", own("cny"))
        .with("subsidy_eligible", "Whether the subsidy could be had.", eligible())
        .with("subsidy", "What the subsidy would be.", own("cny"))
        .with("best_route", "Which route would be best.", own("best_route"))
        .with("benefit", "What it would bring.", own("cny"))
        .with("burden_after", "What would be left to bear.", own("cny"))
        .with("change", "By how much that is more or (negative) less than now.", own("signed_cny"))
        .matching(json!({ "oneOf": points() }))
        .build()
}

/// Each point that could be decided otherwise, with the alternatives that can be worked out.
fn points() -> Vec<Value> {
    let point = |name: &str, alternatives: Value| json!({ "properties": { "point": { "const": name }, "alternative": alternatives } });
    let people = ChoiceId::ALL.into_iter().filter(|id| id.is_of_person_years());
    let open = people.filter_map(|id| {
        let computed = id.alternatives().iter().filter(|choice| choice.computed);
        let keys: Vec<&str> = computed.map(|choice| choice.key).collect();
        // A single alternative leaves nothing else to be tried.
        (keys.len() > 1).then(|| point(id.parameter().about.id, one_of(keys)))
    });
    let bonus = point("bonus_method", one_of(every!(BonusTaxed: Separate, Merged)));
    open.chain([bonus]).collect()
}

fn claim_window() -> Value {
    Object::new("When to claim a route.")
        .with("route", "", of_trace("route"))
        .with(
            "income",
            "Comprehensive income with bonus and talent subsidies; business income; or all of it.",
            one_of(every!(ClaimedIncome: Comprehensive, Business, All)),
        )
        .with("opens", "The first day.", of_trace("date"))
        .with("closes", "The last day.", of_trace("date"))
        .with(
            "late",
            "Whether it is a later time, for those who missed the first.",
            json!({ "type": "boolean" }),
        )
        .with("citation", "Where it stands in the law.", of_trace("citation"))
        .build()
}
