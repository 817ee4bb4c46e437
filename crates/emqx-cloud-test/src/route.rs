//! From a path to an operation of a document.

use emqx_cloud_core::{Api, Operation};

use crate::percent::decoded;

/// The operations of an API under a base path.
pub(crate) struct Routes {
    base: Vec<String>,
    routes: Vec<Route>,
}

struct Route {
    operation: &'static Operation,
    template: Vec<&'static str>,
}

/// Where a path leads.
pub(crate) enum Target {
    /// An escape in the path is invalid.
    BadPath,
    /// Outside of the base path.
    Outside,
    /// The base path itself.
    Base,
    /// No operation.
    Nothing,
    /// An operation with the parameters of its path, decoded.
    Operation(&'static Operation, Vec<(&'static str, Vec<u8>)>),
}

impl Routes {
    pub fn new(api: &'static Api, base_path: &str) -> Self {
        let routes =
            api.operations.iter().map(|operation| Route { operation, template: segments(operation.path).collect() });
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
        found.map_or(Target::Nothing, |(route, parameters)| Target::Operation(route.operation, parameters))
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
