// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # clients
//!
//! Clients that are connected, and sessions that outlive their connection.
#![allow(clippy::result_large_err, reason = "progenitor's error is as large as it is")]
#![allow(unused_imports, reason = "which are needed depends on the document")]
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use emqx_cloud_core::{IntoOption, Secret};
use emqx_cloud_api::{enums, operations, requests, types};
use super::super::Client;
use crate::answer::{Ack, optional};
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::call::Call;
use crate::error::Result;
use crate::page::Page;
use crate::paging::{Items, Pages, Place};
use crate::retry::Retry;
/// # clients
///
/// Clients that are connected, and sessions that outlive their connection.
impl Client {
    /// Lists the clients of the cluster.
    ///
    /// Connected clients, and sessions whose client is offline. Filters combine with "and". With any filter
    /// `meta.count` is -1. Filters match exactly and by case, except `_like_clientid` and `_like_username`. A value
    /// that the server cannot convert (a word as `proto_ver`, an IPv6 address) is a failure with code 108; an unknown
    /// value (a `zone` that does not exist) matches nothing. An empty `_like_clientid` or `_like_username`, or a page
    /// that is not a number, is a 500.
    ///
    /// Returns a [`Page`](crate::Page) of [`ClientInfo`](super::super::types::ClientInfo).
    ///
    /// Optional: [`page`](ListClients::page), [`limit`](ListClients::limit), [`clientid`](ListClients::clientid), [`username`](ListClients::username), [`zone`](ListClients::zone), [`ip_address`](ListClients::ip_address), [`conn_state`](ListClients::conn_state), [`clean_start`](ListClients::clean_start), [`proto_name`](ListClients::proto_name), [`proto_ver`](ListClients::proto_ver), [`like_clientid`](ListClients::like_clientid), [`like_username`](ListClients::like_username), [`gte_created_at`](ListClients::gte_created_at), [`lte_created_at`](ListClients::lte_created_at), [`gte_connected_at`](ListClients::gte_connected_at), [`lte_connected_at`](ListClients::lte_connected_at).
    ///
    /// `GET /clients`; idempotent, so it is retried also when the outcome of an attempt is unknown.
    ///
    /// # Errors
    ///
    /// Anything but a success; see [`Error`](crate::Error).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_clients().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_clients(&self) -> ListClients {
        let (connection, api) = self.parts();
        ListClients {
            call: Call::new(connection, &operations::LIST_CLIENTS, "list_clients", ""),
            api: Arc::clone(api),
            request: requests::ListClients::new(),
        }
    }

    /// Looks up one client.
    ///
    /// `data` is an array with one client, or an empty array if there is no such client: that is neither a 404 nor a
    /// failure. A session whose client is offline is found too, with `connected` false.
    ///
    /// Returns a [`ClientInfo`](super::super::types::ClientInfo), or an error that is [`is_not_found`](crate::Error::is_not_found).
    ///
    /// `GET /clients/{clientid}`; idempotent, so it is retried also when the outcome of an attempt is unknown.
    ///
    /// # Errors
    ///
    /// Anything but a success; see [`Error`](crate::Error).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let found = emqx.get_client("emqx_c_1").send().await?;
    /// # let _ = found;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_client(&self, clientid: impl Into<String>) -> GetClient {
        let (connection, api) = self.parts();
        GetClient {
            call: Call::new(connection, &operations::GET_CLIENT, "get_client", ""),
            api: Arc::clone(api),
            request: requests::GetClient::new(clientid),
        }
    }

    /// Kicks a client out, and end its session.
    ///
    /// Closes the connection and deletes the session with its subscriptions and queued messages, also if the client is
    /// offline. The client may connect again at once; to keep it out, delete its credentials or deny it first.
    ///
    /// From 4.3.9 on, kicking a client that does not exist is a success (`code` 0), so a success does not mean that
    /// there was a client; older servers answer code 112. Do not repeat the call blindly: a second kick ends the
    /// session of a client that has come back in the meantime.
    ///
    /// Returns nothing but the success.
    ///
    /// `DELETE /clients/{clientid}`; not idempotent, so it is retried only if the request certainly did not reach the server.
    ///
    /// # Errors
    ///
    /// Anything but a success; see [`Error`](crate::Error).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.kick_client("emqx_c_1").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn kick_client(&self, clientid: impl Into<String>) -> KickClient {
        let (connection, api) = self.parts();
        KickClient {
            call: Call::new(connection, &operations::KICK_CLIENT, "kick_client", ""),
            api: Arc::clone(api),
            request: requests::KickClient::new(clientid),
        }
    }
}

/// A call of [`Client::list_clients`], not sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListClients {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListClients,
}

