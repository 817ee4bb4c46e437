// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Result codes and reasons.
use std::fmt;
/// What kind of outcome a result code or a reason stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The call succeeded.
    Success,
    /// The server could not do it; the same call can succeed later.
    Server,
    /// The server refuses what was sent; the same call fails again.
    InvalidArgument,
    /// What the call names is not there.
    NotFound,
    /// What the call would create is there already.
    AlreadyExists,
    /// The client has no session.
    ClientOffline,
    /// Anything else.
    Other,
}

/// The `code` of an answer.
///
/// The documented codes have names. Any other number, and the texts that some operations of a server use, are
/// carried as they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResultCode {
    /// `0`: The call succeeded.
    Success,
    /// `101`: A node of the cluster could not be asked. Try again if the call can be repeated.
    RpcError,
    /// `102`: The server cannot say what went wrong; `message` may. A node that is down is one cause.
    UnknownError,
    /// `103`: A user name or password is wrong. It is not about AppID and AppSecret; that is a 401.
    WrongUsernameOrPassword,
    /// `104`: A user name or password is empty. Send both.
    EmptyUsernameOrPassword,
    /// `105`: There is no such user.
    UserNotFound,
    /// `106`: The administrator's account cannot be deleted.
    AdminNotDeletable,
    /// `107`: A parameter is missing. Send it.
    MissingParameter,
    /// `108`: A parameter has a wrong type or value. Correct it; `message` may name it.
    BadParameter,
    /// `109`: The body is not valid JSON. In practice that is a 400.
    BadJson,
    /// `110`: The plug-in runs already.
    PluginAlreadyStarted,
    /// `111`: The plug-in is stopped already.
    PluginAlreadyStopped,
    /// `112`: The client has no session, connected or not. Try again when it has connected.
    ClientOffline,
    /// `113`: The user exists already. In practice that is the word `existed`, without a code.
    UserAlreadyExists,
    /// `114`: The old password is wrong.
    WrongOldPassword,
    /// `115`: No topic, or none that is valid. Correct it; when publishing, wildcards are not allowed.
    BadTopic,
    /// `116`: The quality of service is not 0, 1 or 2. Not on the vendor's page; answered from 4.3.13 and 4.4.2.
    BadQos,
    /// A number without a name.
    Other(i64),
    /// A code that is a text, as `NOT_FOUND`.
    Text(String),
}

