//! Bad parameter and column files: each is a good one with a single mistake, and what is said of it
//! names the file and the mistake.

#![allow(clippy::unwrap_used)]

mod good;

use calc_codegen::{Contents, Texts};
use std::fs;
use std::path::Path;

use good::{CHOICE, CITATIONS, EXCHANGE, FIELDS, RATE, SCALAR, SCALE, WINDOW};

const FILES: [(&str, &str); 12] = [
    ("params/tax/days.toml", SCALAR),
    ("params/tax/scale.toml", SCALE),
    ("params/tax/rate.toml", RATE),
    ("params/tax/parity.toml", EXCHANGE),
    ("params/tax/claim.toml", WINDOW),
    ("params/tax/base.toml", CHOICE),
    ("fields.toml", FIELDS),
    ("month_fields.toml", FIELDS),
    ("crossing_fields.toml", FIELDS),
    ("equity_fields.toml", FIELDS),
    ("enterprise_fields.toml", FIELDS),
    ("citations.toml", CITATIONS),
];

/// Generates from the good files, one of them changed.
fn generate(changed: Option<(&str, &str)>) -> Result<String, Vec<String>> {
    let root = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("params/tax")).unwrap();
    for (name, text) in FILES.iter().copied().chain(changed) {
        fs::write(root.path().join(name), text).unwrap();
    }
    calc_codegen::generate(root.path(), out.path(), Contents::ALL)?;
    Ok(generated(out.path()))
}

fn generated(out: &Path) -> String {
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    read("parameters.rs")
        + &read("fields.rs")
        + &read("month_fields.rs")
        + &read("crossing_fields.rs")
        + &read("equity_fields.rs")
        + &read("enterprise_fields.rs")
        + &read("facts.rs")
        + &read("month_facts.rs")
        + &read("equity_facts.rs")
        + &read("enterprise_facts.rs")
        + &read("citations.rs")
}

/// A file, what is replaced in it, by what, and what is said.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

fn each_is_refused(mistakes: &[Mistake]) {
    for (file, good, bad, said) in mistakes {
        let (name, text) = FILES.iter().find(|(name, _)| name.ends_with(file)).unwrap();
        assert!(text.contains(good), "{file} has no {good:?}");
        let problems = generate(Some((name, &text.replacen(good, bad, 1)))).unwrap_err();
        let all = problems.join("\n");
        assert!(
            problems.iter().any(|problem| problem.contains(file) && problem.contains(said)),
            "{good:?} as {bad:?}: {all}"
        );
        // Cargo shows the first line of what a build script says.
        assert!(problems.iter().all(|problem| !problem.contains('\n')), "{all}");
    }
}

#[test]
fn good_files_are_taken() {
    let written = generate(None).unwrap();
    assert!(written.contains("tax.days") && written.contains("pub enum Status"));
}

#[test]
fn shapes() {
    each_is_refused(&[
        ("days.toml", "per ", "pre ", "line 4: unknown field `pre`"),
        ("days.toml", "ends_on ", "until ", "unknown field `until`"),
        ("days.toml", "article ", "artcle ", "unknown field `artcle`"),
        ("scale.toml", "over = \"0\"", "above = \"0\"", "unknown field `above`"),
        ("base.toml", "computed = true", "computed = \"yes\"", "invalid type"),
        ("days.toml", "\"scalar\"", "\"number\"", "unknown variant `number`"),
        ("days.toml", "\"days\"", "\"weeks\"", "unknown variant `weeks`"),
        ("days.toml", "\"year\"", "\"decade\"", "unknown variant `decade`"),
        ("days.toml", "\"statute\"", "\"rumour\"", "unknown variant `rumour`"),
        ("scale.toml", "half_up", "up_half", "unknown variant `up_half`"),
        ("days.toml", "kind  = \"scalar\"\n", "", "missing field `kind`"),
        ("days.toml", "evidence       = \"statute\"\n", "", "missing field `evidence`"),
        ("days.toml", "checked_on     = 2026-11-22\n", "", "missing field `checked_on`"),
        ("days.toml", ", zh-Hans = \"天数\"", "", "missing field `zh-Hans`"),
        ("days.toml", "title = {", "title = ", "line 5: "),
        ("days.toml", "value = \"183\"", "value = 183", "invalid type"),
    ]);
}

