// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Constructors and setters of the types in responses, for tests.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::IntoOption;
use crate::types;
impl types::AclOutcome {
    /// Creates an `AclOutcome` with `topic`, `action`, `access` and `result`.
    pub fn new(
        topic: impl Into<String>,
        action: impl Into<String>,
        access: impl Into<String>,
        result: impl Into<String>,
    ) -> Self {
        Self {
            access: access.into(),
            action: action.into(),
            all: Default::default(),
            clientid: Default::default(),
            result: result.into(),
            topic: topic.into(),
            username: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `all`.
    #[must_use]
    pub fn with_all(mut self, all: impl IntoOption<String>) -> Self {
        self.all = all.into_option();
        self
    }

    /// Sets `clientid`.
    #[must_use]
    pub fn with_clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `username`.
    #[must_use]
    pub fn with_username(mut self, username: impl IntoOption<String>) -> Self {
        self.username = username.into_option();
        self
    }
}

impl types::AllAclEntry {
    /// Creates an `AllAclEntry` with `all`, `topic`, `action` and `access`.
    pub fn new(
        all: impl Into<String>,
        topic: impl Into<String>,
        action: impl Into<crate::enums::AclAction>,
        access: impl Into<crate::enums::AclAccess>,
    ) -> Self {
        Self {
            access: access.into(),
            action: action.into(),
            all: all.into(),
            topic: topic.into(),
            extra: Default::default(),
        }
    }
}

impl types::ClientInfo {
    /// Creates a `ClientInfo` with `clientid`. Its `connected` is `true` and its `node` is `"emqx@10.12.50.91"`.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self {
            awaiting_rel: Default::default(),
            clean_start: Default::default(),
            clientid: clientid.into(),
            connected: true,
            connected_at: Default::default(),
            created_at: Default::default(),
            disconnected_at: Default::default(),
            expiry_interval: Default::default(),
            heap_size: Default::default(),
            inflight: Default::default(),
            ip_address: Default::default(),
            is_bridge: Default::default(),
            keepalive: Default::default(),
            mailbox_len: Default::default(),
            max_awaiting_rel: Default::default(),
            max_inflight: Default::default(),
            max_mqueue: Default::default(),
            max_subscriptions: Default::default(),
            mountpoint: Default::default(),
            mqueue_dropped: Default::default(),
            mqueue_len: Default::default(),
            node: "emqx@10.12.50.91".into(),
            port: Default::default(),
            proto_name: Default::default(),
            proto_ver: Default::default(),
            recv_cnt: Default::default(),
            recv_msg: Default::default(),
            recv_msg_dropped: Default::default(),
            recv_msg_qos0: Default::default(),
            recv_msg_qos1: Default::default(),
            recv_msg_qos2: Default::default(),
            recv_oct: Default::default(),
            recv_pkt: Default::default(),
            reductions: Default::default(),
            send_cnt: Default::default(),
            send_msg: Default::default(),
            send_msg_dropped: Default::default(),
            send_msg_dropped_expired: Default::default(),
            send_msg_dropped_queue_full: Default::default(),
            send_msg_dropped_too_large: Default::default(),
            send_msg_qos0: Default::default(),
            send_msg_qos1: Default::default(),
            send_msg_qos2: Default::default(),
            send_oct: Default::default(),
            send_pkt: Default::default(),
            subscriptions_cnt: Default::default(),
            username: Default::default(),
            zone: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `awaiting_rel`.
    #[must_use]
    pub fn with_awaiting_rel(mut self, awaiting_rel: impl IntoOption<i64>) -> Self {
        self.awaiting_rel = awaiting_rel.into_option();
        self
    }

    /// Sets `clean_start`.
    #[must_use]
    pub fn with_clean_start(mut self, clean_start: impl IntoOption<bool>) -> Self {
        self.clean_start = clean_start.into_option();
        self
    }

    /// Sets `connected`.
    #[must_use]
    pub fn with_connected(mut self, connected: bool) -> Self {
        self.connected = connected;
        self
    }

    /// Sets `connected_at`.
    #[must_use]
    pub fn with_connected_at(mut self, connected_at: impl IntoOption<String>) -> Self {
        self.connected_at = connected_at.into_option();
        self
    }

    /// Sets `created_at`.
    #[must_use]
    pub fn with_created_at(mut self, created_at: impl IntoOption<String>) -> Self {
        self.created_at = created_at.into_option();
        self
    }

    /// Sets `disconnected_at`.
    #[must_use]
    pub fn with_disconnected_at(
        mut self,
        disconnected_at: impl IntoOption<String>,
    ) -> Self {
        self.disconnected_at = disconnected_at.into_option();
        self
    }

    /// Sets `expiry_interval`.
    #[must_use]
    pub fn with_expiry_interval(
        mut self,
        expiry_interval: impl IntoOption<i64>,
    ) -> Self {
        self.expiry_interval = expiry_interval.into_option();
        self
    }

    /// Sets `heap_size`.
    #[must_use]
    pub fn with_heap_size(mut self, heap_size: impl IntoOption<i64>) -> Self {
        self.heap_size = heap_size.into_option();
        self
    }

    /// Sets `inflight`.
    #[must_use]
    pub fn with_inflight(mut self, inflight: impl IntoOption<i64>) -> Self {
        self.inflight = inflight.into_option();
        self
    }

    /// Sets `ip_address`.
    #[must_use]
    pub fn with_ip_address(mut self, ip_address: impl IntoOption<String>) -> Self {
        self.ip_address = ip_address.into_option();
        self
    }

    /// Sets `is_bridge`.
    #[must_use]
    pub fn with_is_bridge(mut self, is_bridge: impl IntoOption<bool>) -> Self {
        self.is_bridge = is_bridge.into_option();
        self
    }

    /// Sets `keepalive`.
    #[must_use]
    pub fn with_keepalive(mut self, keepalive: impl IntoOption<i64>) -> Self {
        self.keepalive = keepalive.into_option();
        self
    }

    /// Sets `mailbox_len`.
    #[must_use]
    pub fn with_mailbox_len(mut self, mailbox_len: impl IntoOption<i64>) -> Self {
        self.mailbox_len = mailbox_len.into_option();
        self
    }

    /// Sets `max_awaiting_rel`.
    #[must_use]
    pub fn with_max_awaiting_rel(
        mut self,
        max_awaiting_rel: impl IntoOption<i64>,
    ) -> Self {
        self.max_awaiting_rel = max_awaiting_rel.into_option();
        self
    }

    /// Sets `max_inflight`.
    #[must_use]
    pub fn with_max_inflight(mut self, max_inflight: impl IntoOption<i64>) -> Self {
        self.max_inflight = max_inflight.into_option();
        self
    }

    /// Sets `max_mqueue`.
    #[must_use]
    pub fn with_max_mqueue(mut self, max_mqueue: impl IntoOption<i64>) -> Self {
        self.max_mqueue = max_mqueue.into_option();
        self
    }

    /// Sets `max_subscriptions`.
    #[must_use]
    pub fn with_max_subscriptions(
        mut self,
        max_subscriptions: impl IntoOption<i64>,
    ) -> Self {
        self.max_subscriptions = max_subscriptions.into_option();
        self
    }

    /// Sets `mountpoint`.
    #[must_use]
    pub fn with_mountpoint(mut self, mountpoint: impl IntoOption<String>) -> Self {
        self.mountpoint = mountpoint.into_option();
        self
    }

    /// Sets `mqueue_dropped`.
    #[must_use]
    pub fn with_mqueue_dropped(mut self, mqueue_dropped: impl IntoOption<i64>) -> Self {
        self.mqueue_dropped = mqueue_dropped.into_option();
        self
    }

    /// Sets `mqueue_len`.
    #[must_use]
    pub fn with_mqueue_len(mut self, mqueue_len: impl IntoOption<i64>) -> Self {
        self.mqueue_len = mqueue_len.into_option();
        self
    }

    /// Sets `node`.
    #[must_use]
    pub fn with_node(mut self, node: impl Into<String>) -> Self {
        self.node = node.into();
        self
    }

    /// Sets `port`.
    #[must_use]
    pub fn with_port(mut self, port: impl IntoOption<i64>) -> Self {
        self.port = port.into_option();
        self
    }

    /// Sets `proto_name`.
    #[must_use]
    pub fn with_proto_name(mut self, proto_name: impl IntoOption<String>) -> Self {
        self.proto_name = proto_name.into_option();
        self
    }

    /// Sets `proto_ver`.
    #[must_use]
    pub fn with_proto_ver(
        mut self,
        proto_ver: impl IntoOption<::emqx_cloud_core::NumberOrText>,
    ) -> Self {
        self.proto_ver = proto_ver.into_option();
        self
    }

    /// Sets `recv_cnt`.
    #[must_use]
    pub fn with_recv_cnt(mut self, recv_cnt: impl IntoOption<i64>) -> Self {
        self.recv_cnt = recv_cnt.into_option();
        self
    }

    /// Sets `recv_msg`.
    #[must_use]
    pub fn with_recv_msg(mut self, recv_msg: impl IntoOption<i64>) -> Self {
        self.recv_msg = recv_msg.into_option();
        self
    }

    /// Sets `recv_msg_dropped`.
    #[must_use]
    pub fn with_recv_msg_dropped(
        mut self,
        recv_msg_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.recv_msg_dropped = recv_msg_dropped.into_option();
        self
    }

    /// Sets `recv_msg_qos0`.
    #[must_use]
    pub fn with_recv_msg_qos0(mut self, recv_msg_qos0: impl IntoOption<i64>) -> Self {
        self.recv_msg_qos0 = recv_msg_qos0.into_option();
        self
    }

    /// Sets `recv_msg_qos1`.
    #[must_use]
    pub fn with_recv_msg_qos1(mut self, recv_msg_qos1: impl IntoOption<i64>) -> Self {
        self.recv_msg_qos1 = recv_msg_qos1.into_option();
        self
    }

    /// Sets `recv_msg_qos2`.
    #[must_use]
    pub fn with_recv_msg_qos2(mut self, recv_msg_qos2: impl IntoOption<i64>) -> Self {
        self.recv_msg_qos2 = recv_msg_qos2.into_option();
        self
    }

    /// Sets `recv_oct`.
    #[must_use]
    pub fn with_recv_oct(mut self, recv_oct: impl IntoOption<i64>) -> Self {
        self.recv_oct = recv_oct.into_option();
        self
    }

    /// Sets `recv_pkt`.
    #[must_use]
    pub fn with_recv_pkt(mut self, recv_pkt: impl IntoOption<i64>) -> Self {
        self.recv_pkt = recv_pkt.into_option();
        self
    }

    /// Sets `reductions`.
    #[must_use]
    pub fn with_reductions(mut self, reductions: impl IntoOption<i64>) -> Self {
        self.reductions = reductions.into_option();
        self
    }

    /// Sets `send_cnt`.
    #[must_use]
    pub fn with_send_cnt(mut self, send_cnt: impl IntoOption<i64>) -> Self {
        self.send_cnt = send_cnt.into_option();
        self
    }

    /// Sets `send_msg`.
    #[must_use]
    pub fn with_send_msg(mut self, send_msg: impl IntoOption<i64>) -> Self {
        self.send_msg = send_msg.into_option();
        self
    }

    /// Sets `send_msg_dropped`.
    #[must_use]
    pub fn with_send_msg_dropped(
        mut self,
        send_msg_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.send_msg_dropped = send_msg_dropped.into_option();
        self
    }

    /// Sets `send_msg_dropped_expired`.
    #[must_use]
    pub fn with_send_msg_dropped_expired(
        mut self,
        send_msg_dropped_expired: impl IntoOption<i64>,
    ) -> Self {
        self.send_msg_dropped_expired = send_msg_dropped_expired.into_option();
        self
    }

    /// Sets `send_msg_dropped_queue_full`.
    #[must_use]
    pub fn with_send_msg_dropped_queue_full(
        mut self,
        send_msg_dropped_queue_full: impl IntoOption<i64>,
    ) -> Self {
        self.send_msg_dropped_queue_full = send_msg_dropped_queue_full.into_option();
        self
    }

    /// Sets `send_msg_dropped_too_large`.
    #[must_use]
    pub fn with_send_msg_dropped_too_large(
        mut self,
        send_msg_dropped_too_large: impl IntoOption<i64>,
    ) -> Self {
        self.send_msg_dropped_too_large = send_msg_dropped_too_large.into_option();
        self
    }

    /// Sets `send_msg_qos0`.
    #[must_use]
    pub fn with_send_msg_qos0(mut self, send_msg_qos0: impl IntoOption<i64>) -> Self {
        self.send_msg_qos0 = send_msg_qos0.into_option();
        self
    }

    /// Sets `send_msg_qos1`.
    #[must_use]
    pub fn with_send_msg_qos1(mut self, send_msg_qos1: impl IntoOption<i64>) -> Self {
        self.send_msg_qos1 = send_msg_qos1.into_option();
        self
    }

    /// Sets `send_msg_qos2`.
    #[must_use]
    pub fn with_send_msg_qos2(mut self, send_msg_qos2: impl IntoOption<i64>) -> Self {
        self.send_msg_qos2 = send_msg_qos2.into_option();
        self
    }

    /// Sets `send_oct`.
    #[must_use]
    pub fn with_send_oct(mut self, send_oct: impl IntoOption<i64>) -> Self {
        self.send_oct = send_oct.into_option();
        self
    }

    /// Sets `send_pkt`.
    #[must_use]
    pub fn with_send_pkt(mut self, send_pkt: impl IntoOption<i64>) -> Self {
        self.send_pkt = send_pkt.into_option();
        self
    }

    /// Sets `subscriptions_cnt`.
    #[must_use]
    pub fn with_subscriptions_cnt(
        mut self,
        subscriptions_cnt: impl IntoOption<i64>,
    ) -> Self {
        self.subscriptions_cnt = subscriptions_cnt.into_option();
        self
    }

    /// Sets `username`.
    #[must_use]
    pub fn with_username(mut self, username: impl IntoOption<String>) -> Self {
        self.username = username.into_option();
        self
    }

    /// Sets `zone`.
    #[must_use]
    pub fn with_zone(mut self, zone: impl IntoOption<String>) -> Self {
        self.zone = zone.into_option();
        self
    }
}

impl types::ClientidAclEntry {
    /// Creates a `ClientidAclEntry` with `clientid`, `topic`, `action` and `access`.
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
            extra: Default::default(),
        }
    }
}

