//! Tags of XML and their attributes, as the parts of a workbook need them.

use std::io;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::problem::SheetProblem;

/// An error of a library, on its way through a stream.
pub(crate) fn damaged(error: impl Into<SheetProblem>) -> io::Error {
    error.into().into()
}

/// Hands out the tags with a name.
pub(crate) fn each_tag(
    xml: &str,
    name: &str,
    mut take: impl FnMut(&BytesStart<'_>),
) -> io::Result<()> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == name => {
                take(&tag);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The text of an attribute.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
