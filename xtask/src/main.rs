//! `cargo xtask`: the project's own commands.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::{Workspace, clients, docs, generate};

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
        Command::Generate { check } => generated(&workspace, check),
        Command::Clients { languages } => clients::run(&workspace, &languages),
        Command::Docs(command) => docs::command::run(&workspace, command),
    }
}

fn generated(workspace: &Workspace, check: bool) -> ExitCode {
    let outcome = if check { generate::check(workspace) } else { generate::write(workspace) };
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
