//! Results of calls without a server are those that a server causes.

use std::time::Duration;

use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud::{Error, ErrorKind, GaveUp, Retry, reasons};
use emqx_cloud_test::{MockServer, Then, client, error, error_of, ok, refused, result_of};

/// What there is to see of an error, but for what the operating system says.
fn seen(error: &Error) -> String {
    let text = match error.kind() {
        ErrorKind::Transport => String::new(),
        _ => format!("{error:#?}"),
    };
    // The time differs, and so does the header with the date.
    let text: String = text.lines().filter(|line| !line.contains("elapsed")).collect();
    format!("{:?} {:?} {:?} {text}", error.kind(), error.gave_up(), error.may_have_been_applied())
}

#[tokio::test]
async fn an_error_without_a_server_is_that_of_a_call() {
    type Reply = fn(Then<emqx_cloud::calls::Subscribe>) -> Then<emqx_cloud::calls::Subscribe>;
    let rows: &[Reply] = &[
        |then| then.client_offline(),
        |then| then.bad_qos(),
        |then| then.refused(101),
        |then| then.refused(reasons::BAD_NAME),
        |then| then.status(500),
        |then| then.status(414),
        |then| then.status(429).header("retry-after", "7"),
        |then| then.unauthorized(),
        |then| then.not_served(),
        |then| then.body("text/html", "<html>"),
        |then| then.body("", ""),
        |then| then.cut(),
        |then| then.ok().half_a_body(),
        |then| then.unauthorized().half_a_body(),
        |then| then.status(204).json(&112).status(204),
        |then| then.bad_topic().delay(Duration::from_secs(60)),
    ];
    let request = || emqx_cloud::types::SubscribeRequest::new("meter-7", "a/b");
    for (index, reply) in rows.iter().enumerate() {
        let server = MockServer::start().await.unwrap();
        server.subscribe(|_, then| reply(then));
        // The last row is late. The limit is long enough for a response that is not.
        let late = index + 1 == rows.len();
        let limit = Duration::from_millis(if late { 200 } else { 30_000 });
        let call = server.client().subscribe(request()).retry(Retry::none()).attempt_timeout(limit);
        let (sent, offline) = (call.clone().await.unwrap_err(), error_of(call, reply));
        assert_eq!(seen(&sent), seen(&offline), "row {index}");
    }
}

#[test]
fn results() {
    let page = result_of(client().list_clients(), |then| then.page([super::client("a")]).has_next().total(9)).unwrap();
    assert_eq!((page.total(), page.items), (Some(9), vec![super::client("a")]));
    let users = || [("a", "secret"), ("b", "secret")].map(|(name, password)| UsernameCredentials::new(name, password));
    let outcomes = result_of(client().create_username_batch(users()), |then| then.ok()).unwrap();
    assert_eq!(outcomes.iter().map(|outcome| outcome.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let error = error_of(client().create_username_batch(users()), |then| {
        then.partial([ok(), refused(reasons::ALREADY_EXISTS)])
    });
    assert!(error.is_partial_failure() && error.is_already_exists());
    let error = result_of(client().publish(Message::new("a/#", "b")), |then| then.ok()).unwrap_err();
    assert_eq!(error.argument(), Some("message.topic"), "arguments are checked: {error}");
}

#[test]
fn errors() {
    type Check = fn(&Error) -> bool;
    let rows: &[(&str, Error, Check)] = &[
        ("already exists", error().already_exists(), Error::is_already_exists),
        ("not found", error().not_found(), Error::is_not_found),
        ("client offline", error().client_offline(), Error::is_client_offline),
        ("unauthorized", error().unauthorized(), Error::is_unauthorized),
        ("not served", error().not_served(), Error::is_not_served),
        ("unexpected", error().unexpected_response(), |error| error.kind() == ErrorKind::UnexpectedResponse),
        ("code", error().refused(101), Error::is_server_error),
        ("timeout", error().timeout(), |error| error.is_timeout() && error.may_have_been_applied()),
        ("lost", error().connection_lost(), |error| error.gave_up() == Some(GaveUp::NotIdempotent)),
        ("refused", error().connection_refused(), |error| error.is_connect() && !error.may_have_been_applied()),
        ("of a call that reads", error_of(client().get_metrics(), |then| then.no_answer()), |error| {
            error.is_retryable() && !error.may_have_been_applied()
        }),
    ];
    for (name, error, check) in rows {
        assert!(check(error), "{name}: {error:#?}");
    }
}

#[tokio::test]
async fn a_client_without_a_server_fails_at_once() {
    let error = client().get_metrics().await.unwrap_err();
    assert!(error.is_connect() && error.attempts() == 1, "{error:#?}");
}

#[test]
#[should_panic(expected = "there is no page yet: call `page` first")]
fn a_page_comes_before_what_is_said_of_it() {
    drop(result_of(client().list_clients(), |then| then.has_next().page([])));
}

#[test]
#[should_panic(expected = "the length of the body is not a choice")]
fn the_length_of_a_body_is_not_set() {
    drop(result_of(client().list_clients(), |then| then.page([]).header("content-length", "5")));
}

#[test]
#[should_panic(expected = "99 is not the HTTP status of a response")]
fn a_status_must_be_one() {
    drop(error().status(99));
}

#[test]
#[should_panic(expected = "`publish` succeeds with this reply")]
fn a_success_has_no_error() {
    drop(error_of(client().publish(Message::new("a", "b")), |then| then.ok()));
}
