//! The settings of a command, and where each of them comes from.
//!
//! Each value comes from the first of these that has it:
//!
//! 1. the options of the command line,
//! 2. the profile, if the option `--profile` names it,
//! 3. the environment variables,
//! 4. the profile, if `EMQX_CLOUD_PROFILE` or the configuration file chooses it,
//! 5. the defaults.

pub mod config;
mod connect;
pub mod doctor;
mod file;
pub mod login;
mod probe;
mod secret;

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use emqx_cloud::Credentials;
use emqx_cloud::reqwest::Url;
use emqx_cloud::{API, Secret};

pub use connect::Connected;

use crate::exit::{Failure, Result};
use crate::globals::Globals;
use file::{File, Profile};

/// The environment variable with the name of the profile.
pub const PROFILE_VARIABLE: &str = "EMQX_CLOUD_PROFILE";

/// The environment variable with the path of the configuration file.
pub const FILE_VARIABLE: &str = "EMQX_CLOUD_CONFIG";

/// The address that stands for a simulator in this process.
pub const SIMULATOR: &str = "simulator";

/// Reads an environment variable.
pub type Read<'r> = &'r dyn Fn(&str) -> Option<OsString>;

/// The environment variables of the address, the AppID and the AppSecret.
pub fn variables() -> [&'static str; 3] {
    match API.credentials {
        Credentials::Basic { name, secret } => [API.address_variable, name.variable, secret.variable],
        // A token needs no name.
        Credentials::Bearer { token } => [API.address_variable, token.variable, token.variable],
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// An option of the command line.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// A profile of the configuration file.
    Profile {
        /// The name of the profile.
        name: String,
        /// The configuration file.
        file: PathBuf,
    },
    /// The `default` of the configuration file.
    Chosen(PathBuf),
    /// The only profile of the configuration file.
    Only(PathBuf),
    /// What the command of a profile prints.
    Command {
        /// The name of the profile.
        name: String,
        /// The configuration file.
        file: PathBuf,
    },
    /// The user was asked.
    Prompt,
    /// The simulator in this process.
    Simulator,
    /// Nothing sets it.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => write!(f, "flag {name}"),
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Profile { name, file } => write!(f, "profile `{name}` in {}", file.display()),
            Self::Chosen(file) => write!(f, "`default` in {}", file.display()),
            Self::Only(file) => write!(f, "the only profile in {}", file.display()),
            Self::Command { name, file } => write!(f, "`app_secret_command` of profile `{name}` in {}", file.display()),
            Self::Prompt => f.write_str("prompt"),
            Self::Simulator => f.write_str("the simulator in this process"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What belongs together: the address and the secret should come from the same.
#[derive(Debug, PartialEq, Eq)]
enum Origin<'s> {
    CommandLine,
    Environment,
    Profile(&'s str),
}

impl Source {
    fn origin(&self) -> Option<Origin<'_>> {
        match self {
            Self::Flag(_) => Some(Origin::CommandLine),
            Self::Variable(_) => Some(Origin::Environment),
            Self::Profile { name, .. } | Self::Command { name, .. } => Some(Origin::Profile(name)),
            _ => None,
        }
    }
}

/// A value, and where it comes from.
#[derive(Debug, Clone)]
pub struct Value<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub source: Source,
}

impl<T> Value<T> {
    fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }

    /// Returns a value of a profile, if it has one.
    fn of(value: Option<T>, source: &Option<Source>) -> Option<Self> {
        Some(Self { value: value?, source: source.clone()? })
    }
}

/// An AppSecret, or where to get it.
#[derive(Debug, Clone)]
pub enum AppSecret {
    /// The secret itself.
    Known(Secret),
    /// The first line of standard input, which has not been read yet.
    Input,
    /// The command that prints it, which has not been run yet.
    Command(Vec<String>),
}

/// The settings of a command.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The configuration file, which may not exist.
    pub file: PathBuf,
    /// Whether the configuration file exists.
    pub file_exists: bool,
    /// The permissions of the configuration file, if the system has such.
    pub file_mode: Option<u32>,
    /// The name of the profile.
    pub profile: Option<Value<String>>,
    /// The address of the API, or [`SIMULATOR`].
    pub address: Option<Value<String>>,
    /// The AppID.
    pub app_id: Option<Value<String>>,
    /// The AppSecret.
    pub app_secret: Option<Value<AppSecret>>,
    /// Whether `http://` to another machine is allowed.
    pub allow_plain_http: Value<bool>,
    /// A file with certificates of authorities to trust in addition.
    pub ca_file: Option<Value<PathBuf>>,
    /// The time limit of a call, with all its attempts.
    pub timeout: Option<Duration>,
    /// The maximum number of attempts per call.
    pub attempts: Option<u32>,
}

