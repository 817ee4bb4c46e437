// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Constructors, setters and rules of what is sent.
use crate::arguments::{InvalidArgument, Validate, check};
use crate::types;
impl Validate for types::AclRule {
    fn validate(&self) -> Result<(), InvalidArgument> {
        match self {
            Self::ClientidAclRule(value) => value.validate(),
            Self::UsernameAclRule(value) => value.validate(),
            Self::AllAclRule(value) => value.validate(),
        }
    }
}

impl Validate for types::AclRuleBatch {
    fn validate(&self) -> Result<(), InvalidArgument> {
        check::count("items", self.0.len(), 1usize, None)?;
        for (index, item) in self.0.iter().enumerate() {
            item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
        }

        Ok(())
    }
}

impl types::AllAclRule {
    /// One with `topic`, `action`, `access`.
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
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.topic;
            check::text("topic", value, 1u64, None)?;
        }

        Ok(())
    }
}

impl types::ClientidAclRule {
    /// One with `clientid`, `topic`, `action`, `access`.
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
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.clientid;
            check::text("clientid", value, 1u64, None)?;
        }

        {
            let value = &self.topic;
            check::text("topic", value, 1u64, None)?;
        }

        Ok(())
    }
}

impl types::ClientidCredentials {
    /// One with `clientid`, `password`.
    pub fn new(clientid: impl Into<String>, password: impl Into<crate::Secret>) -> Self {
        Self {
            clientid: clientid.into(),
            password: password.into(),
        }
    }
}

impl Validate for types::ClientidCredentials {
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.clientid;
            check::text("clientid", value, 1u64, None)?;
        }

        {
            let value = &self.password;
            check::text("password", value.expose(), 1u64, None)?;
        }

        Ok(())
    }
}

impl Validate for types::ClientidCredentialsBatch {
    fn validate(&self) -> Result<(), InvalidArgument> {
        check::count("items", self.0.len(), 1usize, None)?;
        for (index, item) in self.0.iter().enumerate() {
            item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
        }

        Ok(())
    }
}

impl Validate for types::CreateAclBody {
    fn validate(&self) -> Result<(), InvalidArgument> {
        match self {
            Self::AclRule(value) => value.validate(),
            Self::AclRuleBatch(value) => value.validate(),
        }
    }
}

impl Validate for types::CreateClientidBody {
    fn validate(&self) -> Result<(), InvalidArgument> {
        match self {
            Self::ClientidCredentials(value) => value.validate(),
            Self::ClientidCredentialsBatch(value) => value.validate(),
        }
    }
}

impl Validate for types::CreateUsernameBody {
    fn validate(&self) -> Result<(), InvalidArgument> {
        match self {
            Self::UsernameCredentials(value) => value.validate(),
            Self::UsernameCredentialsBatch(value) => value.validate(),
        }
    }
}

impl types::Message {
    /// One with `topic`, `payload`.
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

    /// One with `topics`, `payload`.
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

    /// The client identifier that the message is said to come from. The client need not exist.
    #[must_use]
    pub fn clientid(mut self, clientid: impl Into<String>) -> Self {
        self.clientid = Some(clientid.into());
        self
    }

    /// The content of the message, written as `encoding` says. Without it the message is empty. A server takes any
    /// JSON value and publishes its text; send a string.
    ///
    /// Takes text or bytes: what is no text is sent as base64.
    #[must_use]
    pub fn payload(mut self, payload: impl AsRef<[u8]>) -> Self {
        let (text, word) = crate::payload::encode(payload.as_ref());
        self.payload = Some(text);
        self.encoding = word.map(Into::into);
        self
    }

    /// Sets `properties`.
    #[must_use]
    pub fn properties(
        mut self,
        properties: impl Into<crate::types::MessageProperties>,
    ) -> Self {
        self.properties = Some(properties.into());
        self
    }

    /// The quality of service of the message. Anything but the integers 0, 1 and 2 is a 500, which in a batch comes
    /// after earlier messages were delivered.
    #[must_use]
    pub fn qos(mut self, qos: u8) -> Self {
        self.qos = Some(qos);
        self
    }

