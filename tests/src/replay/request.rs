//! Turns a recorded request into a typed call, and compares the two requests.

use emqx_cloud::{Operation, operations};
use serde_json::Value;

use super::difference::{difference, differences};
use super::json::Json;
use crate::exchanges::Asked;
use crate::server::Request;
use crate::specification::Specification;

/// The suffix of a query parameter that has the name of an argument but is not that argument.
pub(super) const IN_QUERY: &str = " in the query";

/// The base paths of servers, the longest first, because it starts with a shorter one.
pub(super) const BASE_PATHS: [&str; 3] = ["/api/v4", "/api", ""];

/// A typed call.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// The index of the base path in [`BASE_PATHS`].
    pub base: usize,
    pub operation: &'static Operation,
    pub arguments: Vec<(String, Value)>,
    pub body: Option<Value>,
}

/// Returns the typed call of a recorded request, or why there is none.
pub(super) fn plan(asked: &Asked) -> Result<Plan, String> {
    let (base, operation, names) = operation(asked).ok_or("no documented operation has this method and path")?;
    let mut arguments = Vec::new();
    for (parameter, name) in operation.parameters.iter().filter(|parameter| parameter.is_in_path()).zip(names) {
        let name =
            decoded(name).ok_or_else(|| format!("`{}` in the path is not valid percent-encoding", parameter.name))?;
        arguments.push((parameter.argument.to_owned(), name.into()));
    }
    for (name, value) in pairs(asked.query.as_deref())? {
        arguments.push(argument(operation, &name, value)?);
    }
    Ok(Plan { base, operation, arguments, body: body(operation, asked.body.as_deref())? })
}

/// The base path and the operation of a request, and the names in its path as sent.
///
/// Literal segments must match undecoded, as on the servers.
fn operation(asked: &Asked) -> Option<(usize, &'static Operation, Vec<&str>)> {
    BASE_PATHS.iter().enumerate().find_map(|(base, prefix)| {
        let path = asked.path.strip_prefix(prefix)?;
        let matching = operations::ALL.iter().filter(|operation| operation.method == asked.method);
        let matching = matching.filter_map(|operation| Some((base, operation, names(operation.path, path)?)));
        matching.min_by_key(|(_, _, names)| names.len())
    })
}

fn names<'p>(template: &str, path: &'p str) -> Option<Vec<&'p str>> {
    let mut parts = path.split('/');
    let mut names = Vec::new();
    for segment in template.split('/') {
        let part = parts.next()?;
        if segment.starts_with('{') {
            names.push(part);
        } else if segment != part {
            return None;
        }
    }
    parts.next().is_none().then_some(names)
}

/// Percent-decodes a string; `None` if it is not valid percent-encoding or not UTF-8.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
                bytes.push(u8::try_from(high * 16 + low).ok()?);
            }
            b'!'..=b'~' => bytes.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(bytes).ok()
}

/// The names and values of a query.
fn pairs(query: Option<&str>) -> Result<Vec<(String, String)>, String> {
    let Some(query) = query.filter(|query| !query.is_empty()) else { return Ok(Vec::new()) };
    let pair = |text: &str| {
        let (name, value) = text.split_once('=')?;
        Some((decoded(&name.replace('+', "%20"))?, decoded(&value.replace('+', "%20"))?))
    };
    query
        .split('&')
        .map(pair)
        .collect::<Option<_>>()
        .ok_or_else(|| "the query is not valid percent-encoding".to_owned())
}

/// The argument of a query parameter.
fn argument(operation: &Operation, name: &str, value: String) -> Result<(String, Value), String> {
    match operation.parameters.iter().find(|parameter| !parameter.is_in_path() && parameter.name == name) {
        Some(parameter) if Specification::read().is_decoded_twice(operation, name) => {
            let value = decoded_again(&value).ok_or_else(|| format!("`{name}` cannot be decoded twice"))?;
            Ok((parameter.argument.to_owned(), value.into()))
        }
        Some(parameter) => Ok((parameter.argument.to_owned(), value.into())),
        // An unknown parameter must not be taken for an argument that happens to have the same name.
        None if operation.parameters.iter().any(|parameter| parameter.argument == name) => {
            Ok((format!("{name}{IN_QUERY}"), value.into()))
        }
        None => Ok((name.to_owned(), value.into())),
    }
}

/// Decodes a value a second time; non-ASCII characters are already decoded.
fn decoded_again(value: &str) -> Option<String> {
    let is_plain = |character: char| character != '%' && !character.is_ascii_graphic();
    let escaped = value.chars().map(|character| match is_plain(character) {
        true => character.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
        false => character.to_string(),
    });
    decoded(&escaped.collect::<String>())
}

fn body(operation: &Operation, body: Option<&[u8]>) -> Result<Option<Value>, String> {
    let body = body.filter(|body| !body.is_empty());
    match (Specification::read().takes_body(operation), body) {
        (false, None) => Ok(None),
        (false, Some(_)) => Err("a body, but the operation takes none".to_owned()),
        (true, None) => Err("no body (or it was not kept), but the operation takes one".to_owned()),
        (true, Some(body)) => {
            let body = Json::read(body).map_err(|error| format!("the body is not JSON: {error}"))?;
            match body.repeated() {
                Some(name) => Err(format!("the body has `{name}` twice in one object")),
                None => Ok(Some(body.value())),
            }
        }
    }
}

