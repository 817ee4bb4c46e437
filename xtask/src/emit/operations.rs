//! The operations and the API as data.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::rules::option;
use crate::model::{Answer, Api, Credential, Credentials, Operation, Place, Position, RELATIONS};
use crate::naming;

/// Makes the table of operations.
pub fn operations(api: &Api) -> TokenStream {
    let idents: Vec<_> = api.operations.iter().map(|operation| naming::constant(&operation.id)).collect();
    let constants = api.operations.iter().map(constant);
    quote! {
        //! The operations as data.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{Filter, Operation, Paging, Parameter, Place, Position, Relation};

        #(#constants)*

        /// Every operation, in the order of the document.
        pub static ALL: &[Operation] = &[#(#idents),*];
    }
}

fn constant(operation: &Operation) -> TokenStream {
    let ident = naming::constant(&operation.id);
    let Operation { id, method, path, tag, summary, idempotent, .. } = operation;
    let id = naming::field(id);
    let status = Literal::u16_unsuffixed(operation.status);
    let paging = option(operation.paging.as_ref().map(|paging| {
        let (limit, key) = (&paging.limit, &paging.key);
        let [rows, meta, more, total] =
            [&paging.rows, &paging.meta, &paging.more, &paging.total].map(|field| option(field.as_ref()));
        let position = match &paging.position {
            Position::Number(parameter) => quote!(Position::Number { parameter: #parameter }),
            Position::Cursor(parameter, next) => quote!(Position::Cursor { parameter: #parameter, next: #next }),
        };
        quote!(Paging { position: #position, limit: #limit, key: &[#(#key),*], rows: #rows, meta: #meta, more: #more, total: #total })
    }));
    let parameters = operation.parameters.iter().map(|parameter| {
        let (name, argument, required) = (&parameter.name, &parameter.rust, parameter.required);
        let decoded_twice = parameter.decoded_twice;
        let place = match parameter.place {
            Place::Path => quote!(Path),
            Place::Query => quote!(Query),
            Place::Header => quote!(Header),
        };
        let repeated_in = option(parameter.repeated_in.as_ref());
        let filter = option(parameter.filter.as_ref().and_then(|filter| {
            let (_, relation) = RELATIONS.iter().find(|(relation, _)| *relation == filter.relation)?;
            let (relation, field) = (format_ident!("{relation}"), &filter.field);
            let values = filter.values.iter().map(|(given, shown)| quote!((#given, #shown)));
            Some(quote!(Filter { relation: Relation::#relation, field: #field, values: &[#(#values),*] }))
        }));
        quote!(Parameter {
            name: #name,
            argument: #argument,
            place: Place::#place,
            required: #required,
            repeated_in: #repeated_in,
            decoded_twice: #decoded_twice,
            filter: #filter,
        })
    });
    let failures = operation.calls.iter().any(|call| {
        matches!(call.answer, Answer::Batch(_) | Answer::Outcome(_) | Answer::OneObject(_) | Answer::OneRow(_))
    });
    let calls = operation.calls.iter().map(|call| naming::field(&call.name));
    let doc = format!("`{method} {path}`: {}.", super::docs::lower_first(summary));
    quote! {
        #[doc = #doc]
        pub const #ident: Operation = Operation {
            id: #id,
            method: #method,
            path: #path,
            tag: #tag,
            summary: #summary,
            idempotent: #idempotent,
            success_status: #status,
            failures_in_data: #failures,
            paging: #paging,
            parameters: &[#(#parameters),*],
            calls: &[#(#calls),*],
        };
    }
}

/// Makes the description of the API.
pub fn api(api: &Api) -> TokenStream {
    let (name, version) = (&api.info.module, &api.info.version);
    let answers = &api.answers;
    let success = match answers.success_code {
        Some(code) => {
            let code = Literal::i64_unsuffixed(code);
            quote!(Success::Code(#code))
        }
        None => quote!(Success::Status),
    };
    let data = option(answers.data.as_ref());
    let (code, message) = (&answers.code, &answers.message);
    let (secret_fields, excluded) = (&api.secret_fields, &api.excluded);
    let part = |Credential { argument, variable }: &Credential| quote!(Credential { argument: #argument, variable: #variable });
    let credentials = match &api.info.credentials {
        Credentials::Basic(name, secret) => {
            let (name, secret) = (part(name), part(secret));
            quote!(Credentials::Basic { name: #name, secret: #secret })
        }
        Credentials::Bearer(token) => {
            let token = part(token);
            quote!(Credentials::Bearer { token: #token })
        }
    };
    let address = &api.info.address;
    let body_bytes = option(api.max_body_bytes.map(Literal::u64_unsuffixed));
    let line_bytes = option(api.max_request_line_bytes.map(Literal::u64_unsuffixed));
    let unread = answers.body_unread_after.iter().map(|status| Literal::u16_unsuffixed(*status));
    let foreign =
        answers.foreign.iter().map(|(words, advice)| quote!(ForeignCodes { words: &[#(#words),*], advice: #advice }));
    quote! {
        //! The API as data.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{Answers, Api, Credential, Credentials, ForeignCodes, Success};

        use crate::{codes, operations, reasons};

        /// The API as data, for code that is generic over APIs.
        pub static API: Api = Api {
            name: #name,
            version: #version,
            operations: operations::ALL,
            answers: Answers { success: #success, data: #data, code: #code, message: #message },
            codes: codes::KNOWN,
            reasons: reasons::KNOWN,
            secret_fields: &[#(#secret_fields),*],
            excluded_characters: &[#(#excluded),*],
            credentials: #credentials,
            address_variable: #address,
            max_body_bytes: #body_bytes,
            max_request_line_bytes: #line_bytes,
            body_unread_after: &[#(#unread),*],
            foreign_codes: &[#(#foreign),*],
        };
    }
}
