//! Brings two pieces of HTML to one form, so that only what a browser would see differently counts.
//!
//! White space between parts, the order of attributes, the way a character is written and the difference between
//! `<path/>` and `<path></path>` are taken away; everything else stays.

/// The tags and words of a piece of HTML, one a line.
pub fn normal(html: &str) -> String {
    let mut lines = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(after) =
            rest.strip_prefix('<').filter(|after| after.starts_with(|c: char| c.is_alphabetic() || c == '/'))
        {
            let end = tag_end(after);
            lines.extend(tag(&after[..end]));
            rest = after.get(end + 1..).unwrap_or_default();
        } else {
            let end = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
            let words = decoded(&rest[..end]).split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                lines.push(words);
            }
            rest = &rest[end..];
        }
    }
    lines.join("\n")
}

/// Where the tag ends, not minding a `>` inside an attribute.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    tag.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })
    .unwrap_or(tag.len())
}

fn tag(inner: &str) -> Vec<String> {
    let closed = inner.ends_with('/') && !inner.starts_with('/');
    let inner = inner.trim_end_matches('/').trim();
    let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(name_end);
    let mut attributes = attributes_of(attributes);
    attributes.sort();
    let mut lines = vec![format!("<{name}{}>", attributes.concat())];
    if closed && !["input", "br", "img", "hr"].contains(&name) {
        lines.push(format!("</{name}>"));
    }
    lines
}

fn attributes_of(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = &rest[..end];
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = &quoted[..end];
            rest = quoted.get(end + 1..).unwrap_or_default();
        }
        let value = decoded(value);
        let value = if name == "class" { value.split_whitespace().collect::<Vec<_>>().join(" ") } else { value };
        found.push(format!(" {name}=\"{value}\""));
        rest = rest.trim_start();
    }
    found
}

fn decoded(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&ctdot;", "⋯"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

#[test]
fn order_and_space_do_not_count() {
    let ours = normal("<a class=\"x  y\" href=\"/\">\n  It&#39;s <b>so</b>\n</a>");
    assert_eq!(ours, normal("<a href=\"/\" class=\"x y\">It's<b>so</b></a>"));
    assert_eq!(normal("<svg><path d=\"m\"/></svg>"), normal("<svg><path d=\"m\"></path></svg>"));
}

#[test]
fn words_tags_and_values_count() {
    assert_ne!(normal("<a href=\"/\">x</a>"), normal("<a href=\"/b\">x</a>"));
    assert_ne!(normal("<a>x</a>"), normal("<a>y</a>"));
    assert_ne!(normal("<input disabled>"), normal("<input>"));
    assert_ne!(normal("<p class=\"a b\">"), normal("<p class=\"b a\">"));
}