impl Settings {
    /// Reads the configuration file and the environment. Neither asks nor reads standard input.
    pub fn read(globals: &Globals) -> Result<Self> {
        let read: Read<'_> = &|name| std::env::var_os(name);
        Self::resolve(globals, read, &File::read(&file::path(read)?)?)
    }

    /// Finds the value of each setting.
    fn resolve(globals: &Globals, read: Read<'_>, file: &File) -> Result<Self> {
        let chosen = choose(globals, read, file)?;
        let profile = chosen.as_ref().map(|(_, profile)| *profile);
        let name = chosen.as_ref().map(|(name, _)| name.clone());
        let source = name.as_ref().map(|name| Source::Profile { name: name.value.clone(), file: file.path.clone() });
        let layers = Layers { read, profile_first: matches!(&name, Some(Value { source: Source::Flag(_), .. })) };
        let flag = |value: &Option<String>, name| value.clone().map(|value| Value::new(value, Source::Flag(name)));
        let [address, app_id, app_secret] = variables();
        let secret_of = |profile: &Profile| {
            let name = name.as_ref()?.value.clone();
            Some(match (&profile.app_secret_command, &profile.app_secret) {
                (Some(command), _) => {
                    Value::new(AppSecret::Command(command.clone()), Source::Command { name, file: file.path.clone() })
                }
                (None, secret) => Value::new(AppSecret::Known(secret.clone()?), source.clone()?),
            })
        };
        let settings = Self {
            file: file.path.clone(),
            file_exists: file.exists,
            file_mode: file.mode,
            address: layers.pick(
                flag(&globals.server, "--server"),
                (address, |value| value),
                Value::of(profile.and_then(|profile| profile.api.clone()), &source),
            )?,
            app_id: layers.pick(
                flag(&globals.app_id, "--app-id"),
                (app_id, |value| value),
                Value::of(profile.and_then(|profile| profile.app_id.clone()), &source),
            )?,
            app_secret: layers.pick(
                globals.app_secret_stdin.then(|| Value::new(AppSecret::Input, Source::Flag("--app-secret-stdin"))),
                (app_secret, |value| AppSecret::Known(value.into())),
                profile.and_then(secret_of),
            )?,
            allow_plain_http: match Value::of(profile.and_then(|profile| profile.allow_plain_http), &source) {
                _ if globals.allow_plain_http => Value::new(true, Source::Flag("--allow-plain-http")),
                Some(allowed) => allowed,
                None => Value::new(false, Source::Default),
            },
            ca_file: Value::of(profile.and_then(|profile| profile.ca_file.clone()), &source),
            timeout: globals.timeout,
            attempts: globals.attempts,
            profile: name,
        };
        let of_file =
            matches!(&settings.app_secret, Some(Value { source: Source::Profile { .. } | Source::Command { .. }, .. }));
        if of_file && !settings.is_simulator() {
            file.check_mode()?;
        }
        Ok(settings)
    }

    /// Returns whether the deployment is a simulator in this process.
    pub fn is_simulator(&self) -> bool {
        self.address.as_ref().is_some_and(|address| address.value == SIMULATOR)
    }

