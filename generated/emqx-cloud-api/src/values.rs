// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Constructors, setters and validation of the types in requests, and accessors of the types in responses.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{
    Columns, IntoOption, InvalidArgument, InvalidArguments, Validate, check,
};
use crate::EXCLUDED;
use crate::types;
impl Validate for types::AclRule {
    fn check(&self, invalid: &mut InvalidArguments) {
        match self {
            Self::ClientidAclRule(value) => {
                value.check(invalid);
            }
            Self::UsernameAclRule(value) => {
                value.check(invalid);
            }
            Self::AllAclRule(value) => {
                value.check(invalid);
            }
        }
    }
}

impl types::AllAclRule {
    /// Creates an `AllAclRule` with `topic`, `action` and `access`.
    pub fn new(
        topic: impl Into<String>,
        action: impl Into<crate::enums::AclAction>,
        access: impl Into<crate::enums::AclAccess>,
    ) -> Self {
        Self {
            access: access.into(),
            action: action.into(),
            topic: topic.into(),
        }
    }
}

impl Validate for types::AllAclRule {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("topic", &self.topic, 1, None));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
    }
}

impl types::ClientidAclRule {
    /// Creates a `ClientidAclRule` with `clientid`, `topic`, `action` and `access`.
    pub fn new(
        clientid: impl Into<String>,
        topic: impl Into<String>,
        action: impl Into<crate::enums::AclAction>,
        access: impl Into<crate::enums::AclAccess>,
    ) -> Self {
        Self {
            access: access.into(),
            action: action.into(),
            clientid: clientid.into(),
            topic: topic.into(),
        }
    }
}

impl Validate for types::ClientidAclRule {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("clientid", &self.clientid, 1, None));
        invalid.add(check::without("clientid", &self.clientid, EXCLUDED));
        invalid.add(check::text("topic", &self.topic, 1, None));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
    }
}

impl types::ClientidCredentials {
    /// Creates a `ClientidCredentials` with `clientid` and `password`.
    pub fn new(
        clientid: impl Into<String>,
        password: impl Into<::emqx_cloud_core::Secret>,
    ) -> Self {
        Self {
            clientid: clientid.into(),
            password: password.into(),
        }
    }
}

impl Validate for types::ClientidCredentials {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("clientid", &self.clientid, 1, None));
        invalid.add(check::without("clientid", &self.clientid, EXCLUDED));
        invalid.add(check::text("password", self.password.expose(), 1, None));
        invalid.add(check::without("password", self.password.expose(), EXCLUDED));
    }
}

impl Validate for types::CreateAclBody {
    fn check(&self, invalid: &mut InvalidArguments) {
        match self {
            Self::AclRule(value) => {
                value.check(invalid);
            }
            Self::Array(value) => {
                invalid.add(check::count("", value.len(), 1, None));
                for (index, item) in value.iter().enumerate() {
                    invalid
                        .within(
                            format_args!("{}[{index}]", ""),
                            |invalid| {
                                item.check(invalid);
                            },
                        );
                }
            }
        }
    }
}

impl Validate for types::CreateClientidBody {
    fn check(&self, invalid: &mut InvalidArguments) {
        match self {
            Self::ClientidCredentials(value) => {
                value.check(invalid);
            }
            Self::Array(value) => {
                invalid.add(check::count("", value.len(), 1, None));
                for (index, item) in value.iter().enumerate() {
                    invalid
                        .within(
                            format_args!("{}[{index}]", ""),
                            |invalid| {
                                item.check(invalid);
                            },
                        );
                }
            }
        }
    }
}

impl Validate for types::CreateUsernameBody {
    fn check(&self, invalid: &mut InvalidArguments) {
        match self {
            Self::UsernameCredentials(value) => {
                value.check(invalid);
            }
            Self::Array(value) => {
                invalid.add(check::count("", value.len(), 1, None));
                for (index, item) in value.iter().enumerate() {
                    invalid
                        .within(
                            format_args!("{}[{index}]", ""),
                            |invalid| {
                                item.check(invalid);
                            },
                        );
                }
            }
        }
    }
}

impl types::Message {
    /// Creates a `Message` with `topic` and `payload`.
    pub fn new(topic: impl Into<String>, payload: impl AsRef<[u8]>) -> Self {
        Self {
            clientid: Default::default(),
            encoding: Default::default(),
            payload: Default::default(),
            properties: Default::default(),
            qos: Default::default(),
            retain: Default::default(),
            return_: Default::default(),
            topic: Some(topic.into()),
            topics: Default::default(),
            user_properties: Default::default(),
        }
            .payload(payload)
    }

