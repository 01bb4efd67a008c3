//! How many connections each address has: one caller alone cannot take all that there are.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use crate::service::Caller;

type Counts = Arc<Mutex<HashMap<Caller, usize>>>;

/// The connections of each address.
pub(crate) struct Callers {
    counts: Counts,
    most: usize,
}

/// A connection that is counted as long as it is there.
pub(crate) struct Counted {
    counts: Counts,
    caller: Caller,
}

impl Callers {
    pub(crate) fn new(most: usize) -> Self {
        Self { counts: Counts::default(), most }
    }

    /// Counts a connection; nothing where its address has as many as it may.
    pub(crate) fn count(&self, address: IpAddr) -> Option<Counted> {
        let caller = Caller::from(address);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(caller.clone()).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Counted { counts: Arc::clone(&self.counts), caller })
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut count) = counts.entry(self.caller.clone()) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_share_and_no_more() {
        let callers = Callers::new(2);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|text| text.parse::<IpAddr>().unwrap());
        let held: Vec<_> = (0..3).map(|_| callers.count(one)).collect();
        assert!(held[1].is_some() && held[2].is_none());
        assert!(callers.count(other).is_some());
        drop(held);
        assert!(callers.count(one).is_some());
        assert!(callers.counts.lock().unwrap().is_empty());
    }
}