    /// Whether the server keeps the message for later subscribers. It has to be a JSON boolean: with `"true"` or 1
    /// the answer is code 0, and the message is not retained.
    #[must_use]
    pub fn retain(mut self, retain: bool) -> Self {
        self.retain = Some(retain);
        self
    }

    /// Asks for the message's identifier in the answer. Its mere presence does, even as `false`: leave it out if
    /// you do not want one. Not on the vendor's page, and without effect in a batch.
    #[must_use]
    pub fn return_(mut self, return_: bool) -> Self {
        self.return_ = Some(return_);
        self
    }

    /// The topic, without wildcards. A comma splits it, as in `topics`, so a topic that holds a comma cannot be
    /// published to here.
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Self {
        self.topic = Some(topic.into());
        self
    }

    /// Several topics in one string, separated by commas. A JSON array is refused with code 108.
    #[must_use]
    pub fn topics(mut self, topics: impl Into<String>) -> Self {
        self.topics = Some(topics.into());
        self
    }

    /// Sets `user_properties`.
    #[must_use]
    pub fn user_properties(
        mut self,
        user_properties: impl Into<crate::types::UserProperties>,
    ) -> Self {
        self.user_properties = Some(user_properties.into());
        self
    }
}

impl Validate for types::Message {
    fn validate(&self) -> Result<(), InvalidArgument> {
        if self.topic.is_none() && self.topics.is_none() {
            return Err(
                InvalidArgument::new(
                    "topic",
                    "is missing: at least one of topic, topics must be set",
                ),
            );
        }

        if let Some(value) = &self.clientid {
            check::text("clientid", value, 1u64, None)?;
        }

        if let Some(value) = &self.encoding {
            check::known("encoding", value.is_known())?;
        }

        if let Some(value) = &self.properties {
            value.validate().map_err(|error| error.within("properties"))?;
        }

        if let Some(value) = &self.qos {
            check::number("qos", *value, Some(0i128), Some(2i128))?;
        }

        if let Some(value) = &self.topic {
            check::text("topic", value, 1u64, None)?;
            check::without("topic", value, &[','])?;
            check::topic_name("topic", value)?;
        }

        if let Some(value) = &self.topics {
            check::text("topics", value, 1u64, None)?;
            check::each("topics", value, check::topic_name)?;
        }

        if let Some(value) = &self.user_properties {
            value.validate().map_err(|error| error.within("user_properties"))?;
        }

        Ok(())
    }
}

impl Validate for types::MessageBatch {
    fn validate(&self) -> Result<(), InvalidArgument> {
        for (index, item) in self.0.iter().enumerate() {
            item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
        }

        Ok(())
    }
}

impl types::MessageProperties {
    /// One with nothing set.
    pub fn new() -> Self {
        Self {
            message_expiry_interval: Default::default(),
        }
    }

    /// How long the message is worth delivering, in seconds.
    #[must_use]
    pub fn message_expiry_interval(mut self, message_expiry_interval: u64) -> Self {
        self.message_expiry_interval = Some(message_expiry_interval);
        self
    }
}

impl Validate for types::MessageProperties {
    fn validate(&self) -> Result<(), InvalidArgument> {
        check::count(
            "fields",
            [self.message_expiry_interval.is_some()]
                .into_iter()
                .filter(|set| *set)
                .count(),
            1usize,
            None,
        )?;
        if let Some(value) = &self.message_expiry_interval {
            check::number(
                "message_expiry_interval",
                *value,
                Some(0i128),
                Some(4294967295i128),
            )?;
        }

        Ok(())
    }
}

impl types::PasswordChange {
    /// One with `password`.
    pub fn new(password: impl Into<crate::Secret>) -> Self {
        Self { password: password.into() }
    }
}

impl Validate for types::PasswordChange {
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.password;
            check::text("password", value.expose(), 1u64, None)?;
        }

        Ok(())
    }
}

