// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Calls by name: makes a typed call from its name and JSON.
#![allow(unused_imports, reason = "not every document needs all of them")]
use std::sync::Arc;
use emqx_cloud_api::{enums, operations, requests, types};
use super::{Client, calls};
use serde_json::Value;
use crate::answer::Ack;
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::bulk::{Bulk, Input, IntoItems};
use crate::call::Call;
use crate::client::ApiClient;
use crate::error::Result;
use crate::named::{ByName, Given, Made, NamedCall, NamedRows, each_to_json, to_json};
use crate::untyped::Answer;
impl Client {
    /// Returns the call with this name, for names that are only known at run time: any of
    /// `operations::ALL[..].calls`.
    ///
    /// It makes the typed call with that name, with the same checks. The names of arguments are those of the
    /// typed call, and the body is JSON as the server takes it. If an operation takes one object or an array of
    /// them, an array as the body selects the batch call.
    pub fn call(&self, name: impl Into<String>) -> NamedCall<Self> {
        NamedCall::new(self.clone(), name, self.parts().0.redactor())
    }

    /// The names of the bulk methods.
    pub const BULK_NAMES: &'static [&'static str] = &[
        "create_usernames",
        "update_usernames",
        "delete_usernames",
        "create_clientids",
        "update_clientids",
        "delete_clientids",
        "create_acls",
        "delete_acls_by_clientid",
        "delete_acls_by_username",
        "delete_acls_for_all",
        "kick_clients",
        "subscribe_all",
        "unsubscribe_all",
        "publish_all",
    ];
    /// Returns the bulk job with this name, for names that are only known at run time: any of [`BULK_NAMES`](Self::BULK_NAMES).
    ///
    /// An item is a JSON object: with the fields of an item as the server takes it, or, for a method that makes a call for each item, with the required arguments of the call and the fields of its body. An item that does not fit is not sent: its outcome is [`NotSent::Invalid`](crate::bulk::NotSent::Invalid), with an error that names the field, and the job goes on. The result of a success is JSON.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client, items: Vec<serde_json::Value>) -> Result<(), emqx_cloud::Error> {
    /// let mut results = emqx.bulk("create_usernames", items)?.max_in_flight(4);
    /// while let Some(result) = results.next().await {
    ///    println!("{result}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if there is no bulk method with this name.
    pub fn bulk(
        &self,
        name: &str,
        items: impl IntoItems<Item = impl Into<Value>>,
    ) -> Result<Bulk<Value>> {
        self.make_bulk(name, items.into_input(|item| -> Value { item.into() }))
    }
}

