//! Variants of recorded exchanges, for defects that the recorded ones cannot show:
//!
//! - A response with each row twice: most lists have one row, and a client that keeps only the first row gets those right.
//! - A response with undocumented members: newer servers may add some, but recorded ones have none.
//! - A batch whose last item failed: most recorded failures are of invalid items, which are refused before sending.
//! - A refused batch without the refused items: some of the others failed too.

use serde_json::{Value, json};

use super::json::Json;
use super::request::{Plan, decoded};
use super::truth::{Truth, is_batch, is_reversed, truth};
use crate::exchanges::Exchange;

/// The name of an undocumented field.
const NOT_DOCUMENTED: &str = "not_documented";

/// The first integer that a float cannot represent.
const NUMBER: u64 = (1 << 53) + 1;

/// Returns the variants of an exchange with a description, if its response is a success.
pub(super) fn of(plan: &Plan, exchange: &Exchange) -> Vec<(&'static str, Exchange)> {
    let Truth::Success(success) = truth(plan.operation, plan.body.as_ref(), &exchange.response) else {
        return Vec::new();
    };
    let Some(answer) = json(&exchange.response.body) else { return Vec::new() };
    let repeated = if is_batch(plan.operation, plan.body.as_ref()) { None } else { repeated(answer.clone()) };
    let variants = [
        ("with each row twice", repeated),
        ("with undocumented members", Some(grown(answer.clone(), success.named))),
        ("with a failed item", failed(answer, success.named)),
    ];
    let variant = |(what, answer): (_, Option<Value>)| Some((what, answering(exchange, &answer?)));
    variants.into_iter().filter_map(variant).collect()
}

/// Returns a batch without the item that an argument names (`body[2].qos`), and without its outcome. `None` if the argument
/// names no item, if it is the only one, or if the response does not have an outcome for each item.
pub(super) fn without(exchange: &Exchange, argument: &str) -> Option<Exchange> {
    let (index, _) = argument.split_once('[')?.1.split_once(']')?;
    let index: usize = index.parse().ok()?;
    let Some(Value::Array(mut items)) = json(exchange.request.body.as_deref()?) else { return None };
    let mut answer = json(&exchange.response.body)?;
    if exchange.response.status != 200 || answer["code"] != 0 || items.len() < 2 || index >= items.len() {
        return None;
    }
    match answer.get_mut("data")? {
        Value::Array(rows) if rows.len() == items.len() => {
            rows.remove(if is_reversed(rows, &items) { rows.len() - 1 - index } else { index });
            items.remove(index);
        }
        Value::Object(outcomes) => {
            let removed = items.remove(index);
            if items.iter().any(|item| outcomes.keys().any(|name| is_named(item, name) && is_named(&removed, name))) {
                return None;
            }
            outcomes.retain(|name, _| items.iter().any(|item| is_named(item, name)));
        }
        _ => return None,
    }
    let mut rest = answering(exchange, &answer);
    rest.request.body = Some(Value::Array(items).to_string().into_bytes());
    Some(rest)
}

/// Whether an item has this name. Servers up to 4.3.8 decode names.
fn is_named(item: &Value, name: &str) -> bool {
    let fields = item.as_object().into_iter().flatten().filter(|(field, _)| *field != "password");
    let mut values = fields.filter_map(|(_, value)| value.as_str());
    values.any(|value| value == name || decoded(value).is_some_and(|value| value == name))
}

/// Parses JSON without duplicate keys.
fn json(text: &[u8]) -> Option<Value> {
    Json::read(text).ok().filter(|json| json.repeated().is_none()).map(|json| json.value())
}

fn answering(exchange: &Exchange, answer: &Value) -> Exchange {
    let mut exchange = exchange.clone();
    exchange.response.body = answer.to_string().into_bytes();
    exchange
}

/// Repeats each row, if the page has room for that.
fn repeated(mut answer: Value) -> Option<Value> {
    let rows = answer["data"].as_array_mut().filter(|rows| !rows.is_empty())?;
    let before = rows.len();
    rows.extend(rows.clone());
    let limit = answer["meta"]["limit"].as_u64();
    if limit.is_some_and(|limit| limit < 2 * before as u64) {
        return None;
    }
    if answer["meta"]["count"] == before {
        answer["meta"]["count"] = (2 * before).into();
    }
    Some(answer)
}

/// Adds a member to `meta`, `data`, its rows and their maps of numbers, and to the envelope of a page. Other typed calls
/// return only what is in `data`.
fn grown(mut answer: Value, named: bool) -> Value {
    let grow = |place: &mut Value| {
        let Some(members) = place.as_object_mut() else { return };
        for numbers in members.values_mut().filter_map(Value::as_object_mut) {
            if !numbers.is_empty() && numbers.values().all(Value::is_u64) {
                numbers.insert(NOT_DOCUMENTED.to_owned(), NUMBER.into());
            }
        }
        let value = json!({"number": NUMBER, "none": null, "list": [1.5, {"none": null}]});
        members.insert(NOT_DOCUMENTED.to_owned(), value);
    };
    match answer.get_mut("data") {
        Some(Value::Array(rows)) => rows.iter_mut().for_each(grow),
        Some(data) if !named => grow(data),
        _ => {}
    }
    if let Some(meta) = answer.get_mut("meta") {
        grow(meta);
        answer[NOT_DOCUMENTED] = json!({"none": null});
    }
    answer
}

/// Makes the last item fail; `None` if the response has no outcomes of items.
fn failed(mut answer: Value, named: bool) -> Option<Value> {
    let data = answer.get_mut("data")?;
    if named {
        let (_, outcome) = data.as_object_mut()?.iter_mut().next_back()?;
        *outcome = "{error,existed}".into();
        return Some(answer);
    }
    let row = if data.is_array() { data.as_array_mut()?.last_mut()? } else { data };
    let row = row.as_object_mut()?;
    if let Some(result) = row.get_mut("result") {
        *result = "{error,topic}".into();
    } else {
        *row.get_mut("code")? = 112.into();
    }
    Some(answer)
}
