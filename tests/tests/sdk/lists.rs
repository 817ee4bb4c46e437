//! Walks: rows that do not fit the filters, duplicates, reports, bookmarks.

use std::time::Duration;

use emqx_cloud::types::{AclAccess, AclAction, ConnState, ProtoName};
use emqx_cloud::{Bookmark, Items, Page, Retry, WalkReport};
use emqx_cloud_test::Version;
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Request, Server};
use serde_json::{Value, json};

use crate::common;
use crate::common::table::{Table, answering, row};

fn page(rows: &[Value], total: i64, more: Option<bool>) -> Answer {
    let mut meta = json!({"page": 1, "limit": 2, "count": total});
    if let Some(more) = more {
        meta["hasnext"] = more.into();
    }
    Answer::json(&json!({"data": rows, "meta": meta, "code": 0}))
}

fn client(clientid: &str, fields: Value) -> Value {
    let mut row = row(clientid);
    for (name, value) in fields.as_object().into_iter().flatten() {
        row[name] = value.clone();
    }
    row
}

/// Every filter that a row can show: the rows of a server that ignores it are left out, and those that do not show it stay.
#[tokio::test]
async fn rows_that_do_not_fit_the_filters_are_left_out_and_counted() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let clients = |fields: &[Value]| -> Vec<Value> {
        fields.iter().enumerate().map(|(n, fields)| client(&format!("c{n}"), fields.clone())).collect()
    };
    let list = || emqx.list_clients();
    // (the call, the rows, the indexes of those that fit)
    let cases = vec![
        ("clientid", list().clientid("c1"), clients(&[json!({}), json!({}), json!({})]), vec![1]),
        ("like_clientid", list().like_clientid("1"), clients(&vec![json!({}); 12]), vec![1, 10, 11]),
        (
            "username",
            list().username("u"),
            clients(&[json!({"username": "u"}), json!({"username": "U"}), json!({})]),
            vec![0, 2],
        ),
        ("username undefined", list().username("undefined"), clients(&[json!({"username": "undefined"})]), vec![0]),
        (
            "like_username",
            list().like_username("é"),
            clients(&[json!({"username": "né"}), json!({"username": "ne"})]),
            vec![0],
        ),
        ("zone", list().zone("a"), clients(&[json!({"zone": "b"}), json!({"zone": "a"})]), vec![1]),
        (
            "connected",
            list().conn_state(ConnState::Connected),
            clients(&[json!({"connected": false}), json!({})]),
            vec![1],
        ),
        (
            "disconnected",
            list().conn_state(ConnState::Disconnected),
            clients(&[json!({"connected": false}), json!({})]),
            vec![0],
        ),
        ("idle", list().conn_state(ConnState::Idle), clients(&[json!({"connected": false}), json!({})]), vec![0, 1]),
        (
            "clean_start",
            list().clean_start(true),
            clients(&[json!({"clean_start": false}), json!({"clean_start": true})]),
            vec![1],
        ),
        (
            "proto_name",
            list().proto_name(ProtoName::Mqtt),
            clients(&[json!({"proto_name": "CoAP"}), json!({"proto_name": "MQTT"})]),
            vec![1],
        ),
        (
            "proto_ver",
            list().proto_ver(4),
            clients(&[json!({"proto_ver": 5}), json!({"proto_ver": 4}), json!({"proto_ver": "1.2"})]),
            vec![1],
        ),
        (
            "gte_mqueue_len",
            list().gte_mqueue_len(10),
            clients(&[json!({"mqueue_len": 9}), json!({"mqueue_len": 10}), json!({"mqueue_len": 11})]),
            vec![1, 2],
        ),
        (
            "lte_mqueue_len",
            list().lte_mqueue_len(10),
            clients(&[json!({"mqueue_len": 9}), json!({"mqueue_len": 10}), json!({"mqueue_len": 11})]),
            vec![0, 1],
        ),
        (
            "gte_mqueue_dropped",
            list().gte_mqueue_dropped(1),
            clients(&[json!({"mqueue_dropped": 0}), json!({"mqueue_dropped": "1"})]),
            vec![1],
        ),
        (
            "lte_mqueue_dropped",
            list().lte_mqueue_dropped(0),
            clients(&[json!({"mqueue_dropped": 0}), json!({"mqueue_dropped": 1})]),
            vec![0],
        ),
        // A row does not show these in a form that can be compared.
        ("ip_address", list().ip_address("127.1"), clients(&[json!({"ip_address": "127.0.0.1"})]), vec![0]),
        ("gte_created_at", list().gte_created_at(1), clients(&[json!({"created_at": "1969-01-01 00:00:00"})]), vec![0]),
        (
            "two filters",
            list().zone("a").clean_start(true),
            clients(&[
                json!({"zone": "a", "clean_start": true}),
                json!({"zone": "a", "clean_start": false}),
                json!({"zone": "b", "clean_start": true}),
            ]),
            vec![0],
        ),
        ("none", list(), clients(&[json!({}), json!({})]), vec![0, 1]),
    ];
    for (what, call, rows, fitting) in cases {
        server.answer(page(&rows, -1, Some(false)));
        let page = call.clone().send().await.unwrap_or_else(|error| panic!("{what}: {error}"));
        let names: Vec<_> = page.items.iter().map(|row| row.clientid.clone()).collect();
        let expected: Vec<_> = fitting.iter().map(|n| format!("c{n}")).collect();
        assert_eq!((names, page.left_out()), (expected, rows.len() - fitting.len()), "{what}");
        let mut walk = call.clone().items();
        let walked = walk_all(&mut walk).await;
        let left_out = walk.report().left_out;
        assert_eq!((walked, left_out), (fitting.len(), (rows.len() - fitting.len()) as u64), "{what}");
        assert_eq!(call.complete().await.expect("a good page").len(), fitting.len(), "{what}");
    }
}

