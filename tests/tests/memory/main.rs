//! What a response costs in memory, whatever a server puts into it: a small multiple of its size. The allocator counts.
//!
//! An executable of its own, because other tests would be counted too.

mod lists;

use emqx_cloud::{Client, Error, Retry};
use emqx_cloud_tests::calls::call;
use emqx_cloud_tests::server::{Answer, Server};
use peak_alloc::PeakAlloc;
use serde_json::{Value, json};
use tokio::sync::Mutex;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// One test at a time: the allocator counts what all of them take.
static ALONE: Mutex<()> = Mutex::const_new(());

/// The size of the responses, in bytes.
const SIZE: usize = 4 * 1024 * 1024;

/// How many times the size of a response a call may take, with the response itself and with what the server keeps of it.
const MULTIPLE: f64 = 20.0;

/// What a list may take beyond that, as a multiple of [`SIZE`]: a decoded list of up to 64 MiB is never refused.
const LIST: f64 = 16.0;

/// Repeats a part until there are about [`SIZE`] bytes; `at` makes the parts different.
fn filled(part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(SIZE + 64);
    for at in 0.. {
        if text.len() >= SIZE {
            break;
        }
        if at > 0 {
            text.push(',');
        }
        text.push_str(&part(at));
    }
    text
}

fn client(server: &Server) -> Client {
    let settings = Client::builder(&server.address(), "app-id", "app-secret-7261").retry(Retry::none());
    settings.http(|http| http.tls_certs_only([])).build().expect("good settings")
}

/// Runs a call, and returns the peak of what it took beyond what there was before, with everything that an error shows.
async fn cost(server: &Server, name: &str, items: Option<&Value>, body: String) -> (f64, bool) {
    let sent = items.map_or(0, |items| items.to_string().len());
    let size = (sent + body.len()) as f64;
    server.answer(Answer::ok(body));
    let emqx = client(server);
    let typed = call(name);
    let typed = match items {
        Some(items) => typed.with(items.clone()),
        None => typed,
    };
    let call = typed.named(&emqx, name);
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let result = call.send().await;
    let shown = result.as_ref().err().map(everything);
    let peak = ALLOCATOR.peak_usage().saturating_sub(before);
    if let Some(shown) = shown {
        assert!(shown < 4 * 1024 * 1024, "{name}: an error shows {shown} bytes");
    }
    (peak as f64 / size, result.is_ok())
}

/// The length of everything that an error shows.
fn everything(error: &Error) -> usize {
    format!("{error} {error:?} {error:#?}").len()
}

