//! Every typed call, made with the values of the document's examples.

use std::future::Future;
use std::pin::Pin;

use emqx_cloud::types::{
    AclAccess, AclAction, AclRule, AllAclRule, ClientidAclRule, ClientidCredentials, ConnState, Message, ProtoName,
    SubscribeRequest, UnsubscribeRequest, UsernameAclRule, UsernameCredentials,
};
use emqx_cloud::{Ack, Client, NamedOutcome, Operation, Page, Result, operations};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A call on its way; its answer comes as JSON in the form of the server's: `data`, `meta`, and whatever is beside.
pub type Sending<'c> = Pin<Box<dyn Future<Output = Result<Value>> + Send + 'c>>;

/// Makes a call.
pub type Sender = Box<dyn Fn(&Client) -> Sending<'_> + Send + Sync>;

/// What a success of a call has in `data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Nothing.
    Ack,
    /// An object, or nothing.
    MaybeObject,
    /// An object.
    Object,
    /// An object, which is empty if there is no such thing.
    Lookup,
    /// An array with one row, or none if there is no such thing.
    LookupRow,
    /// A page of a list.
    Page,
    /// An array.
    List,
    /// An array with a row for each item, whose outcome is its `code`.
    Codes,
    /// An array with a row for each item, reversed, whose outcome is its `result`.
    Results,
    /// An object from a name to an outcome.
    Names,
}

impl Form {
    /// Whether this is the answer to a batch.
    pub fn is_batch(self) -> bool {
        matches!(self, Self::Codes | Self::Results | Self::Names)
    }

    /// Whether `data` is an array.
    pub fn is_array(self) -> bool {
        matches!(self, Self::LookupRow | Self::Page | Self::List | Self::Codes | Self::Results)
    }
}

/// A typed call, ready to be made.
pub struct TypedCall {
    /// Its name.
    pub name: &'static str,
    /// The operation that it is.
    pub operation: &'static Operation,
    /// What its success holds.
    pub form: Form,
    /// The path that it asks for, as it stands on the wire, under the base path.
    pub path: &'static str,
    /// The query that it asks with, decoded.
    pub query: &'static [(&'static str, &'static str)],
    /// What it sends.
    pub body: Option<Value>,
    /// Makes it.
    pub send: Sender,
}

impl TypedCall {
    fn new<F>(name: &'static str, form: Form, path: &'static str, send: F) -> Self
    where
        F: Fn(&Client) -> Sending<'_> + Send + Sync + 'static,
    {
        let operation = operations::ALL.iter().find(|operation| operation.calls.contains(&name));
        let operation = operation.expect("a call belongs to an operation");
        Self { name, operation, form, path, query: &[], body: None, send: Box::new(send) }
    }

    fn query(self, query: &'static [(&'static str, &'static str)]) -> Self {
        Self { query, ..self }
    }

    fn body(self, body: Value) -> Self {
        Self { body: Some(body), ..self }
    }

    /// Whether the call only reads.
    pub fn reads(&self) -> bool {
        self.operation.method == "GET"
    }

    /// The smallest answer that is a success.
    pub fn success(&self) -> Value {
        match self.form {
            Form::Ack | Form::MaybeObject => json!({"code": 0}),
            Form::Object => json!({"data": {"topic": "a/b", "result": "ok", "clientid": "client1", "action": "sub",
                "access": "allow"}, "code": 0}),
            Form::Lookup => json!({"data": {"username": "user1", "clientid": "client1"}, "code": 0}),
            Form::LookupRow => json!({"data": [{"node": "n", "clientid": "c", "connected": true}], "code": 0}),
            Form::Page => json!({"data": [], "meta": {"page": 1, "limit": 10, "count": 0}, "code": 0}),
            Form::List => json!({"data": [], "code": 0}),
            Form::Codes | Form::Results | Form::Names => {
                let items = self.body.as_ref().and_then(Value::as_array).expect("a batch sends an array");
                json!({"data": outcomes(self.form, items), "code": 0})
            }
        }
    }
}

/// The `data` of a batch answer in which every item succeeded.
pub fn outcomes(form: Form, items: &[Value]) -> Value {
    let row = |item: &Value| {
        let mut row = item.clone();
        match form {
            Form::Results => row["result"] = "ok".into(),
            _ => row["code"] = 0.into(),
        }
        row
    };
    match form {
        Form::Names => {
            let name = |item: &Value| item.get("username").unwrap_or(&item["clientid"]).as_str().map(str::to_owned);
            Value::Object(items.iter().filter_map(name).map(|name| (name, "ok".into())).collect())
        }
        Form::Results => items.iter().rev().map(row).collect(),
        _ => items.iter().map(row).collect(),
    }
}

