//! Reads the model from a document.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Answer, Answers, Api, Body, Bulk, CATEGORIES, Call, Credential, Credentials, Failure, Filter, Info, Named,
    Operation, Paging, Parameter, Place, Position, RELATIONS, Reading, Shape, Shown, Tag, answers,
};
use crate::naming;
use crate::read::{Cursor, Failures};

pub fn api(root: &Cursor<'_>) -> Api {
    let schemas = root.require("components").and_then(|components| components.require("schemas"));
    let info = root.require("info");
    let answers = info.as_ref().and_then(|info| info.require("x-answers")).map(|place| answers_of(&place));
    let answers = answers.unwrap_or_else(|| Answers {
        success_code: None,
        data: None,
        code: String::new(),
        message: String::new(),
        failure: None,
        statuses: Vec::new(),
        body_unread_after: Vec::new(),
        foreign: Vec::new(),
    });
    let of_type = |kind: &str| {
        let listed = schemas.as_ref().map(|schemas| schemas.entries()).unwrap_or_default();
        let mut listed = listed.into_iter().map(|(_, schema)| schema);
        let known = listed.find(|schema| schema.value["x-type"] == kind && schema.get("x-enum-categories").is_some());
        known.map(|place| named_values(&place)).unwrap_or_default()
    };
    let operations = operations(root);
    let rule = Failures::read(root);
    Api {
        tags: root
            .require("tags")
            .map(|tags| tags.items())
            .unwrap_or_default()
            .iter()
            .map(|tag| Tag {
                name: tag.require_text("name").to_owned(),
                description: tag.require_text("description").to_owned(),
            })
            .collect(),
        statuses: statuses(&operations),
        operations: operations
            .iter()
            .map(|(method, path, place)| operation(method, path, place, &answers, rule.as_ref()))
            .collect(),
        codes: of_type("result-code"),
        reasons: of_type("reason"),
        max_body_bytes: info.as_ref().and_then(|info| bytes(info, "x-max-body-bytes")),
        max_request_line_bytes: info.as_ref().and_then(|info| bytes(info, "x-max-request-line-bytes")),
        excluded: info
            .as_ref()
            .and_then(|info| info.get("x-excluded-characters"))
            .map(|place| place.value.as_str().unwrap_or_default().chars().collect())
            .unwrap_or_default(),
        secret_fields: schemas.as_ref().map(secret_fields).unwrap_or_default(),
        readings: schemas.as_ref().map(readings).unwrap_or_default(),
        info: info_of(root),
        answers,
    }
}

fn readings(schemas: &Cursor<'_>) -> Vec<Reading> {
    let one = |(name, schema): (&str, Cursor<'_>)| {
        let reading = schema.get("x-reading")?;
        let values = reading.require_text("values");
        let property = schema.get("properties")?.get(values)?;
        Some(Reading {
            row: name.to_owned(),
            source: reading.require_text("source").to_owned(),
            values: values.to_owned(),
            schema: property.ref_name()?.to_owned(),
        })
    };
    schemas.entries().into_iter().filter_map(one).collect()
}

fn info_of(root: &Cursor<'_>) -> Info {
    let info = root.require("info");
    let text = |key: &str| info.as_ref().map(|info| info.require_text(key)).unwrap_or_default().to_owned();
    let api = info.as_ref().and_then(|info| info.require("x-api"));
    let named = |key: &str| api.as_ref().map(|api| api.require_text(key)).unwrap_or_default().to_owned();
    let mut parts = api
        .as_ref()
        .and_then(|api| api.require("credentials"))
        .map(|parts| parts.items())
        .unwrap_or_default()
        .into_iter()
        .map(|part| Credential {
            argument: part.require_text("argument").to_owned(),
            variable: part.require_text("variable").to_owned(),
        });
    let nothing = || Credential { argument: String::new(), variable: String::new() };
    let scheme = security_scheme(root);
    let (first, second) = (parts.next(), parts.next());
    let credentials = match (scheme.as_deref(), first, second) {
        (Some("basic"), Some(name), Some(secret)) => Credentials::Basic(name, secret),
        (Some("bearer"), Some(token), None) => Credentials::Bearer(token),
        (scheme, ..) => {
            if let Some(api) = &api {
                api.problem(match scheme {
                    Some("basic") => "`credentials` must have two parts: the user name and the password",
                    Some("bearer") => "`credentials` must have one part: the token",
                    _ => "the document must have one security scheme, `type: http` with `basic` or `bearer`",
                });
            }
            Credentials::Bearer(nothing())
        }
    };
    Info {
        title: text("title"),
        version: named("version"),
        package: named("crate"),
        module: named("module"),
        default: api.as_ref().and_then(|api| api.flag("default")).unwrap_or_default(),
        command_groups: info
            .as_ref()
            .and_then(|info| info.get("x-command-groups"))
            .map(|groups| groups.entries())
            .unwrap_or_default()
            .into_iter()
            .map(|(group, summary)| (group.to_owned(), summary.text().to_owned()))
            .collect(),
        address: named("address"),
        credentials,
    }
}

