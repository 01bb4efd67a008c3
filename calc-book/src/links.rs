//! Every link within the built book leads somewhere, and nothing is loaded from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use html5gum::{Token, Tokenizer};

use crate::{Failure, read};

/// What a page has to be linked to, and what it links to.
#[derive(Default)]
struct Page {
    anchors: BTreeSet<String>,
    links: Vec<String>,
}

/// Follows every link of the HTML below a folder; gives how many there are.
///
/// # Errors
/// A link that leads nowhere, or something that is loaded from another server.
pub fn check(book: &Path) -> Result<usize, Failure> {
    let mut pages = BTreeMap::new();
    collect(book, &mut pages)?;
    let mut dead = Vec::new();
    let mut followed = 0;
    for (path, page) in &pages {
        for link in &page.links {
            followed += 1;
            if let Some(why) = fault(&pages, path, link) {
                let from = path.strip_prefix(book).unwrap_or(path);
                dead.push(format!("{}: {link}: {why}", from.display()));
            }
        }
    }
    dead.dedup();
    if dead.is_empty() { Ok(followed) } else { Err(dead.join("\n")) }
}

fn collect(folder: &Path, pages: &mut BTreeMap<PathBuf, Page>) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            collect(&path, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let page = page_of(&read(&path)?);
            pages.insert(path, page);
        }
    }
    Ok(())
}

fn page_of(html: &str) -> Page {
    let mut page = Page::default();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        // What the page for missing pages says of itself is no link.
        if &tag.name[..] == b"base" {
            continue;
        }
        for (name, value) in &tag.attributes {
            let name = String::from_utf8_lossy(name);
            let value = String::from_utf8_lossy(value).into_owned();
            match name.as_ref() {
                "id" => {
                    page.anchors.insert(value);
                }
                // A page may name other sites; it may not load from them.
                "href" if &tag.name[..] == b"a" && value.contains("://") => {}
                "href" | "src" => page.links.push(value),
                _ => {}
            }
        }
    }
    page
}

fn fault(pages: &BTreeMap<PathBuf, Page>, from: &Path, link: &str) -> Option<&'static str> {
    if link.contains("://") || link.starts_with("//") {
        return Some("it is loaded from outside");
    }
    if link.starts_with("data:") || link.starts_with("mailto:") || link.starts_with("javascript:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() {
        from.to_path_buf()
    } else {
        plain(&from.parent().unwrap_or(from).join(decoded(file)))
    };
    match pages.get(&target) {
        None if target.is_file() => None,
        None => Some("there is no such file"),
        Some(page) if anchor.is_empty() || page.anchors.contains(&decoded(anchor)) => None,
        Some(_) => Some("the page has no such heading"),
    }
}

/// Without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

/// Without `%20` and the like.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let code = others.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &others[2..];
            }
            _ => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::check;

    #[test]
    fn dead_links_are_named() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| unreachable!("{error}"));
        let page = |name: &str, text: &str| fs::write(folder.path().join(name), text).is_ok();
        assert!(page("a.html", "<h1 id='x'>A</h1><a href='b.html#y%20z'>b</a><a href='#x'>x</a>"));
        assert!(page("b.html", "<h1 id='y z'>B</h1><a href='https://example.org'>out</a>"));
        assert_eq!(check(folder.path()), Ok(2));
        assert!(page(
            "c.html",
            "<a href='a.html#z'></a><a href='d.html'></a><img src='//x/y.png'>"
        ));
        let said = check(folder.path()).err().unwrap_or_default();
        assert_eq!(said.lines().count(), 3, "{said}");
    }
}
