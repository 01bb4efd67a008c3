//! The real service on a real socket, and a caller that can also misbehave.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::taxdiff;

/// How long anything that has to happen may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A running service; it ends with the test.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    log: Receiver<String>,
}

impl Server {
    /// Starts the program on a free port.
    ///
    /// # Panics
    /// It does not start.
    pub fn start(arguments: &[&str]) -> Self {
        Self::start_on("127.0.0.1:0", arguments)
    }

    /// Starts the program on an address.
    ///
    /// # Panics
    /// It does not start.
    pub fn start_on(listen: &str, arguments: &[&str]) -> Self {
        let (lines, log) = channel();
        Self::start_logging(listen, arguments, None, move |line| lines.send(line).is_ok(), log)
    }

    /// Starts the program on a free port; nothing reads its log after the first line.
    ///
    /// # Panics
    /// It does not start.
    pub fn start_with_unread_log(arguments: &[&str]) -> Self {
        // A line is read when the one before it has been taken.
        let (lines, log) = sync_channel(0);
        let take = move |line| lines.send(line).is_ok();
        Self::start_logging("127.0.0.1:0", arguments, None, take, log)
    }

    /// Starts with another folder for temporary files.
    ///
    /// # Panics
    /// It does not start.
    pub fn start_with_temporary(folder: &Path, arguments: &[&str]) -> Self {
        let (lines, log) = channel();
        let take = move |line| lines.send(line).is_ok();
        Self::start_logging("127.0.0.1:0", arguments, Some(folder), take, log)
    }

    fn start_logging(
        listen: &str,
        arguments: &[&str],
        temporary: Option<&Path>,
        take: impl FnMut(String) -> bool + Send + 'static,
        log: Receiver<String>,
    ) -> Self {
        let mut child = Command::new(taxdiff())
            .args(["serve", "--listen", listen])
            .args(arguments)
            .env_remove("TAXDIFF_LANG")
            .envs(temporary.map(|folder| ("TMPDIR", folder)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| unreachable!("taxdiff is not built: {error}"));
        let errors = child.stderr.take();
        std::thread::spawn(move || {
            let read = errors.map(BufReader::new).into_iter().flat_map(BufReader::lines);
            // The test may be over before the log is.
            let _ = read.map_while(Result::ok).all(take);
        });
        // A service that does not start ends with the test, too.
        let mut server = Self { child, address: SocketAddr::from(([0, 0, 0, 0], 0)), log };
        loop {
            let line = server
                .log
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| unreachable!("the service did not start"));
            let event: Value = serde_json::from_str(&line).unwrap_or_default();
            if let Some(address) = event["address"].as_str().and_then(|text| text.parse().ok()) {
                server.address = address;
                return server;
            }
        }
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for a line of the log with a text in it.
    ///
    /// # Panics
    /// No such line comes.
    pub fn wait_for_log(&self, text: &str) -> String {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Ok(line) = self.log.recv_timeout(Duration::from_millis(100))
                && line.contains(text)
            {
                return line;
            }
        }
        unreachable!("no line of the log has {text}")
    }

    /// Everything that it still logs until it has ended.
    pub fn wait_for_end_of_log(&self) -> String {
        let lines: Vec<String> = self.log.iter().collect();
        lines.join("\n")
    }

    /// Asks it to stop, as a service manager does.
    pub fn terminate(&self) {
        signal("-TERM", self.id());
    }

    /// Ends it without asking.
    pub fn kill(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Waits until it has ended, and says how.
    ///
    /// # Panics
    /// It does not end.
    pub fn ended(&mut self) -> Option<i32> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        unreachable!("the service did not end")
    }

    /// The most memory that it has had, in kilobytes, where the system tells.
    pub fn peak_kilobytes(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// A number of the metrics; asking is a request by itself.
    pub fn gauge(&self, name: &str) -> u64 {
        let text = self.get("/metrics", &[]).text();
        let line = text.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
    }

    /// A connection.
    ///
    /// # Panics
    /// There is none to be had.
    pub fn connect(&self) -> Connection {
        connect(self.address)
    }

    /// One request on a connection of its own.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.send("GET", path, headers, b"")
    }

