// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! progenitor's output: the types, and a function that builds each request.
#![allow(
    missing_docs,
    dead_code,
    unused_imports,
    unused_mut,
    clippy::all,
    clippy::unwrap_used,
    reason = "progenitor's output is used as is"
)]
use emqx_cloud_core::encode_path;
#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{ClientHooks, OperationInfo, RequestBuilderExt};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    /// A success without data.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Ack {
        pub code: ::emqx_cloud_core::ResultCode,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The outcome of creating a rule, with the rule as the server read it. A missing field is the string `undefined`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
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
        pub extra: ::emqx_cloud_core::Members,
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

    /// An access rule for everybody, as it is stored.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct AllAclEntry {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// Always `$all`.
        pub all: ::std::string::String,
        /// The topic filter that the rule is for.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// An access rule for everybody, to create.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct AllAclRule {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The topic filter that the rule is for. The server does not check it.
        pub topic: ::std::string::String,
    }

    /// A client and its session. The counters are those of the session's process since it started. Times are in the
    /// server's local time, without a zone. To compare them with a clock, or with the filters, which take seconds since
    /// 1970, the server's offset from UTC has to be known.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ClientInfo {
        /// QoS 2 messages from the client that wait for its `PUBREL`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub awaiting_rel: ::std::option::Option<i64>,
        /// Whether the client asked for a fresh session.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clean_start: ::std::option::Option<bool>,
        /// The client identifier.
        pub clientid: ::std::string::String,
        /// Whether the client is connected now. If not, the row is about a session that outlived its connection. The
        /// filter is `conn_state`.
        pub connected: bool,
        /// When the client connected, as `YYYY-MM-DD HH:mm:ss` in the server's local time, without a zone.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub connected_at: ::std::option::Option<::std::string::String>,
        /// When the session was created, as `YYYY-MM-DD HH:mm:ss` in the server's local time, without a zone.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub created_at: ::std::option::Option<::std::string::String>,
        /// When the client went offline, as `YYYY-MM-DD HH:mm:ss` in the server's local time, without a zone. Only
        /// present if `connected` is false.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub disconnected_at: ::std::option::Option<::std::string::String>,
        /// How long the session outlives its connection, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub expiry_interval: ::std::option::Option<i64>,
        /// The heap size of the Erlang process that serves the client. The page says bytes; Erlang counts machine words
        /// (8 bytes on a 64-bit server), and the values suggest words.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub heap_size: ::std::option::Option<i64>,
        /// Messages that were sent to the client and are not acknowledged yet.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub inflight: ::std::option::Option<i64>,
        /// The client's IP address.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub ip_address: ::std::option::Option<::std::string::String>,
        /// Whether the client connected as a bridge of another broker.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub is_bridge: ::std::option::Option<bool>,
        /// The keep-alive interval, in seconds. For a STOMP client it is the string `undefined`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub keepalive: ::std::option::Option<i64>,
        /// Messages waiting in the mailbox of the Erlang process that serves the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mailbox_len: ::std::option::Option<i64>,
        /// The maximum number of QoS 2 messages from the client that wait for its `PUBREL`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_awaiting_rel: ::std::option::Option<i64>,
        /// The maximum number of messages that wait for the client's acknowledgement.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_inflight: ::std::option::Option<i64>,
        /// The maximum number of messages in the session's queue.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_mqueue: ::std::option::Option<i64>,
        /// The maximum number of subscriptions of the client; 0 is no limit.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub max_subscriptions: ::std::option::Option<i64>,
        /// A prefix that the server adds to the client's topics. Without one it is the string `undefined`. It is in the
        /// page's examples, but not in its table.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mountpoint: ::std::option::Option<::std::string::String>,
        /// Messages dropped because the session's queue was full.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub mqueue_dropped: ::std::option::Option<i64>,
        /// Messages in the session's queue.
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
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub proto_ver: ::std::option::Option<::emqx_cloud_core::NumberOrText>,
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
        /// All messages for the client that the server dropped. Not on the vendor's page.
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
        /// The number of subscriptions of the client.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub subscriptions_cnt: ::std::option::Option<i64>,
        /// The user name that the client connected with. Without one it is the string `undefined`, so it cannot be told
        /// apart from a user with that name.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub username: ::std::option::Option<::std::string::String>,
        /// The zone of the client, a named group of settings on the server.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub zone: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// An access rule for one client identifier, as it is stored.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ClientidAclEntry {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The client identifier that the rule is for.
        pub clientid: ::std::string::String,
        /// The topic filter that the rule is for.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// An access rule for one client identifier, to create.
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

    /// A client identifier that has credentials. An empty object means that the client does not exist.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
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
        pub password: ::std::option::Option<::emqx_cloud_core::Secret>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A client identifier and its password, to create.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct ClientidCredentials {
        /// The client identifier that an MQTT client connects with.
        pub clientid: ::std::string::String,
        pub password: ::emqx_cloud_core::Secret,
    }

    /// The response to creating rules. `data` is an array if an array was sent.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
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

    /// The outcome of every rule of a batch. The code is 0 even if all were rejected.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateAclBatchAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The outcome of every rule, in reverse order of the request.
        pub data: ::std::vec::Vec<AclOutcome>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// One access rule, or an array of them.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateAclBody {
        AclRule(AclRule),
        Array(::std::vec::Vec<AclRule>),
    }

    impl ::std::convert::From<AclRule> for CreateAclBody {
        fn from(value: AclRule) -> Self {
            Self::AclRule(value)
        }
    }

    impl ::std::convert::From<::std::vec::Vec<AclRule>> for CreateAclBody {
        fn from(value: ::std::vec::Vec<AclRule>) -> Self {
            Self::Array(value)
        }
    }

    /// The rule that was stored.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateAclOneAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        pub data: AclOutcome,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The response to creating clients. `data` is present if an array was sent.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
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
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateClientidBatchAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The outcome of every item of a batch, by name. An item without a name is under `undefined`, one whose name is null
        /// under `null`. If a user is really called `undefined`, the JSON can contain a duplicate key.
        pub data: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        >,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// One client, or an array of clients.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateClientidBody {
        ClientidCredentials(ClientidCredentials),
        Array(::std::vec::Vec<ClientidCredentials>),
    }

    impl ::std::convert::From<ClientidCredentials> for CreateClientidBody {
        fn from(value: ClientidCredentials) -> Self {
            Self::ClientidCredentials(value)
        }
    }

    impl ::std::convert::From<::std::vec::Vec<ClientidCredentials>>
    for CreateClientidBody {
        fn from(value: ::std::vec::Vec<ClientidCredentials>) -> Self {
            Self::Array(value)
        }
    }

    /// The response to creating users. `data` is present if an array was sent.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
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
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct CreateUsernameBatchAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The outcome of every item of a batch, by name. An item without a name is under `undefined`, one whose name is null
        /// under `null`. If a user is really called `undefined`, the JSON can contain a duplicate key.
        pub data: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::string::String,
        >,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// One user, or an array of users.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(untagged)]
    pub enum CreateUsernameBody {
        UsernameCredentials(UsernameCredentials),
        Array(::std::vec::Vec<UsernameCredentials>),
    }

    impl ::std::convert::From<UsernameCredentials> for CreateUsernameBody {
        fn from(value: UsernameCredentials) -> Self {
            Self::UsernameCredentials(value)
        }
    }

    impl ::std::convert::From<::std::vec::Vec<UsernameCredentials>>
    for CreateUsernameBody {
        fn from(value: ::std::vec::Vec<UsernameCredentials>) -> Self {
            Self::Array(value)
        }
    }

    /// A failure with HTTP status 200: `code` is not 0, or missing. The vendor's page says that every response has a
    /// `code`, but when creating or changing credentials or access rules fails, there is none.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct Failure {
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub code: ::std::option::Option<::emqx_cloud_core::ResultCode>,
        /// The error message: a word of `FailureReason`, a word such as `bad_topic`, a sentence, or an Erlang term.
        pub message: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// All rules for one client identifier.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetAclByClientidAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The rules; empty if there are none.
        pub data: ::std::vec::Vec<ClientidAclEntry>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// All rules for one user name.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetAclByUsernameAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The rules; empty if there are none.
        pub data: ::std::vec::Vec<UsernameAclEntry>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The client that was looked up.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetClientAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The client; empty if it does not exist.
        pub data: ::std::vec::Vec<ClientInfo>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// All subscriptions of one client.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetClientSubscriptionsAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The subscriptions; empty if the client has none or does not exist.
        pub data: ::std::vec::Vec<SubscriptionInfo>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The client identifier that was looked up.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetClientidAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        pub data: ClientidAuth,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The counters of every node.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetMetricsAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// One row per node.
        pub data: ::std::vec::Vec<NodeMetrics>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The user name that was looked up.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct GetUsernameAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        pub data: UsernameAuth,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of the rules for client identifiers.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListAclByClientidAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The rules of this page.
        pub data: ::std::vec::Vec<ClientidAclEntry>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of the rules for user names.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListAclByUsernameAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The rules of this page.
        pub data: ::std::vec::Vec<UsernameAclEntry>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of the rules for everybody.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListAclForAllAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The rules of this page.
        pub data: ::std::vec::Vec<AllAclEntry>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of client identifiers that have credentials.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListClientidsAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The client identifiers of this page.
        pub data: ::std::vec::Vec<ClientidAuth>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of clients.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListClientsAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The clients of this page.
        pub data: ::std::vec::Vec<ClientInfo>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of subscriptions.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListSubscriptionsAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The subscriptions of this page.
        pub data: ::std::vec::Vec<SubscriptionInfo>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub meta: ::std::option::Option<PageMeta>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A page of user names that have credentials.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct ListUsernamesAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The user names of this page.
        pub data: ::std::vec::Vec<UsernameAuth>,
        pub meta: PageMeta,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A message and its topics. Set `topic` or `topics`; if both are set, `topics` is ignored. The English page says
    /// that `clientid` and `payload` are required; servers do not require them.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct Message {
        /// The client identifier of the message's publisher. The client need not exist.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clientid: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub encoding: ::std::option::Option<crate::enums::PayloadEncoding>,
        /// The content of the message, in the encoding that `encoding` names. Without it the message is empty. Send a
        /// string: a server accepts any JSON value, and publishes the JSON itself.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub payload: ::std::option::Option<::std::string::String>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub properties: ::std::option::Option<MessageProperties>,
        /// The quality of service of the message. Anything but the integers 0, 1 and 2 is a 500, even after earlier
        /// messages of a batch have been delivered.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub qos: ::std::option::Option<u8>,
        /// Whether the server keeps the message for later subscribers. It has to be a JSON boolean: with `"true"` or 1
        /// the code is 0, but the message is not retained. Neither is one with a payload of more than 1,048,576 bytes.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub retain: ::std::option::Option<bool>,
        /// Whether the response has the message's identifier. The server only looks whether the field is present, so even
        /// `false` has that effect: leave it out to get none. Not on the vendor's page, and without effect in a batch.
        #[serde(
            rename = "return",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub return_: ::std::option::Option<bool>,
        /// The topic, without wildcards. The server splits it at commas, as `topics`, so a topic with a comma cannot be
        /// used here.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topic: ::std::option::Option<::std::string::String>,
        /// Several topics in one string, separated by commas. A JSON array is rejected with code 108.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topics: ::std::option::Option<::std::string::String>,
        /// The MQTT 5 user properties, as names and values. An empty object is rejected with code 108, so leave out the field
        /// instead. A value that is null or an object is rejected too.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub user_properties: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    }

    /// The MQTT 5 properties of a message; used from 4.4.4, and ignored before. An empty object and a name that the server
    /// does not know are rejected with code 108. The server does not check values, and a value of the wrong type crashes
    /// the connections of MQTT 5 subscribers. So does `subscription_identifier`, which is left out here for that reason.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct MessageProperties {
        /// The type of the payload, such as a MIME type. Not on the vendor's pages.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub content_type: ::std::option::Option<::std::string::String>,
        /// The data by which a requester recognizes the response. Not on the vendor's pages.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub correlation_data: ::std::option::Option<::std::string::String>,
        /// The lifetime of the message, in seconds.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub message_expiry_interval: ::std::option::Option<u32>,
        /// 1 if the payload is UTF-8 text, 0 if it can be any bytes. Not on the vendor's pages.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub payload_format_indicator: ::std::option::Option<u8>,
        /// The topic for the response to a request. Not on the vendor's pages.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub response_topic: ::std::option::Option<::std::string::String>,
        /// The MQTT 5 user properties, as names and values. An empty object is rejected with code 108, so leave out the field
        /// instead. A value that is null or an object is rejected too.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub user_properties: ::std::option::Option<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    }

    /// The counters of one node since it started; they begin at 0 when it is restarted. Which of them a server sends
    /// depends on its version and edition; each may be missing. The descriptions say which are only on the vendor's page, and which are not on it.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
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
        /// Rule-engine actions that failed. The page swaps its description with that of `actions.success`. Not sent by
        /// the open source servers that were measured, and not in the page's example.
        #[serde(
            rename = "actions.failure",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_failure: ::std::option::Option<i64>,
        /// Times that a rule-engine action was retried. Only in the page's example; not sent by the open source servers
        /// that were measured.
        #[serde(
            rename = "actions.retry",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_retry: ::std::option::Option<i64>,
        /// Rule-engine actions that succeeded. The page swaps its description with that of `actions.failure`. Not sent
        /// by the open source servers that were measured.
        #[serde(
            rename = "actions.success",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub actions_success: ::std::option::Option<i64>,
        /// Rule-engine actions that were run, whatever their outcome. Only in the page's example; not sent by the open
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
        /// Access checks that allowed the action. In the page's example, but not in its table.
        #[serde(
            rename = "client.acl.allow",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_allow: ::std::option::Option<i64>,
        /// Access checks whose result came from the cache. Not on the vendor's page.
        #[serde(
            rename = "client.acl.cache_hit",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_cache_hit: ::std::option::Option<i64>,
        /// Access checks that denied the action. In the page's example, but not in its table.
        #[serde(
            rename = "client.acl.deny",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_acl_deny: ::std::option::Option<i64>,
        /// Access checks without a decision. Only in the page's example; not sent by the open source servers that were
        /// measured.
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
        /// Clients whose credentials were rejected. In the page's example, but not in its table.
        #[serde(
            rename = "client.auth.failure",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub client_auth_failure: ::std::option::Option<i64>,
        /// Credential checks without a decision. Only in the page's example; not sent by the open source servers that
        /// were measured.
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
        /// Clients that were accepted without credentials. Not on the vendor's page.
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
        /// Connections that clients requested.
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
        /// All messages dropped while being delivered to a session: the sum of the `delivery.dropped.` counters.
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
        /// Messages passed to the sessions of subscribers.
        #[serde(
            rename = "messages.delivered",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub messages_delivered: ::std::option::Option<i64>,
        /// All messages dropped before they reached any session: the sum of the `messages.dropped.` counters.
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
        /// `CONNACK` packets sent that reject the connection because of wrong credentials or missing permission.
        #[serde(
            rename = "packets.connack.auth_error",
            skip_serializing_if = "::std::option::Option::is_none"
        )]
        pub packets_connack_auth_error: ::std::option::Option<i64>,
        /// `CONNACK` packets sent that reject the connection.
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
        /// `PUBCOMP` packets received with an unknown packet identifier. The page repeats its description of
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
        /// `PUBLISH` packets received that the access rules denied.
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
        /// `SUBSCRIBE` packets received that the access rules denied. The page says `SUBACK`.
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
        /// Sessions discarded because a client connected and asked for a fresh session.
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
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The counters of one node.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct NodeMetrics {
        pub metrics: Metrics,
        /// The node's name.
        pub node: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The position of a page in its list.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PageMeta {
        /// The number of rows in the whole list. Do not rely on it: with a filter it is -1, or, on the ACL lists, wrong
        /// (0 although there are rows, or more than there are).
        pub count: i64,
        /// Whether another page follows. Missing on the ACL lists, and on the credential lists before 4.3.15 and 4.4.4.
        /// It is in the vendor's examples, but not in the table.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub hasnext: ::std::option::Option<bool>,
        /// The maximum number of rows on a page, as requested or by default.
        pub limit: i64,
        /// The number of this page, as requested.
        pub page: i64,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The new password of a user or client.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct PasswordChange {
        pub password: ::emqx_cloud_core::Secret,
    }

    /// The message was accepted. `data` is present if the request had `return`.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub data: ::std::option::Option<PublishReceipt>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The outcome of every message of a publish batch. The outer code is always 0.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishBatchAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// One outcome per message, in the order of the request.
        pub data: ::std::vec::Vec<PublishOutcome>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The outcome of one message of a publish batch.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishOutcome {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The error message; only present if the message's parameters were bad.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub message: ::std::option::Option<::std::string::String>,
        /// The `topic` of the message, or its whole `topics`, or an empty string if it had neither. Missing if the
        /// message's parameters were bad.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topic: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The identifiers that the server gave the messages: `msgid` for one topic, `msgids` for several.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct PublishReceipt {
        /// The identifier of the message, 32 hexadecimal digits.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub msgid: ::std::option::Option<::std::string::String>,
        /// The identifiers of the messages, one for each topic.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub msgids: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The outcome of every item of a subscribe batch. The outer code is always 0.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct SubscribeBatchAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The outcome of every item, in the order of the request.
        pub data: ::std::vec::Vec<SubscribeOutcome>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The outcome of one item of a subscribe or unsubscribe batch.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct SubscribeOutcome {
        /// The client identifier of the item as it was sent, or `undefined` if it had none. If it was a number, this is
        /// that number, so there is no fixed type.
        pub clientid: ::serde_json::Value,
        pub code: ::emqx_cloud_core::ResultCode,
        /// The error message. The measured servers did not send it here.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub message: ::std::option::Option<::std::string::String>,
        /// The `topic` of the item, or its whole `topics`, or an empty string if it had neither.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A client and the topics to subscribe it to. Set `topic` or `topics`; if both are set, `topics` is ignored.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct SubscribeRequest {
        /// The client identifier.
        pub clientid: ::std::string::String,
        /// The quality of service of the subscriptions.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub qos: ::std::option::Option<u8>,
        /// The topic filter. The server splits it at commas, as `topics`, so a filter with a comma cannot be used here.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topic: ::std::option::Option<::std::string::String>,
        /// Several topic filters in one string, separated by commas. A JSON array is a 500.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub topics: ::std::option::Option<::std::string::String>,
    }

    /// A subscription of a client.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct SubscriptionInfo {
        /// The client that is subscribed. A subscription of the server itself has none, and `[]` in its place.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub clientid: ::std::option::Option<::std::string::String>,
        /// The node that holds the subscription.
        pub node: ::std::string::String,
        /// The quality of service of the subscription, 0, 1 or 2.
        pub qos: i64,
        /// The topic filter. For a shared subscription it starts with `$share/` and the group, and the server shows it as
        /// a normalized path: `$share/g//abs` is shown as `/abs`, `$share/g/a//b` as `$share/g/a/b`, `$share/g/a/` as
        /// `$share/g/a`, and `$queue/a` as `$share/$queue/a`. Unsubscribing from what is shown returns code 0 without
        /// effect: use the filter that was subscribed to.
        pub topic: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// The outcome of every item of an unsubscribe batch. The outer code is always 0.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UnsubscribeBatchAnswer {
        pub code: ::emqx_cloud_core::ResultCode,
        /// The outcome of every item, in the order of the request.
        pub data: ::std::vec::Vec<SubscribeOutcome>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A client and the topic filter to unsubscribe it from.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct UnsubscribeRequest {
        /// The client identifier.
        pub clientid: ::std::string::String,
        /// The topic filter, exactly as in the subscription. A comma is part of it.
        pub topic: ::std::string::String,
    }

    /// An access rule for one user name, as it is stored.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UsernameAclEntry {
        pub access: crate::enums::AclAccess,
        pub action: crate::enums::AclAction,
        /// The topic filter that the rule is for.
        pub topic: ::std::string::String,
        /// The user name that the rule is for.
        pub username: ::std::string::String,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// An access rule for one user name, to create.
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

    /// A user name that has credentials. An empty object means that the user does not exist.
    #[derive(::serde::Serialize, Clone, Debug, PartialEq)]
    #[non_exhaustive]
    pub struct UsernameAuth {
        /// When the credentials were created, in milliseconds since 1970 (UTC). Not on the vendor's page; sent from
        /// 4.3.15 and 4.4.4.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub created_at: ::std::option::Option<i64>,
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub password: ::std::option::Option<::emqx_cloud_core::Secret>,
        /// The user name. The vendor's example for a single user calls it `clientid` by mistake.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub username: ::std::option::Option<::std::string::String>,
        #[serde(flatten)]
        pub extra: ::emqx_cloud_core::Members,
    }

    /// A user name and its password, to create.
    #[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    #[non_exhaustive]
    pub struct UsernameCredentials {
        pub password: ::emqx_cloud_core::Secret,
        /// The user name that MQTT clients connect with.
        pub username: ::std::string::String,
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

impl Client {
    /// Create a new client.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new().connect_timeout(dur).timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(baseurl, client.build().unwrap())
    }

    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(baseurl: &str, client: reqwest::Client) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
        }
    }
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
#[allow(clippy::all)]
impl Client {
    pub fn list_usernames<'a>(
        &'a self,
        like_username: Option<&'a str>,
        limit: Option<u32>,
        page: Option<u32>,
        username: Option<&'a str>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/auth_username", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("_like_username", &like_username))
            .query(&progenitor_client::QueryParam::new("_limit", &limit))
            .query(&progenitor_client::QueryParam::new("_page", &page))
            .query(&progenitor_client::QueryParam::new("username", &username))
            .headers(header_map)
            .build()?;
        Ok(request)
    }

    pub fn create_username<'a>(
        &'a self,
        body: &'a types::CreateUsernameBody,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/auth_username", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn get_username<'a>(
        &'a self,
        username: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/auth_username/{}", self.baseurl, encode_path(& username.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn update_username<'a>(
        &'a self,
        username: &'a ::emqx_cloud_core::PathSegment,
        body: &'a types::PasswordChange,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/auth_username/{}", self.baseurl, encode_path(& username.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn delete_username<'a>(
        &'a self,
        username: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/auth_username/{}", self.baseurl, encode_path(& username.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn list_clientids<'a>(
        &'a self,
        like_clientid: Option<&'a str>,
        limit: Option<u32>,
        page: Option<u32>,
        clientid: Option<&'a str>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/auth_clientid", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("_like_clientid", &like_clientid))
            .query(&progenitor_client::QueryParam::new("_limit", &limit))
            .query(&progenitor_client::QueryParam::new("_page", &page))
            .query(&progenitor_client::QueryParam::new("clientid", &clientid))
            .headers(header_map)
            .build()?;
        Ok(request)
    }

    pub fn create_clientid<'a>(
        &'a self,
        body: &'a types::CreateClientidBody,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/auth_clientid", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn get_clientid<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/auth_clientid/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn update_clientid<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
        body: &'a types::PasswordChange,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/auth_clientid/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn delete_clientid<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/auth_clientid/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn create_acl<'a>(
        &'a self,
        body: &'a types::CreateAclBody,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/acl", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn list_acl_by_clientid<'a>(
        &'a self,
        like_clientid: Option<&'a str>,
        limit: Option<u32>,
        page: Option<u32>,
        access: Option<&'a crate::enums::AclAccess>,
        action: Option<&'a crate::enums::AclAction>,
        clientid: Option<&'a str>,
        topic: Option<&'a str>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/acl/clientid", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("_like_clientid", &like_clientid))
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

    pub fn list_acl_by_username<'a>(
        &'a self,
        like_username: Option<&'a str>,
        limit: Option<u32>,
        page: Option<u32>,
        access: Option<&'a crate::enums::AclAccess>,
        action: Option<&'a crate::enums::AclAction>,
        topic: Option<&'a str>,
        username: Option<&'a str>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/acl/username", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("_like_username", &like_username))
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

    pub fn list_acl_for_all<'a>(
        &'a self,
        limit: Option<u32>,
        page: Option<u32>,
        access: Option<&'a crate::enums::AclAccess>,
        action: Option<&'a crate::enums::AclAction>,
        topic: Option<&'a str>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/acl/$all", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn get_acl_by_clientid<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/acl/clientid/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn get_acl_by_username<'a>(
        &'a self,
        username: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/acl/username/{}", self.baseurl, encode_path(& username.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn delete_acl_by_clientid<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
        topic: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/acl/clientid/{}/topic/{}", self.baseurl, encode_path(& clientid
            .to_string()), encode_path(& topic.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn delete_acl_by_username<'a>(
        &'a self,
        username: &'a ::emqx_cloud_core::PathSegment,
        topic: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/acl/username/{}/topic/{}", self.baseurl, encode_path(& username
            .to_string()), encode_path(& topic.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn delete_acl_for_all<'a>(
        &'a self,
        topic: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/acl/$all/topic/{}", self.baseurl, encode_path(& topic.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn list_clients<'a>(
        &'a self,
        gte_connected_at: Option<i64>,
        gte_created_at: Option<i64>,
        gte_mqueue_dropped: Option<i64>,
        gte_mqueue_len: Option<i64>,
        like_clientid: Option<&'a str>,
        like_username: Option<&'a str>,
        limit: Option<u32>,
        lte_connected_at: Option<i64>,
        lte_created_at: Option<i64>,
        lte_mqueue_dropped: Option<i64>,
        lte_mqueue_len: Option<i64>,
        page: Option<u32>,
        clean_start: Option<bool>,
        clientid: Option<&'a str>,
        conn_state: Option<&'a crate::enums::ConnState>,
        ip_address: Option<&'a str>,
        proto_name: Option<&'a crate::enums::ProtoName>,
        proto_ver: Option<u32>,
        username: Option<&'a str>,
        zone: Option<&'a str>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/clients", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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
                &progenitor_client::QueryParam::new("_gte_created_at", &gte_created_at),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "_gte_mqueue_dropped",
                    &gte_mqueue_dropped,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new("_gte_mqueue_len", &gte_mqueue_len),
            )
            .query(&progenitor_client::QueryParam::new("_like_clientid", &like_clientid))
            .query(&progenitor_client::QueryParam::new("_like_username", &like_username))
            .query(&progenitor_client::QueryParam::new("_limit", &limit))
            .query(
                &progenitor_client::QueryParam::new(
                    "_lte_connected_at",
                    &lte_connected_at,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new("_lte_created_at", &lte_created_at),
            )
            .query(
                &progenitor_client::QueryParam::new(
                    "_lte_mqueue_dropped",
                    &lte_mqueue_dropped,
                ),
            )
            .query(
                &progenitor_client::QueryParam::new("_lte_mqueue_len", &lte_mqueue_len),
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

    pub fn get_client<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/clients/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn kick_client<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/clients/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn list_subscriptions<'a>(
        &'a self,
        limit: Option<u32>,
        match_topic: Option<&'a str>,
        page: Option<u32>,
        clientid: Option<&'a str>,
        qos: Option<u8>,
        share: Option<&'a str>,
        topic: Option<&'a ::emqx_cloud_core::TwiceEncoded>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/subscriptions", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn get_client_subscriptions<'a>(
        &'a self,
        clientid: &'a ::emqx_cloud_core::PathSegment,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!(
            "{}/subscriptions/{}", self.baseurl, encode_path(& clientid.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn subscribe<'a>(
        &'a self,
        body: &'a types::SubscribeRequest,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/mqtt/subscribe", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn unsubscribe<'a>(
        &'a self,
        body: &'a types::UnsubscribeRequest,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/mqtt/unsubscribe", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn publish<'a>(
        &'a self,
        body: &'a types::Message,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/mqtt/publish", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn subscribe_batch<'a>(
        &'a self,
        body: &'a ::std::vec::Vec<types::SubscribeRequest>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/mqtt/subscribe_batch", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn unsubscribe_batch<'a>(
        &'a self,
        body: &'a ::std::vec::Vec<types::UnsubscribeRequest>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/mqtt/unsubscribe_batch", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn publish_batch<'a>(
        &'a self,
        body: &'a ::std::vec::Vec<types::Message>,
    ) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/mqtt/publish_batch", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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

    pub fn get_metrics<'a>(&'a self) -> Result<::reqwest::Request, Error<()>> {
        let url = format!("{}/metrics", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::new();
        #[allow(unused_mut)]
        let mut request = self
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
}

/// Items consumers will typically use such as the Client.
pub mod prelude {
    #[allow(unused_imports)]
    pub use super::Client;
}
