//! Files that are not CSV, by their first bytes.

/// A kind of file that people send by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A workbook or another ZIP archive.
    Xlsx,
    /// A workbook of the old kind.
    Xls,
    /// A picture.
    Picture,
    /// A PDF document.
    Pdf,
    /// A compressed file.
    Compressed,
    /// Text in UTF-16.
    Utf16,
    /// Text in UTF-32.
    Utf32,
    /// A table of a data engine.
    Parquet,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Xlsx,
        Self::Xls,
        Self::Picture,
        Self::Pdf,
        Self::Compressed,
        Self::Utf16,
        Self::Utf32,
        Self::Parquet,
    ];

    /// The id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Picture => "picture",
            Self::Pdf => "pdf",
            Self::Compressed => "compressed",
            Self::Utf16 => "utf16",
            Self::Utf32 => "utf32",
            Self::Parquet => "parquet",
        }
    }

    /// The kind that a file's first bytes show.
    pub fn of(start: &[u8]) -> Option<Self> {
        let signatures: [(&[u8], Self); 14] = [
            (b"PK\x03\x04", Self::Xlsx),
            (b"\xd0\xcf\x11\xe0", Self::Xls),
            (b"\x89PNG", Self::Picture),
            (b"\xff\xd8\xff", Self::Picture),
            (b"GIF8", Self::Picture),
            (b"%PDF", Self::Pdf),
            (b"PAR1", Self::Parquet),
            (b"PARE", Self::Parquet),
            (b"\x1f\x8b", Self::Compressed),
            (b"7z\xbc\xaf", Self::Compressed),
            // Its mark begins as that of UTF-16 does.
            (b"\xff\xfe\0\0", Self::Utf32),
            (b"\0\0\xfe\xff", Self::Utf32),
            (b"\xff\xfe", Self::Utf16),
            (b"\xfe\xff", Self::Utf16),
        ];
        signatures.iter().find(|(bytes, _)| start.starts_with(bytes)).map(|(_, kind)| *kind)
    }
}
