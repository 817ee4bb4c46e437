//! Rules for operations, their parameters, bodies and responses.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use serde_json::Value;

use super::keywords::Kind;
use super::uses::{entries, resolved};
use crate::lower::Range;
use crate::model::{is_success, item_fields};
use crate::read::Cursor;

/// Headers that the client sets, or that belong to the connection.
const OWN_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// Returns every operation: path, method and place.
pub fn all<'a>(root: &Cursor<'a>) -> Vec<(&'a str, &'a str, Cursor<'a>)> {
    let paths = entries(root, &["paths"]);
    let items = paths.into_iter().filter(|(_, item)| item.value.is_object());
    items
        .flat_map(|(path, item)| item.entries().into_iter().map(move |(method, place)| (path, method, place)))
        .collect()
}

/// The rules for all responses of the document.
#[derive(Default)]
struct Answers {
    statuses: Vec<u16>,
    by_code: bool,
    data: String,
}

impl Answers {
    fn is_success(&self, status: &str) -> bool {
        status.parse().is_ok_and(|status| is_success(status, self.by_code, &self.statuses))
    }
}

pub fn check(root: &Cursor<'_>) {
    let answers = answers(root);
    let tags: BTreeSet<_> = root.list("tags").iter().filter_map(|tag| tag.value["name"].as_str()).collect();
    security(root);
    let mut used = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for (path, method, place) in all(root) {
        operation(path, method, &place, &answers);
        match place.list("tags").as_slice() {
            [tag] if tag.value.as_str().is_some_and(|tag| tags.contains(tag)) => {
                used.insert(tag.value.as_str().unwrap_or_default());
            }
            _ => place.problem("must have exactly one tag, which is declared in `tags`"),
        }
        let mut calls = vec![place.get("operationId")];
        if place.get("x-calls").is_some() {
            calls = place.list("x-calls").iter().map(|call| call.get("name")).collect();
            // A call may have the name of its operation.
            if let Some(id) = place.get("operationId") {
                unique(&id, &mut ids.clone());
            }
        }
        let bulk = place.list("x-calls").into_iter().map(|call| call.get("bulk")).chain([place.get("x-bulk")]);
        calls.extend(bulk.flatten().map(|bulk| bulk.get("name")));
        for name in calls.into_iter().flatten() {
            unique(&name, &mut ids);
        }
    }
    for (index, tag) in root.list("tags").iter().enumerate() {
        let name = tag.value["name"].as_str().unwrap_or_default();
        if !used.contains(name) {
            tag.problem(format_args!("no operation has the tag `{name}`: remove it"));
        }
        if root.list("tags").iter().take(index).any(|other| other.value["name"] == name) {
            tag.problem(format_args!("the tag `{name}` is declared twice: remove one of the two"));
        }
    }
    paths(root);
}

fn unique(name: &Cursor<'_>, names: &mut BTreeMap<String, String>) {
    let text = name.value.as_str().unwrap_or_default();
    if let Some(first) = names.insert(text.to_owned(), name.pointer.clone()) {
        name.problem(format_args!("`{text}` is already the name of #{first}: choose another"));
    }
}

fn answers(root: &Cursor<'_>) -> Answers {
    let Some(place) = root.get("info").and_then(|info| info.get("x-answers")) else { return Answers::default() };
    if let Some(success) = place.get("success").filter(|success| success.value.is_string())
        && success.value != "status"
    {
        success.problem("must be `status` or `{code: NUMBER}`");
    }
    if let Some(failure) = place.get("failure")
        && failure.value.as_str().and_then(|name| place.named_schema(name)).is_none()
    {
        failure.problem("must name a schema in `components`");
    }
    let statuses = place.list("statuses").into_iter().filter_map(|status| status.value.as_u64()?.try_into().ok());
    let answers = Answers {
        statuses: statuses.collect(),
        by_code: place.value["success"].is_object(),
        data: place.value["data"].as_str().unwrap_or_default().to_owned(),
    };
    let successes = answers.statuses.iter().filter(|status| (200..300).contains(*status)).count();
    if answers.by_code
        && successes != 1
        && let Some(statuses) = place.get("statuses")
    {
        statuses.problem("must have exactly one status from 200 to 299, that of a success with the result code");
    }
    answers
}

