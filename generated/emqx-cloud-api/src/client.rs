// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The typed client for the EMQX Cloud REST API.
#![allow(clippy::result_large_err, reason = "progenitor's error type is large")]
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{PathSegment, Secret, auth};
use reqwest::Request;
use crate::{Error, ResponseValue, raw, requests, types};
/// The typed client for the EMQX Cloud REST API.
///
/// Each call performs one HTTP exchange and does not interpret the result; see the crate's documentation.
/// Cloning is cheap, and clones share connections.
#[derive(Debug, Clone)]
pub struct Client {
    raw: raw::Client,
}

impl Client {
    /// Creates a client for the deployment at `base` that sends the credentials with every request.
    ///
    /// `base` is the address of the API including its path, such as `https://deployment.example:8443/api`. The time limit is 5 seconds for connecting and 15 seconds for a whole exchange. Redirects are not followed, nothing is retried, and a proxy is only used for `https`.
    ///
    /// ```
    /// let client = emqx_cloud_api::Client::new("https://deployment.example:8443/api", "app-id", &"app-secret".into())?;
    /// # let _ = client;
    /// # Ok::<_, emqx_cloud_api::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if TLS cannot be set up, or if the credentials cannot be sent in a header.
    pub fn new(base: &str, app_id: &str, app_secret: &Secret) -> Result<Self, Error> {
        let authorization: Result<_, reqwest::header::InvalidHeaderValue> = Ok(
            auth::basic(app_id, app_secret),
        );
        Ok(Self::with_http_client(base, auth::http_client(base, authorization?)?))
    }

    /// Creates a client for the deployment at `base` that sends requests through `http`, which has to add the
    /// credentials.
    pub fn with_http_client(base: &str, http: reqwest::Client) -> Self {
        Self {
            raw: raw::Client::new_with_client(base.trim_end_matches('/'), http),
        }
    }

