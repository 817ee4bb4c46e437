//! The command line for EMQX Cloud deployments.

#[rustfmt::skip]
#[path = "generated/commands.rs"]
mod commands;
mod table;

fn main() {
    let _ = (commands::GROUPS, commands::COMMANDS);
}
