// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Enumerations of strings. A value that is not listed is carried as it is.
/// What a rule is about. The vendor's tables write `subpub`, which servers refuse; their examples write `pubsub`,
/// which works.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AclAction {
    /// `pub`: Publishing.
    Pub,
    /// `sub`: Subscribing.
    Sub,
    /// `pubsub`: Publishing and subscribing. Stored as two rules, and read back as two.
    Pubsub,
    /// A value that is not listed.
    Other(String),
}

impl AclAction {
    /// The values that are listed, in order.
    pub const KNOWN: &[Self] = &[Self::Pub, Self::Sub, Self::Pubsub];
    /// Whether the value is listed.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pub => "pub",
            Self::Sub => "sub",
            Self::Pubsub => "pubsub",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for AclAction {
    fn from(value: &str) -> Self {
        match value {
            "pub" => Self::Pub,
            "sub" => Self::Sub,
            "pubsub" => Self::Pubsub,
            other => Self::Other(other.to_owned()),
        }
    }
}

emqx_cloud_core::text_enum!(AclAction);
/// Whether a rule permits or forbids.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AclAccess {
    /// `allow`: The rule permits it.
    Allow,
    /// `deny`: The rule forbids it.
    Deny,
    /// A value that is not listed.
    Other(String),
}

impl AclAccess {
    /// The values that are listed, in order.
    pub const KNOWN: &[Self] = &[Self::Allow, Self::Deny];
    /// Whether the value is listed.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for AclAccess {
    fn from(value: &str) -> Self {
        match value {
            "allow" => Self::Allow,
            "deny" => Self::Deny,
            other => Self::Other(other.to_owned()),
        }
    }
}

emqx_cloud_core::text_enum!(AclAccess);
/// The state of a client's connection, as a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConnState {
    /// `connected`: The client is connected.
    Connected,
    /// `idle`: The transport is open, but the client has not said what it wants yet.
    Idle,
    /// `disconnected`: The client is offline, and its session lives on.
    Disconnected,
    /// A value that is not listed.
    Other(String),
}

impl ConnState {
    /// The values that are listed, in order.
    pub const KNOWN: &[Self] = &[Self::Connected, Self::Idle, Self::Disconnected];
    /// Whether the value is listed.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Connected => "connected",
            Self::Idle => "idle",
            Self::Disconnected => "disconnected",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ConnState {
    fn from(value: &str) -> Self {
        match value {
            "connected" => Self::Connected,
            "idle" => Self::Idle,
            "disconnected" => Self::Disconnected,
            other => Self::Other(other.to_owned()),
        }
    }
}

emqx_cloud_core::text_enum!(ConnState);
/// The name of a protocol, as a filter. Case matters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProtoName {
    /// `MQTT`: MQTT 3.1.1 and 5.0.
    Mqtt,
    /// `CoAP`: CoAP, through a gateway.
    Coap,
    /// `LwM2M`: LwM2M, through a gateway.
    Lwm2m,
    /// `MQTT-SN`: MQTT-SN, through a gateway.
    MqttSn,
    /// `MQIsdp`: MQTT 3.1, which calls itself so. Not on the vendor's page; measured.
    Mqisdp,
    /// A value that is not listed.
    Other(String),
}

impl ProtoName {
    /// The values that are listed, in order.
    pub const KNOWN: &[Self] = &[
        Self::Mqtt,
        Self::Coap,
        Self::Lwm2m,
        Self::MqttSn,
        Self::Mqisdp,
    ];
    /// Whether the value is listed.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Mqtt => "MQTT",
            Self::Coap => "CoAP",
            Self::Lwm2m => "LwM2M",
            Self::MqttSn => "MQTT-SN",
            Self::Mqisdp => "MQIsdp",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ProtoName {
    fn from(value: &str) -> Self {
        match value {
            "MQTT" => Self::Mqtt,
            "CoAP" => Self::Coap,
            "LwM2M" => Self::Lwm2m,
            "MQTT-SN" => Self::MqttSn,
            "MQIsdp" => Self::Mqisdp,
            other => Self::Other(other.to_owned()),
        }
    }
}

emqx_cloud_core::text_enum!(ProtoName);
/// How `payload` is written in a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PayloadEncoding {
    /// `plain`: The text itself.
    Plain,
    /// `base64`: Base64 of the bytes, in the standard alphabet and with padding.
    Base64,
    /// A value that is not listed.
    Other(String),
}

impl PayloadEncoding {
    /// The values that are listed, in order.
    pub const KNOWN: &[Self] = &[Self::Plain, Self::Base64];
    /// Whether the value is listed.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Plain => "plain",
            Self::Base64 => "base64",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for PayloadEncoding {
    fn from(value: &str) -> Self {
        match value {
            "plain" => Self::Plain,
            "base64" => Self::Base64,
            other => Self::Other(other.to_owned()),
        }
    }
}

emqx_cloud_core::text_enum!(PayloadEncoding);