    /// Returns a failure that names everything that is missing, if anything is.
    pub fn check_complete(&self) -> Result<()> {
        let [address, app_id, app_secret] = variables();
        let all = [
            ("API address", self.address.is_none(), address, "--server ADDRESS"),
            ("AppID", self.app_id.is_none(), app_id, "--app-id ID"),
            ("AppSecret", self.app_secret.is_none(), app_secret, "--app-secret-stdin"),
        ];
        let missing: Vec<_> =
            all.into_iter().filter(|(_, is_missing, ..)| *is_missing && !self.is_simulator()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let list = |of: fn(&(&'static str, bool, &'static str, &'static str)) -> String, between: &str| {
            missing.iter().map(of).collect::<Vec<_>>().join(between)
        };
        let exists = if self.file_exists { "" } else { ", which does not exist yet" };
        let verb = if missing.len() == 1 { "is" } else { "are" };
        Err(Failure::usage(format!("{} {verb} not set", list(|(name, ..)| format!("the {name}"), ", ")))
            .hint(format!("`emqx-cloud login`, which creates a profile in {}{exists}", self.file.display()))
            .hint(format!("setting {} in the environment", list(|(_, _, variable, _)| (*variable).to_owned(), ", ")))
            .hint(format!("`{}` on the command line", list(|(.., option)| (*option).to_owned(), " ")))
            .hint("`--server simulator`, which needs no deployment"))
    }

    /// Returns a warning if the address and the secret come from different sources: the secret could go to the wrong server.
    pub fn mixed_sources(&self) -> Option<String> {
        let (address, secret) = (&self.address.as_ref()?.source, &self.app_secret.as_ref()?.source);
        let differ = !self.is_simulator() && address.origin()? != secret.origin()?;
        differ.then(|| {
            format!(
                "warning: the API address and the AppSecret come from different sources ({address}; {secret}): check that they \
                 belong together"
            )
        })
    }

    /// Returns where the AppID and the AppSecret come from, as a hint after they were refused.
    pub fn sources_hint(&self) -> String {
        let source = |source: Option<&Source>| source.map_or_else(|| "not set".to_owned(), ToString::to_string);
        format!(
            "checking the AppID ({}) and the AppSecret ({}), which must belong to the deployment at {}",
            source(self.app_id.as_ref().map(|value| &value.source)),
            source(self.app_secret.as_ref().map(|value| &value.source)),
            self.address.as_ref().map(|address| shown(&address.value)).unwrap_or_default(),
        )
    }
}

/// The order of environment and profile.
struct Layers<'r> {
    read: Read<'r>,
    /// Whether the command line names the profile.
    profile_first: bool,
}

impl Layers<'_> {
    /// Returns the first value. The environment is only read if it decides.
    fn pick<T>(
        &self,
        flag: Option<Value<T>>,
        (variable, convert): (&'static str, fn(String) -> T),
        profile: Option<Value<T>>,
    ) -> Result<Option<Value<T>>> {
        let (first, last) = if self.profile_first { (flag.or(profile), None) } else { (flag, profile) };
        if first.is_some() {
            return Ok(first);
        }
        let value = variable_of(self.read, variable)?;
        Ok(value.map(|value| Value::new(convert(value), Source::Variable(variable))).or(last))
    }
}

/// Returns the profile to use, with its name and what chose it.
fn choose<'f>(globals: &Globals, read: Read<'_>, file: &'f File) -> Result<Option<(Value<String>, &'f Profile)>> {
    let name = if let Some(name) = &globals.profile {
        Value::new(name.clone(), Source::Flag("--profile"))
    } else if let Some(name) = variable_of(read, PROFILE_VARIABLE)? {
        Value::new(name, Source::Variable(PROFILE_VARIABLE))
    } else if let Some(name) = &file.default {
        Value::new(name.clone(), Source::Chosen(file.path.clone()))
    } else if let [(name, _)] = file.profiles.as_slice() {
        Value::new(name.clone(), Source::Only(file.path.clone()))
    } else {
        return Ok(None);
    };
    match file.profile(&name.value) {
        Some(profile) => Ok(Some((name, profile))),
        None => Err(file.no_such_profile(&name.value, Some(&name.source))),
    }
}

/// Returns the value of an environment variable. An empty one is an error: it is a mistake, such as a misspelt name in
/// `EMQX_CLOUD_API=$ADDRESS`, and what comes next can be another deployment.
fn variable_of(read: Read<'_>, name: &str) -> Result<Option<String>> {
    match read(name).map(OsString::into_string) {
        None => Ok(None),
        Some(Ok(value)) if value.is_empty() => {
            Err(Failure::usage(format!("the environment variable {name} is empty")).hint("setting or unsetting it"))
        }
        Some(Ok(value)) => Ok(Some(value)),
        Some(Err(_)) => Err(Failure::usage(format!("the environment variable {name} is not valid UTF-8"))),
    }
}

/// Returns an address for people, unless it could be a secret in the wrong place.
pub fn shown(address: &str) -> String {
    let is_plain = |url: &Url| url.username().is_empty() && url.password().is_none() && url.query().is_none();
    match Url::parse(address) {
        _ if address == SIMULATOR => address.to_owned(),
        Ok(url) if matches!(url.scheme(), "http" | "https") && is_plain(&url) && url.fragment().is_none() => {
            address.escape_debug().to_string()
        }
        _ => "*** (not an address)".to_owned(),
    }
}

/// Returns a path for people.
fn shown_path(path: &Path) -> String {
    path.display().to_string()
}
