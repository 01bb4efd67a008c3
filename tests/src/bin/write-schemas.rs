//! Writes the files of `fixtures/schemas` and the types of facts for Python; `cargo xtask schemas` runs it.

fn main() -> std::io::Result<()> {
    calc_tests::schemas::write()?;
    calc_tests::python_stubs::write()
}
