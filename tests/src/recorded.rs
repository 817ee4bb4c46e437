//! Replays responses from the recorded exchanges.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::exchanges::{self, Error, Exchange};
use crate::server::{Answer, BASE_PATH, Request, lock, pair};

/// A handler that replays recorded responses.
///
/// The rules, in this order:
///
/// 1. A path outside `/api/v4` gets the recorded 404 without a body.
/// 2. A request without the right Basic credentials gets the recorded 401.
/// 3. A request that was recorded (the same method and path; the same query pairs, in any order; the same JSON body)
///    gets its recorded response. If it was recorded more than once, the oldest response wins, except that for a GET, a
///    success wins over a failure and a long response over a short one.
/// 4. Any other request for a known operation gets the best recorded response of that operation, by these criteria, the
///    most important first: the same names in the path, or, if those were not recorded, a response that says that the
///    resource does not exist; the closest filters; no page and limit; a body with the same fields; success; the most
///    values in common; the most rows; the oldest. Then
///    - a list is cut to the requested page, and
///    - a batch is cut to the rows of the items in the request, if it has all of them.
///
///    Otherwise the response is as recorded, including any names that it echoes.
/// 5. Every other request gets the recorded 404 `Not found.`.
///
/// The only state is the set of names that were given credentials. They count as existing, and creating one again
/// returns `{"message":"existed"}`, until it is deleted. A real server did that too (`auth_username.create.duplicate`),
/// but that exchange is not compiled in.
#[derive(Debug)]
pub struct Recorded {
    known: Vec<Known>,
    operations: Vec<Operation>,
    authorization: String,
    created: Mutex<HashSet<(String, String)>>,
}

/// A recorded exchange, parsed for comparison.
#[derive(Debug)]
struct Known {
    exchange: Exchange,
    asked: Asked,
    /// The response body, if it is JSON.
    answer: Option<Value>,
}

/// A request, parsed for comparison.
#[derive(Debug, Default)]
struct Asked {
    operation: Option<String>,
    /// The names in the path, decoded.
    names: Vec<Vec<u8>>,
    filters: Vec<(String, String)>,
    paging: Vec<(String, String)>,
    body: Option<Value>,
}

/// An operation such as `GET /clients/{}`, split into its parts.
#[derive(Debug)]
struct Operation {
    name: String,
    method: String,
    segments: Vec<String>,
}

impl Recorded {
    /// Replays the compiled-in exchanges, for an application with these credentials.
    ///
    /// # Errors
    ///
    /// A recorded line cannot be read.
    pub fn new(app_id: &str, app_secret: &str) -> Result<Self, Error> {
        Ok(Self::of(exchanges::all()?.to_vec(), app_id, app_secret))
    }

    /// Replays other exchanges.
    pub fn of(exchanges: Vec<Exchange>, app_id: &str, app_secret: &str) -> Self {
        let names: BTreeSet<_> = exchanges.iter().filter_map(|exchange| exchange.operation.clone()).collect();
        let operations: Vec<_> = names.into_iter().filter_map(Operation::new).collect();
        let known = exchanges.into_iter().map(|exchange| Known {
            asked: Asked::new(
                &operations,
                &exchange.request.method,
                &exchange.request.path,
                exchange.request.query.as_deref(),
                exchange.request.body.as_deref().unwrap_or_default(),
            ),
            answer: serde_json::from_slice(&exchange.response.body).ok(),
            exchange,
        });
        Self {
            known: known.collect(),
            operations,
            authorization: STANDARD.encode(format!("{app_id}:{app_secret}")),
            created: Mutex::default(),
        }
    }

    /// Returns the response to a request.
    pub fn answer(&self, request: &Request) -> Answer {
        let (path, query) = (request.full_path(), request.raw_query());
        if path != BASE_PATH && !path.starts_with(&format!("{BASE_PATH}/")) {
            return self.some("404 outside the API", |known| {
                known.exchange.response.status == 404 && !known.exchange.request.path.starts_with(BASE_PATH)
            });
        }
        if !self.is_authorized(request) {
            return self.some("401", |known| known.exchange.response.status == 401);
        }
        let asked = Asked::new(&self.operations, &request.method, path, query, &request.body);
        match self.recorded(request, &asked).or_else(|| self.best(&asked)) {
            Some(answer) => self.remember(&asked, request, answer),
            None => self.some("404", |known| {
                known.exchange.response.status == 404 && known.exchange.response.body == b"Not found."
            }),
        }
    }

    fn is_authorized(&self, request: &Request) -> bool {
        let credentials = request.header("authorization").and_then(|value| value.split_once(' '));
        credentials.is_some_and(|(scheme, encoded)| {
            scheme.eq_ignore_ascii_case("basic") && encoded.trim() == self.authorization
        })
    }

    /// The first recorded response of this kind.
    fn some(&self, what: &str, is: impl Fn(&Known) -> bool) -> Answer {
        let found = self.known.iter().find(|known| is(known));
        found.map_or_else(
            || Answer::text(500, format!("no {what} was recorded")),
            |known| Answer::from(&known.exchange.response),
        )
    }