fn security(root: &Cursor<'_>) {
    let schemes = entries(root, &["components", "securitySchemes"]);
    for (_, scheme) in &schemes {
        let (kind, name) = (scheme.value["type"].as_str(), scheme.value["scheme"].as_str());
        if kind != Some("http") || !matches!(name, Some("basic" | "bearer")) {
            scheme.problem("must be `type: http` with `scheme: basic` or `scheme: bearer`");
        }
    }
    let Some(place) = root.get("security") else { return };
    let only = place
        .value
        .as_array()
        .and_then(|list| if let [Value::Object(only)] = list.as_slice() { Some(only) } else { None });
    let known = only.is_some_and(|only| {
        only.len() == 1
            && only.iter().all(|(name, scopes)| {
                schemes.iter().any(|(known, _)| known == name) && scopes.as_array().is_some_and(Vec::is_empty)
            })
    });
    if !known || schemes.len() != 1 {
        place.problem("must be a list of one mapping, from the only scheme in `securitySchemes` to `[]`");
    }
}

fn paths(root: &Cursor<'_>) {
    let mut shapes = BTreeMap::new();
    for (path, place) in entries(root, &["paths"]) {
        if place.value.as_object().is_some_and(serde_json::Map::is_empty) {
            place.problem("has no operation: write one, or remove the path");
        }
        if !path.starts_with('/') || path.ends_with('/') {
            place.problem(format_args!("the path `{path}` must start with `/`, and not end with it"));
            continue;
        }
        let mut shape = String::new();
        for segment in path[1..].split('/') {
            let parameter = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            let plain = |text: &str, extra: &str| {
                !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || extra.contains(c))
            };
            match parameter {
                Some(name) if !name.is_empty() && !name.contains(['{', '}']) => shape.push_str("/{}"),
                None if plain(segment, "-._~$@!") && segment != "." && segment != ".." => {
                    shape.push('/');
                    shape.push_str(segment);
                }
                _ if segment.contains(['{', '}']) => place.problem(format_args!(
                    "`{segment}`: a parameter must be a whole segment of the path, as `{{name}}`"
                )),
                _ => place.problem(format_args!(
                    "`{segment}` is not a valid path segment: write letters, digits and `-._~$@!` (the query is in `parameters`)"
                )),
            }
        }
        if let Some(other) = shapes.insert(shape, path) {
            place.problem(format_args!("is the same path as {other}: put their operations together"));
        }
    }
}

fn operation(path: &str, method: &str, place: &Cursor<'_>, answers: &Answers) {
    if let Some(id) = place.get("operationId")
        && id.text() != id.text().to_snake_case()
    {
        id.problem(format_args!("must be snake_case: `{}`", id.text().to_snake_case()));
    }
    let sources = place.list("x-docs");
    if sources.is_empty() {
        place.problem("`x-docs` must name a page and section, or a server and what it says");
    }
    for source in sources {
        let has = |keys: [&str; 2]| keys.iter().all(|key| source.get(key).is_some());
        if has(["page", "section"]) == has(["server", "says"])
            || source.value.as_object().is_some_and(|keys| keys.len() != 2)
        {
            source.problem("must have `page` and `section`, or `server` and `says`");
        }
    }
    responses(place, answers);
    if let Some(body) = place.get("requestBody") {
        if matches!(method, "get" | "head") {
            body.problem(format_args!("a {method} has no body: use parameters, or another method"));
        }
        if body.value["required"] != true {
            body.problem("a body must be `required: true`: write an operation for each form");
        }
    }
    parameters(path, place);
    calls(place, answers);
    paging(place, answers);
}

fn responses(place: &Cursor<'_>, answers: &Answers) {
    let Some(responses) = place.get("responses") else { return };
    let listed = responses.entries();
    for status in &answers.statuses {
        if !(200..300).contains(status) || answers.by_code {
            let _ = responses.require(&status.to_string());
        }
    }
    for (status, response) in &listed {
        // An operation can document more statuses than all do, as long as none of them is another success.
        let number = status.parse::<u16>().ok().filter(|number| (200..600).contains(number));
        if number.is_none_or(|number| number.to_string() != *status) {
            response.problem(format_args!(
                "the status `{status}` is not supported here: write one from 200 to 599, or remove it"
            ));
        }
    }
    if listed.iter().filter(|(status, _)| answers.is_success(status)).count() != 1 {
        responses.problem("there must be exactly one response for a success, with a status from 200 to 299");
    }
    for (_, answer) in listed.iter().filter(|(status, _)| answers.is_success(status)) {
        if let Some(schema) = json(answer) {
            success_schema(place, &schema, answers);
        }
    }
}

fn json<'a>(answer: &Cursor<'a>) -> Option<Cursor<'a>> {
    answer.resolve()?.get("content")?.get("application/json")?.get("schema")
}

