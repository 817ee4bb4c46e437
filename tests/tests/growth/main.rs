//! What an item of a job or list costs: as many allocations, bytes and polls in a long one as in a short one.
//!
//! An executable of its own, because the allocator would also count other tests. It counts what the server allocates, too.
//! Work that allocates nothing, such as a search, shows only in the number of instructions; to count these with valgrind,
//! `one_job` runs a single job:
//!
//! ```console
//! $ cargo test --release -p emqx-cloud-tests --test growth --no-run
//! $ EMQX_CLOUD_JOB=publish_all EMQX_CLOUD_ITEMS=10000 valgrind --tool=callgrind target/release/deps/growth-… --ignored
//! ```

mod jobs;
mod server;

use std::alloc::System;
use std::future::Future;
use std::pin::pin;

use emqx_cloud::{Client, Retry};
use emqx_cloud_tests::server::Server;
use jobs::{JOBS, Job};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How much more an item of a long job may cost, as a factor. Buffers, tables and connections do not grow item by item.
const MORE: f64 = 1.25;

/// The body limit of the client: lists of more than about 3,000 clients are read in passes.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// What an item costs on average.
#[derive(Debug, Clone, Copy)]
struct Cost {
    allocations: f64,
    bytes: f64,
    /// How often the whole job was polled.
    polls: f64,
}

/// Runs a job.
async fn cost(job: &Job, items: usize) -> Cost {
    let server = Server::replying_with(server::replies(items));
    let settings = Client::builder(&server.address(), "app-id", "app-secret-7261").retry(Retry::none());
    let settings = settings.http(|http| http.tls_certs_only([])).body_limit(BODY_LIMIT);
    let emqx = settings.build().expect("good settings");
    // The first calls of a kind fill tables that stay.
    (job.run)(&emqx, 0).await;
    let region = Region::new(ALLOCATOR);
    let (done, polls) = polled((job.run)(&emqx, items)).await;
    let change = region.change();
    assert_eq!(done, items, "{}", job.name);
    let each = |count: usize| count as f64 / items as f64;
    let grown = usize::try_from(change.bytes_reallocated).unwrap_or_default();
    Cost {
        allocations: each(change.allocations + change.reallocations),
        bytes: each(change.bytes_allocated + grown),
        polls: each(polls),
    }
}

/// Counts how often a future is polled.
async fn polled<T>(future: impl Future<Output = T>) -> (T, usize) {
    let (mut future, mut polls) = (pin!(future), 0);
    let output = std::future::poll_fn(|context| {
        polls += 1;
        future.as_mut().poll(context)
    });
    (output.await, polls)
}

#[tokio::test]
async fn an_item_of_a_long_job_costs_no_more_than_one_of_a_short_job() {
    let is_full = std::env::var("EMQX_CLOUD_TESTS").is_ok_and(|value| value == "full");
    let mut grows = Vec::new();
    println!("{:44} {:>8} {:>12} {:>10} {:>7}", "", "items", "allocations", "bytes", "polls");
    for job in JOBS {
        let mut first: Option<Cost> = None;
        for items in job.sizes.iter().copied().filter(|items| is_full || *items <= 10_000) {
            let cost = cost(job, items).await;
            println!("{:44} {items:>8} {:>12.1} {:>10.0} {:>7.3}", job.name, cost.allocations, cost.bytes, cost.polls);
            let Cost { allocations, bytes, polls } = *first.get_or_insert(cost);
            // A poll for a hundred items is tolerated, because wakeups can come together or apart.
            if cost.allocations > allocations * MORE || cost.bytes > bytes * MORE || cost.polls > polls * MORE + 0.01 {
                grows.push(format!("{}, {items} items: {cost:.3?}; before {first:.3?}", job.name));
            }
        }
    }
    assert!(grows.is_empty(), "the cost of an item grows:\n{}", grows.join("\n"));
}

#[tokio::test]
#[ignore = "a single job, for tools that count instructions"]
async fn one_job() {
    let name = std::env::var("EMQX_CLOUD_JOB").expect("EMQX_CLOUD_JOB is the name of a job");
    let items = std::env::var("EMQX_CLOUD_ITEMS").expect("EMQX_CLOUD_ITEMS is the number of items");
    let job = JOBS.iter().find(|job| job.name == name).expect("there is such a job");
    println!("{:?}", cost(job, items.parse().expect("a number")).await);
}
