//! The types that generated API crates and the SDK on top of them share.
//!
//! A generated crate contains only what comes from its OpenAPI document. Everything else that it needs is defined here:
//! [`Secret`], the argument checks in [`check`], path encoding, [`ResultCode`] and [`Reason`], and the types that
//! describe an API as data ([`Api`], [`Operation`]).
//!
//! To call a deployment, use the crate `emqx-cloud`.

mod ambiguity;
mod api;
mod argument;
pub mod auth;
pub mod check;
mod code;
mod columns;
mod encoding;
mod members;
mod option;
#[doc(hidden)]
pub mod quick;
mod reading;
mod received;
mod secret;
mod text_enum;
mod time;

pub use api::{
    Answers, Api, Credential, Credentials, Filter, ForeignCodes, Operation, Paging, Parameter, Place, Position,
    Relation, Success,
};
pub use argument::{InvalidArgument, InvalidArguments, Validate};
pub use code::{Category, KnownCode, KnownReason, Reason, ResultCode};
pub use columns::{Columns, Record};
pub use encoding::{PathSegment, TwiceEncoded, encode_path, encode_payload};
pub use members::{Members, MembersBuilder, to_value};
pub use option::IntoOption;
pub use reading::Reading;
pub use received::{Misfit, NumberOrText, Received, Scalar};
pub use secret::Secret;
pub use time::LocalTime;

/// What the macros of this crate expand to.
#[doc(hidden)]
pub mod private {
    pub use serde;

    pub use crate::ambiguity::{ambiguity, have_repeated};
    pub use crate::reading::private::*;
    pub use crate::received::private::*;
    pub use crate::time::private::*;
}
