//! What a request asks for: its language, its parameters, its body.

use std::sync::Arc;

use axum::body::{Body, HttpBody as _};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use calc_core::law::params::Date;
use calc_core::law::text::Language;
use calc_core::law::trace::TraceLevel;
use calc_text::reply::{Asked, Reply};
use calc_text::{ProblemKind, Words, day_document, query_document};
use tokio::sync::OwnedSemaphorePermit;

use crate::held::{Held, NoMemory};
use crate::parquet::PARQUET;
use crate::problem::{MEDIA_TYPE, Problem};
use crate::service::Service;
use crate::unread::Unread;
use crate::workbook::XLSX;

/// The language that a caller's headers prefer.
pub(crate) fn preferred(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let Some(accepted) = accepted else { return Language::default() };
    let mut best = (0, Language::default());
    for entry in accepted.split(',') {
        let mut parts = entry.split(';');
        let tag = parts.next().unwrap_or_default().trim();
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, weight);
        if let Some(language) = spoken(tag)
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}

/// `0.8` as thousandths; what cannot be read counts as nothing.
fn weight(text: &str) -> u32 {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<u32>()) {
        ("1", _) => 1000,
        ("0", Ok(thousandths)) => thousandths,
        _ => 0,
    }
}

/// The language of the product that serves a tag best.
fn spoken(tag: &str) -> Option<Language> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    match parts.next()? {
        "en" | "*" => Some(Language::English),
        "yue" => Some(Language::HongKongChinese),
        "zh" => {
            let traditional = parts.any(|part| matches!(part, "hant" | "hk" | "mo" | "tw"));
            Some(if traditional { Language::HongKongChinese } else { Language::SimplifiedChinese })
        }
        _ => None,
    }
}

/// The parameters of an address, read strictly.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    pub(crate) trace: Option<TraceLevel>,
    pub(crate) language: Option<Language>,
    pub(crate) on: Option<Date>,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    /// Whether there is a row for each month.
    pub(crate) by_month: Option<bool>,
    /// Whether a row says between which amounts its exemption lies.
    pub(crate) range: Option<bool>,
    /// Whether the actual Hong Kong bill is worked out where a row has no fact of it.
    pub(crate) both_sides: Option<bool>,
}

pub(crate) const TRACE: &str = "trace";
pub(crate) const LANGUAGE: &str = "lang";
pub(crate) const ON: &str = "on";
pub(crate) const FROM: &str = "from";
pub(crate) const UNTIL: &str = "until";
pub(crate) const BY: &str = "by";
pub(crate) const RANGE: &str = "range";
pub(crate) const BOTH_SIDES: &str = "both_sides";

/// The words of a switch.
pub(crate) const SWITCH: [&str; 2] = ["false", "true"];

/// What rows of counts are about.
pub(crate) const PERIODS: [&str; 2] = ["year", "month"];

impl Parameters {
    /// Reads the parameters that an address takes.
    pub(crate) fn of(uri: &Uri, headers: &HeaderMap, taken: &[&str]) -> Result<Self, Problem> {
        let usual = preferred(headers);
        let bad = |name: &str, known: &[&str]| {
            Problem::new(query_document(Words::of(usual), name, known), usual)
        };
        let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::try_from_uri(uri) else {
            return Err(bad("", taken));
        };
        let mut parameters = Self::default();
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in &pairs {
            // A name that is not ours is not repeated: nobody knows what it holds.
            let Some(name) = taken.iter().copied().find(|known| known == name) else {
                return Err(bad("", taken));
            };
            let again = seen.contains(&name);
            seen.push(name);
            let (good, known): (bool, Vec<&str>) = match name {
                TRACE => {
                    parameters.trace = TraceLevel::named(value);
                    (parameters.trace.is_some(), TraceLevel::ALL.map(TraceLevel::name).to_vec())
                }
                LANGUAGE => {
                    parameters.language =
                        Language::ALL.into_iter().find(|known| known.tag() == value);
                    (parameters.language.is_some(), Language::ALL.map(Language::tag).to_vec())
                }
                BY => {
                    let place = PERIODS.into_iter().position(|known| known == value);
                    parameters.by_month = place.map(|place| place == 1);
                    (place.is_some(), PERIODS.to_vec())
                }
                RANGE | BOTH_SIDES => {
                    let switch = match name {
                        RANGE => &mut parameters.range,
                        _ => &mut parameters.both_sides,
                    };
                    let place = SWITCH.into_iter().position(|known| known == value);
                    *switch = place.map(|place| place == 1);
                    (place.is_some(), SWITCH.to_vec())
                }
                name => {
                    let day = match name {
                        FROM => &mut parameters.from,
                        UNTIL => &mut parameters.until,
                        _ => &mut parameters.on,
                    };
                    *day = Date::parse(value);
                    if day.is_none() {
                        let document = day_document(Words::of(usual), name);
                        return Err(Problem::new(document, usual));
                    }
                    (true, vec!["2025-04-01"])
                }
            };
            if again || !good {
                return Err(bad(name, &known));
            }
        }
        Ok(parameters)
    }
}

