use super::{Civil, Span, Timestamp, Zone};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How to write a moment. The year is left out when it is this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `22 November`, `22 November 2026`
    Date,
    /// `Sunday 22 November, 6:05 pm`, `Sunday 22 November 2026, 12:00 midday`
    DateTime,
    /// `6:05 pm`
    Time,
    /// `22 Nov`, `22 Nov 2026`
    Short,
    /// `just now`, `5 minutes ago`, `yesterday`, `in 4 days`; as `Date` from a week away.
    Ago,
}

/// Writes a moment in plain English, as seen at `now` in `zone`.
pub fn write(at: Timestamp, now: Timestamp, zone: &Zone, style: Style) -> String {
    let civil = Civil::at(at, zone);
    let today = Civil::at(now, zone);
    match style {
        Style::Date => date(&civil, &today, month(&civil)),
        Style::Time => time(&civil),
        Style::Short => date(&civil, &today, &month(&civil)[..3]),
        Style::DateTime => format!("{} {}, {}", civil.weekday, date(&civil, &today, month(&civil)), time(&civil)),
        Style::Ago => {
            let days = civil.day_number().abs_diff(today.day_number());
            ago(now.minus(at), days).unwrap_or_else(|| date(&civil, &today, month(&civil)))
        }
    }
}

/// Writes a moment as machines want it, in UTC: `2026-11-22T18:05:00Z`.
///
/// The format has years 0 to 9999 only; beyond them it stops at the first or last second it has.
pub fn rfc3339(at: Timestamp) -> String {
    const FIRST: Timestamp = Timestamp::from_seconds(-62_167_219_200);
    const LAST: Timestamp = Timestamp::from_seconds(253_402_300_799);
    let at = at.clamp(FIRST, LAST);
    let minute = super::to_local_input(at, &Zone::utc());
    format!("{minute}:{:02}Z", at.seconds().rem_euclid(60))
}

fn month(civil: &Civil) -> &'static str {
    // Always 1 to 12: dates here come from `Civil::at`.
    MONTHS[usize::from(civil.month) - 1]
}

fn date(civil: &Civil, today: &Civil, month: &str) -> String {
    let Civil { year, day, .. } = civil;
    if *year == today.year { format!("{day} {month}") } else { format!("{day} {month} {year}") }
}

fn time(civil: &Civil) -> String {
    let hour = match civil.hour % 12 {
        0 => 12,
        hour => hour,
    };
    let half = match (civil.hour, civil.minute) {
        // Few people know whether 12 pm is noon or midnight.
        (12, 0) => "midday",
        (0..12, _) => "am",
        _ => "pm",
    };
    format!("{hour}:{:02} {half}", civil.minute)
}

/// `days` counts midnights between the two, so that last night is not "yesterday" at one o'clock.
fn ago(elapsed: Span, days: u64) -> Option<String> {
    let past = elapsed >= Span::default();
    let millis = elapsed.millis().unsigned_abs();
    let whole = |unit: Span| millis / unit.millis().unsigned_abs();

    let (count, unit) = match days {
        // A phone's clock may be a little behind: the last minute and the next are both now.
        _ if whole(Span::MINUTE) == 0 => return Some("just now".to_owned()),
        _ if whole(Span::HOUR) == 0 => (whole(Span::MINUTE), "minute"),
        _ if days == 0 || whole(Span::HOUR) < 12 => (whole(Span::HOUR), "hour"),
        1 => return Some(if past { "yesterday" } else { "tomorrow" }.to_owned()),
        2..7 => (days, "day"),
        _ => return None,
    };
    let plural = if count == 1 { "" } else { "s" };
    Some(if past { format!("{count} {unit}{plural} ago") } else { format!("in {count} {unit}{plural}") })
}