/// Returns the type of the only security scheme, which the whole document requires.
fn security_scheme(root: &Cursor<'_>) -> Option<String> {
    let required = root.require("security")?.items();
    let [only] = required.as_slice() else { return None };
    let entries = only.entries();
    let [(name, _)] = entries.as_slice() else { return None };
    let scheme = root.require("components")?.require("securitySchemes")?.require(name)?;
    (scheme.require_text("type") == "http").then(|| scheme.require_text("scheme").to_owned())
}

fn answers_of(place: &Cursor<'_>) -> Answers {
    let success = place.require("success");
    let success_code = match success.as_ref().map(|success| success.value) {
        Some(Value::String(word)) if word == "status" => None,
        Some(Value::Object(_)) => {
            let code = success.as_ref().and_then(|success| success.require("code"));
            let number = code.as_ref().and_then(|code| code.value.as_i64());
            if let (Some(code), None) = (&code, number) {
                code.problem("must be an integer");
            }
            number
        }
        Some(_) => {
            place.problem("`success` must be `status`, or `{code: 0}`");
            None
        }
        None => None,
    };
    let numbers = |key: &str| -> Vec<u16> {
        let listed = place.get(key).map(|listed| listed.items()).unwrap_or_default();
        let number = |item: &Cursor<'_>| item.value.as_u64().and_then(|number| u16::try_from(number).ok());
        listed
            .iter()
            .filter_map(|item| {
                let status = number(item).filter(|status| (100..600).contains(status));
                if status.is_none() {
                    item.problem("must be an HTTP status");
                }
                status
            })
            .collect()
    };
    let foreign = place.get("foreign-codes").map(|listed| listed.items()).unwrap_or_default();
    Answers {
        success_code,
        data: place.get("data").map(|data| data.text().to_owned()),
        code: place.require_text("code").to_owned(),
        message: place.require_text("message").to_owned(),
        failure: place.get("failure").map(|failure| failure.text().to_owned()),
        statuses: numbers("statuses"),
        body_unread_after: numbers("body-unread-after"),
        foreign: foreign
            .iter()
            .map(|entry| {
                let words = entry.require("words").map(|words| words.texts()).unwrap_or_default();
                (words.into_iter().map(str::to_owned).collect(), entry.require_text("advice").to_owned())
            })
            .collect(),
    }
}

/// Reads a number of bytes, which is not zero.
fn bytes(info: &Cursor<'_>, key: &str) -> Option<u64> {
    let place = info.get(key)?;
    let bytes = place.value.as_u64().filter(|bytes| *bytes > 0);
    if bytes.is_none() {
        place.problem("must be a number of bytes");
    }
    bytes
}

