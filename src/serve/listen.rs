//! A port to listen on.

use std::net::{IpAddr, TcpListener};

use super::FIRST_PORT;
use crate::pipeline::Failure;
use crate::say;

/// How many ports are tried.
const TRIES: u16 = 100;

/// Takes the port that was asked for, or the first free one.
pub fn bind(interface: IpAddr, port: Option<u16>) -> Result<TcpListener, Failure> {
    let Some(port) = port else {
        let free =
            (FIRST_PORT..FIRST_PORT + TRIES).find_map(|port| TcpListener::bind((interface, port)).ok());
        let last = FIRST_PORT + TRIES - 1;
        return free.ok_or_else(|| {
            Failure::Environment(say!(
                "{interface} 上端口 {FIRST_PORT} 到 {last} 都用不了；请用 --port 指明一个": "no port from {FIRST_PORT} to {last} can be had on {interface}; name one with --port"
            ))
        });
    };
    TcpListener::bind((interface, port)).map_err(|error| {
        let what = match error.kind() {
            std::io::ErrorKind::AddrInUse => say!("已被别的程序占用": "is in use by another program"),
            std::io::ErrorKind::PermissionDenied => say!("不许普通用户使用": "is not open to ordinary users"),
            _ => say!("用不了（{error}）": "cannot be used ({error})"),
        };
        let (zh, en) = (what.zh, what.en);
        Failure::Environment(say!(
            "{interface} 的端口 {port} {zh}；换一个 --port，或者不写 --port，由程序找一个空的": "port {port} of {interface} {en}; name another with --port, or none, and a free one is found"
        ))
    })
}

/// The address of the home page.
pub fn address(listener: &TcpListener) -> Result<String, Failure> {
    let local = listener.local_addr().map_err(|error| {
        Failure::Environment(say!("端口用不了：{error}": "the port cannot be used: {error}"))
    })?;
    let port = local.port();
    let host = match local.ip() {
        ip if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) => format!("[{ip}]"),
        IpAddr::V4(ip) => ip.to_string(),
    };
    Ok(format!("http://{host}:{port}/"))
}
