// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The request types, one for each operation. Required values are arguments of `new`, optional ones have
//! setters.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{InvalidArguments, IntoOption, Validate, check};
use crate::EXCLUDED;
/// The request of `GET /auth_username`: list the user names that have credentials.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListUsernames {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only the row with exactly this user name. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    pub username: Option<String>,
    /// Only rows whose user name contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers. An empty string is a 500 on a credential list.
    pub like_username: Option<String>,
}

impl ListUsernames {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            username: None,
            like_username: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `username`: only the row with exactly this user name. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    #[must_use]
    pub fn username(mut self, username: impl IntoOption<String>) -> Self {
        self.username = username.into_option();
        self
    }

    /// Sets `like_username`: only rows whose user name contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers. An empty string is a 500 on a credential list.
    #[must_use]
    pub fn like_username(mut self, like_username: impl IntoOption<String>) -> Self {
        self.like_username = like_username.into_option();
        self
    }
}

impl Validate for ListUsernames {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.username {
            invalid.add(check::text("username", value, 1, None));
            invalid.add(check::without("username", value, EXCLUDED));
        }

        if let Some(value) = &self.like_username {
            invalid.add(check::text("like_username", value, 1, None));
            invalid.add(check::without("like_username", value, EXCLUDED));
        }
    }
}

/// The request of `POST /auth_username`: create credentials for one or many user names.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateUsername {
    /// The body.
    pub body: crate::types::CreateUsernameBody,
}

impl CreateUsername {
    /// Creates a request with its body.
    pub fn new(body: impl Into<crate::types::CreateUsernameBody>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for CreateUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `GET /auth_username/{username}`: look up the credentials of one user name.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetUsername {
    /// The user name. In the path, it is one percent-encoded segment: `group/ann` is sent as `group%2Fann`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8.
    pub username: String,
}

impl GetUsername {
    /// Creates a request with the required values.
    pub fn new(username: impl Into<String>) -> Self {
        Self { username: username.into() }
    }
}

impl Validate for GetUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("username", &self.username));
        invalid.add(check::without("username", &self.username, &['�']));
    }
}

/// The request of `PUT /auth_username/{username}`: change the password of one user name.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateUsername {
    /// The user name. In the path, it is one percent-encoded segment: `group/ann` is sent as `group%2Fann`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8.
    pub username: String,
    /// The body.
    pub body: crate::types::PasswordChange,
}

impl UpdateUsername {
    /// Creates a request with the required values and its body.
    pub fn new(
        username: impl Into<String>,
        body: impl Into<crate::types::PasswordChange>,
    ) -> Self {
        Self {
            username: username.into(),
            body: body.into(),
        }
    }
}

impl Validate for UpdateUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("username", &self.username));
        invalid.add(check::without("username", &self.username, &['�']));
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `DELETE /auth_username/{username}`: delete the credentials of one user name.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteUsername {
    /// The user name. In the path, it is one percent-encoded segment: `group/ann` is sent as `group%2Fann`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8.
    pub username: String,
}

impl DeleteUsername {
    /// Creates a request with the required values.
    pub fn new(username: impl Into<String>) -> Self {
        Self { username: username.into() }
    }
}

impl Validate for DeleteUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("username", &self.username));
        invalid.add(check::without("username", &self.username, &['�']));
    }
}

/// The request of `GET /auth_clientid`: list the client identifiers that have credentials.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListClientids {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only the row with exactly this client identifier. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    pub clientid: Option<String>,
    /// Only rows whose client identifier contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4,
    /// and ignored by older servers. An empty string is a 500 on a credential list.
    pub like_clientid: Option<String>,
}

impl ListClientids {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            clientid: None,
            like_clientid: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `clientid`: only the row with exactly this client identifier. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    #[must_use]
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `like_clientid`: only rows whose client identifier contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4,
    /// and ignored by older servers. An empty string is a 500 on a credential list.
    #[must_use]
    pub fn like_clientid(mut self, like_clientid: impl IntoOption<String>) -> Self {
        self.like_clientid = like_clientid.into_option();
        self
    }
}

