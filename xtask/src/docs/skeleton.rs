//! A skeleton in OpenAPI for an operation that is new: everything that the pages say, and `TODO` where a person has to
//! write.
//!
//! `naming` names the operation, `fields` joins what tables and examples say of a body, and `schemas` makes named
//! schemas of that. Conventions are those of `spec/README.md`.

mod fields;
mod naming;
mod schemas;

use std::collections::BTreeSet;

use heck::ToPascalCase;
use pages::{Example, Operation, Place, Row, is_key, path_parameters, sorted};
use serde_json::{Map, Value, json};

use super::diff::Spot;
use crate::read::openapi::Spec;
use crate::read::step;
use fields::Field;
use schemas::Schemas;

/// What a person has to write starts with this.
pub const TODO: &str = "TODO";

/// A skeleton for all new operations of one path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Skeleton {
    /// The path.
    pub path: String,
    /// The operations: method and path, and `operationId`.
    pub operations: Vec<(Operation, String)>,
    /// The line of the path in the specification, if it has the path already.
    pub known: Option<usize>,
    /// YAML to paste below `tags:`; empty if every tag is there.
    pub tags: String,
    /// YAML to paste below `paths:`, or its methods below the path if the specification has that.
    pub paths: String,
    /// YAML to paste below `schemas:` in `components:`; empty if nothing is needed.
    pub schemas: String,
}

/// Skeletons for operations, each with the sections that document it; one for each path.
pub fn skeletons(operations: &[(Operation, Vec<Spot<'_>>)], spec: &Spec<'_>) -> Vec<Skeleton> {
    let mut writer = Writer::new(spec);
    let mut found: Vec<(String, Draft)> = Vec::new();
    for (operation, spots) in operations {
        if spec.find(&operation.method, &operation.path).is_some() {
            continue;
        }
        let known = spec.document.at("/paths").and_then(Value::as_object).into_iter().flat_map(Map::keys);
        let known = known.into_iter().find(|path| pages::shape(path) == operation.shape());
        let at = match found.iter().position(|(shape, _)| *shape == operation.shape()) {
            Some(at) => at,
            None => {
                let path = known.cloned().unwrap_or_else(|| operation.path.clone());
                let known = known.map(|path| spec.document.line(&step("/paths", path)));
                found.push((operation.shape(), Draft { path, known, ..Draft::default() }));
                found.len() - 1
            }
        };
        let draft = &mut found[at].1;
        let operation = Operation { path: draft.path.clone(), ..operation.clone() };
        let parts = writer.write(&operation, spots);
        draft.methods.insert(operation.method.to_lowercase(), parts.operation);
        draft.tags.extend(parts.tag);
        draft.schemas.extend(parts.schemas);
        draft.operations.push((operation, parts.id));
    }
    found.into_iter().map(|(_, draft)| draft.finish()).collect()
}

#[derive(Default)]
struct Draft {
    path: String,
    known: Option<usize>,
    operations: Vec<(Operation, String)>,
    methods: Map<String, Value>,
    tags: Vec<Value>,
    schemas: Vec<(String, Value)>,
}

impl Draft {
    fn finish(self) -> Skeleton {
        let path = Map::from_iter([(self.path.clone(), Value::Object(self.methods))]);
        Skeleton {
            paths: yaml(&Value::Object(path), 2),
            tags: if self.tags.is_empty() { String::new() } else { yaml(&Value::Array(self.tags), 2) },
            schemas: if self.schemas.is_empty() {
                String::new()
            } else {
                yaml(&Value::Object(self.schemas.into_iter().collect()), 4)
            },
            path: self.path,
            operations: self.operations,
            known: self.known,
        }
    }
}

/// What one operation needs.
struct Parts {
    id: String,
    operation: Value,
    tag: Option<Value>,
    schemas: Vec<(String, Value)>,
}

struct Writer<'a> {
    spec: &'a Spec<'a>,
    /// The names of operations and calls, of tags, and of schemas that are taken.
    ids: BTreeSet<String>,
    tags: BTreeSet<String>,
    schema_names: BTreeSet<String>,
}

/// The sections that send a list, or those that do not: one typed call.
struct Form<'a> {
    is_list: bool,
    spots: Vec<Spot<'a>>,
}

