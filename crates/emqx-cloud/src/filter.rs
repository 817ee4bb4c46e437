//! Compares the rows of a list with the filters of the request, because some servers ignore filters.

use std::borrow::Cow;

use emqx_cloud_core::{Filter, Operation, Place, Received, Relation, Scalar};
use percent_encoding::percent_decode_str;
use reqwest::Url;

/// The filters of a request, with their values.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    /// Those that can be compared with rows.
    shown: Vec<(Filter, String)>,
    any: bool,
}

impl Filters {
    /// Reads the filters from a request.
    pub fn of(operation: &Operation, url: &Url) -> Self {
        let Some(paging) = operation.paging else { return Self::default() };
        let of_page = [paging.position.parameter(), paging.limit];
        let any = url.query_pairs().any(|(name, _)| !of_page.contains(&&*name));
        let mut shown = Vec::new();
        for parameter in operation.parameters.iter().filter(|parameter| parameter.place == Place::Query) {
            let Some(filter) = parameter.filter else { continue };
            let Some((_, value)) = url.query_pairs().find(|(name, _)| name == parameter.name) else { continue };
            let value = match parameter.decoded_twice {
                true => percent_decode_str(&value).decode_utf8_lossy().into_owned(),
                false => value.into_owned(),
            };
            shown.push((filter, value));
        }
        Self { shown, any }
    }

    /// Returns whether the request has filters.
    pub fn any(&self) -> bool {
        self.any
    }

    /// Returns whether a row fits all filters that can be compared with it.
    pub fn fit(&self, row: &impl Received) -> bool {
        self.shown.iter().all(|(filter, value)| fits(row, filter, value))
    }
}

/// Returns whether a row fits a filter. `true` if the row does not show that.
fn fits(row: &impl Received, filter: &Filter, value: &str) -> bool {
    let Some(shown) = row.field(filter.field).and_then(|field| field.scalar().map(text)) else { return true };
    match filter.relation {
        Relation::Equals if filter.values.is_empty() => *shown == *value,
        Relation::Equals => {
            let wanted = filter.values.iter().find(|(given, _)| *given == value);
            wanted.is_none_or(|(_, wanted)| *shown == **wanted)
        }
        Relation::Contains => shown.contains(value),
        Relation::AtLeast => numbers(&shown, value).is_none_or(|(shown, value)| shown >= value),
        Relation::AtMost => numbers(&shown, value).is_none_or(|(shown, value)| shown <= value),
        Relation::Topic => is_topic(&shown, value),
        Relation::ShareGroup => is_in_group(&shown, value),
        // A relation that is not known here says nothing.
        _ => true,
    }
}

fn text(scalar: Scalar<'_>) -> Cow<'_, str> {
    match scalar {
        Scalar::Text(text) => Cow::Borrowed(text),
        Scalar::Integer(number) => number.to_string().into(),
        Scalar::Float(number) => number.to_string().into(),
        Scalar::Boolean(boolean) => if boolean { "true" } else { "false" }.into(),
        _ => "".into(),
    }
}

fn numbers(shown: &str, value: &str) -> Option<(i128, i128)> {
    Some((shown.parse().ok()?, value.parse().ok()?))
}

/// Returns whether the topic filter that a row shows is this one, with or without the prefix of a shared subscription.
///
/// Servers normalize the topic filters of shared subscriptions like paths.
fn is_topic(shown: &str, filter: &str) -> bool {
    let inner = shown.strip_prefix("$share/").and_then(|shared| Some(shared.split_once('/')?.1));
    shown == filter || inner.unwrap_or(shown) == normalized(filter)
}

/// Returns a topic filter as servers show it in a shared subscription: without empty levels, except a first one.
fn normalized(filter: &str) -> String {
    let levels: Vec<_> = filter.split('/').filter(|level| !level.is_empty()).collect();
    let first = if filter.starts_with('/') { "/" } else { "" };
    format!("{first}{}", levels.join("/"))
}

/// Returns whether the topic filter that a row shows can be that of a subscription shared by this group.
fn is_in_group(shown: &str, group: &str) -> bool {
    match shown.strip_prefix("$share/") {
        Some(shared) => shared.split_once('/').is_none_or(|(found, _)| found == group),
        // `$share/g//abs` is shown as `/abs`.
        None => shown.starts_with('/'),
    }
}