    /// Lists the user names that have credentials.
    ///
    /// The response has no passwords. Servers from 4.3.15 and 4.4.4 add `created_at` to every row and `hasnext` to
    /// `meta`, and apply the filters; older ones ignore filters and send the whole list. With any filter, `meta.count`
    /// is -1. Rows are sorted newest first, but only within a page.
    ///
    /// `GET /auth_username`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_usernames(
        &self,
        request: &requests::ListUsernames,
    ) -> Result<ResponseValue<crate::types::ListUsernamesAnswer>, Error> {
        let request = self.list_usernames_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_usernames`](Self::list_usernames) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_usernames_request(
        &self,
        request: &requests::ListUsernames,
    ) -> Result<Request, Error> {
        self.raw
            .list_usernames(
                request.like_username.as_deref(),
                request.limit,
                request.page,
                request.username.as_deref(),
            )
    }

    /// Creates credentials for one or many user names.
    ///
    /// An object creates one user; an array creates many. An existing user is never overwritten.
    ///
    /// One: a success is `code` 0 and nothing else. A failure has no `code`; its `message` is one word of
    /// `FailureReason`: `existed`, `login` (the name is missing, empty or not a string) or `password` (likewise).
    ///
    /// Many: the response has `code` 0 even if every item failed, and `data` has the outcome of each name. A duplicate
    /// name has only one entry, the outcome of its first item, so do not repeat a name. The outcome of an item without
    /// a name is under `undefined`. An empty array is a 500. With an item whose name is not a string, real servers sent
    /// a 204 with an empty body after they had created the other items.
    ///
    /// `POST /auth_username`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn create_username(
        &self,
        request: &requests::CreateUsername,
    ) -> Result<ResponseValue<crate::types::CreateUsernameAnswer>, Error> {
        let request = self.create_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`create_username`](Self::create_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn create_username_request(
        &self,
        request: &requests::CreateUsername,
    ) -> Result<Request, Error> {
        self.raw.create_username(&request.body)
    }

    /// Looks up the credentials of one user name.
    ///
    /// For a user that does not exist the response is a 200 with `code` 0 and an empty object in `data`. The fields beside
    /// the name depend on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and 4.4.4, and none
    /// between them.
    ///
    /// `GET /auth_username/{username}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_username(
        &self,
        request: &requests::GetUsername,
    ) -> Result<ResponseValue<crate::types::GetUsernameAnswer>, Error> {
        let request = self.get_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_username`](Self::get_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_username_request(
        &self,
        request: &requests::GetUsername,
    ) -> Result<Request, Error> {
        self.raw.get_username(&segment("username", request.username.as_str())?)
    }

    /// Changes the password of one user name.
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such user). Connected clients stay connected.
    ///
    /// `PUT /auth_username/{username}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn update_username(
        &self,
        request: &requests::UpdateUsername,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.update_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`update_username`](Self::update_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn update_username_request(
        &self,
        request: &requests::UpdateUsername,
    ) -> Result<Request, Error> {
        self.raw
            .update_username(
                &segment("username", request.username.as_str())?,
                &request.body,
            )
    }

    /// Deletes the credentials of one user name.
    ///
    /// Deleting a user that does not exist is a success too (`code` 0). Connected clients stay connected; kick them out
    /// to disconnect them.
    ///
    /// `DELETE /auth_username/{username}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn delete_username(
        &self,
        request: &requests::DeleteUsername,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_username`](Self::delete_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn delete_username_request(
        &self,
        request: &requests::DeleteUsername,
    ) -> Result<Request, Error> {
        self.raw.delete_username(&segment("username", request.username.as_str())?)
    }

    /// Lists the client identifiers that have credentials.
    ///
    /// The response has no passwords. Servers from 4.3.15 and 4.4.4 add `created_at` to every row and `hasnext` to
    /// `meta`, and apply the filters; older ones ignore filters and send the whole list. With any filter, `meta.count`
    /// is -1. Rows are sorted newest first, but only within a page.
    ///
    /// `GET /auth_clientid`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_clientids(
        &self,
        request: &requests::ListClientids,
    ) -> Result<ResponseValue<crate::types::ListClientidsAnswer>, Error> {
        let request = self.list_clientids_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_clientids`](Self::list_clientids) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_clientids_request(
        &self,
        request: &requests::ListClientids,
    ) -> Result<Request, Error> {
        self.raw
            .list_clientids(
                request.like_clientid.as_deref(),
                request.limit,
                request.page,
                request.clientid.as_deref(),
            )
    }

    /// Creates credentials for one or many client identifiers.
    ///
    /// An object creates one client; an array creates many. An existing client is never overwritten.
    ///
    /// One: a success is `code` 0 and nothing else. A failure has no `code`; its `message` is one word of
    /// `FailureReason`: `existed`, `login` (the identifier is missing, empty or not a string) or `password` (likewise).
    ///
    /// Many: the response has `code` 0 even if every item failed, and `data` has the outcome of each identifier. A
    /// duplicate identifier has only one entry, the outcome of its first item, so do not repeat an identifier. The
    /// outcome of an item without an identifier is under `undefined`. An empty array is a 500. With an item whose
    /// identifier is not a string, real servers sent a 204 with an empty body after they had created the other items.
    ///
    /// `POST /auth_clientid`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn create_clientid(
        &self,
        request: &requests::CreateClientid,
    ) -> Result<ResponseValue<crate::types::CreateClientidAnswer>, Error> {
        let request = self.create_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`create_clientid`](Self::create_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn create_clientid_request(
        &self,
        request: &requests::CreateClientid,
    ) -> Result<Request, Error> {
        self.raw.create_clientid(&request.body)
    }

    /// Looks up the credentials of one client identifier.
    ///
    /// For a client that does not exist the response is a 200 with `code` 0 and an empty object in `data`. The fields
    /// beside the identifier depend on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and
    /// 4.4.4, and none between them.
    ///
    /// `GET /auth_clientid/{clientid}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_clientid(
        &self,
        request: &requests::GetClientid,
    ) -> Result<ResponseValue<crate::types::GetClientidAnswer>, Error> {
        let request = self.get_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_clientid`](Self::get_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_clientid_request(
        &self,
        request: &requests::GetClientid,
    ) -> Result<Request, Error> {
        self.raw.get_clientid(&segment("clientid", request.clientid.as_str())?)
    }

    /// Changes the password of one client identifier.
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such client). A connected client stays connected.
    ///
    /// `PUT /auth_clientid/{clientid}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn update_clientid(
        &self,
        request: &requests::UpdateClientid,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.update_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`update_clientid`](Self::update_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn update_clientid_request(
        &self,
        request: &requests::UpdateClientid,
    ) -> Result<Request, Error> {
        self.raw
            .update_clientid(
                &segment("clientid", request.clientid.as_str())?,
                &request.body,
            )
    }

    /// Deletes the credentials of one client identifier.
    ///
    /// Deleting a client that does not exist is a success too (`code` 0). A connected client stays connected; kick it
    /// out to disconnect it.
    ///
    /// `DELETE /auth_clientid/{clientid}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn delete_clientid(
        &self,
        request: &requests::DeleteClientid,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_clientid`](Self::delete_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn delete_clientid_request(
        &self,
        request: &requests::DeleteClientid,
    ) -> Result<Request, Error> {
        self.raw.delete_clientid(&segment("clientid", request.clientid.as_str())?)
    }

    /// Creates one or many access rules.
    ///
    /// An object creates one rule; an array creates many. A rule with `clientid` is for that client, one with
    /// `username` for that user, and one with neither for everybody. A rule with both is a 500, even if one of them is
    /// null; in an array, the rules before it have been created by then.
    ///
    /// A rule for the same client or user, topic and action replaces the old one, so calling this again changes
    /// `access`. Topic filters are not checked: a filter that can never match is stored without an error.
    ///
    /// One: the response to a rejected rule has no `code`; its `message` is an Erlang term that contains a word of
    /// `FailureReason`, such as `{error,action}`.
    ///
    /// Many: the response has `code` 0 even if every rule was rejected. `data` has one entry per rule **in reverse order
    /// of the request**, each with its own `result`; a missing field becomes the string `undefined`. An empty array is a
    /// 500.
    ///
    /// `POST /acl`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn create_acl(
        &self,
        request: &requests::CreateAcl,
    ) -> Result<ResponseValue<crate::types::CreateAclAnswer>, Error> {
        let request = self.create_acl_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`create_acl`](Self::create_acl) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn create_acl_request(
        &self,
        request: &requests::CreateAcl,
    ) -> Result<Request, Error> {
        self.raw.create_acl(&request.body)
    }

    /// Lists the access rules for client identifiers.
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The response has no `hasnext`:
    /// request pages until one has fewer rows than the limit. Do not rely on `meta.count`, which is wrong with a filter
    /// (0 although there are rows, or more than there are). A `_limit` of 0 is a 500 here. Filters are applied from
    /// 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// `GET /acl/clientid`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_acl_by_clientid(
        &self,
        request: &requests::ListAclByClientid,
    ) -> Result<ResponseValue<crate::types::ListAclByClientidAnswer>, Error> {
        let request = self.list_acl_by_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_acl_by_clientid`](Self::list_acl_by_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_acl_by_clientid_request(
        &self,
        request: &requests::ListAclByClientid,
    ) -> Result<Request, Error> {
        self.raw
            .list_acl_by_clientid(
                request.like_clientid.as_deref(),
                request.limit,
                request.page,
                request.access.as_ref(),
                request.action.as_ref(),
                request.clientid.as_deref(),
                request.topic.as_deref(),
            )
    }

    /// Lists the access rules for user names.
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The response has no `hasnext`:
    /// request pages until one has fewer rows than the limit. Do not rely on `meta.count`, which is wrong with a filter
    /// (0 although there are rows, or more than there are). A `_limit` of 0 is a 500 here. Filters are applied from
    /// 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// `GET /acl/username`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_acl_by_username(
        &self,
        request: &requests::ListAclByUsername,
    ) -> Result<ResponseValue<crate::types::ListAclByUsernameAnswer>, Error> {
        let request = self.list_acl_by_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_acl_by_username`](Self::list_acl_by_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_acl_by_username_request(
        &self,
        request: &requests::ListAclByUsername,
    ) -> Result<Request, Error> {
        self.raw
            .list_acl_by_username(
                request.like_username.as_deref(),
                request.limit,
                request.page,
                request.access.as_ref(),
                request.action.as_ref(),
                request.topic.as_deref(),
                request.username.as_deref(),
            )
    }

    /// Lists the access rules for everybody.
    ///
    /// The last segment is a literal `$all`; `%24all` is a 404. A rule that was created with `pubsub` is listed as two
    /// rows, `sub` and `pub`. The response has no `hasnext`: request pages until one has fewer rows than the limit. Do
    /// not rely on `meta.count`, which is wrong with a filter. A `_limit` of 0 is a 500 here. Filters are applied from
    /// 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// `GET /acl/$all`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_acl_for_all(
        &self,
        request: &requests::ListAclForAll,
    ) -> Result<ResponseValue<crate::types::ListAclForAllAnswer>, Error> {
        let request = self.list_acl_for_all_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_acl_for_all`](Self::list_acl_for_all) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_acl_for_all_request(
        &self,
        request: &requests::ListAclForAll,
    ) -> Result<Request, Error> {
        self.raw
            .list_acl_for_all(
                request.limit,
                request.page,
                request.access.as_ref(),
                request.action.as_ref(),
                request.topic.as_deref(),
            )
    }

    /// Looks up the access rules for one client identifier.
    ///
    /// All rules of the client, without paging. The list is empty if the client has no rules. A rule that was created
    /// with `pubsub` is listed as two rows, `sub` and `pub`.
    ///
    /// `GET /acl/clientid/{clientid}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_acl_by_clientid(
        &self,
        request: &requests::GetAclByClientid,
    ) -> Result<ResponseValue<crate::types::GetAclByClientidAnswer>, Error> {
        let request = self.get_acl_by_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_acl_by_clientid`](Self::get_acl_by_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_acl_by_clientid_request(
        &self,
        request: &requests::GetAclByClientid,
    ) -> Result<Request, Error> {
        self.raw.get_acl_by_clientid(&segment("clientid", request.clientid.as_str())?)
    }

    /// Looks up the access rules for one user name.
    ///
    /// All rules of the user, without paging. The list is empty if the user has no rules. A rule that was created with
    /// `pubsub` is listed as two rows, `sub` and `pub`.
    ///
    /// `GET /acl/username/{username}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_acl_by_username(
        &self,
        request: &requests::GetAclByUsername,
    ) -> Result<ResponseValue<crate::types::GetAclByUsernameAnswer>, Error> {
        let request = self.get_acl_by_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_acl_by_username`](Self::get_acl_by_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_acl_by_username_request(
        &self,
        request: &requests::GetAclByUsername,
    ) -> Result<Request, Error> {
        self.raw.get_acl_by_username(&segment("username", request.username.as_str())?)
    }

    /// Deletes the access rules for one client identifier and topic.
    ///
    /// Deletes every rule of this client for exactly this topic filter, whatever its action. It is a success too
    /// (`code` 0) if there is no such rule, so check the spelling of the topic.
    ///
    /// `DELETE /acl/clientid/{clientid}/topic/{topic}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn delete_acl_by_clientid(
        &self,
        request: &requests::DeleteAclByClientid,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_acl_by_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_acl_by_clientid`](Self::delete_acl_by_clientid) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn delete_acl_by_clientid_request(
        &self,
        request: &requests::DeleteAclByClientid,
    ) -> Result<Request, Error> {
        self.raw
            .delete_acl_by_clientid(
                &segment("clientid", request.clientid.as_str())?,
                &segment("topic", request.topic.as_str())?,
            )
    }

    /// Deletes the access rules for one user name and topic.
    ///
    /// Deletes every rule of this user for exactly this topic filter, whatever its action. It is a success too
    /// (`code` 0) if there is no such rule, so check the spelling of the topic.
    ///
    /// `DELETE /acl/username/{username}/topic/{topic}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn delete_acl_by_username(
        &self,
        request: &requests::DeleteAclByUsername,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_acl_by_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_acl_by_username`](Self::delete_acl_by_username) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn delete_acl_by_username_request(
        &self,
        request: &requests::DeleteAclByUsername,
    ) -> Result<Request, Error> {
        self.raw
            .delete_acl_by_username(
                &segment("username", request.username.as_str())?,
                &segment("topic", request.topic.as_str())?,
            )
    }

    /// Deletes the access rules for everybody and one topic.
    ///
    /// Deletes every rule for everybody with exactly this topic filter, whatever its action. It is a success too
    /// (`code` 0) if there is no such rule, so check the spelling of the topic. The vendor's pages give the path as
    /// `/acl/all/$all/topic/{topic}`, which is a 404 on real servers. `$all` is literal: `%24all` is a 404 as well.
    ///
    /// `DELETE /acl/$all/topic/{topic}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn delete_acl_for_all(
        &self,
        request: &requests::DeleteAclForAll,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_acl_for_all_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_acl_for_all`](Self::delete_acl_for_all) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn delete_acl_for_all_request(
        &self,
        request: &requests::DeleteAclForAll,
    ) -> Result<Request, Error> {
        self.raw.delete_acl_for_all(&segment("topic", request.topic.as_str())?)
    }

    /// Lists the clients of the cluster.
    ///
    /// Connected clients, and sessions whose client is offline. Filters combine with "and". With any filter
    /// `meta.count` is -1. Filters are exact and case-sensitive, except `_like_clientid` and `_like_username`. A value
    /// that the server cannot convert (a word as `proto_ver`, an IPv6 address) is a failure with code 108; an unknown
    /// value (a `zone` that does not exist) matches nothing. An empty `_like_clientid` or `_like_username`, or a page
    /// that is not a number, is a 500.
    ///
    /// `GET /clients`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_clients(
        &self,
        request: &requests::ListClients,
    ) -> Result<ResponseValue<crate::types::ListClientsAnswer>, Error> {
        let request = self.list_clients_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_clients`](Self::list_clients) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_clients_request(
        &self,
        request: &requests::ListClients,
    ) -> Result<Request, Error> {
        self.raw
            .list_clients(
                request.gte_connected_at,
                request.gte_created_at,
                request.gte_mqueue_dropped,
                request.gte_mqueue_len,
                request.like_clientid.as_deref(),
                request.like_username.as_deref(),
                request.limit,
                request.lte_connected_at,
                request.lte_created_at,
                request.lte_mqueue_dropped,
                request.lte_mqueue_len,
                request.page,
                request.clean_start,
                request.clientid.as_deref(),
                request.conn_state.as_ref(),
                request.ip_address.as_deref(),
                request.proto_name.as_ref(),
                request.proto_ver,
                request.username.as_deref(),
                request.zone.as_deref(),
            )
    }

    /// Looks up one client.
    ///
    /// `data` is an array with one client, or an empty array if the client does not exist, which is neither a 404 nor a
    /// failure. A session whose client is offline is found too, with `connected` false.
    ///
    /// `GET /clients/{clientid}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_client(
        &self,
        request: &requests::GetClient,
    ) -> Result<ResponseValue<crate::types::GetClientAnswer>, Error> {
        let request = self.get_client_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_client`](Self::get_client) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_client_request(
        &self,
        request: &requests::GetClient,
    ) -> Result<Request, Error> {
        self.raw.get_client(&segment("clientid", request.clientid.as_str())?)
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
    /// `DELETE /clients/{clientid}`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn kick_client(
        &self,
        request: &requests::KickClient,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.kick_client_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`kick_client`](Self::kick_client) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn kick_client_request(
        &self,
        request: &requests::KickClient,
    ) -> Result<Request, Error> {
        self.raw.kick_client(&segment("clientid", request.clientid.as_str())?)
    }

    /// Lists the subscriptions of the cluster.
    ///
    /// With any filter `meta.count` is -1, except with `topic`, where it is the number of matches. Filters combine with
    /// "and"; together with `topic`, the others are applied only from 4.3.15 and 4.4.4. A `qos` that is not a number is
    /// a 400 or a 500.
    ///
    /// `GET /subscriptions`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn list_subscriptions(
        &self,
        request: &requests::ListSubscriptions,
    ) -> Result<ResponseValue<crate::types::ListSubscriptionsAnswer>, Error> {
        let request = self.list_subscriptions_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_subscriptions`](Self::list_subscriptions) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn list_subscriptions_request(
        &self,
        request: &requests::ListSubscriptions,
    ) -> Result<Request, Error> {
        self.raw
            .list_subscriptions(
                request.limit,
                request.match_topic.as_deref(),
                request.page,
                request.clientid.as_deref(),
                request.qos,
                request.share.as_deref(),
                request
                    .topic
                    .as_deref()
                    .map(emqx_cloud_core::TwiceEncoded::from)
                    .as_ref(),
            )
    }

    /// Looks up the subscriptions of one client.
    ///
    /// All subscriptions of the client, without paging. The list is empty if the client has none or does not exist. A
    /// session whose client is offline keeps its subscriptions.
    ///
    /// `GET /subscriptions/{clientid}`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_client_subscriptions(
        &self,
        request: &requests::GetClientSubscriptions,
    ) -> Result<ResponseValue<crate::types::GetClientSubscriptionsAnswer>, Error> {
        let request = self.get_client_subscriptions_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_client_subscriptions`](Self::get_client_subscriptions) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_client_subscriptions_request(
        &self,
        request: &requests::GetClientSubscriptions,
    ) -> Result<Request, Error> {
        self.raw
            .get_client_subscriptions(&segment("clientid", request.clientid.as_str())?)
    }

    /// Subscribes a client to topics.
    ///
    /// `code` 0 means that the request was passed to the client's session, **not** that the client is subscribed: look
    /// up its subscriptions afterwards. A session whose client is offline accepts it too. Access rules are not applied.
    ///
    /// The server checks, in this order, `clientid` (108), the topics (115), `qos` (116 from 4.3.13 and 4.4.2; older
    /// servers accept any) and whether the session exists (112). In a list of topics, malformed ones are silently
    /// dropped as long as one is valid.
    ///
    /// `POST /mqtt/subscribe`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn subscribe(
        &self,
        request: &requests::Subscribe,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.subscribe_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`subscribe`](Self::subscribe) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn subscribe_request(
        &self,
        request: &requests::Subscribe,
    ) -> Result<Request, Error> {
        self.raw.subscribe(&request.body)
    }

    /// Unsubscribes a client from a topic.
    ///
    /// `code` 0 means that the request was passed to the client's session, even if the client was not subscribed. A call
    /// has one topic filter: a comma is part of the filter, and `topics` is ignored. For a shared subscription, use the
    /// filter that was subscribed to, because servers list another one; see `topic` of `SubscriptionInfo`.
    ///
    /// The server checks, in this order, `clientid` (108), `topic` (115) and whether the session exists (112).
    ///
    /// `POST /mqtt/unsubscribe`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn unsubscribe(
        &self,
        request: &requests::Unsubscribe,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.unsubscribe_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`unsubscribe`](Self::unsubscribe) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn unsubscribe_request(
        &self,
        request: &requests::Unsubscribe,
    ) -> Result<Request, Error> {
        self.raw.unsubscribe(&request.body)
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
    /// `POST /mqtt/publish`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn publish(
        &self,
        request: &requests::Publish,
    ) -> Result<ResponseValue<crate::types::PublishAnswer>, Error> {
        let request = self.publish_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`publish`](Self::publish) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn publish_request(
        &self,
        request: &requests::Publish,
    ) -> Result<Request, Error> {
        self.raw.publish(&request.body)
    }

    /// Subscribes many clients to topics.
    ///
    /// The outer `code` is always 0: `data` has the outcome of every item, in the order of the request, each with a
    /// `code` that means what it means for a single subscribe. The body has to be an array; an object is a 500. An item
    /// that makes the server fail is a 500 for the whole call, after the items before it have taken effect.
    ///
    /// `POST /mqtt/subscribe_batch`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn subscribe_batch(
        &self,
        request: &requests::SubscribeBatch,
    ) -> Result<ResponseValue<crate::types::SubscribeBatchAnswer>, Error> {
        let request = self.subscribe_batch_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`subscribe_batch`](Self::subscribe_batch) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn subscribe_batch_request(
        &self,
        request: &requests::SubscribeBatch,
    ) -> Result<Request, Error> {
        self.raw.subscribe_batch(&request.body)
    }

    /// Unsubscribes many clients from topics.
    ///
    /// The outer `code` is always 0: `data` has the outcome of every item, each with its own `code`, in the order of the
    /// request. The page lists `topics` and `qos` for an item; a real server ignores both, and an item without `topic`
    /// has code 115. The body has to be an array; an object is a 500.
    ///
    /// `POST /mqtt/unsubscribe_batch`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn unsubscribe_batch(
        &self,
        request: &requests::UnsubscribeBatch,
    ) -> Result<ResponseValue<crate::types::UnsubscribeBatchAnswer>, Error> {
        let request = self.unsubscribe_batch_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`unsubscribe_batch`](Self::unsubscribe_batch) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn unsubscribe_batch_request(
        &self,
        request: &requests::UnsubscribeBatch,
    ) -> Result<Request, Error> {
        self.raw.unsubscribe_batch(&request.body)
    }

    /// Publishes many messages.
    ///
    /// The outer `code` is always 0: `data` has the outcome of every message, each with its own `code`, in the order of
    /// the request. The outcome of a message with bad parameters has code 108 and a `message` but no `topic`. A single
    /// message with a bad `qos` is a 500 for the whole call, after the messages before it have been delivered; do not
    /// send the same call again. `return` has no effect here. The body has to be an array: an object is accepted, and
    /// has an outcome with code 108 for each of its keys.
    ///
    /// `POST /mqtt/publish_batch`, not idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn publish_batch(
        &self,
        request: &requests::PublishBatch,
    ) -> Result<ResponseValue<crate::types::PublishBatchAnswer>, Error> {
        let request = self.publish_batch_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`publish_batch`](Self::publish_batch) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn publish_batch_request(
        &self,
        request: &requests::PublishBatch,
    ) -> Result<Request, Error> {
        self.raw.publish_batch(&request.body)
    }

    /// Reads the counters of every node.
    ///
    /// One row per node. The counters are not summed over the cluster, and depend on the server's version and edition.
    /// The English page says `POST`; the method is `GET`.
    ///
    /// `GET /metrics`, idempotent.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be built or sent, if the status is not the documented status of a
    /// success, or if the body does not match its schema.
    pub async fn get_metrics(
        &self,
        request: &requests::GetMetrics,
    ) -> Result<ResponseValue<crate::types::GetMetricsAnswer>, Error> {
        let request = self.get_metrics_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_metrics`](Self::get_metrics) without sending it.
    ///
    /// # Errors
    ///
    /// Returns `Error::InvalidRequest` if a value cannot be sent as a path segment or as a header.
    pub fn get_metrics_request(
        &self,
        _: &requests::GetMetrics,
    ) -> Result<Request, Error> {
        self.raw.get_metrics()
    }
}

fn segment(argument: &str, value: &str) -> Result<PathSegment, Error> {
    PathSegment::try_from(value)
        .map_err(|invalid| Error::InvalidRequest(
            format!("`{argument}` {}", invalid.problem()),
        ))
}

/// Sends a request, and decodes the body of a response with this status.
async fn exchange<T: serde::de::DeserializeOwned>(
    client: &Client,
    request: Request,
    success: u16,
) -> Result<ResponseValue<T>, Error> {
    let response = progenitor_client::ClientInfo::client(&client.raw)
        .execute(request)
        .await?;
    match response.status().as_u16() {
        status if status == success => ResponseValue::from_response(response).await,
        _ => Err(Error::UnexpectedResponse(response)),
    }
}
