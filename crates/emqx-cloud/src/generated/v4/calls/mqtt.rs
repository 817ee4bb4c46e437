// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # mqtt
//!
//! MQTT actions over HTTP: publish messages, and subscribe or unsubscribe connected clients. Access rules are not
//! applied to these calls.
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
/// # mqtt
///
/// MQTT actions over HTTP: publish messages, and subscribe or unsubscribe connected clients. Access rules are not
/// applied to these calls.
impl Client {
    /// Subscribes a client to topics.
    ///
    /// `code` 0 means that the request was passed to the client's session, **not** that the client is subscribed: look
    /// up its subscriptions afterwards. A session whose client is offline accepts it too. Access rules are not applied.
    ///
    /// The server checks, in this order, `clientid` (108), the topics (115), `qos` (116 from 4.3.13 and 4.4.2; older
    /// servers accept any) and whether the session exists (112). In a list of topics, malformed ones are silently
    /// dropped as long as one is valid.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `POST /mqtt/subscribe`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.subscribe(emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn subscribe(
        &self,
        subscribe_request: impl Into<types::SubscribeRequest>,
    ) -> Subscribe {
        let (connection, api) = self.parts();
        Subscribe {
            call: Call::new(
                connection,
                &operations::SUBSCRIBE,
                "subscribe",
                "subscribe_request",
            ),
            api: Arc::clone(api),
            request: requests::Subscribe::new(subscribe_request),
        }
    }

    /// Unsubscribes a client from a topic.
    ///
    /// `code` 0 means that the request was passed to the client's session, even if the client was not subscribed. A call
    /// has one topic filter: a comma is part of the filter, and `topics` is ignored. For a shared subscription, use the
    /// filter that was subscribed to, because servers list another one; see `topic` of `SubscriptionInfo`.
    ///
    /// The server checks, in this order, `clientid` (108), `topic` (115) and whether the session exists (112).
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `POST /mqtt/unsubscribe`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.unsubscribe("emqx_c_1", "a").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn unsubscribe(
        &self,
        clientid: impl Into<String>,
        topic: impl Into<String>,
    ) -> Unsubscribe {
        let (connection, api) = self.parts();
        Unsubscribe {
            call: Call::new(connection, &operations::UNSUBSCRIBE, "unsubscribe", ""),
            api: Arc::clone(api),
            request: requests::Unsubscribe::new(
                types::UnsubscribeRequest::new(clientid, topic),
            ),
        }
    }

    /// Publishes a message to one topic or several.
    ///
    /// The message is delivered as if a client had published it, but access rules are not applied. `code` 0 does not
    /// mean that the message has reached a subscriber. A message is not rejected for its size: a payload over the
    /// server's packet limit is delivered anyway.
    ///
    /// Failures: 115 for a topic that is missing, empty, has wildcards or is longer than 65535 bytes; 108 for a payload
    /// that is not valid base64 although `encoding` is `base64`, and for bad properties. A `qos` outside 0 to 2 is a
    /// 500. Sending the call twice publishes the message twice.
    ///
    /// Returns a [`PublishReceipt`](super::super::types::PublishReceipt).
    ///
    /// `POST /mqtt/publish`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let result = emqx.publish(emqx_cloud::types::Message::new("topic/a", "Hello EMQX")).send().await?;
    /// # let _ = result;
    /// # Ok(())
    /// # }
    /// ```
    pub fn publish(&self, message: impl Into<types::Message>) -> Publish {
        let (connection, api) = self.parts();
        Publish {
            call: Call::new(connection, &operations::PUBLISH, "publish", "message"),
            api: Arc::clone(api),
            request: requests::Publish::new(message),
        }
    }

    /// Subscribes many clients to topics.
    ///
    /// The outer `code` is always 0: `data` has the outcome of every item, in the order of the request, each with a
    /// `code` that means what it means for a single subscribe. The body has to be an array; an object is a 500. An item
    /// that makes the server fail is a 500 for the whole call, after the items before it have taken effect.
    ///
    /// Returns a [`SubscribeOutcome`](super::super::types::SubscribeOutcome) for each item, in the order of the request, if every item succeeded.
    ///
    /// `POST /mqtt/subscribe_batch`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let outcomes = emqx.subscribe_batch([emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")]).send().await?;
    /// # let _ = outcomes;
    /// # Ok(())
    /// # }
    /// ```
    pub fn subscribe_batch(
        &self,
        items: impl IntoIterator<Item = impl Into<types::SubscribeRequest>>,
    ) -> SubscribeBatch {
        let (connection, api) = self.parts();
        SubscribeBatch {
            call: Call::new(
                connection,
                &operations::SUBSCRIBE_BATCH,
                "subscribe_batch",
                "items",
            ),
            api: Arc::clone(api),
            request: requests::SubscribeBatch::new(
                items
                    .into_iter()
                    .map(Into::into)
                    .collect::<Vec<types::SubscribeRequest>>(),
            ),
        }
    }

    /// Unsubscribes many clients from topics.
    ///
    /// The outer `code` is always 0: `data` has the outcome of every item, each with its own `code`, in the order of the
    /// request. The page lists `topics` and `qos` for an item; a real server ignores both, and an item without `topic`
    /// has code 115. The body has to be an array; an object is a 500.
    ///
    /// Returns a [`SubscribeOutcome`](super::super::types::SubscribeOutcome) for each item, in the order of the request, if every item succeeded.
    ///
    /// `POST /mqtt/unsubscribe_batch`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let outcomes = emqx.unsubscribe_batch([
    ///    emqx_cloud::types::UnsubscribeRequest::new("emqx_c_1", "a"),
    /// ]).send().await?;
    /// # let _ = outcomes;
    /// # Ok(())
    /// # }
    /// ```
    pub fn unsubscribe_batch(
        &self,
        items: impl IntoIterator<Item = impl Into<types::UnsubscribeRequest>>,
    ) -> UnsubscribeBatch {
        let (connection, api) = self.parts();
        UnsubscribeBatch {
            call: Call::new(
                connection,
                &operations::UNSUBSCRIBE_BATCH,
                "unsubscribe_batch",
                "items",
            ),
            api: Arc::clone(api),
            request: requests::UnsubscribeBatch::new(
                items
                    .into_iter()
                    .map(Into::into)
                    .collect::<Vec<types::UnsubscribeRequest>>(),
            ),
        }
    }

    /// Publishes many messages.
    ///
    /// The outer `code` is always 0: `data` has the outcome of every message, each with its own `code`, in the order of
    /// the request. The outcome of a message with bad parameters has code 108 and a `message` but no `topic`. A single
    /// message with a bad `qos` is a 500 for the whole call, after the messages before it have been delivered; do not
    /// send the same call again. `return` has no effect here. The body has to be an array: an object is accepted, and
    /// has an outcome with code 108 for each of its keys.
    ///
    /// Returns a [`PublishOutcome`](super::super::types::PublishOutcome) for each item, in the order of the request, if every item succeeded.
    ///
    /// `POST /mqtt/publish_batch`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let outcomes = emqx.publish_batch([emqx_cloud::types::Message::new("topic/a", "Hello EMQX")]).send().await?;
    /// # let _ = outcomes;
    /// # Ok(())
    /// # }
    /// ```
    pub fn publish_batch(
        &self,
        items: impl IntoIterator<Item = impl Into<types::Message>>,
    ) -> PublishBatch {
        let (connection, api) = self.parts();
        PublishBatch {
            call: Call::new(
                connection,
                &operations::PUBLISH_BATCH,
                "publish_batch",
                "items",
            ),
            api: Arc::clone(api),
            request: requests::PublishBatch::new(
                items.into_iter().map(Into::into).collect::<Vec<types::Message>>(),
            ),
        }
    }

    /// Subscribes any number of clients to topics.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of [`SubscribeRequest`](super::super::types::SubscribeRequest). Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is [`SubscribeOutcome`](super::super::types::SubscribeOutcome). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// Items with the same `clientid` keep their order: a request waits until earlier requests with such an item have ended.
    ///
    /// `POST /mqtt/subscribe_batch`, in batches. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.subscribe_all([emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn subscribe_all(
        &self,
        items: impl IntoItems<Item = impl Into<types::SubscribeRequest>>,
    ) -> Bulk<types::SubscribeOutcome> {
        self.subscribe_all_job(
            items
                .into_input(|item| -> Result<types::SubscribeRequest> {
                    Ok(item.into())
                }),
            |response, rows| response.each(rows),
        )
    }

    pub(in super::super) fn subscribe_all_job<T: Send + 'static>(
        &self,
        items: Input<Result<types::SubscribeRequest>>,
        read: ReadBatch<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        Bulk::batches(
            Call::new(connection, &operations::SUBSCRIBE_BATCH, "subscribe_all", ""),
            api
                .subscribe_batch_request(
                    &requests::SubscribeBatch::new(Vec::<types::SubscribeRequest>::new()),
                ),
            Keys {
                unique: &[],
                ordered: &[
                    Field {
                        name: "clientid",
                        is_list: false,
                    },
                ],
            },
            Rows {
                outcome: Outcome::Code,
                reversed: false,
                key: None,
                repeated: &[("topics", "topic")],
                kinds: &[],
            },
            items,
            read,
        )
    }

    /// Unsubscribes any number of clients from topics.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of [`UnsubscribeRequest`](super::super::types::UnsubscribeRequest). Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is [`SubscribeOutcome`](super::super::types::SubscribeOutcome). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// Items with the same `clientid` keep their order: a request waits until earlier requests with such an item have ended.
    ///
    /// `POST /mqtt/unsubscribe_batch`, in batches. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.unsubscribe_all([emqx_cloud::types::UnsubscribeRequest::new("emqx_c_1", "a")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn unsubscribe_all(
        &self,
        items: impl IntoItems<Item = impl Into<types::UnsubscribeRequest>>,
    ) -> Bulk<types::SubscribeOutcome> {
        self.unsubscribe_all_job(
            items
                .into_input(|item| -> Result<types::UnsubscribeRequest> {
                    Ok(item.into())
                }),
            |response, rows| response.each(rows),
        )
    }

    pub(in super::super) fn unsubscribe_all_job<T: Send + 'static>(
        &self,
        items: Input<Result<types::UnsubscribeRequest>>,
        read: ReadBatch<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        Bulk::batches(
            Call::new(connection, &operations::UNSUBSCRIBE_BATCH, "unsubscribe_all", ""),
            api
                .unsubscribe_batch_request(
                    &requests::UnsubscribeBatch::new(
                        Vec::<types::UnsubscribeRequest>::new(),
                    ),
                ),
            Keys {
                unique: &[],
                ordered: &[
                    Field {
                        name: "clientid",
                        is_list: false,
                    },
                ],
            },
            Rows {
                outcome: Outcome::Code,
                reversed: false,
                key: None,
                repeated: &[],
                kinds: &[],
            },
            items,
            read,
        )
    }

    /// Publishes any number of messages.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of [`Message`](super::super::types::Message). Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is [`PublishOutcome`](super::super::types::PublishOutcome). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// Items with the same `topic` or `topics` keep their order: a request waits until earlier requests with such an item have ended.
    ///
    /// `POST /mqtt/publish_batch`, in batches. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.publish_all([emqx_cloud::types::Message::new("topic/a", "Hello EMQX")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn publish_all(
        &self,
        items: impl IntoItems<Item = impl Into<types::Message>>,
    ) -> Bulk<types::PublishOutcome> {
        self.publish_all_job(
            items.into_input(|item| -> Result<types::Message> { Ok(item.into()) }),
            |response, rows| response.each(rows),
        )
    }

    pub(in super::super) fn publish_all_job<T: Send + 'static>(
        &self,
        items: Input<Result<types::Message>>,
        read: ReadBatch<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        Bulk::batches(
            Call::new(connection, &operations::PUBLISH_BATCH, "publish_all", ""),
            api
                .publish_batch_request(
                    &requests::PublishBatch::new(Vec::<types::Message>::new()),
                ),
            Keys {
                unique: &[],
                ordered: &[
                    Field {
                        name: "topic",
                        is_list: false,
                    },
                    Field {
                        name: "topics",
                        is_list: true,
                    },
                ],
            },
            Rows {
                outcome: Outcome::Code,
                reversed: false,
                key: None,
                repeated: &[("topics", "topic")],
                kinds: &[],
            },
            items,
            read,
        )
    }
}

