//! The library that opens workbooks may panic on a broken one: the program reads workbooks in a
//! process of its own for that. A panic of ours is a fault.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

/// The folders of this workspace.
const OURS: [&str; 5] = ["calc-core/", "calc-payroll/", "calc-sheets/", "calc-text/", "fuzz/"];

static ONCE: Once = Once::new();

fn is_ours(panic: &PanicHookInfo<'_>) -> bool {
    let file = panic.location().map_or("", |location| location.file());
    !file.contains(".cargo/registry") && OURS.iter().any(|folder| file.contains(folder))
        || file.starts_with("src/")
        || file.starts_with("targets/")
}

/// Does something; where a library panics, it is left undone.
pub fn catching(work: impl FnOnce()) {
    ONCE.call_once(|| {
        // The fuzzer's own ends the process.
        let fault = take_hook();
        set_hook(Box::new(move |panic| {
            if is_ours(panic) {
                fault(panic);
            }
        }));
    });
    // What the library said is nobody's concern.
    let _ = catch_unwind(AssertUnwindSafe(work));
}
