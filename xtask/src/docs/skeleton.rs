//! Drafts new operations in OpenAPI: all facts of the pages, and `TODO` for everything that a person must write.
//!
//! `naming` names the operation, `fields` merges the facts of tables and examples about a body, and `schemas` turns
//! them into named schemas. Conventions are those of `spec/README.md`.

mod fields;
mod naming;
mod schemas;

use std::collections::BTreeSet;

use heck::ToPascalCase;
use pages::{Example, Operation, Place, Row, is_key, path_parameters, sorted};
use serde_json::{Map, Value, json};

use super::diff::Spot;
use crate::read::openapi::Spec;
use crate::read::{Cursor, Failures, Problems, step, to_yaml};
use fields::Field;
use schemas::Schemas;

/// Marks everything that a person must write.
pub const TODO: &str = "TODO";

/// A draft of all new operations of one path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Skeleton {
    /// The path.
    pub path: String,
    /// The operations: method and path, and `operationId`.
    pub operations: Vec<(Operation, String)>,
    /// The line of the path in the specification, if it has the path already.
    pub known: Option<usize>,
    /// YAML to paste below `tags:`; empty if every tag exists.
    pub tags: String,
    /// YAML to paste below `paths:`, or its methods below the path if the specification has that.
    pub paths: String,
    /// YAML to paste below `schemas:` in `components:`; empty if nothing is needed.
    pub schemas: String,
}

/// Drafts operations, each with the sections that document it. The result has one skeleton per path.
pub fn skeletons(operations: &[(Operation, Vec<Spot<'_>>)], spec: &Spec<'_>) -> Vec<Skeleton> {
    let mut writer = Writer::new(spec);
    let mut found: Vec<Draft> = Vec::new();
    for (operation, spots) in operations {
        if spec.find(&operation.method, &operation.path).is_some() {
            continue;
        }
        let own = |draft: &Draft| pages::shape(&draft.path) == operation.shape();
        let at = found.iter().position(own).unwrap_or_else(|| {
            let paths = spec.document.at("/paths").and_then(Value::as_object);
            let known = paths.into_iter().flat_map(Map::keys).find(|path| pages::shape(path) == operation.shape());
            let path = known.unwrap_or(&operation.path).clone();
            let known = known.map(|path| spec.document.line(&step("/paths", path)));
            found.push(Draft { path, known, ..Draft::default() });
            found.len() - 1
        });
        writer.write(&mut found[at], operation, spots);
    }
    found.into_iter().map(Draft::finish).collect()
}

/// The parts of the new operations of one path.
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
        let Self { path, known, operations, methods, tags, schemas } = self;
        let tags = if tags.is_empty() { String::new() } else { to_yaml(&Value::Array(tags), 2) };
        let has_schemas = !schemas.is_empty();
        let schemas = Value::Object(schemas.into_iter().collect());
        let schemas = if has_schemas { to_yaml(&schemas, 4) } else { String::new() };
        let paths = to_yaml(&Value::Object(Map::from_iter([(path.clone(), Value::Object(methods))])), 2);
        Skeleton { path, operations, known, tags, paths, schemas }
    }
}

struct Writer<'a> {
    spec: &'a Spec<'a>,
    failures: Option<Failures>,
    /// The names of operations and calls, of tags, and of schemas that are taken.
    ids: BTreeSet<String>,
    tags: BTreeSet<String>,
    schema_names: BTreeSet<String>,
}

/// The sections about requests with a list, or about requests without one: a typed call.
struct Form<'a> {
    is_list: bool,
    spots: Vec<Spot<'a>>,
}

impl<'a> Writer<'a> {
    fn new(spec: &'a Spec<'a>) -> Self {
        let tags = spec.document.value["tags"].as_array().into_iter().flatten();
        Self {
            spec,
            failures: Failures::read(&Cursor::root(spec.document, &Problems::default())),
            ids: spec.operations.iter().flat_map(|operation| operation.names.iter().cloned()).collect(),
            tags: tags.filter_map(|tag| tag["name"].as_str().map(str::to_owned)).collect(),
            schema_names: spec.schemas().map(|(name, _)| name.clone()).collect(),
        }
    }

