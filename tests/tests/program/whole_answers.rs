//! Whole answers as people read them, in three languages, word for word.
//!
//! The files of `fixtures/answers` are what the program prints. After a change of words
//! `ACCEPT_WORDS=1 cargo test -p calc-tests --test program whole_answers::` writes them again, but not where a figure differs:
//! a figure is changed by hand, with its working.

#![allow(clippy::unwrap_used)]

use std::fs;

use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language;
use calc_tests::accepted::may_replace;
use calc_tests::program::run;
use calc_tests::repository;

/// The name of an answer, and how it is asked for.
const ANSWERS: [(&str, &[&str]); 3] = [
    ("assess", &["assess", "fixtures/answers/person.json", "--trace", "full"]),
    ("explain", &["explain", "fixtures/payrolls/example.csv", "--row", "2"]),
    ("enterprise", &["enterprise", "fixtures/enterprises/company.json", "--trace", "full"]),
];

/// What the program prints, without the digest of the parameters, which says nothing to a reader.
fn printed(command: &[&str], language: Language) -> String {
    let arguments = command.iter().map(|argument| {
        if argument.contains('/') {
            repository(argument).display().to_string()
        } else {
            (*argument).to_owned()
        }
    });
    let language = ["--lang".to_owned(), language.tag().to_owned()];
    let ran = run(arguments.chain(language));
    assert_eq!(ran.code, Some(0), "{command:?}: {}", ran.said);
    ran.out.replace(RULESET.digest, "DIGEST")
}

#[test]
fn answers_are_the_stored_ones_word_for_word() {
    for (name, command) in ANSWERS {
        for language in Language::ALL {
            let file =
                repository("fixtures/answers").join(format!("{name}.{}.txt", language.tag()));
            let found = printed(command, language);
            let stored = fs::read_to_string(&file).unwrap_or_default();
            if stored == found {
                continue;
            }
            if may_replace(&stored, &found) {
                fs::write(&file, found).unwrap();
                continue;
            }
            let mut lines = stored.lines().zip(found.lines());
            let differs = lines.find(|(wanted, line)| wanted != line);
            assert_eq!(differs, None, "{}", file.display());
            assert!(stored == found, "{}: one is longer", file.display());
        }
    }
}

/// A company's profit before deductions has the same name as a person's taxable income.
#[test]
fn a_persons_taxable_income_has_the_label_of_people() {
    let (_, command) = ANSWERS[0];
    for (language, own, of_companies) in [
        (Language::English, "Taxable income", "Profit before deductions"),
        (Language::SimplifiedChinese, "应纳税所得额", "扣除前的应纳税所得额"),
        (Language::HongKongChinese, "應納稅所得額", "扣除前的應納稅所得額"),
    ] {
        let shown = printed(command, language);
        assert!(shown.contains(own), "{}", language.tag());
        assert!(!shown.contains(of_companies), "{}", language.tag());
    }
}
