//! Chromium over its DevTools protocol: open a page, ask it something.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use super::client::ask;
use super::preview::wait_until;

/// A browser with one page. It ends with this value.
pub struct Browser {
    child: Child,
    _profile: tempfile::TempDir,
    socket: WebSocket<TcpStream>,
    last: u64,
}

impl Browser {
    /// Starts a browser that shows an address.
    pub fn open(chromium: &Path, address: &str) -> Browser {
        let profile = tempfile::tempdir().unwrap();
        let mut child = Command::new(chromium)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-dev-shm-usage",
            ])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--remote-debugging-port=0", "--window-size=900,600"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("DevTools listening on ws://")).expect("DevTools");
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let host = line.split("ws://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let mut url = String::new();
        wait_until("a page of the browser", || {
            let list = ask(&host, "GET", "/json/list", &[]).map_err(|error| error.to_string())?;
            let list: Value = serde_json::from_slice(&list.body).map_err(|error| error.to_string())?;
            let page = list.as_array().and_then(|all| all.iter().find(|one| one["type"] == "page"));
            url = page.and_then(|page| page["webSocketDebuggerUrl"].as_str()).unwrap_or_default().to_owned();
            if url.is_empty() { Err(list.to_string()) } else { Ok(()) }
        });
        let stream = TcpStream::connect(&host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let (socket, _) = tungstenite::client(url, stream).expect("a web socket");
        let mut browser = Browser { child, _profile: profile, socket, last: 0 };
        browser.call("Page.enable", json!({}));
        browser.go(address);
        browser
    }

    /// Shows another address.
    pub fn go(&mut self, address: &str) {
        self.call("Page.navigate", json!({ "url": address }));
        let there = "decodeURI(location.href) === {} && document.readyState === 'complete'";
        self.until(&there.replace("{}", &json!(address).to_string()));
    }

    /// Calls a method and gives its result.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        let text = json!({ "id": id, "method": method, "params": params }).to_string();
        self.socket.send(Message::text(text)).unwrap();
        loop {
            let Message::Text(text) = self.socket.read().unwrap() else { continue };
            let answer: Value = serde_json::from_str(&text).unwrap();
            if answer["id"] == id {
                assert!(answer["error"].is_null() || method == "Runtime.evaluate", "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    /// The value of an expression on the page; null while the page is changing.
    pub fn ask(&mut self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        self.call("Runtime.evaluate", params)["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub fn until(&mut self, expression: &str) {
        wait_until(expression, || {
            if self.ask(expression) == true {
                return Ok(());
            }
            let bar = self.ask(BAR);
            let text = self.ask("location.href + ' ' + document.body.innerText.slice(0, 400)");
            Err(format!("{bar} {text}"))
        });
    }

    /// Waits until the page says something.
    pub fn until_says(&mut self, text: &str) {
        self.until(&format!("document.body.innerText.includes({})", json!(text)));
    }

    /// Waits until the bar says something.
    pub fn until_bar_says(&mut self, text: &str) {
        self.until(&format!("({BAR}).includes({})", json!(text)));
    }
}

/// The text of the bar.
pub const BAR: &str = "(document.querySelector('#gk-bar')?.shadowRoot.querySelector('.bar').innerText ?? '')";

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
