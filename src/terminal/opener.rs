//! Giving an address to the program that the system opens addresses with: without a shell, apart from this
//! program and its terminal.

use std::io;
use std::process::{Command, Stdio};
use std::thread;

use crate::app::is_openable;

/// Opens an address and does not wait for what opens it.
///
/// # Errors
/// When it is no address of a page or a mail, or there is no program to open it.
pub(super) fn open(address: &str) -> io::Result<()> {
    if !is_openable(address) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut command = opener();
    command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // Keys such as Ctrl-C that go to the terminal's programs are not meant for it.
        command.process_group(0);
    }
    let mut child = command.spawn()?;
    // Its end has to be taken note of, or it stays behind as a zombie.
    thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(target_os = "macos")]
fn opener() -> Command {
    Command::new("open")
}

#[cfg(windows)]
fn opener() -> Command {
    // `start` is a word of the shell; this is what stands behind it.
    let mut command = Command::new("rundll32");
    command.arg("url.dll,FileProtocolHandler");
    command
}

#[cfg(not(any(target_os = "macos", windows)))]
fn opener() -> Command {
    Command::new("xdg-open")
}
