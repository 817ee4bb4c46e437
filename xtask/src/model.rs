//! The operations as data: what the emitters need, taken from a document once.

use std::collections::BTreeSet;

use heck::ToPascalCase;
use serde_json::Value;

use crate::read::{Cursor, Document, Problem, Problems};

/// The extension fields that the document may use; `spec/README.md` says what they mean.
pub const EXTENSIONS: &[&str] = &[
    "x-absent",
    "x-batch",
    "x-calls",
    "x-constructors",
    "x-decoded-twice",
    "x-docs",
    "x-encoded-by",
    "x-enum-categories",
    "x-enum-descriptions",
    "x-enum-varnames",
    "x-idempotent",
    "x-max-body-bytes",
    "x-not-found",
    "x-paging",
    "x-reason",
];

/// Everything that the document describes.
#[derive(Debug)]
pub struct Api {
    /// The version of the API.
    pub version: String,
    /// The groups of operations, in order.
    pub tags: Vec<Tag>,
    /// The operations, in order.
    pub operations: Vec<Operation>,
    /// The result codes.
    pub codes: Vec<Named<i64>>,
    /// The words in which a server gives a reason.
    pub reasons: Vec<Named<String>>,
    /// The most bytes of a request body that a server reads.
    pub max_body_bytes: u64,
    /// The names of the fields that hold a secret.
    pub secret_fields: BTreeSet<String>,
}

/// A group of operations.
#[derive(Debug)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub description: String,
}

/// A value of an enumeration, with its name and meaning.
#[derive(Debug)]
pub struct Named<T> {
    /// The value on the wire.
    pub value: T,
    /// Its name, `UPPER_SNAKE`.
    pub name: String,
    /// What it means.
    pub description: String,
    /// What kind of outcome it is; see [`CATEGORIES`].
    pub category: String,
}

/// The kinds of outcome that a result code or a reason can stand for.
pub const CATEGORIES: &[&str] =
    &["success", "server", "invalid_argument", "not_found", "already_exists", "client_offline", "other"];

/// One method on one path.
#[derive(Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template, under the base address.
    pub path: String,
    /// Its group.
    pub tag: String,
    /// One line.
    pub summary: String,
    /// Everything else to know.
    pub description: String,
    /// Whether sending it twice has the effect of once.
    pub idempotent: bool,
    /// The pages and sections that document it; none if its source is a measured server.
    pub docs: Vec<(String, String)>,
    /// How it pages, if it does.
    pub paging: Option<Paging>,
    /// Path and query parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The typed calls: usually one, with the name of the operation.
    pub calls: Vec<Call>,
}

/// Which parameters and which field make pages.
#[derive(Debug)]
pub struct Paging {
    /// The parameter with the number of the page.
    pub page: String,
    /// The parameter with the size of a page.
    pub limit: String,
    /// The field of `meta` that says whether there is another page, if the server sends one.
    pub more: Option<String>,
}

/// A path or query parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Whether it stands in the path.
    pub in_path: bool,
    /// What it means.
    pub description: String,
    /// Its schema, references followed.
    pub schema: Value,
    /// The name of its schema, if it has one.
    pub schema_name: Option<String>,
    /// Whether the server decodes its percent-encoding twice.
    pub decoded_twice: bool,
}

/// One typed way to call an operation.
#[derive(Debug)]
pub struct Call {
    /// The name of the method.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Everything else to know.
    pub description: String,
    /// The schema of what is sent.
    pub body: Option<Body>,
    /// What comes back.
    pub answer: Answer,
}

impl Call {
    /// The name of the type that builds it.
    pub fn type_name(&self) -> String {
        self.name.to_pascal_case()
    }
}

/// What a call sends.
#[derive(Debug)]
pub struct Body {
    /// The schema of the operation's body, which can be wider than the call's.
    pub operation_schema: String,
    /// The schema of the call's body.
    pub schema: String,
    /// What that schema is.
    pub shape: Shape,
}

/// The forms that a request body has.
#[derive(Debug)]
pub enum Shape {
    /// An object whose fields are all required: its fields are the arguments of the call.
    Fields(Vec<String>),
    /// Any other object.
    Object,
    /// A list of a named schema.
    List(String),
}

/// How the answer to a call reads. Names are of schemas.
#[derive(Debug)]
pub enum Answer {
    /// Nothing but the result code.
    Ack,
    /// A page of rows, with `meta`.
    Page(String),
    /// Rows, all of them.
    List(String),
    /// An object.
    Object(String),
    /// An object whose `result` is the outcome.
    Outcome(String),
    /// An object, which the server may leave out.
    OptionalObject(String),
    /// One thing in an object; an empty object says that there is none.
    OneObject(String),
    /// One thing in a list; an empty list says that there is none.
    OneRow(String),
    /// One outcome for each item of the request.
    Batch(Batch),
}

