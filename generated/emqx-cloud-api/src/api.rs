// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The API as data.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud_core::{Answers, Api, Credential, Credentials, ForeignCodes, Success};
use crate::{codes, operations, reasons};
/// The API as data, for code that is generic over APIs.
pub static API: Api = Api {
    name: "v4",
    version: "4.4",
    operations: operations::ALL,
    answers: Answers {
        success: Success::Code(0),
        data: Some("data"),
        code: "code",
        message: "message",
    },
    codes: codes::KNOWN,
    reasons: reasons::KNOWN,
    secret_fields: &["password"],
    excluded_characters: &['\0'],
    credentials: Credentials::Basic {
        name: Credential {
            argument: "app_id",
            variable: "EMQX_CLOUD_APP_ID",
        },
        secret: Credential {
            argument: "app_secret",
            variable: "EMQX_CLOUD_APP_SECRET",
        },
    },
    address_variable: "EMQX_CLOUD_API",
    max_body_bytes: Some(8000000),
    max_request_line_bytes: Some(8000),
    body_unread_after: &[401, 404],
    foreign_codes: &[
        ForeignCodes {
            words: &[
                "API_NOT_EXIST",
                "NOT_FOUND",
                "AUTHORIZATION_HEADER_ERROR",
                "BAD_API_KEY_OR_SECRET",
                "API_KEY_NOT_ALLOW",
                "UNAUTHORIZED_ROLE",
                "BAD_USERNAME_OR_PWD",
                "BAD_TOKEN",
                "TOKEN_TIME_OUT",
                "BAD_REQUEST",
                "INVALID_PARAMETER",
                "CLIENTID_NOT_FOUND",
                "CLIENT_NOT_FOUND",
                "TOPIC_NOT_FOUND",
            ],
            advice: "this looks like an EMQX 5 server, whose API differs; check that the address is that of a 4.x deployment",
        },
    ],
};
