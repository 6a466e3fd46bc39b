//! The fast reading: `serde_yaml`, steered by the expected shape.
//!
//! Where a text is expected, `deserialize_str` gives it as written. Elsewhere
//! `serde_yaml` says what it takes the scalar for, and a decimal or a flag has
//! then lost its text: such a document is left to the events. After any error
//! the crate's position can't be trusted, so nothing is mended here: the answer
//! is `None`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Node, Shape};

/// The tree, or `None` where the events must be asked.
pub fn read(text: &str, shape: &Shape) -> Option<Node> {
    // `0x10`, `0o7`, `0b1` and `+5` are integers whose text could not be told from 16, 7, 1 and 5.
    let plain_integers = !["0x", "0o", "0b", "+"].iter().any(|odd| text.contains(odd));
    let seed = Seed { shape, plain_integers };
    seed.deserialize(serde_yaml::Deserializer::from_str(text)).ok()
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    shape: &'a Shape,
    plain_integers: bool,
}

impl<'a> Seed<'a> {
    fn on(self, shape: &'a Shape) -> Seed<'a> {
        Seed { shape, ..self }
    }

    fn items(self) -> Seed<'a> {
        match self.shape {
            Shape::List(item) | Shape::Either(item, _) => self.on(item),
            _ => self.on(&Shape::Any),
        }
    }

    fn value_of(self, key: &str) -> Seed<'a> {
        match self.shape {
            Shape::Either(_, other) => self.on(other),
            Shape::Map(named, other) => {
                self.on(named.iter().find(|(name, _)| name == key).map_or(other, |(_, shape)| shape))
            }
            _ => self.on(&Shape::Any),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        match self.shape {
            Shape::Text => deserializer.deserialize_str(self),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value whose text is certain")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Scalar(text.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        if self.plain_integers { Ok(Node::Scalar(value.to_string())) } else { Err(E::custom("unsure")) }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        if self.plain_integers { Ok(Node::Scalar(value.to_string())) } else { Err(E::custom("unsure")) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(self.items())? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some(key) = access.next_key_seed(self.on(&Shape::Text))? {
            let Node::Scalar(key) = key else { return Err(A::Error::custom("a key that is no text")) };
            // Two equal keys and merges are told by the events, which have the places.
            if key == "<<" || entries.iter().any(|(name, _)| *name == key) {
                return Err(A::Error::custom("a key to be told"));
            }
            let value = access.next_value_seed(self.value_of(&key))?;
            entries.push((key, value));
        }
        Ok(Node::Map(entries))
    }
}
