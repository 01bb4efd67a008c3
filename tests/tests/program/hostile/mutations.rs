//! Inputs of ours with some bytes changed, over HTTP: whatever they say, they are answered, and the
//! service stays. `MUTATIONS=10000` tries so many of each kind.

use std::fs;

use calc_tests::http::{ASSESS, BATCH, COMPANY, CSV, JSON, NDJSON};
use calc_tests::package::{Part, packed, unpacked};
use calc_tests::repository;
use calc_tests::server::Server;

use crate::hostile::{MOST_MEMORY, XLSX};

/// How many of each kind where nobody asks for more.
const FEW: u32 = 60;

/// What is put in: numbers, signs and ends that mean something to one reader or another.
const WORDS: [&[u8]; 24] = [
    b"99999999999",
    b"-1",
    b"0",
    b"NaN",
    b"1e309",
    b"0.001",
    b"9223372036854775807",
    b"\0",
    b"\"",
    b"'",
    b",",
    b"\r\n",
    b"\n",
    b"{",
    b"[",
    b"}",
    b"]",
    b":",
    b"<",
    b"/>",
    b"&#0;",
    b"\xff\xfe",
    b"A99999999999",
    b"2025",
];

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// A range of at most so many bytes.
    fn range(&mut self, bytes: &[u8], most: usize) -> std::ops::Range<usize> {
        let from = self.below(bytes.len() + 1);
        from..bytes.len().min(from + self.below(most))
    }

    /// Changes some bytes.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(3) {
            let at = self.below(bytes.len() + 1);
            match self.below(8) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 => drop(bytes.drain(self.range(bytes, 40))),
                2 => {
                    let copy = bytes[self.range(bytes, 200)].to_vec();
                    bytes.splice(at..at, copy.repeat(1 + self.below(3)));
                }
                3 | 6 | 7 if at < bytes.len() => {
                    let digit = bytes[at..].iter().position(u8::is_ascii_digit);
                    if let Some(digit) = digit {
                        let word = WORDS[self.below(7)];
                        bytes.splice(at + digit..=at + digit, word.iter().copied());
                    }
                }
                4 => bytes.truncate(at.max(bytes.len() / 2)),
                _ => drop(bytes.splice(at..at, WORDS[self.below(WORDS.len())].iter().copied())),
            }
        }
    }
}

fn sheet(name: &str) -> Vec<u8> {
    fs::read(repository("fixtures/sheets").join(name)).unwrap()
}

/// One part of a workbook changed, and packed again as it should be.
fn changed_inside(dice: &mut Dice, parts: &[Part]) -> Vec<u8> {
    let mut parts = parts.to_vec();
    let index = dice.below(parts.len());
    dice.change(&mut parts[index].1);
    packed(&parts)
}

/// What is sent: its name, the route, the media type, and how a body is made.
type Kind = (&'static str, &'static str, &'static str, Box<dyn Fn(&mut Dice) -> Vec<u8>>);

#[test]
fn no_change_of_our_inputs_ends_the_service_or_takes_its_memory() {
    let asked = std::env::var("MUTATIONS").ok().and_then(|text| text.parse().ok());
    let (count, mut dice) = (asked.unwrap_or(FEW), Dice(0x9e37_79b9_7f4a_7c15));
    let server = Server::start(&["--rate", "0"]);
    let person = br#"{"person": {"employee_id": "0042", "tax_year": 2025, "identity": "hk_permanent", "park_employment": "yes"}, "mainland": {"wages": "1000000.00", "annual_bonus": "100000.00"}, "hong_kong": {"hk_marital_status": "married", "hk_children": 2}, "assumptions": {"fx_cny_per_hkd": "0.92"}, "trace": "full"}"#;
    let company = fs::read(repository("fixtures/enterprises/company.json")).unwrap();
    let payroll = fs::read(repository("fixtures/payrolls/example.csv")).unwrap();
    let lines = [person.as_slice(), b"\n", person, b"\n"].concat();
    let books = ["own.xlsx", "tax-calculation-2025.xlsx", "wages-2025.xlsx"].map(sheet);
    let parts = books.clone().map(|book| unpacked(&book));
    let mut kinds: Vec<Kind> = Vec::new();
    for (name, path, kind, seed) in [
        ("person", ASSESS, JSON, person.to_vec()),
        ("company", COMPANY, JSON, company),
        ("CSV", BATCH, CSV, payroll),
        ("JSON lines", BATCH, NDJSON, lines),
    ] {
        let changed = move |dice: &mut Dice| {
            let mut bytes = seed.clone();
            dice.change(&mut bytes);
            bytes
        };
        kinds.push((name, path, kind, Box::new(changed)));
    }
    let packages = move |dice: &mut Dice| {
        let mut bytes = books[dice.below(books.len())].clone();
        dice.change(&mut bytes);
        bytes
    };
    kinds.push(("packed workbook", BATCH, XLSX, Box::new(packages)));
    let inside = move |dice: &mut Dice| {
        let which = dice.below(parts.len());
        changed_inside(dice, &parts[which])
    };
    kinds.push(("workbook inside", BATCH, XLSX, Box::new(inside)));
    for (name, path, kind, make) in kinds {
        let (mut answered, mut broke_reader) = (0, 0);
        for number in 0..count {
            let body = make(&mut dice);
            let response = loop {
                let response = server.post(path, kind, &body);
                // The room of the one before may still be taken.
                if response.status != 503 {
                    break response;
                }
            };
            let text = response.text();
            let told = matches!(response.status, 400 | 413 | 415 | 422);
            assert!(told || response.status == 200, "{name} {number}: {} {text}", response.status);
            answered += u32::from(response.status == 200);
            broke_reader += u32::from(told && text.contains("workbook_unreadable"));
        }
        let peak = server.peak_kilobytes().unwrap_or(0);
        println!(
            "{name}: {count} tried, {answered} worked out, {broke_reader} ended their reader; at most {peak} kB"
        );
        assert!(peak < MOST_MEMORY, "{name}: {peak} kB");
    }
    assert_eq!(server.post(BATCH, XLSX, &sheet("own.xlsx")).status, 200);
}
