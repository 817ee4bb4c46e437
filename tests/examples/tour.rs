//! A tour of the whole API: `cargo run --example tour`.
//!
//! With `EMQX_CLOUD_API`, `EMQX_CLOUD_APP_ID` and `EMQX_CLOUD_APP_SECRET` set, it tours that deployment. It only writes
//! names that begin with `emqx-cloud-tour-`, and deletes them again. With none of them set, it tours a simulator, where
//! it can also show faults.
//!
//! Every step prints the call and its result, and after some failures what the server sent. Unexpected results are
//! marked with `!!`, and make the tour exit with 1.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tour prints")]

use std::ffi::OsString;
use std::fmt::{Debug, Display, Write};
use std::hash::{BuildHasher, RandomState};
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use emqx_cloud::reqwest::{self, Method, RequestBuilder, redirect};
use emqx_cloud::types::AclAccess::{Allow, Deny};
use emqx_cloud::types::AclAction::{Pub, Pubsub, Sub};
use emqx_cloud::types::{
    AclRule, AllAclRule, ClientidAclRule, ClientidCredentials, Message, SubscribeRequest, UnsubscribeRequest,
    UsernameAclRule, UsernameCredentials,
};
use emqx_cloud::{Client, ClientBuilder, Error, Pages, Result};
use emqx_cloud_test::{MqttClient, Simulator};
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

const VARIABLES: [&str; 3] = ["EMQX_CLOUD_API", "EMQX_CLOUD_APP_ID", "EMQX_CLOUD_APP_SECRET"];

/// The width of the output.
const WIDTH: usize = 100;