    fn write(&mut self, draft: &mut Draft, operation: &Operation, spots: &[Spot<'_>]) {
        let operation = Operation { path: draft.path.clone(), ..operation.clone() };
        let id = naming::operation_id(&operation, spots.iter().any(answers_list), &self.ids);
        self.ids.insert(id.clone());
        let tag = self.tag(&operation, spots, draft);
        let forms = forms(spots);
        let mut schemas = Schemas::new(self.spec, &mut self.schema_names);
        let (parameters, paging) = parameters(&operation, spots, &mut schemas, &id);
        let name = |form: &Form<'_>| match (forms.len(), form.is_list) {
            (1, _) => id.clone(),
            (_, true) => naming::unused(&format!("{id}_batch"), |name| self.ids.contains(name)),
            (_, false) => format!("{id}_one"),
        };
        let names: Vec<_> = forms.iter().map(name).collect();
        let named = || forms.iter().zip(&names);
        let answers: Vec<_> = named().map(|(form, name)| schemas.answer(name, &response(&form.spots))).collect();
        let bodies: Vec<_> = named().filter_map(|(form, name)| Some(schemas.body(name, &request(form)?))).collect();
        let calls = named().zip(bodies.iter().zip(&answers)).map(|((form, name), (body, answer))| {
            json!({
                // The call with one object has the name of the operation.
                "name": if form.is_list { name } else { &id },
                "summary": format!("{TODO} one line that says what it does"),
                "description": format!("{TODO} what to know, and how the response has the outcome of an item"),
                "body": body,
                "answer": answer,
            })
        });
        let calls = (forms.len() > 1 && bodies.len() == forms.len()).then(|| calls.collect::<Vec<_>>());
        let requests = examples(spots.iter().flat_map(|spot| &spot.section.requests), |_| "example");
        let body = schemas.one_of(&format!("{}Body", id.to_pascal_case()), "oneOf", bodies).map(|schema| {
            let content = object(json!({"schema": reference(&schema), "examples": requests}));
            let content = json!({"application/json": content});
            json!({"description": format!("{TODO} the request body"), "required": true, "content": content})
        });
        let answer = schemas.one_of(&format!("{}Answer", id.to_pascal_case()), "anyOf", answers);
        let found = spots.iter().flat_map(|spot| &spot.section.responses);
        let responses = responses(answer.as_deref().unwrap_or("Ack"), found, self.failures.as_ref());
        let cite = |spot: &Spot<'_>| json!({"page": spot.page, "section": spot.section.heading});
        let written = object(json!({
            "operationId": id,
            "summary": format!("{TODO} one line that says what it does"),
            "description": format!("{TODO} what to know, and whether x-idempotent is right"),
            "tags": [tag],
            "x-idempotent": !matches!(operation.method.as_str(), "POST" | "PATCH"),
            "x-paging": paging,
            "x-docs": spots.iter().map(cite).collect::<Vec<_>>(),
            "x-calls": calls,
            "parameters": Some(parameters).filter(|parameters| !parameters.is_empty()),
            "requestBody": body,
            "responses": responses,
        }));
        draft.schemas.extend(schemas.made);
        draft.methods.insert(operation.method.to_lowercase(), written);
        draft.operations.push((operation, id));
    }

    /// Returns the tag of the nearest operations: of the same path, or of the same page, or else a new one.
    fn tag(&mut self, operation: &Operation, spots: &[Spot<'_>], draft: &mut Draft) -> String {
        let first = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
        let known = &self.spec.operations;
        let by_path = known.iter().find(|known| first(&known.path) == first(&operation.path));
        let on_page = |page: &str| spots.iter().any(|spot| spot.page == page);
        let by_page = || known.iter().find(|known| known.docs.iter().any(|cited| on_page(&cited.page)));
        if let Some(known) = by_path.or_else(by_page) {
            return known.tag.clone();
        }
        let name = naming::plain(&first(&operation.path));
        if self.tags.insert(name.clone()) {
            let description = format!("{TODO} what these operations are about");
            draft.tags.push(json!({"name": name, "description": description}));
        }
        name
    }
}

/// Returns an object without its null members.
fn object(mut value: Value) -> Value {
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| !member.is_null());
    }
    value
}

