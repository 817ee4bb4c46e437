// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Mocks for the EMQX Cloud REST API, version 4.4.
mod calls;
mod errors;
#[cfg(test)]
mod tests;
mod then;
mod when;
use std::io;
use std::ops::Deref;
use emqx_cloud::{ClientBuilder, Retry};
use emqx_cloud::v4::{Client, calls as of};
use crate::mock::{Documented, Mock, Server, Status, Then, When};
use crate::quick;
pub use errors::{Errors, error};
/// What the document shows of the API.
pub(crate) static DOCUMENTED: Documented = Documented {
    api: &emqx_cloud::v4::API,
    statuses: &[
        Status {
            status: 400u16,
            content_type: "text/plain",
            body: "Bad Request",
        },
        Status {
            status: 404u16,
            content_type: "text/plain",
            body: "Not found.",
        },
        Status {
            status: 500u16,
            content_type: "text/plain",
            body: "Internal Error",
        },
    ],
};
/// A server on loopback that replies by rules. It stops when dropped.
///
/// Each call has a method that adds a rule: its closure says which requests it is for, with [`When`], and what the server replies, with [`Then`]. Of several rules that fit a request, the first one replies. The response to a request that no rule fits is a 406 that says why. The server accepts any credentials.
#[derive(Debug)]
pub struct MockServer(Server);
impl MockServer {
    /// Starts a server without rules on a free port.
    ///
    /// # Errors
    ///
    /// No port is free.
    pub async fn start() -> io::Result<Self> {
        Server::start(&DOCUMENTED).await.map(Self)
    }

    /// Makes the rules in front of another server.
    #[allow(dead_code, reason = "not every API has another server")]
    pub(crate) fn in_front(server: Server) -> Self {
        Self(server)
    }

    /// Returns a client of the server that does not wait between attempts, not even for a server that accepts no
    /// connections.
    pub fn client(&self) -> Client {
        build(self.client_builder())
    }

    /// Returns a builder of such a client, to change its settings.
    pub fn client_builder(&self) -> ClientBuilder<Client> {
        builder(self.address())
    }

