//! The shape of crossings of the border and of the counts of days.

use calc_core::law::params::ChoiceId;
use calc_core::law::text::Language;
use calc_core::person::month::crossing_fields::{Field, RESULTS};
use calc_core::person::month::rest_days::DayKind;
use utoipa::IntoParams;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::ParameterIn;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};

use super::shapes::{choice, closed, text, value};
use super::{Parameter, day, language, parameter, schema_of, words};
use crate::ask::{BY, FROM, PERIODS, UNTIL};

/// The parameters of counts from a file, and `lang`.
pub(crate) struct Periods;

/// The crossings of a person, and what is asked for beside them.
pub(crate) struct CrossingFacts;

/// The counts.
pub(crate) struct CountedDays;

impl IntoParams for Periods {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let first = "The first day that a file covers; 1 January of its first year if not said. Of CSV only: JSON \
             says it itself.";
        let last = "The last day that a file covers; its last day if not said. Of CSV only.";
        vec![
            parameter(FROM, first, day()),
            parameter(UNTIL, last, day()),
            parameter(BY, "What a row of a file is about. Of CSV only.", words(PERIODS)),
            language(),
        ]
    }
}

/// The alternatives of the open point about rest days outside.
fn rest_days() -> Vec<&'static str> {
    let choices = ChoiceId::RestDaysOutside.alternatives();
    choices.iter().filter(|choice| choice.computed).map(|choice| choice.key).collect()
}

schema_of!(CrossingFacts, {
    let tags = Language::ALL.map(Language::tag);
    let crossing = Field::ALL.into_iter().fold(closed(), |object, field| {
        object.property(field.about().member, value(field.about(), false))
    });
    let holiday = closed()
        .property("date", text("The day"))
        .property("kind", choice(DayKind::ALL.map(DayKind::word).to_vec(), "What it is"))
        .required("date")
        .required("kind");
    let rest_days = rest_days();
    closed()
        .description(Some("The crossings of the border of one person, or stays"))
        .property("lang", choice(tags.to_vec(), "The language of problems"))
        .property("from", text("The first day that the record covers"))
        .property("until", text("The last day that it covers"))
        .property("by", choice(PERIODS.to_vec(), "What is counted"))
        .property("holidays", ArrayBuilder::new().items(holiday).description(Some(
            "A calendar of public holidays: days that are off, and Saturdays and Sundays that are worked. It \
             changes nothing unless rest_days_outside is counted",
        )))
        .property(
            "rest_days_outside",
            choice(rest_days, "Whether rest days outside the mainland count as work days"),
        )
        .property("crossings", ArrayBuilder::new().items(crossing))
        .required("crossings")
        .into()
});

schema_of!(CountedDays, {
    let counted = ["tax_year", "month"]
        .into_iter()
        .fold(closed(), |object, name| object.property(name, text("A year, or a month of it")));
    let codes = ArrayBuilder::new().items(ObjectBuilder::new().schema_type(Type::String));
    let counted = RESULTS
        .iter()
        .filter(|result| result.name != "messages")
        .fold(counted, |object, result| object.property(result.name, text(result.label.en)))
        .property("messages", codes)
        .required("tax_year")
        .required("messages");
    closed()
        .property("ruleset", text("The version of engine and parameters"))
        .property(
            "rest_days_outside",
            choice(rest_days(), "How rest days outside the mainland were taken"),
        )
        .property("calendar_years", ArrayBuilder::new().items(text("A year")).description(Some(
            "The years of which the calendar of public holidays names a day; in others Saturdays and \
             Sundays alone are rest days",
        )))
        .property("days", ArrayBuilder::new().items(counted))
        .required("ruleset")
        .required("rest_days_outside")
        .required("calendar_years")
        .required("days")
        .into()
});
