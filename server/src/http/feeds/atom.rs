//! A feed as XML (RFC 4287).

use std::io;

use app::copy::{common, record as copy};
use domain::record::RecordEntry;
use domain::text::sha256;
use domain::time::rfc3339;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::live::Published;

/// What `head` in a feed belongs to: the end of the book, to hold against what is read later.
const FOLKMOOT: &str = "urn:x-folkmoot:record";

/// For whom a feed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everybody.
    Everybody,
    /// The members.
    Members,
}

/// What a feed is made of.
#[derive(Debug)]
pub struct Feed<'a> {
    /// Where people find this server.
    pub origin: &'a str,
    /// Its own address, from the slash.
    pub address: &'a str,
    /// The community.
    pub published: &'a Published,
    /// For whom it is.
    pub audience: Audience,
    /// What it says, the newest first.
    pub entries: &'a [RecordEntry],
}

type Xml = Writer<Vec<u8>>;

impl Feed<'_> {
    /// Writes it.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let names = [("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:moot", FOLKMOOT), ("xml:lang", "en-GB")];
        xml.create_element("feed").with_attributes(names).write_inner_content(|xml| {
            let community = &self.published.state.community;
            let name = self.published.state.text(community.profile.name).unwrap_or(&community.profile.slug);
            let record = self.page("/record");
            say(xml, "id", &self.id())?;
            say(xml, "title", &[name, ": ", copy::TITLE].concat())?;
            say(xml, "subtitle", copy::INTRO)?;
            say(xml, "updated", &rfc3339(self.published.head.at))?;
            link(xml, "self", "application/atom+xml", &[self.origin, self.address].concat())?;
            link(xml, "alternate", "text/html", &record)?;
            xml.create_element("author").write_inner_content(|xml| say(xml, "name", name))?;
            say(xml, "generator", common::FOLKMOOT)?;
            say(xml, "moot:head", &self.published.head.to_string())?;
            self.entries.iter().try_for_each(|entry| self.entry(xml, entry))
        })?;
        Ok(xml.into_inner())
    }

    fn entry(&self, xml: &mut Xml, entry: &RecordEntry) -> io::Result<()> {
        let taken = entry.taken.as_ref().map(common::taken);
        let said: Vec<String> = entry.words.iter().cloned().chain(taken).collect();
        xml.create_element("entry").write_inner_content(|xml| {
            say(xml, "id", &urn(&[self.community(), &entry.seq.to_be_bytes()]))?;
            say(xml, "title", &copy::plain(entry))?;
            say(xml, "updated", &entry.at.iso)?;
            link(xml, "alternate", "text/html", &self.page(&format!("/record/{}", entry.seq)))?;
            if said.is_empty() { Ok(()) } else { say(xml, "content", &said.join("\n\n")) }
        })?;
        Ok(())
    }

    fn community(&self) -> &[u8] {
        self.published.state.community.id.0.as_bytes()
    }

    /// What names it for ever, wherever it is.
    fn id(&self) -> String {
        match self.audience {
            Audience::Everybody => urn(&[self.community()]),
            Audience::Members => urn(&[self.community(), b"members"]),
        }
    }

    fn page(&self, rest: &str) -> String {
        [self.origin, "/c/", &self.published.state.community.profile.slug, rest].concat()
    }
}

/// An id made of other things, always the same of the same.
fn urn(of: &[&[u8]]) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&sha256(of)[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().urn().to_string()
}

fn say(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    let words: String = words.chars().filter(|c| is_xml(*c)).collect();
    xml.create_element(name).write_text_content(BytesText::new(&words))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty()?;
    Ok(())
}

/// Whether a letter may stand in XML at all, escaped or not.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
