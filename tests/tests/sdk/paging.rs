//! Lists over several pages.

use std::collections::BTreeMap;

use crate::common;
use emqx_cloud::types::{AclAccess, AclAction, AclRule, AllAclRule, ClientidAclRule, ConnState, UsernameAclRule};
use emqx_cloud::{Client, Error, ErrorKind, PAGE_SIZE};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use emqx_cloud_tests::server::{Answer, BASE_PATH, Request, Server};
use futures_util::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

fn number(seen: &Request, name: &str) -> usize {
    seen.parameter(name).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no {name}: {seen:?}"))
}

fn row(n: usize) -> Value {
    json!({"username": format!("u{n}"), "clientid": format!("c{n}"), "topic": "t", "action": "pub", "access": "allow",
        "all": "$all", "node": "n", "qos": 0, "connected": true})
}

/// Returns pages of a list with this many rows, in a fixed order. The filters of the request are ignored.
fn pages_of(rows: usize) -> impl Fn(&Request) -> Answer + Send {
    move |seen| {
        let (page, limit) = (number(seen, "_page"), number(seen, "_limit"));
        let data: Vec<_> = (0..rows).skip((page - 1) * limit).take(limit).map(row).collect();
        let meta = json!({"page": page, "limit": limit, "count": -1, "hasnext": page * limit < rows});
        Answer::json(&json!({"data": data, "meta": meta, "code": 0}))
    }
}

/// Starts a deployment with this many rows in every list.
async fn deployment(rows: usize, version: Version) -> Simulator {
    let simulator = common::simulator(version).await;
    let emqx = common::client(simulator.address());
    for name in (0..rows).map(|n| format!("n{n}")) {
        simulator.add_username(&name, "p");
        simulator.add_clientid(&name, "p");
        simulator.add_client(MqttClient::new(&*name).subscription("t", 0));
        let (action, access) = (AclAction::Pub, AclAccess::Allow);
        let rules: [AclRule; 3] = [
            ClientidAclRule::new(&name, "t", action.clone(), access.clone()).into(),
            UsernameAclRule::new(&name, "t", action.clone(), access.clone()).into(),
            AllAclRule::new(&name, action, access).into(),
        ];
        emqx.create_acl_batch(rules).await.expect("the rules are good");
    }
    simulator
}

/// The responses of a server that sends these pages whatever the request.
fn script(pages: impl IntoIterator<Item = (Vec<usize>, Option<bool>)>) -> Vec<Answer> {
    let page = |(rows, more): (Vec<usize>, Option<bool>)| {
        let mut meta = json!({"page": 1, "limit": 2, "count": -1});
        if let Some(more) = more {
            meta["hasnext"] = more.into();
        }
        let data: Vec<_> = rows.into_iter().map(row).collect();
        Answer::json(&json!({"data": data, "meta": meta, "code": 0}))
    };
    pages.into_iter().map(page).collect()
}

/// Returns the names of the rows received, and the error, if any.
async fn walk(client: &Client) -> (Vec<String>, Option<Error>) {
    let mut items = client.list_clients().limit(2).items();
    let mut rows = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => rows.push(item.clientid),
            Err(error) => {
                assert!(items.next().await.is_none(), "an error ends the stream");
                return (rows, Some(error));
            }
        }
    }
    assert!(items.next().await.is_none(), "the stream stays ended");
    (rows, None)
}

fn names(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(|n| format!("c{n}")).collect()
}

/// Walks every list and returns the number of rows of each.
async fn every_list(client: &Client, limit: u32) -> Vec<usize> {
    let expect = "every page is good";
    vec![
        client.list_usernames().limit(limit).items().into_vec().await.expect(expect).len(),
        client.list_clientids().limit(limit).items().into_vec().await.expect(expect).len(),
        client.list_acl_by_clientid().limit(limit).items().into_vec().await.expect(expect).len(),
        client.list_acl_by_username().limit(limit).items().into_vec().await.expect(expect).len(),
        client.list_acl_for_all().limit(limit).items().into_vec().await.expect(expect).len(),
        client.list_clients().limit(limit).items().into_vec().await.expect(expect).len(),
        client.list_subscriptions().limit(limit).items().into_vec().await.expect(expect).len(),
    ]
}

