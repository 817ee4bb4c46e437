//! What calls and attempts do, without any secret: all of it with `--verbose`, and otherwise only that a call cannot connect yet.

use std::fmt::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;

/// The target of the events of the SDK.
const TARGET: &str = "emqx_cloud";

/// Shows the events of the SDK on standard error.
pub fn start() {
    // There is no other subscriber in this program.
    let _ = tracing_subscriber::registry().with(Lines).try_init();
}

/// Says once on the terminal that a call cannot connect and is retried, because that takes a while.
pub fn start_notes() {
    let _ = tracing_subscriber::registry().with(Outage::default()).try_init();
}

#[derive(Default)]
struct Outage {
    is_said: AtomicBool,
}

impl<S: Subscriber> Layer<S> for Outage {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        // Only an attempt that another one follows.
        metadata.target() == TARGET && metadata.is_event() && metadata.fields().field("emqx_cloud.wait").is_some()
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        if fields.get("error.type") == Some("connect") && !self.is_said.swap(true, Ordering::Relaxed) {
            // There can be a progress bar, which is drawn again.
            anstream::eprintln!("\r\x1b[Kcannot connect, retrying for up to 10 s (lists and jobs: 60 s); ctrl-c stops");
        }
    }
}

struct Lines;

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Lines {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.target() == TARGET
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        span.extensions_mut().insert(fields);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(fields) = span.extensions_mut().get_mut::<Fields>() {
            values.record(fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let name = context.event_span(event).and_then(|span| {
            span.extensions().get::<Fields>().and_then(|fields| fields.get("emqx_cloud.call").map(str::to_owned))
        });
        let name = name.unwrap_or_else(|| "call".to_owned());
        let Some(resends) = fields.get("http.request.resend_count") else {
            let field = fields.get("emqx_cloud.first_misfit").unwrap_or_default();
            anstream::eprintln!("{name}: {}, such as `{field}`", fields.get("message").unwrap_or_default());
            return;
        };
        let attempt = resends.parse::<u64>().unwrap_or_default() + 1;
        let mut line = format!("{name}: attempt {attempt}: {}", outcome(&fields));
        if let Some(seconds) = fields.seconds("emqx_cloud.queued") {
            let _ = write!(line, ", after waiting {seconds} for other requests");
        }
        if let Some(seconds) = fields.seconds("emqx_cloud.wait") {
            let _ = write!(line, ", next attempt in {seconds}");
        }
        anstream::eprintln!("{line}");
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        let extensions = span.extensions();
        let Some(fields) = extensions.get::<Fields>() else { return };
        let get = |name: &str| fields.get(name).unwrap_or_default();
        let mut line = format!("{}: {}", get("emqx_cloud.call"), get("http.request.method"));
        if let Some(path) = fields.get("url.template") {
            let _ = write!(line, " {path}");
        }
        let _ = write!(line, " on {}:{}", get("server.address"), get("server.port"));
        let attempts = get("emqx_cloud.attempts");
        let _ = write!(line, ": {}, {attempts} attempt{}", outcome(fields), if attempts == "1" { "" } else { "s" });
        if let Some(seconds) = fields.seconds("http.client.request.duration") {
            let _ = write!(line, ", {seconds}");
        }
        anstream::eprintln!("{line}");
    }
}

/// Returns how an attempt or a call ended.
fn outcome(fields: &Fields) -> String {
    let mut parts = Vec::new();
    if let Some(status) = fields.get("http.response.status_code") {
        parts.push(format!("HTTP {status}"));
    }
    if let Some(code) = fields.get("emqx_cloud.result_code") {
        parts.push(format!("code {code}"));
    }
    match fields.get("error.type") {
        Some(kind) if Some(kind) != fields.get("http.response.status_code") => parts.push(kind.replace('_', " ")),
        _ => {}
    }
    if parts.is_empty() { "no response".to_owned() } else { parts.join(", ") }
}

/// The fields of a span or an event. All of them are numbers and constants.
#[derive(Default)]
struct Fields(Vec<(&'static str, String)>);

impl Fields {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn seconds(&self, name: &str) -> Option<String> {
        let seconds: f64 = self.get(name)?.parse().ok()?;
        Some(if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.2} s") })
    }
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push((field.name(), value.to_owned()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.push((field.name(), format!("{value:?}")));
    }
}
