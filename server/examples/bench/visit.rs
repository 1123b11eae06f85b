//! Asking a web server, as a browser does.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer as it came over the wire.
pub struct Answer {
    /// Bytes, head and all.
    pub bytes: usize,
    /// The body, as it was sent.
    pub body: Vec<u8>,
}

/// Asks once, and reads to the end.
pub async fn get(at: SocketAddr, path: &str, headers: &str) -> anyhow::Result<Answer> {
    let mut stream = TcpStream::connect(at).await?;
    stream.write_all(request(at, path, &format!("{headers}Connection: close\r\n")).as_bytes()).await?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all).await?;
    let end = end_of_head(&all).with_context(|| format!("{path}: no answer"))?;
    let head = String::from_utf8_lossy(&all[..end]).to_lowercase();
    ensure!(head.starts_with("http/1.1 200"), "{path}: {}", head.lines().next().unwrap_or_default());
    Ok(Answer { bytes: all.len(), body: all.split_off(end) })
}

/// Asks over and over on some connections, and gives the answers a second.
pub async fn rate(
    at: SocketAddr,
    path: &str,
    headers: &str,
    connections: usize,
    lasts: Duration,
) -> anyhow::Result<f64> {
    let request = request(at, path, headers);
    let start = Instant::now();
    let mut visitors = tokio::task::JoinSet::new();
    for _ in 0..connections {
        let request = request.clone();
        visitors.spawn(async move {
            let mut stream = TcpStream::connect(at).await?;
            stream.set_nodelay(true)?;
            let (mut answers, mut buffer) = (0_u32, Vec::new());
            while start.elapsed() < lasts {
                stream.write_all(request.as_bytes()).await?;
                read_one(&mut stream, &mut buffer).await?;
                answers += 1;
            }
            anyhow::Ok(answers)
        });
    }
    let mut answers = 0;
    while let Some(done) = visitors.join_next().await {
        answers += done??;
    }
    Ok(f64::from(answers) / start.elapsed().as_secs_f64())
}

fn request(at: SocketAddr, path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {at}\r\n{headers}\r\n")
}

/// Reads one answer whose length is told.
async fn read_one(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<()> {
    buffer.clear();
    let end = loop {
        ensure!(stream.read_buf(buffer).await? > 0, "the server hung up");
        if let Some(end) = end_of_head(buffer) {
            break end;
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).to_lowercase();
    ensure!(head.starts_with("http/1.1 200"), "{}", head.lines().next().unwrap_or_default());
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length.context("an answer does not tell its length")?.trim().parse()?;
    while buffer.len() < end + length {
        ensure!(stream.read_buf(buffer).await? > 0, "the server hung up");
    }
    Ok(())
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}