#[test]
fn names_and_texts() {
    each_is_refused(&[
        ("days.toml", "tax.days", "tax.day", "id is \"tax.day\", but its place says \"tax.days\""),
        ("days.toml", "\"日數\"", "\"\"", "title has no zh-Hant-HK text"),
        ("days.toml", "\"天数\"", "\" \"", "title has no zh-Hans text"),
        ("days.toml", "\"Days\"", "\"\"", "title has no en text"),
        ("base.toml", "\"哪個基數？\"", "\"\"", "question has no zh-Hant-HK text"),
        ("base.toml", "\"总额。\"", "\"\"", "alternative gross has no zh-Hans text"),
        ("base.toml", "key = \"gross\"", "key = \"Gross pay\"", "is not in lower case words"),
    ]);
    let stray =
        generate(Some(("params/tax/two-words.toml", &RATE.replace("tax.rate", "tax.two-words"))));
    let all = stray.unwrap_err().join("\n");
    assert!(all.contains("two-words.toml: its place gives \"tax.two-words\""), "{all}");
}

#[test]
fn versions() {
    let from_2021 = "effective_from = 2021-01-01";
    each_is_refused(&[
        ("days.toml", from_2021, "effective_from = 2018-01-01", "not in ascending order of date"),
        ("days.toml", from_2021, "effective_from = 2019-01-01", "not in ascending order of date"),
        ("days.toml", "2020-12-31", "2021-01-01", "ends on or after the start of the next"),
        ("days.toml", "2020-12-31", "2018-12-31", "version 2019-01-01: ends before it begins"),
        ("days.toml", "2019-01-01", "2019-01-01T10:00:00", "effective_from is not a day"),
        ("days.toml", "2026-11-22", "2026-11-22T10:00:00Z", "checked_on is not a day"),
        ("days.toml", from_2021, "effective_from = 2021-02-30", "line 19: "),
        (
            "rate.toml",
            "\n[[version.reference]]\ninstrument = \"A law\"\narticle    = \"art. 3\"\n",
            "",
            "version 2019-01-01: has no reference",
        ),
        ("rate.toml", "\"A law\"", "\"\"", "a reference needs an instrument and an article"),
        ("rate.toml", "\"art. 3\"", "\" \"", "a reference needs an instrument and an article"),
    ]);
    let bare = RATE.split("\n[[version]]").next().unwrap();
    let all = generate(Some(("params/tax/rate.toml", bare))).unwrap_err().join("\n");
    assert!(all.contains("rate.toml: has no version"), "{all}");
}

#[test]
fn values() {
    let range = "not over an amount at a rate from 0% to 100%";
    each_is_refused(&[
        ("days.toml", "\"183\"", "\"183.5\"", "\"183.5\" is not a value in Days"),
        ("days.toml", "\"183\"", "\"-1\"", "\"-1\" is not a value in Days"),
        ("rate.toml", "\"15%\"", "\"115%\"", "\"115%\" is not a value in Rate"),
        ("rate.toml", "\"15%\"", "\"-1%\"", "\"-1%\" is not a value in Rate"),
        ("rate.toml", "\"15%\"", "\"0.15\"", "\"0.15\" is not a value in Rate"),
        ("parity.toml", "0.89578", "89.578", "is not a value in CnyPerHkd"),
        ("parity.toml", "0.89578", "0.8957800001", "is not a value in CnyPerHkd"),
        ("parity.toml", "observed_on    = 2019-12-31\n", "", "observed_on belongs to an exchange"),
        ("rate.toml", "value =", "observed_on = 2019-12-31\nvalue =", "observed_on belongs to an"),
        ("scale.toml", "\"144000\"", "\"36000\"", "threshold 36000 does not ascend"),
        ("scale.toml", "\"144000\"", "\"35999\"", "threshold 35999 does not ascend"),
        ("scale.toml", "over = \"0\"", "over = \"1\"", "the first bracket does not begin at 0"),
        ("scale.toml", "\"10%\"", "\"110%\"", range),
        ("scale.toml", "\"10%\"", "\"-10%\"", range),
        ("scale.toml", "\"10%\"", "\"10\"", range),
        ("scale.toml", "\"16920\"", "\"16290\"", "quick deduction 16290 over 144000 is not what"),
        (
            "scale.toml",
            "rounding = { mode = \"half_up\", unit = \"0.01\" }\n",
            "",
            "how its result",
        ),
        ("scale.toml", "unit = \"0.01\"", "unit = \"0\"", "is not an amount above zero"),
        ("scale.toml", "unit = \"0.01\"", "unit = \"0.001\"", "is not an amount above zero"),
        ("claim.toml", "\"06-30\"", "\"06-31\"", "\"06-31\" is not a month and a day"),
        ("claim.toml", "\"06-30\"", "\"6-30\"", "\"6-30\" is not a month and a day"),
        ("claim.toml", "\"03-01\"", "\"13-01\"", "\"13-01\" is not a month and a day"),
    ]);
}

