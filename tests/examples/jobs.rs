//! Jobs of many calls, on a simulator: `cargo run --release --example jobs` imports 50,000 users, exports 200,000 clients,
//! publishes 100,000 messages, kicks all clients that match a filter, and sets the exact access rules of a client.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

use std::time::Instant;

use emqx_cloud_test::{MqttClient, Simulator};

// README: these functions are in the README too.
use emqx_cloud::jobs::{IfExists, Rule};
use emqx_cloud::types::{AclAction, Message, UsernameCredentials};
use emqx_cloud::{Client, bulk::Summary};
use std::{error::Error, io::Write};

/// Creates the users that do not exist yet, and leaves the others unchanged.
async fn import(emqx: &Client, users: impl Iterator<Item = UsernameCredentials> + Send + 'static) -> usize {
    let mut results = emqx.import_usernames(users, IfExists::Leave);
    let mut failed = 0;
    while let Some(result) = results.next().await {
        if !result.is_done() {
            eprintln!("user {}: {}", result.index, result.outcome); // refused, unknown or not sent, and why
            failed += 1;
        }
    }
    failed
}

/// Writes all clients, and returns an error if any could be missing.
async fn export(emqx: &Client, file: &mut impl Write) -> Result<u64, Box<dyn Error>> {
    let mut clients = emqx.list_clients().complete().rows();
    while let Some(client) = clients.next().await {
        writeln!(file, "{}", client?.clientid)?;
    }
    Ok(clients.report().rows)
}

/// Publishes any number of messages, in batches. Those with the same topic keep their order, unless an outcome is unknown.
async fn publish(emqx: &Client, messages: u32) -> Summary {
    let messages = (0..messages).map(|n| Message::new(format!("meters/{n}/price"), "0.31").qos(1));
    emqx.publish_all(messages).summary().await // done, refused, unknown, not sent, and the first failures
}

/// Kicks all clients whose identifier contains a string.
async fn kick(emqx: &Client, like: &str) -> Result<Summary, emqx_cloud::Error> {
    let plan = emqx.kick_all(emqx.list_clients().like_clientid(like)).plan().await?;
    println!("{plan}"); // kick 3 clients: sensor-1, sensor-2, sensor-3
    Ok(plan.apply().summary().await)
}

/// Makes these the only access rules of a client.
async fn set_rules(emqx: &Client, clientid: &str) -> Result<(), Box<dyn Error>> {
    let own = format!("meters/{clientid}/#");
    let rules = [Rule::allow(AclAction::Pubsub, own), Rule::deny(AclAction::Pub, "alerts/#")];
    let plan = emqx.apply_acl_by_clientid(clientid, rules).plan().await?;
    println!("{plan}"); // a line for each change, such as: + allow pub meters/meter-7/#
    plan.apply().await?;
    Ok(())
}
// End of README.

/// The numbers of users, clients and messages.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    users: u32,
    clients: u32,
    messages: u32,
}

const FULL: Sizes = Sizes { users: 50_000, clients: 200_000, messages: 100_000 };

/// Runs the jobs, and returns what they printed at the end.
async fn run(sizes: Sizes) -> Result<String, Box<dyn Error>> {
    let Sizes { users, clients, messages } = sizes;
    let simulator = Simulator::builder().keep_published(0).start().await?;
    let emqx = simulator.client();
    simulator.add_username("user-0", "another");
    for number in 0..clients {
        simulator.add_client(MqttClient::new(format!("client-{number}")));
    }
    for number in 0..3 {
        simulator.add_client(MqttClient::new(format!("sensor-{number}")));
    }
    emqx.create_acl(emqx_cloud::types::ClientidAclRule::new("meter-7", "old/#", "pubsub", "allow")).await?;
    let mut report = String::new();
    let mut file = Vec::new();

    let started = Instant::now();
    let failed =
        import(&emqx, (0..users).map(|n| UsernameCredentials::new(format!("user-{n}"), format!("s3cret-{n}")))).await;
    report += &format!("import {users} users: {failed} failed, {:.1?}\n", started.elapsed());

    let started = Instant::now();
    let rows = export(&emqx, &mut file).await?;
    report += &format!("export {rows} clients, {:.1?}\n", started.elapsed());

    let started = Instant::now();
    let summary = publish(&emqx, messages).await;
    report += &format!("publish: {summary}, {:.1?}\n", started.elapsed());

    report += &format!("kick: {}\n", kick(&emqx, "sensor-").await?);
    set_rules(&emqx, "meter-7").await?;
    let rules = emqx.get_acl_by_clientid("meter-7").await?;
    report += &format!("rules: {} rows\n", rules.len());
    Ok(report)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", run(FULL).await?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Sizes, run};

    #[tokio::test]
    async fn every_job_does_all_of_it() {
        let report = run(Sizes { users: 2_500, clients: 25_000, messages: 4_000 }).await.expect("every job succeeds");
        for line in [
            "import 2500 users: 0 failed",
            "export 25003 clients",
            "publish: 4000 done, 0 refused, 0 unknown, 0 not sent",
            "kick: 3 done, 0 refused, 0 unknown, 0 not sent",
            "rules: 3 rows",
        ] {
            assert!(report.contains(line), "{line}: {report}");
        }
    }

    /// The README has the same functions.
    #[test]
    fn the_readme_has_these_functions() {
        let (_, after) = include_str!("jobs.rs").split_once("in the README too.\n").expect("it has a beginning");
        let (functions, _) = after.split_once("// End of README.").expect("it has an end");
        assert!(include_str!("../../README.md").contains(functions.trim_end()), "copy them to the README");
    }
}
