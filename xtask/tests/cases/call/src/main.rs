//! Makes every call of a plan over loopback, and checks that the requests and the results are as the document says.
//!
//! The harness in `xtask/tests/generator.rs` copies this into a workspace whose SDK has the API of the plan, and writes
//! `face.rs` next to it. Nothing here is specific to an API.

mod face;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use emqx_cloud::{ClientBuilder, Error, Result, Retry};
use face::{API, Client};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

/// The responses to send, and the requests received.
#[derive(Default)]
struct Exchanges {
    answers: VecDeque<(String, Value)>,
    requests: Vec<Value>,
}

type Shared = Arc<Mutex<Exchanges>>;

#[tokio::main]
async fn main() {
    let plan = std::fs::read_to_string("plan.json").expect("plan.json exists");
    let plan: Value = serde_json::from_str(&plan).expect("plan.json is JSON");
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = format!("http://{}/api", listener.local_addr().expect("the listener has an address"));
    let exchanges = Shared::default();
    let server = exchanges.clone();
    std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| serve(stream, &server)));
    let variable = |name: &str| match plan["variables"][name].as_str() {
        Some(value) => Some(value.into()),
        None => (name == API.address_variable).then(|| address.clone().into()),
    };
    let builder = ClientBuilder::<Client>::from_variables(variable).expect("the variables are set");
    let client = builder.retry(Retry::none()).build().expect("the client is built");

    let steps = plan["steps"].as_array().expect("a plan has steps");
    let mut wrong = 0;
    for step in steps {
        if let Err(problem) = check(&client, step, &plan["authorization"], &exchanges).await {
            wrong += 1;
            println!("{}: {problem}", step["case"]);
        }
    }
    let of = |key: &str| steps.iter().filter(|step| step.get(key).is_some()).count();
    let (failures, walks) = (of("error"), of("rows"));
    let calls = steps.len() - failures - walks;
    println!("{calls} calls, {failures} failures and {walks} walks over pages: {wrong} wrong");
    if wrong > 0 {
        std::process::exit(1);
    }
}

/// Makes a call, and compares the request and the result with the plan.
async fn check(
    client: &Client,
    step: &Value,
    authorization: &Value,
    exchanges: &Shared,
) -> std::result::Result<(), String> {
    let planned = step["exchanges"].as_array().expect("a step has exchanges");
    let answer =
        |exchange: &Value| (exchange["status"].as_str().unwrap_or_default().to_owned(), exchange["answer"].clone());
    *exchanges.lock().expect("the lock is not poisoned") =
        Exchanges { answers: planned.iter().map(answer).collect(), requests: Vec::new() };
    let outcome = make(client, step).await;
    let requests = std::mem::take(&mut exchanges.lock().expect("the lock is not poisoned").requests);
    if requests.len() != planned.len() {
        return Err(format!("{} requests arrived, not {}: {outcome:?}", requests.len(), planned.len()));
    }
    for (exchange, request) in planned.iter().zip(&requests) {
        arrived(&exchange["request"], request, authorization)?;
    }
    match (step.get("error"), outcome) {
        (None, Ok((data, meta))) => {
            let rows = step.get("rows").unwrap_or(&step["data"]);
            same("data", rows, &data)?;
            same("meta", &step["meta"], &meta)
        }
        (Some(wanted), Err(error)) => failed(wanted, step, &error),
        (None, Err(error)) => Err(format!("the call failed: {error}")),
        (Some(_), Ok(_)) => Err("the call succeeded".to_owned()),
    }
}

/// Returns the data of a call, and the page's members.
async fn make(client: &Client, step: &Value) -> Result<(Value, Value)> {
    let name = step["call"].as_str().unwrap_or_default();
    if step.get("rows").is_some() {
        return Ok((face::walk(client, name).await?, Value::Null));
    }
    let mut call = client.call(name);
    for argument in step["arguments"].as_array().into_iter().flatten() {
        call = call.arg(argument[0].as_str().unwrap_or_default(), argument[1].clone());
    }
    if let Some(body) = step.get("body") {
        call = call.body(body.clone());
    }
    let answer = call.send().await?;
    let meta = answer.meta.as_ref().map(|meta| Value::Object(meta.to_map()));
    Ok((answer.data().unwrap_or_default(), meta.unwrap_or_default()))
}

fn arrived(wanted: &Value, request: &Value, authorization: &Value) -> std::result::Result<(), String> {
    for key in ["method", "path", "query", "body"] {
        same(key, &wanted[key], &request[key])?;
    }
    for (name, wanted) in wanted["headers"].as_object().into_iter().flatten() {
        same(name, wanted, &request["headers"][name])?;
    }
    same("authorization", authorization, &request["headers"]["authorization"])
}

fn failed(wanted: &Value, step: &Value, error: &Error) -> std::result::Result<(), String> {
    let text = |found: Option<&str>| found.map_or(Value::Null, Value::from);
    let status = error.status().map(|status| status.to_string());
    same("status", &step["exchanges"][0]["status"], &text(status.as_deref()))?;
    same("code", &wanted["code"], &text(error.code().and_then(|code| code.word())))?;
    same("message", &wanted["message"], &text(error.message()))?;
    same("meaning", &wanted["meaning"], &text(error.meaning()))?;
    let is = |category: &str| Value::from(wanted["category"] == category);
    same("is_not_found", &is("not_found"), &error.is_not_found().into())?;
    same("is_server_error", &is("server"), &error.is_server_error().into())?;
    same("is_retryable", &is("server"), &error.is_retryable().into())?;
    same("is_other_api", &wanted.get("foreign").is_some().into(), &error.is_other_api().into())?;
    let advice = wanted["foreign"].as_str().unwrap_or_default().trim_end_matches('.');
    if error.to_string().contains(advice) { Ok(()) } else { Err(format!("{error} does not contain {advice}")) }
}

fn same(what: &str, wanted: &Value, found: &Value) -> std::result::Result<(), String> {
    let (wanted, found) = (without_null(wanted), without_null(found));
    if wanted == found { Ok(()) } else { Err(format!("{what} is {found}, not {wanted}")) }
}

/// Removes null fields, which are equal to absent ones.
fn without_null(value: &Value) -> Value {
    match value {
        Value::Object(entries) => entries
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), without_null(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(without_null).collect(),
        other => other.clone(),
    }
}

fn serve(mut stream: TcpStream, exchanges: &Shared) {
    let Some(request) = read(&stream) else { return };
    let mut exchanges = exchanges.lock().expect("the lock is not poisoned");
    exchanges.requests.push(request);
    let Some((status, body)) = exchanges.answers.pop_front() else { return };
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
}

fn read(stream: &TcpStream) -> Option<Value> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Map::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.insert(name.to_lowercase(), value.into());
    }
    let length = headers.get("content-length").and_then(Value::as_str).and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let mut pairs: Vec<_> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| json!([decode(name), decode(value)]))
        .collect();
    pairs.sort_by_key(Value::to_string);
    let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).ok()? };
    Some(json!({
        "method": method, "path": path.strip_prefix("/api")?, "query": pairs, "headers": headers, "body": body
    }))
}
