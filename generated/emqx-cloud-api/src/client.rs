// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The typed client. It performs one exchange, and does not interpret result codes.
#![allow(missing_docs, clippy::all)]
use crate::arguments::encode_path;
#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{ClientHooks, OperationInfo, RequestBuilderExt};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    /// A success that says nothing else.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Ack {
        pub code: crate::ResultCode,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// What became of a rule that was to be created, with the rule as the server read it. What was missing is the
    /// string `undefined`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct AclOutcome {
        /// The access as it was sent, or `undefined`.
        pub access: ::std::string::String,
        /// The action as it was sent (`pubsub` stays `pubsub`), or `undefined`.
        pub action: ::std::string::String,
        /// The string `$all`, if the rule is for everybody.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub all: ::std::option::Option<::std::string::String>,
        /// The client identifier, if the rule is for one.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clientid: ::std::option::Option<::std::string::String>,
        /// `ok` if the rule was stored, or `{error,REASON}` with a word of `FailureReason`.
        pub result: ::std::string::String,
        /// The topic filter, or `undefined`.
        pub topic: ::std::string::String,
        /// The user name, if the rule is for one.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub username: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// An access rule for one client identifier, for one user name, or for everybody.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum AclRule {
        ClientidAclRule(ClientidAclRule),
        UsernameAclRule(UsernameAclRule),
        AllAclRule(AllAclRule),
    }

    impl ::std::convert::From<ClientidAclRule> for AclRule {
        fn from(value: ClientidAclRule) -> Self {
            Self::ClientidAclRule(value)
        }
    }

    impl ::std::convert::From<UsernameAclRule> for AclRule {
        fn from(value: UsernameAclRule) -> Self {
            Self::UsernameAclRule(value)
        }
    }

    impl ::std::convert::From<AllAclRule> for AclRule {
        fn from(value: AllAclRule) -> Self {
            Self::AllAclRule(value)
        }
    }

    /// Access rules to be created; the three kinds can be mixed. An empty array is a 500.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct AclRuleBatch(pub ::std::vec::Vec<AclRule>);
    impl ::std::ops::Deref for AclRuleBatch {
        type Target = ::std::vec::Vec<AclRule>;
        fn deref(&self) -> &::std::vec::Vec<AclRule> {
            &self.0
        }
    }

    impl ::std::convert::From<AclRuleBatch> for ::std::vec::Vec<AclRule> {
        fn from(value: AclRuleBatch) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<::std::vec::Vec<AclRule>> for AclRuleBatch {
        fn from(value: ::std::vec::Vec<AclRule>) -> Self {
            Self(value)
        }
    }

    /// An access rule for everybody, as it is stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct AllAclEntry {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// Always `$all`.
        pub all: ::std::string::String,
        /// The topic filter that the rule is for.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// An access rule for everybody, to be created.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct AllAclRule {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The topic filter that the rule is for. The server does not check it.
        pub topic: ::std::string::String,
    }

    impl AllAclRule {
        pub fn builder() -> builder::AllAclRule {
            Default::default()
        }
    }

    /// A client and its session. The counters are those of the session's process since it started. Times are in the
    /// server's local time, without a zone, so they cannot be compared safely with a clock or with the filters, which
    /// take seconds since 1970.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ClientInfo {
        /// QoS 2 messages from the client that still wait for its `PUBREL`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub awaiting_rel: ::std::option::Option<i64>,
        /// Whether the client asked for a fresh session.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clean_start: ::std::option::Option<bool>,
        /// The client identifier.
        pub clientid: ::std::string::String,
        /// Whether the client is connected now. If not, the row is about a session that outlived its connection.
        pub connected: bool,
        /// When the client connected, as `YYYY-MM-DD HH:mm:ss` in the server's local time, without a zone.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub connected_at: ::std::option::Option<::std::string::String>,
        /// When the session was created, as `YYYY-MM-DD HH:mm:ss` in the server's local time, without a zone.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub created_at: ::std::option::Option<::std::string::String>,
        /// When the client went offline, as `YYYY-MM-DD HH:mm:ss` in the server's local time, without a zone. Only
        /// there if `connected` is false.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub disconnected_at: ::std::option::Option<::std::string::String>,
        /// How long the session outlives its connection, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub expiry_interval: ::std::option::Option<i64>,
        /// Size of the heap of the Erlang process that serves the client. The page says bytes; Erlang counts machine
        /// words (8 bytes on a 64-bit server), and the values look like that.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub heap_size: ::std::option::Option<i64>,
        /// Messages sent to the client and not acknowledged yet.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub inflight: ::std::option::Option<i64>,
        /// The client's IP address.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub ip_address: ::std::option::Option<::std::string::String>,
        /// Whether the client connected as a bridge of another broker.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub is_bridge: ::std::option::Option<bool>,
        /// The keep-alive interval, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub keepalive: ::std::option::Option<i64>,
        /// Messages waiting in the mailbox of the Erlang process that serves the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mailbox_len: ::std::option::Option<i64>,
        /// Most QoS 2 messages from the client that may wait for its `PUBREL`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_awaiting_rel: ::std::option::Option<i64>,
        /// Most messages that may wait for the client's acknowledgement.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_inflight: ::std::option::Option<i64>,
        /// Most messages that the session's queue holds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_mqueue: ::std::option::Option<i64>,
        /// Most subscriptions that the client may have; 0 is no limit.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_subscriptions: ::std::option::Option<i64>,
        /// A prefix that the server puts before the client's topics. Without one it is the string `undefined`. Only in
        /// the page's examples, not in its table.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mountpoint: ::std::option::Option<::std::string::String>,
        /// Messages dropped because the session's queue was full.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mqueue_dropped: ::std::option::Option<i64>,
        /// Messages in the session's queue, waiting to be sent.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mqueue_len: ::std::option::Option<i64>,
        /// The node that the client is connected to.
        pub node: ::std::string::String,
        /// The client's port.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub port: ::std::option::Option<i64>,
        /// The protocol: `MQTT`, `CoAP`, `LwM2M`, `MQTT-SN`, or `MQIsdp` for MQTT 3.1.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub proto_name: ::std::option::Option<::std::string::String>,
        /// The protocol's version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub proto_ver: ::std::option::Option<i64>,
        /// TCP packets that the server received from the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub recv_cnt: ::std::option::Option<i64>,
        /// `PUBLISH` packets that the server received from the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub recv_msg: ::std::option::Option<i64>,
        /// Messages from the client that the server dropped. Not on the vendor's page.
        #[serde(
            rename = "recv_msg.dropped",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub recv_msg_dropped: ::std::option::Option<i64>,
        /// `PUBLISH` packets with QoS 0 that the server received from the client. Not on the vendor's page.
        #[serde(
            rename = "recv_msg.qos0",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub recv_msg_qos0: ::std::option::Option<i64>,
        /// `PUBLISH` packets with QoS 1 that the server received from the client. Not on the vendor's page.
        #[serde(
            rename = "recv_msg.qos1",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub recv_msg_qos1: ::std::option::Option<i64>,
        /// `PUBLISH` packets with QoS 2 that the server received from the client. Not on the vendor's page.
        #[serde(
            rename = "recv_msg.qos2",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub recv_msg_qos2: ::std::option::Option<i64>,
        /// Bytes that the server received from the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub recv_oct: ::std::option::Option<i64>,
        /// MQTT packets that the server received from the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub recv_pkt: ::std::option::Option<i64>,
        /// Reductions (Erlang's unit of work) of the process that serves the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub reductions: ::std::option::Option<i64>,
        /// TCP packets that the server sent to the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub send_cnt: ::std::option::Option<i64>,
        /// `PUBLISH` packets that the server sent to the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub send_msg: ::std::option::Option<i64>,
        /// Messages for the client that the server dropped, in all. Not on the vendor's page.
        #[serde(
            rename = "send_msg.dropped",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_dropped: ::std::option::Option<i64>,
        /// Messages for the client that were dropped because they had expired. Not on the vendor's page.
        #[serde(
            rename = "send_msg.dropped.expired",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_dropped_expired: ::std::option::Option<i64>,
        /// Messages for the client that were dropped because its queue was full. Not on the vendor's page.
        #[serde(
            rename = "send_msg.dropped.queue_full",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_dropped_queue_full: ::std::option::Option<i64>,
        /// Messages for the client that were dropped because they are larger than it accepts. Not on the vendor's page.
        #[serde(
            rename = "send_msg.dropped.too_large",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_dropped_too_large: ::std::option::Option<i64>,
        /// `PUBLISH` packets with QoS 0 that the server sent to the client. Not on the vendor's page.
        #[serde(
            rename = "send_msg.qos0",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_qos0: ::std::option::Option<i64>,
        /// `PUBLISH` packets with QoS 1 that the server sent to the client. Not on the vendor's page.
        #[serde(
            rename = "send_msg.qos1",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_qos1: ::std::option::Option<i64>,
        /// `PUBLISH` packets with QoS 2 that the server sent to the client. Not on the vendor's page.
        #[serde(
            rename = "send_msg.qos2",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub send_msg_qos2: ::std::option::Option<i64>,
        /// Bytes that the server sent to the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub send_oct: ::std::option::Option<i64>,
        /// MQTT packets that the server sent to the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub send_pkt: ::std::option::Option<i64>,
        /// Subscriptions that the client has.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub subscriptions_cnt: ::std::option::Option<i64>,
        /// The user name that the client connected with. Without one it is the string `undefined`, so a user with that
        /// name cannot be told apart.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub username: ::std::option::Option<::std::string::String>,
        /// The zone of the client, a named group of settings on the server.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub zone: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// An access rule for one client identifier, as it is stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ClientidAclEntry {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The client identifier that the rule is for.
        pub clientid: ::std::string::String,
        /// The topic filter that the rule is for.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// An access rule for one client identifier, to be created.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct ClientidAclRule {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The client identifier that the rule is for.
        pub clientid: ::std::string::String,
        /// The topic filter that the rule is for. The server does not check it.
        pub topic: ::std::string::String,
    }

    impl ClientidAclRule {
        pub fn builder() -> builder::ClientidAclRule {
            Default::default()
        }
    }

    /// A client identifier that has credentials. An empty object means that there is no such client.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ClientidAuth {
        /// The client identifier.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clientid: ::std::option::Option<::std::string::String>,
        /// When the credentials were created, in milliseconds since 1970 (UTC). Not on the vendor's page; sent from
        /// 4.3.15 and 4.4.4.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub created_at: ::std::option::Option<i64>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub password: ::std::option::Option<crate::Secret>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A client identifier and its password, to be created.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct ClientidCredentials {
        /// The client identifier that an MQTT client connects with.
        pub clientid: ::std::string::String,
        pub password: crate::Secret,
    }

    impl ClientidCredentials {
        pub fn builder() -> builder::ClientidCredentials {
            Default::default()
        }
    }

    /// Client identifiers and passwords to be created. Send each identifier once; an empty array is a 500.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct ClientidCredentialsBatch(pub ::std::vec::Vec<ClientidCredentials>);
    impl ::std::ops::Deref for ClientidCredentialsBatch {
        type Target = ::std::vec::Vec<ClientidCredentials>;
        fn deref(&self) -> &::std::vec::Vec<ClientidCredentials> {
            &self.0
        }
    }

    impl ::std::convert::From<ClientidCredentialsBatch>
    for ::std::vec::Vec<ClientidCredentials> {
        fn from(value: ClientidCredentialsBatch) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<::std::vec::Vec<ClientidCredentials>>
    for ClientidCredentialsBatch {
        fn from(value: ::std::vec::Vec<ClientidCredentials>) -> Self {
            Self(value)
        }
    }

    /// The answer to creating rules. `data` is an array if an array was sent.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateAclAnswer {
        OneAnswer(CreateAclOneAnswer),
        BatchAnswer(CreateAclBatchAnswer),
    }

    impl ::std::convert::From<CreateAclOneAnswer> for CreateAclAnswer {
        fn from(value: CreateAclOneAnswer) -> Self {
            Self::OneAnswer(value)
        }
    }

    impl ::std::convert::From<CreateAclBatchAnswer> for CreateAclAnswer {
        fn from(value: CreateAclBatchAnswer) -> Self {
            Self::BatchAnswer(value)
        }
    }

    /// The outcome of every rule of a batch. The code is 0 even if all were refused.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateAclBatchAnswer {
        pub code: crate::ResultCode,
        /// One row per rule, in reverse order of the request.
        pub data: ::std::vec::Vec<AclOutcome>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// One access rule, or an array of them.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateAclBody {
        AclRule(AclRule),
        AclRuleBatch(AclRuleBatch),
    }

    impl ::std::convert::From<AclRule> for CreateAclBody {
        fn from(value: AclRule) -> Self {
            Self::AclRule(value)
        }
    }

    impl ::std::convert::From<AclRuleBatch> for CreateAclBody {
        fn from(value: AclRuleBatch) -> Self {
            Self::AclRuleBatch(value)
        }
    }

    /// The rule that was stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateAclOneAnswer {
        pub code: crate::ResultCode,
        pub data: AclOutcome,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The answer to creating clients. `data` is there if an array was sent.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateClientidAnswer {
        CreateClientidBatchAnswer(CreateClientidBatchAnswer),
        Ack(Ack),
    }

    impl ::std::convert::From<CreateClientidBatchAnswer> for CreateClientidAnswer {
        fn from(value: CreateClientidBatchAnswer) -> Self {
            Self::CreateClientidBatchAnswer(value)
        }
    }

    impl ::std::convert::From<Ack> for CreateClientidAnswer {
        fn from(value: Ack) -> Self {
            Self::Ack(value)
        }
    }

    /// The outcome of every client identifier of a batch. The code is 0 even if all failed.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateClientidBatchAnswer {
        pub code: crate::ResultCode,
        pub data: ItemOutcomes,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// One client, or an array of clients.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateClientidBody {
        ClientidCredentials(ClientidCredentials),
        ClientidCredentialsBatch(ClientidCredentialsBatch),
    }

    impl ::std::convert::From<ClientidCredentials> for CreateClientidBody {
        fn from(value: ClientidCredentials) -> Self {
            Self::ClientidCredentials(value)
        }
    }

    impl ::std::convert::From<ClientidCredentialsBatch> for CreateClientidBody {
        fn from(value: ClientidCredentialsBatch) -> Self {
            Self::ClientidCredentialsBatch(value)
        }
    }

    /// The answer to creating users. `data` is there if an array was sent.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateUsernameAnswer {
        CreateUsernameBatchAnswer(CreateUsernameBatchAnswer),
        Ack(Ack),
    }

    impl ::std::convert::From<CreateUsernameBatchAnswer> for CreateUsernameAnswer {
        fn from(value: CreateUsernameBatchAnswer) -> Self {
            Self::CreateUsernameBatchAnswer(value)
        }
    }

    impl ::std::convert::From<Ack> for CreateUsernameAnswer {
        fn from(value: Ack) -> Self {
            Self::Ack(value)
        }
    }

    /// The outcome of every user name of a batch. The code is 0 even if all failed.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateUsernameBatchAnswer {
        pub code: crate::ResultCode,
        pub data: ItemOutcomes,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// One user, or an array of users.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateUsernameBody {
        UsernameCredentials(UsernameCredentials),
        UsernameCredentialsBatch(UsernameCredentialsBatch),
    }

    impl ::std::convert::From<UsernameCredentials> for CreateUsernameBody {
        fn from(value: UsernameCredentials) -> Self {
            Self::UsernameCredentials(value)
        }
    }

    impl ::std::convert::From<UsernameCredentialsBatch> for CreateUsernameBody {
        fn from(value: UsernameCredentialsBatch) -> Self {
            Self::UsernameCredentialsBatch(value)
        }
    }

    /// A failure that arrives with HTTP status 200: `code` is not 0, or there is no `code` at all. The vendor's page
    /// says that every answer has a `code`; failed writes to the credentials and the access rules have none.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Failure {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub code: ::std::option::Option<crate::ResultCode>,
        /// What went wrong, for a program or a person: a word of `FailureReason`, a word such as `bad_topic`, a
        /// sentence, or an Erlang term.
        pub message: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// All rules for one client identifier.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetAclByClientidAnswer {
        pub code: crate::ResultCode,
        /// The rules; empty if there are none.
        pub data: ::std::vec::Vec<ClientidAclEntry>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// All rules for one user name.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetAclByUsernameAnswer {
        pub code: crate::ResultCode,
        /// The rules; empty if there are none.
        pub data: ::std::vec::Vec<UsernameAclEntry>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The client that was looked up.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetClientAnswer {
        pub code: crate::ResultCode,
        /// The client; empty if there is none.
        pub data: ::std::vec::Vec<ClientInfo>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// All subscriptions of one client.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetClientSubscriptionsAnswer {
        pub code: crate::ResultCode,
        /// The subscriptions; empty if there are none, or no such client.
        pub data: ::std::vec::Vec<SubscriptionInfo>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The client identifier that was looked up.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetClientidAnswer {
        pub code: crate::ResultCode,
        pub data: ClientidAuth,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The counters of every node.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetMetricsAnswer {
        pub code: crate::ResultCode,
        /// One row per node.
        pub data: ::std::vec::Vec<NodeMetrics>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The user name that was looked up.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetUsernameAnswer {
        pub code: crate::ResultCode,
        pub data: UsernameAuth,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The outcome of every row of a batch, by name. A row without a name is under `undefined`, a null name under
    /// `null`. If a user is really called `undefined`, the JSON can hold that key twice.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct ItemOutcomes(
        pub ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    );
    impl ::std::ops::Deref for ItemOutcomes {
        type Target = ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        >;
        fn deref(
            &self,
        ) -> &::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        > {
            &self.0
        }
    }

    impl ::std::convert::From<ItemOutcomes>
    for ::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
        fn from(value: ItemOutcomes) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    > for ItemOutcomes {
        fn from(
            value: ::std::collections::BTreeMap<
                ::std::string::String,
                ::std::string::String,
            >,
        ) -> Self {
            Self(value)
        }
    }

    /// A page of the rules for client identifiers.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListAclByClientidAnswer {
        pub code: crate::ResultCode,
        /// The rules of this page.
        pub data: ::std::vec::Vec<ClientidAclEntry>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A page of the rules for user names.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListAclByUsernameAnswer {
        pub code: crate::ResultCode,
        /// The rules of this page.
        pub data: ::std::vec::Vec<UsernameAclEntry>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A page of the rules for everybody.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListAclForAllAnswer {
        pub code: crate::ResultCode,
        /// The rules of this page.
        pub data: ::std::vec::Vec<AllAclEntry>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A page of client identifiers that have credentials.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListClientidsAnswer {
        pub code: crate::ResultCode,
        /// The client identifiers of this page.
        pub data: ::std::vec::Vec<ClientidAuth>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A page of clients.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListClientsAnswer {
        pub code: crate::ResultCode,
        /// The clients of this page.
        pub data: ::std::vec::Vec<ClientInfo>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A page of subscriptions.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListSubscriptionsAnswer {
        pub code: crate::ResultCode,
        /// The subscriptions of this page.
        pub data: ::std::vec::Vec<SubscriptionInfo>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub meta: ::std::option::Option<PageMeta>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A page of user names that have credentials.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListUsernamesAnswer {
        pub code: crate::ResultCode,
        /// The user names of this page.
        pub data: ::std::vec::Vec<UsernameAuth>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A message and where it goes. Give `topic` or `topics`; if both are there, `topics` is ignored. The English page
    /// says that `clientid` and `payload` are required; servers do not ask for them.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct Message {
        /// The client identifier that the message is said to come from. The client need not exist.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clientid: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub encoding: ::std::option::Option<crate::enums::PayloadEncoding>,
        /// The content of the message, written as `encoding` says. Without it the message is empty. A server takes any
        /// JSON value and publishes its text; send a string.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub payload: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub properties: ::std::option::Option<MessageProperties>,
        /// The quality of service of the message. Anything but the integers 0, 1 and 2 is a 500, which in a batch comes
        /// after earlier messages were delivered.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub qos: ::std::option::Option<u8>,
        /// Whether the server keeps the message for later subscribers. It has to be a JSON boolean: with `"true"` or 1
        /// the answer is code 0, and the message is not retained.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub retain: ::std::option::Option<bool>,
        /// Asks for the message's identifier in the answer. Its mere presence does, even as `false`: leave it out if
        /// you do not want one. Not on the vendor's page, and without effect in a batch.
        #[serde(
            rename = "return",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub return_: ::std::option::Option<bool>,
        /// The topic, without wildcards. A comma splits it, as in `topics`, so a topic that holds a comma cannot be
        /// published to here.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topic: ::std::option::Option<::std::string::String>,
        /// Several topics in one string, separated by commas. A JSON array is refused with code 108.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topics: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub user_properties: ::std::option::Option<UserProperties>,
    }

    impl Message {
        pub fn builder() -> builder::Message {
            Default::default()
        }
    }

    /// Messages to be published. It may be empty.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct MessageBatch(pub ::std::vec::Vec<Message>);
    impl ::std::ops::Deref for MessageBatch {
        type Target = ::std::vec::Vec<Message>;
        fn deref(&self) -> &::std::vec::Vec<Message> {
            &self.0
        }
    }

    impl ::std::convert::From<MessageBatch> for ::std::vec::Vec<Message> {
        fn from(value: MessageBatch) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<::std::vec::Vec<Message>> for MessageBatch {
        fn from(value: ::std::vec::Vec<Message>) -> Self {
            Self(value)
        }
    }

    /// MQTT 5 properties of a message; used from 4.4.4, and ignored before. An empty object and a name that the server
    /// does not know are refused with code 108. The server does not check values, and one of the wrong type crashes the
    /// connections of MQTT 5 subscribers. `subscription_identifier` does too, and is left out here for that reason.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct MessageProperties {
        /// How long the message is worth delivering, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub message_expiry_interval: ::std::option::Option<u64>,
    }

    impl MessageProperties {
        pub fn builder() -> builder::MessageProperties {
            Default::default()
        }
    }

    /// Counters of one node since it started. Which of them a server sends depends on its version and edition; none is
    /// sure. Those that only the vendor's page has, and those that it does not have, say so.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Metrics {
        /// Rule-engine actions that ended in an error. Only in the page's example; not sent by the open source servers
        /// that were measured.
        #[serde(
            rename = "actions.error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_error: ::std::option::Option<i64>,
        /// Rule-engine actions that raised an exception. Only in the page's example; not sent by the open source
        /// servers that were measured.
        #[serde(
            rename = "actions.exception",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_exception: ::std::option::Option<i64>,
        /// Rule-engine actions that failed. The page swaps its text with that of `actions.success`. Not sent by the
        /// open source servers that were measured, nor in the page's example.
        #[serde(
            rename = "actions.failure",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_failure: ::std::option::Option<i64>,
        /// Times that a rule-engine action was tried again. Only in the page's example; not sent by the open source
        /// servers that were measured.
        #[serde(
            rename = "actions.retry",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_retry: ::std::option::Option<i64>,
        /// Rule-engine actions that succeeded. The page swaps its text with that of `actions.failure`. Not sent by the
        /// open source servers that were measured.
        #[serde(
            rename = "actions.success",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_success: ::std::option::Option<i64>,
        /// Rule-engine actions that were run, whatever came of it. Only in the page's example; not sent by the open
        /// source servers that were measured.
        #[serde(
            rename = "actions.taken",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_taken: ::std::option::Option<i64>,
        /// Bytes received from clients.
        #[serde(
            rename = "bytes.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub bytes_received: ::std::option::Option<i64>,
        /// Bytes sent to clients, over all connections. The page says "on this connection".
        #[serde(
            rename = "bytes.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub bytes_sent: ::std::option::Option<i64>,
        /// Access checks that permitted the action. In the page's example, but not in its table.
        #[serde(
            rename = "client.acl.allow",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_allow: ::std::option::Option<i64>,
        /// Access checks that were answered from the cache. Not on the vendor's page.
        #[serde(
            rename = "client.acl.cache_hit",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_cache_hit: ::std::option::Option<i64>,
        /// Access checks that forbade the action. In the page's example, but not in its table.
        #[serde(
            rename = "client.acl.deny",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_deny: ::std::option::Option<i64>,
        /// Access checks that came to no decision. Only in the page's example; not sent by the open source servers that
        /// were measured.
        #[serde(
            rename = "client.acl.ignore",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_ignore: ::std::option::Option<i64>,
        /// Clients that logged in without credentials. Measured servers call it `client.auth.success.anonymous`. Not
        /// sent by the open source servers that were measured.
        #[serde(
            rename = "client.auth.anonymous",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_auth_anonymous: ::std::option::Option<i64>,
        /// Clients whose credentials were refused. In the page's example, but not in its table.
        #[serde(
            rename = "client.auth.failure",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_auth_failure: ::std::option::Option<i64>,
        /// Credential checks that came to no decision. Only in the page's example; not sent by the open source servers
        /// that were measured.
        #[serde(
            rename = "client.auth.ignore",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_auth_ignore: ::std::option::Option<i64>,
        /// Clients whose credentials were accepted. In the page's example, but not in its table.
        #[serde(
            rename = "client.auth.success",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_auth_success: ::std::option::Option<i64>,
        /// Clients that were let in without credentials. Not on the vendor's page.
        #[serde(
            rename = "client.auth.success.anonymous",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_auth_success_anonymous: ::std::option::Option<i64>,
        /// Times that a client's credentials were checked.
        #[serde(
            rename = "client.authenticate",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_authenticate: ::std::option::Option<i64>,
        /// Times that access rules were checked.
        #[serde(
            rename = "client.check_acl",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_check_acl: ::std::option::Option<i64>,
        /// `CONNACK` packets that were about to be sent.
        #[serde(
            rename = "client.connack",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_connack: ::std::option::Option<i64>,
        /// Clients that asked to connect.
        #[serde(
            rename = "client.connect",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_connect: ::std::option::Option<i64>,
        /// Clients that connected successfully.
        #[serde(
            rename = "client.connected",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_connected: ::std::option::Option<i64>,
        /// Clients that disconnected.
        #[serde(
            rename = "client.disconnected",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_disconnected: ::std::option::Option<i64>,
        /// Times that a client subscribed.
        #[serde(
            rename = "client.subscribe",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_subscribe: ::std::option::Option<i64>,
        /// Times that a client unsubscribed.
        #[serde(
            rename = "client.unsubscribe",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_unsubscribe: ::std::option::Option<i64>,
        /// Messages dropped while being delivered to a session, in all; the sum of the `delivery.dropped.` counters.
        #[serde(
            rename = "delivery.dropped",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub delivery_dropped: ::std::option::Option<i64>,
        /// Messages dropped because they expired before they were sent.
        #[serde(
            rename = "delivery.dropped.expired",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub delivery_dropped_expired: ::std::option::Option<i64>,
        /// Messages dropped because the subscription has the `No Local` option and the client is their publisher.
        #[serde(
            rename = "delivery.dropped.no_local",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub delivery_dropped_no_local: ::std::option::Option<i64>,
        /// QoS 0 messages dropped because the session's queue was full.
        #[serde(
            rename = "delivery.dropped.qos0_msg",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub delivery_dropped_qos0_msg: ::std::option::Option<i64>,
        /// QoS 1 and 2 messages dropped because the session's queue was full.
        #[serde(
            rename = "delivery.dropped.queue_full",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub delivery_dropped_queue_full: ::std::option::Option<i64>,
        /// Messages dropped because they are larger than the client accepts.
        #[serde(
            rename = "delivery.dropped.too_large",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub delivery_dropped_too_large: ::std::option::Option<i64>,
        /// Messages that clients acknowledged, with `PUBACK` or `PUBREC`.
        #[serde(
            rename = "messages.acked",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_acked: ::std::option::Option<i64>,
        /// Messages with delayed publishing that were stored.
        #[serde(
            rename = "messages.delayed",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_delayed: ::std::option::Option<i64>,
        /// Messages handed to the sessions of subscribers.
        #[serde(
            rename = "messages.delivered",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_delivered: ::std::option::Option<i64>,
        /// Messages dropped before they reached any session, in all; the sum of the `messages.dropped.` counters.
        #[serde(
            rename = "messages.dropped",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_dropped: ::std::option::Option<i64>,
        /// QoS 2 messages dropped because the publisher's `PUBREL` did not come in time. Not on the vendor's page.
        #[serde(
            rename = "messages.dropped.await_pubrel_timeout",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_dropped_await_pubrel_timeout: ::std::option::Option<i64>,
        /// Messages dropped because they had expired when they were received. Not sent by the open source servers that
        /// were measured.
        #[serde(
            rename = "messages.dropped.expired",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_dropped_expired: ::std::option::Option<i64>,
        /// Messages dropped because nobody subscribes to their topic.
        #[serde(
            rename = "messages.dropped.no_subscribers",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_dropped_no_subscribers: ::std::option::Option<i64>,
        /// Messages forwarded to other nodes.
        #[serde(
            rename = "messages.forward",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_forward: ::std::option::Option<i64>,
        /// Messages published, without the server's own system messages.
        #[serde(
            rename = "messages.publish",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_publish: ::std::option::Option<i64>,
        /// QoS 0 messages received from clients.
        #[serde(
            rename = "messages.qos0.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_qos0_received: ::std::option::Option<i64>,
        /// QoS 0 messages sent to clients.
        #[serde(
            rename = "messages.qos0.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_qos0_sent: ::std::option::Option<i64>,
        /// QoS 1 messages received from clients.
        #[serde(
            rename = "messages.qos1.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_qos1_received: ::std::option::Option<i64>,
        /// QoS 1 messages sent to clients.
        #[serde(
            rename = "messages.qos1.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_qos1_sent: ::std::option::Option<i64>,
        /// QoS 2 messages received from clients.
        #[serde(
            rename = "messages.qos2.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_qos2_received: ::std::option::Option<i64>,
        /// QoS 2 messages sent to clients.
        #[serde(
            rename = "messages.qos2.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_qos2_sent: ::std::option::Option<i64>,
        /// Messages received from clients: the sum of `messages.qos0.received`, `messages.qos1.received` and
        /// `messages.qos2.received`.
        #[serde(
            rename = "messages.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_received: ::std::option::Option<i64>,
        /// Retained messages that were stored.
        #[serde(
            rename = "messages.retained",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_retained: ::std::option::Option<i64>,
        /// Messages sent to clients: the sum of `messages.qos0.sent`, `messages.qos1.sent` and `messages.qos2.sent`.
        #[serde(
            rename = "messages.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_sent: ::std::option::Option<i64>,
        /// `AUTH` packets received.
        #[serde(
            rename = "packets.auth.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_auth_received: ::std::option::Option<i64>,
        /// `AUTH` packets sent.
        #[serde(
            rename = "packets.auth.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_auth_sent: ::std::option::Option<i64>,
        /// `CONNACK` packets sent that refuse the connection because of wrong credentials or missing permission.
        #[serde(
            rename = "packets.connack.auth_error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_connack_auth_error: ::std::option::Option<i64>,
        /// `CONNACK` packets sent that refuse the connection.
        #[serde(
            rename = "packets.connack.error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_connack_error: ::std::option::Option<i64>,
        /// `CONNACK` packets sent.
        #[serde(
            rename = "packets.connack.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_connack_sent: ::std::option::Option<i64>,
        /// `CONNECT` packets received.
        #[serde(
            rename = "packets.connect.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_connect_received: ::std::option::Option<i64>,
        /// `DISCONNECT` packets received.
        #[serde(
            rename = "packets.disconnect.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_disconnect_received: ::std::option::Option<i64>,
        /// `DISCONNECT` packets sent.
        #[serde(
            rename = "packets.disconnect.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_disconnect_sent: ::std::option::Option<i64>,
        /// `PINGREQ` packets received.
        #[serde(
            rename = "packets.pingreq.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pingreq_received: ::std::option::Option<i64>,
        /// `PINGRESP` packets sent. The page says `PUBRESP`, which does not exist.
        #[serde(
            rename = "packets.pingresp.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pingresp_sent: ::std::option::Option<i64>,
        /// `PUBACK` packets received with a packet identifier that was in use.
        #[serde(
            rename = "packets.puback.inuse",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_puback_inuse: ::std::option::Option<i64>,
        /// `PUBACK` packets received with an unknown packet identifier.
        #[serde(
            rename = "packets.puback.missed",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_puback_missed: ::std::option::Option<i64>,
        /// `PUBACK` packets received.
        #[serde(
            rename = "packets.puback.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_puback_received: ::std::option::Option<i64>,
        /// `PUBACK` packets sent.
        #[serde(
            rename = "packets.puback.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_puback_sent: ::std::option::Option<i64>,
        /// `PUBCOMP` packets received with a packet identifier that was in use.
        #[serde(
            rename = "packets.pubcomp.inuse",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubcomp_inuse: ::std::option::Option<i64>,
        /// `PUBCOMP` packets received with an unknown packet identifier. The page repeats its text for
        /// `packets.pubcomp.sent`.
        #[serde(
            rename = "packets.pubcomp.missed",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubcomp_missed: ::std::option::Option<i64>,
        /// `PUBCOMP` packets received.
        #[serde(
            rename = "packets.pubcomp.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubcomp_received: ::std::option::Option<i64>,
        /// `PUBCOMP` packets sent.
        #[serde(
            rename = "packets.pubcomp.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubcomp_sent: ::std::option::Option<i64>,
        /// `PUBLISH` packets received that the access rules forbade.
        #[serde(
            rename = "packets.publish.auth_error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_publish_auth_error: ::std::option::Option<i64>,
        /// `PUBLISH` packets received and dropped because the client had sent more than the limit.
        #[serde(
            rename = "packets.publish.dropped",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_publish_dropped: ::std::option::Option<i64>,
        /// `PUBLISH` packets received that could not be published.
        #[serde(
            rename = "packets.publish.error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_publish_error: ::std::option::Option<i64>,
        /// `PUBLISH` packets received with a packet identifier that was in use.
        #[serde(
            rename = "packets.publish.inuse",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_publish_inuse: ::std::option::Option<i64>,
        /// `PUBLISH` packets received.
        #[serde(
            rename = "packets.publish.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_publish_received: ::std::option::Option<i64>,
        /// `PUBLISH` packets sent.
        #[serde(
            rename = "packets.publish.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_publish_sent: ::std::option::Option<i64>,
        /// `PUBREC` packets received with a packet identifier that was in use.
        #[serde(
            rename = "packets.pubrec.inuse",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrec_inuse: ::std::option::Option<i64>,
        /// `PUBREC` packets received with an unknown packet identifier.
        #[serde(
            rename = "packets.pubrec.missed",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrec_missed: ::std::option::Option<i64>,
        /// `PUBREC` packets received.
        #[serde(
            rename = "packets.pubrec.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrec_received: ::std::option::Option<i64>,
        /// `PUBREC` packets sent.
        #[serde(
            rename = "packets.pubrec.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrec_sent: ::std::option::Option<i64>,
        /// `PUBREL` packets received with an unknown packet identifier.
        #[serde(
            rename = "packets.pubrel.missed",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrel_missed: ::std::option::Option<i64>,
        /// `PUBREL` packets received.
        #[serde(
            rename = "packets.pubrel.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrel_received: ::std::option::Option<i64>,
        /// `PUBREL` packets sent.
        #[serde(
            rename = "packets.pubrel.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_pubrel_sent: ::std::option::Option<i64>,
        /// MQTT packets received.
        #[serde(
            rename = "packets.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_received: ::std::option::Option<i64>,
        /// MQTT packets sent.
        #[serde(
            rename = "packets.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_sent: ::std::option::Option<i64>,
        /// `SUBACK` packets sent.
        #[serde(
            rename = "packets.suback.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_suback_sent: ::std::option::Option<i64>,
        /// `SUBSCRIBE` packets received that the access rules forbade. The page says `SUBACK`.
        #[serde(
            rename = "packets.subscribe.auth_error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_subscribe_auth_error: ::std::option::Option<i64>,
        /// `SUBSCRIBE` packets received that failed.
        #[serde(
            rename = "packets.subscribe.error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_subscribe_error: ::std::option::Option<i64>,
        /// `SUBSCRIBE` packets received.
        #[serde(
            rename = "packets.subscribe.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_subscribe_received: ::std::option::Option<i64>,
        /// `UNSUBACK` packets sent.
        #[serde(
            rename = "packets.unsuback.sent",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_unsuback_sent: ::std::option::Option<i64>,
        /// `UNSUBSCRIBE` packets received that failed.
        #[serde(
            rename = "packets.unsubscribe.error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_unsubscribe_error: ::std::option::Option<i64>,
        /// `UNSUBSCRIBE` packets received.
        #[serde(
            rename = "packets.unsubscribe.received",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_unsubscribe_received: ::std::option::Option<i64>,
        /// Times that a rule of the rule engine matched. Not sent by the open source servers that were measured.
        #[serde(
            rename = "rules.matched",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub rules_matched: ::std::option::Option<i64>,
        /// Sessions created.
        #[serde(
            rename = "session.created",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub session_created: ::std::option::Option<i64>,
        /// Sessions thrown away because a client connected and asked for a fresh session.
        #[serde(
            rename = "session.discarded",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub session_discarded: ::std::option::Option<i64>,
        /// Sessions resumed because a client connected without asking for a fresh session.
        #[serde(
            rename = "session.resumed",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub session_resumed: ::std::option::Option<i64>,
        /// Sessions taken over from another connection because a client connected without asking for a fresh session.
        #[serde(
            rename = "session.takeovered",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub session_takeovered: ::std::option::Option<i64>,
        /// Sessions that ended.
        #[serde(
            rename = "session.terminated",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub session_terminated: ::std::option::Option<i64>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The counters of one node.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct NodeMetrics {
        pub metrics: Metrics,
        /// The node's name.
        pub node: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// Where a page stands in its list.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PageMeta {
        /// Rows in the whole list. Do not rely on it: it is -1 when the request had a filter, and on the ACL lists it
        /// is wrong then (0 beside data, or more than you get).
        pub count: i64,
        /// Whether another page follows. Absent on the ACL lists, and on the credential lists before 4.3.15 and 4.4.4.
        /// Not on the vendor's table, but in its examples.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub hasnext: ::std::option::Option<bool>,
        /// Most rows on a page, as asked for or as the server chose.
        pub limit: i64,
        /// Number of this page, as it was asked for.
        pub page: i64,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The new password of a user or client.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct PasswordChange {
        pub password: crate::Secret,
    }

    impl PasswordChange {
        pub fn builder() -> builder::PasswordChange {
            Default::default()
        }
    }

    /// The message was accepted. `data` is there if the request had `return`.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishAnswer {
        pub code: crate::ResultCode,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub data: ::std::option::Option<PublishReceipt>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The outcome of every message of a publish batch. The outer code is always 0.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishBatchAnswer {
        pub code: crate::ResultCode,
        /// One outcome per message, in the order of the request.
        pub data: ::std::vec::Vec<PublishOutcome>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The outcome of one message of a publish batch.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishOutcome {
        pub code: crate::ResultCode,
        /// What went wrong; only there if the message's parameters were bad.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub message: ::std::option::Option<::std::string::String>,
        /// The `topic` of the message, or its whole `topics`, or an empty string if it had neither. Absent if the
        /// message's parameters were bad.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topic: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The identifiers that the server gave the messages: `msgid` for one topic, `msgids` for several.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishReceipt {
        /// The identifier of the message, 32 hexadecimal digits.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub msgid: ::std::option::Option<::std::string::String>,
        /// The identifiers of the messages, one for each topic.
        #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
        pub msgids: ::std::vec::Vec<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The outcome of every row of a subscribe batch. The outer code is always 0.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct SubscribeBatchAnswer {
        pub code: crate::ResultCode,
        /// One outcome per row, in the order of the request.
        pub data: ::std::vec::Vec<SubscribeOutcome>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The outcome of one row of a subscribe or unsubscribe batch.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct SubscribeOutcome {
        /// The client identifier of the row, or `undefined` if it had none. A number that was sent in its place comes
        /// back as a number.
        pub clientid: ::std::string::String,
        pub code: crate::ResultCode,
        /// What went wrong. Real servers were not seen to send it here.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub message: ::std::option::Option<::std::string::String>,
        /// The `topic` of the row, or its whole `topics`, or an empty string if it had neither.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A client and what it is to be subscribed to. Give `topic` or `topics`; if both are there, `topics` is ignored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct SubscribeRequest {
        /// The client identifier.
        pub clientid: ::std::string::String,
        /// The quality of service of the subscriptions.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub qos: ::std::option::Option<u8>,
        /// The topic filter. A comma splits it, as in `topics`, so a filter that holds a comma cannot be subscribed to
        /// here.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topic: ::std::option::Option<::std::string::String>,
        /// Several topic filters in one string, separated by commas. A JSON array is a 500.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topics: ::std::option::Option<::std::string::String>,
    }

    impl SubscribeRequest {
        pub fn builder() -> builder::SubscribeRequest {
            Default::default()
        }
    }

    /// Rows of clients and what they are to be subscribed to. It may be empty.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct SubscribeRequestBatch(pub ::std::vec::Vec<SubscribeRequest>);
    impl ::std::ops::Deref for SubscribeRequestBatch {
        type Target = ::std::vec::Vec<SubscribeRequest>;
        fn deref(&self) -> &::std::vec::Vec<SubscribeRequest> {
            &self.0
        }
    }

    impl ::std::convert::From<SubscribeRequestBatch>
    for ::std::vec::Vec<SubscribeRequest> {
        fn from(value: SubscribeRequestBatch) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<::std::vec::Vec<SubscribeRequest>>
    for SubscribeRequestBatch {
        fn from(value: ::std::vec::Vec<SubscribeRequest>) -> Self {
            Self(value)
        }
    }

    /// A subscription that exists.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct SubscriptionInfo {
        /// The client that is subscribed.
        pub clientid: ::std::string::String,
        /// The node that holds the subscription.
        pub node: ::std::string::String,
        /// The quality of service of the subscription, 0, 1 or 2.
        pub qos: i64,
        /// The topic filter. For a shared subscription it starts with `$share/` and the group.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// The outcome of every row of an unsubscribe batch. The outer code is always 0.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UnsubscribeBatchAnswer {
        pub code: crate::ResultCode,
        /// One outcome per row, in the order of the request.
        pub data: ::std::vec::Vec<SubscribeOutcome>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A client and a topic filter that it is to be unsubscribed from.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct UnsubscribeRequest {
        /// The client identifier.
        pub clientid: ::std::string::String,
        /// The topic filter, exactly as it was subscribed to. A comma is part of it.
        pub topic: ::std::string::String,
    }

    impl UnsubscribeRequest {
        pub fn builder() -> builder::UnsubscribeRequest {
            Default::default()
        }
    }

    /// Rows of clients and topic filters to be unsubscribed from. It may be empty.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct UnsubscribeRequestBatch(pub ::std::vec::Vec<UnsubscribeRequest>);
    impl ::std::ops::Deref for UnsubscribeRequestBatch {
        type Target = ::std::vec::Vec<UnsubscribeRequest>;
        fn deref(&self) -> &::std::vec::Vec<UnsubscribeRequest> {
            &self.0
        }
    }

    impl ::std::convert::From<UnsubscribeRequestBatch>
    for ::std::vec::Vec<UnsubscribeRequest> {
        fn from(value: UnsubscribeRequestBatch) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<::std::vec::Vec<UnsubscribeRequest>>
    for UnsubscribeRequestBatch {
        fn from(value: ::std::vec::Vec<UnsubscribeRequest>) -> Self {
            Self(value)
        }
    }

    /// MQTT 5 user properties: names and values. An empty object is refused with code 108, so leave the field out
    /// instead. A value that is null or an object is refused too.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct UserProperties(
        pub ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    );
    impl ::std::ops::Deref for UserProperties {
        type Target = ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        >;
        fn deref(
            &self,
        ) -> &::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        > {
            &self.0
        }
    }

    impl ::std::convert::From<UserProperties>
    for ::std::collections::BTreeMap<::std::string::String, ::std::string::String> {
        fn from(value: UserProperties) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    > for UserProperties {
        fn from(
            value: ::std::collections::BTreeMap<
                ::std::string::String,
                ::std::string::String,
            >,
        ) -> Self {
            Self(value)
        }
    }

    /// An access rule for one user name, as it is stored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UsernameAclEntry {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The topic filter that the rule is for.
        pub topic: ::std::string::String,
        /// The user name that the rule is for.
        pub username: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// An access rule for one user name, to be created.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct UsernameAclRule {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The topic filter that the rule is for. The server does not check it.
        pub topic: ::std::string::String,
        /// The user name that the rule is for.
        pub username: ::std::string::String,
    }

    impl UsernameAclRule {
        pub fn builder() -> builder::UsernameAclRule {
            Default::default()
        }
    }

    /// A user name that has credentials. An empty object means that there is no such user.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UsernameAuth {
        /// When the credentials were created, in milliseconds since 1970 (UTC). Not on the vendor's page; sent from
        /// 4.3.15 and 4.4.4.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub created_at: ::std::option::Option<i64>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub password: ::std::option::Option<crate::Secret>,
        /// The user name. The vendor's example of a single look-up calls it `clientid` by mistake.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub username: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    }

    /// A user name and its password, to be created.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct UsernameCredentials {
        pub password: crate::Secret,
        /// The user name that MQTT clients connect with.
        pub username: ::std::string::String,
    }

    impl UsernameCredentials {
        pub fn builder() -> builder::UsernameCredentials {
            Default::default()
        }
    }

    /// User names and passwords to be created. Send each name once; an empty array is a 500.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(transparent)]
    pub struct UsernameCredentialsBatch(pub ::std::vec::Vec<UsernameCredentials>);
    impl ::std::ops::Deref for UsernameCredentialsBatch {
        type Target = ::std::vec::Vec<UsernameCredentials>;
        fn deref(&self) -> &::std::vec::Vec<UsernameCredentials> {
            &self.0
        }
    }

    impl ::std::convert::From<UsernameCredentialsBatch>
    for ::std::vec::Vec<UsernameCredentials> {
        fn from(value: UsernameCredentialsBatch) -> Self {
            value.0
        }
    }

    impl ::std::convert::From<::std::vec::Vec<UsernameCredentials>>
    for UsernameCredentialsBatch {
        fn from(value: ::std::vec::Vec<UsernameCredentials>) -> Self {
            Self(value)
        }
    }

    /// Types for composing complex structures.
    pub mod builder {
        #[derive(Clone, Debug)]
        pub struct AllAclRule {
            access: ::std::result::Result<
                crate::enums::AclAccess,
                ::std::string::String,
            >,
            action: ::std::result::Result<
                crate::enums::AclAction,
                ::std::string::String,
            >,
            topic: ::std::result::Result<::std::string::String, ::std::string::String>,
        }

        impl ::std::default::Default for AllAclRule {
            fn default() -> Self {
                Self {
                    access: Err("no value supplied for access".to_string()),
                    action: Err("no value supplied for action".to_string()),
                    topic: Err("no value supplied for topic".to_string()),
                }
            }
        }

        impl AllAclRule {
            pub fn access<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::enums::AclAccess>,
                T::Error: ::std::fmt::Display,
            {
                self.access = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for access: {e}")
                    });
                self
            }
            pub fn action<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::enums::AclAction>,
                T::Error: ::std::fmt::Display,
            {
                self.action = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for action: {e}")
                    });
                self
            }
            pub fn topic<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.topic = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topic: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<AllAclRule> for super::AllAclRule {
            type Error = super::error::ConversionError;
            fn try_from(
                value: AllAclRule,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    access: value.access?,
                    action: value.action?,
                    topic: value.topic?,
                })
            }
        }

        impl ::std::convert::From<super::AllAclRule> for AllAclRule {
            fn from(value: super::AllAclRule) -> Self {
                Self {
                    access: Ok(value.access),
                    action: Ok(value.action),
                    topic: Ok(value.topic),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct ClientidAclRule {
            access: ::std::result::Result<
                crate::enums::AclAccess,
                ::std::string::String,
            >,
            action: ::std::result::Result<
                crate::enums::AclAction,
                ::std::string::String,
            >,
            clientid: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            topic: ::std::result::Result<::std::string::String, ::std::string::String>,
        }

        impl ::std::default::Default for ClientidAclRule {
            fn default() -> Self {
                Self {
                    access: Err("no value supplied for access".to_string()),
                    action: Err("no value supplied for action".to_string()),
                    clientid: Err("no value supplied for clientid".to_string()),
                    topic: Err("no value supplied for topic".to_string()),
                }
            }
        }

        impl ClientidAclRule {
            pub fn access<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::enums::AclAccess>,
                T::Error: ::std::fmt::Display,
            {
                self.access = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for access: {e}")
                    });
                self
            }
            pub fn action<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::enums::AclAction>,
                T::Error: ::std::fmt::Display,
            {
                self.action = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for action: {e}")
                    });
                self
            }
            pub fn clientid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.clientid = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for clientid: {e}")
                    });
                self
            }
            pub fn topic<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.topic = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topic: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<ClientidAclRule> for super::ClientidAclRule {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientidAclRule,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    access: value.access?,
                    action: value.action?,
                    clientid: value.clientid?,
                    topic: value.topic?,
                })
            }
        }

        impl ::std::convert::From<super::ClientidAclRule> for ClientidAclRule {
            fn from(value: super::ClientidAclRule) -> Self {
                Self {
                    access: Ok(value.access),
                    action: Ok(value.action),
                    clientid: Ok(value.clientid),
                    topic: Ok(value.topic),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct ClientidCredentials {
            clientid: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            password: ::std::result::Result<crate::Secret, ::std::string::String>,
        }

        impl ::std::default::Default for ClientidCredentials {
            fn default() -> Self {
                Self {
                    clientid: Err("no value supplied for clientid".to_string()),
                    password: Err("no value supplied for password".to_string()),
                }
            }
        }

        impl ClientidCredentials {
            pub fn clientid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.clientid = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for clientid: {e}")
                    });
                self
            }
            pub fn password<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::Secret>,
                T::Error: ::std::fmt::Display,
            {
                self.password = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for password: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<ClientidCredentials>
        for super::ClientidCredentials {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ClientidCredentials,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    clientid: value.clientid?,
                    password: value.password?,
                })
            }
        }

        impl ::std::convert::From<super::ClientidCredentials> for ClientidCredentials {
            fn from(value: super::ClientidCredentials) -> Self {
                Self {
                    clientid: Ok(value.clientid),
                    password: Ok(value.password),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct Message {
            clientid: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            encoding: ::std::result::Result<
                ::std::option::Option<crate::enums::PayloadEncoding>,
                ::std::string::String,
            >,
            payload: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            properties: ::std::result::Result<
                ::std::option::Option<super::MessageProperties>,
                ::std::string::String,
            >,
            qos: ::std::result::Result<::std::option::Option<u8>, ::std::string::String>,
            retain: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            return_: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            topic: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            topics: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            user_properties: ::std::result::Result<
                ::std::option::Option<super::UserProperties>,
                ::std::string::String,
            >,
        }

        impl ::std::default::Default for Message {
            fn default() -> Self {
                Self {
                    clientid: Ok(Default::default()),
                    encoding: Ok(Default::default()),
                    payload: Ok(Default::default()),
                    properties: Ok(Default::default()),
                    qos: Ok(Default::default()),
                    retain: Ok(Default::default()),
                    return_: Ok(Default::default()),
                    topic: Ok(Default::default()),
                    topics: Ok(Default::default()),
                    user_properties: Ok(Default::default()),
                }
            }
        }

        impl Message {
            pub fn clientid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.clientid = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for clientid: {e}")
                    });
                self
            }
            pub fn encoding<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<crate::enums::PayloadEncoding>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.encoding = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for encoding: {e}")
                    });
                self
            }
            pub fn payload<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.payload = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for payload: {e}")
                    });
                self
            }
            pub fn properties<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::option::Option<super::MessageProperties>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.properties = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for properties: {e}")
                    });
                self
            }
            pub fn qos<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<u8>>,
                T::Error: ::std::fmt::Display,
            {
                self.qos = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for qos: {e}")
                    });
                self
            }
            pub fn retain<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<bool>>,
                T::Error: ::std::fmt::Display,
            {
                self.retain = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for retain: {e}")
                    });
                self
            }
            pub fn return_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<bool>>,
                T::Error: ::std::fmt::Display,
            {
                self.return_ = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for return_: {e}")
                    });
                self
            }
            pub fn topic<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.topic = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topic: {e}")
                    });
                self
            }
            pub fn topics<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.topics = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topics: {e}")
                    });
                self
            }
            pub fn user_properties<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<super::UserProperties>>,
                T::Error: ::std::fmt::Display,
            {
                self.user_properties = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for user_properties: {e}"
                        )
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<Message> for super::Message {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Message,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    clientid: value.clientid?,
                    encoding: value.encoding?,
                    payload: value.payload?,
                    properties: value.properties?,
                    qos: value.qos?,
                    retain: value.retain?,
                    return_: value.return_?,
                    topic: value.topic?,
                    topics: value.topics?,
                    user_properties: value.user_properties?,
                })
            }
        }

        impl ::std::convert::From<super::Message> for Message {
            fn from(value: super::Message) -> Self {
                Self {
                    clientid: Ok(value.clientid),
                    encoding: Ok(value.encoding),
                    payload: Ok(value.payload),
                    properties: Ok(value.properties),
                    qos: Ok(value.qos),
                    retain: Ok(value.retain),
                    return_: Ok(value.return_),
                    topic: Ok(value.topic),
                    topics: Ok(value.topics),
                    user_properties: Ok(value.user_properties),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct MessageProperties {
            message_expiry_interval: ::std::result::Result<
                ::std::option::Option<u64>,
                ::std::string::String,
            >,
        }

        impl ::std::default::Default for MessageProperties {
            fn default() -> Self {
                Self {
                    message_expiry_interval: Ok(Default::default()),
                }
            }
        }

        impl MessageProperties {
            pub fn message_expiry_interval<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<u64>>,
                T::Error: ::std::fmt::Display,
            {
                self.message_expiry_interval = value
                    .try_into()
                    .map_err(|e| {
                        format!(
                            "error converting supplied value for message_expiry_interval: {e}"
                        )
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<MessageProperties> for super::MessageProperties {
            type Error = super::error::ConversionError;
            fn try_from(
                value: MessageProperties,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    message_expiry_interval: value.message_expiry_interval?,
                })
            }
        }

        impl ::std::convert::From<super::MessageProperties> for MessageProperties {
            fn from(value: super::MessageProperties) -> Self {
                Self {
                    message_expiry_interval: Ok(value.message_expiry_interval),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct PasswordChange {
            password: ::std::result::Result<crate::Secret, ::std::string::String>,
        }

        impl ::std::default::Default for PasswordChange {
            fn default() -> Self {
                Self {
                    password: Err("no value supplied for password".to_string()),
                }
            }
        }

        impl PasswordChange {
            pub fn password<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::Secret>,
                T::Error: ::std::fmt::Display,
            {
                self.password = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for password: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<PasswordChange> for super::PasswordChange {
            type Error = super::error::ConversionError;
            fn try_from(
                value: PasswordChange,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { password: value.password? })
            }
        }

        impl ::std::convert::From<super::PasswordChange> for PasswordChange {
            fn from(value: super::PasswordChange) -> Self {
                Self {
                    password: Ok(value.password),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct SubscribeRequest {
            clientid: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            qos: ::std::result::Result<::std::option::Option<u8>, ::std::string::String>,
            topic: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            topics: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }

        impl ::std::default::Default for SubscribeRequest {
            fn default() -> Self {
                Self {
                    clientid: Err("no value supplied for clientid".to_string()),
                    qos: Ok(Default::default()),
                    topic: Ok(Default::default()),
                    topics: Ok(Default::default()),
                }
            }
        }

        impl SubscribeRequest {
            pub fn clientid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.clientid = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for clientid: {e}")
                    });
                self
            }
            pub fn qos<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<u8>>,
                T::Error: ::std::fmt::Display,
            {
                self.qos = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for qos: {e}")
                    });
                self
            }
            pub fn topic<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.topic = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topic: {e}")
                    });
                self
            }
            pub fn topics<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.topics = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topics: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<SubscribeRequest> for super::SubscribeRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SubscribeRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    clientid: value.clientid?,
                    qos: value.qos?,
                    topic: value.topic?,
                    topics: value.topics?,
                })
            }
        }

        impl ::std::convert::From<super::SubscribeRequest> for SubscribeRequest {
            fn from(value: super::SubscribeRequest) -> Self {
                Self {
                    clientid: Ok(value.clientid),
                    qos: Ok(value.qos),
                    topic: Ok(value.topic),
                    topics: Ok(value.topics),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct UnsubscribeRequest {
            clientid: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            topic: ::std::result::Result<::std::string::String, ::std::string::String>,
        }

        impl ::std::default::Default for UnsubscribeRequest {
            fn default() -> Self {
                Self {
                    clientid: Err("no value supplied for clientid".to_string()),
                    topic: Err("no value supplied for topic".to_string()),
                }
            }
        }

        impl UnsubscribeRequest {
            pub fn clientid<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.clientid = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for clientid: {e}")
                    });
                self
            }
            pub fn topic<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.topic = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topic: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<UnsubscribeRequest> for super::UnsubscribeRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: UnsubscribeRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    clientid: value.clientid?,
                    topic: value.topic?,
                })
            }
        }

        impl ::std::convert::From<super::UnsubscribeRequest> for UnsubscribeRequest {
            fn from(value: super::UnsubscribeRequest) -> Self {
                Self {
                    clientid: Ok(value.clientid),
                    topic: Ok(value.topic),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct UsernameAclRule {
            access: ::std::result::Result<
                crate::enums::AclAccess,
                ::std::string::String,
            >,
            action: ::std::result::Result<
                crate::enums::AclAction,
                ::std::string::String,
            >,
            topic: ::std::result::Result<::std::string::String, ::std::string::String>,
            username: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
        }

        impl ::std::default::Default for UsernameAclRule {
            fn default() -> Self {
                Self {
                    access: Err("no value supplied for access".to_string()),
                    action: Err("no value supplied for action".to_string()),
                    topic: Err("no value supplied for topic".to_string()),
                    username: Err("no value supplied for username".to_string()),
                }
            }
        }

        impl UsernameAclRule {
            pub fn access<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::enums::AclAccess>,
                T::Error: ::std::fmt::Display,
            {
                self.access = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for access: {e}")
                    });
                self
            }
            pub fn action<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::enums::AclAction>,
                T::Error: ::std::fmt::Display,
            {
                self.action = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for action: {e}")
                    });
                self
            }
            pub fn topic<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.topic = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for topic: {e}")
                    });
                self
            }
            pub fn username<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.username = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for username: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<UsernameAclRule> for super::UsernameAclRule {
            type Error = super::error::ConversionError;
            fn try_from(
                value: UsernameAclRule,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    access: value.access?,
                    action: value.action?,
                    topic: value.topic?,
                    username: value.username?,
                })
            }
        }

        impl ::std::convert::From<super::UsernameAclRule> for UsernameAclRule {
            fn from(value: super::UsernameAclRule) -> Self {
                Self {
                    access: Ok(value.access),
                    action: Ok(value.action),
                    topic: Ok(value.topic),
                    username: Ok(value.username),
                }
            }
        }

        #[derive(Clone, Debug)]
        pub struct UsernameCredentials {
            password: ::std::result::Result<crate::Secret, ::std::string::String>,
            username: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
        }

        impl ::std::default::Default for UsernameCredentials {
            fn default() -> Self {
                Self {
                    password: Err("no value supplied for password".to_string()),
                    username: Err("no value supplied for username".to_string()),
                }
            }
        }

        impl UsernameCredentials {
            pub fn password<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<crate::Secret>,
                T::Error: ::std::fmt::Display,
            {
                self.password = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for password: {e}")
                    });
                self
            }
            pub fn username<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.username = value
                    .try_into()
                    .map_err(|e| {
                        format!("error converting supplied value for username: {e}")
                    });
                self
            }
        }

        impl ::std::convert::TryFrom<UsernameCredentials>
        for super::UsernameCredentials {
            type Error = super::error::ConversionError;
            fn try_from(
                value: UsernameCredentials,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    password: value.password?,
                    username: value.username?,
                })
            }
        }

        impl ::std::convert::From<super::UsernameCredentials> for UsernameCredentials {
            fn from(value: super::UsernameCredentials) -> Self {
                Self {
                    password: Ok(value.password),
                    username: Ok(value.username),
                }
            }
        }
    }

    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }

        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}