fn secret_fields(schemas: &Cursor<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, schema) in schemas.entries() {
        let properties = schema.get("properties").map(|properties| properties.entries()).unwrap_or_default();
        for (name, property) in properties {
            if is_secret(&property) {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

/// Whether a property is a secret, or an `allOf` of one, or a list of secrets.
fn is_secret(place: &Cursor<'_>) -> bool {
    let Some(schema) = place.resolve() else { return false };
    let inner = schema.get("items").or_else(|| schema.get("allOf")?.items().into_iter().next());
    schema.value["format"] == "password" || inner.is_some_and(|inner| is_secret(&inner))
}

/// Returns every operation of a document: method, path and place.
pub fn operations<'a>(root: &Cursor<'a>) -> Vec<(String, String, Cursor<'a>)> {
    const METHODS: &[&str] = &["get", "put", "post", "delete", "patch"];
    let paths = root.require("paths").map(|paths| paths.entries()).unwrap_or_default();
    let mut found = Vec::new();
    for (path, item) in paths {
        for (key, place) in item.entries() {
            if METHODS.contains(&key) {
                found.push((key.to_uppercase(), path.to_owned(), place));
            } else {
                place.problem(format_args!("only {} are supported here", METHODS.join(", ")));
            }
        }
    }
    found
}

fn operation(method: &str, path: &str, place: &Cursor<'_>, answers: &Answers, rule: Option<&Failures>) -> Operation {
    let id = place.require_text("operationId").to_owned();
    let mut paging = place.get("x-paging").and_then(|paging| paging_of(&paging));
    let success = answers::success(place, answers);
    let calls = match place.get("x-calls") {
        Some(calls) => calls.items().iter().map(|call| listed_call(place, call, answers)).collect(),
        None => {
            let schema = success.as_ref().and_then(|(_, schema)| schema.as_ref());
            let answer = schema.and_then(|schema| answers::kind(schema, place, answers, paging.as_ref()));
            vec![only_call(&id, place, answer.unwrap_or(Answer::Ack))]
        }
    };
    let rows: Vec<_> = calls
        .iter()
        .filter(|call| !matches!(call.answer, Answer::Batch(_)))
        .filter_map(|call| place.named_schema(call.answer.row()?))
        .collect();
    if let (Some(paging), [row]) = (&mut paging, rows.as_slice()) {
        paging.key =
            row.get("x-key").map(|key| key.texts().into_iter().map(str::to_owned).collect()).unwrap_or_default();
    }
    let is_list = paging.is_some();
    let tag =
        place.require("tags").and_then(|tags| tags.texts().first().map(|tag| (*tag).to_owned())).unwrap_or_default();
    let (group, command) = naming::command(place.value["x-command"].as_str(), &tag, &id);
    Operation {
        method: method.to_owned(),
        path: path.to_owned(),
        tag,
        group,
        command,
        summary: place.require_text("summary").to_owned(),
        description: place.require_text("description").to_owned(),
        idempotent: place.require("x-idempotent").and_then(|_| place.flag("x-idempotent")).unwrap_or_default(),
        deprecated: place.flag("deprecated").unwrap_or_default(),
        success: success
            .as_ref()
            .and_then(|(_, schema)| schema.as_ref())
            .and_then(|schema| {
                if schema.ref_name().is_none() {
                    schema.problem("must be a `$ref` to a named schema");
                }
                schema.ref_name()
            })
            .map(str::to_owned),
        status: success.map_or(200, |(status, _)| status),
        paging,
        parameters: place
            .get("parameters")
            .map(|parameters| parameters.items())
            .unwrap_or_default()
            .iter()
            .filter_map(|place| parameter(&place.resolve()?, &rows, is_list))
            .collect(),
        body: operation_body(place).map(|(name, _)| name),
        body_examples: body_examples(place),
        calls,
        failures: failures(place, answers, rule),
        id,
    }
}

/// Returns the examples of responses with JSON, or with another body.
fn examples<'a>(place: &Cursor<'a>, json: bool) -> Vec<(u16, &'a str, &'a str, Cursor<'a>)> {
    let mut found = Vec::new();
    for (status, response) in place.require("responses").map(|listed| listed.entries()).unwrap_or_default() {
        let Some((status, response)) = status.parse().ok().zip(response.resolve()) else { continue };
        for (content_type, content) in response.get("content").map(|listed| listed.entries()).unwrap_or_default() {
            if (content_type == "application/json") != json {
                continue;
            }
            let listed = content.get("examples").map(|listed| listed.entries()).unwrap_or_default();
            let resolved = listed.into_iter().filter_map(|(name, example)| Some((name, example.resolve()?)));
            found.extend(resolved.map(|(name, example)| (status, content_type, name, example)));
        }
    }
    found
}

/// Returns the examples of failures: those of a status that is not a success, or with a body that is none by the `rule`.
fn failures(place: &Cursor<'_>, answers: &Answers, rule: Option<&Failures>) -> Vec<Failure> {
    let listed = examples(place, true).into_iter().map(|(status, _, name, example)| Failure {
        name: name.to_owned(),
        summary: example.get("summary").map(|summary| summary.text().to_owned()).unwrap_or_default(),
        status,
        body: example.value["value"].clone(),
    });
    let is_failure =
        |found: &Failure| !answers.is_success(found.status) || rule.is_some_and(|rule| rule.is_failure(&found.body));
    listed.filter(is_failure).collect()
}

/// Returns the first example of each error status.
fn statuses(operations: &[(String, String, Cursor<'_>)]) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    for json in [false, true] {
        for (status, content_type, _, example) in operations.iter().flat_map(|(.., place)| examples(place, json)) {
            if status >= 400 && !found.iter().any(|shown| shown.status == status) {
                let value = &example.value["value"];
                let body = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                found.push(Shown { status, content_type: content_type.to_owned(), body });
            }
        }
    }
    found.sort_by_key(|shown| shown.status);
    found
}

fn paging_of(place: &Cursor<'_>) -> Option<Paging> {
    let field = |key: &str| place.get(key).map(|field| field.text().to_owned());
    let position = match (field("page"), field("cursor"), field("next")) {
        (Some(page), None, None) => Position::Number(page),
        (None, Some(cursor), Some(next)) => Position::Cursor(cursor, next),
        _ => {
            place.problem("must have `page`, or `cursor` with `next`");
            return None;
        }
    };
    Some(Paging {
        position,
        limit: place.require_text("limit").to_owned(),
        rows: field("rows"),
        meta: field("meta"),
        more: field("more"),
        total: field("total"),
        key: Vec::new(),
    })
}

/// Returns what a parameter of a list requires of its rows; `rows` are the schemas of the data.
fn filter(place: &Cursor<'_>, rows: &[Cursor<'_>], is_list: bool) -> Option<Filter> {
    let given = place.get("x-filter")?;
    if !is_list || place.value["in"] != "query" {
        given.problem("is supported only for query parameters of lists with pages");
        return None;
    }
    let relations = RELATIONS.iter().filter_map(|(relation, _)| Some((*relation, given.get(relation)?)));
    let [(relation, field)] = relations.collect::<Vec<_>>().try_into().map_err(|_| given.problem(ONE_RELATION)).ok()?;
    if !rows.iter().any(|row| has_property(row, field.text())) {
        field.problem(format_args!("rows have no field `{}`", field.text()));
    }
    let text = |(name, value): (&str, Cursor<'_>)| {
        let value = match value.value {
            Value::String(text) => text.clone(),
            Value::Bool(boolean) => boolean.to_string(),
            _ => {
                value.problem("must be a string or a boolean");
                return None;
            }
        };
        Some((name.to_owned(), value))
    };
    let values = given.get("values").map(|values| values.entries()).unwrap_or_default();
    Some(Filter { relation, field: field.text().to_owned(), values: values.into_iter().filter_map(text).collect() })
}

/// What a filter without exactly one relation is told.
const ONE_RELATION: &str = "must have one of `equals`, `contains`, `at-least`, `at-most`, `topic` and `share-group`";

/// Returns the field of the response that repeats the value of a path parameter; `rows` are the schemas of the data.
fn repeated_in(place: &Cursor<'_>, name: &str, rows: &[Cursor<'_>]) -> Option<String> {
    let given = place.get("x-repeated-in")?;
    let has = |field: &str| rows.iter().any(|row| has_property(row, field));
    match given.text() {
        _ if place.value["in"] != "path" => given.problem("is supported only for path parameters"),
        field if has(name) && !has(field) => {
            given.problem(format_args!("no response has a field `{field}`, but one has `{name}`"));
        }
        field => return has(field).then(|| field.to_owned()),
    }
    None
}

