//! What is looked at before a program goes into an archive.

use memchr::memmem::find;
use object::read::elf::{ElfFile64, FileHeader as _, ProgramHeader as _};
use object::read::pe::PeFile64;
use object::{Endianness, Object as _, elf};

/// What a program needs of the computer that it runs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// A program that has to start it, which a static one of Linux has none of.
    pub has_loader: bool,
    /// Libraries that it looks for.
    pub libraries: Vec<String>,
}

/// What a program for Linux or Windows needs.
///
/// # Errors
/// It is neither, or it is damaged.
pub fn needs(bytes: &[u8]) -> Result<Needs, object::Error> {
    if let Ok(file) = PeFile64::parse(bytes) {
        let mut libraries = Vec::new();
        if let Some(table) = file.import_table()? {
            let mut descriptors = table.descriptors()?;
            while let Some(descriptor) = descriptors.next()? {
                let name = table.name(descriptor.name.get(object::LittleEndian))?;
                libraries.push(String::from_utf8_lossy(name).to_lowercase());
            }
        }
        return Ok(Needs { has_loader: false, libraries });
    }
    let file = ElfFile64::<Endianness>::parse(bytes)?;
    let endian = file.endian();
    let segments = file.elf_header().program_headers(endian, bytes)?;
    let has_loader = segments.iter().any(|segment| segment.p_type(endian) == elf::PT_INTERP);
    let mut libraries: Vec<String> = Vec::new();
    for import in file.imports()? {
        let library = String::from_utf8_lossy(import?.library()).into_owned();
        if !library.is_empty() && !libraries.contains(&library) {
            libraries.push(library);
        }
    }
    Ok(Needs { has_loader, libraries })
}

/// The first of some texts that stands in a program: the folders of whoever built it should not.
pub fn mentioned<'a>(bytes: &[u8], texts: &[&'a str]) -> Option<&'a str> {
    let stands = |text: &&&str| !text.is_empty() && find(bytes, text.as_bytes()).is_some();
    texts.iter().find(stands).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_the_builder_is_found() {
        let bytes = b"\0panicked at /home/somebody/taxdiff/src/main.rs\0";
        assert_eq!(mentioned(bytes, &["/root", "/home/somebody"]), Some("/home/somebody"));
        assert_eq!(mentioned(bytes, &["/root", ""]), None);
        assert_eq!(mentioned(b"", &["/root"]), None);
    }

    /// This test is a program itself, and one that needs a loader where programs usually do.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[test]
    fn a_program_with_a_loader_is_not_static() {
        let own = std::fs::read(std::env::current_exe().unwrap()).unwrap();
        assert!(needs(&own).unwrap().has_loader);
    }

    #[test]
    fn what_is_no_program_is_an_error() {
        assert!(needs(b"#!/bin/sh\n").is_err());
        assert!(needs(b"").is_err());
    }
}
