//! `taxdiff template`: an empty payroll with a line of help.

use calc_core::company::fields::Field as CompanyField;
use calc_core::law::fields::Columns;
use calc_core::person::equity::fields::Field as EquityField;
use calc_core::person::fields::Field;
use calc_core::person::month::crossing_fields::Field as CrossingField;
use calc_core::person::month::fields::Field as MonthField;
use calc_text::Words;
use calc_text::template::Template;

use crate::Done;
use crate::args::TemplateArguments;
use crate::batch::is_workbook_name;
use crate::failure::{Failure, OutputKind};
use crate::output::write_whole;
use crate::written_files;

/// Writes the template.
pub(crate) fn run(arguments: &TemplateArguments, words: &Words) -> Done {
    if let Some(file) = arguments.output.as_deref().filter(|_| !arguments.replace.force) {
        // A payroll that was filled in often bears the template's name.
        written_files::refuse_existing(file)?;
    }
    let bytes = if arguments.companies {
        template(arguments, words, CompanyField::CompanyId)?
    } else if arguments.months {
        template(arguments, words, MonthField::EmployeeId)?
    } else if arguments.crossings {
        template(arguments, words, CrossingField::EmployeeId)?
    } else if arguments.equity {
        template(arguments, words, EquityField::EmployeeId)?
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
    let template = Template { words, who, labels: arguments.labels };
    if !arguments.output.as_deref().is_some_and(is_workbook_name) {
        return Ok(template.csv(arguments.bom));
    }
    template.workbook().map_err(|error| Failure::Write {
        file: arguments.output.clone(),
        reason: error.into(),
        place: OutputKind::File,
    })
}
