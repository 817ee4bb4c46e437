//! Samples for `curl` and `jq`.

use emqx_cloud_core::encode_path;
use serde_json::{Map, Value, json};

use super::json::indented;
use super::operations;
use super::success::filter;
use crate::model::{Api, Call, Credentials, Operation, Parameter, Place, Shape};
use crate::profile::JSON;
use crate::read::Document;

/// Adds a sample to every operation, or one for each example of its body. The examples themselves go: Scalar would have a second
/// menu for them, which does not change the sample.
pub fn samples(value: &mut Value, _: &Document, api: &Api) {
    operations(value, api, |place, operation| {
        let media = place.get_mut("requestBody").and_then(|body| body.pointer_mut(JSON)?.as_object_mut());
        let examples = media.and_then(|media| media.shift_remove("examples"));
        let examples: Vec<_> = examples.iter().filter_map(Value::as_object).flat_map(Map::values).collect();
        let made =
            |label: &Value, body| json!({"lang": "shell", "label": label, "source": sample(api, operation, body)});
        let samples: Vec<_> = match examples.as_slice() {
            [] => vec![made(&"curl".into(), None)],
            [one] => vec![made(&"curl".into(), Some(&one["value"]))],
            several => several.iter().map(|one| made(&one["summary"], Some(&one["value"]))).collect(),
        };
        place.insert("x-codeSamples".to_owned(), samples.into());
    });
}

/// Makes a command whose exit code is 0 only if the call has succeeded.
fn sample(api: &Api, operation: &Operation, body: Option<&Value>) -> String {
    let filter = call(operation, body).and_then(|call| filter(&api.answers, call));
    let fails = if filter.is_none() { " --fail-with-body" } else { "" };
    let method = match (operation.method.as_str(), body) {
        ("GET", None) | ("POST", Some(_)) => String::new(),
        (method, _) => format!(" -X {method}"),
    };
    let mut lines = vec![format!("curl -sS{fails}{method} \"${}{}\"", api.info.address, target(operation))];
    lines.push(match &api.info.credentials {
        Credentials::Basic(name, secret) => format!("-u \"${}:${}\"", name.variable, secret.variable),
        Credentials::Bearer(token) => format!("-H \"Authorization: Bearer ${}\"", token.variable),
    });
    let headers = sent(operation, Place::Header);
    lines.extend(headers.map(|(parameter, value)| format!("-H {}", quoted(&format!("{}: {value}", parameter.name)))));
    if let Some(body) = body {
        lines.push("-H 'Content-Type: application/json'".to_owned());
        lines.push(format!("-d {}", quoted(&indented(body, "  "))));
    }
    // Without `-n` and `input`, `jq` 1.6 exits with 0 if it reads nothing: an empty body, or no response at all.
    lines.extend(filter.map(|filter| format!("| jq -en {}", quoted(&format!("input | {filter}")))));
    lines.join(" \\\n  ")
}

/// Returns the typed call that sends this body.
fn call<'o>(operation: &'o Operation, body: Option<&Value>) -> Option<&'o Call> {
    let is_list = |call: &&Call| matches!(call.body, Some(ref body) if matches!(body.shape, Shape::List(_)));
    let wanted = body.is_some_and(Value::is_array);
    operation.calls.iter().find(|call| is_list(call) == wanted).or_else(|| operation.calls.first())
}

/// Returns the parameters that a sample sends, with their values: those that are required, and the size of a page.
fn sent(operation: &Operation, place: Place) -> impl Iterator<Item = (&Parameter, String)> {
    let limit = operation.paging.as_ref().map(|paging| paging.limit.as_str());
    let parameters = operation.parameters.iter().filter(move |parameter| parameter.place == place);
    let chosen = parameters.filter(move |parameter| parameter.required || Some(parameter.name.as_str()) == limit);
    chosen.map(|parameter| {
        let example = parameter.example.as_ref();
        let value = example.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        (parameter, value.unwrap_or_default())
    })
}

/// Returns the path and the query, to write in double quotes.
fn target(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for (parameter, value) in sent(operation, Place::Path) {
        path = path.replace(&format!("{{{}}}", parameter.name), &encode_path(&value));
    }
    let encoded = |(parameter, value): (&Parameter, String)| {
        let once = encode_path(&value);
        let value = if parameter.decoded_twice { encode_path(&once) } else { once };
        format!("{}={value}", encode_path(&parameter.name))
    };
    let query: Vec<_> = sent(operation, Place::Query).map(encoded).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    // A literal `$` would be the beginning of a variable.
    format!("{path}{mark}{}", query.join("&")).replace('$', "\\$")
}

/// Quotes a string for a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
