//! Rules for schemas: keywords must have an effect, and every schema must have a form that can be generated.

use std::collections::BTreeSet;

use serde_json::Value;

use super::keywords::{Kind, Position, Role, SCHEMA};
use super::uses::{self, Site, entries, kind, resolved};
use crate::pattern;
use crate::read::Cursor;

/// The formats that are supported, by kind of schema.
const FORMATS: &[(Kind, &[&str])] = &[
    (
        Kind::String,
        &[
            "password",
            "mqtt-string",
            "mqtt-topic-name",
            "mqtt-topic-names",
            "mqtt-topic-filter",
            "mqtt-topic-filters",
            "mqtt-unshared-topic-filter",
        ],
    ),
    (Kind::Integer, &["int32", "int64"]),
    (Kind::Number, &["double"]),
    (Kind::Vocabulary, &["int32", "int64"]),
];

const INLINE: &str = "must be a named schema in `components`, with a `$ref` here";

pub fn check(root: &Cursor<'_>, sites: &[Site<'_>]) {
    for site in sites {
        schema(site);
    }
    for name in uses::circles(root) {
        if let Some(place) = root.named_schema(&name) {
            place.problem(
                "contains itself, and recursive schemas are not supported: leave one of the properties without `type`",
            );
        }
    }
    unused(root);
}

