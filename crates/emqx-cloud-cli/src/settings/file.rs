//! The configuration file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use emqx_cloud::Secret;
use etcetera::BaseStrategy;
use toml_edit::{DocumentMut, ImDocument, Item, Key, Table, TableLike};

use super::{FILE_VARIABLE, Read, Source, variable_of};
use crate::exit::{Exit, Failure, Result};
use crate::near::did_you_mean;

/// The keys of a profile.
const KEYS: [&str; 6] = ["api", "app_id", "app_secret", "app_secret_command", "allow_plain_http", "ca_file"];

/// Returns the path of the configuration file, whether it exists or not.
pub fn path(read: Read<'_>) -> Result<PathBuf> {
    if let Some(path) = variable_of(read, FILE_VARIABLE)? {
        return Ok(path.into());
    }
    match etcetera::choose_base_strategy() {
        Ok(strategy) => Ok(strategy.config_dir().join("emqx-cloud").join("config.toml")),
        Err(error) => Err(Failure::usage(format!("there is no folder for the configuration file: {error}"))
            .hint(format!("setting {FILE_VARIABLE} to the path of the file"))),
    }
}

/// Profiles by name, in the order of the file.
type Profiles = Vec<(String, Profile)>;

/// The configuration file, as it was read.
#[derive(Debug)]
pub struct File {
    /// Its path.
    pub path: PathBuf,
    /// Whether it exists.
    pub exists: bool,
    /// The permissions, if the system has such.
    pub mode: Option<u32>,
    /// The name of the default profile.
    pub default: Option<String>,
    /// The profiles.
    pub profiles: Profiles,
    /// It can contain secrets.
    text: Secret,
}

/// A profile.
#[derive(Debug, Default)]
pub struct Profile {
    /// The API address, or `simulator`.
    pub api: Option<String>,
    /// The AppID.
    pub app_id: Option<String>,
    /// The AppSecret.
    pub app_secret: Option<Secret>,
    /// A command that prints the AppSecret: the program and its arguments.
    pub app_secret_command: Option<Vec<String>>,
    /// Whether `http://` to another machine is allowed.
    pub allow_plain_http: Option<bool>,
    /// A file with certificates; relative paths are relative to the configuration file.
    pub ca_file: Option<PathBuf>,
}

/// A mistake in the file, at an offset. It never has a value of the file.
struct Mistake {
    at: Option<usize>,
    text: String,
}

impl Mistake {
    fn new(key: &Key, text: String) -> Self {
        Self { at: key.span().map(|span| span.start), text }
    }
}

impl File {
    /// Reads the file. If there is none, it is like an empty file.
    pub fn read(path: &Path) -> Result<Self> {
        let mut file = Self {
            path: path.to_owned(),
            exists: true,
            mode: None,
            default: None,
            profiles: Vec::new(),
            text: "".into(),
        };
        let cannot = |error: io::Error| Failure::usage(format!("cannot read {}: {error}", path.display()));
        match fs::read_to_string(path) {
            Ok(text) => file.text = text.into(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self { exists: false, ..file }),
            Err(error) => return Err(cannot(error)),
        }
        file.mode = mode(&fs::metadata(path).map_err(cannot)?);
        match file.parse() {
            Ok((default, profiles)) => Ok(Self { default, profiles, ..file }),
            Err(Mistake { at, text: problem }) => {
                let line = at
                    .map(|at| file.text.expose().as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1);
                let line = line.map(|line| format!(", line {line}")).unwrap_or_default();
                Err(Failure::usage(format!("{}{line}: {problem}", path.display())))
            }
        }
    }

