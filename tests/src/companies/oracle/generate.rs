//! Invented companies, the same for the same seed.

use serde_json::{Map, Value, json};

/// A splitmix64 generator.
pub struct Dice(u64);

impl Dice {
    /// A generator.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.bits() % limit
    }

    fn one_in(&mut self, chance: u64) -> bool {
        self.below(chance) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(from.len() as u64)).unwrap_or(0)]
    }

    /// An amount with fen, of any size up to a limit in yuan.
    fn amount(&mut self, limit: u64) -> String {
        let places = self.below(limit.ilog10().into()) + 1;
        let yuan = self.below(10_u64.pow(u32::try_from(places).unwrap_or(1)).min(limit));
        format!("{yuan}.{:02}", self.below(100))
    }
}

/// Mostly yes, so that the rare answers do not hide each other.
fn mostly(dice: &mut Dice, word: &'static str, other: &'static str) -> &'static str {
    match dice.below(24) {
        0 => other,
        1 => "unknown",
        _ => word,
    }
}

/// A company that makes sense, near the limits of the law more often than chance.
pub fn random_company(dice: &mut Dice) -> Value {
    let year = if dice.one_in(25) { dice.pick(&[2022, 2028]) } else { 2023 + dice.below(5) };
    let mut facts = Map::new();
    let mut put = |name: &str, value: Value| {
        facts.insert(name.to_owned(), value);
    };
    put("tax_year", json!(year));
    put("site", json!({"in_special_area": mostly(dice, "yes", "no")}));
    put("activity", activity(dice));
    put("substance", substance(dice));
    let edges = ["3000000.00", "3000000.01", "2999999.99", "0.00", "0.01"];
    let income =
        if dice.one_in(4) { dice.pick(&edges).to_owned() } else { dice.amount(90_000_000) };
    put("taxable_income", json!(income));
    if !dice.one_in(20) {
        put("staff_average", json!(dice.pick(&["300", "300.001", "12.5", "150", "4000"])));
    }
    if !dice.one_in(20) {
        put("assets_average", json!(dice.pick(&["50000000.00", "50000000.01", "8.00", "1234567"])));
    }
    put("restricted_industry", json!(mostly(dice, "no", "yes")));
    put("high_tech_certificate", json!(dice.pick(&["yes", "no", "no", "no", "unknown"])));
    if !dice.one_in(4) {
        put("technology_sme", json!(dice.pick(&["yes", "no", "no", "unknown"])));
    }
    if dice.one_in(2) {
        put("status_since", json!(year - dice.below(6)));
    }
    if dice.one_in(3) {
        put("rd_expense", json!(dice.amount(5_000_000)));
        put("rd_kind", json!(dice.pick(&["general", "integrated_circuit", "machine_tool"])));
        put("rd_excluded_industry", json!(dice.pick(&["yes", "no", "no", "unknown", ""])));
    }
    if dice.one_in(3) {
        let loss = |dice: &mut Dice| json!({"year": year - 1 - dice.below(12), "amount": dice.amount(2_000_000)});
        put("losses", (0..dice.below(4)).map(|_| loss(dice)).collect());
    }
    if dice.one_in(3) {
        let structure = structure(dice);
        if structure["kind"] == "head_office_in_area" {
            put("site", json!({"in_special_area": dice.pick(&["yes", "yes", "unknown", ""])}));
        }
        put("structure", structure);
    }
    if dice.one_in(3) {
        put("imports", (0..=dice.below(2)).map(|_| goods(dice, year)).collect());
        let beneficiary = json!({"legal_person": mostly(dice, "yes", "no"), "white_list": mostly(dice, "yes", "no")});
        put("import_beneficiary", beneficiary);
    }
    Value::Object(facts)
}

fn activity(dice: &mut Dice) -> Value {
    let total = 1 + dice.below(10_000_000_000);
    let main = match dice.below(8) {
        // Exactly at the limit, and a fen to both sides.
        0 => (total * 3).div_ceil(5),
        1 => (total * 3).div_ceil(5).saturating_sub(1),
        2 => dice.below(total + 1),
        _ => total - dice.below(total * 2 / 5 + 1),
    };
    let fen = |minor: u64| format!("{}.{:02}", minor / 100, minor % 100);
    let item = match dice.below(24) {
        0 => "not_listed",
        1 => "undetermined",
        _ => "listed",
    };
    json!({"catalogue_item": item, "main_business_income": fen(main), "total_income": fen(total)})
}

fn substance(dice: &mut Dice) -> Value {
    let mut substance = Map::new();
    for part in ["operations", "personnel", "accounts", "property"] {
        substance.insert(part.to_owned(), json!(mostly(dice, "yes", "no")));
    }
    if dice.one_in(3) {
        let headcount = dice.below(130);
        let insured = dice.below(headcount + 1);
        // Both, or one alone.
        let given = dice.below(6);
        if given != 0 {
            substance.insert("headcount".to_owned(), json!(headcount));
        }
        if given != 1 {
            substance.insert("insured_six_months".to_owned(), json!(insured));
        }
    }
    Value::Object(substance)
}

fn structure(dice: &mut Dice) -> Value {
    let kind = dice.pick(&["branch_in_area", "head_office_in_area"]);
    let count = 1 + dice.below(5);
    let units: Vec<Value> = (0..count)
        .map(|unit| {
            // The first is in the area and shares, so that the structure makes sense.
            let share = if unit > 0 && dice.one_in(6) { "first_year" } else { "shares" };
            let inside = unit == 0 || dice.one_in(3);
            let factor =
                |dice: &mut Dice| format!("{}.{:02}", 1 + dice.below(9_999), dice.below(100));
            json!({"name": format!("unit {unit}"), "in_area": inside, "share": share,
                "revenue": factor(dice), "wages": factor(dice), "assets": factor(dice)})
        })
        .collect();
    let same_city = if dice.one_in(4) { "" } else { mostly(dice, "no", "yes") };
    json!({"kind": kind, "same_city": same_city, "units": units})
}

fn goods(dice: &mut Dice, year: u64) -> Value {
    let days = [("02", "09"), ("02", "10"), ("11", "30")];
    let (month, day) = dice.pick(&days);
    let entered_on = if dice.one_in(3) { String::new() } else { format!("{year}-{month}-{day}") };
    json!({
        "entered_on": entered_on,
        "name": "goods", "value": dice.amount(9_000_000),
        "duty_rate": dice.pick(&["0%", "5%", "6.5%", "120%"]),
        "vat_rate": dice.pick(&["9%", "13%"]),
        "consumption_rate": dice.pick(&["0%", "0%", "15%", "90%"]),
        "listed": mostly(dice, "yes", "no"), "vat_creditable": !dice.one_in(3),
        "first_line": dice.pick(&["", "", "yes", "unknown"]),
        "excluded": dice.pick(&["", "", "no", "unknown"]),
    })
}
