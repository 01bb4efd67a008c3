//! `taxdiff template`: an empty payroll with a line of help.

use calc_core::company::fields::Field as CompanyField;
use calc_core::law::fields::{Columns, Field};
use calc_payroll::escape::push_cell;
use calc_text::Words;

use crate::Done;
use crate::args::TemplateArguments;
use crate::batch::is_workbook_name;
use crate::failure::{Failure, Place};
use crate::output::{is_stdout, write_whole};

/// Writes the template.
pub(crate) fn run(arguments: &TemplateArguments, words: &Words) -> Done {
    let existing = arguments.output.as_deref().filter(|path| !is_stdout(path) && path.is_file());
    if let Some(file) = existing.filter(|_| !arguments.force) {
        // A payroll that was filled in often bears the template's name.
        return Err(Failure::FileExists { file: file.to_owned() });
    }
    let bytes = if arguments.companies {
        template(arguments, words, CompanyField::CompanyId)?
    } else {
        template(arguments, words, Field::EmployeeId)?
    };
    write_whole(arguments.output.as_deref(), &bytes)
}

/// The template; `who` is the column by which a line of help is known.
fn template<C: Columns>(
    arguments: &TemplateArguments,
    words: &Words,
    who: C,
) -> Result<Vec<u8>, Failure> {
    if arguments.output.as_deref().is_some_and(is_workbook_name) {
        return workbook(arguments, words, who);
    }
    let mut out = Vec::new();
    if arguments.bom {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let language = words.language();
    for (index, field) in C::all().iter().enumerate() {
        let about = field.about();
        let name = if arguments.labels { about.label.get(language) } else { about.name };
        push(&mut out, index, name);
    }
    out.extend_from_slice(b"\r\n");
    for (index, field) in C::all().iter().enumerate() {
        let help = field.about().help.get(language);
        // The mark by which a line of help is known when the file is read.
        let mark = if *field == who { "# " } else { "" };
        push(&mut out, index, &format!("{mark}{help}"));
    }
    out.extend_from_slice(b"\r\n");
    Ok(out)
}

/// The template as a workbook.
fn workbook<C: Columns>(
    arguments: &TemplateArguments,
    words: &Words,
    who: C,
) -> Result<Vec<u8>, Failure> {
    let language = words.language();
    let columns: Vec<_> = C::all()
        .iter()
        .map(|field| {
            let about = field.about();
            let name = if arguments.labels { about.label.get(language) } else { about.name };
            let mark = if *field == who { "# " } else { "" };
            (name.to_owned(), format!("{mark}{}", about.help.get(language)), about.kind)
        })
        .collect();
    let mut bytes = Vec::new();
    let name = words.say("sheet-name-rows");
    calc_sheets::write::template(&name, &columns, &mut bytes).map_err(|error| Failure::Write {
        file: arguments.output.clone(),
        reason: error.into(),
        place: Place::File,
    })?;
    Ok(bytes)
}

fn push(out: &mut Vec<u8>, index: usize, cell: &str) {
    if index > 0 {
        out.push(b',');
    }
    push_cell(out, cell);
}
