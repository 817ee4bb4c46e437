//! Tasks of many calls against the simulator: what a program loses if it makes the calls one by one, and what the methods for
//! lists and bulk jobs return. The figures of a real server are in the docs of these methods.
//!
//! `cargo test -p emqx-cloud-tests --test sdk proof -- --nocapture` prints the table, and `EMQX_CLOUD_TESTS=full` makes it
//! as large as it was measured on a real server.

use std::collections::HashSet;
use std::time::Duration;

use emqx_cloud::types::Message;
use emqx_cloud::{Client, Method, Retry};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use emqx_cloud_tests::clock::FakeClock;

use crate::common;

/// What got lost or was wrong, of how many.
struct Row {
    job: &'static str,
    before: usize,
    after: usize,
    of: usize,
}

/// Returns the names on a page, as the server sends them.
async fn page(emqx: &Client, path: &str, field: &str, number: usize, limit: usize) -> Vec<String> {
    let request = emqx.request(Method::GET, path).query("_page", number.to_string()).query("_limit", limit.to_string());
    let answer = request.await.expect("a page");
    let rows = answer.data().and_then(|data| data.as_array().cloned()).unwrap_or_default();
    rows.iter().filter_map(|row| row[field].as_str().map(str::to_owned)).collect()
}

async fn with_users(version: Version, users: usize) -> (Simulator, Client) {
    let simulator = common::simulator(version).await;
    for number in 0..users {
        simulator.add_username(format!("u{number}"), "p");
    }
    let emqx = common::client(simulator.address());
    (simulator, emqx)
}

fn left(simulator: &Simulator, users: usize) -> usize {
    (0..users).filter(|number| simulator.password_of_username(format!("u{number}")).is_some()).count()
}

/// Deleting all users, page by page.
async fn delete_all(scale: usize) -> Row {
    let (users, limit) = (300 * scale, 100 * scale);
    let (simulator, emqx) = with_users(Version::V4_4_19, users).await;
    for number in 1.. {
        let names = page(&emqx, "/auth_username", "username", number, limit).await;
        if names.is_empty() {
            break;
        }
        let summary = emqx.delete_usernames(names).summary().await;
        assert!(summary.is_all_done(), "{summary}");
    }
    let before = left(&simulator, users);
    let (simulator, emqx) = with_users(Version::V4_4_19, users).await;
    let all = emqx.list_usernames().limit(limit as u32).complete().await.expect("all of them");
    let summary = emqx.delete_usernames(all.into_iter().filter_map(|user| user.username)).summary().await;
    assert!(summary.is_all_done(), "{summary}");
    Row { job: "delete all users: left", before, after: left(&simulator, users), of: users }
}

/// Reading clients that stay, while others come and go between the pages.
async fn read_beside_others(scale: usize) -> Row {
    let (clients, limit) = (300 * scale, 10 * scale);
    let mut row = Row { job: "read clients that stay, beside others: missed", before: 0, after: 0, of: 0 };
    for walk in 0..10 {
        let simulator = common::simulator(Version::V4_4_19).await;
        for number in 0..clients {
            simulator.add_client(MqttClient::new(format!("c{number}")));
        }
        let emqx = common::client(simulator.address());
        let churn = |number: usize| {
            for visitor in 0..10 {
                simulator.add_client(MqttClient::new(format!("visitor-{walk}-{number}-{visitor}")));
                simulator.remove_client(format!("visitor-{walk}-{}-{visitor}", number.saturating_sub(3)));
            }
        };
        (0..5).for_each(churn);
        let missed = |found: HashSet<String>| (0..clients).filter(|n| !found.contains(&format!("c{n}"))).count();
        let mut found = HashSet::new();
        for number in 1.. {
            let names = page(&emqx, "/clients", "clientid", number, limit).await;
            churn(number + 5);
            if names.is_empty() {
                break;
            }
            found.extend(names);
        }
        row.before += missed(found);
        let mut found = HashSet::new();
        let mut rows = emqx.list_clients().limit(limit as u32).complete().rows();
        while let Some(client) = rows.next().await {
            found.insert(client.expect("it is complete").clientid);
            if found.len() % limit == 0 {
                churn(1_000 + found.len());
            }
        }
        row.after += missed(found);
        row.of += clients;
    }
    row
}

