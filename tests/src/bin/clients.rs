//! The server that clients in other languages are tried on: the simulator with a fleet, and clients whose responses are odd. `cargo
//! xtask clients` starts it. It prints its address, and ends with its input.
#![allow(clippy::print_stdout, reason = "the output is for the one who starts it")]

use std::io;

use emqx_cloud_test::{MqttClient, Simulator};
use serde_json::json;

#[tokio::main]
async fn main() -> io::Result<()> {
    let simulator = Simulator::start().await?;
    for number in 0..25 {
        simulator.add_client(MqttClient::new(format!("fleet-{number:02}")).username("fleet"));
    }
    for number in 0..3 {
        simulator.add_client(MqttClient::new(format!("fleet-guest-{number}")).username("guest"));
    }
    let mock = simulator.mock();
    mock.get_client(|when, then| (when.clientid("answers-204"), then.status(204)));
    mock.get_client(|when, then| (when.clientid("answers-nothing"), then.status(200)));
    mock.get_client(|when, then| (when.clientid("answers-text"), then.body("text/plain", "ok")));
    mock.get_client(|when, then| (when.clientid("answers-without-code"), then.json(&json!({"data": []}))));
    mock.get_client(|when, then| (when.clientid("answers-500"), then.status(500)));
    println!("EMQX_CLOUD_API={}", simulator.address());
    println!("EMQX_CLOUD_APP_ID={}", simulator.app_id());
    println!("EMQX_CLOUD_APP_SECRET={}", simulator.app_secret());
    // The program that started it can end without a signal.
    tokio::task::spawn_blocking(|| io::copy(&mut io::stdin(), &mut io::sink())).await.map_err(io::Error::other)??;
    Ok(())
}
