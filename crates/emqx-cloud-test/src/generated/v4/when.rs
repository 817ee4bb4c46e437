// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The conditions of a rule for each call.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud::v4::{calls, types, types as enums};
use crate::mock::{Batch, ItemReply, Mock, Mocked, Outcomes, Place, Then, When};
impl When<calls::ListUsernames> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }

    /// Requires that `like_username` has this value.
    pub fn like_username(self, like_username: impl Into<String>) -> Self {
        self.require_parameter("like_username", like_username.into())
    }
}

impl When<calls::CreateUsername> {
    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        let username: ::std::string::String = username.into();
        self.require_member("username", &username)
    }

    /// Requires that `password` has this value.
    pub fn password(self, password: impl Into<::emqx_cloud_core::Secret>) -> Self {
        let password: ::emqx_cloud_core::Secret = password.into();
        self.require_member("password", &password)
    }
}

impl When<calls::CreateUsernameBatch> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn items(
        self,
        items: impl IntoIterator<Item = impl Into<types::UsernameCredentials>>,
    ) -> Self {
        let items: Vec<types::UsernameCredentials> = items
            .into_iter()
            .map(Into::into)
            .collect();
        self.require_body(&items)
    }
}

impl When<calls::GetUsername> {
    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }
}

impl When<calls::UpdateUsername> {
    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }

    /// Requires that `password` has this value.
    pub fn password(self, password: impl Into<::emqx_cloud_core::Secret>) -> Self {
        let password: ::emqx_cloud_core::Secret = password.into();
        self.require_member("password", &password)
    }
}

impl When<calls::DeleteUsername> {
    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }
}

impl When<calls::ListClientids> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }

    /// Requires that `like_clientid` has this value.
    pub fn like_clientid(self, like_clientid: impl Into<String>) -> Self {
        self.require_parameter("like_clientid", like_clientid.into())
    }
}

impl When<calls::CreateClientid> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        let clientid: ::std::string::String = clientid.into();
        self.require_member("clientid", &clientid)
    }

    /// Requires that `password` has this value.
    pub fn password(self, password: impl Into<::emqx_cloud_core::Secret>) -> Self {
        let password: ::emqx_cloud_core::Secret = password.into();
        self.require_member("password", &password)
    }
}

impl When<calls::CreateClientidBatch> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn items(
        self,
        items: impl IntoIterator<Item = impl Into<types::ClientidCredentials>>,
    ) -> Self {
        let items: Vec<types::ClientidCredentials> = items
            .into_iter()
            .map(Into::into)
            .collect();
        self.require_body(&items)
    }
}

impl When<calls::GetClientid> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }
}

impl When<calls::UpdateClientid> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }

    /// Requires that `password` has this value.
    pub fn password(self, password: impl Into<::emqx_cloud_core::Secret>) -> Self {
        let password: ::emqx_cloud_core::Secret = password.into();
        self.require_member("password", &password)
    }
}

impl When<calls::DeleteClientid> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }
}

impl When<calls::CreateAcl> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn acl_rule(self, acl_rule: impl Into<types::AclRule>) -> Self {
        let acl_rule: types::AclRule = acl_rule.into();
        self.require_body(&acl_rule)
    }
}

impl When<calls::CreateAclBatch> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn items(
        self,
        items: impl IntoIterator<Item = impl Into<types::AclRule>>,
    ) -> Self {
        let items: Vec<types::AclRule> = items.into_iter().map(Into::into).collect();
        self.require_body(&items)
    }
}

impl When<calls::ListAclByClientid> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }

    /// Requires that `like_clientid` has this value.
    pub fn like_clientid(self, like_clientid: impl Into<String>) -> Self {
        self.require_parameter("like_clientid", like_clientid.into())
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into())
    }

    /// Requires that `action` has this value.
    pub fn action(self, action: impl Into<enums::AclAction>) -> Self {
        self.require_parameter("action", action.into().as_str())
    }

    /// Requires that `access` has this value.
    pub fn access(self, access: impl Into<enums::AclAccess>) -> Self {
        self.require_parameter("access", access.into().as_str())
    }
}