#[tokio::test]
async fn every_list_is_walked_to_its_end_once() {
    for (version, with_hasnext) in [
        (Version::V4_4_0, ["/clients", "/subscriptions"].as_slice()),
        (Version::V4_4_19, &["/clients", "/subscriptions", "/auth_username", "/auth_clientid"]),
    ] {
        for rows in [0, 1, 2, 3, 4, 7] {
            let simulator = deployment(rows, version).await;
            // A rule, so that requests are kept.
            simulator.mock().get_metrics(|_, then| then.list([]));
            let found = every_list(&common::client(simulator.address()), 2).await;
            assert_eq!(found, vec![rows; found.len()], "{version}, {rows}");
            let mut asked = BTreeMap::<_, Vec<_>>::new();
            for request in simulator.mock().unexpected() {
                let page: usize = request.query("_page").and_then(|page| page.parse().ok()).expect("a page");
                asked.entry(request.path().trim_start_matches(BASE_PATH).to_owned()).or_default().push(page);
            }
            assert_eq!(asked.len(), found.len(), "{asked:?}");
            for (list, asked) in asked {
                // Without `hasnext`, one empty page is requested at the end.
                let has_next = with_hasnext.contains(&&*list);
                let pages = if has_next { rows.div_ceil(2).max(1) } else { rows.div_ceil(2) + 1 };
                assert_eq!(asked, Vec::from_iter(1..=pages), "{version}, {rows}: {list}");
            }
        }
    }
}

#[tokio::test]
async fn rows_come_in_server_order() {
    let server = Server::start();
    server.answer_with(pages_of(5));
    let (rows, error) = walk(&common::client(&server.address())).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(rows, names(0..5));
}

#[tokio::test]
async fn pages_come_with_their_meta() {
    let server = Server::start();
    server.answer_with(pages_of(5));
    let client = common::client(&server.address());
    let mut pages = client.list_clients().limit(2).pages();
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.expect("a page");
        found.push((
            page.items.len(),
            page.meta.as_ref().and_then(|meta| meta.get("page")?.as_u64()),
            page.has_next(),
            page.total(),
        ));
    }
    assert_eq!(
        found,
        [(2, Some(1), Some(true), None), (2, Some(2), Some(true), None), (1, Some(3), Some(false), None)]
    );
}

#[tokio::test]
async fn items_and_pages_are_streams() {
    let server = Server::start();
    server.answer_with(pages_of(5));
    let client = common::client(&server.address());
    let rows: Vec<_> = client.list_clients().limit(2).items().try_collect().await.expect("every page is good");
    assert_eq!(rows.len(), 5);
    assert_eq!(client.list_clients().limit(2).pages().count().await, 3);
    let few: Vec<_> = client.list_clients().limit(2).items().take(2).collect().await;
    assert_eq!(few.len(), 2);
    let whole = client.list_clients().page(1).limit(9).await.expect("a page").into_iter().map(|row| row.clientid);
    assert_eq!(whole.collect::<Vec<_>>(), names(0..5));
}

