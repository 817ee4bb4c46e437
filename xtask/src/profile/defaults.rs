//! Default values.

use serde_json::{Map, Value};

use super::{Draft, Step, add_paragraph};

pub const DEFAULTS: Step = Step {
    title: "Defaults in requests are left out",
    reason: "Clients in Java, Go and Python send them if the caller sets nothing, and TypeScript requires the members \
             that have one. Servers have their own defaults. The description says what they are.",
    apply: defaults,
};

/// Moves the defaults of parameters and of what is sent into descriptions.
fn defaults(draft: &mut Draft<'_>) {
    draft.schemas(|_, schema| match schema.shift_remove("default") {
        Some(default) => {
            describe(schema, &default);
            true
        }
        None => false,
    });
    let mut changed = Vec::new();
    let mut parameter = |parameter: &mut Value, place: &str| {
        let Some(parameter) = parameter.as_object_mut() else { return };
        let schema = parameter.get_mut("schema").and_then(Value::as_object_mut);
        if let Some(default) = schema.and_then(|schema| schema.shift_remove("default")) {
            describe(parameter, &default);
            changed.push(format!("`{place}`"));
        }
    };
    let shared = draft.value.pointer_mut("/components/parameters").and_then(Value::as_object_mut);
    shared.into_iter().flatten().for_each(|(name, shared)| parameter(shared, name));
    draft.operations(|_, _, operation| {
        let id = super::text(operation, "operationId");
        let own = operation.get_mut("parameters").and_then(Value::as_array_mut);
        own.into_iter().flatten().for_each(|own| parameter(own, &id));
        false
    });
    draft.changed.extend(changed);
}

fn describe(object: &mut Map<String, Value>, default: &Value) {
    let default = default.as_str().map_or_else(|| default.to_string(), str::to_owned);
    add_paragraph(object, &format!("The default is `{default}`."));
}