impl ResultCode {
    /// The codes that have names, in order.
    pub const KNOWN: &[Self] = &[
        Self::Success,
        Self::RpcError,
        Self::UnknownError,
        Self::WrongUsernameOrPassword,
        Self::EmptyUsernameOrPassword,
        Self::UserNotFound,
        Self::AdminNotDeletable,
        Self::MissingParameter,
        Self::BadParameter,
        Self::BadJson,
        Self::PluginAlreadyStarted,
        Self::PluginAlreadyStopped,
        Self::ClientOffline,
        Self::UserAlreadyExists,
        Self::WrongOldPassword,
        Self::BadTopic,
        Self::BadQos,
    ];
    /// The number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Success => Some(0),
            Self::RpcError => Some(101),
            Self::UnknownError => Some(102),
            Self::WrongUsernameOrPassword => Some(103),
            Self::EmptyUsernameOrPassword => Some(104),
            Self::UserNotFound => Some(105),
            Self::AdminNotDeletable => Some(106),
            Self::MissingParameter => Some(107),
            Self::BadParameter => Some(108),
            Self::BadJson => Some(109),
            Self::PluginAlreadyStarted => Some(110),
            Self::PluginAlreadyStopped => Some(111),
            Self::ClientOffline => Some(112),
            Self::UserAlreadyExists => Some(113),
            Self::WrongOldPassword => Some(114),
            Self::BadTopic => Some(115),
            Self::BadQos => Some(116),
            Self::Other(number) => Some(*number),
            Self::Text(_) => None,
        }
    }

    /// The name, `UPPER_SNAKE`, if it has one.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Self::Success => Some("SUCCESS"),
            Self::RpcError => Some("RPC_ERROR"),
            Self::UnknownError => Some("UNKNOWN_ERROR"),
            Self::WrongUsernameOrPassword => Some("WRONG_USERNAME_OR_PASSWORD"),
            Self::EmptyUsernameOrPassword => Some("EMPTY_USERNAME_OR_PASSWORD"),
            Self::UserNotFound => Some("USER_NOT_FOUND"),
            Self::AdminNotDeletable => Some("ADMIN_NOT_DELETABLE"),
            Self::MissingParameter => Some("MISSING_PARAMETER"),
            Self::BadParameter => Some("BAD_PARAMETER"),
            Self::BadJson => Some("BAD_JSON"),
            Self::PluginAlreadyStarted => Some("PLUGIN_ALREADY_STARTED"),
            Self::PluginAlreadyStopped => Some("PLUGIN_ALREADY_STOPPED"),
            Self::ClientOffline => Some("CLIENT_OFFLINE"),
            Self::UserAlreadyExists => Some("USER_ALREADY_EXISTS"),
            Self::WrongOldPassword => Some("WRONG_OLD_PASSWORD"),
            Self::BadTopic => Some("BAD_TOPIC"),
            Self::BadQos => Some("BAD_QOS"),
            Self::Other(_) | Self::Text(_) => None,
        }
    }

    /// What it means, if that is known.
    pub fn meaning(&self) -> Option<&'static str> {
        match self {
            Self::Success => Some("The call succeeded."),
            Self::RpcError => {
                Some(
                    "A node of the cluster could not be asked. Try again if the call can be repeated.",
                )
            }
            Self::UnknownError => {
                Some(
                    "The server cannot say what went wrong; `message` may. A node that is down is one cause.",
                )
            }
            Self::WrongUsernameOrPassword => {
                Some(
                    "A user name or password is wrong. It is not about AppID and AppSecret; that is a 401.",
                )
            }
            Self::EmptyUsernameOrPassword => {
                Some("A user name or password is empty. Send both.")
            }
            Self::UserNotFound => Some("There is no such user."),
            Self::AdminNotDeletable => {
                Some("The administrator's account cannot be deleted.")
            }
            Self::MissingParameter => Some("A parameter is missing. Send it."),
            Self::BadParameter => {
                Some(
                    "A parameter has a wrong type or value. Correct it; `message` may name it.",
                )
            }
            Self::BadJson => {
                Some("The body is not valid JSON. In practice that is a 400.")
            }
            Self::PluginAlreadyStarted => Some("The plug-in runs already."),
            Self::PluginAlreadyStopped => Some("The plug-in is stopped already."),
            Self::ClientOffline => {
                Some(
                    "The client has no session, connected or not. Try again when it has connected.",
                )
            }
            Self::UserAlreadyExists => {
                Some(
                    "The user exists already. In practice that is the word `existed`, without a code.",
                )
            }
            Self::WrongOldPassword => Some("The old password is wrong."),
            Self::BadTopic => {
                Some(
                    "No topic, or none that is valid. Correct it; when publishing, wildcards are not allowed.",
                )
            }
            Self::BadQos => {
                Some(
                    "The quality of service is not 0, 1 or 2. Not on the vendor's page; answered from 4.3.13 and 4.4.2.",
                )
            }
            Self::Other(_) | Self::Text(_) => None,
        }
    }

    /// What kind of outcome it stands for.
    pub fn category(&self) -> Category {
        match self {
            Self::Success => Category::Success,
            Self::RpcError => Category::Server,
            Self::UnknownError => Category::Server,
            Self::WrongUsernameOrPassword => Category::Other,
            Self::EmptyUsernameOrPassword => Category::InvalidArgument,
            Self::UserNotFound => Category::NotFound,
            Self::AdminNotDeletable => Category::Other,
            Self::MissingParameter => Category::InvalidArgument,
            Self::BadParameter => Category::InvalidArgument,
            Self::BadJson => Category::InvalidArgument,
            Self::PluginAlreadyStarted => Category::Other,
            Self::PluginAlreadyStopped => Category::Other,
            Self::ClientOffline => Category::ClientOffline,
            Self::UserAlreadyExists => Category::AlreadyExists,
            Self::WrongOldPassword => Category::Other,
            Self::BadTopic => Category::InvalidArgument,
            Self::BadQos => Category::InvalidArgument,
            Self::Other(_) | Self::Text(_) => Category::Other,
        }
    }

    /// Whether this is the code of a success, 0.
    pub fn is_success(&self) -> bool {
        self.number() == Some(0)
    }
}

impl From<i64> for ResultCode {
    fn from(number: i64) -> Self {
        match number {
            0 => Self::Success,
            101 => Self::RpcError,
            102 => Self::UnknownError,
            103 => Self::WrongUsernameOrPassword,
            104 => Self::EmptyUsernameOrPassword,
            105 => Self::UserNotFound,
            106 => Self::AdminNotDeletable,
            107 => Self::MissingParameter,
            108 => Self::BadParameter,
            109 => Self::BadJson,
            110 => Self::PluginAlreadyStarted,
            111 => Self::PluginAlreadyStopped,
            112 => Self::ClientOffline,
            113 => Self::UserAlreadyExists,
            114 => Self::WrongOldPassword,
            115 => Self::BadTopic,
            116 => Self::BadQos,
            other => Self::Other(other),
        }
    }
}

impl From<&str> for ResultCode {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.number(), self.name()) {
            (_, Some(number), Some(name)) => write!(f, "{number} {name}"),
            (_, Some(number), None) => write!(f, "{number}"),
            (Self::Text(text), ..) => f.write_str(text),
            _ => Ok(()),
        }
    }
}

impl std::str::FromStr for ResultCode {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.parse::<i64>().map_or_else(|_| Self::from(text), Self::from))
    }
}

