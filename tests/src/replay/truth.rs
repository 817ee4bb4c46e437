//! The meaning of a recorded response, by the documented rule and independent of the SDK's code:
//! **success is HTTP 200, JSON, `code` present and 0, and all items of a batch, and the looked-up thing, are there**.

use emqx_cloud::{ErrorKind, Filter, Operation, Relation};
use serde_json::{Map, Value, json};

use super::json::Json;
use super::numbers::exact;
use super::request::decoded;
use crate::exchanges::Answered;
use crate::specification::Specification;

/// The messages that are a reason on their own.
const WORDS: [&str; 4] = ["existed", "noexisted", "login", "password"];

/// The meaning of a response.
#[derive(Debug, Clone)]
pub(super) enum Truth {
    /// The call succeeded.
    Success(Success),
    /// The call failed.
    Failure(Failure),
}

/// The result of a success.
#[derive(Debug, Clone)]
pub(super) struct Success {
    /// Every member except the code; for a batch, `data` has its rows in request order.
    pub members: Map<String, Value>,
    /// Whether `data` maps names to outcomes.
    pub named: bool,
}

/// Why a call failed.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub kind: ErrorKind,
    pub status: u16,
    pub reason: Reason,
    /// The outcome of every item of a batch.
    pub items: Vec<Item>,
    /// The outcomes of names that were not sent.
    pub strangers: Vec<(String, Value)>,
}

/// The server's description of a failure.
#[derive(Debug, Clone, Default)]
pub(super) struct Reason {
    pub code: Option<String>,
    pub message: Option<String>,
    pub word: Option<String>,
}

/// The outcome of an item of a batch.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The row that the server sent.
    pub row: Option<Value>,
    /// Why it failed, if it did or if its outcome is missing.
    pub failed: Option<Reason>,
}

impl Truth {
    /// A short summary of the response.
    pub fn summary(&self) -> String {
        match self {
            Self::Success(_) => "code 0".to_owned(),
            Self::Failure(failure) => {
                let Failure { kind, status, reason, items, .. } = failure;
                let said: Vec<_> = match kind {
                    ErrorKind::NotFound => vec!["not found".to_owned()],
                    ErrorKind::PartialFailure => {
                        let failed = items.iter().filter(|item| item.failed.is_some()).count();
                        vec![format!("{failed} of {} items failed", items.len())]
                    }
                    _ => {
                        let code = reason.code.as_ref().map(|code| format!("code {code}"));
                        code.into_iter().chain(reason.message.clone()).collect()
                    }
                };
                format!("HTTP {status} {}", said.join(" ")).trim_end().to_owned()
            }
        }
    }
}

impl Truth {
    /// Leaves out the rows of a list that do not fit the arguments of the call: some servers ignore filters.
    pub fn fitting(mut self, operation: &Operation, arguments: &[(String, Value)]) -> Self {
        let rows = match &mut self {
            Self::Success(success) => success.members.get_mut("data").and_then(Value::as_array_mut),
            Self::Failure(_) => None,
        };
        let Some(rows) = rows else { return self };
        for parameter in operation.parameters {
            let given = arguments.iter().find(|(name, _)| name == parameter.argument).map(|(_, value)| text(value));
            let (Some(filter), Some(given)) = (parameter.filter, given) else { continue };
            rows.retain(|row| fits(&row[filter.field], filter, &given));
        }
        self
    }
}

/// Whether a field of a row fits a filter. `true` if it cannot be compared.
fn fits(field: &Value, filter: Filter, given: &str) -> bool {
    if field.is_null() || field.is_array() || field.is_object() {
        return true;
    }
    let shown = text(field);
    let numbers = || Some((shown.parse::<i64>().ok()?, given.parse::<i64>().ok()?));
    match filter.relation {
        Relation::Equals if filter.values.is_empty() => shown == given,
        Relation::Equals => !filter.values.iter().any(|(value, wanted)| *value == given && *wanted != shown),
        Relation::Contains => shown.contains(given),
        Relation::AtLeast => numbers().is_none_or(|(shown, given)| shown >= given),
        Relation::AtMost => numbers().is_none_or(|(shown, given)| shown <= given),
        Relation::ShareGroup if shown.starts_with("$share/") => shown.split('/').nth(1) == Some(given),
        Relation::ShareGroup => shown.starts_with('/'),
        // The recorded servers apply all others.
        _ => true,
    }
}

