//! Complete lists: all rows, or an error.

use std::collections::HashSet;
use std::time::Duration;

use emqx_cloud::types::ClientInfo;
use emqx_cloud::{Client, Error, ErrorKind, Retry};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Request, Server};
use serde_json::{Value, json};

use crate::common;
use crate::common::table::{Table, answering, row};

/// The names `c0`, `c1`, … that are missing.
fn missing<'r>(rows: usize, found: impl IntoIterator<Item = &'r ClientInfo>) -> Vec<String> {
    let found: HashSet<_> = found.into_iter().map(|row| row.clientid.as_str()).collect();
    (0..rows).map(|row| format!("c{row}")).filter(|name| !found.contains(name.as_str())).collect()
}

/// Returns the pages and limits that were requested.
fn asked(server: &Server) -> Vec<(u64, u64)> {
    let number =
        |request: &Request, name: &str| request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(0);
    server.seen().iter().map(|request| (number(request, "_page"), number(request, "_limit"))).collect()
}

#[tokio::test]
async fn a_list_that_fits_one_response_is_one_request() {
    let (few, many) = (vec![(1, 10_000)], vec![(1, 10_000), (1, 100_000)]);
    for (rows, requests) in [(0, &few), (1, &few), (9_999, &few), (10_000, &few), (10_001, &many), (25_000, &many)] {
        let server = Server::start();
        server.answer_with(answering(Table::new(rows, 1), |_, _| {}));
        let all = common::client(&server.address()).list_clients().complete().await.expect("every page is good");
        assert_eq!((all.len(), &asked(&server)), (rows, requests));
        assert_eq!(missing(rows, &all), [""; 0]);
    }
}

/// Lists without `hasnext`, with and without `meta`.
#[tokio::test]
async fn a_list_that_does_not_say_whether_more_follows_is_one_request_if_it_is_short() {
    let rule = |n: usize| json!({"clientid": format!("c{n}"), "topic": "t", "action": "pub", "access": "allow"});
    let rules = |count: usize| (0..count).map(rule).collect::<Vec<_>>();
    let with = |count: usize, total: Value| json!({"data": rules(count), "meta": {"page": 1, "limit": 1, "count": total}, "code": 0});
    for (what, body, requests) in [
        ("a count", with(3, json!(3)), 1),
        ("no rows", with(0, json!(0)), 1),
        ("no meta", json!({"data": rules(3), "code": 0}), 1),
        // Whether there are others can only be seen by a request for them.
        ("a count that is no number", with(3, json!("many")), 2),
        ("no rows and no count", with(0, json!("many")), 1),
    ] {
        let server = Server::start();
        let (first, others) = (Answer::json(&body), Answer::json(&with(0, json!("many"))));
        server.answer_with(move |request: &Request| match request.parameter("_page") {
            Some("1") => first.clone(),
            _ => others.clone(),
        });
        let all = common::client(&server.address()).list_acl_by_clientid().complete().await.expect("a good page");
        let expected = body["data"].as_array().map_or(0, Vec::len);
        assert_eq!((all.len(), asked(&server).len()), (expected, requests), "{what}");
    }
    // The server sends the same rows for every page, and says that there are more.
    let server = Server::start();
    server.answer(Answer::json(&with(3, json!(4))));
    let error = common::client(&server.address()).list_acl_by_clientid().complete().await.expect_err("one is missing");
    assert!(matches!(error.kind(), ErrorKind::UnexpectedResponse | ErrorKind::ListChanged), "{error}");
}

/// A server that never sends more than a number of rows, whatever the limit.
#[tokio::test]
async fn a_server_can_cap_the_number_of_rows() {
    let rule = |n: usize| json!({"clientid": format!("c{n}"), "topic": "t", "action": "pub", "access": "allow"});
    // (with `hasnext`, with a count, with a filter)
    for (more, count, filter) in [(true, true, false), (true, false, false), (false, true, false), (false, false, true)]
    {
        for rows in [0, 5, 50, 51, 430] {
            let server = Server::start();
            server.answer_with(move |request: &Request| {
                let number = |name: &str| request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(1_usize);
                let (page, limit) = (number("_page"), number("_limit").min(50));
                let data: Vec<_> = (0..rows).skip((page - 1) * limit).take(limit).map(rule).collect();
                let mut meta = json!({"page": page, "limit": limit, "count": if count { rows as i64 } else { -1 }});
                if more {
                    meta["hasnext"] = (page * limit < rows).into();
                }
                Answer::json(&json!({"data": data, "meta": meta, "code": 0}))
            });
            let call = common::client(&server.address()).list_acl_by_clientid();
            let call = if filter { call.like_clientid("c") } else { call };
            let all = call.complete().await.unwrap_or_else(|error| panic!("{more}, {count}, {rows}: {error}"));
            assert_eq!(all.len(), rows, "{more}, {count}");
        }
    }
}

