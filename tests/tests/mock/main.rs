//! The typed mock and the results of calls without a server, through the public API of `emqx-cloud-test`.

mod offline;
mod then;
mod when;

use emqx_cloud::types::ClientInfo;

/// Returns a row.
fn client(id: &str) -> ClientInfo {
    ClientInfo::new(id)
}