impl When<calls::ListAclByUsername> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }

    /// Requires that `like_username` has this value.
    pub fn like_username(self, like_username: impl Into<String>) -> Self {
        self.require_parameter("like_username", like_username.into())
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into())
    }

    /// Requires that `action` has this value.
    pub fn action(self, action: impl Into<enums::AclAction>) -> Self {
        self.require_parameter("action", action.into().as_str())
    }

    /// Requires that `access` has this value.
    pub fn access(self, access: impl Into<enums::AclAccess>) -> Self {
        self.require_parameter("access", access.into().as_str())
    }
}

impl When<calls::ListAclForAll> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into())
    }

    /// Requires that `action` has this value.
    pub fn action(self, action: impl Into<enums::AclAction>) -> Self {
        self.require_parameter("action", action.into().as_str())
    }

    /// Requires that `access` has this value.
    pub fn access(self, access: impl Into<enums::AclAccess>) -> Self {
        self.require_parameter("access", access.into().as_str())
    }
}

impl When<calls::GetAclByClientid> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }
}

impl When<calls::GetAclByUsername> {
    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }
}

impl When<calls::DeleteAclByClientid> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into())
    }
}

impl When<calls::DeleteAclByUsername> {
    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into())
    }
}

impl When<calls::DeleteAclForAll> {
    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into())
    }
}

impl When<calls::ListClients> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }

    /// Requires that `username` has this value.
    pub fn username(self, username: impl Into<String>) -> Self {
        self.require_parameter("username", username.into())
    }

    /// Requires that `zone` has this value.
    pub fn zone(self, zone: impl Into<String>) -> Self {
        self.require_parameter("zone", zone.into())
    }

    /// Requires that `ip_address` has this value.
    pub fn ip_address(self, ip_address: impl Into<String>) -> Self {
        self.require_parameter("ip_address", ip_address.into())
    }

    /// Requires that `conn_state` has this value.
    pub fn conn_state(self, conn_state: impl Into<enums::ConnState>) -> Self {
        self.require_parameter("conn_state", conn_state.into().as_str())
    }

    /// Requires that `clean_start` has this value.
    pub fn clean_start(self, clean_start: bool) -> Self {
        self.require_parameter("clean_start", clean_start)
    }

    /// Requires that `proto_name` has this value.
    pub fn proto_name(self, proto_name: impl Into<enums::ProtoName>) -> Self {
        self.require_parameter("proto_name", proto_name.into().as_str())
    }

    /// Requires that `proto_ver` has this value.
    pub fn proto_ver(self, proto_ver: u32) -> Self {
        self.require_parameter("proto_ver", proto_ver)
    }

    /// Requires that `like_clientid` has this value.
    pub fn like_clientid(self, like_clientid: impl Into<String>) -> Self {
        self.require_parameter("like_clientid", like_clientid.into())
    }

    /// Requires that `like_username` has this value.
    pub fn like_username(self, like_username: impl Into<String>) -> Self {
        self.require_parameter("like_username", like_username.into())
    }

    /// Requires that `gte_created_at` has this value.
    pub fn gte_created_at(self, gte_created_at: i64) -> Self {
        self.require_parameter("gte_created_at", gte_created_at)
    }

    /// Requires that `lte_created_at` has this value.
    pub fn lte_created_at(self, lte_created_at: i64) -> Self {
        self.require_parameter("lte_created_at", lte_created_at)
    }

    /// Requires that `gte_connected_at` has this value.
    pub fn gte_connected_at(self, gte_connected_at: i64) -> Self {
        self.require_parameter("gte_connected_at", gte_connected_at)
    }

    /// Requires that `lte_connected_at` has this value.
    pub fn lte_connected_at(self, lte_connected_at: i64) -> Self {
        self.require_parameter("lte_connected_at", lte_connected_at)
    }

    /// Requires that `gte_mqueue_len` has this value.
    pub fn gte_mqueue_len(self, gte_mqueue_len: i64) -> Self {
        self.require_parameter("gte_mqueue_len", gte_mqueue_len)
    }

    /// Requires that `lte_mqueue_len` has this value.
    pub fn lte_mqueue_len(self, lte_mqueue_len: i64) -> Self {
        self.require_parameter("lte_mqueue_len", lte_mqueue_len)
    }

    /// Requires that `gte_mqueue_dropped` has this value.
    pub fn gte_mqueue_dropped(self, gte_mqueue_dropped: i64) -> Self {
        self.require_parameter("gte_mqueue_dropped", gte_mqueue_dropped)
    }

    /// Requires that `lte_mqueue_dropped` has this value.
    pub fn lte_mqueue_dropped(self, lte_mqueue_dropped: i64) -> Self {
        self.require_parameter("lte_mqueue_dropped", lte_mqueue_dropped)
    }
}

