//! A tour of the whole API: `cargo run --example tour`.
//!
//! With `EMQX_CLOUD_API`, `EMQX_CLOUD_APP_ID` and `EMQX_CLOUD_APP_SECRET` set, it tours that deployment. It only writes
//! names that begin with `emqx-cloud-tour-`, and deletes them again. With none of them set, it tours a built-in server
//! that replays recorded responses.
//!
//! Every step prints the call and its result. Unexpected results are marked with `!!`, and make the tour exit with 1.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tour prints")]

use std::ffi::OsString;
use std::fmt::Display;
use std::hash::{BuildHasher, RandomState};
use std::process::ExitCode;

use emqx_cloud::types::{
    AclAccess, AclAction, AclRule, AllAclRule, ClientidAclRule, ClientidCredentials, Message, Metrics,
    SubscribeRequest, SubscriptionInfo, UnsubscribeRequest, UsernameAclRule, UsernameCredentials,
};
use emqx_cloud::{Ack, Client, Error, Result};
use emqx_cloud_tests::server::{Recorded, Server};

const VARIABLES: [&str; 3] = ["EMQX_CLOUD_API", "EMQX_CLOUD_APP_ID", "EMQX_CLOUD_APP_SECRET"];

#[tokio::main]
async fn main() -> ExitCode {
    let place = match choose(|name| std::env::var_os(name)) {
        Ok(place) => place,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    println!("A tour of the EMQX Cloud API");
    match &place.server {
        None => println!("  of your deployment at {}.", place.emqx.address()),
        Some(_) => println!(
            "  with no deployment: a server inside this program, at {},\n  gives answers that were recorded with a real \
             one. To tour your own deployment, set\n  {}.",
            place.emqx.address(),
            VARIABLES.join(", "),
        ),
    }
    let report = run(&place.emqx, &place.names).await;
    if report.unexpected.is_empty() {
        println!("\nDone: {} steps, all as expected.", report.steps);
        return ExitCode::SUCCESS;
    }
    println!("\nDone: {} steps, {} not as expected:", report.steps, report.unexpected.len());
    for step in &report.unexpected {
        println!("  !! {step}");
    }
    ExitCode::FAILURE
}

/// The target of the tour.
pub struct Place {
    /// The client.
    pub emqx: Client,
    /// The names to use.
    pub names: Names,
    /// The built-in server, if used. It stops when dropped.
    pub server: Option<Server>,
}

/// Chooses the deployment in the environment variables, or the built-in server if none is set.
pub fn choose(read: impl Fn(&str) -> Option<OsString>) -> std::result::Result<Place, String> {
    if VARIABLES.iter().any(|name| read(name).is_some()) {
        let emqx =
            <emqx_cloud::ClientBuilder>::from_variables(read).and_then(|builder| builder.build()).map_err(|error| {
                format!("{error}\nSet all of {}, or none of them to tour recorded responses.", VARIABLES.join(", "))
            })?;
        return Ok(Place { emqx, names: Names::of_a_deployment(), server: None });
    }
    let recorded = Recorded::new("app-id", "app-secret").map_err(|error| error.to_string())?;
    let server = Server::new().map_err(|error| error.to_string())?;
    server.answer_with(move |request| recorded.answer(request));
    let emqx = Client::new(&server.address(), "app-id", "app-secret").map_err(|error| error.to_string())?;
    Ok(Place { emqx, names: Names::of_the_recording(), server: Some(server) })
}

/// The names that the tour uses.
pub struct Names {
    username: &'static str,
    clientid: &'static str,
    password: String,
    new_password: String,
    /// Two usernames for a batch: the first exists by then, the second does not.
    batch: [&'static str; 2],
    batch_password: String,
    /// A part of the names created by the tour.
    like_username: &'static str,
    /// A name that does not exist.
    nobody: &'static str,
    /// An MQTT client. It need not be connected, but then the tour shows less.
    client: &'static str,
    like_client: &'static str,
    /// A client that the tour disconnects.
    kicked: &'static str,
    /// A client with subscriptions.
    session: &'static str,
    /// Topics of rules: for the user, for the client, for all.
    rule_topics: [&'static str; 3],
    /// A client with its own rules.
    device: &'static str,
    /// A client and a user with a rule each.
    rule_batch: [&'static str; 2],
    filter: &'static str,
    subscribed: &'static str,
    subscribe_batch: [&'static str; 2],
    unsubscribe_batch: [(&'static str, &'static str); 2],
    publisher: &'static str,
    published: &'static str,
    binary: &'static str,
    publish_batch: [&'static str; 2],
}

impl Names {
    /// Names for a deployment: all begin with `emqx-cloud-tour-`, and the passwords are random.
    pub fn of_a_deployment() -> Self {
        Self {
            username: "emqx-cloud-tour-user",
            clientid: "emqx-cloud-tour-device",
            password: random_password(),
            new_password: random_password(),
            batch: ["emqx-cloud-tour-user", "emqx-cloud-tour-user-2"],
            batch_password: random_password(),
            like_username: "emqx-cloud-tour-",
            nobody: "emqx-cloud-tour-nobody",
            client: "emqx-cloud-tour-client",
            like_client: "emqx-cloud-tour-",
            kicked: "emqx-cloud-tour-kick-me",
            session: "emqx-cloud-tour-client",
            rule_topics: ["emqx-cloud-tour-topic/user", "emqx-cloud-tour-topic/#", "emqx-cloud-tour-topic/all"],
            device: "emqx-cloud-tour-device",
            rule_batch: ["emqx-cloud-tour-device-2", "emqx-cloud-tour-user-2"],
            filter: "emqx-cloud-tour-topic/#",
            subscribed: "emqx-cloud-tour-topic/1",
            subscribe_batch: ["emqx-cloud-tour-topic/2", "emqx-cloud-tour-topic/3"],
            unsubscribe_batch: [
                ("emqx-cloud-tour-client", "emqx-cloud-tour-topic/2"),
                ("emqx-cloud-tour-client", "emqx-cloud-tour-topic/3"),
            ],
            publisher: "emqx-cloud-tour-publisher",
            published: "emqx-cloud-tour-topic/1",
            binary: "emqx-cloud-tour-topic/binary",
            publish_batch: ["emqx-cloud-tour-topic/1", "emqx-cloud-tour-topic/2,emqx-cloud-tour-topic/3"],
        }
    }

    /// Names for the built-in server, which only knows the recorded ones.
    pub fn of_the_recording() -> Self {
        Self {
            username: "u1",
            clientid: "用户/一 %",
            password: "p1".to_owned(),
            new_password: "new".to_owned(),
            batch: ["b1", "b3"],
            batch_password: "p".to_owned(),
            like_username: "b",
            nobody: "nobody",
            client: "dev-1",
            like_client: "dev",
            kicked: "kick-me",
            session: "off-1",
            rule_topics: ["Topic/A", "a/#", "all/2"],
            device: "c1",
            rule_batch: ["c2", "u2"],
            filter: "t/#",
            subscribed: "n/1",
            subscribe_batch: ["sb/4", "sb/5"],
            unsubscribe_batch: [("dev-1", "sb/1"), ("dev-2", "sb/2")],
            publisher: "api",
            published: "m/1",
            binary: "m/b",
            publish_batch: ["m/pb1", "m/pb2,m/pb3"],
        }
    }
}

/// Creates a random password for the duration of the tour.
fn random_password() -> String {
    let random = || RandomState::new().hash_one("emqx-cloud-tour");
    format!("{:016x}{:016x}", random(), random())
}

/// The results of the tour.
#[derive(Debug, Default)]
pub struct Report {
    /// The number of steps.
    pub steps: usize,
    /// The unexpected results.
    pub unexpected: Vec<String>,
}

/// Runs the tour through all groups of the API.
pub async fn run(emqx: &Client, names: &Names) -> Report {
    let mut tour = Tour { emqx, names, connected: false, report: Report::default() };
    if let Err(error) = tour.hello().await {
        tour.unexpected("the tour stops here", &error);
        return tour.report;
    }
    tour.clean_up("Before: clean up after an earlier tour").await;
    tour.usernames().await;
    tour.clientids().await;
    tour.access_control().await;
    tour.clients().await;
    tour.subscriptions().await;
    tour.topic_subscription().await;
    tour.publishing().await;
    tour.metrics().await;
    tour.clean_up("After: clean up").await;
    tour.report
}

struct Tour<'a> {
    emqx: &'a Client,
    names: &'a Names,
    /// Whether [`Names::client`] is connected.
    connected: bool,
    report: Report,
}

/// The stops of the tour.
impl Tour<'_> {
    /// Checks the address and the credentials. Otherwise, every other step would fail in the same way.
    async fn hello(&mut self) -> Result<()> {
        heading("Connection");
        match self.emqx.list_clients().limit(1).await {
            Err(error) if error.is_unauthorized() || error.is_connect() || error.is_timeout() => Err(error),
            other => {
                self.succeeds("list_clients().limit(1)", other, |_| "the credentials are valid".to_owned());
                Ok(())
            }
        }
    }

    async fn usernames(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { username, nobody, like_username, password, new_password, .. } = names;
        heading("1. Authentication by username");

        let call = format!("create_username({username:?}, password)");
        self.succeeds(&call, emqx.create_username(*username, password.as_str()).await, |_| "created".to_owned());
        let again = emqx.create_username(*username, password.as_str()).await;
        self.fails(&format!("{call} again"), again, "is_already_exists()", Error::is_already_exists);

        self.succeeds(&format!("get_username({username:?})"), emqx.get_username(*username).await, |found| {
            format!("{}, created at {}", some(found.username.as_ref()), some(found.created_at))
        });
        let missing = emqx.get_username(*nobody).await;
        self.fails(&format!("get_username({nobody:?})"), missing, "is_not_found()", Error::is_not_found);
        let missing = emqx.get_username(*nobody).send_optional().await;
        self.succeeds(&format!("get_username({nobody:?}).send_optional()"), missing, |found| match found {
            None => "None".to_owned(),
            Some(found) => format!("{}?", some(found.username.as_ref())),
        });

        let call = format!("update_username({username:?}, new password)");
        self.succeeds(&call, emqx.update_username(*username, new_password.as_str()).await, |_| "changed".to_owned());
        let call = format!("update_username({nobody:?}, new password)");
        let missing = emqx.update_username(*nobody, new_password.as_str()).await;
        self.fails(&call, missing, "is_not_found()", Error::is_not_found);

        let [there, new] = names.batch;
        let users = names.batch.map(|name| UsernameCredentials::new(name, names.batch_password.as_str()));
        let call = format!("create_username_batch([{there:?}, {new:?}])");
        self.fails(&call, emqx.create_username_batch(users).await, "is_partial_failure()", Error::is_partial_failure);

        let listed = emqx.list_usernames().like_username(*like_username).items().into_vec().await;
        self.succeeds(&format!("list_usernames().like_username({like_username:?}).items()"), listed, |rows| {
            named(rows, |row| some(row.username.as_ref()))
        });
        for name in [*username, there, new] {
            let call = format!("delete_username({name:?})");
            self.succeeds(&call, emqx.delete_username(name).await, deleted);
        }
    }

    async fn clientids(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { clientid, nobody, password, new_password, .. } = names;
        heading("1. Authentication by client ID");

        let call = format!("create_clientid({clientid:?}, password)");
        self.succeeds(&call, emqx.create_clientid(*clientid, password.as_str()).await, |_| "created".to_owned());
        let again = emqx.create_clientid(*clientid, password.as_str()).await;
        self.fails(&format!("{call} again"), again, "is_already_exists()", Error::is_already_exists);
        self.succeeds(&format!("get_clientid({clientid:?})"), emqx.get_clientid(*clientid).await, |found| {
            format!("{}, created at {}", some(found.clientid.as_ref()), some(found.created_at))
        });
        let missing = emqx.get_clientid(*nobody).send_optional().await;
        self.succeeds(&format!("get_clientid({nobody:?}).send_optional()"), missing, |found| match found {
            None => "None".to_owned(),
            Some(found) => format!("{}?", some(found.clientid.as_ref())),
        });
        let call = format!("update_clientid({clientid:?}, new password)");
        self.succeeds(&call, emqx.update_clientid(*clientid, new_password.as_str()).await, |_| "changed".to_owned());
        let second = ClientidCredentials::new(names.batch[1], names.batch_password.as_str());
        let call = format!("create_clientid_batch([{:?}])", names.batch[1]);
        self.succeeds(&call, emqx.create_clientid_batch([second]).await, |rows| {
            named(rows, |row| format!("{}: {}", row.name, row.outcome))
        });
        self.succeeds("list_clientids().limit(3)", emqx.list_clientids().limit(3).await, |page| {
            let rows = named(&page.items, |row| some(row.clientid.as_ref()));
            format!("{rows}; total: {}, has_next: {}", some(page.total()), some(page.has_next()))
        });
        for name in [*clientid, names.batch[1]] {
            let call = format!("delete_clientid({name:?})");
            self.succeeds(&call, emqx.delete_clientid(name).await, deleted);
        }
    }

    async fn access_control(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { username, device, nobody, .. } = names;
        let [for_user, for_device, for_all] = names.rule_topics;
        let [other_device, other_user] = names.rule_batch;
        heading("2. Access control");

        let rule = UsernameAclRule::new(*username, for_user, AclAction::Sub, AclAccess::Deny);
        let call = format!("create_acl(user {username:?}, {for_user:?}, Sub, Deny)");
        self.succeeds(&call, emqx.create_acl(rule).await, |row| row.result.clone());
        let rule = ClientidAclRule::new(*device, for_device, AclAction::Pubsub, AclAccess::Allow);
        let call = format!("create_acl(client {device:?}, {for_device:?}, Pubsub, Allow)");
        self.succeeds(&call, emqx.create_acl(rule).await, |row| row.result.clone());

        let rules = [
            AclRule::from(ClientidAclRule::new(other_device, for_user, AclAction::Pub, AclAccess::Allow)),
            UsernameAclRule::new(other_user, for_user, AclAction::Pub, AclAccess::Allow).into(),
            AllAclRule::new(for_all, AclAction::Pub, AclAccess::Allow).into(),
        ];
        let call = format!("create_acl_batch([client {other_device:?}, user {other_user:?}, all])");
        self.succeeds(&call, emqx.create_acl_batch(rules).await, |rows| named(rows, |row| row.result.clone()));

        let call = format!("get_acl_by_username({username:?})");
        self.succeeds(&call, emqx.get_acl_by_username(*username).await, |rows| {
            named(rows, |row| format!("{} {} {}", row.access, row.action, row.topic))
        });
        let call = format!("get_acl_by_clientid({nobody:?})");
        self.succeeds(&call, emqx.get_acl_by_clientid(*nobody).await, |rows| named(rows, |row| row.topic.clone()));
        // The server keeps `pubsub` as two rules.
        let call = format!("list_acl_by_clientid().topic({for_device:?}).items()");
        let listed = emqx.list_acl_by_clientid().topic(for_device).items().into_vec().await;
        self.succeeds(&call, listed, |rows| {
            named(rows, |row| format!("{} {} {} for {}", row.access, row.action, row.topic, row.clientid))
        });
        let listed = emqx.list_acl_by_username().limit(3).await;
        self.succeeds("list_acl_by_username().limit(3)", listed, |page| named(&page.items, |row| row.username.clone()));
        let listed = emqx.list_acl_for_all().limit(3).await;
        self.succeeds("list_acl_for_all().limit(3)", listed, |page| {
            named(&page.items, |row| format!("{} {} {}", row.access, row.action, row.topic))
        });

        for name in [*username, other_user] {
            let call = format!("delete_acl_by_username({name:?}, {for_user:?})");
            self.succeeds(&call, emqx.delete_acl_by_username(name, for_user).await, deleted);
        }
        for (name, topic) in [(*device, for_device), (other_device, for_user)] {
            let call = format!("delete_acl_by_clientid({name:?}, {topic:?})");
            self.succeeds(&call, emqx.delete_acl_by_clientid(name, topic).await, deleted);
        }
        let call = format!("delete_acl_for_all({for_all:?})");
        self.succeeds(&call, emqx.delete_acl_for_all(for_all).await, deleted);
    }

    async fn clients(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { client, like_client, nobody, kicked, .. } = names;
        heading("3. Clients");

        self.succeeds("list_clients().limit(3)", emqx.list_clients().limit(3).await, |page| {
            let rows = named(&page.items, |row| row.clientid.clone());
            format!("{rows}; total: {}, has_next: {}", some(page.total()), some(page.has_next()))
        });
        // Two rows per page, to show that the next page is fetched automatically.
        let call = format!("list_clients().like_clientid({like_client:?}).limit(2).items()");
        let mut items = emqx.list_clients().like_clientid(*like_client).limit(2).items();
        let mut found = Ok(Vec::new());
        while let (Ok(rows), Some(row)) = (&mut found, items.next().await) {
            match row {
                Ok(row) => rows.push(row.clientid),
                Err(error) => found = Err(error),
            }
        }
        self.succeeds(&call, found, |rows| named(rows, Clone::clone));

        let call = format!("get_client({client:?}).send_optional()");
        let found = emqx.get_client(*client).send_optional().await;
        let found = self.succeeds(&call, found, |found| match found {
            Some(client) => format!(
                "{}: connected: {}, from {}, {} version {}",
                client.clientid,
                client.connected,
                some(client.ip_address.as_ref()),
                some(client.proto_name.as_ref()),
                some(client.proto_ver.as_ref())
            ),
            None => "None: connect an MQTT client with this client ID to see more".to_owned(),
        });
        self.connected = matches!(found, Some(Some(_)));
        let missing = emqx.get_client(*nobody).await;
        self.fails(&format!("get_client({nobody:?})"), missing, "is_not_found()", Error::is_not_found);
        self.succeeds(&format!("kick_client({kicked:?})"), emqx.kick_client(*kicked).await, |_| {
            "disconnected, if it was connected".to_owned()
        });
    }

    async fn subscriptions(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { client, session, filter, .. } = names;
        heading("4. Subscriptions");

        let topic =
            |row: &SubscriptionInfo| format!("{} (QoS {}) by {}", row.topic, row.qos, some(row.clientid.as_ref()));
        let listed = emqx.list_subscriptions().limit(2).await;
        self.succeeds("list_subscriptions().limit(2)", listed, |page| named(&page.items, topic));
        let call = format!("list_subscriptions().clientid({client:?}).items()");
        let listed = emqx.list_subscriptions().clientid(*client).items().into_vec().await;
        self.succeeds(&call, listed, |rows| named(rows, topic));
        let call = format!("list_subscriptions().topic({filter:?})");
        let listed = emqx.list_subscriptions().topic(*filter).await;
        self.succeeds(&call, listed, |page| named(&page.items, topic));
        let call = format!("get_client_subscriptions({session:?})");
        self.succeeds(&call, emqx.get_client_subscriptions(*session).await, |rows| named(rows, topic));
    }

    async fn topic_subscription(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { client, nobody, subscribed, .. } = names;
        heading("5. Subscribing a client");

        let call = format!("subscribe({client:?}, {subscribed:?}, QoS 1)");
        let request = SubscribeRequest::new(*client, *subscribed).qos(1);
        self.needs_client(&call, emqx.subscribe(request).await, |_| "done".to_owned());
        let call = format!("unsubscribe({client:?}, {subscribed:?})");
        self.needs_client(&call, emqx.unsubscribe(*client, *subscribed).await, |_| "done".to_owned());
        let call = format!("unsubscribe({nobody:?}, {subscribed:?})");
        let offline = emqx.unsubscribe(*nobody, *subscribed).await;
        self.fails(&call, offline, "is_client_offline()", Error::is_client_offline);

        let [one, other] = names.subscribe_batch;
        let requests = [SubscribeRequest::new(*client, one).qos(1), SubscribeRequest::new(*nobody, other)];
        let call = format!("subscribe_batch([{client:?} to {one:?}, {nobody:?} to {other:?}])");
        self.fails(&call, emqx.subscribe_batch(requests).await, "is_partial_failure()", Error::is_partial_failure);
        let requests = names.unsubscribe_batch.map(|(client, topic)| UnsubscribeRequest::new(client, topic));
        let [(one, from), (other, from_other)] = names.unsubscribe_batch;
        let call = format!("unsubscribe_batch([{one:?} from {from:?}, {other:?} from {from_other:?}])");
        self.needs_client(&call, emqx.unsubscribe_batch(requests).await, |rows| {
            named(rows, |row| format!("{}: code {}", row.topic, row.code))
        });
    }

    async fn publishing(&mut self) {
        let Self { emqx, names, .. } = *self;
        let Names { published, binary, .. } = names;
        heading("6. Message publishing");

        let call = format!("publish({published:?}, \"Hello\", QoS 1)");
        let hello = Message::new(*published, "Hello").qos(1).clientid(names.publisher);
        self.succeeds(&call, emqx.publish(hello).await, |_| "published".to_owned());
        let call = format!("publish({published:?}, \"x\", return_(true))");
        let with_receipt = Message::new(*published, "x").return_(true);
        self.succeeds(&call, emqx.publish(with_receipt).await, |receipt| {
            format!("published as message {}", some(receipt.msgid.as_ref()))
        });
        let call = format!("publish({binary:?}, three binary bytes)");
        let bytes = Message::new(*binary, [0x00, 0xff, 0xfe]);
        self.succeeds(&call, emqx.publish(bytes).await, |_| "published".to_owned());
        let call = format!("publish({published:?}, \"x\", QoS 3)");
        let impossible = emqx.publish(Message::new(*published, "x").qos(3)).await;
        self.fails(&call, impossible, "is_invalid_argument()", Error::is_invalid_argument);

        let [one, two] = names.publish_batch;
        let messages = [Message::new(one, "1").qos(1), Message::to_topics(two, "2")];
        let call = format!("publish_batch([to {one:?}, to {two:?}])");
        self.succeeds(&call, emqx.publish_batch(messages).await, |rows| {
            named(rows, |row| format!("{}: code {}", some(row.topic.as_ref()), row.code))
        });
    }

    async fn metrics(&mut self) {
        heading("7. Metrics");
        self.succeeds("get_metrics()", self.emqx.get_metrics().await, |nodes| {
            named(nodes, |node| {
                let Metrics { messages_received, messages_sent, client_connected, .. } = &node.metrics;
                format!(
                    "node {}: {} messages in, {} out, {} connections so far",
                    node.node,
                    some(*messages_received),
                    some(*messages_sent),
                    some(*client_connected)
                )
            })
        });
    }

    /// Deletes everything that the tour can have created. Deleting a missing name succeeds, too.
    async fn clean_up(&mut self, why: &str) {
        let Self { emqx, names, .. } = *self;
        let [for_user, for_device, for_all] = names.rule_topics;
        let [other_device, other_user] = names.rule_batch;
        heading(why);
        let before = self.report.unexpected.len();
        for name in [names.username, names.batch[0], names.batch[1]] {
            self.silent(&format!("delete_username({name:?})"), emqx.delete_username(name).await);
        }
        for name in [names.clientid, names.batch[1]] {
            self.silent(&format!("delete_clientid({name:?})"), emqx.delete_clientid(name).await);
        }
        for name in [names.username, other_user] {
            let gone = emqx.delete_acl_by_username(name, for_user).await;
            self.silent(&format!("delete_acl_by_username({name:?}, {for_user:?})"), gone);
        }
        for (name, topic) in [(names.device, for_device), (other_device, for_user)] {
            let gone = emqx.delete_acl_by_clientid(name, topic).await;
            self.silent(&format!("delete_acl_by_clientid({name:?}, {topic:?})"), gone);
        }
        self.silent(&format!("delete_acl_for_all({for_all:?})"), emqx.delete_acl_for_all(for_all).await);
        if self.report.unexpected.len() == before {
            println!("  deleted: the usernames, client IDs and rules of the tour");
        }
    }
}

/// How steps are printed.
impl Tour<'_> {
    /// A step that should succeed.
    fn succeeds<T>(&mut self, call: &str, result: Result<T>, show: impl FnOnce(&T) -> String) -> Option<T> {
        self.report.steps += 1;
        match result {
            Ok(value) => {
                tell(call, &show(&value));
                Some(value)
            }
            Err(error) => {
                self.unexpected(call, &error);
                None
            }
        }
    }

    /// A step that should fail with an error for which this predicate is true.
    fn fails<T>(&mut self, call: &str, result: Result<T>, question: &str, is: impl FnOnce(&Error) -> bool) {
        self.report.steps += 1;
        match result {
            Err(error) if is(&error) => {
                tell(call, &format!("an error, as expected: {question}"));
                println!("      {error}");
                for item in error.items() {
                    println!("      - item {}: {item}", item.index());
                }
            }
            Err(error) => self.unexpected(call, &error),
            Ok(_) => self.unexpected(call, &format!("succeeded, but {question} was expected")),
        }
    }

    /// A step that succeeds only if the tour's client is connected.
    fn needs_client<T>(&mut self, call: &str, result: Result<T>, show: impl FnOnce(&T) -> String) {
        match self.connected {
            true => drop(self.succeeds(call, result, show)),
            false => self.fails(call, result, "is_client_offline()", Error::is_client_offline),
        }
    }

    /// A step that is printed only if it fails.
    fn silent<T>(&mut self, call: &str, result: Result<T>) {
        self.report.steps += 1;
        if let Err(error) = result {
            self.unexpected(call, &error);
        }
    }

    fn unexpected(&mut self, call: &str, outcome: &dyn Display) {
        println!("!! {call:<61} -> {outcome}");
        self.report.unexpected.push(format!("{call} -> {outcome}"));
    }
}

fn heading(title: &str) {
    println!("\n{title}");
}

fn tell(call: &str, outcome: &str) {
    println!("  {call:<62} -> {outcome}");
}

fn deleted(_: &Ack) -> String {
    "deleted, if it existed".to_owned()
}

/// Formats a value that a server may omit.
fn some(value: Option<impl Display>) -> String {
    value.map_or_else(|| "(unknown)".to_owned(), |value| value.to_string())
}

/// Formats rows: how many, and the first of them.
fn named<T>(rows: &[T], name: impl Fn(&T) -> String) -> String {
    const SHOWN: usize = 5;
    let names: Vec<_> = rows.iter().take(SHOWN).map(name).collect();
    let rest = if rows.len() > SHOWN { ", …" } else { "" };
    match rows.len() {
        0 => "nothing".to_owned(),
        count => format!("{count}: {}{rest}", names.join(", ")),
    }
}
