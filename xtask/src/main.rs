//! `cargo xtask`: the project's own commands.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{Workspace, clients, docs, generate, page};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own commands")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read spec/*/openapi.yaml, and write the generated files
    Generate {
        /// Write nothing; list every stale file with a diff, and exit with 1 if there is one
        #[arg(long)]
        check: bool,
    },
    /// Name the changes of documents since their last release that break clients, and check their versions
    Breaking {
        /// Two documents to compare instead; or --record, to make the documents as they are the released ones
        #[arg(allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Install the program that shows the documentation into its page, and generate
    Page,
    /// Make the clients in other languages, and run the same scenario with each
    Clients {
        /// Folders of spec/clients; all of them by default
        languages: Vec<String>,
    },
    /// Read the vendor's pages and compare them with the specification
    Docs(docs::command::Docs),
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let workspace = match Workspace::here() {
        Ok(workspace) => workspace,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    match command {
        Command::Generate { check: true } => generated(generate::check(&workspace), true),
        Command::Generate { check: false } => generated(generate::write(&workspace), false),
        // A package of its own, because it takes long to compile.
        Command::Breaking { arguments } => cargo(&["run", "--quiet", "--package", "breaking", "--"], &arguments),
        Command::Page => generated(page::command::run(&workspace), false),
        Command::Clients { languages } => clients::run(&workspace, &languages),
        Command::Docs(command) => docs::command::run(&workspace, command),
    }
}

/// Runs cargo with the same exit code.
fn cargo(fixed: &[&str], arguments: &[String]) -> ExitCode {
    match std::process::Command::new(env!("CARGO")).args(fixed).args(arguments).status() {
        Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("cannot run cargo: {error}");
            ExitCode::FAILURE
        }
    }
}

fn generated(outcome: anyhow::Result<generate::Report>, check: bool) -> ExitCode {
    match outcome {
        Ok(report) => {
            println!("{report}");
            if report.is_fresh() || !check { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
