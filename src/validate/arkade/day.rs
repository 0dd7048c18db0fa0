//! Days and years of xs:date and xs:dateTime values.

use jiff::civil::Date;

/// The day of an xs:date or xs:dateTime; `None` where it is none. A time zone is read, and
/// the day is the one that is written: Arkade takes the day in its machine's own zone.
pub(in super::super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let date: Date = text.get(..10)?.parse().ok()?;
    let rest = &text[10..];
    let rest = match rest.strip_prefix('T') {
        Some(time) => time_of_day(time)?,
        None => rest,
    };
    is_zone(rest).then_some(date)
}

/// The year of such a value, as the answers are sorted by it.
pub(super) fn year(text: &str) -> Option<String> {
    Some(format!("{:04}", day(text)?.year()))
}

/// What follows `hh:mm:ss` and its decimals.
fn time_of_day(time: &str) -> Option<&str> {
    let bytes = time.as_bytes();
    let two = |at: usize, limit: u32| {
        let number: u32 = time.get(at..at + 2)?.parse().ok()?;
        (number < limit).then_some(())
    };
    two(0, 25)?;
    two(3, 60)?;
    two(6, 60)?;
    if bytes.get(2) != Some(&b':') || bytes.get(5) != Some(&b':') {
        return None;
    }
    let rest = &time[8..];
    Some(match rest.strip_prefix('.') {
        Some(decimals) => decimals.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    })
}

fn is_zone(rest: &str) -> bool {
    let is_offset = |offset: &str| {
        let digits = offset.len() == 5 && offset.is_ascii();
        digits && offset[..2].parse::<u8>().is_ok() && offset[3..].parse::<u8>().is_ok()
    };
    match rest {
        "" | "Z" => true,
        _ => rest.strip_prefix(['+', '-']).is_some_and(is_offset),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_or_without_its_time_and_nothing_else_is() {
        for text in [
            "1978-03-01",
            "1978-03-01Z",
            "1978-03-01T10:00:00",
            " 1978-03-01T10:00:00.123+01:00 ",
        ] {
            assert_eq!(day(text).map(|d| d.to_string()).as_deref(), Some("1978-03-01"));
        }
        for text in [
            "",
            "1978",
            "1978-13-01",
            "1978-03-01x",
            "1978-03-01T25",
            "1. mars 1978",
            "1978-03-01T10:00:00+æ1:00",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(year("1978-03-01").as_deref(), Some("1978"));
    }
}
