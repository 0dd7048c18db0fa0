//! A bar chart as inline SVG: no script, readable without colour and by screen readers.

use super::measure::Measure;
use super::number::number;
use super::spread::Spread;
use crate::message::Lang;
use crate::msg;

/// The drawing's size in its own units.
const WIDTH: f64 = 600.0;
/// Room for the tallest bar.
const TALLEST: f64 = 90.0;
/// Where the bars stand.
const FLOOR: f64 = 112.0;

/// The chart of a measure. Every text in it is a number, a unit or a message of ours, escaped.
pub(super) fn chart(spread: &Spread, lang: Lang) -> String {
    let most = spread.bins.iter().map(|bin| bin.within + bin.outside).max();
    let most = most.unwrap_or(0).max(1) as f64;
    let bars: String =
        (0..spread.bins.len()).map(|at| bar(spread, at, most, lang)).collect();
    format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} 134\" role=\"img\" aria-label=\"{}\">\
         <line x1=\"0\" y1=\"{FLOOR}\" x2=\"{WIDTH}\" y2=\"{FLOOR}\"/>{bars}</svg>",
        escaped(&described(spread, lang))
    )
}

/// One bar: within below, outside on top of it, the number of pages above, the values beneath.
fn bar(spread: &Spread, at: usize, most: f64, lang: Lang) -> String {
    let bin = &spread.bins[at];
    let step = WIDTH / spread.bins.len() as f64;
    let (left, width) = (step * at as f64 + step * 0.14, step * 0.72);
    let (within, outside) = (height(bin.within, most), height(bin.outside, most));
    let rect = |class: &str, top: f64, height: f64| {
        if height == 0.0 {
            return String::new();
        }
        format!(
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" \
             width=\"{width:.1}\" height=\"{height:.1}\"/>"
        )
    };
    let text = |class: &str, y: f64, text: &str| {
        let middle = left + width / 2.0;
        format!("<text class=\"{class}\" x=\"{middle:.1}\" y=\"{y:.1}\">{text}</text>")
    };
    let top = FLOOR - within - outside;
    let count = (bin.within + bin.outside).to_string();
    let label = escaped(&label(spread, at, lang));
    [
        rect("within", FLOOR - within, within),
        rect("outside", top, outside),
        text("count", top - 5.0, &count),
        text("label", FLOOR + 16.0, &label),
    ]
    .concat()
}

/// How tall so many pages are; one among thousands is seen all the same.
fn height(count: u64, most: f64) -> f64 {
    if count == 0 { 0.0 } else { (count as f64 / most * TALLEST).max(3.0) }
}

/// `1–2`, the last one `≥ 5`; the reading's own judgement in words.
fn label(spread: &Spread, at: usize, lang: Lang) -> String {
    let bins = &spread.bins;
    match (spread.measure, bins.get(at + 1)) {
        (Measure::Poor, Some(_)) => msg!("quality-bar-read").text(lang),
        (Measure::Poor, None) => msg!("quality-bar-poor").text(lang),
        (_, Some(next)) => {
            format!("{}–{}", number(bins[at].from, lang), number(next.from, lang))
        }
        (_, None) => format!("≥ {}", number(bins[at].from, lang)),
    }
}

/// The whole chart in words: bar by bar.
fn described(spread: &Spread, lang: Lang) -> String {
    let bars = spread.bins.iter().enumerate().map(|(at, bin)| {
        let pages = bin.within + bin.outside;
        let label = format!("{}{}", label(spread, at, lang), spread.measure.unit());
        let told =
            msg!("quality-bar", label = label, pages = pages, outside = bin.outside);
        told.text(lang)
    });
    bars.collect::<Vec<_>>().join("; ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
