//! Random responses and arguments, from a fixed seed.
//!
//! The targets in `tests/fuzz` search for new ones with a fuzzer.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::common::properties::check;
use emqx_cloud::{Client, ErrorKind, Retry};
use emqx_cloud_tests::fuzz::{Bench, Outcome};
use emqx_cloud_tests::server::{Reply, Server, Step};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::strategy::Strategy;

/// The number of cases in full.
const ANSWERS: u32 = 12_000;
const ARGUMENTS: u32 = 12_000;

/// Any bytes. They are generated as words, which is faster.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u64>(), 0..160).prop_map(|words| words.into_iter().flat_map(u64::to_le_bytes).collect())
}

#[test]
fn any_response_is_an_error_or_a_faithful_value() {
    let bench = Bench::new().expect("a server on loopback");
    let outcomes = RefCell::new(BTreeMap::<String, u32>::new());
    let cases = check(ANSWERS, &bytes(), |bytes| {
        *outcomes.borrow_mut().entry(format!("{:?}", bench.answer(&bytes))).or_default() += 1;
    });
    let outcomes = outcomes.into_inner();
    println!("{cases} responses: {outcomes:?}");
    // Cases that all fail in the same way would prove nothing.
    let share = |outcome| f64::from(outcomes.get(&format!("{outcome:?}")).copied().unwrap_or(0)) / f64::from(cases);
    let kinds = [ErrorKind::Status, ErrorKind::Refused, ErrorKind::UnexpectedResponse, ErrorKind::Transport];
    if cases >= 1_000 {
        assert!(share(Outcome::Success) > 0.05, "{outcomes:?}");
        assert!(kinds.into_iter().all(|kind| share(Outcome::Failure(kind)) > 0.02), "{outcomes:?}");
        assert!(share(Outcome::Failure(ErrorKind::PartialFailure)) > 0.002, "{outcomes:?}");
    }
}

#[test]
fn any_arguments_are_refused_or_sent_unchanged() {
    let bench = Bench::new().expect("a server on loopback");
    let sent = RefCell::new(0_u32);
    let cases = check(ARGUMENTS, &bytes(), |bytes| *sent.borrow_mut() += u32::from(bench.arguments(&bytes)));
    let sent = sent.into_inner();
    println!("{cases} calls: {sent} sent, {} refused", cases - sent);
    assert!(cases < 1_000 || (sent > cases / 10 && sent < cases / 10 * 9), "{sent} of {cases}");
}

/// A client stops reading an endless response shortly after the limit.
#[tokio::test]
async fn an_endless_response_is_abandoned_at_the_limit() {
    let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let chunk = [b"4000\r\n", &b" ".repeat(0x4000)[..], b"\r\n"].concat();
    let server = Server::replying(Reply::Steps([Step::Raw(head), Step::Endless(chunk)].into()));
    let limit = 1024 * 1024;
    let client = Client::builder(&server.address(), "id", "fuzz-secret").retry(Retry::none());
    let error = {
        let client = client.body_limit(limit).build().expect("good settings");
        client.get_metrics().await.expect_err("no end")
    };
    assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedResponse, Some(200)), "{error}");
    // The connection buffers hold the rest.
    let sent = server.finish().await.sent;
    assert!((limit..limit + 32 * 1024 * 1024).contains(&(sent as usize)), "{sent} bytes were sent");
}