fn has_property(schema: &Cursor<'_>, name: &str) -> bool {
    let Some(schema) = schema.resolve() else { return false };
    schema.get("properties").is_some_and(|properties| properties.get(name).is_some())
        || schema.list("oneOf").iter().any(|part| has_property(part, name))
}

fn parameter(place: &Cursor<'_>, rows: &[Cursor<'_>], is_list: bool) -> Option<Parameter> {
    let schema = place.require("schema")?;
    let found = match place.require_text("in") {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        _ => {
            place.problem("only parameters in `path`, `query` and `header` are supported");
            return None;
        }
    };
    let listed = place.get("examples").map(|examples| examples.entries()).unwrap_or_default();
    let listed = listed.first().and_then(|(_, example)| Some(example.resolve()?.value.get("value")?.clone()));
    let resolved = schema.resolve()?.value.clone();
    let name = place.require_text("name").to_owned();
    Some(Parameter {
        rust: naming::given(&name, place.value),
        repeated_in: repeated_in(place, &name, rows),
        filter: filter(place, rows, is_list),
        name,
        place: found,
        required: place.flag("required").unwrap_or_default(),
        description: place.require_text("description").to_owned(),
        example: place.value.get("example").cloned().or(listed).or_else(|| resolved.get("example").cloned()),
        schema_name: schema.ref_name().map(str::to_owned),
        schema: resolved,
        decoded_twice: place.flag("x-decoded-twice").unwrap_or_default(),
    })
}

