//! What happens on connections: how long the server waits, and when it closes them.

use std::future::Future;
use std::io;
use std::panic::Location;
use std::time::Duration;

use emqx_cloud::types::Message;
use emqx_cloud::{Client, Retry};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::send::AUTHORIZATION;
use crate::time::{Time, took};

/// A request to create a user, whose body has this size if it is not smaller than it has to be.
fn create(name: &str, authorization: &str, size: usize) -> Vec<u8> {
    post("/auth_username", authorization, &format!(r#"{{"username":"{name}","password":"p"}}"#), size)
}

/// A request with a body, and with spaces after it up to a size.
fn post(path: &str, authorization: &str, body: &str, size: usize) -> Vec<u8> {
    let spaces = " ".repeat(size.saturating_sub(body.len()));
    [head("POST", path, authorization, size.max(body.len())), [body, &spaces].concat().into_bytes()].concat()
}

fn head(method: &str, path: &str, authorization: &str, length: usize) -> Vec<u8> {
    let line = format!("{method} /api/v4{path} HTTP/1.1\r\nhost: x\r\nauthorization: {authorization}\r\n");
    format!("{line}content-length: {length}\r\n\r\n").into_bytes()
}

async fn connect(simulator: &Simulator) -> TcpStream {
    let stream = TcpStream::connect(simulator.socket_address()).await.unwrap();
    // A small part of a request must not wait for others.
    stream.set_nodelay(true).unwrap();
    stream
}

/// Reads a response with a body; `None` if the connection ends before.
async fn response(stream: &mut TcpStream) -> Option<String> {
    let mut received = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&received);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            if body.len() >= length.unwrap_or_default() {
                return Some(text.into_owned());
            }
        }
        if stream.read_buf(&mut received).await.unwrap_or(0) == 0 {
            return None;
        }
    }
}

/// Sends a request, and returns the response. The server may close the connection before it has received everything.
async fn ask(stream: &mut TcpStream, request: &[u8]) -> Option<String> {
    let _ = stream.write_all(request).await;
    response(stream).await
}

/// The status of a response.
fn status(response: Option<&String>) -> Option<u16> {
    response?.split(' ').nth(1)?.parse().ok()
}

