// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The documented result codes.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{Category, KnownCode, ResultCode};
/// `0`: The call succeeded.
pub const SUCCESS: ResultCode = ResultCode::Number(0);
/// `101`: A node of the cluster could not be reached. Retry if the call can be repeated.
pub const RPC_ERROR: ResultCode = ResultCode::Number(101);
/// `102`: The error is unknown to the server; `message` may tell more. A node that is down is one cause.
pub const UNKNOWN_ERROR: ResultCode = ResultCode::Number(102);
/// `103`: A user name or password is wrong. This is not about AppID and AppSecret, which are a 401.
pub const WRONG_USERNAME_OR_PASSWORD: ResultCode = ResultCode::Number(103);
/// `104`: A user name or password is empty. Set both.
pub const EMPTY_USERNAME_OR_PASSWORD: ResultCode = ResultCode::Number(104);
/// `105`: The user does not exist.
pub const USER_NOT_FOUND: ResultCode = ResultCode::Number(105);
/// `106`: The administrator's account cannot be deleted.
pub const ADMIN_NOT_DELETABLE: ResultCode = ResultCode::Number(106);
/// `107`: A parameter is missing. Set it.
pub const MISSING_PARAMETER: ResultCode = ResultCode::Number(107);
/// `108`: A parameter has a wrong type or value. Correct it; `message` may name it.
pub const BAD_PARAMETER: ResultCode = ResultCode::Number(108);
/// `109`: The body is not valid JSON. In practice, servers send a 400 instead.
pub const BAD_JSON: ResultCode = ResultCode::Number(109);
/// `110`: The plug-in is already running.
pub const PLUGIN_ALREADY_STARTED: ResultCode = ResultCode::Number(110);
/// `111`: The plug-in is already stopped.
pub const PLUGIN_ALREADY_STOPPED: ResultCode = ResultCode::Number(111);
/// `112`: The client has no session. Retry when it has connected.
pub const CLIENT_OFFLINE: ResultCode = ResultCode::Number(112);
/// `113`: The user already exists. In practice, servers send the word `existed` without a code instead.
pub const USER_ALREADY_EXISTS: ResultCode = ResultCode::Number(113);
/// `114`: The old password is wrong.
pub const WRONG_OLD_PASSWORD: ResultCode = ResultCode::Number(114);
/// `115`: There is no valid topic. Correct it; wildcards are not allowed when publishing.
pub const BAD_TOPIC: ResultCode = ResultCode::Number(115);
/// `116`: The quality of service is not 0, 1 or 2. Not on the vendor's page; sent from 4.3.13 and 4.4.2.
pub const BAD_QOS: ResultCode = ResultCode::Number(116);
/// Every documented result code, with its name, meaning and category.
pub static KNOWN: &[KnownCode] = &[
    KnownCode {
        code: SUCCESS,
        name: "SUCCESS",
        meaning: "The call succeeded.",
        category: Category::Success,
    },
    KnownCode {
        code: RPC_ERROR,
        name: "RPC_ERROR",
        meaning: "A node of the cluster could not be reached. Retry if the call can be repeated.",
        category: Category::Server,
    },
    KnownCode {
        code: UNKNOWN_ERROR,
        name: "UNKNOWN_ERROR",
        meaning: "The error is unknown to the server; `message` may tell more. A node that is down is one cause.",
        category: Category::Server,
    },
    KnownCode {
        code: WRONG_USERNAME_OR_PASSWORD,
        name: "WRONG_USERNAME_OR_PASSWORD",
        meaning: "A user name or password is wrong. This is not about AppID and AppSecret, which are a 401.",
        category: Category::Other,
    },
    KnownCode {
        code: EMPTY_USERNAME_OR_PASSWORD,
        name: "EMPTY_USERNAME_OR_PASSWORD",
        meaning: "A user name or password is empty. Set both.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: USER_NOT_FOUND,
        name: "USER_NOT_FOUND",
        meaning: "The user does not exist.",
        category: Category::NotFound,
    },
    KnownCode {
        code: ADMIN_NOT_DELETABLE,
        name: "ADMIN_NOT_DELETABLE",
        meaning: "The administrator's account cannot be deleted.",
        category: Category::Other,
    },
    KnownCode {
        code: MISSING_PARAMETER,
        name: "MISSING_PARAMETER",
        meaning: "A parameter is missing. Set it.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: BAD_PARAMETER,
        name: "BAD_PARAMETER",
        meaning: "A parameter has a wrong type or value. Correct it; `message` may name it.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: BAD_JSON,
        name: "BAD_JSON",
        meaning: "The body is not valid JSON. In practice, servers send a 400 instead.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: PLUGIN_ALREADY_STARTED,
        name: "PLUGIN_ALREADY_STARTED",
        meaning: "The plug-in is already running.",
        category: Category::Other,
    },
    KnownCode {
        code: PLUGIN_ALREADY_STOPPED,
        name: "PLUGIN_ALREADY_STOPPED",
        meaning: "The plug-in is already stopped.",
        category: Category::Other,
    },
    KnownCode {
        code: CLIENT_OFFLINE,
        name: "CLIENT_OFFLINE",
        meaning: "The client has no session. Retry when it has connected.",
        category: Category::ClientOffline,
    },
    KnownCode {
        code: USER_ALREADY_EXISTS,
        name: "USER_ALREADY_EXISTS",
        meaning: "The user already exists. In practice, servers send the word `existed` without a code instead.",
        category: Category::AlreadyExists,
    },
    KnownCode {
        code: WRONG_OLD_PASSWORD,
        name: "WRONG_OLD_PASSWORD",
        meaning: "The old password is wrong.",
        category: Category::Other,
    },
    KnownCode {
        code: BAD_TOPIC,
        name: "BAD_TOPIC",
        meaning: "There is no valid topic. Correct it; wildcards are not allowed when publishing.",
        category: Category::InvalidArgument,
    },
    KnownCode {
        code: BAD_QOS,
        name: "BAD_QOS",
        meaning: "The quality of service is not 0, 1 or 2. Not on the vendor's page; sent from 4.3.13 and 4.4.2.",
        category: Category::InvalidArgument,
    },
];
