//! Sets the exact access rules of a client or a user.

mod moments;

use emqx_cloud::jobs::{AclStep, ApplyAcl, ApplyErrorKind, Rule};
use emqx_cloud::types::{AclAccess, ClientidAclEntry};
use emqx_cloud::{Client, ErrorKind};
use emqx_cloud_test::{Simulator, Version, ok, refused};

use super::{keep_requests, methods, requests};
use crate::common;

/// Parses rules such as `allow pub t/1, deny pubsub t/2`.
pub fn rules(text: &str) -> Vec<Rule> {
    let lines = text.split(", ").filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let parts: Vec<_> = line.splitn(3, ' ').collect();
            Rule::new(parts[2], parts[1], parts[0])
        })
        .collect()
}

/// Creates the rules of the client `c` with calls.
pub async fn set(emqx: &Client, text: &str) {
    for Rule { topic, action, access, .. } in rules(text) {
        let rule = emqx_cloud::types::ClientidAclRule::new("c", topic, action, access);
        emqx.create_acl(rule).await.unwrap();
    }
}

/// The rules of the client `c`, sorted.
pub async fn stored(emqx: &Client) -> Vec<String> {
    let rows = emqx.get_acl_by_clientid("c").await.unwrap();
    let mut rules: Vec<_> = rows.iter().map(|row| format!("{} {} {}", row.access, row.action, row.topic)).collect();
    rules.sort_unstable();
    rules
}

/// The rules of a text as a server keeps them, sorted.
pub fn expanded(text: &str) -> Vec<String> {
    let mut rules: Vec<_> = rules(text)
        .iter()
        .map(|rule| format!("{} {} {}", rule.access, rule.action, rule.topic))
        .flat_map(|rule| match rule.contains(" pubsub ") {
            true => vec![rule.replace(" pubsub ", " pub "), rule.replace(" pubsub ", " sub ")],
            false => vec![rule],
        })
        .collect();
    rules.sort_unstable();
    rules
}

fn job(emqx: &Client, text: &str) -> ApplyAcl {
    emqx.apply_acl_by_clientid("c", rules(text))
}

async fn start(version: Version, before: &str) -> (Simulator, Client) {
    let simulator = common::simulator(version).await;
    let emqx = common::client(simulator.address());
    set(&emqx, before).await;
    keep_requests(&simulator);
    (simulator, emqx)
}

#[tokio::test]
async fn a_plan_shows_what_changes_and_only_reads() {
    // (before, wanted, the plan)
    #[rustfmt::skip]
    let cases = [
        ("", "", "0 unchanged"),
        ("", "allow pub t/1", "0 unchanged\n+ allow pub t/1"),
        ("", "deny pubsub t/1", "0 unchanged\n+ deny pub t/1\n+ deny sub t/1"),
        ("allow pubsub t/1", "allow sub t/1, allow pub t/1", "2 unchanged"),
        ("allow pub t/1", "deny pub t/1", "0 unchanged\n~ deny pub t/1 (was allow)"),
        ("allow pub t/1, deny sub t/2", "", "0 unchanged\n- allow pub t/1\n- deny sub t/2"),
        ("allow pubsub t/1", "allow pub t/1", "1 unchanged\n- allow sub t/1\n! allow pub t/1 (missing for a moment)"),
        ("allow pubsub t/1", "deny pub t/1", "0 unchanged\n~ deny pub t/1 (was allow)\n- allow sub t/1"),
        ("allow sub t/1", "allow pub t/1", "0 unchanged\n+ allow pub t/1\n- allow sub t/1"),
        ("allow pub a\u{7}\u{202e}", "allow pub a\nb", "0 unchanged\n+ allow pub a\\nb\n- allow pub a\\u{7}\\u{202e}"),
    ];
    for (before, wanted, shown) in cases {
        for version in Version::ALL {
            let told = format!("{version}: {before:?} to {wanted:?}");
            let (simulator, emqx) = start(version, before).await;
            let plan = job(&emqx, wanted).plan().await.unwrap();
            let mut lines: Vec<_> = shown.lines().map(str::to_owned).collect();
            lines[0] = format!("rules of the client identifier `c`: {}", lines[0]);
            // The order of what is removed is that of the server.
            let mut found: Vec<_> = plan.to_string().lines().map(str::to_owned).collect();
            lines[1..].sort_unstable();
            found[1..].sort_unstable();
            assert_eq!(found, lines, "{told}");
            assert_eq!(methods(&requests(&simulator)), ["GET"], "{told}");
            assert_eq!(stored(&emqx).await, expanded(before), "{told}");
            assert_eq!(plan.is_empty(), lines.len() == 1, "{told}");
            let applied = plan.allow_interruptions(true).apply().await.unwrap();
            assert_eq!(stored(&emqx).await, expanded(wanted), "{told}");
            assert_eq!(applied.rules.len(), expanded(wanted).len(), "{told}");
            let changes = lines[1..].iter().filter(|line| !line.starts_with('!')).count();
            assert_eq!(applied.changes, changes, "{told}");
        }
    }
}

