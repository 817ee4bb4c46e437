//! The meaning of a response, implemented independently of the SDK.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::calls::{Form, TypedCall};
use crate::replay::json::Json;

/// Why a response with a value such as `1e400`, which `serde_json` cannot read, cannot be judged.
pub(super) const UNREADABLE: &str = "a value cannot be read";

/// Returns the result of a call for this response, or why it is not a success.
pub(super) fn success(call: &TypedCall, status: u16, body: &[u8]) -> Result<Value, &'static str> {
    if status != 200 {
        return Err("the status is not 200");
    }
    let Members(members) = serde_json::from_slice(body).map_err(|_| "it is not a JSON object")?;
    if members.iter().enumerate().any(|(index, (name, _))| members[..index].iter().any(|(before, _)| before == name)) {
        return Err("a name appears twice");
    }
    let read = |raw: &RawValue| Json::read(raw.get().as_bytes()).map_err(|_| UNREADABLE);
    let member = |searched: &str| {
        let found = members.iter().find(|(name, _)| name == searched);
        found.map(|(_, raw)| read(raw)).transpose()
    };
    match member("code")? {
        Some(Json::Scalar(code)) if code.as_i64() == Some(0) => {}
        _ => return Err("the code is not 0"),
    }
    if call.form == Form::Ack {
        let beside = members.iter().filter(|(name, _)| name != "code");
        let beside = beside.map(|(name, raw)| Ok((name.clone(), once(&read(raw)?)?)));
        return Ok(Value::Object(beside.collect::<Result<Map<_, _>, &str>>()?));
    }
    let data = match (member("data")?, call.form) {
        (None, Form::MaybeObject) => json!({}),
        (None, _) => return Err("`data` is missing"),
        (Some(data), Form::Names) => return Ok(json!({"data": names(call, &data)?})),
        (Some(data), _) => once(&data)?,
    };
    let rows = data.as_array();
    let every = |is: &dyn Fn(&Value) -> bool| {
        rows.is_some_and(|rows| rows.len() == call.items().len() && rows.iter().all(|row| row.is_object() && is(row)))
    };
    let fits = match call.form {
        Form::Outcome => data["result"] == "ok",
        Form::Object | Form::MaybeObject => data.is_object(),
        Form::Lookup => data.as_object().is_some_and(|found| !found.is_empty()),
        Form::LookupRow => rows.is_some_and(|rows| !rows.is_empty()),
        Form::Codes => every(&|row| row["code"].as_i64() == Some(0)),
        Form::Results => every(&|row| row["result"] == "ok"),
        Form::Page | Form::List => data.is_array(),
        Form::Ack | Form::Names => true,
    };
    if !fits {
        return Err("`data` does not have the form of a success");
    }
    let mut value = json!({"data": data});
    // A page also has any further members that the server sent.
    let beside = members.iter().filter(|(name, _)| call.form == Form::Page && name != "code" && name != "data");
    for (name, raw) in beside {
        value[name] = once(&read(raw)?)?;
    }
    Ok(value)
}

/// Returns the value if no name appears twice in it.
fn once(json: &Json) -> Result<Value, &'static str> {
    if json.repeated().is_some() { Err("a name appears twice") } else { Ok(json.value()) }
}

/// Outcomes by name: one `ok` for each item. Some servers send a name twice, or names that belong to no item.
fn names(call: &TypedCall, data: &Json) -> Result<Value, &'static str> {
    let members = data.members().ok_or("`data` is not an object")?;
    let asked: Vec<_> = call.items().iter().map(|item| call.name_of(item)).collect();
    let ours: Vec<_> = members.iter().filter(|(name, _)| asked.contains(name)).collect();
    let whole = asked.iter().all(|asked| ours.iter().any(|(name, _)| name == asked));
    let ok = ours.iter().all(|(_, outcome)| outcome.value() == "ok");
    match whole && ok {
        true => Ok(ours.into_iter().map(|(name, outcome)| (name.clone(), outcome.value())).collect()),
        false => Err("not every item has the outcome `ok`"),
    }
}

/// Where a returned value differs from the one sent. Null counts as missing, and numbers are compared by value.
pub(super) fn lost(call: &TypedCall, sent: &Value, given: &Value) -> Option<String> {
    let first = difference("", sent, given)?;
    // Some servers reverse the rows, some do not.
    let mut reversed = sent.clone();
    if let (Form::Results, Some(Value::Array(rows))) = (call.form, reversed.get_mut("data")) {
        rows.reverse();
        return difference("", &reversed, given);
    }
    Some(first)
}

pub(super) fn difference(place: &str, sent: &Value, given: &Value) -> Option<String> {
    match (sent, given) {
        (Value::Object(sent), Value::Object(given)) => sent
            .iter()
            .find_map(|(name, value)| match given.get(name) {
                None => Some(format!("{place}.{name} is lost")),
                Some(given) => difference(&format!("{place}.{name}"), value, given),
            })
            .or_else(|| {
                let name = given.keys().find(|name| !sent.contains_key(*name))?;
                Some(format!("{place}.{name} is new"))
            }),
        (Value::Array(sent), Value::Array(given)) if sent.len() == given.len() => {
            let mut pairs = sent.iter().zip(given).enumerate();
            pairs.find_map(|(index, (sent, given))| difference(&format!("{place}[{index}]"), sent, given))
        }
        (Value::Number(sent), Value::Number(given)) if sent.as_f64() == given.as_f64() => None,
        _ => (sent != given).then(|| format!("{place}: {sent} became {given}")),
    }
}

/// The members of an object, unread.
struct Members(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members, A::Error> {
                let mut found = Vec::new();
                while let Some(member) = members.next_entry()? {
                    found.push(member);
                }
                Ok(Members(found))
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
}