    /// Creates a `Message` with `topics` and `payload`.
    pub fn to_topics(topics: impl Into<String>, payload: impl AsRef<[u8]>) -> Self {
        Self {
            clientid: Default::default(),
            encoding: Default::default(),
            payload: Default::default(),
            properties: Default::default(),
            qos: Default::default(),
            retain: Default::default(),
            return_: Default::default(),
            topic: Default::default(),
            topics: Some(topics.into()),
            user_properties: Default::default(),
        }
            .payload(payload)
    }

    /// Sets `clientid`: the client identifier of the message's publisher. The client need not exist.
    #[must_use]
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `payload`: the content of the message, in the encoding that `encoding` names. Without it the message is empty. Send a
    /// string: a server accepts any JSON value, and publishes the JSON itself.
    ///
    /// Accepts a string or bytes. Bytes that are not valid UTF-8 are sent as base64.
    #[must_use]
    pub fn payload(mut self, payload: impl AsRef<[u8]>) -> Self {
        let (text, word) = emqx_cloud_core::encode_payload(payload.as_ref());
        self.payload = Some(text);
        self.encoding = word.map(Into::into);
        self
    }

    /// Sets `properties`: the MQTT 5 properties of a message; used from 4.4.4, and ignored before. An empty object and a name that the server
    /// does not know are rejected with code 108. The server does not check values, and a value of the wrong type crashes
    /// the connections of MQTT 5 subscribers. So does `subscription_identifier`, which is left out here for that reason.
    #[must_use]
    pub fn properties(
        mut self,
        properties: impl IntoOption<crate::types::MessageProperties>,
    ) -> Self {
        self.properties = properties.into_option();
        self
    }

    /// Sets `qos`: the quality of service of the message. Anything but the integers 0, 1 and 2 is a 500, even after earlier
    /// messages of a batch have been delivered.
    #[must_use]
    pub fn qos(mut self, qos: impl IntoOption<u8>) -> Self {
        self.qos = qos.into_option();
        self
    }

    /// Sets `retain`: whether the server keeps the message for later subscribers. It has to be a JSON boolean: with `"true"` or 1
    /// the code is 0, but the message is not retained. Neither is one with a payload of more than 1,048,576 bytes.
    #[must_use]
    pub fn retain(mut self, retain: impl IntoOption<bool>) -> Self {
        self.retain = retain.into_option();
        self
    }

    /// Sets `return_`: whether the response has the message's identifier. The server only looks whether the field is present, so even
    /// `false` has that effect: leave it out to get none. Not on the vendor's page, and without effect in a batch.
    #[must_use]
    pub fn return_(mut self, return_: impl IntoOption<bool>) -> Self {
        self.return_ = return_.into_option();
        self
    }

    /// Sets `topic`: the topic, without wildcards. The server splits it at commas, as `topics`, so a topic with a comma cannot be
    /// used here.
    #[must_use]
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }

    /// Sets `topics`: several topics in one string, separated by commas. A JSON array is rejected with code 108.
    #[must_use]
    pub fn topics(mut self, topics: impl IntoOption<String>) -> Self {
        self.topics = topics.into_option();
        self
    }

    /// Sets `user_properties`: the MQTT 5 user properties, as names and values. An empty object is rejected with code 108, so leave out the field
    /// instead. A value that is null or an object is rejected too.
    #[must_use]
    pub fn user_properties(
        mut self,
        user_properties: impl IntoIterator<
            Item = (impl Into<String>, impl Into<::std::string::String>),
        >,
    ) -> Self {
        self.user_properties = Some(
            user_properties
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }
}

