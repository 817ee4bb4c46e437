// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

/// Expands to the typed calls, in `emqx_cloud::call`. For that crate only.
#[doc(hidden)]
#[macro_export]
macro_rules! emqx_cloud_calls {
    () => {
        /// # auth
        ///
        /// User names and client identifiers that may connect, with their passwords. A `clientid` credential and a `username`
        /// credential are two separate lists.
        impl Client {
            /// List the user names that have credentials.
            ///
            /// Passwords are not in the answer. Newer servers add `created_at` to every row and `hasnext` to `meta`, and honour
            /// the filters from 4.3.15 and 4.4.4; older ones ignore a filter and send the whole list. With any filter
            /// `meta.count` is -1. Rows are sorted newest first only inside a page.
            ///
            /// `GET /auth_username`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_usernames().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “查看用户名认证信息”; `en_US/api/auth.md`, “Check Username Authentication Information”.
            pub fn list_usernames(&self) -> ListUsernames<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_USERNAMES,
                    "list_usernames",
                );
                let builder = self.api().list_usernames();
                ListUsernames { call, builder }
            }

            /// Create credentials for one user name.
            ///
            /// An existing user name is never overwritten: that is refused with the word `existed`. The other words are
            /// `login` (the name is missing, empty or no string) and `password` (likewise). None of these failures has a
            /// `code`.
            ///
            /// `POST /auth_username`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.create_username("user_test", "password").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “创建用户名认证信息”; `zh_CN/api/auth.md`, “批量创建用户名认证信息”; `en_US/api/auth.md`, “Create Username Authentication Information”; `en_US/api/auth.md`, “Batch Create Username Authentication Information”.
            pub fn create_username(
                &self,
                username: impl Into<String>,
                password: impl Into<emqx_cloud_api::Secret>,
            ) -> CreateUsername<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::CREATE_USERNAME,
                    "create_username",
                );
                let builder = self.api().create_username();
                let body: emqx_cloud_api::types::UsernameCredentials = emqx_cloud_api::types::UsernameCredentials::new(
                    username,
                    password,
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder
                    .body(emqx_cloud_api::types::CreateUsernameBody::from(body));
                CreateUsername { call, builder }
            }

            /// Create credentials for many user names.
            ///
            /// Each user name has its own outcome, and the server answers `code` 0 even if all failed; here, the call succeeds
            /// only if every one did. An outcome other than `ok` is `{error,existed}`, `{error,login}` or
            /// `{error,password}`. A name that is sent twice has one outcome, that of the first; what became of the other
            /// is not known.
            ///
            /// `POST /auth_username`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let rows = emqx.create_username_batch([
            ///    emqx_cloud::types::UsernameCredentials::new("user_test", "password"),
            /// ]).send().await?;
            /// # let _ = rows;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “创建用户名认证信息”; `zh_CN/api/auth.md`, “批量创建用户名认证信息”; `en_US/api/auth.md`, “Create Username Authentication Information”; `en_US/api/auth.md`, “Batch Create Username Authentication Information”.
            pub fn create_username_batch(
                &self,
                items: impl IntoIterator<
                    Item = impl Into<emqx_cloud_api::types::UsernameCredentials>,
                >,
            ) -> CreateUsernameBatch<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::CREATE_USERNAME,
                    "create_username_batch",
                );
                let builder = self.api().create_username();
                let body: emqx_cloud_api::types::UsernameCredentialsBatch = emqx_cloud_api::types::UsernameCredentialsBatch(
                    items.into_iter().map(Into::into).collect(),
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder
                    .body(emqx_cloud_api::types::CreateUsernameBody::from(body));
                CreateUsernameBatch {
                    call,
                    builder,
                }
            }

            /// Look up the credentials of one user name.
            ///
            /// A user that does not exist is answered with 200, `code` 0 and an empty object in `data`. What comes back beside
            /// the name depends on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and 4.4.4, and
            /// nothing between them.
            ///
            /// `GET /auth_username/{username}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_username("username").send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “查看指定 username 的认证信息”; `en_US/api/auth.md`, “Check the Authentication Information for the specified username”.
            pub fn get_username(&self, username: impl Into<String>) -> GetUsername<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_USERNAME,
                    "get_username",
                );
                let builder = self.api().get_username();
                let username = username.into();
                call.check(emqx_cloud_api::check::segment("username", &username));
                let builder = builder.username(username);
                GetUsername { call, builder }
            }

            /// Change the password of one user name.
            ///
            /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
            /// string; checked first) or `noexisted` (no such user). Clients that are connected stay connected.
            ///
            /// `PUT /auth_username/{username}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.update_username("username", "password").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “更新用户名认证密码”; `en_US/api/auth.md`, “Update the Username Authentication Password”.
            pub fn update_username(
                &self,
                username: impl Into<String>,
                password: impl Into<emqx_cloud_api::Secret>,
            ) -> UpdateUsername<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::UPDATE_USERNAME,
                    "update_username",
                );
                let builder = self.api().update_username();
                let username = username.into();
                call.check(emqx_cloud_api::check::segment("username", &username));
                let builder = builder.username(username);
                let body: emqx_cloud_api::types::PasswordChange = emqx_cloud_api::types::PasswordChange::new(
                    password,
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(body);
                UpdateUsername { call, builder }
            }

            /// Delete the credentials of one user name.
            ///
            /// Deleting a user that does not exist is a success too (`code` 0). Clients that are connected stay connected; kick
            /// them if they have to go.
            ///
            /// `DELETE /auth_username/{username}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.delete_username("username").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “删除用户名认证密码”; `en_US/api/auth.md`, “Delete Username Authentication Information”.
            pub fn delete_username(&self, username: impl Into<String>) -> DeleteUsername<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::DELETE_USERNAME,
                    "delete_username",
                );
                let builder = self.api().delete_username();
                let username = username.into();
                call.check(emqx_cloud_api::check::segment("username", &username));
                let builder = builder.username(username);
                DeleteUsername { call, builder }
            }

            /// List the client identifiers that have credentials.
            ///
            /// Passwords are not in the answer. Newer servers add `created_at` to every row and `hasnext` to `meta`, and honour
            /// the filters from 4.3.15 and 4.4.4; older ones ignore a filter and send the whole list. With any filter
            /// `meta.count` is -1. Rows are sorted newest first only inside a page.
            ///
            /// `GET /auth_clientid`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_clientids().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “查看基于 client id 的认证信息”; `en_US/api/auth.md`, “Check Client Authentication Information”.
            pub fn list_clientids(&self) -> ListClientids<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_CLIENTIDS,
                    "list_clientids",
                );
                let builder = self.api().list_clientids();
                ListClientids { call, builder }
            }

            /// Create credentials for one client identifier.
            ///
            /// An existing client identifier is never overwritten: that is refused with the word `existed`. The other words are
            /// `login` (the name is missing, empty or no string) and `password` (likewise). None of these failures has a
            /// `code`.
            ///
            /// `POST /auth_clientid`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.create_clientid("client1", "password").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “创建 client id 认证信息”; `zh_CN/api/auth.md`, “批量创建基于 client id 的认证信息”; `en_US/api/auth.md`, “Create Client Authentication Information”; `en_US/api/auth.md`, “Batch Create Client Authentication Information”.
            pub fn create_clientid(
                &self,
                clientid: impl Into<String>,
                password: impl Into<emqx_cloud_api::Secret>,
            ) -> CreateClientid<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::CREATE_CLIENTID,
                    "create_clientid",
                );
                let builder = self.api().create_clientid();
                let body: emqx_cloud_api::types::ClientidCredentials = emqx_cloud_api::types::ClientidCredentials::new(
                    clientid,
                    password,
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder
                    .body(emqx_cloud_api::types::CreateClientidBody::from(body));
                CreateClientid { call, builder }
            }

            /// Create credentials for many client identifiers.
            ///
            /// Each client identifier has its own outcome, and the server answers `code` 0 even if all failed; here, the call succeeds
            /// only if every one did. An outcome other than `ok` is `{error,existed}`, `{error,login}` or
            /// `{error,password}`. A name that is sent twice has one outcome, that of the first; what became of the other
            /// is not known.
            ///
            /// `POST /auth_clientid`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let rows = emqx.create_clientid_batch([
            ///    emqx_cloud::types::ClientidCredentials::new("client1", "password"),
            /// ]).send().await?;
            /// # let _ = rows;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “创建 client id 认证信息”; `zh_CN/api/auth.md`, “批量创建基于 client id 的认证信息”; `en_US/api/auth.md`, “Create Client Authentication Information”; `en_US/api/auth.md`, “Batch Create Client Authentication Information”.
            pub fn create_clientid_batch(
                &self,
                items: impl IntoIterator<
                    Item = impl Into<emqx_cloud_api::types::ClientidCredentials>,
                >,
            ) -> CreateClientidBatch<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::CREATE_CLIENTID,
                    "create_clientid_batch",
                );
                let builder = self.api().create_clientid();
                let body: emqx_cloud_api::types::ClientidCredentialsBatch = emqx_cloud_api::types::ClientidCredentialsBatch(
                    items.into_iter().map(Into::into).collect(),
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder
                    .body(emqx_cloud_api::types::CreateClientidBody::from(body));
                CreateClientidBatch {
                    call,
                    builder,
                }
            }

            /// Look up the credentials of one client identifier.
            ///
            /// A client that does not exist is answered with 200, `code` 0 and an empty object in `data`. What comes back
            /// beside the identifier depends on the version: the hashed `password` before 4.3.6, `created_at` from 4.3.15 and
            /// 4.4.4, and nothing between them.
            ///
            /// `GET /auth_clientid/{clientid}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_clientid("clientid").send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “查看指定 client id 的认证信息”; `en_US/api/auth.md`, “Check the Authentication Information for the specified username”.
            pub fn get_clientid(&self, clientid: impl Into<String>) -> GetClientid<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_CLIENTID,
                    "get_clientid",
                );
                let builder = self.api().get_clientid();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                GetClientid { call, builder }
            }

            /// Change the password of one client identifier.
            ///
            /// Only the password can be changed. A failure has no `code`: its `message` is `password` (missing, empty or not a
            /// string; checked first) or `noexisted` (no such client). A client that is connected stays connected.
            ///
            /// `PUT /auth_clientid/{clientid}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.update_clientid("clientid", "password").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “更新 client id 认证密码”; `en_US/api/auth.md`, “Update the Client Authentication Password”.
            pub fn update_clientid(
                &self,
                clientid: impl Into<String>,
                password: impl Into<emqx_cloud_api::Secret>,
            ) -> UpdateClientid<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::UPDATE_CLIENTID,
                    "update_clientid",
                );
                let builder = self.api().update_clientid();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                let body: emqx_cloud_api::types::PasswordChange = emqx_cloud_api::types::PasswordChange::new(
                    password,
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(body);
                UpdateClientid { call, builder }
            }

            /// Delete the credentials of one client identifier.
            ///
            /// Deleting a client that does not exist is a success too (`code` 0). A client that is connected stays connected;
            /// kick it if it has to go.
            ///
            /// `DELETE /auth_clientid/{clientid}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.delete_clientid("clientid").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/auth.md`, “删除 client id 认证规则”; `en_US/api/auth.md`, “Delete Client Authentication Information”.
            pub fn delete_clientid(&self, clientid: impl Into<String>) -> DeleteClientid<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::DELETE_CLIENTID,
                    "delete_clientid",
                );
                let builder = self.api().delete_clientid();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                DeleteClientid { call, builder }
            }
        }

        /// A call of [`Client::list_usernames`](crate::Client::list_usernames), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListUsernames<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListUsernames<'a>,
        }

        impl<'a> ListUsernames<'a> {
            /// Only the row of exactly this user name. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and ignored by
            /// older servers, which send the whole list.
            pub fn username(mut self, username: impl Into<String>) -> Self {
                let username: String = username.into();
                self.call.check(emqx_cloud_api::check::text("username", &username, 1u64, None));
                self.builder = self.builder.username(username);
                self
            }

            /// Only rows whose user name contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers. Empty text is a 500 on a credential list.
            pub fn like_username(mut self, like_username: impl Into<String>) -> Self {
                let like_username: String = like_username.into();
                self.call
                    .check(
                        emqx_cloud_api::check::text("like_username", &like_username, 1u64, None),
                    );
                self.builder = self.builder.like_username(like_username);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::UsernameAuth>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::UsernameAuth> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::UsernameAuth> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListUsernames<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListUsernames<'a> {
            type Output = Result<Page<emqx_cloud_api::types::UsernameAuth>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::create_username`](crate::Client::create_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct CreateUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::CreateUsername<'a>,
        }

        impl<'a> CreateUsername<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for CreateUsername<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::create_username_batch`](crate::Client::create_username_batch), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct CreateUsernameBatch<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::CreateUsername<'a>,
        }

        impl<'a> CreateUsernameBatch<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<NamedOutcome>> {
                let request = self.builder.request();
                self.call
                    .exchange(
                        request,
                        |success| {
                            success
                                .batch(Rows {
                                    outcome: Outcome::Name,
                                    reversed: false,
                                    key: Some("username"),
                                })
                        },
                    )
                    .await
            }
        }

        impl<'a> IntoFuture for CreateUsernameBatch<'a> {
            type Output = Result<Vec<NamedOutcome>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::get_username`](crate::Client::get_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetUsername<'a>,
        }

        impl<'a> GetUsername<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<emqx_cloud_api::types::UsernameAuth> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.one_object()).await
            }

            /// Sends the call; `None` if what it asks for is not there.
            ///
            /// # Errors
            ///
            /// Everything that [`send`](Self::send) fails with, except that the thing is not there.
            pub async fn send_optional(
                self,
            ) -> Result<Option<emqx_cloud_api::types::UsernameAuth>> {
                optional(self.send().await)
            }
        }

        impl<'a> IntoFuture for GetUsername<'a> {
            type Output = Result<emqx_cloud_api::types::UsernameAuth>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::update_username`](crate::Client::update_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct UpdateUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::UpdateUsername<'a>,
        }

        impl<'a> UpdateUsername<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for UpdateUsername<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::delete_username`](crate::Client::delete_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct DeleteUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::DeleteUsername<'a>,
        }

        impl<'a> DeleteUsername<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for DeleteUsername<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::list_clientids`](crate::Client::list_clientids), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListClientids<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListClientids<'a>,
        }

        impl<'a> ListClientids<'a> {
            /// Only the row of exactly this client identifier. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers, which send the whole list.
            pub fn clientid(mut self, clientid: impl Into<String>) -> Self {
                let clientid: String = clientid.into();
                self.call.check(emqx_cloud_api::check::text("clientid", &clientid, 1u64, None));
                self.builder = self.builder.clientid(clientid);
                self
            }

            /// Only rows whose client identifier contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
            /// and ignored by older servers. Empty text is a 500 on a credential list.
            pub fn like_clientid(mut self, like_clientid: impl Into<String>) -> Self {
                let like_clientid: String = like_clientid.into();
                self.call
                    .check(
                        emqx_cloud_api::check::text("like_clientid", &like_clientid, 1u64, None),
                    );
                self.builder = self.builder.like_clientid(like_clientid);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::ClientidAuth>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::ClientidAuth> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::ClientidAuth> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListClientids<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListClientids<'a> {
            type Output = Result<Page<emqx_cloud_api::types::ClientidAuth>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::create_clientid`](crate::Client::create_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct CreateClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::CreateClientid<'a>,
        }

        impl<'a> CreateClientid<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for CreateClientid<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::create_clientid_batch`](crate::Client::create_clientid_batch), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct CreateClientidBatch<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::CreateClientid<'a>,
        }

        impl<'a> CreateClientidBatch<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<NamedOutcome>> {
                let request = self.builder.request();
                self.call
                    .exchange(
                        request,
                        |success| {
                            success
                                .batch(Rows {
                                    outcome: Outcome::Name,
                                    reversed: false,
                                    key: Some("clientid"),
                                })
                        },
                    )
                    .await
            }
        }

        impl<'a> IntoFuture for CreateClientidBatch<'a> {
            type Output = Result<Vec<NamedOutcome>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::get_clientid`](crate::Client::get_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetClientid<'a>,
        }

        impl<'a> GetClientid<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<emqx_cloud_api::types::ClientidAuth> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.one_object()).await
            }

            /// Sends the call; `None` if what it asks for is not there.
            ///
            /// # Errors
            ///
            /// Everything that [`send`](Self::send) fails with, except that the thing is not there.
            pub async fn send_optional(
                self,
            ) -> Result<Option<emqx_cloud_api::types::ClientidAuth>> {
                optional(self.send().await)
            }
        }

        impl<'a> IntoFuture for GetClientid<'a> {
            type Output = Result<emqx_cloud_api::types::ClientidAuth>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::update_clientid`](crate::Client::update_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct UpdateClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::UpdateClientid<'a>,
        }

        impl<'a> UpdateClientid<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for UpdateClientid<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::delete_clientid`](crate::Client::delete_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct DeleteClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::DeleteClientid<'a>,
        }

        impl<'a> DeleteClientid<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for DeleteClientid<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// # acl
        ///
        /// Access rules: who may publish or subscribe to which topics. A rule is for one client identifier, for one user
        /// name, or for everybody.
        impl Client {
            /// Create one access rule.
            ///
            /// A rule is for one client identifier, one user name, or everyone. A rule for the same subject, topic and
            /// action replaces the old one. Topic filters are not checked: one that can never match is stored without
            /// complaint. A rule with `pubsub` is read back as two rules.
            ///
            /// A refused rule has no `code`; its `message` is an Erlang term that holds a word such as `action`.
            ///
            /// `POST /acl`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.create_acl(
            ///    emqx_cloud::types::ClientidAclRule::new(
            ///        "client1",
            ///        "a/b",
            ///        emqx_cloud::types::AclAction::Pub,
            ///        emqx_cloud::types::AclAccess::Allow,
            ///    ),
            /// ).send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “创建基于 client id 的 ACL 规则”; `zh_CN/api/acl.md`, “创建基于 username 的 ACL 规则”; `zh_CN/api/acl.md`, “创建基于所有的 ACL 规则”; `zh_CN/api/acl.md`, “批量添加 ACL 规则”; `en_US/api/acl.md`, “Create ACL Rule Based on clientid”; `en_US/api/acl.md`, “Create ACL Rule Based on username”; `en_US/api/acl.md`, “Create ACL Rule Based on Everything”; `en_US/api/acl.md`, “Batch Add ACL Rule”.
            pub fn create_acl(
                &self,
                acl_rule: impl Into<emqx_cloud_api::types::AclRule>,
            ) -> CreateAcl<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::CREATE_ACL,
                    "create_acl",
                );
                let builder = self.api().create_acl();
                let body: emqx_cloud_api::types::AclRule = acl_rule.into();
                call.check(
                    emqx_cloud_api::Validate::validate(&body)
                        .map_err(|error| error.within("acl_rule")),
                );
                let builder = builder.body(emqx_cloud_api::types::CreateAclBody::from(body));
                CreateAcl { call, builder }
            }

            /// Create many access rules.
            ///
            /// Each rule has its own outcome, and the server answers `code` 0 even if all were refused; here, the call
            /// succeeds only if every one did. The server sends the outcomes in reverse order of the request; here, they
            /// are in the order of the request.
            ///
            /// `POST /acl`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let rows = emqx.create_acl_batch([
            ///    emqx_cloud::types::ClientidAclRule::new(
            ///        "client1",
            ///        "a/b",
            ///        emqx_cloud::types::AclAction::Pub,
            ///        emqx_cloud::types::AclAccess::Allow,
            ///    ),
            /// ]).send().await?;
            /// # let _ = rows;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “创建基于 client id 的 ACL 规则”; `zh_CN/api/acl.md`, “创建基于 username 的 ACL 规则”; `zh_CN/api/acl.md`, “创建基于所有的 ACL 规则”; `zh_CN/api/acl.md`, “批量添加 ACL 规则”; `en_US/api/acl.md`, “Create ACL Rule Based on clientid”; `en_US/api/acl.md`, “Create ACL Rule Based on username”; `en_US/api/acl.md`, “Create ACL Rule Based on Everything”; `en_US/api/acl.md`, “Batch Add ACL Rule”.
            pub fn create_acl_batch(
                &self,
                items: impl IntoIterator<Item = impl Into<emqx_cloud_api::types::AclRule>>,
            ) -> CreateAclBatch<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::CREATE_ACL,
                    "create_acl_batch",
                );
                let builder = self.api().create_acl();
                let body: emqx_cloud_api::types::AclRuleBatch = emqx_cloud_api::types::AclRuleBatch(
                    items.into_iter().map(Into::into).collect(),
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(emqx_cloud_api::types::CreateAclBody::from(body));
                CreateAclBatch { call, builder }
            }

            /// List the access rules for client identifiers.
            ///
            /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The answer has no `hasnext`: ask
            /// for pages until one comes back with fewer rows than the limit. Do not stop by `meta.count`, which is wrong with
            /// a filter (0 beside data, or more than you get). `_limit` 0 is a 500 here. Filters are honoured from 4.3.15 and
            /// 4.4.4; older servers ignore them and send every rule.
            ///
            /// `GET /acl/clientid`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_acl_by_clientid().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “查看基于 client id 所有的 ACL 规则”; `en_US/api/acl.md`, “Check ACL Rules Based on client id”.
            pub fn list_acl_by_clientid(&self) -> ListAclByClientid<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_ACL_BY_CLIENTID,
                    "list_acl_by_clientid",
                );
                let builder = self.api().list_acl_by_clientid();
                ListAclByClientid { call, builder }
            }

            /// List the access rules for user names.
            ///
            /// A rule that was created with `pubsub` is listed as two rows, `sub` and `pub`. The answer has no `hasnext`: ask
            /// for pages until one comes back with fewer rows than the limit. Do not stop by `meta.count`, which is wrong with
            /// a filter (0 beside data, or more than you get). `_limit` 0 is a 500 here. Filters are honoured from 4.3.15 and
            /// 4.4.4; older servers ignore them and send every rule.
            ///
            /// `GET /acl/username`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_acl_by_username().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “查看基于 username 所有的 ACL 规则”; `en_US/api/acl.md`, “Check ACL Rules Based on username”.
            pub fn list_acl_by_username(&self) -> ListAclByUsername<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_ACL_BY_USERNAME,
                    "list_acl_by_username",
                );
                let builder = self.api().list_acl_by_username();
                ListAclByUsername { call, builder }
            }

            /// List the access rules for everybody.
            ///
            /// The last segment is a literal `$all`; `%24all` is a 404. A rule that was created with `pubsub` is listed as two
            /// rows, `sub` and `pub`. The answer has no `hasnext`: ask for pages until one comes back with fewer rows than the
            /// limit. Do not stop by `meta.count`, which is wrong with a filter. `_limit` 0 is a 500 here. Filters are honoured
            /// from 4.3.15 and 4.4.4; older servers ignore them and send every rule.
            ///
            /// `GET /acl/$all`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_acl_for_all().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “查看基于所有的 ACL 规则”; `en_US/api/acl.md`, “Check ACL Rules Based on All”.
            pub fn list_acl_for_all(&self) -> ListAclForAll<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_ACL_FOR_ALL,
                    "list_acl_for_all",
                );
                let builder = self.api().list_acl_for_all();
                ListAclForAll { call, builder }
            }

            /// Look up the access rules for one client identifier.
            ///
            /// All rules of the client, without pages. A client without rules is answered with an empty array. A rule that was
            /// created with `pubsub` comes back as two rows, `sub` and `pub`.
            ///
            /// `GET /acl/clientid/{clientid}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_acl_by_clientid("clientid").send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “查看指定 client id 的 ACL 规则”; `en_US/api/acl.md`, “Check ACL Rules for Specified Client Id”.
            pub fn get_acl_by_clientid(
                &self,
                clientid: impl Into<String>,
            ) -> GetAclByClientid<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_ACL_BY_CLIENTID,
                    "get_acl_by_clientid",
                );
                let builder = self.api().get_acl_by_clientid();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                GetAclByClientid { call, builder }
            }

            /// Look up the access rules for one user name.
            ///
            /// All rules of the user, without pages. A user without rules is answered with an empty array. A rule that was
            /// created with `pubsub` comes back as two rows, `sub` and `pub`.
            ///
            /// `GET /acl/username/{username}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_acl_by_username("username").send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “查看指定 username 的 ACL 规则”; `en_US/api/acl.md`, “Check ACL Rules for Specified Username”.
            pub fn get_acl_by_username(
                &self,
                username: impl Into<String>,
            ) -> GetAclByUsername<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_ACL_BY_USERNAME,
                    "get_acl_by_username",
                );
                let builder = self.api().get_acl_by_username();
                let username = username.into();
                call.check(emqx_cloud_api::check::segment("username", &username));
                let builder = builder.username(username);
                GetAclByUsername { call, builder }
            }

            /// Delete the access rules for one client identifier and topic.
            ///
            /// Deletes every rule of this client for exactly this topic filter, whatever its action. Deleting what does not
            /// exist is a success too (`code` 0), so check the spelling of the topic.
            ///
            /// `DELETE /acl/clientid/{clientid}/topic/{topic}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.delete_acl_by_clientid("clientid", "topic").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “删除指定 clientid 指定的 ACL 规则”; `en_US/api/acl.md`, “Delete the ACL Rule Specified by the Specified client id”.
            pub fn delete_acl_by_clientid(
                &self,
                clientid: impl Into<String>,
                topic: impl Into<String>,
            ) -> DeleteAclByClientid<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::DELETE_ACL_BY_CLIENTID,
                    "delete_acl_by_clientid",
                );
                let builder = self.api().delete_acl_by_clientid();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                let topic = topic.into();
                call.check(emqx_cloud_api::check::segment("topic", &topic));
                let builder = builder.topic(topic);
                DeleteAclByClientid {
                    call,
                    builder,
                }
            }

            /// Delete the access rules for one user name and topic.
            ///
            /// Deletes every rule of this user for exactly this topic filter, whatever its action. Deleting what does not exist
            /// is a success too (`code` 0), so check the spelling of the topic.
            ///
            /// `DELETE /acl/username/{username}/topic/{topic}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.delete_acl_by_username("username", "topic").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “删除指定 username 指定的 ACL 规则”; `en_US/api/acl.md`, “Delete the ACL Rule Specified by the Specified username”.
            pub fn delete_acl_by_username(
                &self,
                username: impl Into<String>,
                topic: impl Into<String>,
            ) -> DeleteAclByUsername<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::DELETE_ACL_BY_USERNAME,
                    "delete_acl_by_username",
                );
                let builder = self.api().delete_acl_by_username();
                let username = username.into();
                call.check(emqx_cloud_api::check::segment("username", &username));
                let builder = builder.username(username);
                let topic = topic.into();
                call.check(emqx_cloud_api::check::segment("topic", &topic));
                let builder = builder.topic(topic);
                DeleteAclByUsername {
                    call,
                    builder,
                }
            }

            /// Delete the access rules for everybody and one topic.
            ///
            /// Deletes every rule for everybody with exactly this topic filter, whatever its action. Deleting what does not
            /// exist is a success too (`code` 0), so check the spelling of the topic. The vendor's pages give the path as
            /// `/acl/all/$all/topic/{topic}`, which is a 404 on real servers. `$all` is literal: `%24all` is a 404 as well.
            ///
            /// `DELETE /acl/$all/topic/{topic}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.delete_acl_for_all("topic").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/acl.md`, “删除基于所有的指定的 ACL 规则”; `en_US/api/acl.md`, “Delete based on All Specified ACL Rules”.
            pub fn delete_acl_for_all(&self, topic: impl Into<String>) -> DeleteAclForAll<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::DELETE_ACL_FOR_ALL,
                    "delete_acl_for_all",
                );
                let builder = self.api().delete_acl_for_all();
                let topic = topic.into();
                call.check(emqx_cloud_api::check::segment("topic", &topic));
                let builder = builder.topic(topic);
                DeleteAclForAll { call, builder }
            }
        }

        /// A call of [`Client::create_acl`](crate::Client::create_acl), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct CreateAcl<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::CreateAcl<'a>,
        }

        impl<'a> CreateAcl<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<emqx_cloud_api::types::AclOutcome> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.outcome()).await
            }
        }

        impl<'a> IntoFuture for CreateAcl<'a> {
            type Output = Result<emqx_cloud_api::types::AclOutcome>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::create_acl_batch`](crate::Client::create_acl_batch), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct CreateAclBatch<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::CreateAcl<'a>,
        }

        impl<'a> CreateAclBatch<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::AclOutcome>> {
                let request = self.builder.request();
                self.call
                    .exchange(
                        request,
                        |success| {
                            success
                                .batch(Rows {
                                    outcome: Outcome::Result,
                                    reversed: true,
                                    key: None,
                                })
                        },
                    )
                    .await
            }
        }

        impl<'a> IntoFuture for CreateAclBatch<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::AclOutcome>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::list_acl_by_clientid`](crate::Client::list_acl_by_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListAclByClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListAclByClientid<'a>,
        }

        impl<'a> ListAclByClientid<'a> {
            /// Only the row of exactly this client identifier. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers, which send the whole list.
            pub fn clientid(mut self, clientid: impl Into<String>) -> Self {
                let clientid: String = clientid.into();
                self.call.check(emqx_cloud_api::check::text("clientid", &clientid, 1u64, None));
                self.builder = self.builder.clientid(clientid);
                self
            }

            /// Only rows whose client identifier contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
            /// and ignored by older servers. Empty text is a 500 on a credential list.
            pub fn like_clientid(mut self, like_clientid: impl Into<String>) -> Self {
                let like_clientid: String = like_clientid.into();
                self.call
                    .check(
                        emqx_cloud_api::check::text("like_clientid", &like_clientid, 1u64, None),
                    );
                self.builder = self.builder.like_clientid(like_clientid);
                self
            }

            /// Only rules whose topic filter is exactly this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
            /// and ignored by older servers.
            pub fn topic(mut self, topic: impl Into<String>) -> Self {
                let topic: String = topic.into();
                self.call.check(emqx_cloud_api::check::text("topic", &topic, 1u64, None));
                self.builder = self.builder.topic(topic);
                self
            }

            /// Only rules for this action. Lists never hold `pubsub`, so use `pub` or `sub`. Not on the vendor's page; honoured
            /// from 4.3.15 and 4.4.4, and ignored by older servers.
            pub fn action(
                mut self,
                action: impl Into<emqx_cloud_api::enums::AclAction>,
            ) -> Self {
                let action: emqx_cloud_api::enums::AclAction = action.into();
                self.builder = self.builder.action(action);
                self
            }

            /// Only rules that allow, or only rules that deny. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers.
            pub fn access(
                mut self,
                access: impl Into<emqx_cloud_api::enums::AclAccess>,
            ) -> Self {
                let access: emqx_cloud_api::enums::AclAccess = access.into();
                self.builder = self.builder.access(access);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::ClientidAclEntry>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::ClientidAclEntry> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::ClientidAclEntry> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListAclByClientid<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListAclByClientid<'a> {
            type Output = Result<Page<emqx_cloud_api::types::ClientidAclEntry>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::list_acl_by_username`](crate::Client::list_acl_by_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListAclByUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListAclByUsername<'a>,
        }

        impl<'a> ListAclByUsername<'a> {
            /// Only the row of exactly this user name. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and ignored by
            /// older servers, which send the whole list.
            pub fn username(mut self, username: impl Into<String>) -> Self {
                let username: String = username.into();
                self.call.check(emqx_cloud_api::check::text("username", &username, 1u64, None));
                self.builder = self.builder.username(username);
                self
            }

            /// Only rows whose user name contains this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers. Empty text is a 500 on a credential list.
            pub fn like_username(mut self, like_username: impl Into<String>) -> Self {
                let like_username: String = like_username.into();
                self.call
                    .check(
                        emqx_cloud_api::check::text("like_username", &like_username, 1u64, None),
                    );
                self.builder = self.builder.like_username(like_username);
                self
            }

            /// Only rules whose topic filter is exactly this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
            /// and ignored by older servers.
            pub fn topic(mut self, topic: impl Into<String>) -> Self {
                let topic: String = topic.into();
                self.call.check(emqx_cloud_api::check::text("topic", &topic, 1u64, None));
                self.builder = self.builder.topic(topic);
                self
            }

            /// Only rules for this action. Lists never hold `pubsub`, so use `pub` or `sub`. Not on the vendor's page; honoured
            /// from 4.3.15 and 4.4.4, and ignored by older servers.
            pub fn action(
                mut self,
                action: impl Into<emqx_cloud_api::enums::AclAction>,
            ) -> Self {
                let action: emqx_cloud_api::enums::AclAction = action.into();
                self.builder = self.builder.action(action);
                self
            }

            /// Only rules that allow, or only rules that deny. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers.
            pub fn access(
                mut self,
                access: impl Into<emqx_cloud_api::enums::AclAccess>,
            ) -> Self {
                let access: emqx_cloud_api::enums::AclAccess = access.into();
                self.builder = self.builder.access(access);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::UsernameAclEntry>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::UsernameAclEntry> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::UsernameAclEntry> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListAclByUsername<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListAclByUsername<'a> {
            type Output = Result<Page<emqx_cloud_api::types::UsernameAclEntry>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::list_acl_for_all`](crate::Client::list_acl_for_all), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListAclForAll<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListAclForAll<'a>,
        }

        impl<'a> ListAclForAll<'a> {
            /// Only rules whose topic filter is exactly this text. Not on the vendor's page; honoured from 4.3.15 and 4.4.4,
            /// and ignored by older servers.
            pub fn topic(mut self, topic: impl Into<String>) -> Self {
                let topic: String = topic.into();
                self.call.check(emqx_cloud_api::check::text("topic", &topic, 1u64, None));
                self.builder = self.builder.topic(topic);
                self
            }

            /// Only rules for this action. Lists never hold `pubsub`, so use `pub` or `sub`. Not on the vendor's page; honoured
            /// from 4.3.15 and 4.4.4, and ignored by older servers.
            pub fn action(
                mut self,
                action: impl Into<emqx_cloud_api::enums::AclAction>,
            ) -> Self {
                let action: emqx_cloud_api::enums::AclAction = action.into();
                self.builder = self.builder.action(action);
                self
            }

            /// Only rules that allow, or only rules that deny. Not on the vendor's page; honoured from 4.3.15 and 4.4.4, and
            /// ignored by older servers.
            pub fn access(
                mut self,
                access: impl Into<emqx_cloud_api::enums::AclAccess>,
            ) -> Self {
                let access: emqx_cloud_api::enums::AclAccess = access.into();
                self.builder = self.builder.access(access);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::AllAclEntry>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::AllAclEntry> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::AllAclEntry> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListAclForAll<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListAclForAll<'a> {
            type Output = Result<Page<emqx_cloud_api::types::AllAclEntry>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::get_acl_by_clientid`](crate::Client::get_acl_by_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetAclByClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetAclByClientid<'a>,
        }

        impl<'a> GetAclByClientid<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::ClientidAclEntry>> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.list()).await
            }
        }

        impl<'a> IntoFuture for GetAclByClientid<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::ClientidAclEntry>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::get_acl_by_username`](crate::Client::get_acl_by_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetAclByUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetAclByUsername<'a>,
        }

        impl<'a> GetAclByUsername<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::UsernameAclEntry>> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.list()).await
            }
        }

        impl<'a> IntoFuture for GetAclByUsername<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::UsernameAclEntry>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::delete_acl_by_clientid`](crate::Client::delete_acl_by_clientid), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct DeleteAclByClientid<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::DeleteAclByClientid<'a>,
        }

        impl<'a> DeleteAclByClientid<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for DeleteAclByClientid<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::delete_acl_by_username`](crate::Client::delete_acl_by_username), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct DeleteAclByUsername<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::DeleteAclByUsername<'a>,
        }

        impl<'a> DeleteAclByUsername<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for DeleteAclByUsername<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::delete_acl_for_all`](crate::Client::delete_acl_for_all), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct DeleteAclForAll<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::DeleteAclForAll<'a>,
        }

        impl<'a> DeleteAclForAll<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for DeleteAclForAll<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// # clients
        ///
        /// Clients that are connected, and sessions that outlive their connection.
        impl Client {
            /// List the clients of the cluster.
            ///
            /// Connected clients, and sessions whose client is offline. Filters combine with "and". With any filter
            /// `meta.count` is -1. Filters match exactly and by case, except `_like_clientid` and `_like_username`. A value
            /// that the server cannot convert (a word as `proto_ver`, an IPv6 address) is a failure with code 108; an unknown
            /// value (a `zone` that does not exist) matches nothing. An empty `_like_clientid` or `_like_username`, or a page
            /// that is not a number, is a 500.
            ///
            /// `GET /clients`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_clients().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/clients.md`, “查看所有客户端”; `en_US/api/client.md`, “Check All the Clients”.
            pub fn list_clients(&self) -> ListClients<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_CLIENTS,
                    "list_clients",
                );
                let builder = self.api().list_clients();
                ListClients { call, builder }
            }

            /// Look up one client.
            ///
            /// `data` is an array with one client, or an empty array if there is no such client: that is neither a 404 nor a
            /// failure. A session whose client is offline is found too, with `connected` false.
            ///
            /// `GET /clients/{clientid}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_client("clientid").send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/clients.md`, “查看指定客户端的信息”; `en_US/api/client.md`, “Check Information for the Specified Client”.
            pub fn get_client(&self, clientid: impl Into<String>) -> GetClient<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_CLIENT,
                    "get_client",
                );
                let builder = self.api().get_client();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                GetClient { call, builder }
            }

            /// Kick a client out, and end its session.
            ///
            /// Closes the connection and deletes the session with its subscriptions and queued messages, also if the client is
            /// offline. The client may connect again at once; to keep it out, delete its credentials or deny it first.
            ///
            /// From 4.3.9 on, kicking a client that does not exist is a success (`code` 0), so a success does not mean that
            /// there was a client; older servers answer code 112. Do not repeat the call blindly: a second kick ends the
            /// session of a client that has come back in the meantime.
            ///
            /// `DELETE /clients/{clientid}`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.kick_client("clientid").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/clients.md`, “剔除客户端”; `en_US/api/client.md`, “Kick off Client”.
            pub fn kick_client(&self, clientid: impl Into<String>) -> KickClient<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::KICK_CLIENT,
                    "kick_client",
                );
                let builder = self.api().kick_client();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                KickClient { call, builder }
            }
        }

        /// A call of [`Client::list_clients`](crate::Client::list_clients), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListClients<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListClients<'a>,
        }

        impl<'a> ListClients<'a> {
            /// Only the client with exactly this identifier.
            pub fn clientid(mut self, clientid: impl Into<String>) -> Self {
                let clientid: String = clientid.into();
                self.call.check(emqx_cloud_api::check::text("clientid", &clientid, 1u64, None));
                self.builder = self.builder.clientid(clientid);
                self
            }

            /// Only clients that connected with exactly this user name.
            pub fn username(mut self, username: impl Into<String>) -> Self {
                let username: String = username.into();
                self.call.check(emqx_cloud_api::check::text("username", &username, 1u64, None));
                self.builder = self.builder.username(username);
                self
            }

            /// Only clients of this zone, a named group of settings on the server such as `external`.
            pub fn zone(mut self, zone: impl Into<String>) -> Self {
                let zone: String = zone.into();
                self.call.check(emqx_cloud_api::check::text("zone", &zone, 1u64, None));
                self.builder = self.builder.zone(zone);
                self
            }

            /// Only clients that connected from this IPv4 address, in dotted form. An IPv6 address is refused with code
            /// 108.
            pub fn ip_address(mut self, ip_address: impl Into<String>) -> Self {
                let ip_address: String = ip_address.into();
                self.call
                    .check(emqx_cloud_api::check::text("ip_address", &ip_address, 1u64, None));
                self.builder = self.builder.ip_address(ip_address);
                self
            }

            /// Only clients in this state of the connection.
            pub fn conn_state(
                mut self,
                conn_state: impl Into<emqx_cloud_api::enums::ConnState>,
            ) -> Self {
                let conn_state: emqx_cloud_api::enums::ConnState = conn_state.into();
                self.builder = self.builder.conn_state(conn_state);
                self
            }

            /// Only clients that did (`true`) or did not (`false`) ask for a fresh session when they connected.
            pub fn clean_start(mut self, clean_start: bool) -> Self {
                self.builder = self.builder.clean_start(clean_start);
                self
            }

            /// Only clients that speak this protocol.
            pub fn proto_name(
                mut self,
                proto_name: impl Into<emqx_cloud_api::enums::ProtoName>,
            ) -> Self {
                let proto_name: emqx_cloud_api::enums::ProtoName = proto_name.into();
                self.builder = self.builder.proto_name(proto_name);
                self
            }

            /// Only clients of this protocol version. For MQTT, 3 is 3.1, 4 is 3.1.1 and 5 is 5.0.
            pub fn proto_ver(mut self, proto_ver: u32) -> Self {
                self.call
                    .check(emqx_cloud_api::check::number("proto_ver", proto_ver, Some(0), None));
                self.builder = self.builder.proto_ver(proto_ver);
                self
            }

            /// Only clients whose identifier contains this text.
            pub fn like_clientid(mut self, like_clientid: impl Into<String>) -> Self {
                let like_clientid: String = like_clientid.into();
                self.call
                    .check(
                        emqx_cloud_api::check::text("like_clientid", &like_clientid, 1u64, None),
                    );
                self.builder = self.builder.like_clientid(like_clientid);
                self
            }

            /// Only clients whose user name contains this text.
            pub fn like_username(mut self, like_username: impl Into<String>) -> Self {
                let like_username: String = like_username.into();
                self.call
                    .check(
                        emqx_cloud_api::check::text("like_username", &like_username, 1u64, None),
                    );
                self.builder = self.builder.like_username(like_username);
                self
            }

            /// Only sessions that were created at this time or later, in seconds since 1970 (UTC). Milliseconds match
            /// nothing. The vendor's page swaps the meaning of `_gte_` and `_lte_`.
            pub fn gte_created_at(mut self, gte_created_at: i64) -> Self {
                self.builder = self.builder.gte_created_at(gte_created_at);
                self
            }

            /// Only sessions that were created at this time or earlier, in seconds since 1970 (UTC).
            pub fn lte_created_at(mut self, lte_created_at: i64) -> Self {
                self.builder = self.builder.lte_created_at(lte_created_at);
                self
            }

            /// Only clients that connected at this time or later, in seconds since 1970 (UTC). Milliseconds match nothing.
            /// The vendor's page swaps the meaning of `_gte_` and `_lte_`.
            pub fn gte_connected_at(mut self, gte_connected_at: i64) -> Self {
                self.builder = self.builder.gte_connected_at(gte_connected_at);
                self
            }

            /// Only clients that connected at this time or earlier, in seconds since 1970 (UTC).
            pub fn lte_connected_at(mut self, lte_connected_at: i64) -> Self {
                self.builder = self.builder.lte_connected_at(lte_connected_at);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::ClientInfo>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::ClientInfo> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::ClientInfo> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListClients<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListClients<'a> {
            type Output = Result<Page<emqx_cloud_api::types::ClientInfo>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::get_client`](crate::Client::get_client), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetClient<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetClient<'a>,
        }

        impl<'a> GetClient<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<One<emqx_cloud_api::types::ClientInfo>> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.one_row()).await
            }

            /// Sends the call; `None` if what it asks for is not there.
            ///
            /// # Errors
            ///
            /// Everything that [`send`](Self::send) fails with, except that the thing is not there.
            pub async fn send_optional(
                self,
            ) -> Result<Option<One<emqx_cloud_api::types::ClientInfo>>> {
                optional(self.send().await)
            }
        }

        impl<'a> IntoFuture for GetClient<'a> {
            type Output = Result<One<emqx_cloud_api::types::ClientInfo>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::kick_client`](crate::Client::kick_client), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct KickClient<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::KickClient<'a>,
        }

        impl<'a> KickClient<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for KickClient<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// # subscriptions
        ///
        /// Subscriptions that exist now, in the whole cluster or of one client.
        impl Client {
            /// List the subscriptions of the cluster.
            ///
            /// With any filter `meta.count` is -1, except with `topic`, which counts really. Filters combine with "and"; beside
            /// `topic` the others count only from 4.3.15 and 4.4.4. A `qos` that is not a number is a 400 or a 500.
            ///
            /// `GET /subscriptions`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let page = emqx.list_subscriptions().send().await?;
            /// # let _ = page;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/subscriptions.md`, “获取所有订阅信息”; `en_US/api/sub.md`, “Get All Subscription Information”.
            pub fn list_subscriptions(&self) -> ListSubscriptions<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::LIST_SUBSCRIPTIONS,
                    "list_subscriptions",
                );
                let builder = self.api().list_subscriptions();
                ListSubscriptions { call, builder }
            }

            /// Look up the subscriptions of one client.
            ///
            /// All subscriptions of the client, without pages. A client that does not exist, or has none, is answered with an
            /// empty array. A session whose client is offline keeps its subscriptions.
            ///
            /// `GET /subscriptions/{clientid}`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_client_subscriptions("clientid").send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/subscriptions.md`, “获取指定客户端所有订阅信息”; `en_US/api/sub.md`, “Get All Subscription Information for the Specified Client”.
            pub fn get_client_subscriptions(
                &self,
                clientid: impl Into<String>,
            ) -> GetClientSubscriptions<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_CLIENT_SUBSCRIPTIONS,
                    "get_client_subscriptions",
                );
                let builder = self.api().get_client_subscriptions();
                let clientid = clientid.into();
                call.check(emqx_cloud_api::check::segment("clientid", &clientid));
                let builder = builder.clientid(clientid);
                GetClientSubscriptions {
                    call,
                    builder,
                }
            }
        }

        /// A call of [`Client::list_subscriptions`](crate::Client::list_subscriptions), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct ListSubscriptions<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::ListSubscriptions<'a>,
        }

        impl<'a> ListSubscriptions<'a> {
            /// Only subscriptions of the client with exactly this identifier.
            pub fn clientid(mut self, clientid: impl Into<String>) -> Self {
                let clientid: String = clientid.into();
                self.call.check(emqx_cloud_api::check::text("clientid", &clientid, 1u64, None));
                self.builder = self.builder.clientid(clientid);
                self
            }

            /// Only subscriptions to exactly this topic filter; `topic/#` finds `topic/#` and not `topic/a`. For a shared
            /// subscription give the inner filter, without `$share/group/`, and the group in `share`. The Chinese page does
            /// not list it; the English page and every measured server have it. The server decodes the value twice: a `%`
            /// in the filter has to be sent as `%2525`.
            pub fn topic(mut self, topic: impl Into<String>) -> Self {
                let topic: String = topic.into();
                self.call.check(emqx_cloud_api::check::text("topic", &topic, 1u64, None));
                self.builder = self.builder.topic(topic);
                self
            }

            /// Only subscriptions with this quality of service.
            pub fn qos(mut self, qos: u8) -> Self {
                self.call.check(emqx_cloud_api::check::number("qos", qos, Some(0), Some(2)));
                self.builder = self.builder.qos(qos);
                self
            }

            /// Only shared subscriptions of this group.
            pub fn share(mut self, share: impl Into<String>) -> Self {
                let share: String = share.into();
                self.call.check(emqx_cloud_api::check::text("share", &share, 1u64, None));
                self.builder = self.builder.share(share);
                self
            }

            /// Only subscriptions whose own filter is covered by this one: `sensors/#` finds `sensors/+/temp`. It does not
            /// answer which subscriptions would receive a topic: `t/1` does not find `t/#`.
            pub fn match_topic(mut self, match_topic: impl Into<String>) -> Self {
                let match_topic: String = match_topic.into();
                self.call
                    .check(emqx_cloud_api::check::text("match_topic", &match_topic, 1u64, None));
                self.builder = self.builder.match_topic(match_topic);
                self
            }

            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Page<emqx_cloud_api::types::SubscriptionInfo>> {
                let request = Self::request(self.builder, self.call.page, self.call.limit);
                self.call.exchange(request, |success| success.page()).await
            }

            /// Asks for the page of that number, from 1, or makes [`pages`](Self::pages) start there.
            pub fn page(mut self, page: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("page", page, Some(1), None));
                self.call.page = Some(page);
                self
            }

            /// Asks for pages of that many rows, at least 1.
            pub fn limit(mut self, limit: u32) -> Self {
                self.call.check(emqx_cloud_api::check::number("limit", limit, Some(1), None));
                self.call.limit = Some(limit);
                self
            }

            /// Every page, one after the other, from the page that is set or the first.
            ///
            /// Pages are asked for as the stream is read. Without a [`limit`](Self::limit), they have
            /// [`PAGE_SIZE`](crate::PAGE_SIZE) rows.
            pub fn pages(self) -> Pages<'a, emqx_cloud_api::types::SubscriptionInfo> {
                let Self { call, builder } = self;
                Pages::new(
                    call,
                    Box::new(move |page, limit| Self::request(builder.clone(), page, limit)),
                )
            }

            /// Every row of every page, one after the other; see [`pages`](Self::pages).
            pub fn items(self) -> Items<'a, emqx_cloud_api::types::SubscriptionInfo> {
                Items::new(self.pages())
            }

            fn request(
                mut builder: emqx_cloud_api::builder::ListSubscriptions<'a>,
                page: Option<u32>,
                limit: Option<u32>,
            ) -> BuiltRequest {
                if let Some(page) = page {
                    builder = builder.page(page);
                }

                if let Some(limit) = limit {
                    builder = builder.limit(limit);
                }

                builder.request()
            }
        }

        impl<'a> IntoFuture for ListSubscriptions<'a> {
            type Output = Result<Page<emqx_cloud_api::types::SubscriptionInfo>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::get_client_subscriptions`](crate::Client::get_client_subscriptions), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetClientSubscriptions<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetClientSubscriptions<'a>,
        }

        impl<'a> GetClientSubscriptions<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::SubscriptionInfo>> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.list()).await
            }
        }

        impl<'a> IntoFuture for GetClientSubscriptions<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::SubscriptionInfo>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// # mqtt
        ///
        /// Acting in MQTT over HTTP: publish messages, and subscribe or unsubscribe clients that are connected. Access rules
        /// are not applied to these calls.
        impl Client {
            /// Subscribe a client to topics.
            ///
            /// `code` 0 means that the request was handed to the client's session, **not** that the client is subscribed: look
            /// at its subscriptions afterwards. A session whose client is offline accepts it too. Access rules are not applied.
            ///
            /// The server checks, in this order: `clientid` (108), topics (115), `qos` (116 from 4.3.13 and 4.4.2; older
            /// servers accept any) and whether the session exists (112). Of a list of topics, the malformed ones are dropped in
            /// silence as long as one is good.
            ///
            /// `POST /mqtt/subscribe`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.subscribe(emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")).send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/subscribe.md`, “订阅”; `en_US/api/topic.md`, “Subscribe”.
            pub fn subscribe(
                &self,
                subscribe_request: impl Into<emqx_cloud_api::types::SubscribeRequest>,
            ) -> Subscribe<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::SUBSCRIBE,
                    "subscribe",
                );
                let builder = self.api().subscribe();
                let body: emqx_cloud_api::types::SubscribeRequest = subscribe_request.into();
                call.check(
                    emqx_cloud_api::Validate::validate(&body)
                        .map_err(|error| error.within("subscribe_request")),
                );
                let builder = builder.body(body);
                Subscribe { call, builder }
            }

            /// Unsubscribe a client from a topic.
            ///
            /// `code` 0 means that the request was handed to the client's session; it is also the answer if the client was not
            /// subscribed. One topic filter per call: a comma is part of the filter, and `topics` is ignored.
            ///
            /// `POST /mqtt/unsubscribe`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// emqx.unsubscribe("emqx_c_1", "a").send().await?;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/subscribe.md`, “取消订阅”; `en_US/api/topic.md`, “Unsubscribe”.
            pub fn unsubscribe(
                &self,
                clientid: impl Into<String>,
                topic: impl Into<String>,
            ) -> Unsubscribe<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::UNSUBSCRIBE,
                    "unsubscribe",
                );
                let builder = self.api().unsubscribe();
                let body: emqx_cloud_api::types::UnsubscribeRequest = emqx_cloud_api::types::UnsubscribeRequest::new(
                    clientid,
                    topic,
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(body);
                Unsubscribe { call, builder }
            }

            /// Publish a message to one topic or several.
            ///
            /// The message is delivered as if a client had published it, but access rules are not applied. `code` 0 says
            /// nothing about subscribers: it is also the answer if nobody listens. It is not refused for its size either: a
            /// payload over the server's packet limit is delivered anyway.
            ///
            /// Failures: 115 for a topic that is missing, empty, has wildcards or is over 65535 bytes; 108 for a payload that
            /// is not the base64 that `encoding` promises, and for bad properties. A `qos` outside 0 to 2 is a 500. Sending the
            /// call twice publishes twice.
            ///
            /// `POST /mqtt/publish`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.publish(emqx_cloud::types::Message::new("topic/a", "Hello EMQX")).send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/publish.md`, “消息发布”; `en_US/api/pub.md`, “Message Publish”.
            pub fn publish(
                &self,
                message: impl Into<emqx_cloud_api::types::Message>,
            ) -> Publish<'_> {
                let mut call = Call::new(self, &emqx_cloud_api::operations::PUBLISH, "publish");
                let builder = self.api().publish();
                let body: emqx_cloud_api::types::Message = message.into();
                call.check(
                    emqx_cloud_api::Validate::validate(&body)
                        .map_err(|error| error.within("message")),
                );
                let builder = builder.body(body);
                Publish { call, builder }
            }

            /// Subscribe clients to topics, many at once.
            ///
            /// The outer `code` is always 0: every row of `data` has its own, in the order of the request, with the meaning
            /// that it has for a single subscribe. The body has to be an array; an object is a 500. A row that makes the server
            /// fail is a 500 for the whole call, after the rows before it were carried out.
            ///
            /// `POST /mqtt/subscribe_batch`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let rows = emqx.subscribe_batch([emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")]).send().await?;
            /// # let _ = rows;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/subscribe.md`, “批量主题订阅”; `en_US/api/topic.md`, “Batch Subscribe”.
            pub fn subscribe_batch(
                &self,
                items: impl IntoIterator<
                    Item = impl Into<emqx_cloud_api::types::SubscribeRequest>,
                >,
            ) -> SubscribeBatch<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::SUBSCRIBE_BATCH,
                    "subscribe_batch",
                );
                let builder = self.api().subscribe_batch();
                let body: emqx_cloud_api::types::SubscribeRequestBatch = emqx_cloud_api::types::SubscribeRequestBatch(
                    items.into_iter().map(Into::into).collect(),
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(body);
                SubscribeBatch { call, builder }
            }

            /// Unsubscribe clients from topics, many at once.
            ///
            /// The outer `code` is always 0: every row of `data` has its own, in the order of the request. The page lists
            /// `topics` and `qos` for a row; a real server ignores both, and a row without `topic` gets code 115. The body has
            /// to be an array; an object is a 500.
            ///
            /// `POST /mqtt/unsubscribe_batch`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let rows = emqx.unsubscribe_batch([
            ///    emqx_cloud::types::UnsubscribeRequest::new("emqx_c_1", "a"),
            /// ]).send().await?;
            /// # let _ = rows;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/subscribe.md`, “批量取消主题订阅”.
            pub fn unsubscribe_batch(
                &self,
                items: impl IntoIterator<
                    Item = impl Into<emqx_cloud_api::types::UnsubscribeRequest>,
                >,
            ) -> UnsubscribeBatch<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::UNSUBSCRIBE_BATCH,
                    "unsubscribe_batch",
                );
                let builder = self.api().unsubscribe_batch();
                let body: emqx_cloud_api::types::UnsubscribeRequestBatch = emqx_cloud_api::types::UnsubscribeRequestBatch(
                    items.into_iter().map(Into::into).collect(),
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(body);
                UnsubscribeBatch { call, builder }
            }

            /// Publish many messages at once.
            ///
            /// The outer `code` is always 0: every row of `data` has its own, in the order of the request. A message with bad
            /// parameters is answered with code 108 and a `message` but without `topic`. One message with a bad `qos` is a 500
            /// for the whole call, after the messages before it were delivered; do not send the call again as it is. `return`
            /// has no effect here. The body has to be an array: an object is not refused but answered with 108 for each of its
            /// keys.
            ///
            /// `POST /mqtt/publish_batch`; not idempotent, so it is tried again only if it certainly did not reach the server.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let rows = emqx.publish_batch([emqx_cloud::types::Message::new("topic/a", "Hello EMQX")]).send().await?;
            /// # let _ = rows;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/publish.md`, “批量消息发布”; `en_US/api/pub.md`, “Batch Message Publish”.
            pub fn publish_batch(
                &self,
                items: impl IntoIterator<Item = impl Into<emqx_cloud_api::types::Message>>,
            ) -> PublishBatch<'_> {
                let mut call = Call::new(
                    self,
                    &emqx_cloud_api::operations::PUBLISH_BATCH,
                    "publish_batch",
                );
                let builder = self.api().publish_batch();
                let body: emqx_cloud_api::types::MessageBatch = emqx_cloud_api::types::MessageBatch(
                    items.into_iter().map(Into::into).collect(),
                );
                call.check(emqx_cloud_api::Validate::validate(&body));
                let builder = builder.body(body);
                PublishBatch { call, builder }
            }
        }

        /// A call of [`Client::subscribe`](crate::Client::subscribe), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct Subscribe<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::Subscribe<'a>,
        }

        impl<'a> Subscribe<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for Subscribe<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::unsubscribe`](crate::Client::unsubscribe), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct Unsubscribe<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::Unsubscribe<'a>,
        }

        impl<'a> Unsubscribe<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Ack> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.ack()).await
            }
        }

        impl<'a> IntoFuture for Unsubscribe<'a> {
            type Output = Result<Ack>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::publish`](crate::Client::publish), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct Publish<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::Publish<'a>,
        }

        impl<'a> Publish<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<emqx_cloud_api::types::PublishReceipt> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.optional_object()).await
            }
        }

        impl<'a> IntoFuture for Publish<'a> {
            type Output = Result<emqx_cloud_api::types::PublishReceipt>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::subscribe_batch`](crate::Client::subscribe_batch), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct SubscribeBatch<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::SubscribeBatch<'a>,
        }

        impl<'a> SubscribeBatch<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::SubscribeOutcome>> {
                let request = self.builder.request();
                self.call
                    .exchange(
                        request,
                        |success| {
                            success
                                .batch(Rows {
                                    outcome: Outcome::Code,
                                    reversed: false,
                                    key: None,
                                })
                        },
                    )
                    .await
            }
        }

        impl<'a> IntoFuture for SubscribeBatch<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::SubscribeOutcome>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::unsubscribe_batch`](crate::Client::unsubscribe_batch), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct UnsubscribeBatch<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::UnsubscribeBatch<'a>,
        }

        impl<'a> UnsubscribeBatch<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::SubscribeOutcome>> {
                let request = self.builder.request();
                self.call
                    .exchange(
                        request,
                        |success| {
                            success
                                .batch(Rows {
                                    outcome: Outcome::Code,
                                    reversed: false,
                                    key: None,
                                })
                        },
                    )
                    .await
            }
        }

        impl<'a> IntoFuture for UnsubscribeBatch<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::SubscribeOutcome>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// A call of [`Client::publish_batch`](crate::Client::publish_batch), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct PublishBatch<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::PublishBatch<'a>,
        }

        impl<'a> PublishBatch<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::PublishOutcome>> {
                let request = self.builder.request();
                self.call
                    .exchange(
                        request,
                        |success| {
                            success
                                .batch(Rows {
                                    outcome: Outcome::Code,
                                    reversed: false,
                                    key: None,
                                })
                        },
                    )
                    .await
            }
        }

        impl<'a> IntoFuture for PublishBatch<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::PublishOutcome>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// # metrics
        ///
        /// Counters of every node of the cluster.
        impl Client {
            /// Read the counters of every node.
            ///
            /// One row per node. Nothing is summed over the cluster, and which counters there are depends on the server's
            /// version and edition. The English page says `POST`; the method is `GET`.
            ///
            /// `GET /metrics`; idempotent, so it is tried again when the outcome is unknown.
            ///
            /// ```no_run
            /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
            /// let found = emqx.get_metrics().send().await?;
            /// # let _ = found;
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// Documented in `zh_CN/api/metrics.md`, “统计指标”; `en_US/api/metrics.md`, “Statistical Metrics”.
            pub fn get_metrics(&self) -> GetMetrics<'_> {
                let call = Call::new(
                    self,
                    &emqx_cloud_api::operations::GET_METRICS,
                    "get_metrics",
                );
                let builder = self.api().get_metrics();
                GetMetrics { call, builder }
            }
        }

        /// A call of [`Client::get_metrics`](crate::Client::get_metrics), not sent yet.
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct GetMetrics<'a> {
            call: Call<'a>,
            builder: emqx_cloud_api::builder::GetMetrics<'a>,
        }

        impl<'a> GetMetrics<'a> {
            /// Tries this call as `retry` says, instead of as the client does.
            pub fn retry(mut self, retry: Retry) -> Self {
                self.call.options.retry = Some(retry);
                self
            }

            /// Gives each attempt of this call that long, instead of as long as the client does.
            pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
                self.call.options.attempt_timeout = Some(attempt_timeout);
                self
            }

            /// Says whether sending this call twice has the effect of once, in place of the document.
            ///
            /// If it has, the call is tried again also when an attempt may have been applied.
            pub fn idempotent(mut self, idempotent: bool) -> Self {
                self.call.options.idempotent = Some(idempotent);
                self
            }

            /// Sends the call.
            ///
            /// # Errors
            ///
            /// Anything but a success; see [`Error`](crate::Error).
            pub async fn send(self) -> Result<Vec<emqx_cloud_api::types::NodeMetrics>> {
                let request = self.builder.request();
                self.call.exchange(request, |success| success.list()).await
            }
        }

        impl<'a> IntoFuture for GetMetrics<'a> {
            type Output = Result<Vec<emqx_cloud_api::types::NodeMetrics>>;
            type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'a>>;
            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        /// The name of the call that is meant: an operation that takes one or many is two calls.
        fn meant(name: &str, many: bool) -> &str {
            match (name, many) {
                ("create_username", true) => "create_username_batch",
                ("create_clientid", true) => "create_clientid_batch",
                ("create_acl", true) => "create_acl_batch",
                (name, _) => name,
            }
        }

        /// Makes the typed call of that name, and sends it.
        async fn dispatch(client: &Client, name: &str, mut given: Given) -> Result<Answer> {
            match name {
                "list_usernames" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::LIST_USERNAMES,
                            "list_usernames",
                        );
                    let mut call = client.list_usernames();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("username")? {
                        call = call.username(value);
                    }
                    if let Some(value) = given.optional::<String>("like_username")? {
                        call = call.like_username(value);
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "create_username" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::CREATE_USERNAME,
                            "create_username",
                        );
                    let body: emqx_cloud_api::types::UsernameCredentials = given.body(&[])?;
                    let mut call = client.create_username(body.username, body.password);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "create_username_batch" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::CREATE_USERNAME,
                            "create_username_batch",
                        );
                    let body: emqx_cloud_api::types::UsernameCredentialsBatch = given.body(&[])?;
                    let mut call = client.create_username_batch(body.0);
                    call.call.refused_in_body("items");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "get_username" => {
                    given.belongs_to(&emqx_cloud_api::operations::GET_USERNAME, "get_username");
                    let mut call = client.get_username(given.required::<String>("username")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "update_username" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::UPDATE_USERNAME,
                            "update_username",
                        );
                    let body: emqx_cloud_api::types::PasswordChange = given.body(&[])?;
                    let mut call = client
                        .update_username(given.required::<String>("username")?, body.password);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "delete_username" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::DELETE_USERNAME,
                            "delete_username",
                        );
                    let mut call = client.delete_username(given.required::<String>("username")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "list_clientids" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::LIST_CLIENTIDS,
                            "list_clientids",
                        );
                    let mut call = client.list_clientids();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("clientid")? {
                        call = call.clientid(value);
                    }
                    if let Some(value) = given.optional::<String>("like_clientid")? {
                        call = call.like_clientid(value);
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "create_clientid" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::CREATE_CLIENTID,
                            "create_clientid",
                        );
                    let body: emqx_cloud_api::types::ClientidCredentials = given.body(&[])?;
                    let mut call = client.create_clientid(body.clientid, body.password);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "create_clientid_batch" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::CREATE_CLIENTID,
                            "create_clientid_batch",
                        );
                    let body: emqx_cloud_api::types::ClientidCredentialsBatch = given.body(&[])?;
                    let mut call = client.create_clientid_batch(body.0);
                    call.call.refused_in_body("items");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "get_clientid" => {
                    given.belongs_to(&emqx_cloud_api::operations::GET_CLIENTID, "get_clientid");
                    let mut call = client.get_clientid(given.required::<String>("clientid")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "update_clientid" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::UPDATE_CLIENTID,
                            "update_clientid",
                        );
                    let body: emqx_cloud_api::types::PasswordChange = given.body(&[])?;
                    let mut call = client
                        .update_clientid(given.required::<String>("clientid")?, body.password);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "delete_clientid" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::DELETE_CLIENTID,
                            "delete_clientid",
                        );
                    let mut call = client.delete_clientid(given.required::<String>("clientid")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "create_acl" => {
                    given.belongs_to(&emqx_cloud_api::operations::CREATE_ACL, "create_acl");
                    let body: emqx_cloud_api::types::AclRule = given
                        .body(
                            &[
                                &["clientid", "topic", "action", "access"],
                                &["username", "topic", "action", "access"],
                                &["topic", "action", "access"],
                            ],
                        )?;
                    let mut call = client.create_acl(body);
                    call.call.refused_in_body("acl_rule");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "create_acl_batch" => {
                    given
                        .belongs_to(&emqx_cloud_api::operations::CREATE_ACL, "create_acl_batch");
                    let body: emqx_cloud_api::types::AclRuleBatch = given
                        .body(
                            &[
                                &["clientid", "topic", "action", "access"],
                                &["username", "topic", "action", "access"],
                                &["topic", "action", "access"],
                            ],
                        )?;
                    let mut call = client.create_acl_batch(body.0);
                    call.call.refused_in_body("items");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "list_acl_by_clientid" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::LIST_ACL_BY_CLIENTID,
                            "list_acl_by_clientid",
                        );
                    let mut call = client.list_acl_by_clientid();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("clientid")? {
                        call = call.clientid(value);
                    }
                    if let Some(value) = given.optional::<String>("like_clientid")? {
                        call = call.like_clientid(value);
                    }
                    if let Some(value) = given.optional::<String>("topic")? {
                        call = call.topic(value);
                    }
                    if let Some(value) = given.optional::<String>("action")? {
                        call = call.action(String::as_str(&value));
                    }
                    if let Some(value) = given.optional::<String>("access")? {
                        call = call.access(String::as_str(&value));
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "list_acl_by_username" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::LIST_ACL_BY_USERNAME,
                            "list_acl_by_username",
                        );
                    let mut call = client.list_acl_by_username();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("username")? {
                        call = call.username(value);
                    }
                    if let Some(value) = given.optional::<String>("like_username")? {
                        call = call.like_username(value);
                    }
                    if let Some(value) = given.optional::<String>("topic")? {
                        call = call.topic(value);
                    }
                    if let Some(value) = given.optional::<String>("action")? {
                        call = call.action(String::as_str(&value));
                    }
                    if let Some(value) = given.optional::<String>("access")? {
                        call = call.access(String::as_str(&value));
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "list_acl_for_all" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::LIST_ACL_FOR_ALL,
                            "list_acl_for_all",
                        );
                    let mut call = client.list_acl_for_all();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("topic")? {
                        call = call.topic(value);
                    }
                    if let Some(value) = given.optional::<String>("action")? {
                        call = call.action(String::as_str(&value));
                    }
                    if let Some(value) = given.optional::<String>("access")? {
                        call = call.access(String::as_str(&value));
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "get_acl_by_clientid" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::GET_ACL_BY_CLIENTID,
                            "get_acl_by_clientid",
                        );
                    let mut call = client
                        .get_acl_by_clientid(given.required::<String>("clientid")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "get_acl_by_username" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::GET_ACL_BY_USERNAME,
                            "get_acl_by_username",
                        );
                    let mut call = client
                        .get_acl_by_username(given.required::<String>("username")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "delete_acl_by_clientid" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::DELETE_ACL_BY_CLIENTID,
                            "delete_acl_by_clientid",
                        );
                    let mut call = client
                        .delete_acl_by_clientid(
                            given.required::<String>("clientid")?,
                            given.required::<String>("topic")?,
                        );
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "delete_acl_by_username" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::DELETE_ACL_BY_USERNAME,
                            "delete_acl_by_username",
                        );
                    let mut call = client
                        .delete_acl_by_username(
                            given.required::<String>("username")?,
                            given.required::<String>("topic")?,
                        );
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "delete_acl_for_all" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::DELETE_ACL_FOR_ALL,
                            "delete_acl_for_all",
                        );
                    let mut call = client.delete_acl_for_all(given.required::<String>("topic")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "list_clients" => {
                    given.belongs_to(&emqx_cloud_api::operations::LIST_CLIENTS, "list_clients");
                    let mut call = client.list_clients();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("clientid")? {
                        call = call.clientid(value);
                    }
                    if let Some(value) = given.optional::<String>("username")? {
                        call = call.username(value);
                    }
                    if let Some(value) = given.optional::<String>("zone")? {
                        call = call.zone(value);
                    }
                    if let Some(value) = given.optional::<String>("ip_address")? {
                        call = call.ip_address(value);
                    }
                    if let Some(value) = given.optional::<String>("conn_state")? {
                        call = call.conn_state(String::as_str(&value));
                    }
                    if let Some(value) = given.optional::<bool>("clean_start")? {
                        call = call.clean_start(value);
                    }
                    if let Some(value) = given.optional::<String>("proto_name")? {
                        call = call.proto_name(String::as_str(&value));
                    }
                    if let Some(value) = given.optional::<u32>("proto_ver")? {
                        call = call.proto_ver(value);
                    }
                    if let Some(value) = given.optional::<String>("like_clientid")? {
                        call = call.like_clientid(value);
                    }
                    if let Some(value) = given.optional::<String>("like_username")? {
                        call = call.like_username(value);
                    }
                    if let Some(value) = given.optional::<i64>("gte_created_at")? {
                        call = call.gte_created_at(value);
                    }
                    if let Some(value) = given.optional::<i64>("lte_created_at")? {
                        call = call.lte_created_at(value);
                    }
                    if let Some(value) = given.optional::<i64>("gte_connected_at")? {
                        call = call.gte_connected_at(value);
                    }
                    if let Some(value) = given.optional::<i64>("lte_connected_at")? {
                        call = call.lte_connected_at(value);
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "get_client" => {
                    given.belongs_to(&emqx_cloud_api::operations::GET_CLIENT, "get_client");
                    let mut call = client.get_client(given.required::<String>("clientid")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "kick_client" => {
                    given.belongs_to(&emqx_cloud_api::operations::KICK_CLIENT, "kick_client");
                    let mut call = client.kick_client(given.required::<String>("clientid")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "list_subscriptions" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::LIST_SUBSCRIPTIONS,
                            "list_subscriptions",
                        );
                    let mut call = client.list_subscriptions();
                    if let Some(value) = given.optional::<u32>("page")? {
                        call = call.page(value);
                    }
                    if let Some(value) = given.optional::<u32>("limit")? {
                        call = call.limit(value);
                    }
                    if let Some(value) = given.optional::<String>("clientid")? {
                        call = call.clientid(value);
                    }
                    if let Some(value) = given.optional::<String>("topic")? {
                        call = call.topic(value);
                    }
                    if let Some(value) = given.optional::<u8>("qos")? {
                        call = call.qos(value);
                    }
                    if let Some(value) = given.optional::<String>("share")? {
                        call = call.share(value);
                    }
                    if let Some(value) = given.optional::<String>("match_topic")? {
                        call = call.match_topic(value);
                    }
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_page(call.send().await?)
                }

                "get_client_subscriptions" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::GET_CLIENT_SUBSCRIPTIONS,
                            "get_client_subscriptions",
                        );
                    let mut call = client
                        .get_client_subscriptions(given.required::<String>("clientid")?);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "subscribe" => {
                    given.belongs_to(&emqx_cloud_api::operations::SUBSCRIBE, "subscribe");
                    let body: emqx_cloud_api::types::SubscribeRequest = given.body(&[])?;
                    let mut call = client.subscribe(body);
                    call.call.refused_in_body("subscribe_request");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "unsubscribe" => {
                    given.belongs_to(&emqx_cloud_api::operations::UNSUBSCRIBE, "unsubscribe");
                    let body: emqx_cloud_api::types::UnsubscribeRequest = given.body(&[])?;
                    let mut call = client.unsubscribe(body.clientid, body.topic);
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_ack(call.send().await?)
                }

                "publish" => {
                    given.belongs_to(&emqx_cloud_api::operations::PUBLISH, "publish");
                    let body: emqx_cloud_api::types::Message = given.body(&[])?;
                    let mut call = client.publish(body);
                    call.call.refused_in_body("message");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "subscribe_batch" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::SUBSCRIBE_BATCH,
                            "subscribe_batch",
                        );
                    let body: emqx_cloud_api::types::SubscribeRequestBatch = given.body(&[])?;
                    let mut call = client.subscribe_batch(body.0);
                    call.call.refused_in_body("items");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "unsubscribe_batch" => {
                    given
                        .belongs_to(
                            &emqx_cloud_api::operations::UNSUBSCRIBE_BATCH,
                            "unsubscribe_batch",
                        );
                    let body: emqx_cloud_api::types::UnsubscribeRequestBatch = given.body(&[])?;
                    let mut call = client.unsubscribe_batch(body.0);
                    call.call.refused_in_body("items");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "publish_batch" => {
                    given
                        .belongs_to(&emqx_cloud_api::operations::PUBLISH_BATCH, "publish_batch");
                    let body: emqx_cloud_api::types::MessageBatch = given.body(&[])?;
                    let mut call = client.publish_batch(body.0);
                    call.call.refused_in_body("items");
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                "get_metrics" => {
                    given.belongs_to(&emqx_cloud_api::operations::GET_METRICS, "get_metrics");
                    let mut call = client.get_metrics();
                    given.nothing_left()?;
                    call.call.options = given.options;
                    Answer::of_data(call.send().await?)
                }

                _ => Err(given.no_such_call(name)),
            }
        }
    };
}
