"""Maps: boundaries, the projection, what lies within the frame, the places drawn on it."""