/// The language of what is said to a caller: the parameter's, or what the headers prefer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken(pub(crate) Language);

impl Spoken {
    /// The language, for problems found before the parameters are read.
    pub(crate) fn of(uri: &Uri, headers: &HeaderMap) -> Language {
        let named = uri.query().unwrap_or_default().split('&').find_map(|pair| {
            let tag = pair.strip_prefix("lang=")?;
            Language::ALL.into_iter().find(|known| known.tag() == tag)
        });
        named.unwrap_or_else(|| preferred(headers))
    }
}

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self(Self::of(&parts.uri, &parts.headers)))
    }
}

/// A body of JSON facts, and what is asked for beside it. Every route that takes facts takes this.
#[derive(Debug)]
pub(crate) struct JsonRequest {
    pub(crate) asked: Asked,
    body: Held,
    /// Room for the work, taken when the body is there.
    room: OwnedSemaphorePermit,
}

/// The most bytes of a body that is worked out beside the connections of its core. Without lists it
/// takes less than a millisecond.
const SHORT: usize = 16 << 10;

impl JsonRequest {
    /// Whether other requests of this core can wait for it.
    fn is_short(&self) -> bool {
        self.body.bytes().len() <= SHORT && !self.body.bytes().contains(&b'[')
    }

    /// Works it out; what may take long, on a thread of its own.
    pub(crate) async fn answered(
        self,
        service: Arc<Service>,
        work: impl FnOnce(&[u8], &Asked) -> Reply + Send + 'static,
    ) -> Result<Answered, Problem> {
        if self.is_short() {
            let reply = work(self.body.bytes(), &self.asked);
            return self.held(reply, &service);
        }
        self.answered_apart(service, work).await
    }

    /// Works it out on a thread of its own; there are as many of them at work as there are cores.
    pub(crate) async fn answered_apart(
        self,
        service: Arc<Service>,
        work: impl FnOnce(&[u8], &Asked) -> Reply + Send + 'static,
    ) -> Result<Answered, Problem> {
        let language = self.language();
        let fault = || Problem::of(ProblemKind::Internal, language);
        let turn = Arc::clone(&service.long_work).acquire_owned().await.map_err(|_| fault())?;
        let worked_out = tokio::task::spawn_blocking(move || {
            let reply = work(self.body.bytes(), &self.asked);
            drop(turn);
            self.held(reply, &service)
        });
        worked_out.await.map_err(|_| fault())?
    }

    /// A reply within the memory that all of them may take.
    fn held(self, reply: Reply, service: &Service) -> Result<Answered, Problem> {
        let language = self.language();
        // What the body took can be given to the answer.
        drop((self.body, self.room));
        let busy = || Problem::of(ProblemKind::Busy, language).after(1);
        let mut held = service.held.hold();
        held.grow(reply.body.len()).map_err(|NoMemory| busy())?;
        Ok(Answered {
            status: reply.status,
            is_answer: reply.is_answer(),
            body: held.bytes_of(reply.body),
        })
    }

    fn language(&self) -> Language {
        self.asked.language.unwrap_or(self.asked.usual_language)
    }
}

impl FromRequest<Arc<Service>> for JsonRequest {
    type Rejection = Problem;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let parameters = Parameters::of(&parts.uri, &parts.headers, &[TRACE, LANGUAGE])?;
        Self::of((&parts, &parameters), body, service).await
    }
}