/// While other rows come and go, a walk misses rows that exist all the time, and a complete list has them.
#[tokio::test]
async fn rows_that_stay_are_never_missing() {
    const ROWS: usize = 1_500;
    let mut missed_by_walks = 0;
    let mut passes = 0;
    for seed in 0..10 {
        for visitors in [0, 1, 5] {
            let start = || {
                let server = Server::start();
                let mut table = Table::new(ROWS, seed);
                table.churn(500);
                server.answer_with(answering(table, move |table, _| table.churn(visitors)));
                server
            };
            let server = start();
            let mut walk = common::client(&server.address()).list_clients().limit(100).items();
            let mut walked = Vec::new();
            while let Some(row) = walk.next().await {
                walked.push(row.expect("every page is good"));
            }
            let (missed, report) = (missing(ROWS, &walked).len(), walk.report());
            assert!(missed == 0 || visitors > 0, "{report:?}");
            assert_eq!(report.rows, walked.len() as u64);
            assert_eq!(HashSet::<_>::from_iter(walked.iter().map(|row| &row.clientid)).len(), walked.len());
            missed_by_walks += missed;

            let server = start();
            let mut rows = common::client(&server.address()).list_clients().limit(100).complete().rows();
            let mut all = Vec::new();
            while let Some(row) = rows.next().await {
                all.push(row.unwrap_or_else(|error| panic!("{seed}, {visitors} visitors: {error}")));
            }
            assert_eq!(missing(ROWS, &all), [""; 0], "{seed}, {visitors} visitors");
            assert_eq!(HashSet::<_>::from_iter(all.iter().map(|row| &row.clientid)).len(), all.len());
            let report = rows.report();
            assert_eq!(report.rows, all.len() as u64);
            assert!(report.passes >= 2 && report.passes <= 10, "{report:?}");
            passes += report.passes;
        }
    }
    assert!(missed_by_walks > 0, "the table does not show what a walk misses");
    assert!(passes < 30 * 4, "{passes} passes for 30 lists");
}

/// A list in another order, or one from which many rows disappear, is read again.
#[tokio::test]
async fn a_restart_in_the_middle_loses_no_row() {
    const ROWS: usize = 1_000;
    for seed in 0..5 {
        for at in [1, 2, 5, 9, 12, 20] {
            let server = Server::start();
            let table = Table::new(ROWS, seed);
            server.answer_with(answering(table, move |table, requests| {
                if requests == at {
                    table.shuffle();
                }
            }));
            let all = common::client(&server.address()).list_clients().limit(100).complete().await;
            assert_eq!(missing(ROWS, &all.expect("it is read again")), [""; 0], "{seed}, after {at} requests");
        }
    }
}

#[tokio::test]
async fn a_list_that_never_stays_is_an_error() {
    type Change = fn(&mut Table, usize);
    let changes: [(&str, Change); 2] = [
        ("another order each time", |table, _| table.shuffle()),
        ("another order each third time", |table, requests| {
            if requests % 3 == 0 {
                table.shuffle();
            }
        }),
    ];
    for (what, change) in changes {
        let server = Server::start();
        server.answer_with(answering(Table::new(1_000, 3), change));
        let error = common::client(&server.address()).list_clients().limit(100).complete().await.expect_err(what);
        assert_eq!(error.kind(), ErrorKind::ListChanged, "{what}: {error}");
        assert!(error.is_retryable() && !error.may_have_been_applied(), "{what}: {error}");
        let requests = asked(&server).len();
        assert!(requests <= 10 * 3 * 12, "{what}: {requests} requests");
    }
    let server = Server::start();
    server.answer_with(answering(Table::new(1_000, 3), |table, _| table.shuffle()));
    let error = common::client(&server.address()).list_clients().limit(100).complete().passes(2).await.expect_err("2");
    assert!(error.to_string().contains("after 2 passes"), "{error}");
}

