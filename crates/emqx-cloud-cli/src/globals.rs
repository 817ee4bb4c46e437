//! The options that every command takes.

use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

/// The time limit of a call, unless the command line says it: that of the SDK.
pub const TIMEOUT: Duration = Duration::from_secs(120);

/// The maximum number of attempts per call, unless the command line says it: that of the SDK.
pub const ATTEMPTS: u32 = 3;

/// The values of these options.
#[derive(Debug, Clone, Default)]
pub struct Globals {
    /// The profile, if the command line names one.
    pub profile: Option<String>,
    /// The address of the deployment, or `simulator`.
    pub server: Option<String>,
    /// The AppID.
    pub app_id: Option<String>,
    /// Whether the AppSecret is the first line of standard input.
    pub app_secret_stdin: bool,
    /// Whether `http://` to another machine is allowed.
    pub allow_plain_http: bool,
    /// The time limit of a call, with all its attempts.
    pub timeout: Option<Duration>,
    /// The maximum number of attempts per call.
    pub attempts: Option<u32>,
    /// Show the request, and send nothing.
    pub dry_run: bool,
    /// Do not ask.
    pub yes: bool,
    /// Print only data and errors.
    pub quiet: bool,
    /// Show attempts and timings.
    pub verbose: bool,
}

/// Returns the options.
pub fn arguments() -> Vec<Arg> {
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).global(true).help_heading("Global options")
    };
    // Options that are needed rarely are only in the long help.
    let rare = |argument: Arg| argument.hide_short_help(true);
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help).global(true).help_heading("Global options")
    };
    vec![
        option("profile", "NAME", "Use this profile of the configuration file"),
        option("server", "ADDRESS", "The API address of the deployment, or `simulator`"),
        rare(option("app-id", "ID", "The AppID")),
        rare(flag("app-secret-stdin", "Read the AppSecret from the first line of standard input")),
        rare(flag("allow-plain-http", "Allow `http://` to another machine, which sends the AppSecret unencrypted")),
        rare(option("timeout", "SECONDS", "The time limit of a call with all its attempts [default: 120]"))
            .value_parser(value_parser!(u64).range(1..)),
        rare(option("attempts", "NUMBER", "Maximum attempts per call [default: 3]"))
            .value_parser(value_parser!(u32).range(1..)),
        flag("dry-run", "Show what would be sent, and change nothing"),
        flag("yes", "Do not ask before changes").short('y').long_help(
            "Do not ask before changes. Jobs that kick, delete or apply access rules ask on a terminal; without one, only \
             `acl apply` and `clients kick` with filters need this option",
        ),
        flag("quiet", "Print only data and errors").short('q'),
        flag("verbose", "Show attempts and timings").short('v'),
    ]
}

impl Globals {
    /// Reads the options.
    pub fn of(matches: &ArgMatches) -> Self {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        Self {
            profile: text("profile"),
            server: text("server"),
            app_id: text("app-id"),
            app_secret_stdin: matches.get_flag("app-secret-stdin"),
            allow_plain_http: matches.get_flag("allow-plain-http"),
            timeout: matches.get_one::<u64>("timeout").map(|seconds| Duration::from_secs(*seconds)),
            attempts: matches.get_one::<u32>("attempts").copied(),
            dry_run: matches.get_flag("dry-run"),
            yes: matches.get_flag("yes"),
            quiet: matches.get_flag("quiet"),
            verbose: matches.get_flag("verbose"),
        }
    }
}
