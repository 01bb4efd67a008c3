//! Months of pay: each rule with the input of its case.

use calc_core::law::money::Cny;
use calc_core::law::params::alternatives::{
    AbsenceCount, AbsenceOverNewYear, NonresidentPooling, NonresidentSubsidy, RestDaysOutside,
};
use calc_core::law::params::mainland::iit;
use calc_core::law::params::{Choices, InForce, Parameter, Rate};
use calc_core::law::period::{Date, Span, TaxYear};
use calc_core::person::mainland::settlement::must_file;
use calc_core::person::mainland::withholding::labour_services_withholding;
use calc_core::person::month::bonus_by_six::{bonus_by_six, equity_by_six};
use calc_core::person::month::cumulative_withholding::{
    Accumulation, BasicDeductionRule, WithheldMonth, WithholdingMonth,
};
use calc_core::person::month::expectation::Change;
use calc_core::person::month::income_amount::{PeriodPay, Post, income_amount};
use calc_core::person::month::labour_accumulation::{LabourAccumulation, LabourKind, LabourMonth};
use calc_core::person::month::monthly_tax::monthly_tax;
use calc_core::person::month::presence::{Days, Stay};
use calc_core::person::month::relief::{TaxedIncome, exemption, subsidy};
use calc_core::person::month::researcher::exempt_period;
use calc_core::person::month::services::{Service, payment_tax, treaty_royalty_tax};
use calc_core::person::month::six_year_rule::{EarlierYear, six_years_met};
use calc_core::person::month::standing::{Claim, Formula, Tier};
use calc_core::person::month::treaty_window::longest_window;
use calc_core::person::month::work_days::{WorkDays, china_work_half_days};
use calc_core::person::rulebook::{MonthLaw, Rulebook};

use crate::{Got, Input, texts, yes_no};

/// What a rule of months gives; `None` where the name is not one.
pub(crate) fn run(rule: &str, input: &Input<'_>) -> Option<Got> {
    Some(match rule {
        "residence_days" => residence_days(input),
        "weekly_commuter" => weekly_commuter(input),
        "worldwide_income" => worldwide_income(input),
        "wage_amount" => wage_amount(input),
        "several_periods" => several_periods(input),
        "non_resident_bonus" => non_resident_bonus(input),
        "non_resident_equity" => non_resident_equity(input),
        "non_resident_services" => non_resident_services(input),
        "treaty_royalty" => treaty_royalty(input),
        "resident_without_domicile" => resident_without_domicile(input),
        "becomes_resident" => becomes_resident(input),
        "becomes_non_resident" => becomes_non_resident(input),
        "researcher_article" => researcher_article(input),
        "treaty_window" => treaty_window(input),
        "non_resident_relief" => non_resident_relief(input),
        "china_work_days" => china_work_days(input),
        "second_bonus" => second_bonus(input),
        "over_ninety_days" => over_ninety_days(input),
        "single_absence" => single_absence(input),
        "month_withholding" => month_withholding(input),
        "labour_accumulation" => labour_accumulation(input),
        "special_additional_amounts" => special_additional_amounts(input),
        "settlement_of_two_jobs" => settlement_of_two_jobs(input),
        _ => return None,
    })
}

fn law(year: u16) -> &'static MonthLaw {
    Rulebook::get().months(TaxYear(year)).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn span(text: &str) -> Span {
    let (first, last) = text.split_once('/').unwrap();
    Span { first: date(first), last: date(last) }
}

/// The stays of a case, in a record that covers every year around them.
fn days(input: &Input<'_>) -> Days {
    let stays: Vec<Stay> = input
        .texts("stays")
        .into_iter()
        .map(|stay| Stay { arrival: span(stay).first, departure: span(stay).last })
        .collect();
    Days::new(Span { first: Date::new(2018, 1, 1), last: Date::new(2029, 12, 31) }, &stays)
}