#[tokio::test]
async fn rules_of_users_are_those_of_the_user() {
    let (simulator, emqx) = start(Version::V4_4_19, "allow pub t/1").await;
    let wanted = [("t/1", "pub", "deny"), ("t/2", "pubsub", "allow")];
    let job = emqx.apply_acl_by_username("c", wanted);
    let plan = job.clone().plan().await.unwrap();
    assert!(plan.to_string().starts_with("rules of the user name `c`: 0 unchanged\n+ deny pub t/1"), "{plan}");
    assert_eq!(job.await.unwrap().changes, 3);
    assert_eq!(emqx.get_acl_by_username("c").await.unwrap().len(), 3);
    emqx.apply_acl_by_username("c", Vec::<Rule>::new()).await.unwrap();
    assert!(emqx.get_acl_by_username("c").await.unwrap().is_empty());
    assert_eq!(stored(&emqx).await, ["allow pub t/1"]);
    drop(simulator);
}

#[tokio::test]
async fn an_interruption_must_be_allowed() {
    let (simulator, emqx) = start(Version::V4_4_19, "allow pubsub t/1, deny pubsub t/2, allow pub t/3").await;
    let wanted = "allow pub t/1, deny sub t/2, allow pub t/4";
    let plan = job(&emqx, wanted).plan().await.unwrap();
    assert_eq!(plan.interrupts(), rules("allow pub t/1, deny sub t/2"));
    let error = plan.apply().await.unwrap_err();
    assert_eq!((error.kind(), error.done().len(), error.left()), (ApplyErrorKind::Interrupts, 0, plan.steps()));
    assert!(error.to_string().contains("`allow_interruptions`"), "{error}");
    assert_eq!(job(&emqx, wanted).await.unwrap_err().kind(), ApplyErrorKind::Interrupts);
    assert_eq!(methods(&requests(&simulator)), ["GET", "GET"]);
    job(&emqx, wanted).allow_interruptions(true).await.unwrap();
    let sent: Vec<_> = requests(&simulator)[2..]
        .iter()
        .map(|request| format!("{} {}", request.method(), request.path().rsplit('/').next().unwrap()))
        .collect();
    // What is not interrupted comes first; what is deleted and stays is created at once.
    let t = |number| format!("DELETE t%2F{number}");
    let post = || "POST acl".to_owned();
    assert_eq!(sent, ["GET c".into(), post(), t(3), t(1), post(), t(2), post(), "GET c".into()]);
    assert_eq!(stored(&emqx).await, expanded(wanted));
}

#[tokio::test]
async fn invalid_and_contradictory_rules_are_not_sent() {
    // (rules, the arguments with problems)
    #[rustfmt::skip]
    let cases = [
        ("allow pub t/1, deny pub t/1", vec!["`rules[1]` contradicts `rules[0]`"]),
        ("allow pub t/2, allow pubsub t/1, deny sub t/1", vec!["`rules[2]` contradicts `rules[1]`"]),
        ("allow pub t/1, allow pub t/1", vec!["`rules[1]` repeats `rules[0]`"]),
        ("allow pub t/1, allow pubsub t/1", vec!["`rules[1]` repeats `rules[0]`"]),
        ("allow pub ", vec!["`rules[0].topic` must"]),
        ("allow pub a\0b", vec!["`rules[0].topic` must not contain"]),
        ("allow subpub t, maybe pub t", vec!["`rules[0].action` must be `pub`, `sub` or `pubsub`", "`rules[1].access` must be `allow` or `deny`"]),
    ];
    let (simulator, emqx) = start(Version::V4_4_19, "").await;
    for (wanted, problems) in cases {
        let error = job(&emqx, wanted).plan().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{wanted}");
        let found: Vec<_> = error.invalid_arguments().iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), problems.len(), "{wanted}: {found:?}");
        for (found, problem) in found.iter().zip(problems) {
            assert!(found.starts_with(problem), "{wanted}: {found}");
        }
        let error = job(&emqx, wanted).await.unwrap_err();
        assert_eq!((error.kind(), error.done().len()), (ApplyErrorKind::Call, 0), "{wanted}");
    }
    let error = emqx.apply_acl_by_clientid("", rules("allow pub t")).plan().await.unwrap_err();
    assert_eq!(error.argument(), Some("clientid"));
    assert!(requests(&simulator).is_empty());
}

