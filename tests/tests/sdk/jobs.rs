//! Jobs that reach a desired state with several calls.

mod ensure;
mod import;
mod kick;
mod rules;

use emqx_cloud_test::{Request, Simulator};

/// Lets the simulator keep the requests that it responds to, without changing any.
fn keep_requests(simulator: &Simulator) {
    simulator.mock().publish(|_, then| then.status(500).times(0));
}

/// The requests that the simulator responded to since `keep_requests`.
fn requests(simulator: &Simulator) -> Vec<Request> {
    simulator.mock().unexpected()
}

/// The methods of requests.
fn methods(requests: &[Request]) -> Vec<&str> {
    requests.iter().map(Request::method).collect()
}
