//! Sends a recorded request, byte for byte, on a connection of its own.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud_tests::exchanges::{Answered, Exchange};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// `app-id:app-secret`.
pub const AUTHORIZATION: &str = "Basic YXBwLWlkOmFwcC1zZWNyZXQ=";

/// The `Authorization` of the exchanges that test wrong ones, and whose recording does not say what was sent.
fn authorization(exchange: &Exchange) -> Option<String> {
    let basic = |text: &str| format!("Basic {}", STANDARD.encode(text));
    match exchange.name.rsplit('.').next() {
        Some("wrong_secret") => Some(basic("app-id:wrong")),
        Some("empty_secret") => Some(basic("app-id:")),
        Some("bearer") => Some("Bearer token".to_owned()),
        Some("malformed_basic") => Some("Basic !!!".to_owned()),
        _ if exchange.authorized => Some(AUTHORIZATION.to_owned()),
        _ => None,
    }
}

/// The bodies that were too long to be recorded.
fn long_body(exchange: &Exchange) -> Option<Vec<u8>> {
    let message = |payload: usize| json!({"topic": "m/1", "payload": "x".repeat(payload)});
    let body = match exchange.name.as_str() {
        "mqtt.publish.topic_65536" => json!({"topic": "t".repeat(65_536), "payload": "x"}),
        "mqtt.publish.payload_2MB" => message(2_000_000),
        "transport.body_1MB" | "transport.body_1MB_no_auth" | "transport.expect_100_1MB" => message(1_000_000),
        "transport.expect_100_no_auth" => message(1),
        "transport.body_7_9MB" => message(7_900_000),
        "transport.body_20MB" => message(20_000_000),
        // The response has the rules, in reverse order.
        "extra.paging.create_23_rules" => {
            let response: Value = serde_json::from_slice(&exchange.response.body).unwrap();
            let rows = response["data"].as_array().unwrap().iter().rev();
            rows.map(|row| json!({"clientid": row["clientid"], "topic": row["topic"], "action": row["action"], "access": row["access"]}))
                .collect()
        }
        _ => return None,
    };
    Some(serde_json::to_vec(&body).unwrap())
}

/// Sends the request, and reads the response until the server closes the connection.
pub async fn send(exchange: &Exchange, to: SocketAddr) -> io::Result<Answered> {
    let request = &exchange.request;
    let query = request.query.as_ref().map_or_else(String::new, |query| format!("?{query}"));
    let mut head =
        format!("{} {}{query} HTTP/1.1\r\nhost: simulator\r\nconnection: close\r\n", request.method, request.path);
    if let Some(value) = authorization(exchange) {
        head.push_str(&format!("authorization: {value}\r\n"));
    }
    let body = request.body.clone().or_else(|| long_body(exchange));
    if let Some(body) = &body {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");

    let (mut reader, mut writer) = TcpStream::connect(to).await?.into_split();
    let mut received = Vec::new();
    let write = async {
        writer.write_all(head.as_bytes()).await?;
        writer.write_all(&body.unwrap_or_default()).await
    };
    // The server may answer without reading all of the body.
    let (_, read) = tokio::join!(write, reader.read_to_end(&mut received));
    if received.is_empty() {
        read?;
    }
    parse(&received).ok_or_else(|| io::Error::other(format!("not HTTP: {}", String::from_utf8_lossy(&received))))
}

fn parse(received: &[u8]) -> Option<Answered> {
    let end = received.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = str::from_utf8(&received[..end]).ok()?;
    let (line, headers) = head.split_once("\r\n").unwrap_or((head, ""));
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let headers = headers.lines().filter_map(|line| line.split_once(": "));
    let headers =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect::<BTreeMap<_, _>>();
    Some(Answered { status, headers, body: received[end + 4..].to_vec() })
}
