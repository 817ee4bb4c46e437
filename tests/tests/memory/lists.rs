//! The memory that a walk takes: a page, and a hash for each row.

use emqx_cloud_tests::calls::call;
use emqx_cloud_tests::server::{Answer, Request, Server};

use crate::{ALLOCATOR, ALONE, client};

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

/// In full (`EMQX_CLOUD_TESTS=full`), a million, and otherwise fewer.
#[tokio::test]
async fn a_list_takes_a_page_and_a_hash_for_each_row() {
    let _alone = ALONE.lock().await;
    let is_full = std::env::var("EMQX_CLOUD_TESTS").is_ok_and(|value| value == "full");
    // (whether the list is read as a whole, the number of rows, the most MiB with what the server holds)
    let cases = match is_full {
        true => [(false, 1_000_000, 64.0), (true, 200_000, 48.0)],
        false => [(false, 60_000, 32.0), (true, 60_000, 40.0)],
    };
    let server = Server::start();
    let emqx = client(&server);
    for (whole, rows, most) in cases {
        server.answer_with(clients(rows));
        let before = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let mut found = 0;
        if whole {
            let mut list = emqx.list_clients().limit(10_000).complete().rows();
            while let Some(row) = list.next().await {
                row.expect("a good row");
                found += 1;
            }
        } else {
            let mut walk = emqx.list_clients().items();
            while let Some(row) = walk.next().await {
                row.expect("a good row");
                found += 1;
            }
        }
        let peak = ALLOCATOR.peak_usage().saturating_sub(before) as f64 / MIB;
        println!("{rows} rows, as a whole: {whole}: {peak:.1} MiB");
        assert_eq!(found, rows, "as a whole: {whole}");
        assert!(peak < most, "{rows} rows, as a whole: {whole}: {peak:.1} MiB");
        server.seen();
    }
}
