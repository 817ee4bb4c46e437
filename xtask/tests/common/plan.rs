//! Plans for the program in `cases/call`: the calls with their expected requests, responses and results. A plan is
//! derived from the document alone.

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::{Map, Value, json};

use super::{Added, Case};

/// Returns the plan, and the part of the program that depends on the document.
pub fn program(document: &Value, steps: &[Value]) -> (Value, String) {
    let api = &document["info"]["x-api"];
    let (scheme, values) = match api["credentials"].as_array().unwrap().len() {
        1 => ("Bearer s3cret-token", ["s3cret-token", ""]),
        _ => ("Basic YXBwLWlkOmFwcC1zZWNyZXQ=", ["app-id", "app-secret"]),
    };
    let parts = api["credentials"].as_array().unwrap().iter().zip(values);
    let variables: Map<_, _> =
        parts.map(|(part, value)| (part["variable"].as_str().unwrap().to_owned(), value.into())).collect();
    let walks = steps.iter().filter(|step| step.get("rows").is_some()).map(|step| {
        // JSON strings and numbers are valid in Rust.
        let arguments: Vec<_> =
            step["arguments"].as_array().unwrap().iter().map(|argument| argument[1].to_string()).collect();
        let call = step["call"].as_str().unwrap();
        format!("{call:?} => serde_json::to_value(client.{call}({}).items().into_vec().await?)", arguments.join(", "))
    });
    let arms =
        walks.chain([r#"_ => panic!("{call} has no pages")"#.to_owned()]).collect::<Vec<_>>().join(",\n        ");
    let module = api["module"].as_str().unwrap();
    let face = format!(
        "#![allow(unused)]

pub use emqx_cloud::{module}::{{API, Client}};

pub async fn walk(client: &Client, call: &str) -> emqx_cloud::Result<serde_json::Value> {{
    let rows: serde_json::Result<serde_json::Value> = match call {{
        {arms}
    }};
    Ok(rows.expect(\"rows are JSON\"))
}}
"
    );
    (json!({"variables": variables, "authorization": scheme, "steps": steps}), face)
}

/// Returns the steps for every operation of a document: a success, each documented failure, and a walk if it has pages.
pub fn of(document: &Value) -> Vec<Value> {
    let paths = document["paths"].as_object().unwrap().iter();
    let operations =
        paths.flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(move |method| (path, method)));
    operations
        .flat_map(|(path, method)| {
            let name = document["paths"][path][method]["operationId"].as_str().unwrap();
            steps(document, name, path, method)
        })
        .collect()
}

/// Adds all cases to one document, each with its own names, and returns the calls to make.
pub fn merged(document: &mut Value, cases: &[Case]) -> Vec<Value> {
    let mut plan = Vec::new();
    for case in cases {
        let added = renamed(case, case.added(), document);
        let (path, method) = (added.path.clone(), added.method.clone());
        added.into(document);
        plan.extend(steps(document, &case.name, &path, &method));
    }
    plan
}

/// Returns what the case adds, with the name of the case in every name.
fn renamed(case: &Case, added: Added, document: &Value) -> Added {
    let (pascal, snake) = (case.name.to_pascal_case(), case.name.to_snake_case());
    let own: Vec<String> = added
        .schemas
        .keys()
        .filter(|name| document["components"]["schemas"].get(name.as_str()).is_none())
        .cloned()
        .collect();
    let new = |name: &str| {
        if own.iter().any(|own| own == name) { format!("{pascal}{name}") } else { name.to_owned() }
    };
    let mut operation = added.operation;
    rename(&mut operation, &new);
    operation["operationId"] = format!("{snake}_{}", operation["operationId"].as_str().unwrap()).into();
    for call in operation.get_mut("x-calls").and_then(Value::as_array_mut).into_iter().flatten() {
        call["name"] = format!("{snake}_{}", call["name"].as_str().unwrap()).into();
        for key in ["body", "answer"] {
            call[key] = new(call[key].as_str().unwrap()).into();
        }
    }
    let schemas = added.schemas.into_iter().map(|(name, mut schema)| {
        rename(&mut schema, &new);
        (new(&name), schema)
    });
    Added { path: format!("/{}{}", case.name, added.path), method: added.method, operation, schemas: schemas.collect() }
}

fn rename(value: &mut Value, new: &impl Fn(&str) -> String) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value.as_str().and_then(|target| target.strip_prefix("#/components/schemas/")) {
                    Some(name) if key == "$ref" => *value = format!("#/components/schemas/{}", new(name)).into(),
                    _ => rename(value, new),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, new)),
        _ => {}
    }
}