impl Validate for types::Message {
    fn check(&self, invalid: &mut InvalidArguments) {
        if self.topic.is_none() && self.topics.is_none() {
            invalid
                .add(
                    Err(
                        InvalidArgument::new(
                            "topic",
                            "is missing: set at least one of topic, topics",
                        ),
                    ),
                );
        }

        if let Some(value) = &self.clientid {
            invalid.add(check::text("clientid", value, 1, None));
            invalid.add(check::without("clientid", value, EXCLUDED));
        }

        if let Some(value) = &self.encoding {
            invalid.add(check::known("encoding", value.is_known()));
        }

        if let Some(value) = &self.properties {
            invalid.within(format_args!("properties"), |invalid| value.check(invalid));
        }

        if let Some(value) = &self.qos {
            invalid.add(check::number("qos", *value, Some(0), Some(2)));
        }

        if let Some(value) = &self.topic {
            invalid.add(check::without("topic", value, EXCLUDED));
            invalid.add(check::without("topic", value, &[',']));
            invalid.add(check::topic_name("topic", value));
        }

        if let Some(value) = &self.topics {
            invalid.add(check::without("topics", value, EXCLUDED));
            invalid.add(check::each("topics", value, check::topic_name));
        }

        if let Some(value) = &self.user_properties {
            invalid.add(check::count("user_properties", value.len(), 1, None));
            for (name, value) in value {
                invalid
                    .within(
                        format_args!("{}.{name}", "user_properties"),
                        |invalid| {
                            invalid.add(check::without("", name, EXCLUDED));
                        },
                    );
                invalid
                    .within(
                        format_args!("{}.{name}", "user_properties"),
                        |invalid| {
                            invalid.add(check::without("", value, EXCLUDED));
                        },
                    );
            }
        }

        if let (true, Some(value)) = (self.retain == Some(true), &self.payload) {
            invalid
                .add(
                    check::bytes_with(
                        "payload",
                        check::decoded_bytes(
                            value,
                            self.encoding.as_ref().map(|word| word.as_str()),
                        ),
                        1048576,
                        "retain",
                    ),
                );
        }
    }
}

impl types::MessageProperties {
    /// Creates a `MessageProperties` without optional values.
    pub fn new() -> Self {
        Self {
            content_type: Default::default(),
            correlation_data: Default::default(),
            message_expiry_interval: Default::default(),
            payload_format_indicator: Default::default(),
            response_topic: Default::default(),
            user_properties: Default::default(),
        }
    }

    /// Sets `content_type`: the type of the payload, such as a MIME type. Not on the vendor's pages.
    #[must_use]
    pub fn content_type(mut self, content_type: impl IntoOption<String>) -> Self {
        self.content_type = content_type.into_option();
        self
    }

    /// Sets `correlation_data`: the data by which a requester recognizes the response. Not on the vendor's pages.
    #[must_use]
    pub fn correlation_data(
        mut self,
        correlation_data: impl IntoOption<String>,
    ) -> Self {
        self.correlation_data = correlation_data.into_option();
        self
    }

    /// Sets `message_expiry_interval`: the lifetime of the message, in seconds.
    #[must_use]
    pub fn message_expiry_interval(
        mut self,
        message_expiry_interval: impl IntoOption<u32>,
    ) -> Self {
        self.message_expiry_interval = message_expiry_interval.into_option();
        self
    }

    /// Sets `payload_format_indicator`: 1 if the payload is UTF-8 text, 0 if it can be any bytes. Not on the vendor's pages.
    #[must_use]
    pub fn payload_format_indicator(
        mut self,
        payload_format_indicator: impl IntoOption<u8>,
    ) -> Self {
        self.payload_format_indicator = payload_format_indicator.into_option();
        self
    }

    /// Sets `response_topic`: the topic for the response to a request. Not on the vendor's pages.
    #[must_use]
    pub fn response_topic(mut self, response_topic: impl IntoOption<String>) -> Self {
        self.response_topic = response_topic.into_option();
        self
    }

    /// Sets `user_properties`: the MQTT 5 user properties, as names and values. An empty object is rejected with code 108, so leave out the field
    /// instead. A value that is null or an object is rejected too.
    #[must_use]
    pub fn user_properties(
        mut self,
        user_properties: impl IntoIterator<
            Item = (impl Into<String>, impl Into<::std::string::String>),
        >,
    ) -> Self {
        self.user_properties = Some(
            user_properties
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        );
        self
    }
}

impl Validate for types::MessageProperties {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid
            .add(
                check::count(
                    "",
                    [
                        self.content_type.is_some(),
                        self.correlation_data.is_some(),
                        self.message_expiry_interval.is_some(),
                        self.payload_format_indicator.is_some(),
                        self.response_topic.is_some(),
                        self.user_properties.is_some(),
                    ]
                        .into_iter()
                        .filter(|set| *set)
                        .count(),
                    1,
                    None,
                ),
            );
        if let Some(value) = &self.content_type {
            invalid.add(check::without("content_type", value, EXCLUDED));
            invalid.add(check::mqtt_string("content_type", value));
        }

        if let Some(value) = &self.correlation_data {
            invalid.add(check::without("correlation_data", value, EXCLUDED));
            invalid.add(check::mqtt_string("correlation_data", value));
        }