fn unused(root: &Cursor<'_>) {
    fn targets<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
        match value {
            Value::Object(entries) => {
                found.extend(entries.get("$ref").and_then(Value::as_str));
                entries.values().for_each(|value| targets(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| targets(item, found)),
            _ => {}
        }
    }
    let mut used = BTreeSet::new();
    targets(root.value, &mut used);
    for part in ["parameters", "responses", "examples"] {
        for (name, place) in entries(root, &["components", part]) {
            if !used.contains(format!("#/components/{part}/{name}").as_str()) {
                place.problem("is unused: remove it");
            }
        }
    }
}

fn schema(site: &Site<'_>) {
    let Site { place, position, .. } = site;
    if *position == Position::Named {
        if place.value.get("$ref").is_some() {
            return place.problem("a named schema must not be a `$ref`: use the name that it leads to");
        }
        place.require_text("description");
        if site.roles.is_empty() {
            place.problem("is unused: remove it");
        }
    }
    if place.value.get("$ref").is_some() {
        return target(site);
    }
    let kind = match kind(place.value) {
        Ok(kind) => kind,
        Err(message) => return place.problem(message),
    };
    if !form(site, kind) {
        return;
    }
    if keywords(site, kind) {
        // `model` reads codes and reasons.
        match kind {
            Kind::String => string(site),
            Kind::Enum => enumeration(place),
            Kind::Integer => integer(place),
            Kind::Array => array(site),
            Kind::Object => object(site),
            Kind::Map => map(site),
            Kind::OneOf => one_of(site),
            Kind::AnyOf => any_of(site),
            Kind::AllOf => all_of(site),
            Kind::Vocabulary => vocabulary(site),
            Kind::Number | Kind::Boolean | Kind::Untyped => {}
        }
        format(place, kind);
        if place.value.get("nullable") == Some(&Value::Bool(true)) && site.is_sent() && site.required {
            place.problem("a required property cannot be `nullable` in a request: remove one of the two");
        }
        if place.get("default").is_some() && site.required {
            place.problem("a required value has no `default`: remove one of the two");
        }
    }
    let described = matches!(position, Position::Property);
    if described && place.get("description").is_none() {
        place.problem("`description` is missing");
    }
}

/// Returns whether a schema of this kind is allowed here.
fn form(site: &Site<'_>, kind: Kind) -> bool {
    let Site { place, position, .. } = site;
    let scalar = matches!(kind, Kind::String | Kind::Integer | Kind::Number | Kind::Boolean);
    let header = site.roles == [Role::Header];
    let parameter = site.roles == [Role::Parameter];
    let message = match (position, kind) {
        (Position::Named, Kind::AllOf) => "`allOf` with a name is not supported: write the properties out".to_owned(),
        (Position::Named, Kind::Untyped) => "`type` is missing".to_owned(),
        (Position::Named, _) => return true,
        (Position::Whole, _) if header => match kind {
            Kind::String => return true,
            _ => "a header must be `type: string`".to_owned(),
        },
        (Position::Whole, Kind::Untyped) if parameter => "`type` is missing".to_owned(),
        (Position::Whole, _) if parameter => match kind {
            _ if scalar || kind == Kind::Enum => return true,
            _ => format!("a parameter cannot be {}: make it a string, an integer, a number or a boolean", kind.name()),
        },
        // The body of a failure that is not JSON.
        (Position::Whole, Kind::String) if place.pointer.contains("text~1plain") => return true,
        // `model` checks the rule of success.
        (Position::Whole, Kind::AnyOf | Kind::Array) if site.is_received() => return true,
        (Position::Whole, _) if site.is_received() => format!("a response cannot be {} here: it {INLINE}", kind.name()),
        (Position::Whole, _) => format!("a request body {INLINE}"),
        (Position::Property, Kind::Array | Kind::AllOf) => return true,
        (Position::Property, Kind::Untyped) if !site.is_sent() => return true,
        (Position::Property, Kind::Untyped) => "`type` is missing: a request must have one".to_owned(),
        // The alternative to the known codes or reasons.
        (Position::Part, Kind::String | Kind::Integer) if vocabulary_part(place) => return true,
        (Position::Part, _) => format!("a part of a combination {INLINE}"),
        _ if scalar => return true,
        _ => format!("{} {INLINE}", kind.name()),
    };
    place.problem(message);
    false
}

fn vocabulary_part(place: &Cursor<'_>) -> bool {
    let name = place.pointer.strip_prefix("/components/schemas/").and_then(|rest| rest.split('/').next());
    name.and_then(|name| place.named_schema(name)).is_some_and(|whole| kind(whole.value) == Ok(Kind::Vocabulary))
}

/// Reports every keyword that has no effect here.
fn keywords(site: &Site<'_>, kind: Kind) -> bool {
    let mut fine = true;
    for (key, child) in site.place.entries() {
        let Some(keyword) = SCHEMA.iter().find(|keyword| keyword.name == key) else { continue };
        if !site.roles.is_empty() && !keyword.has_effect(kind, &site.roles, site.position) {
            fine = false;
            let (name, position) = (kind.name(), site.position.name());
            let role = match (site.is_sent(), site.is_received()) {
                (true, false) if site.roles == [Role::Parameter] => "of a parameter",
                (true, false) => "that is sent",
                (false, true) => "that is received",
                _ => "that is sent and received",
            };
            child.problem(format_args!("`{key}` has no effect on {name} {role}, {position}: {}", advice(key)));
        }
    }
    fine
}

fn advice(key: &str) -> &'static str {
    match key {
        "example" => "write the example next to the schema or property that has a name, or remove it",
        "enum" => "give the enumeration a name in `components`, with `type: string`, or remove it",
        "items" => "write `type: array`",
        "properties" | "required" => "write `type: object`",
        "oneOf" | "anyOf" | "allOf" => "remove it, or the `type`",
        _ => "remove it, and describe it in `description` if it matters",
    }
}

fn format(place: &Cursor<'_>, kind: Kind) {
    let Some(format) = place.get("format") else { return };
    let known = FORMATS.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, formats)| *formats);
    let text = format.value.as_str().unwrap_or_default();
    if !known.contains(&text) {
        let known = known.join(", ");
        format.problem(format_args!(
            "the format `{text}` is not supported for {}: remove it, or write one of {known}",
            kind.name()
        ));
    }
}

fn ordered(place: &Cursor<'_>, least: &str, most: &str) {
    let number = |key: &str| place.value.get(key).and_then(Value::as_u64);
    if let (Some(min), Some(max), Some(at)) = (number(least), number(most), place.get(most))
        && min > max
    {
        at.problem(format_args!("`{most}` is {max}, less than `{least}`, {min}: no value can have both"));
    }
}

