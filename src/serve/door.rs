//! HTTP: who may ask, what is asked for, and how the answer is put.

use std::convert::Infallible;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::answer::{Answer, Content, answer as find};
use super::files;
use super::hub::Hub;
use crate::pipeline::Failure;
use crate::say;
use crate::site::percent_decode;

/// Answers until the process is interrupted. Open streams keep nobody waiting.
pub fn answer(listener: TcpListener, hub: &Arc<Hub>) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::Environment(say!("预览开不起来：{error}": "the preview cannot start: {error}"))
    };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    let router = Router::new()
        .route("/_preview/events", axum::routing::get(events))
        .fallback(any)
        .with_state(Arc::clone(hub));
    let done = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            done = async { axum::serve(listener, router).await } => done,
            done = tokio::signal::ctrl_c() => done,
        }
    });
    runtime.shutdown_background();
    done.map_err(failed)
}

/// Another site's script must not read a preview by a name that leads here: only names
/// of this machine and bare addresses are answered.
fn is_welcome(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
}

fn turned_away() -> Response {
    let why = say!("这个预览只用 localhost 或 IP 地址访问": "this preview answers to localhost and IP addresses only");
    let text = format!("{}\n{}\n", why.zh, why.en);
    (StatusCode::FORBIDDEN, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// News for open pages: a number that grows.
async fn events(State(hub): State<Arc<Hub>>, headers: HeaderMap) -> Response {
    if !is_welcome(&headers) {
        return turned_away();
    }
    let news = WatchStream::new(hub.listen());
    let events = news.map(|count| Ok::<_, Infallible>(Event::default().data(count.to_string())));
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

async fn any(State(hub): State<Arc<Hub>>, request: Request) -> Response {
    let (method, headers, uri) = (request.method().clone(), request.headers().clone(), request.uri().clone());
    if !is_welcome(&headers) {
        return turned_away();
    }
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let found = tokio::task::spawn_blocking(move || at(&hub, &uri)).await;
    match found {
        Ok(answer) => respond(answer, &method, &headers),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn at(hub: &Hub, uri: &Uri) -> Answer {
    find(hub, &percent_decode(uri.path()), uri.query().unwrap_or_default())
}

/// Puts an answer: its type, its tag, a part of it if only that is wanted.
fn respond(answer: Answer, method: &Method, headers: &HeaderMap) -> Response {
    let mut out = Response::builder().status(answer.status).header(header::CACHE_CONTROL, "no-cache");
    out = out.header(header::CONTENT_TYPE, answer.media).header("X-Content-Type-Options", "nosniff");
    if let Some(location) = answer.location.and_then(|to| HeaderValue::from_str(&to).ok()) {
        out = out.header(header::LOCATION, location);
    }
    let (size, tag) = match &answer.content {
        Content::Page { bytes, mark } => {
            out = out.header("Preview-Content", &mark.content).header("Preview-Style", &mark.style);
            (bytes.len() as u64, format!("{}-{}", mark.content, mark.style))
        }
        Content::Bytes(bytes) => (bytes.len() as u64, hash(bytes)),
        Content::File(found) => (found.size, found.tag.clone()),
    };
    let tag = format!("\"{tag}\"");
    out = out.header(header::ETAG, &tag).header(header::ACCEPT_RANGES, "bytes");
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let fine = answer.status == 200;
    if fine
        && text(header::IF_NONE_MATCH)
            .is_some_and(|tags| tags == "*" || tags.split(',').any(|one| one.trim() == tag))
    {
        return done(out.status(StatusCode::NOT_MODIFIED).body(Body::empty()));
    }
    let same = text(header::IF_RANGE).is_none_or(|wanted| wanted == tag);
    let wanted = text(header::RANGE).filter(|_| fine && same).and_then(|range| part(range, size));
    let (start, length) = match wanted {
        None => (0, size),
        Some(None) => {
            let out = out.status(StatusCode::RANGE_NOT_SATISFIABLE);
            return done(out.header(header::CONTENT_RANGE, format!("bytes */{size}")).body(Body::empty()));
        }
        Some(Some((start, end))) => {
            out = out.status(StatusCode::PARTIAL_CONTENT);
            out = out.header(header::CONTENT_RANGE, format!("bytes {start}-{end}/{size}"));
            (start, end + 1 - start)
        }
    };
    out = out.header(header::CONTENT_LENGTH, length);
    if *method == Method::HEAD {
        return done(out.body(Body::empty()));
    }
    done(out.body(match answer.content {
        Content::Page { bytes, .. } | Content::Bytes(bytes) => {
            let from = usize::try_from(start).unwrap_or(0);
            let count = usize::try_from(length).unwrap_or(0);
            Body::from(bytes.into_iter().skip(from).take(count).collect::<Vec<u8>>())
        }
        Content::File(found) => files::body(found.path, start, length),
    }))
}

fn done(response: Result<Response, axum::http::Error>) -> Response {
    response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The part that a `Range` asks for: `None`, it is not understood and the whole is sent;
/// `Some(None)`, there is no such part. Several parts at once are sent as the whole.
fn part(range: &str, size: u64) -> Option<Option<(u64, u64)>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (start, end) = match (first.trim(), last.trim()) {
        ("", last) => (size.saturating_sub(last.parse().ok()?), size.checked_sub(1)),
        (first, "") => (first.parse().ok()?, size.checked_sub(1)),
        (first, last) => {
            (first.parse().ok()?, size.checked_sub(1).map(|most| most.min(last.parse().unwrap_or(0))))
        }
    };
    Some(end.filter(|end| start <= *end).map(|end| (start, end)))
}

fn hash(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
