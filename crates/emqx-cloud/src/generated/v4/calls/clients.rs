// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # clients
//!
//! Connected clients, and sessions that outlive their connection.
#![allow(clippy::result_large_err, reason = "progenitor's error type is large")]
#![allow(unused_imports, reason = "not every document needs all of them")]
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use emqx_cloud_core::{IntoOption, Secret};
use emqx_cloud_api::{enums, operations, requests, types};
use super::super::Client;
use crate::answer::{Ack, optional};
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::bulk::{Bulk, Field, Input, IntoItems, Keys, ReadBatch, ReadOne};
use crate::call::Call;
use crate::error::Result;
use crate::page::Page;
use crate::paging::{Bookmark, Complete, Items, List, Pages, Place, Sizes};
use crate::retry::Retry;
/// # clients
///
/// Connected clients, and sessions that outlive their connection.
impl Client {
    /// Lists the clients of the cluster.
    ///
    /// Connected clients, and sessions whose client is offline. Filters combine with "and". With any filter
    /// `meta.count` is -1. Filters are exact and case-sensitive, except `_like_clientid` and `_like_username`. A value
    /// that the server cannot convert (a word as `proto_ver`, an IPv6 address) is a failure with code 108; an unknown
    /// value (a `zone` that does not exist) matches nothing. An empty `_like_clientid` or `_like_username`, or a page
    /// that is not a number, is a 500.
    ///
    /// Returns a [`Page`](crate::Page) of [`ClientInfo`](super::super::types::ClientInfo).
    ///
    /// Optional parameters: [`page`](ListClients::page), [`limit`](ListClients::limit), [`clientid`](ListClients::clientid), [`username`](ListClients::username), [`zone`](ListClients::zone), [`ip_address`](ListClients::ip_address), [`conn_state`](ListClients::conn_state), [`clean_start`](ListClients::clean_start), [`proto_name`](ListClients::proto_name), [`proto_ver`](ListClients::proto_ver), [`like_clientid`](ListClients::like_clientid), [`like_username`](ListClients::like_username), [`gte_created_at`](ListClients::gte_created_at), [`lte_created_at`](ListClients::lte_created_at), [`gte_connected_at`](ListClients::gte_connected_at), [`lte_connected_at`](ListClients::lte_connected_at), [`gte_mqueue_len`](ListClients::gte_mqueue_len), [`lte_mqueue_len`](ListClients::lte_mqueue_len), [`gte_mqueue_dropped`](ListClients::gte_mqueue_dropped), [`lte_mqueue_dropped`](ListClients::lte_mqueue_dropped).
    ///
    /// `GET /clients`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
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
    /// `data` is an array with one client, or an empty array if the client does not exist, which is neither a 404 nor a
    /// failure. A session whose client is offline is found too, with `connected` false.
    ///
    /// Returns a [`ClientInfo`](super::super::types::ClientInfo), or an error that is [`is_not_found`](crate::Error::is_not_found).
    ///
    /// `GET /clients/{clientid}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let result = emqx.get_client("emqx_c_1").send().await?;
    /// # let _ = result;
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

    /// Kicks out a client.
    ///
    /// Closes the connection and deletes the session with its subscriptions and queued messages, even if the client is
    /// offline. The client may reconnect at once; to prevent that, delete its credentials or deny it access first.
    ///
    /// From 4.3.9, kicking out a client that does not exist is a success (`code` 0), so a success does not mean that
    /// the client existed; older servers send code 112. Do not repeat the call blindly: the second one ends the session
    /// of a client that has reconnected in the meantime.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `DELETE /clients/{clientid}`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
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

    /// Kicks out any number of clients.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of `clientid`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `clientid` as an earlier one is not sent.
    ///
    /// `DELETE /clients/{clientid}`, once for each item. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.kick_clients(["emqx_c_1"]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn kick_clients(
        &self,
        items: impl IntoItems<Item = impl Into<String>>,
    ) -> Bulk<Ack> {
        self.kick_clients_job(
            items.into_input(|clientid| Ok(requests::KickClient::new(clientid))),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn kick_clients_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::KickClient>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(connection, &operations::KICK_CLIENT, "kick_clients", ""),
            Keys {
                unique: &["clientid"],
                ordered: &[],
            },
            items,
            move |request| api.kick_client_request(request),
            read,
        )
    }
}

/// A call of [`Client::list_clients`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListClients {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListClients,
}