#[tokio::test]
async fn a_lost_response_is_made_up_for_or_reported() {
    for (retries, times) in [(true, 1), (false, 1)] {
        let (simulator, careful) = start(Version::V4_4_19, "allow pub t/1").await;
        let emqx = if retries { simulator.client_builder().build().unwrap() } else { careful };
        simulator.mock().create_acl_batch(|_, then| then.lost().times(times));
        let result = job(&emqx, "allow pub t/2").await;
        if retries {
            assert_eq!(result.unwrap().changes, 2);
        } else {
            let error = result.unwrap_err();
            assert!(error.error().unwrap().may_have_been_applied(), "{error}");
            assert_eq!((error.done().len(), error.left().len()), (0, 2), "{error}");
            assert!(
                error.to_string().contains("0 of 2 steps were done, the next is to create `allow pub t/2`"),
                "{error}"
            );
            // It was created.
            assert_eq!(stored(&emqx).await, ["allow pub t/1", "allow pub t/2"]);
            assert_eq!(job(&emqx, "allow pub t/2").await.unwrap().changes, 1);
        }
        assert_eq!(stored(&emqx).await, ["allow pub t/2"]);
    }
}

#[tokio::test]
async fn after_a_failure_in_the_middle_the_job_continues() {
    let before = "allow pub old/1, allow pub old/2, deny sub old/3, allow pubsub both";
    let wanted = "allow pub both, deny sub new/1, allow pub new/2";
    let mut failures = 0;
    // Each request fails once, in the order of the job: create, three deletions, a deletion and a creation, and the last read.
    for failing in 0..7 {
        let (simulator, emqx) = start(Version::V4_4_19, before).await;
        let plan = job(&emqx, wanted).allow_interruptions(true).plan().await.unwrap();
        let counter = std::sync::atomic::AtomicUsize::new(0);
        let turn = std::sync::Arc::new(counter);
        let is_next = move |turn: &std::sync::atomic::AtomicUsize| {
            turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == failing
        };
        let (one, two, three) = (turn.clone(), turn.clone(), turn);
        let next = is_next;
        simulator.mock().create_acl_batch(|when, then| (when.matches(move |_| next(&one)), then.status(503)));
        let next = is_next;
        simulator.mock().delete_acl_by_clientid(|when, then| (when.matches(move |_| next(&two)), then.status(503)));
        let next = is_next;
        simulator.mock().get_acl_by_clientid(|when, then| (when.matches(move |_| next(&three)), then.status(503)));
        let error = plan.apply().await.unwrap_err();
        assert_eq!(error.kind(), ApplyErrorKind::Call, "{failing}: {error}");
        assert_eq!(error.error().unwrap().status(), Some(503), "{failing}");
        assert_eq!([error.done(), error.left()].concat(), plan.steps(), "{failing}");
        // Two rules are created with one request.
        assert_eq!(error.done().len(), if failing == 0 { 0 } else { failing + 1 }, "{failing}: {error}");
        assert!(!error.to_string().contains('\n'), "{error}");
        failures += 1;
        job(&emqx, wanted).allow_interruptions(true).await.unwrap();
        assert_eq!(stored(&emqx).await, expanded(wanted), "{failing}");
    }
    assert_eq!(failures, 7);
}

#[tokio::test]
async fn rules_that_are_rejected_are_named_and_nothing_is_deleted() {
    let (simulator, emqx) = start(Version::V4_4_19, "allow pub old").await;
    simulator.mock().create_acl_batch(|_, then| then.partial([ok(), refused("topic"), ok()]));
    let error = job(&emqx, "allow pub a, allow pub b, deny pub c").await.unwrap_err();
    assert!(error.error().unwrap().is_partial_failure(), "{error}");
    let create = |text| AclStep::Create(rules(text).remove(0));
    assert_eq!(error.done(), [create("allow pub a"), create("deny pub c")]);
    assert_eq!(error.left(), [create("allow pub b"), AclStep::Delete("old".into())]);
    assert!(
        error.to_string().ends_with("the next is to create `allow pub b`: run the job again to continue"),
        "{error}"
    );
    assert_eq!(methods(&requests(&simulator)), ["GET"]);
}