/// A table that is reorganized after the first response of each pass: known rows come in another order, and rows that were
/// still to come have moved before them.
#[tokio::test]
async fn known_rows_in_another_order_are_no_overlap() {
    let server = Server::start();
    let order = |first: bool| -> Vec<usize> {
        if first {
            (0..400).collect()
        } else {
            (300..310).chain((0..100).rev()).chain(100..300).chain(310..400).collect()
        }
    };
    server.answer_with(move |request: &Request| {
        let number = |name: &str| request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(1_usize);
        let (page, limit) = (number("_page"), number("_limit"));
        let rows = order(page == 1).into_iter().skip((page - 1) * limit).take(limit);
        let data: Vec<_> = rows.map(|number| row(&format!("c{number}"))).collect();
        let meta = json!({"page": page, "limit": limit, "count": 400, "hasnext": page * limit < 400});
        Answer::json(&json!({"data": data, "meta": meta, "code": 0}))
    });
    match common::client(&server.address()).list_clients().limit(100).complete().await {
        Ok(all) => assert_eq!(missing(400, &all), [""; 0]),
        Err(error) => assert_eq!(error.kind(), ErrorKind::ListChanged, "{error}"),
    }
}

/// Rows that disappear while the list is read move all others up.
#[tokio::test]
async fn a_list_that_shrinks_loses_no_row_that_stays() {
    const ROWS: usize = 2_000;
    for per_request in [1, 5, 20, 40, 70] {
        let server = Server::start();
        server.answer_with(answering(Table::new(ROWS, 7), move |table, requests| {
            if requests < 15 {
                table.shrink(per_request);
            }
        }));
        let mut table = Table::new(ROWS, 7);
        table.shrink(14 * per_request);
        let stays = table;
        let all = common::client(&server.address()).list_clients().limit(100).complete().await.expect("it stops");
        let found: HashSet<_> = all.iter().map(|row| row.clientid.clone()).collect();
        let lost: Vec<_> = stays.names().filter(|name| !found.contains(*name)).collect();
        assert_eq!(lost, [""; 0], "{per_request} per request");
    }
}

/// A walk ends with an error if the server repeats pages endlessly.
#[tokio::test]
async fn nothing_is_read_for_ever() {
    let page = |names: &[&str], more: Option<bool>, counter: usize| {
        let rows: Vec<_> = names
            .iter()
            .map(|name| {
                let mut row = row(name);
                row["recv_pkt"] = counter.into();
                row
            })
            .collect();
        let mut meta = json!({"page": 1, "limit": 2, "count": -1});
        if let Some(more) = more {
            meta["hasnext"] = more.into();
        }
        Answer::json(&json!({"data": rows, "meta": meta, "code": 0}))
    };
    // (what, the rows of the pages, which come again and again)
    let cases: [(&str, &[&[&str]]); 6] = [
        ("A, A, A", &[&["a", "b"]]),
        ("A, B, A, B", &[&["a", "b"], &["c", "d"]]),
        ("A, empty, A, empty", &[&["a", "b"], &[]]),
        ("empty", &[&[]]),
        ("the same rows in another order", &[&["a", "b"], &["b", "a"]]),
        ("three pages", &[&["a", "b"], &["c"], &["d", "e"]]),
    ];
    for more in [Some(true), None] {
        for (what, pages) in cases {
            let server = Server::start();
            let counter = std::sync::atomic::AtomicUsize::new(0);
            let owned: Vec<Vec<String>> =
                pages.iter().map(|page| page.iter().map(|name| (*name).to_owned()).collect()).collect();
            server.answer_with(move |_: &Request| {
                let number = counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let names: Vec<_> = owned[number % owned.len()].iter().map(String::as_str).collect();
                page(&names, more, number)
            });
            let emqx = common::client(&server.address());
            let names: HashSet<_> = pages.iter().copied().flatten().copied().collect();
            let mut walk = emqx.list_clients().limit(2).items();
            let (mut rows, mut error) = (Vec::new(), None);
            while let Some(row) = walk.next().await {
                match row {
                    Ok(row) => rows.push(row.clientid),
                    Err(found) => error = Some(found),
                }
            }
            assert!(rows.len() <= names.len(), "{what}, {more:?}: no row comes twice");
            let requests = asked(&server).len();
            assert!(requests <= 105, "{what}, {more:?}: {requests} requests");
            let has_empty = pages.iter().any(|page| page.is_empty());
            if more == Some(true) || !has_empty {
                let error = error.as_ref().unwrap_or_else(|| panic!("{what}, {more:?}: it has no end"));
                assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{what}, {more:?}: {error}");
                assert!(error.to_string().contains("does not advance"), "{what}, {more:?}: {error}");
            }
            if !rows.is_empty() && error.is_some() {
                assert!(walk.report().moved, "{what}, {more:?}");
            }
            if more == Some(true) {
                let error = emqx.list_clients().limit(2).complete().await.expect_err(what);
                assert!(matches!(error.kind(), ErrorKind::UnexpectedResponse | ErrorKind::ListChanged), "{error}");
                let requests = asked(&server).len();
                assert!(requests <= 10 * 4 * 25, "{what}: {requests} requests");
            }
        }
    }
}