fn string(site: &Site<'_>) {
    let place = &site.place;
    ordered(place, "minLength", "maxLength");
    if let Some(at) = place.get("pattern") {
        if pattern::excluded(at.value.as_str().unwrap_or_default()).is_none() {
            at.problem("only patterns of the form `^[^…]+$` are supported, with plain characters: remove it, and describe it in `description`");
        } else if place.value.get("minLength").and_then(Value::as_u64).unwrap_or(0) == 0 {
            at.problem("the pattern rejects an empty string: also write `minLength: 1`");
        }
    }
    let format = place.value.get("format").and_then(Value::as_str).unwrap_or_default();
    if format.starts_with("mqtt-") && !site.is_sent() {
        place.problem(format_args!("the format `{format}` has no effect in a response: remove it"));
    }
    if format.starts_with("mqtt-") && matches!(site.position, Position::Items | Position::Values) {
        place.problem(format_args!("the format `{format}` has no effect {}: remove it", site.position.name()));
    }
    if format == "password" && !matches!(site.position, Position::Named | Position::Property) {
        place.problem(
            "`format: password` is supported only for properties and named schemas: a secret is a property of a body",
        );
    }
    if let Some(limits) = place.get("x-max-bytes-with") {
        for (name, limit) in limits.entries().into_iter().filter(|(name, _)| !site.siblings.contains(name)) {
            limit.problem(format_args!("`{name}` is not a property"));
        }
        if site.required {
            limits.problem("a required property cannot have `x-max-bytes-with`: take it out of `required`");
        }
    }
    if let Some(word) = place.get("x-encoded-by") {
        let text = word.value.as_str().unwrap_or_default();
        if !site.siblings.contains(&text) {
            word.problem(format_args!("`{text}` is not a property"));
        }
        if site.required {
            word.problem("a required property cannot have `x-encoded-by`: take it out of `required`");
        }
    }
}

fn vocabulary(site: &Site<'_>) {
    let Some(kind) = site.place.get("x-type") else { return };
    match kind.text() {
        "result-code" | "reason" => {}
        "number-or-text" if site.is_sent() || !site.is_received() => {
            kind.problem("`number-or-text` is supported only in responses");
        }
        "number-or-text" => {}
        _ => kind.problem("must be `result-code`, `reason` or `number-or-text`"),
    }
}

fn enumeration(place: &Cursor<'_>) {
    let values = place.list("enum");
    if values.is_empty() {
        place.problem("`enum` is empty: list the values, or remove it");
    }
    for value in &values {
        if !value.value.is_string() {
            value.problem(format_args!("{} is not a string: put it in quotes", value.value));
        }
    }
    for key in ["x-enum-varnames", "x-enum-descriptions"] {
        let listed = place.list(key).len();
        if place.get(key).is_some() && listed != values.len() {
            place.problem(format_args!(
                "`{key}` has {listed} entries, `enum` has {}: give each value one",
                values.len()
            ));
        }
    }
}

fn integer(place: &Cursor<'_>) {
    if let Some(at) = place.get("enum") {
        return at.problem("an enumeration of integers is not supported: use `minimum` and `maximum`, and list the values in `description`");
    }
    let (lowest, highest) = match place.value.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let bound = |key: &str, exclusive: &str, inward: i64| {
        let at = place.get(key);
        let flag = place.get(exclusive);
        if let (None, Some(flag)) = (&at, &flag) {
            flag.problem(format_args!("`{exclusive}` needs `{key}`, which is missing: add it"));
        }
        let at = at?;
        match at.value.as_i64().filter(|number| (lowest..=highest).contains(number)) {
            None => {
                at.problem(format_args!(
                    "must be an integer from {lowest} to {highest}, as `format` says, got {}",
                    at.value
                ));
                None
            }
            Some(number) => match flag.is_some_and(|flag| flag.value == &Value::Bool(true)) {
                true => number.checked_add(inward),
                false => Some(number),
            },
        }
    };
    let (min, max) = (bound("minimum", "exclusiveMinimum", 1), bound("maximum", "exclusiveMaximum", -1));
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        place.problem(format_args!("no integer is from {min} to {max}: correct `minimum` or `maximum`"));
    }
}

