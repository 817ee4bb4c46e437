//! The commands that are written by hand, and where they are.

use clap::{ArgMatches, Command};

use crate::exit::Result;
use crate::jobs::import::Of;
use crate::jobs::{acl, import, kick};
use crate::output::Output;
use crate::session::Session;
use crate::watch::{clients, metrics};
use crate::{api, args, call, completions, export, settings, simulator, table};

/// The generated commands that also work without their group, because they are frequent.
const FREQUENT: [(&str, &str); 1] = [("mqtt", "publish")];

/// Returns the generated command with this name, if it works without its group.
pub fn frequent(name: &str) -> Option<&'static table::Command> {
    FREQUENT.iter().find(|(_, command)| *command == name).and_then(|(group, command)| args::find(group, command))
}

/// Returns the commands that are in no group.
pub fn at_root() -> Vec<Command> {
    let frequent = FREQUENT.iter().filter_map(|(_, name)| frequent(name)).map(args::operation_command);
    let own = [
        call::command(),
        api::command(),
        settings::login::command(),
        settings::login::logout::command(),
        settings::config::command(),
        settings::doctor::command(),
        simulator::command(),
        completions::command(),
        completions::man_command(),
    ];
    frequent.chain(own).collect()
}

/// Returns the commands in a group, which come before generated ones with the same name.
pub fn in_group(group: &str) -> Vec<Command> {
    let own = match group {
        "users" => vec![import::command(Of::Users)],
        "clientids" => vec![import::command(Of::Clientids)],
        "acl" => vec![acl::command()],
        "clients" => vec![kick::command(), clients::command()],
        "metrics" => vec![metrics::command()],
        _ => Vec::new(),
    };
    own.into_iter().chain(export::command(group)).collect()
}

/// Runs a command, if it is one that is written by hand.
pub async fn run(path: &[&str], session: &Session, output: &Output, matches: &ArgMatches) -> Option<Result<()>> {
    Some(match path {
        ["call"] => call::run(session, output, matches).await,
        ["api"] => api::run(session, output, matches).await,
        ["completions"] => completions::run(matches),
        ["users", "import"] => import::run(session, Of::Users, matches).await,
        ["clientids", "import"] => import::run(session, Of::Clientids, matches).await,
        ["acl", "apply"] => acl::run(session, matches).await,
        ["clients", "kick"] => kick::run(session, output, matches).await,
        ["clients", "watch"] => clients::run(session, output, matches).await,
        ["metrics", "watch"] => metrics::run(session, output, matches).await,
        ["login"] => settings::login::run(session, matches).await,
        ["logout"] => settings::login::logout::run(session, matches).await,
        ["config", name] => settings::config::run(name, session, output, matches).await,
        ["doctor"] => settings::doctor::run(session, output).await,
        ["simulator"] => simulator::run(session, matches).await,
        [group, "export"] => export::run(group, session, output, matches).await,
        ["man"] => completions::run_man(matches),
        _ => return None,
    })
}
