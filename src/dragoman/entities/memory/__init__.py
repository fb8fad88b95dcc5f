"""What a document has told so far of people, groups and things."""