/// Returns the schema of a success from its response.
fn success<'a>(place: &Cursor<'a>, answers: &Answers) -> Option<Cursor<'a>> {
    let responses = place.get("responses")?.entries();
    let (_, answer) = responses.into_iter().find(|(status, _)| answers.is_success(status))?;
    let schema = json(&answer)?;
    match answers.by_code {
        true => schema.list("anyOf").into_iter().next(),
        false => Some(schema),
    }
}

fn success_schema(place: &Cursor<'_>, schema: &Cursor<'_>, answers: &Answers) {
    let Some(success) = success(place, answers) else { return };
    let Some((found, kind)) = resolved(&success) else { return };
    match kind {
        Kind::AnyOf if place.get("x-calls").is_none() && answers.by_code => {
            success.problem("a response that is `anyOf` needs `x-calls`, which list the result of each call");
        }
        Kind::AnyOf | Kind::Array | Kind::Map => {}
        Kind::Object => data(&success, &found, answers),
        _ => schema.problem(format_args!("a response cannot be {}: make it an object", kind.name())),
    }
}

/// Returns the member of a success that has the data.
fn data(from: &Cursor<'_>, answer: &Cursor<'_>, answers: &Answers) {
    if answers.data.is_empty() {
        return;
    }
    let Some(data) = answer.get("properties").and_then(|properties| properties.get(&answers.data)) else { return };
    if data.value.get("nullable").is_some() {
        data.problem("the data of a response cannot be `nullable`: remove it, or take the property out of `required`");
    }
    match resolved(&data) {
        Some((_, Kind::Object | Kind::Map)) => {}
        Some((found, Kind::Array)) if data.value.get("$ref").is_none() => {
            let items = found.get("items").and_then(|items| Some((items.ref_name().is_some(), resolved(&items)?.1)));
            if !matches!(items, Some((true, Kind::Object))) {
                data.problem("the rows of a response must be a `$ref` to a named object");
            }
        }
        Some((_, Kind::Array)) => {
            data.problem("the data of a response must have `type: array` here, not through a `$ref`")
        }
        _ => {
            let name = from.ref_name().unwrap_or_default();
            data.problem(format_args!("the data of `{name}` must be a `$ref` to a named object, or an array of them"));
        }
    }
}

fn parameters(path: &str, place: &Cursor<'_>) {
    let listed: Vec<_> = place.list("parameters").iter().filter_map(Cursor::resolve).collect();
    let template: Vec<_> = path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    for (index, name) in template.iter().enumerate() {
        if template[..index].contains(name) {
            place.problem(format_args!("the path has `{{{name}}}` twice: give each its own name"));
        }
        if !listed.iter().any(|parameter| parameter.value["name"] == *name && parameter.value["in"] == "path") {
            place.problem(format_args!("the path parameter `{name}` is not declared"));
        }
    }
    for parameter in &listed {
        let (name, location) = (parameter.value["name"].as_str().unwrap_or_default(), parameter.value["in"].as_str());
        let twin = |other: &&Cursor<'_>| {
            other.value["name"].as_str().is_some_and(|other| other.eq_ignore_ascii_case(name))
                && other.value["in"] == parameter.value["in"]
        };
        if location == Some("header") && listed.iter().filter(twin).count() > 1 {
            parameter.problem(format_args!("the header `{name}` is declared twice: remove one of the two"));
        }
        let required = parameter.value["required"] == true;
        let schema = parameter.get("schema");
        let found = schema.as_ref().and_then(resolved);
        let kind = found.as_ref().map(|(_, kind)| *kind);
        match location {
            Some("path") => {
                if !required {
                    parameter.problem("a path parameter must be `required: true`");
                }
                if !template.contains(&name) {
                    place.problem(format_args!("`{name}` is not in the path {path}"));
                }
                if let Some(kind @ (Kind::Number | Kind::Boolean)) = kind {
                    parameter.problem(format_args!(
                        "a path parameter cannot be {}: make it a string or an integer",
                        kind.name()
                    ));
                }
                if let Some(default) = schema.as_ref().and_then(|schema| schema.get("default")) {
                    default.problem("a path parameter has no `default`: remove it");
                }
            }
            Some("query") => {}
            Some("header") => header(parameter, name, kind),
            _ => {
                let place = parameter.get("in").unwrap_or_else(|| parameter.clone());
                place.problem("must be `path`, `query` or `header`: other parameters are not supported");
            }
        }
        if let (Some((found, _)), Some(schema)) = (&found, &schema)
            && found.value["format"] == "password"
        {
            schema.problem("a secret is a property of a body, not a parameter");
        }
        if let Some(twice) = parameter.get("x-decoded-twice")
            && (location != Some("query") || kind != Some(Kind::String))
        {
            twice.problem("is supported only for strings in the query");
        }
        if parameter.get("example").is_some() && parameter.get("examples").is_some() {
            parameter.problem("has `example` and `examples`: remove one of the two");
        }
    }
}