        if let Some(value) = &self.payload_format_indicator {
            invalid
                .add(
                    check::number("payload_format_indicator", *value, Some(0), Some(1)),
                );
        }

        if let Some(value) = &self.response_topic {
            invalid.add(check::without("response_topic", value, EXCLUDED));
            invalid.add(check::topic_name("response_topic", value));
        }

        if let Some(value) = &self.user_properties {
            invalid.add(check::count("user_properties", value.len(), 1, None));
            for (name, value) in value {
                invalid
                    .within(
                        format_args!("{}.{name}", "user_properties"),
                        |invalid| {
                            invalid.add(check::without("", name, EXCLUDED));
                        },
                    );
                invalid
                    .within(
                        format_args!("{}.{name}", "user_properties"),
                        |invalid| {
                            invalid.add(check::without("", value, EXCLUDED));
                        },
                    );
            }
        }
    }
}

impl types::PasswordChange {
    /// Creates a `PasswordChange` with `password`.
    pub fn new(password: impl Into<::emqx_cloud_core::Secret>) -> Self {
        Self { password: password.into() }
    }
}

impl Validate for types::PasswordChange {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("password", self.password.expose(), 1, None));
        invalid.add(check::without("password", self.password.expose(), EXCLUDED));
    }
}

impl types::SubscribeRequest {
    /// Creates a `SubscribeRequest` with `clientid` and `topic`.
    pub fn new(clientid: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            qos: Default::default(),
            topic: Some(topic.into()),
            topics: Default::default(),
        }
    }

    /// Creates a `SubscribeRequest` with `clientid` and `topics`.
    pub fn to_topics(clientid: impl Into<String>, topics: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            qos: Default::default(),
            topic: Default::default(),
            topics: Some(topics.into()),
        }
    }

    /// Sets `qos`: the quality of service of the subscriptions.
    #[must_use]
    pub fn qos(mut self, qos: impl IntoOption<u8>) -> Self {
        self.qos = qos.into_option();
        self
    }

    /// Sets `topic`: the topic filter. The server splits it at commas, as `topics`, so a filter with a comma cannot be used here.
    #[must_use]
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }

    /// Sets `topics`: several topic filters in one string, separated by commas. A JSON array is a 500.
    #[must_use]
    pub fn topics(mut self, topics: impl IntoOption<String>) -> Self {
        self.topics = topics.into_option();
        self
    }
}

impl Validate for types::SubscribeRequest {
    fn check(&self, invalid: &mut InvalidArguments) {
        if self.topic.is_none() && self.topics.is_none() {
            invalid
                .add(
                    Err(
                        InvalidArgument::new(
                            "topic",
                            "is missing: set at least one of topic, topics",
                        ),
                    ),
                );
        }

        invalid.add(check::text("clientid", &self.clientid, 1, None));
        if let Some(value) = &self.qos {
            invalid.add(check::number("qos", *value, Some(0), Some(2)));
        }

        if let Some(value) = &self.topic {
            invalid.add(check::without("topic", value, EXCLUDED));
            invalid.add(check::without("topic", value, &[',']));
            invalid.add(check::topic_filter("topic", value));
        }

        if let Some(value) = &self.topics {
            invalid.add(check::without("topics", value, EXCLUDED));
            invalid.add(check::each("topics", value, check::topic_filter));
        }
    }
}

impl types::UnsubscribeRequest {
    /// Creates a `UnsubscribeRequest` with `clientid` and `topic`.
    pub fn new(clientid: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            topic: topic.into(),
        }
    }
}

impl Validate for types::UnsubscribeRequest {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("clientid", &self.clientid, 1, None));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
        invalid.add(check::topic_filter("topic", &self.topic));
    }
}

impl types::UsernameAclRule {
    /// Creates a `UsernameAclRule` with `username`, `topic`, `action` and `access`.
    pub fn new(
        username: impl Into<String>,
        topic: impl Into<String>,
        action: impl Into<crate::enums::AclAction>,
        access: impl Into<crate::enums::AclAccess>,
    ) -> Self {
        Self {
            access: access.into(),
            action: action.into(),
            topic: topic.into(),
            username: username.into(),
        }
    }
}

impl Validate for types::UsernameAclRule {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("topic", &self.topic, 1, None));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
        invalid.add(check::text("username", &self.username, 1, None));
        invalid.add(check::without("username", &self.username, EXCLUDED));
    }
}

