//! TEMPORARY: what the generated crate's `API` will say. Delete this file, and use that.

use std::ops::Deref;

use emqx_cloud_core::{
    Answers, Api, Category, Credential, Credentials, ForeignCodes, KnownCode, KnownReason, Operation, Paging,
    Parameter, Place, Position, Reason, Success,
};
use serde::{Serialize, Serializer};

/// What the document says about the API.
pub static API: Api = Api {
    name: "v4",
    version: "4.4",
    operations: operations::ALL,
    answers: Answers { success: Success::Code(0), data: Some("data"), code: "code", message: "message" },
    codes: CODES,
    reasons: REASONS,
    secret_fields: &["password"],
    credentials: Credentials::Basic {
        name: Credential { argument: "app_id", variable: "EMQX_CLOUD_APP_ID" },
        secret: Credential { argument: "app_secret", variable: "EMQX_CLOUD_APP_SECRET" },
    },
    address_variable: "EMQX_CLOUD_API",
    max_body_bytes: Some(8_000_000),
    body_unread_after: &[401, 404],
    foreign_codes: FOREIGN,
};

const FOREIGN: &[ForeignCodes] = &[ForeignCodes {
    words: &[
        "API_NOT_EXIST",
        "NOT_FOUND",
        "AUTHORIZATION_HEADER_ERROR",
        "BAD_API_KEY_OR_SECRET",
        "API_KEY_NOT_ALLOW",
        "UNAUTHORIZED_ROLE",
        "BAD_USERNAME_OR_PWD",
        "BAD_TOKEN",
        "TOKEN_TIME_OUT",
        "BAD_REQUEST",
        "INVALID_PARAMETER",
        "CLIENTID_NOT_FOUND",
        "CLIENT_NOT_FOUND",
        "TOPIC_NOT_FOUND",
        "INTERNAL_ERROR",
        "SERVICE_UNAVAILABLE",
    ],
    advice: "this looks like an EMQX 5 server, whose API differs; check that the address is that of a 4.x deployment",
}];

const PAGING: Paging = Paging {
    position: Position::Number { parameter: "_page" },
    limit: "_limit",
    rows: None,
    meta: Some("meta"),
    more: Some("hasnext"),
    total: Some("count"),
};

/// The documented result codes.
pub mod codes {
    use emqx_cloud_core::ResultCode;

    /// `0`: The call succeeded.
    pub const SUCCESS: ResultCode = ResultCode::Number(0);
    /// `101`: A node of the cluster could not be asked. Try again if the call can be repeated.
    pub const RPC_ERROR: ResultCode = ResultCode::Number(101);
    /// `102`: The server cannot say what went wrong; `message` may. A node that is down is one cause.
    pub const UNKNOWN_ERROR: ResultCode = ResultCode::Number(102);
    /// `103`: A user name or password is wrong. It is not about AppID and AppSecret; that is a 401.
    pub const WRONG_USERNAME_OR_PASSWORD: ResultCode = ResultCode::Number(103);
    /// `104`: A user name or password is empty. Send both.
    pub const EMPTY_USERNAME_OR_PASSWORD: ResultCode = ResultCode::Number(104);
    /// `105`: There is no such user.
    pub const USER_NOT_FOUND: ResultCode = ResultCode::Number(105);
    /// `106`: The administrator's account cannot be deleted.
    pub const ADMIN_NOT_DELETABLE: ResultCode = ResultCode::Number(106);
    /// `107`: A parameter is missing. Send it.
    pub const MISSING_PARAMETER: ResultCode = ResultCode::Number(107);
    /// `108`: A parameter has a wrong type or value. Correct it; `message` may name it.
    pub const BAD_PARAMETER: ResultCode = ResultCode::Number(108);
    /// `109`: The body is not valid JSON. In practice that is a 400.
    pub const BAD_JSON: ResultCode = ResultCode::Number(109);
    /// `110`: The plug-in runs already.
    pub const PLUGIN_ALREADY_STARTED: ResultCode = ResultCode::Number(110);
    /// `111`: The plug-in is stopped already.
    pub const PLUGIN_ALREADY_STOPPED: ResultCode = ResultCode::Number(111);
    /// `112`: The client has no session, connected or not. Try again when it has connected.
    pub const CLIENT_OFFLINE: ResultCode = ResultCode::Number(112);
    /// `113`: The user exists already. In practice that is the word `existed`, without a code.
    pub const USER_ALREADY_EXISTS: ResultCode = ResultCode::Number(113);
    /// `114`: The old password is wrong.
    pub const WRONG_OLD_PASSWORD: ResultCode = ResultCode::Number(114);
    /// `115`: No topic, or none that is valid. Correct it; when publishing, wildcards are not allowed.
    pub const BAD_TOPIC: ResultCode = ResultCode::Number(115);
    /// `116`: The quality of service is not 0, 1 or 2. Not on the vendor's page; answered from 4.3.13 and 4.4.2.
    pub const BAD_QOS: ResultCode = ResultCode::Number(116);
}