/// The meaning of a recorded response to a call that sent this body.
pub(super) fn truth(operation: &Operation, body: Option<&Value>, answered: &Answered) -> Truth {
    let failure = |kind, reason| {
        let (items, strangers) = (Vec::new(), Vec::new());
        Truth::Failure(Failure { kind, status: answered.status, reason, items, strangers })
    };
    let envelope = Json::read(&exact(&answered.body)).ok();
    let envelope = envelope.as_ref().and_then(Json::members);
    let member = |name: &str| envelope.and_then(|members| members.iter().find(|(found, _)| found == name));
    let value = |name: &str| member(name).map(|(_, value)| value.value());
    let reason = Reason::new(value("code").as_ref(), value("message").as_ref());
    if answered.status != 200 {
        return failure(ErrorKind::Status, reason);
    }
    let twice =
        |name: &str| envelope.is_some_and(|members| members.iter().filter(|(found, _)| found == name).count() > 1);
    match (value("code"), &reason) {
        _ if envelope.is_none() || twice("code") || twice("data") => failure(ErrorKind::UnexpectedResponse, reason),
        (Some(Value::Number(code)), _) if code.as_i64() == Some(0) => {
            let data = member("data").map(|(_, data)| data);
            let members = envelope.into_iter().flatten().filter(|(name, _)| name != "code");
            let members = members.map(|(name, value)| (name.clone(), value.value())).collect();
            accepted(operation, body, data, members, answered.status)
        }
        (Some(_), Reason { code: Some(_), .. }) | (None, Reason { message: Some(_), .. }) => {
            failure(ErrorKind::Refused, reason)
        }
        _ => failure(ErrorKind::UnexpectedResponse, reason),
    }
}

/// Whether a call is a batch.
pub(super) fn is_batch(operation: &Operation, body: Option<&Value>) -> bool {
    body.is_some_and(Value::is_array) || operation.path.ends_with("_batch")
}

/// The meaning of a response with code 0, in which a batch or a lookup can still fail.
fn accepted(
    operation: &Operation,
    body: Option<&Value>,
    data: Option<&Json>,
    mut members: Map<String, Value>,
    status: u16,
) -> Truth {
    let value = data.map(Json::value);
    let absent = match Specification::read().operation(operation)["x-not-found"].as_str() {
        Some("empty-object") => value == Some(json!({})),
        Some("empty-array") => value == Some(json!([])),
        _ => false,
    };
    let is_batch = is_batch(operation, body);
    let failure =
        |kind, items, strangers| Truth::Failure(Failure { kind, status, reason: Reason::default(), items, strangers });
    if absent {
        return failure(ErrorKind::NotFound, Vec::new(), Vec::new());
    }
    if !is_batch {
        // The response to a single access rule has its outcome in a row.
        let result = value.as_ref().and_then(|data| data.get("result")).filter(|result| *result != "ok");
        if let Some(result) = result {
            let reason = Reason::of_text(Some(text(result)));
            let (items, strangers) = (Vec::new(), Vec::new());
            return Truth::Failure(Failure { kind: ErrorKind::Refused, status, reason, items, strangers });
        }
        return Truth::Success(Success { members, named: false });
    }
    let sent = body.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let (items, strangers, named) = match data {
        Some(Json::Array(rows)) => {
            let rows: Vec<_> = rows.iter().map(Json::value).collect();
            // Only a list can have too many rows.
            if rows.len() > sent.len() && body.is_some_and(Value::is_array) {
                return failure(ErrorKind::UnexpectedResponse, Vec::new(), Vec::new());
            }
            let count = rows.len().max(sent.len());
            (items(in_order(rows, sent), count), Vec::new(), false)
        }
        Some(Json::Object(names)) => {
            let (items, strangers) = named_items(names, sent);
            (items, strangers, true)
        }
        _ => return failure(ErrorKind::UnexpectedResponse, Vec::new(), Vec::new()),
    };
    if items.iter().any(|item| item.failed.is_some()) {
        return failure(ErrorKind::PartialFailure, items, strangers);
    }
    if !strangers.is_empty() {
        return failure(ErrorKind::UnexpectedResponse, items, strangers);
    }
    if !named {
        members.insert("data".to_owned(), items.into_iter().filter_map(|item| item.row).collect());
    }
    Truth::Success(Success { members, named })
}

