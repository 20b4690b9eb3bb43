//! What was worked out and stays true until a register changes: no summary tables, so no un-audited write.

use super::{Record, scope};
use crate::{Person, Register};
use lru::LruCache;
use std::any::Any;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Mutex as Turn;

/// How many answers are kept; the one unasked for longest goes first.
const MOST: NonZeroUsize = NonZeroUsize::new(512).unwrap();

type Answer = Option<(i64, Arc<dyn Any + Send + Sync>)>;

/// The answers, each with the number of the last change that it knows of.
pub(crate) struct Kept {
    places: Mutex<LruCache<String, Arc<Turn<Answer>>>>,
    pub(crate) hits: AtomicU64,
    pub(crate) misses: AtomicU64,
}

impl Kept {
    pub(crate) fn new() -> Self {
        Kept { places: Mutex::new(LruCache::new(MOST)), hits: AtomicU64::new(0), misses: AtomicU64::new(0) }
    }
    /// The place for a question; one works it out, the others wait for it.
    pub(crate) fn place(&self, question: String) -> Arc<Turn<Answer>> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        places.get_or_insert(question, || Arc::new(Turn::new(None))).clone()
    }
    pub(crate) fn count(&self, hit: bool) {
        if hit { &self.hits } else { &self.misses }.fetch_add(1, Ordering::Relaxed);
    }
}

/// The records that a kept question reads: a tuple of entities.
pub trait Touches: Send + Sync + 'static {
    /// Their registers.
    fn registers() -> Vec<&'static str>;
    /// Their tables.
    fn tables() -> Vec<String>;
    /// This person's scope over them, so that nobody is handed what was worked out for somebody who may see more.
    fn scope(person: &Person) -> String;
}

macro_rules! touches { ($($e:ident)+) => {
    impl<$($e: Record + Send + Sync + 'static),+> Touches for ($($e,)+) {
        fn tables() -> Vec<String> { vec![$($e::default().table_name().to_owned()),+] }
        fn registers() -> Vec<&'static str> { vec![$(<$e::Register as Register>::NAME),+] }
        fn scope(person: &Person) -> String { [$(scope::<$e>(person)),+].join("\n") }
    }
} }
touches!(A);
touches!(A B);
touches!(A B C);
touches!(A B C D);
touches!(A B C D E);
touches!(A B C D E F);
touches!(A B C D E F G);
touches!(A B C D E F G H);
touches!(A B C D E F G H I);
touches!(A B C D E F G H I J);
touches!(A B C D E F G H I J K);
touches!(A B C D E F G H I J K L);
touches!(A B C D E F G H I J K L M);
touches!(A B C D E F G H I J K L M N);
touches!(A B C D E F G H I J K L M N O);
touches!(A B C D E F G H I J K L M N O P);