/// Where a batch answer keeps the outcomes of its items.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The schema of a row, if the rows are objects.
    pub row: Option<String>,
    /// Which field of a row, or the row itself, is the outcome: `code`, `result` or `name`.
    pub outcome: String,
    /// Whether the rows stand in the order of the request, or reversed.
    pub reversed: bool,
    /// For `name`: the field of an item whose value is the row's name.
    pub key: Option<String>,
}

impl Api {
    /// Takes the operations from a document, or says everything that is in the way.
    pub fn read(document: &Document) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let api = Self::collect(&Cursor::root(document, &problems));
        let problems = problems.into_vec();
        if problems.is_empty() { Ok(api) } else { Err(problems) }
    }

    fn collect(root: &Cursor<'_>) -> Self {
        let tags = root.require("tags").map(|tags| tags.items()).unwrap_or_default();
        let schemas = root.require("components").and_then(|components| components.require("schemas"));
        let named = |name: &str| schemas.as_ref().and_then(|schemas| schemas.require(name));
        let info = root.require("info");
        Self {
            version: info.as_ref().map(|info| info.require_text("version")).unwrap_or_default().to_owned(),
            tags: tags
                .iter()
                .map(|tag| Tag {
                    name: tag.require_text("name").to_owned(),
                    description: tag.require_text("description").to_owned(),
                })
                .collect(),
            operations: operations(root).iter().map(|(method, path, place)| operation(method, path, place)).collect(),
            codes: named("KnownResultCode").map(|place| named_values(&place, Value::as_i64)).unwrap_or_default(),
            reasons: named("KnownFailureReason")
                .map(|place| named_values(&place, |value| value.as_str().map(str::to_owned)))
                .unwrap_or_default(),
            max_body_bytes: info.and_then(|info| max_body_bytes(&info)).unwrap_or_default(),
            secret_fields: schemas.as_ref().map(secret_fields).unwrap_or_default(),
        }
    }
}

