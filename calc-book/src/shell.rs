//! Command lines as documents write them: words, quotation marks, a backslash before a line's end.

/// The commands of a `console` block, each with the lines that stand under it.
pub fn commands(text: &str) -> Vec<(String, Vec<&str>)> {
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let begun = line.strip_prefix("$ ");
        match (begun, found.last_mut()) {
            (Some(command), _) => found.push((command.to_owned(), Vec::new())),
            (None, Some((command, _))) if goes_on => {
                command.truncate(command.len() - 1);
                command.push_str(line.trim_start());
            }
            (None, Some((_, lines))) => {
                lines.push(line);
                continue;
            }
            (None, None) => continue,
        }
        goes_on = line.ends_with('\\');
    }
    found
}

/// The words of a command line.
pub fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = None;
    for letter in command.chars() {
        match (letter, quoted) {
            (mark, Some(open)) if mark == open => quoted = None,
            ('\'' | '"', None) => {
                quoted = Some(letter);
                word.get_or_insert_default();
            }
            (blank, None) if blank.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::{commands, words};

    #[test]
    fn a_command_may_have_several_lines() {
        let found = commands("$ a \\\n  b\nout\n\n$ c\n");
        assert_eq!(found[0], ("a b".to_owned(), vec!["out", ""]));
        assert_eq!(found[1], ("c".to_owned(), vec![]));
    }

    #[test]
    fn quotation_marks_keep_blanks() {
        assert_eq!(words("curl -H 'a: b'  \"c d\" e"), ["curl", "-H", "a: b", "c d", "e"]);
    }
}
