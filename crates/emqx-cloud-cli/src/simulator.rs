//! The simulator: for one command (`--server simulator`), and as a command.

#[cfg(feature = "simulator")]
pub use with::*;
#[cfg(not(feature = "simulator"))]
pub use without::*;

#[cfg(feature = "simulator")]
mod with {
    use std::time::Duration;

    use clap::builder::PossibleValuesParser;
    use clap::{Arg, ArgMatches, value_parser};
    use emqx_cloud::types::{AclAccess, AclAction, AclRule, AllAclRule, ClientidAclRule, UsernameAclRule};
    use emqx_cloud_test::{Builder, MqttClient, Simulator, Version};

    use crate::exit::{Exit, Failure, Result};
    use crate::session::Session;
    use crate::settings::variables;

    /// How many clients there are, unless the command line says it.
    const CLIENTS: &str = "20";

    /// Starts a simulator with something to see.
    pub async fn start() -> Result<Simulator> {
        start_with(Simulator::builder().clients(CLIENTS.parse().unwrap_or_default())).await
    }

    async fn start_with(builder: Builder) -> Result<Simulator> {
        let cannot = |error| {
            Failure::new(Exit::Other, format!("the simulator cannot start: {error}")).hint("choosing another `--port`")
        };
        let simulator = builder.start().await.map_err(cannot)?;
        for (name, password) in [("alice", "alice-1"), ("bob", "bob-1"), ("device", "device-1")] {
            simulator.add_username(name, password);
        }
        simulator.add_clientid("gateway-1", "gateway-1");
        simulator.add_client(MqttClient::new("gateway-1").username("alice").subscription("devices/+/status", 1));
        simulator
            .add_client(MqttClient::new("dashboard-1").username("bob").subscription("$share/dashboards/devices/#", 0));
        let rules: [AclRule; 3] = [
            UsernameAclRule::new("device", "devices/#", AclAction::Pub, AclAccess::Allow).into(),
            ClientidAclRule::new("gateway-1", "devices/+/status", AclAction::Sub, AclAccess::Allow).into(),
            AllAclRule::new("$SYS/#", AclAction::Sub, AclAccess::Deny).into(),
        ];
        for rule in rules {
            // The faults that the user has asked for can meet these, too.
            let _ = simulator.client().create_acl(rule).await;
        }
        Ok(simulator)
    }

    /// Returns the command.
    pub fn command() -> clap::Command {
        let option = |name: &'static str, value: &'static str, help: &'static str| {
            Arg::new(name).long(name).value_name(value).help(help)
        };
        clap::Command::new("simulator")
            .visible_alias("sim")
            .about("Run a simulator of a deployment until ctrl-c, and print its address and credentials for a shell")
            .arg(
                option("port", "PORT", "The port on 127.0.0.1; a free one by default").value_parser(value_parser!(u16)),
            )
            .arg(
                option("clients", "NUMBER", "Clients that are connected at the start")
                    .value_parser(value_parser!(u32))
                    .default_value(CLIENTS),
            )
            .arg(
                option("version", "VERSION", "The version of the server; the newest by default")
                    .value_parser(PossibleValuesParser::new(Version::ALL.map(|version| version.to_string()))),
            )
            .arg(
                option("latency", "MS", "Milliseconds before each response")
                    .value_parser(value_parser!(u64))
                    .default_value("0"),
            )
            .arg(
                option("faults", "PERCENT", "Requests that fail, from 0 to 100")
                    .value_parser(value_parser!(u8).range(..=100))
                    .default_value("0"),
            )
            .arg(
                option("seed", "NUMBER", "Determines which requests fail")
                    .value_parser(value_parser!(u64))
                    .default_value("0"),
            )
    }

    /// Runs the command.
    pub async fn run(session: &Session, matches: &ArgMatches) -> Result<()> {
        let number = |name: &str| matches.get_one::<u64>(name).copied().unwrap_or_default();
        let faults = f64::from(matches.get_one::<u8>("faults").copied().unwrap_or_default()) / 100.0;
        let clients = matches.get_one::<u32>("clients").copied().unwrap_or_default();
        let mut builder = Simulator::builder()
            .clients(usize::try_from(clients).unwrap_or(usize::MAX))
            .latency(Duration::from_millis(number("latency")))
            .faults(number("seed"), faults);
        if let Some(port) = matches.get_one::<u16>("port") {
            builder = builder.port(*port);
        }
        let version = matches.get_one::<String>("version");
        if let Some(version) = Version::ALL.into_iter().find(|known| Some(known.to_string()) == version.cloned()) {
            builder = builder.version(version);
        }
        let simulator = start_with(builder).await?;
        let values = [simulator.address(), simulator.app_id(), simulator.app_secret()];
        for (variable, value) in variables().into_iter().zip(values) {
            anstream::println!("export {variable}={value}");
        }
        session.note("the simulator runs until ctrl-c; use these lines in another shell");
        tokio::signal::ctrl_c()
            .await
            .map_err(|error| Failure::new(Exit::Other, format!("cannot wait for ctrl-c: {error}")))
    }
}

#[cfg(not(feature = "simulator"))]
mod without {
    use clap::ArgMatches;

    use crate::exit::{Failure, Result};
    use crate::session::Session;

    /// Returns why there is no simulator.
    pub fn missing() -> Failure {
        Failure::usage("this program was built without the simulator")
            .hint("`cargo install emqx-cloud-cli`, without `--no-default-features`, or with `--features simulator`")
    }

    /// Returns the command, which only says why there is no simulator.
    pub fn command() -> clap::Command {
        clap::Command::new("simulator")
            .visible_alias("sim")
            .about("Run a simulator of a deployment (not in this build)")
            .arg(clap::Arg::new("any").num_args(0..).allow_hyphen_values(true).trailing_var_arg(true).hide(true))
    }

    /// Fails.
    pub async fn run(_: &Session, _: &ArgMatches) -> Result<()> {
        Err(missing())
    }
}