fn steps(document: &Value, case: &str, path: &str, method: &str) -> Vec<Value> {
    let operation = &document["paths"][path][method];
    let given = Given::new(document, path, method);
    let responses = || operation["responses"].as_object().unwrap().iter();
    let (status, success) = responses().find(|(status, _)| status.starts_with('2')).unwrap();
    let content = &resolved(document, success)["content"]["application/json"];
    let by_code = document["info"]["x-answers"]["success"].is_object();
    let whole = if by_code { &content["schema"]["anyOf"][0] } else { &content["schema"] };
    let sent = operation.pointer("/requestBody/content/application~1json");
    let calls = match operation["x-calls"].as_array() {
        None => vec![(
            operation["operationId"].clone(),
            sent.map(|sent| example(document, sent, &sent["schema"], false)),
            { (!content.is_null()).then(|| example(document, content, whole, true)) },
        )],
        Some(calls) => calls
            .iter()
            .map(|call| {
                let named = |key: &str, received: bool| {
                    let schema = json!({"$ref": format!("#/components/schemas/{}", call[key].as_str().unwrap())});
                    sample(document, &schema, received)
                };
                (call["name"].clone(), Some(named("body", false)), Some(named("answer", true)))
            })
            .collect(),
    };
    let mut steps = Vec::new();
    for (call, body, answer) in calls {
        let step = |status: &str, answer: &Value| {
            let request = given.request(true, body.as_ref(), &[]);
            let mut step = json!({
                "case": case, "call": call, "arguments": given.arguments,
                "exchanges": [{"request": request, "status": status, "answer": answer}]
            });
            if let Some(body) = &body {
                step["body"] = body.clone();
            }
            step
        };
        let answer = answer.unwrap_or_default();
        let mut success = step(status, &answer);
        (success["data"], success["meta"]) = parts(document, operation, &answer);
        steps.push(success);
        if by_code {
            continue;
        }
        for (status, response) in responses().filter(|(status, _)| !status.starts_with('2')) {
            let examples = &resolved(document, response)["content"]["application/json"]["examples"];
            for example in examples.as_object().unwrap().values() {
                let mut failure = step(status, &example["value"]);
                failure["error"] = error(document, &example["value"]);
                steps.push(failure);
            }
        }
        for foreign in document["info"]["x-answers"]["foreign-codes"].as_array().into_iter().flatten() {
            let mut failure = step("404", &json!({"code": foreign["words"][0]}));
            failure["error"] = json!({"code": foreign["words"][0], "foreign": foreign["advice"]});
            steps.push(failure);
        }
    }
    steps.extend(walk(document, operation, case, &given, content));
    steps
}

/// The arguments of an operation: the examples of its parameters, or values of their schemas.
struct Given {
    method: String,
    path: String,
    arguments: Vec<Value>,
    /// Name, value, and whether it is required.
    query: Vec<(String, String, bool)>,
    headers: Map<String, Value>,
}

impl Given {
    fn new(document: &Value, path: &str, method: &str) -> Self {
        let parameters = document["paths"][path][method]["parameters"].as_array();
        let (arguments, query, headers) = (Vec::new(), Vec::new(), Map::new());
        let mut given = Self { method: method.to_uppercase(), path: path.to_owned(), arguments, query, headers };
        for parameter in parameters.into_iter().flatten() {
            let parameter = resolved(document, parameter);
            // The rows of the example need not fit a filter.
            if parameter.get("x-filter").is_some() {
                continue;
            }
            let name = parameter["name"].as_str().unwrap();
            let value = match parameter.get("example") {
                Some(example) => example.clone(),
                None => sample(document, &parameter["schema"], false),
            };
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let required = parameter["required"] == true;
            match parameter["in"].as_str().unwrap() {
                "path" => given.path = given.path.replace(&format!("{{{name}}}"), &text),
                "query" => given.query.push((name.to_owned(), text, required)),
                _ => drop(given.headers.insert(name.to_lowercase(), text.into())),
            }
            let rust = parameter["x-rust-name"].as_str().map_or_else(|| xtask::naming::field(name), str::to_owned);
            given.arguments.push(json!([rust, value, required]));
        }
        given
    }

    /// The request with all or only the required arguments, and more in the query.
    fn request(&self, all: bool, body: Option<&Value>, more: &[(&str, &str)]) -> Value {
        let given = self.query.iter().filter(|(.., required)| all || *required);
        let given = given.map(|(name, value, _)| (name.as_str(), value.as_str()));
        let mut query: Vec<_> = given.chain(more.iter().copied()).map(|(name, value)| json!([name, value])).collect();
        query.sort_by_key(Value::to_string);
        let headers = if all { self.headers.clone() } else { Map::new() };
        json!({"method": self.method, "path": self.path, "query": query, "headers": headers, "body": body})
    }
}

/// Returns the data and the page's members, from where the document defines them.
fn parts(document: &Value, operation: &Value, answer: &Value) -> (Value, Value) {
    let paging = &operation["x-paging"];
    let member = |name: &Value| name.as_str().map(|name| answer[name].clone());
    let data = member(&paging["rows"]).or_else(|| member(&document["info"]["x-answers"]["data"]));
    let fields = ["more", "total", "next"].into_iter().filter_map(|key| {
        let name = paging[key].as_str()?;
        Some((name.to_owned(), answer.get(name)?.clone()))
    });
    let meta = match (paging.is_null(), paging["meta"].is_null()) {
        (true, _) => Value::Null,
        (_, false) => member(&paging["meta"]).unwrap_or_default(),
        (_, true) => fields.collect::<Map<_, _>>().into(),
    };
    (data.unwrap_or_else(|| answer.clone()), meta)
}

