// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The words that servers are known to send as the reason of a failure.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{Category, KnownReason, Reason};
/// `existed`: The user or client already exists. Change its password, or delete it first.
pub const ALREADY_EXISTS: Reason = Reason::known("existed");
/// `noexisted`: The user or client does not exist. Create it.
pub const NOT_FOUND: Reason = Reason::known("noexisted");
/// `login`: The user name or client identifier is missing, empty or not a string.
pub const BAD_NAME: Reason = Reason::known("login");
/// `password`: The password is missing, empty or not a string.
pub const BAD_PASSWORD: Reason = Reason::known("password");
/// `topic`: The topic is missing, empty or not a string.
pub const BAD_TOPIC: Reason = Reason::known("topic");
/// `action`: The action is not `pub`, `sub` or `pubsub`.
pub const BAD_ACTION: Reason = Reason::known("action");
/// `access`: The access is not `allow` or `deny`.
pub const BAD_ACCESS: Reason = Reason::known("access");
/// Every known reason, with its meaning and category.
pub static KNOWN: &[KnownReason] = &[
    KnownReason {
        reason: ALREADY_EXISTS,
        meaning: "The user or client already exists. Change its password, or delete it first.",
        category: Category::AlreadyExists,
    },
    KnownReason {
        reason: NOT_FOUND,
        meaning: "The user or client does not exist. Create it.",
        category: Category::NotFound,
    },
    KnownReason {
        reason: BAD_NAME,
        meaning: "The user name or client identifier is missing, empty or not a string.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: BAD_PASSWORD,
        meaning: "The password is missing, empty or not a string.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: BAD_TOPIC,
        meaning: "The topic is missing, empty or not a string.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: BAD_ACTION,
        meaning: "The action is not `pub`, `sub` or `pubsub`.",
        category: Category::InvalidArgument,
    },
    KnownReason {
        reason: BAD_ACCESS,
        meaning: "The access is not `allow` or `deny`.",
        category: Category::InvalidArgument,
    },
];
