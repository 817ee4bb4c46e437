//! The retry table in the docs of `Retry` matches the code.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::common;
use emqx_cloud::types::Message;
use emqx_cloud::{Client, Error, GaveUp, Retry, RetryBudget};
use emqx_cloud_tests::calls::{TypedCall, calls};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Deployment, Door, Fault, Meaning, Reply, RetryAfter, Script, Server, Step};
use serde_json::{Value, json};
use tokio::task::JoinHandle;

/// The docs in the crate.
const DOCS: &str = include_str!("../../../crates/emqx-cloud/src/retry.md");

const PATIENTLY: &str = "retried with patience";
const AGAIN: &str = "retried";
const ONCE: &str = "not retried";
const UNKNOWN: &str = "not retried, outcome unknown";

/// What a call meets.
enum Event {
    /// The server sends this response.
    Answer(Answer),
    /// The server sends something else.
    Wire(Reply),
    /// Nothing listens.
    Nobody,
    /// The connection is closed before there is TLS.
    Closed,
    /// The connection is reset before there is TLS.
    Reset,
    /// The name of the server is not known; a server of names may be down as well.
    NoName(io::ErrorKind),
    /// Something listens that does not speak TLS.
    NoTls,
    /// The server refuses the stream of every request in HTTP/2.
    RefusedStream,
    /// No connection is made in time.
    NoConnection,
    /// There is no time at all for an attempt.
    NoTime,
    /// Another call has the only place among the requests in flight, and there is no time to wait.
    NoPlace,
    /// Every item of a batch has failed.
    FailedItems,
    /// The call has an argument that breaks a rule.
    BadArgument,
}

/// The first cell of each row, with the events that it covers.
fn rows() -> Vec<(&'static str, Vec<Event>)> {
    let statuses = |statuses: &[u16]| statuses.iter().map(|status| Event::Answer(Answer::status(*status))).collect();
    let codes = |codes: &[i64]| {
        let answers = codes.iter().map(|code| Answer::json(&json!({"code": code, "message": "m"})));
        answers.map(Event::Answer).collect()
    };
    let bodies = |bodies: &[&str]| bodies.iter().map(|body| Event::Answer(Answer::ok(*body))).collect();
    let whole = Answer::ok(r#"{"code":0}"#).wire();
    vec![
        ("no connection: refused, closed, reset or unreachable", vec![Event::Nobody, Event::Closed, Event::Reset]),
        (
            "no connection: unknown host, TLS or connect timeout",
            vec![
                Event::NoName(io::ErrorKind::NotFound),
                Event::NoName(io::ErrorKind::ConnectionRefused),
                Event::NoTls,
                Event::NoConnection,
            ],
        ),
        (
            "connection lost before the response was complete",
            vec![
                Event::Wire(Reply::Close),
                Event::Wire(Reply::Bytes(whole[..10].to_vec())),
                Event::Wire(Reply::Bytes(whole[..whole.len() - 3].to_vec())),
                Event::Wire(Reply::Bytes(b"no HTTP\r\n\r\n".to_vec())),
            ],
        ),
        ("no complete response in time", vec![Event::NoTime]),
        ("no place among the requests in flight in time", vec![Event::NoPlace]),
        ("HTTP 408", statuses(&[408])),
        ("HTTP 421, 425 or 429", statuses(&[421, 425, 429])),
        ("HTTP/2 stream refused before the request was processed", vec![Event::RefusedStream]),
        ("HTTP 5xx", statuses(&[500, 501, 502, 503, 504, 505, 599])),
        ("HTTP 200 with result code 101 or 102", codes(&[101, 102])),
        (
            "HTTP 204 or another status below 400 that is not 200",
            statuses(&[201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308]),
        ),
        (
            "HTTP 400, 401, 403, 404 or another 4xx",
            statuses(&[400, 401, 402, 403, 404, 405, 409, 413, 414, 422, 431, 499]),
        ),
        ("HTTP 200 with result code 107, 108, 112, 115 or 116", codes(&[107, 108, 112, 115, 116])),
        (
            "HTTP 200 with a message and no result code",
            bodies(&[r#"{"message":"existed"}"#, r#"{"message":"nobody knows this one"}"#]),
        ),
        (
            "HTTP 200 that is neither a success nor a failure",
            bodies(&["", "{", "<html>", "[]", "{}", r#"{"data":[]}"#, r#"{"code":true}"#, r#"{"code":0,"code":0}"#]),
        ),
        ("HTTP 200 and every item of a batch failed", vec![Event::FailedItems]),
        ("an argument that breaks a rule", vec![Event::BadArgument]),
    ]
}

/// The table: the cells of each row.
fn table() -> Vec<[&'static str; 3]> {
    let cells = |line: &'static str| {
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        cells.try_into().unwrap_or_else(|_| panic!("not three cells: {line}"))
    };
    DOCS.lines().filter(|line| line.starts_with('|')).skip(2).map(cells).collect()
}

/// A successful batch, with every outcome turned into a permanent failure.
fn failed(success: &Value) -> Value {
    match success {
        Value::Object(members) => {
            let fail = |(name, value): (&String, &Value)| match name.as_str() {
                "code" => (name.clone(), json!(112)),
                "result" => (name.clone(), json!("{error,topic}")),
                _ if value == "ok" => (name.clone(), json!("{error,existed}")),
                _ => (name.clone(), failed(value)),
            };
            members.iter().map(fail).collect()
        }
        Value::Array(items) => items.iter().map(failed).collect(),
        other => other.clone(),
    }
}

/// A server and a client that meet an event.
struct Stage {
    event: Event,
    client: Client,
    server: Server,
    _greets: Option<Server<Greets>>,
    /// A call that never ends.
    _endless: Option<JoinHandle<()>>,
}

/// A server that does this with every connection, whatever comes on it.
struct Greets(Script);

impl Deployment for Greets {
    fn greeting(&self) -> Option<Arc<Fault>> {
        Some(Arc::new(Fault {
            name: "greeting".to_owned(),
            door: Door::Greeting,
            before: None,
            steps: self.0.clone(),
            meaning: Meaning::Unreachable,
            retry_after: RetryAfter::Unsaid,
        }))
    }
}

/// A resolver that knows no name, or takes forever.
struct NoName(Option<io::ErrorKind>);

impl reqwest::dns::Resolve for NoName {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        match self.0 {
            Some(kind) => Box::pin(std::future::ready(Err(io::Error::from(kind).into()))),
            None => Box::pin(std::future::pending()),
        }
    }
}

/// Starts a server that refuses every stream before it processes it.
fn refusing_streams() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    // The thread waits for connections until the tests end.
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // It ends with the connection.
            thread::spawn(move || refuse_streams(stream));
        }
    });
    Ok(address)
}

