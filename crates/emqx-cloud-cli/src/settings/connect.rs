//! The SDK's client, made from the settings.

use std::path::PathBuf;
use std::time::Duration;

use emqx_cloud::Credentials;
use emqx_cloud::reqwest::Certificate;
use emqx_cloud::{API, Client, Error, ErrorKind, Retry, Secret};
#[cfg(feature = "simulator")]
use emqx_cloud_test::Simulator;

use super::{AppSecret, Settings, Source, Value, secret, shown};
use crate::exit::{Failure, Result};
use crate::session::Session;

/// A client, and what it is made from.
#[derive(Debug)]
pub struct Connected {
    /// The client.
    pub client: Client,
    /// The settings.
    pub settings: Settings,
    /// What the client is made from.
    pub deployment: Deployment,
    /// It stops when it is dropped.
    #[cfg(feature = "simulator")]
    _simulator: Option<Simulator>,
}

/// What a client is made from, completely.
#[derive(Debug, Clone)]
pub struct Deployment {
    pub address: String,
    pub app_id: String,
    pub app_secret: Secret,
    pub allow_plain_http: bool,
    pub certificates: Vec<Certificate>,
    pub retry: Retry,
    /// The time limit of an attempt, unless it is the SDK's.
    pub attempt_timeout: Option<Duration>,
}

impl Connected {
    /// Reads the settings, asks for the secret if there is somebody to ask, and makes the client. With `--server simulator`,
    /// starts a simulator.
    pub async fn new(session: &Session) -> Result<Self> {
        let connected = Self::of(session, read(session).await?).await?;
        if let Some(warning) = connected.settings.mixed_sources() {
            session.note(warning);
        }
        Ok(connected)
    }

    /// Makes the client from settings.
    pub async fn of(session: &Session, mut settings: Settings) -> Result<Self> {
        if settings.is_simulator() {
            return Self::simulated(session, settings).await;
        }
        let deployment = settings.deployment().await?;
        let client = deployment.clone().client().map_err(|error| settings.explain(error))?;
        Ok(Self {
            client,
            settings,
            deployment,
            #[cfg(feature = "simulator")]
            _simulator: None,
        })
    }

    #[cfg(feature = "simulator")]
    async fn simulated(session: &Session, mut settings: Settings) -> Result<Self> {
        let simulator = crate::simulator::start().await?;
        session.note("note: this is a simulator in this process, with data for trying; it ends with this command");
        settings.app_id = Some(Value::new(simulator.app_id().to_owned(), Source::Simulator));
        settings.app_secret = Some(Value::new(AppSecret::Known(simulator.app_secret().into()), Source::Simulator));
        settings.ca_file = None;
        let deployment = Deployment { address: simulator.address().to_owned(), ..settings.deployment().await? };
        let client = deployment.clone().client().map_err(|error| settings.explain(error))?;
        Ok(Self { client, settings, deployment, _simulator: Some(simulator) })
    }

    #[cfg(not(feature = "simulator"))]
    async fn simulated(_: &Session, _: Settings) -> Result<Self> {
        Err(crate::simulator::missing())
    }
}

/// Reads the settings.
pub async fn read(session: &Session) -> Result<Settings> {
    let globals = session.globals.clone();
    let read = tokio::task::spawn_blocking(move || Settings::read(&globals)).await;
    read.map_err(std::io::Error::other)?
}

impl Settings {
    /// Gets the secret and the certificates, wherever they are.
    pub async fn deployment(&mut self) -> Result<Deployment> {
        if self.app_secret.is_none()
            && let (Some(address), Some(app_id), true) = (&self.address, &self.app_id, secret::can_ask())
        {
            let question = format!("AppSecret of {} at {}", app_id.value.escape_debug(), shown(&address.value));
            let answer = secret::ask_secret(question).await?;
            self.app_secret = Some(Value::new(AppSecret::Known(answer), Source::Prompt));
        }
        self.check_complete()?;
        let (Some(address), Some(app_id), Some(app_secret)) = (&self.address, &self.app_id, &mut self.app_secret)
        else {
            return Err(Failure::usage("the settings are not complete"));
        };
        let known = match &app_secret.value {
            AppSecret::Known(secret) => secret.clone(),
            AppSecret::Input => secret::from_input().await?,
            AppSecret::Command(command) => secret::from_command(command, &app_secret.source).await?,
        };
        // Standard input can be read only once.
        app_secret.value = AppSecret::Known(known.clone());
        let retry = Retry::default();
        let retry = match self.attempts {
            // Attempts while the server is down would not count otherwise.
            Some(attempts) => retry.attempts(attempts).patience(Duration::ZERO),
            None => retry,
        };
        Ok(Deployment {
            address: address.value.clone(),
            app_id: app_id.value.clone(),
            app_secret: known,
            allow_plain_http: self.allow_plain_http.value,
            certificates: match &self.ca_file {
                Some(file) => certificates(file).await?,
                None => Vec::new(),
            },
            retry: match self.timeout {
                Some(timeout) => retry.time_limit(timeout),
                None => retry,
            },
            attempt_timeout: self.timeout,
        })
    }

