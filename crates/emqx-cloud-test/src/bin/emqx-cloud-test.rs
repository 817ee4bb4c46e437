//! The simulator as a program: `cargo run -p emqx-cloud-test -- --port 8081 --clients 1000`.

use std::io::Write;
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Duration;

use emqx_cloud_test::{Builder, Simulator, Version};

const USAGE: &str = "\
usage: emqx-cloud-test [OPTIONS]
  --port PORT                 the port on 127.0.0.1; a free one by default
  --version VERSION           4.3.5, 4.4.0 or 4.4.19 (the default)
  --base-path PATH            the path of the API: /api/v4 by default
  --app-id ID                 the application's identifier: app-id by default
  --app-secret SECRET         the application's secret: app-secret by default
  --clients NUMBER            clients that are connected at the start: 0 by default
  --churn NUMBER              clients that connect and leave in each second: 0 by default
  --latency MS                milliseconds before each response: 0 by default
  --connections NUMBER        connections that are accepted at the same time: 512 by default
  --faults PERCENT            requests that fail: with 429 or 503, or with a connection that is closed
                              before or after the request is executed; 0 by default
  --seed NUMBER               determines which requests fail: 0 by default
  --stalls-after-unread-body  a connection stalls after a 401 or 404 to a request with a body
  --help                      prints this
";

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut options = Options {
        builder: Simulator::builder(),
        id: "app-id".to_owned(),
        secret: "app-secret".to_owned(),
        seed: 0,
        faults: 0.0,
    };
    while let Some(name) = arguments.next() {
        let set = match name.as_str() {
            "-h" | "--help" => {
                print(USAGE);
                return ExitCode::SUCCESS;
            }
            "--stalls-after-unread-body" => {
                options.builder = options.builder.stalls_after_unread_body(true);
                continue;
            }
            _ => arguments.next().ok_or_else(|| format!("`{name}` needs a value")),
        };
        match set.and_then(|value| options.with(&name, value)) {
            Ok(set) => options = set,
            Err(problem) => return misused(&problem),
        }
    }
    let Options { builder, id, secret, seed, faults } = options;
    let simulator = match builder.credentials(id, secret).faults(seed, faults / 100.0).start().await {
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

struct Options {
    builder: Builder,
    id: String,
    secret: String,
    seed: u64,
    /// In percent.
    faults: f64,
}

impl Options {
    fn with(mut self, name: &str, value: String) -> Result<Self, String> {
        fn parsed<T: FromStr>(name: &str, value: &str, kind: &str) -> Result<T, String> {
            value.parse().map_err(|_| format!("`{name}` must be {kind}, got {value:?}"))
        }
        match name {
            "--app-id" => self.id = value,
            "--app-secret" => self.secret = value,
            "--seed" => self.seed = parsed(name, &value, "a number")?,
            "--faults" => self.faults = parsed(name, &value, "a number")?,
            _ => {
                self.builder = match name {
                    "--port" => self.builder.port(parsed(name, &value, "a port")?),
                    "--base-path" => self.builder.base_path(value),
                    "--clients" => self.builder.clients(parsed(name, &value, "a number")?),
                    "--churn" => self.builder.churn(parsed(name, &value, "a number")?),
                    "--connections" => self.builder.connections(parsed(name, &value, "a number")?),
                    "--latency" => self.builder.latency(Duration::from_millis(parsed(name, &value, "a number")?)),
                    "--version" => {
                        let version = Version::ALL.into_iter().find(|version| version.to_string() == value);
                        self.builder.version(match version {
                            Some(version) => version,
                            None => return Err(format!("`--version` must be 4.3.5, 4.4.0 or 4.4.19, got {value:?}")),
                        })
                    }
                    _ => return Err(format!("there is no option `{name}`")),
                }
            }
        }
        Ok(self)
    }
}

fn misused(problem: &str) -> ExitCode {
    let _ = write!(std::io::stderr(), "{problem}\n\n{USAGE}");
    ExitCode::from(2)
}

fn print(text: &str) {
    // The pipe may be closed.
    let _ = write!(std::io::stdout(), "{text}");
}