    /// One request with a body on a connection of its own.
    pub fn post(&self, path: &str, kind: &str, body: &[u8]) -> Response {
        self.send("POST", path, &[("content-type", kind)], body)
    }

    /// One request on a connection of its own.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Response {
        self.connect().send(method, path, headers, body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal to one process.
///
/// # Panics
/// There is no such process.
pub fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").args([name, &process.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "kill {name} {process}");
}

/// A connection to any server.
///
/// # Panics
/// There is none to be had.
pub fn connect(address: SocketAddr) -> Connection {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)
        .unwrap_or_else(|error| unreachable!("{address}: {error}"));
    let limited = stream.set_read_timeout(Some(PATIENCE)).and(stream.set_nodelay(true));
    limited.unwrap_or_else(|error| unreachable!("{address}: {error}"));
    Connection { stream: BufReader::new(stream) }
}

/// A connection.
#[derive(Debug)]
pub struct Connection {
    stream: BufReader<TcpStream>,
}

/// A response.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// The status; 0 where there was none.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body, as far as it came.
    pub body: Vec<u8>,
    /// Whether it came whole.
    pub is_complete: bool,
}

impl Response {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// The head of a request.
pub fn head(method: &str, path: &str, headers: &[(&str, &str)], length: Option<usize>) -> String {
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(length) = length {
        head.push_str(&format!("content-length: {length}\r\n"));
    }
    head + "\r\n"
}

impl Connection {
    /// The socket.
    pub fn socket(&self) -> &TcpStream {
        self.stream.get_ref()
    }

    /// Sends bytes; false where nobody takes them any more.
    pub fn write(&mut self, bytes: &[u8]) -> bool {
        self.stream.get_mut().write_all(bytes).is_ok()
    }

    /// A whole request, and its response.
    pub fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Response {
        let length = (method == "POST").then_some(body.len());
        // A service that refuses a body may close before it has all of it.
        self.write(&[head(method, path, headers, length).as_bytes(), body].concat());
        self.response(method)
    }

    /// Sends the head of a request, and waits until the service asks for the body: it was let in and
    /// is worked on.
    ///
    /// # Panics
    /// The service does not ask for it.
    pub fn begin(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        length: Option<usize>,
    ) {
        let headers = [headers, &[("expect", "100-continue")]].concat();
        self.write(head(method, path, &headers, length).as_bytes());
        let said = [self.line(), self.line()];
        assert_eq!(said, [Some("HTTP/1.1 100 Continue".to_owned()), Some(String::new())]);
    }

    /// Reads a response.
    pub fn response(&mut self, method: &str) -> Response {
        let mut response = Response::default();
        loop {
            response.headers.clear();
            let Some(status) = self.line() else { return response };
            let code = status.split(' ').nth(1).and_then(|code| code.parse().ok());
            response.status = code.unwrap_or(0);
            while let Some(line) = self.line().filter(|line| !line.is_empty()) {
                let (name, value) = line.split_once(':').unwrap_or((&line, ""));
                response.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            if response.status != 100 {
                break;
            }
        }
        let length = response.header("content-length").and_then(|text| text.parse().ok());
        if method == "HEAD" || response.status == 304 {
            response.is_complete = true;
        } else if let Some(length) = length {
            response.body = vec![0; length];
            response.is_complete = self.stream.read_exact(&mut response.body).is_ok();
        } else if response.header("transfer-encoding") == Some("chunked") {
            response.is_complete = self.chunks(&mut response.body);
        }
        response
    }

    /// Reads chunks; whether the last of them came.
    fn chunks(&mut self, body: &mut Vec<u8>) -> bool {
        loop {
            let Some(size) = self.line() else { return false };
            let Ok(size) = usize::from_str_radix(&size, 16) else { return false };
            let start = body.len();
            body.resize(start + size, 0);
            if self.stream.read_exact(&mut body[start..]).is_err() {
                body.truncate(start);
                return false;
            }
            if self.line().is_none() {
                return false;
            }
            if size == 0 {
                return true;
            }
        }
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.stream.read_line(&mut line) {
            Ok(count) if count > 0 => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
            _ => None,
        }
    }

    /// Whether the other side has closed.
    pub fn is_closed(&mut self) -> bool {
        let mut byte = [0];
        matches!(self.stream.read(&mut byte), Ok(0))
    }
}
