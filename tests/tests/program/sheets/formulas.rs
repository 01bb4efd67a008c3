//! Formulas whose values nobody worked out. Some writers keep 0 for each, and say nothing of it.

use std::io::{Read as _, Write as _};

use calc_tests::package::{packed, parts};
use calc_tests::program::run_with;

use super::{column, ok, table};

/// Own columns: wages from a formula over two columns behind them.
const HEADER: &str = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>工号</v></c><c r=\"B1\" t=\"str\"><v>纳税年度</v></c><c r=\"C1\" t=\"str\"><v>工资薪金</v></c><c r=\"D1\" t=\"str\"><v>基本</v></c><c r=\"E1\" t=\"str\"><v>津贴</v></c></row>";

fn row(number: u32, wages: &str, basic: &str, allowance: &str) -> String {
    format!(
        "<row r=\"{number}\"><c r=\"A{number}\" t=\"str\"><v>{number}</v></c><c r=\"B{number}\"><v>2025</v></c>\
         <c r=\"C{number}\">{wages}</c><c r=\"D{number}\"><v>{basic}</v></c><c r=\"E{number}\"><v>{allowance}</v></c></row>"
    )
}

/// A workbook of these rows, with more parts.
fn book(rows: &[String], more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = parts(format!("{HEADER}{}", rows.concat()).as_bytes());
    parts.extend(more.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())));
    packed(&parts)
}

#[test]
fn a_formula_that_cannot_be_nothing_is_refused() {
    for formula in
        ["D2+E2", "SUM(D2:E2)", "sum($D$2,E2)", "ROUND(D2+E2,2)", "D2*1.5-(E2-1)", "+D2/12", "E2"]
    {
        let wages = format!("<f>{formula}</f><v>0</v>");
        // Another formula was worked out: the workbook is not one in which none was.
        let other = row(3, "<f>D3+E3</f><v>5</v>", "2", "3");
        for rows in [vec![row(2, &wages, "600000", "60000")], vec![other, row(2, &wages, "1", "9")]]
        {
            let mut rows = rows;
            rows.sort();
            let ran = run_with(["batch", "-"], &book(&rows, &[]));
            ok(&ran, 3);
            assert!(ran.said.contains("Sheet1 › C2"), "{formula}: {}", ran.said);
        }
    }
    // A formula over one that was not worked out.
    let chain = row(2, "<f>E2*2</f><v>0</v>", "600000", "0")
        .replace("<c r=\"E2\"><v>0</v>", "<c r=\"E2\"><f>D2</f><v>0</v>");
    let ran = run_with(["batch", "-"], &book(&[chain], &[]));
    ok(&ran, 3);
}

#[test]
fn a_formula_that_is_nothing_stays_nothing() {
    for (formula, basic, allowance) in [
        ("D2+E2", "0", "0"),
        ("D2-E2", "500", "500"),
        ("SUM(D2:E2)", "", ""),
        ("ROUND(D2/1000000,0)", "4", "0"),
    ] {
        let wages = format!("<f>{formula}</f><v>0</v>");
        let ran = run_with(["batch", "-", "-q"], &book(&[row(2, &wages, basic, allowance)], &[]));
        ok(&ran, 0);
        assert_eq!(column(&table(&ran.out), "工资薪金"), ["0"], "{formula}");
    }
}

/// Formulas that are not simple are trusted where the workbook shows that a spreadsheet saved it, or
/// where another formula has a value.
#[test]
fn a_workbook_in_which_no_formula_has_a_value_is_refused() {
    let hidden = "<f>VLOOKUP(A2,Other!A:B,2,0)</f><v>0</v>";
    let far = "<f>D9+E9</f><v>0.0</v>";
    let chain = ("xl/calcChain.xml", "<calcChain/>");
    let office = (
        "docProps/app.xml",
        "<Properties><Application>LibreOffice/24.2</Application></Properties>",
    );
    let writer =
        ("docProps/app.xml", "<Properties><Application>Apache POI</Application></Properties>");
    for formula in [hidden, far] {
        let rows = [row(2, formula, "1", "1")];
        for more in [&[][..], &[writer]] {
            let ran = run_with(["batch", "-"], &book(&rows, more));
            ok(&ran, 3);
            assert!(ran.said.contains("Open the file in a spreadsheet program"), "{}", ran.said);
        }
        for more in [chain, office] {
            ok(&run_with(["batch", "-", "-q"], &book(&rows, &[more])), 0);
        }
        let rows = [row(2, formula, "1", "1"), row(3, "<f>D3+E3</f><v>2</v>", "1", "1")];
        ok(&run_with(["batch", "-", "-q"], &book(&rows, &[])), 0);
    }
    // A shared formula, and one that gives a text.
    let shared = "<f t=\"shared\" si=\"0\" ref=\"C2:C3\">D2+E2</f><v>0</v>";
    let derived = "<f t=\"shared\" si=\"0\"/><v>0</v>";
    let rows = [row(2, shared, "0", "0"), row(3, derived, "7", "0")];
    let ran = run_with(["batch", "-"], &book(&rows, &[]));
    ok(&ran, 3);
    assert!(ran.said.contains("Sheet1 › C3"), "{}", ran.said);
}

