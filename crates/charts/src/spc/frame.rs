//! Where everything of the chart stands: margins, the two scales, the grid and the periods under it.

use super::labels::Labels;
use super::signs;
use super::{Range, Segment, Spc};
use crate::TargetLine;
use crate::palette::{LINE_SOFT, RULE};
use crate::scale::Axis;
use crate::svg::{Anchor, NARROW, Sheet, Size, Type};
use crate::words::{N, known, number, width};

/// The height of the plot itself.
const PLOT_WIDE: f64 = 266.0;
const PLOT_NARROW: f64 = 192.0;
/// The room between the edge of the plot and the first or last point.
const INSET: f64 = 8.0;

pub(super) struct Frame<'a> {
    pub spc: &'a Spc,
    pub narrow: bool,
    pub width: f64,
    pub height: f64,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub axis: Axis,
    /// The drawn pins: the index in the chart, and the level over the axis.
    pub pins: Vec<(usize, usize)>,
    /// The base line of the labels of the periods.
    pub ticks_at: f64,
}

impl<'a> Frame<'a> {
    pub(super) fn of(spc: &'a Spc, size: Size, labels: &Labels) -> Self {
        let narrow = size == Size::Narrow;
        let width = if narrow { NARROW } else { f64::from(spc.width.max(480)) };
        let axis = axis_of(spc);
        let longest = axis
            .ticks()
            .map(|v| text_of(spc, axis, v))
            .fold(0.0, |most: f64, t| most.max(crate::words::width(&t, 14.0)));
        let mut frame = Self {
            spc,
            narrow,
            width,
            height: 0.0,
            left: (longest + 8.0).max(if narrow { 30.0 } else { 40.0 }).ceil(),
            right: width - labels.room(),
            top: 0.0,
            bottom: 0.0,
            axis,
            pins: Vec::new(),
            ticks_at: 0.0,
        };
        let rows = signs::levels_of_uprights(&frame);
        frame.top = 14.0 + rows as f64 * 17.0 + if spc.axis.is_empty() { 0.0 } else { 18.0 };
        frame.bottom = frame.top + if narrow { PLOT_NARROW } else { PLOT_WIDE };
        frame.pins = signs::levels_of_pins(&frame);
        frame.ticks_at = frame.bottom + if frame.pins.is_empty() { 18.0 } else { 26.0 };
        frame.height = frame.under_years() + labels.depth() + 6.0;
        frame
    }

    /// Where the part under the plot ends that belongs to the axis.
    pub(super) fn under_years(&self) -> f64 {
        self.ticks_at + if self.spc.years.is_empty() { 0.0 } else { 24.0 }
    }

    pub(super) fn x(&self, i: usize) -> f64 {
        let room = self.right - self.left - 2.0 * INSET;
        match self.spc.points.len() {
            0 | 1 => self.left + INSET + room / 2.0,
            n => self.left + INSET + i.min(n - 1) as f64 * self.pitch_of(room, n),
        }
    }

    fn pitch_of(&self, room: f64, points: usize) -> f64 {
        room / (points.max(2) - 1) as f64
    }

    /// The distance between two points.
    pub(super) fn pitch(&self) -> f64 {
        self.pitch_of(self.right - self.left - 2.0 * INSET, self.spc.points.len())
    }

    /// Half-way between a point and the one before it; the edge of the plot for the first.
    pub(super) fn before(&self, i: usize) -> f64 {
        if i == 0 { self.left } else { self.x(i) - self.pitch() / 2.0 }
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let value = value.clamp(self.axis.low, self.axis.high);
        self.top + (self.axis.high - value) * (self.bottom - self.top) / (self.axis.high - self.axis.low)
    }

    pub(super) fn type_size(&self) -> f64 {
        if self.narrow { 13.0 } else { 14.0 }
    }

    /// The value as it is printed, with its unit.
    pub(super) fn print(&self, value: f64) -> String {
        self.spc.print(value)
    }

    /// The segments with the index after their last point.
    pub(super) fn segments(&self) -> impl Iterator<Item = (&'a Segment, usize)> {
        let (segments, points) = (&self.spc.segments, self.spc.points.len());
        segments
            .iter()
            .enumerate()
            .map(move |(i, segment)| (segment, segments.get(i + 1).map_or(points, |next| next.start.min(points))))
    }

