use super::*;

#[test]
fn dates_are_written_in_plain_english() {
    let now = utc("2026-11-01T09:00");
    for (at, style, zone, expected) in [
        ("2026-11-22T18:05", Style::Date, london(), "22 November"),
        ("2027-11-22T18:05", Style::Date, london(), "22 November 2027"),
        ("2026-11-22T18:05", Style::Short, london(), "22 Nov"),
        ("2025-05-01T18:05", Style::Short, london(), "1 May 2025"),
        ("2026-11-22T18:05", Style::DateTime, london(), "Sunday 22 November, 6:05 pm"),
        ("2024-02-29T00:00", Style::DateTime, london(), "Thursday 29 February 2024, 12:00 am"),
        ("2026-07-01T11:00", Style::DateTime, london(), "Wednesday 1 July, 12:00 midday"),
        ("2026-07-01T11:01", Style::DateTime, london(), "Wednesday 1 July, 12:01 pm"),
        ("2026-12-31T18:15", Style::DateTime, kathmandu(), "Friday 1 January 2027, 12:00 am"),
    ] {
        assert_eq!(write(utc(at), now, &zone, style), expected);
    }
}

#[test]
fn nearness_is_written_in_plain_english() {
    // A Wednesday, one in the afternoon in London.
    let now = utc("2026-07-15T12:00");
    for (at, expected) in [
        ("2026-07-15T12:00:00", "just now"),
        ("2026-07-15T11:59:01", "just now"),
        ("2026-07-15T12:00:59", "just now"),
        ("2026-07-15T11:59:00", "1 minute ago"),
        ("2026-07-15T11:55:00", "5 minutes ago"),
        ("2026-07-15T12:05:00", "in 5 minutes"),
        ("2026-07-15T11:00:00", "1 hour ago"),
        ("2026-07-15T09:00:00", "3 hours ago"),
        ("2026-07-14T23:00:00", "13 hours ago"),
        ("2026-07-14T22:59:00", "yesterday"),
        ("2026-07-13T23:00:00", "yesterday"),
        ("2026-07-13T22:59:00", "2 days ago"),
        ("2026-07-11T12:00:00", "4 days ago"),
        ("2026-07-09T12:00:00", "6 days ago"),
        ("2026-07-08T12:00:00", "8 July"),
        ("2025-07-08T12:00:00", "8 July 2025"),
        ("2026-07-15T15:00:00", "in 3 hours"),
        ("2026-07-15T23:30:00", "in 11 hours"),
        ("2026-07-16T09:00:00", "tomorrow"),
        ("2026-07-19T09:00:00", "in 4 days"),
        ("2026-07-22T09:00:00", "22 July"),
    ] {
        assert_eq!(write(utc(at), now, &london(), Style::Ago), expected, "{at}");
    }
    for (at, now, expected) in [
        ("2026-07-14T22:00", "2026-07-15T00:00", "2 hours ago"),
        ("2026-07-14T21:01", "2026-07-15T09:00", "11 hours ago"),
        ("2026-07-14T21:00", "2026-07-15T09:00", "yesterday"),
        ("2026-07-15T22:00", "2026-07-15T09:00", "in 13 hours"),
    ] {
        assert_eq!(write(utc(at), utc(now), &london(), Style::Ago), expected);
    }
}

#[test]
fn machines_get_four_digit_years() {
    assert_eq!(rfc3339(Timestamp::default()), "1970-01-01T00:00:00Z");
    assert_eq!(rfc3339(Timestamp::from_millis(-1)), "1969-12-31T23:59:59Z");
    assert_eq!(rfc3339(Timestamp::from_millis(i64::MIN)), "0000-01-01T00:00:00Z");
    assert_eq!(rfc3339(Timestamp::from_millis(i64::MAX)), "9999-12-31T23:59:59Z");
}