fn array(site: &Site<'_>) {
    let place = &site.place;
    ordered(place, "minItems", "maxItems");
    if place.get("items").is_none() {
        place.problem("`items` is missing: add the schema of its items");
    }
}

/// Returns whether a schema has rules that are checked before sending.
fn has_rules(value: &Value) -> bool {
    const RULES: &[&str] = &["minLength", "maxLength", "pattern", "minimum", "maximum"];
    RULES.iter().any(|rule| value.get(rule).is_some())
        || value
            .get("format")
            .and_then(Value::as_str)
            .is_some_and(|format| format.starts_with("mqtt-") || format == "password")
}

/// Rules for the target of a `$ref` to a schema.
fn target(site: &Site<'_>) {
    let place = &site.place;
    let Some((named, kind)) = resolved(place) else { return };
    let scalar = matches!(kind, Kind::String | Kind::Integer | Kind::Number | Kind::Boolean);
    let name = place.ref_name().unwrap_or_default();
    let message = match site.position {
        Position::Whole if site.roles == [Role::Parameter] && !scalar && kind != Kind::Enum => {
            format!("a parameter cannot be {}: make it a string, an integer, a number or a boolean", kind.name())
        }
        Position::Whole if site.roles == [Role::Sent] && !matches!(kind, Kind::Object | Kind::Array | Kind::OneOf) => {
            format!("a request body cannot be {}: make it an object with properties, an array or `oneOf`", kind.name())
        }
        Position::Items | Position::Values if site.is_sent() && scalar && has_rules(named.value) => format!(
            "the rules of `{name}` have no effect {}: write the type out, and describe the rules in `description`",
            site.position.name()
        ),
        Position::Items | Position::Values if matches!(kind, Kind::Array | Kind::AnyOf) => {
            format!("{} {} is not supported: put it into an object", kind.name(), site.position.name())
        }
        Position::Values if site.is_sent() && !scalar => {
            format!("a map of {name} is not supported in a request: use a list of objects")
        }
        Position::Property if kind == Kind::AnyOf => "a property cannot be `anyOf`: leave it without `type`".to_owned(),
        _ => return,
    };
    place.problem(message);
}

fn object(site: &Site<'_>) {
    let place = &site.place;
    let (sent, received) = (site.is_sent(), site.is_received());
    let closed = place.value["additionalProperties"] == false;
    match (sent, received) {
        (true, true) => place.problem("is sent and received; an object must be one or the other"),
        (true, false) if !closed => place.problem("is sent, so it must have `additionalProperties: false`"),
        (false, true) if closed => {
            place.problem("is received, so it must be open to unknown fields: remove `additionalProperties`")
        }
        _ => {}
    }
    if place.value["additionalProperties"].is_object() {
        place.problem(
            "an object with properties and values of other names is not supported: remove `additionalProperties`",
        );
    }
    let properties = entries(place, &["properties"]);
    if properties.is_empty() {
        place.problem("`properties` is empty: list the properties");
    }
    let names: BTreeSet<_> = properties.iter().map(|(name, _)| *name).collect();
    let required: Vec<_> = place.list("required");
    for name in &required {
        if !names.contains(name.value.as_str().unwrap_or_default()) {
            name.problem(format_args!("{} is required, but not a property", name.value));
        }
    }
    if let Some(at) = place.get("minProperties")
        && at.value.as_u64().is_some_and(|least| least > names.len() as u64)
    {
        at.problem(format_args!("there are only {} properties", names.len()));
    }
    together(place, &names);
    let required: Vec<_> = required.iter().filter_map(|name| name.value.as_str()).collect();
    constructors(site, &names, &required);
    key(site, &names);
}