impl Validate for ListClientids {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.clientid {
            invalid.add(check::text("clientid", value, 1, None));
            invalid.add(check::without("clientid", value, EXCLUDED));
        }

        if let Some(value) = &self.like_clientid {
            invalid.add(check::text("like_clientid", value, 1, None));
            invalid.add(check::without("like_clientid", value, EXCLUDED));
        }
    }
}

/// The request of `POST /auth_clientid`: create credentials for one or many client identifiers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateClientid {
    /// The body.
    pub body: crate::types::CreateClientidBody,
}

impl CreateClientid {
    /// Creates a request with its body.
    pub fn new(body: impl Into<crate::types::CreateClientidBody>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for CreateClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `GET /auth_clientid/{clientid}`: look up the credentials of one client identifier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetClientid {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
}

impl GetClientid {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self { clientid: clientid.into() }
    }
}

impl Validate for GetClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
    }
}

/// The request of `PUT /auth_clientid/{clientid}`: change the password of one client identifier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UpdateClientid {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
    /// The body.
    pub body: crate::types::PasswordChange,
}

impl UpdateClientid {
    /// Creates a request with the required values and its body.
    pub fn new(
        clientid: impl Into<String>,
        body: impl Into<crate::types::PasswordChange>,
    ) -> Self {
        Self {
            clientid: clientid.into(),
            body: body.into(),
        }
    }
}

impl Validate for UpdateClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `DELETE /auth_clientid/{clientid}`: delete the credentials of one client identifier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteClientid {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
}

impl DeleteClientid {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self { clientid: clientid.into() }
    }
}

impl Validate for DeleteClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
    }
}

/// The request of `POST /acl`: create one or many access rules.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreateAcl {
    /// The body.
    pub body: crate::types::CreateAclBody,
}

impl CreateAcl {
    /// Creates a request with its body.
    pub fn new(body: impl Into<crate::types::CreateAclBody>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for CreateAcl {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `GET /acl/clientid`: list the access rules for client identifiers.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAclByClientid {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only the row with exactly this client identifier. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    pub clientid: Option<String>,
    /// Only rows whose client identifier contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4,
    /// and ignored by older servers. An empty string is a 500 on a credential list.
    pub like_clientid: Option<String>,
    /// Only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    pub topic: Option<String>,
    /// Only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    pub action: Option<crate::enums::AclAction>,
    /// Only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    pub access: Option<crate::enums::AclAccess>,
}

impl ListAclByClientid {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            clientid: None,
            like_clientid: None,
            topic: None,
            action: None,
            access: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `clientid`: only the row with exactly this client identifier. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers, which send the whole list.
    #[must_use]
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `like_clientid`: only rows whose client identifier contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4,
    /// and ignored by older servers. An empty string is a 500 on a credential list.
    #[must_use]
    pub fn like_clientid(mut self, like_clientid: impl IntoOption<String>) -> Self {
        self.like_clientid = like_clientid.into_option();
        self
    }

    /// Sets `topic`: only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    #[must_use]
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }

    /// Sets `action`: only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    #[must_use]
    pub fn action(mut self, action: impl IntoOption<crate::enums::AclAction>) -> Self {
        self.action = action.into_option();
        self
    }

    /// Sets `access`: only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    #[must_use]
    pub fn access(mut self, access: impl IntoOption<crate::enums::AclAccess>) -> Self {
        self.access = access.into_option();
        self
    }
}

impl Validate for ListAclByClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.clientid {
            invalid.add(check::text("clientid", value, 1, None));
            invalid.add(check::without("clientid", value, EXCLUDED));
        }

        if let Some(value) = &self.like_clientid {
            invalid.add(check::text("like_clientid", value, 1, None));
            invalid.add(check::without("like_clientid", value, EXCLUDED));
        }

        if let Some(value) = &self.topic {
            invalid.add(check::text("topic", value, 1, None));
            invalid.add(check::without("topic", value, EXCLUDED));
        }
    }
}

