"""Who joins, leaves and belongs."""
