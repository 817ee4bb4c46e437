//! Ensures that credentials exist.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use emqx_cloud_core::{InvalidArguments, Secret, Validate};

use super::{is_decoded_by_some, shown};
use crate::call::Call;
use crate::error::{Error, ErrorKind, Failure, Result};
use crate::generated::v4::{Client, operations, types};

/// The maximum number of times that credentials are created, if they are deleted in between.
const ROUNDS: u32 = 3;

/// What the jobs for credentials, such as [`Client::ensure_username`] and [`Client::import_usernames`], do with credentials
/// that exist already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IfExists {
    /// Sets their password.
    ChangePassword,
    /// Leaves them unchanged. Their password can be a different one, because servers do not return passwords.
    Leave,
}

/// What a job for credentials, such as [`Client::ensure_username`] and [`Client::import_usernames`], did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ensured {
    /// The credentials did not exist, and were created.
    Created,
    /// The credentials existed, and have the password now.
    PasswordChanged,
    /// The credentials have the password now. Whether they existed before is unknown, because the response of their
    /// creation was lost.
    CreatedOrChanged,
    /// The credentials existed, and were not changed.
    Left,
}

/// # jobs: credentials
impl Client {
    /// Ensures that a user name has credentials.
    ///
    /// Credentials that do not exist are created with `password`. `if_exists` says what happens to credentials that exist
    /// already. Connected clients stay connected.
    ///
    /// If the response to the creation is lost, the job continues. With [`IfExists::ChangePassword`], it sets the password, so
    /// that the state is known again. With [`IfExists::Leave`], it creates the credentials again if they do not exist.
    ///
    /// `Ok` does not mean that the change is durable: a server that is killed shortly afterwards can lose it. Servers up to
    /// 4.3.8 percent-decode names and passwords in request bodies. For a name such as `a%41`, these servers create `aA`, and the
    /// job returns an error. A changed password is not detected, so use passwords without `%` there.
    ///
    /// # Errors
    ///
    /// Awaiting the job returns the error of the call that failed. With [`IfExists::Leave`], it also returns the error of a
    /// creation whose response was lost if the credentials exist now: another program can have created them, with another
    /// password. [`may_have_been_applied`](Error::may_have_been_applied) is `true` for that error.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// use emqx_cloud::jobs::{Ensured, IfExists};
    ///
    /// let done = emqx.ensure_username("meter-7", "s3cret", IfExists::ChangePassword).await?;
    /// if done == Ensured::Created {
    ///     println!("a new meter");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn ensure_username(
        &self,
        username: impl Into<String>,
        password: impl Into<Secret>,
        if_exists: IfExists,
    ) -> Ensure {
        let (name, password) = (username.into(), password.into());
        Ensure { client: self.clone(), kind: Kind::Username, name, password, if_exists }
    }

    /// Ensures that a client identifier has credentials.
    ///
    /// Everything else is as in [`ensure_username`](Self::ensure_username).
    ///
    /// # Errors
    ///
    /// As in [`ensure_username`](Self::ensure_username).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// use emqx_cloud::jobs::IfExists;
    ///
    /// let job = emqx.ensure_clientid("meter-7", "s3cret", IfExists::Leave);
    /// println!("{}", job.plan().await?); // create the client identifier `meter-7`
    /// job.await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn ensure_clientid(
        &self,
        clientid: impl Into<String>,
        password: impl Into<Secret>,
        if_exists: IfExists,
    ) -> Ensure {
        let (name, password) = (clientid.into(), password.into());
        Ensure { client: self.clone(), kind: Kind::Clientid, name, password, if_exists }
    }
}

/// The job of [`Client::ensure_username`] and [`Client::ensure_clientid`], which has not been started yet.
#[derive(Debug, Clone)]
#[must_use = "a job does nothing until it is awaited"]
pub struct Ensure {
    pub(super) client: Client,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) password: Secret,
    pub(super) if_exists: IfExists,
}

/// What [`Ensure`] would do. `Display` writes a line such as "create the user name `meter-7`".
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EnsurePlan {
    /// What the job would do if nothing changes until then: [`Created`](Ensured::Created),
    /// [`PasswordChanged`](Ensured::PasswordChanged) or [`Left`](Ensured::Left).
    pub outcome: Ensured,
    kind: Kind,
    name: String,
}

/// The kind of name that credentials are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Username,
    Clientid,
}

impl Kind {
    /// Returns all names that have credentials.
    pub async fn names(self, client: &Client) -> Result<HashSet<String>> {
        let mut names = HashSet::new();
        match self {
            Self::Username => {
                let mut rows = client.list_usernames().complete().rows();
                while let Some(row) = rows.next().await {
                    names.extend(row?.username);
                }
            }
            Self::Clientid => {
                let mut rows = client.list_clientids().complete().rows();
                while let Some(row) = rows.next().await {
                    names.extend(row?.clientid);
                }
            }
        }
        Ok(names)
    }