    /// Returns a profile.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.iter().find(|(other, _)| other == name).map(|(_, profile)| profile)
    }

    /// Returns the failure of an unknown profile.
    pub fn no_such_profile(&self, name: &str, source: Option<&Source>) -> Failure {
        let by = source.map(|source| format!(" ({source})")).unwrap_or_default();
        let near = did_you_mean(name, self.profiles.iter().map(|(name, _)| name.as_str()));
        let names: Vec<_> = self.profiles.iter().map(|(name, _)| format!("`{name}`")).collect();
        let text = match names.as_slice() {
            _ if !self.exists => format!("there is no profile {name:?}{by}: {} does not exist", self.path.display()),
            [] => format!("there is no profile {name:?}{by}: {} has none", self.path.display()),
            names => {
                format!("there is no profile {name:?}{by}: {} has {}{near}", self.path.display(), names.join(", "))
            }
        };
        Failure::usage(text).hint(format!("`emqx-cloud login {name}`, which creates it"))
    }

    /// Refuses a file whose secrets others can read.
    pub fn check_mode(&self) -> Result<()> {
        match self.mode {
            Some(mode) if mode & 0o077 != 0 => Err(Failure::usage(format!(
                "{} has an AppSecret or how to get it, and others can read or change the file: its mode is {mode:03o}",
                self.path.display()
            ))
            .hint(format!("`chmod 600 {}`", self.path.display()))),
            _ => Ok(()),
        }
    }

    fn parse(&self) -> Result<(Option<String>, Profiles), Mistake> {
        let document = ImDocument::parse(self.text.expose()).map_err(|error| Mistake {
            at: error.span().map(|span| span.start),
            // Its `Display` quotes the line, which can contain a secret.
            text: format!("invalid TOML: {}", error.message().lines().collect::<Vec<_>>().join(", ")),
        })?;
        let (mut default, mut profiles) = (None, Vec::new());
        for (key, item) in entries(document.as_table()) {
            match key.get() {
                "default" => default = Some(text(key, item)?),
                "profile" => {
                    for (name, item) in entries(table(key, item)?) {
                        profiles.push((name.get().to_owned(), self.profile_of(table(name, item)?)?));
                    }
                }
                other => {
                    let near = did_you_mean(other, ["default", "profile"]);
                    let known = "the keys are `default` and `profile.NAME`";
                    return Err(Mistake::new(key, format!("unknown key {other:?}{near} ({known})")));
                }
            }
        }
        Ok((default, profiles))
    }

    fn profile_of(&self, table: &dyn TableLike) -> Result<Profile, Mistake> {
        let mut profile = Profile::default();
        for (key, item) in entries(table) {
            match key.get() {
                "api" => profile.api = Some(text(key, item)?),
                "app_id" => profile.app_id = Some(text(key, item)?),
                "app_secret" => profile.app_secret = Some(text(key, item)?.into()),
                "app_secret_command" => profile.app_secret_command = Some(strings(key, item)?),
                "allow_plain_http" => profile.allow_plain_http = Some(boolean(key, item)?),
                "ca_file" => {
                    let folder = self.path.parent().unwrap_or(Path::new(""));
                    profile.ca_file = Some(folder.join(text(key, item)?));
                }
                other => {
                    let near = did_you_mean(other, KEYS);
                    let known = format!("the keys of a profile are {}", KEYS.join(", "));
                    return Err(Mistake::new(key, format!("unknown key {other:?}{near} ({known})")));
                }
            }
            if profile.app_secret_command.is_some() && profile.app_secret.is_some() {
                return Err(Mistake::new(key, "`app_secret` and `app_secret_command` exclude each other".to_owned()));
            }
        }
        Ok(profile)
    }

    /// Returns the text of the file with a profile that has these values. Everything else stays.
    pub fn with_profile(&self, name: &str, profile: &Profile) -> Result<String> {
        let mut document = self.document()?;
        if self.profiles.is_empty() && self.default.is_none() {
            document.insert("default", toml_edit::value(name));
        }
        let mut parent = Table::new();
        parent.set_implicit(true);
        let profiles = document.entry("profile").or_insert(Item::Table(parent)).as_table_like_mut();
        let entry = profiles.map(|profiles| profiles.entry(name).or_insert(Item::Table(Table::new())));
        let Some(table) = entry.and_then(Item::as_table_like_mut) else {
            return Err(Failure::usage(format!("{}: `profile` must be a table", self.path.display())));
        };
        set(table, "api", profile.api.as_deref().map(Into::into));
        set(table, "app_id", profile.app_id.as_deref().map(Into::into));
        set(table, "app_secret", profile.app_secret.as_ref().map(|secret| secret.expose().into()));
        set(table, "app_secret_command", None);
        if profile.allow_plain_http.is_some() {
            set(table, "allow_plain_http", profile.allow_plain_http.map(Into::into));
        }
        Ok(document.to_string())
    }

    /// Returns the text of the file with another default profile. Everything else stays.
    pub fn with_default(&self, name: &str) -> Result<String> {
        let mut document = self.document()?;
        set(document.as_table_mut(), "default", Some(name.into()));
        Ok(document.to_string())
    }

    /// Returns the text of the file without a profile.
    pub fn without_profile(&self, name: &str) -> Result<String> {
        let mut document = self.document()?;
        if let Some(profiles) = document.get_mut("profile").and_then(Item::as_table_like_mut) {
            profiles.remove(name);
        }
        if self.default.as_deref() == Some(name) {
            document.remove("default");
        }
        Ok(document.to_string())
    }

    fn document(&self) -> Result<DocumentMut> {
        let invalid = |_| Failure::usage(format!("{}: invalid TOML", self.path.display()));
        self.text.expose().parse().map_err(invalid)
    }

    /// Replaces the file in one step: it has either its old or its new text. Only its owner can read it.
    pub fn write(&self, text: &str) -> Result<()> {
        let write = || {
            // A link stays one.
            let path = if self.exists { fs::canonicalize(&self.path)? } else { self.path.clone() };
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            create_folder(folder)?;
            // It is made with the mode 600.
            let mut new = tempfile::NamedTempFile::new_in(folder)?;
            new.write_all(text.as_bytes())?;
            new.as_file().sync_all()?;
            new.persist(&path).map_err(|error| error.error)?;
            Ok(())
        };
        let cannot =
            |error: io::Error| Failure::new(Exit::Other, format!("cannot write {}: {error}", self.path.display()));
        write().map_err(cannot)
    }
}

