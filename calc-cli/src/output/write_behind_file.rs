//! A file whose bytes go to the disk while more are being written, so that the end of a long run
//! does not wait for all of them.

use std::fs::{File, Permissions};
use std::io::{self, Write};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::JoinHandle;

use tempfile::NamedTempFile;

/// After how many bytes the disk is asked to take them.
const STEP: usize = 32 << 20;

/// A temporary file and who sends it to the disk; short files need nobody.
pub(crate) struct WriteBehindFile {
    file: NamedTempFile,
    /// Who may read it when it is finished.
    permissions: Option<Permissions>,
    unsent: usize,
    sender: Option<Sender>,
}

struct Sender {
    wake: SyncSender<()>,
    work: JoinHandle<io::Result<()>>,
}

impl WriteBehindFile {
    pub(crate) fn new(file: NamedTempFile, permissions: Option<Permissions>) -> Self {
        Self { file, permissions, unsent: 0, sender: None }
    }

    /// Everything written is on the disk, or the disk's first complaint.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        if let Some(Sender { wake, work }) = self.sender.take() {
            drop(wake);
            work.join().map_err(|_| io::Error::other("the disk could not be waited for"))??;
        }
        self.file.as_file().sync_all()
    }

    /// The file, for whoever may read it. Until now its owner alone could.
    pub(crate) fn finished(self) -> io::Result<NamedTempFile> {
        if let Some(permissions) = self.permissions {
            self.file.as_file().set_permissions(harmless(&permissions))?;
        }
        Ok(self.file)
    }

    fn send(&mut self) -> io::Result<()> {
        self.unsent = 0;
        if self.sender.is_none() {
            self.sender = Some(Sender::of(self.file.as_file().try_clone()?));
        }
        if let Some(sender) = &self.sender {
            // Where one request waits already, it covers these bytes too.
            let _ = sender.wake.try_send(());
        }
        Ok(())
    }
}

/// Permissions without the bits that let a program run as somebody else.
#[cfg(unix)]
fn harmless(permissions: &Permissions) -> Permissions {
    use std::os::unix::fs::PermissionsExt as _;
    Permissions::from_mode(permissions.mode() & 0o777)
}

#[cfg(not(unix))]
fn harmless(permissions: &Permissions) -> Permissions {
    permissions.clone()
}

impl Sender {
    /// The disk complains only once, to whoever asks first: the complaint has to be kept.
    fn of(file: File) -> Self {
        let (wake, woken) = sync_channel(1);
        let work = std::thread::spawn(move || woken.iter().try_for_each(|()| file.sync_data()));
        Self { wake, work }
    }
}

impl Write for WriteBehindFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.unsent += count;
        if self.unsent >= STEP {
            self.send()?;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