impl<'a> Writer<'a> {
    fn new(spec: &'a Spec<'a>) -> Self {
        let tags = spec.document.value["tags"].as_array().into_iter().flatten();
        Self {
            spec,
            ids: spec.operations.iter().flat_map(|operation| operation.names.iter().cloned()).collect(),
            tags: tags.filter_map(|tag| tag["name"].as_str().map(str::to_owned)).collect(),
            schema_names: spec.schemas().map(|(name, _)| name.clone()).collect(),
        }
    }

    fn write(&mut self, operation: &Operation, spots: &[Spot<'_>]) -> Parts {
        let lists = spots.iter().any(|spot| answers_list(spot));
        let id = naming::operation_id(operation, lists, &self.ids);
        self.ids.insert(id.clone());
        let (tag, new_tag) = self.tag(operation, spots);
        let forms = forms(spots);
        let mut schemas = Schemas::new(self.spec, &mut self.schema_names);
        let mut written = Map::new();
        let mut put = |key: &str, value: Value| {
            written.insert(key.to_owned(), value);
        };
        put("operationId", json!(id));
        put("summary", json!(format!("{TODO} one line that says what it does")));
        put("description", json!(format!("{TODO} what to know, and whether x-idempotent is right")));
        put("tags", json!([tag]));
        put("x-idempotent", json!(!matches!(operation.method.as_str(), "POST" | "PATCH")));
        let (parameters, paging) = parameters(operation, spots, &mut schemas, &id);
        if let Some(paging) = paging {
            put("x-paging", paging);
        }
        put("x-docs", docs(spots));
        let names: Vec<_> = forms
            .iter()
            .map(|form| match (forms.len(), form.is_list) {
                (1, _) => id.clone(),
                (_, true) => naming::unused(&format!("{id}_batch"), &self.ids),
                (_, false) => format!("{id}_one"),
            })
            .collect();
        let answers: Vec<_> =
            forms.iter().zip(&names).map(|(form, name)| schemas.answer(name, &response(form))).collect();
        let bodies: Vec<_> =
            forms.iter().zip(&names).filter_map(|(form, name)| schemas.body(name, &request(form)?)).collect();
        if forms.len() > 1 && bodies.len() == forms.len() {
            put("x-calls", calls(&id, &forms, &names, &bodies, &answers));
        }
        if !parameters.is_empty() {
            put("parameters", Value::Array(parameters));
        }
        let body = schemas.one_of(&format!("{}Body", id.to_pascal_case()), "oneOf", bodies);
        if let Some(body) = body {
            let examples = examples(spots.iter().flat_map(|spot| &spot.section.requests), false);
            put("requestBody", request_body(&body, examples));
        }
        let answer = schemas.one_of(&format!("{}Answer", id.to_pascal_case()), "anyOf", answers);
        let examples = examples(spots.iter().flat_map(|spot| &spot.section.responses), true);
        put("responses", responses(answer.as_deref().unwrap_or("Ack"), examples));
        let schemas = schemas.made;
        Parts { id, operation: Value::Object(written), tag: new_tag, schemas }
    }

    /// The tag of the operations that are nearest: of the same path, then of the same page. If there is none, a new one.
    fn tag(&mut self, operation: &Operation, spots: &[Spot<'_>]) -> (String, Option<Value>) {
        let first = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
        let known = &self.spec.operations;
        let by_path = known.iter().find(|known| first(&known.path) == first(&operation.path));
        let on_page = |page: &str| spots.iter().any(|spot| spot.page == page);
        let by_page = || known.iter().find(|known| known.docs.iter().any(|cited| on_page(&cited.page)));
        if let Some(known) = by_path.or_else(by_page) {
            return (known.tag.clone(), None);
        }
        let name = naming::plain(&first(&operation.path));
        let tag = json!({"name": name, "description": format!("{TODO} what these operations are about")});
        let is_new = self.tags.insert(name.clone());
        (name, is_new.then_some(tag))
    }
}

fn forms<'a>(spots: &[Spot<'a>]) -> Vec<Form<'a>> {
    let of = |is_list: bool| Form {
        is_list,
        spots: spots.iter().copied().filter(|spot| spot.section.sends_list() == is_list).collect(),
    };
    [of(false), of(true)].into_iter().filter(|form| !form.spots.is_empty()).collect()
}

