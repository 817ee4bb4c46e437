//! What a rule replies, and what the SDK makes of it.

use std::time::Duration;

use emqx_cloud::types::{Message, PublishReceipt, SubscribeRequest, UsernameAuth};
use emqx_cloud::{Error, ErrorKind, codes, reasons};
use emqx_cloud_test::{MockServer, MqttClient, Simulator, Then, missing, ok, refused};
use serde_json::json;

use super::client;

type Publish = Then<emqx_cloud::calls::Publish>;

#[tokio::test]
async fn replies_of_all_calls() {
    type Reply = fn(Publish) -> Publish;
    type Check = fn(&Error) -> bool;
    let rows: &[(&str, Reply, Check)] = &[
        ("status", |then| then.status(503), |error| error.is_server_error() && error.status() == Some(503)),
        ("unauthorized", |then| then.unauthorized(), Error::is_unauthorized),
        ("not served", |then| then.not_served(), Error::is_not_served),
        ("number", |then| then.refused(101), |error| error.code() == Some(&codes::RPC_ERROR)),
        ("code", |then| then.refused(codes::BAD_TOPIC), Error::is_invalid_argument),
        ("reason", |then| then.refused(reasons::ALREADY_EXISTS), Error::is_already_exists),
        ("word", |then| then.refused("existed"), Error::is_already_exists),
        ("of the document", |then| then.bad_topic(), |error| error.message() == Some("bad_topic")),
        ("JSON", |then| then.json(&json!({"code": 115, "x": 1})), |error| error.code() == Some(&codes::BAD_TOPIC)),
        ("JSON with a status", |then| then.status(409).json(&json!({"code": 1})), |error| error.status() == Some(409)),
        ("body", |then| then.body("text/html", "<html>"), |error| error.kind() == ErrorKind::UnexpectedResponse),
        ("no body", |then| then.status(204), |error| error.kind() == ErrorKind::Status),
        (
            "header",
            |then| then.status(429).header("retry-after", "7"),
            |error| error.retry_after() == Some(Duration::from_secs(7)),
        ),
        ("cut", |then| then.cut(), |error| error.kind() == ErrorKind::Transport && error.may_have_been_applied()),
        ("lost", |then| then.lost(), |error| error.kind() == ErrorKind::Transport && error.may_have_been_applied()),
        ("half", |then| then.ok().half_a_body(), |error| error.kind() == ErrorKind::Transport),
        ("half of anything", |then| then.half_a_body(), |error| error.kind() == ErrorKind::Transport),
        ("half of nothing", |then| then.unauthorized().half_a_body(), |error| error.kind() == ErrorKind::Transport),
        ("null", |then| then.json(&()), |error| error.kind() == ErrorKind::UnexpectedResponse),
        ("half of a failure", |then| then.status(500).half_a_body(), |error| error.status() == Some(500)),
        ("no answer", |then| then.no_answer(), Error::is_timeout),
    ];
    for (name, reply, check) in rows {
        let server = MockServer::start().await.unwrap();
        server.publish(|_, then| reply(then));
        // Long enough for a response, so that one would not be a time-out.
        let limit = if *name == "no answer" { Duration::from_millis(200) } else { Duration::from_secs(30) };
        let publish = server.client().publish(Message::new("a", "b")).attempt_timeout(limit);
        let error = publish.await.expect_err(name);
        assert!(check(&error), "{name}: {error:#?}");
    }
}

#[tokio::test]
async fn successes() {
    let server = MockServer::start().await.unwrap();
    let emqx = server.client();
    server.publish(|_, then| then.ok().times(1));
    server.publish(|_, then| then.ok_with(PublishReceipt::new().with_msgid("7")).delay(Duration::from_millis(1)));
    assert_eq!(emqx.publish(Message::new("a", "b")).await.unwrap().msgid, None);
    assert_eq!(emqx.publish(Message::new("a", "b")).await.unwrap().msgid.as_deref(), Some("7"));
    server.get_username(|_, then| then.ok(UsernameAuth::new().with_username("u").with_created_at(1)));
    assert_eq!(emqx.get_username("u").await.unwrap().created_at, Some(1));
    server.get_client(|_, then| then.ok(client("c").with_username("u")));
    assert_eq!(emqx.get_client("c").await.unwrap(), client("c").with_username("u"));
    server.list_clients(|_, then| then.page([client("a"), client("b")]).has_next().total(7));
    let page = emqx.list_clients().await.unwrap();
    assert_eq!((page.items.len(), page.has_next(), page.total()), (2, Some(true), Some(7)));
}

