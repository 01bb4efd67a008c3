//! Tags of XML and their attributes, as the parts of a workbook need them.

use std::io::{self, BufRead};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::problem::SheetProblem;

/// An error of a library, on its way through a stream.
pub(crate) fn damaged(error: impl Into<SheetProblem>) -> io::Error {
    error.into().into()
}

/// Hands out the tags with a name. No more of the text than one tag is held at a time.
pub(crate) fn each_tag(
    xml: impl BufRead,
    name: &str,
    mut take: impl FnMut(&BytesStart<'_>),
) -> io::Result<()> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == name => {
                take(&tag);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// The text of an attribute.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
