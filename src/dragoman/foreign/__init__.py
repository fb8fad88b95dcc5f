"""Other people's event data: told apart by its form, read as a stream, put into our words.

A row of theirs becomes a `dragoman.foreign.rows.Foreign`: their words beside ours, with the number
of the line that it stood in. What cannot be read is a `dragoman.foreign.rows.Unread` with a reason.
Nothing here is ever counted with events that Dragoman read itself, unless somebody asks for it.
"""
