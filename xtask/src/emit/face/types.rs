//! The types that callers of the SDK use.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::krate;
use crate::emit::types::Types;
use crate::model::{Api, Shape};
use crate::naming;

/// Makes the module.
pub fn emit(api: &Api, types: &Types<'_>) -> TokenStream {
    let mut touched = BTreeSet::new();
    for (operation, call) in api.calls() {
        touched.extend(operation.parameters.iter().filter_map(|parameter| parameter.schema_name.as_deref()));
        touched.extend(call.answer.row());
        match call.body.as_ref().map(|body| (&body.shape, body.schema.as_str())) {
            Some((Shape::List(item), _)) => touched.extend([item.as_str()]),
            Some((Shape::Object, schema)) => touched.extend([schema]),
            // The fields are the arguments of the call.
            Some((Shape::Fields(_), schema)) => touched.extend(types.parts(schema)),
            None => {}
        }
    }
    let touched = types.with_parts(touched);
    let is_enum = |name: &str| types.schema(name)["enum"].is_array() && types.schema(name)["type"] == "string";
    let listed = |keep: &dyn Fn(&str) -> bool| -> Vec<Ident> {
        touched.iter().filter(|name| keep(name)).map(|name| naming::type_ident(name)).collect()
    };
    let objects = listed(&|name| types.get(name).is_some());
    let enums = listed(&|name| is_enum(name) && types.schema(name)["x-type"].is_null());
    let krate = krate(api);
    let objects = (!objects.is_empty()).then(|| quote!(pub use #krate::types::{#(#objects),*};));
    let enums = (!enums.is_empty()).then(|| quote!(pub use #krate::enums::{#(#enums),*};));
    quote! {
        //! The types of requests and responses.

        #objects
        #enums
    }
}