#[tokio::main]
async fn main() -> ExitCode {
    match choose(|name| std::env::var_os(name)).await {
        Ok(place) if run(&place).await.unexpected.is_empty() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The target of the tour.
pub struct Place {
    /// The client.
    pub emqx: Client,
    /// The credentials of the client.
    pub credentials: [String; 2],
    /// For requests without the SDK.
    pub http: reqwest::Client,
    /// The simulator, if used. It stops when dropped.
    pub simulator: Option<Simulator>,
}

/// Chooses the deployment in the environment variables, or a simulator if none is set.
pub async fn choose(read: impl Fn(&str) -> Option<OsString>) -> std::result::Result<Place, String> {
    if VARIABLES.iter().any(|name| read(name).is_some()) {
        let emqx = <ClientBuilder>::from_variables(&read).and_then(ClientBuilder::build).map_err(|error| {
            format!("{error}\nSet all of {}, or none of them to tour a simulator.", VARIABLES.join(", "))
        })?;
        let value = |name| read(name).and_then(|value| value.into_string().ok()).unwrap_or_default();
        let credentials = [value(VARIABLES[1]), value(VARIABLES[2])];
        return Ok(Place { http: without_sdk(emqx.address())?, emqx, credentials, simulator: None });
    }
    let simulator = Simulator::builder().clients(20).start().await.map_err(|error| error.to_string())?;
    for number in 1..=5 {
        simulator.add_client(MqttClient::new(format!("emqx-cloud-tour-meter-{number}")));
    }
    simulator.add_client(MqttClient::new("emqx-cloud-tour-valve").subscription("emqx-cloud-tour-site/valve", 1));
    let credentials = [simulator.app_id(), simulator.app_secret()].map(str::to_owned);
    let emqx = simulator.client();
    Ok(Place { http: without_sdk(emqx.address())?, emqx, credentials, simulator: Some(simulator) })
}

/// Creates an HTTP client that sends the credentials nowhere else, as the SDK does.
fn without_sdk(address: &str) -> std::result::Result<reqwest::Client, String> {
    let http = reqwest::Client::builder().redirect(redirect::Policy::none()).timeout(Duration::from_secs(30));
    let http = if address.starts_with("http:") { http.no_proxy() } else { http };
    http.build().map_err(|error| error.to_string())
}

/// What the tour found.
#[derive(Debug, Default)]
pub struct Report {
    /// The number of steps.
    pub steps: usize,
    /// The unexpected results.
    pub unexpected: Vec<String>,
    /// The lines that were printed.
    pub lines: Vec<String>,
}

/// Runs the tour.
pub async fn run(place: &Place) -> Report {
    let (emqx, address) = (&place.emqx, place.emqx.address());
    let mut tour = Tour { place, emqx, chapter: 0, is_quiet: false, report: Report::default() };
    match place.simulator {
        None => tour.line(0, &format!("A tour of EMQX Cloud's API, on your deployment at {address}.")),
        Some(_) => {
            tour.line(0, &format!("A tour of EMQX Cloud's API, on a simulator in this program at {address}."));
            tour.line(0, &format!("To tour your own deployment, set {}.", VARIABLES.join(", ")));
        }
    }
    tour.line(0, "`The server sent` is the response to the same request without the SDK.");
    match emqx.list_clients().limit(1).await {
        Err(error) if error.is_unauthorized() || error.is_connect() || error.is_timeout() => {
            tour.unexpected("the tour ends here", &error);
        }
        _ => tour.chapters().await,
    }
    let Report { steps, unexpected, .. } = &tour.report;
    let end = match unexpected.len() {
        0 => format!("Done: {steps} steps, all as expected."),
        count => format!("Done: {steps} steps, {count} not as expected, which are marked with `!!`."),
    };
    tour.say(&end);
    tour.report
}

/// A call that was made.
struct Called<T> {
    source: String,
    /// The warnings that the SDK traced.
    warnings: Vec<String>,
    result: Result<T>,
}

/// Makes a call.
macro_rules! call {
    ($($call:tt)*) => {{
        let (sender, warnings) = mpsc::channel();
        let subscriber = tracing_subscriber::registry().with(Warnings(sender));
        let result = async { $($call)*.await }.with_subscriber(subscriber).await;
        Called { source: on_one_line(stringify!($($call)*)), warnings: warnings.try_iter().collect(), result }
    }};
}

/// A predicate of errors, with its name.
macro_rules! is {
    ($predicate:ident) => {
        (stringify!($predicate), Error::$predicate as fn(&Error) -> bool)
    };
}

struct Tour<'a> {
    place: &'a Place,
    emqx: &'a Client,
    chapter: usize,
    /// Whether only unexpected results are printed.
    is_quiet: bool,
    report: Report,
}

/// The chapters.
impl Tour<'_> {
    async fn chapters(&mut self) {
        // An earlier tour may have been interrupted.
        self.is_quiet = true;
        self.clean_up().await;
        self.is_quiet = false;
        self.credentials().await;
        self.existing().await;
        self.rules().await;
        self.fleet().await;
        self.messages().await;
        self.one_client().await;
        match &self.place.simulator {
            Some(simulator) => {
                self.outage(simulator).await;
                self.unknown_outcome(simulator).await;
            }
            None => self.say("Two more chapters need faults, and are only told on the simulator."),
        }
        self.wrong_secret().await;
        self.metrics().await;
        self.chapter("Clean up");
        self.clean_up().await;
    }

    async fn credentials(&mut self) {
        self.chapter("A meter gets credentials");
        let (emqx, passwords) = (self.emqx, [random_password(), random_password()]);
        let [password, new_password] = passwords.each_ref().map(String::as_str);
        self.succeeds(call!(emqx.create_username("emqx-cloud-tour-meter", password)), done);
        self.succeeds(call!(emqx.update_username("emqx-cloud-tour-meter", new_password)), done);
        self.succeeds(call!(emqx.get_username("emqx-cloud-tour-meter")), |found| {
            (found.username.is_some(), format!("created at {}", some(found.created_at)))
        });
        self.say("A valve has a client ID in place of a username.");
        self.succeeds(call!(emqx.create_clientid("emqx-cloud-tour-valve", password)), done);
        self.succeeds(call!(emqx.update_clientid("emqx-cloud-tour-valve", new_password)), done);
        self.succeeds(call!(emqx.get_clientid("emqx-cloud-tour-valve")), |found| {
            (found.clientid.is_some(), format!("created at {}", some(found.created_at)))
        });
        self.say("Two more valves in one request.");
        let valves = ["emqx-cloud-tour-valve-2", "emqx-cloud-tour-valve-3"];
        let valves = valves.map(|name| ClientidCredentials::new(name, password));
        self.succeeds(call!(emqx.create_clientid_batch(valves)), |rows| {
            let expected = ["emqx-cloud-tour-valve-2: ok", "emqx-cloud-tour-valve-3: ok"];
            listed(rows, |row| format!("{}: {}", row.name, row.outcome), &expected)
        });
        self.succeeds(call!(emqx.list_clientids().like_clientid("emqx-cloud-tour-").items().into_vec()), |rows| {
            let expected = ["emqx-cloud-tour-valve", "emqx-cloud-tour-valve-2", "emqx-cloud-tour-valve-3"];
            listed(rows, |row| some(row.clientid.as_ref()), &expected)
        });
    }

    async fn existing(&mut self) {
        self.chapter("It exists already, or not at all");
        self.say("These failures have status 200, like a success.");
        let (emqx, password) = (self.emqx, random_password());
        let password = password.as_str();
        self.fails(call!(emqx.create_username("emqx-cloud-tour-meter", password)), is!(is_already_exists));
        let meter = UsernameCredentials::new("emqx-cloud-tour-meter", password);
        self.server_sent(self.post("/auth_username").json(&meter)).await;
        self.fails(call!(emqx.get_username("emqx-cloud-tour-nobody")), is!(is_not_found));
        self.server_sent(self.get("/auth_username/emqx-cloud-tour-nobody")).await;
        self.succeeds(call!(emqx.get_username("emqx-cloud-tour-nobody").send_optional()), is_none);
        self.fails(call!(emqx.update_username("emqx-cloud-tour-nobody", password)), is!(is_not_found));
        self.say("Two meters in one request, the one that exists and a new one.");
        let meters = ["emqx-cloud-tour-meter", "emqx-cloud-tour-meter-2"];
        let meters = meters.map(|name| UsernameCredentials::new(name, password));
        let by_hand = self.post("/auth_username").json(&meters);
        self.fails(call!(emqx.create_username_batch(meters)), is!(is_partial_failure));
        self.say("The same request again: both exist, and the code is 0.");
        self.server_sent(by_hand).await;
    }

    async fn rules(&mut self) {
        self.chapter("Who may do what");
        let emqx = self.emqx;
        let call =
            call!(emqx.create_acl(UsernameAclRule::new("emqx-cloud-tour-meter", "emqx-cloud-tour-site/#", Sub, Deny)));
        self.succeeds(call, done);
        self.succeeds(call!(emqx.get_acl_by_username("emqx-cloud-tour-meter")), |rows| {
            let expected = ["deny sub emqx-cloud-tour-site/#"];
            listed(rows, |row| format!("{} {} {}", row.access, row.action, row.topic), &expected)
        });
        self.say("A rule for both actions becomes two rules.");
        let call = call!(emqx.create_acl(ClientidAclRule::new(
            "emqx-cloud-tour-valve",
            "emqx-cloud-tour-site/valve",
            Pubsub,
            Allow
        )));
        self.succeeds(call, done);
        self.succeeds(call!(emqx.get_acl_by_clientid("emqx-cloud-tour-valve")), |rows| {
            let expected = ["allow pub emqx-cloud-tour-site/valve", "allow sub emqx-cloud-tour-site/valve"];
            listed(rows, |row| format!("{} {} {}", row.access, row.action, row.topic), &expected)
        });
        self.say("Three rules in one request. The second has an action that no server accepts, `subpub`.");
        let rules: [AclRule; 3] = [
            ClientidAclRule::new("emqx-cloud-tour-valve-2", "emqx-cloud-tour-site/1", Pub, Allow).into(),
            UsernameAclRule::new("emqx-cloud-tour-meter-2", "emqx-cloud-tour-site/2", "subpub", Allow).into(),
            AllAclRule::new("emqx-cloud-tour-site/3", Sub, Allow).into(),
        ];
        let by_hand = self.post("/acl").json(&rules);
        self.fails(call!(emqx.create_acl_batch(rules)), is!(is_partial_failure));
        self.server_sent(by_hand).await;
        self.say("The server's rows are in reverse order. The error has them in the order of the request.");
        let call = call!(emqx.list_acl_by_clientid().clientid("emqx-cloud-tour-valve-2").items().into_vec());
        self.succeeds(call, |rows| listed(rows, |row| row.topic.clone(), &["emqx-cloud-tour-site/1"]));
        let call = call!(emqx.list_acl_by_username().username("emqx-cloud-tour-meter-2").items().into_vec());
        self.succeeds(call, |rows| listed(rows, |row| row.topic.clone(), &[]));
        let call = call!(emqx.list_acl_for_all().topic("emqx-cloud-tour-site/3").items().into_vec());
        self.succeeds(call, |rows| listed(rows, |row| row.topic.clone(), &["emqx-cloud-tour-site/3"]));
    }

    async fn fleet(&mut self) {
        self.chapter("The fleet");
        let (emqx, on_deployment) = (self.emqx, self.place.simulator.is_none());
        self.succeeds(call!(emqx.list_clients().limit(3)), |page| {
            let (rows, total, has_next) = (page.items.len(), some(page.total()), some(page.has_next()));
            (on_deployment || rows == 3, format!("{rows} rows, total: {total}, has_next: {has_next}"))
        });
        let call = call!(emqx.list_clients().like_clientid("emqx-cloud-tour-").limit(2).items().into_vec());
        self.succeeds(call, |rows| {
            let expected = if on_deployment { &[][..] } else { &["emqx-cloud-tour-meter-1", "emqx-cloud-tour-valve"] };
            listed(rows, |row| row.clientid.clone(), expected)
        });
        let call = call!(page_lengths(emqx.list_clients().like_clientid("emqx-cloud-tour-").limit(4).pages()));
        self.succeeds(call, |lengths| (on_deployment || *lengths == [4, 2], format!("{lengths:?}")));
        self.say("With a filter, the server does not count.");
        let call = call!(emqx.list_usernames().like_username("emqx-cloud-tour-").limit(1));
        self.succeeds(call, |page| (page.items.len() == 1, format!("1 row, total: {}", some(page.total()))));
        self.server_sent(self.get("/auth_username?_like_username=emqx-cloud-tour-&_limit=1")).await;
    }

    async fn messages(&mut self) {
        self.chapter("Messages");
        let emqx = self.emqx;
        self.succeeds(call!(emqx.publish(Message::new("emqx-cloud-tour-site/valve", "open").qos(1))), done);
        self.published(b"open");
        self.say("Bytes that are not UTF-8 travel as base64.");
        self.succeeds(call!(emqx.publish(Message::new("emqx-cloud-tour-site/valve", [0x00, 0xff, 0xfe]))), done);
        self.published(b"\x00\xff\xfe");
        let topics = "emqx-cloud-tour-site/1,emqx-cloud-tour-site/2";
        self.succeeds(call!(emqx.publish(Message::to_topics(topics, "21.5").return_(true))), |receipt| {
            let ids = receipt.msgids.clone().unwrap_or_default();
            (ids.len() == 2, format!("message IDs {}", ids.join(", ")))
        });
        let mut messages = ["1", "2", "3"].map(|number| Message::new(format!("emqx-cloud-tour-site/{number}"), "21.5"));
        self.say("Arguments are checked before anything is sent.");
        let call = call!(emqx.publish(Message::new("emqx-cloud-tour-site/valve", "open").qos(3)));
        self.fails(call, is!(is_invalid_argument));
        if self.place.simulator.is_none() {
            // What follows makes some servers crash the process that handles the request.
            self.succeeds(call!(emqx.publish_batch(messages)), done);
            return;
        }
        let message = Message::new("emqx-cloud-tour-site/valve", "open").qos(3);
        self.server_sent(self.post("/mqtt/publish").json(&message)).await;
        self.say("Three messages in one request. The second is already in base64, but in the form for URLs.");
        (messages[1].encoding, messages[1].payload) = (Some("base64".into()), Some("_-8".to_owned()));
        let by_hand = self.post("/mqtt/publish_batch").json(&messages);
        self.fails(call!(emqx.publish_batch(messages)), is!(is_partial_failure));
        self.server_sent(by_hand).await;
    }

    async fn one_client(&mut self) {
        self.chapter("One client");
        let (emqx, on_deployment) = (self.emqx, self.place.simulator.is_none());
        let call = call!(emqx.get_client("emqx-cloud-tour-valve").send_optional());
        let found = self.succeeds(call, |found| match found {
            Some(client) => (true, format!("connected: {}, zone: {}", client.connected, some(client.zone.as_ref()))),
            None => (on_deployment, "None. Connect an MQTT client with this client ID to see more.".to_owned()),
        });
        let is_there = matches!(found, Some(Some(_)));
        self.fails(call!(emqx.get_client("emqx-cloud-tour-nobody")), is!(is_not_found));
        self.server_sent(self.get("/clients/emqx-cloud-tour-nobody")).await;

        self.say("Subscribing it to a topic.");
        let call = call!(emqx.subscribe(SubscribeRequest::new("emqx-cloud-tour-valve", "emqx-cloud-tour-site/alarm")));
        self.needs_client(is_there, call);
        // A real server does it some time after the response.
        let expected = |row: &'static str| if on_deployment { vec![] } else { vec![row] };
        let call = call!(emqx.get_client_subscriptions("emqx-cloud-tour-valve"));
        self.succeeds(call, |rows| listed(rows, |row| row.topic.clone(), &expected("emqx-cloud-tour-site/alarm")));
        let call = call!(emqx.list_subscriptions().topic("emqx-cloud-tour-site/alarm").items().into_vec());
        self.succeeds(call, |rows| listed(rows, |row| some(row.clientid.as_ref()), &expected("emqx-cloud-tour-valve")));
        let call = call!(emqx.unsubscribe("emqx-cloud-tour-valve", "emqx-cloud-tour-site/alarm"));
        self.needs_client(is_there, call);

        self.say("A client without a session cannot be subscribed.");
        let call = call!(emqx.subscribe(SubscribeRequest::new("emqx-cloud-tour-nobody", "emqx-cloud-tour-site/alarm")));
        self.fails(call, is!(is_client_offline));
        let both = ["emqx-cloud-tour-valve", "emqx-cloud-tour-nobody"];
        let both = both.map(|name| SubscribeRequest::new(name, "emqx-cloud-tour-site/alarm"));
        self.server_sent(self.post("/mqtt/subscribe").json(&both[1])).await;
        self.fails(call!(emqx.subscribe_batch(both)), is!(is_partial_failure));
        let valves = [UnsubscribeRequest::new("emqx-cloud-tour-valve", "emqx-cloud-tour-site/alarm")];
        self.needs_client(is_there, call!(emqx.unsubscribe_batch(valves)));

        if is_there {
            self.say("Kicking a client ends its session. Most MQTT clients connect again.");
            self.succeeds(call!(emqx.kick_client("emqx-cloud-tour-valve")), done);
            let call = call!(emqx.get_client("emqx-cloud-tour-valve").send_optional());
            self.succeeds(call, |found| if on_deployment { done(found) } else { is_none(found) });
        }
    }

    async fn outage(&mut self, simulator: &Simulator) {
        self.chapter("An outage");
        self.say("The server fails twice. Setting a password again does no harm, so the call is retried.");
        let (emqx, password) = (self.emqx, random_password());
        let password = password.as_str();
        simulator.mock().update_username(|_when, then| then.status(503).times(2));
        let call = call!(emqx.update_username("emqx-cloud-tour-meter", password));
        let attempts = call.warnings.len() + 1;
        self.succeeds(call, |_| (attempts == 3, format!("attempts: {attempts}")));
    }

    async fn unknown_outcome(&mut self, simulator: &Simulator) {
        self.chapter("An unknown outcome");
        self.say("The server publishes, but the connection is lost before it responds. There is no retry.");
        let (emqx, before) = (self.emqx, simulator.published().len());
        simulator.mock().publish(|_when, then| then.lost().times(1));
        let call = call!(emqx.publish(Message::new("emqx-cloud-tour-site/valve", "close").qos(1)));
        let attempts = self.fails(call, is!(may_have_been_applied)).map_or(0, |error| error.attempts());
        self.published(b"close");
        let times = simulator.published().len() - before;
        match (attempts, times) {
            (1, 1) => self.line(4, "attempts: 1, published: once"),
            _ => self.unexpected("publish", &format!("attempts: {attempts}, published: {times} times")),
        }
    }

    async fn wrong_secret(&mut self) {
        self.chapter("A wrong secret");
        match Client::new(self.emqx.address(), self.place.credentials[0].as_str(), "wrong-secret") {
            Ok(stranger) => drop(self.fails(call!(stranger.list_clients()), is!(is_unauthorized))),
            Err(error) => self.unexpected("Client::new", &error),
        }
        self.server_sent(self.request(Method::GET, "/clients", "wrong-secret")).await;
    }

    async fn metrics(&mut self) {
        self.chapter("Metrics");
        let emqx = self.emqx;
        self.succeeds(call!(emqx.get_metrics()), |nodes| {
            let text = nodes.iter().map(|node| {
                let [received, sent] = [node.metrics.messages_received, node.metrics.messages_sent].map(some);
                format!("{}: {received} messages received, {sent} sent", node.node)
            });
            (!nodes.is_empty(), text.collect::<Vec<_>>().join(", "))
        });
    }

    /// Deletes everything that the tour can have created.
    async fn clean_up(&mut self) {
        self.say("Deleting what does not exist succeeds, too.");
        let emqx = self.emqx;
        self.succeeds(call!(emqx.delete_username("emqx-cloud-tour-meter")), done);
        self.succeeds(call!(emqx.delete_username("emqx-cloud-tour-meter-2")), done);
        self.succeeds(call!(emqx.delete_clientid("emqx-cloud-tour-valve")), done);
        self.succeeds(call!(emqx.delete_clientid("emqx-cloud-tour-valve-2")), done);
        self.succeeds(call!(emqx.delete_clientid("emqx-cloud-tour-valve-3")), done);
        self.succeeds(call!(emqx.delete_acl_by_username("emqx-cloud-tour-meter", "emqx-cloud-tour-site/#")), done);
        self.succeeds(call!(emqx.delete_acl_by_username("emqx-cloud-tour-meter-2", "emqx-cloud-tour-site/2")), done);
        self.succeeds(call!(emqx.delete_acl_by_clientid("emqx-cloud-tour-valve", "emqx-cloud-tour-site/valve")), done);
        self.succeeds(call!(emqx.delete_acl_by_clientid("emqx-cloud-tour-valve-2", "emqx-cloud-tour-site/1")), done);
        self.succeeds(call!(emqx.delete_acl_for_all("emqx-cloud-tour-site/3")), done);
    }
}