async fn walk_all<T: Unpin>(walk: &mut Items<T>) -> usize {
    let mut rows = 0;
    while let Some(row) = walk.next().await {
        row.unwrap_or_else(|error| panic!("{error}"));
        rows += 1;
    }
    rows
}

#[tokio::test]
async fn subscriptions_that_do_not_fit_are_left_out() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let list = || emqx.list_subscriptions();
    // (the call, the topic filter of a row, whether it fits)
    let cases = [
        ("topic", list().topic("a/b"), "a/b", true),
        ("another topic", list().topic("a/b"), "a/c", false),
        ("a longer topic", list().topic("a/b"), "a/b/c", false),
        ("shared", list().topic("a/b"), "$share/g/a/b", true),
        ("shared, another topic", list().topic("a/b"), "$share/g/a/c", false),
        ("shared, an empty level", list().topic("a//b"), "$share/g/a/b", true),
        ("shared, a first empty level", list().topic("/abs"), "/abs", true),
        ("shared, a last empty level", list().topic("tr/"), "$share/g/tr", true),
        ("a queue", list().topic("q/1"), "$share/$queue/q/1", true),
        ("a percent sign", list().topic("a%2Fb"), "a%2Fb", true),
        ("a percent sign, decoded", list().topic("a%2Fb"), "a/b", false),
        ("group", list().share("g"), "$share/g/t", true),
        ("another group", list().share("g"), "$share/g2/t", false),
        ("not shared", list().share("g"), "t/1", false),
        ("a shared one that is shown without its group", list().share("g"), "/abs", true),
        ("group and topic", list().share("g").topic("t"), "$share/g/t", true),
        ("another group and topic", list().share("g").topic("t"), "$share/g2/t", false),
        ("qos", list().qos(1), "t/1", true),
        ("another qos", list().qos(0), "t/1", false),
    ];
    for (what, call, topic, fits) in cases {
        server.answer(page(&[json!({"node": "n", "clientid": "c", "topic": topic, "qos": 1})], 1, Some(false)));
        let page = call.await.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!((page.items.len(), page.left_out()), if fits { (1, 0) } else { (0, 1) }, "{what}");
    }
}