fn entries(table: &dyn TableLike) -> impl Iterator<Item = (&Key, &Item)> {
    table.iter().filter_map(|(name, _)| table.get_key_value(name))
}

fn text(key: &Key, item: &Item) -> Result<String, Mistake> {
    match item.as_str() {
        Some("") => Err(Mistake::new(key, format!("`{}` must not be empty", key.get()))),
        Some(text) => Ok(text.to_owned()),
        None => Err(Mistake::new(key, format!("`{}` must be a string", key.get()))),
    }
}

fn strings(key: &Key, item: &Item) -> Result<Vec<String>, Mistake> {
    let strings = item.as_array().and_then(|array| array.iter().map(|part| part.as_str().map(str::to_owned)).collect());
    let wrong = || {
        Mistake::new(key, format!("`{0}` must be an array of strings, such as `{0} = [\"pass\", \"emqx\"]`", key.get()))
    };
    strings.filter(|strings: &Vec<String>| !strings.is_empty()).ok_or_else(wrong)
}

fn boolean(key: &Key, item: &Item) -> Result<bool, Mistake> {
    item.as_bool().ok_or_else(|| Mistake::new(key, format!("`{}` must be `true` or `false`", key.get())))
}

fn table<'i>(key: &Key, item: &'i Item) -> Result<&'i dyn TableLike, Mistake> {
    item.as_table_like().ok_or_else(|| Mistake::new(key, format!("`{}` must be a table", key.get())))
}

/// Sets or removes a value; a comment beside it stays.
fn set(table: &mut dyn TableLike, key: &str, value: Option<toml_edit::Value>) {
    match (table.get_mut(key).and_then(Item::as_value_mut), value) {
        (Some(old), Some(mut new)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        (None, Some(new)) => drop(table.insert(key, Item::Value(new))),
        (_, None) => drop(table.remove(key)),
    }
}

#[cfg(unix)]
fn mode(metadata: &fs::Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt as _;
    Some(metadata.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> Option<u32> {
    None
}

#[cfg(unix)]
fn create_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn create_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}
