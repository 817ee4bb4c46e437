//! The simulator: state behind HTTP.

mod acl;
mod answer;
mod auth;
mod clients;
mod erlang;
mod faults;
mod http;
mod json;
mod metrics;
mod mqtt;
mod params;
pub(crate) mod state;
mod subscriptions;
mod table;
mod topic;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use emqx_cloud::{Client, ClientBuilder};
use emqx_cloud_api::API;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::generated::v4::MockServer;
use crate::mock::{Rules, Server};
use crate::quick;
use crate::route::Routes;
use crate::server::{self, Restart};
use answer::Answer;
use faults::Faults;
use json::Json;
use state::{Kind, MqttClient, Published, State, User};

/// The version of the server that is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
#[allow(non_camel_case_types, reason = "versions have points")]
pub enum Version {
    /// EMQX 4.3.5: shows passwords, decodes names in bodies, ignores most filters.
    V4_3_5,
    /// EMQX 4.4.0: ignores the filters of credentials and rules.
    V4_4_0,
    /// EMQX 4.4.19.
    #[default]
    V4_4_19,
}

impl Version {
    /// Every version, the oldest one first.
    pub const ALL: [Self; 3] = [Self::V4_3_5, Self::V4_4_0, Self::V4_4_19];
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V4_3_5 => "4.3.5",
            Self::V4_4_0 => "4.4.0",
            Self::V4_4_19 => "4.4.19",
        })
    }
}

/// The server's own code fails, which is a 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Crash;

/// The parameters of a path, decoded.
type Segments = Vec<(&'static str, Vec<u8>)>;

/// A request to an operation.
struct Call {
    segments: Segments,
    /// The parameters of query and body.
    params: Json,
}

impl Call {
    /// A parameter of the path.
    fn segment(&self, name: &str) -> &[u8] {
        self.segments.iter().find(|(other, _)| *other == name).map_or(&[], |(_, value)| value)
    }
}

/// What an operation does.
type Behaviour = fn(&mut State, &Call) -> Result<Answer, Crash>;

/// Where the time comes from.
#[derive(Clone)]
pub(crate) struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// Options of a [`Simulator`].
///
/// ```
/// # async fn example() -> std::io::Result<()> {
/// use emqx_cloud_test::{Simulator, Version};
///
/// let simulator = Simulator::builder().version(Version::V4_3_5).clients(1000).start().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Builder {
    version: Version,
    port: u16,
    base_path: String,
    credentials: (String, String),
    clients: usize,
    latency: Duration,
    connections: usize,
    stalls: bool,
    /// Seed and share.
    faults: (u64, f64),
    keep_published: usize,
    churn: u32,
    clock: Clock,
}

impl Builder {
    /// Sets the version of the server: 4.4.19 by default.
    pub fn version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// Sets the port. By default, a free one is chosen.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the path of the API: `/api/v4` by default.
    pub fn base_path(mut self, path: impl Into<String>) -> Self {
        self.base_path = path.into();
        self
    }

    /// Sets the application's identifier and secret: `app-id` and `app-secret` by default.
    pub fn credentials(mut self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials = (id.into(), secret.into());
        self
    }

    /// Adds clients at the start: `device-000000`, `device-000001` and so on, each with a subscription.
    pub fn clients(mut self, number: usize) -> Self {
        self.clients = number;
        self
    }

    /// Waits for this long before each response.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// Sets how many connections are accepted at the same time: 512 by default, as a real server's. More wait until others end,
    /// idle ones included. Their requests are executed then, even if the clients no longer wait for the responses.
    pub fn connections(mut self, number: usize) -> Self {
        self.connections = number;
        self
    }