#[tokio::test]
async fn what_is_there_afterwards_is_read_and_compared() {
    let (simulator, emqx) = start(Version::V4_4_19, "allow pub t/1").await;
    let plan = job(&emqx, "allow pub t/2, deny sub t/3").plan().await.unwrap();
    let row = |topic: &str, access| ClientidAclEntry::new("c", topic, "pub", access);
    let rows = [row("t/2", AclAccess::Deny), row("t/9", AclAccess::Allow)];
    simulator.mock().get_acl_by_clientid(|_, then| then.list(rows).times(1));
    let error = plan.apply().await.unwrap_err();
    assert_eq!((error.kind(), error.left().len()), (ApplyErrorKind::Different, 0));
    assert_eq!(error.done(), plan.steps());
    let change = error.difference().unwrap();
    assert_eq!((&*change.added, &*change.removed), (&*rules("deny sub t/3"), &*rules("allow pub t/9")));
    assert_eq!(change.changed[0].was, AclAccess::Deny);
    let said = "it takes `+ deny sub t/3`, `~ allow pub t/2 (was deny)`, `- allow pub t/9`";
    assert!(error.to_string().ends_with(said), "{error}");
    // The plan can be applied again, also if its rules are there.
    assert_eq!(plan.apply().await.unwrap().rules.len(), 2);
}

/// EMQX up to 4.3.8 takes the name `c%41` in a request body for `cA`.
#[tokio::test]
async fn rules_of_another_client_are_not_written() {
    // (client, rules, whether servers differ)
    for (clientid, wanted, odd) in [
        ("c%41", "allow pub t", true),
        ("c", "allow pub t%2f1, allow pub t", true),
        ("c", "allow pub t, deny sub a/+/b/#", false),
    ] {
        for version in Version::ALL {
            let told = format!("{version}, {clientid}, {wanted}");
            let (simulator, emqx) = start(version, "").await;
            let result = emqx.apply_acl_by_clientid(clientid, rules(wanted)).await;
            let written = requests(&simulator).iter().filter(|request| request.method() != "GET").count();
            if odd && version == Version::V4_3_5 {
                let error = result.unwrap_err();
                assert_eq!((error.kind(), written), (ApplyErrorKind::DecodesNames, 1), "{told}: {error}");
                assert!(emqx.list_acl_by_clientid().await.unwrap().items.is_empty(), "{told}");
            } else {
                assert_eq!(result.unwrap().rules.len(), rules(wanted).len(), "{told}");
                assert_eq!(written, if odd { 2 } else { 1 }, "{told}");
                let rows = emqx.list_acl_by_clientid().limit(100).await.unwrap().items;
                assert!(rows.iter().all(|row| row.clientid == clientid && row.access != "none".into()), "{told}");
            }
        }
    }
}

#[tokio::test]
async fn many_rules_are_created_with_few_requests() {
    let (simulator, emqx) = start(Version::V4_4_19, "").await;
    let many = |number: usize, length: usize| {
        (0..number).map(move |n| Rule::allow("pub", format!("{n:04}{}", "x".repeat(length - 4))))
    };
    // (number of rules, length of their topics, rules in each request)
    for (number, length, sizes) in
        [(1_001, 4, vec![500, 500, 1]), (50, 60_000, vec![17, 17, 16]), (2, 1 << 21, vec![1, 1])]
    {
        let start = requests(&simulator).len();
        let user = format!("u{length}");
        emqx.apply_acl_by_username(&user, many(number, length)).await.unwrap();
        let posts = requests(&simulator)[start..]
            .iter()
            .filter(|request| request.method() == "POST")
            .map(|request| request.json().as_array().unwrap().len())
            .collect::<Vec<_>>();
        assert_eq!(posts, sizes);
        assert_eq!(emqx.get_acl_by_username(&user).await.unwrap().len(), number);
    }
}

/// Jobs are `Send`, so they can be spawned.
#[test]
fn futures_of_jobs_can_be_sent() {
    fn is_send<T: Send>(_: &T) {}
    let emqx = common::client("http://127.0.0.1:9");
    is_send(&job(&emqx, "").plan());
    is_send(&job(&emqx, "").send());
    is_send(&emqx.ensure_username("u", "p", emqx_cloud::jobs::IfExists::Leave).send());
}
