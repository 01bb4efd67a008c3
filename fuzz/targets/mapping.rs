//! A mapping, and a text file that it is for.

#![no_main]

use calc_fuzz::{run, separated};
use calc_sheets::map::Map;
use calc_sheets::source::Options;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let parts = separated(input);
    let Some((text, files)) = parts.split_first() else { return };
    let Ok(map) = Map::read(&String::from_utf8_lossy(text)) else { return };
    let options = Options { recogniser: map.recogniser(), ..Options::default() };
    run(&["pay.csv", "more.csv"], files, false, options);
});
