//! `/mqtt`: subscribe, unsubscribe and publish, alone and in batches.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::answer::{Answer, Failure};
use super::json::{Json, UNDEFINED};
use super::state::{Published, State};
use super::{Behaviour, Call, Crash, Version, topic};

pub fn behaviour(operation: &str) -> Option<Behaviour> {
    Some(match operation {
        "subscribe" => |state, call| single(subscribe(state, &call.params)?),
        "unsubscribe" => |state, call| single(unsubscribe(state, &call.params)?),
        "publish" => publish_one,
        "subscribe_batch" => |state, call| batch(state, call, subscribe),
        "unsubscribe_batch" => |state, call| batch(state, call, unsubscribe),
        "publish_batch" => publish_batch,
        _ => return None,
    })
}

/// What becomes of an item; the inner error is a failure with a code.
type Outcome = Result<Result<(), Failure>, Crash>;

fn single(outcome: Result<(), Failure>) -> Result<Answer, Crash> {
    Ok(match outcome {
        Ok(()) => Answer::ok(),
        Err(failure) => Answer::failure(&failure),
    })
}

/// The row of an item: an item that cannot be understood has a message in place of its topic.
#[derive(Serialize)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    clientid: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Json>,
    code: u16,
}

fn items(params: &Json) -> Result<&[Json], Crash> {
    match params {
        Json::Array(items) => Ok(items),
        _ => Err(Crash),
    }
}

fn batch(state: &mut State, call: &Call, apply: fn(&mut State, &Json) -> Outcome) -> Result<Answer, Crash> {
    let mut rows = Vec::new();
    for item in items(&call.params)? {
        let code = apply(state, item)?.err().map_or(0, |failure| failure.code);
        let clientid = Some(item.get_or_undefined("clientid")?);
        rows.push(Row { clientid, topic: Some(repeated_topic(item)?), message: None, code });
    }
    Ok(Answer::data(&rows))
}

/// The topic as the row of an item repeats it.
fn repeated_topic(item: &Json) -> Result<Json, Crash> {
    Ok(match (item.get("topic")?, item.get("topics")?) {
        (Some(topic), _) | (None, Some(topic)) => topic.clone(),
        (None, None) => Json::Bytes(Vec::new()),
    })
}

/// The valid topics of an item: both fields are lists with commas, and `topic` wins.
fn topics(item: &Json, is_valid: fn(&[u8]) -> bool) -> Result<Vec<Vec<u8>>, Crash> {
    let list = repeated_topic(item)?;
    let list = list.bytes().ok_or(Crash)?;
    Ok(list.split(|byte| *byte == b',').filter(|topic| is_valid(topic)).map(<[u8]>::to_vec).collect())
}

fn bad_clientid() -> Failure {
    Failure::new(108, "bad clientid: must be string")
}

fn bad_topic() -> Failure {
    Failure::new(115, "bad_topic")
}

fn not_found() -> Failure {
    Failure::new(112, "channel_not_found")
}

fn bad_params() -> Failure {
    Failure::new(108, "bad_params")
}

fn subscribe(state: &mut State, item: &Json) -> Outcome {
    let clientid = item.get_or_undefined("clientid")?;
    let topics = topics(item, topic::is_filter)?;
    let qos = item.get("qos")?.map_or(Some(0), Json::integer).and_then(|qos| u8::try_from(qos).ok());
    if clientid.bytes().is_none() && state.version >= Version::V4_4_0 {
        return Ok(Err(bad_clientid()));
    }
    if topics.is_empty() {
        return Ok(Err(bad_topic()));
    }
    let qos = match qos.filter(|qos| *qos <= 2) {
        Some(qos) => qos,
        None if state.version >= Version::V4_4_19 => return Ok(Err(Failure::new(116, "bad_qos"))),
        // Code 0, but the session has no use for it.
        None => 0,
    };
    let filters = topics.iter().map(|topic| topic::parse(topic)).collect::<Option<Vec<_>>>().ok_or(Crash)?;
    for filter in &filters {
        if !clientid.bytes().is_some_and(|id| state.subscribe(id, filter, qos)) {
            return Ok(Err(not_found()));
        }
    }
    Ok(Ok(()))
}

fn unsubscribe(state: &mut State, item: &Json) -> Outcome {
    let clientid = item.get_or_undefined("clientid")?;
    let topic = item.get_or_undefined("topic")?;
    if clientid.bytes().is_none() && state.version >= Version::V4_4_0 {
        return Ok(Err(bad_clientid()));
    }
    let Some(topic) = topic.bytes().filter(|topic| topic::is_filter(topic)) else { return Ok(Err(bad_topic())) };
    let filter = topic::parse(topic).ok_or(Crash)?;
    let is_there = clientid.bytes().is_some_and(|id| state.unsubscribe(id, &filter));
    Ok(if is_there { Ok(()) } else { Err(not_found()) })
}

/// What an item says, before it is published.
struct Message {
    topics: Vec<Vec<u8>>,
    clientid: Json,
    payload: Vec<u8>,
    qos: Option<u8>,
    retain: bool,
    /// Whether the server cannot send it to clients with MQTT 5.
    is_unsendable: bool,
}