#[test]
fn kinds() {
    each_is_refused(&[
        ("days.toml", "value = \"183\"", "applies = true", "a scalar lacks what makes a scalar"),
        (
            "days.toml",
            "value = \"183\"",
            "applies = true",
            "a scalar does not take what makes a rule",
        ),
        ("days.toml", "unit  = \"days\"\n", "", "a unit belongs to a scalar or a scale"),
        (
            "claim.toml",
            "kind  = \"window\"\n",
            "kind  = \"window\"\nunit = \"CNY\"\n",
            "a unit belongs",
        ),
        ("scale.toml", "\"CNY\"", "\"rate\"", "a scale is in CNY or HKD"),
        ("claim.toml", "year_offset = 1\n", "", "a window lacks what makes a window"),
        ("base.toml", "default = \"net\"\n", "", "a choice lacks what makes a choice"),
        (
            "base.toml",
            "\"net\"\n\n",
            "\"half\"\n\n",
            "\"half\" is not an alternative that is computed",
        ),
        (
            "base.toml",
            "\"net\"\n\n",
            "\"gross\"\n\n",
            "\"gross\" is not an alternative that is computed",
        ),
        ("base.toml", "key = \"gross\"", "key = \"net\"", "alternative net stands twice"),
        (
            "base.toml",
            "question = { en = \"Which base?\", zh-Hans = \"哪个基数？\", zh-Hant-HK = \"哪個基數？\" }\n",
            "",
            "a question belongs to a choice",
        ),
        (
            "claim.toml",
            "\n\n[[version]]",
            "\nquestion = { en = \"x\", zh-Hans = \"x\", zh-Hant-HK = \"x\" }\n\n[[version]]",
            "a question belongs to a choice",
        ),
    ]);
}

