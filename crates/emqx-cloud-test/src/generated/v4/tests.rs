// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Each call fits the rule with its arguments, and gets what the rule says.
#![allow(deprecated, unused_imports, reason = "not every document needs all of them")]
use emqx_cloud::{Error, Retry};
use emqx_cloud::v4::types;
use super::MockServer;
use crate::{error_of, result_of};
fn check(error: Error, status: u16) {
    assert_eq!(error.status(), Some(status), "{error}");
    assert!(error.code().is_some() || error.reason().is_some(), "{error}");
}

#[tokio::test]
async fn list_usernames() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_usernames(|when, then| {
            drop(when.page(1).limit(10).username("api_user1").like_username("api"));
            then.status(503)
        });
    let call = server
        .client()
        .list_usernames()
        .page(1)
        .limit(10)
        .username("api_user1")
        .like_username("api")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn create_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .create_username(|when, then| {
            drop(when.username("user_test").password("password"));
            then.status(503)
        });
    let call = server
        .client()
        .create_username("user_test", "password")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.already_exists()), 200u16);
    check(error_of(call.clone(), |then| then.bad_name()), 200u16);
    check(error_of(call.clone(), |then| then.bad_password()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn create_username_batch() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .create_username_batch(|when, then| {
            drop(
                when
                    .items([
                        emqx_cloud::types::UsernameCredentials::new(
                            "user_test",
                            "password",
                        ),
                    ]),
            );
            then.status(503)
        });
    let call = server
        .client()
        .create_username_batch([
            emqx_cloud::types::UsernameCredentials::new("user_test", "password"),
        ])
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn get_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_username(|when, then| {
            drop(when.username("emqx_u_1"));
            then.status(503)
        });
    let call = server.client().get_username("emqx_u_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(error_of(call, | then | then.not_found()).is_not_found());
}

#[tokio::test]
async fn update_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .update_username(|when, then| {
            drop(when.username("emqx_u_1").password("password"));
            then.status(503)
        });
    let call = server
        .client()
        .update_username("emqx_u_1", "password")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.not_found()), 200u16);
    check(error_of(call.clone(), |then| then.bad_password()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn delete_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .delete_username(|when, then| {
            drop(when.username("emqx_u_1"));
            then.status(503)
        });
    let call = server.client().delete_username("emqx_u_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn list_clientids() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_clientids(|when, then| {
            drop(when.page(1).limit(10).clientid("client1").like_clientid("client"));
            then.status(503)
        });
    let call = server
        .client()
        .list_clientids()
        .page(1)
        .limit(10)
        .clientid("client1")
        .like_clientid("client")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn create_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .create_clientid(|when, then| {
            drop(when.clientid("client1").password("password"));
            then.status(503)
        });
    let call = server
        .client()
        .create_clientid("client1", "password")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.already_exists()), 200u16);
    check(error_of(call.clone(), |then| then.bad_name()), 200u16);
    check(error_of(call.clone(), |then| then.bad_password()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn create_clientid_batch() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .create_clientid_batch(|when, then| {
            drop(
                when
                    .items([
                        emqx_cloud::types::ClientidCredentials::new(
                            "client1",
                            "password",
                        ),
                    ]),
            );
            then.status(503)
        });
    let call = server
        .client()
        .create_clientid_batch([
            emqx_cloud::types::ClientidCredentials::new("client1", "password"),
        ])
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn get_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_clientid(|when, then| {
            drop(when.clientid("emqx_c_1"));
            then.status(503)
        });
    let call = server.client().get_clientid("emqx_c_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(error_of(call, | then | then.not_found()).is_not_found());
}

#[tokio::test]
async fn update_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .update_clientid(|when, then| {
            drop(when.clientid("emqx_c_1").password("password"));
            then.status(503)
        });
    let call = server
        .client()
        .update_clientid("emqx_c_1", "password")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.not_found()), 200u16);
    check(error_of(call.clone(), |then| then.bad_password()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn delete_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .delete_clientid(|when, then| {
            drop(when.clientid("emqx_c_1"));
            then.status(503)
        });
    let call = server.client().delete_clientid("emqx_c_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn create_acl() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .create_acl(|when, then| {
            drop(
                when
                    .acl_rule(
                        emqx_cloud::types::ClientidAclRule::new(
                            "client1",
                            "a/b",
                            emqx_cloud::types::AclAction::Pub,
                            emqx_cloud::types::AclAccess::Allow,
                        ),
                    ),
            );
            then.status(503)
        });
    let call = server
        .client()
        .create_acl(
            emqx_cloud::types::ClientidAclRule::new(
                "client1",
                "a/b",
                emqx_cloud::types::AclAction::Pub,
                emqx_cloud::types::AclAccess::Allow,
            ),
        )
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.bad_action()), 200u16);
    check(error_of(call.clone(), |then| then.bad_access()), 200u16);
    check(error_of(call.clone(), |then| then.bad_name()), 200u16);
    check(error_of(call.clone(), |then| then.bad_topic()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn create_acl_batch() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .create_acl_batch(|when, then| {
            drop(
                when
                    .items([
                        emqx_cloud::types::ClientidAclRule::new(
                            "client1",
                            "a/b",
                            emqx_cloud::types::AclAction::Pub,
                            emqx_cloud::types::AclAccess::Allow,
                        ),
                    ]),
            );
            then.status(503)
        });
    let call = server
        .client()
        .create_acl_batch([
            emqx_cloud::types::ClientidAclRule::new(
                "client1",
                "a/b",
                emqx_cloud::types::AclAction::Pub,
                emqx_cloud::types::AclAccess::Allow,
            ),
        ])
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn list_acl_by_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_acl_by_clientid(|when, then| {
            drop(
                when
                    .page(1)
                    .limit(10)
                    .clientid("client1")
                    .like_clientid("client")
                    .topic("topic/A")
                    .action(emqx_cloud::types::AclAction::Pub)
                    .access(emqx_cloud::types::AclAccess::Allow),
            );
            then.status(503)
        });
    let call = server
        .client()
        .list_acl_by_clientid()
        .page(1)
        .limit(10)
        .clientid("client1")
        .like_clientid("client")
        .topic("topic/A")
        .action(emqx_cloud::types::AclAction::Pub)
        .access(emqx_cloud::types::AclAccess::Allow)
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn list_acl_by_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_acl_by_username(|when, then| {
            drop(
                when
                    .page(1)
                    .limit(10)
                    .username("api_user1")
                    .like_username("api")
                    .topic("topic/A")
                    .action(emqx_cloud::types::AclAction::Pub)
                    .access(emqx_cloud::types::AclAccess::Allow),
            );
            then.status(503)
        });
    let call = server
        .client()
        .list_acl_by_username()
        .page(1)
        .limit(10)
        .username("api_user1")
        .like_username("api")
        .topic("topic/A")
        .action(emqx_cloud::types::AclAction::Pub)
        .access(emqx_cloud::types::AclAccess::Allow)
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn list_acl_for_all() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_acl_for_all(|when, then| {
            drop(
                when
                    .page(1)
                    .limit(10)
                    .topic("topic/A")
                    .action(emqx_cloud::types::AclAction::Pub)
                    .access(emqx_cloud::types::AclAccess::Allow),
            );
            then.status(503)
        });
    let call = server
        .client()
        .list_acl_for_all()
        .page(1)
        .limit(10)
        .topic("topic/A")
        .action(emqx_cloud::types::AclAction::Pub)
        .access(emqx_cloud::types::AclAccess::Allow)
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn get_acl_by_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_acl_by_clientid(|when, then| {
            drop(when.clientid("emqx_c_1"));
            then.status(503)
        });
    let call = server.client().get_acl_by_clientid("emqx_c_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.list([])).is_ok());
}

#[tokio::test]
async fn get_acl_by_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_acl_by_username(|when, then| {
            drop(when.username("emqx_u_1"));
            then.status(503)
        });
    let call = server.client().get_acl_by_username("emqx_u_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.list([])).is_ok());
}

#[tokio::test]
async fn delete_acl_by_clientid() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .delete_acl_by_clientid(|when, then| {
            drop(when.clientid("emqx_c_1").topic("topic/A"));
            then.status(503)
        });
    let call = server
        .client()
        .delete_acl_by_clientid("emqx_c_1", "topic/A")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn delete_acl_by_username() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .delete_acl_by_username(|when, then| {
            drop(when.username("emqx_u_1").topic("topic/A"));
            then.status(503)
        });
    let call = server
        .client()
        .delete_acl_by_username("emqx_u_1", "topic/A")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn delete_acl_for_all() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .delete_acl_for_all(|when, then| {
            drop(when.topic("topic/A"));
            then.status(503)
        });
    let call = server.client().delete_acl_for_all("topic/A").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn list_clients() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_clients(|when, then| {
            drop(
                when
                    .page(1)
                    .limit(10)
                    .clientid("emqx_c_1")
                    .username("test")
                    .zone("external")
                    .ip_address("127.0.0.1")
                    .conn_state(emqx_cloud::types::ConnState::Connected)
                    .clean_start(true)
                    .proto_name(emqx_cloud::types::ProtoName::Mqtt)
                    .proto_ver(4)
                    .like_clientid("emqx_c")
                    .like_username("tes")
                    .gte_created_at(1616033757)
                    .lte_created_at(1616033757)
                    .gte_connected_at(1616033757)
                    .lte_connected_at(1616033757)
                    .gte_mqueue_len(1)
                    .lte_mqueue_len(0)
                    .gte_mqueue_dropped(0)
                    .lte_mqueue_dropped(0),
            );
            then.status(503)
        });
    let call = server
        .client()
        .list_clients()
        .page(1)
        .limit(10)
        .clientid("emqx_c_1")
        .username("test")
        .zone("external")
        .ip_address("127.0.0.1")
        .conn_state(emqx_cloud::types::ConnState::Connected)
        .clean_start(true)
        .proto_name(emqx_cloud::types::ProtoName::Mqtt)
        .proto_ver(4)
        .like_clientid("emqx_c")
        .like_username("tes")
        .gte_created_at(1616033757)
        .lte_created_at(1616033757)
        .gte_connected_at(1616033757)
        .lte_connected_at(1616033757)
        .gte_mqueue_len(1)
        .lte_mqueue_len(0)
        .gte_mqueue_dropped(0)
        .lte_mqueue_dropped(0)
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.bad_parameter()), 200u16);
    check(error_of(call.clone(), |then| then.bad_parameter_integer()), 200u16);
    check(error_of(call.clone(), |then| then.bad_parameter_timestamp()), 200u16);
    check(error_of(call.clone(), |then| then.bad_parameter_atom()), 200u16);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn get_client() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_client(|when, then| {
            drop(when.clientid("emqx_c_1"));
            then.status(503)
        });
    let call = server.client().get_client("emqx_c_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(error_of(call, | then | then.not_found()).is_not_found());
}

