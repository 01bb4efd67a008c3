//! API keys: a file of hashes, read again when it changes.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::args::Scope;
use crate::failure::{Failure, reason};

/// How often the file is looked at.
pub(crate) const LOOK: Duration = Duration::from_secs(1);

/// What every key begins with, so that one that was lost can be recognised.
const PREFIX: &str = "taxdiff_";

/// A key as the file keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    pub(crate) name: Arc<str>,
    /// SHA-256 of the whole key, in hexadecimal. A key holds 256 random bits, so a slow hash would
    /// add nothing.
    hash: String,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) created: Date,
    /// The last day on which it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) expires: Option<Date>,
}

impl Key {
    pub(crate) fn is_expired(&self, today: Date) -> bool {
        self.expires.is_some_and(|last| last < today)
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    #[serde(default)]
    key: Vec<Key>,
}

/// The keys in force.
#[derive(Debug)]
pub(crate) struct Keys {
    file: PathBuf,
    state: RwLock<State>,
}

#[derive(Debug)]
struct State {
    /// What the file said when it was last looked at, or why it could not be used. Its time would not
    /// tell: a file may change twice within one tick of the clock.
    seen: Result<String, String>,
    keys: Arc<Vec<Key>>,
}

impl Keys {
    /// Reads the file.
    pub(crate) fn open(file: &Path) -> Result<Self, Failure> {
        if let Some(mode) = mode_for_others(file) {
            let arguments = vec![("file", file.display().to_string()), ("mode", mode)];
            return Err(Failure::usage("serve-keys-mode", arguments));
        }
        let unreadable = |why| unreadable(file, why);
        let text = text(file).map_err(unreadable)?;
        let keys = Arc::new(parsed(&text).map_err(unreadable)?);
        let state = State { seen: Ok(text), keys };
        Ok(Self { file: file.to_owned(), state: RwLock::new(state) })
    }

    /// Reads the file again. One that cannot be used leaves the keys as they were.
    pub(crate) fn look(&self) {
        let now = match mode_for_others(&self.file) {
            Some(mode) => Err(format!("others may read or change it ({mode})")),
            None => text(&self.file),
        };
        if self.state.read().unwrap_or_else(PoisonError::into_inner).seen == now {
            return;
        }
        let read = now.as_ref().map_err(String::clone).and_then(|text| parsed(text));
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        state.seen = now;
        match read {
            Ok(keys) => {
                tracing::info!(count = keys.len(), "keys read again");
                state.keys = Arc::new(keys);
            }
            Err(why) => tracing::error!(reason = %why, "keys kept: the file cannot be used"),
        }
    }

    /// The key that a caller presents, if it is valid. How long it takes does not depend on where
    /// or how much a hash differs.
    pub(crate) fn find(&self, presented: &str, today: Date) -> Option<Key> {
        let hash = hash(presented);
        let keys = Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner).keys);
        let mut found = None;
        for key in keys.iter() {
            if bool::from(key.hash.as_bytes().ct_eq(hash.as_bytes())) {
                found = Some(key);
            }
        }
        found.filter(|key| !key.is_expired(today)).cloned()
    }
}

/// Makes a key and keeps its hash; the key itself is in nobody's hands but the caller's.
pub(crate) fn add(
    file: &Path,
    name: &str,
    scopes: Vec<Scope>,
    expires: Option<Date>,
) -> Result<String, Failure> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| unwritable(file, &io::Error::other(error)))?;
    let key = format!("{PREFIX}{}", hexadecimal(&secret));
    let hash = hash(&key);
    change(file, |keys| {
        if keys.iter().any(|key| *key.name == *name) {
            return Err(Failure::usage("serve-key-exists", vec![("name", name.to_owned())]));
        }
        keys.push(Key { name: name.into(), hash, scopes, created: today(), expires });
        Ok(())
    })?;
    Ok(key)
}

/// Takes a key out.
pub(crate) fn revoke(file: &Path, name: &str) -> Result<(), Failure> {
    change(file, |keys| {
        let before = keys.len();
        keys.retain(|key| *key.name != *name);
        if keys.len() == before {
            return Err(Failure::usage("serve-no-key", vec![("name", name.to_owned())]));
        }
        Ok(())
    })
}