#[tokio::test]
async fn a_page_is_requested_only_when_it_is_read() {
    let server = Server::start();
    server.answer_with(pages_of(5));
    let client = common::client(&server.address());
    let mut items = client.list_clients().limit(2).items();
    assert_eq!(server.seen().len(), 0);
    items.next().await.expect("a row").expect("a good one");
    items.next().await.expect("a row").expect("a good one");
    assert_eq!(server.seen().len(), 1);
    items.next().await.expect("a row").expect("a good one");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn an_empty_page_with_hasnext_is_not_the_end() {
    let server = Server::start();
    let more = Some(true);
    server.script(script([(vec![0, 1], more), (vec![], more), (vec![], more), (vec![2], Some(false))]));
    let (rows, error) = walk(&common::client(&server.address())).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((rows, server.seen().len()), (names(0..3), 4));
}

#[tokio::test]
async fn a_short_page_without_hasnext_is_not_the_end() {
    let server = Server::start();
    server.script(script([(vec![0, 1], None), (vec![2], None), (vec![3, 4], None), (vec![], None)]));
    let (rows, error) = walk(&common::client(&server.address())).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((rows, server.seen().len()), (names(0..5), 4));
}

#[tokio::test]
async fn a_full_page_without_a_next_one_is_the_end() {
    let server = Server::start();
    server.script(script([(vec![0, 1], Some(false))]));
    let (rows, error) = walk(&common::client(&server.address())).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((rows, server.seen().len()), (names(0..2), 1));
}

#[tokio::test]
async fn a_response_without_meta_is_the_whole_list() {
    let server = Server::start();
    server.answer(Answer::json(&json!({"data": [row(0), row(1), row(2)], "code": 0})));
    let rows = common::client(&server.address())
        .list_subscriptions()
        .topic("t")
        .limit(2)
        .items()
        .into_vec()
        .await
        .expect("a success");
    assert_eq!((rows.len(), server.seen().len()), (3, 1));
}

#[tokio::test]
async fn an_error_ends_the_list_after_the_rows_before_it() {
    let server = Server::start();
    let client = common::client(&server.address());
    let bad = [
        (Answer::status(500), ErrorKind::Status),
        (Answer::status(204), ErrorKind::Status),
        (Answer::ok(r#"{"code":101,"message":"nodedown"}"#), ErrorKind::Refused),
        (Answer::ok(r#"{"data":[]}"#), ErrorKind::UnexpectedResponse),
        (
            Answer::ok(r#"{"data":[{"x":1}],"meta":{"page":2,"limit":2,"count":3},"code":0}"#),
            ErrorKind::UnexpectedResponse,
        ),
    ];
    for (answer, kind) in bad {
        let mut answers = script([(vec![0, 1], Some(true))]);
        answers.push(answer.clone());
        server.script(answers);
        let (rows, error) = walk(&client).await;
        assert_eq!((rows, error.map(|error| error.kind())), (names(0..2), Some(kind)), "{answer:?}");
        assert_eq!(server.seen().len(), 2);
        let mut answers = script([(vec![0, 1], Some(true))]);
        answers.push(answer);
        server.script(answers);
        let error = client.list_clients().limit(2).items().into_vec().await.expect_err("page 2 is bad");
        assert_eq!((error.kind(), server.seen().len()), (kind, 2));
    }
}

#[tokio::test]
async fn a_server_that_ignores_the_page_is_an_error() {
    let server = Server::start();
    let client = common::client(&server.address());
    for more in [Some(true), None] {
        // Often enough, but finite, so that a bug in the SDK ends the test.
        server.answer(Answer::status(500));
        server.script(vec![script([(vec![0, 1], more)]).remove(0); 50]);
        let (rows, error) = walk(&client).await;
        let error = error.expect("it would never end");
        assert_eq!((error.kind(), &*rows), (ErrorKind::UnexpectedResponse, &*names(0..2)), "{error}");
        assert!(error.to_string().contains("does not advance"), "{error}");
        assert_eq!(server.seen().len(), 3, "{more:?}");
    }
    // The whole list, again and again.
    server.answer(Answer::status(500));
    server.script(vec![script([(vec![0, 1, 2], None)]).remove(0); 50]);
    server.seen();
    let error = client.list_acl_for_all().limit(10).items().into_vec().await.expect_err("it would never end");
    assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
    assert!(server.seen().len() <= 3);
}

#[tokio::test]
async fn endless_empty_pages_are_an_error() {
    let server = Server::start();
    server.answer(Answer::status(500));
    server.script(vec![script([(vec![], Some(true))]).remove(0); 1100]);
    let (rows, error) = walk(&common::client(&server.address())).await;
    let error = error.expect("it would never end");
    assert_eq!((error.kind(), rows.len()), (ErrorKind::UnexpectedResponse, 0), "{error}");
    let asked = server.seen().len();
    assert!((3..=1000).contains(&asked), "{asked} pages");
}

#[tokio::test]
async fn filters_are_sent_for_every_page() {
    let server = Server::start();
    server.answer_with(pages_of(5));
    let client = common::client(&server.address());
    let rows = client.list_clients().like_clientid("a b%").conn_state(ConnState::Idle).proto_ver(5).limit(2).items();
    rows.into_vec().await.expect("every page is good");
    let seen = server.seen();
    assert_eq!(seen.len(), 3);
    for (seen, page) in seen.iter().zip(["1", "2", "3"]) {
        let mut query = seen.query.clone();
        query.sort();
        let expected =
            [("_like_clientid", "a b%"), ("_limit", "2"), ("_page", page), ("conn_state", "idle"), ("proto_ver", "5")];
        assert_eq!(query, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(seen.header("authorization"), Some(crate::common::AUTHORIZATION));
    }
    let rules =
        client.list_acl_by_username().action(AclAction::Sub).access(AclAccess::Deny).topic("t").limit(2).items();
    rules.into_vec().await.expect("every page is good");
    let subscriptions = client.list_subscriptions().topic("p%2Fq").limit(2).items();
    subscriptions.into_vec().await.expect("every page is good");
    let seen = server.seen();
    assert!(
        seen[..3].iter().all(|seen| (seen.parameter("action"), seen.parameter("topic")) == (Some("sub"), Some("t")))
    );
    assert!(seen[3..].iter().all(|seen| seen.parameter("topic") == Some("p%252Fq")), "{seen:?}");
}

#[tokio::test]
async fn a_walk_starts_at_the_given_page() {
    let server = Server::start();
    server.answer_with(pages_of(7));
    let rows = common::client(&server.address())
        .list_clients()
        .page(3)
        .limit(2)
        .items()
        .into_vec()
        .await
        .expect("every page is good");
    assert_eq!(rows.iter().map(|row| row.clientid.clone()).collect::<Vec<_>>(), names(4..7));
    let asked: Vec<_> = server.seen().iter().map(|seen| number(seen, "_page")).collect();
    assert_eq!(asked, [3, 4]);
}

#[tokio::test]
async fn a_walk_without_a_limit_uses_the_default_page_size() {
    let server = Server::start();
    server.answer_with(pages_of(1));
    let client = common::client(&server.address());
    client.list_clients().items().into_vec().await.expect("a success");
    let seen = server.only();
    assert_eq!((number(&seen, "_page"), number(&seen, "_limit")), (1, PAGE_SIZE as usize));
    assert_eq!(PAGE_SIZE, 5000);
}

#[tokio::test]
async fn an_invalid_page_or_limit_is_refused() {
    let server = Server::start();
    let client = common::client(&server.address());
    for (argument, error) in [
        ("limit", client.list_clients().limit(0).items().into_vec().await.expect_err("no rows at all")),
        ("page", client.list_acl_for_all().page(0).items().into_vec().await.expect_err("there is no page 0")),
    ] {
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)));
    }
    assert_eq!(server.seen(), []);
}

#[tokio::test]
async fn the_last_possible_page_is_the_end() {
    let server = Server::start();
    server.script(script([(vec![0], Some(true))]));
    let client = common::client(&server.address());
    let rows = client.list_clients().page(u32::MAX).limit(2).items().into_vec().await.expect("a success");
    assert_eq!((rows.len(), server.seen().len()), (1, 1));
}

/// A page that fails temporarily is requested again, and no row appears twice.
#[tokio::test]
async fn a_page_is_retried_like_any_read() {
    let server = Server::start();
    let clock = emqx_cloud_tests::clock::FakeClock::new(0.0);
    let client = crate::common::builder(&server.address()).clock(clock).retry(emqx_cloud::Retry::default());
    let client = client.build().expect("good settings");
    let mut answers = script([(vec![0, 1], Some(true)), (vec![2], Some(false))]);
    answers.insert(1, Answer::status(503));
    server.script(answers);
    let (rows, error) = walk(&client).await;
    assert!(error.is_none(), "{error:?}");
    let asked: Vec<_> = server.seen().iter().map(|seen| number(seen, "_page")).collect();
    assert_eq!((rows, asked), (names(0..3), vec![1, 2, 2]));
}