/// How steps are made and printed.
impl Tour<'_> {
    /// A step that should succeed. `show` returns whether the value is as expected, and what to print of it.
    fn succeeds<T>(&mut self, called: Called<T>, show: impl FnOnce(&T) -> (bool, String)) -> Option<T> {
        self.called(&called);
        let shown = called.result.as_ref().map(show);
        match &shown {
            Ok((true, text)) if text.is_empty() => self.line(4, "Ok"),
            Ok((true, text)) => self.line(4, &format!("Ok: {text}")),
            Ok((false, text)) => self.unexpected(&called.source, text),
            Err(error) => self.unexpected(&called.source, error),
        }
        called.result.ok()
    }

    /// A step that should fail with an error for which the predicate is true.
    fn fails<T>(&mut self, called: Called<T>, (name, is): (&str, fn(&Error) -> bool)) -> Option<Error> {
        self.called(&called);
        match &called.result {
            Err(error) if is(error) => {
                self.line(4, &format!("Err, {name}(): {error}"));
                for item in error.items() {
                    self.line(6, &format!("item {}: {item}", item.index()));
                }
            }
            Err(error) => self.unexpected(&called.source, error),
            Ok(_) => self.unexpected(&called.source, &format!("succeeded, but {name}() was expected")),
        }
        called.result.err()
    }

    /// A step that succeeds only if the tour's client is there.
    fn needs_client<T>(&mut self, is_there: bool, called: Called<T>) {
        match is_there {
            true => drop(self.succeeds(called, done)),
            false => drop(self.fails(called, is!(is_client_offline))),
        }
    }

    fn called<T>(&mut self, called: &Called<T>) {
        self.report.steps += 1;
        self.line(2, &format!("> {}", called.source));
        for warning in &called.warnings {
            self.line(4, &format!("The SDK traced: {warning}"));
        }
    }

    /// Prints the last message that the simulator has published, which should have this payload.
    fn published(&mut self, payload: &[u8]) {
        let Some(simulator) = &self.place.simulator else { return };
        let last = simulator.published().pop();
        let text = last
            .as_ref()
            .map_or_else(String::new, |last| format!("`{}` on {}", last.payload.escape_ascii(), last.topic));
        match last.is_some_and(|last| last.payload == payload) {
            true => self.line(4, &format!("The simulator published {text}")),
            false => self.unexpected("the simulator published", &text),
        }
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path, &self.place.credentials[1])
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path, &self.place.credentials[1])
    }

    fn request(&self, method: Method, path: &str, secret: &str) -> RequestBuilder {
        let request = self.place.http.request(method, format!("{}{path}", self.emqx.address()));
        request.basic_auth(&self.place.credentials[0], Some(secret))
    }

    /// Sends a request without the SDK, and prints the response.
    async fn server_sent(&mut self, request: RequestBuilder) {
        let response = async {
            let response = request.send().await?;
            Ok::<_, reqwest::Error>((response.status().as_u16(), response.text().await?))
        };
        match response.await {
            Ok((status, body)) => self.line(4, &format!("The server sent: HTTP {status} {body}")),
            Err(error) => self.unexpected("a request without the SDK", &error),
        }
    }

    fn chapter(&mut self, title: &str) {
        self.chapter += 1;
        self.line(0, "");
        self.line(0, &format!("{}. {title}", self.chapter));
        self.line(0, "");
    }

    fn say(&mut self, text: &str) {
        if self.report.lines.last().is_some_and(|line| !line.is_empty()) {
            self.line(0, "");
        }
        self.line(2, text);
    }

    fn unexpected(&mut self, call: &str, outcome: &dyn Display) {
        let was_quiet = std::mem::take(&mut self.is_quiet);
        self.line(0, &format!("!! {call}: {outcome}"));
        self.is_quiet = was_quiet;
        self.report.unexpected.push(format!("{call}: {outcome}"));
    }

    fn line(&mut self, indent: usize, text: &str) {
        if self.is_quiet {
            return;
        }
        for line in wrapped(text, indent) {
            println!("{line}");
            self.report.lines.push(line);
        }
    }
}

