//! Where a request comes from: the address, also behind proxies.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// A range of addresses, such as `10.0.0.0/8` or `2001:db8::/32`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cidr {
    base: IpAddr,
    bits: u32,
}

impl Cidr {
    /// Whether it holds this address.
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(other)) => {
                let rest = 32 - self.bits;
                base.to_bits().checked_shr(rest) == other.to_bits().checked_shr(rest)
            }
            (IpAddr::V6(base), IpAddr::V6(other)) => {
                let rest = 128 - self.bits;
                base.to_bits().checked_shr(rest) == other.to_bits().checked_shr(rest)
            }
            _ => false,
        }
    }
}

impl FromStr for Cidr {
    type Err = String;

    fn from_str(text: &str) -> Result<Cidr, String> {
        let wrong = || format!("{text} is not a range of addresses such as 10.0.0.0/8");
        let (base, bits) = match text.trim().split_once('/') {
            Some((base, bits)) => (base, Some(bits)),
            None => (text.trim(), None),
        };
        let base: IpAddr = base.parse().map_err(|_| wrong())?;
        let most = if base.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        if bits <= most { Ok(Cidr { base, bits }) } else { Err(wrong()) }
    }
}

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// The address: the one nearest to us that is not a trusted proxy's.
    pub address: IpAddr,
    /// Whether it was sent on this very machine and came through no proxy.
    pub is_this_machine: bool,
}

impl Client {
    /// Reads it from the connection and, as far as the proxies are trusted, from `X-Forwarded-For`.
    pub fn of(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[Cidr]) -> Client {
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical();
        let is_trusted = |address: IpAddr| trusted.iter().any(|range| range.holds(address));
        let mut address = peer;
        let hops = headers.get_all("x-forwarded-for").iter().rev();
        let mut hops = hops.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
        // Each proxy adds on the right the address it was called from: only as far as all of them are
        // trusted is what stands there true.
        while is_trusted(address) {
            let Some(before) = hops.next().and_then(read_hop) else { break };
            address = before;
        }
        let proxied = ["forwarded", "x-forwarded-for", "via"].iter().any(|name| headers.contains_key(*name));
        Client { address, is_this_machine: peer.is_loopback() && !proxied }
    }

    /// The network that counts as one place: an IPv6 household has a whole /64.
    pub fn network(&self) -> [u8; 16] {
        match self.address {
            IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
            IpAddr::V6(address) => (address.to_bits() & (u128::MAX << 64)).to_be_bytes(),
        }
    }
}

/// One address in `X-Forwarded-For`, with or without a port.
fn read_hop(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    let address = bare.parse().or_else(|_| hop.parse().map(|with_port: SocketAddr| with_port.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

pub(super) fn peer(parts: &axum::http::Extensions) -> Option<IpAddr> {
    parts.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip())
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Client, Infallible> {
        let known = parts.extensions.get::<Client>().copied();
        Ok(known.unwrap_or_else(|| Client::of(peer(&parts.extensions), &parts.headers, &[])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().expect("a header"));
        }
        let trusted: Vec<Cidr> = trusted.iter().map(|range| range.parse().expect("a range")).collect();
        Client::of(Some(ip(peer)), &headers, &trusted).address.to_string()
    }

    #[test]
    fn ranges_hold_what_they_should() {
        for (range, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"),
            ("10.1.2.3", "10.1.2.3", "10.1.2.4"),
            ("10.1.2.3", "::ffff:10.1.2.3", "::10.1.2.3"),
            ("0.0.0.0/0", "8.8.8.8", "::1"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"),
            ("::/0", "::1", "1.2.3.4"),
        ] {
            let range: Cidr = range.parse().expect("a range");
            assert!(range.holds(ip(inside)) && !range.holds(ip(outside)), "{range:?}");
        }
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "proxy", "10.0.0.0/-1"] {
            assert!(wrong.parse::<Cidr>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn nobody_can_choose_their_own_address() {
        assert_eq!(seen("203.0.113.9", &["1.1.1.1"], &[]), "203.0.113.9");
        assert_eq!(seen("203.0.113.9", &["1.1.1.1"], &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1, 2.2.2.2"], &["10.0.0.0/8"]), "2.2.2.2");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1", "2.2.2.2,10.0.0.7"], &["10.0.0.0/8"]), "2.2.2.2");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1, nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &[], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["[2001:db8::1]:443"], &["10.0.0.0/8"]), "2001:db8::1");
        assert_eq!(seen("::ffff:10.0.0.1", &["2.2.2.2:80"], &["10.0.0.0/8"]), "2.2.2.2");
    }

    #[test]
    fn this_machine_is_only_what_is_not_forwarded() {
        let direct = Client::of(Some(ip("127.0.0.1")), &HeaderMap::new(), &[]);
        assert!(direct.is_this_machine);
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "127.0.0.1".parse().expect("a header"));
        let trusted = ["127.0.0.0/8".parse().expect("a range")];
        assert!(!Client::of(Some(ip("127.0.0.1")), &headers, &trusted).is_this_machine);
        assert!(!Client::of(Some(ip("203.0.113.9")), &HeaderMap::new(), &[]).is_this_machine);
        assert!(!Client::of(None, &HeaderMap::new(), &[]).is_this_machine);
    }

    #[test]
    fn a_household_is_one_place() {
        let network = |address| Client { address: ip(address), is_this_machine: false }.network();
        assert_eq!(network("2001:db8:0:1::5"), network("2001:db8:0:1:ffff::6"));
        assert_ne!(network("2001:db8:0:1::5"), network("2001:db8:0:2::5"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }
}
