//! `users import` and `clientids import`: credentials from a file exist.

use clap::{Arg, ArgMatches, Command};
use emqx_cloud::jobs::{IfExists, Import};
use emqx_cloud::types::{ClientidCredentials, UsernameCredentials};
use emqx_cloud::{Client, Validate, bulk};
use futures_util::StreamExt;
use serde_json::Value;

use super::arguments::{format, format_of, results, resume_of, whole_input};
use super::ask;
use super::check::Plan;
use super::driver::{Items, Run};
use super::input::{Input, Source};
use crate::args;
use crate::exit::{Failure, Result};
use crate::session::Session;
use crate::table::Argument;

/// What an import is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// User names.
    Users,
    /// Client identifiers.
    Clientids,
}

/// How many records are handed over together: those of a request.
const BLOCK: usize = 1_000;

impl Of {
    /// Returns the fields of a record: those of the command that creates one.
    fn fields(self) -> &'static [Argument] {
        let create = args::find(self.group(), "create").and_then(|create| create.body.as_ref());
        create.map_or(&[], |body| body.fields)
    }

    /// Returns the field with the name.
    fn name(self) -> &'static str {
        match self {
            Self::Users => "username",
            Self::Clientids => "clientid",
        }
    }

    fn group(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Clientids => "clientids",
        }
    }

    /// Returns what is wrong with a record.
    fn problem(self) -> fn(&Value) -> Option<String> {
        fn of(record: &impl Validate) -> Option<String> {
            record.validate().err().map(|invalid| invalid.to_string())
        }
        match self {
            Self::Users => |item| of(&UsernameCredentials::new(text(item, "username"), text(item, "password"))),
            Self::Clientids => |item| of(&ClientidCredentials::new(text(item, "clientid"), text(item, "password"))),
        }
    }

    fn import(self, client: &Client, items: Items, if_exists: IfExists) -> Import {
        let name = self.name();
        let records = items.map(move |item| (text(&item, name), text(&item, "password")));
        match self {
            Self::Users => client.import_usernames(
                bulk::stream(records.map(|(name, password)| UsernameCredentials::new(name, password))),
                if_exists,
            ),
            Self::Clientids => client.import_clientids(
                bulk::stream(records.map(|(name, password)| ClientidCredentials::new(name, password))),
                if_exists,
            ),
        }
    }
}

fn text(item: &Value, field: &str) -> String {
    item.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Returns the command `import`.
pub fn command(of: Of) -> Command {
    let names = if of == Of::Users { "user names" } else { "client identifiers" };
    Command::new("import")
        .about(format!("Import the credentials of any number of {names} from a file"))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .help(format!("A file with the fields `{}` and `password`, or `-`", of.name())),
        )
        .arg(
            Arg::new("if-exists")
                .long("if-exists")
                .value_name("WHAT")
                .value_parser(["leave", "change-password"])
                .default_value("leave")
                .help("What to do with credentials that exist already"),
        )
        .arg(format())
        .args(results())
}

/// Runs it.
pub async fn run(session: &Session, of: Of, matches: &ArgMatches) -> Result<()> {
    let file = matches.get_one::<String>("file").ok_or_else(|| Failure::usage("the file is missing"))?;
    ask::no_data(matches)?;
    let input = Input { is_exact: true, ..Input::new(Source::of(file), format_of(matches), of.fields())? };
    let changes = matches.get_one::<String>("if-exists").is_some_and(|what| what == "change-password");
    let if_exists = if changes { IfExists::ChangePassword } else { IfExists::Leave };
    let client = session.client().await?;
    if session.globals.dry_run {
        whole_input(matches)?;
        let existing = if changes { "change the password of" } else { "leave" };
        let plan = Plan { input, block: BLOCK, problem: of.problem(), existing };
        return plan.run(session, |items| of.import(&client, items, if_exists).plan()).await;
    }
    let run = Run {
        job: format!("{} import{}", of.group(), if changes { " --if-exists change-password" } else { "" }),
        server: client.address().to_owned(),
        input,
        is_idempotent: true,
        block: BLOCK,
        resume: resume_of(matches),
    };
    run.run(session, |items, first| Ok(Box::new(of.import(&client, items, if_exists).start_at(first)))).await
}
