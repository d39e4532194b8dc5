//! What is worked out from a world and stays true as long as that world stands: the search index,
//! the order of a list with its counts, a drawn picture. Made when first asked for, forgotten with
//! the world. A page that is made anew after a change pays for it once, not per request.

use domain::world::World;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Kept per type at most; beyond that the type begins anew. Addresses can ask for any number of pictures.
const MOST: usize = 256;

type Shelf = HashMap<String, Arc<dyn Any + Send + Sync>>;

#[derive(Default)]
pub(crate) struct Derived {
    shelves: RwLock<HashMap<TypeId, Shelf>>,
}

impl Derived {
    fn find<T: Any + Send + Sync>(&self, key: &str) -> Option<Arc<T>> {
        let shelves = self.shelves.read().unwrap_or_else(PoisonError::into_inner);
        shelves.get(&TypeId::of::<T>())?.get(key)?.clone().downcast().ok()
    }

    /// The value of this type under `key`. Two that ask together may both make it, which costs some
    /// time and nothing else: nobody waits for another's making.
    pub(crate) fn get<T: Any + Send + Sync>(&self, key: &str, make: impl FnOnce() -> T) -> Arc<T> {
        if let Some(found) = self.find(key) {
            return found;
        }
        let made = Arc::new(make());
        let mut shelves = self.shelves.write().unwrap_or_else(PoisonError::into_inner);
        let shelf = shelves.entry(TypeId::of::<T>()).or_default();
        if shelf.len() >= MOST {
            shelf.clear();
        }
        shelf.insert(key.to_string(), made.clone());
        made
    }
}

/// A world with what was worked out from it.
pub(crate) struct Held {
    pub(crate) world: World,
    pub(crate) pulse: store::world::Pulse,
    pub(crate) derived: Derived,
}

impl Held {
    pub(crate) fn new(world: World, pulse: store::world::Pulse) -> Held {
        Held { world, pulse, derived: Derived::default() }
    }
}

/// A world that stays as it is while someone looks at it.
#[derive(Clone)]
pub struct WorldRef(pub(crate) Arc<Held>);

impl WorldRef {
    /// What was made before, for values whose making has to wait for the store.
    pub fn find<T: Any + Send + Sync>(&self, key: &str) -> Option<Arc<T>> {
        self.0.derived.find(key)
    }

    /// A value that depends on nothing but this world, the key and the program: made once. Never one
    /// that depends on the day or on who asks.
    pub fn derived<T: Any + Send + Sync>(&self, key: &str, make: impl FnOnce() -> T) -> Arc<T> {
        self.0.derived.get(key, make)
    }
}

impl std::ops::Deref for WorldRef {
    type Target = World;
    fn deref(&self) -> &World {
        &self.0.world
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_per_type_and_key_and_a_full_shelf_begins_anew() {
        let derived = Derived::default();
        assert_eq!((*derived.get("a", || 1_u8), *derived.get("a", || 2_u8), *derived.get("b", || 3_u8)), (1, 1, 3));
        assert_eq!(*derived.get("a", || 4_u16), 4, "another type is another shelf");
        for n in 0..MOST {
            derived.get(&format!("n{n}"), || 0_u8);
        }
        assert_eq!(*derived.get("a", || 5_u8), 5);
        assert_eq!(*derived.get("a", || 6_u16), 4);
    }
}
