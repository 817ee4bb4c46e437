//! The vendor's pages: what they say, as data, and how that compares with the specification.
//!
//! [`markdown`] takes a page apart; [`outline`] says which headings are sections; [`page`] reads each section, with
//! [`table`], [`json`] and [`curl`] for what is in it, and [`words`], [`types`], [`names`] and [`hints`] for what words
//! mean. The result are [`facts`]. [`extract`] does this for a checkout, and [`lock`] keeps the result.
//! [`diff`] compares new pages with that, and [`skeleton`] makes what the specification needs for a new operation.

pub mod check;
pub mod command;
pub mod contradictions;
pub mod curl;
pub mod diff;
pub mod extract;
pub mod facts;
pub mod hints;
pub mod json;
pub mod layout;
pub mod lock;
pub mod markdown;
pub mod names;
pub mod outline;
pub mod page;
pub mod schema;
pub mod skeleton;
pub mod table;
pub mod types;
pub mod waivers;
pub mod words;
