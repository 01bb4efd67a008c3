//! Tables that systems write as a web page or as XML under the name of a workbook. A plain one is read
//! as the same workbook is; anything else is refused, and nothing of it is taken.

use std::fs;

use calc_tests::program::{Ran, run_in};

use super::{column, ok, table};

const HEADER: [&str; 6] = ["工号", "姓名", "证件号码", "本期收入", "住房公积金", "累计赡养老人"];

fn batch(name: &str, bytes: &[u8]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    run_in(folder.path(), ["batch", name], b"")
}

/// A page around a table whose header and one person these rows are.
fn page(rows: &str) -> String {
    format!(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>x</title><style>td {{ mso-number-format:\"\\@\" }}</style></head><body><table border=1>{rows}</table></body></html>"
    )
}

fn cells(tag: &str, cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>"));
    format!("<tr>{}</tr>", cells.collect::<String>())
}

/// 50,000 less 5,000, 5,000 and 3,000 = 37,000 at 10% less 2,520 = 1,180 where it is the whole year.
const PERSON: [&str; 6] = ["0042", "何文慧", "H00000031", "50000.00", "5,000", "3000"];

fn plain() -> String {
    page(&(cells("th", &HEADER) + &cells("td", &PERSON)))
}

fn is_read(name: &str, bytes: &[u8]) {
    let ran = batch(name, bytes);
    ok(&ran, 0);
    let rows = table(&ran.out);
    assert_eq!(column(&rows, "employee_id"), ["0042"], "{}", ran.out);
    assert_eq!(column(&rows, "name"), ["何文慧"]);
    assert_eq!(column(&rows, "wages"), ["50000.00"]);
    assert_eq!(column(&rows, "housing_fund"), ["5000.00"]);
    assert_eq!(column(&rows, "special_additional_deductions"), ["3000.00"]);
}

fn is_refused(name: &str, bytes: &[u8], said: &str) {
    let ran = batch(name, bytes);
    ok(&ran, 3);
    assert!(ran.out.is_empty() && ran.said.contains(said), "{said}: {}", ran.said);
}

#[test]
fn a_plain_page_is_read_as_a_workbook_is() {
    is_read("2025-01.xls", plain().as_bytes());
    // Whatever is left open ends where the next begins; entities and tags inside cells are read.
    let loose = "<TABLE><TR><TD>工号<TD>姓名<TD>证件号码<TD>本期<br>收入<TD>住房公积金<TD>累计赡养老人\
        <TR><TD>0042<TD>&#20309;文慧<TD>&nbsp;H00000031<TD><b>50&#48;00</b>.00<TD>5,000<TD>3000</TABLE>";
    is_read("2025-01.xls", loose.as_bytes());
    // Numbers that the page rounds to show them are the numbers behind.
    let number = plain().replace("<td>50000.00</td>", "<td x:num=\"50000\">50,000</td>");
    is_read("2025-01.xls", number.as_bytes());
    // Texts that are forced to be texts.
    let forced = plain().replace("<td>0042</td>", "<td>=\"0042\"</td>");
    is_read("2025-01.xls", forced.as_bytes());
}

#[test]
fn a_page_is_in_the_encoding_that_it_says() {
    for (charset, encoding) in [
        ("gb18030", encoding_rs::GB18030),
        ("gb2312", encoding_rs::GB18030),
        ("gbk", encoding_rs::GB18030),
    ] {
        let text = plain().replace("charset=utf-8", &format!("charset={charset}"));
        is_read("2025-01.xls", &encoding.encode(&text).0);
    }
    let traditional = plain()
        .replace("charset=utf-8", "charset=big5")
        .replace(&cells("th", &HEADER), &cells("th", &["工號", "姓名", "納稅年度", "工資薪金"]))
        .replace(&cells("td", &PERSON), &cells("td", &["0042", "何文慧", "2025", "600000"]));
    let ran = batch("a.xls", &encoding_rs::BIG5.encode(&traditional).0);
    ok(&ran, 0);
    assert_eq!(column(&table(&ran.out), "mainland_tax"), ["109080.00"]);
    // UTF-16 with its mark.
    let wide: Vec<u8> =
        format!("\u{feff}{}", plain()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_read("2025-01.xls", &wide);
    // Bytes that are nothing in the encoding which is said.
    let wrong = encoding_rs::GB18030.encode(&plain()).0.into_owned();
    is_refused("2025-01.xls", &wrong, "a web page (HTML)");
}

/// A title in a paragraph, one across the table, a header of two rows with groups, and a total below.
#[test]
fn merged_headers_are_spread() {
    let rows = "<tr><td colspan=6>2025年1月工资</td></tr>\
        <tr><td rowspan=2>工号</td><td rowspan=2>姓名</td><td rowspan=2>证件号码</td><td rowspan=2>本期收入</td><td colspan=2>个人</td></tr>\
        <tr><td>住房公积金</td><td>累计赡养老人</td></tr>"
        .to_owned()
        + &cells("td", &PERSON)
        + "<tr><td colspan=3>合计</td><td>50000.00</td><td>5000</td><td>3000</td></tr>";
    is_read("a.xls", page(&rows).as_bytes());
    let titled = plain().replace("<table", "<h3>2025年1月工资</h3><table");
    is_read("a.xls", titled.as_bytes());
}

#[test]
fn what_is_not_plain_is_refused() {
    let said = "a web page (HTML)";
    let twice =
        plain().replace("</body>", &format!("<table>{}</table></body>", cells("td", &PERSON)));
    let nested = plain().replace("何文慧", "<table><tr><td>何文慧</td></tr></table>");
    // A cell that reaches down among the people: whose it is nobody says.
    let down = page(
        &(cells("th", &HEADER)
            + &cells("td", &PERSON).replace("<td>50000.00", "<td rowspan=2>50000.00")
            + &cells("td", &["0043", "陈大文", "H00000032", "1", "1"])),
    );
    let endless = plain().replace("<td>0042</td>", "<td rowspan=0>0042</td>");
    let wide = plain().replace("<td>0042</td>", "<td colspan=100000000>0042</td>");
    let cut_off = plain().split("</table>").next().unwrap().to_owned();
    let between = plain().replace("</tr><tr>", "</tr>0041 王小明<tr>");
    let frames = "<html><frameset><frame src=\"sheet001.htm\"></frameset></html>".to_owned();
    let none = "<html><body><p>工号</p></body></html>".to_owned();
    for text in [twice, nested, down, endless, wide, cut_off, between, frames, none] {
        is_refused("2025-01.xls", text.as_bytes(), said);
    }
}

/// Nothing takes the machine: the run ends with an error of the one file.
#[test]
fn hostile_pages_end_in_an_error() {
    let many = |piece: &str| page(&piece.repeat(1_000_000));
    for (text, said) in [
        (many("<b>"), "a web page (HTML)"),
        (many("<td>1"), "passes a limit"),
        (many("<table>"), "a web page (HTML)"),
        (many("&lt;&amp;&#x41;"), "passes a limit"),
        (page(&format!("<tr><td>{}</td></tr>", "9".repeat(9 << 20))), "passes a limit"),
        (format!("<html><!--{}", "<".repeat(1 << 20)), "a web page (HTML)"),
    ] {
        let ran = batch("2025-01.xls", text.as_bytes());
        ok(&ran, 3);
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    // Rows without a cell are none.
    let rows = cells("th", &HEADER) + &"<tr>".repeat(100_000) + &cells("td", &PERSON);
    is_read("2025-01.xls", page(&rows).as_bytes());
}

/// A workbook as XML of 2003 with these rows.
fn xml(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Worksheet ss:Name=\"2025-01\"><Table>{rows}</Table></Worksheet>\
         <Worksheet ss:Name=\"旧\"><Table>{rows}</Table><WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"
    )
}

fn xml_row(cells: &[&str]) -> String {
    let kind = |cell: &str| if cell == "50000.00" || cell == "3000" { "Number" } else { "String" };
    let cells = cells
        .iter()
        .map(|cell| format!("<Cell><Data ss:Type=\"{}\">{cell}</Data></Cell>", kind(cell)));
    format!("<Row>{}</Row>", cells.collect::<String>())
}

#[test]
fn a_workbook_as_xml_is_read() {
    let rows = xml_row(&HEADER) + &xml_row(&PERSON);
    is_read("a.xls", xml(&rows).as_bytes());
    // Cells and rows that say where they stand, references, and a comment, which is no part of its cell.
    let placed = rows
        .replace(
            "<Row><Cell><Data ss:Type=\"String\">0042",
            "<Row ss:Index=\"5\"><Cell ss:Index=\"1\"><Data ss:Type=\"String\">&#48;042",
        )
        .replace("何文慧</Data>", "何文慧</Data><Comment><Data>改</Data></Comment>");
    is_read("a.xls", xml(&placed).as_bytes());
    for (text, said) in [
        (
            xml(&rows).replace(
                "<Workbook ",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Workbook ",
            ),
            "SpreadsheetML",
        ),
        (xml(&rows).replace("何文慧", "&b;"), "SpreadsheetML"),
        (xml(&rows).replace("</Workbook>", ""), "it is not whole"),
        (
            xml(&rows).replace("<Data ss:Type=\"Number\">50000.00", "<Data ss:Type=\"Number\">5 0"),
            "SpreadsheetML",
        ),
        (xml(&rows.replacen("<Cell>", "<Cell ss:Index=\"100000\">", 1)), "passes a limit"),
        (
            xml(&rows.replacen("<Row>", "<Row ss:Index=\"9\">", 1).replace(
                "<Row><Cell><Data ss:Type=\"String\">0042",
                "<Row ss:Index=\"2\"><Cell><Data ss:Type=\"String\">0042",
            )),
            "SpreadsheetML",
        ),
    ] {
        let ran = batch("a.xls", text.as_bytes());
        ok(&ran, 3);
        assert!(ran.said.contains(said), "{said}: {}", ran.said);
    }
    // A formula that nobody worked out.
    let open = rows.replace(
        "<Cell><Data ss:Type=\"Number\">50000.00</Data></Cell>",
        "<Cell ss:Formula=\"=1\"/>",
    );
    let ran = batch("a.xls", xml(&open).as_bytes());
    ok(&ran, 3);
    assert!(ran.said.contains("2025-01 › D2"), "{}", ran.said);
}