    /// Adds a rule for [`list_usernames`](Client::list_usernames): list the user names that have credentials.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_usernames<R>(
        &self,
        rule: impl FnOnce(When<of::ListUsernames>, Then<of::ListUsernames>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`create_username`](Client::create_username): create credentials for one user name.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn create_username<R>(
        &self,
        rule: impl FnOnce(When<of::CreateUsername>, Then<of::CreateUsername>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`create_username_batch`](Client::create_username_batch): create credentials for many user names.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn create_username_batch<R>(
        &self,
        rule: impl FnOnce(
            When<of::CreateUsernameBatch>,
            Then<of::CreateUsernameBatch>,
        ) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_username`](Client::get_username): look up the credentials of one user name.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_username<R>(
        &self,
        rule: impl FnOnce(When<of::GetUsername>, Then<of::GetUsername>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`update_username`](Client::update_username): change the password of one user name.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn update_username<R>(
        &self,
        rule: impl FnOnce(When<of::UpdateUsername>, Then<of::UpdateUsername>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`delete_username`](Client::delete_username): delete the credentials of one user name.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn delete_username<R>(
        &self,
        rule: impl FnOnce(When<of::DeleteUsername>, Then<of::DeleteUsername>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`list_clientids`](Client::list_clientids): list the client identifiers that have credentials.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_clientids<R>(
        &self,
        rule: impl FnOnce(When<of::ListClientids>, Then<of::ListClientids>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`create_clientid`](Client::create_clientid): create credentials for one client identifier.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn create_clientid<R>(
        &self,
        rule: impl FnOnce(When<of::CreateClientid>, Then<of::CreateClientid>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`create_clientid_batch`](Client::create_clientid_batch): create credentials for many client identifiers.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn create_clientid_batch<R>(
        &self,
        rule: impl FnOnce(
            When<of::CreateClientidBatch>,
            Then<of::CreateClientidBatch>,
        ) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_clientid`](Client::get_clientid): look up the credentials of one client identifier.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_clientid<R>(
        &self,
        rule: impl FnOnce(When<of::GetClientid>, Then<of::GetClientid>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`update_clientid`](Client::update_clientid): change the password of one client identifier.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn update_clientid<R>(
        &self,
        rule: impl FnOnce(When<of::UpdateClientid>, Then<of::UpdateClientid>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`delete_clientid`](Client::delete_clientid): delete the credentials of one client identifier.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn delete_clientid<R>(
        &self,
        rule: impl FnOnce(When<of::DeleteClientid>, Then<of::DeleteClientid>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`create_acl`](Client::create_acl): create one access rule.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn create_acl<R>(
        &self,
        rule: impl FnOnce(When<of::CreateAcl>, Then<of::CreateAcl>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`create_acl_batch`](Client::create_acl_batch): create many access rules.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn create_acl_batch<R>(
        &self,
        rule: impl FnOnce(When<of::CreateAclBatch>, Then<of::CreateAclBatch>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`list_acl_by_clientid`](Client::list_acl_by_clientid): list the access rules for client identifiers.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_acl_by_clientid<R>(
        &self,
        rule: impl FnOnce(When<of::ListAclByClientid>, Then<of::ListAclByClientid>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`list_acl_by_username`](Client::list_acl_by_username): list the access rules for user names.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_acl_by_username<R>(
        &self,
        rule: impl FnOnce(When<of::ListAclByUsername>, Then<of::ListAclByUsername>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`list_acl_for_all`](Client::list_acl_for_all): list the access rules for everybody.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_acl_for_all<R>(
        &self,
        rule: impl FnOnce(When<of::ListAclForAll>, Then<of::ListAclForAll>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_acl_by_clientid`](Client::get_acl_by_clientid): look up the access rules for one client identifier.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_acl_by_clientid<R>(
        &self,
        rule: impl FnOnce(When<of::GetAclByClientid>, Then<of::GetAclByClientid>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_acl_by_username`](Client::get_acl_by_username): look up the access rules for one user name.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_acl_by_username<R>(
        &self,
        rule: impl FnOnce(When<of::GetAclByUsername>, Then<of::GetAclByUsername>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`delete_acl_by_clientid`](Client::delete_acl_by_clientid): delete the access rules for one client identifier and topic.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn delete_acl_by_clientid<R>(
        &self,
        rule: impl FnOnce(
            When<of::DeleteAclByClientid>,
            Then<of::DeleteAclByClientid>,
        ) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`delete_acl_by_username`](Client::delete_acl_by_username): delete the access rules for one user name and topic.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn delete_acl_by_username<R>(
        &self,
        rule: impl FnOnce(
            When<of::DeleteAclByUsername>,
            Then<of::DeleteAclByUsername>,
        ) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`delete_acl_for_all`](Client::delete_acl_for_all): delete the access rules for everybody and one topic.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn delete_acl_for_all<R>(
        &self,
        rule: impl FnOnce(When<of::DeleteAclForAll>, Then<of::DeleteAclForAll>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`list_clients`](Client::list_clients): list the clients of the cluster.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_clients<R>(
        &self,
        rule: impl FnOnce(When<of::ListClients>, Then<of::ListClients>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_client`](Client::get_client): look up one client.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_client<R>(
        &self,
        rule: impl FnOnce(When<of::GetClient>, Then<of::GetClient>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`kick_client`](Client::kick_client): kick out a client.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn kick_client<R>(
        &self,
        rule: impl FnOnce(When<of::KickClient>, Then<of::KickClient>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`list_subscriptions`](Client::list_subscriptions): list the subscriptions of the cluster.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn list_subscriptions<R>(
        &self,
        rule: impl FnOnce(When<of::ListSubscriptions>, Then<of::ListSubscriptions>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_client_subscriptions`](Client::get_client_subscriptions): look up the subscriptions of one client.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_client_subscriptions<R>(
        &self,
        rule: impl FnOnce(
            When<of::GetClientSubscriptions>,
            Then<of::GetClientSubscriptions>,
        ) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`subscribe`](Client::subscribe): subscribe a client to topics.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn subscribe<R>(
        &self,
        rule: impl FnOnce(When<of::Subscribe>, Then<of::Subscribe>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`unsubscribe`](Client::unsubscribe): unsubscribe a client from a topic.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn unsubscribe<R>(
        &self,
        rule: impl FnOnce(When<of::Unsubscribe>, Then<of::Unsubscribe>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`publish`](Client::publish): publish a message to one topic or several.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn publish<R>(
        &self,
        rule: impl FnOnce(When<of::Publish>, Then<of::Publish>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`subscribe_batch`](Client::subscribe_batch): subscribe many clients to topics.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn subscribe_batch<R>(
        &self,
        rule: impl FnOnce(When<of::SubscribeBatch>, Then<of::SubscribeBatch>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`unsubscribe_batch`](Client::unsubscribe_batch): unsubscribe many clients from topics.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn unsubscribe_batch<R>(
        &self,
        rule: impl FnOnce(When<of::UnsubscribeBatch>, Then<of::UnsubscribeBatch>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`publish_batch`](Client::publish_batch): publish many messages.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn publish_batch<R>(
        &self,
        rule: impl FnOnce(When<of::PublishBatch>, Then<of::PublishBatch>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }

    /// Adds a rule for [`get_metrics`](Client::get_metrics): read the counters of every node.
    ///
    /// # Panics
    ///
    /// `rule` does not say what to reply.
    #[track_caller]
    pub fn get_metrics<R>(
        &self,
        rule: impl FnOnce(When<of::GetMetrics>, Then<of::GetMetrics>) -> R,
    ) -> Mock {
        self.0.add(rule)
    }
}

impl Deref for MockServer {
    type Target = Server;
    fn deref(&self) -> &Server {
        &self.0
    }
}

/// Returns a client for calls that are not sent, such as those of [`result_of`](crate::result_of).
pub fn client() -> Client {
    build(builder("http://127.0.0.1:9").retry(Retry::none()))
}

fn builder(address: &str) -> ClientBuilder<Client> {
    Client::builder(address, "app-id", "app-secret").retry(quick()).no_proxy()
}

fn build(builder: ClientBuilder<Client>) -> Client {
    builder.build().expect("an address on loopback, and valid credentials")
}
