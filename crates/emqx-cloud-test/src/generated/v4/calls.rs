// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The calls, for the code that knows no API.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud::v4::{calls, types, types as enums};
use crate::mock::{Batch, ItemReply, Mock, Mocked, Outcomes, Place, Then, When};
use super::DOCUMENTED;
use crate::mock::Documented;
impl Mocked for calls::ListUsernames {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::CreateUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = Some(false);
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::CreateUsernameBatch {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = Some(true);
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Name("username"),
        reversed: false,
        repeated: &[],
    });
}

impl Mocked for calls::GetUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::UpdateUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::DeleteUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::ListClientids {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::CreateClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = Some(false);
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::CreateClientidBatch {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = Some(true);
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Name("clientid"),
        reversed: false,
        repeated: &[],
    });
}

impl Mocked for calls::GetClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::UpdateClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::DeleteClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::CreateAcl {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = Some(false);
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Result,
        reversed: false,
        repeated: &[
            ("access", "access"),
            ("action", "action"),
            ("clientid", "clientid"),
            ("topic", "topic"),
            ("username", "username"),
        ],
    });
}

impl Mocked for calls::CreateAclBatch {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = Some(true);
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Result,
        reversed: true,
        repeated: &[
            ("access", "access"),
            ("action", "action"),
            ("clientid", "clientid"),
            ("topic", "topic"),
            ("username", "username"),
        ],
    });
}

impl Mocked for calls::ListAclByClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::ListAclByUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::ListAclForAll {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::GetAclByClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::GetAclByUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::DeleteAclByClientid {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::DeleteAclByUsername {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::DeleteAclForAll {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::ListClients {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::GetClient {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::KickClient {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::ListSubscriptions {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::GetClientSubscriptions {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::Subscribe {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::Unsubscribe {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::Publish {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}

impl Mocked for calls::SubscribeBatch {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Code,
        reversed: false,
        repeated: &[("clientid", "clientid"), ("topic", "topic"), ("topics", "topic")],
    });
}

impl Mocked for calls::UnsubscribeBatch {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Code,
        reversed: false,
        repeated: &[("clientid", "clientid"), ("topic", "topic")],
    });
}

impl Mocked for calls::PublishBatch {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = Some(Batch {
        place: Place::Code,
        reversed: false,
        repeated: &[("topic", "topic"), ("topics", "topic")],
    });
}

impl Mocked for calls::GetMetrics {
    const API: &'static Documented = &DOCUMENTED;
    const IS_ARRAY: Option<bool> = None;
    const BATCH: Option<Batch> = None;
}