impl When<calls::GetClient> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }
}

impl When<calls::KickClient> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }
}

impl When<calls::ListSubscriptions> {
    /// Requires that `page` has this value.
    pub fn page(self, page: u32) -> Self {
        self.require_parameter("page", page)
    }

    /// Requires that `limit` has this value.
    pub fn limit(self, limit: u32) -> Self {
        self.require_parameter("limit", limit)
    }

    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        self.require_parameter("topic", topic.into().replace('%', "%25"))
    }

    /// Requires that `qos` has this value.
    pub fn qos(self, qos: u8) -> Self {
        self.require_parameter("qos", qos)
    }

    /// Requires that `share` has this value.
    pub fn share(self, share: impl Into<String>) -> Self {
        self.require_parameter("share", share.into())
    }

    /// Requires that `match_topic` has this value.
    pub fn match_topic(self, match_topic: impl Into<String>) -> Self {
        self.require_parameter("match_topic", match_topic.into())
    }
}

impl When<calls::GetClientSubscriptions> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        self.require_parameter("clientid", clientid.into())
    }
}

impl When<calls::Subscribe> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn subscribe_request(
        self,
        subscribe_request: impl Into<types::SubscribeRequest>,
    ) -> Self {
        let subscribe_request: types::SubscribeRequest = subscribe_request.into();
        self.require_body(&subscribe_request)
    }
}

impl When<calls::Unsubscribe> {
    /// Requires that `clientid` has this value.
    pub fn clientid(self, clientid: impl Into<String>) -> Self {
        let clientid: ::std::string::String = clientid.into();
        self.require_member("clientid", &clientid)
    }

    /// Requires that `topic` has this value.
    pub fn topic(self, topic: impl Into<String>) -> Self {
        let topic: ::std::string::String = topic.into();
        self.require_member("topic", &topic)
    }
}

impl When<calls::Publish> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn message(self, message: impl Into<types::Message>) -> Self {
        let message: types::Message = message.into();
        self.require_body(&message)
    }
}

impl When<calls::SubscribeBatch> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn items(
        self,
        items: impl IntoIterator<Item = impl Into<types::SubscribeRequest>>,
    ) -> Self {
        let items: Vec<types::SubscribeRequest> = items
            .into_iter()
            .map(Into::into)
            .collect();
        self.require_body(&items)
    }
}

impl When<calls::UnsubscribeBatch> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn items(
        self,
        items: impl IntoIterator<Item = impl Into<types::UnsubscribeRequest>>,
    ) -> Self {
        let items: Vec<types::UnsubscribeRequest> = items
            .into_iter()
            .map(Into::into)
            .collect();
        self.require_body(&items)
    }
}

impl When<calls::PublishBatch> {
    /// Requires that the body is this value, with no more and no fewer members. See also [`body_with`](Self::body_with).
    pub fn items(
        self,
        items: impl IntoIterator<Item = impl Into<types::Message>>,
    ) -> Self {
        let items: Vec<types::Message> = items.into_iter().map(Into::into).collect();
        self.require_body(&items)
    }
}

impl When<calls::GetMetrics> {}
