//! The traces of calls, and the absence of secrets from all output: traces and log records of any crate at any level,
//! `Debug`, errors and their sources, and panics.
//!
//! A separate executable: the subscriber, logger and panic hook capture every thread of the process, including those of
//! the HTTP library, so no other tests may run in it.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::fmt::{Debug, Write as _};
use std::future::{IntoFuture as _, poll_fn};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use emqx_cloud::types::{
    AclAccess, AclAction, ClientidAclRule, ClientidCredentials, Message, SubscribeRequest, UsernameCredentials,
};
use emqx_cloud::{Client, ClientBuilder, Error, ErrorKind, Method, NamedCall, Retry, RetryBudget, Secret};
use emqx_cloud_tests::calls::{Form, TypedCall, calls};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, BASE_PATH, Part, Reply, Request, Server, Step};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

// ---- What is recorded ----

type Fields = BTreeMap<String, String>;

/// A span or an event of any crate.
#[derive(Debug, Clone)]
struct Record {
    /// The span's id; `None` for an event.
    span: Option<u64>,
    /// The enclosing span.
    parent: Option<u64>,
    target: String,
    level: Level,
    name: String,
    fields: Fields,
}

impl Record {
    fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    /// The crate that it comes from. Log records arrive as events that name it in a field.
    fn source(&self) -> &str {
        let target = self.get("log.target").unwrap_or(&self.target);
        target.split("::").next().unwrap_or_default()
    }
}

static RECORDS: Mutex<Vec<Record>> = Mutex::new(Vec::new());
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn records() -> MutexGuard<'static, Vec<Record>> {
    RECORDS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Records everything from every crate at every level.
struct Recorder;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Recorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::new();
        attributes.record(&mut Texts(&mut fields));
        let metadata = attributes.metadata();
        let parent = context.span(id).and_then(|span| span.parent()).map(|parent| parent.id().into_u64());
        records().push(Record {
            span: Some(id.into_u64()),
            parent,
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            name: metadata.name().to_owned(),
            fields,
        });
    }

    fn on_record(&self, id: &Id, values: &tracing::span::Record<'_>, _: Context<'_, S>) {
        // Span ids are reused, so this is the last span with the id.
        if let Some(span) = records().iter_mut().rev().find(|record| record.span == Some(id.into_u64())) {
            values.record(&mut Texts(&mut span.fields));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::new();
        event.record(&mut Texts(&mut fields));
        let metadata = event.metadata();
        records().push(Record {
            span: None,
            parent: context.event_span(event).map(|span| span.id().into_u64()),
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            name: metadata.name().to_owned(),
            fields,
        });
    }
}

struct Texts<'f>(&'f mut Fields);

impl Visit for Texts<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

/// Runs one test at a time, because they share the records.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    static INSTALLED: LazyLock<()> = LazyLock::new(|| {
        tracing_log::LogTracer::init().expect("no other logger");
        let subscriber = tracing_subscriber::registry().with(Recorder);
        tracing::subscriber::set_global_default(subscriber).expect("no other subscriber");
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANICS.lock().unwrap_or_else(PoisonError::into_inner).push(panic.to_string());
            before(panic);
        }));
    });
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    LazyLock::force(&INSTALLED);
    take();
    alone
}

/// Takes the records since the last call.
fn take() -> Vec<Record> {
    std::mem::take(&mut *records())
}