fn half_days(text: &str) -> u32 {
    let (whole, half) = text.split_once('.').unwrap_or((text, "0"));
    assert!(half == "0" || half == "5", "{text}");
    whole.parse::<u32>().unwrap() * 2 + u32::from(half == "5")
}

fn shown_half_days(half_days: u32) -> String {
    format!("{}{}", half_days / 2, if half_days % 2 == 1 { ".5" } else { "" })
}

/// How many parallel cases, months or periods an input has.
fn width(input: &Input<'_>) -> usize {
    input.0.input.values().map(|texts| texts.all().len()).max().unwrap_or(1)
}

/// One of several parallel texts; a single one serves them all.
fn at<'a>(input: &Input<'a>, name: &str, place: usize) -> Option<&'a str> {
    let texts = input.texts(name);
    texts.get(place).or(texts.first()).copied()
}

fn amount_at(input: &Input<'_>, name: &str, place: usize) -> Cny {
    at(input, name, place).map_or(Cny::ZERO, |text| Cny::parse(text.as_bytes()).unwrap())
}

fn number_at(input: &Input<'_>, name: &str, place: usize) -> u32 {
    at(input, name, place).map_or(0, |text| text.parse().unwrap())
}

fn residence_days(input: &Input<'_>) -> Got {
    let days = days(input);
    let year = TaxYear(u16::try_from(input.number("year", 0)).unwrap());
    let residence = days.residence_days(year.span());
    Got::from([
        ("residence_days", vec![residence.to_string()]),
        ("presence_days", vec![days.presence_days(year.span()).to_string()]),
        ("status", status(residence)),
    ])
}

fn status(residence_days: u32) -> Vec<String> {
    let tier = Tier::of(residence_days, false, false, law(2025));
    vec![if tier.is_resident() { "resident" } else { "non_resident" }.to_owned()]
}

/// Monday to Friday of 2024, whose 52 whole weeks begin on 1 January.
fn weekly_commuter(input: &Input<'_>) -> Got {
    let stays: Vec<Stay> = (0..i32::try_from(input.number("weeks", 0)).unwrap())
        .map(|week| {
            let arrival = Date::new(2024, 1, 1).plus_days(week * 7);
            let nights = i32::try_from(input.number("full_days_per_week", 0)).unwrap() + 1;
            Stay { arrival, departure: arrival.plus_days(nights) }
        })
        .collect();
    let residence = Days::new(TaxYear(2024).span(), &stays).residence_days(TaxYear(2024).span());
    Got::from([("residence_days", vec![residence.to_string()]), ("status", status(residence))])
}

fn worldwide_income(input: &Input<'_>) -> Got {
    let earlier: Vec<EarlierYear> = (0..input.texts("years").len())
        .map(|place| EarlierYear {
            year: u16::try_from(number_at(input, "years", place)).unwrap(),
            residence_days: number_at(input, "days", place),
            longest_absence_days: number_at(input, "longest_absence", place),
        })
        .collect();
    let years = input.texts("tax_year").into_iter().map(|text| text.parse::<u16>().unwrap());
    let met = years.flat_map(|year| yes_no(six_years_met(TaxYear(year), &earlier, law(year))));
    Got::from([("worldwide", met.collect())])
}

/// The formula and the income amount of one parallel case.
fn amount_of(input: &Input<'_>, place: usize) -> (Tier, Formula, Cny) {
    let law = law(2025);
    let tier = Tier::of(number_at(input, "residence_days", place), false, false, law);
    let executive = at(input, "executive", place) == Some("yes");
    let claim = Claim::parse(at(input, "treaty", place).unwrap_or("none")).unwrap();
    let formula = Formula::of(tier, executive, claim, &Choices::DEFAULT);
    (tier, formula, amount_by(input, place, formula))
}

fn amount_by(input: &Input<'_>, place: usize, formula: Formula) -> Cny {
    let days = WorkDays::new(
        half_days(at(input, "china_work_days", place).unwrap()),
        number_at(input, "period_days", place),
    );
    let post = Post::parse(at(input, "post", place).unwrap_or("dual")).unwrap();
    let pay = PeriodPay {
        paid_in_china: amount_at(input, "paid_in_china", place),
        paid_abroad: amount_at(input, "paid_abroad", place),
    };
    let split = post.split(Some(days.unwrap()), Claim::None, &Choices::DEFAULT);
    income_amount(pay, formula, split, law(2025))
}

