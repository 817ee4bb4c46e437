//! `emqx-cloud login` and `emqx-cloud logout`: make and remove a profile.

use clap::{Arg, ArgAction, ArgMatches};

use super::file::Profile;
use super::{AppSecret, Connected, SIMULATOR, Settings, Source, Value, config, probe, secret, shown};
use crate::exit::{Failure, Result};
use crate::session::Session;

/// The name of the profile, unless the command line says it.
const NAME: &str = "default";

/// Returns the command.
pub fn command() -> clap::Command {
    clap::Command::new("login")
        .about("Make a profile for a deployment, test it, and keep it in the configuration file")
        .long_about(
            "Make a profile for a deployment, test it, and keep it in the configuration file, which only its owner can read.\n\n\
             Asks for what the options do not say: the API address (`--server`), the AppID (`--app-id`) and the AppSecret \
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

/// Runs the command.
pub async fn run(session: &Session, matches: &ArgMatches) -> Result<()> {
    let globals = &session.globals;
    let name = matches.get_one::<String>("name").or(globals.profile.as_ref()).map_or(NAME, String::as_str);
    // Before anything is asked: a file that is invalid cannot be changed.
    let file = config::read_file().await?;
    let old = file.profile(name);
    let address =
        given("API address", globals.server.as_ref(), old.and_then(|old| old.api.as_ref()), "--server").await?;
    let source = Source::Profile { name: name.to_owned(), file: file.path.clone() };
    let mut settings = Settings {
        file: file.path.clone(),
        file_exists: file.exists,
        file_mode: file.mode,
        profile: None,
        address: Some(address),
        app_id: None,
        app_secret: None,
        allow_plain_http: match old.and_then(|old| old.allow_plain_http) {
            _ if globals.allow_plain_http => Value::new(true, Source::Flag("--allow-plain-http")),
            allowed => Value::new(allowed.unwrap_or_default(), Source::Default),
        },
        ca_file: old.and_then(|old| old.ca_file.clone()).map(|path| Value::new(path, source)),
        timeout: globals.timeout,
        attempts: globals.attempts,
    };
    let mut profile = Profile { allow_plain_http: globals.allow_plain_http.then_some(true), ..Profile::default() };
    if !settings.is_simulator() {
        let app_id =
            given("AppID", globals.app_id.as_ref(), old.and_then(|old| old.app_id.as_ref()), "--app-id").await?;
        settings.app_id = Some(app_id.clone());
        settings.app_secret = Some(if globals.app_secret_stdin {
            Value::new(AppSecret::Known(secret::from_input().await?), Source::Flag("--app-secret-stdin"))
        } else if secret::can_ask() {
            Value::new(AppSecret::Known(secret::ask_secret("AppSecret".to_owned()).await?), Source::Prompt)
        } else {
            return Err(Failure::usage("there is no terminal to ask for the AppSecret")
                .hint("`--app-secret-stdin < FILE`, which reads its first line"));
        });
    }
    // The settings are checked in any case.
    let connected = Connected::of(session, settings).await?;
    if !matches.get_flag("no-check") && !connected.settings.is_simulator() {
        test(&connected).await?;
    }
    let settings = connected.settings;
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
        session.note(format_args!("`--profile {name}` uses it, or `default = {name:?}` in the file"));
    }
    Ok(())
}

/// Returns a value of the command line, or asks for it. An empty answer keeps the old value, and so does the lack of a terminal.
async fn given(what: &str, flag: Option<&String>, old: Option<&String>, option: &'static str) -> Result<Value<String>> {
    if let Some(value) = flag {
        return Ok(Value::new(value.clone(), Source::Flag(option)));
    }
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

/// Makes a harmless call.
async fn test(connected: &Connected) -> Result<()> {
    let Some((_, result)) = probe::any_row(&connected.client).await else { return Ok(()) };
    let Err(error) = result else { return Ok(()) };
    let is_refused = error.is_unauthorized();
    let failure = Failure::from(error);
    let failure = if is_refused { failure.hint(connected.settings.sources_hint()) } else { failure };
    Err(failure.hint("`--no-check`, which keeps the profile without testing it"))
}

async fn write(session: &Session, file: super::file::File, text: String, done: String) -> Result<()> {
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