/// How the sent request differs from the recorded one.
#[derive(Debug, Default)]
pub(super) struct Sent {
    /// Differences.
    pub wrong: Vec<String>,
    /// An equivalent spelling that differs from the recorded one.
    pub respelt: Option<String>,
}

/// Compares a recorded request with the one that the typed call sent.
pub(super) fn compare(recorded: &Asked, sent: &Request, plan: &Plan) -> Sent {
    let mut all = Sent::default();
    if recorded.method != sent.method {
        let (recorded, sent) = (recorded.method.clone().into(), sent.method.clone().into());
        all.wrong.push(difference("method", Some(&recorded), Some(&sent), "sent"));
    }
    compare_paths(&recorded.path, sent.full_path(), plan, &mut all);
    compare_queries(recorded.query.as_deref(), sent.raw_query(), plan.operation, &mut all);
    compare_bodies(recorded.body.as_deref().unwrap_or_default(), &sent.body, &mut all);
    all.wrong.iter_mut().for_each(|difference| difference.insert_str(0, "the request on the wire: "));
    all
}

/// The differences of the headers that matter. Recordings do not contain them, so the expected values are the documented ones.
pub(super) fn compare_headers(sent: &Request, authorization: &str) -> Vec<String> {
    let json = "application/json";
    let expected = [
        ("authorization", Some(authorization)),
        ("accept", Some(json)),
        ("content-type", (!sent.body.is_empty()).then_some(json)),
    ];
    let one = |(name, expected): (&str, Option<&str>)| {
        let values = sent.headers.iter().filter(|(found, _)| found == name).map(|(_, value)| value.as_str());
        let values: Vec<_> = values.collect();
        let is_right = values.iter().copied().eq(expected);
        (!is_right).then(|| format!("the request on the wire: `{name}`: expected {expected:?}, sent {values:?}"))
    };
    expected.into_iter().filter_map(one).collect()
}

fn compare_paths(recorded: &str, sent: &str, plan: &Plan, all: &mut Sent) {
    let decoded = |path: &str| path.split('/').map(decoded).collect::<Option<Vec<_>>>();
    // Only names are decoded by servers.
    let is_served = sent.strip_prefix(BASE_PATHS[plan.base]).is_some_and(|it| names(plan.operation.path, it).is_some());
    if recorded == sent {
    } else if is_served && decoded(recorded).is_some() && decoded(recorded) == decoded(sent) {
        all.respelt = Some(format!("the same path in another percent-encoding: sent {sent}"));
    } else {
        all.wrong.push(difference("path", Some(&recorded.into()), Some(&sent.into()), "sent"));
    }
}

fn compare_queries(recorded: Option<&str>, sent: Option<&str>, operation: &Operation, all: &mut Sent) {
    let (mut recorded, mut sent) = match (pairs(recorded), pairs(sent)) {
        (Ok(recorded), Ok(sent)) => (recorded, sent),
        (Err(problem), _) => return all.wrong.push(format!("recorded query: {problem}")),
        (_, Err(problem)) => return all.wrong.push(format!("sent query: {problem}")),
    };
    take_equal(&mut recorded, &mut sent, |recorded, sent| recorded == sent);
    let same = |(name, recorded): &(String, String), (other, sent): &(String, String)| {
        let twice = Specification::read().is_decoded_twice(operation, name);
        let integer = |text: &str| text.parse::<i128>().ok();
        name == other
            && ((twice && decoded_again(recorded) == decoded_again(sent))
                || (integer(recorded).is_some() && integer(recorded) == integer(sent)))
    };
    if take_equal(&mut recorded, &mut sent, same) {
        all.respelt = Some("the same query in another spelling".to_owned());
    }
    for (name, value) in recorded {
        let found = sent.iter().position(|(other, _)| *other == name).map(|index| Value::from(sent.remove(index).1));
        all.wrong.push(difference(&format!("query.{name}"), Some(&value.into()), found.as_ref(), "sent"));
    }
    for (name, value) in sent {
        all.wrong.push(difference(&format!("query.{name}"), None, Some(&value.into()), "sent"));
    }
}

/// Removes the common elements of two lists. Returns whether there were any.
fn take_equal<T>(left: &mut Vec<T>, right: &mut Vec<T>, is_same: impl Fn(&T, &T) -> bool) -> bool {
    let before = left.len();
    left.retain(|one| match right.iter().position(|other| is_same(one, other)) {
        Some(index) => {
            right.remove(index);
            false
        }
        None => true,
    });
    left.len() < before
}

fn compare_bodies(recorded: &[u8], sent: &[u8], all: &mut Sent) {
    if recorded.is_empty() && sent.is_empty() {
        return;
    }
    let read = |body: &[u8]| Json::read(body).ok();
    let repeated = read(sent).and_then(|sent| sent.repeated().map(str::to_owned));
    all.wrong.extend(repeated.map(|name| format!("body: sent `{name}` twice in one object")));
    let value = |body: &[u8]| read(body).map(|body| body.value());
    match (value(recorded), value(sent)) {
        (Some(recorded), Some(sent)) => all.wrong.extend(differences("body", &recorded, &sent, "sent")),
        (recorded, sent) => all.wrong.push(difference("body", recorded.as_ref(), sent.as_ref(), "sent")),
    }
}
