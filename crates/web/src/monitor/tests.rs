//! Every indicator reads well at first sight, in both languages, and no sentence says other than
//! the points that are drawn.
