//! The operations as data.

/// One operation of the API: what it is called, where it stands, and how it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// Its `operationId`, which is also the name of its method on a client.
    pub id: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, under the base address.
    pub path: &'static str,
    /// The group that it belongs to.
    pub tag: &'static str,
    /// One line on what it does.
    pub summary: &'static str,
    /// Whether sending it twice has the effect of once. If not, it must not be sent again unless the first one
    /// certainly did not reach the server.
    pub idempotent: bool,
    /// How it pages, if it does.
    pub paging: Option<Paging>,
    /// Its path and query parameters, in the order of the document.
    pub parameters: &'static [Parameter],
    /// The names of the typed calls that it can be made with.
    pub calls: &'static [&'static str],
}

/// Which parameters and which field make pages of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// The query parameter with the number of the page, from 1.
    pub page: &'static str,
    /// The query parameter with the size of a page.
    pub limit: &'static str,
    /// The field of `meta` that says whether there is another page. `None`: the server does not say.
    pub more: Option<&'static str>,
}

/// A path or query parameter of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its name as an argument or setter.
    pub argument: &'static str,
    /// Whether it stands in the path; if not, in the query.
    pub in_path: bool,
}
