// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # acl
//!
//! Access rules: who may publish or subscribe to which topics. A rule is for one client identifier, one user name, or
//! everybody.
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
/// # acl
///
/// Access rules: who may publish or subscribe to which topics. A rule is for one client identifier, one user name, or
/// everybody.
impl Client {
    /// Creates one access rule.
    ///
    /// A rule is for one client identifier, one user name, or everybody. A rule for the same subject, topic and
    /// action replaces the old one. Topic filters are not checked: a filter that can never match is stored without
    /// an error. A rule with `pubsub` is read back as two rules. Code 0 is not durable: a server that is killed a
    /// moment later can lose the rule.
    ///
    /// The response to a rejected rule has no `code`; its `message` is an Erlang term that contains a word such as
    /// `action`.
    ///
    /// Returns an [`AclOutcome`](super::super::types::AclOutcome).
    ///
    /// `POST /acl`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let result = emqx.create_acl(
    ///    emqx_cloud::types::ClientidAclRule::new(
    ///        "client1",
    ///        "a/b",
    ///        emqx_cloud::types::AclAction::Pub,
    ///        emqx_cloud::types::AclAccess::Allow,
    ///    ),
    /// ).send().await?;
    /// # let _ = result;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_acl(&self, acl_rule: impl Into<types::AclRule>) -> CreateAcl {
        let (connection, api) = self.parts();
        CreateAcl {
            call: Call::new(
                connection,
                &operations::CREATE_ACL,
                "create_acl",
                "acl_rule",
            ),
            api: Arc::clone(api),
            request: requests::CreateAcl::new(Into::<types::AclRule>::into(acl_rule)),
        }
    }

    /// Creates many access rules.
    ///
    /// Each rule has its own outcome, and the server sends `code` 0 even if all were rejected. It sends the outcomes
    /// in reverse order of the request.
    ///
    /// Returns an [`AclOutcome`](super::super::types::AclOutcome) for each item, in the order of the request, if every item succeeded.
    ///
    /// `POST /acl`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let outcomes = emqx.create_acl_batch([
    ///    emqx_cloud::types::ClientidAclRule::new(
    ///        "client1",
    ///        "a/b",
    ///        emqx_cloud::types::AclAction::Pub,
    ///        emqx_cloud::types::AclAccess::Allow,
    ///    ),
    /// ]).send().await?;
    /// # let _ = outcomes;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_acl_batch(
        &self,
        items: impl IntoIterator<Item = impl Into<types::AclRule>>,
    ) -> CreateAclBatch {
        let (connection, api) = self.parts();
        CreateAclBatch {
            call: Call::new(
                connection,
                &operations::CREATE_ACL,
                "create_acl_batch",
                "items",
            ),
            api: Arc::clone(api),
            request: requests::CreateAcl::new(
                items.into_iter().map(Into::into).collect::<Vec<types::AclRule>>(),
            ),
        }
    }

    /// Lists the access rules for client identifiers.
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The response has no `hasnext`:
    /// request pages until one has fewer rows than the limit. Do not rely on `meta.count`, which is wrong with a filter
    /// (0 although there are rows, or more than there are). A `_limit` of 0 is a 500 here. Filters are applied from
    /// 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// Returns a [`Page`](crate::Page) of [`ClientidAclEntry`](super::super::types::ClientidAclEntry).
    ///
    /// Optional parameters: [`page`](ListAclByClientid::page), [`limit`](ListAclByClientid::limit), [`clientid`](ListAclByClientid::clientid), [`like_clientid`](ListAclByClientid::like_clientid), [`topic`](ListAclByClientid::topic), [`action`](ListAclByClientid::action), [`access`](ListAclByClientid::access).
    ///
    /// `GET /acl/clientid`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_acl_by_clientid().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_acl_by_clientid(&self) -> ListAclByClientid {
        let (connection, api) = self.parts();
        ListAclByClientid {
            call: Call::new(
                connection,
                &operations::LIST_ACL_BY_CLIENTID,
                "list_acl_by_clientid",
                "",
            ),
            api: Arc::clone(api),
            request: requests::ListAclByClientid::new(),
        }
    }

    /// Lists the access rules for user names.
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The response has no `hasnext`:
    /// request pages until one has fewer rows than the limit. Do not rely on `meta.count`, which is wrong with a filter
    /// (0 although there are rows, or more than there are). A `_limit` of 0 is a 500 here. Filters are applied from
    /// 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// Returns a [`Page`](crate::Page) of [`UsernameAclEntry`](super::super::types::UsernameAclEntry).
    ///
    /// Optional parameters: [`page`](ListAclByUsername::page), [`limit`](ListAclByUsername::limit), [`username`](ListAclByUsername::username), [`like_username`](ListAclByUsername::like_username), [`topic`](ListAclByUsername::topic), [`action`](ListAclByUsername::action), [`access`](ListAclByUsername::access).
    ///
    /// `GET /acl/username`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_acl_by_username().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_acl_by_username(&self) -> ListAclByUsername {
        let (connection, api) = self.parts();
        ListAclByUsername {
            call: Call::new(
                connection,
                &operations::LIST_ACL_BY_USERNAME,
                "list_acl_by_username",
                "",
            ),
            api: Arc::clone(api),
            request: requests::ListAclByUsername::new(),
        }
    }

    /// Lists the access rules for everybody.
    ///
    /// The last segment is a literal `$all`; `%24all` is a 404. A rule that was created with `pubsub` is listed as two
    /// rows, `sub` and `pub`. The response has no `hasnext`: request pages until one has fewer rows than the limit. Do
    /// not rely on `meta.count`, which is wrong with a filter. A `_limit` of 0 is a 500 here. Filters are applied from
    /// 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// Returns a [`Page`](crate::Page) of [`AllAclEntry`](super::super::types::AllAclEntry).
    ///
    /// Optional parameters: [`page`](ListAclForAll::page), [`limit`](ListAclForAll::limit), [`topic`](ListAclForAll::topic), [`action`](ListAclForAll::action), [`access`](ListAclForAll::access).
    ///
    /// `GET /acl/$all`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_acl_for_all().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_acl_for_all(&self) -> ListAclForAll {
        let (connection, api) = self.parts();
        ListAclForAll {
            call: Call::new(
                connection,
                &operations::LIST_ACL_FOR_ALL,
                "list_acl_for_all",
                "",
            ),
            api: Arc::clone(api),
            request: requests::ListAclForAll::new(),
        }
    }

    /// Looks up the access rules for one client identifier.
    ///
    /// All rules of the client, without paging. The list is empty if the client has no rules. A rule that was created
    /// with `pubsub` is listed as two rows, `sub` and `pub`.
    ///
    /// Returns all rows, as a `Vec` of [`ClientidAclEntry`](super::super::types::ClientidAclEntry).
    ///
    /// `GET /acl/clientid/{clientid}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let rows = emqx.get_acl_by_clientid("emqx_c_1").send().await?;
    /// # let _ = rows;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_acl_by_clientid(&self, clientid: impl Into<String>) -> GetAclByClientid {
        let (connection, api) = self.parts();
        GetAclByClientid {
            call: Call::new(
                connection,
                &operations::GET_ACL_BY_CLIENTID,
                "get_acl_by_clientid",
                "",
            ),
            api: Arc::clone(api),
            request: requests::GetAclByClientid::new(clientid),
        }
    }

    /// Looks up the access rules for one user name.
    ///
    /// All rules of the user, without paging. The list is empty if the user has no rules. A rule that was created with
    /// `pubsub` is listed as two rows, `sub` and `pub`.
    ///
    /// Returns all rows, as a `Vec` of [`UsernameAclEntry`](super::super::types::UsernameAclEntry).
    ///
    /// `GET /acl/username/{username}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let rows = emqx.get_acl_by_username("emqx_u_1").send().await?;
    /// # let _ = rows;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_acl_by_username(&self, username: impl Into<String>) -> GetAclByUsername {
        let (connection, api) = self.parts();
        GetAclByUsername {
            call: Call::new(
                connection,
                &operations::GET_ACL_BY_USERNAME,
                "get_acl_by_username",
                "",
            ),
            api: Arc::clone(api),
            request: requests::GetAclByUsername::new(username),
        }
    }

    /// Deletes the access rules for one client identifier and topic.
    ///
    /// Deletes every rule of this client for exactly this topic filter, whatever its action. It is a success too
    /// (`code` 0) if there is no such rule, so check the spelling of the topic.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `DELETE /acl/clientid/{clientid}/topic/{topic}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.delete_acl_by_clientid("emqx_c_1", "topic/A").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_acl_by_clientid(
        &self,
        clientid: impl Into<String>,
        topic: impl Into<String>,
    ) -> DeleteAclByClientid {
        let (connection, api) = self.parts();
        DeleteAclByClientid {
            call: Call::new(
                connection,
                &operations::DELETE_ACL_BY_CLIENTID,
                "delete_acl_by_clientid",
                "",
            ),
            api: Arc::clone(api),
            request: requests::DeleteAclByClientid::new(clientid, topic),
        }
    }

    /// Deletes the access rules for one user name and topic.
    ///
    /// Deletes every rule of this user for exactly this topic filter, whatever its action. It is a success too
    /// (`code` 0) if there is no such rule, so check the spelling of the topic.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `DELETE /acl/username/{username}/topic/{topic}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.delete_acl_by_username("emqx_u_1", "topic/A").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_acl_by_username(
        &self,
        username: impl Into<String>,
        topic: impl Into<String>,
    ) -> DeleteAclByUsername {
        let (connection, api) = self.parts();
        DeleteAclByUsername {
            call: Call::new(
                connection,
                &operations::DELETE_ACL_BY_USERNAME,
                "delete_acl_by_username",
                "",
            ),
            api: Arc::clone(api),
            request: requests::DeleteAclByUsername::new(username, topic),
        }
    }

    /// Deletes the access rules for everybody and one topic.
    ///
    /// Deletes every rule for everybody with exactly this topic filter, whatever its action. It is a success too
    /// (`code` 0) if there is no such rule, so check the spelling of the topic. The vendor's pages give the path as
    /// `/acl/all/$all/topic/{topic}`, which is a 404 on real servers. `$all` is literal: `%24all` is a 404 as well.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `DELETE /acl/$all/topic/{topic}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.delete_acl_for_all("topic/A").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_acl_for_all(&self, topic: impl Into<String>) -> DeleteAclForAll {
        let (connection, api) = self.parts();
        DeleteAclForAll {
            call: Call::new(
                connection,
                &operations::DELETE_ACL_FOR_ALL,
                "delete_acl_for_all",
                "",
            ),
            api: Arc::clone(api),
            request: requests::DeleteAclForAll::new(topic),
        }
    }

    /// Creates any number of access rules.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of [`AclRule`](super::super::types::AclRule). Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is [`AclOutcome`](super::super::types::AclOutcome). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `clientid`, `username`, `topic` and `action` as an earlier one is not sent.
    ///
    /// `POST /acl`, in batches. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.create_acls([
    ///    emqx_cloud::types::ClientidAclRule::new(
    ///        "client1",
    ///        "a/b",
    ///        emqx_cloud::types::AclAction::Pub,
    ///        emqx_cloud::types::AclAccess::Allow,
    ///    ),
    /// ]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn create_acls(
        &self,
        items: impl IntoItems<Item = impl Into<types::AclRule>>,
    ) -> Bulk<types::AclOutcome> {
        self.create_acls_job(
            items.into_input(|item| -> Result<types::AclRule> { Ok(item.into()) }),
            |response, rows| response.each(rows),
        )
    }

    pub(in super::super) fn create_acls_job<T: Send + 'static>(
        &self,
        items: Input<Result<types::AclRule>>,
        read: ReadBatch<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        Bulk::batches(
            Call::new(connection, &operations::CREATE_ACL, "create_acls", ""),
            api
                .create_acl_request(
                    &requests::CreateAcl::new(Vec::<types::AclRule>::new()),
                ),
            Keys {
                unique: &["clientid", "username", "topic", "action"],
                ordered: &[],
            },
            Rows {
                outcome: Outcome::Result,
                reversed: true,
                key: None,
                repeated: &[],
                kinds: &["clientid", "username"],
            },
            items,
            read,
        )
    }

    /// Deletes the access rules for any number of client identifiers and topics.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of tuples `(clientid, topic)`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `clientid` and `topic` as an earlier one is not sent.
    ///
    /// `DELETE /acl/clientid/{clientid}/topic/{topic}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.delete_acls_by_clientid([("emqx_c_1", "topic/A")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn delete_acls_by_clientid(
        &self,
        items: impl IntoItems<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Bulk<Ack> {
        self.delete_acls_by_clientid_job(
            items
                .into_input(|(clientid, topic)| Ok(
                    requests::DeleteAclByClientid::new(clientid, topic),
                )),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn delete_acls_by_clientid_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::DeleteAclByClientid>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(
                connection,
                &operations::DELETE_ACL_BY_CLIENTID,
                "delete_acls_by_clientid",
                "",
            ),
            Keys {
                unique: &["clientid", "topic"],
                ordered: &[],
            },
            items,
            move |request| api.delete_acl_by_clientid_request(request),
            read,
        )
    }

    /// Deletes the access rules for any number of user names and topics.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of tuples `(username, topic)`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `username` and `topic` as an earlier one is not sent.
    ///
    /// `DELETE /acl/username/{username}/topic/{topic}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.delete_acls_by_username([("emqx_u_1", "topic/A")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn delete_acls_by_username(
        &self,
        items: impl IntoItems<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Bulk<Ack> {
        self.delete_acls_by_username_job(
            items
                .into_input(|(username, topic)| Ok(
                    requests::DeleteAclByUsername::new(username, topic),
                )),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn delete_acls_by_username_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::DeleteAclByUsername>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(
                connection,
                &operations::DELETE_ACL_BY_USERNAME,
                "delete_acls_by_username",
                "",
            ),
            Keys {
                unique: &["username", "topic"],
                ordered: &[],
            },
            items,
            move |request| api.delete_acl_by_username_request(request),
            read,
        )
    }

    /// Deletes the access rules for everybody and any number of topics.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of `topic`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `topic` as an earlier one is not sent.
    ///
    /// `DELETE /acl/$all/topic/{topic}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.delete_acls_for_all(["topic/A"]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn delete_acls_for_all(
        &self,
        items: impl IntoItems<Item = impl Into<String>>,
    ) -> Bulk<Ack> {
        self.delete_acls_for_all_job(
            items.into_input(|topic| Ok(requests::DeleteAclForAll::new(topic))),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn delete_acls_for_all_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::DeleteAclForAll>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(
                connection,
                &operations::DELETE_ACL_FOR_ALL,
                "delete_acls_for_all",
                "",
            ),
            Keys {
                unique: &["topic"],
                ordered: &[],
            },
            items,
            move |request| api.delete_acl_for_all_request(request),
            read,
        )
    }
}

