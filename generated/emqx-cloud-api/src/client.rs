// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The typed client of the EMQX Cloud REST API.
#![allow(clippy::result_large_err, reason = "progenitor's error is as large as it is")]
#![allow(unused_imports, reason = "which are needed depends on the document")]
use emqx_cloud_core::{PathSegment, Secret, auth};
use reqwest::Request;
use crate::{Error, ResponseValue, raw, requests, types};
/// The typed client of the EMQX Cloud REST API.
///
/// A call performs one exchange, and its result is not interpreted: see the crate. A clone is cheap, and shares
/// connections.
#[derive(Debug, Clone)]
pub struct Client {
    raw: raw::Client,
}

impl Client {
    /// Creates a client of the deployment at `base`, which sends the credentials with every request.
    ///
    /// `base` is the address that the API has, path included, such as `https://deployment.example:8443/api`. Connecting may take 5 seconds and a whole exchange 15; redirects are not followed, and nothing is retried.
    ///
    /// ```
    /// let client = emqx_cloud_api::Client::new("https://deployment.example:8443/api", "app-id", &"app-secret".into())?;
    /// # let _ = client;
    /// # Ok::<_, emqx_cloud_api::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// TLS cannot be set up on this machine, or the credentials cannot be sent in a header.
    pub fn new(base: &str, app_id: &str, app_secret: &Secret) -> Result<Self, Error> {
        let authorization: Result<_, reqwest::header::InvalidHeaderValue> = Ok(
            auth::basic(app_id, app_secret),
        );
        Ok(Self::with_http_client(base, auth::http_client(authorization?)?))
    }

    /// Creates a client of the deployment at `base` that sends through `http`, which brings the credentials.
    pub fn with_http_client(base: &str, http: reqwest::Client) -> Self {
        Self {
            raw: raw::Client::new_with_client(base.trim_end_matches('/'), http),
        }
    }