/// After a response over the body limit, the list is read in smaller responses.
#[tokio::test]
async fn a_list_larger_than_the_limit_of_bodies_is_read_in_parts() {
    for (rows, limit) in [(9_000, 400_000), (12_000, 700_000)] {
        let server = Server::start();
        server.answer_with(answering(Table::new(rows, 2), |_, _| {}));
        let emqx = common::builder(&server.address()).body_limit(limit).build().expect("good settings");
        let mut found = emqx.list_clients().complete().rows();
        let mut all = Vec::new();
        while let Some(row) = found.next().await {
            all.push(row.expect("the parts fit"));
        }
        assert_eq!((all.len(), missing(rows, &all)), (rows, vec![]), "{limit}");
        assert_eq!(found.report().passes, 2, "{:?}", found.report());
    }
}

#[tokio::test]
async fn an_error_is_never_a_part_of_the_list() {
    let pages = |table: Table| answering(table, |_, _| {});
    let bad: [(Answer, ErrorKind); 3] = [
        (Answer::status(500), ErrorKind::Status),
        (Answer::ok(r#"{"code":101,"message":"nodedown"}"#), ErrorKind::Refused),
        (Answer::ok(r#"{"data":[]}"#), ErrorKind::UnexpectedResponse),
    ];
    for (answer, kind) in bad {
        let server = Server::start();
        let good = pages(Table::new(500, 1));
        let count = std::sync::atomic::AtomicUsize::new(0);
        let reply = answer.clone();
        server.answer_with(move |request: &Request| match count.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
            3 => reply.clone(),
            _ => good(request),
        });
        let emqx = common::client(&server.address());
        let error = emqx.list_clients().limit(100).complete().await.expect_err("a page is missing");
        assert_eq!((error.kind(), error.page().is_some()), (kind, true), "{error}");
    }
    let server = Server::start();
    let emqx = common::client(&server.address());
    let error = emqx.list_clients().page(2).complete().await.expect_err("a part is not the whole");
    assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("page")), "{error}");
    let error = emqx.list_clients().limit(0).complete().await.expect_err("no rows at all");
    assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("limit")), "{error}");
    assert_eq!(server.seen(), []);
}

/// Deletes the users of every page of a walk, or of the whole list; returns how many are left.
async fn delete_all(emqx: &Client, simulator: &Simulator, walks: bool, rows: usize) -> Result<usize, Error> {
    for row in 0..rows {
        simulator.add_username(format!("u{row}"), "p");
    }
    if walks {
        let mut pages = emqx.list_usernames().limit(100).pages();
        while let Some(page) = pages.next().await {
            for user in page? {
                emqx.delete_username(user.username.unwrap()).await?;
            }
        }
        assert!(pages.report().moved, "{:?}", pages.report());
    } else {
        let users = emqx.list_usernames().limit(100).complete();
        users.for_each(async |user| emqx.delete_username(user.username.unwrap()).await.map(drop)).await?;
    }
    Ok((0..rows).filter(|row| simulator.password_of_username(format!("u{row}")).is_some()).count())
}

#[tokio::test]
async fn deleting_what_a_walk_returns_leaves_rows_and_deleting_the_whole_list_does_not() {
    let simulator = common::simulator(Version::V4_4_19).await;
    let emqx = common::client(simulator.address());
    assert_eq!(delete_all(&emqx, &simulator, true, 300).await.expect("every call succeeds"), 100);
    assert_eq!(delete_all(&emqx, &simulator, false, 300).await.expect("every call succeeds"), 0);
}