fn tax_of_month(amount: Cny) -> Cny {
    monthly_tax(amount, Cny::ZERO, law(2025)).tax.tax
}

fn wage_amount(input: &Input<'_>) -> Got {
    let mut got = Got::new();
    for place in 0..width(input) {
        let (tier, formula, amount) = amount_of(input, place);
        let tax =
            if tier.is_resident() { "annual".to_owned() } else { tax_of_month(amount).to_string() };
        for (name, text) in [
            ("formula", formula.name().to_owned()),
            ("client_formula", formula.client_number().to_string()),
            ("amount", amount.to_string()),
            ("tax", tax),
        ] {
            got.entry(name).or_default().push(text);
        }
    }
    got
}

fn several_periods(input: &Input<'_>) -> Got {
    let amounts: Vec<Cny> = (0..width(input)).map(|place| amount_of(input, place).2).collect();
    let amount = amounts.iter().copied().sum();
    Got::from([
        ("amount_by_period", texts(amounts)),
        ("amount", texts([amount])),
        ("tax", texts([tax_of_month(amount)])),
    ])
}

fn non_resident_bonus(input: &Input<'_>) -> Got {
    let amount = (0..width(input)).map(|place| amount_of(input, place).2).sum();
    Got::from([("amount", texts([amount])), ("tax", texts([bonus_by_six(amount, law(2025)).tax]))])
}

fn non_resident_equity(input: &Input<'_>) -> Got {
    let (mut of_the_year, mut paid) = (Cny::ZERO, Cny::ZERO);
    let taxes = input.amounts("amount").into_iter().map(|amount| {
        of_the_year = of_the_year + amount;
        let tax = equity_by_six(of_the_year, paid, law(2025)).tax;
        paid = paid + tax;
        tax
    });
    Got::from([("tax", texts(taxes))])
}

fn non_resident_services(input: &Input<'_>) -> Got {
    let kinds = input.texts("kind").into_iter().map(|kind| match kind {
        "labour" => Service::Labour,
        "author" => Service::Author,
        _ => Service::Royalty,
    });
    let taxes = kinds
        .zip(input.amounts("gross"))
        .map(|(kind, gross)| payment_tax(kind, gross, law(2025)).tax);
    Got::from([("tax", texts(taxes))])
}

fn treaty_royalty(input: &Input<'_>) -> Got {
    let gross = input.amount("gross");
    let domestic = payment_tax(Service::Royalty, gross, law(2025)).tax;
    Got::from([
        ("domestic_tax", texts([domestic])),
        ("treaty_tax", texts([treaty_royalty_tax(gross, law(2025))])),
    ])
}

/// The tax of a year's taxable income.
fn annual_tax(taxable: Cny) -> Cny {
    let scale = &law(2025).mainland.comprehensive_scale;
    Cny::new(scale.exact_tax(taxable).round(scale.rounding()))
}

fn resident_without_domicile(input: &Input<'_>) -> Got {
    let months = usize::try_from(input.number("months", 12)).unwrap();
    let amounts: Vec<Cny> = (0..months).map(|place| amount_of(input, place).2).collect();
    let year_amount: Cny = amounts.iter().copied().sum();
    let taxable = year_amount - *law(2025).mainland.basic_deduction;
    Got::from([
        ("formula", vec![amount_of(input, 0).1.name().to_owned()]),
        ("amount_by_month", texts(amounts)),
        ("year_amount", texts([year_amount])),
        ("taxable", texts([taxable])),
        ("tax", texts([annual_tax(taxable)])),
    ])
}

fn tiers(planned: u32, actual: u32) -> (Tier, Tier) {
    let tier = |days| Tier::of(days, false, false, law(2025));
    (tier(planned), tier(actual))
}

