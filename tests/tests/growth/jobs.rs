//! The jobs and lists of any length.

use emqx_cloud::bulk::Summary;
use emqx_cloud::jobs::{IfExists, Rule};
use emqx_cloud::types::{AclAccess, AclAction, Message, SubscribeRequest, UsernameCredentials};
use emqx_cloud::{Client, Error};
use futures_util::future::BoxFuture;

use crate::server::name;

/// A job or list.
pub struct Job {
    pub name: &'static str,
    /// The numbers of items to compare.
    pub sizes: &'static [usize],
    /// Runs it with this many items, and returns how many of them had a result that is not a failure.
    pub run: for<'a> fn(&'a Client, usize) -> BoxFuture<'a, usize>,
}

const LONG: &[usize] = &[1_000, 10_000, 100_000];

/// For jobs that make a call for each item.
const SHORT: &[usize] = &[1_000, 10_000];

/// For lists that are read in passes, because they do not fit in a response.
const PASSES: &[usize] = &[5_000, 10_000, 100_000];

/// For lists that fit in a response, which has fewer than 100,000 rows. The first 10,000 of a longer list are read twice.
const WHOLE: &[usize] = &[1_000, 10_000, 90_000];

macro_rules! job {
    ($name:literal, $sizes:expr, |$emqx:ident, $items:ident| $run:expr) => {
        Job { name: $name, sizes: $sizes, run: |$emqx, $items| Box::pin(async move { $run }) }
    };
}

/// Every kind of job and list.
pub const JOBS: &[Job] = &[
    job!("publish_all", LONG, |emqx, items| {
        let messages = (0..items).map(|n| Message::new(name(n), "payload"));
        done(&emqx.publish_all(messages).summary().await)
    }),
    job!("publish_all, 10 in a batch", LONG, |emqx, items| {
        let messages = (0..items).map(|n| Message::new(name(n), "payload"));
        done(&emqx.publish_all(messages).chunk_items(10).summary().await)
    }),
    job!("subscribe_all", LONG, |emqx, items| {
        let requests = (0..items).map(|n| SubscribeRequest::new(name(n), "commands"));
        done(&emqx.subscribe_all(requests).summary().await)
    }),
    job!("create_usernames", LONG, |emqx, items| {
        let summary = emqx.create_usernames(users(items)).summary().await;
        summary.done + summary.refused
    }),
    job!("create_usernames, all duplicates", LONG, |emqx, items| {
        let users = (0..items).map(|_| UsernameCredentials::new("name", "s3cret"));
        let summary = emqx.create_usernames(users).summary().await;
        summary.done + summary.duplicates
    }),
    job!("kick_clients", SHORT, |emqx, items| done(&emqx.kick_clients((0..items).map(name)).summary().await)),
    job!("list_clients().items()", LONG, |emqx, items| {
        let mut rows = emqx.list_clients().items();
        let mut found = 0;
        while found < items
            && let Some(row) = rows.next().await
        {
            found += usize::from(row.is_ok());
        }
        found
    }),
    job!("list_clients().items().prefetch(4)", LONG, |emqx, items| {
        let mut rows = emqx.list_clients().items().prefetch(4);
        let mut found = 0;
        while found < items
            && let Some(row) = rows.next().await
        {
            found += usize::from(row.is_ok());
        }
        found
    }),
    job!("list_clients().limit(500).complete()", PASSES, |emqx, items| match items {
        0 => 0,
        _ => length(emqx.list_clients().limit(500).complete().await),
    }),
    job!("list_usernames().complete()", WHOLE, |emqx, items| match items {
        0 => 0,
        _ => length(emqx.list_usernames().complete().await),
    }),
    job!("import_usernames", SHORT, |emqx, items| {
        done(&emqx.import_usernames(users(items), IfExists::ChangePassword).summary().await)
    }),
    job!("import_usernames().plan()", WHOLE, |emqx, items| match items {
        0 => 0,
        _ => {
            let plan = emqx.import_usernames(users(items), IfExists::Leave).plan().await.expect("a plan");
            plan.created + plan.existing
        }
    }),
    job!("apply_acl_by_clientid", &[1_000, 10_000, 40_000], |emqx, items| {
        let rules = (0..items).map(|n| Rule::new(name(n), AclAction::Pub, AclAccess::Allow));
        match items {
            0 => 0,
            _ => emqx.apply_acl_by_clientid("c", rules).await.expect("the rules are there").changes,
        }
    }),
];

fn users(items: usize) -> impl Iterator<Item = UsernameCredentials> + Send + 'static {
    (0..items).map(|n| UsernameCredentials::new(name(n), "s3cret-7"))
}

fn done(summary: &Summary) -> usize {
    summary.done
}

fn length<T>(rows: Result<Vec<T>, Error>) -> usize {
    rows.expect("a complete list").len()
}