/// Returns the call of an operation without `x-calls`.
fn only_call(id: &str, place: &Cursor<'_>, answer: Answer) -> Call {
    let body = operation_body(place);
    Call {
        name: id.to_owned(),
        summary: place.require_text("summary").to_owned(),
        description: place.require_text("description").to_owned(),
        bulk: place.get("x-bulk").map(|bulk| bulk_of(&bulk, place, body.as_ref().map(|(_, schema)| schema))),
        body: body.map(|(name, schema)| Body { operation_schema: name.clone(), shape: shape(&schema), schema: name }),
        answer,
    }
}

/// Returns a call from `x-calls`.
fn listed_call(operation: &Cursor<'_>, place: &Cursor<'_>, answers: &Answers) -> Call {
    let body = operation_body(operation).and_then(|(operation_schema, _)| {
        let schema = place.require_text("body").to_owned();
        let shape = shape(&place.schema(&schema)?);
        Some(Body { operation_schema, schema, shape })
    });
    let answer = place.schema(place.require_text("answer")).and_then(|answer| {
        match place.get("batch").filter(|batch| !batch.value.is_boolean()) {
            Some(batch) => answers::listed_batch(&batch, &answer, answers),
            None => answers::kind(&answer, place, answers, None),
        }
    });
    Call {
        name: place.require_text("name").to_owned(),
        summary: place.require_text("summary").to_owned(),
        description: place.require_text("description").to_owned(),
        body,
        bulk: place.get("bulk").map(|bulk| {
            let body = place.get("body").and_then(|body| place.schema(body.text()));
            bulk_of(&bulk, operation, body.as_ref())
        }),
        answer: answer.unwrap_or(Answer::Ack),
    }
}

/// Reads `x-bulk` of an operation, or `bulk` of a call with this body.
fn bulk_of(place: &Cursor<'_>, operation: &Cursor<'_>, body: Option<&Cursor<'_>>) -> Bulk {
    let texts = |key: &str| -> Vec<String> {
        place.get(key).map(|listed| listed.texts()).unwrap_or_default().into_iter().map(str::to_owned).collect()
    };
    let fields = item_fields(operation, body);
    let is_list = |name: &str| fields.iter().any(|(known, format)| known == name && format.ends_with('s'));
    Bulk {
        name: place.require_text("name").to_owned(),
        summary: place.require_text("summary").to_owned(),
        unique: texts("unique"),
        ordered: texts("ordered-by").into_iter().map(|name| (name.clone(), is_list(&name))).collect(),
    }
}