impl types::UsernameCredentials {
    /// Creates a `UsernameCredentials` with `username` and `password`.
    pub fn new(
        username: impl Into<String>,
        password: impl Into<::emqx_cloud_core::Secret>,
    ) -> Self {
        Self {
            password: password.into(),
            username: username.into(),
        }
    }
}

impl Validate for types::UsernameCredentials {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::text("password", self.password.expose(), 1, None));
        invalid.add(check::without("password", self.password.expose(), EXCLUDED));
        invalid.add(check::text("username", &self.username, 1, None));
        invalid.add(check::without("username", &self.username, EXCLUDED));
    }
}

emqx_cloud_core::received! {
    types::Ack { code "code" required, }
}

emqx_cloud_core::received! {
    types::AclOutcome { access "access" required, action "action" required, all "all"
    optional, clientid "clientid" optional, result "result" required, topic "topic"
    required, username "username" optional, }
}

emqx_cloud_core::received! {
    types::AllAclEntry { access "access" required, action "action" required, all "all"
    required, topic "topic" required, }
}

emqx_cloud_core::received! {
    types::ClientInfo { awaiting_rel "awaiting_rel" optional, clean_start "clean_start"
    optional, clientid "clientid" required, connected "connected" required, connected_at
    "connected_at" optional, created_at "created_at" optional, disconnected_at
    "disconnected_at" optional, expiry_interval "expiry_interval" optional, heap_size
    "heap_size" optional, inflight "inflight" optional, ip_address "ip_address" optional,
    is_bridge "is_bridge" optional, keepalive "keepalive" optional absent "undefined",
    mailbox_len "mailbox_len" optional, max_awaiting_rel "max_awaiting_rel" optional,
    max_inflight "max_inflight" optional, max_mqueue "max_mqueue" optional,
    max_subscriptions "max_subscriptions" optional, mountpoint "mountpoint" optional
    absent "undefined", mqueue_dropped "mqueue_dropped" optional, mqueue_len "mqueue_len"
    optional, node "node" required, port "port" optional, proto_name "proto_name"
    optional, proto_ver "proto_ver" optional, recv_cnt "recv_cnt" optional, recv_msg
    "recv_msg" optional, recv_msg_dropped "recv_msg.dropped" optional, recv_msg_qos0
    "recv_msg.qos0" optional, recv_msg_qos1 "recv_msg.qos1" optional, recv_msg_qos2
    "recv_msg.qos2" optional, recv_oct "recv_oct" optional, recv_pkt "recv_pkt" optional,
    reductions "reductions" optional, send_cnt "send_cnt" optional, send_msg "send_msg"
    optional, send_msg_dropped "send_msg.dropped" optional, send_msg_dropped_expired
    "send_msg.dropped.expired" optional, send_msg_dropped_queue_full
    "send_msg.dropped.queue_full" optional, send_msg_dropped_too_large
    "send_msg.dropped.too_large" optional, send_msg_qos0 "send_msg.qos0" optional,
    send_msg_qos1 "send_msg.qos1" optional, send_msg_qos2 "send_msg.qos2" optional,
    send_oct "send_oct" optional, send_pkt "send_pkt" optional, subscriptions_cnt
    "subscriptions_cnt" optional, username "username" optional absent "undefined", zone
    "zone" optional, }
}

emqx_cloud_core::received! {
    types::ClientidAclEntry { access "access" required, action "action" required,
    clientid "clientid" required, topic "topic" required, }
}

emqx_cloud_core::received! {
    types::ClientidAuth { clientid "clientid" optional, created_at "created_at" optional,
    password "password" optional, }
}

emqx_cloud_core::received_choice! {
    types::CreateAclAnswer { OneAnswer, BatchAnswer, }
}