fn answers_list(spot: &Spot<'_>) -> bool {
    let section = spot.section;
    section.response.iter().any(|row| row.name.starts_with("data[]"))
        || section.responses.iter().any(|example| example.value["data"].is_array())
}

/// What is sent, if anything is.
fn request(form: &Form<'_>) -> Option<Field> {
    let rows = form.spots.iter().map(|spot| spot.section.body.as_slice());
    let examples = form.spots.iter().flat_map(|spot| spot.section.requests.iter().map(|example| &example.value));
    Some(Field::of(rows, examples)).filter(|field| !field.is_empty())
}

/// What comes back.
fn response(form: &Form<'_>) -> Field {
    let rows = form.spots.iter().map(|spot| spot.section.response.as_slice());
    let examples = form.spots.iter().flat_map(|spot| successes(&spot.section.responses));
    Field::of(rows, examples.map(|example| &example.value))
}

/// The examples that are answers of a success.
fn successes(examples: &[Example]) -> impl Iterator<Item = &Example> {
    examples.iter().filter(|example| {
        example.status.is_none_or(|status| status == 200)
            && example.value.get("code").is_none_or(|code| code == 0)
            && example.value.is_object()
    })
}

fn docs(spots: &[Spot<'_>]) -> Value {
    spots.iter().map(|spot| json!({"page": spot.page, "section": spot.section.heading})).collect()
}

/// Path and query parameters, and how it pages, if it does.
fn parameters(
    operation: &Operation,
    spots: &[Spot<'_>],
    schemas: &mut Schemas<'_>,
    id: &str,
) -> (Vec<Value>, Option<Value>) {
    let mut written = Vec::new();
    let first = |place: Place, name: &str| -> Vec<Row> {
        let rows = spots.iter().flat_map(move |spot| spot.section.rows(place));
        rows.filter(|row| row.name == name).cloned().collect()
    };
    for (position, name) in path_parameters(&operation.path).into_iter().enumerate() {
        // Another page can have another name for it.
        let names =
            spots.iter().flat_map(|spot| &spot.section.operations).filter(|named| named.shape() == operation.shape());
        let names: Vec<_> = names.filter_map(|named| path_parameters(&named.path).get(position).copied()).collect();
        let rows: Vec<_> = names.iter().flat_map(|name| first(Place::Path, name)).collect();
        let from_call = from_calls(operation, spots, position);
        written.push(schemas.parameter(id, name, "path", &rows, from_call.as_deref()));
    }
    let mut names: Vec<&str> = Vec::new();
    let rows = spots.iter().flat_map(|spot| spot.section.query.iter().map(|row| row.name.as_str()));
    let calls = spots.iter().flat_map(|spot| &spot.section.calls).filter(|call| call.method == operation.method);
    for name in rows.chain(calls.flat_map(|call| call.query.iter().map(|(name, _)| name.as_str()))) {
        // Some pages list what stands in the path once more.
        let in_path = path_parameters(&operation.path).contains(&name);
        if is_key(name) && !in_path && !names.contains(&name) {
            names.push(name);
        }
    }
    let value = |name: &str| {
        let queries = spots.iter().flat_map(|spot| &spot.section.calls).flat_map(|call| &call.query);
        queries.into_iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    };
    for name in &names {
        written.push(match *name {
            "_page" => json!({"$ref": "#/components/parameters/Page"}),
            "_limit" => json!({"$ref": "#/components/parameters/Limit"}),
            _ => schemas.parameter(id, name, "query", &first(Place::Query, name), value(name).as_deref()),
        });
    }
    let has = |wanted: [&'static str; 2]| wanted.iter().all(|name| names.contains(name)).then_some(wanted);
    let meta = response(&Form { is_list: false, spots: spots.to_vec() });
    let paging = has(["_page", "_limit"])
        .or_else(|| has(["page", "limit"]))
        .filter(|_| spots.iter().any(|spot| answers_list(spot)) && meta.member("meta").is_some());
    let paging = paging.map(|[page, limit]| {
        let more = meta.member("meta").is_some_and(|meta| meta.member("hasnext").is_some());
        if more {
            json!({"page": page, "limit": limit, "more": "hasnext"})
        } else {
            json!({"page": page, "limit": limit})
        }
    });
    (written, paging)
}

/// The value that an example has for the path parameter at a position.
fn from_calls(operation: &Operation, spots: &[Spot<'_>], position: usize) -> Option<String> {
    let segments: Vec<_> = operation.path.split('/').collect();
    let at = segments.iter().enumerate().filter(|(_, segment)| segment.starts_with('{')).nth(position)?.0;
    let mut calls = spots.iter().flat_map(|spot| &spot.section.calls);
    calls.find_map(|call| {
        let parts: Vec<_> = call.path.split('/').collect();
        let fits = parts.len() == segments.len() && call.method == operation.method;
        let value = parts.get(at).filter(|value| fits && !value.is_empty() && !value.contains(['{', '%', '$', '<']));
        value.map(|value| (*value).to_owned())
    })
}

fn calls(id: &str, forms: &[Form<'_>], names: &[String], bodies: &[String], answers: &[String]) -> Value {
    let calls = forms.iter().zip(names).zip(bodies.iter().zip(answers));
    calls
        .map(|((form, name), (body, answer))| {
            // The call with one object has the name of the operation.
            let name = if form.is_list { name.as_str() } else { id };
            json!({
                "name": name,
                "summary": format!("{TODO} one line that says what it does"),
                "description": format!("{TODO} what to know, and how the answer gives the outcome of a row"),
                "body": body,
                "answer": answer,
            })
        })
        .collect()
}

fn request_body(schema: &str, examples: Option<Value>) -> Value {
    let mut content = Map::new();
    content.insert("schema".into(), json!({"$ref": schemas::reference(schema)}));
    content.extend(examples.map(|examples| ("examples".to_owned(), examples)));
    json!({"description": format!("{TODO} what is sent"), "required": true, "content": {"application/json": content}})
}

fn responses(answer: &str, examples: Option<Value>) -> Value {
    let alternatives = [answer, "Failure"].map(|name| json!({"$ref": schemas::reference(name)}));
    let mut content = Map::new();
    content.insert("schema".into(), json!({"anyOf": alternatives}));
    content.extend(examples.map(|examples| ("examples".to_owned(), examples)));
    let mut responses = Map::new();
    let description = format!("{TODO} what comes back, or a failure");
    responses.insert("200".into(), json!({"description": description, "content": {"application/json": content}}));
    let shared = [("400", "BadRequest"), ("401", "Unauthorized"), ("404", "NotFound"), ("500", "InternalError")];
    for (status, name) in shared {
        responses.insert(status.into(), json!({"$ref": format!("#/components/responses/{name}")}));
    }
    Value::Object(responses)
}

/// The examples of the pages, each once; the first success is `success`.
fn examples<'e>(found: impl Iterator<Item = &'e Example>, answers: bool) -> Option<Value> {
    let mut values: Vec<&Value> = Vec::new();
    for example in found.filter(|example| example.status.is_none_or(|status| status == 200)) {
        let known = values.iter().any(|value| sorted(value) == sorted(&example.value));
        if !known {
            values.push(&example.value);
        }
    }
    let mut named = Map::new();
    for value in values {
        let failed = answers && value.get("code").is_some_and(|code| code != 0);
        let word = match (answers, failed) {
            (true, true) => "failure",
            (true, false) => "success",
            (false, _) => "example",
        };
        let name = (1..).map(|count| if count == 1 { word.to_owned() } else { format!("{word}_{count}") });
        if let Some(name) = name.into_iter().find(|name| !named.contains_key(name)) {
            named.insert(name, json!({"summary": format!("{TODO} what it shows"), "value": value}));
        }
    }
    (!named.is_empty()).then_some(Value::Object(named))
}

/// A value as YAML, with this indent.
fn yaml(value: &Value, indent: usize) -> String {
    // A JSON value has only text as keys, so that it always has a form in YAML.
    let text = serde_yaml::to_string(value).unwrap_or_default();
    let lines = text
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{}{line}\n", " ".repeat(indent)) });
    lines.collect()
}