fn header(place: &Cursor<'_>, name: &str, kind: Option<Kind>) {
    if OWN_HEADERS.contains(&name.to_lowercase().as_str()) {
        place.problem(format_args!("the client sets the header `{name}` itself: remove the parameter"));
    }
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        place.problem(format_args!("`{name}` is not a valid header name: write letters, digits, `-` and `_`"));
    }
    if kind.is_some_and(|kind| kind != Kind::String) {
        place.problem("a header parameter must be `type: string`, without `enum`");
    }
}

/// Returns the schema of the operation's request body.
fn body<'a>(place: &Cursor<'a>) -> Option<Cursor<'a>> {
    place.get("requestBody")?.get("content")?.get("application/json")?.get("schema")
}

/// Returns the parts of a `oneOf` or `anyOf`, or the schema itself, by name.
fn alternatives<'a>(schema: &Cursor<'a>) -> Vec<&'a str> {
    let Some(name) = schema.ref_name() else { return Vec::new() };
    let Some((found, kind)) = resolved(schema) else { return Vec::new() };
    let parts = match kind {
        Kind::OneOf => found.list("oneOf"),
        Kind::AnyOf => found.list("anyOf"),
        _ => Vec::new(),
    };
    std::iter::once(name).chain(parts.iter().filter_map(Cursor::ref_name)).collect()
}

fn calls(place: &Cursor<'_>, answers: &Answers) {
    let answer = success(place, answers);
    let calls = place.list("x-calls");
    if calls.is_empty() {
        if place.get("x-calls").is_some() {
            place.problem("`x-calls` is empty: list the calls, or remove it");
        }
        if let Some(answer) = &answer {
            batch(place, "x-batch", body(place).as_ref(), answer, answers);
            if let Some(outcome) =
                place.get("x-batch").filter(|outcome| outcome.value.is_object() && body(place).is_none())
            {
                outcome.problem("a batch needs a body that is an array");
            }
            if let Some(absent) = place.get("x-not-found") {
                not_found(&absent, answer, answers);
            }
        }
        if let Some(given) = place.get("x-bulk") {
            let is_batch = place.get("x-batch").is_some_and(|batch| batch.value.is_object());
            bulk(&given, place, body(place).as_ref(), is_batch);
        }
        return;
    }
    let parameters = place.list("parameters").into_iter().filter_map(|parameter| parameter.resolve());
    for parameter in parameters.filter(|parameter| parameter.value["in"] == "query" && calls.len() > 1) {
        parameter.problem(
            "an operation with several calls in `x-calls` cannot have query parameters: in the client profile, all but one of \
             the calls are at a path with a fragment, which would contain the query",
        );
    }
    let bodies = body(place).map(|body| alternatives(&body)).unwrap_or_default();
    let given = answer.as_ref().map(alternatives).unwrap_or_default();
    for call in calls {
        for (key, known, whole) in [("body", &bodies, "the request body"), ("answer", &given, "the response")] {
            if let Some(named) = call.get(key)
                && !known.iter().any(|known| named.value == *known)
            {
                let known = if known.is_empty() { "nothing".to_owned() } else { known.join(", ") };
                named.problem(format_args!("must be a part of {whole}: {known}"));
            }
        }
        if let Some(outcome) = call.get("outcome").filter(|outcome| outcome.value != "result") {
            outcome.problem("must be `result`");
        }
        if let Some(text) = call.get("name")
            && text.text() != text.text().to_snake_case()
        {
            text.problem(format_args!("must be snake_case: `{}`", text.text().to_snake_case()));
        }
        let schema = |key: &str| call.value[key].as_str().and_then(|name| call.named_schema(name));
        if let (Some(body), Some(answer)) = (schema("body"), schema("answer")) {
            batch(&call, "batch", Some(&body), &answer, answers);
        }
        if let Some(given) = call.get("bulk") {
            let is_batch = call.get("batch").is_some_and(|batch| batch.value.is_object());
            bulk(&given, place, schema("body").as_ref(), is_batch);
        }
    }
    for key in ["x-batch", "x-bulk", "x-not-found"] {
        if let Some(place) = place.get(key) {
            place.problem("has no effect next to `x-calls`: move it into a call");
        }
    }
}