const CODES: &[KnownCode] = &[
    KnownCode { code: codes::SUCCESS, name: "SUCCESS", meaning: "The call succeeded.", category: Category::Success },
    KnownCode {
        code: codes::RPC_ERROR,
        name: "RPC_ERROR",
        meaning: "A node of the cluster could not be asked. Try again if the call can be repeated.",
        category: Category::Server,
    },
    KnownCode {
        code: codes::UNKNOWN_ERROR,
        name: "UNKNOWN_ERROR",
        meaning: "The server cannot say what went wrong; `message` may. A node that is down is one cause.",
        category: Category::Server,
    },
    KnownCode {
        code: codes::WRONG_USERNAME_OR_PASSWORD,
        name: "WRONG_USERNAME_OR_PASSWORD",
        meaning: "A user name or password is wrong. It is not about AppID and AppSecret; that is a 401.",
        category: Category::Other,
    },
    KnownCode {
        code: codes::EMPTY_USERNAME_OR_PASSWORD,
        name: "EMPTY_USERNAME_OR_PASSWORD",
        meaning: "A user name or password is empty. Send both.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: codes::USER_NOT_FOUND,
        name: "USER_NOT_FOUND",
        meaning: "There is no such user.",
        category: Category::NotFound,
    },
    KnownCode {
        code: codes::ADMIN_NOT_DELETABLE,
        name: "ADMIN_NOT_DELETABLE",
        meaning: "The administrator's account cannot be deleted.",
        category: Category::Other,
    },
    KnownCode {
        code: codes::MISSING_PARAMETER,
        name: "MISSING_PARAMETER",
        meaning: "A parameter is missing. Send it.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: codes::BAD_PARAMETER,
        name: "BAD_PARAMETER",
        meaning: "A parameter has a wrong type or value. Correct it; `message` may name it.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: codes::BAD_JSON,
        name: "BAD_JSON",
        meaning: "The body is not valid JSON. In practice that is a 400.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: codes::PLUGIN_ALREADY_STARTED,
        name: "PLUGIN_ALREADY_STARTED",
        meaning: "The plug-in runs already.",
        category: Category::Other,
    },
    KnownCode {
        code: codes::PLUGIN_ALREADY_STOPPED,
        name: "PLUGIN_ALREADY_STOPPED",
        meaning: "The plug-in is stopped already.",
        category: Category::Other,
    },
    KnownCode {
        code: codes::CLIENT_OFFLINE,
        name: "CLIENT_OFFLINE",
        meaning: "The client has no session, connected or not. Try again when it has connected.",
        category: Category::ClientOffline,
    },
    KnownCode {
        code: codes::USER_ALREADY_EXISTS,
        name: "USER_ALREADY_EXISTS",
        meaning: "The user exists already. In practice that is the word `existed`, without a code.",
        category: Category::AlreadyExists,
    },
    KnownCode {
        code: codes::WRONG_OLD_PASSWORD,
        name: "WRONG_OLD_PASSWORD",
        meaning: "The old password is wrong.",
        category: Category::Other,
    },
    KnownCode {
        code: codes::BAD_TOPIC,
        name: "BAD_TOPIC",
        meaning: "No topic, or none that is valid. Correct it; when publishing, wildcards are not allowed.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: codes::BAD_QOS,
        name: "BAD_QOS",
        meaning: "The quality of service is not 0, 1 or 2. Not on the vendor's page; answered from 4.3.13 and 4.4.2.",
        category: Category::InvalidArgument,
    },
];