emqx_cloud_core::received! {
    types::CreateAclBatchAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::CreateAclOneAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received_choice! {
    types::CreateClientidAnswer { CreateClientidBatchAnswer, Ack, }
}

emqx_cloud_core::received! {
    types::CreateClientidBatchAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received_choice! {
    types::CreateUsernameAnswer { CreateUsernameBatchAnswer, Ack, }
}

emqx_cloud_core::received! {
    types::CreateUsernameBatchAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::Failure { code "code" optional, message "message" required, }
}

emqx_cloud_core::received! {
    types::GetAclByClientidAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::GetAclByUsernameAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::GetClientAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::GetClientSubscriptionsAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::GetClientidAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::GetMetricsAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::GetUsernameAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::ListAclByClientidAnswer { code "code" required, data "data" required, meta
    "meta" required, }
}

emqx_cloud_core::received! {
    types::ListAclByUsernameAnswer { code "code" required, data "data" required, meta
    "meta" required, }
}

emqx_cloud_core::received! {
    types::ListAclForAllAnswer { code "code" required, data "data" required, meta "meta"
    required, }
}

emqx_cloud_core::received! {
    types::ListClientidsAnswer { code "code" required, data "data" required, meta "meta"
    required, }
}

emqx_cloud_core::received! {
    types::ListClientsAnswer { code "code" required, data "data" required, meta "meta"
    required, }
}

emqx_cloud_core::received! {
    types::ListSubscriptionsAnswer { code "code" required, data "data" required, meta
    "meta" optional, }
}

emqx_cloud_core::received! {
    types::ListUsernamesAnswer { code "code" required, data "data" required, meta "meta"
    required, }
}

emqx_cloud_core::received! {
    types::Metrics { actions_error "actions.error" optional, actions_exception
    "actions.exception" optional, actions_failure "actions.failure" optional,
    actions_retry "actions.retry" optional, actions_success "actions.success" optional,
    actions_taken "actions.taken" optional, bytes_received "bytes.received" optional,
    bytes_sent "bytes.sent" optional, client_acl_allow "client.acl.allow" optional,
    client_acl_cache_hit "client.acl.cache_hit" optional, client_acl_deny
    "client.acl.deny" optional, client_acl_ignore "client.acl.ignore" optional,
    client_auth_anonymous "client.auth.anonymous" optional, client_auth_failure
    "client.auth.failure" optional, client_auth_ignore "client.auth.ignore" optional,
    client_auth_success "client.auth.success" optional, client_auth_success_anonymous
    "client.auth.success.anonymous" optional, client_authenticate "client.authenticate"
    optional, client_check_acl "client.check_acl" optional, client_connack
    "client.connack" optional, client_connect "client.connect" optional, client_connected
    "client.connected" optional, client_disconnected "client.disconnected" optional,
    client_subscribe "client.subscribe" optional, client_unsubscribe "client.unsubscribe"
    optional, delivery_dropped "delivery.dropped" optional, delivery_dropped_expired
    "delivery.dropped.expired" optional, delivery_dropped_no_local
    "delivery.dropped.no_local" optional, delivery_dropped_qos0_msg
    "delivery.dropped.qos0_msg" optional, delivery_dropped_queue_full
    "delivery.dropped.queue_full" optional, delivery_dropped_too_large
    "delivery.dropped.too_large" optional, messages_acked "messages.acked" optional,
    messages_delayed "messages.delayed" optional, messages_delivered "messages.delivered"
    optional, messages_dropped "messages.dropped" optional,
    messages_dropped_await_pubrel_timeout "messages.dropped.await_pubrel_timeout"
    optional, messages_dropped_expired "messages.dropped.expired" optional,
    messages_dropped_no_subscribers "messages.dropped.no_subscribers" optional,
    messages_forward "messages.forward" optional, messages_publish "messages.publish"
    optional, messages_qos0_received "messages.qos0.received" optional,
    messages_qos0_sent "messages.qos0.sent" optional, messages_qos1_received
    "messages.qos1.received" optional, messages_qos1_sent "messages.qos1.sent" optional,
    messages_qos2_received "messages.qos2.received" optional, messages_qos2_sent
    "messages.qos2.sent" optional, messages_received "messages.received" optional,
    messages_retained "messages.retained" optional, messages_sent "messages.sent"
    optional, packets_auth_received "packets.auth.received" optional, packets_auth_sent
    "packets.auth.sent" optional, packets_connack_auth_error "packets.connack.auth_error"
    optional, packets_connack_error "packets.connack.error" optional,
    packets_connack_sent "packets.connack.sent" optional, packets_connect_received
    "packets.connect.received" optional, packets_disconnect_received
    "packets.disconnect.received" optional, packets_disconnect_sent
    "packets.disconnect.sent" optional, packets_pingreq_received
    "packets.pingreq.received" optional, packets_pingresp_sent "packets.pingresp.sent"
    optional, packets_puback_inuse "packets.puback.inuse" optional, packets_puback_missed
    "packets.puback.missed" optional, packets_puback_received "packets.puback.received"
    optional, packets_puback_sent "packets.puback.sent" optional, packets_pubcomp_inuse
    "packets.pubcomp.inuse" optional, packets_pubcomp_missed "packets.pubcomp.missed"
    optional, packets_pubcomp_received "packets.pubcomp.received" optional,
    packets_pubcomp_sent "packets.pubcomp.sent" optional, packets_publish_auth_error
    "packets.publish.auth_error" optional, packets_publish_dropped
    "packets.publish.dropped" optional, packets_publish_error "packets.publish.error"
    optional, packets_publish_inuse "packets.publish.inuse" optional,
    packets_publish_received "packets.publish.received" optional, packets_publish_sent
    "packets.publish.sent" optional, packets_pubrec_inuse "packets.pubrec.inuse"
    optional, packets_pubrec_missed "packets.pubrec.missed" optional,
    packets_pubrec_received "packets.pubrec.received" optional, packets_pubrec_sent
    "packets.pubrec.sent" optional, packets_pubrel_missed "packets.pubrel.missed"
    optional, packets_pubrel_received "packets.pubrel.received" optional,
    packets_pubrel_sent "packets.pubrel.sent" optional, packets_received
    "packets.received" optional, packets_sent "packets.sent" optional,
    packets_suback_sent "packets.suback.sent" optional, packets_subscribe_auth_error
    "packets.subscribe.auth_error" optional, packets_subscribe_error
    "packets.subscribe.error" optional, packets_subscribe_received
    "packets.subscribe.received" optional, packets_unsuback_sent "packets.unsuback.sent"
    optional, packets_unsubscribe_error "packets.unsubscribe.error" optional,
    packets_unsubscribe_received "packets.unsubscribe.received" optional, rules_matched
    "rules.matched" optional, session_created "session.created" optional,
    session_discarded "session.discarded" optional, session_resumed "session.resumed"
    optional, session_takeovered "session.takeovered" optional, session_terminated
    "session.terminated" optional, }
}

emqx_cloud_core::received! {
    types::NodeMetrics { metrics "metrics" required, node "node" required, }
}

emqx_cloud_core::received! {
    types::PageMeta { count "count" required, hasnext "hasnext" optional, limit "limit"
    required, page "page" required, }
}

emqx_cloud_core::received! {
    types::PublishAnswer { code "code" required, data "data" optional, }
}

emqx_cloud_core::received! {
    types::PublishBatchAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::PublishOutcome { code "code" required, message "message" optional, topic
    "topic" optional, }
}

emqx_cloud_core::received! {
    types::PublishReceipt { msgid "msgid" optional, msgids "msgids" optional, }
}

emqx_cloud_core::received! {
    types::SubscribeBatchAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::SubscribeOutcome { clientid "clientid" required, code "code" required, message
    "message" optional, topic "topic" required, }
}

emqx_cloud_core::received! {
    types::SubscriptionInfo { clientid "clientid" optional, node "node" required, qos
    "qos" required, topic "topic" required, }
}

emqx_cloud_core::received! {
    types::UnsubscribeBatchAnswer { code "code" required, data "data" required, }
}

emqx_cloud_core::received! {
    types::UsernameAclEntry { access "access" required, action "action" required, topic
    "topic" required, username "username" required, }
}

emqx_cloud_core::received! {
    types::UsernameAuth { created_at "created_at" optional, password "password" optional,
    username "username" optional, }
}

impl types::ClientInfo {
    /// Returns `mountpoint`, or `None` if it is `undefined`, which servers send when there is no value.
    pub fn mountpoint(&self) -> Option<&str> {
        self.mountpoint.as_deref().filter(|value| *value != "undefined")
    }

    /// Returns `username`, or `None` if it is `undefined`, which servers send when there is no value.
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref().filter(|value| *value != "undefined")
    }
}

impl types::ClientInfo {
    /// Returns `connected_at` as a time, in the server's local time.
    ///
    /// `None` if it is missing, or is not a time of the form `YYYY-MM-DD HH:mm:ss`.
    pub fn connected_at_time(&self) -> Option<emqx_cloud_core::LocalTime> {
        self.connected_at.as_deref().and_then(emqx_cloud_core::LocalTime::parse)
    }

    /// Returns `created_at` as a time, in the server's local time.
    ///
    /// `None` if it is missing, or is not a time of the form `YYYY-MM-DD HH:mm:ss`.
    pub fn created_at_time(&self) -> Option<emqx_cloud_core::LocalTime> {
        self.created_at.as_deref().and_then(emqx_cloud_core::LocalTime::parse)
    }

    /// Returns `disconnected_at` as a time, in the server's local time.
    ///
    /// `None` if it is missing, or is not a time of the form `YYYY-MM-DD HH:mm:ss`.
    pub fn disconnected_at_time(&self) -> Option<emqx_cloud_core::LocalTime> {
        self.disconnected_at.as_deref().and_then(emqx_cloud_core::LocalTime::parse)
    }
}

impl types::ClientidAuth {
    /// Returns `created_at` as a time.
    ///
    /// `None` if it is missing, or cannot be represented.
    pub fn created_at_time(&self) -> Option<std::time::SystemTime> {
        self.created_at.and_then(emqx_cloud_core::private::unix_ms)
    }
}

impl types::UsernameAuth {
    /// Returns `created_at` as a time.
    ///
    /// `None` if it is missing, or cannot be represented.
    pub fn created_at_time(&self) -> Option<std::time::SystemTime> {
        self.created_at.and_then(emqx_cloud_core::private::unix_ms)
    }
}

impl types::Metrics {
    /// Returns a value by its name, which is one of those in [`metrics`](crate::metrics), or an undocumented one.
    ///
    /// `None` if the server did not send it, or did not send an integer.
    pub fn get(&self, name: &str) -> Option<i64> {
        emqx_cloud_core::private::integer(self, &self.extra, name)
    }

    /// Returns all integers that the server sent, with their names. Undocumented ones come last.
    pub fn iter(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, i64)> {
        emqx_cloud_core::private::integers(self, Self::WIRE, &self.extra)
    }
}

impl emqx_cloud_core::Reading for types::NodeMetrics {
    fn source(&self) -> &str {
        &self.node
    }

    fn values(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, i64)> {
        self.metrics.iter()
    }
}

impl Columns for types::AclOutcome {
    const COLUMNS: &'static [&'static str] = &[
        "topic",
        "action",
        "access",
        "clientid",
        "username",
        "all",
        "result",
    ];
}