impl Message {
    fn parse(item: &Json, version: Version) -> Result<Self, Crash> {
        let topics = topics(item, topic::is_name)?;
        let payload = match item.get("payload")? {
            None => Vec::new(),
            Some(payload) => match (item.get("encoding")?.and_then(Json::bytes), payload) {
                (Some(b"base64"), payload) => decode(payload.bytes().ok_or(Crash)?).ok_or(Crash)?,
                (_, Json::Bytes(payload)) => payload.clone(),
                (_, payload) => serde_json::to_vec(payload).map_err(|_| Crash)?,
            },
        };
        let has_properties = version >= Version::V4_4_19;
        if has_properties {
            check_properties(item)?;
        }
        Ok(Self {
            topics,
            clientid: item.get_or_undefined("clientid")?,
            payload,
            qos: item.get("qos")?.map_or(Some(0), Json::integer).and_then(|qos| u8::try_from(qos).ok()),
            // Nothing but `true` retains.
            retain: item.get("retain")? == Some(&Json::Bool(true)),
            is_unsendable: has_properties && item.get("properties")?.is_some_and(has_unsendable),
        })
    }
}

/// Base64 with padding. White space is skipped.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(text).ok()
}

/// The properties that a message can have. Their types are not checked.
const PROPERTIES: [&str; 7] = [
    "content_type",
    "correlation_data",
    "message_expiry_interval",
    "payload_format_indicator",
    "response_topic",
    "subscription_identifier",
    "user_properties",
];

fn check_properties(item: &Json) -> Result<(), Crash> {
    check_user_properties(item.get("user_properties")?)?;
    match item.get("properties")? {
        None => Ok(()),
        Some(Json::Array(items)) if items.is_empty() => Ok(()),
        Some(properties @ Json::Object(members)) if !members.is_empty() => {
            if members.iter().any(|(name, _)| !PROPERTIES.iter().any(|known| known.as_bytes() == name)) {
                return Err(Crash);
            }
            check_user_properties(properties.get("user_properties")?)
        }
        Some(_) => Err(Crash),
    }
}

/// Whether one of the properties has a type that does not fit into a packet, or is not for publishers.
fn has_unsendable(properties: &Json) -> bool {
    let Json::Object(members) = properties else { return false };
    members.iter().any(|(name, value)| match name.as_slice() {
        b"message_expiry_interval" | b"payload_format_indicator" => value.integer().is_none(),
        b"content_type" | b"correlation_data" | b"response_topic" => value.bytes().is_none(),
        name => name == b"subscription_identifier",
    })
}

fn check_user_properties(properties: Option<&Json>) -> Result<(), Crash> {
    match properties {
        None => Ok(()),
        Some(Json::Array(items)) if items.is_empty() => Ok(()),
        // Even an empty object is refused.
        Some(Json::Object(members)) if !members.is_empty() => {
            let is_scalar = |value: &Json| matches!(value, Json::Bytes(_) | Json::Number(_) | Json::Bool(_));
            if members.iter().all(|(_, value)| is_scalar(value)) { Ok(()) } else { Err(Crash) }
        }
        Some(_) => Err(Crash),
    }
}

/// Publishes an item to its topics; returns the identifiers of the messages.
fn publish(state: &mut State, item: &Json) -> Result<Result<Vec<String>, Failure>, Crash> {
    let message = match Message::parse(item, state.version) {
        Ok(message) => message,
        Err(Crash) if state.version >= Version::V4_4_19 => return Ok(Err(bad_params())),
        Err(Crash) => return Err(Crash),
    };
    if message.clientid.bytes().is_none() && message.clientid != UNDEFINED && state.version >= Version::V4_4_0 {
        return Ok(Err(bad_clientid()));
    }
    if message.topics.is_empty() {
        return Ok(Err(bad_topic()));
    }
    let qos = message.qos.filter(|qos| *qos <= 2).ok_or(Crash)?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let ids = message.topics.iter().map(|topic| {
        let published = Published {
            topic: text(topic),
            payload: message.payload.clone(),
            qos,
            retain: message.retain,
            clientid: message.clientid.bytes().map(text),
            deliveries: 0,
        };
        state.publish(published, message.is_unsendable)
    });
    Ok(Ok(ids.collect()))
}

#[derive(Serialize)]
enum Ids<'i> {
    #[serde(rename = "msgid")]
    One(&'i str),
    #[serde(rename = "msgids")]
    Many(&'i [String]),
}

fn publish_one(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let ids = match publish(state, &call.params)? {
        Ok(ids) => ids,
        Err(failure) => return Ok(Answer::failure(&failure)),
    };
    // Its value is of no interest.
    if call.params.get("return")?.is_none() {
        return Ok(Answer::ok());
    }
    Ok(Answer::data(&match ids.as_slice() {
        [id] => Ids::One(id),
        ids => Ids::Many(ids),
    }))
}

fn publish_batch(state: &mut State, call: &Call) -> Result<Answer, Crash> {
    let bad = || {
        let failure = bad_params();
        Row { clientid: None, topic: None, message: Some(Json::Bytes(failure.message)), code: failure.code }
    };
    // The members of an object are taken for items. An empty one is a list of one empty item.
    if let Json::Object(members) = &call.params {
        if state.version < Version::V4_4_19 {
            return Err(Crash);
        }
        return Ok(Answer::data(&(0..members.len().max(1)).map(|_| bad()).collect::<Vec<_>>()));
    }
    let mut rows = Vec::new();
    for item in items(&call.params)? {
        let row = match publish(state, item)? {
            Ok(_) => Row { clientid: None, topic: Some(repeated_topic(item)?), message: None, code: 0 },
            Err(failure) if failure == bad_params() => bad(),
            Err(Failure { code, .. }) => {
                Row { clientid: None, topic: Some(repeated_topic(item)?), message: None, code }
            }
        };
        rows.push(row);
    }
    Ok(Answer::data(&rows))
}