#[test]
fn columns() {
    each_is_refused(&[
        ("fields.toml", "help ", "hint ", "unknown field `hint`"),
        ("month_fields.toml", "help ", "hint ", "unknown field `hint`"),
        ("crossing_fields.toml", "help ", "hint ", "unknown field `hint`"),
        ("equity_fields.toml", "help ", "hint ", "unknown field `hint`"),
        ("enterprise_fields.toml", "help ", "hint ", "unknown field `hint`"),
        ("fields.toml", "\"word\"", "\"wordy\"", "unknown variant `wordy`"),
        (
            "fields.toml",
            "name  = \"tax\"\n",
            "name  = \"tax\"\nbeside = [\"bonus\"]\n",
            "tax: comes back beside no column",
        ),
        (
            "fields.toml",
            "[[result]]\nname  = \"tax\"",
            "[[result]]\nname = \"first\"\nkind = \"cny\"\nbeside = [\"pay\"]\n\
             label = { en = \"a\", zh-Hans = \"a\", zh-Hant-HK = \"a\" }\n\n[[result]]\nname  = \"tax\"",
            "what comes back beside a column stands behind what always does",
        ),
        (
            "fields.toml",
            "group = \"person\"",
            "group = \"people\"",
            "status: group \"people\" is not listed",
        ),
        (
            "fields.toml",
            "group = \"mainland\"",
            "group = \"person\"",
            "group mainland: has no field",
        ),
        ("fields.toml", "name  = \"mainland\"", "name  = \"person\"", "group person stands twice"),
        (
            "fields.toml",
            "name  = \"mainland\"",
            "name  = \"Main\"",
            "group \"Main\" is not named in lower case",
        ),
        ("fields.toml", "\"Who it is.\"", "\"\"", "group person: does not say what it is about"),
        ("fields.toml", "page  = \"none\"\n", "", "pay: the page's form does not place it"),
        (
            "fields.toml",
            "page  = \"none\"",
            "page  = \"other\"",
            "pay: page \"other\" is not listed",
        ),
        ("fields.toml", "page  = \"form\"", "page  = \"none\"", "page form: has no field"),
        (
            "fields.toml",
            "about = \"Who it is.\"",
            "about = \"Who it is.\"\nitem = \"one\"",
            "status: page \"form\", but its list places it",
        ),
        ("fields.toml", "name  = \"pay\"", "name  = \"status\"", "column status stands twice"),
        ("fields.toml", "name  = \"tax\"", "name  = \"pay\"", "column pay stands twice"),
        ("fields.toml", "\"pay\"", "\"Pay\"", "column \"Pay\" is not named in lower case words"),
        ("fields.toml", "\"word\"", "\"text\"", "status: words belong to kinds \"word\""),
        ("fields.toml", "\"cny\"", "\"word\"", "pay: words belong to kinds \"word\""),
        (
            "fields.toml",
            "[\"Others\"]",
            "[\"居民个人\"]",
            "status: \"居民个人\" stands for two words",
        ),
        ("fields.toml", "\"薪金\"", "\"\"", "pay: label has no zh-Hant-HK text"),
        ("fields.toml", "\"填写工资。\"", "\"\"", "pay: help has no zh-Hans text"),
        ("fields.toml", "\"其他人士\"", "\"\"", "status: word other has no zh-Hant-HK text"),
        ("fields.toml", "\"税款\"", "\"\"", "tax: label has no zh-Hans text"),
        ("fields.toml", "key = \"other\"", "key = \"not resident\"", "is not in lower case words"),
        ("fields.toml", "[[field]]", "[[field", "line 11: "),
    ]);
    let all = generate(Some(("fields.toml", ""))).unwrap_err().join("\n");
    assert!(all.contains("fields.toml: lists no column"), "{all}");
}

#[test]
fn facts_of_columns() {
    each_is_refused(&[
        (
            "fields.toml",
            "page  = \"form\"",
            "page  = \"form\"\nblank = \"none\"",
            "status: does not take what a blank is to mean",
        ),
        (
            "fields.toml",
            "page  = \"form\"",
            "page  = \"form\"\noptional = false",
            "status: does not take what a blank is to mean",
        ),
        (
            "fields.toml",
            "page  = \"none\"",
            "page  = \"none\"\npersons_of = \"status\"",
            "pay: persons_of takes a count, and names an amount",
        ),
        (
            "fields.toml",
            "page  = \"form\"",
            "page  = \"form\"\nrequired = true\nblank = \"other\"",
            "status: does not take what a blank is to mean",
        ),
        (
            "fields.toml",
            "about = \"Who it is.\"",
            "about = \"Who it is.\"\nitem = \"One\"",
            "group person: item is not in lower case words",
        ),
        (
            "fields.toml",
            "about = \"Who it is.\"",
            "about = \"Who it is.\"\nitem = \"one\"",
            "group person: no list holds its items",
        ),
        ("fields.toml", "\"cny\"", "\"list\"", "pay: a list has a group of items of its name"),
        ("fields.toml", "\"cny\"", "\"cny\"\nleast = 1", "pay: least belongs to days"),
        ("fields.toml", "\"cny\"", "\"cny\"\nmost = 90", "pay: most belongs to a percentage"),
        (
            "fields.toml",
            "\"cny\"",
            "\"cny\"\nfact = \"The pay\"",
            "pay: fact is not named in lower case words",
        ),
    ]);
}

#[test]
fn citations() {
    each_is_refused(&[
        ("citations.toml", "[[article]]", "[[articles]]", "unknown field `articles`"),
        ("citations.toml", "\"Another law\"", "\"A law\"", "instrument \"A law\" stands twice"),
        ("citations.toml", "\"Another law\"", "\"A\"", "instrument \"Another law\" is missing"),
        ("citations.toml", "\"Another law\"", "\"A\"", "instrument \"A\" is never cited"),
        ("citations.toml", "\"art. 4\"", "\"art. 5\"", "article \"art. 4\" is missing"),
        ("citations.toml", "\"附件\"", "\" \"", "article \"annex\" lacks a Chinese name"),
    ]);
}