#[derive(Clone, Debug)]
/// Client for EMQX Cloud REST API
///
/// Version: 4.4
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
}

impl ClientInfo<()> for Client {
    fn api_version() -> &'static str {
        "4.4"
    }

    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }

    fn client(&self) -> &reqwest::Client {
        &self.client
    }

    fn inner(&self) -> &() {
        &()
    }
}

impl ClientHooks<()> for &Client {}
impl Client {
    /// List the user names that have credentials
    ///
    /// Passwords are not in the answer. Newer servers add `created_at` to every row and `hasnext` to `meta`, and honour
    /// the filters from 4.3.15 and 4.4.4; older ones ignore a filter and send the whole list. With any filter
    /// `meta.count` is -1. Rows are sorted newest first only inside a page.
    ///
    /// Sends a `GET` request to `/auth_username`
    ///
    /// Arguments:
    /// - `like_username`: Only rows whose user name contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers. Empty text is a 500 on a credential list.
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `username`: Only the row of exactly this user name. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    pub fn list_usernames(&self) -> builder::ListUsernames<'_> {
        builder::ListUsernames::new(self)
    }

    /// Create credentials for user names, one or many
    ///
    /// An object creates one user; an array creates many. An existing user is never overwritten.
    ///
    /// One: success is `code` 0 and nothing else. A failure has no `code`; its `message` is one word of
    /// `FailureReason`: `existed`, `login` (the name is missing, empty or not a string) or `password` (likewise).
    ///
    /// Many: the answer is `code` 0 even if every row failed, and `data` tells the outcome of each name. A name that is
    /// sent twice has only one entry, the outcome of the first, so do not repeat a name. A row without a name is
    /// answered under `undefined`. An empty array is a 500. A row whose name is not a string has, on real servers, led
    /// to a 204 with an empty body after the other rows had been written.
    ///
    /// Sends a `POST` request to `/auth_username`
    pub fn create_username(&self) -> builder::CreateUsername<'_> {
        builder::CreateUsername::new(self)
    }

    /// Look up the credentials of one user name
    ///
    /// A user that does not exist is answered with 200, `code` 0 and an empty object in `data`. What comes back beside
    /// the name depends on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and 4.4.4, and
    /// nothing between them.
    ///
    /// Sends a `GET` request to `/auth_username/{username}`
    ///
    /// Arguments:
    /// - `username`: The user name, percent-encoded as one segment (`group/ann` is sent as `group%2Fann`). It cannot be empty.
    pub fn get_username(&self) -> builder::GetUsername<'_> {
        builder::GetUsername::new(self)
    }

    /// Change the password of one user name
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such user). Clients that are connected stay connected.
    ///
    /// Sends a `PUT` request to `/auth_username/{username}`
    ///
    /// Arguments:
    /// - `username`: The user name, percent-encoded as one segment (`group/ann` is sent as `group%2Fann`). It cannot be empty.
    /// - `body`
    pub fn update_username(&self) -> builder::UpdateUsername<'_> {
        builder::UpdateUsername::new(self)
    }

    /// Delete the credentials of one user name
    ///
    /// Deleting a user that does not exist is a success too (`code` 0). Clients that are connected stay connected; kick
    /// them if they have to go.
    ///
    /// Sends a `DELETE` request to `/auth_username/{username}`
    ///
    /// Arguments:
    /// - `username`: The user name, percent-encoded as one segment (`group/ann` is sent as `group%2Fann`). It cannot be empty.
    pub fn delete_username(&self) -> builder::DeleteUsername<'_> {
        builder::DeleteUsername::new(self)
    }

    /// List the client identifiers that have credentials
    ///
    /// Passwords are not in the answer. Newer servers add `created_at` to every row and `hasnext` to `meta`, and honour
    /// the filters from 4.3.15 and 4.4.4; older ones ignore a filter and send the whole list. With any filter
    /// `meta.count` is -1. Rows are sorted newest first only inside a page.
    ///
    /// Sends a `GET` request to `/auth_clientid`
    ///
    /// Arguments:
    /// - `like_clientid`: Only rows whose client identifier contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
    /// and ignored by older servers. Empty text is a 500 on a credential list.
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `clientid`: Only the row of exactly this client identifier. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    pub fn list_clientids(&self) -> builder::ListClientids<'_> {
        builder::ListClientids::new(self)
    }

    /// Create credentials for client identifiers, one or many
    ///
    /// An object creates one client; an array creates many. An existing client is never overwritten.
    ///
    /// One: success is `code` 0 and nothing else. A failure has no `code`; its `message` is one word of
    /// `FailureReason`: `existed`, `login` (the identifier is missing, empty or not a string) or `password` (likewise).
    ///
    /// Many: the answer is `code` 0 even if every row failed, and `data` tells the outcome of each identifier. An
    /// identifier that is sent twice has only one entry, the outcome of the first, so do not repeat one. A row without
    /// an identifier is answered under `undefined`. An empty array is a 500. A row whose identifier is not a string
    /// has, on real servers, led to a 204 with an empty body after the other rows had been written.
    ///
    /// Sends a `POST` request to `/auth_clientid`
    pub fn create_clientid(&self) -> builder::CreateClientid<'_> {
        builder::CreateClientid::new(self)
    }

    /// Look up the credentials of one client identifier
    ///
    /// A client that does not exist is answered with 200, `code` 0 and an empty object in `data`. What comes back
    /// beside the identifier depends on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and
    /// 4.4.4, and nothing between them.
    ///
    /// Sends a `GET` request to `/auth_clientid/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    pub fn get_clientid(&self) -> builder::GetClientid<'_> {
        builder::GetClientid::new(self)
    }

    /// Change the password of one client identifier
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such client). A client that is connected stays connected.
    ///
    /// Sends a `PUT` request to `/auth_clientid/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    /// - `body`
    pub fn update_clientid(&self) -> builder::UpdateClientid<'_> {
        builder::UpdateClientid::new(self)
    }

    /// Delete the credentials of one client identifier
    ///
    /// Deleting a client that does not exist is a success too (`code` 0). A client that is connected stays connected;
    /// kick it if it has to go.
    ///
    /// Sends a `DELETE` request to `/auth_clientid/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    pub fn delete_clientid(&self) -> builder::DeleteClientid<'_> {
        builder::DeleteClientid::new(self)
    }

    /// Create access rules, one or many
    ///
    /// An object creates one rule; an array creates many. A rule with `clientid` is for that client, one with
    /// `username` for that user, one with neither for everybody. Both in one rule is a 500, even if one of them is
    /// null; in an array the rules before it have then been written.
    ///
    /// A rule for the same client or user, topic and action replaces the old one, so calling this again changes
    /// `access`. Topic filters are not checked: a filter that can never match is stored without complaint.
    ///
    /// One: a refused rule has no `code`; its `message` is an Erlang term that holds a word of `FailureReason`, such as
    /// `{error,action}`.
    ///
    /// Many: the answer is `code` 0 even if every rule was refused. `data` has one row per rule **in reverse order of
    /// the request**, each with its own `result`; a field that was missing comes back as the string `undefined`. An
    /// empty array is a 500.
    ///
    /// Sends a `POST` request to `/acl`
    pub fn create_acl(&self) -> builder::CreateAcl<'_> {
        builder::CreateAcl::new(self)
    }

    /// List the access rules for client identifiers
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The answer has no `hasnext`: ask
    /// for pages until one comes back with fewer rows than the limit. Do not stop by `meta.count`, which is wrong with
    /// a filter (0 beside data, or more than you get). `_limit` 0 is a 500 here. Filters are honoured from 4.3.15 and
    /// 4.4.4; older servers ignore them and send every rule.
    ///
    /// Sends a `GET` request to `/acl/clientid`
    ///
    /// Arguments:
    /// - `like_clientid`: Only rows whose client identifier contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
    /// and ignored by older servers. Empty text is a 500 on a credential list.
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `access`: Only rules that allow, or only rules that deny. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    /// - `action`: Only rules for this action. Lists never hold `pubsub`, so use `pub` or `sub`. Not on the vendor's page; honoured
    /// from 4.3.15 and 4.4.4, and ignored by older servers.
    /// - `clientid`: Only the row of exactly this client identifier. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    /// - `topic`: Only rules whose topic filter is exactly this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
    /// and ignored by older servers.
    pub fn list_acl_by_clientid(&self) -> builder::ListAclByClientid<'_> {
        builder::ListAclByClientid::new(self)
    }

    /// List the access rules for user names
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The answer has no `hasnext`: ask
    /// for pages until one comes back with fewer rows than the limit. Do not stop by `meta.count`, which is wrong with
    /// a filter (0 beside data, or more than you get). `_limit` 0 is a 500 here. Filters are honoured from 4.3.15 and
    /// 4.4.4; older servers ignore them and send every rule.
    ///
    /// Sends a `GET` request to `/acl/username`
    ///
    /// Arguments:
    /// - `like_username`: Only rows whose user name contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers. Empty text is a 500 on a credential list.
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `access`: Only rules that allow, or only rules that deny. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    /// - `action`: Only rules for this action. Lists never hold `pubsub`, so use `pub` or `sub`. Not on the vendor's page; honoured
    /// from 4.3.15 and 4.4.4, and ignored by older servers.
    /// - `topic`: Only rules whose topic filter is exactly this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
    /// and ignored by older servers.
    /// - `username`: Only the row of exactly this user name. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    pub fn list_acl_by_username(&self) -> builder::ListAclByUsername<'_> {
        builder::ListAclByUsername::new(self)
    }

    /// List the access rules for everybody
    ///
    /// The last segment is a literal `$all`; `%24all` is a 404. A rule that was created with `pubsub` is listed as two
    /// rows, `sub` and `pub`. The answer has no `hasnext`: ask for pages until one comes back with fewer rows than the
    /// limit. Do not stop by `meta.count`, which is wrong with a filter. `_limit` 0 is a 500 here. Filters are honoured
    /// from 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// Sends a `GET` request to `/acl/$all`
    ///
    /// Arguments:
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `access`: Only rules that allow, or only rules that deny. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    /// - `action`: Only rules for this action. Lists never hold `pubsub`, so use `pub` or `sub`. Not on the vendor's page; honoured
    /// from 4.3.15 and 4.4.4, and ignored by older servers.
    /// - `topic`: Only rules whose topic filter is exactly this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
    /// and ignored by older servers.
    pub fn list_acl_for_all(&self) -> builder::ListAclForAll<'_> {
        builder::ListAclForAll::new(self)
    }

    /// Look up the access rules for one client identifier
    ///
    /// All rules of the client, without pages. A client without rules is answered with an empty array. A rule that was
    /// created with `pubsub` comes back as two rows, `sub` and `pub`.
    ///
    /// Sends a `GET` request to `/acl/clientid/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    pub fn get_acl_by_clientid(&self) -> builder::GetAclByClientid<'_> {
        builder::GetAclByClientid::new(self)
    }

    /// Look up the access rules for one user name
    ///
    /// All rules of the user, without pages. A user without rules is answered with an empty array. A rule that was
    /// created with `pubsub` comes back as two rows, `sub` and `pub`.
    ///
    /// Sends a `GET` request to `/acl/username/{username}`
    ///
    /// Arguments:
    /// - `username`: The user name, percent-encoded as one segment (`group/ann` is sent as `group%2Fann`). It cannot be empty.
    pub fn get_acl_by_username(&self) -> builder::GetAclByUsername<'_> {
        builder::GetAclByUsername::new(self)
    }

    /// Delete the access rules for one client identifier and topic
    ///
    /// Deletes every rule of this client for exactly this topic filter, whatever its action. Deleting what does not
    /// exist is a success too (`code` 0), so check the spelling of the topic.
    ///
    /// Sends a `DELETE` request to `/acl/clientid/{clientid}/topic/{topic}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    /// - `topic`: The topic filter of the rule, percent-encoded as one segment: `topic/A` is sent as `topic%2FA` (the page's
    /// example `topic%2uA` is not a valid escape), `+` as `%2B`, `#` as `%23`. With a bare `/` the path is another one,
    /// and a 404.
    pub fn delete_acl_by_clientid(&self) -> builder::DeleteAclByClientid<'_> {
        builder::DeleteAclByClientid::new(self)
    }

    /// Delete the access rules for one user name and topic
    ///
    /// Deletes every rule of this user for exactly this topic filter, whatever its action. Deleting what does not exist
    /// is a success too (`code` 0), so check the spelling of the topic.
    ///
    /// Sends a `DELETE` request to `/acl/username/{username}/topic/{topic}`
    ///
    /// Arguments:
    /// - `username`: The user name, percent-encoded as one segment (`group/ann` is sent as `group%2Fann`). It cannot be empty.
    /// - `topic`: The topic filter of the rule, percent-encoded as one segment: `topic/A` is sent as `topic%2FA` (the page's
    /// example `topic%2uA` is not a valid escape), `+` as `%2B`, `#` as `%23`. With a bare `/` the path is another one,
    /// and a 404.
    pub fn delete_acl_by_username(&self) -> builder::DeleteAclByUsername<'_> {
        builder::DeleteAclByUsername::new(self)
    }

    /// Delete the access rules for everybody and one topic
    ///
    /// Deletes every rule for everybody with exactly this topic filter, whatever its action. Deleting what does not
    /// exist is a success too (`code` 0), so check the spelling of the topic. The vendor's pages give the path as
    /// `/acl/all/$all/topic/{topic}`, which is a 404 on real servers. `$all` is literal: `%24all` is a 404 as well.
    ///
    /// Sends a `DELETE` request to `/acl/$all/topic/{topic}`
    ///
    /// Arguments:
    /// - `topic`: The topic filter of the rule, percent-encoded as one segment: `topic/A` is sent as `topic%2FA` (the page's
    /// example `topic%2uA` is not a valid escape), `+` as `%2B`, `#` as `%23`. With a bare `/` the path is another one,
    /// and a 404.
    pub fn delete_acl_for_all(&self) -> builder::DeleteAclForAll<'_> {
        builder::DeleteAclForAll::new(self)
    }

    /// List the clients of the cluster
    ///
    /// Connected clients, and sessions whose client is offline. Filters combine with "and". With any filter
    /// `meta.count` is -1. Filters match exactly and by case, except `_like_clientid` and `_like_username`. A value
    /// that the server cannot convert (a word as `proto_ver`, an IPv6 address) is a failure with code 108; an unknown
    /// value (a `zone` that does not exist) matches nothing. An empty `_like_clientid` or `_like_username`, or a page
    /// that is not a number, is a 500.
    ///
    /// Sends a `GET` request to `/clients`
    ///
    /// Arguments:
    /// - `gte_connected_at`: Only clients that connected at this time or later, in seconds since 1970 (UTC). Milliseconds match nothing.
    /// The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    /// - `gte_created_at`: Only sessions that were created at this time or later, in seconds since 1970 (UTC). Milliseconds match
    /// nothing. The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    /// - `like_clientid`: Only clients whose identifier contains this text.
    /// - `like_username`: Only clients whose user name contains this text.
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `lte_connected_at`: Only clients that connected at this time or earlier, in seconds since 1970 (UTC).
    /// - `lte_created_at`: Only sessions that were created at this time or earlier, in seconds since 1970 (UTC).
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `clean_start`: Only clients that did (`true`) or did not (`false`) ask for a fresh session when they connected.
    /// - `clientid`: Only the client with exactly this identifier.
    /// - `conn_state`: Only clients in this state of the connection.
    /// - `ip_address`: Only clients that connected from this IPv4 address, in dotted form. An IPv6 address is refused with code
    /// 108.
    /// - `proto_name`: Only clients that speak this protocol.
    /// - `proto_ver`: Only clients of this protocol version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
    /// - `username`: Only clients that connected with exactly this user name.
    /// - `zone`: Only clients of this zone, a named group of settings on the server such as `external`.
    pub fn list_clients(&self) -> builder::ListClients<'_> {
        builder::ListClients::new(self)
    }

    /// Look up one client
    ///
    /// `data` is an array with one client, or an empty array if there is no such client: that is neither a 404 nor a
    /// failure. A session whose client is offline is found too, with `connected` false.
    ///
    /// Sends a `GET` request to `/clients/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    pub fn get_client(&self) -> builder::GetClient<'_> {
        builder::GetClient::new(self)
    }

    /// Kick a client out, and end its session
    ///
    /// Closes the connection and deletes the session with its subscriptions and queued messages, also if the client is
    /// offline. The client may connect again at once; to keep it out, delete its credentials or deny it first.
    ///
    /// From 4.3.9 on, kicking a client that does not exist is a success (`code` 0), so a success does not mean that
    /// there was a client; older servers answer code 112. Do not repeat the call blindly: a second kick ends the
    /// session of a client that has come back in the meantime.
    ///
    /// Sends a `DELETE` request to `/clients/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    pub fn kick_client(&self) -> builder::KickClient<'_> {
        builder::KickClient::new(self)
    }

    /// List the subscriptions of the cluster
    ///
    /// With any filter `meta.count` is -1, except with `topic`, which counts really. Filters combine with "and"; beside
    /// `topic` the others count only from 4.3.15 and 4.4.4. A `qos` that is not a number is a 400 or a 500.
    ///
    /// Sends a `GET` request to `/subscriptions`
    ///
    /// Arguments:
    /// - `limit`: Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    /// - `match_topic`: Only subscriptions whose own filter is covered by this one: `sensors/#` finds `sensors/+/temp`. It does not
    /// answer which subscriptions would receive a topic: `t/1` does not find `t/#`.
    /// - `page`: Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    /// - `clientid`: Only subscriptions of the client with exactly this identifier.
    /// - `qos`: Only subscriptions with this quality of service.
    /// - `share`: Only shared subscriptions of this group.
    /// - `topic`: Only subscriptions to exactly this topic filter; `topic/#` finds `topic/#` and not `topic/a`. For a shared
    /// subscription give the inner filter, without `$share/group/`, and the group in `share`. The Chinese page does
    /// not list it; the English page and every measured server have it. The server decodes the value twice: a `%`
    /// in the filter has to be sent as `%2525`.
    pub fn list_subscriptions(&self) -> builder::ListSubscriptions<'_> {
        builder::ListSubscriptions::new(self)
    }

    /// Look up the subscriptions of one client
    ///
    /// All subscriptions of the client, without pages. A client that does not exist, or has none, is answered with an
    /// empty array. A session whose client is offline keeps its subscriptions.
    ///
    /// Sends a `GET` request to `/subscriptions/{clientid}`
    ///
    /// Arguments:
    /// - `clientid`: The client identifier, percent-encoded as one segment (`dev/1` is sent as `dev%2F1`). It cannot be empty.
    pub fn get_client_subscriptions(&self) -> builder::GetClientSubscriptions<'_> {
        builder::GetClientSubscriptions::new(self)
    }

    /// Subscribe a client to topics
    ///
    /// `code` 0 means that the request was handed to the client's session, **not** that the client is subscribed: look
    /// at its subscriptions afterwards. A session whose client is offline accepts it too. Access rules are not applied.
    ///
    /// The server checks, in this order: `clientid` (108), topics (115), `qos` (116 from 4.3.13 and 4.4.2; older
    /// servers accept any) and whether the session exists (112). Of a list of topics, the malformed ones are dropped in
    /// silence as long as one is good.
    ///
    /// Sends a `POST` request to `/mqtt/subscribe`
    pub fn subscribe(&self) -> builder::Subscribe<'_> {
        builder::Subscribe::new(self)
    }

    /// Unsubscribe a client from a topic
    ///
    /// `code` 0 means that the request was handed to the client's session; it is also the answer if the client was not
    /// subscribed. One topic filter per call: a comma is part of the filter, and `topics` is ignored.
    ///
    /// Sends a `POST` request to `/mqtt/unsubscribe`
    pub fn unsubscribe(&self) -> builder::Unsubscribe<'_> {
        builder::Unsubscribe::new(self)
    }

    /// Publish a message to one topic or several
    ///
    /// The message is delivered as if a client had published it, but access rules are not applied. `code` 0 says
    /// nothing about subscribers: it is also the answer if nobody listens. It is not refused for its size either: a
    /// payload over the server's packet limit is delivered anyway.
    ///
    /// Failures: 115 for a topic that is missing, empty, has wildcards or is over 65535 bytes; 108 for a payload that
    /// is not the base64 that `encoding` promises, and for bad properties. A `qos` outside 0 to 2 is a 500. Sending the
    /// call twice publishes twice.
    ///
    /// Sends a `POST` request to `/mqtt/publish`
    pub fn publish(&self) -> builder::Publish<'_> {
        builder::Publish::new(self)
    }

    /// Subscribe clients to topics, many at once
    ///
    /// The outer `code` is always 0: every row of `data` has its own, in the order of the request, with the meaning
    /// that it has for a single subscribe. The body has to be an array; an object is a 500. A row that makes the server
    /// fail is a 500 for the whole call, after the rows before it were carried out.
    ///
    /// Sends a `POST` request to `/mqtt/subscribe_batch`
    pub fn subscribe_batch(&self) -> builder::SubscribeBatch<'_> {
        builder::SubscribeBatch::new(self)
    }

    /// Unsubscribe clients from topics, many at once
    ///
    /// The outer `code` is always 0: every row of `data` has its own, in the order of the request. The page lists
    /// `topics` and `qos` for a row; a real server ignores both, and a row without `topic` gets code 115. The body has
    /// to be an array; an object is a 500.
    ///
    /// Sends a `POST` request to `/mqtt/unsubscribe_batch`
    pub fn unsubscribe_batch(&self) -> builder::UnsubscribeBatch<'_> {
        builder::UnsubscribeBatch::new(self)
    }

    /// Publish many messages at once
    ///
    /// The outer `code` is always 0: every row of `data` has its own, in the order of the request. A message with bad
    /// parameters is answered with code 108 and a `message` but without `topic`. One message with a bad `qos` is a 500
    /// for the whole call, after the messages before it were delivered; do not send the call again as it is. `return`
    /// has no effect here. The body has to be an array: an object is not refused but answered with 108 for each of its
    /// keys.
    ///
    /// Sends a `POST` request to `/mqtt/publish_batch`
    pub fn publish_batch(&self) -> builder::PublishBatch<'_> {
        builder::PublishBatch::new(self)
    }

    /// Read the counters of every node
    ///
    /// One row per node. Nothing is summed over the cluster, and which counters there are depends on the server's
    /// version and edition. The English page says `POST`; the method is `GET`.
    ///
    /// Sends a `GET` request to `/metrics`
    pub fn get_metrics(&self) -> builder::GetMetrics<'_> {
        builder::GetMetrics::new(self)
    }
}