/// A call of [`Client::create_acl`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateAcl {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::CreateAcl,
}

impl CreateAcl {
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
    pub async fn send(self) -> Result<types::AclOutcome> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.create_acl_request(request),
                |response| {
                    response
                        .outcome(Rows {
                            outcome: Outcome::Result,
                            reversed: false,
                            key: None,
                            repeated: &[],
                            kinds: &["clientid", "username"],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for CreateAcl {
    type Output = types::AclOutcome;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::CREATE_ACL;
    const NAME: &'static str = "create_acl";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.create_acl_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<types::AclOutcome> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.create_acl_request(request),
            |response| {
                response
                    .outcome(Rows {
                        outcome: Outcome::Result,
                        reversed: false,
                        key: None,
                        repeated: &[],
                        kinds: &["clientid", "username"],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for CreateAcl {
    type Output = Result<types::AclOutcome>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::create_acl_batch`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateAclBatch {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::CreateAcl,
}

impl CreateAclBatch {
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
    pub async fn send(self) -> Result<Vec<types::AclOutcome>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.create_acl_request(request),
                |response| {
                    response
                        .batch(Rows {
                            outcome: Outcome::Result,
                            reversed: true,
                            key: None,
                            repeated: &[],
                            kinds: &["clientid", "username"],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for CreateAclBatch {
    type Output = Vec<types::AclOutcome>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::CREATE_ACL;
    const NAME: &'static str = "create_acl_batch";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.create_acl_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Vec<types::AclOutcome>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.create_acl_request(request),
            |response| {
                response
                    .batch(Rows {
                        outcome: Outcome::Result,
                        reversed: true,
                        key: None,
                        repeated: &[],
                        kinds: &["clientid", "username"],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for CreateAclBatch {
    type Output = Result<Vec<types::AclOutcome>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::list_acl_by_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListAclByClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListAclByClientid,
}

impl ListAclByClientid {
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

    /// Sets `clientid`: only the row with exactly this client identifier. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.clientid(clientid);
        self
    }

    /// Sets `like_clientid`: only rows whose client identifier contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4,
    /// and ignored by older servers. An empty string is a 500 on a credential list.
    pub fn like_clientid(mut self, like_clientid: impl IntoOption<String>) -> Self {
        self.request = self.request.like_clientid(like_clientid);
        self
    }

    /// Sets `topic`: only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.request = self.request.topic(topic);
        self
    }

    /// Sets `action`: only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    pub fn action(
        mut self,
        action: impl IntoOption<emqx_cloud_api::enums::AclAction>,
    ) -> Self {
        self.request = self.request.action(action);
        self
    }

    /// Sets `access`: only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    pub fn access(
        mut self,
        access: impl IntoOption<emqx_cloud_api::enums::AclAccess>,
    ) -> Self {
        self.request = self.request.access(access);
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
    pub async fn send(self) -> Result<Page<types::ClientidAclEntry>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_acl_by_clientid_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::ClientidAclEntry> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::ClientidAclEntry> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::ClientidAclEntry> {
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
                call.prepare(
                    &request,
                    |request| api.list_acl_by_clientid_request(request),
                )
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListAclByClientid {
    type Output = Page<types::ClientidAclEntry>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_ACL_BY_CLIENTID;
    const NAME: &'static str = "list_acl_by_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.list_acl_by_clientid_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Page<types::ClientidAclEntry>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_acl_by_clientid_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListAclByClientid {
    type Output = Result<Page<types::ClientidAclEntry>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::list_acl_by_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListAclByUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListAclByUsername,
}

impl ListAclByUsername {
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

    /// Sets `username`: only the row with exactly this user name. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    pub fn username(mut self, username: impl IntoOption<String>) -> Self {
        self.request = self.request.username(username);
        self
    }

    /// Sets `like_username`: only rows whose user name contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers. An empty string is a 500 on a credential list.
    pub fn like_username(mut self, like_username: impl IntoOption<String>) -> Self {
        self.request = self.request.like_username(like_username);
        self
    }

    /// Sets `topic`: only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.request = self.request.topic(topic);
        self
    }

    /// Sets `action`: only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    pub fn action(
        mut self,
        action: impl IntoOption<emqx_cloud_api::enums::AclAction>,
    ) -> Self {
        self.request = self.request.action(action);
        self
    }

    /// Sets `access`: only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    pub fn access(
        mut self,
        access: impl IntoOption<emqx_cloud_api::enums::AclAccess>,
    ) -> Self {
        self.request = self.request.access(access);
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
    pub async fn send(self) -> Result<Page<types::UsernameAclEntry>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_acl_by_username_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::UsernameAclEntry> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::UsernameAclEntry> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::UsernameAclEntry> {
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
                call.prepare(
                    &request,
                    |request| api.list_acl_by_username_request(request),
                )
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListAclByUsername {
    type Output = Page<types::UsernameAclEntry>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_ACL_BY_USERNAME;
    const NAME: &'static str = "list_acl_by_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.list_acl_by_username_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Page<types::UsernameAclEntry>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_acl_by_username_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListAclByUsername {
    type Output = Result<Page<types::UsernameAclEntry>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::list_acl_for_all`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListAclForAll {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListAclForAll,
}

impl ListAclForAll {
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

    /// Sets `topic`: only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.request = self.request.topic(topic);
        self
    }

    /// Sets `action`: only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    pub fn action(
        mut self,
        action: impl IntoOption<emqx_cloud_api::enums::AclAction>,
    ) -> Self {
        self.request = self.request.action(action);
        self
    }

    /// Sets `access`: only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    pub fn access(
        mut self,
        access: impl IntoOption<emqx_cloud_api::enums::AclAccess>,
    ) -> Self {
        self.request = self.request.access(access);
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
    pub async fn send(self) -> Result<Page<types::AllAclEntry>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_acl_for_all_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::AllAclEntry> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::AllAclEntry> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::AllAclEntry> {
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
                call.prepare(&request, |request| api.list_acl_for_all_request(request))
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListAclForAll {
    type Output = Page<types::AllAclEntry>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_ACL_FOR_ALL;
    const NAME: &'static str = "list_acl_for_all";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.list_acl_for_all_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Page<types::AllAclEntry>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_acl_for_all_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListAclForAll {
    type Output = Result<Page<types::AllAclEntry>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_acl_by_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetAclByClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetAclByClientid,
}

impl GetAclByClientid {
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
    pub async fn send(self) -> Result<Vec<types::ClientidAclEntry>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_acl_by_clientid_request(request),
                |response| response.list(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetAclByClientid {
    type Output = Vec<types::ClientidAclEntry>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_ACL_BY_CLIENTID;
    const NAME: &'static str = "get_acl_by_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.get_acl_by_clientid_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Vec<types::ClientidAclEntry>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_acl_by_clientid_request(request),
            |response| response.list(),
            reply,
        )
    }
}

impl IntoFuture for GetAclByClientid {
    type Output = Result<Vec<types::ClientidAclEntry>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_acl_by_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetAclByUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetAclByUsername,
}

impl GetAclByUsername {
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
    pub async fn send(self) -> Result<Vec<types::UsernameAclEntry>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_acl_by_username_request(request),
                |response| response.list(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetAclByUsername {
    type Output = Vec<types::UsernameAclEntry>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_ACL_BY_USERNAME;
    const NAME: &'static str = "get_acl_by_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.get_acl_by_username_request(request),
            )
    }

    fn receive(
        self,
        reply: crate::testing::Reply,
    ) -> Result<Vec<types::UsernameAclEntry>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_acl_by_username_request(request),
            |response| response.list(),
            reply,
        )
    }
}

impl IntoFuture for GetAclByUsername {
    type Output = Result<Vec<types::UsernameAclEntry>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::delete_acl_by_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DeleteAclByClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::DeleteAclByClientid,
}

impl DeleteAclByClientid {
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
                |request| api.delete_acl_by_clientid_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for DeleteAclByClientid {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::DELETE_ACL_BY_CLIENTID;
    const NAME: &'static str = "delete_acl_by_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.delete_acl_by_clientid_request(request),
            )
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.delete_acl_by_clientid_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for DeleteAclByClientid {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::delete_acl_by_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DeleteAclByUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::DeleteAclByUsername,
}

impl DeleteAclByUsername {
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
                |request| api.delete_acl_by_username_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for DeleteAclByUsername {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::DELETE_ACL_BY_USERNAME;
    const NAME: &'static str = "delete_acl_by_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.delete_acl_by_username_request(request),
            )
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.delete_acl_by_username_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for DeleteAclByUsername {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::delete_acl_for_all`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DeleteAclForAll {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::DeleteAclForAll,
}

impl DeleteAclForAll {
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
                |request| api.delete_acl_for_all_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for DeleteAclForAll {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::DELETE_ACL_FOR_ALL;
    const NAME: &'static str = "delete_acl_for_all";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(
                &self.request,
                |request| self.api.delete_acl_for_all_request(request),
            )
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.delete_acl_for_all_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for DeleteAclForAll {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