    /// Lists the user names that have credentials.
    ///
    /// Passwords are not in the answer. Newer servers add `created_at` to every row and `hasnext` to `meta`, and honour
    /// the filters from 4.3.15 and 4.4.4; older ones ignore a filter and send the whole list. With any filter
    /// `meta.count` is -1. Rows are sorted newest first only inside a page.
    ///
    /// `GET /auth_username`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_usernames(
        &self,
        request: &requests::ListUsernames,
    ) -> Result<ResponseValue<crate::types::ListUsernamesAnswer>, Error> {
        let request = self.list_usernames_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_usernames`](Self::list_usernames), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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

    /// Creates credentials for user names, one or many.
    ///
    /// An object creates one user; an array creates many. An existing user is never overwritten.
    ///
    /// One: success is `code` 0 and nothing else. A failure has no `code`; its `message` is one word of
    /// `FailureReason`: `existed`, `login` (the name is missing, empty or not a string) or `password` (likewise).
    ///
    /// Many: the answer is `code` 0 even if every row failed, and `data` tells the outcome of each name. A name that is
    /// sent twice has only one entry, the outcome of the first, so do not repeat a name. A row without a name is
    /// answered under `undefined`. An empty array is a 500. A row whose name is not a string has, on real servers, led
    /// to a 204 with an empty body after the other rows had been written.
    ///
    /// `POST /auth_username`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn create_username(
        &self,
        request: &requests::CreateUsername,
    ) -> Result<ResponseValue<crate::types::CreateUsernameAnswer>, Error> {
        let request = self.create_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`create_username`](Self::create_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn create_username_request(
        &self,
        request: &requests::CreateUsername,
    ) -> Result<Request, Error> {
        self.raw.create_username(&request.body)
    }

    /// Looks up the credentials of one user name.
    ///
    /// A user that does not exist is answered with 200, `code` 0 and an empty object in `data`. What comes back beside
    /// the name depends on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and 4.4.4, and
    /// nothing between them.
    ///
    /// `GET /auth_username/{username}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_username(
        &self,
        request: &requests::GetUsername,
    ) -> Result<ResponseValue<crate::types::GetUsernameAnswer>, Error> {
        let request = self.get_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_username`](Self::get_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn get_username_request(
        &self,
        request: &requests::GetUsername,
    ) -> Result<Request, Error> {
        self.raw.get_username(&segment("username", request.username.as_str())?)
    }

    /// Changes the password of one user name.
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such user). Clients that are connected stay connected.
    ///
    /// `PUT /auth_username/{username}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn update_username(
        &self,
        request: &requests::UpdateUsername,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.update_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`update_username`](Self::update_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// Deleting a user that does not exist is a success too (`code` 0). Clients that are connected stay connected; kick
    /// them if they have to go.
    ///
    /// `DELETE /auth_username/{username}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn delete_username(
        &self,
        request: &requests::DeleteUsername,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_username`](Self::delete_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn delete_username_request(
        &self,
        request: &requests::DeleteUsername,
    ) -> Result<Request, Error> {
        self.raw.delete_username(&segment("username", request.username.as_str())?)
    }

    /// Lists the client identifiers that have credentials.
    ///
    /// Passwords are not in the answer. Newer servers add `created_at` to every row and `hasnext` to `meta`, and honour
    /// the filters from 4.3.15 and 4.4.4; older ones ignore a filter and send the whole list. With any filter
    /// `meta.count` is -1. Rows are sorted newest first only inside a page.
    ///
    /// `GET /auth_clientid`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_clientids(
        &self,
        request: &requests::ListClientids,
    ) -> Result<ResponseValue<crate::types::ListClientidsAnswer>, Error> {
        let request = self.list_clientids_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_clientids`](Self::list_clientids), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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

    /// Creates credentials for client identifiers, one or many.
    ///
    /// An object creates one client; an array creates many. An existing client is never overwritten.
    ///
    /// One: success is `code` 0 and nothing else. A failure has no `code`; its `message` is one word of
    /// `FailureReason`: `existed`, `login` (the identifier is missing, empty or not a string) or `password` (likewise).
    ///
    /// Many: the answer is `code` 0 even if every row failed, and `data` tells the outcome of each identifier. An
    /// identifier that is sent twice has only one entry, the outcome of the first, so do not repeat one. A row without
    /// an identifier is answered under `undefined`. An empty array is a 500. A row whose identifier is not a string
    /// has, on real servers, led to a 204 with an empty body after the other rows had been written.
    ///
    /// `POST /auth_clientid`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn create_clientid(
        &self,
        request: &requests::CreateClientid,
    ) -> Result<ResponseValue<crate::types::CreateClientidAnswer>, Error> {
        let request = self.create_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`create_clientid`](Self::create_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn create_clientid_request(
        &self,
        request: &requests::CreateClientid,
    ) -> Result<Request, Error> {
        self.raw.create_clientid(&request.body)
    }

    /// Looks up the credentials of one client identifier.
    ///
    /// A client that does not exist is answered with 200, `code` 0 and an empty object in `data`. What comes back
    /// beside the identifier depends on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and
    /// 4.4.4, and nothing between them.
    ///
    /// `GET /auth_clientid/{clientid}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_clientid(
        &self,
        request: &requests::GetClientid,
    ) -> Result<ResponseValue<crate::types::GetClientidAnswer>, Error> {
        let request = self.get_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_clientid`](Self::get_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn get_clientid_request(
        &self,
        request: &requests::GetClientid,
    ) -> Result<Request, Error> {
        self.raw.get_clientid(&segment("clientid", request.clientid.as_str())?)
    }

    /// Changes the password of one client identifier.
    ///
    /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
    /// string; checked first) or `noexisted` (no such client). A client that is connected stays connected.
    ///
    /// `PUT /auth_clientid/{clientid}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn update_clientid(
        &self,
        request: &requests::UpdateClientid,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.update_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`update_clientid`](Self::update_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// Deleting a client that does not exist is a success too (`code` 0). A client that is connected stays connected;
    /// kick it if it has to go.
    ///
    /// `DELETE /auth_clientid/{clientid}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn delete_clientid(
        &self,
        request: &requests::DeleteClientid,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_clientid`](Self::delete_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn delete_clientid_request(
        &self,
        request: &requests::DeleteClientid,
    ) -> Result<Request, Error> {
        self.raw.delete_clientid(&segment("clientid", request.clientid.as_str())?)
    }

    /// Creates access rules, one or many.
    ///
    /// An object creates one rule; an array creates many. A rule with `clientid` is for that client, one with
    /// `username` for that user, one with neither for everybody. Both in one rule is a 500, even if one of them is
    /// null; in an array the rules before it have then been written.
    ///
    /// A rule for the same client or user, topic and action replaces the old one, so calling this again changes
    /// `access`. Topic filters are not checked: a filter that can never match is stored without complaint.
    ///
    /// One: a refused rule has no `code`; its `message` is an Erlang term that holds a word of `FailureReason`, such as
    /// `{error,action}`.
    ///
    /// Many: the answer is `code` 0 even if every rule was refused. `data` has one row per rule **in reverse order of
    /// the request**, each with its own `result`; a field that was missing comes back as the string `undefined`. An
    /// empty array is a 500.
    ///
    /// `POST /acl`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn create_acl(
        &self,
        request: &requests::CreateAcl,
    ) -> Result<ResponseValue<crate::types::CreateAclAnswer>, Error> {
        let request = self.create_acl_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`create_acl`](Self::create_acl), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn create_acl_request(
        &self,
        request: &requests::CreateAcl,
    ) -> Result<Request, Error> {
        self.raw.create_acl(&request.body)
    }

    /// Lists the access rules for client identifiers.
    ///
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The answer has no `hasnext`: ask
    /// for pages until one comes back with fewer rows than the limit. Do not stop by `meta.count`, which is wrong with
    /// a filter (0 beside data, or more than you get). `_limit` 0 is a 500 here. Filters are honoured from 4.3.15 and
    /// 4.4.4; older servers ignore them and send every rule.
    ///
    /// `GET /acl/clientid`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_acl_by_clientid(
        &self,
        request: &requests::ListAclByClientid,
    ) -> Result<ResponseValue<crate::types::ListAclByClientidAnswer>, Error> {
        let request = self.list_acl_by_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_acl_by_clientid`](Self::list_acl_by_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The answer has no `hasnext`: ask
    /// for pages until one comes back with fewer rows than the limit. Do not stop by `meta.count`, which is wrong with
    /// a filter (0 beside data, or more than you get). `_limit` 0 is a 500 here. Filters are honoured from 4.3.15 and
    /// 4.4.4; older servers ignore them and send every rule.
    ///
    /// `GET /acl/username`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_acl_by_username(
        &self,
        request: &requests::ListAclByUsername,
    ) -> Result<ResponseValue<crate::types::ListAclByUsernameAnswer>, Error> {
        let request = self.list_acl_by_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_acl_by_username`](Self::list_acl_by_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// rows, `sub` and `pub`. The answer has no `hasnext`: ask for pages until one comes back with fewer rows than the
    /// limit. Do not stop by `meta.count`, which is wrong with a filter. `_limit` 0 is a 500 here. Filters are honoured
    /// from 4.3.15 and 4.4.4; older servers ignore them and send every rule.
    ///
    /// `GET /acl/$all`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_acl_for_all(
        &self,
        request: &requests::ListAclForAll,
    ) -> Result<ResponseValue<crate::types::ListAclForAllAnswer>, Error> {
        let request = self.list_acl_for_all_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_acl_for_all`](Self::list_acl_for_all), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// All rules of the client, without pages. A client without rules is answered with an empty array. A rule that was
    /// created with `pubsub` comes back as two rows, `sub` and `pub`.
    ///
    /// `GET /acl/clientid/{clientid}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_acl_by_clientid(
        &self,
        request: &requests::GetAclByClientid,
    ) -> Result<ResponseValue<crate::types::GetAclByClientidAnswer>, Error> {
        let request = self.get_acl_by_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_acl_by_clientid`](Self::get_acl_by_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn get_acl_by_clientid_request(
        &self,
        request: &requests::GetAclByClientid,
    ) -> Result<Request, Error> {
        self.raw.get_acl_by_clientid(&segment("clientid", request.clientid.as_str())?)
    }

    /// Looks up the access rules for one user name.
    ///
    /// All rules of the user, without pages. A user without rules is answered with an empty array. A rule that was
    /// created with `pubsub` comes back as two rows, `sub` and `pub`.
    ///
    /// `GET /acl/username/{username}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_acl_by_username(
        &self,
        request: &requests::GetAclByUsername,
    ) -> Result<ResponseValue<crate::types::GetAclByUsernameAnswer>, Error> {
        let request = self.get_acl_by_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_acl_by_username`](Self::get_acl_by_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn get_acl_by_username_request(
        &self,
        request: &requests::GetAclByUsername,
    ) -> Result<Request, Error> {
        self.raw.get_acl_by_username(&segment("username", request.username.as_str())?)
    }

    /// Deletes the access rules for one client identifier and topic.
    ///
    /// Deletes every rule of this client for exactly this topic filter, whatever its action. Deleting what does not
    /// exist is a success too (`code` 0), so check the spelling of the topic.
    ///
    /// `DELETE /acl/clientid/{clientid}/topic/{topic}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn delete_acl_by_clientid(
        &self,
        request: &requests::DeleteAclByClientid,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_acl_by_clientid_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_acl_by_clientid`](Self::delete_acl_by_clientid), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// Deletes every rule of this user for exactly this topic filter, whatever its action. Deleting what does not exist
    /// is a success too (`code` 0), so check the spelling of the topic.
    ///
    /// `DELETE /acl/username/{username}/topic/{topic}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn delete_acl_by_username(
        &self,
        request: &requests::DeleteAclByUsername,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_acl_by_username_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_acl_by_username`](Self::delete_acl_by_username), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// Deletes every rule for everybody with exactly this topic filter, whatever its action. Deleting what does not
    /// exist is a success too (`code` 0), so check the spelling of the topic. The vendor's pages give the path as
    /// `/acl/all/$all/topic/{topic}`, which is a 404 on real servers. `$all` is literal: `%24all` is a 404 as well.
    ///
    /// `DELETE /acl/$all/topic/{topic}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn delete_acl_for_all(
        &self,
        request: &requests::DeleteAclForAll,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.delete_acl_for_all_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`delete_acl_for_all`](Self::delete_acl_for_all), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn delete_acl_for_all_request(
        &self,
        request: &requests::DeleteAclForAll,
    ) -> Result<Request, Error> {
        self.raw.delete_acl_for_all(&segment("topic", request.topic.as_str())?)
    }

    /// Lists the clients of the cluster.
    ///
    /// Connected clients, and sessions whose client is offline. Filters combine with "and". With any filter
    /// `meta.count` is -1. Filters match exactly and by case, except `_like_clientid` and `_like_username`. A value
    /// that the server cannot convert (a word as `proto_ver`, an IPv6 address) is a failure with code 108; an unknown
    /// value (a `zone` that does not exist) matches nothing. An empty `_like_clientid` or `_like_username`, or a page
    /// that is not a number, is a 500.
    ///
    /// `GET /clients`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_clients(
        &self,
        request: &requests::ListClients,
    ) -> Result<ResponseValue<crate::types::ListClientsAnswer>, Error> {
        let request = self.list_clients_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_clients`](Self::list_clients), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn list_clients_request(
        &self,
        request: &requests::ListClients,
    ) -> Result<Request, Error> {
        self.raw
            .list_clients(
                request.gte_connected_at,
                request.gte_created_at,
                request.like_clientid.as_deref(),
                request.like_username.as_deref(),
                request.limit,
                request.lte_connected_at,
                request.lte_created_at,
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
    /// `data` is an array with one client, or an empty array if there is no such client: that is neither a 404 nor a
    /// failure. A session whose client is offline is found too, with `connected` false.
    ///
    /// `GET /clients/{clientid}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_client(
        &self,
        request: &requests::GetClient,
    ) -> Result<ResponseValue<crate::types::GetClientAnswer>, Error> {
        let request = self.get_client_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_client`](Self::get_client), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn get_client_request(
        &self,
        request: &requests::GetClient,
    ) -> Result<Request, Error> {
        self.raw.get_client(&segment("clientid", request.clientid.as_str())?)
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
    /// `DELETE /clients/{clientid}`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn kick_client(
        &self,
        request: &requests::KickClient,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.kick_client_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`kick_client`](Self::kick_client), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn kick_client_request(
        &self,
        request: &requests::KickClient,
    ) -> Result<Request, Error> {
        self.raw.kick_client(&segment("clientid", request.clientid.as_str())?)
    }

    /// Lists the subscriptions of the cluster.
    ///
    /// With any filter `meta.count` is -1, except with `topic`, which counts really. Filters combine with "and"; beside
    /// `topic` the others count only from 4.3.15 and 4.4.4. A `qos` that is not a number is a 400 or a 500.
    ///
    /// `GET /subscriptions`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn list_subscriptions(
        &self,
        request: &requests::ListSubscriptions,
    ) -> Result<ResponseValue<crate::types::ListSubscriptionsAnswer>, Error> {
        let request = self.list_subscriptions_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`list_subscriptions`](Self::list_subscriptions), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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
    /// All subscriptions of the client, without pages. A client that does not exist, or has none, is answered with an
    /// empty array. A session whose client is offline keeps its subscriptions.
    ///
    /// `GET /subscriptions/{clientid}`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_client_subscriptions(
        &self,
        request: &requests::GetClientSubscriptions,
    ) -> Result<ResponseValue<crate::types::GetClientSubscriptionsAnswer>, Error> {
        let request = self.get_client_subscriptions_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_client_subscriptions`](Self::get_client_subscriptions), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn get_client_subscriptions_request(
        &self,
        request: &requests::GetClientSubscriptions,
    ) -> Result<Request, Error> {
        self.raw
            .get_client_subscriptions(&segment("clientid", request.clientid.as_str())?)
    }

    /// Subscribes a client to topics.
    ///
    /// `code` 0 means that the request was handed to the client's session, **not** that the client is subscribed: look
    /// at its subscriptions afterwards. A session whose client is offline accepts it too. Access rules are not applied.
    ///
    /// The server checks, in this order: `clientid` (108), topics (115), `qos` (116 from 4.3.13 and 4.4.2; older
    /// servers accept any) and whether the session exists (112). Of a list of topics, the malformed ones are dropped in
    /// silence as long as one is good.
    ///
    /// `POST /mqtt/subscribe`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn subscribe(
        &self,
        request: &requests::Subscribe,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.subscribe_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`subscribe`](Self::subscribe), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn subscribe_request(
        &self,
        request: &requests::Subscribe,
    ) -> Result<Request, Error> {
        self.raw.subscribe(&request.body)
    }

    /// Unsubscribes a client from a topic.
    ///
    /// `code` 0 means that the request was handed to the client's session; it is also the answer if the client was not
    /// subscribed. One topic filter per call: a comma is part of the filter, and `topics` is ignored.
    ///
    /// `POST /mqtt/unsubscribe`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn unsubscribe(
        &self,
        request: &requests::Unsubscribe,
    ) -> Result<ResponseValue<crate::types::Ack>, Error> {
        let request = self.unsubscribe_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`unsubscribe`](Self::unsubscribe), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn unsubscribe_request(
        &self,
        request: &requests::Unsubscribe,
    ) -> Result<Request, Error> {
        self.raw.unsubscribe(&request.body)
    }

    /// Publishes a message to one topic or several.
    ///
    /// The message is delivered as if a client had published it, but access rules are not applied. `code` 0 says
    /// nothing about subscribers: it is also the answer if nobody listens. It is not refused for its size either: a
    /// payload over the server's packet limit is delivered anyway.
    ///
    /// Failures: 115 for a topic that is missing, empty, has wildcards or is over 65535 bytes; 108 for a payload that
    /// is not the base64 that `encoding` promises, and for bad properties. A `qos` outside 0 to 2 is a 500. Sending the
    /// call twice publishes twice.
    ///
    /// `POST /mqtt/publish`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn publish(
        &self,
        request: &requests::Publish,
    ) -> Result<ResponseValue<crate::types::PublishAnswer>, Error> {
        let request = self.publish_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`publish`](Self::publish), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn publish_request(
        &self,
        request: &requests::Publish,
    ) -> Result<Request, Error> {
        self.raw.publish(&request.body)
    }

    /// Subscribes clients to topics, many at once.
    ///
    /// The outer `code` is always 0: every row of `data` has its own, in the order of the request, with the meaning
    /// that it has for a single subscribe. The body has to be an array; an object is a 500. A row that makes the server
    /// fail is a 500 for the whole call, after the rows before it were carried out.
    ///
    /// `POST /mqtt/subscribe_batch`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn subscribe_batch(
        &self,
        request: &requests::SubscribeBatch,
    ) -> Result<ResponseValue<crate::types::SubscribeBatchAnswer>, Error> {
        let request = self.subscribe_batch_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`subscribe_batch`](Self::subscribe_batch), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn subscribe_batch_request(
        &self,
        request: &requests::SubscribeBatch,
    ) -> Result<Request, Error> {
        self.raw.subscribe_batch(&request.body)
    }

    /// Unsubscribes clients from topics, many at once.
    ///
    /// The outer `code` is always 0: every row of `data` has its own, in the order of the request. The page lists
    /// `topics` and `qos` for a row; a real server ignores both, and a row without `topic` gets code 115. The body has
    /// to be an array; an object is a 500.
    ///
    /// `POST /mqtt/unsubscribe_batch`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn unsubscribe_batch(
        &self,
        request: &requests::UnsubscribeBatch,
    ) -> Result<ResponseValue<crate::types::UnsubscribeBatchAnswer>, Error> {
        let request = self.unsubscribe_batch_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`unsubscribe_batch`](Self::unsubscribe_batch), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn unsubscribe_batch_request(
        &self,
        request: &requests::UnsubscribeBatch,
    ) -> Result<Request, Error> {
        self.raw.unsubscribe_batch(&request.body)
    }

    /// Publishes many messages at once.
    ///
    /// The outer `code` is always 0: every row of `data` has its own, in the order of the request. A message with bad
    /// parameters is answered with code 108 and a `message` but without `topic`. One message with a bad `qos` is a 500
    /// for the whole call, after the messages before it were delivered; do not send the call again as it is. `return`
    /// has no effect here. The body has to be an array: an object is not refused but answered with 108 for each of its
    /// keys.
    ///
    /// `POST /mqtt/publish_batch`; not idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn publish_batch(
        &self,
        request: &requests::PublishBatch,
    ) -> Result<ResponseValue<crate::types::PublishBatchAnswer>, Error> {
        let request = self.publish_batch_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`publish_batch`](Self::publish_batch), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
    pub fn publish_batch_request(
        &self,
        request: &requests::PublishBatch,
    ) -> Result<Request, Error> {
        self.raw.publish_batch(&request.body)
    }

    /// Reads the counters of every node.
    ///
    /// One row per node. Nothing is summed over the cluster, and which counters there are depends on the server's
    /// version and edition. The English page says `POST`; the method is `GET`.
    ///
    /// `GET /metrics`; idempotent.
    ///
    /// # Errors
    ///
    /// The request cannot be built or sent, the status is another one than documented for a success, or the body
    /// is not what is documented.
    pub async fn get_metrics(
        &self,
        request: &requests::GetMetrics,
    ) -> Result<ResponseValue<crate::types::GetMetricsAnswer>, Error> {
        let request = self.get_metrics_request(request)?;
        exchange(self, request, 200).await
    }

    /// Builds the request of [`get_metrics`](Self::get_metrics), and does not send it.
    ///
    /// # Errors
    ///
    /// `Error::InvalidRequest`: a path segment or a header cannot have that value.
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

/// Sends a request, and decodes the body of a response with that status.
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
