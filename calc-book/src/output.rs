//! What a command printed, held against what a document shows of it.

/// The line that stands for lines that are not shown.
const LEFT_OUT: &str = "…";

/// Parts of a text by their headings: the lines that are further in than the heading, without its
/// indent.
pub(crate) fn sections(text: &str, headings: &[String]) -> Result<String, String> {
    let parts: Result<Vec<String>, String> = headings
        .iter()
        .map(|heading| section(text, heading).ok_or_else(|| format!("nothing is called {heading}")))
        .collect();
    parts.map(|parts| parts.join("\n"))
}

fn section(text: &str, heading: &str) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().skip_while(|line| line.trim() != heading);
    let first = lines.next()?;
    let within = indent(first);
    let rest = lines.take_while(|line| line.trim().is_empty() || indent(line) > within);
    let kept: Vec<&str> =
        std::iter::once(first).chain(rest).map(|line| line.get(within..).unwrap_or("")).collect();
    Some(kept.join("\n").trim_end().to_owned() + "\n")
}

/// Whether the lines of a document are those of the output; one that is `…` stands for any number.
pub(crate) fn matches(shown: &[&str], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((line, rest)) if line.trim() == LEFT_OUT => {
            (0..=printed.len()).any(|from| matches(rest, &printed[from..]))
        }
        Some((line, rest)) => printed.split_first().is_some_and(|(found, others)| {
            line.trim_end() == found.trim_end() && matches(rest, others)
        }),
    }
}

/// Whether a document leaves lines out.
pub(crate) fn is_shortened(shown: &[&str]) -> bool {
    shown.iter().any(|line| line.trim() == LEFT_OUT)
}

#[cfg(test)]
mod tests {
    use super::{matches, sections};

    #[test]
    fn lines_may_be_left_out_and_never_changed() {
        let printed = ["a", "b", "c", "d"];
        assert!(matches(&["a", " …", "d"], &printed));
        assert!(matches(&["…", "c", "d"], &printed));
        assert!(!matches(&["a", "…", "c"], &printed));
        assert!(!matches(&["a", "b", "d"], &printed));
    }

    #[test]
    fn a_section_is_what_is_further_in() {
        let text = "Top\n\n  One\n    1\n\n    2\n\n  Two\n    3\n";
        let named = |names: &[&str]| {
            sections(text, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(named(&["One"]).unwrap_or_default(), "One\n  1\n\n  2\n");
        assert_eq!(named(&["One", "Two"]).unwrap_or_default(), "One\n  1\n\n  2\n\nTwo\n  3\n");
        assert!(named(&["Three"]).is_err());
    }
}