/// Checks that the server closes the connection after so many seconds, without a response.
#[track_caller]
fn closes_after<'t>(seconds: f64, time: &'t Time, stream: &'t mut TcpStream) -> impl Future<Output = ()> + 't {
    let caller = Location::caller();
    async move {
        let (read, found) = time.of(stream.read(&mut [0])).await;
        assert_eq!(read.unwrap_or(0), 0, "{caller}: a response");
        assert!(took(found, seconds), "{caller}: closed after {found} s, not {seconds}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_idle_connection_is_closed_after_60_seconds() {
    let time = Time::stop();
    let simulator = Simulator::start().await.unwrap();
    let mut stream = connect(&simulator).await;
    closes_after(60.0, &time, &mut stream).await;

    let mut stream = connect(&simulator).await;
    for name in ["a", "b"] {
        time.pass(59.5).await;
        assert_eq!(status(ask(&mut stream, &create(name, AUTHORIZATION, 0)).await.as_ref()), Some(200));
    }
    closes_after(60.0, &time, &mut stream).await;
}

#[tokio::test(start_paused = true)]
async fn a_head_must_be_complete_after_5_seconds() {
    let time = Time::stop();
    let simulator = Simulator::start().await.unwrap();
    let whole = create("u", AUTHORIZATION, 0);
    let end = whole.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
    for part in [&whole[..1], &whole[..40], &whole[..end]] {
        let mut stream = connect(&simulator).await;
        time.pass(30.0).await;
        stream.write_all(part).await.unwrap();
        closes_after(5.0, &time, &mut stream).await;
    }
    // The first byte counts.
    let mut stream = connect(&simulator).await;
    for byte in &whole[..3] {
        stream.write_all(&[*byte]).await.unwrap();
        time.pass(1.5).await;
    }
    closes_after(0.5, &time, &mut stream).await;
    // The second request on a connection has as much time.
    let mut stream = connect(&simulator).await;
    ask(&mut stream, &whole).await.unwrap();
    stream.write_all(&whole[..end]).await.unwrap();
    time.pass(4.5).await;
    assert_eq!(status(ask(&mut stream, &whole[end..]).await.as_ref()), Some(200));
}

/// A body that stalls: what is sent, the status, and whether it is executed.
#[tokio::test(start_paused = true)]
async fn a_body_is_cut_after_15_seconds() {
    let time = Time::stop();
    let body = r#"{"username":"u","password":"p"}"#;
    for (sent, code, executed) in [(body, 200, true), (&body[..20], 400, false), ("", 500, false)] {
        let simulator = Simulator::start().await.unwrap();
        let mut stream = connect(&simulator).await;
        stream.write_all(&head("POST", "/auth_username", AUTHORIZATION, 100)).await.unwrap();
        let (answer, seconds) = time.of(ask(&mut stream, sent.as_bytes())).await;
        assert_eq!(status(answer.as_ref()), Some(code), "{sent:?}");
        assert!(took(seconds, 15.0), "{sent:?}: {seconds} s");
        assert_eq!(simulator.password_of_username("u").is_some(), executed, "{sent:?}");
    }
    // A client that goes away has not sent the end.
    let simulator = Simulator::start().await.unwrap();
    let mut stream = connect(&simulator).await;
    let whole = post("/auth_username", AUTHORIZATION, body, 100);
    stream.write_all(&whole[..whole.len() - 1]).await.unwrap();
    drop(stream);
    time.pass(60.0).await;
    assert_eq!(simulator.password_of_username("u"), None);
}

#[tokio::test(start_paused = true)]
async fn a_connection_is_closed_after_1000_requests() {
    let time = Time::stop();
    let simulator = Simulator::start().await.unwrap();
    let mut stream = connect(&simulator).await;
    for number in 1..=1000 {
        let answer = ask(&mut stream, &head("GET", "/auth_username", AUTHORIZATION, 0)).await.unwrap();
        assert_eq!(answer.contains("connection: close"), number == 1000, "{number}");
    }
    closes_after(0.0, &time, &mut stream).await;
}

/// What becomes of the request after one whose body was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Answered,
    /// The connection is closed after 5 seconds, and nothing is executed.
    Stalls,
    /// The connection is closed already.
    Closed,
}

#[tokio::test(start_paused = true)]
async fn after_a_body_that_was_not_read() {
    let time = Time::stop();
    let wrong = "Basic eDp5";
    for (size, usually, at_worst) in [
        (0, Next::Answered, Next::Stalls),
        (100_000, Next::Answered, Next::Stalls),
        (1_000_000, Next::Answered, Next::Stalls),
        (1_000_001, Next::Closed, Next::Closed),
        (5_000_000, Next::Closed, Next::Closed),
    ] {
        // Whether connections stall, whether there is a rule for other requests, and whether the response is a 401 or 404.
        for case in 0..8 {
            let [stalls, has_rule, is_401] = [1, 2, 4].map(|bit| case & bit != 0);
            let simulator = Simulator::builder().stalls_after_unread_body(stalls).start().await.unwrap();
            simulator.set_active("acl", false);
            if has_rule {
                simulator.mock().get_metrics(|_, then| then.status(500));
            }
            let (request, code) =
                if is_401 { (create("u", wrong, size), 401) } else { (post("/acl", AUTHORIZATION, "{}", size), 404) };
            let mut stream = connect(&simulator).await;
            assert_eq!(status(ask(&mut stream, &request).await.as_ref()), Some(code));

            let (answer, seconds) = time.of(ask(&mut stream, &create("next", AUTHORIZATION, 0))).await;
            let next = match (status(answer.as_ref()), seconds) {
                (Some(200), seconds) if took(seconds, 0.0) => Next::Answered,
                (None, seconds) if took(seconds, 5.0) => Next::Stalls,
                (None, seconds) if took(seconds, 0.0) => Next::Closed,
                other => panic!("{size} bytes, {code}: {other:?}"),
            };
            assert_eq!(next, if stalls { at_worst } else { usually }, "{size} bytes, {code}, rule: {has_rule}");
            let executed = simulator.password_of_username("next").is_some();
            assert_eq!(executed, next == Next::Answered, "{size} bytes, {code}");
        }
    }
}

/// The response does not wait for a body that is not read, and a connection stays usable without one.
#[tokio::test(start_paused = true)]
async fn a_rejection_comes_before_the_body() {
    let time = Time::stop();
    let simulator = Simulator::builder().stalls_after_unread_body(true).start().await.unwrap();
    let mut stream = connect(&simulator).await;
    let request = create("u", "Basic eDp5", 1_000);
    let (first, rest) = request.split_at(request.len() - 1_000);
    assert_eq!(status(ask(&mut stream, first).await.as_ref()), Some(401));
    stream.write_all(rest).await.unwrap();
    closes_after(60.0, &time, &mut stream).await;

    // Chunks, whose number is not known.
    let mut stream = connect(&simulator).await;
    let chunked = "POST /api/v4/auth_username HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n";
    assert_eq!(status(ask(&mut stream, chunked.as_bytes()).await.as_ref()), Some(401));
    stream.write_all(b"2\r\n{}\r\n0\r\n\r\n").await.unwrap();
    let (read, seconds) = time.of(stream.read(&mut [0])).await;
    assert!(read.unwrap_or(0) == 0 && seconds >= 60.0, "{seconds} s");

    // The end of a connection comes before its rest, which is received for a second.
    let mut stream = connect(&simulator).await;
    let request = create("u", "Basic eDp5", 1_000_001);
    let (first, rest) = request.split_at(request.len() - 1_000_001);
    assert_eq!(status(ask(&mut stream, first).await.as_ref()), Some(401));
    closes_after(0.0, &time, &mut stream).await;
    stream.write_all(&rest[..1_000]).await.unwrap();
    time.pass(0.5).await;
    stream.write_all(&rest[1_000..2_000]).await.unwrap();
    time.pass(0.5).await;
    let _ = stream.write_all(&rest[2_000..3_000]).await;
    time.pass(0.0).await;
    stream.write_all(&rest[3_000..4_000]).await.unwrap_err();

    // There is nothing unread without a body, and nothing either if it was read.
    let mut stream = connect(&simulator).await;
    for (request, code) in [
        (head("GET", "/auth_username", "Basic eDp5", 0), 401),
        (head("GET", "/nothing", AUTHORIZATION, 0), 404),
        (post("/auth_username", AUTHORIZATION, "{", 0), 400),
        (head("POST", "/auth_username", AUTHORIZATION, 0), 500),
        (create("u", AUTHORIZATION, 0), 200),
    ] {
        assert_eq!(status(ask(&mut stream, &request).await.as_ref()), Some(code));
    }
}

#[tokio::test(start_paused = true)]
async fn permission_to_send_a_body_is_given_when_it_is_read() {
    let _time = Time::stop();
    let simulator = Simulator::start().await.unwrap();
    for (authorization, expected) in [(AUTHORIZATION, 100), ("Basic eDp5", 401)] {
        let mut stream = connect(&simulator).await;
        let head = String::from_utf8(head("POST", "/auth_username", authorization, 100)).unwrap();
        let head = head.replace("host: x", "host: x\r\nexpect: 100-continue");
        assert_eq!(status(ask(&mut stream, head.as_bytes()).await.as_ref()), Some(expected));
    }
}

/// The SDK never uses a connection that can stall: all calls that the server accepts succeed, although none is repeated.
#[tokio::test]
async fn calls_never_meet_a_stalled_connection() {
    let simulator = Simulator::builder().stalls_after_unread_body(true).start().await.unwrap();
    simulator.set_active("auth", false);
    let emqx = simulator.client_builder().retry(Retry::none()).build().unwrap();
    for at_once in [1, 50] {
        for _ in 0..100 / at_once {
            let calls = (0..at_once).map(|_| {
                let emqx = emqx.clone();
                tokio::spawn(async move {
                    let error = emqx.create_username("u", "p").await.unwrap_err();
                    assert_eq!(error.status(), Some(404), "{error}");
                    emqx.publish(Message::new("t", "x")).await.unwrap();
                })
            });
            for call in calls.collect::<Vec<_>>() {
                call.await.unwrap();
            }
        }
    }
    assert_eq!(simulator.published().len(), 200);
}

/// Requests that the server rejects before it looks for an operation. They end the connection.
#[tokio::test(start_paused = true)]
async fn malformed_requests() {
    let time = Time::stop();
    let simulator = Simulator::start().await.unwrap();
    let line = |length: usize| {
        let fixed = "GET /api/v4/ HTTP/1.1".len();
        format!("GET /api/v4/{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(length - fixed))
    };
    let headers = |number: usize| {
        let more: String = (1..number).map(|number| format!("x-{number}: y\r\n")).collect();
        format!("GET /status HTTP/1.1\r\nhost: x\r\n{more}\r\n")
    };
    let value = |length: usize| format!("GET /status HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "v".repeat(length));
    for (request, code, closes) in [
        (line(8_000), 401, false),
        (line(8_001), 414, true),
        (headers(100), 200, false),
        (headers(101), 431, true),
        (value(4_096), 200, false),
        (value(4_097), 431, true),
        ("GET /status HTTP/1.1\r\n\r\n".to_owned(), 400, true),
        ("GET /status\r\n\r\n".to_owned(), 400, true),
        ("GET /status HTTP/1.0\r\n\r\n".to_owned(), 200, true),
    ] {
        let mut stream = connect(&simulator).await;
        let answer = ask(&mut stream, request.as_bytes()).await;
        let start = &request[..request.len().min(40)];
        assert_eq!(status(answer.as_ref()), Some(code), "{start:?}");
        closes_after(if closes { 0.0 } else { 60.0 }, &time, &mut stream).await;
    }
}

#[tokio::test(start_paused = true)]
async fn malformed_credentials() {
    let _time = Time::stop();
    for (version, code) in [(Version::V4_3_5, 500), (Version::V4_4_0, 500), (Version::V4_4_19, 401)] {
        let simulator = Simulator::builder().version(version).start().await.unwrap();
        let mut stream = connect(&simulator).await;
        let answer = ask(&mut stream, &head("GET", "/auth_username", "Basic !!!", 0)).await;
        assert_eq!(status(answer.as_ref()), Some(code), "{version}");
    }
}

/// 512 connections are accepted, idle ones included.
#[tokio::test(start_paused = true)]
async fn more_connections_wait_for_others_to_end() {
    let time = Time::stop();
    for (builder, limit) in [(Simulator::builder(), 512), (Simulator::builder().connections(2), 2)] {
        let simulator = builder.start().await.unwrap();
        let mut streams = Vec::new();
        for _ in 0..limit {
            streams.push(connect(&simulator).await);
        }
        let mut waiting = connect(&simulator).await;
        let publish = |payload: &str| {
            post("/mqtt/publish", AUTHORIZATION, &format!(r#"{{"topic":"t","payload":"{payload}"}}"#), 0)
        };
        waiting.write_all(&publish("waits")).await.unwrap();
        // One that does not wait any longer is executed, too.
        connect(&simulator).await.write_all(&publish("went")).await.unwrap();
        time.pass(30.0).await;
        assert!(simulator.published().is_empty());
        drop(streams);
        assert_eq!(status(response(&mut waiting).await.as_ref()), Some(200));
        time.until(|| simulator.published().len() == 2).await;
        let payloads: Vec<_> = simulator.published().into_iter().map(|message| message.payload).collect();
        assert_eq!(payloads, [b"waits".to_vec(), b"went".to_vec()]);
    }
}

#[tokio::test(start_paused = true)]
async fn latency() {
    let time = Time::stop();
    let simulator = Simulator::builder().latency(Duration::from_secs(3)).start().await.unwrap();
    let emqx = simulator.client();
    let (created, seconds) = time.of(emqx.create_username("u", "p").send()).await;
    assert!(created.is_ok() && took(seconds, 3.0), "{seconds} s, {created:?}");
    // The request is executed before.
    let mut stream = connect(&simulator).await;
    stream.write_all(&create("v", AUTHORIZATION, 0)).await.unwrap();
    time.until(|| simulator.password_of_username("v").is_some()).await;
}

#[tokio::test(start_paused = true)]
async fn a_restart_takes_time() {
    let time = Time::stop();
    let simulator = Simulator::builder().latency(Duration::from_secs(1)).start().await.unwrap();
    simulator.add_client(MqttClient::new("a"));
    simulator.add_username("u", "p");
    let mut idle = connect(&simulator).await;
    let mut busy = connect(&simulator).await;
    busy.write_all(&create("v", AUTHORIZATION, 0)).await.unwrap();
    time.until(|| simulator.password_of_username("v").is_some()).await;

    simulator.restart(Duration::from_secs(6)).await.unwrap();
    for stream in [&mut idle, &mut busy] {
        closes_after(0.0, &time, stream).await;
    }
    assert_eq!(simulator.client_count(), 0);
    assert!(["u", "v"].iter().all(|name| simulator.password_of_username(name).is_some()));
    let refused = TcpStream::connect(simulator.socket_address()).await.unwrap_err();
    assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);

    // The SDK waits for that long.
    let emqx = Client::builder(simulator.address(), "app-id", "app-secret").no_proxy().build().unwrap();
    let (published, seconds) = time.of(emqx.publish(Message::new("t", "x")).send()).await;
    assert!(published.is_ok() && (6.0..10.0).contains(&seconds), "{seconds} s, {published:?}");
    simulator.restart(Duration::ZERO).await.unwrap();
    let (published, seconds) = time.of(emqx.publish(Message::new("t", "y")).send()).await;
    assert!(published.is_ok() && took(seconds, 1.0), "{seconds} s, {published:?}");
}

#[tokio::test]
async fn http_2_without_tls() {
    let simulator = Simulator::builder().stalls_after_unread_body(true).start().await.unwrap();
    let http = reqwest::Client::builder().http2_prior_knowledge().build().unwrap();
    for (authorization, code) in [(AUTHORIZATION, 200), ("Basic eDp5", 401), (AUTHORIZATION, 200)] {
        let url = format!("{}/mqtt/publish", simulator.address());
        let request = http.post(url).header("authorization", authorization).body(r#"{"topic":"t"}"#);
        let response = request.send().await.unwrap();
        assert_eq!((response.version(), response.status().as_u16()), (reqwest::Version::HTTP_2, code));
    }
}
