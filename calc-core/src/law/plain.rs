//! Texts that stand in JSON as they are.

use serde::Serializer;

/// The name of a newtype that holds a text without quotation marks, backslashes and control
/// characters, such as the digits of an amount. A writer of JSON that knows it need not look for
/// them; to any other it is a text.
pub const PLAIN: &str = "calc_core::law::plain";

/// Writes such a text.
pub(crate) fn plain<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(PLAIN, text)
}