/// Takes the panic messages since the last call.
fn panics() -> Vec<String> {
    std::mem::take(&mut *PANICS.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The spans and events of this SDK.
fn ours(records: &[Record]) -> (Vec<&Record>, Vec<&Record>) {
    records.iter().filter(|record| record.target.starts_with("emqx_cloud")).partition(|record| record.span.is_some())
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

// ---- Answers ----

/// Replies with these one after the other, then keeps repeating the last. Each closes the connection.
fn script(server: &Server, answers: &[Vec<u8>]) {
    if let [first @ .., last] = answers {
        server.answer(Reply::Bytes(last.clone()));
        server.script(first.iter().cloned().map(Reply::Bytes));
    }
}

fn answer(head: &str, body: impl AsRef<str>) -> Vec<u8> {
    let body = body.as_ref();
    format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).into_bytes()
}

/// The head and the body of a request, as text.
fn whole(asked: &Request) -> String {
    format!("{}{}", asked.head, String::from_utf8_lossy(&asked.body))
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

fn ok(body: &Value) -> Vec<u8> {
    answer("200 OK\r\ncontent-type: application/json", body.to_string())
}

// ---- Traces ----

fn client(address: &str, clock: &FakeClock) -> Client {
    let retry = Retry::default().attempts(3).budget(&RetryBudget::unlimited());
    builder(address).clock(clock.clone()).retry(retry).build().expect("good settings")
}

/// The fields of a span.
const FIELDS: [&str; 15] = [
    "otel.name",
    "otel.kind",
    "otel.status_code",
    "emqx_cloud.operation",
    "emqx_cloud.call",
    "emqx_cloud.attempts",
    "emqx_cloud.result_code",
    "http.request.method",
    "http.request.resend_count",
    "http.response.status_code",
    "http.client.request.duration",
    "url.template",
    "server.address",
    "server.port",
    "error.type",
];

/// The responses that a call receives, and what its span must then contain.
struct Ended {
    answers: Vec<Vec<u8>>,
    attempts: &'static str,
    status: Option<&'static str>,
    code: Option<&'static str>,
    error: Option<&'static str>,
}

fn ended(call: &TypedCall) -> Vec<Ended> {
    let success = || ok(&call.success());
    let again = call.operation.idempotent;
    let refusal = |code: Value| ok(&json!({"code": code, "message": "words of the server"}));
    let cases = [
        (vec![success()], "1", Some("200"), Some("0"), None),
        (vec![answer("400 X", "Bad Request")], "1", Some("400"), None, Some("400")),
        (vec![answer("401 X", "UNAUTHORIZED")], "1", Some("401"), None, Some("401")),
        (vec![answer("429 X", "")], "3", Some("429"), None, Some("429")),
        (vec![answer("503 X", "")], if again { "3" } else { "1" }, Some("503"), None, Some("503")),
        (vec![refusal(108.into())], "1", Some("200"), Some("108 BAD_PARAMETER"), Some("refused")),
        (vec![refusal(101.into())], if again { "3" } else { "1" }, Some("200"), Some("101 RPC_ERROR"), Some("refused")),
        // An unlisted code is text of the server, so it is omitted.
        (vec![refusal("WORDS".into())], "1", Some("200"), None, Some("refused")),
        (vec![ok(&json!({"message": "existed"}))], "1", Some("200"), None, Some("refused")),
        (vec![answer("200 OK", "<html>")], "1", Some("200"), None, Some("unexpected_response")),
        (vec![b"no HTTP\r\n\r\n".to_vec()], if again { "3" } else { "1" }, None, None, Some("transport")),
    ];
    let mut cases: Vec<_> = cases.into();
    if again {
        cases.push((vec![answer("503 X", ""), answer("500 X", ""), success()], "3", Some("200"), Some("0"), None));
        cases.push((vec![answer("503 X", ""), answer("400 X", "")], "2", Some("400"), None, Some("400")));
    }
    let missing = match call.form {
        Form::Lookup => Some(json!({"code": 0, "data": {}})),
        Form::LookupRow => Some(json!({"code": 0, "data": []})),
        _ => None,
    };
    cases.extend(missing.map(|body| (vec![ok(&body)], "1", Some("200"), None, Some("not_found"))));
    let none = match call.form {
        Form::Codes | Form::Results => Some(json!({"code": 0, "data": []})),
        Form::Names => Some(json!({"code": 0, "data": {}})),
        _ => None,
    };
    cases.extend(none.map(|body| (vec![ok(&body)], "1", Some("200"), None, Some("partial_failure"))));
    cases
        .into_iter()
        .map(|(answers, attempts, status, code, error)| Ended { answers, attempts, status, code, error })
        .collect()
}

#[test]
fn every_call_has_one_span_with_its_operation_and_outcome() {
    let _alone = alone();
    let server = Server::start();
    let port = server.address().split([':', '/']).find(|part| part.parse::<u16>().is_ok()).expect("a port").to_owned();
    for call in calls() {
        for ended in ended(&call) {
            let clock = FakeClock::new(0.5);
            let client = client(&server.address(), &clock);
            script(&server, &ended.answers);
            take();
            let result = run((call.send)(&client));
            let records = take();
            let place = format!("{}, {:?}", call.name, String::from_utf8_lossy(&ended.answers[0]));
            let (spans, events) = ours(&records);
            assert_eq!(spans.len(), 1, "{place}: {spans:?}");
            let span = spans[0];
            assert_eq!((&*span.name, span.level, &*span.target), ("call", Level::INFO, "emqx_cloud"), "{place}");
            assert!(span.fields.keys().all(|field| FIELDS.contains(&field.as_str())), "{place}: {span:?}");
            let waits = clock.waits();
            let waited = waits.iter().sum::<Duration>().as_secs_f64();
            let resends = (ended.attempts.parse::<u32>().expect("a number") - 1).to_string();
            let expected = [
                ("otel.name", Some(format!("{} {}", call.operation.method, call.operation.path))),
                ("otel.kind", Some("client".to_owned())),
                ("otel.status_code", ended.error.map(|_| "ERROR".to_owned())),
                ("emqx_cloud.operation", Some(call.operation.id.to_owned())),
                ("emqx_cloud.call", Some(call.name.to_owned())),
                ("emqx_cloud.attempts", Some(ended.attempts.to_owned())),
                ("emqx_cloud.result_code", ended.code.map(str::to_owned)),
                ("http.request.method", Some(call.operation.method.to_owned())),
                ("http.request.resend_count", Some(resends)),
                ("http.response.status_code", ended.status.map(str::to_owned)),
                ("http.client.request.duration", Some(format!("{waited:?}"))),
                ("url.template", Some(call.operation.path.to_owned())),
                ("server.address", Some("127.0.0.1".to_owned())),
                ("server.port", Some(port.clone())),
                ("error.type", ended.error.map(str::to_owned)),
            ];
            for (field, value) in expected {
                assert_eq!(span.get(field), value.as_deref(), "{place}: {field}");
            }
            assert_eq!(result.is_ok(), ended.error.is_none(), "{place}");
            check_attempts(&events, span, &ended, &waits, &place);
        }
    }
}

fn check_attempts(events: &[&Record], span: &Record, ended: &Ended, waits: &[Duration], place: &str) {
    assert_eq!(events.len().to_string(), ended.attempts, "{place}: {events:?}");
    for (number, event) in events.iter().enumerate() {
        let (last, place) = (number + 1 == events.len(), format!("{place}, attempt {number}"));
        assert_eq!((event.parent, &*event.target), (span.span, "emqx_cloud"), "{place}: outside of its span");
        assert_eq!(event.level, if last { Level::DEBUG } else { Level::WARN }, "{place}");
        let wait = (!last).then(|| format!("{:?}", waits[number].as_secs_f64()));
        assert_eq!(event.get("emqx_cloud.wait"), wait.as_deref(), "{place}");
        assert_eq!(event.get("http.request.resend_count"), Some(&*number.to_string()), "{place}");
        assert_eq!(
            event.get("message"),
            Some(if last { "attempt ended" } else { "attempt failed, and the call will be retried" })
        );
        let known =
            ["message", "emqx_cloud.wait", "http.request.resend_count", "http.response.status_code", "error.type"];
        assert!(event.fields.keys().all(|field| known.contains(&field.as_str())), "{place}: {event:?}");
        if last {
            assert_eq!(event.get("error.type"), ended.error, "{place}");
            assert_eq!(event.get("http.response.status_code"), ended.status, "{place}");
        } else {
            assert!(event.get("error.type").is_some(), "{place}");
        }
    }
}

#[test]
fn a_refused_call_or_one_without_a_server_has_a_span_too() {
    let _alone = alone();
    let clock = FakeClock::new(0.5);
    let refusing = Server::refusing();
    let nobody = client(&refusing.address(), &clock);
    let hanging = Server::start();
    hanging.answer(Reply::Hang);
    let hasty = client(&hanging.address(), &clock);
    let short = Duration::from_millis(20);
    // Attempts within the patience are events as well.
    let cases: [(Sending<'_>, _, _, _); 5] = [
        (Box::pin(async { nobody.get_username("").await.err() }), "0", "invalid_argument", 0),
        (Box::pin(async { nobody.publish(Message::new("a/#", "p")).await.err() }), "0", "invalid_argument", 0),
        (Box::pin(async { nobody.publish(Message::new("a", "p")).await.err() }), "18", "connect", 18),
        (Box::pin(async { nobody.get_metrics().await.err() }), "18", "connect", 18),
        (
            Box::pin(async { hasty.publish(Message::new("a", "p")).attempt_timeout(short).await.err() }),
            "1",
            "timeout",
            1,
        ),
    ];
    for (call, attempts, kind, events_of_attempts) in cases {
        take();
        let error = run(call).expect("a failure");
        let records = take();
        let (spans, events) = ours(&records);
        assert_eq!((spans.len(), events.len()), (1, events_of_attempts), "{error}: {records:?}");
        assert_eq!(spans[0].get("emqx_cloud.attempts"), Some(attempts), "{error}");
        assert_eq!(spans[0].get("error.type"), Some(kind), "{error}");
        assert_eq!(spans[0].get("otel.status_code"), Some("ERROR"), "{error}");
        assert_eq!(spans[0].get("http.response.status_code"), None, "{error}");
        assert!(events.iter().all(|event| event.get("error.type") == Some(kind)), "{error}: {events:?}");
    }
}

/// Polls a future once.
async fn is_pending(mut future: Pin<&mut impl Future>) -> bool {
    poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_pending())).await
}

#[test]
fn a_wait_for_a_place_among_the_requests_in_flight_is_traced() {
    let _alone = alone();
    let server = Server::start();
    let gate = Arc::new(Semaphore::new(0));
    let success = Step::Send(Answer::ok(r#"{"code":0}"#), Part::All);
    server.answer(Reply::Steps([Step::Gate(gate.clone()), success].into()));
    let clock = FakeClock::new(0.5);
    let emqx = builder(&server.address()).clock(clock.clone()).max_in_flight(1).build().expect("good settings");
    let publish = || emqx.publish(Message::new("a", "p"));
    run(async {
        let (mut first, mut second) = (Box::pin(publish().send()), Box::pin(publish().send()));
        assert!(is_pending(first.as_mut()).await);
        assert!(is_pending(second.as_mut()).await);
        clock.pass(Duration::from_millis(2500));
        gate.add_permits(2);
        first.await.expect("a success");
        second.await.expect("a success");
    });
    let records = take();
    let (_, events) = ours(&records);
    let queued: Vec<_> = events.iter().map(|event| event.get("emqx_cloud.queued")).collect();
    assert_eq!(queued, [None, Some("2.5")]);

    // Without a place, there is no attempt.
    let error = run(async {
        let mut first = Box::pin(publish().send());
        assert!(is_pending(first.as_mut()).await);
        publish().retry(Retry::none().time_limit(Duration::ZERO)).await.expect_err("no place")
    });
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Queue, 0));
    let records = take();
    let (spans, events) = ours(&records);
    let span = spans.last().expect("a span");
    assert_eq!(span.get("error.type"), Some("queue"));
    assert_eq!(span.get("emqx_cloud.attempts"), Some("0"));
    assert_eq!(span.get("otel.status_code"), Some("ERROR"));
    assert!(events.is_empty(), "{events:?}");
}

/// The path of a request that the document does not have can contain anything.
#[test]
fn a_request_to_any_path_is_traced_without_the_path() {
    let _alone = alone();
    let server = Server::replying_with(|asked| Reply::Bytes(answer("500 X", whole(asked))));
    let client = client(&server.address(), &FakeClock::new(0.5));
    for (path, template) in [("/MARK-1/MARK-2", None), ("/auth_username/MARK-1", Some("/auth_username/{username}"))] {
        let request = client.request(Method::DELETE, path).query("password", "MARK-3").query("MARK-4", "MARK-5");
        let request = request.body(json!({"password": "MARK-6", "MARK-7": "MARK-8"}));
        take();
        run(request.into_future()).expect_err("a 500");
        let records = take();
        let (spans, events) = ours(&records);
        assert!(spans.len() == 1 && !events.is_empty());
        for record in spans.iter().chain(&events) {
            assert!(!format!("{record:?}").contains("MARK"), "{record:?}");
        }
        let name = template.map_or("DELETE".to_owned(), |template| format!("DELETE {template}"));
        assert_eq!(spans[0].get("otel.name"), Some(&*name));
        assert_eq!(spans[0].get("url.template"), template);
        assert_eq!(spans[0].get("http.request.method"), Some("DELETE"));
        let operation = if template.is_some() { "delete_username" } else { "request" };
        assert_eq!(spans[0].get("emqx_cloud.operation"), Some(operation));
        assert_eq!(spans[0].get("emqx_cloud.call"), Some(operation));
        assert_eq!(spans[0].get("error.type"), Some("500"));
    }
}

type Sending<'c> = Pin<Box<dyn Future<Output = Option<Error>> + 'c>>;

#[test]
fn every_page_has_a_span_within_the_callers_span() {
    let _alone = alone();
    let server = Server::start();
    let page = |number: u32, more: bool| {
        let meta = json!({"page": number, "limit": 1, "count": 3, "hasnext": more});
        ok(&json!({"code": 0, "data": [{"username": format!("u{number}")}], "meta": meta}))
    };
    script(&server, &[page(1, true), page(2, true), page(3, false)]);
    let client = client(&server.address(), &FakeClock::new(0.5));
    take();
    let outer = tracing::info_span!("of the caller");
    let rows = {
        let _inside = outer.enter();
        run(client.list_usernames().items().into_vec()).expect("three pages")
    };
    let records = take();
    let caller = outer.id().map(|id| id.into_u64());
    let (spans, events) = ours(&records);
    assert_eq!((rows.len(), spans.len(), events.len()), (3, 3, 3), "{records:?}");
    assert!(spans.iter().all(|span| span.parent == caller && caller.is_some()), "{spans:?}");
    assert!(spans.iter().all(|span| span.get("emqx_cloud.call") == Some("list_usernames")), "{spans:?}");
}

/// No argument, body or response of any call appears in a record.
/// Also if the response is so large that it is decoded on another thread.
#[test]
fn odd_values_are_an_event_of_their_call() {
    let _alone = alone();
    for rows in [3, 20_000] {
        let server = Server::start();
        let row = |at: usize| json!({"username": format!("u{at}"), "created_at": if at == 1 { json!("odd") } else { json!(at) }});
        let meta = json!({"page": 1, "limit": rows, "count": rows, "hasnext": false});
        let page = json!({"code": 0, "meta": meta, "data": (0..rows).map(row).collect::<Vec<_>>()});
        script(&server, &[ok(&page)]);
        let emqx = client(&server.address(), &FakeClock::new(0.5));
        assert_eq!(run(emqx.list_usernames().send()).expect("a page").items.len(), rows);
        let records = take();
        let (spans, events) = ours(&records);
        let odd: Vec<_> = events.into_iter().filter(|event| event.fields.contains_key("emqx_cloud.misfits")).collect();
        assert_eq!(odd.len(), 1, "{rows}");
        assert_eq!(odd[0].fields["emqx_cloud.misfits"], "1");
        assert_eq!(odd[0].fields["emqx_cloud.first_misfit"], "created_at");
        assert_eq!(odd[0].parent, spans[0].span, "{rows}");
    }
}

#[test]
fn arguments_and_response_values_are_not_traced() {
    let _alone = alone();
    let server = Server::start();
    let client = client(&server.address(), &FakeClock::new(0.5));
    let mut seen = 0;
    for call in calls() {
        for status in ["200 OK", "400 X"] {
            server.answer_with(move |asked| Reply::Bytes(answer(status, format!("{} MARKanswer", whole(asked)))));
            let mut named = client.call(call.name);
            for argument in &call.arguments {
                let takes_any = argument.schema["maximum"].as_i64().is_none_or(|maximum| maximum >= 4_711);
                named = match &argument.value {
                    Value::String(_) => named.arg(argument.name, "MARKargument"),
                    Value::Number(_) if takes_any => named.arg(argument.name, 4_711),
                    value => named.arg(argument.name, value.clone()),
                };
            }
            if let Some(body) = &call.body {
                let text = body.to_string().replace("emqx_c_1", "MARKbody").replace("client1", "MARKbody");
                named = named.body(json_of(&text.replace("password\":\"password", "password\":\"MARKbody")));
            }
            take();
            let error = run(named.send()).expect_err("no success");
            assert_ne!(error.kind(), ErrorKind::InvalidArgument, "{error}");
            let records = take();
            assert_eq!(ours(&records).0.len(), 1);
            // Records of other crates must not contain the strings either; their numbers can be anything.
            let shown = format!("{records:?}");
            assert!(!shown.contains("MARK"), "{}: {shown}", call.name);
            let (spans, events) = ours(&records);
            assert!(!format!("{spans:?}{events:?}").contains("4711"), "{}", call.name);
            seen += records.len();
        }
    }
    assert!(seen > calls().len() * 2 * 3, "{seen} records");
}

// ---- Secrets ----

/// Secrets that are valid in every part of HTTP and easy to find by their beginning or end.
const APP: &str = "MARK1-app-secret-1MARK";
const SENT: &str = "MARK2-sent-password-2MARK";
const GIVEN: &str = "MARK3-given-password-3MARK";
const PAYLOAD: &str = "MARK4-payload-4MARK";

/// The `Basic` credentials, as sent.
static BASIC: LazyLock<String> = LazyLock::new(|| {
    let header = emqx_cloud_core::auth::basic("the-app", &Secret::from(APP));
    header.to_str().expect("a header").trim_start_matches("Basic ").to_owned()
});

fn builder(address: &str) -> ClientBuilder {
    // Verbose logging of the connection is ignored, because it would contain the credentials.
    Client::builder(address, "the-app", APP).http(|http| http.tls_certs_only([]).no_proxy().connection_verbose(true))
}

/// The marks, except for the allowed ones.
fn marks(allowed: &[&str]) -> Vec<String> {
    let all = [APP, SENT, GIVEN, PAYLOAD].into_iter().filter(|secret| !allowed.contains(secret));
    let ends = all.flat_map(|secret| [&secret[..5], &secret[secret.len() - 5..]]);
    ends.map(str::to_owned).chain([BASIC[12..].to_owned()]).collect()
}

/// The surroundings of a mark in a text, if it contains one.
fn leak(text: &str, marks: &[String]) -> Option<String> {
    let at = marks.iter().find_map(|mark| text.find(mark.as_str()))?;
    let before: Vec<char> = text[..at].chars().rev().take(80).collect();
    Some(before.into_iter().rev().chain(text[at..].chars().take(80)).collect())
}

/// Everything that an error shows.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error}\n{error:#}\n{error:?}\n{error:#?}\n");
    let parts = (error.message(), error.path(), error.argument(), error.code(), error.reason(), error.items());
    write!(shown, "{parts:?} {parts:#?}").expect("writing to a string");
    for item in error.items() {
        write!(shown, "{item} {item:?} {:?}", item.row()).expect("writing to a string");
    }
    let mut source = error.source();
    while let Some(inner) = source {
        write!(shown, "{inner}\n{inner:#}\n{inner:?}\n{inner:#?}\n").expect("writing to a string");
        source = inner.source();
    }
    shown
}

/// The call, with secrets wherever it can contain them.
fn marked(client: &Client, call: &TypedCall) -> NamedCall {
    let mut named = client.call(call.name);
    for parameter in call.operation.parameters.iter().filter(|parameter| parameter.is_in_path()) {
        named = named.arg(parameter.argument, "name-1");
    }
    let Some(mut body) = call.body.clone() else { return named };
    let items: Vec<&mut Value> = match &mut body {
        Value::Array(items) => items.iter_mut().collect(),
        one => vec![one],
    };
    for item in items {
        for (field, secret) in [("password", SENT), ("payload", PAYLOAD)] {
            if let Some(value) = item.get_mut(field) {
                *value = secret.into();
            }
        }
    }
    named.body(body)
}

/// How the server handles a request.
type Responder = Box<dyn Fn(&Request) -> Reply + Send + Sync>;

/// Named ways of handling a request.
fn outcomes(call: &TypedCall) -> Vec<(&'static str, Responder)> {
    // A password that was not sent cannot be recognized.
    fn sent(asked: &Request) -> &str {
        if whole(asked).contains(SENT) { SENT } else { "" }
    }

    fn text(asked: &Request) -> String {
        format!("{} {APP} {}", whole(asked), sent(asked))
    }

    fn line(asked: &Request) -> String {
        let basic = asked.head.lines().find(|line| line.starts_with("authorization")).unwrap_or_default();
        format!("{basic} {APP} {}", sent(asked))
    }

    fn outcome(
        name: &'static str,
        responder: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static,
    ) -> (&'static str, Responder) {
        (name, Box::new(move |asked| Reply::Bytes(responder(asked))))
    }

    fn quoted(text: impl AsRef<str>) -> String {
        Value::from(text.as_ref()).to_string()
    }

    let mut success = call.success();
    if call.form == Form::Lookup {
        success["data"]["password"] = GIVEN.into();
    }
    let items = call.items().len();
    let rows =
        vec![json!({"code": 108, "result": format!("{{error,{APP}}}"), "message": APP, "password": GIVEN}); items];
    let rows = match call.form {
        Form::Names => {
            let mut names = json!({SENT: APP});
            for (item, outcome) in call.items().iter().zip([format!("{{error,{SENT}}}"), SENT.to_owned()]) {
                names[call.name_of(item)] = outcome.into();
            }
            names
        }
        _ => json!(rows),
    };
    let given = json!({"code": 0, "data": {"username": 5, "password": GIVEN, "rows": [{"password": {"salt": GIVEN}}]}});
    let (given_text, given_cut) = (given.to_string(), format!(r#"{{"code":0,"data":[{{"password" : "{GIVEN}""#));
    vec![
        outcome("success", move |_| ok(&success)),
        outcome("refusal", |_| ok(&json!({"code": 108, "message": "bad"}))),
        outcome("refusal that echoes", |asked| ok(&json!({"code": 108, "message": text(asked)}))),
        outcome("words that echo", |asked| ok(&json!({"message": text(asked)}))),
        outcome("code that echoes", |asked| ok(&json!({"code": line(asked), "message": "m"}))),
        outcome("items that fail and echo", move |_| ok(&json!({"code": 0, "data": rows}))),
        outcome("data of another form", |asked| ok(&json!({"code": 0, "data": text(asked), "meta": text(asked)}))),
        outcome("password in data of another form", move |_| ok(&given)),
        outcome("password with a status", move |_| answer("500 X", &given_text)),
        outcome("password in JSON that is cut", move |_| answer("200 OK", &given_cut)),
        outcome("no JSON", |asked| answer("200 OK", text(asked))),
        outcome("JSON that is cut", |asked| answer("200 OK", format!("{{\"code\":0,\"x\":{}", quoted(text(asked))))),
        outcome("400 that echoes", |asked| answer("400 X", text(asked))),
        outcome("401 that echoes", |asked| answer("401 X", text(asked))),
        outcome("404 that echoes", |asked| answer("404 X", text(asked))),
        outcome("500 that echoes, retried", |asked| answer("500 X", quoted(text(asked)))),
        outcome("status line that echoes", |asked| answer(&format!("400 {}", line(asked)), "")),
        outcome("status line that echoes, not HTTP", |asked| format!("{}\r\n\r\n", line(asked)).into_bytes()),
        outcome("status that is not a number", |asked| answer(&line(asked), "")),
        outcome("headers that echo", |asked| {
            let line = line(asked).replace("authorization: ", "");
            let names = [
                "content-type",
                "content-encoding",
                "retry-after",
                "date",
                "set-cookie",
                "www-authenticate",
                "server",
                "alt-svc",
                "etag",
                "x-echo",
                "authorization",
                "link",
                "upgrade",
            ];
            let headers: String = names.iter().map(|name| format!("\r\n{name}: {line}")).collect();
            answer(&format!("503 X{headers}"), "")
        }),
        outcome("invalid header", |asked| answer(&format!("200 X\r\n{} {{}}", line(asked)), "")),
        outcome("header whose name echoes", |asked| answer(&format!("400 X\r\n{APP}: x\r\nx{}: x", sent(asked)), "")),
        outcome("length that echoes", |asked| {
            format!("HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n", line(asked)).into()
        }),
        outcome("chunk that echoes", |asked| {
            let head = "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n";
            format!("{head}1;{}\r\n \r\n{}\r\n", line(asked), line(asked)).into_bytes()
        }),
        outcome("trailer that echoes", |asked| {
            let head = "HTTP/1.1 400 X\r\ntransfer-encoding: chunked\r\ntrailer: x-echo\r\n\r\n";
            format!("{head}0\r\nx-echo: {}\r\n\r\n", line(asked)).into_bytes()
        }),
        outcome("hint before the response", |asked| {
            let hint =
                format!("HTTP/1.1 103 Early Hints\r\nlink: {}\r\n\r\n", line(asked).replace("authorization: ", ""));
            [hint.into_bytes(), answer("400 X", "")].concat()
        }),
        outcome("redirect", |_| {
            let location = format!("http://the-app:{APP}@127.0.0.1:1/{SENT}?password={GIVEN}#{}", *BASIC);
            answer(&format!("302 Found\r\nlocation: {location}"), "")
        }),
        outcome("redirect that keeps the body", |_| {
            answer(&format!("308 X\r\nlocation: http://{APP}.example/{SENT}"), format!("<a href='{GIVEN}'>"))
        }),
        outcome("switched protocols", |asked| {
            format!("HTTP/1.1 101 X\r\nupgrade: {}\r\nconnection: upgrade\r\n\r\n{}", APP, text(asked)).into_bytes()
        }),
        outcome("too long", |asked| answer("200 OK", text(asked).repeat(200))),
        outcome("half", |asked| {
            let whole = answer("200 OK", text(asked));
            whole[..whole.len() - 4].to_vec()
        }),
        outcome("closed", |_| Vec::new()),
        ("no response", Box::new(|_| Reply::Hang)),
    ]
}

/// An echoed payload is shown, because the SDK does not treat it as a secret.
const ECHOES: &[&str] = &[PAYLOAD];

/// A message shows its payload, and so does a call that sends it.
const MESSAGES: &[&str] = &[PAYLOAD];

/// Makes every call with every outcome, and returns the number of calls and every place that shows a secret.
fn leaks(server: &Server, client: &Client) -> (usize, Vec<String>) {
    let (mut leaks, mut tried) = (Vec::new(), 0);
    panics();
    let strict = marks(&[]);
    for call in calls() {
        for (name, responder) in outcomes(&call) {
            let place = format!("{}, {name}", call.name);
            server.answer_with(responder);
            take();
            let result = run(marked(client, &call).send());
            let traces = take();
            tried += 1;
            assert_eq!(ours(&traces).0.len(), 1, "{place}");
            for record in &traces {
                let found = leak(&format!("{record:?}"), &strict);
                leaks.extend(found.map(|leak| format!("{place}: trace of {}: {leak}", record.source())));
            }
            let (shown, allowed) = match result {
                // Other successes return what the server echoes, which is not a leak.
                Ok(_) if name != "success" => (String::new(), &[][..]),
                Ok(answer) => (format!("{answer:?} {answer:#?}"), &[][..]),
                Err(error) => (shown(&error), ECHOES),
            };
            leaks.extend(leak(&shown, &marks(allowed)).map(|leak| format!("{place}: shown: {leak}")));
        }
    }
    // A panic in a task of the runtime is visible nowhere else.
    let panics = panics();
    leaks.extend(panics.iter().filter_map(|panic| leak(panic, &strict)));
    assert_eq!(panics, [""; 0], "something panicked");
    (tried, leaks)
}

/// The number of records of each crate.
fn sources(records: &[Record]) -> BTreeMap<String, usize> {
    let mut sources = BTreeMap::new();
    records.iter().for_each(|record| *sources.entry(record.source().to_owned()).or_default() += 1);
    sources
}

/// Asserts that the recorder captures these crates. Otherwise, finding no secret would prove nothing.
fn assert_heard(records: &[Record], crates: &[&str]) {
    let sources = sources(records);
    assert!(crates.iter().all(|name| sources.contains_key(*name)), "{sources:?}");
}

#[test]
fn no_call_shows_a_secret_whatever_the_response() {
    let _alone = alone();
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let retry = Retry::default().attempts(2).budget(&RetryBudget::unlimited());
    let settings = || builder(&server.address()).clock(clock.clone()).retry(retry.clone()).body_limit(20_000);
    let client = settings().attempt_timeout(Duration::from_millis(60)).build().expect("good settings");
    let (tried, leaks) = leaks(&server, &client);
    let planned: usize = calls().iter().map(|call| outcomes(call).len()).sum();
    assert_eq!(tried, planned);
    assert!(planned > 1_000, "{planned}");
    assert_eq!(leaks, [""; 0], "secrets are shown");

    server.answer(Reply::Bytes(answer("400 X", "")));
    run(client.get_metrics().send()).expect_err("a 400");
    assert_heard(&take(), &["emqx_cloud", "hyper_util", "reqwest"]);
    tracing::trace!(target: "anything", "{APP}");
    assert!(leak(&format!("{:?}", take()), &marks(&[])).is_some(), "a leak would not be found");
}

#[test]
fn no_call_shows_a_secret_without_a_server() {
    let _alone = alone();
    let refusing = Server::refusing();
    let addresses = [refusing.address(), "http://localhost.invalid:9/api/v4".to_owned()];
    for address in addresses {
        let client = builder(&address).allow_plain_http().retry(Retry::none()).build().expect("good settings");
        for call in calls() {
            let error = run(marked(&client, &call).send()).expect_err("no server");
            let text = format!("{} {:?}", shown(&error), take());
            assert_eq!(leak(&text, &marks(&[])), None, "{}", call.name);
            assert!(error.is_connect(), "{error:?}");
        }
    }
}

#[test]
fn refused_arguments_show_no_secret() {
    let _alone = alone();
    let client = builder(&Server::refusing().address()).build().expect("good settings");
    let long = format!("{PAYLOAD}{}", "x".repeat(8_000_001));
    let body = |body: Value| client.call("create_username").body(body).send();
    let results = run(async {
        [
            client.create_username("", SENT).await.err(),
            client.create_clientid("\0", SENT).await.err(),
            client.update_username("..", SENT).await.err(),
            client.create_username_batch([UsernameCredentials::new("", SENT)]).await.err(),
            client.publish(Message::new("a/#", PAYLOAD)).await.err(),
            client.publish(Message::new("a", &long)).await.err(),
            client.publish_batch([Message::new("a", PAYLOAD).qos(3)]).await.err(),
            body(json!({"username": 5, "password": SENT})).await.err(),
            body(json!({"username": "u", "password": SENT, "more": SENT})).await.err(),
            body(json!([{"username": "u", "password": [SENT]}])).await.err(),
            body(json!(SENT)).await.err(),
            client.call("get_username").arg("password", SENT).send().await.err(),
            client
                .call("update_username")
                .arg("username", json!([SENT]))
                .body(json!({"password": SENT}))
                .send()
                .await
                .err(),
        ]
    });
    for error in results {
        let error = error.expect("a refusal");
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{error:?}");
        assert_eq!(leak(&shown(&error), &marks(&[])), None);
    }
    let settings = [
        Client::builder(&format!("https://the-app:{APP}@deployment.example/api"), "the-app", APP).build().err(),
        Client::builder(&format!("https://deployment.example/api?secret={APP}"), "the-app", APP).build().err(),
        Client::new("https://deployment.example", "the:app", APP).err(),
        Client::new("no address", "the-app", APP).err(),
    ];
    for error in settings {
        assert_eq!(leak(&shown(&error.expect("no client")), &marks(&[])), None);
    }
    assert_eq!(leak(&format!("{:?}", take()), &marks(&[])), None);
}

#[test]
fn debug_shows_no_secret() {
    let client = builder("https://deployment.example/api").build().expect("good settings");
    let rule = || ClientidAclRule::new("c", "t", AclAction::Pub, AclAccess::Allow);
    let (user, device) = (|| UsernameCredentials::new("u", SENT), || ClientidCredentials::new("c", SENT));
    macro_rules! debug {
        ($($value:expr),* $(,)?) => {
            [$((stringify!($value), format!("{:?} {:#?}", $value, $value))),*]
        };
    }
    let shown = debug![
        builder("https://deployment.example/api"),
        client,
        client.retry(),
        client.budget(),
        Secret::from(SENT),
        user(),
        device(),
        client.create_username("u", SENT),
        client.create_username_batch([user()]),
        client.update_username("u", SENT),
        client.create_clientid("c", SENT),
        client.create_clientid_batch([device()]),
        client.update_clientid("c", SENT),
        client.create_acl(rule()),
        client.list_clients(),
        client.list_clients().pages(),
        client.list_clients().items(),
        client.get_client("c"),
        client.subscribe(SubscribeRequest::new("c", "t")),
        client.publish(Message::new("t", PAYLOAD)),
        client.publish_batch([Message::new("t", PAYLOAD)]),
        client.call("create_username").arg("x", SENT).body(json!({"password": SENT})),
        Retry::default(),
    ];
    let allowed = |what: &str| if what.contains("Message::new") { MESSAGES } else { &[] };
    let found = |(what, text): &(&'static str, String)| Some((*what, leak(text, &marks(allowed(what)))?));
    let leaks: Vec<_> = shown.iter().filter_map(found).collect();
    assert!(leaks.is_empty(), "{leaks:#?}");
    for call in calls() {
        let named = marked(&client, &call);
        assert_eq!(leak(&format!("{named:?} {named:#?}"), &marks(&[])), None, "{}", call.name);
    }
}

// ---- The layers below ----

/// The HTTP/2 library logs every frame.
#[test]
fn no_secret_is_in_the_traces_of_http2() {
    let _alone = alone();
    let address = http2_server();
    let settings = builder(&address).http(|http| http.tls_certs_only([]).no_proxy().http2_prior_knowledge());
    let client = settings.retry(Retry::none()).build().expect("good settings");
    let mut all = Vec::new();
    for call in calls() {
        let error = run(marked(&client, &call).send()).expect_err("a 400");
        assert_eq!(error.status(), Some(400), "{error}");
        let records = take();
        for record in &records {
            assert_eq!(leak(&format!("{record:?}"), &marks(&[])), None, "{}: {record:?}", call.name);
        }
        assert_eq!(leak(&shown(&error), &marks(ECHOES)), None, "{}", call.name);
        all.extend(records);
    }
    assert_heard(&all, &["emqx_cloud", "h2", "hyper_util", "reqwest"]);
}

/// A server that responds with 400 and echoes the request in headers and body. It uses a library, because HTTP/2 is too
/// complex for raw bytes.
fn http2_server() -> String {
    use http_body_util::{BodyExt, Full};
    use hyper::body::{Bytes, Incoming};
    use hyper_util::rt::{TokioExecutor, TokioIo};

    async fn echo(request: hyper::Request<Incoming>) -> Result<hyper::Response<Full<Bytes>>, hyper::Error> {
        let (head, body) = request.into_parts();
        let authorization = head.headers["authorization"].to_str().unwrap_or_default().to_owned();
        let text = format!("{authorization} {}", String::from_utf8_lossy(&body.collect().await?.to_bytes()));
        let mut response = hyper::Response::new(Full::from(text));
        *response.status_mut() = hyper::StatusCode::BAD_REQUEST;
        response.headers_mut().insert("x-echo", head.headers["authorization"].clone());
        response.headers_mut().insert("location", head.headers["authorization"].clone());
        Ok(response)
    }

    let address = listen(|stream| async {
        let http = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        let service = hyper::service::service_fn(echo);
        http.serve_connection(TokioIo::new(stream), service).await.map_err(io::Error::other)
    });
    format!("http://{address}{BASE_PATH}")
}

/// The TLS library logs the handshake.
#[test]
fn no_secret_is_in_the_traces_of_tls() {
    let _alone = alone();
    let server = Server::replying_with(|asked| Reply::Bytes(answer("400 X", whole(asked))));
    let (address, certificate) = tls_before(server.socket_address());
    let trusting = certificate.clone();
    let trusting = builder(&address).http(move |http| http.tls_certs_only([trusting.clone()]).no_proxy());
    let wary = builder(&address);
    let mut all = Vec::new();
    for (settings, kind) in [(trusting, ErrorKind::Status), (wary, ErrorKind::Connect)] {
        let client = settings.retry(Retry::none()).build().expect("good settings");
        for call in calls() {
            let error = run(marked(&client, &call).send()).expect_err("a 400, or an untrusted certificate");
            assert_eq!(error.kind(), kind, "{error:?}");
            let records = take();
            for record in &records {
                assert_eq!(leak(&format!("{record:?}"), &marks(&[])), None, "{}: {record:?}", call.name);
            }
            assert_eq!(leak(&shown(&error), &marks(ECHOES)), None, "{}", call.name);
            all.extend(records);
        }
    }
    assert_heard(&all, &["emqx_cloud", "hyper_util", "reqwest", "rustls"]);
}

/// A proxy that terminates TLS. It leaves no traces.
fn tls_before(server: SocketAddr) -> (String, reqwest::Certificate) {
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let trusted = reqwest::Certificate::from_der(cert.der()).expect("a certificate");
    let key = rustls::pki_types::PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let settings = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let settings =
        settings.expect("versions of TLS").with_no_client_auth().with_single_cert(vec![cert.der().clone()], key);
    let acceptor = TlsAcceptor::from(Arc::new(settings.expect("a certificate with its key")));
    let address = listen(move |stream| {
        let acceptor = acceptor.clone();
        // A client that does not trust the certificate aborts the handshake.
        async move {
            let mut outside = acceptor.accept(stream).await?;
            let mut inside = tokio::net::TcpStream::connect(server).await?;
            tokio::io::copy_bidirectional(&mut outside, &mut inside).await.map(drop)
        }
    });
    (format!("https://localhost:{}{BASE_PATH}", address.port()), trusted)
}

/// Serves every connection in a thread that leaves no traces, until the tests end.
fn listen<F: Future<Output = io::Result<()>> + Send + 'static>(
    serve: impl Fn(tokio::net::TcpStream) -> F + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.set_nonblocking(true).expect("a socket can be non-blocking");
    let address = listener.local_addr().expect("a listener has an address");
    std::thread::spawn(move || {
        tracing::subscriber::with_default(tracing::subscriber::NoSubscriber::new(), || {
            run(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(serve(stream));
                }
            });
        });
    });
    address
}