    /// Adds the problems of credentials.
    pub fn check(self, name: &str, password: &Secret, invalid: &mut InvalidArguments) {
        match self {
            Self::Username => types::UsernameCredentials::new(name, password).check(invalid),
            Self::Clientid => types::ClientidCredentials::new(name, password).check(invalid),
        }
    }

    /// Sets the password.
    pub async fn update(self, client: &Client, name: &str, password: &Secret) -> Result<()> {
        let ack = match self {
            Self::Username => client.update_username(name, password).send().await,
            Self::Clientid => client.update_clientid(name, password).send().await,
        };
        ack.map(drop)
    }
}

impl Ensure {
    /// Returns what the job would do, and changes nothing.
    ///
    /// # Errors
    ///
    /// Returns the error of the call that failed.
    pub async fn plan(&self) -> Result<EnsurePlan> {
        let outcome = match (self.exists().await?, self.if_exists) {
            (false, _) => Ensured::Created,
            (true, IfExists::ChangePassword) => Ensured::PasswordChanged,
            (true, IfExists::Leave) => Ensured::Left,
        };
        Ok(EnsurePlan { outcome, kind: self.kind, name: self.name.clone() })
    }

    /// Runs the job.
    ///
    /// # Errors
    ///
    /// See [`Client::ensure_username`].
    pub async fn send(self) -> Result<Ensured> {
        // The error of a creation whose outcome is unknown.
        let mut lost: Option<Error> = None;
        let mut rounds = ROUNDS;
        loop {
            rounds -= 1;
            let error = match self.create().await {
                Ok(()) => return self.verified(Ensured::Created).await,
                Err(error) => error,
            };
            let (exists, is_unknown) = (error.is_already_exists(), error.may_have_been_applied());
            if !exists && !is_unknown {
                return Err(lost.unwrap_or(error));
            }
            // The credentials that exist can be those that this job created.
            let is_certain = !is_unknown && lost.is_none();
            match self.if_exists {
                IfExists::ChangePassword => match self.kind.update(&self.client, &self.name, &self.password).await {
                    Ok(()) if is_certain => return Ok(Ensured::PasswordChanged),
                    Ok(()) => return Ok(Ensured::CreatedOrChanged),
                    // They were deleted in between, or never created.
                    Err(gone) if gone.is_not_found() => {
                        if exists {
                            self.verified(Ensured::Left).await?;
                        }
                    }
                    Err(failed) if is_certain => return Err(failed),
                    Err(_) => return Err(lost.unwrap_or(error)),
                },
                IfExists::Leave if is_certain => return self.verified(Ensured::Left).await,
                IfExists::Leave => {
                    // Who created them is unknown.
                    if exists || self.exists().await.unwrap_or(true) {
                        return Err(lost.unwrap_or(error));
                    }
                }
            }
            if rounds == 0 {
                return Err(lost.unwrap_or(error));
            }
            if is_unknown {
                lost = lost.or(Some(error));
            }
        }
    }

    /// Checks that the name exists unchanged, if some servers would change it.
    async fn verified(&self, done: Ensured) -> Result<Ensured> {
        if !is_decoded_by_some(&self.name) || self.exists().await? {
            return Ok(done);
        }
        let problem = "the server percent-decodes names in requests, as EMQX up to 4.3.8 does, so the credentials are \
                       for another name: use names without `%`";
        let (operation, call) = match self.kind {
            Kind::Username => (&operations::CREATE_USERNAME, "ensure_username"),
            Kind::Clientid => (&operations::CREATE_CLIENTID, "ensure_clientid"),
        };
        let failure = Failure::new(ErrorKind::UnexpectedResponse).detail(problem);
        Err(Call::new(self.client.parts().0, operation, call, "").fail(failure))
    }

    async fn exists(&self) -> Result<bool> {
        Ok(match self.kind {
            Kind::Username => self.client.get_username(&self.name).send_optional().await?.is_some(),
            Kind::Clientid => self.client.get_clientid(&self.name).send_optional().await?.is_some(),
        })
    }

    async fn create(&self) -> Result<()> {
        let ack = match self.kind {
            Kind::Username => self.client.create_username(&self.name, &self.password).send().await,
            Kind::Clientid => self.client.create_clientid(&self.name, &self.password).send().await,
        };
        ack.map(drop)
    }
}

impl IntoFuture for Ensure {
    type Output = Result<Ensured>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Display for Ensured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Created => "created",
            Self::PasswordChanged => "password changed",
            Self::CreatedOrChanged => "created or password changed",
            Self::Left => "left as it is",
        })
    }
}

impl fmt::Display for EnsurePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Username => "user name",
            Kind::Clientid => "client identifier",
        };
        let name = shown(&self.name);
        match self.outcome {
            Ensured::Created => write!(f, "create the {kind} `{name}`"),
            Ensured::Left => write!(f, "leave the {kind} `{name}` as it is"),
            _ => write!(f, "change the password of the {kind} `{name}`"),
        }
    }
}