#[tokio::test]
async fn rules_that_do_not_fit_are_left_out() {
    for version in Version::ALL {
        let simulator = common::simulator(version).await;
        let emqx = common::client(simulator.address());
        for (client, topic, action, access) in [
            ("c1", "t", AclAction::Pub, AclAccess::Allow),
            ("c1", "t", AclAction::Sub, AclAccess::Deny),
            ("c2", "t", AclAction::Pub, AclAccess::Allow),
            ("c10", "u", AclAction::Sub, AclAccess::Allow),
        ] {
            let rule = emqx_cloud::types::ClientidAclRule::new(client, topic, action, access);
            emqx.create_acl(rule).await.expect("a good rule");
        }
        let list = || emqx.list_acl_by_clientid();
        for (what, call, rows) in [
            ("clientid", list().clientid("c1"), 2),
            ("like", list().like_clientid("c1"), 3),
            ("topic", list().topic("u"), 1),
            ("action", list().action(AclAction::Sub), 2),
            ("access", list().access(AclAccess::Deny), 1),
            ("all", list(), 4),
        ] {
            let page: Page<_> = call.clone().limit(100).await.expect("a page");
            assert_eq!(page.items.len(), rows, "{version}: {what}");
            let ignored = version < Version::V4_4_19;
            assert_eq!(page.left_out(), if ignored { 4 - rows } else { 0 }, "{version}: {what}");
            assert_eq!(call.complete().await.expect("all of them").len(), rows, "{version}: {what}");
        }
    }
}

/// What the server sends, and what is returned and reported.
#[tokio::test]
async fn a_walk_reports_what_it_saw() {
    let more = Some(true);
    let end = Some(false);
    let report = |pages, rows, duplicates, total: Option<(u64, u64)>, moved| {
        let mut report = WalkReport::default();
        (report.pages, report.rows, report.duplicates, report.moved) = (pages, rows, duplicates, moved);
        (report.first_total, report.last_total) = (total.map(|total| total.0), total.map(|total| total.1));
        report
    };
    type Script = Vec<(&'static [&'static str], i64, Option<bool>)>;
    let cases: Vec<(&str, Script, WalkReport)> = vec![
        ("a list that stays", vec![(&["a", "b"], 3, more), (&["c"], 3, end)], report(2, 3, 0, Some((3, 3)), false)),
        ("no count", vec![(&["a", "b"], -1, more), (&["c"], -1, end)], report(2, 3, 0, None, false)),
        ("a row twice", vec![(&["a", "b"], 3, more), (&["b", "c"], 3, end)], report(2, 3, 1, Some((3, 3)), true)),
        (
            "the last page again",
            vec![(&["a", "b"], 3, more), (&["a", "b"], 3, end)],
            report(2, 2, 2, Some((3, 3)), true),
        ),
        (
            "another order",
            vec![(&["a", "b"], 3, more), (&["b", "a"], 3, more), (&["c"], 3, end)],
            report(3, 3, 2, Some((3, 3)), true),
        ),
        ("the count moved", vec![(&["a", "b"], 3, more), (&["c"], 4, end)], report(2, 3, 0, Some((3, 4)), true)),
        (
            "the count came and went",
            vec![(&["a", "b"], -1, more), (&["c"], 3, more), (&["d"], -1, end)],
            report(3, 4, 0, Some((3, 3)), false),
        ),
        (
            "an empty page",
            vec![(&["a"], 2, more), (&[], 2, more), (&["b"], 2, end)],
            report(3, 2, 0, Some((2, 2)), false),
        ),
        (
            "one row on a page twice",
            vec![(&["a"], 2, more), (&["a"], 2, more), (&["b"], 2, end)],
            report(3, 2, 1, Some((2, 2)), true),
        ),
        // A server that has two rows with one key shows them alike.
        ("two rows of one page with one key", vec![(&["a", "a"], 2, end)], report(1, 2, 0, Some((2, 2)), false)),
        ("none", vec![(&[], 0, end)], report(1, 0, 0, Some((0, 0)), false)),
    ];
    let server = Server::start();
    let emqx = common::client(&server.address());
    for (what, script, expected) in cases {
        let pages = |script: &Script| -> Vec<Answer> {
            let rows = |names: &[&str]| names.iter().map(|name| row(name)).collect::<Vec<_>>();
            script.iter().map(|(names, total, more)| page(&rows(names), *total, *more)).collect()
        };
        server.script(pages(&script));
        let mut walk = emqx.list_clients().limit(2).items();
        let rows = walk_all(&mut walk).await;
        assert_eq!((rows as u64, walk.report(), walk.bookmark()), (expected.rows, expected, None), "{what}");
        server.script(pages(&script));
        let mut walk = emqx.list_clients().limit(2).pages();
        while let Some(page) = walk.next().await {
            page.expect("a good page");
        }
        assert_eq!((walk.report(), walk.bookmark()), (expected, None), "{what}");
    }
    // With a filter, the count means nothing.
    server.script([page(&[row("a")], 1, more), page(&[row("ab")], 7, end)]);
    let mut walk = emqx.list_clients().like_clientid("a").limit(1).items();
    assert_eq!(walk_all(&mut walk).await, 2);
    assert_eq!(walk.report(), report(2, 2, 0, None, false));
}

