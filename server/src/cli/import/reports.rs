//! `folkmoot import reports`

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::Args;
use domain::ids::{CommandId, IssueId};
use domain::issues::{Import, Point, Report};
use domain::text::{Hash, LINE, line};
use domain::{Refusal, Timestamp};
use serde::Deserialize;

use crate::cli::{io, town};
use crate::store::Database;

#[derive(Debug, Args)]
pub struct Reports {
    /// The community's address, after /c/
    #[arg(long, value_name = "SLUG")]
    community: String,
    /// Where the reports are from, as people will read it on each issue
    #[arg(long, default_value = "FixMyStreet")]
    source: String,
    /// The file of reports
    file: PathBuf,
}

/// A line of the file.
#[derive(Debug, Deserialize)]
struct Line {
    service_request_id: String,
    title: String,
    category: String,
    requested_datetime: String,
    #[serde(default)]
    lat: Option<f64>,
    #[serde(default)]
    long: Option<f64>,
}

impl Reports {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        let (text, reports) = read(&self.file)?;
        let (hub, live) = town::enter(database, &self.community).await?;
        let id = CommandId::of_source(&self.source, &Hash::of(text.as_bytes()).to_string());
        let all: BTreeSet<IssueId> = reports.iter().map(|report| report.issue(&self.source)).collect();
        let known = |ids: &BTreeSet<IssueId>| {
            let now = live.now();
            ids.iter().filter(|id| now.state.community.issues.contains_key(*id)).count()
        };
        let before = known(&all);
        town::act(&live, id, Import { source: self.source, reports }).await?;
        println!("{} added, {before} known already.", known(&all) - before);
        hub.stop().await;
        Ok(())
    }
}

/// The file and the reports in it.
fn read(file: &Path) -> anyhow::Result<(String, Vec<Report>)> {
    let text = io::text(file)?;
    let mut reports = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        if !line.trim().is_empty() {
            let report = report(line).map_err(|wrong| anyhow!("{}, line {number}: {wrong}", file.display()))?;
            reports.push(report);
        }
    }
    anyhow::ensure!(!reports.is_empty(), "there are no reports in {}", file.display());
    Ok((text, reports))
}

fn report(text: &str) -> Result<Report, String> {
    let found: Line = serde_json::from_str(text).map_err(|error| format!("this is not a report: {error}"))?;
    let is_good = |name, result: Result<String, Refusal>| {
        result.map_err(|refusal| format!("{name}: {}", app::copy::refusals::sentence(&refusal)))
    };
    let key = is_good("service_request_id", line("service_request_id", &found.service_request_id, LINE))?;
    let title = is_good("title", line("title", &found.title, 4 * LINE))?;
    let category = is_good("category", line("category", &found.category, LINE))?;
    let at = jiff::fmt::rfc2822::parse(found.requested_datetime.trim()).map_err(|_| {
        format!(
            "requested_datetime: “{}” is not a date such as Tue, 30 Jul 2024 17:38:17 +0100",
            found.requested_datetime
        )
    })?;
    let point = match (found.lat, found.long) {
        (None, None) => None,
        (Some(lat), Some(long)) => {
            Some(Point::from_degrees(lat, long).ok_or("lat and long: there is no such place on the earth")?)
        }
        _ => return Err("lat and long: give both or neither".into()),
    };
    Ok(Report { key, title, category, reported: Timestamp::from_seconds(at.timestamp().as_second()), point })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"service_request_id": "7", "title": "Pothole", "category": "Roads", "requested_datetime": "Tue, 30 Jul 2024 17:38:17 +0100", "lat": 51.91498, "long": -2.097221}"#;

    #[test]
    fn a_report_keeps_its_sources_time_and_place() {
        let report = report(GOOD).expect("a report");
        assert_eq!(report.reported, Timestamp::from_seconds(1_722_357_497));
        assert_eq!(report.point, Some(Point { lat: 51_914_980, long: -2_097_221 }));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_in_words() {
        let wrong = |from: &str, to: &str| {
            assert!(GOOD.contains(from), "{from}");
            report(&GOOD.replacen(from, to, 1)).expect_err("not a report")
        };
        for (from, to, said) in [
            ("{", "", "not a report"),
            ("\"title\"", "\"titel\"", "missing field `title`"),
            ("\"Pothole\"", "\" \"", "title: "),
            ("Tue, 30 Jul", "30.7.", "requested_datetime: "),
            ("51.91498", "91.5", "no such place"),
            (", \"long\": -2.097221", "", "both or neither"),
            ("Roads", &"r".repeat(500), "category: "),
        ] {
            let sentence = wrong(from, to);
            assert!(sentence.contains(said), "{sentence}");
        }
    }
}
