//! Many concurrent calls. A real server serves 512 connections: of 1,000 calls, many time out, and other programs get no response
//! while these connections are open, idle ones included.

use std::time::Duration;

use emqx_cloud::types::Message;
use emqx_cloud::{Client, Retry};
use emqx_cloud_test::Simulator;
use futures_util::future::join_all;

fn client(simulator: &Simulator) -> Client {
    // TLS is not used, and loading the system's certificates is slow.
    simulator.client_builder().http(|http| http.tls_certs_only([])).retry(Retry::none()).build().unwrap()
}

/// Makes many calls at once, and returns how many succeed.
async fn publish(emqx: &Client, calls: usize) -> usize {
    let calls = (0..calls).map(|number| {
        let call = emqx.publish(Message::new("t", number.to_string()));
        tokio::spawn(async move { call.await })
    });
    let results = join_all(calls.collect::<Vec<_>>()).await;
    results.into_iter().filter(|result| result.as_ref().unwrap().is_ok()).count()
}

#[tokio::test]
async fn a_thousand_calls_at_once_succeed_and_let_other_programs_through() {
    // A server that takes a moment is needed for connections to pile up, and nothing else depends on the time.
    let simulator = Simulator::builder().connections(512).latency(Duration::from_millis(10)).start().await.unwrap();
    let emqx = client(&simulator);
    // From now on, connections are reused.
    assert_eq!(publish(&emqx, 1).await, 1);
    let others = async {
        let mut answers = 0;
        for _ in 0..20 {
            // Each is another program, with a connection of its own.
            answers += usize::from(client(&simulator).list_usernames().await.is_ok());
        }
        answers
    };
    assert_eq!(tokio::join!(publish(&emqx, 1_000), others), (1_000, 20));
    assert_eq!(simulator.published().len(), 1_001);
    // The connections that stay open leave enough for others.
    let programs: Vec<_> = (0..512 - 32).map(|_| client(&simulator)).collect();
    let answers = join_all(programs.iter().map(|program| program.list_usernames().send())).await;
    assert_eq!(answers.into_iter().filter_map(Result::err).map(|error| error.to_string()).next(), None);
    drop(emqx);
}
