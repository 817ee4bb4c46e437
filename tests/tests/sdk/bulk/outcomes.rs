//! The outcome of each item.

use emqx_cloud::bulk::{NotSent, Outcome};
use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud::{ErrorKind, Reason, Retry, codes};
use emqx_cloud_test::Simulator;
use emqx_cloud_tests::server::{Answer, Reply, Server};
use serde_json::json;

use super::{Form, all, counts, methods, outcomes, reply, told};
use crate::common;

/// The bulk methods of the document.
#[test]
fn every_bulk_method_is_in_the_table() {
    let document = include_str!("../../../../spec/v4/openapi.yaml");
    let mut named: Vec<_> = document
        .lines()
        .filter_map(|line| line.split_once("bulk: {name: ")?.1.split_once(','))
        .map(|(name, _)| name)
        .collect();
    let mut listed: Vec<_> = methods().iter().map(|method| method.name).collect();
    named.sort_unstable();
    listed.sort_unstable();
    assert_eq!(named, listed);
}

#[tokio::test]
async fn each_item_has_its_own_outcome() {
    for method in methods() {
        let form = method.form;
        let server = Server::replying_with(move |request| reply(form, request));
        let client = common::client(&server.address());
        let names = ["good-1", "refuse-1", "", "lose-1", "good-2", "refuse-2"];
        let told = (method.run)(&client, &names).await;
        let words: Vec<_> = told.iter().map(|(index, word, _)| (*index, *word)).collect();
        let expected = [(0, "done"), (1, "refused"), (2, "not sent"), (3, "unknown"), (4, "done"), (5, "refused")];
        assert_eq!(words, expected, "{}: {told:#?}", method.name);
        let said = |index: usize| told[index].2.as_str();
        assert!(said(1).contains(if form == Form::Calls { "112" } else { "" }), "{}", said(1));
        // The name of the item's own field, without an index.
        assert!(said(2).contains("must not be empty") && !said(2).contains("items"), "{}", said(2));
        let requests = server.requests();
        match form {
            Form::Calls => assert_eq!(requests.len(), 5, "{}", method.name),
            _ => assert_eq!(
                requests.iter().map(|request| request.json().unwrap().as_array().unwrap().len()).collect::<Vec<_>>(),
                [5],
                "{}",
                method.name
            ),
        }
    }
}

#[tokio::test]
async fn a_lost_response_makes_all_its_items_unknown() {
    for method in methods() {
        let server = Server::replying(Reply::Close);
        let client = common::client(&server.address());
        let told = (method.run)(&client, &["a", "b", "c"]).await;
        assert_eq!(counts(&told), [("unknown", 3)].into(), "{}: {told:#?}", method.name);
        let requests = if method.form == Form::Calls { 3 } else { 1 };
        assert_eq!(server.requests().len(), requests, "{}: nothing is repeated", method.name);
    }
}

#[tokio::test]
async fn a_lost_response_is_retried_only_if_the_operation_is_idempotent() {
    for method in methods() {
        let server = Server::start();
        let form = method.form;
        server.answer_with(move |request| reply(form, request));
        server.script([Reply::Close]);
        let client = common::settings(&server.address()).clock(emqx_cloud_tests::clock::FakeClock::new(0.5));
        let told = (method.run)(&client.build().unwrap(), &["a"]).await;
        let expected = if method.idempotent { "done" } else { "unknown" };
        assert_eq!(told[0].1, expected, "{}: {told:#?}", method.name);
    }
}