fn becomes_resident(input: &Input<'_>) -> Got {
    let (planned, actual) = tiers(input.number("planned_days", 0), input.number("actual_days", 0));
    assert_eq!(Change::between(planned, actual), Some(Change::BecomesResident));
    let by = Change::BecomesResident.correct_by(TaxYear(2025), None, law(2025));
    assert_eq!(by, Some(Date::new(2026, 6, 30)));
    let formula = |tier| Formula::of(tier, false, Claim::None, &Choices::DEFAULT);
    let months = i64::from(input.number("months", 12));
    let times = |amount: Cny| Cny::new(amount.minor() * months);
    let planned_amount = amount_by(input, 0, formula(planned));
    let actual_amount = amount_by(input, 0, formula(actual));
    let withheld = times(tax_of_month(planned_amount));
    let taxable = times(actual_amount) - *law(2025).mainland.basic_deduction;
    let tax = annual_tax(taxable);
    Got::from([
        ("planned_formula", vec![formula(planned).name().to_owned()]),
        ("planned_amount", texts([planned_amount])),
        ("withheld", texts([withheld])),
        ("actual_formula", vec![formula(actual).name().to_owned()]),
        ("actual_amount", texts([actual_amount])),
        ("taxable", texts([taxable])),
        ("tax", texts([tax])),
        ("due", texts([tax - withheld])),
    ])
}

/// The months of one job: the same amounts each month, or as many as are given.
fn withheld(
    input: &Input<'_>,
    names: [&str; 3],
    job: Option<usize>,
    months: u8,
    rule: BasicDeductionRule,
) -> Vec<WithheldMonth> {
    let start = u8::try_from(input.number("start_month", 1)).unwrap();
    let mut sums = Accumulation::default();
    (0..months)
        .map(|place| {
            let place_in_job = job.unwrap_or(usize::from(place));
            let [wage, insurance, additional] =
                names.map(|name| amount_at(input, name, place_in_job));
            let month = WithholdingMonth {
                income: wage,
                deductions: insurance + additional,
                ..WithholdingMonth::default()
            };
            let basic = rule.to_date(start + place, start, law(2025)).unwrap();
            sums.add(&month, basic, &law(2025).mainland)
        })
        .collect()
}

fn becomes_non_resident(input: &Input<'_>) -> Got {
    let months = u8::try_from(input.number("months", 12)).unwrap();
    let names = ["wage", "si", ""];
    let withheld = withheld(input, names, None, months, BasicDeductionRule::WorkedMonths);
    let total: Cny = withheld.iter().map(|month| month.tax).sum();
    let month_tax = tax_of_month(input.amount("wage"));
    let tax = Cny::new(month_tax.minor() * i64::from(months));
    let by = Change::BecomesNonResident.correct_by(TaxYear(2025), None, law(2025));
    assert_eq!(by, Some(Date::new(2026, 1, 15)));
    Got::from([
        ("withheld_by_month", texts(withheld.iter().map(|month| month.tax))),
        ("withheld", texts([total])),
        ("nonresident_month_tax", texts([month_tax])),
        ("nonresident_tax", texts([tax])),
        ("due", texts([tax - total])),
    ])
}

fn researcher_article(input: &Input<'_>) -> Got {
    let period = exempt_period(date(input.texts("first_arrival")[0]), law(2025)).unwrap();
    let earned = input.texts("earned_on").into_iter();
    Got::from([
        ("exempt_from", vec![period.first.to_string()]),
        ("exempt_to", vec![period.last.to_string()]),
        ("exempt", earned.flat_map(|day| yes_no(period.contains(date(day)))).collect()),
    ])
}

fn treaty_window(input: &Input<'_>) -> Got {
    let days = days(input);
    let years = input.texts("year").into_iter().map(|year| TaxYear(year.parse().unwrap()));
    let windows: Vec<u32> = years
        .map(|year| {
            let longest = longest_window(&days, year);
            assert!(longest.complete);
            longest.days
        })
        .collect();
    let limit = *law(2025).employment_days;
    Got::from([
        ("longest_window", windows.iter().map(ToString::to_string).collect()),
        ("within_183", windows.iter().flat_map(|days| yes_no(*days <= limit)).collect()),
    ])
}

