//! The cases that are taken, as one document and a plan of calls.

use heck::{ToPascalCase, ToSnakeCase};
use serde_json::{Map, Value, json};

use super::{Added, Case};

/// Puts all cases into one document, each with names of its own; gives the calls to make.
pub fn merged(document: &mut Value, cases: &[Case]) -> Vec<Value> {
    let mut plan = Vec::new();
    for case in cases {
        let added = renamed(case, case.added(), document);
        let (path, method) = (added.path.clone(), added.method.clone());
        added.into(document);
        plan.extend(steps(document, case, &path, &method));
    }
    plan
}

/// The same with the name of the case in every name that it adds.
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

fn steps(document: &Value, case: &Case, path: &str, method: &str) -> Vec<Value> {
    let operation = &document["paths"][path][method];
    let (mut arguments, mut query, mut headers, mut target) = (Vec::new(), Vec::new(), Map::new(), path.to_owned());
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let parameter = resolved(document, parameter);
        let name = parameter["name"].as_str().unwrap();
        let value = match parameter.get("example") {
            Some(example) => example.clone(),
            None => sample(document, &parameter["schema"], false),
        };
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        match parameter["in"].as_str().unwrap() {
            "path" => target = target.replace(&format!("{{{name}}}"), &text),
            "query" => query.push(json!([name, text])),
            _ => drop(headers.insert(name.to_lowercase(), text.into())),
        }
        let rust = parameter["x-rust-name"].as_str().map_or_else(|| xtask::naming::field(name), str::to_owned);
        arguments.push(json!([rust, value]));
    }
    query.sort_by_key(Value::to_string);
    let whole = operation["responses"]["200"]["content"]["application/json"]["schema"]["anyOf"][0].clone();
    let body = operation.pointer("/requestBody/content/application~1json/schema");
    let calls = match operation["x-calls"].as_array() {
        None => vec![(operation["operationId"].clone(), body.cloned(), whole)],
        Some(calls) => calls
            .iter()
            .map(|call| {
                let named =
                    |key: &str| json!({"$ref": format!("#/components/schemas/{}", call[key].as_str().unwrap())});
                (call["name"].clone(), Some(named("body")), named("answer"))
            })
            .collect(),
    };
    calls
        .into_iter()
        .map(|(call, body, answer)| {
            let body = body.map(|body| sample(document, &body, false));
            let request = json!({
                "method": method.to_uppercase(), "path": target, "query": query, "headers": headers, "body": body
            });
            let answer = sample(document, &answer, true);
            let mut step = json!({
                "case": case.name, "call": call, "arguments": arguments, "answer": answer, "request": request
            });
            if let Some(body) = body {
                step["body"] = body;
            }
            step
        })
        .collect()
}

fn resolved<'v>(document: &'v Value, value: &'v Value) -> &'v Value {
    match value["$ref"].as_str() {
        Some(target) => document.pointer(target.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// A value of a schema; what is received has more than the schema says.
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
            // More than 32 bits where they are allowed.
            let big = if schema["format"] == "int32" { 7 } else { 5_000_000_000 };
            let value = schema.get("example").and_then(Value::as_i64).unwrap_or(max.unwrap_or(min.unwrap_or(big)));
            value.into()
        }
        Some("number") => json!(0.5),
        Some("boolean") => true.into(),
        // The rows of a batch are as many as its items.
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
        // Result codes, of which the first is that of success, and any JSON.
        _ if schema.get("anyOf").is_some() => 0.into(),
        _ => json!({"any": [1, "x", null]}),
    }
}