impl ListClients {
    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.request = self.request.page(page);
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.request = self.request.limit(limit);
        self
    }

    /// Sets `clientid`: only the client with exactly this identifier.
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.clientid(clientid);
        self
    }

    /// Sets `username`: only clients that connected with exactly this user name.
    pub fn username(mut self, username: impl IntoOption<String>) -> Self {
        self.request = self.request.username(username);
        self
    }

    /// Sets `zone`: only clients of this zone, a named group of settings on the server such as `external`.
    pub fn zone(mut self, zone: impl IntoOption<String>) -> Self {
        self.request = self.request.zone(zone);
        self
    }

    /// Sets `ip_address`: only clients that connected from this IPv4 address, in dotted form. An IPv6 address is a failure with code
    /// 108.
    pub fn ip_address(mut self, ip_address: impl IntoOption<String>) -> Self {
        self.request = self.request.ip_address(ip_address);
        self
    }

    /// Sets `conn_state`: only clients with this state of their connection.
    pub fn conn_state(
        mut self,
        conn_state: impl IntoOption<emqx_cloud_api::enums::ConnState>,
    ) -> Self {
        self.request = self.request.conn_state(conn_state);
        self
    }

    /// Sets `clean_start`: only clients that did (`true`) or did not (`false`) ask for a fresh session when they connected.
    pub fn clean_start(mut self, clean_start: impl IntoOption<bool>) -> Self {
        self.request = self.request.clean_start(clean_start);
        self
    }

    /// Sets `proto_name`: only clients that speak this protocol.
    pub fn proto_name(
        mut self,
        proto_name: impl IntoOption<emqx_cloud_api::enums::ProtoName>,
    ) -> Self {
        self.request = self.request.proto_name(proto_name);
        self
    }

    /// Sets `proto_ver`: only clients of this protocol version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
    pub fn proto_ver(mut self, proto_ver: impl IntoOption<u32>) -> Self {
        self.request = self.request.proto_ver(proto_ver);
        self
    }

    /// Sets `like_clientid`: only clients whose identifier contains this string.
    pub fn like_clientid(mut self, like_clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.like_clientid(like_clientid);
        self
    }

    /// Sets `like_username`: only clients whose user name contains this string.
    pub fn like_username(mut self, like_username: impl IntoOption<String>) -> Self {
        self.request = self.request.like_username(like_username);
        self
    }

    /// Sets `gte_created_at`: only sessions that were created at this time or later, in seconds since 1970 (UTC). Milliseconds match
    /// nothing. The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    pub fn gte_created_at(mut self, gte_created_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.gte_created_at(gte_created_at);
        self
    }

    /// Sets `lte_created_at`: only sessions that were created at this time or earlier, in seconds since 1970 (UTC).
    pub fn lte_created_at(mut self, lte_created_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.lte_created_at(lte_created_at);
        self
    }

    /// Sets `gte_connected_at`: only clients that connected at this time or later, in seconds since 1970 (UTC). Milliseconds match nothing.
    /// The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    pub fn gte_connected_at(mut self, gte_connected_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.gte_connected_at(gte_connected_at);
        self
    }

    /// Sets `lte_connected_at`: only clients that connected at this time or earlier, in seconds since 1970 (UTC).
    pub fn lte_connected_at(mut self, lte_connected_at: impl IntoOption<i64>) -> Self {
        self.request = self.request.lte_connected_at(lte_connected_at);
        self
    }

    /// Sets `gte_mqueue_len`: only sessions with at least this number of queued messages. Not on the vendor's pages.
    pub fn gte_mqueue_len(mut self, gte_mqueue_len: impl IntoOption<i64>) -> Self {
        self.request = self.request.gte_mqueue_len(gte_mqueue_len);
        self
    }

    /// Sets `lte_mqueue_len`: only sessions with at most this number of queued messages. Not on the vendor's pages.
    pub fn lte_mqueue_len(mut self, lte_mqueue_len: impl IntoOption<i64>) -> Self {
        self.request = self.request.lte_mqueue_len(lte_mqueue_len);
        self
    }

    /// Sets `gte_mqueue_dropped`: only sessions whose queue has dropped at least this number of messages. Not on the vendor's pages.
    pub fn gte_mqueue_dropped(
        mut self,
        gte_mqueue_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.request = self.request.gte_mqueue_dropped(gte_mqueue_dropped);
        self
    }

    /// Sets `lte_mqueue_dropped`: only sessions whose queue has dropped at most this number of messages. Not on the vendor's pages.
    pub fn lte_mqueue_dropped(
        mut self,
        lte_mqueue_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.request = self.request.lte_mqueue_dropped(lte_mqueue_dropped);
        self
    }

    /// Sets how this call is retried, in place of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// An idempotent call is retried even if an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Adds an undocumented query parameter, such as one of a newer server. It can be repeated, and is sent after
    /// the others.
    ///
    /// Sending the call fails if the call has a parameter with this name. Servers may ignore parameters that
    /// they do not know, such as a filter, and then send all rows. The value is redacted in errors only if the
    /// parameter has the name of a field with a secret, such as `password`.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.call.options.query.push(name, value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`](crate::Error) unless the operation succeeded.
    pub async fn send(self) -> Result<Page<types::ClientInfo>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_clients_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::ClientInfo> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::ClientInfo> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::ClientInfo> {
        Complete::new(self.list())
    }

    /// Sets the page and the limit to those of a [`Bookmark`](crate::Bookmark), to resume a walk. The filters must be
    /// those of that walk.
    pub fn resume(mut self, bookmark: &Bookmark) -> Self {
        self.request.page = bookmark.page.or(Some(0));
        self.request.limit = Some(bookmark.limit);
        self
    }

    fn list(self) -> List {
        let Self { call, api, request } = self;
        let (start, rows, sizes) = (
            request.page.map(Place::Number),
            request.limit,
            Sizes {
                default: crate::PAGE_SIZE,
                most: 4294967295,
            },
        );
        List::new(
            call,
            start,
            rows,
            sizes,
            move |call, place, rows| {
                let mut request = request.clone();
                match place {
                    Place::Number(number) => request.page = Some(*number),
                    Place::Start | Place::Cursor(_) => {}
                }
                request.limit = Some(rows);
                call.prepare(&request, |request| api.list_clients_request(request))
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListClients {
    type Output = Page<types::ClientInfo>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_CLIENTS;
    const NAME: &'static str = "list_clients";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.list_clients_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Page<types::ClientInfo>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_clients_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListClients {
    type Output = Result<Page<types::ClientInfo>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_client`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetClient {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetClient,
}

impl GetClient {
    /// Sets how this call is retried, in place of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// An idempotent call is retried even if an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Adds an undocumented query parameter, such as one of a newer server. It can be repeated, and is sent after
    /// the others.
    ///
    /// Sending the call fails if the call has a parameter with this name. Servers may ignore parameters that
    /// they do not know, such as a filter, and then send all rows. The value is redacted in errors only if the
    /// parameter has the name of a field with a secret, such as `password`.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.call.options.query.push(name, value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`](crate::Error) unless the operation succeeded.
    pub async fn send(self) -> Result<types::ClientInfo> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_client_request(request),
                |response| response.row(),
            )
            .await
    }

    /// Sends the call, and returns `None` if the requested object does not exist.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send), except those that are
    /// [`is_not_found`](crate::Error::is_not_found).
    pub async fn send_optional(self) -> Result<Option<types::ClientInfo>> {
        optional(self.send().await)
    }

    /// Sends the call, and returns all rows of the response, of which there is at least one.
    ///
    /// There is more than one only while the nodes of a deployment disagree, for example when a client
    /// is moving from one node to another. [`send`](Self::send) returns the first row.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send).
    pub async fn send_rows(self) -> Result<Vec<types::ClientInfo>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_client_request(request),
                |response| response.rows(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetClient {
    type Output = types::ClientInfo;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_CLIENT;
    const NAME: &'static str = "get_client";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.get_client_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<types::ClientInfo> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_client_request(request),
            |response| response.row(),
            reply,
        )
    }
}

impl IntoFuture for GetClient {
    type Output = Result<types::ClientInfo>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::kick_client`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct KickClient {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::KickClient,
}

impl KickClient {
    /// Sets how this call is retried, in place of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// An idempotent call is retried even if an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Adds an undocumented query parameter, such as one of a newer server. It can be repeated, and is sent after
    /// the others.
    ///
    /// Sending the call fails if the call has a parameter with this name. Servers may ignore parameters that
    /// they do not know, such as a filter, and then send all rows. The value is redacted in errors only if the
    /// parameter has the name of a field with a secret, such as `password`.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.call.options.query.push(name, value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`](crate::Error) unless the operation succeeded.
    pub async fn send(self) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.kick_client_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for KickClient {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::KICK_CLIENT;
    const NAME: &'static str = "kick_client";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.kick_client_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.kick_client_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for KickClient {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
