//! `emqx-cloud login` and `emqx-cloud logout`: create or update, and remove a profile.

use clap::{Arg, ArgAction, ArgMatches};
use emqx_cloud::API;

use super::file::Profile;
use super::{AppSecret, Connected, SIMULATOR, Settings, Source, Value, config, connect, probe, secret, shown};
use crate::exit::{Failure, Result};
use crate::session::Session;

/// The name of the profile, unless the command line says it.
const NAME: &str = "default";

/// Returns the command.
pub fn command() -> clap::Command {
    clap::Command::new("login")
        .about("Create or update a profile, test it, and save it")
        .long_about(
            "Create or update a profile, test it, and save it in the configuration file, which only its owner can read.\n\n\
             Prompts for whatever the options do not give: the API address (`--server`), the AppID (`--app-id`) and the AppSecret \
             (`--app-secret-stdin`). An existing profile gets the new values.",
        )
        .arg(Arg::new("name").value_name("NAME").help("The name of the profile [default: that of --profile, or `default`]"))
        .arg(
            Arg::new("no-check")
                .long("no-check")
                .action(ArgAction::SetTrue)
                .help("Keep the profile without testing it"),
        )
}

/// How often values are asked for, if they are wrong.
const TRIES: u32 = 3;

const NO_CHECK: &str = "`--no-check`, which keeps the profile without testing it";

/// Runs the command.
pub async fn run(session: &Session, matches: &ArgMatches) -> Result<()> {
    let globals = &session.globals;
    let name = matches.get_one::<String>("name").or(globals.profile.as_ref()).map_or(NAME, String::as_str);
    // Before anything is asked: a file that is invalid cannot be changed.
    let file = config::read_file().await?;
    let old = file.profile(name);
    let flag = |value: &Option<String>, name| value.clone().map(|value| Value::new(value, Source::Flag(name)));
    let source = Source::Profile { name: name.to_owned(), file: file.path.clone() };
    let settings = Settings {
        file: file.path.clone(),
        file_exists: file.exists,
        file_mode: file.mode,
        profile: None,
        address: flag(&globals.server, "--server"),
        app_id: flag(&globals.app_id, "--app-id"),
        app_secret: None,
        allow_plain_http: match old.and_then(|old| old.allow_plain_http) {
            _ if globals.allow_plain_http => Value::new(true, Source::Flag("--allow-plain-http")),
            allowed => Value::new(allowed.unwrap_or_default(), Source::Default),
        },
        ca_file: old.and_then(|old| old.ca_file.clone()).map(|path| Value::new(path, source)),
        timeout: globals.timeout,
        attempts: globals.attempts,
    };
    if let Some(ca_file) = &settings.ca_file {
        connect::certificates(ca_file).await?;
    }
    let answers = Answers {
        settings,
        address: old.and_then(|old| old.api.clone()),
        app_id: old.and_then(|old| old.app_id.clone()),
        checks: !matches.get_flag("no-check"),
    };
    let settings = answers.ask(session).await?;
    let mut profile = Profile { allow_plain_http: globals.allow_plain_http.then_some(true), ..Profile::default() };
    profile.api = settings.address.map(|address| address.value);
    if profile.api.as_deref() != Some(SIMULATOR) {
        profile.app_id = settings.app_id.map(|app_id| app_id.value);
        if let Some(Value { value: AppSecret::Known(secret), .. }) = settings.app_secret {
            profile.app_secret = Some(secret);
        }
    }
    let text = file.with_profile(name, &profile)?;
    let (path, name) = (file.path.clone(), name.to_owned());
    let is_default = file.default.as_deref().is_none_or(|default| default == name)
        && file.profiles.iter().all(|(other, _)| *other == name);
    write(session, file, text, format!("profile `{name}` is in {}", path.display())).await?;
    if !is_default && !session.globals.dry_run {
        session
            .note(format_args!("`--profile {name}` uses it, and `emqx-cloud config use {name}` makes it the default"));
    }
    Ok(())
}

/// What the user has answered, and what is suggested for the next answers.
struct Answers {
    settings: Settings,
    /// The suggested address.
    address: Option<String>,
    /// The suggested AppID.
    app_id: Option<String>,
    /// Whether the settings are tested.
    checks: bool,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Address,
    Credentials,
}

impl Answers {
    /// Asks for what is missing, until it works.
    async fn ask(mut self, session: &Session) -> Result<Settings> {
        let mut tries = 1;
        loop {
            let (part, failure) = match self.ask_once(session).await {
                Ok(settings) => return Ok(settings),
                Err(wrong) => wrong,
            };
            if tries == TRIES || !secret::can_ask() || !self.forget(part) {
                return Err(failure);
            }
            tries += 1;
            anstream::eprintln!("error: {failure}");
        }
    }

    /// Makes an answer a suggestion. Returns whether there is something to ask for again.
    fn forget(&mut self, part: Part) -> bool {
        fn again<T>(value: &mut Option<Value<T>>) -> Option<T> {
            value.take_if(|value| value.source == Source::Prompt).map(|value| value.value)
        }
        let Self { settings, address, app_id, .. } = self;
        match part {
            Part::Address => {
                *address = again(&mut settings.address).or(address.take());
                settings.address.is_none()
            }
            Part::Credentials => {
                *app_id = again(&mut settings.app_id).or(app_id.take());
                let _ = again(&mut settings.app_secret);
                settings.app_id.is_none() || settings.app_secret.is_none()
            }
        }
    }