/// The request of `GET /acl/username`: list the access rules for user names.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAclByUsername {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only the row with exactly this user name. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    pub username: Option<String>,
    /// Only rows whose user name contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers. An empty string is a 500 on a credential list.
    pub like_username: Option<String>,
    /// Only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    pub topic: Option<String>,
    /// Only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    pub action: Option<crate::enums::AclAction>,
    /// Only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    pub access: Option<crate::enums::AclAccess>,
}

impl ListAclByUsername {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            username: None,
            like_username: None,
            topic: None,
            action: None,
            access: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `username`: only the row with exactly this user name. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored by
    /// older servers, which send the whole list.
    #[must_use]
    pub fn username(mut self, username: impl IntoOption<String>) -> Self {
        self.username = username.into_option();
        self
    }

    /// Sets `like_username`: only rows whose user name contains this string. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers. An empty string is a 500 on a credential list.
    #[must_use]
    pub fn like_username(mut self, like_username: impl IntoOption<String>) -> Self {
        self.like_username = like_username.into_option();
        self
    }

    /// Sets `topic`: only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    #[must_use]
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }

    /// Sets `action`: only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    #[must_use]
    pub fn action(mut self, action: impl IntoOption<crate::enums::AclAction>) -> Self {
        self.action = action.into_option();
        self
    }

    /// Sets `access`: only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    #[must_use]
    pub fn access(mut self, access: impl IntoOption<crate::enums::AclAccess>) -> Self {
        self.access = access.into_option();
        self
    }
}

impl Validate for ListAclByUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.username {
            invalid.add(check::text("username", value, 1, None));
            invalid.add(check::without("username", value, EXCLUDED));
        }

        if let Some(value) = &self.like_username {
            invalid.add(check::text("like_username", value, 1, None));
            invalid.add(check::without("like_username", value, EXCLUDED));
        }

        if let Some(value) = &self.topic {
            invalid.add(check::text("topic", value, 1, None));
            invalid.add(check::without("topic", value, EXCLUDED));
        }
    }
}

/// The request of `GET /acl/$all`: list the access rules for everybody.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAclForAll {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    pub topic: Option<String>,
    /// Only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    pub action: Option<crate::enums::AclAction>,
    /// Only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    pub access: Option<crate::enums::AclAccess>,
}

impl ListAclForAll {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            topic: None,
            action: None,
            access: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `topic`: only rules with exactly this topic filter. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and ignored
    /// by older servers.
    #[must_use]
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }

    /// Sets `action`: only rules for this action. Lists never contain `pubsub`, so use `pub` or `sub`. Not on the vendor's page;
    /// applied from 4.3.15 and 4.4.4, and ignored by older servers.
    #[must_use]
    pub fn action(mut self, action: impl IntoOption<crate::enums::AclAction>) -> Self {
        self.action = action.into_option();
        self
    }

    /// Sets `access`: only rules that allow, or only rules that deny. Not on the vendor's page; applied from 4.3.15 and 4.4.4, and
    /// ignored by older servers.
    #[must_use]
    pub fn access(mut self, access: impl IntoOption<crate::enums::AclAccess>) -> Self {
        self.access = access.into_option();
        self
    }
}

impl Validate for ListAclForAll {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.topic {
            invalid.add(check::text("topic", value, 1, None));
            invalid.add(check::without("topic", value, EXCLUDED));
        }
    }
}

/// The request of `GET /acl/clientid/{clientid}`: look up the access rules for one client identifier.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetAclByClientid {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
}

impl GetAclByClientid {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self { clientid: clientid.into() }
    }
}

impl Validate for GetAclByClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
    }
}

/// The request of `GET /acl/username/{username}`: look up the access rules for one user name.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetAclByUsername {
    /// The user name. In the path, it is one percent-encoded segment: `group/ann` is sent as `group%2Fann`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8.
    pub username: String,
}

impl GetAclByUsername {
    /// Creates a request with the required values.
    pub fn new(username: impl Into<String>) -> Self {
        Self { username: username.into() }
    }
}

impl Validate for GetAclByUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("username", &self.username));
        invalid.add(check::without("username", &self.username, &['�']));
    }
}

