//! `emqx-cloud config`: what the settings are, and where they come from.

use clap::ArgMatches;
use serde::Serialize;

use super::file::{self, File};
use super::{AppSecret, Read, Settings, Source, Value, connect, login, shown, shown_path};
use crate::exit::{Failure, Result};
use crate::globals;
use crate::output::Output;
use crate::session::Session;

/// A setting.
#[derive(Debug, Serialize)]
pub struct SettingRow {
    setting: &'static str,
    /// `None` if it is not set.
    value: Option<String>,
    source: Option<String>,
}

/// A profile.
#[derive(Debug, Serialize)]
pub struct ProfileRow {
    profile: String,
    default: bool,
    api: Option<String>,
    app_id: Option<String>,
    /// Where the secret is, and never the secret.
    app_secret: Option<&'static str>,
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
        .subcommand(
            clap::Command::new("use")
                .about("Make a profile the default")
                .arg(clap::Arg::new("name").value_name("NAME").required(true).help("The name of the profile")),
        )
        .subcommand(clap::Command::new("path").about("Print the path of the configuration file"))
}

/// Runs the command.
pub async fn run(name: &str, session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    match name {
        "show" => {
            let settings = connect::read(session).await?;
            let mut rows = settings.rows();
            if output.is_table() {
                for row in &mut rows {
                    row.value.get_or_insert_with(|| "not set".to_owned());
                    row.source.get_or_insert_with(|| "-".to_owned());
                }
            }
            output.records(&rows, &["setting", "value", "source"])?;
            if let Some(warning) = settings.mixed_sources() {
                session.note(warning);
            }
            Ok(())
        }
        "list" => {
            let columns = ["profile", "default", "api", "app_id", "app_secret"];
            let profiles = profiles(&read_file().await?);
            output.records(&profiles, &columns)?;
            if profiles.is_empty() {
                session.note("no profiles; `emqx-cloud login` creates one");
            }
            Ok(())
        }
        "use" => {
            let name = matches.get_one::<String>("name").map_or("", String::as_str);
            let file = read_file().await?;
            if file.profile(name).is_none() {
                return Err(file.no_such_profile(name, None));
            }
            let text = file.with_default(name)?;
            let done = format!("profile `{name}` is the default in {}", file.path.display());
            login::write(session, file, text, done).await
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
            (Some(_), _) => Some("command"),
            (None, Some(_)) => Some("set"),
            (None, None) => None,
        },
    };
    file.profiles.iter().map(row).collect()
}

impl Settings {
    /// Returns every setting, with neither characters nor the length of a secret.
    pub fn rows(&self) -> Vec<SettingRow> {
        fn optional<T>(value: Option<&Value<T>>, show: impl Fn(&T) -> String) -> Option<(String, &Source)> {
            value.map(|value| (show(&value.value), &value.source))
        }
        let flag = |is_set, name| if is_set { Source::Flag(name) } else { Source::Default };
        let mut rows = Vec::new();
        let mut add = |setting, found: Option<(String, &Source)>| {
            let (value, source) = found.map(|(value, source)| (value, source.to_string())).unzip();
            rows.push(SettingRow { setting, value, source });
        };
        add("profile", optional(self.profile.as_ref(), Clone::clone));
        add("api", optional(self.address.as_ref(), |address| shown(address)));
        if self.is_simulator() {
            // It has its own credentials.
            for setting in ["app_id", "app_secret"] {
                add(setting, Some(("set".to_owned(), &Source::Simulator)));
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
        add("allow_plain_http", optional(Some(&self.allow_plain_http), ToString::to_string));
        add("ca_file", optional(self.ca_file.as_ref(), |path| shown_path(path)));
        let timeout = format!("{} s", self.timeout.unwrap_or(globals::TIMEOUT).as_secs());
        add("timeout", Some((timeout, &flag(self.timeout.is_some(), "--timeout"))));
        let attempts = self.attempts.unwrap_or(globals::ATTEMPTS).to_string();
        add("attempts", Some((attempts, &flag(self.attempts.is_some(), "--attempts"))));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::globals::{ATTEMPTS, TIMEOUT, arguments};

    #[test]
    fn shows_the_defaults_of_the_sdk() {
        let retry = format!("{:?}", emqx_cloud::Retry::default());
        assert!(retry.contains(&format!("attempts: {ATTEMPTS}, time_limit: {TIMEOUT:?},")), "{retry}");
        for (name, default) in [("timeout", TIMEOUT.as_secs()), ("attempts", ATTEMPTS.into())] {
            let argument = arguments().into_iter().find(|argument| argument.get_id() == name).unwrap();
            let help = argument.get_help().unwrap().to_string();
            assert!(help.ends_with(&format!("[default: {default}]")), "{help}");
        }
    }
}
