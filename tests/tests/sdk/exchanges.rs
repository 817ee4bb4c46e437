//! The recorded exchanges are read completely, and the server can send every recorded response.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use emqx_cloud_tests::exchanges::{self, Asked, Error};
use emqx_cloud_tests::server::{Answer, Server};
use serde_json::{Value, json};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/exchanges")
}

#[test]
fn every_exchange_is_read() {
    let all = exchanges::all().unwrap();
    assert_eq!(all.len(), 429);
    assert!(all.is_sorted_by_key(|exchange| exchange.seq));
    let names: BTreeSet<_> = all.iter().map(|exchange| &exchange.name).collect();
    assert_eq!(names.len(), all.len(), "names are unique");
}

#[test]
fn every_file_is_compiled_in() {
    assert_eq!(exchanges::read(&folder()).unwrap(), exchanges::all().unwrap());
}

#[test]
fn exchanges_are_found_by_name_and_by_operation() {
    let exchange = exchanges::named("auth_username.get.existing").unwrap();
    assert_eq!(exchange.operation.as_deref(), Some("GET /auth_username/{}"));
    assert_eq!(exchange.request.path, "/api/v4/auth_username/u1");
    assert_eq!(exchange.request.body, None);
    assert_eq!(exchange.response.body, br#"{"data":{"username":"u1","created_at":1795376165669},"code":0}"#);
    assert_eq!(exchange.response.headers["content-type"], "application/json");
    let found = exchanges::of_operation("GET /auth_username/{}").unwrap();
    assert!(found.contains(&exchange));
    assert_eq!(exchanges::named("nothing"), Err(Error::Name("nothing".to_owned())));
    assert_eq!(exchanges::of_operation("GET /nothing"), Ok(Vec::new()));
}

#[test]
fn an_invalid_line_is_reported_with_file_and_line() {
    let good = std::fs::read_to_string(folder().join("metrics.jsonl")).unwrap();
    let good = good.lines().next().unwrap();
    let mut two_bodies: Value = serde_json::from_str(good).unwrap();
    two_bodies["response"]["body_base64"] = "AA==".into();
    let mut no_base64: Value = serde_json::from_str(good).unwrap();
    no_base64["request"] = json!({"method": "GET", "path": "/", "query": null, "body_base64": "?"});
    let mut no_status: Value = serde_json::from_str(good).unwrap();
    no_status["response"]["status"] = 7.into();
    for (bad, problem) in [
        ("{".to_owned(), "EOF"),
        ("[]".to_owned(), "invalid length"),
        (r#"{"name": "x"}"#.to_owned(), "missing field `seq`"),
        (two_bodies.to_string(), "response: has both"),
        (no_base64.to_string(), "request: `body_base64` is not valid base64"),
        (no_status.to_string(), "7 is not an HTTP status"),
    ] {
        let error = exchanges::parse("some.jsonl", format!("{good}\n\n{bad}\n").as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("some.jsonl:3: ") && error.contains(problem), "{error}");
    }
}

/// Some editors and shells write a byte order mark, or other encodings.
#[test]
fn a_byte_order_mark_is_skipped_at_the_start_of_a_file_and_named_elsewhere() {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let good = std::fs::read(folder().join("metrics.jsonl")).unwrap();
    let good = good.split(|byte| *byte == b'\n').next().unwrap();
    type Row<'r> = (Vec<&'r [u8]>, Result<usize, &'r str>);
    let rows: [Row<'_>; 8] = [
        (vec![MARK, good], Ok(1)),
        (vec![MARK, good, b"\r\n", good, b"\r\n"], Ok(2)),
        (vec![MARK], Ok(0)),
        (vec![MARK, b"\n", good], Ok(1)),
        (
            vec![good, b"\n", MARK, good],
            Err("f.jsonl:2: a byte order mark, which is only skipped at the start of a file"),
        ),
        (vec![MARK, MARK, good], Err("f.jsonl:1: a byte order mark, which is only skipped at the start of a file")),
        (vec![good, b"\n\n{\xff}\n"], Err("f.jsonl:3: invalid UTF-8 at column 2")),
        (
            vec![MARK, good, b"\n{\"name\": 1}"],
            Err("f.jsonl:2: invalid type: integer `1`, expected a string, at column 10"),
        ),
    ];
    for (parts, expected) in rows {
        let read = exchanges::parse("f.jsonl", &parts.concat());
        assert_eq!(read.map(|read| read.len()).map_err(|error| error.to_string()), expected.map_err(str::to_owned));
    }
}

/// Recordings name the parameters of path templates differently.
#[test]
fn operations_do_not_depend_on_the_names_of_parameters() {
    assert_eq!(exchanges::named("clients.get.nul").unwrap().operation.as_deref(), Some("GET /clients/{}"));
}

#[test]
fn a_binary_body_is_read() {
    let line = r#"{"name": "n", "seq": 1, "operation": null, "authorized": true,
        "request": {"method": "POST", "path": "/api/v4/mqtt/publish", "query": null, "body_base64": "AP/+"},
        "response": {"status": 200, "headers": {"Content-Type": "x"}, "body_base64": "/w=="}}"#;
    let read = exchanges::parse("f", line.replace('\n', "").as_bytes()).unwrap().remove(0);
    assert_eq!(read.request.body.as_deref(), Some(&[0, 255, 254][..]));
    assert_eq!(read.response.body, [255]);
    assert_eq!(read.response.headers["content-type"], "x");
}

/// The server sends every recorded response unchanged.
#[test]
fn every_recorded_response_is_sent_byte_for_byte() {
    let server = Server::replying_with(|request| {
        let name = request.header("x-exchange").unwrap_or_default();
        exchanges::named(name)
            .map_or_else(|error| Answer::text(500, error.to_string()), |found| (&found.response).into())
    });
    for exchange in exchanges::all().unwrap() {
        let answer = speak(server.socket_address(), &exchange.request, &format!("x-exchange: {}\r\n", exchange.name));
        assert_eq!(answer.status, exchange.response.status, "{}", exchange.name);
        assert_eq!(answer.body, exchange.response.body, "{}", exchange.name);
        // `connection` is specific to a connection.
        let headers = exchange.response.headers.iter().filter(|(name, _)| *name != "connection");
        for (name, value) in headers {
            assert!(answer.headers.contains(&(name.clone(), value.clone())), "{}: {name}: {value}", exchange.name);
        }
        let received = server.requests().pop().unwrap();
        assert_eq!(received.method, exchange.request.method);
        assert_eq!(received.full_path(), exchange.request.path);
        assert_eq!(received.raw_query(), exchange.request.query.as_deref());
        assert_eq!(received.body, exchange.request.body.as_deref().unwrap_or_default());
    }
    assert_eq!(server.requests().len(), 429);
}

#[test]
fn the_server_stops_when_it_is_dropped() {
    let server = Server::start();
    let address = server.socket_address();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    drop(server);
    // A free port cannot be checked for: another test may have taken it.
    let read = stream.read(&mut [0]);
    let is_closed = |error: std::io::Error| error.kind() == std::io::ErrorKind::ConnectionReset;
    assert!(read.map_or_else(is_closed, |read| read == 0));
}

struct Heard {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Sends a request as recorded, which no HTTP client would do, and reads the whole response.
fn speak(address: SocketAddr, request: &Asked, headers: &str) -> Heard {
    let query = request.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
    let body = request.body.as_deref().unwrap_or_default();
    let head = format!(
        "{} {}{query} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n",
        request.method,
        request.path,
        body.len()
    );
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap());
    Heard {
        status,
        headers: headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect(),
        body: answer[end + 4..].to_vec(),
    }
}
