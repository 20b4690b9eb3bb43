//! Tests over every register.