impl types::ClientidAuth {
    /// Creates a `ClientidAuth` without optional values.
    pub fn new() -> Self {
        Self {
            clientid: Default::default(),
            created_at: Default::default(),
            password: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `clientid`.
    #[must_use]
    pub fn with_clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `created_at`.
    #[must_use]
    pub fn with_created_at(mut self, created_at: impl IntoOption<i64>) -> Self {
        self.created_at = created_at.into_option();
        self
    }

    /// Sets `password`.
    #[must_use]
    pub fn with_password(
        mut self,
        password: impl IntoOption<::emqx_cloud_core::Secret>,
    ) -> Self {
        self.password = password.into_option();
        self
    }
}

impl Default for types::ClientidAuth {
    fn default() -> Self {
        Self::new()
    }
}

impl types::Metrics {
    /// Creates a `Metrics` without optional values.
    pub fn new() -> Self {
        Self {
            actions_error: Default::default(),
            actions_exception: Default::default(),
            actions_failure: Default::default(),
            actions_retry: Default::default(),
            actions_success: Default::default(),
            actions_taken: Default::default(),
            bytes_received: Default::default(),
            bytes_sent: Default::default(),
            client_acl_allow: Default::default(),
            client_acl_cache_hit: Default::default(),
            client_acl_deny: Default::default(),
            client_acl_ignore: Default::default(),
            client_auth_anonymous: Default::default(),
            client_auth_failure: Default::default(),
            client_auth_ignore: Default::default(),
            client_auth_success: Default::default(),
            client_auth_success_anonymous: Default::default(),
            client_authenticate: Default::default(),
            client_check_acl: Default::default(),
            client_connack: Default::default(),
            client_connect: Default::default(),
            client_connected: Default::default(),
            client_disconnected: Default::default(),
            client_subscribe: Default::default(),
            client_unsubscribe: Default::default(),
            delivery_dropped: Default::default(),
            delivery_dropped_expired: Default::default(),
            delivery_dropped_no_local: Default::default(),
            delivery_dropped_qos0_msg: Default::default(),
            delivery_dropped_queue_full: Default::default(),
            delivery_dropped_too_large: Default::default(),
            messages_acked: Default::default(),
            messages_delayed: Default::default(),
            messages_delivered: Default::default(),
            messages_dropped: Default::default(),
            messages_dropped_await_pubrel_timeout: Default::default(),
            messages_dropped_expired: Default::default(),
            messages_dropped_no_subscribers: Default::default(),
            messages_forward: Default::default(),
            messages_publish: Default::default(),
            messages_qos0_received: Default::default(),
            messages_qos0_sent: Default::default(),
            messages_qos1_received: Default::default(),
            messages_qos1_sent: Default::default(),
            messages_qos2_received: Default::default(),
            messages_qos2_sent: Default::default(),
            messages_received: Default::default(),
            messages_retained: Default::default(),
            messages_sent: Default::default(),
            packets_auth_received: Default::default(),
            packets_auth_sent: Default::default(),
            packets_connack_auth_error: Default::default(),
            packets_connack_error: Default::default(),
            packets_connack_sent: Default::default(),
            packets_connect_received: Default::default(),
            packets_disconnect_received: Default::default(),
            packets_disconnect_sent: Default::default(),
            packets_pingreq_received: Default::default(),
            packets_pingresp_sent: Default::default(),
            packets_puback_inuse: Default::default(),
            packets_puback_missed: Default::default(),
            packets_puback_received: Default::default(),
            packets_puback_sent: Default::default(),
            packets_pubcomp_inuse: Default::default(),
            packets_pubcomp_missed: Default::default(),
            packets_pubcomp_received: Default::default(),
            packets_pubcomp_sent: Default::default(),
            packets_publish_auth_error: Default::default(),
            packets_publish_dropped: Default::default(),
            packets_publish_error: Default::default(),
            packets_publish_inuse: Default::default(),
            packets_publish_received: Default::default(),
            packets_publish_sent: Default::default(),
            packets_pubrec_inuse: Default::default(),
            packets_pubrec_missed: Default::default(),
            packets_pubrec_received: Default::default(),
            packets_pubrec_sent: Default::default(),
            packets_pubrel_missed: Default::default(),
            packets_pubrel_received: Default::default(),
            packets_pubrel_sent: Default::default(),
            packets_received: Default::default(),
            packets_sent: Default::default(),
            packets_suback_sent: Default::default(),
            packets_subscribe_auth_error: Default::default(),
            packets_subscribe_error: Default::default(),
            packets_subscribe_received: Default::default(),
            packets_unsuback_sent: Default::default(),
            packets_unsubscribe_error: Default::default(),
            packets_unsubscribe_received: Default::default(),
            rules_matched: Default::default(),
            session_created: Default::default(),
            session_discarded: Default::default(),
            session_resumed: Default::default(),
            session_takeovered: Default::default(),
            session_terminated: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `actions_error`.
    #[must_use]
    pub fn with_actions_error(mut self, actions_error: impl IntoOption<i64>) -> Self {
        self.actions_error = actions_error.into_option();
        self
    }

    /// Sets `actions_exception`.
    #[must_use]
    pub fn with_actions_exception(
        mut self,
        actions_exception: impl IntoOption<i64>,
    ) -> Self {
        self.actions_exception = actions_exception.into_option();
        self
    }

    /// Sets `actions_failure`.
    #[must_use]
    pub fn with_actions_failure(
        mut self,
        actions_failure: impl IntoOption<i64>,
    ) -> Self {
        self.actions_failure = actions_failure.into_option();
        self
    }

    /// Sets `actions_retry`.
    #[must_use]
    pub fn with_actions_retry(mut self, actions_retry: impl IntoOption<i64>) -> Self {
        self.actions_retry = actions_retry.into_option();
        self
    }

    /// Sets `actions_success`.
    #[must_use]
    pub fn with_actions_success(
        mut self,
        actions_success: impl IntoOption<i64>,
    ) -> Self {
        self.actions_success = actions_success.into_option();
        self
    }

    /// Sets `actions_taken`.
    #[must_use]
    pub fn with_actions_taken(mut self, actions_taken: impl IntoOption<i64>) -> Self {
        self.actions_taken = actions_taken.into_option();
        self
    }

    /// Sets `bytes_received`.
    #[must_use]
    pub fn with_bytes_received(mut self, bytes_received: impl IntoOption<i64>) -> Self {
        self.bytes_received = bytes_received.into_option();
        self
    }

    /// Sets `bytes_sent`.
    #[must_use]
    pub fn with_bytes_sent(mut self, bytes_sent: impl IntoOption<i64>) -> Self {
        self.bytes_sent = bytes_sent.into_option();
        self
    }

    /// Sets `client_acl_allow`.
    #[must_use]
    pub fn with_client_acl_allow(
        mut self,
        client_acl_allow: impl IntoOption<i64>,
    ) -> Self {
        self.client_acl_allow = client_acl_allow.into_option();
        self
    }

    /// Sets `client_acl_cache_hit`.
    #[must_use]
    pub fn with_client_acl_cache_hit(
        mut self,
        client_acl_cache_hit: impl IntoOption<i64>,
    ) -> Self {
        self.client_acl_cache_hit = client_acl_cache_hit.into_option();
        self
    }

    /// Sets `client_acl_deny`.
    #[must_use]
    pub fn with_client_acl_deny(
        mut self,
        client_acl_deny: impl IntoOption<i64>,
    ) -> Self {
        self.client_acl_deny = client_acl_deny.into_option();
        self
    }

    /// Sets `client_acl_ignore`.
    #[must_use]
    pub fn with_client_acl_ignore(
        mut self,
        client_acl_ignore: impl IntoOption<i64>,
    ) -> Self {
        self.client_acl_ignore = client_acl_ignore.into_option();
        self
    }

    /// Sets `client_auth_anonymous`.
    #[must_use]
    pub fn with_client_auth_anonymous(
        mut self,
        client_auth_anonymous: impl IntoOption<i64>,
    ) -> Self {
        self.client_auth_anonymous = client_auth_anonymous.into_option();
        self
    }

    /// Sets `client_auth_failure`.
    #[must_use]
    pub fn with_client_auth_failure(
        mut self,
        client_auth_failure: impl IntoOption<i64>,
    ) -> Self {
        self.client_auth_failure = client_auth_failure.into_option();
        self
    }

    /// Sets `client_auth_ignore`.
    #[must_use]
    pub fn with_client_auth_ignore(
        mut self,
        client_auth_ignore: impl IntoOption<i64>,
    ) -> Self {
        self.client_auth_ignore = client_auth_ignore.into_option();
        self
    }

    /// Sets `client_auth_success`.
    #[must_use]
    pub fn with_client_auth_success(
        mut self,
        client_auth_success: impl IntoOption<i64>,
    ) -> Self {
        self.client_auth_success = client_auth_success.into_option();
        self
    }

    /// Sets `client_auth_success_anonymous`.
    #[must_use]
    pub fn with_client_auth_success_anonymous(
        mut self,
        client_auth_success_anonymous: impl IntoOption<i64>,
    ) -> Self {
        self.client_auth_success_anonymous = client_auth_success_anonymous.into_option();
        self
    }

    /// Sets `client_authenticate`.
    #[must_use]
    pub fn with_client_authenticate(
        mut self,
        client_authenticate: impl IntoOption<i64>,
    ) -> Self {
        self.client_authenticate = client_authenticate.into_option();
        self
    }

    /// Sets `client_check_acl`.
    #[must_use]
    pub fn with_client_check_acl(
        mut self,
        client_check_acl: impl IntoOption<i64>,
    ) -> Self {
        self.client_check_acl = client_check_acl.into_option();
        self
    }

    /// Sets `client_connack`.
    #[must_use]
    pub fn with_client_connack(mut self, client_connack: impl IntoOption<i64>) -> Self {
        self.client_connack = client_connack.into_option();
        self
    }

    /// Sets `client_connect`.
    #[must_use]
    pub fn with_client_connect(mut self, client_connect: impl IntoOption<i64>) -> Self {
        self.client_connect = client_connect.into_option();
        self
    }

    /// Sets `client_connected`.
    #[must_use]
    pub fn with_client_connected(
        mut self,
        client_connected: impl IntoOption<i64>,
    ) -> Self {
        self.client_connected = client_connected.into_option();
        self
    }

    /// Sets `client_disconnected`.
    #[must_use]
    pub fn with_client_disconnected(
        mut self,
        client_disconnected: impl IntoOption<i64>,
    ) -> Self {
        self.client_disconnected = client_disconnected.into_option();
        self
    }

    /// Sets `client_subscribe`.
    #[must_use]
    pub fn with_client_subscribe(
        mut self,
        client_subscribe: impl IntoOption<i64>,
    ) -> Self {
        self.client_subscribe = client_subscribe.into_option();
        self
    }

    /// Sets `client_unsubscribe`.
    #[must_use]
    pub fn with_client_unsubscribe(
        mut self,
        client_unsubscribe: impl IntoOption<i64>,
    ) -> Self {
        self.client_unsubscribe = client_unsubscribe.into_option();
        self
    }

    /// Sets `delivery_dropped`.
    #[must_use]
    pub fn with_delivery_dropped(
        mut self,
        delivery_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.delivery_dropped = delivery_dropped.into_option();
        self
    }

    /// Sets `delivery_dropped_expired`.
    #[must_use]
    pub fn with_delivery_dropped_expired(
        mut self,
        delivery_dropped_expired: impl IntoOption<i64>,
    ) -> Self {
        self.delivery_dropped_expired = delivery_dropped_expired.into_option();
        self
    }

    /// Sets `delivery_dropped_no_local`.
    #[must_use]
    pub fn with_delivery_dropped_no_local(
        mut self,
        delivery_dropped_no_local: impl IntoOption<i64>,
    ) -> Self {
        self.delivery_dropped_no_local = delivery_dropped_no_local.into_option();
        self
    }

    /// Sets `delivery_dropped_qos0_msg`.
    #[must_use]
    pub fn with_delivery_dropped_qos0_msg(
        mut self,
        delivery_dropped_qos0_msg: impl IntoOption<i64>,
    ) -> Self {
        self.delivery_dropped_qos0_msg = delivery_dropped_qos0_msg.into_option();
        self
    }

    /// Sets `delivery_dropped_queue_full`.
    #[must_use]
    pub fn with_delivery_dropped_queue_full(
        mut self,
        delivery_dropped_queue_full: impl IntoOption<i64>,
    ) -> Self {
        self.delivery_dropped_queue_full = delivery_dropped_queue_full.into_option();
        self
    }

    /// Sets `delivery_dropped_too_large`.
    #[must_use]
    pub fn with_delivery_dropped_too_large(
        mut self,
        delivery_dropped_too_large: impl IntoOption<i64>,
    ) -> Self {
        self.delivery_dropped_too_large = delivery_dropped_too_large.into_option();
        self
    }

    /// Sets `messages_acked`.
    #[must_use]
    pub fn with_messages_acked(mut self, messages_acked: impl IntoOption<i64>) -> Self {
        self.messages_acked = messages_acked.into_option();
        self
    }

    /// Sets `messages_delayed`.
    #[must_use]
    pub fn with_messages_delayed(
        mut self,
        messages_delayed: impl IntoOption<i64>,
    ) -> Self {
        self.messages_delayed = messages_delayed.into_option();
        self
    }

    /// Sets `messages_delivered`.
    #[must_use]
    pub fn with_messages_delivered(
        mut self,
        messages_delivered: impl IntoOption<i64>,
    ) -> Self {
        self.messages_delivered = messages_delivered.into_option();
        self
    }

    /// Sets `messages_dropped`.
    #[must_use]
    pub fn with_messages_dropped(
        mut self,
        messages_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.messages_dropped = messages_dropped.into_option();
        self
    }

    /// Sets `messages_dropped_await_pubrel_timeout`.
    #[must_use]
    pub fn with_messages_dropped_await_pubrel_timeout(
        mut self,
        messages_dropped_await_pubrel_timeout: impl IntoOption<i64>,
    ) -> Self {
        self.messages_dropped_await_pubrel_timeout = messages_dropped_await_pubrel_timeout
            .into_option();
        self
    }

    /// Sets `messages_dropped_expired`.
    #[must_use]
    pub fn with_messages_dropped_expired(
        mut self,
        messages_dropped_expired: impl IntoOption<i64>,
    ) -> Self {
        self.messages_dropped_expired = messages_dropped_expired.into_option();
        self
    }

    /// Sets `messages_dropped_no_subscribers`.
    #[must_use]
    pub fn with_messages_dropped_no_subscribers(
        mut self,
        messages_dropped_no_subscribers: impl IntoOption<i64>,
    ) -> Self {
        self.messages_dropped_no_subscribers = messages_dropped_no_subscribers
            .into_option();
        self
    }

    /// Sets `messages_forward`.
    #[must_use]
    pub fn with_messages_forward(
        mut self,
        messages_forward: impl IntoOption<i64>,
    ) -> Self {
        self.messages_forward = messages_forward.into_option();
        self
    }

    /// Sets `messages_publish`.
    #[must_use]
    pub fn with_messages_publish(
        mut self,
        messages_publish: impl IntoOption<i64>,
    ) -> Self {
        self.messages_publish = messages_publish.into_option();
        self
    }

    /// Sets `messages_qos0_received`.
    #[must_use]
    pub fn with_messages_qos0_received(
        mut self,
        messages_qos0_received: impl IntoOption<i64>,
    ) -> Self {
        self.messages_qos0_received = messages_qos0_received.into_option();
        self
    }

    /// Sets `messages_qos0_sent`.
    #[must_use]
    pub fn with_messages_qos0_sent(
        mut self,
        messages_qos0_sent: impl IntoOption<i64>,
    ) -> Self {
        self.messages_qos0_sent = messages_qos0_sent.into_option();
        self
    }

    /// Sets `messages_qos1_received`.
    #[must_use]
    pub fn with_messages_qos1_received(
        mut self,
        messages_qos1_received: impl IntoOption<i64>,
    ) -> Self {
        self.messages_qos1_received = messages_qos1_received.into_option();
        self
    }

    /// Sets `messages_qos1_sent`.
    #[must_use]
    pub fn with_messages_qos1_sent(
        mut self,
        messages_qos1_sent: impl IntoOption<i64>,
    ) -> Self {
        self.messages_qos1_sent = messages_qos1_sent.into_option();
        self
    }

    /// Sets `messages_qos2_received`.
    #[must_use]
    pub fn with_messages_qos2_received(
        mut self,
        messages_qos2_received: impl IntoOption<i64>,
    ) -> Self {
        self.messages_qos2_received = messages_qos2_received.into_option();
        self
    }

    /// Sets `messages_qos2_sent`.
    #[must_use]
    pub fn with_messages_qos2_sent(
        mut self,
        messages_qos2_sent: impl IntoOption<i64>,
    ) -> Self {
        self.messages_qos2_sent = messages_qos2_sent.into_option();
        self
    }

    /// Sets `messages_received`.
    #[must_use]
    pub fn with_messages_received(
        mut self,
        messages_received: impl IntoOption<i64>,
    ) -> Self {
        self.messages_received = messages_received.into_option();
        self
    }

    /// Sets `messages_retained`.
    #[must_use]
    pub fn with_messages_retained(
        mut self,
        messages_retained: impl IntoOption<i64>,
    ) -> Self {
        self.messages_retained = messages_retained.into_option();
        self
    }

    /// Sets `messages_sent`.
    #[must_use]
    pub fn with_messages_sent(mut self, messages_sent: impl IntoOption<i64>) -> Self {
        self.messages_sent = messages_sent.into_option();
        self
    }

    /// Sets `packets_auth_received`.
    #[must_use]
    pub fn with_packets_auth_received(
        mut self,
        packets_auth_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_auth_received = packets_auth_received.into_option();
        self
    }

    /// Sets `packets_auth_sent`.
    #[must_use]
    pub fn with_packets_auth_sent(
        mut self,
        packets_auth_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_auth_sent = packets_auth_sent.into_option();
        self
    }

    /// Sets `packets_connack_auth_error`.
    #[must_use]
    pub fn with_packets_connack_auth_error(
        mut self,
        packets_connack_auth_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_connack_auth_error = packets_connack_auth_error.into_option();
        self
    }

    /// Sets `packets_connack_error`.
    #[must_use]
    pub fn with_packets_connack_error(
        mut self,
        packets_connack_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_connack_error = packets_connack_error.into_option();
        self
    }

    /// Sets `packets_connack_sent`.
    #[must_use]
    pub fn with_packets_connack_sent(
        mut self,
        packets_connack_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_connack_sent = packets_connack_sent.into_option();
        self
    }

    /// Sets `packets_connect_received`.
    #[must_use]
    pub fn with_packets_connect_received(
        mut self,
        packets_connect_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_connect_received = packets_connect_received.into_option();
        self
    }

    /// Sets `packets_disconnect_received`.
    #[must_use]
    pub fn with_packets_disconnect_received(
        mut self,
        packets_disconnect_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_disconnect_received = packets_disconnect_received.into_option();
        self
    }

    /// Sets `packets_disconnect_sent`.
    #[must_use]
    pub fn with_packets_disconnect_sent(
        mut self,
        packets_disconnect_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_disconnect_sent = packets_disconnect_sent.into_option();
        self
    }

    /// Sets `packets_pingreq_received`.
    #[must_use]
    pub fn with_packets_pingreq_received(
        mut self,
        packets_pingreq_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pingreq_received = packets_pingreq_received.into_option();
        self
    }

    /// Sets `packets_pingresp_sent`.
    #[must_use]
    pub fn with_packets_pingresp_sent(
        mut self,
        packets_pingresp_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pingresp_sent = packets_pingresp_sent.into_option();
        self
    }

    /// Sets `packets_puback_inuse`.
    #[must_use]
    pub fn with_packets_puback_inuse(
        mut self,
        packets_puback_inuse: impl IntoOption<i64>,
    ) -> Self {
        self.packets_puback_inuse = packets_puback_inuse.into_option();
        self
    }

    /// Sets `packets_puback_missed`.
    #[must_use]
    pub fn with_packets_puback_missed(
        mut self,
        packets_puback_missed: impl IntoOption<i64>,
    ) -> Self {
        self.packets_puback_missed = packets_puback_missed.into_option();
        self
    }

    /// Sets `packets_puback_received`.
    #[must_use]
    pub fn with_packets_puback_received(
        mut self,
        packets_puback_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_puback_received = packets_puback_received.into_option();
        self
    }

    /// Sets `packets_puback_sent`.
    #[must_use]
    pub fn with_packets_puback_sent(
        mut self,
        packets_puback_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_puback_sent = packets_puback_sent.into_option();
        self
    }

    /// Sets `packets_pubcomp_inuse`.
    #[must_use]
    pub fn with_packets_pubcomp_inuse(
        mut self,
        packets_pubcomp_inuse: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubcomp_inuse = packets_pubcomp_inuse.into_option();
        self
    }

    /// Sets `packets_pubcomp_missed`.
    #[must_use]
    pub fn with_packets_pubcomp_missed(
        mut self,
        packets_pubcomp_missed: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubcomp_missed = packets_pubcomp_missed.into_option();
        self
    }

    /// Sets `packets_pubcomp_received`.
    #[must_use]
    pub fn with_packets_pubcomp_received(
        mut self,
        packets_pubcomp_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubcomp_received = packets_pubcomp_received.into_option();
        self
    }

    /// Sets `packets_pubcomp_sent`.
    #[must_use]
    pub fn with_packets_pubcomp_sent(
        mut self,
        packets_pubcomp_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubcomp_sent = packets_pubcomp_sent.into_option();
        self
    }

    /// Sets `packets_publish_auth_error`.
    #[must_use]
    pub fn with_packets_publish_auth_error(
        mut self,
        packets_publish_auth_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_publish_auth_error = packets_publish_auth_error.into_option();
        self
    }

    /// Sets `packets_publish_dropped`.
    #[must_use]
    pub fn with_packets_publish_dropped(
        mut self,
        packets_publish_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.packets_publish_dropped = packets_publish_dropped.into_option();
        self
    }

    /// Sets `packets_publish_error`.
    #[must_use]
    pub fn with_packets_publish_error(
        mut self,
        packets_publish_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_publish_error = packets_publish_error.into_option();
        self
    }

    /// Sets `packets_publish_inuse`.
    #[must_use]
    pub fn with_packets_publish_inuse(
        mut self,
        packets_publish_inuse: impl IntoOption<i64>,
    ) -> Self {
        self.packets_publish_inuse = packets_publish_inuse.into_option();
        self
    }

    /// Sets `packets_publish_received`.
    #[must_use]
    pub fn with_packets_publish_received(
        mut self,
        packets_publish_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_publish_received = packets_publish_received.into_option();
        self
    }

    /// Sets `packets_publish_sent`.
    #[must_use]
    pub fn with_packets_publish_sent(
        mut self,
        packets_publish_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_publish_sent = packets_publish_sent.into_option();
        self
    }

    /// Sets `packets_pubrec_inuse`.
    #[must_use]
    pub fn with_packets_pubrec_inuse(
        mut self,
        packets_pubrec_inuse: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrec_inuse = packets_pubrec_inuse.into_option();
        self
    }

    /// Sets `packets_pubrec_missed`.
    #[must_use]
    pub fn with_packets_pubrec_missed(
        mut self,
        packets_pubrec_missed: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrec_missed = packets_pubrec_missed.into_option();
        self
    }

    /// Sets `packets_pubrec_received`.
    #[must_use]
    pub fn with_packets_pubrec_received(
        mut self,
        packets_pubrec_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrec_received = packets_pubrec_received.into_option();
        self
    }

    /// Sets `packets_pubrec_sent`.
    #[must_use]
    pub fn with_packets_pubrec_sent(
        mut self,
        packets_pubrec_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrec_sent = packets_pubrec_sent.into_option();
        self
    }

    /// Sets `packets_pubrel_missed`.
    #[must_use]
    pub fn with_packets_pubrel_missed(
        mut self,
        packets_pubrel_missed: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrel_missed = packets_pubrel_missed.into_option();
        self
    }

    /// Sets `packets_pubrel_received`.
    #[must_use]
    pub fn with_packets_pubrel_received(
        mut self,
        packets_pubrel_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrel_received = packets_pubrel_received.into_option();
        self
    }

    /// Sets `packets_pubrel_sent`.
    #[must_use]
    pub fn with_packets_pubrel_sent(
        mut self,
        packets_pubrel_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_pubrel_sent = packets_pubrel_sent.into_option();
        self
    }

    /// Sets `packets_received`.
    #[must_use]
    pub fn with_packets_received(
        mut self,
        packets_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_received = packets_received.into_option();
        self
    }

    /// Sets `packets_sent`.
    #[must_use]
    pub fn with_packets_sent(mut self, packets_sent: impl IntoOption<i64>) -> Self {
        self.packets_sent = packets_sent.into_option();
        self
    }

    /// Sets `packets_suback_sent`.
    #[must_use]
    pub fn with_packets_suback_sent(
        mut self,
        packets_suback_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_suback_sent = packets_suback_sent.into_option();
        self
    }

    /// Sets `packets_subscribe_auth_error`.
    #[must_use]
    pub fn with_packets_subscribe_auth_error(
        mut self,
        packets_subscribe_auth_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_subscribe_auth_error = packets_subscribe_auth_error.into_option();
        self
    }

    /// Sets `packets_subscribe_error`.
    #[must_use]
    pub fn with_packets_subscribe_error(
        mut self,
        packets_subscribe_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_subscribe_error = packets_subscribe_error.into_option();
        self
    }

    /// Sets `packets_subscribe_received`.
    #[must_use]
    pub fn with_packets_subscribe_received(
        mut self,
        packets_subscribe_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_subscribe_received = packets_subscribe_received.into_option();
        self
    }

    /// Sets `packets_unsuback_sent`.
    #[must_use]
    pub fn with_packets_unsuback_sent(
        mut self,
        packets_unsuback_sent: impl IntoOption<i64>,
    ) -> Self {
        self.packets_unsuback_sent = packets_unsuback_sent.into_option();
        self
    }

    /// Sets `packets_unsubscribe_error`.
    #[must_use]
    pub fn with_packets_unsubscribe_error(
        mut self,
        packets_unsubscribe_error: impl IntoOption<i64>,
    ) -> Self {
        self.packets_unsubscribe_error = packets_unsubscribe_error.into_option();
        self
    }

    /// Sets `packets_unsubscribe_received`.
    #[must_use]
    pub fn with_packets_unsubscribe_received(
        mut self,
        packets_unsubscribe_received: impl IntoOption<i64>,
    ) -> Self {
        self.packets_unsubscribe_received = packets_unsubscribe_received.into_option();
        self
    }

    /// Sets `rules_matched`.
    #[must_use]
    pub fn with_rules_matched(mut self, rules_matched: impl IntoOption<i64>) -> Self {
        self.rules_matched = rules_matched.into_option();
        self
    }

    /// Sets `session_created`.
    #[must_use]
    pub fn with_session_created(
        mut self,
        session_created: impl IntoOption<i64>,
    ) -> Self {
        self.session_created = session_created.into_option();
        self
    }

    /// Sets `session_discarded`.
    #[must_use]
    pub fn with_session_discarded(
        mut self,
        session_discarded: impl IntoOption<i64>,
    ) -> Self {
        self.session_discarded = session_discarded.into_option();
        self
    }

    /// Sets `session_resumed`.
    #[must_use]
    pub fn with_session_resumed(
        mut self,
        session_resumed: impl IntoOption<i64>,
    ) -> Self {
        self.session_resumed = session_resumed.into_option();
        self
    }

    /// Sets `session_takeovered`.
    #[must_use]
    pub fn with_session_takeovered(
        mut self,
        session_takeovered: impl IntoOption<i64>,
    ) -> Self {
        self.session_takeovered = session_takeovered.into_option();
        self
    }

    /// Sets `session_terminated`.
    #[must_use]
    pub fn with_session_terminated(
        mut self,
        session_terminated: impl IntoOption<i64>,
    ) -> Self {
        self.session_terminated = session_terminated.into_option();
        self
    }
}

impl Default for types::Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl types::NodeMetrics {
    /// Creates a `NodeMetrics` with `node` and `metrics`.
    pub fn new(
        node: impl Into<String>,
        metrics: impl Into<crate::types::Metrics>,
    ) -> Self {
        Self {
            metrics: metrics.into(),
            node: node.into(),
            extra: Default::default(),
        }
    }
}

impl types::PublishOutcome {
    /// Creates a `PublishOutcome` with `code`.
    pub fn new(code: impl Into<::emqx_cloud_core::ResultCode>) -> Self {
        Self {
            code: code.into(),
            message: Default::default(),
            topic: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `message`.
    #[must_use]
    pub fn with_message(mut self, message: impl IntoOption<String>) -> Self {
        self.message = message.into_option();
        self
    }

    /// Sets `topic`.
    #[must_use]
    pub fn with_topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }
}

impl types::PublishReceipt {
    /// Creates a `PublishReceipt` without optional values.
    pub fn new() -> Self {
        Self {
            msgid: Default::default(),
            msgids: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `msgid`.
    #[must_use]
    pub fn with_msgid(mut self, msgid: impl IntoOption<String>) -> Self {
        self.msgid = msgid.into_option();
        self
    }

    /// Sets `msgids`.
    #[must_use]
    pub fn with_msgids(
        mut self,
        msgids: impl IntoIterator<Item = impl Into<::std::string::String>>,
    ) -> Self {
        self.msgids = Some(msgids.into_iter().map(Into::into).collect());
        self
    }
}

impl Default for types::PublishReceipt {
    fn default() -> Self {
        Self::new()
    }
}

impl types::SubscribeOutcome {
    /// Creates a `SubscribeOutcome` with `clientid`, `topic` and `code`.
    pub fn new(
        clientid: impl Into<::serde_json::Value>,
        topic: impl Into<String>,
        code: impl Into<::emqx_cloud_core::ResultCode>,
    ) -> Self {
        Self {
            clientid: clientid.into(),
            code: code.into(),
            message: Default::default(),
            topic: topic.into(),
            extra: Default::default(),
        }
    }

    /// Sets `message`.
    #[must_use]
    pub fn with_message(mut self, message: impl IntoOption<String>) -> Self {
        self.message = message.into_option();
        self
    }
}

impl types::SubscriptionInfo {
    /// Creates a `SubscriptionInfo` with `clientid`, `topic` and `qos`. Its `node` is `"emqx@10.12.50.91"`.
    pub fn new(clientid: impl Into<String>, topic: impl Into<String>, qos: i64) -> Self {
        Self {
            clientid: Some(clientid.into()),
            node: "emqx@10.12.50.91".into(),
            qos,
            topic: topic.into(),
            extra: Default::default(),
        }
    }

    /// Sets `clientid`.
    #[must_use]
    pub fn with_clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `node`.
    #[must_use]
    pub fn with_node(mut self, node: impl Into<String>) -> Self {
        self.node = node.into();
        self
    }
}

impl types::UsernameAclEntry {
    /// Creates a `UsernameAclEntry` with `username`, `topic`, `action` and `access`.
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
            extra: Default::default(),
        }
    }
}

impl types::UsernameAuth {
    /// Creates a `UsernameAuth` without optional values.
    pub fn new() -> Self {
        Self {
            created_at: Default::default(),
            password: Default::default(),
            username: Default::default(),
            extra: Default::default(),
        }
    }

    /// Sets `created_at`.
    #[must_use]
    pub fn with_created_at(mut self, created_at: impl IntoOption<i64>) -> Self {
        self.created_at = created_at.into_option();
        self
    }

    /// Sets `password`.
    #[must_use]
    pub fn with_password(
        mut self,
        password: impl IntoOption<::emqx_cloud_core::Secret>,
    ) -> Self {
        self.password = password.into_option();
        self
    }

    /// Sets `username`.
    #[must_use]
    pub fn with_username(mut self, username: impl IntoOption<String>) -> Self {
        self.username = username.into_option();
        self
    }
}

impl Default for types::UsernameAuth {
    fn default() -> Self {
        Self::new()
    }
}