/// The rows of a batch in request order.
fn in_order(mut rows: Vec<Value>, sent: &[Value]) -> Vec<Value> {
    if is_reversed(&rows, sent) {
        rows.reverse();
    }
    rows
}

/// Whether the rows of a batch come in reverse order. Those of access rules (rows with a `result`) do, unless the repeated
/// fields show otherwise.
pub(super) fn is_reversed(rows: &[Value], sent: &[Value]) -> bool {
    let repeats = |row: &Value, item: &Value| {
        let fields = item.as_object().into_iter().flatten();
        fields.into_iter().all(|(name, value)| row.get(name).is_none_or(|echo| echo == value))
    };
    let straight = rows.len() == sent.len() && rows.iter().zip(sent).all(|(row, item)| repeats(row, item));
    let reverse = rows.len() == sent.len() && rows.iter().rev().zip(sent).all(|(row, item)| repeats(row, item));
    rows.iter().any(|row| row.get("result").is_some()) && (reverse || !straight)
}

fn items(rows: Vec<Value>, count: usize) -> Vec<Item> {
    let mut rows = rows.into_iter();
    (0..count).map(|_| Item::of_row(rows.next())).collect()
}

/// The items of a batch with named outcomes, and the outcomes of other names. A name is any field sent besides the
/// password. If it was sent twice, the response has the outcome of the first.
fn named_items(names: &[(String, Json)], sent: &[Value]) -> (Vec<Item>, Vec<(String, Value)>) {
    let name_of = |item: &Value| {
        let mut fields = item.as_object()?.iter().filter(|(field, _)| *field != "password");
        Some(fields.next()?.1.as_str()?.to_owned())
    };
    // Servers up to 4.3.8 percent-decode the names in bodies and respond with the decoded names.
    let as_named = |name: String| match (names.iter().any(|(said, _)| *said == name), decoded(&name)) {
        (false, Some(decoded)) if names.iter().any(|(said, _)| *said == decoded) => decoded,
        _ => name,
    };
    let keys: Vec<_> = sent.iter().map(|item| name_of(item).map(as_named)).collect();
    let one = |(index, key): (usize, &Option<String>)| {
        let first = key.as_ref().filter(|key| !keys[..index].iter().flatten().any(|before| before == *key));
        let said = |key: &String| {
            let mut outcomes = names.iter().filter(|(name, _)| name == key).map(|(_, outcome)| outcome.value());
            let first = outcomes.next()?;
            Some(outcomes.fold(first, |worst, outcome| if worst == "ok" { outcome } else { worst }))
        };
        match first.and_then(|key| Some((key, said(key)?))) {
            Some((name, outcome)) => {
                let failed = (outcome != "ok").then(|| Reason::of_text(Some(text(&outcome))));
                Item { row: Some(json!({"name": name, "outcome": outcome})), failed }
            }
            None => Item { row: None, failed: Some(Reason::default()) },
        }
    };
    let items = keys.iter().enumerate().map(one).collect();
    let strange = names.iter().filter(|(name, _)| !keys.iter().flatten().any(|key| key == name));
    (items, strange.map(|(name, outcome)| (name.clone(), outcome.value())).collect())
}

impl Item {
    fn of_row(row: Option<Value>) -> Self {
        let failed = match &row {
            None => Some(Reason::default()),
            Some(row) => match row.get("result") {
                Some(result) => (result != "ok").then(|| Reason::of_text(Some(text(result)))),
                None => {
                    let is_ok = row.get("code").and_then(Value::as_i64) == Some(0);
                    (!is_ok).then(|| Reason::new(row.get("code"), row.get("message")))
                }
            },
        };
        Self { row, failed }
    }
}

impl Reason {
    fn new(code: Option<&Value>, message: Option<&Value>) -> Self {
        let code = match code {
            Some(Value::Number(code)) => code.as_i64().map(|code| code.to_string()),
            Some(Value::String(code)) => Some(code.clone()),
            _ => None,
        };
        Self { code, ..Self::of_text(message.filter(|message| !message.is_null()).map(text)) }
    }

    fn of_text(message: Option<String>) -> Self {
        let word = message.as_deref().and_then(|message| {
            let within = message.split_once("{error,").and_then(|(_, rest)| rest.split_once('}')).map(|(word, _)| word);
            within.or_else(|| WORDS.into_iter().find(|word| *word == message)).map(str::to_owned)
        });
        Self { code: None, message, word }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