/// The request of `DELETE /acl/clientid/{clientid}/topic/{topic}`: delete the access rules for one client identifier and topic.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteAclByClientid {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
    /// The topic filter of the rule. In the path, it is one percent-encoded segment: `topic/A` is sent as `topic%2FA` (the
    /// page's example `topic%2uA` is not a valid escape), `+` as `%2B`, `#` as `%23`. With a bare `/` it would be a
    /// different path, which is a 404.
    pub topic: String,
}

impl DeleteAclByClientid {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            clientid: clientid.into(),
            topic: topic.into(),
        }
    }
}

impl Validate for DeleteAclByClientid {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
        invalid.add(check::segment("topic", &self.topic));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
    }
}

/// The request of `DELETE /acl/username/{username}/topic/{topic}`: delete the access rules for one user name and topic.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteAclByUsername {
    /// The user name. In the path, it is one percent-encoded segment: `group/ann` is sent as `group%2Fann`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8.
    pub username: String,
    /// The topic filter of the rule. In the path, it is one percent-encoded segment: `topic/A` is sent as `topic%2FA` (the
    /// page's example `topic%2uA` is not a valid escape), `+` as `%2B`, `#` as `%23`. With a bare `/` it would be a
    /// different path, which is a 404.
    pub topic: String,
}

impl DeleteAclByUsername {
    /// Creates a request with the required values.
    pub fn new(username: impl Into<String>, topic: impl Into<String>) -> Self {
        Self {
            username: username.into(),
            topic: topic.into(),
        }
    }
}

impl Validate for DeleteAclByUsername {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("username", &self.username));
        invalid.add(check::without("username", &self.username, &['�']));
        invalid.add(check::segment("topic", &self.topic));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
    }
}

/// The request of `DELETE /acl/$all/topic/{topic}`: delete the access rules for everybody and one topic.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DeleteAclForAll {
    /// The topic filter of the rule. In the path, it is one percent-encoded segment: `topic/A` is sent as `topic%2FA` (the
    /// page's example `topic%2uA` is not a valid escape), `+` as `%2B`, `#` as `%23`. With a bare `/` it would be a
    /// different path, which is a 404.
    pub topic: String,
}

impl DeleteAclForAll {
    /// Creates a request with the required values.
    pub fn new(topic: impl Into<String>) -> Self {
        Self { topic: topic.into() }
    }
}

impl Validate for DeleteAclForAll {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("topic", &self.topic));
        invalid.add(check::without("topic", &self.topic, EXCLUDED));
    }
}

/// The request of `GET /clients`: list the clients of the cluster.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListClients {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only the client with exactly this identifier.
    pub clientid: Option<String>,
    /// Only clients that connected with exactly this user name.
    pub username: Option<String>,
    /// Only clients of this zone, a named group of settings on the server such as `external`.
    pub zone: Option<String>,
    /// Only clients that connected from this IPv4 address, in dotted form. An IPv6 address is a failure with code
    /// 108.
    pub ip_address: Option<String>,
    /// Only clients with this state of their connection.
    pub conn_state: Option<crate::enums::ConnState>,
    /// Only clients that did (`true`) or did not (`false`) ask for a fresh session when they connected.
    pub clean_start: Option<bool>,
    /// Only clients that speak this protocol.
    pub proto_name: Option<crate::enums::ProtoName>,
    /// Only clients of this protocol version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
    pub proto_ver: Option<u32>,
    /// Only clients whose identifier contains this string.
    pub like_clientid: Option<String>,
    /// Only clients whose user name contains this string.
    pub like_username: Option<String>,
    /// Only sessions that were created at this time or later, in seconds since 1970 (UTC). Milliseconds match
    /// nothing. The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    pub gte_created_at: Option<i64>,
    /// Only sessions that were created at this time or earlier, in seconds since 1970 (UTC).
    pub lte_created_at: Option<i64>,
    /// Only clients that connected at this time or later, in seconds since 1970 (UTC). Milliseconds match nothing.
    /// The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    pub gte_connected_at: Option<i64>,
    /// Only clients that connected at this time or earlier, in seconds since 1970 (UTC).
    pub lte_connected_at: Option<i64>,
    /// Only sessions with at least this number of queued messages. Not on the vendor's pages.
    pub gte_mqueue_len: Option<i64>,
    /// Only sessions with at most this number of queued messages. Not on the vendor's pages.
    pub lte_mqueue_len: Option<i64>,
    /// Only sessions whose queue has dropped at least this number of messages. Not on the vendor's pages.
    pub gte_mqueue_dropped: Option<i64>,
    /// Only sessions whose queue has dropped at most this number of messages. Not on the vendor's pages.
    pub lte_mqueue_dropped: Option<i64>,
}

