//! The README and the book say what the program does: examples are run, options and figures looked up.
//!
//! `ACCEPT_WORDS=1 cargo test -p calc-book` writes examples again where only words differ, and those
//! that have no output yet.

use std::collections::BTreeSet;
use std::fs;

use calc_book::parameters::Parameters;
use calc_book::reference;
use calc_book::{document, documents, examples, figures, read, rules, shell, sources};
use calc_tests::accepted::accepts;
use calc_tests::repository;

/// Examples of all documents, as so many at once as there are cores.
#[test]
fn every_example_is_what_the_program_prints() -> Result<(), String> {
    let documents = documents()?;
    let parts = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let results: Vec<Result<(usize, Vec<String>), String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..parts)
            .map(|part| {
                let own: Vec<_> = documents.iter().skip(part).step_by(parts).collect();
                scope.spawn(move || own.into_iter().map(|path| example(path)).collect::<Vec<_>>())
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    let mut commands = 0;
    let mut differences = Vec::new();
    for result in results {
        let (count, differing) = result?;
        commands += count;
        differences.extend(differing);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(commands > 70, "only {commands} commands");
    Ok(())
}

fn example(path: &std::path::Path) -> Result<(usize, Vec<String>), String> {
    let text = read(path)?;
    let failed = |error: String| format!("{}: {error}", path.display());
    let checked = examples::check(&text).map_err(failed)?;
    if accepts() && checked.renewed != text {
        fs::write(path, &checked.renewed).map_err(|error| failed(error.to_string()))?;
    }
    let named = checked.differences.iter().map(|difference| failed(difference.clone()));
    Ok((checked.commands, named.collect()))
}

#[test]
fn every_option_that_is_shown_is_one_of_its_command() -> Result<(), String> {
    let mut unknown = Vec::new();
    for path in documents()? {
        let text = read(&path)?;
        for block in document::blocks(&text).iter().filter(|block| block.language == "sh") {
            for missing in reference::unknown_options(block.text) {
                unknown.push(format!("{} line {}: {missing}", path.display(), block.line));
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    Ok(())
}

/// One page a rule, and no number of the law without a page.
#[test]
fn every_parameter_is_on_the_page_of_a_rule() -> Result<(), String> {
    let parameters = Parameters::of_the_program()?;
    let mut missing: BTreeSet<&str> = parameters.ids().collect();
    let mut pages = 0;
    for path in documents()?.iter().filter(|path| path.starts_with(sources().join("rules"))) {
        let page = read(path)?;
        let named = rules::named(&page);
        if named.is_empty() {
            continue;
        }
        pages += 1;
        let mut given = String::new();
        for id in named {
            missing.remove(id);
            let about = parameters.get(id).ok_or_else(|| format!("{}: {id}", path.display()))?;
            given.push_str(&about.to_string());
        }
        let from_nowhere = figures::unsupported(&page, &given);
        assert!(from_nowhere.is_empty(), "{}: {from_nowhere:?}", path.display());
        let has_example = document::blocks(&page).iter().any(|block| {
            block.language == "console"
                && shell::commands(block.text).iter().any(|(_, lines)| !lines.is_empty())
        });
        assert!(has_example, "{} has no worked example", path.display());
    }
    assert!(pages > 25, "only {pages} pages of rules");
    assert!(missing.is_empty(), "on no page: {missing:?}");
    Ok(())
}

#[test]
fn every_page_of_the_book_is_in_its_contents() -> Result<(), String> {
    let contents = read(&sources().join("SUMMARY.md"))?;
    for path in documents()? {
        let Ok(place) = path.strip_prefix(sources()) else { continue };
        let name = place.to_string_lossy().replace('\\', "/");
        assert!(name == "SUMMARY.md" || contents.contains(&format!("({name})")), "{name}");
    }
    for (name, _) in reference::all(&Parameters::of_the_program()?)? {
        assert!(contents.contains(&format!("(reference/{name})")), "reference/{name}");
    }
    Ok(())
}

/// The links of the book are followed when it is built; those of the README lead to files.
#[test]
fn every_link_of_the_readme_leads_to_a_file() -> Result<(), String> {
    let readme = read(&repository("README.md"))?;
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let mut followed = 0;
    for link in links.filter(|link| !link.starts_with('#') && !link.contains("://")) {
        let file = link.split('#').next().unwrap_or(link);
        assert!(repository(file).exists(), "{link}");
        followed += 1;
    }
    assert!(followed > 20, "only {followed} links");
    Ok(())
}

#[test]
fn the_readme_quotes_the_benchmarks() -> Result<(), String> {
    let (readme, benchmarks) =
        (read(&repository("README.md"))?, read(&repository("BENCHMARKS.md"))?);
    let quoted = document::blocks(&readme).into_iter().filter(|block| block.language.is_empty());
    let lines: Vec<&str> = quoted.flat_map(|block| block.text.lines()).collect();
    assert!(lines.len() > 30, "only {} lines", lines.len());
    for line in lines {
        assert!(benchmarks.lines().any(|measured| measured == line), "{line}");
    }
    Ok(())
}

#[test]
fn the_readme_is_short() -> Result<(), String> {
    let lines = read(&repository("README.md"))?.lines().count();
    assert!(lines <= 200, "{lines} lines");
    Ok(())
}