fn refuse_streams(mut stream: TcpStream) -> io::Result<()> {
    const HEADERS: u8 = 1;
    const SETTINGS: u8 = 4;
    stream.read_exact(&mut [0; 24])?;
    stream.write_all(&[0, 0, 0, SETTINGS, 0, 0, 0, 0, 0])?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let [a, b, c, kind, flags, stream_id @ ..] = head;
        stream.read_exact(&mut vec![0; u32::from_be_bytes([0, a, b, c]) as usize])?;
        match kind {
            HEADERS => stream.write_all(&[&[0, 0, 4, 3, 0], &stream_id[..], &[0, 0, 0, 7]].concat())?,
            SETTINGS if flags == 0 => stream.write_all(&[0, 0, 0, SETTINGS, 1, 0, 0, 0, 0])?,
            _ => {}
        }
    }
}

impl Stage {
    async fn new(event: Event) -> Self {
        let server = match &event {
            Event::Wire(reply) => Server::replying(reply.clone()),
            Event::Answer(answer) => Server::replying(answer.clone()),
            Event::Nobody => Server::refusing(),
            Event::NoTime | Event::NoPlace => Server::replying(Reply::Hang),
            _ => Server::start(),
        };
        let greeting: Option<Script> = match event {
            Event::Closed => Some([Step::Close].into()),
            Event::Reset => Some([Step::Reset].into()),
            Event::NoTls => Some([Step::Raw(Answer::status(400).wire()), Step::Hold].into()),
            _ => None,
        };
        let greets = greeting
            .map(|steps| Server::of(Arc::new(Greets(steps)), Door::Greeting).expect("loopback has a free port"));
        let clock = FakeClock::new(0.5);
        let retry = Retry::default().attempts(3).budget(&RetryBudget::unlimited());
        let retry = if matches!(event, Event::NoPlace) { retry.time_limit(Duration::ZERO) } else { retry };
        let address = match (&event, &greets) {
            (_, Some(greets)) => greets.address().replace("http://", "https://"),
            (Event::RefusedStream, _) => {
                format!("http://{}/api/v4", refusing_streams().expect("loopback has a free port"))
            }
            (Event::NoName(_) | Event::NoConnection, _) => "https://deployment.example:8443/api".to_owned(),
            _ => server.address(),
        };
        let builder = common::settings(&address).clock(clock).retry(retry);
        let builder = match event {
            Event::NoTime => builder.attempt_timeout(Duration::ZERO),
            Event::NoPlace => builder.max_in_flight(1),
            Event::NoName(kind) => {
                builder.http(move |http| http.tls_certs_only([]).no_proxy().dns_resolver(NoName(Some(kind))))
            }
            Event::RefusedStream => builder.http(|http| http.tls_certs_only([]).http2_prior_knowledge()),
            Event::NoConnection => builder
                .http(|http| http.tls_certs_only([]).no_proxy().dns_resolver(NoName(None)))
                .connect_timeout(Duration::from_millis(1)),
            _ => builder,
        };
        let client = builder.build().expect("good settings");
        let endless = matches!(event, Event::NoPlace).then(|| {
            let call = client.get_metrics().retry(Retry::none());
            tokio::spawn(async move { drop(call.await) })
        });
        // The call takes its place when it is polled for the first time.
        tokio::task::yield_now().await;
        Self { event, client, server, _greets: greets, _endless: endless }
    }

