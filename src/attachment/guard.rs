//! A stack that is large enough, and a last net.
//!
//! Readers are written so that no file makes them panic. Parsers of others
//! (`lopdf`, `zip`, `cfb`, `kamadak-exif`) promise the same and were given hundreds of
//! broken files; still, one such file must never take a whole build down. So reading
//! runs on a thread of its own, with a stack of known size, and a panic becomes a
//! trouble. It is not how errors are told: those are values.

use super::desk::Desk;
use super::place::Place;
use super::trouble::What;

/// Twice what the deepest file of the tests needs without optimisation.
const STACK: usize = 16 << 20;

/// Runs a reader.
pub fn roomy(desk: &mut Desk, reader: impl FnOnce(&mut Desk) + Send) {
    let whole = std::thread::scope(|scope| {
        let inside = std::thread::Builder::new().stack_size(STACK);
        let started = inside.spawn_scoped(scope, || reader(&mut *desk));
        started.is_ok_and(|thread| thread.join().is_ok())
    });
    if !whole {
        desk.trouble(&Place::top(), What::Broken);
    }
}
