//! The OpenAPI document: from the types of the answers and the table of the columns.

mod company_facts;
mod days;
mod examples;
mod facts;
mod month_facts;
mod shapes;

use calc_core::law::ruleset::RULESET;
use calc_core::law::text::Language as Spoken;
use calc_core::law::trace::TraceLevel;
use calc_text::ProblemKind;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{ArrayBuilder, Object, ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, InfoBuilder, OpenApi, OpenApiVersion, Ref, RefOr, Required};
use utoipa::{IntoParams, PartialSchema as _};

pub(crate) use company_facts::CompanyFacts;
pub(crate) use days::{CountedDays, CrossingFacts, Periods};
pub(crate) use facts::{
    CalibrationAnswer, CompareFacts, CurveFacts, OfficialFacts, PeopleFacts, SolveFacts,
    SolvedAnswer, YearFacts,
};
pub(crate) use month_facts::{MonthFacts, Months, YearAnswer};
use shapes::text;

/// The parameter `lang`.
pub(crate) struct Language;

/// The parameters `trace` and `lang`.
pub(crate) struct Asking;

/// The parameters `range` and `lang`.
pub(crate) struct Ranging;

/// The parameters `on` and `lang`.
pub(crate) struct Day;

/// A workbook's bytes.
pub(crate) struct Workbook;

schema_of!(Workbook, {
    ObjectBuilder::new().schema_type(Type::String).content_media_type(crate::workbook::XLSX).into()
});

/// A Parquet file's bytes.
pub(crate) struct Parquet;

schema_of!(Parquet, {
    let object = ObjectBuilder::new().schema_type(Type::String);
    object.content_media_type(crate::parquet::PARQUET).into()
});

type Parameter = utoipa::openapi::path::Parameter;

fn parameter(name: &str, description: &str, schema: Object) -> Parameter {
    utoipa::openapi::path::ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

fn day() -> Object {
    let date = utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Date);
    ObjectBuilder::new().schema_type(Type::String).format(Some(date)).build()
}

fn language() -> Parameter {
    let tags = Spoken::ALL.map(Spoken::tag);
    parameter("lang", "The language of problems; stronger than Accept-Language.", words(tags))
}

impl IntoParams for Language {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![language()]
    }
}

impl IntoParams for Asking {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let levels = words(TraceLevel::ALL.map(TraceLevel::name));
        vec![parameter("trace", "How much of the way to the answer is shown.", levels), language()]
    }
}

impl IntoParams for Ranging {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let description = "Whether each row says between which amounts its exemption lies over all \
            readings of what the law leaves open, and the question that narrows it most.";
        let both_sides = "Whether the actual Hong Kong bill comes back with each row, also where the \
            payroll has no column of it.";
        let switch = || words(crate::ask::SWITCH);
        let range = parameter(crate::ask::RANGE, description, switch());
        vec![range, parameter(crate::ask::BOTH_SIDES, both_sides, switch()), language()]
    }
}

impl IntoParams for Day {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![parameter("on", "The day on which it is asked what is in force.", day()), language()]
    }
}

/// The whole document, from what the routes say of themselves.
pub(crate) fn document(mut document: OpenApi) -> OpenApi {
    document.openapi = OpenApiVersion::Version31;
    document.info = InfoBuilder::new()
        .title("taxdiff")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Mainland and Hong Kong tax of a person-year and the relief between them, and the \
             enterprise income tax of a company-year. Amounts are strings. Nothing is stored. The \
             tax bureau's own calculator decides; this is an estimate, not advice.",
        ))
        .license(Some(utoipa::openapi::License::new("MIT OR Apache-2.0")))
        .build();
    let components = document.components.get_or_insert_with(Components::default);
    components.schemas.insert("Problem".to_owned(), problem_schema());
    components.schemas.insert("ProblemError".to_owned(), problem_error_schema().into());
    for kind in ProblemKind::ALL {
        let name = format!("Problem{}", kind.status());
        components.responses.entry(name).or_insert_with(|| problem_response(kind.status()).into());
    }
    components.security_schemes.insert(
        "key".to_owned(),
        SecurityScheme::Http(
            HttpBuilder::new()
                .scheme(HttpAuthScheme::Bearer)
                .description(Some("Only where the operator of the service asks for keys."))
                .build(),
        )
        .into(),
    );
    for (path, item) in &mut document.paths.paths {
        for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
            add_problems(path, operation);
            add_expected_ruleset(path, operation);
            examples::add(path, operation);
        }
    }
    document
}