/// Types for composing operation parameters.
#[allow(clippy::all)]
pub mod builder {
    use super::types;
    #[allow(unused_imports)]
    use super::{
        encode_path, ByteStream, ClientInfo, ClientHooks, Error, OperationInfo,
        RequestBuilderExt, ResponseValue,
    };
    /// Builder for [`Client::list_usernames`]
    ///
    /// [`Client::list_usernames`]: super::Client::list_usernames
    #[derive(Debug, Clone)]
    pub struct ListUsernames<'a> {
        client: &'a super::Client,
        like_username: Result<Option<::std::string::String>, String>,
        limit: Result<Option<u32>, String>,
        page: Result<Option<u32>, String>,
        username: Result<Option<::std::string::String>, String>,
    }

    impl<'a> ListUsernames<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                like_username: Ok(None),
                limit: Ok(None),
                page: Ok(None),
                username: Ok(None),
            }
        }

        pub fn like_username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.like_username = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for like_username failed"
                        .to_string()
                });
            self
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.username = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for username failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, like_username, limit, page, username } = self;
            let like_username = like_username.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let username = username.map_err(Error::InvalidRequest)?;
            let url = format!("{}/auth_username", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(
                    &progenitor_client::QueryParam::new("_like_username", &like_username),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("username", &username))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/auth_username`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListUsernamesAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_usernames",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::create_username`]
    ///
    /// [`Client::create_username`]: super::Client::create_username
    #[derive(Debug, Clone)]
    pub struct CreateUsername<'a> {
        client: &'a super::Client,
        body: Result<types::CreateUsernameBody, String>,
    }

    impl<'a> CreateUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::CreateUsernameBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `CreateUsernameBody` for body failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/auth_username", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/auth_username`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::CreateUsernameAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "create_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_username`]
    ///
    /// [`Client::get_username`]: super::Client::get_username
    #[derive(Debug, Clone)]
    pub struct GetUsername<'a> {
        client: &'a super::Client,
        username: Result<crate::PathSegment, String>,
    }

    impl<'a> GetUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                username: Err("username was not initialized".to_string()),
            }
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.username = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for username failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, username } = self;
            let username = username.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/auth_username/{}", client.baseurl, encode_path(& username
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/auth_username/{username}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetUsernameAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::update_username`]
    ///
    /// [`Client::update_username`]: super::Client::update_username
    #[derive(Debug, Clone)]
    pub struct UpdateUsername<'a> {
        client: &'a super::Client,
        username: Result<crate::PathSegment, String>,
        body: Result<types::builder::PasswordChange, String>,
    }

    impl<'a> UpdateUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                username: Err("username was not initialized".to_string()),
                body: Ok(::std::default::Default::default()),
            }
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.username = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for username failed"
                        .to_string()
                });
            self
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PasswordChange>,
            <V as std::convert::TryInto<
                types::PasswordChange,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `PasswordChange` for body failed: {}", s)
                });
            self
        }

        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::PasswordChange,
            ) -> types::builder::PasswordChange,
        {
            self.body = self.body.map(f);
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, username, body } = self;
            let username = username.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| {
                    types::PasswordChange::try_from(v).map_err(|e| e.to_string())
                })
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/auth_username/{}", client.baseurl, encode_path(& username
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `PUT` request to `/auth_username/{username}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "update_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::delete_username`]
    ///
    /// [`Client::delete_username`]: super::Client::delete_username
    #[derive(Debug, Clone)]
    pub struct DeleteUsername<'a> {
        client: &'a super::Client,
        username: Result<crate::PathSegment, String>,
    }

    impl<'a> DeleteUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                username: Err("username was not initialized".to_string()),
            }
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.username = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for username failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, username } = self;
            let username = username.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/auth_username/{}", client.baseurl, encode_path(& username
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `DELETE` request to `/auth_username/{username}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "delete_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::list_clientids`]
    ///
    /// [`Client::list_clientids`]: super::Client::list_clientids
    #[derive(Debug, Clone)]
    pub struct ListClientids<'a> {
        client: &'a super::Client,
        like_clientid: Result<Option<::std::string::String>, String>,
        limit: Result<Option<u32>, String>,
        page: Result<Option<u32>, String>,
        clientid: Result<Option<::std::string::String>, String>,
    }

    impl<'a> ListClientids<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                like_clientid: Ok(None),
                limit: Ok(None),
                page: Ok(None),
                clientid: Ok(None),
            }
        }

        pub fn like_clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.like_clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for like_clientid failed"
                        .to_string()
                });
            self
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, like_clientid, limit, page, clientid } = self;
            let like_clientid = like_clientid.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!("{}/auth_clientid", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(
                    &progenitor_client::QueryParam::new("_like_clientid", &like_clientid),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("clientid", &clientid))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/auth_clientid`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListClientidsAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_clientids",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::create_clientid`]
    ///
    /// [`Client::create_clientid`]: super::Client::create_clientid
    #[derive(Debug, Clone)]
    pub struct CreateClientid<'a> {
        client: &'a super::Client,
        body: Result<types::CreateClientidBody, String>,
    }

    impl<'a> CreateClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::CreateClientidBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `CreateClientidBody` for body failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/auth_clientid", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/auth_clientid`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::CreateClientidAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "create_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_clientid`]
    ///
    /// [`Client::get_clientid`]: super::Client::get_clientid
    #[derive(Debug, Clone)]
    pub struct GetClientid<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
    }

    impl<'a> GetClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/auth_clientid/{}", client.baseurl, encode_path(& clientid
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/auth_clientid/{clientid}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetClientidAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::update_clientid`]
    ///
    /// [`Client::update_clientid`]: super::Client::update_clientid
    #[derive(Debug, Clone)]
    pub struct UpdateClientid<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
        body: Result<types::builder::PasswordChange, String>,
    }

    impl<'a> UpdateClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
                body: Ok(::std::default::Default::default()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::PasswordChange>,
            <V as std::convert::TryInto<
                types::PasswordChange,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `PasswordChange` for body failed: {}", s)
                });
            self
        }

        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::PasswordChange,
            ) -> types::builder::PasswordChange,
        {
            self.body = self.body.map(f);
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid, body } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let body = body
                .and_then(|v| {
                    types::PasswordChange::try_from(v).map_err(|e| e.to_string())
                })
                .map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/auth_clientid/{}", client.baseurl, encode_path(& clientid
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .put(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `PUT` request to `/auth_clientid/{clientid}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "update_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::delete_clientid`]
    ///
    /// [`Client::delete_clientid`]: super::Client::delete_clientid
    #[derive(Debug, Clone)]
    pub struct DeleteClientid<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
    }

    impl<'a> DeleteClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/auth_clientid/{}", client.baseurl, encode_path(& clientid
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `DELETE` request to `/auth_clientid/{clientid}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "delete_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::create_acl`]
    ///
    /// [`Client::create_acl`]: super::Client::create_acl
    #[derive(Debug, Clone)]
    pub struct CreateAcl<'a> {
        client: &'a super::Client,
        body: Result<types::CreateAclBody, String>,
    }

    impl<'a> CreateAcl<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::CreateAclBody>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `CreateAclBody` for body failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/acl", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/acl`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::CreateAclAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "create_acl",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::list_acl_by_clientid`]
    ///
    /// [`Client::list_acl_by_clientid`]: super::Client::list_acl_by_clientid
    #[derive(Debug, Clone)]
    pub struct ListAclByClientid<'a> {
        client: &'a super::Client,
        like_clientid: Result<Option<::std::string::String>, String>,
        limit: Result<Option<u32>, String>,
        page: Result<Option<u32>, String>,
        access: Result<Option<crate::enums::AclAccess>, String>,
        action: Result<Option<crate::enums::AclAction>, String>,
        clientid: Result<Option<::std::string::String>, String>,
        topic: Result<Option<::std::string::String>, String>,
    }

    impl<'a> ListAclByClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                like_clientid: Ok(None),
                limit: Ok(None),
                page: Ok(None),
                access: Ok(None),
                action: Ok(None),
                clientid: Ok(None),
                topic: Ok(None),
            }
        }

        pub fn like_clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.like_clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for like_clientid failed"
                        .to_string()
                });
            self
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn access<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::AclAccess>,
        {
            self.access = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: AclAccess` for access failed"
                        .to_string()
                });
            self
        }

        pub fn action<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::AclAction>,
        {
            self.action = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: AclAction` for action failed"
                        .to_string()
                });
            self
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for clientid failed"
                        .to_string()
                });
            self
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.topic = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for topic failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self {
                client,
                like_clientid,
                limit,
                page,
                access,
                action,
                clientid,
                topic,
            } = self;
            let like_clientid = like_clientid.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let access = access.map_err(Error::InvalidRequest)?;
            let action = action.map_err(Error::InvalidRequest)?;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let url = format!("{}/acl/clientid", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(
                    &progenitor_client::QueryParam::new("_like_clientid", &like_clientid),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("access", &access))
                .query(&progenitor_client::QueryParam::new("action", &action))
                .query(&progenitor_client::QueryParam::new("clientid", &clientid))
                .query(&progenitor_client::QueryParam::new("topic", &topic))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/acl/clientid`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListAclByClientidAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_acl_by_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::list_acl_by_username`]
    ///
    /// [`Client::list_acl_by_username`]: super::Client::list_acl_by_username
    #[derive(Debug, Clone)]
    pub struct ListAclByUsername<'a> {
        client: &'a super::Client,
        like_username: Result<Option<::std::string::String>, String>,
        limit: Result<Option<u32>, String>,
        page: Result<Option<u32>, String>,
        access: Result<Option<crate::enums::AclAccess>, String>,
        action: Result<Option<crate::enums::AclAction>, String>,
        topic: Result<Option<::std::string::String>, String>,
        username: Result<Option<::std::string::String>, String>,
    }

    impl<'a> ListAclByUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                like_username: Ok(None),
                limit: Ok(None),
                page: Ok(None),
                access: Ok(None),
                action: Ok(None),
                topic: Ok(None),
                username: Ok(None),
            }
        }

        pub fn like_username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.like_username = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for like_username failed"
                        .to_string()
                });
            self
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn access<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::AclAccess>,
        {
            self.access = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: AclAccess` for access failed"
                        .to_string()
                });
            self
        }

        pub fn action<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::AclAction>,
        {
            self.action = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: AclAction` for action failed"
                        .to_string()
                });
            self
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.topic = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for topic failed"
                        .to_string()
                });
            self
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.username = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for username failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self {
                client,
                like_username,
                limit,
                page,
                access,
                action,
                topic,
                username,
            } = self;
            let like_username = like_username.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let access = access.map_err(Error::InvalidRequest)?;
            let action = action.map_err(Error::InvalidRequest)?;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let username = username.map_err(Error::InvalidRequest)?;
            let url = format!("{}/acl/username", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(
                    &progenitor_client::QueryParam::new("_like_username", &like_username),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("access", &access))
                .query(&progenitor_client::QueryParam::new("action", &action))
                .query(&progenitor_client::QueryParam::new("topic", &topic))
                .query(&progenitor_client::QueryParam::new("username", &username))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/acl/username`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListAclByUsernameAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_acl_by_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::list_acl_for_all`]
    ///
    /// [`Client::list_acl_for_all`]: super::Client::list_acl_for_all
    #[derive(Debug, Clone)]
    pub struct ListAclForAll<'a> {
        client: &'a super::Client,
        limit: Result<Option<u32>, String>,
        page: Result<Option<u32>, String>,
        access: Result<Option<crate::enums::AclAccess>, String>,
        action: Result<Option<crate::enums::AclAction>, String>,
        topic: Result<Option<::std::string::String>, String>,
    }

    impl<'a> ListAclForAll<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                page: Ok(None),
                access: Ok(None),
                action: Ok(None),
                topic: Ok(None),
            }
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn access<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::AclAccess>,
        {
            self.access = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: AclAccess` for access failed"
                        .to_string()
                });
            self
        }

        pub fn action<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::AclAction>,
        {
            self.action = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: AclAction` for action failed"
                        .to_string()
                });
            self
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.topic = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for topic failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, limit, page, access, action, topic } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let access = access.map_err(Error::InvalidRequest)?;
            let action = action.map_err(Error::InvalidRequest)?;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let url = format!("{}/acl/$all", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("access", &access))
                .query(&progenitor_client::QueryParam::new("action", &action))
                .query(&progenitor_client::QueryParam::new("topic", &topic))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/acl/$all`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListAclForAllAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_acl_for_all",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_acl_by_clientid`]
    ///
    /// [`Client::get_acl_by_clientid`]: super::Client::get_acl_by_clientid
    #[derive(Debug, Clone)]
    pub struct GetAclByClientid<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
    }

    impl<'a> GetAclByClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/acl/clientid/{}", client.baseurl, encode_path(& clientid
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/acl/clientid/{clientid}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetAclByClientidAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_acl_by_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_acl_by_username`]
    ///
    /// [`Client::get_acl_by_username`]: super::Client::get_acl_by_username
    #[derive(Debug, Clone)]
    pub struct GetAclByUsername<'a> {
        client: &'a super::Client,
        username: Result<crate::PathSegment, String>,
    }

    impl<'a> GetAclByUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                username: Err("username was not initialized".to_string()),
            }
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.username = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for username failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, username } = self;
            let username = username.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/acl/username/{}", client.baseurl, encode_path(& username
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/acl/username/{username}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetAclByUsernameAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_acl_by_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::delete_acl_by_clientid`]
    ///
    /// [`Client::delete_acl_by_clientid`]: super::Client::delete_acl_by_clientid
    #[derive(Debug, Clone)]
    pub struct DeleteAclByClientid<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
        topic: Result<crate::PathSegment, String>,
    }

    impl<'a> DeleteAclByClientid<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
                topic: Err("topic was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.topic = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for topic failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid, topic } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/acl/clientid/{}/topic/{}", client.baseurl, encode_path(& clientid
                .to_string()), encode_path(& topic.to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `DELETE` request to `/acl/clientid/{clientid}/topic/{topic}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "delete_acl_by_clientid",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::delete_acl_by_username`]
    ///
    /// [`Client::delete_acl_by_username`]: super::Client::delete_acl_by_username
    #[derive(Debug, Clone)]
    pub struct DeleteAclByUsername<'a> {
        client: &'a super::Client,
        username: Result<crate::PathSegment, String>,
        topic: Result<crate::PathSegment, String>,
    }

    impl<'a> DeleteAclByUsername<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                username: Err("username was not initialized".to_string()),
                topic: Err("topic was not initialized".to_string()),
            }
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.username = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for username failed"
                        .to_string()
                });
            self
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.topic = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for topic failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, username, topic } = self;
            let username = username.map_err(Error::InvalidRequest)?;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/acl/username/{}/topic/{}", client.baseurl, encode_path(& username
                .to_string()), encode_path(& topic.to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `DELETE` request to `/acl/username/{username}/topic/{topic}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "delete_acl_by_username",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::delete_acl_for_all`]
    ///
    /// [`Client::delete_acl_for_all`]: super::Client::delete_acl_for_all
    #[derive(Debug, Clone)]
    pub struct DeleteAclForAll<'a> {
        client: &'a super::Client,
        topic: Result<crate::PathSegment, String>,
    }

    impl<'a> DeleteAclForAll<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                topic: Err("topic was not initialized".to_string()),
            }
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.topic = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for topic failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, topic } = self;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/acl/$all/topic/{}", client.baseurl, encode_path(& topic.to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `DELETE` request to `/acl/$all/topic/{topic}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "delete_acl_for_all",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::list_clients`]
    ///
    /// [`Client::list_clients`]: super::Client::list_clients
    #[derive(Debug, Clone)]
    pub struct ListClients<'a> {
        client: &'a super::Client,
        gte_connected_at: Result<Option<i64>, String>,
        gte_created_at: Result<Option<i64>, String>,
        like_clientid: Result<Option<::std::string::String>, String>,
        like_username: Result<Option<::std::string::String>, String>,
        limit: Result<Option<u32>, String>,
        lte_connected_at: Result<Option<i64>, String>,
        lte_created_at: Result<Option<i64>, String>,
        page: Result<Option<u32>, String>,
        clean_start: Result<Option<bool>, String>,
        clientid: Result<Option<::std::string::String>, String>,
        conn_state: Result<Option<crate::enums::ConnState>, String>,
        ip_address: Result<Option<::std::string::String>, String>,
        proto_name: Result<Option<crate::enums::ProtoName>, String>,
        proto_ver: Result<Option<u32>, String>,
        username: Result<Option<::std::string::String>, String>,
        zone: Result<Option<::std::string::String>, String>,
    }

    impl<'a> ListClients<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                gte_connected_at: Ok(None),
                gte_created_at: Ok(None),
                like_clientid: Ok(None),
                like_username: Ok(None),
                limit: Ok(None),
                lte_connected_at: Ok(None),
                lte_created_at: Ok(None),
                page: Ok(None),
                clean_start: Ok(None),
                clientid: Ok(None),
                conn_state: Ok(None),
                ip_address: Ok(None),
                proto_name: Ok(None),
                proto_ver: Ok(None),
                username: Ok(None),
                zone: Ok(None),
            }
        }

        pub fn gte_connected_at<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.gte_connected_at = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `i64` for gte_connected_at failed".to_string()
                });
            self
        }

        pub fn gte_created_at<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.gte_created_at = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `i64` for gte_created_at failed".to_string()
                });
            self
        }

        pub fn like_clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.like_clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for like_clientid failed"
                        .to_string()
                });
            self
        }

        pub fn like_username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.like_username = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for like_username failed"
                        .to_string()
                });
            self
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn lte_connected_at<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.lte_connected_at = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `i64` for lte_connected_at failed".to_string()
                });
            self
        }

        pub fn lte_created_at<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.lte_created_at = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `i64` for lte_created_at failed".to_string()
                });
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn clean_start<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<bool>,
        {
            self.clean_start = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `bool` for clean_start failed".to_string());
            self
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for clientid failed"
                        .to_string()
                });
            self
        }

        pub fn conn_state<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::ConnState>,
        {
            self.conn_state = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: ConnState` for conn_state failed"
                        .to_string()
                });
            self
        }

        pub fn ip_address<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.ip_address = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for ip_address failed"
                        .to_string()
                });
            self
        }

        pub fn proto_name<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::enums::ProtoName>,
        {
            self.proto_name = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: enums :: ProtoName` for proto_name failed"
                        .to_string()
                });
            self
        }

        pub fn proto_ver<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.proto_ver = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for proto_ver failed".to_string());
            self
        }

        pub fn username<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.username = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for username failed"
                        .to_string()
                });
            self
        }

        pub fn zone<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.zone = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for zone failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self {
                client,
                gte_connected_at,
                gte_created_at,
                like_clientid,
                like_username,
                limit,
                lte_connected_at,
                lte_created_at,
                page,
                clean_start,
                clientid,
                conn_state,
                ip_address,
                proto_name,
                proto_ver,
                username,
                zone,
            } = self;
            let gte_connected_at = gte_connected_at.map_err(Error::InvalidRequest)?;
            let gte_created_at = gte_created_at.map_err(Error::InvalidRequest)?;
            let like_clientid = like_clientid.map_err(Error::InvalidRequest)?;
            let like_username = like_username.map_err(Error::InvalidRequest)?;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let lte_connected_at = lte_connected_at.map_err(Error::InvalidRequest)?;
            let lte_created_at = lte_created_at.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let clean_start = clean_start.map_err(Error::InvalidRequest)?;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let conn_state = conn_state.map_err(Error::InvalidRequest)?;
            let ip_address = ip_address.map_err(Error::InvalidRequest)?;
            let proto_name = proto_name.map_err(Error::InvalidRequest)?;
            let proto_ver = proto_ver.map_err(Error::InvalidRequest)?;
            let username = username.map_err(Error::InvalidRequest)?;
            let zone = zone.map_err(Error::InvalidRequest)?;
            let url = format!("{}/clients", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(
                    &progenitor_client::QueryParam::new(
                        "_gte_connected_at",
                        &gte_connected_at,
                    ),
                )
                .query(
                    &progenitor_client::QueryParam::new(
                        "_gte_created_at",
                        &gte_created_at,
                    ),
                )
                .query(
                    &progenitor_client::QueryParam::new("_like_clientid", &like_clientid),
                )
                .query(
                    &progenitor_client::QueryParam::new("_like_username", &like_username),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(
                    &progenitor_client::QueryParam::new(
                        "_lte_connected_at",
                        &lte_connected_at,
                    ),
                )
                .query(
                    &progenitor_client::QueryParam::new(
                        "_lte_created_at",
                        &lte_created_at,
                    ),
                )
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("clean_start", &clean_start))
                .query(&progenitor_client::QueryParam::new("clientid", &clientid))
                .query(&progenitor_client::QueryParam::new("conn_state", &conn_state))
                .query(&progenitor_client::QueryParam::new("ip_address", &ip_address))
                .query(&progenitor_client::QueryParam::new("proto_name", &proto_name))
                .query(&progenitor_client::QueryParam::new("proto_ver", &proto_ver))
                .query(&progenitor_client::QueryParam::new("username", &username))
                .query(&progenitor_client::QueryParam::new("zone", &zone))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/clients`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListClientsAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_clients",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_client`]
    ///
    /// [`Client::get_client`]: super::Client::get_client
    #[derive(Debug, Clone)]
    pub struct GetClient<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
    }

    impl<'a> GetClient<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/clients/{}", client.baseurl, encode_path(& clientid.to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/clients/{clientid}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetClientAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_client",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::kick_client`]
    ///
    /// [`Client::kick_client`]: super::Client::kick_client
    #[derive(Debug, Clone)]
    pub struct KickClient<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
    }

    impl<'a> KickClient<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/clients/{}", client.baseurl, encode_path(& clientid.to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .delete(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `DELETE` request to `/clients/{clientid}`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "kick_client",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::list_subscriptions`]
    ///
    /// [`Client::list_subscriptions`]: super::Client::list_subscriptions
    #[derive(Debug, Clone)]
    pub struct ListSubscriptions<'a> {
        client: &'a super::Client,
        limit: Result<Option<u32>, String>,
        match_topic: Result<Option<::std::string::String>, String>,
        page: Result<Option<u32>, String>,
        clientid: Result<Option<::std::string::String>, String>,
        qos: Result<Option<u8>, String>,
        share: Result<Option<::std::string::String>, String>,
        topic: Result<Option<crate::TwiceEncoded>, String>,
    }

    impl<'a> ListSubscriptions<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                limit: Ok(None),
                match_topic: Ok(None),
                page: Ok(None),
                clientid: Ok(None),
                qos: Ok(None),
                share: Ok(None),
                topic: Ok(None),
            }
        }

        pub fn limit<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.limit = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for limit failed".to_string());
            self
        }

        pub fn match_topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.match_topic = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for match_topic failed"
                        .to_string()
                });
            self
        }

        pub fn page<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u32>,
        {
            self.page = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u32` for page failed".to_string());
            self
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.clientid = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for clientid failed"
                        .to_string()
                });
            self
        }

        pub fn qos<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<u8>,
        {
            self.qos = value
                .try_into()
                .map(Some)
                .map_err(|_| "conversion to `u8` for qos failed".to_string());
            self
        }

        pub fn share<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.share = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `:: std :: string :: String` for share failed"
                        .to_string()
                });
            self
        }

        pub fn topic<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::TwiceEncoded>,
        {
            self.topic = value
                .try_into()
                .map(Some)
                .map_err(|_| {
                    "conversion to `crate :: TwiceEncoded` for topic failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, limit, match_topic, page, clientid, qos, share, topic } = self;
            let limit = limit.map_err(Error::InvalidRequest)?;
            let match_topic = match_topic.map_err(Error::InvalidRequest)?;
            let page = page.map_err(Error::InvalidRequest)?;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let qos = qos.map_err(Error::InvalidRequest)?;
            let share = share.map_err(Error::InvalidRequest)?;
            let topic = topic.map_err(Error::InvalidRequest)?;
            let url = format!("{}/subscriptions", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .query(&progenitor_client::QueryParam::new("_limit", &limit))
                .query(&progenitor_client::QueryParam::new("_match_topic", &match_topic))
                .query(&progenitor_client::QueryParam::new("_page", &page))
                .query(&progenitor_client::QueryParam::new("clientid", &clientid))
                .query(&progenitor_client::QueryParam::new("qos", &qos))
                .query(&progenitor_client::QueryParam::new("share", &share))
                .query(&progenitor_client::QueryParam::new("topic", &topic))
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/subscriptions`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::ListSubscriptionsAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "list_subscriptions",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_client_subscriptions`]
    ///
    /// [`Client::get_client_subscriptions`]: super::Client::get_client_subscriptions
    #[derive(Debug, Clone)]
    pub struct GetClientSubscriptions<'a> {
        client: &'a super::Client,
        clientid: Result<crate::PathSegment, String>,
    }

    impl<'a> GetClientSubscriptions<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                clientid: Err("clientid was not initialized".to_string()),
            }
        }

        pub fn clientid<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<crate::PathSegment>,
        {
            self.clientid = value
                .try_into()
                .map_err(|_| {
                    "conversion to `crate :: PathSegment` for clientid failed"
                        .to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, clientid } = self;
            let clientid = clientid.map_err(Error::InvalidRequest)?;
            let url = format!(
                "{}/subscriptions/{}", client.baseurl, encode_path(& clientid
                .to_string()),
            );
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/subscriptions/{clientid}`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetClientSubscriptionsAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_client_subscriptions",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::subscribe`]
    ///
    /// [`Client::subscribe`]: super::Client::subscribe
    #[derive(Debug, Clone)]
    pub struct Subscribe<'a> {
        client: &'a super::Client,
        body: Result<types::builder::SubscribeRequest, String>,
    }

    impl<'a> Subscribe<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SubscribeRequest>,
            <V as std::convert::TryInto<
                types::SubscribeRequest,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `SubscribeRequest` for body failed: {}", s)
                });
            self
        }

        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::SubscribeRequest,
            ) -> types::builder::SubscribeRequest,
        {
            self.body = self.body.map(f);
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body
                .and_then(|v| {
                    types::SubscribeRequest::try_from(v).map_err(|e| e.to_string())
                })
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/mqtt/subscribe", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/mqtt/subscribe`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "subscribe",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::unsubscribe`]
    ///
    /// [`Client::unsubscribe`]: super::Client::unsubscribe
    #[derive(Debug, Clone)]
    pub struct Unsubscribe<'a> {
        client: &'a super::Client,
        body: Result<types::builder::UnsubscribeRequest, String>,
    }

    impl<'a> Unsubscribe<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::UnsubscribeRequest>,
            <V as std::convert::TryInto<
                types::UnsubscribeRequest,
            >>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| {
                    format!("conversion to `UnsubscribeRequest` for body failed: {}", s)
                });
            self
        }

        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(
                types::builder::UnsubscribeRequest,
            ) -> types::builder::UnsubscribeRequest,
        {
            self.body = self.body.map(f);
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body
                .and_then(|v| {
                    types::UnsubscribeRequest::try_from(v).map_err(|e| e.to_string())
                })
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/mqtt/unsubscribe", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/mqtt/unsubscribe`
        pub async fn send(self) -> Result<ResponseValue<types::Ack>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "unsubscribe",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::publish`]
    ///
    /// [`Client::publish`]: super::Client::publish
    #[derive(Debug, Clone)]
    pub struct Publish<'a> {
        client: &'a super::Client,
        body: Result<types::builder::Message, String>,
    }

    impl<'a> Publish<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Message>,
            <V as std::convert::TryInto<types::Message>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|s| format!("conversion to `Message` for body failed: {}", s));
            self
        }

        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::Message) -> types::builder::Message,
        {
            self.body = self.body.map(f);
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body
                .and_then(|v| types::Message::try_from(v).map_err(|e| e.to_string()))
                .map_err(Error::InvalidRequest)?;
            let url = format!("{}/mqtt/publish", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/mqtt/publish`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::PublishAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "publish",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::subscribe_batch`]
    ///
    /// [`Client::subscribe_batch`]: super::Client::subscribe_batch
    #[derive(Debug, Clone)]
    pub struct SubscribeBatch<'a> {
        client: &'a super::Client,
        body: Result<types::SubscribeRequestBatch, String>,
    }

    impl<'a> SubscribeBatch<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::SubscribeRequestBatch>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `SubscribeRequestBatch` for body failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/mqtt/subscribe_batch", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/mqtt/subscribe_batch`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::SubscribeBatchAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "subscribe_batch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::unsubscribe_batch`]
    ///
    /// [`Client::unsubscribe_batch`]: super::Client::unsubscribe_batch
    #[derive(Debug, Clone)]
    pub struct UnsubscribeBatch<'a> {
        client: &'a super::Client,
        body: Result<types::UnsubscribeRequestBatch, String>,
    }

    impl<'a> UnsubscribeBatch<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::UnsubscribeRequestBatch>,
        {
            self.body = value
                .try_into()
                .map_err(|_| {
                    "conversion to `UnsubscribeRequestBatch` for body failed".to_string()
                });
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/mqtt/unsubscribe_batch", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/mqtt/unsubscribe_batch`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::UnsubscribeBatchAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "unsubscribe_batch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::publish_batch`]
    ///
    /// [`Client::publish_batch`]: super::Client::publish_batch
    #[derive(Debug, Clone)]
    pub struct PublishBatch<'a> {
        client: &'a super::Client,
        body: Result<types::MessageBatch, String>,
    }

    impl<'a> PublishBatch<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self {
                client: client,
                body: Err("body was not initialized".to_string()),
            }
        }

        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::MessageBatch>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "conversion to `MessageBatch` for body failed".to_string());
            self
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client, body } = self;
            let body = body.map_err(Error::InvalidRequest)?;
            let url = format!("{}/mqtt/publish_batch", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .json(&body)
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `POST` request to `/mqtt/publish_batch`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::PublishBatchAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "publish_batch",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }

    /// Builder for [`Client::get_metrics`]
    ///
    /// [`Client::get_metrics`]: super::Client::get_metrics
    #[derive(Debug, Clone)]
    pub struct GetMetrics<'a> {
        client: &'a super::Client,
    }

    impl<'a> GetMetrics<'a> {
        pub fn new(client: &'a super::Client) -> Self {
            Self { client: client }
        }

        /// Builds the request, and does not send it.
        ///
        /// # Errors
        ///
        /// `Error::InvalidRequest` if an argument is missing or refused.
        pub fn request(self) -> Result<::reqwest::Request, Error<()>> {
            let Self { client } = self;
            let url = format!("{}/metrics", client.baseurl,);
            let header_map = ::reqwest::header::HeaderMap::new();
            let request = client
                .client
                .get(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                )
                .headers(header_map)
                .build()?;
            Ok(request)
        }

        /// Sends a `GET` request to `/metrics`
        pub async fn send(
            self,
        ) -> Result<ResponseValue<types::GetMetricsAnswer>, Error<()>> {
            let client = self.client;
            #[allow(unused_mut)]
            let mut request = self.request()?;
            let info = OperationInfo {
                operation_id: "get_metrics",
            };
            client.pre(&mut request, &info).await?;
            let result = client.exec(request, &info).await;
            client.post(&result, &info).await?;
            let response = result?;
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response).await,
                _ => Err(Error::UnexpectedResponse(response)),
            }
        }
    }
}