fn not_found(absent: &Cursor<'_>, answer: &Cursor<'_>, answers: &Answers) {
    let data = resolved(answer).and_then(|(answer, _)| answer.get("properties")?.get(&answers.data));
    let wanted = match data.as_ref().and_then(resolved) {
        Some((_, Kind::Array)) => "empty-array",
        Some((_, Kind::Object)) => "empty-object",
        _ => return absent.problem("the response has no data that could be empty: remove it"),
    };
    if absent.value != wanted {
        absent.problem(format_args!("must be `{wanted}`, as the data of the response is"));
    }
}

/// An operation with an array body and outcomes in its response must be a batch, or be marked as none.
fn batch(place: &Cursor<'_>, key: &str, body: Option<&Cursor<'_>>, answer: &Cursor<'_>, answers: &Answers) {
    let is_array = |schema: &Cursor<'_>| resolved(schema).is_some_and(|(_, kind)| kind == Kind::Array);
    let array = body.and_then(|body| {
        let (found, kind) = resolved(body)?;
        match kind {
            Kind::Array => Some(found),
            Kind::OneOf => resolved(&found.list("oneOf").into_iter().find(is_array)?).map(|(found, _)| found),
            _ => None,
        }
    });
    let data = resolved(answer).and_then(|(answer, _)| {
        if answers.data.is_empty() { Some(answer) } else { answer.get("properties")?.get(&answers.data) }
    });
    let data = data.as_ref().and_then(resolved);
    let has = |schema: &Cursor<'_>, name: &str| schema.value["properties"].get(name).is_some();
    let outcome = data.as_ref().and_then(|(data, kind)| match kind {
        Kind::Array => {
            let (row, _) = resolved(&data.get("items")?)?;
            ["code", "result"].into_iter().find(|name| has(&row, name))
        }
        Kind::Map if data.value["additionalProperties"]["type"] == "string" => Some("name"),
        _ => None,
    });
    let given = place.get(key);
    match (&given, array.is_some(), outcome) {
        (None, true, Some(outcome)) => place.problem(format_args!(
            "takes an array, and its response has the outcome of each item (`{outcome}`): write `{key}: {{outcome: {outcome}, …}}`, or `{key}: false`"
        )),
        (Some(given), false, _) if given.value.is_object() => given.problem("a batch needs a body that is an array"),
        _ => {}
    }
    let Some(given) = given.filter(|given| given.value.is_object()) else {
        if let Some(flag) = place.get(key).filter(|flag| flag.value == &Value::Bool(true)) {
            flag.problem(format_args!(
                "must be `false`, or describe the batch: `{key}: {{outcome: code, order: request}}`"
            ));
        }
        return;
    };
    let text = |key: &str| given.value.get(key).and_then(Value::as_str);
    let (said, key) = (text("outcome").unwrap_or_default(), text("key"));
    if !matches!(said, "code" | "result" | "name") {
        return given.problem("`outcome` must be `code`, `result` or `name`");
    }
    let by_name = said == "name";
    if key.is_some() != by_name {
        given.problem("`key` belongs to `outcome: name`, and only there");
    }
    if text("order").is_some() == by_name || !matches!(text("order"), None | Some("request" | "reversed")) {
        given.problem("`order` must be `request` or `reversed`, and belongs to every `outcome` but `name`");
    }
    let row = data.as_ref().and_then(|(data, _)| Some(resolved(&data.get("items")?)?.0));
    match (&data, &row) {
        (Some((_, Kind::Map)), _) if by_name => {}
        (_, Some(row)) if !by_name && has(row, said) => {}
        _ => given.problem(format_args!("the response has no items with the outcome `{said}`")),
    }
    let item = array.as_ref().and_then(|array| Some(resolved(&array.get("items")?)?.0));
    if let (Some(key), Some(item)) = (key, item)
        && !has(&item, key)
    {
        given.problem(format_args!("`key` names `{key}`, which is not a property of the items"));
    }
}

