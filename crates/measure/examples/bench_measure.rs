//! How long the sums take: a line of a table each. Run with `--release`.

use chrono::{Days, NaiveDate};
use measure::disclosure::{Dimension, Rules, Table, suppress};
use measure::spc::{Options, chart};
use measure::working_days;
use std::hint::black_box;
use std::time::Instant;

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn timed(what: &str, work: impl FnOnce()) {
    let begun = Instant::now();
    work();
    let took = begun.elapsed().as_secs_f64() * 1000.0;
    println!("| {what:<58} | {took:>8.0} ms |");
}

fn series(numbers: &mut Numbers, points: usize) -> Vec<Option<f64>> {
    (0..points).map(|_| u32::try_from(numbers.below(200)).ok().map(f64::from)).collect()
}

fn charts(many: usize, points: usize) {
    let mut numbers = Numbers(1);
    let series: Vec<_> = (0..153).map(|_| series(&mut numbers, points)).collect();
    for n in 0..many {
        black_box(chart(black_box(&series[n % series.len()]), &Options::default()));
    }
}

fn table() -> Table {
    let mut numbers = Numbers(2);
    let (rows, columns) = (200, 50);
    let mut parts = vec![vec![0; columns]; rows];
    parts
        .iter_mut()
        .flatten()
        .for_each(|cell| *cell = if numbers.below(4) == 0 { numbers.below(7) } else { 6 + numbers.below(90) });
    let mut cells: Vec<u64> = Vec::new();
    for row in &parts {
        cells.extend(row);
        cells.push(row.iter().sum());
    }
    let sums: Vec<u64> = (0..columns).map(|c| parts.iter().map(|row| row[c]).sum()).collect();
    cells.extend(&sums);
    cells.push(sums.iter().sum());
    Table::new(vec![Dimension::with_total(rows), Dimension::with_total(columns)], cells).expect("it adds up")
}

fn main() {
    println!("| {:<58} | {:>11} |", "sums, in one thread", "time");
    timed("control charts: 104 indicators x 153 areas x 108 months", || charts(104 * 153, 108));
    // The same number of points each time. A longer series needs more memory at once, which the allocator of this
    // system gives back and fetches again between charts: a step, not a slope.
    for months in [108, 1_080, 10_800] {
        let many = 104 * 153 * 108 / months;
        let begun = Instant::now();
        charts(many, months);
        #[expect(clippy::cast_precision_loss, reason = "millions")]
        let each = begun.elapsed().as_secs_f64() * 1e9 / (many * months) as f64;
        println!("| {:<58} | {each:>8.0} ns |", format!("one point of a control chart of {months} months"));
    }
    let table = table();
    timed("a safe table of 200 x 50", || {
        let safe = suppress(black_box(&table), Rules::default());
        eprintln!("{} small, {} more hidden", safe.small, safe.further);
    });
    let first = NaiveDate::from_ymd_opt(2012, 1, 1).expect("a date");
    let mut numbers = Numbers(3);
    let pairs: Vec<_> = (0..1_000_000)
        .map(|_| (first + Days::new(numbers.below(5000)), first + Days::new(numbers.below(5000))))
        .collect();
    timed("a million differences in working days", || {
        black_box(pairs.iter().map(|(a, b)| working_days::between(*a, *b)).sum::<i64>());
    });
}