impl ListClients {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            clientid: None,
            username: None,
            zone: None,
            ip_address: None,
            conn_state: None,
            clean_start: None,
            proto_name: None,
            proto_ver: None,
            like_clientid: None,
            like_username: None,
            gte_created_at: None,
            lte_created_at: None,
            gte_connected_at: None,
            lte_connected_at: None,
            gte_mqueue_len: None,
            lte_mqueue_len: None,
            gte_mqueue_dropped: None,
            lte_mqueue_dropped: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `clientid`: only the client with exactly this identifier.
    #[must_use]
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `username`: only clients that connected with exactly this user name.
    #[must_use]
    pub fn username(mut self, username: impl IntoOption<String>) -> Self {
        self.username = username.into_option();
        self
    }

    /// Sets `zone`: only clients of this zone, a named group of settings on the server such as `external`.
    #[must_use]
    pub fn zone(mut self, zone: impl IntoOption<String>) -> Self {
        self.zone = zone.into_option();
        self
    }

    /// Sets `ip_address`: only clients that connected from this IPv4 address, in dotted form. An IPv6 address is a failure with code
    /// 108.
    #[must_use]
    pub fn ip_address(mut self, ip_address: impl IntoOption<String>) -> Self {
        self.ip_address = ip_address.into_option();
        self
    }

    /// Sets `conn_state`: only clients with this state of their connection.
    #[must_use]
    pub fn conn_state(
        mut self,
        conn_state: impl IntoOption<crate::enums::ConnState>,
    ) -> Self {
        self.conn_state = conn_state.into_option();
        self
    }

    /// Sets `clean_start`: only clients that did (`true`) or did not (`false`) ask for a fresh session when they connected.
    #[must_use]
    pub fn clean_start(mut self, clean_start: impl IntoOption<bool>) -> Self {
        self.clean_start = clean_start.into_option();
        self
    }

    /// Sets `proto_name`: only clients that speak this protocol.
    #[must_use]
    pub fn proto_name(
        mut self,
        proto_name: impl IntoOption<crate::enums::ProtoName>,
    ) -> Self {
        self.proto_name = proto_name.into_option();
        self
    }

    /// Sets `proto_ver`: only clients of this protocol version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
    #[must_use]
    pub fn proto_ver(mut self, proto_ver: impl IntoOption<u32>) -> Self {
        self.proto_ver = proto_ver.into_option();
        self
    }

    /// Sets `like_clientid`: only clients whose identifier contains this string.
    #[must_use]
    pub fn like_clientid(mut self, like_clientid: impl IntoOption<String>) -> Self {
        self.like_clientid = like_clientid.into_option();
        self
    }

    /// Sets `like_username`: only clients whose user name contains this string.
    #[must_use]
    pub fn like_username(mut self, like_username: impl IntoOption<String>) -> Self {
        self.like_username = like_username.into_option();
        self
    }

    /// Sets `gte_created_at`: only sessions that were created at this time or later, in seconds since 1970 (UTC). Milliseconds match
    /// nothing. The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    #[must_use]
    pub fn gte_created_at(mut self, gte_created_at: impl IntoOption<i64>) -> Self {
        self.gte_created_at = gte_created_at.into_option();
        self
    }

    /// Sets `lte_created_at`: only sessions that were created at this time or earlier, in seconds since 1970 (UTC).
    #[must_use]
    pub fn lte_created_at(mut self, lte_created_at: impl IntoOption<i64>) -> Self {
        self.lte_created_at = lte_created_at.into_option();
        self
    }