#[test]
fn every_mistake_is_said_at_once() {
    let twice = SCALE.replacen("\"10%\"", "\"10\"", 1).replacen("\"税率表\"", "\"\"", 1);
    let problems = generate(Some(("params/tax/scale.toml", &twice))).unwrap_err();
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn files_that_are_not_there() {
    let (root, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let said = |expected: &str| {
        let all =
            calc_codegen::generate(root.path(), out.path(), Contents::ALL).unwrap_err().join("\n");
        assert!(all.contains(expected), "{all}");
    };
    said("params");
    fs::create_dir(root.path().join("params")).unwrap();
    said("fields.toml");
    fs::write(root.path().join("fields.toml"), FIELDS).unwrap();
    said("month_fields.toml");
    fs::write(root.path().join("month_fields.toml"), FIELDS).unwrap();
    said("crossing_fields.toml");
    fs::write(root.path().join("crossing_fields.toml"), FIELDS).unwrap();
    said("equity_fields.toml");
    fs::write(root.path().join("equity_fields.toml"), FIELDS).unwrap();
    said("enterprise_fields.toml");
    fs::write(root.path().join("enterprise_fields.toml"), FIELDS).unwrap();
    said("citations.toml");
    fs::write(root.path().join("citations.toml"), CITATIONS).unwrap();
    said("params: holds no parameter");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
}

#[test]
fn the_real_parameters_give_the_same_bytes_each_time() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../calc-core");
    let run = || {
        let out = tempfile::tempdir().unwrap();
        calc_codegen::generate(&root, out.path(), Contents::ALL).unwrap();
        generated(out.path())
    };
    let first = run();
    assert!(first == run(), "two runs differ");
    assert!(first.contains("hongkong.allowances.basic"));
}

#[test]
fn the_digest_follows_every_number() {
    let digest = |written: &str| {
        written.split("DIGEST: &str = ").nth(1).and_then(|rest| rest.get(..14)).unwrap().to_owned()
    };
    let before = digest(&generate(None).unwrap());
    let days = SCALAR.replacen("184", "185", 1);
    let columns = FIELDS.replacen("Pay", "Wages", 1);
    for changed in [
        ("params/tax/days.toml", days),
        ("fields.toml", columns.clone()),
        ("month_fields.toml", columns.clone()),
        ("crossing_fields.toml", columns.clone()),
        ("equity_fields.toml", columns.clone()),
        ("enterprise_fields.toml", columns),
        ("citations.toml", CITATIONS.replacen("附件", "附表", 1)),
    ] {
        let after = digest(&generate(Some((changed.0, &changed.1))).unwrap());
        assert_ne!(before, after, "{}", changed.0);
    }
}

#[test]
fn what_is_left_out_leaves_words_and_the_digest() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../calc-core");
    let written = |contents| {
        let out = tempfile::tempdir().unwrap();
        calc_codegen::generate(&root, out.path(), contents).unwrap();
        generated(out.path())
    };
    let all = written(Contents::ALL);
    let words = written(Contents { texts: Texts::Words, ..Contents::ALL });
    let people = written(Contents { companies: false, ..Contents::ALL });
    let digest = |written: &str| {
        written.split("DIGEST: &str = ").nth(1).and_then(|rest| rest.get(..14)).unwrap().to_owned()
    };
    assert_eq!(digest(&all), digest(&words));
    assert_eq!(digest(&all), digest(&people));
    assert!(all.contains("enterprise.hetao.rate"));
    assert!(!people.contains("\"enterprise."));
    // A note and an alternative of parameters; a help, a label and another name of columns, and a word.
    for (text, stays) in [
        ("办法只规定按公历纳税年度计算减免", false),
        ("The year of assessment that begins on 1 April", false),
        ("填写单位自编的员工编号", false),
        ("僱員編號", false),
        ("職員編號", false),
        ("總機構在區內", true),
    ] {
        assert!(all.contains(text), "{text}");
        assert_eq!(words.contains(text), stays, "{text}");
    }
}