/// `anyOf` in an object: at least one of the listed properties is required.
fn together(place: &Cursor<'_>, names: &BTreeSet<&str>) {
    let parts = place.list("anyOf");
    if parts.len() == 1 {
        place.problem("`anyOf` has one part: put the property into `required`");
    }
    for part in parts {
        let only: Vec<_> = part.list("required");
        match (part.entries().len(), only.as_slice()) {
            (1, [name]) if names.contains(name.value.as_str().unwrap_or_default()) => {}
            _ => part.problem("below an object, every part of `anyOf` must be `required` with one property: write the alternatives as `oneOf`"),
        }
    }
}

fn key(site: &Site<'_>, names: &BTreeSet<&str>) {
    let Some(key) = site.place.get("x-key") else { return };
    for field in key.texts().iter().filter(|field| !names.contains(**field)) {
        key.problem(format_args!("names `{field}`, which is not a property"));
    }
}

fn constructors(site: &Site<'_>, names: &BTreeSet<&str>, required: &[&str]) {
    // What a constructor for tests does not take has the value of the example.
    let has_example = |field: &str| {
        let property = site.place.get("properties").and_then(|properties| properties.get(field));
        property.is_some_and(|property| property.get("example").is_some())
    };
    for (constructor, fields) in entries(&site.place, &["x-constructors"]) {
        let listed = fields.texts();
        for field in &listed {
            if !names.contains(field) {
                fields.problem(format_args!("`{constructor}` takes `{field}`, which is not a property"));
            }
        }
        for field in required.iter().filter(|field| !listed.contains(field)) {
            if site.is_sent() {
                fields.problem(format_args!("`{constructor}` must take `{field}`, which is required"));
            } else if !has_example(field) {
                fields
                    .problem(format_args!("`{constructor}` must take `{field}`, which is required and has no example"));
            }
        }
    }
}

fn map(site: &Site<'_>) {
    if site.is_sent() && !site.place.value["additionalProperties"].is_object() {
        site.place.problem("an object needs `properties`, or the schema of its values under `additionalProperties`");
    }
    if site.is_sent() && site.is_received() {
        site.place.problem("is sent and received; a map must be one or the other");
    }
}

fn references_only(place: &Cursor<'_>, key: &str) -> Vec<Kind> {
    let parts = place.list(key);
    if parts.len() < 2 {
        place.problem(format_args!("`{key}` has fewer than two parts: refer to the one schema"));
    }
    parts.iter().filter(|part| part.ref_name().is_some()).filter_map(|part| Some(resolved(part)?.1)).collect()
}

fn one_of(site: &Site<'_>) {
    let place = &site.place;
    if site.is_received() {
        return place.problem("`oneOf` is not supported in a response: write an object with the fields of all alternatives, none of them required");
    }
    let kinds = references_only(place, "oneOf");
    if kinds.iter().any(|kind| !matches!(kind, Kind::Object | Kind::Array | Kind::OneOf)) {
        place.problem("every part of `oneOf` must be an object with properties, an array, or `oneOf`");
    }
    if kinds.iter().filter(|kind| **kind == Kind::Array).count() > 1 {
        place.problem("`oneOf` can have one array: a second one could not be told from it");
    }
}

fn any_of(site: &Site<'_>) {
    let place = &site.place;
    if site.position == Position::Named {
        if site.is_sent() {
            return place.problem("`anyOf` is not supported in a request: use `oneOf`");
        }
        references_only(place, "anyOf");
    }
}

fn all_of(site: &Site<'_>) {
    let place = &site.place;
    match place.list("allOf").as_slice() {
        [only] if only.ref_name().is_some() => {
            let named = Site {
                place: only.clone(),
                roles: site.roles.clone(),
                position: site.position,
                siblings: Vec::new(),
                required: site.required,
            };
            target(&named);
        }
        _ => place.problem("`allOf` must have one part, a `$ref`: write an object with the properties of all of them"),
    }
}