#[tokio::test]
async fn a_failure_that_all_items_would_meet_ends_all_requests() {
    let unserved = || Answer::text(404, "Not found.");
    let other = || Answer::text(401, r#"{"code":"BAD_API_KEY_OR_SECRET","message":"no"}"#);
    let failures: [(&str, Reply); 4] = [
        ("401", Answer::status(401).into()),
        ("403", Answer::status(403).into()),
        ("404", unserved().into()),
        ("other", other().into()),
    ];
    for method in methods() {
        for (name, failure) in &failures {
            let server = Server::replying(failure.clone());
            let client = common::client(&server.address());
            let names: Vec<&'static str> = (0..100).map(|n| &*format!("item-{n}").leak()).collect();
            let told = (method.run)(&client, &names).await;
            assert_eq!(told.iter().map(|told| told.0).collect::<Vec<_>>(), (0..100).collect::<Vec<_>>());
            let sent = if method.form == Form::Calls { server.requests().len() } else { 100 };
            assert!(sent <= 100 && server.requests().len() <= 16, "{}: {}", method.name, server.requests().len());
            let mut expected = vec!["refused"; sent];
            expected.resize(100, "not sent");
            assert_eq!(told.iter().map(|told| told.1).collect::<Vec<_>>(), expected, "{} {name}", method.name);
        }
    }
}

#[tokio::test]
async fn without_a_connection_every_item_is_reported_and_nothing_is_sent() {
    let server = Server::refusing();
    let client = common::client(&server.address());
    let messages = (0..5_000).map(|n| Message::new(format!("t/{n}"), "x"));
    let results = all(client.publish_all(messages)).await;
    assert_eq!(results.len(), 5_000);
    let kinds: Vec<_> = results
        .iter()
        .map(|result| match &result.outcome {
            Outcome::NotSent(NotSent::NoConnection(error)) => {
                assert_eq!(error.kind(), ErrorKind::Connect);
                'n'
            }
            Outcome::NotSent(NotSent::Stopped(_)) => 's',
            other => panic!("{other}"),
        })
        .collect();
    let first: String = kinds.iter().collect();
    assert!(first.starts_with(&"n".repeat(1_000)) && first.ends_with(&"s".repeat(1_000)));
    assert!(!first.contains("sn"), "nothing is tried after the failure");
}

#[tokio::test]
async fn a_long_outage_does_not_end_a_job() {
    let server = std::sync::Arc::new(Server::refusing());
    server.answer_with(|request| reply(Form::Codes, request));
    let clock = emqx_cloud_tests::clock::FakeClock::new(0.5);
    let (up, time, start) = (server.clone(), clock.clone(), emqx_cloud::testing::Clock::now(&clock));
    let clock = clock.when_waiting(move || {
        // Longer than single calls wait.
        if emqx_cloud::testing::Clock::now(&time).duration_since(start).as_secs() >= 30 {
            up.open().unwrap();
        }
    });
    let client = common::settings(&server.address()).clock(clock).build().unwrap();
    let job = client.publish_all([Message::new("a", "1"), Message::new("b", "2")]).max_in_flight(1);
    assert!(all(job).await.iter().all(|result| result.is_done()));
}

#[tokio::test]
async fn a_row_is_decoded_even_if_another_item_failed() {
    let server = Server::replying_with(|request| reply(Form::Results, request));
    let client = common::client(&server.address());
    let rule = |name: &str| {
        use emqx_cloud::types::{AclAccess, AclAction, ClientidAclRule};
        ClientidAclRule::new(name, "t/1", AclAction::Pub, AclAccess::Deny)
    };
    let results = all(client.create_acls([rule("good-1"), rule("refuse-1"), rule("good-2")])).await;
    let [first, second, third]: [_; 3] = results.try_into().unwrap();
    let row = |result: emqx_cloud::BulkResult<_>| result.into_result().unwrap();
    let names = [row(first), row(third)].map(|row: emqx_cloud::types::AclOutcome| row.clientid);
    assert_eq!(names, [Some("good-1".to_owned()), Some("good-2".to_owned())]);
    let Outcome::Refused(why) = second.outcome else { panic!("{second}") };
    assert_eq!(why.reason(), Some(&Reason::known("action")));
    assert!(why.is_invalid_argument() && !why.is_already_exists() && why.error().is_none());
    assert_eq!(why.row().unwrap()["clientid"], "refuse-1");
}

#[tokio::test]
async fn the_error_of_a_call_is_a_refusal_with_its_predicates() {
    let server = Server::replying_with(|request| reply(Form::Calls, request));
    let client = common::client(&server.address());
    let results = all(client.kick_clients(["refuse-1"])).await;
    let Outcome::Refused(why) = &results[0].outcome else { panic!("{}", results[0]) };
    assert!(why.is_client_offline() && !why.is_not_found());
    assert_eq!(why.code(), Some(&codes::CLIENT_OFFLINE));
    assert_eq!((why.code_name(), why.message()), (Some("CLIENT_OFFLINE"), Some("no")));
    assert!(why.meaning().is_some() && why.error().is_some());
}

#[tokio::test]
async fn every_invalid_argument_of_an_item_is_told() {
    let server = Server::replying_with(|request| reply(Form::Names("username"), request));
    let client = common::client(&server.address());
    let users = [("a", "pw-1"), ("", ""), ("b", "pw-2")];
    let users = users.map(|(name, password)| UsernameCredentials::new(name, password));
    let results = all(client.create_usernames(users)).await;
    let Outcome::NotSent(why) = &results[1].outcome else { panic!("{}", results[1]) };
    let names: Vec<_> = why.invalid_arguments().iter().map(|invalid| invalid.argument()).collect();
    assert_eq!(names, ["password", "username"]);
    assert!(results[0].is_done() && results[2].is_done());
    // Their chunk has the others.
    assert_eq!(
        server.only().json(),
        Some(json!([{"username": "a", "password": "pw-1"}, {"username": "b", "password": "pw-2"}]))
    );
}

#[tokio::test]
async fn a_second_item_with_the_same_identity_is_not_sent() {
    let server = Server::replying_with(|request| reply(Form::Names("username"), request));
    let client = common::client(&server.address());
    let names = ["a", "b", "a", "", "", "c", "b", "a"];
    let users = names.map(|name| UsernameCredentials::new(name, "pw"));
    let results = all(client.create_usernames(users).chunk_items(2).max_in_flight(2)).await;
    let duplicates: Vec<_> = results
        .iter()
        .filter_map(|result| match result.outcome {
            Outcome::NotSent(NotSent::Duplicate { of }) => Some((result.index, of)),
            _ => None,
        })
        .collect();
    // Invalid items are not the same as each other.
    assert_eq!(duplicates, [(2, 0), (6, 1), (7, 0)]);
    assert_eq!(results.iter().filter(|result| result.is_done()).count(), 3);
}

/// A name that is in the input twice: the second kick would end the session of a client that has reconnected. Messages,
/// subscriptions and passwords can be sent again.
#[tokio::test]
async fn nothing_is_created_deleted_or_kicked_twice() {
    for method in methods() {
        let server = Server::replying_with(move |request| reply(method.form, request));
        let client = common::client(&server.address());
        let told = (method.run)(&client, &["a", "b", "a"]).await;
        let words: Vec<_> = told.iter().map(|(_, word, _)| *word).collect();
        let once = ["create", "delete", "kick"].iter().any(|verb| method.name.starts_with(verb));
        assert_eq!(words, ["done", "done", if once { "not sent" } else { "done" }], "{}", method.name);
        assert!(!once || told[2].2.contains("item 0"), "{}: {}", method.name, told[2].2);
    }
}

#[tokio::test]
async fn rules_are_the_same_if_subject_topic_and_action_are() {
    use emqx_cloud::types::{AclAccess, AclAction, AclRule, AllAclRule, ClientidAclRule, UsernameAclRule};
    let server = Server::replying_with(|request| {
        Answer::json(&json!({"data": outcomes(Form::Results, request.json().unwrap().as_array().unwrap()), "code": 0}))
    });
    let client = common::client(&server.address());
    let (allow, deny) = (AclAccess::Allow, AclAccess::Deny);
    let rules: [AclRule; 6] = [
        ClientidAclRule::new("x", "t", AclAction::Pub, allow.clone()).into(),
        UsernameAclRule::new("x", "t", AclAction::Pub, allow.clone()).into(),
        AllAclRule::new("t", AclAction::Pub, allow.clone()).into(),
        ClientidAclRule::new("x", "t", AclAction::Sub, allow.clone()).into(),
        ClientidAclRule::new("x", "t/2", AclAction::Pub, allow).into(),
        // It would replace the first one.
        ClientidAclRule::new("x", "t", AclAction::Pub, deny).into(),
    ];
    let results = all(client.create_acls(rules)).await;
    let told: Vec<_> = results.into_iter().map(told).map(|(_, word, _)| word).collect();
    assert_eq!(told, ["done", "done", "done", "done", "done", "not sent"]);
}

/// Refusals after a lost attempt can be caused by that attempt.
#[tokio::test]
async fn a_failure_after_a_lost_attempt_is_unknown() {
    let simulator = Simulator::start().await.unwrap();
    simulator.add_username("old", "pw");
    let users = || ["old", "new"].map(|name| UsernameCredentials::new(name, "pw"));
    simulator.mock().create_username_batch(|_, then| then.lost().times(1));
    let results = all(simulator.client().create_usernames(users()).idempotent(true)).await;
    for result in &results {
        let Outcome::Unknown(why) = &result.outcome else { panic!("{result}") };
        assert!(why.is_already_exists());
    }
    // With the next job, they are refused.
    let results = all(simulator.client().create_usernames(users()).idempotent(true).retry(Retry::none())).await;
    assert!(results.iter().all(|result| result.outcome.is_refused()));
}

#[tokio::test]
async fn a_row_of_another_form_is_unknown() {
    let server =
        Server::replying(Answer::ok(r#"{"data":[{"topic":"a","code":0},{"topic":"b","code":0,"code":0}],"code":0}"#));
    let client = common::client(&server.address());
    let results = all(client.publish_all([Message::new("a", "1"), Message::new("b", "2")])).await;
    assert!(results.iter().all(|result| result.outcome.is_unknown()), "{results:?}");
    server.answer(Answer::ok(r#"{"data":{},"code":0}"#));
    let results = all(client.publish_all([Message::new("a", "1"), Message::new("b", "2")])).await;
    assert!(results.iter().all(|result| result.outcome.is_unknown()), "{results:?}");
}