    /// Sets `gte_connected_at`: only clients that connected at this time or later, in seconds since 1970 (UTC). Milliseconds match nothing.
    /// The vendor's page swaps the meaning of `_gte_` and `_lte_`.
    #[must_use]
    pub fn gte_connected_at(mut self, gte_connected_at: impl IntoOption<i64>) -> Self {
        self.gte_connected_at = gte_connected_at.into_option();
        self
    }

    /// Sets `lte_connected_at`: only clients that connected at this time or earlier, in seconds since 1970 (UTC).
    #[must_use]
    pub fn lte_connected_at(mut self, lte_connected_at: impl IntoOption<i64>) -> Self {
        self.lte_connected_at = lte_connected_at.into_option();
        self
    }

    /// Sets `gte_mqueue_len`: only sessions with at least this number of queued messages. Not on the vendor's pages.
    #[must_use]
    pub fn gte_mqueue_len(mut self, gte_mqueue_len: impl IntoOption<i64>) -> Self {
        self.gte_mqueue_len = gte_mqueue_len.into_option();
        self
    }

    /// Sets `lte_mqueue_len`: only sessions with at most this number of queued messages. Not on the vendor's pages.
    #[must_use]
    pub fn lte_mqueue_len(mut self, lte_mqueue_len: impl IntoOption<i64>) -> Self {
        self.lte_mqueue_len = lte_mqueue_len.into_option();
        self
    }

    /// Sets `gte_mqueue_dropped`: only sessions whose queue has dropped at least this number of messages. Not on the vendor's pages.
    #[must_use]
    pub fn gte_mqueue_dropped(
        mut self,
        gte_mqueue_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.gte_mqueue_dropped = gte_mqueue_dropped.into_option();
        self
    }

    /// Sets `lte_mqueue_dropped`: only sessions whose queue has dropped at most this number of messages. Not on the vendor's pages.
    #[must_use]
    pub fn lte_mqueue_dropped(
        mut self,
        lte_mqueue_dropped: impl IntoOption<i64>,
    ) -> Self {
        self.lte_mqueue_dropped = lte_mqueue_dropped.into_option();
        self
    }
}

impl Validate for ListClients {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.clientid {
            invalid.add(check::text("clientid", value, 1, None));
        }

        if let Some(value) = &self.username {
            invalid.add(check::text("username", value, 1, None));
        }

        if let Some(value) = &self.zone {
            invalid.add(check::text("zone", value, 1, None));
            invalid.add(check::without("zone", value, EXCLUDED));
        }

        if let Some(value) = &self.ip_address {
            invalid.add(check::text("ip_address", value, 1, None));
            invalid.add(check::without("ip_address", value, EXCLUDED));
        }

        if let Some(value) = &self.proto_ver {
            invalid.add(check::number("proto_ver", *value, Some(0), Some(2147483647)));
        }

        if let Some(value) = &self.like_clientid {
            invalid.add(check::text("like_clientid", value, 1, None));
        }

        if let Some(value) = &self.like_username {
            invalid.add(check::text("like_username", value, 1, None));
        }
    }
}

/// The request of `GET /clients/{clientid}`: look up one client.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetClient {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
}

impl GetClient {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self { clientid: clientid.into() }
    }
}

impl Validate for GetClient {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
    }
}

/// The request of `DELETE /clients/{clientid}`: kick out a client.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct KickClient {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
}

impl KickClient {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self { clientid: clientid.into() }
    }
}

impl Validate for KickClient {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
    }
}

/// The request of `GET /subscriptions`: list the subscriptions of the cluster.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ListSubscriptions {
    /// The number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    pub page: Option<u32>,
    /// The maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    pub limit: Option<u32>,
    /// Only subscriptions of the client with exactly this identifier.
    pub clientid: Option<String>,
    /// Only subscriptions to exactly this topic filter: `topic/#` finds `topic/#` but not `topic/a`. For a shared
    /// subscription, set the inner filter without `$share/group/`, and set `share` to the group. The Chinese page
    /// does not list this parameter; the English page and every measured server have it. The server decodes the
    /// value twice: a `%` in the filter has to be sent as `%2525`.
    pub topic: Option<String>,
    /// Only subscriptions with this quality of service.
    pub qos: Option<u8>,
    /// Only shared subscriptions of this group.
    pub share: Option<String>,
    /// Only subscriptions whose filter is covered by this one: `sensors/#` finds `sensors/+/temp`. It does not find
    /// the subscriptions that would receive a topic: `t/1` does not find `t/#`.
    pub match_topic: Option<String>,
}

