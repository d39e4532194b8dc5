//! The pact built into the program goes by the rules for what people type: nobody meets an error they did not make.

use domain::field::check_body;
use domain::world::fields_of;

#[test]
fn every_record_of_the_built_in_pact_could_have_been_typed() {
    let seed = seed::load().unwrap();
    let found: Vec<_> = seed
        .records
        .iter()
        .flat_map(|r| {
            check_body(fields_of(r.kind), &r.body).into_iter().map(move |e| format!("{} {}: {} {:?}", r.kind, r.id, e.field, e.problem))
        })
        .collect();
    assert!(found.is_empty(), "{} of {}: {found:#?}", found.len(), seed.records.len());
}