    /// Asks for what is missing, and tests it.
    async fn ask_once(&mut self, session: &Session) -> Result<Settings, (Part, Failure)> {
        let in_address = |failure| (Part::Address, failure);
        let in_credentials = |failure| (Part::Credentials, failure);
        let settings = &mut self.settings;
        if settings.address.is_none() {
            settings.address = Some(given("API address", self.address.as_ref(), "--server").await.map_err(in_address)?);
        }
        if settings.is_simulator() {
            let connected = Connected::of(session, settings.clone()).await.map_err(in_address)?;
            return Ok(connected.settings);
        }
        // Before there is a secret.
        settings.check_address().map_err(in_address)?;
        if settings.app_id.is_none() {
            settings.app_id = Some(given("AppID", self.app_id.as_ref(), "--app-id").await.map_err(in_credentials)?);
        }
        if settings.app_secret.is_none() {
            let secret = given_secret(session.globals.app_secret_stdin).await;
            settings.app_secret = Some(secret.map_err(in_credentials)?);
        }
        // The settings are checked in any case.
        let connected = Connected::of(session, settings.clone()).await.map_err(in_credentials)?;
        if self.checks {
            test(&connected).await?;
        }
        Ok(connected.settings)
    }
}

/// Asks for a value. An empty answer keeps the old value, and so does the lack of a terminal.
async fn given(what: &str, old: Option<&String>, option: &'static str) -> Result<Value<String>> {
    if let (false, Some(old)) = (secret::can_ask(), old) {
        return Ok(Value::new(old.clone(), Source::Default));
    }
    if !secret::can_ask() {
        let failure = Failure::usage(format!("there is no terminal to ask for the {what}"));
        return Err(failure.hint(format!("`{option}`")));
    }
    let is_address = option == "--server";
    let keep = old.map(|old| if is_address { shown(old) } else { old.escape_debug().to_string() });
    let keep = keep.map(|old| format!(" [{old}]")).unwrap_or_default();
    let answer = secret::ask(format!("{what}{keep}")).await?;
    match (answer.is_empty(), old) {
        (false, _) => Ok(Value::new(answer, Source::Prompt)),
        (true, Some(old)) => Ok(Value::new(old.clone(), Source::Prompt)),
        (true, None) => Err(Failure::usage(format!("the {what} must not be empty"))),
    }
}

async fn given_secret(is_input: bool) -> Result<Value<AppSecret>> {
    if is_input {
        let secret = secret::from_input().await?;
        return Ok(Value::new(AppSecret::Known(secret), Source::Flag("--app-secret-stdin")));
    }
    if !secret::can_ask() {
        return Err(Failure::usage("there is no terminal to ask for the AppSecret")
            .hint("`--app-secret-stdin < FILE`, which reads its first line"));
    }
    let secret = secret::ask_secret("AppSecret".to_owned()).await?;
    Ok(Value::new(AppSecret::Known(secret), Source::Prompt))
}

/// Makes a harmless call.
async fn test(connected: &Connected) -> Result<(), (Part, Failure)> {
    let Some((list, Err(error))) = probe::any_row(&connected.client).await else { return Ok(()) };
    let settings = &connected.settings;
    let address = settings.address.as_ref().map(|address| shown(&address.value)).unwrap_or_default();
    let is_other = error.is_other_api() || probe::is_not_served(&error);
    let is_refused = error.is_unauthorized() && !is_other;
    let failure = Failure::from(error);
    let said = probe::said(list, failure.text());
    if is_refused {
        let text = format!("the server at {address} does not accept the AppID and the AppSecret");
        let failure = Failure::new(failure.exit(), text).hint(settings.sources_hint());
        return Err((Part::Credentials, failure.hint(NO_CHECK)));
    }
    let failure = match failure.concerns_address() || is_other {
        true => {
            let api = API.version.split('.').next().unwrap_or_default();
            let text = format!("the API at {address} is not that of EMQX {api}: {said}");
            Failure::new(failure.exit(), text).hint(probe::PATH)
        }
        false => Failure::new(failure.exit(), format!("the API at {address} does not work: {said}")),
    };
    let failure = failure.hint("`emqx-cloud doctor --server ADDRESS --app-id ID`, which checks each step in turn");
    Err((Part::Address, failure.hint(NO_CHECK)))
}

pub(super) async fn write(session: &Session, file: super::file::File, text: String, done: String) -> Result<()> {
    if session.globals.dry_run {
        session.note(format_args!("{} was not changed", file.path.display()));
        return Ok(());
    }
    tokio::task::spawn_blocking(move || file.write(&text)).await.map_err(std::io::Error::other)??;
    session.note(done);
    Ok(())
}

/// `emqx-cloud logout`.
pub mod logout {
    use super::*;

    /// Returns the command.
    pub fn command() -> clap::Command {
        clap::Command::new("logout")
            .about("Remove a profile, with its AppSecret, from the configuration file")
            .arg(Arg::new("name").value_name("NAME").required(true).help("The name of the profile"))
    }

    /// Runs the command.
    pub async fn run(session: &Session, matches: &ArgMatches) -> Result<()> {
        let name = matches.get_one::<String>("name").map_or("", String::as_str);
        let file = config::read_file().await?;
        if file.profile(name).is_none() {
            return Err(file.no_such_profile(name, None));
        }
        let text = file.without_profile(name)?;
        let done = format!("profile `{name}` is no longer in {}", file.path.display());
        write(session, file, text, done).await
    }
}