/// Rows that the server shows alike, such as a subscription to `$share/g//t` and one to `/t`, are different rows.
#[tokio::test]
async fn rows_that_are_shown_alike_are_not_lost() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let subscriptions = |rows: usize| vec![json!({"node": "n", "clientid": "c", "topic": "/t", "qos": 0}); rows];
    // (the numbers of rows alike on each page, how many are returned)
    for (pages, expected) in [(vec![2], 2), (vec![2, 2], 2), (vec![1, 2], 2), (vec![1, 1, 1, 1], 1), (vec![3, 1, 2], 3)]
    {
        let script = |pages: &[usize]| -> Vec<Answer> {
            let page = |(place, rows): (usize, &usize)| page(&subscriptions(*rows), 3, Some(place + 1 < pages.len()));
            pages.iter().enumerate().map(page).collect()
        };
        server.script(script(&pages));
        let mut walk = emqx.list_subscriptions().limit(1).items();
        assert_eq!(walk_all(&mut walk).await, expected, "{pages:?}");
    }
    server.script([page(&subscriptions(2), 2, Some(false))]);
    assert_eq!(emqx.list_subscriptions().complete().await.expect("one response").len(), 2);
}

/// A row is identified by its key, even if its counters have changed.
#[tokio::test]
async fn rows_are_compared_by_their_key() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let subscription =
        |client: &str, topic: &str, qos: u8| json!({"node": "n", "clientid": client, "topic": topic, "qos": qos});
    server.script([
        page(&[subscription("c", "t", 0), subscription("c", "u", 0)], 5, Some(true)),
        page(&[subscription("c", "t", 1), subscription("d", "t", 0), subscription("ct", "", 0)], 5, Some(false)),
    ]);
    let mut walk = emqx.list_subscriptions().limit(2).items();
    assert_eq!((walk_all(&mut walk).await, walk.report().duplicates), (4, 1));
    // A subscription of the server itself has no client.
    let of_server = |topic: &str| json!({"node": "n", "clientid": [], "topic": topic, "qos": 0});
    server.script([page(&[of_server("t")], 2, Some(true)), page(&[of_server("u"), of_server("t")], 2, Some(false))]);
    let mut walk = emqx.list_subscriptions().limit(2).items();
    assert_eq!((walk_all(&mut walk).await, walk.report().duplicates), (2, 1));
    // Rows without what identifies them are compared as a whole.
    server.script([
        page(&[json!({"created_at": 1})], 2, Some(true)),
        page(&[json!({"created_at": 2}), json!({"created_at": 1})], 2, Some(false)),
    ]);
    let mut walk = emqx.list_usernames().limit(2).items();
    assert_eq!((walk_all(&mut walk).await, walk.report().duplicates), (2, 1));
}