/// Returns the fields of an item with their formats: the parameters in the path, and the properties of the body or of its
/// items.
pub fn item_fields(operation: &Cursor<'_>, body: Option<&Cursor<'_>>) -> Vec<(String, String)> {
    let listed = operation.list("parameters");
    let path = listed.iter().filter_map(Cursor::resolve).filter(|parameter| parameter.value["in"] == "path");
    let mut found: Vec<_> = path.map(|parameter| (parameter.require_text("name").to_owned(), String::new())).collect();
    if let Some(body) = body.and_then(Cursor::resolve) {
        found.extend(body_fields(&body.get("items").unwrap_or(body)));
    }
    found
}

/// Returns the fields of an object, or of all forms of one, with their formats.
pub fn body_fields(body: &Cursor<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Some(body) = body.resolve() {
        properties(&body, &mut found);
    }
    found
}

fn properties(schema: &Cursor<'_>, found: &mut Vec<(String, String)>) {
    for (name, property) in schema.get("properties").map(|listed| listed.entries()).unwrap_or_default() {
        let format = property.resolve().and_then(|property| property.value["format"].as_str());
        found.push((name.to_owned(), format.unwrap_or_default().to_owned()));
    }
    for part in schema.list("oneOf").iter().filter_map(Cursor::resolve) {
        properties(&part, found);
    }
}

fn operation_body<'a>(place: &Cursor<'a>) -> Option<(String, Cursor<'a>)> {
    let schema =
        place.get("requestBody")?.resolve()?.require("content")?.require("application/json")?.require("schema")?;
    let Some(name) = schema.ref_name() else {
        schema.problem("a request body must be a `$ref` to a named schema");
        return None;
    };
    Some((name.to_owned(), schema.resolve()?))
}

/// Returns the examples of the body of an operation.
fn body_examples(place: &Cursor<'_>) -> Vec<Value> {
    let content = place.get("requestBody").and_then(|body| body.get("content")?.get("application/json"));
    let Some(content) = content else { return Vec::new() };
    let listed = content.get("examples").map(|examples| examples.entries()).unwrap_or_default();
    let listed = listed.iter().filter_map(|(_, example)| example.resolve()?.value.get("value").cloned());
    content.value.get("example").cloned().into_iter().chain(listed).collect()
}

fn shape(schema: &Cursor<'_>) -> Shape {
    if schema.value["type"] == "array" {
        return Shape::List(
            schema.require("items").and_then(|items| items.ref_name().map(str::to_owned)).unwrap_or_default(),
        );
    }
    let (Some(properties), Some(required)) = (schema.get("properties"), schema.get("required")) else {
        return Shape::Object;
    };
    let required = required.texts();
    let properties: Vec<_> = properties.entries().iter().map(|(name, _)| (*name).to_owned()).collect();
    if properties.iter().all(|name| required.contains(&name.as_str())) {
        Shape::Fields(properties)
    } else {
        Shape::Object
    }
}

fn named_values(place: &Cursor<'_>) -> Vec<Named> {
    let values = place.require("enum").map(|values| values.items()).unwrap_or_default();
    let column = |key: &str| {
        let texts = place.require(key).map(|place| place.texts()).unwrap_or_default();
        if texts.len() != values.len() {
            place.problem(format_args!("`{key}` has {} entries, `enum` has {}", texts.len(), values.len()));
        }
        texts
    };
    let (names, descriptions, categories) =
        (column("x-enum-varnames"), column("x-enum-descriptions"), column("x-enum-categories"));
    let text = |column: &[&str], index: usize| column.get(index).copied().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let category = text(&categories, index);
        if !CATEGORIES.contains(&category.as_str()) {
            place.problem(format_args!("category `{category}` is none of {}", CATEGORIES.join(", ")));
        }
        if !(value.value.is_i64() || value.value.is_string()) {
            value.problem("must be an integer or a string");
        }
        found.push(Named {
            value: value.value.clone(),
            name: text(&names, index),
            description: text(&descriptions, index),
            category,
        });
    }
    found
}
