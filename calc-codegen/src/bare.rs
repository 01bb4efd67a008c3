//! Leaves out what only people read, for a page that has those texts elsewhere.

use crate::fields::Table;
use crate::schema::{Parameter, Text};

/// Empties titles, notes, questions and alternatives' titles.
pub(crate) fn strip(parameters: &mut [Parameter]) {
    for parameter in parameters {
        clear(&mut parameter.title);
        parameter.note.iter_mut().chain(&mut parameter.question).for_each(clear);
        let versions = parameter.versions.iter_mut();
        versions.flat_map(|version| &mut version.alternatives).for_each(|choice| {
            clear(&mut choice.title);
        });
    }
}

/// Empties the labels and the help of columns, and drops what else headers may call them. The labels of
/// words stay: words are recognised by them.
pub(crate) fn strip_fields(fields: &mut Table) {
    for field in &mut fields.fields {
        clear(&mut field.label);
        clear(&mut field.help);
        field.aliases.clear();
    }
    fields.results.iter_mut().for_each(|result| clear(&mut result.label));
}

fn clear(text: &mut Text) {
    for language in [&mut text.en, &mut text.zh_hans, &mut text.zh_hant_hk] {
        language.clear();
    }
}