impl JsonRequest {
    /// A body that is short enough to be held whole, with the parameters of its address.
    pub(crate) async fn of(
        (parts, parameters): (&Parts, &Parameters),
        body: Body,
        service: &Arc<Service>,
    ) -> Result<Self, Problem> {
        let usual_language = preferred(&parts.headers);
        let language = parameters.language.unwrap_or(usual_language);
        if media_type(&parts.headers) != Some("application/json") || is_compressed(&parts.headers) {
            return Err(Problem::of(ProblemKind::MediaType, language));
        }
        // Whoever cannot be answered need not send a body.
        let busy = || Problem::of(ProblemKind::Busy, language).after(1);
        if service.is_full() {
            return Err(busy());
        }
        let body = collect(body, service, language).await?;
        let room = Arc::clone(&service.room).try_acquire_owned().map_err(|_| busy())?;
        let asked = Asked {
            trace: parameters.trace,
            language: parameters.language,
            usual_language,
            settings: service.settings.clone(),
        };
        Ok(Self { asked, body, room })
    }
}

/// The media type of a body, without its parameters; `None` also for a character set that is not
/// UTF-8.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let mut parts = value.split(';');
    let kind = parts.next()?.trim();
    let known = ["application/json", "text/csv", "application/x-ndjson", PARQUET, XLSX];
    let kind = known.into_iter().find(|known| kind.eq_ignore_ascii_case(known))?;
    let foreign = parts.any(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim().trim_matches('"');
        name.trim().eq_ignore_ascii_case("charset")
            && !["utf-8", "utf8", "us-ascii"].iter().any(|known| value.eq_ignore_ascii_case(known))
    });
    (!foreign).then_some(kind)
}

pub(crate) fn is_compressed(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_ENCODING).is_some_and(|value| value != "identity")
}

/// The whole body, within the limits of size, time, rate and memory.
async fn collect(body: Body, service: &Service, language: Language) -> Result<Held, Problem> {
    let limit = service.body_limit;
    let too_large = || Problem::of(ProblemKind::TooLarge, language);
    let unread = |why: Unread| Problem::of(why.problem(), language);
    if body.size_hint().lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
        return Err(too_large());
    }
    let mut pace = service.pace(service.timeout);
    let mut body = body;
    let mut all = service.held.hold();
    // A caller that went away is not told anything.
    while let Some(data) = pace.next(&mut body).await.map_err(unread)? {
        if all.bytes().len() + data.len() > limit {
            return Err(too_large());
        }
        all.push(&data).map_err(|NoMemory| Problem::of(ProblemKind::Busy, language).after(1))?;
    }
    Ok(all)
}

/// An answer, or the problem document that stands for it.
pub(crate) struct Answered {
    status: u16,
    is_answer: bool,
    body: Bytes,
}

impl IntoResponse for Answered {
    fn into_response(self) -> Response {
        let kind = if self.is_answer { JSON } else { MEDIA_TYPE };
        let mut response = Body::from(self.body).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Ok(status) = self.status.try_into() {
            *response.status_mut() = status;
        }
        response
    }
}

/// JSON's media type.
pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A body of a media type.
pub(crate) fn typed(kind: HeaderValue, body: impl Into<Body>) -> Response {
    let mut response = body.into().into_response();
    let name: HeaderName = header::CONTENT_TYPE;
    response.headers_mut().insert(name, kind);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_language_that_is_spoken_wins() {
        for (accepted, language) in [
            ("", Language::English),
            ("fr, de;q=0.9", Language::English),
            ("zh-HK, en;q=0.5", Language::HongKongChinese),
            ("en;q=0.5, zh-Hant;q=0.8, zh-CN;q=0.7", Language::HongKongChinese),
            ("fr;q=1, zh-Hans-CN;q=0.2", Language::SimplifiedChinese),
            ("yue", Language::HongKongChinese),
            ("zh;q=0, en;q=0.001", Language::English),
            ("zh;q=nonsense", Language::English),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().unwrap());
            assert_eq!(preferred(&headers), language, "{accepted}");
        }
    }

    #[test]
    fn media_types_are_known_whatever_their_dress() {
        for (value, kind) in [
            ("application/json", Some("application/json")),
            ("Application/JSON; charset=UTF-8", Some("application/json")),
            ("text/csv; header=present; charset=\"utf-8\"", Some("text/csv")),
            ("text/csv; charset=gbk", None),
            ("application/jsonx", None),
            (XLSX, Some(XLSX)),
            ("Application/Vnd.Apache.Parquet", Some(PARQUET)),
            ("application/vnd.apache.parquets", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, value.parse().unwrap());
            assert_eq!(media_type(&headers), kind, "{value}");
        }
    }
}
