//! Makes every call of a plan by name, over loopback: what arrives is what was asked for, and the answer decodes.
//!
//! The harness in `xtask/tests/generator.rs` copies this into a workspace whose client has the operations of the cases.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use emqx_cloud::Client;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

/// The answer to give, and the request that came.
type Exchange = Arc<Mutex<(Value, Value)>>;

#[tokio::main]
async fn main() {
    let plan = std::fs::read_to_string("plan.json").expect("plan.json is there");
    let plan: Vec<Value> = serde_json::from_str(&plan).expect("plan.json is a list");
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback is there");
    let address = format!("http://{}/api", listener.local_addr().expect("it is bound"));
    let exchange = Exchange::default();
    let server = exchange.clone();
    std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| serve(stream, &server)));
    let emqx = Client::new(&address, "app-id", "app-secret").expect("the client is made");

    let mut wrong = 0;
    for step in &plan {
        let result = call(&emqx, step, &exchange).await;
        if let Err(problem) = result {
            wrong += 1;
            println!("{}: {problem}", step["case"]);
        }
    }
    println!("{} calls, {wrong} wrong", plan.len());
    if wrong > 0 {
        std::process::exit(1);
    }
}

async fn call(emqx: &Client, step: &Value, exchange: &Exchange) -> Result<(), String> {
    *exchange.lock().expect("no thread fails") = (step["answer"].clone(), Value::Null);
    let mut call = emqx.call(step["call"].as_str().unwrap_or_default());
    for argument in step["arguments"].as_array().into_iter().flatten() {
        call = call.arg(argument[0].as_str().unwrap_or_default(), argument[1].clone());
    }
    if let Some(body) = step.get("body") {
        call = call.body(body.clone());
    }
    let answer = call.send().await.map_err(|error| format!("the call fails: {error}"))?;
    let request = exchange.lock().expect("no thread fails").1.take();
    for key in ["method", "path", "query", "body"] {
        let (wanted, came) = (&step["request"][key], &request[key]);
        if wanted != came {
            return Err(format!("{key} is {came}, not {wanted}"));
        }
    }
    for (name, wanted) in step["request"]["headers"].as_object().into_iter().flatten() {
        if &request["headers"][name] != wanted {
            return Err(format!("the header {name} is {}, not {wanted}", request["headers"][name]));
        }
    }
    let (wanted, got) = (without_null(&step["answer"]["data"]), without_null(&answer.data.unwrap_or_default()));
    if wanted == got { Ok(()) } else { Err(format!("the data is {got}, not {wanted}")) }
}

/// A field that is null and one that is absent are the same.
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

fn serve(mut stream: TcpStream, exchange: &Exchange) {
    let Some(request) = read(&stream) else { return };
    let mut exchange = exchange.lock().expect("no thread fails");
    exchange.1 = request;
    let body = exchange.0.to_string();
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
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
