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
        Command::Page => generated(page::command::run(&workspace), false),
        Command::Clients { languages } => clients::run(&workspace, &languages),
        Command::Docs(command) => docs::command::run(&workspace, command),
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