/// The keys of a file; none where there is no file.
pub(crate) fn list(file: &Path) -> Result<Vec<Key>, Failure> {
    match read(file) {
        Err(_) if !file.exists() => Ok(Vec::new()),
        read => read.map_err(|why| unreadable(file, why)),
    }
}

/// Today, in UTC.
pub(crate) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Changes the file, one program at a time; it appears whole or not at all.
fn change(
    file: &Path,
    change: impl FnOnce(&mut Vec<Key>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: io::Error| unwritable(file, &error);
    let mut lock = file.as_os_str().to_owned();
    lock.push(".lock");
    let lock = File::create(lock).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let mut keys = list(file)?;
    change(&mut keys)?;
    let text = toml::to_string(&KeyFile { key: keys })
        .map_err(|error| unwritable(file, &io::Error::other(error)))?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Nobody but the owner can read a file made in this way.
    let mut beside =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    beside.write_all(text.as_bytes()).map_err(failed)?;
    beside.as_file().sync_all().map_err(failed)?;
    beside.persist(file).map_err(|error| failed(error.error))?;
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Key>, String> {
    parsed(&text(file)?)
}

fn text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| reason(&error))
}

fn parsed(text: &str) -> Result<Vec<Key>, String> {
    // The parser's own message would show a part of the file.
    let keys: KeyFile = toml::from_str(text).map_err(|error| match error.span() {
        Some(span) => {
            let line = text.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
            format!("line {line}")
        }
        None => "TOML".to_owned(),
    })?;
    Ok(keys.key)
}

/// The mode of a file that more may read than its owner and group, or more may change than its owner.
#[cfg(unix)]
fn mode_for_others(file: &Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(file).ok()?.permissions().mode() & 0o7777;
    (mode & 0o027 != 0).then(|| format!("{mode:04o}"))
}

/// Other systems keep who may read a file elsewhere.
#[cfg(not(unix))]
fn mode_for_others(_: &Path) -> Option<String> {
    None
}

fn hash(key: &str) -> String {
    hexadecimal(&Sha256::digest(key.as_bytes()))
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn unreadable(file: &Path, reason: String) -> Failure {
    let arguments = vec![("file", file.display().to_string()), ("reason", reason)];
    Failure::usage("serve-keys-unreadable", arguments)
}

fn unwritable(file: &Path, error: &io::Error) -> Failure {
    let arguments = vec![("file", file.display().to_string()), ("reason", reason(error))];
    Failure::outside("serve-keys-unwritable", arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_found_and_revoked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys.toml");
        let yesterday = today().yesterday().unwrap();
        let good = add(&file, "good", vec![Scope::Assess], None).unwrap();
        let old = add(&file, "old", vec![Scope::Batch], Some(yesterday)).unwrap();
        let last = add(&file, "last", vec![Scope::Read], Some(today())).unwrap();
        assert!(add(&file, "good", vec![Scope::Assess], None).is_err());
        let text = fs::read_to_string(&file).unwrap();
        for key in [&good, &old, &last] {
            assert_eq!(key.len(), PREFIX.len() + 64);
            assert!(!text.contains(&key[PREFIX.len()..]));
        }
        let keys = Keys::open(&file).unwrap();
        assert_eq!(&*keys.find(&good, today()).unwrap().name, "good");
        assert_eq!(&*keys.find(&last, today()).unwrap().name, "last");
        for wrong in [old.as_str(), "", "taxdiff_", &good[1..], &good.to_uppercase()] {
            assert!(keys.find(wrong, today()).is_none(), "{wrong}");
        }
        revoke(&file, "good").unwrap();
        assert!(revoke(&file, "good").is_err());
        keys.look();
        assert!(keys.find(&good, today()).is_none());
        fs::write(&file, "[[key]]\nname = 5\n").unwrap();
        keys.look();
        assert!(keys.find(&last, today()).is_some(), "a broken file locks nobody out or in");
        assert!(Keys::open(&file).is_err());
    }
}