/// A server that ignores the filters sends rows that do not fit, and the parts of the list overlap nevertheless.
#[tokio::test]
async fn ignored_filters_do_not_make_a_list_incomplete() {
    for version in Version::ALL {
        let simulator = common::simulator(version).await;
        for row in 0..700 {
            simulator.add_username(format!("u{row}"), "p");
            simulator.add_client(MqttClient::new(format!("c{row}")));
        }
        let emqx = common::client(simulator.address());
        let users = emqx.list_usernames().like_username("u69").limit(50).complete().await.expect("every page is good");
        let mut names: Vec<_> = users.into_iter().filter_map(|user| user.username).collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        let expected: Vec<_> = std::iter::once("u69".to_owned()).chain((690..700).map(|n| format!("u{n}"))).collect();
        assert_eq!(names, expected, "{version}");
        let clients = emqx.list_clients().like_clientid("c1").limit(50).complete().await.expect("every page is good");
        assert_eq!(clients.len(), 111, "{version}");
    }
}

#[tokio::test]
async fn an_outage_does_not_end_a_list() {
    let outage = |refused: usize| {
        let server = Server::start();
        let good = answering(Table::new(500, 1), |_, _| {});
        let count = std::sync::atomic::AtomicUsize::new(0);
        server.answer_with(move |request: &Request| {
            let number = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            if (2..2 + refused).contains(&number) { Answer::status(503) } else { good(request) }
        });
        server
    };
    // (failures in succession, whether the walk survives them)
    for (refused, survives) in [(0, true), (1, true), (20, true), (10_000, false)] {
        for whole in [false, true] {
            let server = outage(refused);
            let clock = FakeClock::new(0.5);
            let emqx = common::settings(&server.address()).retry(Retry::default()).clock(clock.clone()).build();
            let call = emqx.expect("good settings").list_clients().limit(100);
            let result = if whole { call.complete().await } else { call.items().into_vec().await };
            match result {
                Ok(rows) => assert_eq!((rows.len(), survives), (500, true), "{refused}, {whole}"),
                Err(error) => {
                    assert_eq!((error.status(), survives), (Some(503), false), "{refused}, {whole}: {error}");
                    let waited: Duration = clock.waits().iter().sum();
                    assert!(waited > Duration::from_secs(55) && waited < Duration::from_secs(70), "{waited:?}");
                }
            }
        }
    }
    // A call that is never retried stays so, and the patience can be set.
    let server = outage(1);
    let call = || common::client(&server.address()).list_clients().limit(100);
    let error = call().items().into_vec().await.expect_err("no retries");
    assert_eq!(error.status(), Some(503));
    let server = outage(5);
    let clock = FakeClock::new(0.5);
    let emqx = common::builder(&server.address()).clock(clock).build().expect("good settings");
    let rows = emqx.list_clients().limit(100).items().patience(Duration::from_secs(60)).into_vec().await;
    assert_eq!(rows.expect("it is patient").len(), 500);
}

/// Whatever the limit and the length, all rows are read, with little more requests than pages.
#[tokio::test]
async fn every_limit_reads_every_row() {
    for limit in [1, 2, 3, 4, 5, 9, 10, 11, 19, 20, 100, 9_999, 10_000, u32::MAX] {
        for rows in [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 20, 21, 99, 200, 1_001] {
            let server = Server::start();
            server.answer_with(answering(Table::new(rows, 1), |_, _| {}));
            let all = common::client(&server.address()).list_clients().limit(limit).complete().await;
            let all = all.unwrap_or_else(|error| panic!("{rows} rows, limit {limit}: {error}"));
            assert_eq!((all.len(), missing(rows, &all)), (rows, vec![]), "{rows} rows, limit {limit}");
        }
    }
}

/// A node leaves in the middle of a pass, so its clients connect to the other one, and it comes back and leaves again.
#[tokio::test]
async fn clients_that_stay_connected_are_not_missing_when_a_node_leaves() {
    const ROWS: usize = 600;
    for leaves in 2..6 {
        for (back, again) in (8..14).flat_map(|back| (2..6).map(move |after| (back, back + after))) {
            let server = Server::start();
            let mut table = Table::new(ROWS, 1);
            table.set_nodes(2);
            // Those of the node that stays keep their connections.
            server.answer_with(answering(table, move |table, requests| match requests {
                at if at == leaves || at == again => table.set_nodes(1),
                at if at == back => table.set_nodes(2),
                _ => {}
            }));
            let all = common::client(&server.address()).list_clients().limit(100).complete().await;
            let all = all.expect("it stays");
            assert_eq!(missing(ROWS, &all), [""; 0], "{leaves}, {back}, {again}");
        }
    }
}