impl Columns for types::AllAclEntry {
    const COLUMNS: &'static [&'static str] = &["all", "topic", "action", "access"];
}

impl Columns for types::ClientInfo {
    const COLUMNS: &'static [&'static str] = &[
        "clientid",
        "username",
        "ip_address",
        "port",
        "connected",
        "connected_at",
        "disconnected_at",
        "node",
        "proto_name",
        "proto_ver",
        "keepalive",
        "clean_start",
        "is_bridge",
        "zone",
        "expiry_interval",
        "created_at",
        "subscriptions_cnt",
        "max_subscriptions",
        "inflight",
        "max_inflight",
        "mqueue_len",
        "max_mqueue",
        "mqueue_dropped",
        "awaiting_rel",
        "max_awaiting_rel",
        "recv_oct",
        "recv_cnt",
        "recv_pkt",
        "recv_msg",
        "recv_msg.qos0",
        "recv_msg.qos1",
        "recv_msg.qos2",
        "recv_msg.dropped",
        "send_oct",
        "send_cnt",
        "send_pkt",
        "send_msg",
        "send_msg.qos0",
        "send_msg.qos1",
        "send_msg.qos2",
        "send_msg.dropped",
        "send_msg.dropped.expired",
        "send_msg.dropped.queue_full",
        "send_msg.dropped.too_large",
        "mailbox_len",
        "heap_size",
        "reductions",
        "mountpoint",
    ];
}

impl Columns for types::ClientidAclEntry {
    const COLUMNS: &'static [&'static str] = &["clientid", "topic", "action", "access"];
}

impl Columns for types::ClientidAuth {
    const COLUMNS: &'static [&'static str] = &["clientid", "password", "created_at"];
}

impl Columns for types::NodeMetrics {
    const COLUMNS: &'static [&'static str] = &["node", "metrics"];
}

impl Columns for types::PublishOutcome {
    const COLUMNS: &'static [&'static str] = &["topic", "code", "message"];
}

impl Columns for types::PublishReceipt {
    const COLUMNS: &'static [&'static str] = &["msgid", "msgids"];
}

impl Columns for types::SubscribeOutcome {
    const COLUMNS: &'static [&'static str] = &["clientid", "topic", "code", "message"];
}

impl Columns for types::SubscriptionInfo {
    const COLUMNS: &'static [&'static str] = &["node", "clientid", "topic", "qos"];
}

impl Columns for types::UsernameAclEntry {
    const COLUMNS: &'static [&'static str] = &["username", "topic", "action", "access"];
}

impl Columns for types::UsernameAuth {
    const COLUMNS: &'static [&'static str] = &["username", "password", "created_at"];
}