impl ListSubscriptions {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {
            page: None,
            limit: None,
            clientid: None,
            topic: None,
            qos: None,
            share: None,
            match_topic: None,
        }
    }

    /// Sets `page`: the number of the page, from 1. The server treats zero and negative numbers as 1; anything that is not a plain
    /// integer is a 500.
    #[must_use]
    pub fn page(mut self, page: impl IntoOption<u32>) -> Self {
        self.page = page.into_option();
        self
    }

    /// Sets `limit`: the maximum number of rows on a page, without an upper bound. The server's default is 10000 for `/clients`,
    /// `/subscriptions` and the credential lists, and 50 for the ACL lists; before 4.3.15 and 4.4.4 it is 10 for the
    /// credential and the ACL lists. Zero gives an empty page with `hasnext` true, or a 500 on the ACL lists; a negative
    /// number is a 500.
    #[must_use]
    pub fn limit(mut self, limit: impl IntoOption<u32>) -> Self {
        self.limit = limit.into_option();
        self
    }

    /// Sets `clientid`: only subscriptions of the client with exactly this identifier.
    #[must_use]
    pub fn clientid(mut self, clientid: impl IntoOption<String>) -> Self {
        self.clientid = clientid.into_option();
        self
    }

    /// Sets `topic`: only subscriptions to exactly this topic filter: `topic/#` finds `topic/#` but not `topic/a`. For a shared
    /// subscription, set the inner filter without `$share/group/`, and set `share` to the group. The Chinese page
    /// does not list this parameter; the English page and every measured server have it. The server decodes the
    /// value twice: a `%` in the filter has to be sent as `%2525`.
    #[must_use]
    pub fn topic(mut self, topic: impl IntoOption<String>) -> Self {
        self.topic = topic.into_option();
        self
    }

    /// Sets `qos`: only subscriptions with this quality of service.
    #[must_use]
    pub fn qos(mut self, qos: impl IntoOption<u8>) -> Self {
        self.qos = qos.into_option();
        self
    }

    /// Sets `share`: only shared subscriptions of this group.
    #[must_use]
    pub fn share(mut self, share: impl IntoOption<String>) -> Self {
        self.share = share.into_option();
        self
    }

    /// Sets `match_topic`: only subscriptions whose filter is covered by this one: `sensors/#` finds `sensors/+/temp`. It does not find
    /// the subscriptions that would receive a topic: `t/1` does not find `t/#`.
    #[must_use]
    pub fn match_topic(mut self, match_topic: impl IntoOption<String>) -> Self {
        self.match_topic = match_topic.into_option();
        self
    }
}

impl Validate for ListSubscriptions {
    fn check(&self, invalid: &mut InvalidArguments) {
        if let Some(value) = &self.page {
            invalid.add(check::number("page", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.limit {
            invalid.add(check::number("limit", *value, Some(1), Some(4294967295)));
        }

        if let Some(value) = &self.clientid {
            invalid.add(check::text("clientid", value, 1, None));
        }

        if let Some(value) = &self.topic {
            invalid.add(check::without("topic", value, EXCLUDED));
            invalid.add(check::unshared_topic_filter("topic", value));
        }

        if let Some(value) = &self.qos {
            invalid.add(check::number("qos", *value, Some(0), Some(2)));
        }

        if let Some(value) = &self.share {
            invalid.add(check::text("share", value, 1, None));
            invalid.add(check::without("share", value, EXCLUDED));
        }

        if let Some(value) = &self.match_topic {
            invalid.add(check::text("match_topic", value, 1, None));
            invalid.add(check::without("match_topic", value, EXCLUDED));
        }
    }
}

/// The request of `GET /subscriptions/{clientid}`: look up the subscriptions of one client.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GetClientSubscriptions {
    /// The client identifier. In the path, it is one percent-encoded segment: `dev/1` is sent as `dev%2F1`. It cannot be
    /// empty. One with a NUL can be used, because MQTT clients can connect with one. One that a server shows with U+FFFD
    /// cannot: the server replaced bytes that are not valid UTF-8, and a kick would return code 0 although the client
    /// stays.
    pub clientid: String,
}

impl GetClientSubscriptions {
    /// Creates a request with the required values.
    pub fn new(clientid: impl Into<String>) -> Self {
        Self { clientid: clientid.into() }
    }
}

impl Validate for GetClientSubscriptions {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(check::segment("clientid", &self.clientid));
        invalid.add(check::without("clientid", &self.clientid, &['�']));
    }
}

/// The request of `POST /mqtt/subscribe`: subscribe a client to topics.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Subscribe {
    /// The body.
    pub body: crate::types::SubscribeRequest,
}