/// Reading users while the server is restarted.
async fn read_through_a_restart(scale: usize) -> Row {
    let (users, limit) = (400 * scale, 100 * scale);
    let (simulator, emqx) = with_users(Version::V4_4_19, users).await;
    let mut found = HashSet::new();
    for number in 1..=4 {
        if number == 3 {
            simulator.restart(Duration::ZERO).await.expect("the port is free");
        }
        found.extend(page(&emqx, "/auth_username", "username", number, limit).await);
    }
    let before = users - found.len();
    let emqx = common::settings(simulator.address()).retry(Retry::default()).clock(FakeClock::new(0.5)).build();
    let emqx = emqx.expect("good settings");
    let mut rows = emqx.list_usernames().limit(limit as u32).complete().rows();
    let mut found = HashSet::new();
    while let Some(user) = rows.next().await {
        found.extend(user.expect("it is complete").username);
        if found.len() == limit * 2 {
            simulator.restart(Duration::ZERO).await.expect("the port is free");
        }
    }
    Row { job: "read users through a restart: missed", before, after: users - found.len(), of: users }
}

/// Deleting the users whose names contain a string, on a server that ignores the filter.
async fn delete_some(scale: usize) -> Row {
    let users = 100 * scale;
    let (simulator, emqx) = with_users(Version::V4_3_5, users).await;
    for number in 0..10 {
        simulator.add_username(format!("old-{number}"), "p");
    }
    let request = emqx.request(Method::GET, "/auth_username").query("_like_username", "old-").query("_limit", "100000");
    let answer = request.await.expect("a list").data().unwrap_or_default();
    let names = answer.as_array().into_iter().flatten().filter_map(|row| row["username"].as_str());
    let before = names.filter(|name| !name.contains("old-")).count();
    let old = emqx.list_usernames().like_username("old-").complete().await.expect("a list");
    assert_eq!(old.len(), 10);
    let summary = emqx.delete_usernames(old.into_iter().filter_map(|user| user.username)).summary().await;
    assert_eq!(summary.done, 10, "{summary}");
    Row {
        job: "delete users by name on 4.3.5: others deleted",
        before,
        after: users - left(&simulator, users),
        of: users,
    }
}

/// Publishing while 30% of all requests fail: messages whose outcome is unknown.
async fn publish_through_faults(scale: usize) -> Row {
    let messages = 2_000 * scale;
    let make = || (0..messages).map(|n| Message::new(format!("meters/{n}"), n.to_string()).qos(1));
    let start = async || {
        let simulator = Simulator::builder().credentials(common::APP_ID, common::APP_SECRET).keep_published(messages);
        simulator.faults(11, 0.3).start().await.expect("loopback has a free port")
    };
    let simulator = start().await;
    let emqx = common::client(simulator.address());
    let mut known = 0;
    let all: Vec<_> = make().collect();
    for chunk in all.chunks(100) {
        // A program that stops at the first error.
        match emqx.publish_batch(chunk.to_vec()).await {
            Ok(outcomes) => known += outcomes.len(),
            Err(_) => break,
        }
    }
    let before = messages - known;
    let simulator = start().await;
    let emqx = common::settings(simulator.address()).retry(Retry::default()).clock(FakeClock::new(0.5)).build();
    let mut results = emqx.expect("good settings").publish_all(make()).chunk_items(100);
    let (mut known, mut done) = (0, HashSet::new());
    while let Some(result) = results.next().await {
        known += 1;
        if result.is_done() {
            done.insert(result.index.to_string());
        }
    }
    let published: HashSet<_> =
        simulator.published().iter().map(|message| String::from_utf8_lossy(&message.payload).into_owned()).collect();
    assert!(done.is_subset(&published), "what is done was published");
    Row { job: "publish with 30% faults: without a result", before, after: messages - known, of: messages }
}

#[tokio::test]
async fn jobs_lose_nothing_that_calls_one_by_one_lose() {
    let scale = if common::full() { 10 } else { 1 };
    let rows = [
        delete_all(scale).await,
        read_beside_others(scale).await,
        read_through_a_restart(scale).await,
        delete_some(scale).await,
        publish_through_faults(scale).await,
    ];
    println!("{:50} {:>8} {:>8} {:>8}", "", "before", "after", "of");
    for Row { job, before, after, of } in rows {
        println!("{job:50} {before:>8} {after:>8} {of:>8}");
        assert!(before > 0, "{job}: the calls one by one must show what gets lost");
        assert_eq!(after, 0, "{job}");
    }
}
