//! Writes the catalogue of columns and parameters that the page carries as a file:
//! `write-page-data FILE`; `cargo xtask widget` runs it.

#[cfg(all(feature = "people", feature = "companies", not(feature = "bare")))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use calc_core::law::params::cited;

    let file = std::env::args_os().nth(1).ok_or("write-page-data FILE")?;
    let (columns, params) = (calc_wasm::columns(), calc_wasm::params(None)?);
    let years = serde_json::to_string(&calc_core::coverage::coverage().tax_years)?;
    let (enterprise, form) = (calc_wasm::enterprise_columns(), calc_wasm::pages());
    let months = calc_wasm::month_columns();
    let (form, months) = (form.trim(), months.trim());
    let (columns, params, enterprise) = (columns.trim(), params.trim(), enterprise.trim());
    let cited = [cited::instruments(), cited::articles()].concat();
    let cited = serde_json::to_string(&cited)?;
    let text = format!(
        "{{\"columns\":{columns},\"form\":{form},\"params\":{params},\"tax_years\":{years},\"enterprise\":{enterprise},\"months\":{months},\"cited\":{cited}}}\n"
    );
    Ok(std::fs::write(file, text)?)
}

#[cfg(not(all(feature = "people", feature = "companies", not(feature = "bare"))))]
fn main() {}
