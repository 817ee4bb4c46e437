//! A list on a server: an unordered table that is read by offset, and that changes while it is read.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use emqx_cloud_tests::server::{Answer, Request};
use serde_json::{Value, json};

/// A table, whose rows keep their order while others come and go.
pub struct Table {
    rows: BTreeSet<(u64, String)>,
    seed: u64,
    random: u64,
    visitors: u64,
    /// How many nodes have a part of the rows each. The rows of one come after those of another.
    nodes: u64,
}

impl Table {
    /// Returns a table with the rows `c0`, `c1`, …
    pub fn new(rows: usize, seed: u64) -> Self {
        let mut table = Self { rows: BTreeSet::new(), seed, random: seed, visitors: 0, nodes: 1 };
        for row in 0..rows {
            table.insert(format!("c{row}"));
        }
        table
    }

    fn place(&self, name: &str) -> u64 {
        let hash = mixed(name.bytes().fold(self.seed, |hash, byte| mixed(hash ^ u64::from(byte))));
        // The node, and then the place on it.
        hash % self.nodes * (u64::MAX / self.nodes) + hash / self.nodes
    }

    fn insert(&mut self, name: String) {
        self.rows.insert((self.place(&name), name));
    }

    /// Sets the number of nodes: the clients of a node that leaves connect to the others.
    pub fn set_nodes(&mut self, nodes: u64) {
        self.nodes = nodes;
        self.insert_again();
    }

    /// Changes the order, as a restart does.
    pub fn shuffle(&mut self) {
        self.seed = mixed(self.seed + 1);
        self.insert_again();
    }

    fn insert_again(&mut self) {
        for (_, name) in std::mem::take(&mut self.rows) {
            self.insert(name);
        }
    }

    /// Lets this number of visitors come, and as many leave.
    pub fn churn(&mut self, visitors: u64) {
        for _ in 0..visitors {
            self.visitors += 1;
            self.insert(format!("visitor-{}", self.visitors));
            self.random = mixed(self.random);
            let leaving = format!("visitor-{}", self.random % self.visitors + 1);
            self.rows.remove(&(self.place(&leaving), leaving));
        }
    }

    /// Removes this number of rows from the beginning.
    pub fn shrink(&mut self, rows: usize) {
        for _ in 0..rows {
            self.rows.pop_first();
        }
    }

    /// Returns the names of the rows.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.rows.iter().map(|(_, name)| name)
    }

    /// Returns a page of `GET /clients`.
    pub fn page(&self, request: &Request) -> Answer {
        let number = |name: &str| request.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(1_usize);
        let (page, limit) = (number("_page"), number("_limit"));
        let data: Vec<_> =
            self.rows.iter().skip((page - 1).saturating_mul(limit)).take(limit).map(|(_, name)| row(name)).collect();
        let more = page.saturating_mul(limit) < self.rows.len();
        let meta = json!({"page": page, "limit": limit, "count": self.rows.len(), "hasnext": more});
        Answer::json(&json!({"data": data, "meta": meta, "code": 0}))
    }
}

/// A row of `GET /clients`.
pub fn row(name: &str) -> Value {
    json!({"node": "n", "clientid": name, "connected": true})
}

/// Answers with pages of a table, which `change` changes after each request, given its number.
pub fn answering(
    table: Table,
    change: impl Fn(&mut Table, usize) + Send + Sync + 'static,
) -> impl Fn(&Request) -> Answer + Send + Sync {
    let state = Arc::new(Mutex::new((table, 0)));
    move |request| {
        let (table, requests) = &mut *state.lock().expect("no test panics here");
        let answer = table.page(request);
        *requests += 1;
        change(table, *requests);
        answer
    }
}

/// SplitMix64.
fn mixed(seed: u64) -> u64 {
    let mut bits = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