    /// The exchanges that fit a request with the right credentials.
    fn authorized(&self) -> impl Iterator<Item = &Known> {
        self.known.iter().filter(|known| known.exchange.authorized && known.exchange.response.status != 401)
    }

    /// The recorded response to exactly this request.
    fn recorded(&self, request: &Request, asked: &Asked) -> Option<Answer> {
        let same = self.authorized().filter(|known| {
            let recorded = &known.exchange.request;
            let same_path = recorded.path == request.full_path()
                || (asked.operation.is_some()
                    && known.asked.operation == asked.operation
                    && known.asked.names == asked.names);
            let same_body = match (&known.asked.body, &asked.body) {
                (Some(recorded), Some(sent)) => recorded == sent,
                (None, None) => recorded.body.as_deref().unwrap_or_default() == request.body,
                _ => false,
            };
            recorded.method == request.method
                && same_path
                && known.asked.filters == asked.filters
                && known.asked.paging == asked.paging
                && same_body
        });
        let reads = request.method == "GET";
        let best = same.max_by_key(|known| {
            let length = known.exchange.response.body.len();
            (reads && known.is_success(), if reads { length } else { 0 }, Reverse(known.seq()))
        })?;
        Some(Answer::from(&best.exchange.response))
    }

    /// The best response to another request of the same operation.
    fn best(&self, asked: &Asked) -> Option<Answer> {
        let operation = asked.operation.as_ref()?;
        let others = self.authorized().filter(|known| {
            // The response to a malformed body says nothing about other requests.
            let whole = known.exchange.request.body.is_some() == known.asked.body.is_some();
            whole && known.asked.operation.as_ref() == Some(operation)
        });
        let created = self.was_created(asked);
        let best = others.max_by_key(|known| {
            let recorded = &known.asked;
            let place = match recorded.names == asked.names {
                true => 2,
                false => u8::from(known.says_absent() != created),
            };
            let shared = recorded.filters.iter().filter(|pair| asked.filters.contains(pair)).count();
            (
                place,
                Reverse(recorded.filters.len() + asked.filters.len() - 2 * shared),
                recorded.paging.is_empty(),
                has_same_fields(recorded.body.as_ref(), asked.body.as_ref()),
                known.is_success(),
                in_common(recorded.body.as_ref(), asked.body.as_ref()),
                known.row_count(),
                Reverse(known.seq()),
            )
        })?;
        let whole = Answer::from(&best.exchange.response);
        let part = best.rows(asked).or_else(|| best.page(asked));
        Some(match part {
            Some(part) => Answer::status(whole.status).typed("application/json", part.to_string()),
            None => whole,
        })
    }

    /// Whether the path names something that was created earlier.
    fn was_created(&self, asked: &Asked) -> bool {
        lock(&self.created).iter().any(|created| asked.is_about(created))
    }

    /// Returns the response, unless the request creates a name that already exists.
    fn remember(&self, asked: &Asked, request: &Request, answer: Answer) -> Answer {
        let success = serde_json::from_slice(answer.bytes()).is_ok_and(|body: Value| body["code"] == 0);
        match asked.operation.as_deref().filter(|_| success).and_then(|operation| operation.split_once(" /auth_")) {
            Some(("POST", kind)) => {
                let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
                let created = body[kind].as_str().map(|name| (kind.to_owned(), name.to_owned()));
                if created.is_some_and(|created| !lock(&self.created).insert(created)) {
                    return Answer::ok(r#"{"message":"existed"}"#);
                }
            }
            Some(("DELETE", _)) => lock(&self.created).retain(|created| !asked.is_about(created)),
            _ => {}
        }
        answer
    }
}

impl Known {
    fn seq(&self) -> u64 {
        self.exchange.seq
    }

    fn is_success(&self) -> bool {
        self.exchange.response.status == 200 && self.answer.as_ref().is_some_and(|answer| answer["code"] == 0)
    }

    fn row_count(&self) -> usize {
        self.answer.as_ref().and_then(|answer| answer["data"].as_array()).map_or(0, Vec::len)
    }

    /// Whether the response says that the resource in the path does not exist.
    fn says_absent(&self) -> bool {
        let Some(answer) = &self.answer else { return false };
        answer["data"] == json!({}) || answer["data"] == json!([]) || answer["message"] == "noexisted"
    }

