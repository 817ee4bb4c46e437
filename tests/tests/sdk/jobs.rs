//! Jobs that reach a desired state with several calls.

mod ensure;
mod import;
mod kick;
mod rules;

use emqx_cloud_test::{Request, Simulator};

/// The kinds of credentials.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Username,
    Clientid,
}

impl Kind {
    const BOTH: [Self; 2] = [Self::Username, Self::Clientid];

    fn add(self, simulator: &Simulator, name: &str, password: &str) {
        match self {
            Self::Username => simulator.add_username(name, password),
            Self::Clientid => simulator.add_clientid(name, password),
        }
    }

    fn password(self, simulator: &Simulator, name: &str) -> Option<String> {
        let password = match self {
            Self::Username => simulator.password_of_username(name),
            Self::Clientid => simulator.password_of_clientid(name),
        };
        password.map(|password| String::from_utf8(password).expect("it is a string"))
    }
}

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