fn plain(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("what was read from JSON can be written as JSON")
}

fn ack(ack: Ack) -> Value {
    Value::Object(ack.extra)
}

fn data(data: impl Serialize) -> Value {
    json!({"data": plain(data)})
}

fn page<T: Serialize>(page: Page<T>) -> Value {
    let mut value = json!({"data": plain(page.items)});
    if let Some(meta) = page.meta {
        value["meta"] = plain(meta);
    }
    value
}

fn names(rows: Vec<NamedOutcome>) -> Value {
    json!({"data": rows.into_iter().map(|row| (row.name, row.outcome.into())).collect::<Map<_, _>>()})
}

/// Makes a closure that sends a call, and turns its answer into JSON.
macro_rules! send {
    (|$client:ident| $call:expr, $json:expr) => {
        move |$client| {
            let call = $call;
            Box::pin(async move { call.send().await.map($json) })
        }
    };
}

const PAGED: [(&str, &str); 2] = [("_page", "1"), ("_limit", "10")];
const CREATED: i64 = 1_616_033_757;

/// Every typed call.
pub fn calls() -> Vec<TypedCall> {
    use Form::{Ack, Codes, List, Lookup, LookupRow, MaybeObject, Names, Object, Page, Results};
    let mut calls = vec![
        TypedCall::new(
            "list_usernames",
            Page,
            "/auth_username",
            send!(|client| client.list_usernames().page(1).limit(10).username("api_user1").like_username("api"), page),
        )
        .query(&[PAGED[0], PAGED[1], ("username", "api_user1"), ("_like_username", "api")]),
        TypedCall::new(
            "create_username",
            Ack,
            "/auth_username",
            send!(|client| client.create_username("user_test", "password"), ack),
        )
        .body(json!({"username": "user_test", "password": "password"})),
        TypedCall::new(
            "get_username",
            Lookup,
            "/auth_username/user1",
            send!(|client| client.get_username("user1"), data),
        ),
        TypedCall::new(
            "update_username",
            Ack,
            "/auth_username/api_user1",
            send!(|client| client.update_username("api_user1", "password"), ack),
        )
        .body(json!({"password": "password"})),
        TypedCall::new(
            "delete_username",
            Ack,
            "/auth_username/api_user1",
            send!(|client| client.delete_username("api_user1"), ack),
        ),
        TypedCall::new(
            "list_clientids",
            Page,
            "/auth_clientid",
            send!(|client| client.list_clientids().page(1).limit(10).clientid("client1").like_clientid("client"), page),
        )
        .query(&[PAGED[0], PAGED[1], ("clientid", "client1"), ("_like_clientid", "client")]),
        TypedCall::new(
            "create_clientid",
            Ack,
            "/auth_clientid",
            send!(|client| client.create_clientid("client1", "password"), ack),
        )
        .body(json!({"clientid": "client1", "password": "password"})),
        TypedCall::new(
            "get_clientid",
            Lookup,
            "/auth_clientid/client1",
            send!(|client| client.get_clientid("client1"), data),
        ),
        TypedCall::new(
            "update_clientid",
            Ack,
            "/auth_clientid/client1",
            send!(|client| client.update_clientid("client1", "password"), ack),
        )
        .body(json!({"password": "password"})),
        TypedCall::new(
            "delete_clientid",
            Ack,
            "/auth_clientid/client1",
            send!(|client| client.delete_clientid("client1"), ack),
        ),
        TypedCall::new(
            "create_acl",
            Object,
            "/acl",
            send!(
                |client| client.create_acl(ClientidAclRule::new("client1", "a/b", AclAction::Sub, AclAccess::Allow)),
                data
            ),
        )
        .body(json!({"clientid": "client1", "topic": "a/b", "action": "sub", "access": "allow"})),
        TypedCall::new(
            "list_acl_by_clientid",
            Page,
            "/acl/clientid",
            send!(
                |client| client
                    .list_acl_by_clientid()
                    .page(1)
                    .limit(10)
                    .clientid("client1")
                    .like_clientid("client")
                    .topic("topic/A")
                    .action(AclAction::Pub)
                    .access(AclAccess::Allow),
                page
            ),
        )
        .query(&[
            PAGED[0],
            PAGED[1],
            ("clientid", "client1"),
            ("_like_clientid", "client"),
            ("topic", "topic/A"),
            ("action", "pub"),
            ("access", "allow"),
        ]),
        TypedCall::new(
            "list_acl_by_username",
            Page,
            "/acl/username",
            send!(
                |client| client
                    .list_acl_by_username()
                    .page(1)
                    .limit(10)
                    .username("api_user1")
                    .like_username("api")
                    .topic("topic/A")
                    .action(AclAction::Pub)
                    .access(AclAccess::Allow),
                page
            ),
        )
        .query(&[
            PAGED[0],
            PAGED[1],
            ("username", "api_user1"),
            ("_like_username", "api"),
            ("topic", "topic/A"),
            ("action", "pub"),
            ("access", "allow"),
        ]),
        TypedCall::new(
            "list_acl_for_all",
            Page,
            "/acl/$all",
            send!(
                |client| client
                    .list_acl_for_all()
                    .page(1)
                    .limit(10)
                    .topic("topic/A")
                    .action(AclAction::Pub)
                    .access(AclAccess::Allow),
                page
            ),
        )
        .query(&[PAGED[0], PAGED[1], ("topic", "topic/A"), ("action", "pub"), ("access", "allow")]),
        TypedCall::new(
            "get_acl_by_clientid",
            List,
            "/acl/clientid/emqx_c_1",
            send!(|client| client.get_acl_by_clientid("emqx_c_1"), data),
        ),
        TypedCall::new(
            "get_acl_by_username",
            List,
            "/acl/username/emqx_u_1",
            send!(|client| client.get_acl_by_username("emqx_u_1"), data),
        ),
        TypedCall::new(
            "delete_acl_by_clientid",
            Ack,
            "/acl/clientid/emqx_c_1/topic/topic%2FA",
            send!(|client| client.delete_acl_by_clientid("emqx_c_1", "topic/A"), ack),
        ),
        TypedCall::new(
            "delete_acl_by_username",
            Ack,
            "/acl/username/emqx_u_1/topic/topic%2FA",
            send!(|client| client.delete_acl_by_username("emqx_u_1", "topic/A"), ack),
        ),
        TypedCall::new(
            "delete_acl_for_all",
            Ack,
            "/acl/$all/topic/topic%2FA",
            send!(|client| client.delete_acl_for_all("topic/A"), ack),
        ),
        TypedCall::new(
            "list_clients",
            Page,
            "/clients",
            send!(
                |client| client
                    .list_clients()
                    .page(1)
                    .limit(10)
                    .clientid("emqx_c_1")
                    .username("test")
                    .zone("external")
                    .ip_address("127.0.0.1")
                    .conn_state(ConnState::Connected)
                    .clean_start(true)
                    .proto_name(ProtoName::Mqtt)
                    .proto_ver(4)
                    .like_clientid("emqx_c")
                    .like_username("tes")
                    .gte_created_at(CREATED)
                    .lte_created_at(CREATED)
                    .gte_connected_at(CREATED)
                    .lte_connected_at(CREATED),
                page
            ),
        )
        .query(&[
            PAGED[0],
            PAGED[1],
            ("clientid", "emqx_c_1"),
            ("username", "test"),
            ("zone", "external"),
            ("ip_address", "127.0.0.1"),
            ("conn_state", "connected"),
            ("clean_start", "true"),
            ("proto_name", "MQTT"),
            ("proto_ver", "4"),
            ("_like_clientid", "emqx_c"),
            ("_like_username", "tes"),
            ("_gte_created_at", "1616033757"),
            ("_lte_created_at", "1616033757"),
            ("_gte_connected_at", "1616033757"),
            ("_lte_connected_at", "1616033757"),
        ]),
        TypedCall::new("get_client", LookupRow, "/clients/emqx_c_1", |client: &Client| {
            let call = client.get_client("emqx_c_1");
            Box::pin(async move { call.send_rows().await.map(data) })
        }),
        TypedCall::new("kick_client", Ack, "/clients/emqx_c_1", send!(|client| client.kick_client("emqx_c_1"), ack)),
        TypedCall::new(
            "list_subscriptions",
            Page,
            "/subscriptions",
            send!(
                |client| client
                    .list_subscriptions()
                    .page(1)
                    .limit(10)
                    .clientid("emqx_c_1")
                    .topic("topic/a")
                    .qos(0)
                    .share("group1")
                    .match_topic("topic/#"),
                page
            ),
        )
        .query(&[
            PAGED[0],
            PAGED[1],
            ("clientid", "emqx_c_1"),
            ("topic", "topic/a"),
            ("qos", "0"),
            ("share", "group1"),
            ("_match_topic", "topic/#"),
        ]),
        TypedCall::new(
            "get_client_subscriptions",
            List,
            "/subscriptions/emqx_c_1",
            send!(|client| client.get_client_subscriptions("emqx_c_1"), data),
        ),
        TypedCall::new(
            "subscribe",
            Ack,
            "/mqtt/subscribe",
            send!(|client| client.subscribe(SubscribeRequest::new("emqx_c_1", "d").qos(1)), ack),
        )
        .body(json!({"clientid": "emqx_c_1", "topic": "d", "qos": 1})),
        TypedCall::new(
            "unsubscribe",
            Ack,
            "/mqtt/unsubscribe",
            send!(|client| client.unsubscribe("emqx_c_1", "a"), ack),
        )
        .body(json!({"clientid": "emqx_c_1", "topic": "a"})),
        TypedCall::new(
            "publish",
            MaybeObject,
            "/mqtt/publish",
            send!(|client| client.publish(Message::new("topic/a", "Hello EMQX").clientid("emqx_c_1")), data),
        )
        .body(json!({"topic": "topic/a", "payload": "Hello EMQX", "clientid": "emqx_c_1"})),
        TypedCall::new("get_metrics", List, "/metrics", send!(|client| client.get_metrics(), data)),
    ];
    let batches: [(_, _, _, Value); 6] = [
        (
            "create_username_batch",
            Names,
            "/auth_username",
            json!([
                {"username": "api_user1", "password": "password"},
                {"username": "api_user2", "password": "password"},
            ]),
        ),
        (
            "create_clientid_batch",
            Names,
            "/auth_clientid",
            json!([{"clientid": "client1", "password": "password"}, {"clientid": "client2", "password": "password"}]),
        ),
        (
            "create_acl_batch",
            Results,
            "/acl",
            json!([
                {"clientid": "emqx_c_1", "topic": "topic/A", "action": "pub", "access": "allow"},
                {"username": "emqx_u_1", "topic": "topic/A", "action": "sub", "access": "allow"},
                {"topic": "topic/+", "action": "pubsub", "access": "deny"},
            ]),
        ),
        (
            "subscribe_batch",
            Codes,
            "/mqtt/subscribe_batch",
            json!([{"clientid": "emqx_c_1", "topic": "testtopic/#"}, {"clientid": "emqx_c_1", "topic": "topic/a"}]),
        ),
        ("unsubscribe_batch", Codes, "/mqtt/unsubscribe_batch", json!([{"clientid": "emqx_c_1", "topic": "a"}])),
        (
            "publish_batch",
            Codes,
            "/mqtt/publish_batch",
            json!([
                {"topic": "a/b", "payload": "Hello EMQX", "clientid": "emqx_c_1"},
                {"topic": "a/b", "payload": "Hi EMQX", "clientid": "emqx_c_1", "qos": 2},
            ]),
        ),
    ];
    calls.extend(batches.into_iter().map(|(name, form, path, items)| {
        let rows = items.as_array().expect("a batch is an array").clone();
        TypedCall { send: batch(name, rows), ..TypedCall::new(name, form, path, |_| unreachable!()) }.body(items)
    }));
    calls
}

