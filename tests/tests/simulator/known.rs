//! The differences that remain, and why.

/// Differences of documented operations.
pub const DOCUMENTED: &[(&str, &str)] = &[];

const BROKERS: &str = "the operation /brokers is not in the document";

/// Differences outside of the document.
pub const OTHERS: &[(&str, &str)] = &[
    ("transport.connection_close", BROKERS),
    ("transport.h2c_upgrade", BROKERS),
    ("transport.http10", BROKERS),
    ("transport.http10_keepalive", BROKERS),
    ("transport.origin_cors", BROKERS),
];

/// Differences of the exchanges with several versions, some of which were written by hand.
pub const VERSIONS: &[(&str, &str)] = &[
    ("4.3.5.acl.create.batch_decoded", "written by hand: refuses the action `pub`, which every server accepts"),
    (
        "4.4.19.mqtt.publish_batch.object",
        "written by hand: servers take `{}` for one empty item, as mqtt.subscribe_batch.empty_object shows",
    ),
    ("4.4.19.publish_batch.one_bad", "written by hand: refuses an item with a valid topic and payload"),
];
