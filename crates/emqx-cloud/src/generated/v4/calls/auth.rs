// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # auth
//!
//! User names and client identifiers that may connect, with their passwords. Credentials for user names and for client
//! identifiers are two separate lists. Code 0 is not durable: a server that is killed a moment later can lose what it
//! has accepted.
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
/// # auth
///
/// User names and client identifiers that may connect, with their passwords. Credentials for user names and for client
/// identifiers are two separate lists. Code 0 is not durable: a server that is killed a moment later can lose what it
/// has accepted.
impl Client {
    /// Lists the user names that have credentials.
    ///
    /// The response has no passwords. Servers from 4.3.15 and 4.4.4 add `created_at` to every row and `hasnext` to
    /// `meta`, and apply the filters; older ones ignore filters and send the whole list. With any filter, `meta.count`
    /// is -1. Rows are sorted newest first, but only within a page.
    ///
    /// Returns a [`Page`](crate::Page) of [`UsernameAuth`](super::super::types::UsernameAuth).
    ///
    /// Optional parameters: [`page`](ListUsernames::page), [`limit`](ListUsernames::limit), [`username`](ListUsernames::username), [`like_username`](ListUsernames::like_username).
    ///
    /// `GET /auth_username`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_usernames().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_usernames(&self) -> ListUsernames {
        let (connection, api) = self.parts();
        ListUsernames {
            call: Call::new(
                connection,
                &operations::LIST_USERNAMES,
                "list_usernames",
                "",
            ),
            api: Arc::clone(api),
            request: requests::ListUsernames::new(),
        }
    }

    /// Creates credentials for one user name.
    ///
    /// An existing user name is never overwritten: the call fails with the word `existed`. The other words are
    /// `login` (the name is missing, empty or not a string) and `password` (likewise). None of these failures has a
    /// `code`. Code 0 is not durable: a server that is killed a moment later can lose the user.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `POST /auth_username`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.create_username("user_test", "password").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_username(
        &self,
        username: impl Into<String>,
        password: impl Into<::emqx_cloud_core::Secret>,
    ) -> CreateUsername {
        let (connection, api) = self.parts();
        CreateUsername {
            call: Call::new(
                connection,
                &operations::CREATE_USERNAME,
                "create_username",
                "",
            ),
            api: Arc::clone(api),
            request: requests::CreateUsername::new(
                types::UsernameCredentials::new(username, password),
            ),
        }
    }

    /// Creates credentials for many user names.
    ///
    /// Each user name has its own outcome, and the server sends `code` 0 even if all failed. An outcome other than
    /// `ok` is `{error,existed}`, `{error,login}` or `{error,password}`. A duplicate name has one outcome, that of
    /// its first item; the outcome of the second is unknown.
    ///
    /// Returns a [`NamedOutcome`](crate::NamedOutcome) for each item, in the order of the request, if every item succeeded.
    ///
    /// `POST /auth_username`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let outcomes = emqx.create_username_batch([
    ///    emqx_cloud::types::UsernameCredentials::new("user_test", "password"),
    /// ]).send().await?;
    /// # let _ = outcomes;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_username_batch(
        &self,
        items: impl IntoIterator<Item = impl Into<types::UsernameCredentials>>,
    ) -> CreateUsernameBatch {
        let (connection, api) = self.parts();
        CreateUsernameBatch {
            call: Call::new(
                connection,
                &operations::CREATE_USERNAME,
                "create_username_batch",
                "items",
            ),
            api: Arc::clone(api),
            request: requests::CreateUsername::new(
                items
                    .into_iter()
                    .map(Into::into)
                    .collect::<Vec<types::UsernameCredentials>>(),
            ),
        }
    }

    /// Looks up the credentials of one user name.
    ///
    /// For a user that does not exist the response is a 200 with `code` 0 and an empty object in `data`. The fields beside
    /// the name depend on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and 4.4.4, and none
    /// between them.
    ///
    /// Returns a [`UsernameAuth`](super::super::types::UsernameAuth), or an error that is [`is_not_found`](crate::Error::is_not_found).
    ///
    /// `GET /auth_username/{username}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let result = emqx.get_username("emqx_u_1").send().await?;
    /// # let _ = result;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_username(&self, username: impl Into<String>) -> GetUsername {
        let (connection, api) = self.parts();
        GetUsername {
            call: Call::new(connection, &operations::GET_USERNAME, "get_username", ""),
            api: Arc::clone(api),
            request: requests::GetUsername::new(username),
        }
    }

    /// Changes the password of one user name.
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such user). Connected clients stay connected.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `PUT /auth_username/{username}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.update_username("emqx_u_1", "password").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update_username(
        &self,
        username: impl Into<String>,
        password: impl Into<::emqx_cloud_core::Secret>,
    ) -> UpdateUsername {
        let (connection, api) = self.parts();
        UpdateUsername {
            call: Call::new(
                connection,
                &operations::UPDATE_USERNAME,
                "update_username",
                "",
            ),
            api: Arc::clone(api),
            request: requests::UpdateUsername::new(
                username,
                types::PasswordChange::new(password),
            ),
        }
    }

    /// Deletes the credentials of one user name.
    ///
    /// Deleting a user that does not exist is a success too (`code` 0). Connected clients stay connected; kick them out
    /// to disconnect them.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `DELETE /auth_username/{username}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.delete_username("emqx_u_1").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_username(&self, username: impl Into<String>) -> DeleteUsername {
        let (connection, api) = self.parts();
        DeleteUsername {
            call: Call::new(
                connection,
                &operations::DELETE_USERNAME,
                "delete_username",
                "",
            ),
            api: Arc::clone(api),
            request: requests::DeleteUsername::new(username),
        }
    }

    /// Lists the client identifiers that have credentials.
    ///
    /// The response has no passwords. Servers from 4.3.15 and 4.4.4 add `created_at` to every row and `hasnext` to
    /// `meta`, and apply the filters; older ones ignore filters and send the whole list. With any filter, `meta.count`
    /// is -1. Rows are sorted newest first, but only within a page.
    ///
    /// Returns a [`Page`](crate::Page) of [`ClientidAuth`](super::super::types::ClientidAuth).
    ///
    /// Optional parameters: [`page`](ListClientids::page), [`limit`](ListClientids::limit), [`clientid`](ListClientids::clientid), [`like_clientid`](ListClientids::like_clientid).
    ///
    /// `GET /auth_clientid`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.list_clientids().send().await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_clientids(&self) -> ListClientids {
        let (connection, api) = self.parts();
        ListClientids {
            call: Call::new(
                connection,
                &operations::LIST_CLIENTIDS,
                "list_clientids",
                "",
            ),
            api: Arc::clone(api),
            request: requests::ListClientids::new(),
        }
    }

    /// Creates credentials for one client identifier.
    ///
    /// An existing client identifier is never overwritten: the call fails with the word `existed`. The other words
    /// are `login` (the identifier is missing, empty or not a string) and `password` (likewise). None of these
    /// failures has a `code`. Code 0 is not durable: a server that is killed a moment later can lose the client.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `POST /auth_clientid`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.create_clientid("client1", "password").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_clientid(
        &self,
        clientid: impl Into<String>,
        password: impl Into<::emqx_cloud_core::Secret>,
    ) -> CreateClientid {
        let (connection, api) = self.parts();
        CreateClientid {
            call: Call::new(
                connection,
                &operations::CREATE_CLIENTID,
                "create_clientid",
                "",
            ),
            api: Arc::clone(api),
            request: requests::CreateClientid::new(
                types::ClientidCredentials::new(clientid, password),
            ),
        }
    }

    /// Creates credentials for many client identifiers.
    ///
    /// Each client identifier has its own outcome, and the server sends `code` 0 even if all failed. An outcome
    /// other than `ok` is `{error,existed}`, `{error,login}` or `{error,password}`. A duplicate identifier has one
    /// outcome, that of its first item; the outcome of the second is unknown.
    ///
    /// Returns a [`NamedOutcome`](crate::NamedOutcome) for each item, in the order of the request, if every item succeeded.
    ///
    /// `POST /auth_clientid`. Not idempotent: the call is retried only if the request was certainly not executed.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let outcomes = emqx.create_clientid_batch([
    ///    emqx_cloud::types::ClientidCredentials::new("client1", "password"),
    /// ]).send().await?;
    /// # let _ = outcomes;
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_clientid_batch(
        &self,
        items: impl IntoIterator<Item = impl Into<types::ClientidCredentials>>,
    ) -> CreateClientidBatch {
        let (connection, api) = self.parts();
        CreateClientidBatch {
            call: Call::new(
                connection,
                &operations::CREATE_CLIENTID,
                "create_clientid_batch",
                "items",
            ),
            api: Arc::clone(api),
            request: requests::CreateClientid::new(
                items
                    .into_iter()
                    .map(Into::into)
                    .collect::<Vec<types::ClientidCredentials>>(),
            ),
        }
    }

    /// Looks up the credentials of one client identifier.
    ///
    /// For a client that does not exist the response is a 200 with `code` 0 and an empty object in `data`. The fields
    /// beside the identifier depend on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and
    /// 4.4.4, and none between them.
    ///
    /// Returns a [`ClientidAuth`](super::super::types::ClientidAuth), or an error that is [`is_not_found`](crate::Error::is_not_found).
    ///
    /// `GET /auth_clientid/{clientid}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let result = emqx.get_clientid("emqx_c_1").send().await?;
    /// # let _ = result;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_clientid(&self, clientid: impl Into<String>) -> GetClientid {
        let (connection, api) = self.parts();
        GetClientid {
            call: Call::new(connection, &operations::GET_CLIENTID, "get_clientid", ""),
            api: Arc::clone(api),
            request: requests::GetClientid::new(clientid),
        }
    }

    /// Changes the password of one client identifier.
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such client). A connected client stays connected.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `PUT /auth_clientid/{clientid}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.update_clientid("emqx_c_1", "password").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update_clientid(
        &self,
        clientid: impl Into<String>,
        password: impl Into<::emqx_cloud_core::Secret>,
    ) -> UpdateClientid {
        let (connection, api) = self.parts();
        UpdateClientid {
            call: Call::new(
                connection,
                &operations::UPDATE_CLIENTID,
                "update_clientid",
                "",
            ),
            api: Arc::clone(api),
            request: requests::UpdateClientid::new(
                clientid,
                types::PasswordChange::new(password),
            ),
        }
    }

    /// Deletes the credentials of one client identifier.
    ///
    /// Deleting a client that does not exist is a success too (`code` 0). A connected client stays connected; kick it
    /// out to disconnect it.
    ///
    /// Returns an [`Ack`](crate::Ack).
    ///
    /// `DELETE /auth_clientid/{clientid}`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// emqx.delete_clientid("emqx_c_1").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_clientid(&self, clientid: impl Into<String>) -> DeleteClientid {
        let (connection, api) = self.parts();
        DeleteClientid {
            call: Call::new(
                connection,
                &operations::DELETE_CLIENTID,
                "delete_clientid",
                "",
            ),
            api: Arc::clone(api),
            request: requests::DeleteClientid::new(clientid),
        }
    }

    /// Creates credentials for any number of user names.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of [`UsernameCredentials`](super::super::types::UsernameCredentials). Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is [`NamedOutcome`](crate::NamedOutcome). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `username` as an earlier one is not sent.
    ///
    /// `POST /auth_username`, in batches. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.create_usernames([
    ///    emqx_cloud::types::UsernameCredentials::new("user_test", "password"),
    /// ]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn create_usernames(
        &self,
        items: impl IntoItems<Item = impl Into<types::UsernameCredentials>>,
    ) -> Bulk<NamedOutcome> {
        self.create_usernames_job(
            items
                .into_input(|item| -> Result<types::UsernameCredentials> {
                    Ok(item.into())
                }),
            |response, rows| response.each(rows),
        )
    }

    pub(in super::super) fn create_usernames_job<T: Send + 'static>(
        &self,
        items: Input<Result<types::UsernameCredentials>>,
        read: ReadBatch<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        Bulk::batches(
            Call::new(connection, &operations::CREATE_USERNAME, "create_usernames", ""),
            api
                .create_username_request(
                    &requests::CreateUsername::new(
                        Vec::<types::UsernameCredentials>::new(),
                    ),
                ),
            Keys {
                unique: &["username"],
                ordered: &[],
            },
            Rows {
                outcome: Outcome::Name,
                reversed: false,
                key: Some("username"),
                repeated: &[],
                kinds: &[],
            },
            items,
            read,
        )
    }

    /// Changes the passwords of any number of user names.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of tuples `(username, password)`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// Items with the same `username` keep their order: a request waits until earlier requests with such an item have ended.
    ///
    /// `PUT /auth_username/{username}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.update_usernames([("emqx_u_1", "password")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn update_usernames(
        &self,
        items: impl IntoItems<
            Item = (impl Into<String>, impl Into<::emqx_cloud_core::Secret>),
        >,
    ) -> Bulk<Ack> {
        self.update_usernames_job(
            items
                .into_input(|(username, password)| Ok(
                    requests::UpdateUsername::new(
                        username,
                        types::PasswordChange::new(password),
                    ),
                )),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn update_usernames_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::UpdateUsername>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(connection, &operations::UPDATE_USERNAME, "update_usernames", ""),
            Keys {
                unique: &[],
                ordered: &[
                    Field {
                        name: "username",
                        is_list: false,
                    },
                ],
            },
            items,
            move |request| api.update_username_request(request),
            read,
        )
    }

    /// Deletes the credentials of any number of user names.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of `username`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `username` as an earlier one is not sent.
    ///
    /// `DELETE /auth_username/{username}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.delete_usernames(["emqx_u_1"]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn delete_usernames(
        &self,
        items: impl IntoItems<Item = impl Into<String>>,
    ) -> Bulk<Ack> {
        self.delete_usernames_job(
            items.into_input(|username| Ok(requests::DeleteUsername::new(username))),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn delete_usernames_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::DeleteUsername>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(connection, &operations::DELETE_USERNAME, "delete_usernames", ""),
            Keys {
                unique: &["username"],
                ordered: &[],
            },
            items,
            move |request| api.delete_username_request(request),
            read,
        )
    }

    /// Creates credentials for any number of client identifiers.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of [`ClientidCredentials`](super::super::types::ClientidCredentials). Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is [`NamedOutcome`](crate::NamedOutcome). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `clientid` as an earlier one is not sent.
    ///
    /// `POST /auth_clientid`, in batches. Not idempotent: a request is retried only if it was certainly not executed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.create_clientids([
    ///    emqx_cloud::types::ClientidCredentials::new("client1", "password"),
    /// ]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn create_clientids(
        &self,
        items: impl IntoItems<Item = impl Into<types::ClientidCredentials>>,
    ) -> Bulk<NamedOutcome> {
        self.create_clientids_job(
            items
                .into_input(|item| -> Result<types::ClientidCredentials> {
                    Ok(item.into())
                }),
            |response, rows| response.each(rows),
        )
    }

    pub(in super::super) fn create_clientids_job<T: Send + 'static>(
        &self,
        items: Input<Result<types::ClientidCredentials>>,
        read: ReadBatch<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        Bulk::batches(
            Call::new(connection, &operations::CREATE_CLIENTID, "create_clientids", ""),
            api
                .create_clientid_request(
                    &requests::CreateClientid::new(
                        Vec::<types::ClientidCredentials>::new(),
                    ),
                ),
            Keys {
                unique: &["clientid"],
                ordered: &[],
            },
            Rows {
                outcome: Outcome::Name,
                reversed: false,
                key: Some("clientid"),
                repeated: &[],
                kinds: &[],
            },
            items,
            read,
        )
    }

    /// Changes the passwords of any number of client identifiers.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of tuples `(clientid, password)`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// Items with the same `clientid` keep their order: a request waits until earlier requests with such an item have ended.
    ///
    /// `PUT /auth_clientid/{clientid}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.update_clientids([("emqx_c_1", "password")]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn update_clientids(
        &self,
        items: impl IntoItems<
            Item = (impl Into<String>, impl Into<::emqx_cloud_core::Secret>),
        >,
    ) -> Bulk<Ack> {
        self.update_clientids_job(
            items
                .into_input(|(clientid, password)| Ok(
                    requests::UpdateClientid::new(
                        clientid,
                        types::PasswordChange::new(password),
                    ),
                )),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn update_clientids_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::UpdateClientid>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(connection, &operations::UPDATE_CLIENTID, "update_clientids", ""),
            Keys {
                unique: &[],
                ordered: &[
                    Field {
                        name: "clientid",
                        is_list: false,
                    },
                ],
            },
            items,
            move |request| api.update_clientid_request(request),
            read,
        )
    }

    /// Deletes the credentials of any number of client identifiers.
    ///
    /// Takes an array, a `Vec`, another iterator or a [`stream`](crate::bulk::stream) of `clientid`. Returns a stream of one [`BulkResult`](crate::BulkResult) for each item, in the same order. The result of a success is an [`Ack`](crate::Ack). See [`bulk`](crate::bulk) for what can go wrong, and [`Bulk`](crate::Bulk) for settings.
    ///
    /// An item with the same `clientid` as an earlier one is not sent.
    ///
    /// `DELETE /auth_clientid/{clientid}`, once for each item. Idempotent: a request is retried even if an attempt may have been applied.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// let summary = emqx.delete_clientids(["emqx_c_1"]).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub fn delete_clientids(
        &self,
        items: impl IntoItems<Item = impl Into<String>>,
    ) -> Bulk<Ack> {
        self.delete_clientids_job(
            items.into_input(|clientid| Ok(requests::DeleteClientid::new(clientid))),
            |response| response.ack(),
        )
    }

    pub(in super::super) fn delete_clientids_job<T: Send + 'static>(
        &self,
        items: Input<Result<requests::DeleteClientid>>,
        read: ReadOne<T>,
    ) -> Bulk<T> {
        let (connection, api) = self.parts();
        let api = Arc::clone(api);
        Bulk::calls(
            Call::new(connection, &operations::DELETE_CLIENTID, "delete_clientids", ""),
            Keys {
                unique: &["clientid"],
                ordered: &[],
            },
            items,
            move |request| api.delete_clientid_request(request),
            read,
        )
    }
}