impl ByName for Client {
    fn make(&self, name: &str, given: Given) -> Result<Made> {
        let (connection, api) = self.parts();
        let meant = match (name, given.is_many()) {
            ("create_username", true) => "create_username_batch",
            ("create_clientid", true) => "create_clientid_batch",
            ("create_acl", true) => "create_acl_batch",
            (name, _) => name,
        };
        match meant {
            "list_usernames" => {
                let mut given = given
                    .about(&operations::LIST_USERNAMES, "list_usernames");
                let mut request = requests::ListUsernames::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.username = given.optional::<String>("username")?;
                request.like_username = given.optional::<String>("like_username")?;
                let options = given.finish()?;
                let call = calls::ListUsernames {
                    call: Call::new(
                            connection,
                            &operations::LIST_USERNAMES,
                            "list_usernames",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "create_username" => {
                let mut given = given
                    .about(&operations::CREATE_USERNAME, "create_username");
                let request = requests::CreateUsername::new(
                    given.body::<types::UsernameCredentials>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::CreateUsername {
                    call: Call::new(
                            connection,
                            &operations::CREATE_USERNAME,
                            "create_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "create_username_batch" => {
                let mut given = given
                    .about(&operations::CREATE_USERNAME, "create_username_batch");
                let request = requests::CreateUsername::new(
                    given.body::<Vec<types::UsernameCredentials>>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::CreateUsernameBatch {
                    call: Call::new(
                            connection,
                            &operations::CREATE_USERNAME,
                            "create_username_batch",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "get_username" => {
                let mut given = given.about(&operations::GET_USERNAME, "get_username");
                let request = requests::GetUsername::new(
                    given.required::<String>("username")?,
                );
                let options = given.finish()?;
                let call = calls::GetUsername {
                    call: Call::new(
                            connection,
                            &operations::GET_USERNAME,
                            "get_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "update_username" => {
                let mut given = given
                    .about(&operations::UPDATE_USERNAME, "update_username");
                let request = requests::UpdateUsername::new(
                    given.required::<String>("username")?,
                    given.body::<types::PasswordChange>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::UpdateUsername {
                    call: Call::new(
                            connection,
                            &operations::UPDATE_USERNAME,
                            "update_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "delete_username" => {
                let mut given = given
                    .about(&operations::DELETE_USERNAME, "delete_username");
                let request = requests::DeleteUsername::new(
                    given.required::<String>("username")?,
                );
                let options = given.finish()?;
                let call = calls::DeleteUsername {
                    call: Call::new(
                            connection,
                            &operations::DELETE_USERNAME,
                            "delete_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "list_clientids" => {
                let mut given = given
                    .about(&operations::LIST_CLIENTIDS, "list_clientids");
                let mut request = requests::ListClientids::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.clientid = given.optional::<String>("clientid")?;
                request.like_clientid = given.optional::<String>("like_clientid")?;
                let options = given.finish()?;
                let call = calls::ListClientids {
                    call: Call::new(
                            connection,
                            &operations::LIST_CLIENTIDS,
                            "list_clientids",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "create_clientid" => {
                let mut given = given
                    .about(&operations::CREATE_CLIENTID, "create_clientid");
                let request = requests::CreateClientid::new(
                    given.body::<types::ClientidCredentials>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::CreateClientid {
                    call: Call::new(
                            connection,
                            &operations::CREATE_CLIENTID,
                            "create_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "create_clientid_batch" => {
                let mut given = given
                    .about(&operations::CREATE_CLIENTID, "create_clientid_batch");
                let request = requests::CreateClientid::new(
                    given.body::<Vec<types::ClientidCredentials>>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::CreateClientidBatch {
                    call: Call::new(
                            connection,
                            &operations::CREATE_CLIENTID,
                            "create_clientid_batch",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "get_clientid" => {
                let mut given = given.about(&operations::GET_CLIENTID, "get_clientid");
                let request = requests::GetClientid::new(
                    given.required::<String>("clientid")?,
                );
                let options = given.finish()?;
                let call = calls::GetClientid {
                    call: Call::new(
                            connection,
                            &operations::GET_CLIENTID,
                            "get_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "update_clientid" => {
                let mut given = given
                    .about(&operations::UPDATE_CLIENTID, "update_clientid");
                let request = requests::UpdateClientid::new(
                    given.required::<String>("clientid")?,
                    given.body::<types::PasswordChange>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::UpdateClientid {
                    call: Call::new(
                            connection,
                            &operations::UPDATE_CLIENTID,
                            "update_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "delete_clientid" => {
                let mut given = given
                    .about(&operations::DELETE_CLIENTID, "delete_clientid");
                let request = requests::DeleteClientid::new(
                    given.required::<String>("clientid")?,
                );
                let options = given.finish()?;
                let call = calls::DeleteClientid {
                    call: Call::new(
                            connection,
                            &operations::DELETE_CLIENTID,
                            "delete_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "create_acl" => {
                let mut given = given.about(&operations::CREATE_ACL, "create_acl");
                let request = requests::CreateAcl::new(
                    given
                        .body::<
                            types::AclRule,
                        >(
                            &[
                                &["clientid", "topic", "action", "access"],
                                &["username", "topic", "action", "access"],
                                &["topic", "action", "access"],
                            ],
                        )?,
                );
                let options = given.finish()?;
                let call = calls::CreateAcl {
                    call: Call::new(
                            connection,
                            &operations::CREATE_ACL,
                            "create_acl",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "create_acl_batch" => {
                let mut given = given.about(&operations::CREATE_ACL, "create_acl_batch");
                let request = requests::CreateAcl::new(
                    given
                        .body::<
                            Vec<types::AclRule>,
                        >(
                            &[
                                &["clientid", "topic", "action", "access"],
                                &["username", "topic", "action", "access"],
                                &["topic", "action", "access"],
                            ],
                        )?,
                );
                let options = given.finish()?;
                let call = calls::CreateAclBatch {
                    call: Call::new(
                            connection,
                            &operations::CREATE_ACL,
                            "create_acl_batch",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "list_acl_by_clientid" => {
                let mut given = given
                    .about(&operations::LIST_ACL_BY_CLIENTID, "list_acl_by_clientid");
                let mut request = requests::ListAclByClientid::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.clientid = given.optional::<String>("clientid")?;
                request.like_clientid = given.optional::<String>("like_clientid")?;
                request.topic = given.optional::<String>("topic")?;
                request.action = given.optional::<String>("action")?.map(Into::into);
                request.access = given.optional::<String>("access")?.map(Into::into);
                let options = given.finish()?;
                let call = calls::ListAclByClientid {
                    call: Call::new(
                            connection,
                            &operations::LIST_ACL_BY_CLIENTID,
                            "list_acl_by_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "list_acl_by_username" => {
                let mut given = given
                    .about(&operations::LIST_ACL_BY_USERNAME, "list_acl_by_username");
                let mut request = requests::ListAclByUsername::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.username = given.optional::<String>("username")?;
                request.like_username = given.optional::<String>("like_username")?;
                request.topic = given.optional::<String>("topic")?;
                request.action = given.optional::<String>("action")?.map(Into::into);
                request.access = given.optional::<String>("access")?.map(Into::into);
                let options = given.finish()?;
                let call = calls::ListAclByUsername {
                    call: Call::new(
                            connection,
                            &operations::LIST_ACL_BY_USERNAME,
                            "list_acl_by_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "list_acl_for_all" => {
                let mut given = given
                    .about(&operations::LIST_ACL_FOR_ALL, "list_acl_for_all");
                let mut request = requests::ListAclForAll::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.topic = given.optional::<String>("topic")?;
                request.action = given.optional::<String>("action")?.map(Into::into);
                request.access = given.optional::<String>("access")?.map(Into::into);
                let options = given.finish()?;
                let call = calls::ListAclForAll {
                    call: Call::new(
                            connection,
                            &operations::LIST_ACL_FOR_ALL,
                            "list_acl_for_all",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "get_acl_by_clientid" => {
                let mut given = given
                    .about(&operations::GET_ACL_BY_CLIENTID, "get_acl_by_clientid");
                let request = requests::GetAclByClientid::new(
                    given.required::<String>("clientid")?,
                );
                let options = given.finish()?;
                let call = calls::GetAclByClientid {
                    call: Call::new(
                            connection,
                            &operations::GET_ACL_BY_CLIENTID,
                            "get_acl_by_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "get_acl_by_username" => {
                let mut given = given
                    .about(&operations::GET_ACL_BY_USERNAME, "get_acl_by_username");
                let request = requests::GetAclByUsername::new(
                    given.required::<String>("username")?,
                );
                let options = given.finish()?;
                let call = calls::GetAclByUsername {
                    call: Call::new(
                            connection,
                            &operations::GET_ACL_BY_USERNAME,
                            "get_acl_by_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "delete_acl_by_clientid" => {
                let mut given = given
                    .about(
                        &operations::DELETE_ACL_BY_CLIENTID,
                        "delete_acl_by_clientid",
                    );
                let request = requests::DeleteAclByClientid::new(
                    given.required::<String>("clientid")?,
                    given.required::<String>("topic")?,
                );
                let options = given.finish()?;
                let call = calls::DeleteAclByClientid {
                    call: Call::new(
                            connection,
                            &operations::DELETE_ACL_BY_CLIENTID,
                            "delete_acl_by_clientid",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "delete_acl_by_username" => {
                let mut given = given
                    .about(
                        &operations::DELETE_ACL_BY_USERNAME,
                        "delete_acl_by_username",
                    );
                let request = requests::DeleteAclByUsername::new(
                    given.required::<String>("username")?,
                    given.required::<String>("topic")?,
                );
                let options = given.finish()?;
                let call = calls::DeleteAclByUsername {
                    call: Call::new(
                            connection,
                            &operations::DELETE_ACL_BY_USERNAME,
                            "delete_acl_by_username",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "delete_acl_for_all" => {
                let mut given = given
                    .about(&operations::DELETE_ACL_FOR_ALL, "delete_acl_for_all");
                let request = requests::DeleteAclForAll::new(
                    given.required::<String>("topic")?,
                );
                let options = given.finish()?;
                let call = calls::DeleteAclForAll {
                    call: Call::new(
                            connection,
                            &operations::DELETE_ACL_FOR_ALL,
                            "delete_acl_for_all",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "list_clients" => {
                let mut given = given.about(&operations::LIST_CLIENTS, "list_clients");
                let mut request = requests::ListClients::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.clientid = given.optional::<String>("clientid")?;
                request.username = given.optional::<String>("username")?;
                request.zone = given.optional::<String>("zone")?;
                request.ip_address = given.optional::<String>("ip_address")?;
                request.conn_state = given
                    .optional::<String>("conn_state")?
                    .map(Into::into);
                request.clean_start = given.optional::<bool>("clean_start")?;
                request.proto_name = given
                    .optional::<String>("proto_name")?
                    .map(Into::into);
                request.proto_ver = given.optional::<u32>("proto_ver")?;
                request.like_clientid = given.optional::<String>("like_clientid")?;
                request.like_username = given.optional::<String>("like_username")?;
                request.gte_created_at = given.optional::<i64>("gte_created_at")?;
                request.lte_created_at = given.optional::<i64>("lte_created_at")?;
                request.gte_connected_at = given.optional::<i64>("gte_connected_at")?;
                request.lte_connected_at = given.optional::<i64>("lte_connected_at")?;
                request.gte_mqueue_len = given.optional::<i64>("gte_mqueue_len")?;
                request.lte_mqueue_len = given.optional::<i64>("lte_mqueue_len")?;
                request.gte_mqueue_dropped = given
                    .optional::<i64>("gte_mqueue_dropped")?;
                request.lte_mqueue_dropped = given
                    .optional::<i64>("lte_mqueue_dropped")?;
                let options = given.finish()?;
                let call = calls::ListClients {
                    call: Call::new(
                            connection,
                            &operations::LIST_CLIENTS,
                            "list_clients",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "get_client" => {
                let mut given = given.about(&operations::GET_CLIENT, "get_client");
                let request = requests::GetClient::new(
                    given.required::<String>("clientid")?,
                );
                let options = given.finish()?;
                let call = calls::GetClient {
                    call: Call::new(
                            connection,
                            &operations::GET_CLIENT,
                            "get_client",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send_rows().await?)
                    }),
                )
            }
            "kick_client" => {
                let mut given = given.about(&operations::KICK_CLIENT, "kick_client");
                let request = requests::KickClient::new(
                    given.required::<String>("clientid")?,
                );
                let options = given.finish()?;
                let call = calls::KickClient {
                    call: Call::new(
                            connection,
                            &operations::KICK_CLIENT,
                            "kick_client",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "list_subscriptions" => {
                let mut given = given
                    .about(&operations::LIST_SUBSCRIPTIONS, "list_subscriptions");
                let mut request = requests::ListSubscriptions::new();
                request.page = given.optional::<u32>("page")?;
                request.limit = given.optional::<u32>("limit")?;
                request.clientid = given.optional::<String>("clientid")?;
                request.topic = given.optional::<String>("topic")?;
                request.qos = given.optional::<u8>("qos")?;
                request.share = given.optional::<String>("share")?;
                request.match_topic = given.optional::<String>("match_topic")?;
                let options = given.finish()?;
                let call = calls::ListSubscriptions {
                    call: Call::new(
                            connection,
                            &operations::LIST_SUBSCRIPTIONS,
                            "list_subscriptions",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                let rows = NamedRows::new(Self::API, call.clone().complete());
                Ok(
                    Made::list(
                        async move { Answer::of_page(Self::API, call.send().await?) },
                        rows,
                    ),
                )
            }
            "get_client_subscriptions" => {
                let mut given = given
                    .about(
                        &operations::GET_CLIENT_SUBSCRIPTIONS,
                        "get_client_subscriptions",
                    );
                let request = requests::GetClientSubscriptions::new(
                    given.required::<String>("clientid")?,
                );
                let options = given.finish()?;
                let call = calls::GetClientSubscriptions {
                    call: Call::new(
                            connection,
                            &operations::GET_CLIENT_SUBSCRIPTIONS,
                            "get_client_subscriptions",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "subscribe" => {
                let mut given = given.about(&operations::SUBSCRIBE, "subscribe");
                let request = requests::Subscribe::new(
                    given.body::<types::SubscribeRequest>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::Subscribe {
                    call: Call::new(
                            connection,
                            &operations::SUBSCRIBE,
                            "subscribe",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "unsubscribe" => {
                let mut given = given.about(&operations::UNSUBSCRIBE, "unsubscribe");
                let request = requests::Unsubscribe::new(
                    given.body::<types::UnsubscribeRequest>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::Unsubscribe {
                    call: Call::new(
                            connection,
                            &operations::UNSUBSCRIBE,
                            "unsubscribe",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_ack(Self::API, call.send().await?)
                    }),
                )
            }
            "publish" => {
                let mut given = given.about(&operations::PUBLISH, "publish");
                let request = requests::Publish::new(given.body::<types::Message>(&[])?);
                let options = given.finish()?;
                let call = calls::Publish {
                    call: Call::new(connection, &operations::PUBLISH, "publish", "body")
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "subscribe_batch" => {
                let mut given = given
                    .about(&operations::SUBSCRIBE_BATCH, "subscribe_batch");
                let request = requests::SubscribeBatch::new(
                    given.body::<Vec<types::SubscribeRequest>>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::SubscribeBatch {
                    call: Call::new(
                            connection,
                            &operations::SUBSCRIBE_BATCH,
                            "subscribe_batch",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "unsubscribe_batch" => {
                let mut given = given
                    .about(&operations::UNSUBSCRIBE_BATCH, "unsubscribe_batch");
                let request = requests::UnsubscribeBatch::new(
                    given.body::<Vec<types::UnsubscribeRequest>>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::UnsubscribeBatch {
                    call: Call::new(
                            connection,
                            &operations::UNSUBSCRIBE_BATCH,
                            "unsubscribe_batch",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "publish_batch" => {
                let mut given = given.about(&operations::PUBLISH_BATCH, "publish_batch");
                let request = requests::PublishBatch::new(
                    given.body::<Vec<types::Message>>(&[])?,
                );
                let options = given.finish()?;
                let call = calls::PublishBatch {
                    call: Call::new(
                            connection,
                            &operations::PUBLISH_BATCH,
                            "publish_batch",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            "get_metrics" => {
                let given = given.about(&operations::GET_METRICS, "get_metrics");
                let request = requests::GetMetrics::new();
                let options = given.finish()?;
                let call = calls::GetMetrics {
                    call: Call::new(
                            connection,
                            &operations::GET_METRICS,
                            "get_metrics",
                            "body",
                        )
                        .with(options),
                    api: Arc::clone(api),
                    request,
                };
                Ok(
                    Made::call(async move {
                        Answer::of_data(Self::API, call.send().await?)
                    }),
                )
            }
            _ => Err(given.no_such_call(name)),
        }
    }

    fn make_bulk(&self, name: &str, items: Input<Value>) -> Result<Bulk<Value>> {
        let (connection, _) = self.parts();
        match name {
            "create_usernames" => {
                let job = Given::of_job(
                    connection,
                    &operations::CREATE_USERNAME,
                    "create_usernames",
                );
                let items = items
                    .map(move |item| -> Result<types::UsernameCredentials> {
                        let mut given = job.item(item)?;
                        let taken = given.body::<types::UsernameCredentials>(&[])?;
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(self.create_usernames_job(items, each_to_json::<NamedOutcome>))
            }
            "update_usernames" => {
                let job = Given::of_job(
                    connection,
                    &operations::UPDATE_USERNAME,
                    "update_usernames",
                );
                let items = items
                    .map(move |item| -> Result<requests::UpdateUsername> {
                        let mut given = job.item(item)?;
                        let taken = requests::UpdateUsername::new(
                            given.required::<String>("username")?,
                            given.body::<types::PasswordChange>(&[])?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .update_usernames_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "delete_usernames" => {
                let job = Given::of_job(
                    connection,
                    &operations::DELETE_USERNAME,
                    "delete_usernames",
                );
                let items = items
                    .map(move |item| -> Result<requests::DeleteUsername> {
                        let mut given = job.item(item)?;
                        let taken = requests::DeleteUsername::new(
                            given.required::<String>("username")?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .delete_usernames_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "create_clientids" => {
                let job = Given::of_job(
                    connection,
                    &operations::CREATE_CLIENTID,
                    "create_clientids",
                );
                let items = items
                    .map(move |item| -> Result<types::ClientidCredentials> {
                        let mut given = job.item(item)?;
                        let taken = given.body::<types::ClientidCredentials>(&[])?;
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(self.create_clientids_job(items, each_to_json::<NamedOutcome>))
            }
            "update_clientids" => {
                let job = Given::of_job(
                    connection,
                    &operations::UPDATE_CLIENTID,
                    "update_clientids",
                );
                let items = items
                    .map(move |item| -> Result<requests::UpdateClientid> {
                        let mut given = job.item(item)?;
                        let taken = requests::UpdateClientid::new(
                            given.required::<String>("clientid")?,
                            given.body::<types::PasswordChange>(&[])?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .update_clientids_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "delete_clientids" => {
                let job = Given::of_job(
                    connection,
                    &operations::DELETE_CLIENTID,
                    "delete_clientids",
                );
                let items = items
                    .map(move |item| -> Result<requests::DeleteClientid> {
                        let mut given = job.item(item)?;
                        let taken = requests::DeleteClientid::new(
                            given.required::<String>("clientid")?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .delete_clientids_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "create_acls" => {
                let job = Given::of_job(
                    connection,
                    &operations::CREATE_ACL,
                    "create_acls",
                );
                let items = items
                    .map(move |item| -> Result<types::AclRule> {
                        let mut given = job.item(item)?;
                        let taken = given
                            .body::<
                                types::AclRule,
                            >(
                                &[
                                    &["clientid", "topic", "action", "access"],
                                    &["username", "topic", "action", "access"],
                                    &["topic", "action", "access"],
                                ],
                            )?;
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(self.create_acls_job(items, each_to_json::<types::AclOutcome>))
            }
            "delete_acls_by_clientid" => {
                let job = Given::of_job(
                    connection,
                    &operations::DELETE_ACL_BY_CLIENTID,
                    "delete_acls_by_clientid",
                );
                let items = items
                    .map(move |item| -> Result<requests::DeleteAclByClientid> {
                        let mut given = job.item(item)?;
                        let taken = requests::DeleteAclByClientid::new(
                            given.required::<String>("clientid")?,
                            given.required::<String>("topic")?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .delete_acls_by_clientid_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "delete_acls_by_username" => {
                let job = Given::of_job(
                    connection,
                    &operations::DELETE_ACL_BY_USERNAME,
                    "delete_acls_by_username",
                );
                let items = items
                    .map(move |item| -> Result<requests::DeleteAclByUsername> {
                        let mut given = job.item(item)?;
                        let taken = requests::DeleteAclByUsername::new(
                            given.required::<String>("username")?,
                            given.required::<String>("topic")?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .delete_acls_by_username_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "delete_acls_for_all" => {
                let job = Given::of_job(
                    connection,
                    &operations::DELETE_ACL_FOR_ALL,
                    "delete_acls_for_all",
                );
                let items = items
                    .map(move |item| -> Result<requests::DeleteAclForAll> {
                        let mut given = job.item(item)?;
                        let taken = requests::DeleteAclForAll::new(
                            given.required::<String>("topic")?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .delete_acls_for_all_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "kick_clients" => {
                let job = Given::of_job(
                    connection,
                    &operations::KICK_CLIENT,
                    "kick_clients",
                );
                let items = items
                    .map(move |item| -> Result<requests::KickClient> {
                        let mut given = job.item(item)?;
                        let taken = requests::KickClient::new(
                            given.required::<String>("clientid")?,
                        );
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .kick_clients_job(
                            items,
                            |response| to_json::<Ack>(response.ack()?),
                        ),
                )
            }
            "subscribe_all" => {
                let job = Given::of_job(
                    connection,
                    &operations::SUBSCRIBE_BATCH,
                    "subscribe_all",
                );
                let items = items
                    .map(move |item| -> Result<types::SubscribeRequest> {
                        let mut given = job.item(item)?;
                        let taken = given.body::<types::SubscribeRequest>(&[])?;
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .subscribe_all_job(
                            items,
                            each_to_json::<types::SubscribeOutcome>,
                        ),
                )
            }
            "unsubscribe_all" => {
                let job = Given::of_job(
                    connection,
                    &operations::UNSUBSCRIBE_BATCH,
                    "unsubscribe_all",
                );
                let items = items
                    .map(move |item| -> Result<types::UnsubscribeRequest> {
                        let mut given = job.item(item)?;
                        let taken = given.body::<types::UnsubscribeRequest>(&[])?;
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(
                    self
                        .unsubscribe_all_job(
                            items,
                            each_to_json::<types::SubscribeOutcome>,
                        ),
                )
            }
            "publish_all" => {
                let job = Given::of_job(
                    connection,
                    &operations::PUBLISH_BATCH,
                    "publish_all",
                );
                let items = items
                    .map(move |item| -> Result<types::Message> {
                        let mut given = job.item(item)?;
                        let taken = given.body::<types::Message>(&[])?;
                        given.finish()?;
                        Ok(taken)
                    });
                Ok(self.publish_all_job(items, each_to_json::<types::PublishOutcome>))
            }
            _ => {
                drop(items);
                Err(
                    Given::new(Self::API, connection.redactor().clone())
                        .no_such_bulk(name, Self::BULK_NAMES),
                )
            }
        }
    }
}