#[tokio::test]
async fn kick_client() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .kick_client(|when, then| {
            drop(when.clientid("emqx_c_1"));
            then.status(503)
        });
    let call = server.client().kick_client("emqx_c_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.client_offline()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn list_subscriptions() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .list_subscriptions(|when, then| {
            drop(
                when
                    .page(1)
                    .limit(10)
                    .clientid("emqx_c_1")
                    .topic("topic/a")
                    .qos(0)
                    .share("group1")
                    .match_topic("topic/#"),
            );
            then.status(503)
        });
    let call = server
        .client()
        .list_subscriptions()
        .page(1)
        .limit(10)
        .clientid("emqx_c_1")
        .topic("topic/a")
        .qos(0)
        .share("group1")
        .match_topic("topic/#")
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.page([])).is_ok());
}

#[tokio::test]
async fn get_client_subscriptions() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_client_subscriptions(|when, then| {
            drop(when.clientid("emqx_c_1"));
            then.status(503)
        });
    let call = server.client().get_client_subscriptions("emqx_c_1").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.list([])).is_ok());
}

#[tokio::test]
async fn subscribe() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .subscribe(|when, then| {
            drop(
                when
                    .subscribe_request(
                        emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d"),
                    ),
            );
            then.status(503)
        });
    let call = server
        .client()
        .subscribe(emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d"))
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.bad_parameter()), 200u16);
    check(error_of(call.clone(), |then| then.bad_topic()), 200u16);
    check(error_of(call.clone(), |then| then.bad_qos()), 200u16);
    check(error_of(call.clone(), |then| then.client_offline()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn unsubscribe() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .unsubscribe(|when, then| {
            drop(when.clientid("emqx_c_1").topic("a"));
            then.status(503)
        });
    let call = server.client().unsubscribe("emqx_c_1", "a").retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.bad_parameter()), 200u16);
    check(error_of(call.clone(), |then| then.bad_topic()), 200u16);
    check(error_of(call.clone(), |then| then.client_offline()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn publish() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .publish(|when, then| {
            drop(when.message(emqx_cloud::types::Message::new("topic/a", "Hello EMQX")));
            then.status(503)
        });
    let call = server
        .client()
        .publish(emqx_cloud::types::Message::new("topic/a", "Hello EMQX"))
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    check(error_of(call.clone(), |then| then.bad_topic()), 200u16);
    check(error_of(call.clone(), |then| then.bad_parameter()), 200u16);
    check(error_of(call.clone(), |then| then.bad_parameter_clientid()), 200u16);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn subscribe_batch() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .subscribe_batch(|when, then| {
            drop(
                when.items([emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")]),
            );
            then.status(503)
        });
    let call = server
        .client()
        .subscribe_batch([emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")])
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn unsubscribe_batch() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .unsubscribe_batch(|when, then| {
            drop(
                when.items([emqx_cloud::types::UnsubscribeRequest::new("emqx_c_1", "a")]),
            );
            then.status(503)
        });
    let call = server
        .client()
        .unsubscribe_batch([emqx_cloud::types::UnsubscribeRequest::new("emqx_c_1", "a")])
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn publish_batch() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .publish_batch(|when, then| {
            drop(when.items([emqx_cloud::types::Message::new("topic/a", "Hello EMQX")]));
            then.status(503)
        });
    let call = server
        .client()
        .publish_batch([emqx_cloud::types::Message::new("topic/a", "Hello EMQX")])
        .retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.ok()).is_ok());
}

#[tokio::test]
async fn get_metrics() {
    let server = MockServer::start().await.unwrap();
    let mock = server
        .get_metrics(|when, then| {
            drop(when);
            then.status(503)
        });
    let call = server.client().get_metrics().retry(Retry::none());
    let error = call.clone().await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error}");
    mock.assert_calls(1);
    assert!(result_of(call, | then | then.list([])).is_ok());
}