    /// Sets whether a connection stalls after a response to a request whose body was not read, such as a 401, or the 404 of a
    /// plugin that is off: the next request on that connection is neither executed nor answered, and the connection is closed
    /// after 5 seconds.
    ///
    /// A real server does that sometimes: after 10 of 56 such responses when it was measured. By default, the simulator never does
    /// it; with `true`, always. After a body of more than 1,000,000 bytes, the connection is closed in any case.
    pub fn stalls_after_unread_body(mut self, stalls: bool) -> Self {
        self.stalls = stalls;
        self
    }

    /// Lets a share of the requests fail, from 0.0 (the default) to 1.0, in one of four ways: 429 or 503 without a body, a
    /// connection that is closed before the request is executed, or one that is closed after that, without a response.
    ///
    /// Which requests these are depends on `seed` and on their order only. Requests that a [rule](Simulator::mock) fits meet no
    /// fault.
    ///
    /// ```
    /// # async fn example() -> std::io::Result<()> {
    /// use emqx_cloud_test::Simulator;
    ///
    /// let simulator = Simulator::builder().faults(7, 0.3).start().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn faults(mut self, seed: u64, share: f64) -> Self {
        self.faults = (seed, share);
        self
    }

    /// Sets how many published messages are kept for [`Simulator::published`]: the last 10,000 by default.
    pub fn keep_published(mut self, number: usize) -> Self {
        self.keep_published = number;
        self
    }

    /// Makes clients come and go: each second, this many connect, and as many leave.
    pub fn churn(mut self, per_second: u32) -> Self {
        self.churn = per_second;
        self
    }

    /// Sets the clock that the times in responses come from: the system's by default.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock(Arc::new(clock));
        self
    }

    /// Starts the simulator on 127.0.0.1.
    ///
    /// # Errors
    ///
    /// The port cannot be listened on.
    pub async fn start(self) -> io::Result<Simulator> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await?;
        let address = listener.local_addr()?;
        let mut state = State::new(self.version, self.clock, self.keep_published);
        for number in 0..self.clients {
            let id = format!("device-{number:06}");
            let filter = format!("devices/{id}/commands");
            state.add_client(MqttClient::new(id).username("device").subscription(filter, 1));
        }
        let state = Arc::new(Mutex::new(state));
        let base_path: String =
            self.base_path.split('/').filter(|part| !part.is_empty()).fold(String::new(), |mut path, part| {
                path.push('/');
                path.push_str(part);
                path
            });
        let rules = Arc::new(Rules::new(&API, &base_path));
        let service = http::Service {
            state: state.clone(),
            routes: Routes::new(&API, &base_path),
            rules: rules.clone(),
            faults: Faults::new(self.faults.0, self.faults.1),
            credentials: self.credentials.clone(),
            latency: self.latency,
            version: self.version,
        };
        let settings = server::Settings { connections: self.connections, stalls: self.stalls };
        let (restarts, orders) = mpsc::channel(1);
        let mut tasks = vec![tokio::spawn(server::serve(listener, Arc::new(service), settings, orders))];
        if self.churn > 0 {
            tasks.push(tokio::spawn(churn(state.clone(), self.churn)));
        }
        let mock = MockServer::in_front(Server::in_front(format!("http://{address}{base_path}"), rules));
        Ok(Simulator { address, credentials: self.credentials, state, mock, restarts, tasks })
    }
}

/// Lets clients connect and leave. About as many as connect in a second are there.
async fn churn(state: Arc<Mutex<State>>, per_second: u32) {
    let mut ticks = tokio::time::interval((Duration::from_secs(1) / per_second).max(Duration::from_micros(1)));
    for number in 0_u64.. {
        ticks.tick().await;
        let mut state = lock(&state);
        state.add_client(MqttClient::new(format!("visitor-{number}")));
        if let Some(oldest) = number.checked_sub(u64::from(per_second)) {
            state.remove_client(format!("visitor-{oldest}").as_bytes());
        }
    }
}