fn non_resident_relief(input: &Input<'_>) -> Got {
    let law = law(2025);
    let amount = input.amount("month_amount");
    let month = monthly_tax(amount, Cny::ZERO, law).tax;
    let month = TaxedIncome { taxable_income: month.taxable_income, tax: month.tax };
    let bonus = bonus_by_six(input.amount("bonus_amount"), law);
    let mut wages = vec![month; usize::try_from(input.number("months", 12)).unwrap()];
    let wage_tax: Cny = wages.iter().map(|month| month.tax).sum();
    wages.push(TaxedIncome { taxable_income: bonus.taxable_income, tax: bonus.tax });
    let rate = Rate { numerator: 15, denominator: 100 };
    let rounding = law.mainland.rounding.rounding();
    let hong_kong_tax = input.amount("hk_tax_cny");
    Got::from([
        ("wage_tax", texts([wage_tax])),
        ("bonus_tax", texts([bonus.tax])),
        ("paid", texts([wage_tax + bonus.tax])),
        ("subsidy", texts([subsidy(&[&wages], rate, rounding, NonresidentSubsidy::PerItemYear)])),
        (
            "exemption",
            texts([exemption(&[&wages], hong_kong_tax, rounding, NonresidentPooling::Pooled)]),
        ),
    ])
}

fn china_work_days(input: &Input<'_>) -> Got {
    let period = span(input.texts("period")[0]);
    let worked =
        china_work_half_days(&days(input), period, RestDaysOutside::LeftOut, Date::is_weekend);
    Got::from([
        ("china_work_days", vec![shown_half_days(worked)]),
        ("period_days", vec![period.days().to_string()]),
    ])
}

fn second_bonus(input: &Input<'_>) -> Got {
    let first = bonus_by_six(input.amount("first_bonus"), law(2025)).tax;
    Got::from([
        ("first_tax", texts([first])),
        ("month_tax", texts([tax_of_month(input.amount("wage") + input.amount("second_bonus"))])),
    ])
}

fn over_ninety_days(input: &Input<'_>) -> Got {
    let (before, after) = tiers(90, 91);
    let change = Change::between(before, after);
    assert_eq!(change, Some(Change::OverNinety));
    let passed = Some(Date::new(2025, 4, 10));
    let by = Change::OverNinety.correct_by(TaxYear(2025), passed, law(2025));
    assert_eq!(by, Some(Date::new(2025, 5, 15)));
    let tax = |tier| {
        let formula = Formula::of(tier, false, Claim::None, &Choices::DEFAULT);
        let months = i64::from(input.number("months", 1));
        Cny::new(tax_of_month(amount_by(input, 0, formula)).minor() * months)
    };
    let (before, after) = (tax(before), tax(after));
    Got::from([
        ("before", texts([before])),
        ("after", texts([after])),
        ("due", texts([after - before])),
    ])
}

/// The absence of a person who is there for the rest of the year.
fn single_absence(input: &Input<'_>) -> Got {
    let [left, back] = ["left", "back"].map(|name| date(input.texts(name)[0]));
    let year = TaxYear(2025).span();
    let stays = [
        Stay { arrival: year.first.plus_days(-1), departure: left },
        Stay { arrival: back, departure: year.last.plus_days(1) },
    ];
    let days = Days::new(year, &stays);
    let absence = |count| days.longest_absence(year, count, AbsenceOverNewYear::SplitByYear);
    let (full, inclusive) = (absence(AbsenceCount::FullDaysAway), absence(AbsenceCount::Inclusive));
    let limit = *law(2025).mainland.six_year_rule_absence_days;
    Got::from([
        ("full_days_away", vec![full.to_string()]),
        ("inclusive_days", vec![inclusive.to_string()]),
        ("breaks_default", yes_no(full > limit)),
        ("breaks_alternative", yes_no(inclusive > limit)),
    ])
}

