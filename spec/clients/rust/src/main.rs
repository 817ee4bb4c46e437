//! Tries the client: prints a line for each fact. GUARD=off shows what happens without the guard.

mod guard;

use std::collections::BTreeSet;
use std::env;

use emqx_client::apis::configuration::Configuration;
use emqx_client::apis::{Error, auth_api, clients_api};
use emqx_client::models::{ConnState, ListClientsAnswer, UsernameCredentials};
use guard::{ApiError, Guard, outcome};
use reqwest_middleware::ClientBuilder;
use serde_json::{Value, json};

fn connect(secret: String) -> Configuration {
    let mut client = ClientBuilder::new(reqwest::Client::new());
    if variable("GUARD") != "off" {
        client = client.with(Guard);
    }
    Configuration {
        base_path: variable("EMQX_CLOUD_API"),
        basic_auth: Some((variable("EMQX_CLOUD_APP_ID"), Some(secret))),
        client: client.build(),
        ..Configuration::default()
    }
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

fn user(name: &str) -> UsernameCredentials {
    UsernameCredentials::new(name.to_owned(), "s3cret-password".to_owned())
}

/// The failure that the guard found, if a call failed for that reason.
fn failure<T>(error: &Error<T>) -> Option<&ApiError> {
    match error {
        Error::ReqwestMiddleware(reqwest_middleware::Error::Middleware(error)) => error.downcast_ref(),
        _ => None,
    }
}

/// The status of a call that failed: the generated client has it in its own errors for 4xx and 5xx.
fn status<A, T>(answer: Result<A, Error<T>>) -> Seen {
    match answer {
        Err(Error::ResponseError(response)) => Ok(json!(response.status.as_u16())),
        Err(error) => failure(&error).map(|failure| json!(failure.status)).ok_or(error.to_string()),
        Ok(_) => Err("a success".to_owned()),
    }
}

/// What was seen, or the error that a call ended with.
type Seen = Result<Value, String>;

struct Scenario {
    client: Configuration,
}

impl Scenario {
    async fn created(&self, name: &str) -> Seen {
        let answer = auth_api::create_username(&self.client, user(name)).await;
        answer.map(|_| json!("created")).map_err(|error| match failure(&error) {
            Some(failure) => failure.message.clone(),
            None => error.to_string(),
        })
    }

    async fn looked_up(&self, name: &str) -> Seen {
        let answer = auth_api::get_username(&self.client, name).await.map_err(|error| error.to_string())?;
        Ok(json!(answer.data.username))
    }

    #[rustfmt::skip] // Twenty arguments, by position.
    async fn clients(
        &self, page: Option<i64>, limit: Option<i64>, username: Option<&str>, state: Option<ConnState>, like_clientid: Option<&str>,
    ) -> Result<ListClientsAnswer, String> {
        let answer = clients_api::list_clients(
            &self.client, page, limit, None, username, None, None, state, None, None, None, like_clientid,
            None, None, None, None, None, None, None, None, None,
        );
        answer.await.map_err(|error| error.to_string())
    }

    async fn filtered(&self) -> Seen {
        let answer = self.clients(None, None, Some("guest"), Some(ConnState::CONNECTED), Some("fleet-")).await?;
        Ok(json!(answer.data.into_iter().map(|row| row.clientid).collect::<BTreeSet<_>>()))
    }

    async fn paged(&self) -> Seen {
        let mut found = BTreeSet::new();
        for page in 1.. {
            let rows = self.clients(Some(page), Some(10), None, None, None).await?.data;
            let last = rows.len() < 10;
            found.extend(rows.into_iter().map(|row| row.clientid));
            if last {
                break;
            }
        }
        Ok(json!(found.len()))
    }

    async fn batch(&self) -> Seen {
        let users = vec![user("meter-1"), user("meter-2")];
        let answer = auth_api::create_username_batch(&self.client, users).await.map_err(|error| error.to_string())?;
        Ok(["meter-1", "meter-2"].map(|name| outcome(answer.data.get(name))).into_iter().collect())
    }

    async fn kicked(&self) -> Seen {
        clients_api::kick_client(&self.client, "fleet-07").await.map_err(|error| error.to_string())?;
        let answer = clients_api::get_client(&self.client, "fleet-07").await.map_err(|error| error.to_string())?;
        Ok(json!(answer.data.len()))
    }

    async fn status_of(&self, clientid: &str) -> Seen {
        status(clients_api::get_client(&self.client, clientid).await)
    }

    async fn odd(&self) -> Seen {
        let mut seen = Vec::new();
        for clientid in ["answers-nothing", "answers-text", "answers-without-code"] {
            seen.push(self.status_of(clientid).await?);
        }
        Ok(json!(seen))
    }

    async fn found(&self, name: &str) -> Seen {
        self.created(name).await?;
        self.looked_up(name).await
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let it = Scenario { client: connect(variable("EMQX_CLOUD_APP_SECRET")) };
    let wrong = Scenario { client: connect("wrong".to_owned()) };
    let name = "a/b %c 中文";
    let facts = [
        (it.created("meter-1").await, json!("created")),
        (it.created("meter-1").await.map_or_else(|message| Ok(json!(message)), Ok), json!("existed")),
        (it.looked_up("nobody").await, json!(null)),
        (it.filtered().await, json!(["fleet-guest-0", "fleet-guest-1", "fleet-guest-2"])),
        (it.paged().await, json!(28)),
        (it.batch().await, json!(["{error,existed}", "ok"])),
        (it.kicked().await, json!(0)),
        (wrong.status_of("fleet-01").await, json!(401)),
        (it.status_of("answers-500").await, json!(500)),
        (it.status_of("answers-204").await, json!(204)),
        (it.odd().await, json!([200, 200, 200])),
        (it.found(name).await, json!(name)),
    ];
    for (number, (seen, expected)) in (1..).zip(facts) {
        match seen {
            Ok(seen) if seen == expected => println!("ok {number}"),
            Ok(seen) => println!("not ok {number} - {seen}"),
            Err(error) => println!("not ok {number} - {error}"),
        }
    }
}