impl ListClients {
    /// Number of the page, from 1. Zero and negative numbers are taken as 1; anything else that is not a plain integer
    /// is a 500.
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.request = self.request.page(page);
        self
    }

    /// Most rows on a page. There is no upper bound. Without it a page has 10000 rows on `/clients`, `/subscriptions`
    /// and the credential lists and 50 on the ACL lists; before 4.3.15 and 4.4.4 it has 10 on the credential and the
    /// ACL lists. Zero is an empty page that claims that more follows, or a 500 on the ACL lists; a negative number is
    /// a 500.
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.request = self.request.limit(limit);
        self
    }

    /// Only the client with exactly this identifier.
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.clientid(clientid);
        self
    }

    /// Only clients that connected with exactly this user name.
    pub fn username(mut self, username: impl IntoOption<String>) -> Self {
        self.request = self.request.username(username);
        self
    }

    /// Only clients of this zone, a named group of settings on the server such as `external`.
    pub fn zone(mut self, zone: impl IntoOption<String>) -> Self {
        self.request = self.request.zone(zone);
        self
    }

    /// Only clients that connected from this IPv4 address, in dotted form. An IPv6 address is refused with code
    /// 108.
    pub fn ip_address(mut self, ip_address: impl IntoOption<String>) -> Self {
        self.request = self.request.ip_address(ip_address);
        self
    }

    /// Only clients in this state of the connection.
    pub fn conn_state(mut self, conn_state: impl IntoOption<enums::ConnState>) -> Self {
        self.request = self.request.conn_state(conn_state);
        self
    }

    /// Only clients that did (`true`) or did not (`false`) ask for a fresh session when they connected.
    pub fn clean_start(mut self, clean_start: impl IntoOption<bool>) -> Self {
        self.request = self.request.clean_start(clean_start);
        self
    }

    /// Only clients that speak this protocol.
    pub fn proto_name(mut self, proto_name: impl IntoOption<enums::ProtoName>) -> Self {
        self.request = self.request.proto_name(proto_name);
        self
    }

    /// Only clients of this protocol version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
    pub fn proto_ver(mut self, proto_ver: impl IntoOption<u32>) -> Self {
        self.request = self.request.proto_ver(proto_ver);
        self
    }

    /// Only clients whose identifier contains this text.
    pub fn like_clientid(mut self, like_clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.like_clientid(like_clientid);
        self
    }

    /// Only clients whose user name contains this text.
    pub fn like_username(mut self, like_username: impl IntoOption<String>) -> Self {
        self.request = self.request.like_username(like_username);
        self
    }

    /// Only sessions that were created at this time or later, in seconds since 1970 (UTC). Milliseconds match
    /// nothing. The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    pub fn gte_created_at(mut self, gte_created_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.gte_created_at(gte_created_at);
        self
    }

    /// Only sessions that were created at this time or earlier, in seconds since 1970 (UTC).
    pub fn lte_created_at(mut self, lte_created_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.lte_created_at(lte_created_at);
        self
    }

    /// Only clients that connected at this time or later, in seconds since 1970 (UTC). Milliseconds match nothing.
    /// The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    pub fn gte_connected_at(mut self, gte_connected_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.gte_connected_at(gte_connected_at);
        self
    }

    /// Only clients that connected at this time or earlier, in seconds since 1970 (UTC).
    pub fn lte_connected_at(mut self, lte_connected_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.lte_connected_at(lte_connected_at);
        self
    }

    /// Retries this call as `retry` says, instead of as the client does.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, instead of that of the client.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// If it is, the call is retried also when an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Anything but a success; see [`Error`](crate::Error).
    pub async fn send(self) -> Result<Page<types::ClientInfo>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_clients_request(request),
                |success| success.page(),
            )
            .await
    }

    /// Returns every page, one after the other, from the one that is set or the first.
    ///
    /// Pages are asked for as the stream is read. If no size is set, they have [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    pub fn pages(self) -> Pages<types::ClientInfo> {
        let Self { call, api, mut request } = self;
        request.limit.get_or_insert(crate::PAGE_SIZE);
        let start = Place::Number(request.page.unwrap_or(1));
        Pages::new(
            call,
            start,
            move |call, place| {
                let mut request = request.clone();
                match place {
                    Place::Number(number) => request.page = Some(number),
                    Place::Start | Place::Cursor(_) => {}
                }
                call.prepare(&request, |request| api.list_clients_request(request))
            },
        )
    }

    /// Returns every row of every page, one after the other; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::ClientInfo> {
        Items::new(self.pages())
    }
}

impl IntoFuture for ListClients {
    type Output = Result<Page<types::ClientInfo>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_client`], not sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetClient {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetClient,
}

impl GetClient {
    /// Retries this call as `retry` says, instead of as the client does.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, instead of that of the client.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// If it is, the call is retried also when an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Anything but a success; see [`Error`](crate::Error).
    pub async fn send(self) -> Result<types::ClientInfo> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_client_request(request),
                |success| success.row(),
            )
            .await
    }

    /// Sends the call; `None` if what it asks for does not exist.
    ///
    /// # Errors
    ///
    /// Everything that [`send`](Self::send) fails with, except that the thing does not exist.
    pub async fn send_optional(self) -> Result<Option<types::ClientInfo>> {
        optional(self.send().await)
    }

    /// Sends the call, and returns every row that the server sent; there is at least one.
    ///
    /// There are others only when the nodes of a deployment do not agree, for example while a client
    /// moves from one to another. [`send`](Self::send) returns the first.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub async fn send_rows(self) -> Result<Vec<types::ClientInfo>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_client_request(request),
                |success| success.rows(),
            )
            .await
    }
}

impl IntoFuture for GetClient {
    type Output = Result<types::ClientInfo>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::kick_client`], not sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct KickClient {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::KickClient,
}

impl KickClient {
    /// Retries this call as `retry` says, instead of as the client does.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, instead of that of the client.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// If it is, the call is retried also when an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Anything but a success; see [`Error`](crate::Error).
    pub async fn send(self) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.kick_client_request(request),
                |success| success.ack(),
            )
            .await
    }
}

impl IntoFuture for KickClient {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
