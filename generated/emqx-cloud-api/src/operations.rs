// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The operations as data.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{Operation, Paging, Parameter, Place, Position};
/// `GET /auth_username`: list the user names that have credentials.
pub const LIST_USERNAMES: Operation = Operation {
    id: "list_usernames",
    method: "GET",
    path: "/auth_username",
    tag: "auth",
    summary: "List the user names that have credentials",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_like_username",
            argument: "like_username",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_usernames"],
};
/// `POST /auth_username`: create credentials for one or many user names.
pub const CREATE_USERNAME: Operation = Operation {
    id: "create_username",
    method: "POST",
    path: "/auth_username",
    tag: "auth",
    summary: "Create credentials for one or many user names",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["create_username", "create_username_batch"],
};
/// `GET /auth_username/{username}`: look up the credentials of one user name.
pub const GET_USERNAME: Operation = Operation {
    id: "get_username",
    method: "GET",
    path: "/auth_username/{username}",
    tag: "auth",
    summary: "Look up the credentials of one user name",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Path,
            required: true,
            repeated_in: Some("username"),
        },
    ],
    calls: &["get_username"],
};
/// `PUT /auth_username/{username}`: change the password of one user name.
pub const UPDATE_USERNAME: Operation = Operation {
    id: "update_username",
    method: "PUT",
    path: "/auth_username/{username}",
    tag: "auth",
    summary: "Change the password of one user name",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["update_username"],
};
/// `DELETE /auth_username/{username}`: delete the credentials of one user name.
pub const DELETE_USERNAME: Operation = Operation {
    id: "delete_username",
    method: "DELETE",
    path: "/auth_username/{username}",
    tag: "auth",
    summary: "Delete the credentials of one user name",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["delete_username"],
};
/// `GET /auth_clientid`: list the client identifiers that have credentials.
pub const LIST_CLIENTIDS: Operation = Operation {
    id: "list_clientids",
    method: "GET",
    path: "/auth_clientid",
    tag: "auth",
    summary: "List the client identifiers that have credentials",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_like_clientid",
            argument: "like_clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_clientids"],
};
/// `POST /auth_clientid`: create credentials for one or many client identifiers.
pub const CREATE_CLIENTID: Operation = Operation {
    id: "create_clientid",
    method: "POST",
    path: "/auth_clientid",
    tag: "auth",
    summary: "Create credentials for one or many client identifiers",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["create_clientid", "create_clientid_batch"],
};
/// `GET /auth_clientid/{clientid}`: look up the credentials of one client identifier.
pub const GET_CLIENTID: Operation = Operation {
    id: "get_clientid",
    method: "GET",
    path: "/auth_clientid/{clientid}",
    tag: "auth",
    summary: "Look up the credentials of one client identifier",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: Some("clientid"),
        },
    ],
    calls: &["get_clientid"],
};
/// `PUT /auth_clientid/{clientid}`: change the password of one client identifier.
pub const UPDATE_CLIENTID: Operation = Operation {
    id: "update_clientid",
    method: "PUT",
    path: "/auth_clientid/{clientid}",
    tag: "auth",
    summary: "Change the password of one client identifier",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["update_clientid"],
};
/// `DELETE /auth_clientid/{clientid}`: delete the credentials of one client identifier.
pub const DELETE_CLIENTID: Operation = Operation {
    id: "delete_clientid",
    method: "DELETE",
    path: "/auth_clientid/{clientid}",
    tag: "auth",
    summary: "Delete the credentials of one client identifier",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["delete_clientid"],
};
/// `POST /acl`: create one or many access rules.
pub const CREATE_ACL: Operation = Operation {
    id: "create_acl",
    method: "POST",
    path: "/acl",
    tag: "acl",
    summary: "Create one or many access rules",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["create_acl", "create_acl_batch"],
};
/// `GET /acl/clientid`: list the access rules for client identifiers.
pub const LIST_ACL_BY_CLIENTID: Operation = Operation {
    id: "list_acl_by_clientid",
    method: "GET",
    path: "/acl/clientid",
    tag: "acl",
    summary: "List the access rules for client identifiers",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_like_clientid",
            argument: "like_clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "action",
            argument: "action",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "access",
            argument: "access",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_acl_by_clientid"],
};
/// `GET /acl/username`: list the access rules for user names.
pub const LIST_ACL_BY_USERNAME: Operation = Operation {
    id: "list_acl_by_username",
    method: "GET",
    path: "/acl/username",
    tag: "acl",
    summary: "List the access rules for user names",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_like_username",
            argument: "like_username",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "action",
            argument: "action",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "access",
            argument: "access",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_acl_by_username"],
};
/// `GET /acl/$all`: list the access rules for everybody.
pub const LIST_ACL_FOR_ALL: Operation = Operation {
    id: "list_acl_for_all",
    method: "GET",
    path: "/acl/$all",
    tag: "acl",
    summary: "List the access rules for everybody",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "action",
            argument: "action",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "access",
            argument: "access",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_acl_for_all"],
};
/// `GET /acl/clientid/{clientid}`: look up the access rules for one client identifier.
pub const GET_ACL_BY_CLIENTID: Operation = Operation {
    id: "get_acl_by_clientid",
    method: "GET",
    path: "/acl/clientid/{clientid}",
    tag: "acl",
    summary: "Look up the access rules for one client identifier",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: Some("clientid"),
        },
    ],
    calls: &["get_acl_by_clientid"],
};
/// `GET /acl/username/{username}`: look up the access rules for one user name.
pub const GET_ACL_BY_USERNAME: Operation = Operation {
    id: "get_acl_by_username",
    method: "GET",
    path: "/acl/username/{username}",
    tag: "acl",
    summary: "Look up the access rules for one user name",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Path,
            required: true,
            repeated_in: Some("username"),
        },
    ],
    calls: &["get_acl_by_username"],
};
/// `DELETE /acl/clientid/{clientid}/topic/{topic}`: delete the access rules for one client identifier and topic.
pub const DELETE_ACL_BY_CLIENTID: Operation = Operation {
    id: "delete_acl_by_clientid",
    method: "DELETE",
    path: "/acl/clientid/{clientid}/topic/{topic}",
    tag: "acl",
    summary: "Delete the access rules for one client identifier and topic",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["delete_acl_by_clientid"],
};
/// `DELETE /acl/username/{username}/topic/{topic}`: delete the access rules for one user name and topic.
pub const DELETE_ACL_BY_USERNAME: Operation = Operation {
    id: "delete_acl_by_username",
    method: "DELETE",
    path: "/acl/username/{username}/topic/{topic}",
    tag: "acl",
    summary: "Delete the access rules for one user name and topic",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["delete_acl_by_username"],
};
/// `DELETE /acl/$all/topic/{topic}`: delete the access rules for everybody and one topic.
pub const DELETE_ACL_FOR_ALL: Operation = Operation {
    id: "delete_acl_for_all",
    method: "DELETE",
    path: "/acl/$all/topic/{topic}",
    tag: "acl",
    summary: "Delete the access rules for everybody and one topic",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["delete_acl_for_all"],
};
/// `GET /clients`: list the clients of the cluster.
pub const LIST_CLIENTS: Operation = Operation {
    id: "list_clients",
    method: "GET",
    path: "/clients",
    tag: "clients",
    summary: "List the clients of the cluster",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "username",
            argument: "username",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "zone",
            argument: "zone",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "ip_address",
            argument: "ip_address",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "conn_state",
            argument: "conn_state",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "clean_start",
            argument: "clean_start",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "proto_name",
            argument: "proto_name",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "proto_ver",
            argument: "proto_ver",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_like_clientid",
            argument: "like_clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_like_username",
            argument: "like_username",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_gte_created_at",
            argument: "gte_created_at",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_lte_created_at",
            argument: "lte_created_at",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_gte_connected_at",
            argument: "gte_connected_at",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_lte_connected_at",
            argument: "lte_connected_at",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_gte_mqueue_len",
            argument: "gte_mqueue_len",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_lte_mqueue_len",
            argument: "lte_mqueue_len",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_gte_mqueue_dropped",
            argument: "gte_mqueue_dropped",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_lte_mqueue_dropped",
            argument: "lte_mqueue_dropped",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_clients"],
};
/// `GET /clients/{clientid}`: look up one client.
pub const GET_CLIENT: Operation = Operation {
    id: "get_client",
    method: "GET",
    path: "/clients/{clientid}",
    tag: "clients",
    summary: "Look up one client",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: Some("clientid"),
        },
    ],
    calls: &["get_client"],
};
/// `DELETE /clients/{clientid}`: kick out a client.
pub const KICK_CLIENT: Operation = Operation {
    id: "kick_client",
    method: "DELETE",
    path: "/clients/{clientid}",
    tag: "clients",
    summary: "Kick out a client",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: None,
        },
    ],
    calls: &["kick_client"],
};
/// `GET /subscriptions`: list the subscriptions of the cluster.
pub const LIST_SUBSCRIPTIONS: Operation = Operation {
    id: "list_subscriptions",
    method: "GET",
    path: "/subscriptions",
    tag: "subscriptions",
    summary: "List the subscriptions of the cluster",
    idempotent: true,
    success_status: 200,
    paging: Some(Paging {
        position: Position::Number {
            parameter: "_page",
        },
        limit: "_limit",
        rows: None,
        meta: Some("meta"),
        more: Some("hasnext"),
        total: Some("count"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "qos",
            argument: "qos",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "share",
            argument: "share",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
        Parameter {
            name: "_match_topic",
            argument: "match_topic",
            place: Place::Query,
            required: false,
            repeated_in: None,
        },
    ],
    calls: &["list_subscriptions"],
};
/// `GET /subscriptions/{clientid}`: look up the subscriptions of one client.
pub const GET_CLIENT_SUBSCRIPTIONS: Operation = Operation {
    id: "get_client_subscriptions",
    method: "GET",
    path: "/subscriptions/{clientid}",
    tag: "subscriptions",
    summary: "Look up the subscriptions of one client",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            place: Place::Path,
            required: true,
            repeated_in: Some("clientid"),
        },
    ],
    calls: &["get_client_subscriptions"],
};
/// `POST /mqtt/subscribe`: subscribe a client to topics.
pub const SUBSCRIBE: Operation = Operation {
    id: "subscribe",
    method: "POST",
    path: "/mqtt/subscribe",
    tag: "mqtt",
    summary: "Subscribe a client to topics",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["subscribe"],
};
/// `POST /mqtt/unsubscribe`: unsubscribe a client from a topic.
pub const UNSUBSCRIBE: Operation = Operation {
    id: "unsubscribe",
    method: "POST",
    path: "/mqtt/unsubscribe",
    tag: "mqtt",
    summary: "Unsubscribe a client from a topic",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["unsubscribe"],
};
/// `POST /mqtt/publish`: publish a message to one topic or several.
pub const PUBLISH: Operation = Operation {
    id: "publish",
    method: "POST",
    path: "/mqtt/publish",
    tag: "mqtt",
    summary: "Publish a message to one topic or several",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["publish"],
};
/// `POST /mqtt/subscribe_batch`: subscribe many clients to topics.
pub const SUBSCRIBE_BATCH: Operation = Operation {
    id: "subscribe_batch",
    method: "POST",
    path: "/mqtt/subscribe_batch",
    tag: "mqtt",
    summary: "Subscribe many clients to topics",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["subscribe_batch"],
};
/// `POST /mqtt/unsubscribe_batch`: unsubscribe many clients from topics.
pub const UNSUBSCRIBE_BATCH: Operation = Operation {
    id: "unsubscribe_batch",
    method: "POST",
    path: "/mqtt/unsubscribe_batch",
    tag: "mqtt",
    summary: "Unsubscribe many clients from topics",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["unsubscribe_batch"],
};
/// `POST /mqtt/publish_batch`: publish many messages.
pub const PUBLISH_BATCH: Operation = Operation {
    id: "publish_batch",
    method: "POST",
    path: "/mqtt/publish_batch",
    tag: "mqtt",
    summary: "Publish many messages",
    idempotent: false,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["publish_batch"],
};
/// `GET /metrics`: read the counters of every node.
pub const GET_METRICS: Operation = Operation {
    id: "get_metrics",
    method: "GET",
    path: "/metrics",
    tag: "metrics",
    summary: "Read the counters of every node",
    idempotent: true,
    success_status: 200,
    paging: None,
    parameters: &[],
    calls: &["get_metrics"],
};
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