fn month_withholding(input: &Input<'_>) -> Got {
    let rule = input.texts("basic").first().copied().unwrap_or("worked_months");
    let rule = BasicDeductionRule::parse(rule).unwrap();
    let months = input.number("months", u32::try_from(width(input)).unwrap());
    let months = u8::try_from(months).unwrap();
    let withheld = withheld(input, ["income", "si", "sad"], None, months, rule);
    Got::from([
        ("taxable_by_month", texts(withheld.iter().map(|month| month.taxable_income_to_date))),
        ("withheld_by_month", texts(withheld.iter().map(|month| month.tax))),
        ("withheld", texts([withheld.iter().map(|month| month.tax).sum()])),
    ])
}

/// The last months of 2025.
fn labour_accumulation(input: &Input<'_>) -> Got {
    let kind = LabourKind::parse(input.texts("kind")[0]).unwrap();
    let mut sums = LabourAccumulation::default();
    assert!(kind.accumulates_in(10, law(2025)));
    assert!(kind != LabourKind::Platform || !kind.accumulates_in(9, law(2025)));
    assert!(kind != LabourKind::Intern || !kind.accumulates_in(6, law(2020)));
    let receipts = input.amounts("receipts");
    let taxes = receipts.iter().map(|receipts| {
        let month = LabourMonth { receipts: *receipts, ..LabourMonth::default() };
        sums.add(kind, &month, law(2025))
    });
    let taxes = texts(taxes);
    let single = labour_services_withholding(receipts[0], &law(2025).mainland);
    Got::from([("withheld_by_month", taxes), ("single_payment_tax", texts([single]))])
}

fn special_additional_amounts(input: &Input<'_>) -> Got {
    fn in_year(parameter: &'static Parameter<Cny>, year: u16) -> Cny {
        parameter.throughout(TaxYear(year).span()).map_or(Cny::ZERO, |amount: InForce<Cny>| *amount)
    }
    let amounts = input.texts("year").into_iter().map(|year| {
        let year = year.parse().unwrap();
        let times = |amount: Cny, count: u32| Cny::new(amount.minor() * i64::from(count));
        times(in_year(&iit::SPECIAL_ADDITIONAL_INFANT, year), input.number("infants", 0))
            + times(in_year(&iit::SPECIAL_ADDITIONAL_CHILD, year), input.number("children", 0))
            + in_year(&iit::SPECIAL_ADDITIONAL_ELDERLY_ONLY_CHILD, year)
    });
    Got::from([("month_amount", texts(amounts))])
}

fn settlement_of_two_jobs(input: &Input<'_>) -> Got {
    let law = law(2025);
    let jobs = 0..input.texts("wage").len();
    let job = |place: usize| -> Cny {
        let months = u8::try_from(number_at(input, "months", place)).unwrap();
        let rule = BasicDeductionRule::WorkedMonths;
        let months = withheld(input, ["wage", "si", ""], Some(place), months, rule);
        months.iter().map(|month| month.tax).sum()
    };
    let of_year = |name: &str| -> Cny {
        let months = |place| i64::from(number_at(input, "months", place));
        jobs.clone()
            .map(|place| Cny::new(amount_at(input, name, place).minor() * months(place)))
            .sum()
    };
    let withheld: Vec<Cny> = jobs.clone().map(job).collect();
    let total: Cny = withheld.iter().copied().sum();
    let income = of_year("wage");
    let taxable = income - of_year("si") - *law.mainland.basic_deduction;
    let tax = annual_tax(taxable);
    Got::from([
        ("withheld_by_job", texts(withheld)),
        ("withheld", texts([total])),
        ("taxable", texts([taxable])),
        ("tax", texts([tax])),
        ("due", texts([tax - total])),
        ("must_file", yes_no(must_file(income, tax - total, &law.mainland))),
    ])
}
