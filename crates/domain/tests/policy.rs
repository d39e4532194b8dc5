//! The policy as a file: a change of who may do what is a difference a policy officer can read.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may stop, and this one compares a file")]

use std::path::Path;

#[test]
fn the_permission_file_is_the_policy() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/permissions.txt");
    let policy = domain::permission::policy_table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &policy).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(kept, policy, "the policy changed: run with UPDATE=1 and let someone read the difference");
}
