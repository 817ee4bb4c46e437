// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Methods of what is received.
use crate::types;
impl types::ClientInfo {
    /// `mountpoint`, and `None` where the server says `undefined`, which means that there is none.
    pub fn mountpoint(&self) -> Option<&str> {
        self.mountpoint.as_deref().filter(|value| *value != "undefined")
    }

    /// `username`, and `None` where the server says `undefined`, which means that there is none.
    pub fn username(&self) -> Option<&str> {
        self.username.as_deref().filter(|value| *value != "undefined")
    }
}
