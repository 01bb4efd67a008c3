//! Rows that are written.

/// What holds for every file that is worked out: each row that is counted is written, under one
/// header, with as many cells as it.
///
/// # Panics
/// It does not.
pub fn check_rows(out: &[u8], (rows, errors): (u64, u64)) {
    let mut reader = csv::Reader::from_reader(out);
    let width = reader.byte_headers().expect("memory can be read").len();
    let mut count = 0;
    for row in reader.byte_records() {
        assert_eq!(row.expect("a row as wide as the header").len(), width);
        count += 1;
    }
    assert_eq!(count, rows, "a row was lost, or made");
    assert!(errors <= rows);
}
