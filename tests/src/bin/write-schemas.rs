//! Writes the files of `fixtures/schemas`; `cargo xtask schemas` runs it.

fn main() -> std::io::Result<()> {
    calc_tests::schemas::write()
}