/// The old workbook whose only formula is C2+D2 = 600,000 + 60,000, with another value, other options
/// and other cells in the formula.
fn old_book(change: Change<'_>, summary: bool) -> Vec<u8> {
    const FORMULA: u16 = 0x0006;
    let bytes = std::fs::read(super::sheet("formula.xls")).unwrap();
    let mut book = cfb::CompoundFile::open(std::io::Cursor::new(bytes)).unwrap();
    let mut records = Vec::new();
    book.open_stream("/Workbook").unwrap().read_to_end(&mut records).unwrap();
    let mut at = 0;
    while let Some([k0, k1, l0, l1]) = records.get(at..at + 4) {
        let (kind, length) = (u16::from_le_bytes([*k0, *k1]), u16::from_le_bytes([*l0, *l1]));
        let body = at + 4;
        at = body + usize::from(length);
        if kind == FORMULA {
            // Row, column, format; value; options; four bytes; the length of the formula.
            let (head, cells) = records[body..at].split_at_mut(22);
            let (value, options) = head[6..15].split_at_mut(8);
            change(&mut Formula { value, options: &mut options[0], cells });
        }
    }
    book.create_stream("/Workbook").unwrap().write_all(&records).unwrap();
    if !summary {
        book.remove_stream("/\u{5}SummaryInformation").unwrap();
    }
    book.into_inner().into_inner()
}

struct Formula<'a> {
    value: &'a mut [u8],
    options: &'a mut u8,
    /// Two cells, each a byte, its row and its column in two bytes each; and what is done with them.
    cells: &'a mut [u8],
}

/// What is changed of a formula.
type Change<'a> = &'a dyn Fn(&mut Formula<'_>);

const SUBTRACT: u8 = 0x04;

#[test]
fn zeros_of_old_workbooks_are_held_against_their_formulas() {
    let zero = |formula: &mut Formula<'_>| formula.value.fill(0);
    let on_load = |formula: &mut Formula<'_>| {
        formula.value.fill(0);
        *formula.options |= 2;
    };
    let nothing = |formula: &mut Formula<'_>| {
        // C2-C2, which is nothing however the file was written.
        formula.value.fill(0);
        *formula.options |= 2;
        formula.cells.copy_within(0..5, 5);
        formula.cells[10] = SUBTRACT;
    };
    let below = |formula: &mut Formula<'_>| {
        // Cells of another row are not followed.
        formula.value.fill(0);
        (formula.cells[1], formula.cells[6]) = (7, 7);
    };
    let below_on_load = |formula: &mut Formula<'_>| {
        below(formula);
        *formula.options |= 2;
    };
    let known = |formula: &mut Formula<'_>| {
        formula.value.copy_from_slice(&660_000_f64.to_le_bytes());
        *formula.options |= 2;
    };
    let cases: [(&str, Change<'_>, bool, Option<&str>); 9] = [
        ("0 that cannot be", &zero, true, None),
        ("0 that cannot be, of a plain writer", &zero, false, None),
        ("0 to be worked out on opening", &on_load, true, None),
        ("0 that is one", &nothing, false, Some("0")),
        ("0 that a spreadsheet saved", &below, true, Some("0")),
        ("0 that nobody vouches for", &below, false, None),
        ("0 to be worked out, of other rows", &below_on_load, true, None),
        ("a value", &known, false, Some("660000")),
        ("a value of a spreadsheet", &known, true, Some("660000")),
    ];
    for (case, change, summary, wages) in cases {
        let ran = run_with(["batch", "-"], &old_book(change, summary));
        if let Some(wages) = wages {
            ok(&ran, 0);
            assert_eq!(column(&table(&ran.out), "工资薪金"), [wages], "{case}");
        } else {
            assert_eq!(ran.code, Some(3), "{case}: {}", ran.said);
            assert!(ran.said.contains("工资汇总 › E2"), "{case}: {}", ran.said);
        }
    }
}