/// A stateful server on loopback that responds like a deployment. It stops when dropped.
#[must_use = "the simulator stops when it is dropped"]
pub struct Simulator {
    address: SocketAddr,
    credentials: (String, String),
    state: Arc<Mutex<State>>,
    mock: MockServer,
    restarts: mpsc::Sender<Restart>,
    tasks: Vec<JoinHandle<()>>,
}

impl Simulator {
    /// Starts a simulator of the newest version, without clients, on a free port.
    ///
    /// # Errors
    ///
    /// No port is free.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Returns the options of a simulator, to change some of them.
    pub fn builder() -> Builder {
        Builder {
            version: Version::default(),
            port: 0,
            base_path: "/api/v4".to_owned(),
            credentials: ("app-id".to_owned(), "app-secret".to_owned()),
            clients: 0,
            latency: Duration::ZERO,
            connections: 512,
            stalls: false,
            faults: (0, 0.0),
            keep_published: 10_000,
            churn: 0,
            clock: Clock(Arc::new(SystemTime::now)),
        }
    }

    /// Returns the API's address, such as `http://127.0.0.1:41234/api/v4`.
    pub fn address(&self) -> &str {
        self.mock.address()
    }

    /// Returns a client of the simulator that does not wait between attempts.
    ///
    /// # Panics
    ///
    /// The [credentials](Builder::credentials) are empty, or cannot be sent in a header.
    pub fn client(&self) -> Client {
        self.client_builder().build().expect("an address on loopback, and credentials that can be sent")
    }