/// Returns a `$ref` to a schema.
fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn forms<'a>(spots: &[Spot<'a>]) -> Vec<Form<'a>> {
    let of = |is_list: bool| Form {
        is_list,
        spots: spots.iter().copied().filter(|spot| spot.section.sends_list() == is_list).collect(),
    };
    [of(false), of(true)].into_iter().filter(|form| !form.spots.is_empty()).collect()
}

fn answers_list(Spot { section, .. }: &Spot<'_>) -> bool {
    section.rows(Place::Response).iter().any(|row| row.name.starts_with("data[]"))
        || section.responses.iter().any(|example| example.value["data"].is_array())
}

/// Returns the fields of the request body, if it has one.
fn request(form: &Form<'_>) -> Option<Field> {
    let rows = form.spots.iter().map(|spot| spot.section.rows(Place::Body));
    let examples = form.spots.iter().flat_map(|spot| spot.section.requests.iter().map(|example| &example.value));
    Some(Field::of(rows, examples)).filter(|field| !field.is_empty())
}

/// Returns the fields of the response of a success.
fn response(spots: &[Spot<'_>]) -> Field {
    let rows = spots.iter().map(|spot| spot.section.rows(Place::Response));
    let examples = spots.iter().flat_map(|spot| &spot.section.responses).filter(|example| {
        example.status.is_none_or(|status| status == 200)
            && example.value.get("code").is_none_or(|code| code == 0)
            && example.value.is_object()
    });
    Field::of(rows, examples.map(|example| &example.value))
}

/// Returns the path and query parameters, and the paging.
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
    let rows = spots.iter().flat_map(|spot| spot.section.rows(Place::Query).iter().map(|row| row.name.as_str()));
    let calls = spots.iter().flat_map(|spot| &spot.section.calls).filter(|call| call.method == operation.method);
    for name in rows.chain(calls.flat_map(|call| call.query.iter().map(|(name, _)| name.as_str()))) {
        // Some pages list path parameters twice.
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
    let answer = response(spots);
    let meta = answer.member("meta").filter(|_| spots.iter().any(answers_list));
    let paging = has(["_page", "_limit"]).or_else(|| has(["page", "limit"])).zip(meta).map(|([page, limit], meta)| {
        object(json!({"page": page, "limit": limit, "more": meta.member("hasnext").map(|_| "hasnext")}))
    });
    (written, paging)
}

/// Returns the value of the path parameter at a position in an example.
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

fn responses<'e>(answer: &str, found: impl Iterator<Item = &'e Example>, failures: Option<&Failures>) -> Value {
    let name = |value: &Value| match failures.filter(|failures| failures.is_failure(value)) {
        Some(failures) => failures.name(value).unwrap_or("failure"),
        None => "success",
    };
    let schema = json!({"anyOf": [reference(answer), reference("Failure")]});
    let content = object(json!({"schema": schema, "examples": examples(found, name)}));
    let shared = |name: &str| json!({"$ref": format!("#/components/responses/{name}")});
    json!({
        "200": {
            "description": format!("{TODO} the response, or a failure"),
            "content": {"application/json": content},
        },
        "400": shared("BadRequest"),
        "401": shared("Unauthorized"),
        "404": shared("NotFound"),
        "500": shared("InternalError"),
    })
}

/// Returns the examples of the pages without duplicates, with a number if several have the same name.
fn examples<'e, 'n>(found: impl Iterator<Item = &'e Example>, name: impl Fn(&Value) -> &'n str) -> Option<Value> {
    let mut seen = BTreeSet::new();
    let found = found.filter(|example| example.status.is_none_or(|status| status == 200));
    let mut named = Map::new();
    for Example { value, .. } in found.filter(|example| seen.insert(sorted(&example.value))) {
        let name = naming::unused(name(value), |name| named.contains_key(name));
        named.insert(name, json!({"summary": format!("{TODO} what it shows"), "value": value}));
    }
    (!named.is_empty()).then_some(Value::Object(named))
}