const REASONS: &[KnownReason] = &[
    KnownReason {
        reason: Reason::known("existed"),
        meaning: "The user or client exists already. Change its password, or delete it first.",
        category: Category::AlreadyExists,
    },
    KnownReason {
        reason: Reason::known("noexisted"),
        meaning: "The user or client does not exist. Create it.",
        category: Category::NotFound,
    },
    KnownReason {
        reason: Reason::known("login"),
        meaning: "The user name or client identifier is missing, empty or not a string.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: Reason::known("password"),
        meaning: "The password is missing, empty or not a string.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: Reason::known("topic"),
        meaning: "The topic is missing, empty or not a string.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: Reason::known("action"),
        meaning: "The action is not `pub`, `sub` or `pubsub`.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: Reason::known("access"),
        meaning: "The access is not `allow` or `deny`.",
        category: Category::InvalidArgument,
    },
];

/// The operations as data.
pub mod operations {
    use super::*;

    /// Every operation, in the order of the document.
    pub static ALL: &[Operation] = &[
        LIST_USERNAMES,
        CREATE_USERNAME,
        GET_USERNAME,
        UPDATE_USERNAME,
        DELETE_USERNAME,
        LIST_CLIENTIDS,
        CREATE_CLIENTID,
        GET_CLIENTID,
        UPDATE_CLIENTID,
        DELETE_CLIENTID,
        CREATE_ACL,
        LIST_ACL_BY_CLIENTID,
        LIST_ACL_BY_USERNAME,
        LIST_ACL_FOR_ALL,
        GET_ACL_BY_CLIENTID,
        GET_ACL_BY_USERNAME,
        DELETE_ACL_BY_CLIENTID,
        DELETE_ACL_BY_USERNAME,
        DELETE_ACL_FOR_ALL,
        LIST_CLIENTS,
        GET_CLIENT,
        KICK_CLIENT,
        LIST_SUBSCRIPTIONS,
        GET_CLIENT_SUBSCRIPTIONS,
        SUBSCRIBE,
        UNSUBSCRIBE,
        PUBLISH,
        SUBSCRIBE_BATCH,
        UNSUBSCRIBE_BATCH,
        PUBLISH_BATCH,
        GET_METRICS,
    ];

