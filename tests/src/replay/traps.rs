//! Silent traps: requests that a server accepts silently but misinterprets. The typed calls refuse them, each by a
//! decision in `spec/v4/deviations.yaml`.
//!
//! A rule checks the recorded request, not only the SDK's message. So it detects a typed call that refuses a valid
//! value because a name or a type in the document is wrong.

use emqx_cloud::Operation;
use serde_json::Value;

use crate::specification::Specification;

/// A refusal of a typed call.
#[derive(Debug)]
pub(super) struct Refusal<'r> {
    pub operation: &'r Operation,
    /// The argument that the message names: `limit`, `body[2].qos`.
    pub argument: &'r str,
    /// The rest of the message.
    pub problem: &'r str,
    /// The values recorded for that argument, if it is in the path or the query.
    pub values: Vec<&'r str>,
    /// Every recorded argument.
    pub arguments: &'r [(String, Value)],
    /// The recorded body.
    pub body: Option<&'r Value>,
    /// The recorded response.
    pub answer: &'r Value,
}

/// Where an argument is in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Path,
    Query,
    Body,
}

/// A rule: refusing this argument under this condition is the decision of this entry.
struct Trap {
    place: Place,
    /// The argument or a part of it; empty for any.
    argument: &'static str,
    condition: fn(&Refusal<'_>) -> bool,
    /// The entry in `spec/v4/deviations.yaml`.
    entry: &'static str,
}

/// The rules. The first match counts.
const TRAPS: &[Trap] = &[
    // Parameters that are ignored or override the body.
    trap(
        Place::Query,
        "",
        |it| it.is_unknown() && Specification::read().takes_body(it.operation),
        "query-and-body-merged",
    ),
    trap(Place::Query, "", |it| it.is_unknown() && !it.is_seen_in_answer(), "request-objects-closed"),
    trap(Place::Query, "", |it| it.values.len() > 1, "duplicate-json-keys-in-requests"),
    // Pages.
    trap(Place::Query, "limit", |it| it.number() == Some(0), "paging-limit-zero"),
    trap(Place::Query, "limit", |it| it.number().is_some_and(|it| it < 0), "paging-negative-values"),
    trap(Place::Query, "page", |it| it.number().is_some_and(|it| it < 1), "paging-negative-values"),
    // Filters that match nothing or everything.
    trap(Place::Query, "", |it| it.values == [""], "clients-filter-empty-like"),
    trap(Place::Query, "qos", |it| !matches!(it.number(), Some(0..=2)), "subscriptions-qos-type"),
    trap(Place::Query, "clean_start", |it| !matches!(*it.values, ["true" | "false"]), "clients-filter-unknown-value"),
    trap(
        Place::Query,
        "topic",
        |it| it.values.iter().any(|it| it.starts_with("$share/")),
        "subscriptions-shared-topic",
    ),
    // Names that are invalid or lead elsewhere.
    trap(Place::Body, "", |it| it.found().as_str().is_some_and(|it| it.contains('\0')), "names-with-nul"),
    trap(Place::Path, "", |it| it.values.iter().any(|it| it.contains('\u{fffd}')), "names-in-paths"),
    trap(Place::Path, "", |it| it.values == [""], "empty-path-names"),
    trap(Place::Path, "", |it| matches!(*it.values, ["." | ".."]), "dot-path-names"),
    // Fields that servers misread.
    trap(Place::Body, "retain", |it| !it.found().is_boolean(), "publish-retain-boolean"),
    trap(
        Place::Body,
        "payload",
        |it| it.found().as_str().is_some_and(|it| it.len() > 1_048_576),
        "publish-retain-size",
    ),
    trap(Place::Body, "payload", |it| !it.found().is_string(), "publish-payload-json"),
    trap(Place::Body, "encoding", |it| it.found() != "plain" && it.found() != "base64", "publish-encoding-unknown"),
    trap(Place::Body, "return", |it| it.found() != true, "publish-return"),
    trap(
        Place::Body,
        "user_properties",
        |it| !is_texts(&it.member("user_properties")),
        "publish-user-properties-empty",
    ),
    trap(Place::Body, "properties", |it| is_empty(&it.member("properties")), "publish-user-properties-empty"),
    trap(Place::Body, "properties", |it| it.has_bad_property(), "publish-properties-dangerous"),
    trap(Place::Body, "qos", |it| !matches!(it.found().as_i64(), Some(0..=2)), "mqtt-subscribe-qos"),
    // Fields that are ignored, and names that are missing.
    trap(
        Place::Body,
        "topic",
        |it| it.found().as_str().is_some_and(|it| it.contains(',')),
        "mqtt-topic-splits-at-commas",
    ),
    trap(Place::Body, "topics", |it| it.has_bad_topic(), "mqtt-bad-topics-dropped"),
    trap(
        Place::Body,
        "",
        |it| it.operation.path.contains("/unsubscribe") && it.is_unread(),
        "unsubscribe-topics-ignored",
    ),
    trap(Place::Body, "", |it| it.is_unread(), "request-objects-closed"),
    trap(
        Place::Body,
        "",
        |it| it.operation.path.ends_with("_batch") && !it.body.is_some_and(Value::is_array),
        "mqtt-batch-with-object",
    ),
    trap(Place::Body, "", |it| it.names_nothing(), "body-names-are-texts"),
];

/// The fields that servers read from bodies, by path prefix. It is independent of the document, so that a field missing
/// there is noticed.
const READ: &[(&str, &[&str])] = &[
    ("/auth_username", &["username", "password"]),
    ("/auth_clientid", &["clientid", "password"]),
    ("/acl", &["clientid", "username", "topic", "action", "access"]),
    ("/mqtt/subscribe", &["clientid", "topic", "topics", "qos"]),
    ("/mqtt/unsubscribe", &["clientid", "topic"]),
    ("/mqtt/publish", &["clientid", "topic", "topics", "payload", "qos", "retain", "encoding", "return"]),
    ("/mqtt/publish", &["user_properties", "properties", "message_expiry_interval"]),
];

/// Whether a property can have this value.
type IsValue = fn(&Value) -> bool;

/// The MQTT 5 properties that servers accept in `properties`, with the values that subscribers survive.
const PROPERTIES: &[(&str, IsValue)] = &[
    ("content_type", Value::is_string),
    ("correlation_data", Value::is_string),
    ("message_expiry_interval", is_u32),
    ("payload_format_indicator", |value| matches!(value.as_u64(), Some(0 | 1))),
    ("response_topic", |value| value.as_str().is_some_and(|topic| is_topic(topic, false))),
];

/// The fields that are names.
const NAMES: [&str; 7] = ["username", "clientid", "password", "topic", "topics", "action", "access"];

/// The fields that every access rule has.
const REQUIRED: [&str; 3] = ["topic", "action", "access"];

const fn trap(place: Place, argument: &'static str, condition: fn(&Refusal<'_>) -> bool, entry: &'static str) -> Trap {
    Trap { place, argument, condition, entry }
}