impl serde::Serialize for ResultCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, self.number()) {
            (Self::Text(text), _) => serializer.serialize_str(text),
            (_, Some(number)) => serializer.serialize_i64(number),
            (_, None) => serializer.serialize_none(),
        }
    }
}

impl<'de> serde::Deserialize<'de> for ResultCode {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = ResultCode;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a result code: an integer or a text")
            }
            fn visit_i64<E: serde::de::Error>(
                self,
                number: i64,
            ) -> Result<ResultCode, E> {
                Ok(number.into())
            }
            fn visit_u64<E: serde::de::Error>(
                self,
                number: u64,
            ) -> Result<ResultCode, E> {
                i64::try_from(number)
                    .map(ResultCode::from)
                    .map_err(|_| E::invalid_value(
                        serde::de::Unexpected::Unsigned(number),
                        &self,
                    ))
            }
            fn visit_str<E: serde::de::Error>(
                self,
                text: &str,
            ) -> Result<ResultCode, E> {
                Ok(text.into())
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

/// Why a server refused something, where it says so only in words.
///
/// The words are alone (`existed`), in an item's outcome (`{error,existed}`), or inside the Erlang term of a
/// refused rule (`result => <<"{error,access}">>`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// `existed`: The user or client exists already. Change its password, or delete it first.
    AlreadyExists,
    /// `noexisted`: The user or client does not exist. Create it.
    NotFound,
    /// `login`: The user name or client identifier is missing, empty or not a string.
    BadName,
    /// `password`: The password is missing, empty or not a string.
    BadPassword,
    /// `topic`: The topic is missing, empty or not a string.
    BadTopic,
    /// `action`: The action is not `pub`, `sub` or `pubsub`.
    BadAction,
    /// `access`: The access is not `allow` or `deny`.
    BadAccess,
    /// Any other word.
    Other(String),
}

impl Reason {
    /// The reasons that have names, in order.
    pub const KNOWN: &[Self] = &[
        Self::AlreadyExists,
        Self::NotFound,
        Self::BadName,
        Self::BadPassword,
        Self::BadTopic,
        Self::BadAction,
        Self::BadAccess,
    ];
    /// The reason that a server's text gives, if there is one in it.
    ///
    /// A text that is only a known word, `{error,WORD}` with any word, or an Erlang term that holds a `result`
    /// of that form.
    pub fn from_text(text: &str) -> Option<Self> {
        fn error_word(text: &str) -> Option<&str> {
            text.strip_prefix("{error,")?.split_once('}').map(|(word, _)| word)
        }

        if let Some(known) = Self::KNOWN.iter().find(|known| known.word() == text) {
            return Some(known.clone());
        }

        let inner = text.split_once("result => <<\"").map(|(_, rest)| rest);
        error_word(text).or_else(|| inner.and_then(error_word)).map(Self::from)
    }

    /// The word.
    pub fn word(&self) -> &str {
        match self {
            Self::AlreadyExists => "existed",
            Self::NotFound => "noexisted",
            Self::BadName => "login",
            Self::BadPassword => "password",
            Self::BadTopic => "topic",
            Self::BadAction => "action",
            Self::BadAccess => "access",
            Self::Other(word) => word,
        }
    }

    /// What it means, if that is known.
    pub fn meaning(&self) -> Option<&'static str> {
        match self {
            Self::AlreadyExists => {
                Some(
                    "The user or client exists already. Change its password, or delete it first.",
                )
            }
            Self::NotFound => Some("The user or client does not exist. Create it."),
            Self::BadName => {
                Some(
                    "The user name or client identifier is missing, empty or not a string.",
                )
            }
            Self::BadPassword => Some("The password is missing, empty or not a string."),
            Self::BadTopic => Some("The topic is missing, empty or not a string."),
            Self::BadAction => Some("The action is not `pub`, `sub` or `pubsub`."),
            Self::BadAccess => Some("The access is not `allow` or `deny`."),
            Self::Other(_) => None,
        }
    }

    /// What kind of outcome it stands for.
    pub fn category(&self) -> Category {
        match self {
            Self::AlreadyExists => Category::AlreadyExists,
            Self::NotFound => Category::NotFound,
            Self::BadName => Category::InvalidArgument,
            Self::BadPassword => Category::InvalidArgument,
            Self::BadTopic => Category::InvalidArgument,
            Self::BadAction => Category::InvalidArgument,
            Self::BadAccess => Category::InvalidArgument,
            Self::Other(_) => Category::Other,
        }
    }
}

impl From<&str> for Reason {
    fn from(word: &str) -> Self {
        match word {
            "existed" => Self::AlreadyExists,
            "noexisted" => Self::NotFound,
            "login" => Self::BadName,
            "password" => Self::BadPassword,
            "topic" => Self::BadTopic,
            "action" => Self::BadAction,
            "access" => Self::BadAccess,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