/// The typed call of a name.
pub fn call(name: &str) -> TypedCall {
    calls().into_iter().find(|call| call.name == name).expect("the table has the call")
}

/// Makes a batch call with these items, which must be such as a caller can write.
pub fn batch(name: &'static str, items: Vec<Value>) -> Sender {
    fn typed<T: for<'d> serde::Deserialize<'d>>(items: &[Value]) -> Vec<T> {
        let read =
            |item: &Value| serde_json::from_value(item.clone()).unwrap_or_else(|error| panic!("{error}: {item}"));
        items.iter().map(read).collect()
    }

    fn rule(item: &Value) -> AclRule {
        let text = |name: &str| item[name].as_str().unwrap_or_default();
        let (topic, action, access) = (text("topic"), text("action"), text("access"));
        if item.get("clientid").is_some() {
            ClientidAclRule::new(text("clientid"), topic, action, access).into()
        } else if item.get("username").is_some() {
            UsernameAclRule::new(text("username"), topic, action, access).into()
        } else {
            AllAclRule::new(topic, action, access).into()
        }
    }

    fn sender<F>(send: F) -> Sender
    where
        F: Fn(&Client) -> Sending<'_> + Send + Sync + 'static,
    {
        Box::new(send)
    }

    match name {
        "create_username_batch" => {
            sender(send!(|client| client.create_username_batch(typed::<UsernameCredentials>(&items)), names))
        }
        "create_clientid_batch" => {
            sender(send!(|client| client.create_clientid_batch(typed::<ClientidCredentials>(&items)), names))
        }
        "create_acl_batch" => sender(send!(|client| client.create_acl_batch(items.iter().map(rule)), data)),
        "subscribe_batch" => sender(send!(|client| client.subscribe_batch(typed::<SubscribeRequest>(&items)), data)),
        "unsubscribe_batch" => {
            sender(send!(|client| client.unsubscribe_batch(typed::<UnsubscribeRequest>(&items)), data))
        }
        "publish_batch" => sender(send!(|client| client.publish_batch(typed::<Message>(&items)), data)),
        _ => panic!("{name} is no batch"),
    }
}