    /// The hairlines and their values.
    pub(super) fn grid(&self, sheet: &mut Sheet) {
        for value in self.axis.ticks() {
            let y = self.y(value);
            sheet.hairline(self.left, self.right, y, LINE_SOFT);
            let look = Type::quiet(self.type_size()).anchor(Anchor::End);
            sheet.text(self.left - 7.0, y + 4.5, look, &text_of(self.spc, self.axis, value));
        }
        if !self.spc.axis.is_empty() {
            sheet.text(0.0, 13.0, Type::quiet(if self.narrow { 12.5 } else { 13.0 }), &self.spc.axis);
        }
    }

    /// The base line, over the band.
    pub(super) fn baseline(&self, sheet: &mut Sheet) {
        sheet.hairline(self.left, self.right, self.bottom, RULE);
    }

    /// The names of the periods and the brackets under them.
    pub(super) fn periods(&self, sheet: &mut Sheet) {
        let look = Type::quiet(self.type_size()).anchor(Anchor::Middle);
        for (i, point) in self.spc.points.iter().enumerate().filter(|(i, _)| self.is_named(*i)) {
            sheet.text(self.x(i), self.ticks_at, look, &point.tick);
        }
        let mut free = 0.0;
        for year in &self.spc.years {
            let (from, to) = (self.x(year.first) - 4.0, self.x(year.last) + 4.0);
            let y = self.ticks_at + 7.0;
            sheet.put(format_args!(r#"<path d="M{} {}H{}" stroke="{RULE}"/>"#, N(from), N(y), N(to)));
            let half = width(&year.label, self.type_size()) / 2.0;
            let middle = f64::midpoint(from, to).clamp(half, (self.width - half).max(half));
            if middle - half >= free {
                sheet.text(middle, y + 16.0, Type::ink(self.type_size()).anchor(Anchor::Middle), &year.label);
                free = middle + half + 6.0;
            }
        }
    }

    /// Every so many periods one is named, and the last one if there is room.
    fn is_named(&self, i: usize) -> bool {
        const EVERY: [usize; 9] = [1, 2, 3, 4, 6, 12, 24, 36, 60];
        let longest = self.spc.points.iter().fold(0.0, |most: f64, p| most.max(width(&p.tick, self.type_size())));
        let room = longest + 10.0;
        let fits = |every: &usize| *every as f64 * self.pitch() >= room;
        let every = EVERY.into_iter().find(fits).unwrap_or(120);
        let last = self.spc.points.len().saturating_sub(1);
        i.is_multiple_of(every) || (i == last && (last % every) as f64 * self.pitch() >= room)
    }
}

/// The label of a line of the grid; the top one carries a short unit.
fn text_of(spc: &Spc, axis: Axis, value: f64) -> String {
    let mut out = number(value, axis.decimals());
    if spc.unit.chars().count() <= 2 && value + axis.step / 2.0 > axis.high {
        out.push_str(&spc.unit);
    }
    out
}

/// The axis that holds everything drawn.
fn axis_of(spc: &Spc) -> Axis {
    let values = spc.points.iter().filter_map(|p| known(p.value));
    let limits = spc.segments.iter().flat_map(|s| match s.range {
        Range::Median => [s.mean; 3],
        Range::Usual | Range::Trial => [spc.held(s.lower), s.mean, spc.held(s.upper)],
    });
    let own = spc.points.iter().filter_map(|p| p.limits).flat_map(|(lower, upper)| [spc.held(lower), spc.held(upper)]);
    let target = spc.target.iter().flat_map(|t| <[f64; 2]>::from(TargetLine::ends(t.line)));
    let elsewhere = spc.comparator.iter().flat_map(|c| c.values.iter().filter_map(|v| known(*v)));
    let mut ends = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.chain(limits).chain(own).chain(target).chain(elsewhere).filter(|v| v.is_finite()) {
        ends = (ends.0.min(value), ends.1.max(value));
    }
    Axis::around(ends.0, ends.1, spc.decimals == 0)
}

impl Spc {
    /// The value held between the least and the greatest the measure can take.
    pub(super) fn held(&self, value: f64) -> f64 {
        let value = self.least.map_or(value, |least| value.max(least));
        self.most.map_or(value, |most| value.min(most))
    }

    /// The lower and the upper limit at the last point, as they are drawn.
    pub(super) fn last_limits(&self, segment: &Segment) -> (f64, f64) {
        let own = self.points.last().and_then(|point| point.limits);
        let (lower, upper) = own.unwrap_or((segment.lower, segment.upper));
        (self.held(lower), self.held(upper))
    }

    /// The value as it is printed, with its unit.
    pub(super) fn print(&self, value: f64) -> String {
        format!("{}{}", number(value, self.decimals), self.unit)
    }
}