/// A call of [`Client::list_usernames`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListUsernames {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListUsernames,
}

impl ListUsernames {
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
    pub async fn send(self) -> Result<Page<types::UsernameAuth>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_usernames_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::UsernameAuth> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::UsernameAuth> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::UsernameAuth> {
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
                call.prepare(&request, |request| api.list_usernames_request(request))
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListUsernames {
    type Output = Page<types::UsernameAuth>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_USERNAMES;
    const NAME: &'static str = "list_usernames";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.list_usernames_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Page<types::UsernameAuth>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_usernames_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListUsernames {
    type Output = Result<Page<types::UsernameAuth>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::create_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::CreateUsername,
}

impl CreateUsername {
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
                |request| api.create_username_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for CreateUsername {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::CREATE_USERNAME;
    const NAME: &'static str = "create_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.create_username_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.create_username_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for CreateUsername {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::create_username_batch`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateUsernameBatch {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::CreateUsername,
}

impl CreateUsernameBatch {
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
    pub async fn send(self) -> Result<Vec<NamedOutcome>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.create_username_request(request),
                |response| {
                    response
                        .batch(Rows {
                            outcome: Outcome::Name,
                            reversed: false,
                            key: Some("username"),
                            repeated: &[],
                            kinds: &[],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for CreateUsernameBatch {
    type Output = Vec<NamedOutcome>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::CREATE_USERNAME;
    const NAME: &'static str = "create_username_batch";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.create_username_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Vec<NamedOutcome>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.create_username_request(request),
            |response| {
                response
                    .batch(Rows {
                        outcome: Outcome::Name,
                        reversed: false,
                        key: Some("username"),
                        repeated: &[],
                        kinds: &[],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for CreateUsernameBatch {
    type Output = Result<Vec<NamedOutcome>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetUsername,
}

impl GetUsername {
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
    pub async fn send(self) -> Result<types::UsernameAuth> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_username_request(request),
                |response| response.one_object(),
            )
            .await
    }

    /// Sends the call, and returns `None` if the requested object does not exist.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send), except those that are
    /// [`is_not_found`](crate::Error::is_not_found).
    pub async fn send_optional(self) -> Result<Option<types::UsernameAuth>> {
        optional(self.send().await)
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetUsername {
    type Output = types::UsernameAuth;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_USERNAME;
    const NAME: &'static str = "get_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.get_username_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<types::UsernameAuth> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_username_request(request),
            |response| response.one_object(),
            reply,
        )
    }
}

impl IntoFuture for GetUsername {
    type Output = Result<types::UsernameAuth>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::update_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct UpdateUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::UpdateUsername,
}

impl UpdateUsername {
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
                |request| api.update_username_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for UpdateUsername {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::UPDATE_USERNAME;
    const NAME: &'static str = "update_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.update_username_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.update_username_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for UpdateUsername {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::delete_username`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DeleteUsername {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::DeleteUsername,
}

impl DeleteUsername {
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
                |request| api.delete_username_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for DeleteUsername {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::DELETE_USERNAME;
    const NAME: &'static str = "delete_username";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.delete_username_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.delete_username_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for DeleteUsername {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::list_clientids`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct ListClientids {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::ListClientids,
}

impl ListClientids {
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
    pub async fn send(self) -> Result<Page<types::ClientidAuth>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.list_clientids_request(request),
                |response| response.page(),
            )
            .await
    }

    /// Returns the pages as a stream, which starts with the page that is set, or with the first one.
    ///
    /// A page is requested when the stream is polled for it. If no limit is set, a page has up to [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
    ///
    /// Rows can be missing if the list changes during the walk: see [`complete`](Self::complete).
    pub fn pages(self) -> Pages<types::ClientidAuth> {
        Pages::new(self.list())
    }

    /// Returns the rows of all pages as a stream; see [`pages`](Self::pages).
    pub fn items(self) -> Items<types::ClientidAuth> {
        Items::new(self.pages())
    }

    /// Returns a request for all rows, which fails if a row could be missing: see [`Complete`](crate::Complete).
    pub fn complete(self) -> Complete<types::ClientidAuth> {
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
                call.prepare(&request, |request| api.list_clientids_request(request))
            },
        )
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for ListClientids {
    type Output = Page<types::ClientidAuth>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::LIST_CLIENTIDS;
    const NAME: &'static str = "list_clientids";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.list_clientids_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Page<types::ClientidAuth>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.list_clientids_request(request),
            |response| response.page(),
            reply,
        )
    }
}

impl IntoFuture for ListClientids {
    type Output = Result<Page<types::ClientidAuth>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::create_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::CreateClientid,
}

impl CreateClientid {
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
                |request| api.create_clientid_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for CreateClientid {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::CREATE_CLIENTID;
    const NAME: &'static str = "create_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.create_clientid_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.create_clientid_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for CreateClientid {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::create_clientid_batch`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateClientidBatch {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::CreateClientid,
}

impl CreateClientidBatch {
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
    pub async fn send(self) -> Result<Vec<NamedOutcome>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.create_clientid_request(request),
                |response| {
                    response
                        .batch(Rows {
                            outcome: Outcome::Name,
                            reversed: false,
                            key: Some("clientid"),
                            repeated: &[],
                            kinds: &[],
                        })
                },
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for CreateClientidBatch {
    type Output = Vec<NamedOutcome>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::CREATE_CLIENTID;
    const NAME: &'static str = "create_clientid_batch";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.create_clientid_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Vec<NamedOutcome>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.create_clientid_request(request),
            |response| {
                response
                    .batch(Rows {
                        outcome: Outcome::Name,
                        reversed: false,
                        key: Some("clientid"),
                        repeated: &[],
                        kinds: &[],
                    })
            },
            reply,
        )
    }
}

impl IntoFuture for CreateClientidBatch {
    type Output = Result<Vec<NamedOutcome>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::get_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetClientid,
}

impl GetClientid {
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
    pub async fn send(self) -> Result<types::ClientidAuth> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_clientid_request(request),
                |response| response.one_object(),
            )
            .await
    }

    /// Sends the call, and returns `None` if the requested object does not exist.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`send`](Self::send), except those that are
    /// [`is_not_found`](crate::Error::is_not_found).
    pub async fn send_optional(self) -> Result<Option<types::ClientidAuth>> {
        optional(self.send().await)
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetClientid {
    type Output = types::ClientidAuth;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_CLIENTID;
    const NAME: &'static str = "get_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.get_clientid_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<types::ClientidAuth> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_clientid_request(request),
            |response| response.one_object(),
            reply,
        )
    }
}

impl IntoFuture for GetClientid {
    type Output = Result<types::ClientidAuth>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::update_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct UpdateClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::UpdateClientid,
}

impl UpdateClientid {
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
                |request| api.update_clientid_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for UpdateClientid {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::UPDATE_CLIENTID;
    const NAME: &'static str = "update_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.update_clientid_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.update_clientid_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for UpdateClientid {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// A call of [`Client::delete_clientid`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct DeleteClientid {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::DeleteClientid,
}

impl DeleteClientid {
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
                |request| api.delete_clientid_request(request),
                |response| response.ack(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for DeleteClientid {
    type Output = Ack;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::DELETE_CLIENTID;
    const NAME: &'static str = "delete_clientid";
    fn request(&self) -> Result<reqwest::Request> {
        self.call
            .prepare(&self.request, |request| self.api.delete_clientid_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Ack> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.delete_clientid_request(request),
            |response| response.ack(),
            reply,
        )
    }
}

impl IntoFuture for DeleteClientid {
    type Output = Result<Ack>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
