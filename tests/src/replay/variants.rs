//! Exchanges that follow from a recorded one, because the recorded one alone could not show that a client is broken:
//!
//! - A response whose only row is repeated, because most lists have one row, and a client that keeps only the first one
//!   would do.
//! - A response with members that are not documented, because newer servers have others, and today's have none.
//! - A batch of which the last item failed, because most batches that failed have items that are refused before sending.
//! - Such a batch without the items that are refused, because its other items failed for reasons of their own.

use serde_json::{Value, json};

use super::json::Json;
use super::request::{Plan, decoded};
use super::truth::{Truth, is_batch, is_reversed, truth};
use crate::exchanges::Exchange;

/// The name of a field that no document has.
const NOT_DOCUMENTED: &str = "not_documented";

/// The first integer that a float does not hold.
const NUMBER: u64 = (1 << 53) + 1;

/// The variants of an exchange that has the recorded response of a success, each with what is different.
pub(super) fn of(plan: &Plan, exchange: &Exchange) -> Vec<(&'static str, Exchange)> {
    let Truth::Success(success) = truth(plan.operation, plan.body.as_ref(), &exchange.response) else {
        return Vec::new();
    };
    let Some(answer) = json(&exchange.response.body) else { return Vec::new() };
    let repeated = if is_batch(plan.operation, plan.body.as_ref()) { None } else { repeated(answer.clone()) };
    let variants = [
        ("with each row twice", repeated),
        ("with members that are not documented", Some(grown(answer.clone(), success.named))),
        ("with an item that failed", failed(answer, success.named)),
    ];
    let variant = |(what, answer): (_, Option<Value>)| Some((what, answering(exchange, &answer?)));
    variants.into_iter().filter_map(variant).collect()
}

/// A batch without the item that an argument names (`body[2].qos`), and without its outcome. `None` if the argument
/// names no item, if there is no other, or if the response has no outcome for each item.
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

/// Whether an item has this name, which servers up to 4.3.8 decode.
fn is_named(item: &Value, name: &str) -> bool {
    let fields = item.as_object().into_iter().flatten().filter(|(field, _)| *field != "password");
    let mut values = fields.filter_map(|(_, value)| value.as_str());
    values.any(|value| value == name || decoded(value).is_some_and(|value| value == name))
}

/// A text as JSON, if nothing in it is there twice.
fn json(text: &[u8]) -> Option<Value> {
    Json::read(text).ok().filter(|json| json.repeated().is_none()).map(|json| json.value())
}

fn answering(exchange: &Exchange, answer: &Value) -> Exchange {
    let mut exchange = exchange.clone();
    exchange.response.body = answer.to_string().into_bytes();
    exchange
}

/// Each row twice, if the page has room for them.
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

/// One more member wherever there can be more: in `meta`, in `data`, in its rows, and in the numbers of a row; and in the
/// envelope of a page. Other typed calls return only what is in `data`.
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

/// The last item failed, or the only one; `None` if there is nothing that says what became of an item.
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