    /// Checks the address, without credentials.
    pub fn check_address(&self) -> Result<()> {
        let nobody = "-".to_owned();
        let deployment = Deployment {
            address: self.address.as_ref().map(|address| address.value.clone()).unwrap_or_default(),
            app_id: nobody.clone(),
            app_secret: nobody.into(),
            allow_plain_http: self.allow_plain_http.value,
            certificates: Vec::new(),
            retry: Retry::none(),
            attempt_timeout: None,
        };
        deployment.client().map(drop).map_err(|error| self.explain(error))
    }

    /// Explains why no client can be made, in the words of the command line.
    pub fn explain(&self, error: Error) -> Failure {
        let invalid = match error.invalid_arguments() {
            [invalid, ..] if error.kind() == ErrorKind::Configuration => invalid,
            _ => return error.into(),
        };
        let argument = invalid.argument();
        let (name, source) = match API.credentials {
            _ if argument == "address" => ("API address", self.address.as_ref().map(|value| &value.source)),
            Credentials::Basic { name, .. } if argument == name.argument => {
                ("AppID", self.app_id.as_ref().map(|value| &value.source))
            }
            _ => ("AppSecret", self.app_secret.as_ref().map(|value| &value.source)),
        };
        let source = source.map(|source| format!(" ({source})")).unwrap_or_default();
        let failure = Failure::usage(format!("the {name}{source} {}", invalid.problem()));
        let is_plain = self.address.as_ref().is_some_and(|address| address.value.starts_with("http://"));
        match (argument == "address" && is_plain, self.allow_plain_http.value) {
            (true, false) => failure.hint("using `https://`; or, if the network is safe, `--allow-plain-http`"),
            (true, true) => failure.hint("using `https://`, or adding the host to the environment variable NO_PROXY"),
            (false, _) if argument == "address" => {
                failure.hint("copying the address from the deployment's page in the console, with its path")
            }
            (false, _) => failure,
        }
    }
}

impl Deployment {
    /// Makes the client. Nothing is sent.
    pub fn client(self) -> Result<Client, Error> {
        let Self { address, app_id, app_secret, allow_plain_http, certificates, retry, attempt_timeout } = self;
        let mut builder = Client::builder(&address, app_id, app_secret).retry(retry);
        if let Some(timeout) = attempt_timeout {
            builder = builder.attempt_timeout(timeout);
        }
        if allow_plain_http {
            builder = builder.allow_plain_http();
        }
        if !certificates.is_empty() {
            builder = builder.http(move |http| http.tls_certs_merge(certificates.clone()));
        }
        builder.build()
    }
}

/// Reads the certificates of a file.
pub async fn certificates(file: &Value<PathBuf>) -> Result<Vec<Certificate>> {
    let path = file.value.clone();
    let what = format!("`ca_file` {} ({})", file.value.display(), file.source);
    let read = tokio::task::spawn_blocking(move || std::fs::read(path)).await;
    let pem = read.unwrap_or_else(|error| Err(std::io::Error::other(error)));
    let pem = pem.map_err(|error| Failure::usage(format!("cannot read {what}: {error}")))?;
    let pem_hint = "checking that the file has `-----BEGIN CERTIFICATE-----`";
    match Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if certificates.is_empty() => {
            Err(Failure::usage(format!("{what} has no certificate in PEM form")).hint(pem_hint))
        }
        Ok(certificates) => Ok(certificates),
        Err(_) => Err(Failure::usage(format!("{what} has an invalid certificate")).hint(pem_hint)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::file::File;
    use super::super::variables;
    use super::*;
    use crate::globals::Globals;

    #[tokio::test]
    async fn options_of_calls_reach_the_client() {
        for (attempts, timeout, made) in [(Some(1), None, 1), (Some(2), None, 2), (Some(9), Some(Duration::ZERO), 1)] {
            let globals =
                Globals { server: Some("http://127.0.0.1:1".into()), attempts, timeout, ..Globals::default() };
            let read = |name: &str| variables().contains(&name).then(|| "x".into());
            let file = File::read(Path::new("/no/such/file")).unwrap();
            let mut settings = Settings::resolve(&globals, &read, &file).unwrap();
            let client = settings.deployment().await.unwrap().client().unwrap();
            let error = client.list_clients().send().await.unwrap_err();
            assert_eq!(error.attempts(), made, "{error}");
        }
    }
}
