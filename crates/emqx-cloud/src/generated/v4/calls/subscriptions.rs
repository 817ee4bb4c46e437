// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # subscriptions
//!
//! The current subscriptions of the whole cluster or of one client.
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
/// # subscriptions
///
/// The current subscriptions of the whole cluster or of one client.
impl Client {
    /// Lists the subscriptions of the cluster.
    ///
    /// With any filter `meta.count` is -1, except with `topic`, where it is the number of matches. Filters combine with
    /// "and"; together with `topic`, the others are applied only from 4.3.15 and 4.4.4. A `qos` that is not a number is
    /// a 400 or a 500.
    ///
    /// Returns a [`Page`](crate::Page) of [`SubscriptionInfo`](super::super::types::SubscriptionInfo).
    ///
    /// Optional parameters: [`page`](ListSubscriptions::page), [`limit`](ListSubscriptions::limit), [`clientid`](ListSubscriptions::clientid), [`topic`](ListSubscriptions::topic), [`qos`](ListSubscriptions::qos), [`share`](ListSubscriptions::share), [`match_topic`](ListSubscriptions::match_topic).
    ///
    /// `GET /subscriptions`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_subscriptions().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_subscriptions(&self) -> ListSubscriptions {
        let (connection, api) = self.parts();
        ListSubscriptions {
            call: Call::new(
                connection,
                &operations::LIST_SUBSCRIPTIONS,
                "list_subscriptions",
                "",
            ),
            api: Arc::clone(api),
            request: requests::ListSubscriptions::new(),
        }
    }

    /// Looks up the subscriptions of one client.
    ///
    /// All subscriptions of the client, without paging. The list is empty if the client has none or does not exist. A
    /// session whose client is offline keeps its subscriptions.
    ///
    /// Returns all rows, as a `Vec` of [`SubscriptionInfo`](super::super::types::SubscriptionInfo).
    ///
    /// `GET /subscriptions/{clientid}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let rows = emqx.get_client_subscriptions("emqx_c_1").send().await?;
    /// # let _ = rows;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_client_subscriptions(
        &self,
        clientid: impl Into<String>,
    ) -> GetClientSubscriptions {
        let (connection, api) = self.parts();
        GetClientSubscriptions {
            call: Call::new(
                connection,
                &operations::GET_CLIENT_SUBSCRIPTIONS,
                "get_client_subscriptions",
                "",
            ),
            api: Arc::clone(api),
            request: requests::GetClientSubscriptions::new(clientid),
        }
    }
}

/// A call of [`Client::list_subscriptions`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListSubscriptions {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListSubscriptions,
}

impl ListSubscriptions {
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

    /// Sets `clientid`: only subscriptions of the client with exactly this identifier.
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.clientid(clientid);
        self
    }

    /// Sets `topic`: only subscriptions to exactly this topic filter: `topic/#` finds `topic/#` but not `topic/a`. For a shared
    /// subscription, set the inner filter without `$share/group/`, and set `share` to the group. The Chinese page
    /// does not list this parameter; the English page and every measured server have it. The server decodes the
    /// value twice: a `%` in the filter has to be sent as `%2525`.
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.request = self.request.topic(topic);
        self
    }

    /// Sets `qos`: only subscriptions with this quality of service.
    pub fn qos(mut self, qos: impl IntoOption<u8>) -> Self {
        self.request = self.request.qos(qos);
        self
    }

    /// Sets `share`: only shared subscriptions of this group.
    pub fn share(mut self, share: impl IntoOption<String>) -> Self {
        self.request = self.request.share(share);
        self
    }

    /// Sets `match_topic`: only subscriptions whose filter is covered by this one: `sensors/#` finds `sensors/+/temp`. It does not find
    /// the subscriptions that would receive a topic: `t/1` does not find `t/#`.
    pub fn match_topic(mut self, match_topic: impl IntoOption<String>) -> Self {
        self.request = self.request.match_topic(match_topic);
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
    pub async fn send(self) -> Result<Page<types::SubscriptionInfo>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_subscriptions_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::SubscriptionInfo> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::SubscriptionInfo> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::SubscriptionInfo> {
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
                call.prepare(&request, |request| api.list_subscriptions_request(request))
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListSubscriptions {
    type Output = Page<types::SubscriptionInfo>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_SUBSCRIPTIONS;
    const NAME: &'static str = "list_subscriptions";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.list_subscriptions_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Page<types::SubscriptionInfo>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_subscriptions_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListSubscriptions {
    type Output = Result<Page<types::SubscriptionInfo>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_client_subscriptions`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetClientSubscriptions {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetClientSubscriptions,
}

impl GetClientSubscriptions {
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
    pub async fn send(self) -> Result<Vec<types::SubscriptionInfo>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_client_subscriptions_request(request),
                |response| response.list(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetClientSubscriptions {
    type Output = Vec<types::SubscriptionInfo>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_CLIENT_SUBSCRIPTIONS;
    const NAME: &'static str = "get_client_subscriptions";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.get_client_subscriptions_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Vec<types::SubscriptionInfo>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_client_subscriptions_request(request),
            |response| response.list(),
            reply,
        )
    }
}

impl IntoFuture for GetClientSubscriptions {
    type Output = Result<Vec<types::SubscriptionInfo>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