impl types::SubscribeRequest {
    /// One with `clientid`, `topic`.
    pub fn new(clientid: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            qos: Default::default(),
            topic: Some(topic.into()),
            topics: Default::default(),
        }
    }

    /// One with `clientid`, `topics`.
    pub fn to_topics(clientid: impl Into<String>, topics: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            qos: Default::default(),
            topic: Default::default(),
            topics: Some(topics.into()),
        }
    }

    /// The quality of service of the subscriptions.
    #[must_use]
    pub fn qos(mut self, qos: u8) -> Self {
        self.qos = Some(qos);
        self
    }

    /// The topic filter. A comma splits it, as in `topics`, so a filter that holds a comma cannot be subscribed to
    /// here.
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Self {
        self.topic = Some(topic.into());
        self
    }

    /// Several topic filters in one string, separated by commas. A JSON array is a 500.
    #[must_use]
    pub fn topics(mut self, topics: impl Into<String>) -> Self {
        self.topics = Some(topics.into());
        self
    }
}

impl Validate for types::SubscribeRequest {
    fn validate(&self) -> Result<(), InvalidArgument> {
        if self.topic.is_none() && self.topics.is_none() {
            return Err(
                InvalidArgument::new(
                    "topic",
                    "is missing: at least one of topic, topics must be set",
                ),
            );
        }

        {
            let value = &self.clientid;
            check::text("clientid", value, 1u64, None)?;
        }

        if let Some(value) = &self.qos {
            check::number("qos", *value, Some(0i128), Some(2i128))?;
        }

        if let Some(value) = &self.topic {
            check::text("topic", value, 1u64, None)?;
            check::without("topic", value, &[','])?;
            check::topic_filter("topic", value)?;
        }

        if let Some(value) = &self.topics {
            check::text("topics", value, 1u64, None)?;
            check::each("topics", value, check::topic_filter)?;
        }

        Ok(())
    }
}

impl Validate for types::SubscribeRequestBatch {
    fn validate(&self) -> Result<(), InvalidArgument> {
        for (index, item) in self.0.iter().enumerate() {
            item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
        }

        Ok(())
    }
}

impl types::UnsubscribeRequest {
    /// One with `clientid`, `topic`.
    pub fn new(clientid: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            topic: topic.into(),
        }
    }
}

impl Validate for types::UnsubscribeRequest {
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.clientid;
            check::text("clientid", value, 1u64, None)?;
        }

        {
            let value = &self.topic;
            check::text("topic", value, 1u64, None)?;
        }

        Ok(())
    }
}

impl Validate for types::UnsubscribeRequestBatch {
    fn validate(&self) -> Result<(), InvalidArgument> {
        for (index, item) in self.0.iter().enumerate() {
            item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
        }

        Ok(())
    }
}

impl Validate for types::UserProperties {
    fn validate(&self) -> Result<(), InvalidArgument> {
        check::count("fields", self.0.len(), 1usize, None)?;
        for (name, value) in &self.0 {
            check::text("name", name, 0, None)?;
            check::text(name, value, 0, None)?;
        }

        Ok(())
    }
}

impl types::UsernameAclRule {
    /// One with `username`, `topic`, `action`, `access`.
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
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.topic;
            check::text("topic", value, 1u64, None)?;
        }

        {
            let value = &self.username;
            check::text("username", value, 1u64, None)?;
        }

        Ok(())
    }
}

impl types::UsernameCredentials {
    /// One with `username`, `password`.
    pub fn new(username: impl Into<String>, password: impl Into<crate::Secret>) -> Self {
        Self {
            password: password.into(),
            username: username.into(),
        }
    }
}

impl Validate for types::UsernameCredentials {
    fn validate(&self) -> Result<(), InvalidArgument> {
        {
            let value = &self.password;
            check::text("password", value.expose(), 1u64, None)?;
        }

        {
            let value = &self.username;
            check::text("username", value, 1u64, None)?;
        }

        Ok(())
    }
}

impl Validate for types::UsernameCredentialsBatch {
    fn validate(&self) -> Result<(), InvalidArgument> {
        check::count("items", self.0.len(), 1usize, None)?;
        for (index, item) in self.0.iter().enumerate() {
            item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
        }

        Ok(())
    }
}
