// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! String enumerations. A value that the document does not list is kept as `Other`.
/// The action that a rule is about. The vendor's tables say `subpub`, which servers reject; their examples say
/// `pubsub`, which works.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AclAction {
    /// `pub`: Publishing.
    Pub,
    /// `sub`: Subscribing.
    Sub,
    /// `pubsub`: Publishing and subscribing. Stored as two rules, and read back as two.
    Pubsub,
    /// A value that the document does not list.
    Other(String),
}

impl AclAction {
    /// The listed values, in the order of the document.
    pub const KNOWN: &[Self] = &[Self::Pub, Self::Sub, Self::Pubsub];
    /// Returns whether the document lists the value.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Returns the value as it is sent and received.
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
/// Whether a rule allows or denies its action.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AclAccess {
    /// `allow`: The action is allowed.
    Allow,
    /// `deny`: The action is denied.
    Deny,
    /// A value that the document does not list.
    Other(String),
}

impl AclAccess {
    /// The listed values, in the order of the document.
    pub const KNOWN: &[Self] = &[Self::Allow, Self::Deny];
    /// Returns whether the document lists the value.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Returns the value as it is sent and received.
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
    /// `idle`: The transport is open, but the client has not sent a `CONNECT` packet yet.
    Idle,
    /// `disconnected`: The client is offline, and its session still exists.
    Disconnected,
    /// A value that the document does not list.
    Other(String),
}

impl ConnState {
    /// The listed values, in the order of the document.
    pub const KNOWN: &[Self] = &[Self::Connected, Self::Idle, Self::Disconnected];
    /// Returns whether the document lists the value.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Returns the value as it is sent and received.
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
/// The name of a protocol, as a filter. It is case-sensitive.
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
    /// `MQIsdp`: MQTT 3.1, whose protocol name this is. Not on the vendor's page; measured.
    Mqisdp,
    /// A value that the document does not list.
    Other(String),
}

impl ProtoName {
    /// The listed values, in the order of the document.
    pub const KNOWN: &[Self] = &[
        Self::Mqtt,
        Self::Coap,
        Self::Lwm2m,
        Self::MqttSn,
        Self::Mqisdp,
    ];
    /// Returns whether the document lists the value.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Returns the value as it is sent and received.
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
/// The encoding of `payload` in a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PayloadEncoding {
    /// `plain`: The string itself.
    Plain,
    /// `base64`: Base64 of the bytes, in the standard alphabet and with padding.
    Base64,
    /// A value that the document does not list.
    Other(String),
}

impl PayloadEncoding {
    /// The listed values, in the order of the document.
    pub const KNOWN: &[Self] = &[Self::Plain, Self::Base64];
    /// Returns whether the document lists the value.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// Returns the value as it is sent and received.
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