#[tokio::test]
async fn a_response_takes_a_small_multiple_of_its_size() {
    let _alone = ALONE.lock().await;
    let server = Server::start();
    let users = |count: usize| -> Value {
        (0..count).map(|at| json!({"username": format!("meter-{at}"), "password": "hunter2-secret"})).collect()
    };
    let messages: Value = (0..4_000).map(|_| json!({"topic": "t", "payload": "p"})).collect();
    let (few, many) = (users(1_000), users(40_000));
    let acknowledged = |member: &str| format!(r#"{{"code":0,"x":{member}}}"#);
    let listed = |rows: String| {
        format!(r#"{{"code":0,"data":[{rows}],"meta":{{"page":1,"limit":1,"count":1,"hasnext":false}}}}"#)
    };
    let named = |members: String| format!(r#"{{"code":0,"data":{{{members}}}}}"#);
    let rows = |rows: String| format!(r#"{{"code":0,"data":[{rows}]}}"#);
    let user = |other: String| format!(r#"{{"code":0,"data":{{"username":"user1",{other}}}}}"#);
    // (what, the call, its items, the response, whether it is a success)
    #[rustfmt::skip]
    let cases: Vec<(&str, &str, Option<&Value>, String, bool)> = vec![
        ("small objects in an acknowledgement", "kick_client", None, acknowledged(&format!("[{}]", filled(|_| r#"{"":0}"#.into()))), true),
        ("empty arrays in an acknowledgement", "kick_client", None, acknowledged(&format!("[{}]", filled(|_| "[]".into()))), true),
        ("members of an acknowledgement", "kick_client", None, format!(r#"{{"code":0,{}}}"#, filled(|at| format!(r#""{at:x}":0"#))), true),
        ("many names in an object", "kick_client", None, acknowledged(&format!("{{{}}}", filled(|at| format!(r#""{at:x}":0"#)))), true),
        ("the same name many times", "kick_client", None, format!(r#"{{"code":0,{}}}"#, filled(|_| r#""":0"#.into())), false),
        ("empty rows", "list_usernames", None, listed(filled(|_| "{}".into())), false),
        ("rows of one name", "list_usernames", None, listed(filled(|at| format!(r#"{{"username":"u{at}"}}"#))), true),
        ("rows with odd values", "list_usernames", None, listed(filled(|_| r#"{"username":[],"created_at":{}}"#.into())), true),
        ("rows with members", "list_usernames", None, listed(filled(|_| r#"{"username":"u","a":[{}],"b":[{"":0},{"":0}]}"#.into())), true),
        ("numbers for rows", "list_usernames", None, listed(filled(|_| "0".into())), false),
        ("small objects in a page", "list_usernames", None, format!(r#"{{"code":0,"data":[],"meta":{{"x":[{}]}}}}"#, filled(|_| r#"{"":0}"#.into())), true),
        ("members of a row", "get_username", None, user(filled(|at| format!(r#""{at:x}":0"#))), true),
        ("an odd value of a row", "get_username", None, user(format!(r#""created_at":[{}]"#, filled(|_| r#"{"":0}"#.into()))), true),
        ("an outcome of another form", "create_username_batch", Some(&few), named(format!(r#""meter-0":[{}]"#, filled(|_| r#"{"":0}"#.into()))), false),
        ("names that were not sent", "create_username_batch", Some(&few), named(filled(|at| format!(r#""{at:x}":0"#))), false),
        ("names with long outcomes", "create_username_batch", Some(&few), named(filled(|at| format!(r#""meter-{at}":"{}""#, "x".repeat(4_000)))), false),
        ("every name", "create_username_batch", Some(&many), named((0..40_000).map(|at| format!(r#""meter-{at}":"ok""#)).collect::<Vec<_>>().join(",")), true),
        ("every name failed", "create_username_batch", Some(&many), named((0..40_000).map(|at| format!(r#""meter-{at}":"{{error,existed}}""#)).collect::<Vec<_>>().join(",")), false),
        ("too many outcomes", "publish_batch", Some(&messages), rows(filled(|_| "{}".into())), false),
        ("outcomes with long messages", "publish_batch", Some(&messages), rows((0..4_000).map(|_| format!(r#"{{"code":108,"message":"{}"}}"#, "y".repeat(1_000))).collect::<Vec<_>>().join(",")), false),
        ("a message of objects", "kick_client", None, format!(r#"{{"message":[{}]}}"#, filled(|_| r#"{"":0}"#.into())), false),
        ("a long message", "kick_client", None, format!(r#"{{"code":108,"message":"{}"}}"#, filled(|_| "hunter2".into())), false),
        ("no JSON", "kick_client", None, filled(|_| "<p>".into()), false),
        ("nesting", "kick_client", None, "[".repeat(SIZE), false),
    ];
    let mut report = String::new();
    let mut too_much = false;
    for (what, name, items, body, success) in cases {
        // Twice, because the first call of a kind fills tables that stay.
        cost(&server, name, items, body.clone()).await;
        let (multiple, is_ok) = cost(&server, name, items, body).await;
        report += &format!("{multiple:6.1}  {name}, {what}\n");
        too_much |= multiple > if name.starts_with("list_") { MULTIPLE + LIST } else { MULTIPLE };
        assert_eq!(is_ok, success, "{name}, {what}");
    }
    println!("{report}");
    assert!(!too_much, "a call took more than {MULTIPLE} times the size of its response:\n{report}");
}