/// The expected properties of the error for a documented failure.
fn error(document: &Value, failure: &Value) -> Value {
    let answers = &document["info"]["x-answers"];
    let member = |key: &str| failure[answers[key].as_str().unwrap()].clone();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let codes = schemas.values().find(|schema| schema["x-type"] == "result-code").unwrap();
    let code = member("code");
    let place = codes["enum"].as_array().unwrap().iter().position(|known| *known == code).unwrap();
    json!({
        "code": code, "message": member("message"),
        "category": codes["x-enum-categories"][place], "meaning": codes["x-enum-descriptions"][place]
    })
}

/// A walk over two pages: the second one has the last row of the example.
fn walk(document: &Value, operation: &Value, case: &str, given: &Given, content: &Value) -> Option<Value> {
    let paging = &operation["x-paging"];
    let (cursor, next) = (paging["cursor"].as_str()?, paging["next"].as_str()?);
    let example = content["examples"].as_object()?.values().next()?["value"].clone();
    let rows = paging["rows"].as_str()?;
    let (last, first) = example[rows].as_array()?.split_last()?;
    let (mut one, mut two) = (example.clone(), example.clone());
    one[rows] = first.into();
    two[rows] = json!([last]);
    two[next] = Value::Null;
    let limit = paging["limit"].as_str()?;
    let mut parameters = operation["parameters"].as_array()?.iter().map(|parameter| resolved(document, parameter));
    let size = parameters.find(|parameter| parameter["name"] == limit)?["schema"]["maximum"].to_string();
    let page = |position: &[(&str, &str)], answer: Value| {
        let query: Vec<_> = position.iter().copied().chain([(limit, size.as_str())]).collect();
        json!({"request": given.request(false, None, &query), "status": "200", "answer": answer})
    };
    let at = example[next].as_str()?;
    let required: Vec<_> = given.arguments.iter().filter(|argument| argument[2] == true).collect();
    Some(json!({
        "case": case, "call": operation["operationId"], "arguments": required,
        "exchanges": [page(&[], one), page(&[(cursor, at)], two)], "rows": example[rows]
    }))
}

/// Returns the first example of a body, or a value of its schema.
fn example(document: &Value, content: &Value, schema: &Value, received: bool) -> Value {
    let first = content["examples"].as_object().and_then(|examples| examples.values().next());
    first.map_or_else(|| sample(document, schema, received), |first| resolved(document, first)["value"].clone())
}

fn resolved<'v>(document: &'v Value, value: &'v Value) -> &'v Value {
    match value["$ref"].as_str() {
        Some(target) => document.pointer(target.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// Returns a value of a schema; received values have additional members.
fn sample(document: &Value, schema: &Value, received: bool) -> Value {
    let below = |schema: &Value| sample(document, schema, received);
    if let Some(only) = schema["allOf"].get(0) {
        return below(only);
    }
    let schema = resolved(document, schema);
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    if let Some(first) = schema["oneOf"].get(0) {
        return below(first);
    }
    match schema["type"].as_str() {
        Some("string") => match schema["format"].as_str() {
            Some("mqtt-topic-names" | "mqtt-topic-filters") => "a/b,c".into(),
            _ => "abc".into(),
        },
        Some("integer") => {
            let bound = |key: &str, flag: &str, inward: i64| {
                schema[key].as_i64().map(|bound| if schema[flag] == true { bound + inward } else { bound })
            };
            let max = bound("maximum", "exclusiveMaximum", -1);
            let min = bound("minimum", "exclusiveMinimum", 1);
            // More than 32 bits if allowed.
            let big = if schema["format"] == "int32" { 7 } else { 5_000_000_000 };
            let value = schema.get("example").and_then(Value::as_i64).unwrap_or(max.unwrap_or(min.unwrap_or(big)));
            value.into()
        }
        Some("number") => json!(0.5),
        Some("boolean") => true.into(),
        // A batch has as many rows as items.
        Some("array") => json!([below(&schema["items"]), below(&schema["items"])]),
        Some("object") => match schema["properties"].as_object() {
            None => json!({"one": schema.get("additionalProperties").map_or(json!([1, {}]), below)}),
            Some(properties) => {
                let mut object: Map<_, _> =
                    properties.iter().map(|(name, schema)| (name.clone(), below(schema))).collect();
                for (name, _) in properties.iter().filter(|(_, schema)| received && schema["nullable"] == true) {
                    object.insert(name.clone(), Value::Null);
                }
                if received && !properties.contains_key("code") {
                    object.insert("unlisted".to_owned(), json!({"x": [1]}));
                }
                object.into()
            }
        },
        // Result codes, the first of which is success, and any JSON.
        _ if schema.get("anyOf").is_some() => 0.into(),
        _ => json!({"any": [1, "x", null]}),
    }
}