fn max_body_bytes(info: &Cursor<'_>) -> Option<u64> {
    let place = info.require("x-max-body-bytes")?;
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
            if property.resolve().is_some_and(|schema| schema.value["format"] == "password") {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

/// Every operation of a document: method, path and place.
pub fn operations<'a>(root: &Cursor<'a>) -> Vec<(String, String, Cursor<'a>)> {
    const METHODS: &[&str] = &["get", "put", "post", "delete", "patch"];
    let paths = root.require("paths").map(|paths| paths.entries()).unwrap_or_default();
    let mut found = Vec::new();
    for (path, item) in paths {
        for (key, place) in item.entries() {
            if METHODS.contains(&key) {
                found.push((key.to_uppercase(), path.to_owned(), place));
            } else {
                place.problem(format_args!("only {} are understood here", METHODS.join(", ")));
            }
        }
    }
    found
}

fn operation(method: &str, path: &str, place: &Cursor<'_>) -> Operation {
    let id = place.require_text("operationId").to_owned();
    let calls = match place.get("x-calls") {
        Some(calls) => calls.items().iter().map(|call| listed_call(place, call)).collect(),
        None => vec![only_call(&id, place)],
    };
    Operation {
        method: method.to_owned(),
        path: path.to_owned(),
        tag: place
            .require("tags")
            .and_then(|tags| tags.texts().first().map(|tag| (*tag).to_owned()))
            .unwrap_or_default(),
        summary: place.require_text("summary").to_owned(),
        description: place.require_text("description").to_owned(),
        idempotent: place.require("x-idempotent").and_then(|_| place.flag("x-idempotent")).unwrap_or_default(),
        docs: place
            .require("x-docs")
            .map(|docs| docs.items())
            .unwrap_or_default()
            .iter()
            .filter(|source| source.get("server").is_none())
            .map(|doc| (doc.require_text("page").to_owned(), doc.require_text("section").to_owned()))
            .collect(),
        paging: place.get("x-paging").map(|paging| Paging {
            page: paging.require_text("page").to_owned(),
            limit: paging.require_text("limit").to_owned(),
            more: paging.get("more").map(|more| more.text().to_owned()),
        }),
        parameters: place
            .get("parameters")
            .map(|parameters| parameters.items())
            .unwrap_or_default()
            .iter()
            .filter_map(|place| parameter(&place.resolve()?))
            .collect(),
        calls,
        id,
    }
}

fn parameter(place: &Cursor<'_>) -> Option<Parameter> {
    let schema = place.require("schema")?;
    let location = place.require_text("in");
    if !matches!(location, "path" | "query") {
        place.problem("only path and query parameters are understood");
    }
    Some(Parameter {
        name: place.require_text("name").to_owned(),
        in_path: location == "path",
        description: place.require_text("description").to_owned(),
        schema_name: schema.ref_name().map(str::to_owned),
        schema: schema.resolve()?.value.clone(),
        decoded_twice: place.flag("x-decoded-twice").unwrap_or_default(),
    })
}

/// The call of an operation that is one call.
fn only_call(id: &str, place: &Cursor<'_>) -> Call {
    let body = operation_body(place);
    let answer = success_schema(place).and_then(|answer| answer_kind(&answer, place));
    Call {
        name: id.to_owned(),
        summary: place.require_text("summary").to_owned(),
        description: place.require_text("description").to_owned(),
        body: body.map(|(name, schema)| Body { operation_schema: name.clone(), shape: shape(&schema), schema: name }),
        answer: answer.unwrap_or(Answer::Ack),
    }
}

/// A call from `x-calls`.
fn listed_call(operation: &Cursor<'_>, place: &Cursor<'_>) -> Call {
    let body = operation_body(operation).and_then(|(operation_schema, _)| {
        let schema = place.require_text("body").to_owned();
        let shape = shape(&place.schema(&schema)?);
        Some(Body { operation_schema, schema, shape })
    });
    let answer = place.schema(place.require_text("answer")).and_then(|answer| match place.get("batch") {
        Some(batch) => Some(Answer::Batch(read_batch(&batch, &answer))),
        None => answer_kind(&answer, place),
    });
    Call {
        name: place.require_text("name").to_owned(),
        summary: place.require_text("summary").to_owned(),
        description: place.require_text("description").to_owned(),
        body,
        answer: answer.unwrap_or(Answer::Ack),
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

/// The schema of a success: the first alternative of the 200 answer, the other being `Failure`.
pub fn success_schema<'a>(place: &Cursor<'a>) -> Option<Cursor<'a>> {
    let schema = place
        .require("responses")?
        .require("200")?
        .resolve()?
        .require("content")?
        .require("application/json")?
        .require("schema")?;
    let alternatives = schema.require("anyOf")?.items();
    match alternatives.as_slice() {
        [success, failure] if failure.ref_name() == Some("Failure") && success.ref_name().is_some() => {
            success.resolve()
        }
        _ => {
            schema.problem("must be `anyOf` of exactly two: a `$ref` to the success schema, and `Failure`");
            None
        }
    }
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

/// What an answer schema says about how the answer reads; `place` holds the extensions.
fn answer_kind(answer: &Cursor<'_>, place: &Cursor<'_>) -> Option<Answer> {
    if let Some(batch) = place.get("x-batch") {
        return Some(Answer::Batch(read_batch(&batch, answer)));
    }
    let Some(data) = answer.get("properties").and_then(|properties| properties.get("data")) else {
        return Some(Answer::Ack);
    };
    let absent = place.get("x-not-found").map(|absent| absent.text().to_owned());
    let row = |place: &Cursor<'_>| {
        let name = place.ref_name().map(str::to_owned);
        if name.is_none() {
            place.problem("must be a `$ref` to a named schema");
        }
        name
    };
    if data.value["type"] == "array" {
        let item = row(&data.require("items")?)?;
        let paged = place.get("x-paging").is_some();
        return match absent.as_deref() {
            Some("empty-array") => Some(Answer::OneRow(item)),
            None if paged => Some(Answer::Page(item)),
            None => Some(Answer::List(item)),
            Some(_) => {
                place.problem("`x-not-found` must be `empty-array` where `data` is an array");
                None
            }
        };
    }
    let item = row(&data)?;
    match absent.as_deref() {
        Some("empty-object") => Some(Answer::OneObject(item)),
        None if place.get("outcome").is_some_and(|outcome| outcome.text() == "result") => Some(Answer::Outcome(item)),
        None => {
            let required = answer.get("required").map(|required| required.texts()).unwrap_or_default();
            Some(if required.contains(&"data") { Answer::Object(item) } else { Answer::OptionalObject(item) })
        }
        Some(_) => {
            place.problem("`x-not-found` must be `empty-object` where `data` is an object");
            None
        }
    }
}

fn read_batch(batch: &Cursor<'_>, answer: &Cursor<'_>) -> Batch {
    let outcome = batch.require_text("outcome").to_owned();
    if !matches!(outcome.as_str(), "code" | "result" | "name") {
        batch.problem("`outcome` must be `code`, `result` or `name`");
    }
    let key = batch.get("key").map(|key| key.text().to_owned());
    if key.is_some() != (outcome == "name") {
        batch.problem("`key` belongs to `outcome: name`, and only there");
    }
    let reversed = match batch.get("order").map(|order| order.text()) {
        None | Some("request") => false,
        Some("reversed") => true,
        Some(_) => {
            batch.problem("`order` must be `request` or `reversed`");
            false
        }
    };
    let data = answer.get("properties").and_then(|properties| properties.require("data"));
    let row = data
        .filter(|_| outcome != "name")
        .and_then(|data| data.require("items"))
        .and_then(|items| items.ref_name().map(str::to_owned));
    Batch { row, outcome, reversed, key }
}

fn named_values<T>(place: &Cursor<'_>, read: impl Fn(&Value) -> Option<T>) -> Vec<Named<T>> {
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
        match read(value.value) {
            Some(read) => found.push(Named {
                value: read,
                name: text(&names, index),
                description: text(&descriptions, index),
                category,
            }),
            None => value.problem("has the wrong type"),
        }
    }
    found
}