/// A call of [`Client::subscribe`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Subscribe {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::Subscribe,
}

impl Subscribe {
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
                |request| api.subscribe_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for Subscribe {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::SUBSCRIBE;
    const NAME: &'static str = "subscribe";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.subscribe_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.subscribe_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for Subscribe {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::unsubscribe`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Unsubscribe {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::Unsubscribe,
}

impl Unsubscribe {
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
                |request| api.unsubscribe_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for Unsubscribe {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::UNSUBSCRIBE;
    const NAME: &'static str = "unsubscribe";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.unsubscribe_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.unsubscribe_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for Unsubscribe {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::publish`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct Publish {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::Publish,
}

impl Publish {
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
    pub async fn send(self) -> Result<types::PublishReceipt> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.publish_request(request),
                |response| response.optional_object(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for Publish {
    type Output = types::PublishReceipt;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::PUBLISH;
    const NAME: &'static str = "publish";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.publish_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<types::PublishReceipt> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.publish_request(request),
            |response| response.optional_object(),
            reply,
        )
    }
}

impl IntoFuture for Publish {
    type Output = Result<types::PublishReceipt>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::subscribe_batch`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct SubscribeBatch {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::SubscribeBatch,
}

impl SubscribeBatch {
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
    pub async fn send(self) -> Result<Vec<types::SubscribeOutcome>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.subscribe_batch_request(request),
                |response| {
                    response
                        .batch(Rows {
                            outcome: Outcome::Code,
                            reversed: false,
                            key: None,
                            repeated: &[("topics", "topic")],
                            kinds: &[],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for SubscribeBatch {
    type Output = Vec<types::SubscribeOutcome>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::SUBSCRIBE_BATCH;
    const NAME: &'static str = "subscribe_batch";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.subscribe_batch_request(request))
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Vec<types::SubscribeOutcome>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.subscribe_batch_request(request),
            |response| {
                response
                    .batch(Rows {
                        outcome: Outcome::Code,
                        reversed: false,
                        key: None,
                        repeated: &[("topics", "topic")],
                        kinds: &[],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for SubscribeBatch {
    type Output = Result<Vec<types::SubscribeOutcome>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::unsubscribe_batch`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct UnsubscribeBatch {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::UnsubscribeBatch,
}

impl UnsubscribeBatch {
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
    pub async fn send(self) -> Result<Vec<types::SubscribeOutcome>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.unsubscribe_batch_request(request),
                |response| {
                    response
                        .batch(Rows {
                            outcome: Outcome::Code,
                            reversed: false,
                            key: None,
                            repeated: &[],
                            kinds: &[],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for UnsubscribeBatch {
    type Output = Vec<types::SubscribeOutcome>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::UNSUBSCRIBE_BATCH;
    const NAME: &'static str = "unsubscribe_batch";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.unsubscribe_batch_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Vec<types::SubscribeOutcome>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.unsubscribe_batch_request(request),
            |response| {
                response
                    .batch(Rows {
                        outcome: Outcome::Code,
                        reversed: false,
                        key: None,
                        repeated: &[],
                        kinds: &[],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for UnsubscribeBatch {
    type Output = Result<Vec<types::SubscribeOutcome>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::publish_batch`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct PublishBatch {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::PublishBatch,
}

impl PublishBatch {
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
    pub async fn send(self) -> Result<Vec<types::PublishOutcome>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.publish_batch_request(request),
                |response| {
                    response
                        .batch(Rows {
                            outcome: Outcome::Code,
                            reversed: false,
                            key: None,
                            repeated: &[("topics", "topic")],
                            kinds: &[],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for PublishBatch {
    type Output = Vec<types::PublishOutcome>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::PUBLISH_BATCH;
    const NAME: &'static str = "publish_batch";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.publish_batch_request(request))
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Vec<types::PublishOutcome>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.publish_batch_request(request),
            |response| {
                response
                    .batch(Rows {
                        outcome: Outcome::Code,
                        reversed: false,
                        key: None,
                        repeated: &[("topics", "topic")],
                        kinds: &[],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for PublishBatch {
    type Output = Result<Vec<types::PublishOutcome>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
