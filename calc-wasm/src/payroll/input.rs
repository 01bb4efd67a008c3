//! A file of the browser as a stream.

use std::io::{self, Read};

use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};

/// Asks a function of the page for the next bytes, at most as many as it is told; none at the end.
pub(super) struct Input {
    next: Function,
}

impl Input {
    pub(super) fn new(next: Function) -> Self {
        Self { next }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // The browser throws where a file was changed or taken away after it had been chosen.
        let failed = |_: JsValue| io::Error::other("the browser cannot read the file");
        let most = u32::try_from(buffer.len()).unwrap_or(u32::MAX);
        let piece = self.next.call1(&JsValue::NULL, &most.into()).map_err(failed)?;
        let piece: Uint8Array = piece.dyn_into().map_err(failed)?;
        let count = usize::try_from(piece.length()).unwrap_or(0);
        let room = buffer.get_mut(..count).ok_or(io::ErrorKind::InvalidData)?;
        piece.copy_to(room);
        Ok(count)
    }
}