    /// The requested page of this list.
    fn page(&self, asked: &Asked) -> Option<Value> {
        let mut answer = self.answer.clone().filter(|_| self.asked.paging.is_empty() && self.is_success())?;
        let number = |name: &str| {
            let (_, value) = asked.paging.iter().find(|(found, _)| found == name)?;
            value.parse::<usize>().ok().filter(|number| *number > 0)
        };
        let rows = answer["data"].as_array()?;
        let page = number("_page").or_else(|| number("_limit").map(|_| 1))?;
        let limit = number("_limit").or_else(|| answer["meta"]["limit"].as_u64()?.try_into().ok())?;
        let before = (page - 1).saturating_mul(limit);
        let more = rows.len() > before.saturating_add(limit);
        let cut: Vec<_> = rows.iter().skip(before).take(limit).cloned().collect();
        answer["data"] = cut.into();
        let meta = answer["meta"].as_object_mut()?;
        meta.insert("page".to_owned(), page.into());
        meta.insert("limit".to_owned(), limit.into());
        if let Some(hasnext) = meta.get_mut("hasnext") {
            *hasnext = more.into();
        }
        Some(answer)
    }

    /// The rows of this batch for the items in the request.
    fn rows(&self, asked: &Asked) -> Option<Value> {
        let (Some(Value::Array(recorded)), Some(Value::Array(sent))) = (&self.asked.body, &asked.body) else {
            return None;
        };
        let places = sent.iter().map(|item| recorded.iter().position(|other| other == item));
        let places = places.collect::<Option<Vec<_>>>()?;
        let mut answer = self.answer.clone()?;
        let part = match &answer["data"] {
            Value::Array(rows) if rows.len() == recorded.len() => {
                // Outcomes of rules come in reverse order.
                let reversed = self.asked.operation.as_deref() == Some("POST /acl");
                let row = |place: usize| rows[if reversed { rows.len() - 1 - place } else { place }].clone();
                let mut part: Vec<_> = places.into_iter().map(row).collect();
                if reversed {
                    part.reverse();
                }
                Value::from(part)
            }
            Value::Object(rows) => {
                let named = |row: &&str| sent.iter().any(|item| item["username"] == **row || item["clientid"] == **row);
                let part = rows.iter().filter(|(name, _)| named(&name.as_str()));
                part.map(|(name, row)| (name.clone(), row.clone())).collect()
            }
            _ => return None,
        };
        answer["data"] = part;
        Some(answer)
    }
}

impl Asked {
    fn new(operations: &[Operation], method: &str, path: &str, query: Option<&str>, body: &[u8]) -> Self {
        let path = path.strip_prefix(BASE_PATH).unwrap_or_default();
        // Real servers ignore empty segments too.
        let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let matching = operations.iter().filter(|operation| operation.serves(method, &segments));
        let operation = matching.max_by_key(|operation| operation.literals());
        let names = operation.map(|operation| operation.names(&segments)).unwrap_or_default();
        let pairs = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let mut pairs: Vec<_> = pairs.map(pair).collect();
        pairs.sort();
        let (paging, filters) = pairs.into_iter().partition(|(name, _)| name == "_page" || name == "_limit");
        Self {
            operation: operation.map(|operation| operation.name.clone()),
            names,
            filters,
            paging,
            body: serde_json::from_slice(body).ok(),
        }
    }

    /// Whether the path names these credentials: a list (`username`, `clientid`) and a name in it.
    fn is_about(&self, (list, name): &(String, String)) -> bool {
        let same_list = self.operation.as_ref().is_some_and(|operation| operation.contains(&format!("/auth_{list}/")));
        same_list && self.names.first().is_some_and(|own| own == name.as_bytes())
    }
}

impl Operation {
    fn new(name: String) -> Option<Self> {
        let (method, path) = name.split_once(' ')?;
        let segments = path.split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect();
        Some(Self { method: method.to_owned(), segments, name })
    }

    /// Literal segments are compared as sent: to a real server, `%24all` is not `$all`.
    fn serves(&self, method: &str, segments: &[&str]) -> bool {
        let fits = |(own, sent): (&String, &&str)| is_name(own) || own == sent;
        self.method == method && self.segments.len() == segments.len() && self.segments.iter().zip(segments).all(fits)
    }

    fn literals(&self) -> usize {
        self.segments.iter().filter(|segment| !is_name(segment)).count()
    }

    fn names(&self, segments: &[&str]) -> Vec<Vec<u8>> {
        let pairs = self.segments.iter().zip(segments).filter(|(own, _)| is_name(own));
        pairs.map(|(_, sent)| percent_decode_str(sent).collect()).collect()
    }
}

/// Whether a segment of a template stands for a name.
fn is_name(segment: &str) -> bool {
    segment.starts_with('{')
}

/// Whether two bodies have the same type and, if they are objects, the same fields.
fn has_same_fields(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => one.keys().eq(other.keys()),
        (Some(one), Some(other)) => one.is_array() == other.is_array() && one.is_object() == other.is_object(),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// The number of fields or items that two bodies have in common.
fn in_common(recorded: Option<&Value>, sent: Option<&Value>) -> usize {
    match (recorded, sent) {
        (Some(Value::Object(recorded)), Some(Value::Object(sent))) => {
            sent.iter().filter(|(name, value)| recorded.get(*name) == Some(value)).count()
        }
        (Some(Value::Array(recorded)), Some(Value::Array(sent))) => {
            sent.iter().filter(|item| recorded.contains(item)).count()
        }
        _ => 0,
    }
}
