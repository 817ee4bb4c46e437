//! The simulator as a program: `cargo run -p emqx-cloud-test -- --port 8081 --clients 1000`.

use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use emqx_cloud_test::{Builder, Simulator, Version};

const USAGE: &str = "\
usage: emqx-cloud-test [OPTIONS]
  --port PORT          the port on 127.0.0.1; a free one by default
  --version VERSION    4.3.5, 4.4.0 or 4.4.19 (the default)
  --base-path PATH     the path of the API: /api/v4 by default
  --app-id ID          the application's identifier: app-id by default
  --app-secret SECRET  the application's secret: app-secret by default
  --clients NUMBER     clients that are connected at the start: 0 by default
  --churn NUMBER       clients that connect and leave in each second: 0 by default
  --latency MS         milliseconds before each response: 0 by default
";

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut builder = Simulator::builder();
    let (mut id, mut secret) = ("app-id".to_owned(), "app-secret".to_owned());
    while let Some(name) = arguments.next() {
        if matches!(name.as_str(), "-h" | "--help") {
            print(USAGE);
            return ExitCode::SUCCESS;
        }
        let Some(value) = arguments.next() else { return misused(&format!("`{name}` needs a value")) };
        match name.as_str() {
            "--app-id" => id = value,
            "--app-secret" => secret = value,
            _ => match set(builder, &name, &value) {
                Ok(set) => builder = set,
                Err(problem) => return misused(&problem),
            },
        }
    }
    let simulator = match builder.credentials(id, secret).start().await {
        Ok(simulator) => simulator,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "the simulator cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    print(&format!(
        "export EMQX_CLOUD_API={}\nexport EMQX_CLOUD_APP_ID={}\nexport EMQX_CLOUD_APP_SECRET={}\n",
        simulator.address(),
        simulator.app_id(),
        simulator.app_secret(),
    ));
    match tokio::signal::ctrl_c().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn set(builder: Builder, name: &str, value: &str) -> Result<Builder, String> {
    let bad = |kind: &str| format!("`{name}` must be {kind}, got {value:?}");
    Ok(match name {
        "--port" => builder.port(value.parse().map_err(|_| bad("a port"))?),
        "--base-path" => builder.base_path(value),
        "--clients" => builder.clients(value.parse().map_err(|_| bad("a number"))?),
        "--churn" => builder.churn(value.parse().map_err(|_| bad("a number"))?),
        "--latency" => builder.latency(Duration::from_millis(value.parse().map_err(|_| bad("a number"))?)),
        "--version" => {
            let version = Version::ALL.into_iter().find(|version| version.to_string() == value);
            builder.version(version.ok_or_else(|| bad("4.3.5, 4.4.0 or 4.4.19"))?)
        }
        _ => return Err(format!("there is no option `{name}`")),
    })
}

fn misused(problem: &str) -> ExitCode {
    let _ = write!(std::io::stderr(), "{problem}\n\n{USAGE}");
    ExitCode::from(2)
}

fn print(text: &str) {
    // The pipe may be closed.
    let _ = write!(std::io::stdout(), "{text}");
}
