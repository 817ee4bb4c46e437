//! From a path to an operation of the document.

use emqx_cloud_api::API;
use emqx_cloud_core::Operation;

use super::params::decoded;
use super::{Behaviour, acl, auth, clients, metrics, mqtt, subscriptions};

/// The operations of the document under a base path.
pub struct Routes {
    base: Vec<String>,
    routes: Vec<Route>,
}

struct Route {
    operation: &'static Operation,
    template: Vec<&'static str>,
    /// `None` for an operation of the document that the simulator does not know.
    behaviour: Option<Behaviour>,
}

/// Where a path leads.
pub enum Target {
    /// An escape in the path is invalid.
    BadPath,
    /// Outside of the base path.
    Outside,
    /// The base path itself.
    Base,
    /// No operation.
    Nothing,
    /// An operation with the parameters of its path; `None` if it has no behavior here.
    Operation(&'static Operation, Option<Behaviour>, Vec<(&'static str, Vec<u8>)>),
}

impl Routes {
    pub fn new(base_path: &str) -> Self {
        let routes = API.operations.iter().map(|operation| Route {
            operation,
            template: segments(operation.path).collect(),
            behaviour: behaviour(operation.id),
        });
        Self { base: segments(base_path).map(str::to_owned).collect(), routes: routes.collect() }
    }

    /// Empty segments do not count, so slashes can be repeated and trail.
    pub fn target(&self, method: &str, path: &str) -> Target {
        if !path.is_ascii() || decoded(path.as_bytes()).is_none() {
            return Target::BadPath;
        }
        let mut segments = segments(path);
        if !self.base.iter().all(|part| segments.next() == Some(part)) {
            return Target::Outside;
        }
        let segments: Vec<_> = segments.collect();
        if segments.is_empty() {
            return Target::Base;
        }
        let found = self.routes.iter().filter(|route| route.operation.method == method);
        let found = found.filter_map(|route| Some((route, route.parameters(&segments)?))).next();
        found.map_or(Target::Nothing, |(route, parameters)| {
            Target::Operation(route.operation, route.behaviour, parameters)
        })
    }
}

impl Route {
    /// The parameters in a path; `None` if it is not a path of this route. Literal segments are matched as they were
    /// sent.
    fn parameters(&self, segments: &[&str]) -> Option<Vec<(&'static str, Vec<u8>)>> {
        if segments.len() != self.template.len() {
            return None;
        }
        let mut parameters = Vec::new();
        for (segment, template) in segments.iter().zip(&self.template) {
            match template.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(name) => parameters.push((name, decoded(segment.as_bytes())?)),
                None if segment == template => {}
                None => return None,
            }
        }
        Some(parameters)
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

/// What an operation does, by the module of its group.
fn behaviour(id: &str) -> Option<Behaviour> {
    let groups = [
        auth::behaviour,
        acl::behaviour,
        clients::behaviour,
        subscriptions::behaviour,
        mqtt::behaviour,
        metrics::behaviour,
    ];
    groups.iter().find_map(|group| group(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_a_behaviour() {
        let missing: Vec<_> =
            API.operations.iter().map(|operation| operation.id).filter(|id| behaviour(id).is_none()).collect();
        assert!(missing.is_empty(), "operations of the document that the simulator answers with 501: {missing:?}");
    }
}
