// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The types of requests and responses.
pub use emqx_cloud_api::types::{
    AclOutcome, AclRule, AllAclEntry, AllAclRule, ClientInfo, ClientidAclEntry,
    ClientidAclRule, ClientidAuth, ClientidCredentials, Message, MessageProperties,
    Metrics, NodeMetrics, PublishOutcome, PublishReceipt, SubscribeOutcome,
    SubscribeRequest, SubscriptionInfo, UnsubscribeRequest, UsernameAclEntry,
    UsernameAclRule, UsernameAuth, UsernameCredentials,
};
pub use emqx_cloud_api::enums::{
    AclAccess, AclAction, ConnState, PayloadEncoding, ProtoName,
};