/// Checks that an operation with `x-bulk` changes something, and takes a batch or one item.
fn bulk(place: &Cursor<'_>, operation: &Cursor<'_>, body: Option<&Cursor<'_>>, is_batch: bool) {
    if operation.pointer.ends_with("/get") {
        place.problem("is not for operations that only read: make one call for each, or read a list");
    }
    if let Some(name) = place.get("name")
        && name.text() != name.text().to_snake_case()
    {
        name.problem(format_args!("must be snake_case: `{}`", name.text().to_snake_case()));
    }
    let is_array = body.and_then(resolved).is_some_and(|(_, kind)| kind == Kind::Array);
    if is_array && !is_batch {
        place.problem("the body is an array, but not a batch: the outcome of an item would not be known");
    }
    let listed = operation.list("parameters");
    let mut parameters = listed.iter().filter_map(Cursor::resolve);
    if is_batch && parameters.any(|parameter| parameter.value["required"] == true) {
        place.problem("a batch with required parameters is not supported here");
    }
    let fields = item_fields(operation, body);
    let (path, sent) = fields.split_at(item_fields(operation, None).len());
    for (name, _) in path {
        if sent.iter().any(|(field, _)| [name, &crate::naming::field(name)].contains(&field)) {
            place.problem(format_args!(
                "`{name}` is a parameter in the path and a property of the body: an item of a job by name has one field for both"
            ));
        }
    }
    for key in ["unique", "ordered-by"] {
        if let Some(listed) = place.get(key).filter(|listed| listed.value.as_array().is_some_and(Vec::is_empty)) {
            listed.problem("is empty: list fields, or remove it");
        }
        for name in place.list(key) {
            if !fields.iter().any(|(field, _)| name.value == field.as_str()) {
                name.problem("must be a parameter in the path, or a property of an item");
            }
        }
    }
}

/// The maximum page number and number of rows.
const MOST: i128 = 0xffff_ffff;

fn paging(place: &Cursor<'_>, answers: &Answers) {
    let Some(paging) = place.get("x-paging") else { return };
    let listed: Vec<_> = place.list("parameters").iter().filter_map(Cursor::resolve).collect();
    let text = |key: &str| paging.value.get(key).and_then(Value::as_str);
    if text("page").is_some() == text("cursor").is_some() {
        paging.problem("must have `page` or `cursor`: the parameter for the next page");
    }
    if text("cursor").is_some() != text("next").is_some() {
        paging.problem("`cursor` needs `next`, the field with the next cursor, and only `cursor` does");
    }
    for key in ["page", "cursor", "limit"] {
        let Some(name) = text(key) else { continue };
        let Some(parameter) =
            listed.iter().find(|parameter| parameter.value["name"] == name && parameter.value["in"] == "query")
        else {
            paging.problem(format_args!("`{key}` names the parameter `{name}`, which is not declared"));
            continue;
        };
        let wanted = if key == "cursor" { Kind::String } else { Kind::Integer };
        let found = parameter.get("schema").as_ref().and_then(resolved);
        match found {
            Some((schema, kind)) if kind == wanted => {
                let range = Range::of(schema.value);
                let small = range.min.is_some_and(|least| least >= 0) && range.max.is_some_and(|most| most <= MOST);
                if wanted == Kind::Integer && !small {
                    paging.problem(format_args!("`{name}` must have a `minimum` from 0, and a `maximum` up to {MOST}"));
                }
            }
            _ => paging.problem(format_args!("`{name}` must be {}", wanted.name())),
        }
        if crate::naming::field(name) != key && key != "cursor" {
            paging.problem(format_args!("`{name}` must be called `_{key}` or `{key}`: lists share these setters"));
        }
    }
    let Some(answer) = success(place, answers).and_then(|answer| Some(resolved(&answer)?.0)) else { return };
    let member = |name: &str| answer.get("properties").and_then(|properties| properties.get(name));
    let rows = match (text("rows"), answers.data.as_str()) {
        (Some(rows), _) => member(rows),
        (None, "") => Some(answer.clone()),
        (None, data) => member(data),
    };
    if rows.is_none_or(|rows| rows.value["type"] != "array") {
        paging.problem("a list with pages must be an array: the response has no rows");
    }
    let meta = match text("meta") {
        Some(name) => member(name).as_ref().and_then(resolved).map(|(meta, _)| meta),
        None if text("cursor").is_none() && text("rows").is_none() => {
            member("meta").as_ref().and_then(resolved).map(|(meta, _)| meta)
        }
        None => Some(answer.clone()),
    };
    for key in ["more", "total", "next"] {
        let Some(name) = text(key) else { continue };
        if meta.as_ref().is_none_or(|meta| meta.value["properties"].get(name).is_none()) {
            paging.problem(format_args!("`{key}` names the field `{name}`, which the response does not have"));
        }
    }
}