    /// Returns a builder of such a client, to change its settings.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder(self.address(), self.app_id(), self.app_secret()).retry(quick()).no_proxy()
    }

    /// Returns the rules in front of the simulator, to let single calls fail. What no rule fits, the simulator handles.
    ///
    /// ```
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// use emqx_cloud::types::Message;
    /// use emqx_cloud_test::Simulator;
    ///
    /// let simulator = Simulator::start().await?;
    /// simulator.mock().publish(|_, then| then.lost().times(1));
    /// let error = simulator.client().publish(Message::new("alerts/1", "on")).await.unwrap_err();
    /// // The response was lost, and the message was published.
    /// assert!(error.may_have_been_applied());
    /// assert_eq!(simulator.published().len(), 1);
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
    /// ```
    pub fn mock(&self) -> &MockServer {
        &self.mock
    }

    /// Returns the address of the socket.
    pub fn socket_address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the application's identifier.
    pub fn app_id(&self) -> &str {
        &self.credentials.0
    }

    /// Returns the application's secret.
    pub fn app_secret(&self) -> &str {
        &self.credentials.1
    }

    /// Connects a client. One with the same identifier is removed.
    pub fn add_client(&self, client: MqttClient) {
        self.state().add_client(client);
    }

    /// Removes a client and its session. Returns whether there was one.
    pub fn remove_client(&self, id: impl AsRef<[u8]>) -> bool {
        self.state().remove_client(id.as_ref())
    }

    /// Ends a client's connection; its session stays if it is persistent. Returns whether it was connected.
    pub fn disconnect(&self, id: impl AsRef<[u8]>) -> bool {
        self.state().disconnect(id.as_ref())
    }

    /// Returns the number of clients and sessions.
    pub fn client_count(&self) -> usize {
        self.state().clients().len()
    }

    /// Returns whether a client is connected; `None` if there is neither a client nor a session.
    pub fn is_connected(&self, id: impl AsRef<[u8]>) -> Option<bool> {
        self.state().clients().get(id.as_ref()).map(|client| client.connected)
    }

    /// Returns the subscriptions of a client: filters, as lists show them, and quality of service.
    pub fn subscriptions(&self, id: impl AsRef<[u8]>) -> Vec<(String, u8)> {
        let state = self.state();
        let shown = state.subscriptions_of(id.as_ref()).map(|subscription| {
            let filter = topic::shown(subscription.group.as_deref(), &subscription.topic);
            (String::from_utf8_lossy(&filter).into_owned(), subscription.qos)
        });
        shown.collect()
    }

    /// Returns the messages that were published, the oldest one first.
    pub fn published(&self) -> Vec<Published> {
        self.state().published().cloned().collect()
    }

    /// Returns the payload that is retained for a topic.
    pub fn retained(&self, topic: &str) -> Option<Vec<u8>> {
        self.state().retained(topic.as_bytes()).map(<[u8]>::to_vec)
    }

    /// Creates credentials for a user name; replaces those that exist.
    pub fn add_username(&self, name: impl AsRef<[u8]>, password: impl Into<Vec<u8>>) {
        self.add_user(Kind::Username, name.as_ref(), password.into());
    }

    /// Creates credentials for a client identifier; replaces those that exist.
    pub fn add_clientid(&self, name: impl AsRef<[u8]>, password: impl Into<Vec<u8>>) {
        self.add_user(Kind::Clientid, name.as_ref(), password.into());
    }

    /// Returns the password of a user name.
    pub fn password_of_username(&self, name: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        self.state().users(Kind::Username).get(name.as_ref()).map(|user| user.password.to_vec())
    }

    /// Returns the password of a client identifier.
    pub fn password_of_clientid(&self, name: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        self.state().users(Kind::Clientid).get(name.as_ref()).map(|user| user.password.to_vec())
    }

    /// Switches the plugin of a group of operations off or on, such as `auth` or `acl`. Its operations are answered with
    /// 404 while it is off.
    pub fn set_active(&self, group: &str, active: bool) {
        let mut state = self.state();
        if active {
            state.inactive.remove(group);
        } else {
            state.inactive.insert(group.to_owned());
        }
    }

    /// Restarts the server: connections end, clients are gone, counters are 0, and lists have another order. New connections are
    /// refused for `downtime`; a real server needs about 6 seconds. Returns when the server is down, or up again if `downtime` is
    /// zero.
    ///
    /// # Errors
    ///
    /// The port cannot be listened on again.
    ///
    /// ```
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::time::Duration;
    ///
    /// use emqx_cloud::Retry;
    /// use emqx_cloud_test::Simulator;
    ///
    /// let simulator = Simulator::start().await?;
    /// let emqx = simulator.client_builder().retry(Retry::default()).build()?;
    /// simulator.restart(Duration::from_millis(10)).await?;
    /// // By default, a client waits until the server is there again.
    /// emqx.create_username("meter-7", "s3cret").await?;
    /// # Ok(())
    /// # }
    /// # tokio::runtime::Runtime::new().unwrap().block_on(example()).unwrap();
    /// ```
    pub async fn restart(&self, downtime: Duration) -> io::Result<()> {
        let ended = || io::Error::other("the simulator has ended");
        let (done, result) = oneshot::channel();
        let state = self.state.clone();
        let meanwhile = Box::new(move || lock(&state).restart());
        self.restarts.send(Restart { downtime, meanwhile, done }).await.map_err(|_| ended())?;
        result.await.map_err(|_| ended())?
    }

    fn add_user(&self, kind: Kind, name: &[u8], password: Vec<u8>) {
        let mut state = self.state();
        let created_at = state.now_ms();
        state.users_mut(kind).insert(name.into(), User { password: password.into(), created_at });
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator").field("address", &self.address()).finish_non_exhaustive()
    }
}

/// What an operation does, by the module of its group.
fn behaviour(id: &str) -> Option<Behaviour> {
    let groups = [
        auth::behaviour,
        acl::behaviour,
        clients::behaviour,
        subscriptions::behaviour,
        mqtt::behaviour,
        metrics::behaviour,
    ];
    groups.iter().find_map(|group| group(id))
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_a_behaviour() {
        let missing: Vec<_> =
            API.operations.iter().map(|operation| operation.id).filter(|id| behaviour(id).is_none()).collect();
        assert!(missing.is_empty(), "operations of the document that the simulator answers with 501: {missing:?}");
    }
}