    pub(crate) const LIST_USERNAMES: Operation = Operation {
        id: "list_usernames",
        method: "GET",
        path: "/auth_username",
        tag: "auth",
        summary: "List the user names that have credentials",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "username", argument: "username", place: Place::Query, required: false },
            Parameter { name: "_like_username", argument: "like_username", place: Place::Query, required: false },
        ],
        calls: &["list_usernames"],
    };
    pub(crate) const CREATE_USERNAME: Operation = Operation {
        id: "create_username",
        method: "POST",
        path: "/auth_username",
        tag: "auth",
        summary: "Create credentials for user names, one or many",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["create_username", "create_username_batch"],
    };
    pub(crate) const GET_USERNAME: Operation = Operation {
        id: "get_username",
        method: "GET",
        path: "/auth_username/{username}",
        tag: "auth",
        summary: "Look up the credentials of one user name",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "username", argument: "username", place: Place::Path, required: true }],
        calls: &["get_username"],
    };
    pub(crate) const UPDATE_USERNAME: Operation = Operation {
        id: "update_username",
        method: "PUT",
        path: "/auth_username/{username}",
        tag: "auth",
        summary: "Change the password of one user name",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "username", argument: "username", place: Place::Path, required: true }],
        calls: &["update_username"],
    };
    pub(crate) const DELETE_USERNAME: Operation = Operation {
        id: "delete_username",
        method: "DELETE",
        path: "/auth_username/{username}",
        tag: "auth",
        summary: "Delete the credentials of one user name",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "username", argument: "username", place: Place::Path, required: true }],
        calls: &["delete_username"],
    };
    pub(crate) const LIST_CLIENTIDS: Operation = Operation {
        id: "list_clientids",
        method: "GET",
        path: "/auth_clientid",
        tag: "auth",
        summary: "List the client identifiers that have credentials",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "clientid", argument: "clientid", place: Place::Query, required: false },
            Parameter { name: "_like_clientid", argument: "like_clientid", place: Place::Query, required: false },
        ],
        calls: &["list_clientids"],
    };
    pub(crate) const CREATE_CLIENTID: Operation = Operation {
        id: "create_clientid",
        method: "POST",
        path: "/auth_clientid",
        tag: "auth",
        summary: "Create credentials for client identifiers, one or many",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["create_clientid", "create_clientid_batch"],
    };
    pub(crate) const GET_CLIENTID: Operation = Operation {
        id: "get_clientid",
        method: "GET",
        path: "/auth_clientid/{clientid}",
        tag: "auth",
        summary: "Look up the credentials of one client identifier",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["get_clientid"],
    };
    pub(crate) const UPDATE_CLIENTID: Operation = Operation {
        id: "update_clientid",
        method: "PUT",
        path: "/auth_clientid/{clientid}",
        tag: "auth",
        summary: "Change the password of one client identifier",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["update_clientid"],
    };
    pub(crate) const DELETE_CLIENTID: Operation = Operation {
        id: "delete_clientid",
        method: "DELETE",
        path: "/auth_clientid/{clientid}",
        tag: "auth",
        summary: "Delete the credentials of one client identifier",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["delete_clientid"],
    };
    pub(crate) const CREATE_ACL: Operation = Operation {
        id: "create_acl",
        method: "POST",
        path: "/acl",
        tag: "acl",
        summary: "Create access rules, one or many",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["create_acl", "create_acl_batch"],
    };
    pub(crate) const LIST_ACL_BY_CLIENTID: Operation = Operation {
        id: "list_acl_by_clientid",
        method: "GET",
        path: "/acl/clientid",
        tag: "acl",
        summary: "List the access rules for client identifiers",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "clientid", argument: "clientid", place: Place::Query, required: false },
            Parameter { name: "_like_clientid", argument: "like_clientid", place: Place::Query, required: false },
            Parameter { name: "topic", argument: "topic", place: Place::Query, required: false },
            Parameter { name: "action", argument: "action", place: Place::Query, required: false },
            Parameter { name: "access", argument: "access", place: Place::Query, required: false },
        ],
        calls: &["list_acl_by_clientid"],
    };
    pub(crate) const LIST_ACL_BY_USERNAME: Operation = Operation {
        id: "list_acl_by_username",
        method: "GET",
        path: "/acl/username",
        tag: "acl",
        summary: "List the access rules for user names",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "username", argument: "username", place: Place::Query, required: false },
            Parameter { name: "_like_username", argument: "like_username", place: Place::Query, required: false },
            Parameter { name: "topic", argument: "topic", place: Place::Query, required: false },
            Parameter { name: "action", argument: "action", place: Place::Query, required: false },
            Parameter { name: "access", argument: "access", place: Place::Query, required: false },
        ],
        calls: &["list_acl_by_username"],
    };
    pub(crate) const LIST_ACL_FOR_ALL: Operation = Operation {
        id: "list_acl_for_all",
        method: "GET",
        path: "/acl/$all",
        tag: "acl",
        summary: "List the access rules for everybody",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "topic", argument: "topic", place: Place::Query, required: false },
            Parameter { name: "action", argument: "action", place: Place::Query, required: false },
            Parameter { name: "access", argument: "access", place: Place::Query, required: false },
        ],
        calls: &["list_acl_for_all"],
    };
    pub(crate) const GET_ACL_BY_CLIENTID: Operation = Operation {
        id: "get_acl_by_clientid",
        method: "GET",
        path: "/acl/clientid/{clientid}",
        tag: "acl",
        summary: "Look up the access rules for one client identifier",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["get_acl_by_clientid"],
    };
    pub(crate) const GET_ACL_BY_USERNAME: Operation = Operation {
        id: "get_acl_by_username",
        method: "GET",
        path: "/acl/username/{username}",
        tag: "acl",
        summary: "Look up the access rules for one user name",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "username", argument: "username", place: Place::Path, required: true }],
        calls: &["get_acl_by_username"],
    };
    pub(crate) const DELETE_ACL_BY_CLIENTID: Operation = Operation {
        id: "delete_acl_by_clientid",
        method: "DELETE",
        path: "/acl/clientid/{clientid}/topic/{topic}",
        tag: "acl",
        summary: "Delete the access rules for one client identifier and topic",
        idempotent: true,
        paging: None,
        parameters: &[
            Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true },
            Parameter { name: "topic", argument: "topic", place: Place::Path, required: true },
        ],
        calls: &["delete_acl_by_clientid"],
    };
    pub(crate) const DELETE_ACL_BY_USERNAME: Operation = Operation {
        id: "delete_acl_by_username",
        method: "DELETE",
        path: "/acl/username/{username}/topic/{topic}",
        tag: "acl",
        summary: "Delete the access rules for one user name and topic",
        idempotent: true,
        paging: None,
        parameters: &[
            Parameter { name: "username", argument: "username", place: Place::Path, required: true },
            Parameter { name: "topic", argument: "topic", place: Place::Path, required: true },
        ],
        calls: &["delete_acl_by_username"],
    };
    pub(crate) const DELETE_ACL_FOR_ALL: Operation = Operation {
        id: "delete_acl_for_all",
        method: "DELETE",
        path: "/acl/$all/topic/{topic}",
        tag: "acl",
        summary: "Delete the access rules for everybody and one topic",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "topic", argument: "topic", place: Place::Path, required: true }],
        calls: &["delete_acl_for_all"],
    };
    pub(crate) const LIST_CLIENTS: Operation = Operation {
        id: "list_clients",
        method: "GET",
        path: "/clients",
        tag: "clients",
        summary: "List the clients of the cluster",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "clientid", argument: "clientid", place: Place::Query, required: false },
            Parameter { name: "username", argument: "username", place: Place::Query, required: false },
            Parameter { name: "zone", argument: "zone", place: Place::Query, required: false },
            Parameter { name: "ip_address", argument: "ip_address", place: Place::Query, required: false },
            Parameter { name: "conn_state", argument: "conn_state", place: Place::Query, required: false },
            Parameter { name: "clean_start", argument: "clean_start", place: Place::Query, required: false },
            Parameter { name: "proto_name", argument: "proto_name", place: Place::Query, required: false },
            Parameter { name: "proto_ver", argument: "proto_ver", place: Place::Query, required: false },
            Parameter { name: "_like_clientid", argument: "like_clientid", place: Place::Query, required: false },
            Parameter { name: "_like_username", argument: "like_username", place: Place::Query, required: false },
            Parameter { name: "_gte_created_at", argument: "gte_created_at", place: Place::Query, required: false },
            Parameter { name: "_lte_created_at", argument: "lte_created_at", place: Place::Query, required: false },
            Parameter { name: "_gte_connected_at", argument: "gte_connected_at", place: Place::Query, required: false },
            Parameter { name: "_lte_connected_at", argument: "lte_connected_at", place: Place::Query, required: false },
        ],
        calls: &["list_clients"],
    };
    pub(crate) const GET_CLIENT: Operation = Operation {
        id: "get_client",
        method: "GET",
        path: "/clients/{clientid}",
        tag: "clients",
        summary: "Look up one client",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["get_client"],
    };
    pub(crate) const KICK_CLIENT: Operation = Operation {
        id: "kick_client",
        method: "DELETE",
        path: "/clients/{clientid}",
        tag: "clients",
        summary: "Kick a client out, and end its session",
        idempotent: false,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["kick_client"],
    };
    pub(crate) const LIST_SUBSCRIPTIONS: Operation = Operation {
        id: "list_subscriptions",
        method: "GET",
        path: "/subscriptions",
        tag: "subscriptions",
        summary: "List the subscriptions of the cluster",
        idempotent: true,
        paging: Some(PAGING),
        parameters: &[
            Parameter { name: "_page", argument: "page", place: Place::Query, required: false },
            Parameter { name: "_limit", argument: "limit", place: Place::Query, required: false },
            Parameter { name: "clientid", argument: "clientid", place: Place::Query, required: false },
            Parameter { name: "topic", argument: "topic", place: Place::Query, required: false },
            Parameter { name: "qos", argument: "qos", place: Place::Query, required: false },
            Parameter { name: "share", argument: "share", place: Place::Query, required: false },
            Parameter { name: "_match_topic", argument: "match_topic", place: Place::Query, required: false },
        ],
        calls: &["list_subscriptions"],
    };
    pub(crate) const GET_CLIENT_SUBSCRIPTIONS: Operation = Operation {
        id: "get_client_subscriptions",
        method: "GET",
        path: "/subscriptions/{clientid}",
        tag: "subscriptions",
        summary: "Look up the subscriptions of one client",
        idempotent: true,
        paging: None,
        parameters: &[Parameter { name: "clientid", argument: "clientid", place: Place::Path, required: true }],
        calls: &["get_client_subscriptions"],
    };
    pub(crate) const SUBSCRIBE: Operation = Operation {
        id: "subscribe",
        method: "POST",
        path: "/mqtt/subscribe",
        tag: "mqtt",
        summary: "Subscribe a client to topics",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["subscribe"],
    };
    pub(crate) const UNSUBSCRIBE: Operation = Operation {
        id: "unsubscribe",
        method: "POST",
        path: "/mqtt/unsubscribe",
        tag: "mqtt",
        summary: "Unsubscribe a client from a topic",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["unsubscribe"],
    };
    pub(crate) const PUBLISH: Operation = Operation {
        id: "publish",
        method: "POST",
        path: "/mqtt/publish",
        tag: "mqtt",
        summary: "Publish a message to one topic or several",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["publish"],
    };
    pub(crate) const SUBSCRIBE_BATCH: Operation = Operation {
        id: "subscribe_batch",
        method: "POST",
        path: "/mqtt/subscribe_batch",
        tag: "mqtt",
        summary: "Subscribe clients to topics, many at once",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["subscribe_batch"],
    };
    pub(crate) const UNSUBSCRIBE_BATCH: Operation = Operation {
        id: "unsubscribe_batch",
        method: "POST",
        path: "/mqtt/unsubscribe_batch",
        tag: "mqtt",
        summary: "Unsubscribe clients from topics, many at once",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["unsubscribe_batch"],
    };
    pub(crate) const PUBLISH_BATCH: Operation = Operation {
        id: "publish_batch",
        method: "POST",
        path: "/mqtt/publish_batch",
        tag: "mqtt",
        summary: "Publish many messages at once",
        idempotent: false,
        paging: None,
        parameters: &[],
        calls: &["publish_batch"],
    };
    pub(crate) const GET_METRICS: Operation = Operation {
        id: "get_metrics",
        method: "GET",
        path: "/metrics",
        tag: "metrics",
        summary: "Read the counters of every node",
        idempotent: true,
        paging: None,
        parameters: &[],
        calls: &["get_metrics"],
    };
}

/// The operation of that identifier.
pub(crate) fn operation(old: &emqx_cloud_api::Operation) -> &'static Operation {
    API.operation(old.id).unwrap_or(&operations::ALL[0])
}

/// One thing that was asked for, and the others that the server sent with it.
#[derive(Debug, Clone, PartialEq)]
pub struct One<T> {
    pub(crate) first: T,
    pub(crate) others: Vec<T>,
}

impl<T> One<T> {
    /// The thing itself.
    pub fn into_inner(self) -> T {
        self.first
    }

    /// The other ones, usually none.
    pub fn others(&self) -> &[T] {
        &self.others
    }
}

impl<T> Deref for One<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.first
    }
}

/// As the server sent it: the thing, and the others after it.
impl<T: Serialize> Serialize for One<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(std::iter::once(&self.first).chain(&self.others))
    }
}