/// Breaks a text into lines, after spaces and after commas of JSON if possible.
fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut room) = (" ".repeat(indent), WIDTH - indent);
    let breaks = text.replace(",\"", ",\n\"").replace(",{", ",\n{");
    for piece in breaks.split_inclusive([' ', '\n']) {
        let mut is_full = piece.trim_end().chars().count() > room && line.trim() != "";
        for character in piece.trim_end_matches('\n').chars() {
            if is_full || (room == 0 && character != ' ') {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                (line, room, is_full) = (" ".repeat(indent + 2), WIDTH - indent - 2, false);
            }
            line.push(if character.is_control() { ' ' } else { character });
            room = room.saturating_sub(1);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Returns the source of a call, which may take several lines, on one.
fn on_one_line(source: &str) -> String {
    let words: Vec<_> = source.split_whitespace().collect();
    words.join(" ").replace("( ", "(").replace(",)", ")")
}

/// Shows a success of which nothing else is of interest.
fn done<T>(_: &T) -> (bool, String) {
    (true, String::new())
}

/// Shows that nothing was found.
fn is_none<T>(found: &Option<T>) -> (bool, String) {
    (found.is_none(), if found.is_none() { "None" } else { "Some" }.to_owned())
}

/// Shows rows: how many, and the first of them. All of `expected` should be among them.
fn listed<T>(rows: &[T], name: impl Fn(&T) -> String, expected: &[&str]) -> (bool, String) {
    const SHOWN: usize = 6;
    let names: Vec<_> = rows.iter().map(name).collect();
    let is_expected = expected.iter().all(|name| names.iter().any(|found| found == name));
    let rest = if names.len() > SHOWN { ", …" } else { "" };
    let shown = names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let count = if rows.len() == 1 { "1 row".to_owned() } else { format!("{} rows", rows.len()) };
    (is_expected, if rows.is_empty() { count } else { format!("{count}: {shown}{rest}") })
}

/// Returns the number of rows on each page.
async fn page_lengths<T>(mut pages: Pages<T>) -> Result<Vec<usize>> {
    let mut lengths = Vec::new();
    while let Some(page) = pages.next().await {
        lengths.push(page?.items.len());
    }
    Ok(lengths)
}

/// Formats a value that a server may omit.
fn some(value: Option<impl Display>) -> String {
    value.map_or_else(|| "unknown".to_owned(), |value| value.to_string())
}

/// Creates a random password for the duration of the tour.
fn random_password() -> String {
    let random = || RandomState::new().hash_one("emqx-cloud-tour");
    format!("{:016x}{:016x}", random(), random())
}

/// Collects the warnings that the SDK traces, such as failed attempts.
struct Warnings(mpsc::Sender<String>);

impl<S: Subscriber> Layer<S> for Warnings {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "emqx_cloud" && *event.metadata().level() == Level::WARN {
            let mut line = Line::default();
            event.record(&mut line);
            // The receiver is there until the call has ended.
            let _ = self.0.send(line.0);
        }
    }
}

/// The message and the fields of an event.
#[derive(Default)]
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a string cannot fail.
        let _ = match field.name() {
            "message" => write!(self.0, "{value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}