#[tokio::test]
async fn outcomes_of_batches() {
    let server = MockServer::start().await.unwrap();
    let emqx = server.client();
    let items = || ["a", "b", "c"].map(|id| SubscribeRequest::new(id, "t"));
    server.subscribe_batch(|_, then| then.partial([ok(), refused(codes::CLIENT_OFFLINE)]).times(1));
    server.subscribe_batch(|_, then| then.partial([missing(), ok(), ok()]).times(1));
    server.subscribe_batch(|_, then| then.ok());
    let error = emqx.subscribe_batch(items()).await.unwrap_err();
    let outcomes: Vec<_> = error.items().iter().map(|item| (item.is_ok(), item.is_client_offline())).collect();
    assert_eq!(outcomes, [(true, false), (false, true), (false, false)]);
    let error = emqx.subscribe_batch(items()).await.unwrap_err();
    assert_eq!(error.items().iter().map(|item| item.is_ok()).collect::<Vec<_>>(), [false, true, true]);
    assert!(error.items()[0].may_have_been_applied());
    assert_eq!(emqx.subscribe_batch(items()).await.unwrap().len(), 3);
    // By name.
    server.create_username_batch(|_, then| then.partial([refused(reasons::ALREADY_EXISTS), ok()]));
    let users = [("a", "secret"), ("b", "secret")].map(|(a, b)| emqx_cloud::types::UsernameCredentials::new(a, b));
    let error = emqx.create_username_batch(users).await.unwrap_err();
    assert!(error.is_already_exists() && error.items()[1].is_ok(), "{error:?}");
    // In reverse order.
    server.create_acl_batch(|_, then| then.partial([refused(reasons::BAD_TOPIC), ok()]));
    let rule = |topic: &str| {
        use emqx_cloud::types::{AclAccess, AclAction, AllAclRule};
        AllAclRule::new(topic, AclAction::Pub, AclAccess::Allow)
    };
    let error = emqx.create_acl_batch([rule("a"), rule("b")]).await.unwrap_err();
    assert_eq!(error.items()[0].reason(), Some(&reasons::BAD_TOPIC));
    assert!(error.items()[1].is_ok());
}

#[tokio::test]
async fn rules_in_front_of_the_simulator() {
    let simulator = Simulator::start().await.unwrap();
    simulator.add_client(MqttClient::new("meter-7"));
    let emqx = simulator.client();
    let once = simulator.mock().publish(|when, then| (when.message(Message::new("a", "1")), then.lost()));
    simulator.mock().list_clients(|_, then| then.status(503).times(2));
    let error = emqx.publish(Message::new("a", "1")).await.unwrap_err();
    assert!(error.may_have_been_applied());
    emqx.publish(Message::new("a", "2")).await.unwrap();
    let payloads: Vec<_> = simulator.published().into_iter().map(|published| published.payload).collect();
    assert_eq!(payloads, [b"1", b"2"]);
    once.assert_calls(1);
    assert_eq!(emqx.list_clients().await.unwrap().items.len(), 1);
    assert_eq!(simulator.mock().unexpected().len(), 2);
    // Its response can be late or cut.
    simulator.mock().get_client(|when, then| (when.clientid("meter-7"), then.half_a_body().times(1)));
    simulator.mock().get_client(|when, then| (when.clientid("meter-7"), then.delay(Duration::from_millis(1)).times(1)));
    assert_eq!(emqx.get_client("meter-7").await.unwrap().clientid, "meter-7");
    simulator.mock().verify();
    // The credentials are checked by the simulator, behind the rules.
    let wrong = emqx_cloud::Client::new(simulator.address(), "app-id", "wrong").unwrap();
    assert!(wrong.list_clients().await.unwrap_err().is_unauthorized());
}