/// The header by which a request names the ruleset that it expects.
fn add_expected_ruleset(path: &str, operation: &mut Operation) {
    if !path.starts_with("/v1/") {
        return;
    }
    let ruleset = RULESET.to_string();
    let header = utoipa::openapi::path::ParameterBuilder::new()
        .name("Taxdiff-Ruleset")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "The ruleset that is expected, as answers name it (`engine`, a plus sign, `digest`). Under \
             another one nothing is worked out.",
        ))
        .schema(Some(words([&*ruleset])))
        .build();
    operation.parameters.get_or_insert_default().push(RefOr::T(header));
}

/// The problems that a route may answer with, beside its own.
fn add_problems(path: &str, operation: &mut Operation) {
    if matches!(path, "/healthz" | "/readyz") {
        return;
    }
    let mut statuses = vec![401, 403, 429, 500, 503];
    if path.starts_with("/v1/") {
        statuses.extend([400, 412]);
    }
    if path.contains('{') {
        statuses.push(404);
    }
    if operation.request_body.is_some() {
        statuses.extend([408, 413, 415, 422]);
    }
    if path.ends_with("/batch") {
        statuses.push(507);
    }
    for status in statuses {
        let reference = Ref::from_response_name(format!("Problem{status}"));
        operation.responses.responses.insert(status.to_string(), RefOr::Ref(reference));
    }
}

fn problem_response(status: u16) -> Response {
    let titles: Vec<String> = ProblemKind::ALL
        .iter()
        .filter(|kind| kind.status() == status)
        .map(|kind| {
            let words = calc_text::Words::of(Spoken::English);
            format!("{} ({})", words.say(&format!("title-{}", kind.slug())), kind.address())
        })
        .collect();
    let schema = RefOr::Ref(Ref::from_schema_name("Problem"));
    ResponseBuilder::new()
        .description(titles.join("; "))
        .content(
            "application/problem+json",
            ContentBuilder::new().schema::<RefOr<Schema>>(Some(schema)).build(),
        )
        .build()
}

/// The shape of [`calc_text::ProblemDocument`].
fn problem_error_schema() -> ObjectBuilder {
    ObjectBuilder::new()
        .property("pointer", text("The JSON Pointer of the member, or the name of the parameter"))
        .property(
            "row",
            ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(0))
                .description(Some("The row of a file, counted as a spreadsheet counts")),
        )
        .property("code", text("The code"))
        .property("found", text("What stood there, masked where it may be personal"))
        .property("detail", text("What is wrong"))
        .property("fix", text("What to do"))
        .required("code")
        .required("found")
        .required("detail")
        .required("fix")
}

fn problem_schema() -> RefOr<Schema> {
    let addresses = ProblemKind::ALL.iter().map(|kind| kind.address());
    ObjectBuilder::new()
        .description(Some("A problem document (RFC 9457)"))
        .property("type", words(addresses))
        .property("title", text("A short name"))
        .property("status", u16::schema())
        .property("detail", text("What is wrong, in a sentence"))
        .property("errors", ArrayBuilder::new().items(problem_error_schema()))
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
        .into()
}

/// What makes [`Facts`] and [`CurveFacts`] schemas of a document.
macro_rules! schema_of {
    ($name:ident, $schema:expr) => {
        impl utoipa::PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema
            }
        }

        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use schema_of;
