//! Kicks all clients of a list.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use super::shown;
use crate::answer::Ack;
use crate::bulk::{Bulk, Summary};
use crate::error::Result;
use crate::generated::v4::{Client, calls};

/// How many client identifiers a plan displays.
const SHOWN: usize = 10;

/// # jobs: clients
impl Client {
    /// Kicks all clients of a list, such as `emqx.list_clients().like_clientid("sensor-")`. Without filters, kicks every client
    /// of the deployment.
    ///
    /// The complete list is read before the first client is kicked, so that none is skipped. Clients that do not fit the
    /// filters are left out, even if the server ignores a filter; see [`Page::left_out`](crate::Page::left_out). Kicked
    /// clients can reconnect immediately.
    ///
    /// # Errors
    ///
    /// Awaiting the job returns the error of the list. The outcomes of the clients are in the [`Summary`].
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let plan = emqx.kick_all(emqx.list_clients().like_clientid("sensor-")).plan().await?;
    /// println!("{plan}"); // kick 3 clients: sensor-1, sensor-2, sensor-3
    /// println!("{}", plan.apply().summary().await);
    /// # Ok(())
    /// # }
    /// ```
    pub fn kick_all(&self, clients: calls::ListClients) -> KickAll {
        KickAll { client: self.clone(), clients }
    }
}

/// The job of [`Client::kick_all`], which has not been started yet.
#[derive(Debug, Clone)]
#[must_use = "a job does nothing until it is awaited"]
pub struct KickAll {
    client: Client,
    clients: calls::ListClients,
}

impl KickAll {
    /// Returns the clients that would be kicked, and kicks none.
    ///
    /// # Errors
    ///
    /// Returns the error of the list.
    pub async fn plan(self) -> Result<KickPlan> {
        let mut rows = self.clients.complete().rows();
        let mut clientids = Vec::new();
        while let Some(row) = rows.next().await {
            clientids.push(row?.clientid);
        }
        Ok(KickPlan { client: self.client, clientids })
    }

    /// Makes a plan, and applies it.
    ///
    /// # Errors
    ///
    /// Returns the error of the list.
    pub async fn send(self) -> Result<Summary> {
        Ok(self.plan().await?.apply().summary().await)
    }
}

impl IntoFuture for KickAll {
    type Output = Result<Summary>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// The clients that [`KickAll`] would kick. `Display` writes a line with their number and the first 10 client identifiers.
#[derive(Debug, Clone)]
pub struct KickPlan {
    client: Client,
    clientids: Vec<String>,
}

impl KickPlan {
    /// Returns the identifiers of the clients that would be kicked.
    pub fn clientids(&self) -> &[String] {
        &self.clientids
    }

    /// Kicks exactly these clients. The index of a [result](crate::BulkResult::index) is that of the client in
    /// [`clientids`](Self::clientids).
    pub fn apply(self) -> Bulk<Ack> {
        self.client.kick_clients(self.clientids)
    }
}

impl fmt::Display for KickPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.clientids.len();
        write!(f, "kick {count} client{}", if count == 1 { "" } else { "s" })?;
        for (place, clientid) in self.clientids.iter().take(SHOWN).enumerate() {
            write!(f, "{} {}", if place == 0 { ":" } else { "," }, shown(clientid))?;
        }
        if count > SHOWN { f.write_str(", …") } else { Ok(()) }
    }
}
