//! Choices between required properties.

use serde_json::Value;

use super::{Draft, Step};

pub const REQUIRED: Step = Step {
    title: "`anyOf` that only lists required members is left out",
    reason: "It loses the type of the object, which becomes `Any` in Python and `unknown` in TypeScript. The \
             description says what has to be set.",
    apply: required,
};

/// Removes `anyOf` whose parts only have `required`.
fn required(draft: &mut Draft<'_>) {
    draft.schemas(|_, schema| {
        let only = |part: &Value| part.as_object().is_some_and(|part| part.keys().eq(["required"]));
        let parts = schema.get("anyOf").and_then(Value::as_array);
        let found = parts.is_some_and(|parts| parts.iter().all(only));
        if found {
            schema.shift_remove("anyOf");
        }
        found
    });
}
