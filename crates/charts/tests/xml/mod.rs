//! A small strict reader: it refuses what an XML parser would refuse, as far as the drawings go.

/// A start tag, with the names of the elements it is in.
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    parents: Vec<String>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The attribute as a number; 0 when it is not there, as SVG has it.
    pub fn number(&self, name: &str) -> f64 {
        self.attribute(name).map_or(0.0, |value| value.parse().expect("a number"))
    }

    pub fn inside(&self, name: &str) -> bool {
        self.parents.iter().any(|parent| parent == name)
    }
}

/// Every element in order, or what is wrong.
pub fn elements(xml: &str) -> Result<Vec<Element>, String> {
    let (mut found, mut open, mut rest) = (Vec::new(), Vec::<String>::new(), xml);
    while let Some(at) = rest.find('<') {
        text(&rest[..at])?;
        let end = rest.find('>').ok_or("a tag does not end")?;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let element = start(tag, open.clone())?;
        if !empty {
            open.push(element.name.clone());
        }
        found.push(element);
    }
    if open.is_empty() && rest.is_empty() { Ok(found) } else { Err(format!("{open:?} not closed")) }
}

fn start(tag: &str, parents: Vec<String>) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (name, after) =
            rest.split_once("=\"").ok_or_else(|| format!("<{tag}> has an attribute without a value"))?;
        let (value, after) = after.split_once('"').ok_or_else(|| format!("<{tag}> has an open quotation"))?;
        text(value)?;
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(format!("<{tag}> has an attribute called {name:?}"));
        }
        if attributes.iter().any(|(other, _)| other == name) {
            return Err(format!("<{tag}> has {name} twice"));
        }
        attributes.push((name.into(), value.into()));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Ok(Element { name: name.into(), attributes, parents })
}

fn text(text: &str) -> Result<(), String> {
    for part in text.split('&').skip(1) {
        if !["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|entity| part.starts_with(entity)) {
            return Err(format!("a bare & in {text:?}"));
        }
    }
    match text.chars().find(|c| matches!(c, '<' | '>') || c.is_control()) {
        Some(c) => Err(format!("{c:?} in {text:?}")),
        None => Ok(()),
    }
}
