// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Enumerations of text. A value that is not listed is carried as it is.
use std::fmt;
/// What a rule is about. The vendor's tables write `subpub`, which servers refuse; their examples write `pubsub`,
/// which works.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AclAction {
    /// `pub`
    Pub,
    /// `sub`
    Sub,
    /// `pubsub`
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

impl std::str::FromStr for AclAction {
    type Err = std::convert::Infallible;
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(value.into())
    }
}

impl fmt::Display for AclAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for AclAction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for AclAction {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)
            .map(|value| Self::from(value.as_str()))
    }
}

/// Whether a rule permits or forbids.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AclAccess {
    /// `allow`
    Allow,
    /// `deny`
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

impl std::str::FromStr for AclAccess {
    type Err = std::convert::Infallible;
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(value.into())
    }
}

impl fmt::Display for AclAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for AclAccess {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for AclAccess {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)
            .map(|value| Self::from(value.as_str()))
    }
}

/// The state of a client's connection, as a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConnState {
    /// `connected`
    Connected,
    /// `idle`
    Idle,
    /// `disconnected`
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

impl std::str::FromStr for ConnState {
    type Err = std::convert::Infallible;
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(value.into())
    }
}

impl fmt::Display for ConnState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for ConnState {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for ConnState {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)
            .map(|value| Self::from(value.as_str()))
    }
}

/// The name of a protocol, as a filter. Case matters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProtoName {
    /// `MQTT`
    Mqtt,
    /// `CoAP`
    CoAp,
    /// `LwM2M`
    LwM2m,
    /// `MQTT-SN`
    MqttSn,
    /// `MQIsdp`
    MqIsdp,
    /// A value that is not listed.
    Other(String),
}

impl ProtoName {
    /// The values that are listed, in order.
    pub const KNOWN: &[Self] = &[
        Self::Mqtt,
        Self::CoAp,
        Self::LwM2m,
        Self::MqttSn,
        Self::MqIsdp,
    ];
    /// Whether the value is listed.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Other(_))
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Mqtt => "MQTT",
            Self::CoAp => "CoAP",
            Self::LwM2m => "LwM2M",
            Self::MqttSn => "MQTT-SN",
            Self::MqIsdp => "MQIsdp",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ProtoName {
    fn from(value: &str) -> Self {
        match value {
            "MQTT" => Self::Mqtt,
            "CoAP" => Self::CoAp,
            "LwM2M" => Self::LwM2m,
            "MQTT-SN" => Self::MqttSn,
            "MQIsdp" => Self::MqIsdp,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl std::str::FromStr for ProtoName {
    type Err = std::convert::Infallible;
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(value.into())
    }
}

impl fmt::Display for ProtoName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for ProtoName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for ProtoName {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)
            .map(|value| Self::from(value.as_str()))
    }
}

/// How `payload` is written in a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PayloadEncoding {
    /// `plain`
    Plain,
    /// `base64`
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

impl std::str::FromStr for PayloadEncoding {
    type Err = std::convert::Infallible;
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(value.into())
    }
}

impl fmt::Display for PayloadEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for PayloadEncoding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for PayloadEncoding {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer)
            .map(|value| Self::from(value.as_str()))
    }
}
