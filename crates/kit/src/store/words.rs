//! Looking for words in a column: the one place for it, because the engines differ in how they compare letters.

use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, SimpleExpr};

/// That a column holds these words, whatever their case; what has a meaning in patterns is taken as it stands.
pub fn contains<C: ColumnTrait>(column: C, words: &str) -> SimpleExpr {
    let mut pattern = String::from("%");
    for letter in words.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    let lower = Func::lower(Expr::col((column.entity_name(), column)));
    Expr::expr(lower).like(LikeExpr::new(pattern).escape('\\'))
}
