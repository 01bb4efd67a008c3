//! `serve keys`: making, listing and revoking.

use std::path::Path;

use calc_text::Words;

use crate::args::{KeysCommand, Scope};
use crate::failure::Failure;
use crate::keys::{Key, add, list, revoke, today};

/// Does it, and returns what is said.
pub(crate) fn run(file: &Path, command: &KeysCommand, words: &Words) -> Result<String, Failure> {
    match command {
        KeysCommand::New { name, scope, expires } => {
            let mut scopes: Vec<Scope> = Vec::new();
            for scope in scope {
                if !scopes.contains(scope) {
                    scopes.push(*scope);
                }
            }
            let key = add(file, name, scopes, *expires)?;
            let said = words.fill("serve-key-new", &[("name", name)]);
            // The key stands alone on its line, so that a script can take it.
            Ok(format!("{said}\n{key}\n"))
        }
        KeysCommand::List => Ok(table(&list(file)?, words)),
        KeysCommand::Revoke { name } => {
            revoke(file, name)?;
            Ok(words.fill("serve-key-revoked", &[("name", name)]) + "\n")
        }
    }
}

fn table(keys: &[Key], words: &Words) -> String {
    if keys.is_empty() {
        return words.say("keys-none") + "\n";
    }
    let head = ["keys-name", "keys-scopes", "keys-created", "keys-expires"].map(|id| words.say(id));
    let mut text = head.join("\t") + "\n";
    for key in keys {
        let scopes: Vec<&str> = key.scopes.iter().map(|scope| scope.name()).collect();
        let mut expires =
            key.expires.map_or_else(|| words.say("keys-never"), |last| last.to_string());
        if key.is_expired(today()) {
            expires.push_str(&format!(" ({})", words.say("keys-expired")));
        }
        text.push_str(&format!("{}\t{}\t{}\t{expires}\n", key.name, scopes.join(","), key.created));
    }
    text
}
