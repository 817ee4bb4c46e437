//! `emqx-cloud config`: what the settings are, and where they come from.

use serde::Serialize;

use super::file::{self, File};
use super::{AppSecret, Read, Settings, Source, Value, connect, shown, shown_path};
use crate::exit::{Failure, Result};
use crate::output::Output;
use crate::session::Session;

/// A setting.
#[derive(Debug, Serialize)]
pub struct SettingRow {
    setting: &'static str,
    value: String,
    source: String,
}

/// A profile.
#[derive(Debug, Serialize)]
pub struct ProfileRow {
    profile: String,
    default: bool,
    api: Option<String>,
    app_id: Option<String>,
    /// Where the secret is, and never the secret.
    app_secret: &'static str,
}

/// Returns the command.
pub fn command() -> clap::Command {
    clap::Command::new("config")
        .about("Show the settings, and where each of them comes from")
        .long_about(
            "Show the settings, and where each of them comes from.\n\nEach value comes from the first of these that has it: the \
             options of the command line; the profile that `--profile` names; the environment variables; the profile that \
             EMQX_CLOUD_PROFILE or `default` in the configuration file names, or the only one; the defaults.",
        )
        .subcommand_required(true)
        .subcommand(clap::Command::new("show").about("Show each setting with its value and its source, but no secret"))
        .subcommand(clap::Command::new("list").about("List the profiles of the configuration file"))
        .subcommand(clap::Command::new("path").about("Print the path of the configuration file"))
}

/// Runs the command.
pub async fn run(name: &str, session: &Session, output: &Output) -> Result<()> {
    match name {
        "show" => {
            let settings = connect::read(session).await?;
            output.records(&settings.rows(), &["setting", "value", "source"])?;
            if let Some(warning) = settings.mixed_sources() {
                session.note(warning);
            }
            Ok(())
        }
        "list" => {
            let columns = ["profile", "default", "api", "app_id", "app_secret"];
            output.records(&profiles(&read_file().await?), &columns)
        }
        "path" => {
            anstream::println!("{}", shown_path(&file_path()?));
            Ok(())
        }
        _ => Err(Failure::usage("no such command")),
    }
}

/// Returns the path of the configuration file.
pub(super) fn file_path() -> Result<std::path::PathBuf> {
    let read: Read<'_> = &|name| std::env::var_os(name);
    file::path(read)
}

/// Reads the configuration file.
pub(super) async fn read_file() -> Result<File> {
    let path = file_path()?;
    tokio::task::spawn_blocking(move || File::read(&path)).await.map_err(std::io::Error::other)?
}

fn profiles(file: &File) -> Vec<ProfileRow> {
    let row = |(name, profile): &(String, file::Profile)| ProfileRow {
        profile: name.clone(),
        default: file.default.as_ref() == Some(name),
        api: profile.api.as_deref().map(shown),
        app_id: profile.app_id.clone(),
        app_secret: match (&profile.app_secret_command, &profile.app_secret) {
            (Some(_), _) => "command",
            (None, Some(_)) => "set",
            (None, None) => "not set",
        },
    };
    file.profiles.iter().map(row).collect()
}

impl Settings {
    /// Returns every setting, with neither characters nor the length of a secret.
    pub fn rows(&self) -> Vec<SettingRow> {
        let row = |setting, value: String, source: Option<&Source>| SettingRow {
            setting,
            value,
            source: source.map_or_else(|| "-".to_owned(), ToString::to_string),
        };
        fn optional<T>(value: Option<&Value<T>>, show: impl Fn(&T) -> String) -> (String, Option<&Source>) {
            match value {
                Some(value) => (show(&value.value), Some(&value.source)),
                None => ("not set".to_owned(), None),
            }
        }
        let flag = |is_set, name| Some(if is_set { Source::Flag(name) } else { Source::Default });
        let mut rows = Vec::new();
        let mut add = |setting, (value, source): (String, Option<&Source>)| rows.push(row(setting, value, source));
        add("profile", optional(self.profile.as_ref(), Clone::clone));
        add("api", optional(self.address.as_ref(), |address| shown(address)));
        if self.is_simulator() {
            // It has its own credentials.
            for setting in ["app_id", "app_secret"] {
                add(setting, ("set".to_owned(), Some(&Source::Simulator)));
            }
        } else {
            add("app_id", optional(self.app_id.as_ref(), Clone::clone));
            add(
                "app_secret",
                optional(self.app_secret.as_ref(), |secret| match secret {
                    AppSecret::Known(_) => "set".to_owned(),
                    AppSecret::Input => "not read yet".to_owned(),
                    AppSecret::Command(_) => "not asked yet".to_owned(),
                }),
            );
        }
        add("allow_plain_http", (self.allow_plain_http.value.to_string(), Some(&self.allow_plain_http.source)));
        add("ca_file", optional(self.ca_file.as_ref(), |path| shown_path(path)));
        let timeout = self.timeout.map_or_else(|| "default".to_owned(), |timeout| format!("{} s", timeout.as_secs()));
        add("timeout", (timeout, flag(self.timeout.is_some(), "--timeout").as_ref()));
        let attempts = self.attempts.map_or_else(|| "default".to_owned(), |attempts| attempts.to_string());
        add("attempts", (attempts, flag(self.attempts.is_some(), "--attempts").as_ref()));
        rows
    }
}
