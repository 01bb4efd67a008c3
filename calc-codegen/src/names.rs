//! Names of Rust items, from the names of parameters and columns.

/// `park_share` as `ParkShare`. Only `self`, which Rust keeps to itself, gets a mark.
pub(crate) fn camel_case(name: &str) -> String {
    if name == "self" {
        return "Self_".to_owned();
    }
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().collect::<String>() + letters.as_str()
            })
        })
        .collect()
}

/// `hongkong.year` as `hongkong::YEAR`.
pub(crate) fn constant_path(id: &str) -> String {
    let path = id.replace('.', "::");
    let (modules, name) = path.rsplit_once("::").unwrap_or(("", &path));
    format!("{modules}::{}", name.to_uppercase())
}