    /// Returns the error of the call, or `None` if the event does not apply to it.
    async fn play(&self, call: &TypedCall) -> Option<Error> {
        let client = &self.client;
        let result = match &self.event {
            Event::FailedItems if call.form.is_batch() => {
                let mut body = failed(&call.success());
                body["code"] = json!(0);
                self.server.answer(Answer::json(&body));
                (call.send)(client).await
            }
            Event::FailedItems => return None,
            Event::BadArgument => match call.name {
                "delete_username" => client.delete_username("").await.map(|_| Value::Null),
                "get_client" => client.get_client("..").await.map(|_| Value::Null),
                "publish" => client.publish(Message::new("a/#", "p")).await.map(|_| Value::Null),
                _ => return None,
            },
            _ => (call.send)(client).await,
        };
        Some(result.expect_err("no success"))
    }
}

#[tokio::test]
async fn the_table_in_the_docs_matches_the_code() {
    let (table, rows) = (table(), rows());
    let documented: Vec<_> = table.iter().map(|[what, ..]| *what).collect();
    let known: Vec<_> = rows.iter().map(|(what, _)| *what).collect();
    assert_eq!(documented, known);
    let calls = calls();
    let events: usize = rows.iter().map(|(_, events)| events.len()).sum();
    let mut cells = 0;
    for ([what, idempotent, other], (_, events)) in table.into_iter().zip(rows) {
        for event in events {
            let stage = Stage::new(event).await;
            for call in &calls {
                let Some(error) = stage.play(call).await else { continue };
                let expected = if call.operation.idempotent { idempotent } else { other };
                let found = match (error.attempts(), error.may_have_been_applied()) {
                    (4.., false) => PATIENTLY,
                    (2.., _) => AGAIN,
                    (_, true) => UNKNOWN,
                    (_, false) => ONCE,
                };
                // A read has no effect that could be unknown.
                let expected = if call.reads() { expected.trim_end_matches(", outcome unknown") } else { expected };
                assert_eq!(found, expected, "{what}: {}: {error:?}", call.name);
                let why = match found {
                    PATIENTLY => Some(GaveUp::Patience),
                    AGAIN => Some(GaveUp::Attempts),
                    _ if matches!(stage.event, Event::NoPlace) => Some(GaveUp::TimeLimit),
                    _ if error.is_retryable() => Some(GaveUp::NotIdempotent),
                    _ => None,
                };
                assert_eq!(error.gave_up(), why, "{what}: {}: {error:?}", call.name);
                cells += 1;
            }
        }
    }
    // Every call meets every event, but only batches have items, and only a few calls take the invalid argument.
    let batches = calls.iter().filter(|call| call.form.is_batch()).count();
    assert_eq!(cells, (events - 2) * calls.len() + batches + 3);
    println!("{events} events, {} calls: {cells} cells", calls.len());
}