impl Subscribe {
    /// Creates a request with its body.
    pub fn new(body: impl Into<crate::types::SubscribeRequest>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for Subscribe {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `POST /mqtt/unsubscribe`: unsubscribe a client from a topic.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Unsubscribe {
    /// The body.
    pub body: crate::types::UnsubscribeRequest,
}

impl Unsubscribe {
    /// Creates a request with its body.
    pub fn new(body: impl Into<crate::types::UnsubscribeRequest>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for Unsubscribe {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `POST /mqtt/publish`: publish a message to one topic or several.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Publish {
    /// The body.
    pub body: crate::types::Message,
}

impl Publish {
    /// Creates a request with its body.
    pub fn new(body: impl Into<crate::types::Message>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for Publish {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.within(format_args!("body"), |invalid| self.body.check(invalid));
    }
}

/// The request of `POST /mqtt/subscribe_batch`: subscribe many clients to topics.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SubscribeBatch {
    /// The body.
    pub body: Vec<crate::types::SubscribeRequest>,
}

impl SubscribeBatch {
    /// Creates a request with its body.
    pub fn new(body: impl Into<Vec<crate::types::SubscribeRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for SubscribeBatch {
    fn check(&self, invalid: &mut InvalidArguments) {
        for (index, item) in self.body.iter().enumerate() {
            invalid
                .within(
                    format_args!("{}[{index}]", "body"),
                    |invalid| {
                        item.check(invalid);
                    },
                );
        }
    }
}

/// The request of `POST /mqtt/unsubscribe_batch`: unsubscribe many clients from topics.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnsubscribeBatch {
    /// The body.
    pub body: Vec<crate::types::UnsubscribeRequest>,
}

impl UnsubscribeBatch {
    /// Creates a request with its body.
    pub fn new(body: impl Into<Vec<crate::types::UnsubscribeRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for UnsubscribeBatch {
    fn check(&self, invalid: &mut InvalidArguments) {
        for (index, item) in self.body.iter().enumerate() {
            invalid
                .within(
                    format_args!("{}[{index}]", "body"),
                    |invalid| {
                        item.check(invalid);
                    },
                );
        }
    }
}

/// The request of `POST /mqtt/publish_batch`: publish many messages.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PublishBatch {
    /// The body.
    pub body: Vec<crate::types::Message>,
}

impl PublishBatch {
    /// Creates a request with its body.
    pub fn new(body: impl Into<Vec<crate::types::Message>>) -> Self {
        Self { body: body.into() }
    }
}

impl Validate for PublishBatch {
    fn check(&self, invalid: &mut InvalidArguments) {
        for (index, item) in self.body.iter().enumerate() {
            invalid
                .within(
                    format_args!("{}[{index}]", "body"),
                    |invalid| {
                        item.check(invalid);
                    },
                );
        }
    }
}

/// The request of `GET /metrics`: read the counters of every node.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct GetMetrics {}
impl GetMetrics {
    /// Creates a request without optional values.
    pub fn new() -> Self {
        Self {}
    }
}

impl Validate for GetMetrics {
    fn check(&self, _: &mut InvalidArguments) {}
}
