// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The operations as data.
/// One operation of the API: what it is called, where it stands, and how it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// Its `operationId`, which is also the name of its method on a client.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, under the base address.
    pub path: &'static str,
    /// The group that it belongs to.
    pub tag: &'static str,
    /// One line on what it does.
    pub summary: &'static str,
    /// Whether sending it twice has the effect of once. If not, it must not be sent again unless the first one
    /// certainly did not reach the server.
    pub idempotent: bool,
    /// How it pages, if it does.
    pub paging: Option<Paging>,
    /// Its path and query parameters, in the order of the document.
    pub parameters: &'static [Parameter],
    /// The names of the typed calls that it can be made with.
    pub calls: &'static [&'static str],
}

/// Which parameters and which field make pages of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// The query parameter with the number of the page, from 1.
    pub page: &'static str,
    /// The query parameter with the size of a page.
    pub limit: &'static str,
    /// The field of `meta` that says whether there is another page. `None`: the server does not say.
    pub more: Option<&'static str>,
}

/// A path or query parameter of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its name as an argument or setter.
    pub argument: &'static str,
    /// Whether it stands in the path; if not, in the query.
    pub in_path: bool,
}

/// `GET /auth_username`: List the user names that have credentials.
pub const LIST_USERNAMES: Operation = Operation {
    id: "list_usernames",
    method: "GET",
    path: "/auth_username",
    tag: "auth",
    summary: "List the user names that have credentials",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: Some("hasnext"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "username",
            argument: "username",
            in_path: false,
        },
        Parameter {
            name: "_like_username",
            argument: "like_username",
            in_path: false,
        },
    ],
    calls: &["list_usernames"],
};
/// `POST /auth_username`: Create credentials for user names, one or many.
pub const CREATE_USERNAME: Operation = Operation {
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
/// `GET /auth_username/{username}`: Look up the credentials of one user name.
pub const GET_USERNAME: Operation = Operation {
    id: "get_username",
    method: "GET",
    path: "/auth_username/{username}",
    tag: "auth",
    summary: "Look up the credentials of one user name",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            in_path: true,
        },
    ],
    calls: &["get_username"],
};
/// `PUT /auth_username/{username}`: Change the password of one user name.
pub const UPDATE_USERNAME: Operation = Operation {
    id: "update_username",
    method: "PUT",
    path: "/auth_username/{username}",
    tag: "auth",
    summary: "Change the password of one user name",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            in_path: true,
        },
    ],
    calls: &["update_username"],
};
/// `DELETE /auth_username/{username}`: Delete the credentials of one user name.
pub const DELETE_USERNAME: Operation = Operation {
    id: "delete_username",
    method: "DELETE",
    path: "/auth_username/{username}",
    tag: "auth",
    summary: "Delete the credentials of one user name",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            in_path: true,
        },
    ],
    calls: &["delete_username"],
};
/// `GET /auth_clientid`: List the client identifiers that have credentials.
pub const LIST_CLIENTIDS: Operation = Operation {
    id: "list_clientids",
    method: "GET",
    path: "/auth_clientid",
    tag: "auth",
    summary: "List the client identifiers that have credentials",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: Some("hasnext"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: false,
        },
        Parameter {
            name: "_like_clientid",
            argument: "like_clientid",
            in_path: false,
        },
    ],
    calls: &["list_clientids"],
};
/// `POST /auth_clientid`: Create credentials for client identifiers, one or many.
pub const CREATE_CLIENTID: Operation = Operation {
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
/// `GET /auth_clientid/{clientid}`: Look up the credentials of one client identifier.
pub const GET_CLIENTID: Operation = Operation {
    id: "get_clientid",
    method: "GET",
    path: "/auth_clientid/{clientid}",
    tag: "auth",
    summary: "Look up the credentials of one client identifier",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["get_clientid"],
};
/// `PUT /auth_clientid/{clientid}`: Change the password of one client identifier.
pub const UPDATE_CLIENTID: Operation = Operation {
    id: "update_clientid",
    method: "PUT",
    path: "/auth_clientid/{clientid}",
    tag: "auth",
    summary: "Change the password of one client identifier",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["update_clientid"],
};
/// `DELETE /auth_clientid/{clientid}`: Delete the credentials of one client identifier.
pub const DELETE_CLIENTID: Operation = Operation {
    id: "delete_clientid",
    method: "DELETE",
    path: "/auth_clientid/{clientid}",
    tag: "auth",
    summary: "Delete the credentials of one client identifier",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["delete_clientid"],
};
/// `POST /acl`: Create access rules, one or many.
pub const CREATE_ACL: Operation = Operation {
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
/// `GET /acl/clientid`: List the access rules for client identifiers.
pub const LIST_ACL_BY_CLIENTID: Operation = Operation {
    id: "list_acl_by_clientid",
    method: "GET",
    path: "/acl/clientid",
    tag: "acl",
    summary: "List the access rules for client identifiers",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: None,
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: false,
        },
        Parameter {
            name: "_like_clientid",
            argument: "like_clientid",
            in_path: false,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: false,
        },
        Parameter {
            name: "action",
            argument: "action",
            in_path: false,
        },
        Parameter {
            name: "access",
            argument: "access",
            in_path: false,
        },
    ],
    calls: &["list_acl_by_clientid"],
};
/// `GET /acl/username`: List the access rules for user names.
pub const LIST_ACL_BY_USERNAME: Operation = Operation {
    id: "list_acl_by_username",
    method: "GET",
    path: "/acl/username",
    tag: "acl",
    summary: "List the access rules for user names",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: None,
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "username",
            argument: "username",
            in_path: false,
        },
        Parameter {
            name: "_like_username",
            argument: "like_username",
            in_path: false,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: false,
        },
        Parameter {
            name: "action",
            argument: "action",
            in_path: false,
        },
        Parameter {
            name: "access",
            argument: "access",
            in_path: false,
        },
    ],
    calls: &["list_acl_by_username"],
};
/// `GET /acl/$all`: List the access rules for everybody.
pub const LIST_ACL_FOR_ALL: Operation = Operation {
    id: "list_acl_for_all",
    method: "GET",
    path: "/acl/$all",
    tag: "acl",
    summary: "List the access rules for everybody",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: None,
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: false,
        },
        Parameter {
            name: "action",
            argument: "action",
            in_path: false,
        },
        Parameter {
            name: "access",
            argument: "access",
            in_path: false,
        },
    ],
    calls: &["list_acl_for_all"],
};
/// `GET /acl/clientid/{clientid}`: Look up the access rules for one client identifier.
pub const GET_ACL_BY_CLIENTID: Operation = Operation {
    id: "get_acl_by_clientid",
    method: "GET",
    path: "/acl/clientid/{clientid}",
    tag: "acl",
    summary: "Look up the access rules for one client identifier",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["get_acl_by_clientid"],
};
/// `GET /acl/username/{username}`: Look up the access rules for one user name.
pub const GET_ACL_BY_USERNAME: Operation = Operation {
    id: "get_acl_by_username",
    method: "GET",
    path: "/acl/username/{username}",
    tag: "acl",
    summary: "Look up the access rules for one user name",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            in_path: true,
        },
    ],
    calls: &["get_acl_by_username"],
};
/// `DELETE /acl/clientid/{clientid}/topic/{topic}`: Delete the access rules for one client identifier and topic.
pub const DELETE_ACL_BY_CLIENTID: Operation = Operation {
    id: "delete_acl_by_clientid",
    method: "DELETE",
    path: "/acl/clientid/{clientid}/topic/{topic}",
    tag: "acl",
    summary: "Delete the access rules for one client identifier and topic",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: true,
        },
    ],
    calls: &["delete_acl_by_clientid"],
};
/// `DELETE /acl/username/{username}/topic/{topic}`: Delete the access rules for one user name and topic.
pub const DELETE_ACL_BY_USERNAME: Operation = Operation {
    id: "delete_acl_by_username",
    method: "DELETE",
    path: "/acl/username/{username}/topic/{topic}",
    tag: "acl",
    summary: "Delete the access rules for one user name and topic",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "username",
            argument: "username",
            in_path: true,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: true,
        },
    ],
    calls: &["delete_acl_by_username"],
};
/// `DELETE /acl/$all/topic/{topic}`: Delete the access rules for everybody and one topic.
pub const DELETE_ACL_FOR_ALL: Operation = Operation {
    id: "delete_acl_for_all",
    method: "DELETE",
    path: "/acl/$all/topic/{topic}",
    tag: "acl",
    summary: "Delete the access rules for everybody and one topic",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: true,
        },
    ],
    calls: &["delete_acl_for_all"],
};
/// `GET /clients`: List the clients of the cluster.
pub const LIST_CLIENTS: Operation = Operation {
    id: "list_clients",
    method: "GET",
    path: "/clients",
    tag: "clients",
    summary: "List the clients of the cluster",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: Some("hasnext"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: false,
        },
        Parameter {
            name: "username",
            argument: "username",
            in_path: false,
        },
        Parameter {
            name: "zone",
            argument: "zone",
            in_path: false,
        },
        Parameter {
            name: "ip_address",
            argument: "ip_address",
            in_path: false,
        },
        Parameter {
            name: "conn_state",
            argument: "conn_state",
            in_path: false,
        },
        Parameter {
            name: "clean_start",
            argument: "clean_start",
            in_path: false,
        },
        Parameter {
            name: "proto_name",
            argument: "proto_name",
            in_path: false,
        },
        Parameter {
            name: "proto_ver",
            argument: "proto_ver",
            in_path: false,
        },
        Parameter {
            name: "_like_clientid",
            argument: "like_clientid",
            in_path: false,
        },
        Parameter {
            name: "_like_username",
            argument: "like_username",
            in_path: false,
        },
        Parameter {
            name: "_gte_created_at",
            argument: "gte_created_at",
            in_path: false,
        },
        Parameter {
            name: "_lte_created_at",
            argument: "lte_created_at",
            in_path: false,
        },
        Parameter {
            name: "_gte_connected_at",
            argument: "gte_connected_at",
            in_path: false,
        },
        Parameter {
            name: "_lte_connected_at",
            argument: "lte_connected_at",
            in_path: false,
        },
    ],
    calls: &["list_clients"],
};
/// `GET /clients/{clientid}`: Look up one client.
pub const GET_CLIENT: Operation = Operation {
    id: "get_client",
    method: "GET",
    path: "/clients/{clientid}",
    tag: "clients",
    summary: "Look up one client",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["get_client"],
};
/// `DELETE /clients/{clientid}`: Kick a client out, and end its session.
pub const KICK_CLIENT: Operation = Operation {
    id: "kick_client",
    method: "DELETE",
    path: "/clients/{clientid}",
    tag: "clients",
    summary: "Kick a client out, and end its session",
    idempotent: false,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["kick_client"],
};
/// `GET /subscriptions`: List the subscriptions of the cluster.
pub const LIST_SUBSCRIPTIONS: Operation = Operation {
    id: "list_subscriptions",
    method: "GET",
    path: "/subscriptions",
    tag: "subscriptions",
    summary: "List the subscriptions of the cluster",
    idempotent: true,
    paging: Some(Paging {
        page: "_page",
        limit: "_limit",
        more: Some("hasnext"),
    }),
    parameters: &[
        Parameter {
            name: "_page",
            argument: "page",
            in_path: false,
        },
        Parameter {
            name: "_limit",
            argument: "limit",
            in_path: false,
        },
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: false,
        },
        Parameter {
            name: "topic",
            argument: "topic",
            in_path: false,
        },
        Parameter {
            name: "qos",
            argument: "qos",
            in_path: false,
        },
        Parameter {
            name: "share",
            argument: "share",
            in_path: false,
        },
        Parameter {
            name: "_match_topic",
            argument: "match_topic",
            in_path: false,
        },
    ],
    calls: &["list_subscriptions"],
};
/// `GET /subscriptions/{clientid}`: Look up the subscriptions of one client.
pub const GET_CLIENT_SUBSCRIPTIONS: Operation = Operation {
    id: "get_client_subscriptions",
    method: "GET",
    path: "/subscriptions/{clientid}",
    tag: "subscriptions",
    summary: "Look up the subscriptions of one client",
    idempotent: true,
    paging: None,
    parameters: &[
        Parameter {
            name: "clientid",
            argument: "clientid",
            in_path: true,
        },
    ],
    calls: &["get_client_subscriptions"],
};
/// `POST /mqtt/subscribe`: Subscribe a client to topics.
pub const SUBSCRIBE: Operation = Operation {
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
/// `POST /mqtt/unsubscribe`: Unsubscribe a client from a topic.
pub const UNSUBSCRIBE: Operation = Operation {
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
/// `POST /mqtt/publish`: Publish a message to one topic or several.
pub const PUBLISH: Operation = Operation {
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
/// `POST /mqtt/subscribe_batch`: Subscribe clients to topics, many at once.
pub const SUBSCRIBE_BATCH: Operation = Operation {
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
/// `POST /mqtt/unsubscribe_batch`: Unsubscribe clients from topics, many at once.
pub const UNSUBSCRIBE_BATCH: Operation = Operation {
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
/// `POST /mqtt/publish_batch`: Publish many messages at once.
pub const PUBLISH_BATCH: Operation = Operation {
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
/// `GET /metrics`: Read the counters of every node.
pub const GET_METRICS: Operation = Operation {
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
/// The most bytes of a request body that a server reads; it cuts off the rest, and what is left is no JSON.
pub const MAX_BODY_BYTES: usize = 8000000;
/// Every operation, in the order of the document.
pub const ALL: &[Operation] = &[
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
/// The operation with that `operationId`.
pub fn find(id: &str) -> Option<&'static Operation> {
    ALL.iter().find(|operation| operation.id == id)
}