#[tokio::test]
async fn a_walk_is_resumed_where_it_stopped() {
    let server = Server::start();
    server.answer_with(answering(Table::new(23, 1), |_, _| {}));
    let emqx = common::client(&server.address());
    let whole: Vec<_> =
        emqx.list_clients().complete().await.expect("all").into_iter().map(|row| row.clientid).collect();
    for stop in 0..=23 {
        let mut walk = emqx.list_clients().limit(5).items();
        let mut rows = Vec::new();
        for _ in 0..stop {
            rows.push(walk.next().await.expect("a row").expect("a good one").clientid);
        }
        let stored = serde_json::to_string(&walk.bookmark()).expect("JSON");
        drop(walk);
        let bookmark: Option<Bookmark> = serde_json::from_str(&stored).expect("a bookmark");
        let Some(bookmark) = bookmark else {
            assert_eq!(stop, 23);
            continue;
        };
        // The rows of the unfinished page are returned again.
        rows.truncate(stop / 5 * 5);
        let mut walk = emqx.list_clients().resume(&bookmark).items();
        while let Some(row) = walk.next().await {
            rows.push(row.expect("a good one").clientid);
        }
        assert_eq!(rows, whole, "{stop}: {stored}");
    }
    // The bookmark of another kind of list.
    for stored in [json!({"limit": 5}), json!({"cursor": "c2", "limit": 5})] {
        let bookmark: Bookmark = serde_json::from_value(stored).expect("a bookmark");
        let error = emqx.list_clients().resume(&bookmark).items().into_vec().await.expect_err("it has no page");
        assert_eq!(error.argument(), Some("page"), "{error}");
    }
    // After an error, at the page that failed.
    let pages = answering(Table::new(23, 1), |_, _| {});
    let count = std::sync::atomic::AtomicUsize::new(0);
    server.answer_with(move |request: &Request| match count.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
        2 => Answer::status(500),
        _ => pages(request),
    });
    let mut walk = emqx.list_clients().limit(5).pages();
    let mut rows = Vec::new();
    while let Some(Ok(page)) = walk.next().await {
        rows.extend(page.into_iter().map(|row| row.clientid));
    }
    let bookmark = walk.bookmark().expect("it has not ended");
    assert_eq!(serde_json::to_value(&bookmark).expect("JSON"), json!({"page": 3, "limit": 5}));
    rows.extend(
        emqx.list_clients()
            .resume(&bookmark)
            .items()
            .into_vec()
            .await
            .expect("good")
            .into_iter()
            .map(|row| row.clientid),
    );
    assert_eq!(rows, whole);
}

#[tokio::test]
async fn prefetched_pages_come_in_order() {
    for (rows, pages) in [(0, 1), (4, 1), (5, 1), (23, 5), (50, 10)] {
        for prefetch in [0, 1, 3, 100] {
            let server = Server::start();
            server.answer_with(answering(Table::new(rows, 1), |_, _| {}));
            let emqx = common::client(&server.address());
            let mut walk = emqx.list_clients().limit(5).items().prefetch(prefetch);
            let mut names = Vec::new();
            while let Some(row) = walk.next().await {
                names.push(row.expect("a good one").clientid);
            }
            let whole = emqx.list_clients().limit(1_000).await.expect("a page").into_iter().map(|row| row.clientid);
            assert_eq!(names, whole.collect::<Vec<_>>(), "{rows}, {prefetch}");
            assert_eq!((walk.report().pages, walk.report().moved), (pages, false), "{rows}, {prefetch}");
            if prefetch == 0 {
                assert_eq!(server.seen().len() as u64, pages + 1);
            }
        }
    }
    // The first error in the order of the list ends it.
    let server = Server::start();
    let pages = answering(Table::new(50, 1), |_, _| {});
    server.answer_with(move |request: &Request| match request.parameter("_page") {
        Some("3" | "4") => Answer::status(500),
        _ => pages(request),
    });
    let mut walk = common::client(&server.address()).list_clients().limit(5).items().prefetch(4);
    let mut rows = 0;
    let error = loop {
        match walk.next().await.expect("an error") {
            Ok(_) => rows += 1,
            Err(error) => break error,
        }
    };
    assert_eq!((rows, error.page()), (10, Some(3)), "{error}");
    assert!(walk.next().await.is_none());
    assert_eq!(serde_json::to_value(walk.bookmark()).expect("JSON"), json!({"page": 3, "limit": 5}));
}

/// A restart of six seconds in the middle, during which connections are refused.
#[tokio::test]
async fn a_walk_survives_a_restart() {
    let simulator = common::simulator(Version::V4_4_19).await;
    for row in 0..40 {
        simulator.add_username(format!("u{row}"), "p");
    }
    let emqx = common::settings(simulator.address()).retry(Retry::default()).clock(FakeClock::new(0.5)).build();
    let emqx = emqx.expect("good settings");
    let mut pages = emqx.list_usernames().limit(5).pages();
    let mut rows = std::collections::HashSet::new();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        rows.extend(page.expect("it is requested again").into_iter().map(|row| row.username));
        number += 1;
        if number == 3 {
            simulator.restart(Duration::ZERO).await.expect("the port is free");
        }
    }
    // The order is another one, so rows are missing, and the report says that the list moved.
    assert!(pages.report().moved, "{:?}", pages.report());
    let all = emqx.list_usernames().limit(20).complete().await.expect("all of them");
    assert!(rows.len() < 40 && all.len() == 40, "{} {}", rows.len(), all.len());
}