/// The entries of `spec/v4/deviations.yaml` in the rules.
pub fn entries() -> impl Iterator<Item = &'static str> {
    TRAPS.iter().map(|trap| trap.entry)
}

/// The entry that justifies a refusal, if any.
pub(super) fn decision(refusal: &Refusal<'_>) -> Option<&'static str> {
    let place = refusal.place();
    let parts = refusal.parts();
    let is_meant = |trap: &Trap| trap.argument.is_empty() || parts.contains(&trap.argument);
    let found = TRAPS.iter().find(|trap| trap.place == place && is_meant(trap) && (trap.condition)(refusal));
    found.map(|trap| trap.entry)
}

impl Refusal<'_> {
    fn place(&self) -> Place {
        match self.operation.parameters.iter().find(|it| it.argument == self.argument) {
            Some(parameter) if parameter.is_in_path() => Place::Path,
            Some(_) => Place::Query,
            None if self.values.is_empty() => Place::Body,
            None => Place::Query,
        }
    }

    /// The names and indices in the argument: `body`, `0` and `qos` of `body[0].qos`.
    fn parts(&self) -> Vec<&str> {
        self.argument.split(['.', '[', ']']).filter(|part| !part.is_empty()).collect()
    }

    fn number(&self) -> Option<i128> {
        match *self.values {
            [value] => value.parse().ok(),
            _ => None,
        }
    }

    /// Whether the call has no such argument.
    fn is_unknown(&self) -> bool {
        !self.operation.parameters.iter().any(|it| it.argument == self.argument)
    }

    /// Whether the response shows that the server used a parameter: a page of that number or size, no total (lists omit
    /// it for a filter, and there is no other filter), or that value in every row.
    fn is_seen_in_answer(&self) -> bool {
        let is_value = |found: &Value| match found {
            Value::String(text) => self.values.iter().any(|value| text.contains(value)),
            found => {
                self.values.iter().any(|value| serde_json::from_str(value).is_ok_and(|value: Value| value == *found))
            }
        };
        let wire = self.argument.strip_suffix(super::request::IN_QUERY).unwrap_or(self.argument);
        let paging = wire.strip_prefix('_').and_then(|name| self.answer["meta"].get(name));
        let field = ["_like_", "_match_"].iter().find_map(|start| wire.strip_prefix(start)).unwrap_or(wire);
        let rows = self.answer["data"].as_array().map(Vec::as_slice).unwrap_or_default();
        paging.is_some_and(is_value)
            || (self.answer["meta"]["count"] == -1 && !self.is_filtered())
            || (!rows.is_empty() && rows.iter().all(|row| row.get(field).is_some_and(is_value)))
    }

    /// Whether a documented filter is set.
    fn is_filtered(&self) -> bool {
        let paging =
            self.operation.paging.map(|paging| [paging.position.parameter(), paging.limit]).unwrap_or_default();
        let mut filters = self.operation.parameters.iter().filter(|it| !it.is_in_path() && !paging.contains(&it.name));
        filters.any(|filter| self.arguments.iter().any(|(name, _)| name == filter.argument))
    }

    /// The parts of the argument with their recorded values in the body. Names for the body as a whole (`message`,
    /// `items`, `fields`) are skipped.
    fn trail(&self) -> Vec<(&str, &Value)> {
        const NOTHING: &Value = &Value::Null;
        let mut trail = vec![("", self.body.unwrap_or(NOTHING))];
        for part in self.parts() {
            let step = match trail.last() {
                Some((_, Value::Array(items))) => part.parse().ok().and_then(|index: usize| items.get(index)),
                Some((_, Value::Object(members))) => members.get(part),
                _ => None,
            };
            trail.extend(step.map(|value| (part, value)));
        }
        trail
    }

    /// The recorded value of the argument, or of its nearest parent.
    fn found(&self) -> Value {
        self.trail().pop().map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The recorded value of this part of the argument.
    fn member(&self, name: &str) -> Value {
        let trail = self.trail();
        trail.into_iter().find(|(part, _)| *part == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Whether one of several topics is invalid, for subscribing or for publishing.
    fn has_bad_topic(&self) -> bool {
        let found = self.found();
        let wildcards = !self.operation.path.contains("/publish");
        found.as_str().is_some_and(|topics| topics.split(',').any(|topic| !is_topic(topic, wildcards)))
    }

    /// Whether an MQTT 5 property is unknown or has a value of the wrong type.
    fn has_bad_property(&self) -> bool {
        let properties = self.member("properties");
        let is_good = |(name, value): (&String, &Value)| {
            PROPERTIES.iter().any(|(property, is_value)| name == property && is_value(value))
        };
        properties.as_object().is_none_or(|properties| !properties.iter().all(is_good))
    }

    /// Whether the argument or a member of it is a field that servers ignore here. Unknown for operations that are not
    /// in the table.
    fn is_unread(&self) -> bool {
        let read: Vec<_> = READ.iter().filter(|(path, _)| self.operation.path.starts_with(path)).collect();
        let is_unread = |name: &str| !read.is_empty() && !read.iter().any(|(_, fields)| fields.contains(&name));
        if self.problem.contains("unknown field") {
            return match *self.parts() {
                [.., "properties", name] => !PROPERTIES.iter().any(|(property, _)| *property == name),
                [.., name] => is_unread(name),
                [] => false,
            };
        }
        let found = self.found();
        self.fits_nothing() && found.as_object().into_iter().flatten().any(|(name, _)| is_unread(name))
    }

    /// Whether none of several forms fits, so that no field is named.
    fn fits_nothing(&self) -> bool {
        self.problem.contains("none of the documented forms")
    }

    /// Whether a name is missing, empty, or of another type.
    fn names_nothing(&self) -> bool {
        let is_name = |value: Option<&Value>| match value {
            Some(Value::String(text)) => !text.is_empty(),
            // Several topics may be intended.
            Some(Value::Array(_) | Value::Object(_)) => true,
            _ => false,
        };
        let quoted = self.problem.split_once("missing field `").and_then(|(_, rest)| rest.split_once('`'));
        let parts = self.parts();
        let name = quoted.map(|(name, _)| name).or(parts.last().copied()).unwrap_or_default();
        let found = self.found();
        match found.as_object() {
            _ if self.problem.contains("unknown field") => false,
            Some(members) if self.fits_nothing() => {
                let is_meant = |name: &str| members.contains_key(name) || REQUIRED.contains(&name);
                NAMES.iter().any(|name| is_meant(name) && !is_name(members.get(*name)))
            }
            Some(members) => NAMES.contains(&name) && !is_name(members.get(name)),
            None => NAMES.contains(&name) && !is_name(Some(&found)),
        }
    }
}

fn is_u32(value: &Value) -> bool {
    value.as_u64().is_some_and(|number| u32::try_from(number).is_ok())
}

/// Whether a value is empty or not an object.
fn is_empty(value: &Value) -> bool {
    value.as_object().is_none_or(serde_json::Map::is_empty)
}

/// Whether a value is a non-empty object of strings.
fn is_texts(value: &Value) -> bool {
    !is_empty(value) && value.as_object().is_some_and(|members| members.values().all(Value::is_string))
}

/// Whether a server accepts a topic, with valid wildcards or without any.
fn is_topic(topic: &str, wildcards: bool) -> bool {
    let filter = match topic.strip_prefix("$share/").map(|shared| shared.split_once('/')) {
        Some(Some((group, filter))) if !group.is_empty() && !group.contains(['#', '+']) => filter,
        Some(_) => return false,
        None => topic,
    };
    let levels: Vec<_> = filter.split('/').collect();
    let is_level = |(index, level): (usize, &&str)| match *level {
        "#" => wildcards && index + 1 == levels.len(),
        "+" => wildcards,
        level => !level.contains(['#', '+']),
    };
    !filter.is_empty() && levels.iter().enumerate().all(is_level)
}
