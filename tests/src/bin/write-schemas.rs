//! Writes the files of `fixtures/schemas` and the README's table of result columns; `cargo xtask
//! schemas` runs it.

fn main() -> std::io::Result<()> {
    calc_tests::schemas::write()?;
    calc_tests::readme::write()
}
