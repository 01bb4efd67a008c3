//! Every command with its options, as `--help` prints it.

use calc_tests::program::run;

use crate::Failure;

pub(super) fn page() -> Result<String, Failure> {
    let mut page = "# Commands and options\n\nWritten by the build from `taxdiff --help`. `--lang zh-Hans` and \
                    `--lang zh-Hant-HK` print it in Chinese.\n"
        .to_owned();
    describe(&[], &mut page)?;
    Ok(page)
}

fn describe(command: &[String], page: &mut String) -> Result<(), Failure> {
    let name = [&["taxdiff".to_owned()], command].concat().join(" ");
    let ran = run(command.iter().map(String::as_str).chain(["--help"]));
    if ran.code != Some(0) {
        return Err(format!("{name} --help: {}", ran.said));
    }
    page.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", ran.out.trim_end()));
    for subcommand in subcommands(&ran.out) {
        describe(&[command, &[subcommand.to_owned()]].concat(), page)?;
    }
    Ok(())
}

/// The names under "Commands:", without `help`.
fn subcommands(help: &str) -> impl Iterator<Item = &str> {
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let named = lines.filter_map(|line| {
        let name = line.strip_prefix("  ")?;
        name.split_whitespace().next().filter(|_| !name.starts_with(' '))
    });
    named.filter(|name| *name != "help")
}

/// What `--help` of a command line says: the help of the command that its first words name.
pub(crate) fn help_of(words: &[String]) -> Option<String> {
    let names: Vec<&str> =
        words.iter().map(String::as_str).take_while(|word| is_name(word)).take(3).collect();
    (0..=names.len()).rev().find_map(|count| {
        let ran = run(names[..count].iter().copied().chain(["--help"]));
        (ran.code == Some(0) && ran.out.contains("Usage:")).then_some(ran.out)
    })
}

/// Whether a word can be a command's.
fn is_name(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_lowercase())
}
