//! How values that are written as text, traces and lists of codes look in an OpenAPI document.

use std::borrow::Cow;

use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::law::code::{Code, Codes};
use crate::law::money::{Cny, Hkd};
use crate::law::period::{Date, YearOfAssessment};
use crate::law::rate::{ExchangeRate, Rate, Share, Thousandths};
use crate::law::rounding::{Mode, Rounding};
use crate::law::trace::{Event, Fraction, Multiplier};

/// Yuan that may be negative, where a member of an answer is.
pub(crate) struct SignedCny;

/// Hong Kong dollars that may be negative.
pub(crate) struct SignedHkd;

/// A text of a shape.
fn text(pattern: &str, description: &str) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(pattern))
        .description(Some(description))
        .into()
}

macro_rules! texts {
    ($($kind:ident: $pattern:literal, $description:literal;)*) => {
        $(
            impl PartialSchema for $kind {
                fn schema() -> RefOr<Schema> {
                    text($pattern, $description)
                }
            }

            impl ToSchema for $kind {
                fn name() -> Cow<'static, str> {
                    Cow::Borrowed(stringify!($kind))
                }
            }
        )*
    };
}

texts! {
    Cny: r"^(0|[1-9][0-9]*)\.[0-9]{2}$", "Yuan (CNY) with two decimals; not negative.";
    SignedCny: r"^-?(0|[1-9][0-9]*)\.[0-9]{2}$", "Yuan (CNY) with two decimals; it may be negative.";
    SignedHkd: r"^-?(0|[1-9][0-9]*)$", "Hong Kong dollars (HKD), whole; they may be negative.";
    Hkd: r"^(0|[1-9][0-9]*)$", "Hong Kong dollars (HKD), whole; not negative.";
    Rate: r"^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?%$", "A rate in percent, such as 7.5%.";
    Share: r"^[01]\.[0-9]{6}$", "A share from 0 to 1.";
    Multiplier: r"^((0|[1-9][0-9]*)(\.[0-9]*[1-9])?%( x ([1-9]|1[0-2]) / 12)?|[01]\.[0-9]{6}|(0|[1-9][0-9]*)(\.5)? / (0|[1-9][0-9]*))$", "A rate in percent, for some months of a year too, a share from 0 to 1, a person's part of a couple's income in HKD, or days of a period.";
    ExchangeRate: r"^[012]\.[0-9]{6}$", "Yuan (CNY) for one Hong Kong dollar (HKD), with six decimals.";
    Thousandths: r"^[0-9]+(\.[0-9]{1,3})?$", "A number with up to three decimals.";
    Date: r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A day: year, month, day.";
    YearOfAssessment: r"^[0-9]{4}/[0-9]{2}$", "A year of assessment: 1 April to 31 March.";
}

impl<C: Code + ToSchema> PartialSchema for Codes<C> {
    fn schema() -> RefOr<Schema> {
        ArrayBuilder::new()
            .items(RefOr::Ref(Ref::from_schema_name(C::name())))
            .unique_items(true)
            .into()
    }
}

impl<C: Code + ToSchema> ToSchema for Codes<C> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("{}s", C::name()))
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((C::name().into_owned(), C::schema()));
    }
}

/// The shape of a [`crate::law::trace::Trace`], which is the same for every subject.
#[derive(ToSchema)]
#[schema(as = Trace)]
// Nobody makes one: it is there to be described.
#[allow(dead_code)]
pub(crate) struct TraceShape {
    /// The version of its shape.
    #[schema(pattern = r"^taxdiff\.trace/1$")]
    schema: &'static str,
    /// What happened, in order.
    events: Vec<Event>,
}

impl PartialSchema for Fraction {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .property("numerator", text("^(0|-?[1-9][0-9]*)$", "It may be negative."))
            .property("denominator", text("^[1-9][0-9]*$", "Above zero."))
            .required("numerator")
            .required("denominator")
            .description(Some("An exact fraction in lowest terms."))
            .into()
    }
}

impl ToSchema for Fraction {}

impl PartialSchema for Rounding {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .property("mode", Mode::schema())
            .property("unit", text(r"^(0\.01|1)$", "In yuan or dollars: a fen, or a dollar."))
            .required("mode")
            .required("unit")
            .description(Some("The mode, and the unit that is kept."))
            .into()
    }
}

impl ToSchema for Rounding {}
