//! `cargo replay PATH…`: replays recorded exchanges through the typed client.
//!
//! Each PATH is a file of exchanges, one JSON object per line, or a folder of such files. The exit code is 1 if
//! anything is WRONG, 2 if a PATH cannot be read, and 0 otherwise.

use std::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use emqx_cloud_tests::replay::{Report, read};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let paths: Vec<_> = std::env::args_os().skip(1).collect();
    match run(&paths).await {
        Ok(report) => {
            // The pipe may be closed.
            let _ = write!(std::io::stdout(), "{report}");
            ExitCode::from(u8::from(report.counts().wrong > 0))
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

async fn run(paths: &[OsString]) -> Result<Report, Box<dyn Error + Send + Sync>> {
    if paths.is_empty() {
        return Err("usage: cargo replay PATH…, where a PATH is a file or a folder of recorded exchanges".into());
    }
    let mut exchanges = Vec::new();
    for path in paths {
        exchanges.extend(read(Path::new(path))?);
    }
    Report::of(&exchanges).await
}
